/**
 * A ledger of error-budget minutes: what each event spent, on which cause, and what a small count can prove.
 *
 * Unit: minutes of full outage at average traffic. Minutes of an event = share of requests that met the fault × share
 * of those that failed × minutes it lasted, with share and error ratio taken as constant over the event.
 * Not modeled: traffic that varies within the day (a query over requests weighs it, this ledger does not), repeats by
 * callers, data damage.
 *
 * Sources: none for the minutes (arithmetic); exact binomial bounds after Clopper and Pearson (1934); the rule of
 * three is the limit of those bounds for zero of n.
 */

/** Causes somebody can be asked to work on. What no entry explains is computed by `unexplained`, never booked. */
export const causes = ['release', 'dependency', 'platform', 'capacity'] as const;
export type Cause = (typeof causes)[number];

/** How an event that came from a release ended. */
export type Ending = 'stopped early' | 'stopped late';

/** One event that cost users answers. */
export interface LedgerEntry {
  /** Day of the sample, 1 = first day. */
  readonly day: number;
  readonly what: string;
  readonly cause: Cause;
  /** Share of all requests that met the fault, 0 to 1. */
  readonly share: number;
  /** Share of those that failed, 0 to 1. */
  readonly errorRatio: number;
  /** From the first failed request to the last. */
  readonly minutes: number;
  /** From the first failed request to the first page or complaint. */
  readonly detectedAfter: number;
  /** Releases only: before or after a quarter of the traffic met it. */
  readonly ending?: Ending;
}

/** What the event spent, in minutes of full outage. */
export function spentMinutes({ share, errorRatio, minutes }: Pick<LedgerEntry, 'share' | 'errorRatio' | 'minutes'>): number {
  return share * errorRatio * minutes;
}

/**
 * Minutes of full outage an objective allows.
 * @param objective share of good requests, such as 0.999.
 */
export function budgetMinutes(objective: number, days: number): number {
  return Number((1 - objective).toPrecision(12)) * days * 24 * 60;
}

/** Entries of one window; windows do not overlap, the first is 1. */
export function inWindow(entries: readonly LedgerEntry[], window: number, days: number): readonly LedgerEntry[] {
  return entries.filter(({ day }) => Math.ceil(day / days) === window);
}

/** Minutes booked on one cause. */
export function spentOn(entries: readonly LedgerEntry[], cause: Cause): number {
  return entries.filter((entry) => entry.cause === cause).reduce((sum, entry) => sum + spentMinutes(entry), 0);
}

/**
 * Minutes users lost that no entry explains: the query's total minus the ledger's. Negative means that the ledger
 * claims more than users lost, so an entry is wrong.
 */
export function unexplained(measured: number, entries: readonly LedgerEntry[]): number {
  return measured - entries.reduce((sum, entry) => sum + spentMinutes(entry), 0);
}

/** Minutes an aborted release would have spent at full exposure until `usualMinutes`; a projection, not a saving. */
export function projectedMinutes({ errorRatio }: Pick<LedgerEntry, 'errorRatio'>, usualMinutes: number): number {
  return errorRatio * usualMinutes;
}

/** Minutes from detection to the end of harm. */
export function harmEnding({ minutes, detectedAfter }: Pick<LedgerEntry, 'minutes' | 'detectedAfter'>): number {
  return minutes - detectedAfter;
}

/** @returns `NaN` for an empty list. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (index: number): number => sorted[index] ?? NaN;
  return (at(Math.floor((sorted.length - 1) / 2)) + at(Math.ceil((sorted.length - 1) / 2))) / 2;
}

/** Largest share that zero of `n` leaves open, one-sided, exact: 1 − (1 − confidence)^(1/n). */
export function mostBehindZero(n: number, confidence = 0.95): number {
  return 1 - (1 - confidence) ** (1 / n);
}

/** The same in the head, at 95%: 3 ÷ n. Above 1 for n < 3, and 5% too large at n = 30. */
export function ruleOfThree(n: number): number {
  return 3 / n;
}

/** Chance of at most `k` of `n` at a true share `p`. */
function atMost(k: number, n: number, p: number): number {
  let term = (1 - p) ** n;
  let sum = term;
  for (let i = 1; i <= k; i += 1) {
    term *= ((n - i + 1) / i) * (p / (1 - p));
    sum += term;
  }
  return sum;
}

/**
 * Range of shares that `k` of `n` leaves open, exact and two-sided.
 * @returns lower and upper bound, 0 to 1; accurate to 1e-9.
 */
export function rangeOf(k: number, n: number, confidence = 0.95): { readonly low: number; readonly high: number } {
  const tail = (1 - confidence) / 2;
  const solve = (tooSmall: (p: number) => boolean): number => {
    let low = 0;
    let high = 1;
    while (high - low > 1e-9) {
      const middle = (low + high) / 2;
      if (tooSmall(middle)) low = middle;
      else high = middle;
    }
    return (low + high) / 2;
  };
  return {
    low: k === 0 ? 0 : solve((p) => 1 - atMost(k - 1, n, p) < tail),
    high: k === n ? 1 : solve((p) => atMost(k, n, p) > tail),
  };
}

