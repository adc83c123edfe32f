/**
 * The recovery clock: how long a bad version keeps meeting users, and what that costs in minutes of full outage.
 *
 * Recovery = detect + decide + act + converge. Harm = share of requests that meet the version × share of those it fails
 * × minutes. The share is constant until the lever is pulled and falls while a Deployment replaces its pods.
 *
 * `replacePods` follows the sync of the Deployment controller (kubernetes/kubernetes, pkg/controller/deployment/rolling.go):
 * first add new pods up to replicas + surge, then remove old ones down to replicas − unavailable. Not modeled: creation in
 * batches, image pulls beyond the start time, pods that finish requests after they were removed, a changing replica count.
 */
import { checkout as example } from '../../contract/worked-example';

/** The four parts of a recovery, in minutes. */
export interface Clock {
  /** From the first failed request until somebody or something is told. */
  readonly detect: number;
  /** Until it is settled which lever to pull. */
  readonly decide: number;
  /** Until the lever has been pulled for good. */
  readonly act: number;
  /** Until no request meets the bad version. */
  readonly converge: number;
}

/** What the bad version does, each 0 to 1. */
export interface Fault {
  /** Share of all requests that meet it. */
  readonly share: number;
  /** Share of those that fail. */
  readonly errorRatio: number;
}

/** How a Deployment is told to replace its pods, as counts, not percentages. */
export interface Pace {
  readonly replicas: number;
  readonly maxSurge: number;
  readonly maxUnavailable: number;
  /** From creation to ready. */
  readonly startSeconds: number;
  readonly minReadySeconds: number;
}

/** A stretch of time in which nothing changes. Counts are pods that serve. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly bad: number;
  readonly good: number;
}

/** The replacement of all pods of a bad version by pods of the previous one. */
export interface Replacement {
  readonly stretches: readonly Stretch[];
  /** Seconds until no pod of the bad version serves. */
  readonly offSeconds: number;
  /** Seconds until all pods of the previous version count as available. */
  readonly doneSeconds: number;
  /** Seconds of complete exposure that the falling share adds up to. */
  readonly exposureSeconds: number;
  /** Fewest pods of either version that serve at one time. */
  readonly fewestServing: number;
  /** Most pods at one time, without those that are terminating. */
  readonly mostPods: number;
}

/** Minutes from the first failed request until no request meets the bad version. */
export function recoveryMinutes({ detect, decide, act, converge }: Clock): number {
  return detect + decide + act + converge;
}

/** Minutes of full outage: share × error ratio × minutes. */
export function outageMinutes({ share, errorRatio }: Fault, minutes: number): number {
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

/**
 * Minutes until the fastest burn-rate page (14.4 × the budget, over one hour, kubernetes-mixin) reaches its threshold.
 * The alert's `for:` and the way to the phone come on top.
 * @returns `Infinity` if the ratio never reaches it.
 */
export function pageAfter(errorRatio: number, objective: number): number {
  const threshold = 14.4 * (1 - objective);
  return errorRatio < threshold ? Infinity : (threshold / errorRatio) * 60;
}

/**
 * Replaces every pod of a bad version, all of which serve at the start.
 * @throws RangeError where nothing could move, or a count is not a whole number.
 */
export function replacePods({ replicas, maxSurge, maxUnavailable, startSeconds, minReadySeconds }: Pace): Replacement {
  if (![replicas, maxSurge, maxUnavailable].every((count) => Number.isInteger(count) && count >= 0) || replicas === 0) throw new RangeError('replicas, maxSurge and maxUnavailable are whole numbers, replicas at least 1');
  if (maxSurge + maxUnavailable === 0) throw new RangeError('maxSurge and maxUnavailable cannot both be 0');
  const fewestAllowed = replicas - Math.min(maxUnavailable, replicas);
  const batches: { readonly count: number; readonly ready: number; readonly available: number }[] = [];
  const stretches: Stretch[] = [];
  const countOf = (at: 'ready' | 'available', now: number): number => batches.filter((batch) => batch[at] <= now).reduce((sum, { count }) => sum + count, 0);
  let bad = replicas;
  let now = 0;
  let created = 0;
  let mostPods = replicas;
  for (;;) {
    for (;;) {
      const add = Math.min(replicas + maxSurge - bad - created, replicas - created);
      if (add > 0) {
        batches.push({ count: add, ready: now + startSeconds, available: now + startSeconds + minReadySeconds });
        created += add;
        mostPods = Math.max(mostPods, bad + created);
        continue;
      }
      const available = countOf('available', now);
      const remove = Math.min(bad, bad + created - fewestAllowed - (created - available), bad + available - fewestAllowed);
      if (remove <= 0) break;
      bad -= remove;
    }
    const next = Math.min(...batches.flatMap(({ ready, available }) => [ready, available]).filter((time) => time > now));
    if (next === Infinity) break;
    stretches.push({ from: now, to: next, bad, good: countOf('ready', now) });
    now = next;
  }
  return {
    stretches,
    offSeconds: stretches.find((stretch) => stretch.bad === 0)?.from ?? now,
    doneSeconds: now,
    exposureSeconds: stretches.reduce((sum, { from, to, bad: old, good }) => sum + (old === 0 ? 0 : ((to - from) * old) / (old + good)), 0),
    fewestServing: Math.min(...stretches.map(({ bad: old, good }) => old + good)),
    mostPods,
  };
}

/** Minutes of full outage of one recovery in which a Deployment converges at `pace`. */
export function harmOf(fault: Fault, clock: Omit<Clock, 'converge'>, pace: Pace): number {
  return outageMinutes(fault, recoveryMinutes({ ...clock, converge: replacePods(pace).exposureSeconds / 60 }));
}

/** Days of releases that the kept revisions reach back. */
export function daysKept(revisions: number, releasesPerDay: number): number {
  return revisions / releasesPerDay;
}

const checkout = { replicas: example.replicas, startSeconds: example.startSeconds } as const;

/** Ways to replace the ten pods of *checkout*. The first is what clause V9 sets for a release; all but the second are chosen. */
export const paces = {
  release: { ...checkout, maxSurge: example.maxSurge, maxUnavailable: example.maxUnavailable, minReadySeconds: example.minReadySeconds },
  defaults: { ...checkout, maxSurge: 3, maxUnavailable: 2, minReadySeconds: 0 },
  noWait: { ...checkout, maxSurge: 1, maxUnavailable: 0, minReadySeconds: 0 },
  back: { ...checkout, maxSurge: 1, maxUnavailable: 3, minReadySeconds: 0 },
} as const satisfies Readonly<Record<string, Pace>>;

/** One fault of *checkout*: everybody meets it, every fifth request fails. Chosen. */
export const fault = { share: 1, errorRatio: 0.2 } as const satisfies Fault;

/** Objective of *checkout*. Chosen. */
export const objective = { share: example.objective, days: example.objectiveDays } as const;

const detect = pageAfter(fault.errorRatio, objective.share);

/** The same fault, recovered twice. Decide and act are chosen: replace them by the minutes of your last drill. */
export const recoveries = {
  unrehearsed: { clock: { detect, decide: 15, act: 6 }, pace: paces.release },
  rehearsed: { clock: { detect, decide: 1, act: 1 }, pace: paces.back },
} as const satisfies Readonly<Record<string, { readonly clock: Omit<Clock, 'converge'>; readonly pace: Pace }>>;
