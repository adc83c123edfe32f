/**
 * What the gates of *checkout*'s release see, miss and cost, as prose shows it.
 * Steps and delays stand in `src/models/exposure`; `workedNumbers.ts` lists these with all other results.
 */
import { checkout } from '../contract/worked-example';
import { budgetConsumed, detectionTime, firesAt, firstAlert, mixinAlerts } from '../models/burnRate/model';
import {
  atLeast, budgetSpent, checkout as release, checkoutRollouts, emergencyLane, ending, exposedMinutes, minutesForSample, requestsInStep, rollOut, ruleOfThree, stoppedAtEnds, stoppedBy, stoppedByLooks, thin,
  visibleRatio, visitsExposed, type RollingUpdate, type Step,
} from '../models/exposure/model';
import type { WorkedNumber } from './workedNumbers';

type Make = (id: string, text: string, meaning: string, formula: string) => WorkedNumber;

const { service, steps, delays, power, undoMinutes, faults } = release;
const [first, second] = steps;
const usual = 1 - checkout.objective;
/** Requests of one visit; a sample. */
const visit = 6;

const sees = ({ stopAt, minSample }: Pick<Step, 'stopAt' | 'minSample'>): number => visibleRatio(stopAt, minSample, power);

/** Failed requests of a rolling update without a gate, until the fastest page has been answered; delays of the pager left out. */
function failedUngated(rollout: RollingUpdate, errorRatio: number): number {
  const { curve } = rollOut(rollout);
  const page = mixinAlerts[0];
  const fires = page === undefined ? null : firesAt(curve.map(({ from, share }) => ({ from, errorRatio: share * errorRatio })), checkout.objective, page);
  return fires === null ? Number.NaN : exposedMinutes(curve, fires + undoMinutes) * 60 * checkout.rate * errorRatio;
}

/** Share of good releases that looking every minute stops; the same on every build. */
export const stoppedForNothing = stoppedByLooks(usual, steps, service, { releases: 40_000, seed: 40 });

/**
 * @param make builds one number and refuses one without a value.
 * @param percent a share as text.
 * @param quantity a value with its unit as text.
 */
