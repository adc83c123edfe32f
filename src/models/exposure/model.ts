/**
 * Exposure of a release: who meets it when, what a gate can see, and what a fault costs until it is taken back.
 *
 * Harm = share of requests that meet the version × share of those it fails × time, in failed requests or in minutes of
 * full outage. A gate counts failed requests of the new version: it stops at the k-th, and passes only after a minimum
 * time and a minimum sample. Counts are taken as Poisson (independent requests, constant rate).
 *
 * Sources: our own arithmetic; the rolling update is that of `models/deployment-rollout`. Not modeled: sticky sessions, retries by callers, faults that
 * grow with time, propagation of membership, image pulls.
 */
import { checkout as example } from '../../contract/worked-example';
import { resolveFenceposts, rolloutTimeline } from '../deployment-rollout/model';
import { poisson, seeded } from '../random/model';

/** A service and its objective. */
export interface Service {
  readonly perSecond: number;
  readonly objective: number;
  /** Length of the objective's window. */
  readonly days: number;
}

/** One step of a staircase; all numbers are chosen. */
export interface Step {
  /** Share of requests on the new version, 0 to 1. */
  readonly share: number;
  readonly minMinutes: number;
  readonly minSample: number;
  /** The failed request of this number ends the release. */
  readonly stopAt: number;
}

/** Minutes of full outage in the budget. */
export function budgetMinutes({ objective, days }: Service): number {
  return Number((1 - objective).toPrecision(12)) * days * 24 * 60;
}

/** Failed requests in the budget. */
export function budgetRequests(service: Service): number {
  return budgetMinutes(service) * 60 * service.perSecond;
}

/** Part of the budget that a share of requests spends at an error ratio for some minutes, 0 to 1 and above. */
export function budgetSpent(share: number, errorRatio: number, minutes: number, service: Service): number {
  return (share * errorRatio * minutes) / budgetMinutes(service);
}

/** Requests on the new version during a step's minimum time. */
export function requestsInStep({ share, minMinutes }: Step, { perSecond }: Service): number {
  return share * perSecond * minMinutes * 60;
}

/** Minutes until a share of the traffic has given a sample. */
export function minutesForSample(sample: number, share: number, perSecond: number): number {
  return sample / (share * perSecond * 60);
}

/** Chance of at least `k` events when `mean` are expected. */
export function atLeast(k: number, mean: number): number {
  let term = Math.exp(-mean);
  let below = 0;
  for (let n = 0; n < k; n += 1) {
    below += term;
    term *= mean / (n + 1);
  }
  return Math.max(0, 1 - below);
}

/** Share of releases that some gate stops when each looks once, at the end of its minimum time. */
export function stoppedAtEnds(errorRatio: number, steps: readonly Step[], service: Service): number {
  return 1 - steps.reduce((pass, step) => pass * (1 - atLeast(step.stopAt, requestsInStep(step, service) * errorRatio)), 1);
}

/**
 * The same when a gate looks every minute at a window as long as its step, which in the first looks reaches back into the
 * step before. Simulated: `releases` drawn from `seed`.
 */
export function stoppedByLooks(errorRatio: number, steps: readonly Step[], { perSecond }: Service, { releases, seed }: { readonly releases: number; readonly seed: number }): number {
  const random = seeded(seed);
  const stopped = (): boolean => {
    const byMinute: number[] = [];
    return steps.some(({ share, minMinutes, stopAt }) => {
      for (let minute = 0; minute < minMinutes; minute += 1) {
        byMinute.push(poisson(random, share * perSecond * 60 * errorRatio));
        if (byMinute.slice(-minMinutes).reduce((sum, failed) => sum + failed, 0) >= stopAt) return true;
      }
      return false;
    });
  };
  let stops = 0;
  for (let release = 0; release < releases; release += 1) stops += Number(stopped());
  return stops / releases;
}

/** Share of releases that are stopped in a step or an earlier one, each gate looking at its end. */
export function stoppedBy(index: number, errorRatio: number, steps: readonly Step[], service: Service): number {
  return stoppedAtEnds(errorRatio, steps.slice(0, index + 1), service);
}

/** Smallest count that a version at the error ratio `usual` reaches within `requests` with a chance of at most `falseStop`. */
export function stopCount(requests: number, usual: number, falseStop: number): number {
  let k = 1;
  while (atLeast(k, requests * usual) > falseStop) k += 1;
  return k;
}

/** Error ratio of a version that reaches `k` failed requests within `requests` with a chance of `power`. */
export function visibleRatio(k: number, requests: number, power: number): number {
  let [low, high] = [0, 1];
  for (let i = 0; i < 60; i += 1) {
    const middle = (low + high) / 2;
    if (atLeast(k, requests * middle) < power) low = middle;
    else high = middle;
  }
  return high;
}

/** Rule of three: highest error ratio that `clean` requests without a failure leave possible, at 95% confidence. */
export function ruleOfThree(clean: number): number {
  return 3 / clean;
}

/** Chance that a visit of some requests meets the new version at least once, each request balanced on its own. */
export function visitsExposed(share: number, requests: number): number {
  return 1 - (1 - share) ** requests;
}

/** How long a verdict and its effect take. */
export interface Delays {
  /** Longest wait for the next look at the count. */
  readonly lookMinutes: number;
  /** From the verdict until no request reaches the new version. */
  readonly abortMinutes: number;
}

/** How a release with a constant fault ends. */
export interface Ending {
  /** Index of the step whose gate stops it; `null` when it passes all. */
  readonly step: number | null;
  /** Minute of the last request on the new version; for a release that passes, end of the last step. */
  readonly minutes: number;
  /** Failed requests on the new version until then. */
  readonly failed: number;
  /** Of the budget, 0 to 1. */
  readonly spent: number;
}

