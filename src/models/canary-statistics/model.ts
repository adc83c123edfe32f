/**
 * What a canary's sample can prove: bounds behind few or no failures, sample and power of a comparison with a control,
 * false alarms over several metrics and looks, and how often an abort is right.
 *
 * Errors are shares of requests, 0 to 1. Tests are one-sided: only “worse” stops a release. Requests are independent
 * unless a function says otherwise; both arms run at the same time.
 *
 * Sources: exact bounds after Clopper and Pearson (1934), the rule of three is their limit for zero of n; sample and power
 * of two proportions by the normal approximation with the pooled variance under “no difference”, the formula of
 * `power.prop.test` in R; family-wise levels after Bonferroni and Šidák; effect of clustered requests after Kish (1965).
 * The normal quantile is found by Newton's method on the distribution function and agrees with Wichura's algorithm
 * AS 241 (1988) to 1e-9 relative. Not modeled: faults that grow with time, retries by callers, scrape and evaluation delay.
 */
import { seeded } from '../random/model';

/** Density of the standard normal distribution. */
const density = (x: number): number => Math.exp(-(x * x) / 2) / Math.sqrt(2 * Math.PI);

/** Chance that a standard normal value is at most `x`; by its power series, or its continued fraction in the tails. */
export function normalBelow(x: number): number {
  if (Math.abs(x) > 4) {
    // Laplace's continued fraction of the upper tail.
    let fraction = Math.abs(x);
    for (let k = 60; k > 0; k -= 1) fraction = Math.abs(x) + k / fraction;
    const tail = density(x) / fraction;
    return x < 0 ? tail : 1 - tail;
  }
  let term = x;
  let sum = x;
  for (let k = 3; Math.abs(term) > 1e-17; k += 2) {
    term *= (x * x) / k;
    sum += term;
  }
  return 0.5 + sum * density(x);
}

