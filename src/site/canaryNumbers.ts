/**
 * What a comparison of *checkout*'s canary with a control can prove, as prose shows it.
 * The plan stands in `src/models/canary-statistics/checkout.ts`; `workedNumbers.ts` lists these with all other results.
 */
import { checkout } from '../contract/worked-example';
import { plan, stepMinutes, threeMetrics } from '../models/canary-statistics/checkout';
import {
  abortPrecision, atMost, bonferroni, exactStop, exactVisible, falseAbortAcrossPods, falseAbortFor, falseAborts, normalQuantile, powerOf, sampleNeeded, simulate, standardErrors, upperBound, visibleRegression, visitsNeeded,
} from '../models/canary-statistics/model';
import { checkout as release, stopCount } from '../models/exposure/model';
import { stoppedForNothing } from './releaseNumbers';
import type { WorkedNumber } from './workedNumbers';

type Make = (id: string, text: string, meaning: string, formula: string) => WorkedNumber;

/** Days of a trial run before a gate may stop anything; chosen. */
const dryRunDays = 14;
/** A leak and a cold start; samples. */
const leakMiBPerMinute = 2;
const coldStart = { errors: 0.003, minutes: 5 } as const;
/** Visits that fail in half: between independent requests and whole visits. */
const halfAlike = 0.5;

/** Chance that the canary of a good version is stopped beside all old pods, while its own are cold; summed over all outcomes. */
function coldFalseAbort(): number {
  const errors = (coldStart.errors * coldStart.minutes + plan.baseline * (plan.minutes - coldStart.minutes)) / plan.minutes;
  const control = plan.sample * 19;
  const limit = -normalQuantile(plan.falseAlarms);
  let chance = 0;
  let stops = 0;
  // Of about 43 failures of the control, twice as many are out of reach.
  for (let failed = 0; failed <= control * plan.baseline * 2.5; failed += 1) {
    while (standardErrors(stops, plan.sample, failed, control) <= limit) stops += 1;
    chance += (atMost(failed, control, plan.baseline) - atMost(failed - 1, control, plan.baseline)) * (1 - atMost(stops - 1, plan.sample, errors));
  }
  return chance;
}

/**
 * @param make builds one number and refuses one without a value.
 * @param percent a share as text.
 * @param quantity a value with its unit as text.
 */