/**
 * Expected course of a release whose new version fails a constant share of its requests.
 * Failures arrive evenly; a step stops the release if `stopAt` of them fall into its minimum time.
 */
export function ending(errorRatio: number, steps: readonly Step[], service: Service, delays: Delays): Ending {
  let minutes = 0;
  let failed = 0;
  const result = (step: number | null): Ending => ({ step, minutes, failed, spent: failed / budgetRequests(service) });
  for (const [index, step] of steps.entries()) {
    const perMinute = step.share * service.perSecond * 60 * errorRatio;
    const untilStop = step.stopAt / perMinute;
    if (untilStop <= step.minMinutes) {
      const exposed = untilStop + delays.lookMinutes + delays.abortMinutes;
      minutes += exposed;
      failed += exposed * perMinute;
      return result(index);
    }
    minutes += step.minMinutes;
    failed += step.minMinutes * perMinute;
  }
  return result(null);
}

/** Share of requests on the new version from a minute on, until the next entry. */
export interface Exposure {
  readonly from: number;
  readonly share: number;
}

/** The staircase as a curve, then everyone. */
export function staircase(steps: readonly Step[]): readonly Exposure[] {
  let from = 0;
  const curve = steps.map(({ share, minMinutes }) => {
    const entry = { from, share };
    from += minMinutes;
    return entry;
  });
  return [...curve, { from, share: 1 }];
}

/** Minutes of full exposure up to a moment: the area under the curve. */
export function exposedMinutes(curve: readonly Exposure[], until: number): number {
  return curve.reduce((sum, { from, share }, index) => {
    const to = Math.min(until, curve[index + 1]?.from ?? Infinity);
    return to > from ? sum + (to - from) * share : sum;
  }, 0);
}

/** Share at a moment. */
export function shareAt(curve: readonly Exposure[], minute: number): number {
  return curve.reduce((share, entry) => (entry.from <= minute ? entry.share : share), 0);
}

/** A rolling update with resolved counts. */
export interface RollingUpdate {
  readonly replicas: number;
  readonly surge: number;
  readonly unavailable: number;
  readonly startSeconds: number;
  readonly minReadySeconds: number;
}

/** A finished rolling update. */
export interface RolledOut {
  /** Share of ready pods that are new, by minute. */
  readonly curve: readonly Exposure[];
  readonly completeSeconds: number;
  readonly maxPods: number;
  readonly minAvailable: number;
}

/**
 * Walks one rolling update; every new pod takes the same time, and ready pods share requests evenly.
 * @throws RangeError with the API’s reason when the settings are refused.
 */
export function rollOut({ replicas, surge, unavailable, startSeconds, minReadySeconds }: RollingUpdate): RolledOut {
  const walked = rolloutTimeline({ replicas, maxSurge: surge, maxUnavailable: unavailable, readinessDelaySeconds: startSeconds, minReadySeconds, progressDeadlineSeconds: Number.MAX_SAFE_INTEGER });
  return {
    curve: walked.curve.filter(({ share }) => share > 0).map(({ second, share }) => ({ from: second / 60, share })),
    completeSeconds: walked.completeAtSeconds ?? Infinity, maxPods: walked.maxTotalPods, minAvailable: walked.minAvailablePods,
  };
}

/** Two ways to roll *checkout* out without a gate: the defaults of a Deployment (1.37), and clause V9. */
export const checkoutRollouts = {
  defaults: { replicas: example.replicas, ...resolveFenceposts(example.replicas, '25%', '25%'), startSeconds: example.startSeconds, minReadySeconds: 0 },
  oneAtATime: {
    replicas: example.replicas, surge: example.maxSurge, unavailable: example.maxUnavailable, startSeconds: example.startSeconds, minReadySeconds: example.minReadySeconds,
  },
} as const satisfies Readonly<Record<string, RollingUpdate>>;

/** *checkout*, its four gates, its delays; all chosen. */
export const checkout = {
  service: { perSecond: example.rate, objective: example.objective, days: example.objectiveDays },
  steps: [
    { share: 0.01, minMinutes: 10, minSample: 250, stopAt: 3 },
    { share: 0.05, minMinutes: 15, minSample: 2_000, stopAt: 7 },
    { share: 0.25, minMinutes: 15, minSample: 10_000, stopAt: 21 },
    { share: 0.5, minMinutes: 30, minSample: 40_000, stopAt: 62 },
  ],
  delays: { lookMinutes: 1, abortMinutes: 1 },
  /** Highest chance per gate that a version at exactly the objective is stopped. */
  falseStop: 0.01,
  power: 0.8,
  /** Clause V4: decision to recovery. */
  undoMinutes: example.undoMinutes,
  /** Shares of requests that the bad versions of the examples fail. */
  faults: [0.2, 0.02, 0.005, 0.0025, 0.0017],
} as const satisfies { service: Service; steps: readonly Step[]; delays: Delays; falseStop: number; power: number; undoMinutes: number; faults: readonly number[] };

/** The emergency lane of *checkout*: two gates of two minutes, for a fix that cannot wait for four; all chosen. */
export const emergencyLane = [
  { share: 0.05, minMinutes: 2, minSample: 250, stopAt: 3 },
  { share: 0.25, minMinutes: 2, minSample: 1_300, stopAt: 6 },
] as const satisfies readonly Step[];

/** A service with 2 requests/s: fewer and larger steps, about an hour. */
export const thin = {
  service: { perSecond: 2, objective: 0.999, days: 28 },
  steps: [
    { share: 0.1, minMinutes: 25, minSample: 250, stopAt: 3 },
    { share: 0.5, minMinutes: 35, minSample: 1_900, stopAt: 7 },
  ],
} as const satisfies { service: Service; steps: readonly Step[] };
