import type { Tier } from './types';

/**
 * What a tier decides besides the levels of the clauses, which stand with the clauses and are derived from there.
 * Every number is chosen: replace it by your own, and keep the order between the tiers.
 */
export interface TierTerms {
  /** The consequence of one hour of outage that puts a service here; the first that applies decides. */
  readonly decides: string;
  /** Objective over 28 days, as a share of good answers. */
  readonly objective: number;
  readonly onCall: string;
  /** Fastest pace from the first user to all. */
  readonly exposure: string;
  /** Who grants a waiver, and how long that takes. */
  readonly waiver: { readonly by: string; readonly within: string };
  /** What an expired waiver leads to besides counting as unmet; never an act on what runs. */
  readonly expired: string;
  /** Waivers a service may hold at once. */
  readonly waiversAtMost: number;
  readonly review: string;
}

/** Terms of each tier, all chosen. */
export const tierTerms: { readonly [T in Tier]: TierTerms } = {
  1: {
    decides: 'The business stops or somebody is harmed; or a tier 1 service calls it synchronously without a tested fallback',
    objective: 0.999, onCall: 'day and night, 5 min', exposure: 'four gates, 70 min',
    waiver: { by: 'the person whose customers pay, in one conversation', within: 'a day' }, waiversAtMost: 3, expired: 'normal releases stop, fixes go', review: 'each quarter, with a drill',
  },
  2: {
    decides: 'Users feel it, and it can be made good the same day',
    objective: 0.995, onCall: 'day and night, 15 min', exposure: 'one gate, then all',
    waiver: { by: 'service owner, by merge', within: 'minutes' }, waiversAtMost: 5, expired: 'a warning at each apply', review: 'twice a year',
  },
  3: {
    decides: 'A known few are annoyed, and agreed to it',
    objective: 0.98, onCall: 'working hours', exposure: 'a rolling update',
    waiver: { by: 'service owner, by merge', within: 'minutes' }, waiversAtMost: 10, expired: 'a warning at each apply', review: 'when it changes tier',
  },
};

/** Minutes of full outage that an objective leaves in 28 days. */
export function budgetMinutes(objective: number): number {
  return (1 - objective) * 28 * 24 * 60;
}

/** How a caller depends on a callee: `optional` means a deadline and a fallback that a test has proven. */
export interface TierCall {
  readonly from: string;
  readonly to: string;
  readonly how: 'waits' | 'later' | 'optional';
}

/**
 * The tier each service ends up in: its declared one, or that of its most critical caller that waits, over any number of hops.
 * @throws Error for a call between services that declare no tier.
 */
export function inheritedTiers(declared: Readonly<Record<string, Tier>>, calls: readonly TierCall[]): Readonly<Record<string, Tier>> {
  const tier = new Map(Object.entries(declared));
  for (const { from, to } of calls) {
    for (const [name, verb] of [[from, 'calls'], [to, 'is called']] as const) if (!tier.has(name)) throw new Error(`"${name}" ${verb} and has no declared tier`);
  }
  // One pass per service reaches the end of the longest chain, circles included: a tier only ever gets more critical.
  for (let pass = 0; pass < tier.size; pass += 1) {
    for (const { from, to, how } of calls) {
      const [caller, callee] = [tier.get(from), tier.get(to)];
      if (how === 'waits' && caller !== undefined && callee !== undefined && caller < callee) tier.set(to, caller);
    }
  }
  return Object.fromEntries(tier);
}