/**
 * Value that a standard normal variable stays below with chance `p`.
 * @throws RangeError unless 0 < p < 1.
 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`a normal quantile needs a chance between 0 and 1, got ${p}`);
  if (p > 0.5) return -normalQuantile(1 - p);
  let x = p > 0.02 ? 0 : -Math.sqrt(-2 * Math.log(p));
  for (let i = 0; i < 60; i += 1) {
    const step = (normalBelow(x) - p) / density(x);
    // Bounded, so that a flat tail cannot throw it out.
    x -= Math.max(-1, Math.min(1, step));
    if (Math.abs(step) < 1e-14) break;
  }
  return x;
}

/** Solves a growing yes-or-no question on 0 to 1: the smallest share at which `reached` holds. */
function smallestShare(reached: (share: number) => boolean, low = 0, high = 1, halvings = 100): number {
  for (let i = 0; i < halvings; i += 1) {
    const middle = (low + high) / 2;
    if (reached(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** Chance of at most `k` failures in `n` requests at the error ratio `p`, exact. */
export function atMost(k: number, n: number, p: number): number {
  if (k < 0) return 0;
  if (k >= n || p <= 0) return 1;
  if (p >= 1) return 0;
  // Sum from the larger end by logarithms, so that (1 − p)^n may be smaller than any double.
  let log = n * Math.log1p(-p);
  let sum = Math.exp(log);
  for (let i = 1; i <= k; i += 1) {
    log += Math.log((n - i + 1) / i) + Math.log(p / (1 - p));
    sum += Math.exp(log);
  }
  return Math.min(1, sum);
}

/** Highest error ratio that `k` failures in `n` requests leave possible, one-sided and exact (Clopper–Pearson). */
export function upperBound(k: number, n: number, confidence = 0.95): number {
  if (k >= n) return 1;
  return smallestShare((p) => atMost(k, n, p) <= 1 - confidence);
}

/** Lowest error ratio that they leave possible, one-sided and exact. */
export function lowerBound(k: number, n: number, confidence = 0.95): number {
  if (k <= 0) return 0;
  return smallestShare((p) => 1 - atMost(k - 1, n, p) >= 1 - confidence);
}

/** The bound behind zero failures in the head, at 95%: 3 ÷ n. Slightly high, never low. */
export function ruleOfThree(n: number): number {
  return 3 / n;
}

/** A comparison of a canary with a control. */
export interface Comparison {
  /** Error ratio of the old version. */
  readonly baseline: number;
  /** Error ratio of the new version that has to be noticed; above `baseline`. */
  readonly regression: number;
  /** Chance of stopping a version that is no worse, for this one test; 0.05 unless set. */
  readonly falseAlarm?: number;
  /** Requests on the control for each request on the canary; 1 unless set, `Infinity` for a baseline known without error. */
  readonly controlPerCanary?: number;
}

interface Spreads {
  /** Standard deviation of the difference, times √n, if there is no difference. */
  readonly none: number;
  /** The same at the regression. */
  readonly real: number;
}

function spreads({ baseline, regression, controlPerCanary = 1 }: Comparison): Spreads {
  const share = 1 / controlPerCanary;
  const pooled = Number.isFinite(controlPerCanary) ? (regression + controlPerCanary * baseline) / (1 + controlPerCanary) : baseline;
  return {
    none: Math.sqrt(pooled * (1 - pooled) * (1 + share)),
    real: Math.sqrt(regression * (1 - regression) + baseline * (1 - baseline) * share),
  };
}

/**
 * Requests the canary needs to show a regression, by the normal approximation.
 * @param power chance of stopping a release that has it.
 * @returns not rounded; `Infinity` when there is no difference to show.
 */
export function sampleNeeded(comparison: Comparison, power = 0.8): number {
  const { baseline, regression, falseAlarm = 0.05 } = comparison;
  const gap = regression - baseline;
  if (gap <= 0) return Infinity;
  const { none, real } = spreads(comparison);
  const root = -normalQuantile(falseAlarm) * none + normalQuantile(power) * real;
  return root <= 0 ? 0 : (root / gap) ** 2;
}

/** Chance that a sample on the canary stops a release with this regression, by the normal approximation. */
export function powerOf(comparison: Comparison, sample: number): number {
  const { baseline, regression, falseAlarm = 0.05 } = comparison;
  const { none, real } = spreads(comparison);
  if (real === 0) return regression > baseline ? 1 : 0;
  return normalBelow((Math.sqrt(sample) * (regression - baseline) + normalQuantile(falseAlarm) * none) / real);
}

/** Smallest error ratio of the canary that a sample shows with this power. */
export function visibleRegression({ baseline, ...rest }: Omit<Comparison, 'regression'>, sample: number, power = 0.8): number {
  return smallestShare((regression) => powerOf({ ...rest, baseline, regression }, sample) >= power, baseline, 1);
}

/** Difference of canary and control in standard errors; for equal arms and rare failures (a − b) ÷ √(a + b). */
export function standardErrors(failedCanary: number, canary: number, failedControl: number, control: number): number {
  const pooled = (failedCanary + failedControl) / (canary + control);
  const spread = Math.sqrt(pooled * (1 - pooled) * (1 / canary + 1 / control));
  return spread === 0 ? 0 : (failedCanary / canary - failedControl / control) / spread;
}

/** Failed requests at which the canary is stopped, if the control of the same size failed `control` of `sample`; one more than `sample` if not even that many stop it. */
export function stopsAt(control: number, sample: number, falseAlarm = 0.05): number {
  const limit = -normalQuantile(falseAlarm);
  let k = control;
  while (k <= sample && standardErrors(k, sample, control, sample) <= limit) k += 1;
  return k;
}

/**
 * Chance that the test of two equal arms stops, summed over all outcomes instead of approximated.
 * With `regression` equal to `baseline` it is the true chance of a false alarm.
 */
export function exactStop({ baseline, regression, falseAlarm = 0.05 }: Omit<Comparison, 'controlPerCanary'>, sample: number): number {
  const mean = baseline * sample;
  const last = Math.min(sample, Math.ceil(mean + 12 * Math.sqrt(mean) + 25));
  let chance = 0;
  for (let control = 0; control <= last; control += 1) {
    const here = atMost(control, sample, baseline) - atMost(control - 1, sample, baseline);
    if (here < 1e-12) continue;
    chance += here * (1 - atMost(stopsAt(control, sample, falseAlarm) - 1, sample, regression));
  }
  return chance;
}

/** The test of two equal arms as a sum over all outcomes: smallest regression that a sample shows with this power. */
export function exactVisible({ baseline, falseAlarm }: Omit<Comparison, 'regression' | 'controlPerCanary'>, sample: number, power = 0.8): number {
  return smallestShare((regression) => exactStop({ baseline, regression, falseAlarm }, sample) >= power, baseline, 1, 30);
}

/**
 * Chance that the test of two equal arms stops a version that is no worse, when pods of one version differ.
 * A node, a zone or a noisy neighbor multiplies the share of a pod by a factor of standard deviation `podSpread`, for as long
 * as it lives; the requests of an arm are spread evenly over its `pods`. The variance of the difference, in units of the
 * test's own, grows from 1 to 1 + n × p ÷ (1 − p) × podSpread² ÷ pods. Normal approximation.
 */
export function falseAbortAcrossPods({ baseline, falseAlarm = 0.05 }: Omit<Comparison, 'regression' | 'controlPerCanary'>, sample: number, { pods, podSpread }: { readonly pods: number; readonly podSpread: number }): number {
  return normalBelow(normalQuantile(falseAlarm) / Math.sqrt(1 + ((sample * baseline) / (1 - baseline)) * (podSpread ** 2 / pods)));
}

/** Chance that at least one of `metrics` independent tests stops a release that is no worse. */
export function falseAborts(metrics: number, falseAlarm: number): number {
  return 1 - (1 - falseAlarm) ** metrics;
}

/** Level for each test so that all together stay at `family`, whatever their dependence. */
export function bonferroni(family: number, metrics: number): number {
  return family / metrics;
}

/** The same for independent tests: a little wider. */
export function sidak(family: number, metrics: number): number {
  return 1 - (1 - family) ** (1 / metrics);
}

/** Minutes until a share of the traffic has given a sample. */
export function minutesForSample(sample: number, share: number, perSecond: number): number {
  return sample / (share * perSecond * 60);
}

/** Visitors who keep one version, so that their requests are alike. */
export interface Visits {
  readonly requestsPerVisit: number;
  /** Correlation of failures within a visit: 0 if they are independent, 1 if a visit fails as a whole. */
  readonly alike: number;
}

/** Factor by which requests of the same visit are worth less than independent ones: 1 + (m − 1) × correlation. */
export function designEffect({ requestsPerVisit, alike }: Visits): number {
  return 1 + (requestsPerVisit - 1) * alike;
}

/** Visits that carry the evidence of `sample` independent requests. */
export function visitsNeeded(sample: number, visits: Visits): number {
  return (sample * designEffect(visits)) / visits.requestsPerVisit;
}

/** Share of aborts that stop a release which is worse. */
export function abortPrecision(badShare: number, power: number, falseAbort: number): number {
  const right = badShare * power;
  return right / (right + (1 - badShare) * falseAbort);
}

/** Largest chance of a false abort that keeps this precision. */
export function falseAbortFor(precision: number, badShare: number, power: number): number {
  return ((badShare * power) / (1 - badShare)) * ((1 - precision) / precision);
}

export type Verdict = 'pass' | 'fail' | 'inconclusive' | 'no data';

/** One arm at the end of a step; `null` when the query returned nothing. */
export interface Arm {
  readonly failed: number;
  readonly requests: number;
}

/**
 * The verdict of one metric at the end of a step: missing data first, then the sample, then the test.
 * @param needed requests the canary has to have seen; the control may have a tenth less.
 */
export function verdictOf(canary: Arm | null, control: Arm | null, needed: number, falseAlarm = 0.05): Verdict {
  if (!canary || !control || !(canary.requests > 0) || !(control.requests > 0)) return 'no data';
  if (canary.requests < needed || control.requests < needed * 0.9) return 'inconclusive';
  return standardErrors(canary.failed, canary.requests, control.failed, control.requests) > -normalQuantile(falseAlarm) ? 'fail' : 'pass';
}

/** A gate to try on many releases. */
export interface Trial {
  /** Requests on each of two equal arms at the end. */
  readonly sample: number;
  readonly baseline: number;
  readonly regression: number;
  /** Level of each test. */
  readonly falseAlarm: number;
  /** Metrics judged, the errors among them; the others are no worse in every release, and independent. */
  readonly metrics: number;
  /** Times the growing sample is judged, evenly spread; the last one is the end. */
  readonly looks: number;
  readonly releases: number;
  readonly seed: number;
}

export interface TrialResult {
  /** Of as many releases with the regression: stopped by their errors. */
  readonly caught: number;
  /** Of as many releases that are no worse: stopped by any metric. */
  readonly falselyAborted: number;
}

/** Above this many expected failures an arm is drawn look by look from the normal distribution. */
const manyFailures = 300;

/**
 * Releases `releases` bad and as many good versions behind one gate and counts how it ends.
 * Deterministic. Failures are drawn request by request (by the gaps between them), or from the normal distribution where
 * more than 300 are expected; further metrics are normal random walks.
 */
export function simulate({ sample, baseline, regression, falseAlarm, metrics, looks, releases, seed }: Trial): TrialResult {
  const random = seeded(seed);
  const normal = (): number => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
  const limit = -normalQuantile(falseAlarm);
  const seen = Array.from({ length: looks }, (_, look) => Math.max(1, Math.round((sample * (look + 1)) / looks)));
  /** Failures of one arm until each look. */
  const failures = (p: number): readonly number[] => {
    if (p <= 0) return seen.map(() => 0);
    if (p * sample > manyFailures) {
      let total = 0;
      return seen.map((until, look) => {
        const n = until - (seen[look - 1] ?? 0);
        total += Math.min(n, Math.max(0, Math.round(n * p + normal() * Math.sqrt(n * p * (1 - p)))));
        return total;
      });
    }
    const counts = seen.map(() => 0);
    const scale = Math.log1p(-p);
    let at = 0;
    for (;;) {
      at += 1 + Math.floor(Math.log(random()) / scale);
      if (at > sample) break;
      const look = seen.findIndex((until) => at <= until);
      if (look >= 0) counts[look] = (counts[look] ?? 0) + 1;
    }
    let total = 0;
    return counts.map((count) => (total += count));
  };
  const errorsStop = (p: number): boolean => {
    const control = failures(baseline);
    return failures(p).some((failed, look) => standardErrors(failed, seen[look] ?? 1, control[look] ?? 0, seen[look] ?? 1) > limit);
  };
  const otherStops = (): boolean => {
    let walk = 0;
    for (let look = 1; look <= looks; look += 1) {
      walk += normal();
      if (walk / Math.sqrt(look) > limit) return true;
    }
    return false;
  };
  let caught = 0;
  let falselyAborted = 0;
  for (let release = 0; release < releases; release += 1) {
    if (errorsStop(regression)) caught += 1;
    let stopped = errorsStop(baseline);
    for (let metric = 1; metric < metrics && !stopped; metric += 1) stopped = otherStops();
    if (stopped) falselyAborted += 1;
  }
  return { caught, falselyAborted };
}
