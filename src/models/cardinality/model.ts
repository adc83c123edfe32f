/**
 * How many time series one HTTP service makes, and what a label multiplies.
 *
 * A series is one combination of label values. Each pod brings its own set, and a new pod or version brings new ones, so
 * the number a store holds over weeks is a multiple of the number a scrape shows. Counts are upper bounds: they assume
 * that every route meets every code.
 *
 * Source of the parts of a histogram (a series per bound, one for +Inf, a sum and a count): Prometheus, “Histograms and summaries”.
 */

/** Label values of one service’s instruments. */
export interface Instruments {
  readonly routes: number;
  readonly codes: number;
  /** Bounds of the latency histogram, without +Inf. */
  readonly bounds: number;
  /** Series without labels of their own: requests in flight, limit. */
  readonly gauges: number;
}

/** How often pods and versions change. */
export interface Churn {
  readonly pods: number;
  readonly releasesPerDay: number;
  readonly days: number;
}

function demandCounts(values: object): void {
  for (const [name, value] of Object.entries(values)) {
    if (!Number.isInteger(value) || (value as number) < 0) throw new RangeError(`${name} must be a whole number from 0, not ${String(value)}`);
  }
}

/**
 * Series one pod exposes.
 * @throws RangeError naming the field that is no whole number.
 */
export function seriesPerPod(instruments: Instruments): number {
  demandCounts(instruments);
  const { routes, codes, bounds, gauges } = instruments;
  const labelSets = routes * codes;
  return labelSets + labelSets * (bounds + 3) + gauges;
}

/** Pods that have existed in the period when each release replaces all of them; other replacements come on top. */
export function podsSeen(churn: Churn): number {
  demandCounts(churn);
  return churn.pods * (1 + churn.releasesPerDay * churn.days);
}

/** Versions that have served in the period, the one before it included. */
export function versionsSeen(churn: Churn): number {
  demandCounts(churn);
  return 1 + churn.releasesPerDay * churn.days;
}

/** What the store holds, by what is kept. */
export interface SeriesCounts {
  /** Good and all answers, per version, over the period. */
  readonly indicator: number;
  /** Everything, as one scrape of all pods shows it. */
  readonly active: number;
  /** Everything without the pod, per version, over the period. */
  readonly perVersion: number;
  /** Everything per pod, over the period. */
  readonly perPod: number;
  /** Everything active, once more per user. */
  readonly perUser: number;
}

/** The same instruments kept in five ways. */
export function seriesCounts(instruments: Instruments, churn: Churn, users: number): SeriesCounts {
  demandCounts({ users });
  const each = seriesPerPod(instruments);
  return {
    indicator: 2 * versionsSeen(churn),
    active: each * churn.pods,
    perVersion: each * versionsSeen(churn),
    perPod: each * podsSeen(churn),
    perUser: each * churn.pods * users,
  };
}
