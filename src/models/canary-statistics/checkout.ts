/**
 * The comparison of *checkout*'s 5% step with a control, as every figure and number of the site takes it.
 *
 * Rate and objective are those of the worked example, share and minutes those of the release's second step; the smallest
 * regression that matters, the false alarms and the power are chosen, the visit and the share of bad releases are samples.
 */
import { checkout as example } from '../../contract/worked-example';
import { checkout as release } from '../exposure/model';
import { minutesForSample } from './model';

const [, second] = release.steps;

/** Requests, ratios and levels of the comparison. */
export const plan = {
  perSecond: example.rate,
  share: second.share,
  minutes: second.minMinutes,
  sample: Math.round(example.rate * second.share * second.minMinutes * 60),
  /** A version exactly at the objective. */
  baseline: Number((1 - example.objective).toPrecision(12)),
  /** The smallest regression that matters, and one that the sample does not show. */
  regression: 0.005,
  small: 0.002,
  /** For all metrics of a step together. */
  falseAlarms: 0.05,
  metrics: 3,
  power: 0.8,
  /** Of the releases that reach the gate: one in ten, a sample. */
  badShare: 0.1,
  requestsPerVisit: 6,
  /** Answers over 1.5 s, below the 2 s of the objective: usually three in a hundred, a sample. */
  slow: { seconds: 1.5, usual: 0.03, slightly: 0.034 },
  /** Standard deviation of a share between pods of one version on different nodes; a sample. */
  podSpread: 0.1,
  /** Failures of the control from which the hour, not the release, is in question; chosen. */
  controlFailures: 10,
} as const;

/** Minutes the step needs to see a sample on the canary. */
export function stepMinutes(sample: number): number {
  return minutesForSample(sample, plan.share, plan.perSecond);
}

/** Minutes of the step once three metrics share the false alarms, what it sees then, and the requests without which its verdict is open. */
export const threeMetrics = { minutes: 22, sees: Math.round(plan.perSecond * plan.share * 22 * 60), sample: Math.round(0.9 * plan.perSecond * plan.share * 22 * 60) } as const;