/**
 * Chance of no event at all in `windows` windows, if nothing changed and events come independently.
 * @param perWindow mean number of events in one window before.
 */
export function quietByLuck(perWindow: number, windows: number): number {
  return Math.exp(-perWindow * windows);
}

/** Chance that two equal rates split `a + b` events at least as unevenly as `a` to `b` over equal times. */
export function splitByLuck(a: number, b: number): number {
  const n = a + b;
  return a === b ? 1 : Math.min(1, 2 * atMost(Math.min(a, b), n, 0.5));
}

/** Invented for illustration: twelve weeks of checkout. Not measured anywhere. */
export const sampleQuarter = {
  objective: 0.999,
  days: 28,
  /** Minutes per window as the query at the edge would report them. */
  measured: [33.9, 31, 8.7],
  releases: [12, 14, 15],
  coverage: [38, 43, 47],
  binding: 52,
  overdueWaivers: [3, 2, 0],
  daysToProduction: [[47, 35], [33, 29, 41], [21, 31]],
  entries: [
    { day: 4, what: 'release to everyone', cause: 'release', share: 1, errorRatio: 0.2, minutes: 30, detectedAfter: 5, ending: 'stopped late' },
    { day: 11, what: 'payment provider', cause: 'dependency', share: 0.35, errorRatio: 0.6, minutes: 50, detectedAfter: 5 },
    { day: 19, what: 'resolver', cause: 'platform', share: 1, errorRatio: 0.15, minutes: 80, detectedAfter: 6 },
    { day: 25, what: 'payment provider', cause: 'dependency', share: 0.35, errorRatio: 0.4, minutes: 20, detectedAfter: 7 },
    { day: 33, what: 'release, gate at 5%', cause: 'release', share: 0.05, errorRatio: 0.2, minutes: 10, detectedAfter: 10, ending: 'stopped early' },
    { day: 39, what: 'resolver', cause: 'platform', share: 1, errorRatio: 0.12, minutes: 100, detectedAfter: 8 },
    { day: 44, what: 'release, gate at 5%', cause: 'release', share: 0.05, errorRatio: 0.08, minutes: 15, detectedAfter: 15, ending: 'stopped early' },
    { day: 47, what: 'resolver', cause: 'platform', share: 1, errorRatio: 0.1, minutes: 90, detectedAfter: 9 },
    { day: 50, what: 'payment provider', cause: 'dependency', share: 0.35, errorRatio: 0.5, minutes: 20, detectedAfter: 5 },
    { day: 52, what: 'sale without headroom', cause: 'capacity', share: 1, errorRatio: 0.08, minutes: 45, detectedAfter: 11 },
    { day: 62, what: 'release, gate at 5%', cause: 'release', share: 0.05, errorRatio: 0.2, minutes: 10, detectedAfter: 10, ending: 'stopped early' },
    { day: 68, what: 'release, seen after the last step', cause: 'release', share: 1, errorRatio: 0.04, minutes: 50, detectedAfter: 22, ending: 'stopped late' },
    { day: 71, what: 'payment provider', cause: 'dependency', share: 0.35, errorRatio: 0.4, minutes: 20, detectedAfter: 7 },
    { day: 80, what: 'node rotation', cause: 'platform', share: 1, errorRatio: 0.06, minutes: 20, detectedAfter: 15 },
  ],
} as const satisfies {
  readonly objective: number;
  readonly days: number;
  readonly measured: readonly number[];
  readonly releases: readonly number[];
  readonly coverage: readonly number[];
  readonly binding: number;
  readonly overdueWaivers: readonly number[];
  readonly daysToProduction: readonly (readonly number[])[];
  readonly entries: readonly LedgerEntry[];
};

/** One report of the sample, as numbers. */
export interface ReportNumbers {
  /** Minutes per cause, in the order of `causes`. */
  readonly byCause: readonly number[];
  readonly unexplained: number;
  readonly measured: number;
  readonly stoppedEarly: number;
  readonly badReleases: number;
  readonly releases: number;
  /** Events that people ended, in minutes from detection; automatic stops are left out. */
  readonly endings: readonly number[];
  readonly covered: number;
  readonly overdue: number;
  readonly pathDays: readonly number[];
}

/** The numbers of one window of the sample, 1 to 3. */
export function reportOf(window: number): ReportNumbers {
  const entries = inWindow(sampleQuarter.entries, window, sampleQuarter.days);
  const bad = entries.filter(({ ending }) => ending !== undefined);
  const measured = sampleQuarter.measured[window - 1] ?? NaN;
  return {
    byCause: causes.map((cause) => spentOn(entries, cause)),
    unexplained: unexplained(measured, entries),
    measured,
    stoppedEarly: bad.filter(({ ending }) => ending === 'stopped early').length,
    badReleases: bad.length,
    releases: sampleQuarter.releases[window - 1] ?? NaN,
    endings: entries.filter(({ ending }) => ending !== 'stopped early').map(harmEnding),
    covered: sampleQuarter.coverage[window - 1] ?? NaN,
    overdue: sampleQuarter.overdueWaivers[window - 1] ?? NaN,
    pathDays: sampleQuarter.daysToProduction[window - 1] ?? [],
  };
}