export function releaseNumbers(make: Make, percent: (share: number, digits?: number) => string, quantity: (value: number, unit: string, digits?: number) => string): readonly WorkedNumber[] {
  const saves = (errorRatio: number): number => 1 - failedUngated(checkoutRollouts.oneAtATime, errorRatio) / failedUngated(checkoutRollouts.defaults, errorRatio);
  const ticket = firstAlert(0.005, checkout.objective);
  const stairs = steps.reduce((sum, { minMinutes }) => sum + minMinutes, 0);
  const scaleUps = new Set([...steps.map(({ share }) => Math.ceil(share * checkout.replicas)), checkout.replicas]).size;
  const endsByThen = Math.min(...faults.map((fault) => stoppedBy(ending(fault, steps, service, delays).step ?? steps.length - 1, fault, steps, service)));
  const thinFifth = thin.service.perSecond * thin.steps[0].share * 0.2 * 60;
  return [
    make('checkout.gateRequests', quantity(requestsInStep(second, service), ''), 'requests the 5% step sees', 'share × load × time'),
    make('checkout.gateCleanFirst', percent(ruleOfThree(first.minSample)), 'error ratio that 250 clean requests leave possible', '3 ÷ n'),
    make('checkout.gateCleanSecond', percent(ruleOfThree(second.minSample), 2), 'the same for 2,000', '3 ÷ n'),
    make('checkout.gateMean', quantity(requestsInStep(second, service) * usual, '', 2), 'failed requests of a version at the objective', 'requests × (1 − objective)'),
    make('checkout.gateChance', percent(atLeast(second.stopAt, requestsInStep(second, service) * usual)), 'such versions that reach the stop', 'Poisson'),
    make('checkout.gateStopEnds', percent(stoppedAtEnds(usual, steps, service)), 'good releases the four gates stop, one look each', 'Poisson'),
    make('checkout.gateStopLooks', percent(stoppedForNothing), 'the same, looking every minute', 'simulated, 40,000 releases'),
    make('checkout.gateStopThousand', quantity(Math.round(stoppedForNothing * 1000), ''), 'good releases in 1,000 stopped for nothing', 'simulated, 40,000 releases'),
    make('checkout.gateSees', percent(sees(second), 2), 'error ratio the 5% step stops in 80% of releases', 'Poisson, smallest sample'),
    make('checkout.gateEndsByThen', quantity(Math.floor(endsByThen * 100), ''), 'releases in 100 that end in the step named or before', 'Poisson'),
    make('checkout.ungatedDefaults', quantity(failedUngated(checkoutRollouts.defaults, 0.2), '', 0), 'failed requests of a 20% fault, defaults, pager’s delays left out', 'area under the curve'),
    make('checkout.ungatedOne', quantity(failedUngated(checkoutRollouts.oneAtATime, 0.2), '', 0), 'the same one at a time', 'area under the curve'),
    make('checkout.ungatedSaves', percent(saves(0.2), 0), 'what that saves', '1 − one at a time ÷ defaults'),
    make('checkout.ungatedSavesOutage', percent(saves(1), 0), 'the same against total failure', '1 − one at a time ÷ defaults'),
    make('checkout.canaryUnseen', quantity(detectionTime(0.2 * second.share, checkout.objective, mixinAlerts[1]?.threshold ?? Number.NaN, mixinAlerts[1]?.longMinutes ?? Number.NaN) ?? Number.NaN, 'min', 0), 'a 20% fault at 5% until the slower page', 'threshold × window ÷ burn rate'),
    make('checkout.visitsMeet', percent(visitsExposed(second.share, visit), 0), 'visits of six requests that meet the new version at 5%', '1 − 0.95^6'),
    make('checkout.tenthMinute', percent(budgetSpent(second.share, 0.2, 10, service), 2), 'budget that 5% × 20% × 10 min spends', '0.1 min ÷ budget'),
    make('checkout.halfHour', percent(budgetSpent(1, 0.2, 30, service), 0), 'budget that 100% × 20% × 30 min spends', '6 min ÷ budget'),
    make('checkout.halfPercentFailed', quantity(ending(0.005, steps, service, delays).failed, '', 0), 'failed requests of a release that fails 0.5%', 'until the gate, plus delays'),
    make('checkout.ticketHours', quantity((ticket?.minutes ?? Number.NaN) / 60, 'h', 0), 'the same at everyone until the first alert', 'threshold × window ÷ burn rate'),
    make('checkout.ticketFailed', quantity((ticket?.minutes ?? Number.NaN) * 60 * checkout.rate * 0.005, '', 0), 'failed requests by then', 'load × 0.5% × time'),
    make('checkout.stairsMinutes', quantity(stairs, 'min'), 'shortest release by the four steps', 'sum of the minimum times'),
    make('checkout.stairsWithStarts', quantity(stairs + (scaleUps * (checkout.startSeconds + checkout.minReadySeconds)) / 60, 'min', 0), 'the same with pods becoming ready', 'minimum times + each larger set × (start + minReadySeconds)'),
    make('checkout.threeSets', quantity((2 * 14 + Math.ceil(14 * 0.5)) * checkout.poolPerReplica, ''), 'connections of three sets at the maximum', '(14 + 14 + 7) × pool'),
    make('checkout.laneFirst', percent(sees(emergencyLane[0])), 'error ratio the emergency lane stops first', 'Poisson, smallest sample'),
    make('checkout.laneSecond', percent(sees(emergencyLane[1])), 'the same in its second step', 'Poisson, smallest sample'),
    make('checkout.laneFirstStop', quantity(emergencyLane[0].stopAt, ''), 'failed request that ends the first step', 'at most 1% of good releases'),
    make('checkout.laneSecondStop', quantity(emergencyLane[1].stopAt, ''), 'the same in the second', 'at most 1% of good releases'),
    make('checkout.thinSampleHours', quantity(minutesForSample(second.minSample, second.share, thin.service.perSecond) / 60, 'h'), 'hours for 2,000 requests at 5% of 2/s', 'sample ÷ (share × load)'),
    make('checkout.thinFirst', percent(sees(thin.steps[0])), 'error ratio the first thin step stops', 'Poisson, smallest sample'),
    make('checkout.thinSecond', percent(sees(thin.steps[1]), 2), 'the same in the second', 'Poisson, smallest sample'),
    make('checkout.thinFailed', quantity(thin.steps[0].stopAt + thinFifth * (delays.lookMinutes + delays.abortMinutes), '', 0), 'failed requests of a 20% fault by then', 'stop + failures during the delays'),
    make('checkout.thinPage', quantity(Math.ceil((mixinAlerts[0]?.threshold ?? Number.NaN) * usual * 3600 * thin.service.perSecond), ''), 'failed requests behind the fastest page at 2/s', '14.4 × 0.1% × an hour'),
    make('checkout.switchPage', quantity(detectionTime(0.2, checkout.objective, mixinAlerts[0]?.threshold ?? Number.NaN, 60) ?? Number.NaN, 'min'), 'a 20% fault at everyone until the fastest page', '14.4 × 60 min ÷ 200'),
    make('checkout.switchSmall', quantity(detectionTime(0.02, checkout.objective, mixinAlerts[0]?.threshold ?? Number.NaN, 60) ?? Number.NaN, 'min', 0), 'the same for 2%', '14.4 × 60 min ÷ 20'),
    make('checkout.budgetOneHour', percent(budgetConsumed(mixinAlerts[0]?.threshold ?? Number.NaN, 1, checkout.objectiveDays)), 'budget of 28 days that an hour at 14.4 spends', '14.4 ÷ hours of the period'),
  ];
}
