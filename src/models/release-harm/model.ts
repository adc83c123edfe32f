/**
 * Harm of one bad release, in minutes of full outage and in failed requests.
 *
 * Harm = share of requests that meet the version × share of those it fails × minutes until users are back on the old
 * one. Exposure is taken as constant, so the ramp at both ends is left out. Not modeled: damage to data, repeats by
 * callers, requests of unequal value.
 *
 * Source of the alert rule: the burn-rate alerts of kubernetes-mixin (14.4 × the error budget over one hour).
 */
import { checkout as example } from '../../contract/worked-example';

/** One bad release, from its first request to the last one it fails. */
export interface BadRelease {
  /** Share of all requests that meet the version, 0 to 1. */
  readonly share: number;
  /** Share of those requests that it fails, 0 to 1. */
  readonly errorRatio: number;
  /** From the first request to users being back on the old version. */
  readonly minutes: number;
}

/** Harm in minutes of full outage. */
export function outageMinutes({ share, errorRatio, minutes }: BadRelease): number {
  return share * errorRatio * minutes;
}

/**
 * Minutes of full outage that an objective allows.
 * @param objective share of good requests, such as 0.999.
 * @param days length of the window.
 */
export function budgetMinutes(objective: number, days: number): number {
  return (1 - objective) * days * 24 * 60;
}

/** Requests that met the version, and those it failed. */
export function requestsOf({ share, errorRatio, minutes }: BadRelease, perSecond: number): { readonly seen: number; readonly failed: number } {
  const seen = share * perSecond * minutes * 60;
  return { seen, failed: seen * errorRatio };
}

/** How many times less harm `better` does than `worse`. */
export function timesLess(worse: BadRelease, better: BadRelease): number {
  return outageMinutes(worse) / outageMinutes(better);
}

/**
 * Minutes until a burn-rate alert fires, when errors start at a constant ratio and were zero before.
 * @param errorRatio of the whole service, 0 to 1.
 * @param objective share of good requests.
 * @param burn multiple of the budget at which the alert fires, 14.4 for the fastest page.
 * @param windowMinutes long window of that alert, 60 for the fastest page.
 * @returns `Infinity` if the ratio never reaches the threshold.
 */
export function alertAfter(errorRatio: number, objective: number, burn: number, windowMinutes: number): number {
  const threshold = burn * (1 - objective);
  return errorRatio < threshold ? Infinity : (threshold / errorRatio) * windowMinutes;
}

/**
 * Chance that a visit meets the version at least once.
 * @param share of requests that go to it, each balanced on its own, without stickiness.
 * @param requests in the visit.
 */
export function chanceToMeet(share: number, requests: number): number {
  return 1 - (1 - share) ** requests;
}

/** Highest rate of bad releases that `clean` clean ones in a row leave possible, at 95% confidence. */
export function rateLeftPossible(clean: number): number {
  return 1 - 0.05 ** (1 / clean);
}

/** *checkout* and one fault, released in two ways; all values chosen. */
export const checkoutRelease = {
  perSecond: example.rate,
  objective: example.objective,
  days: example.objectiveDays,
  everyone: { share: 1, errorRatio: 0.2, minutes: 30 },
  trial: { share: 0.05, errorRatio: 0.2, minutes: 10 },
  /** Clause V4: decision to recovery. */
  undoMinutes: example.undoMinutes,
  /** Default step of clause V2. */
  stepMinutes: 15,
} as const satisfies { readonly everyone: BadRelease; readonly trial: BadRelease } & Readonly<Record<string, unknown>>;