export function canaryNumbers(make: Make, percent: (share: number, digits?: number) => string, quantity: (value: number, unit: string, digits?: number) => string): readonly WorkedNumber[] {
  const comparison = { baseline: plan.baseline, regression: plan.regression, falseAlarm: plan.falseAlarms } as const;
  const small = { ...comparison, regression: plan.small } as const;
  const shared = (metrics: number) => ({ ...comparison, falseAlarm: bonferroni(plan.falseAlarms, metrics) });
  const needed = sampleNeeded(comparison, plan.power);
  const perVisit = { requestsPerVisit: plan.requestsPerVisit } as const;
  const visitMinutes = (alike: number): number => stepMinutes(visitsNeeded(needed, { ...perVisit, alike }) * plan.requestsPerVisit);
  const looks = simulate({ ...comparison, sample: plan.sample, metrics: 1, looks: plan.minutes, releases: 10_000, seed: 39 });
  const countsStop = stoppedForNothing;
  const bothStop = 1 - (1 - countsStop) * (1 - plan.falseAlarms);
  // The 5%, the 25% and the 50% step.
  const repeatedStop = 1 - (1 - countsStop) * (1 - plan.falseAlarms) ** 3;
  const countStop = release.steps[1].stopAt;
  const level = bonferroni(plan.falseAlarms, plan.metrics);
  const slow = { baseline: plan.slow.usual, falseAlarm: level } as const;
  const across = (pods: number): number => falseAbortAcrossPods(slow, threeMetrics.sees, { pods, podSpread: plan.podSpread });
  const slowLooks = simulate({ baseline: plan.slow.usual, regression: plan.slow.usual, falseAlarm: plan.falseAlarms, sample: plan.sample, metrics: 1, looks: plan.minutes, releases: 10_000, seed: 39 });
  const thin = plan.share * plan.minutes * 60;
  const releases = checkout.releasesPerDay * dryRunDays;
  return [
    make('checkout.canarySample', quantity(plan.sample, ''), 'requests the 5% step sees', 'load × share × time'),
    make('checkout.canaryNeeded', quantity(needed, '', 0), 'requests on each side that show 0.5%', 'two proportions, 5% one-sided, 80%'),
    make('checkout.canaryPower', percent(powerOf(comparison, plan.sample), 0), 'releases that fail 0.5% and are caught beside a control', 'normal approximation'),
    make('checkout.canaryPowerSmall', percent(powerOf(small, plan.sample), 0), 'releases that fail 0.2% and are caught', 'normal approximation'),
    make('checkout.canaryMinutesSmall', quantity(stepMinutes(sampleNeeded(small, plan.power)), 'min', 0), 'minutes that show 0.2%', 'sample ÷ (load × share)'),
    make('checkout.canaryEarlyPass', percent(1 - exactStop(comparison, plan.sample / 5), 0), 'releases that fail 0.5% and pass after 3 min', 'binomial'),
    make('checkout.canaryExactPower', percent(exactStop(comparison, plan.sample), 0), 'the same as a sum over all outcomes', 'binomial'),
    make('checkout.canaryExactFalse', percent(exactStop({ ...comparison, regression: plan.baseline }, plan.sample), 1), 'good releases it stops, as a sum over all outcomes', 'binomial'),
    make('checkout.canaryCountPower', percent(1 - atMost(countStop - 1, plan.sample, plan.regression), 0), 'releases at 0.5% that the 7th failure stops', 'binomial'),
    make('checkout.canaryCountFalseStep', percent(1 - atMost(countStop - 1, plan.sample, plan.baseline), 1), 'good releases it stops', 'binomial'),
    make('checkout.canaryCountLonger', quantity(stopCount(threeMetrics.sees, plan.baseline, release.falseStop), ''), 'failed request at which the count stops 22 minutes', 'at most 1% of good releases'),
    make('checkout.canaryLimit', quantity(-normalQuantile(bonferroni(plan.falseAlarms, plan.metrics)), '', 2), 'limit in standard errors for three metrics', 'normal quantile of 1 − 5% ÷ 3'),
    make('checkout.canaryPowerThree', percent(powerOf(shared(plan.metrics), plan.sample), 0), 'caught with three metrics and 5% for all', '5% ÷ 3 each'),
    make('checkout.canaryMinutesThree', quantity(stepMinutes(sampleNeeded(shared(plan.metrics), plan.power)), 'min', 0), 'minutes that bring three metrics back to 80%', '5% ÷ 3 each'),
    make('checkout.canaryLargeVisible', percent(visibleRegression(slow, threeMetrics.sees, plan.power)), 'what a share that is usually 3% has to reach within the 22 minutes', '5% ÷ 3 each'),
    make('checkout.canaryLargeHours', quantity(stepMinutes(sampleNeeded({ ...slow, regression: plan.slow.slightly }, plan.power)) / 60, 'h', 1), 'hours until 3.4% instead of 3% shows', '5% ÷ 3 each'),
    make('checkout.canaryPodLoad', quantity(plan.share * checkout.rate, 'requests/s', 1), 'load of the canary’s one pod', 'share × load'),
    make('checkout.canaryReplacedLoad', quantity(((1 - plan.share) * checkout.rate) / checkout.replicas, 'requests/s', 2), 'load of one of ten old pods beside it', '(1 − share) × load ÷ replicas'),
    make('checkout.canaryPodsOne', percent(across(1)), 'good releases stopped by a share of 3% if pods differ by 10%, one pod on each side', 'normal approximation'),
    make('checkout.canaryPodsThree', percent(across(3)), 'the same with three pods', 'normal approximation'),
    make('checkout.canaryPodsAlike', percent(level), 'the same if pods do not differ', '5% ÷ 3'),
    make('checkout.canaryTenFalse', percent(falseAborts(10, plan.falseAlarms), 0), 'good releases stopped by ten metrics at 5% each', '1 − 0.95^10'),
    make('checkout.canaryLooksFalse', percent(looks.falselyAborted / 10_000, 0), 'good releases stopped when the ratio is judged every minute', 'simulated, 10,000 releases'),
    make('checkout.canaryLooksLarge', percent(slowLooks.falselyAborted / 10_000, 0), 'the same for a share that is usually 3%', 'simulated, 10,000 releases'),
    make('checkout.canaryPrecision', percent(abortPrecision(plan.badShare, plan.power, plan.falseAlarms), 0), 'aborts that are right at 5% false alarms', 'bad caught ÷ all aborts, one bad release in ten'),
    make('checkout.canaryPrecisionTen', percent(abortPrecision(plan.badShare, plan.power, falseAborts(10, plan.falseAlarms)), 0), 'the same with ten metrics', 'bad caught ÷ all aborts'),
    make('checkout.canaryCountFalse', percent(countsStop), 'good releases the four counts stop, looking every minute', 'simulated, 40,000 releases'),
    make('checkout.canaryBothFalse', percent(bothStop), 'good releases stopped by counts or comparison, at most', '1 − (1 − counts) × (1 − 5%)'),
    make('checkout.canaryPrecisionBoth', percent(abortPrecision(plan.badShare, plan.power, bothStop), 0), 'aborts that are right with both', 'bad caught ÷ all aborts'),
    make('checkout.canaryRepeatedFalse', percent(repeatedStop, 0), 'good releases stopped if the comparison is repeated at 25% and 50%', '1 − (1 − counts) × 0.95³'),
    make('checkout.canaryRepeatedRight', percent(abortPrecision(plan.badShare, plan.power, repeatedStop), 0), 'aborts that are right then', 'bad caught ÷ all aborts'),
    make('checkout.canaryControlTen', percent(1 - atMost(plan.controlFailures - 1, threeMetrics.sees, plan.baseline)), 'chance that a healthy control fails ten requests', 'binomial'),
    make('checkout.canaryFalseLimit', percent(falseAbortFor(0.5, plan.badShare, plan.power), 1), 'false aborts that keep half of all aborts right', 'bad share × power ÷ good share'),
    make('checkout.canaryVisits', quantity(plan.sample / plan.requestsPerVisit, ''), 'visits the 5% step sees', 'requests ÷ 6'),
    make('checkout.canaryVisitMinutes', quantity(visitMinutes(1), 'min', 0), 'minutes if a visit fails as a whole', 'requests × 6 ÷ (load × share)'),
    make('checkout.canaryVisitMinutesHalf', quantity(visitMinutes(halfAlike), 'min', 0), 'minutes if failures within a visit correlate by a half', 'requests × 3.5 ÷ (load × share)'),
    make('checkout.canaryColdFalse', percent(coldFalseAbort(), 0), 'good releases stopped beside warm pods', '0.3% errors for 5 min'),
    make('checkout.canaryThinSample', quantity(thin, ''), 'requests of the same step at 1 request/s', 'share × time'),
    make('checkout.canaryThinVisible', percent(exactVisible(comparison, thin, plan.power)), 'error ratio they show', 'binomial'),
    make('checkout.canaryRouteVisible', percent(exactVisible(comparison, plan.sample / 10, plan.power)), 'error ratio that a route with a tenth of the requests shows', 'binomial'),
    make('checkout.canaryOneOfHundred', percent(upperBound(1, 100), 1), 'error ratio that one failure in 100 leaves open', 'exact, 95%'),
    make('checkout.canaryOneByLuck', percent(1 - atMost(0, 100, plan.baseline), 1), 'chance of a failure in 100 at the objective', '1 − 0.999^100'),
    make('checkout.canaryDryRuns', quantity(releases, ''), 'releases in two weeks', 'releases a day × 14'),
    make('checkout.canaryDryAborts', quantity(releases * (plan.badShare * plan.power + (1 - plan.badShare) * plan.falseAlarms), '', 0), 'aborts a comparison would have made in two weeks', 'releases × (bad caught + good stopped)'),
    make('checkout.canaryDryRight', quantity(releases * plan.badShare * plan.power, '', 0), 'of them right', 'releases × bad × power'),
    make('checkout.canaryLeakMinutes', quantity((checkout.memory.limitMiB - checkout.memory.peakMiB) / leakMiBPerMinute, 'min', 0), 'minutes until a leak of 2 MiB/min meets the limit', '(limit − peak) ÷ 2'),
    make('checkout.canaryLeakSeen', quantity(leakMiBPerMinute * plan.minutes, 'MiB'), 'what that leak shows within the step', '2 × minutes'),
  ];
}
