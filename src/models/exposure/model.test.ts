import { describe, expect, it } from 'vitest';

import { firesAt, mixinAlerts } from '../burnRate/model';
import {
  atLeast, budgetMinutes, budgetRequests, budgetSpent, checkout, checkoutRollouts, ending, exposedMinutes, minutesForSample, requestsInStep,
  rollOut, ruleOfThree, shareAt, staircase, stopCount, stoppedAtEnds, stoppedBy, stoppedByLooks, thin, visibleRatio, visitsExposed, type Exposure,
} from './model';
import { resolveFenceposts } from '../deployment-rollout/model';

const { service, steps, delays, falseStop, power, undoMinutes } = checkout;
const fast = mixinAlerts[0] as (typeof mixinAlerts)[number];
const pageAt = (curve: readonly Exposure[], errorRatio: number): number => firesAt(curve.map(({ from, share }) => ({ from, errorRatio: share * errorRatio })), service.objective, fast) ?? NaN;

describe('budget', () => {
  it('of checkout', () => {
    expect(budgetMinutes(service)).toBeCloseTo(40.32, 9);
    expect(budgetRequests(service)).toBeCloseTo(120_960, 6);
    expect(budgetSpent(0.05, 0.2, 10, service)).toBeCloseTo(0.0025, 4);
    expect(budgetSpent(1, 0.2, 30, service)).toBeCloseTo(0.149, 3);
  });
});

describe('what a gate sees', () => {
  it('counts chances exactly', () => {
    expect(atLeast(1, 3)).toBeCloseTo(1 - Math.exp(-3), 12);
    expect(atLeast(0, 5)).toBe(1);
    expect(ruleOfThree(300)).toBeCloseTo(0.01, 12);
    expect(ruleOfThree(36)).toBeCloseTo(0.083, 3);
    expect(ruleOfThree(360)).toBeCloseTo(0.0083, 4);
  });
  it('every stop count of checkout is the smallest that stops at most 1% of good releases', () => {
    for (const step of steps) expect(step.stopAt).toBe(stopCount(requestsInStep(step, service), 1 - service.objective, falseStop));
    expect(stoppedAtEnds(0.001, steps, service)).toBeCloseTo(0.027, 3);
  });
  it('a look every minute stops a few good releases more, and no fewer bad ones', () => {
    const draw = { releases: 20_000, seed: 7 };
    expect(stoppedByLooks(0.001, steps, service, draw)).toBeCloseTo(0.03, 2);
    expect(stoppedByLooks(0.001, steps, service, draw)).toBeGreaterThan(stoppedAtEnds(0.001, steps, service));
    expect(stoppedByLooks(0.005, steps, service, { ...draw, releases: 500 })).toBe(1);
    // One look per step: both ways to count agree.
    const short = steps.map((step) => ({ ...step, share: step.share * step.minMinutes, minMinutes: 1 }));
    expect(stoppedByLooks(0.001, short, service, draw)).toBeCloseTo(stoppedAtEnds(0.001, short, service), 2);
  });
  it('93 of 100 faulty releases end in the step the table names, or before', () => {
    expect(stoppedBy(0, 0.2, steps, service)).toBeCloseTo(1, 9);
    expect(stoppedBy(0, 0.02, steps, service)).toBeCloseTo(0.938, 3);
    expect(stoppedBy(3, 0.0017, steps, service)).toBeCloseTo(0.978, 3);
  });
  it('the table of steps on the page', () => {
    expect(steps.map((step) => requestsInStep(step, service))).toEqual([300, 2250, 11250, 45000]);
    expect(steps.map((step) => Number((visibleRatio(step.stopAt, step.minSample, power) * 100).toPrecision(2)))).toEqual([1.7, 0.45, 0.25, 0.17]);
  });
  it('a threshold of 0.4 points is the 12th error of 2,250: half of the 0.5% releases pass it', () => {
    expect(atLeast(12, 11.25)).toBeCloseTo(0.45, 2);
    expect(atLeast(7, 11.25)).toBeCloseTo(0.93, 2);
    expect(atLeast(12, 22.5)).toBeGreaterThan(0.99);
  });
  it('the emergency lane: 2 minutes at 5% and at 25%', () => {
    const [first, second] = [0.05, 0.25].map((share) => share * service.perSecond * 120) as [number, number];
    expect([first, stopCount(first, 0.001, falseStop)]).toEqual([300, 3]);
    expect([second, stopCount(second, 0.001, falseStop)]).toEqual([1500, 6]);
    expect(visibleRatio(3, first, power)).toBeCloseTo(0.0143, 4);
    expect(visibleRatio(6, second, power)).toBeCloseTo(0.0053, 4);
  });
  it('a look of five minutes at 5%, as in the Flagger example', () => {
    expect(requestsInStep({ share: 0.05, minMinutes: 5, minSample: 600, stopAt: 4 }, service)).toBe(750);
    expect(stopCount(750, 0.001, falseStop)).toBe(4);
    expect(visibleRatio(4, 600, power)).toBeCloseTo(0.0092, 4);
  });
  it('visits are exposed more than requests', () => {
    expect(visitsExposed(0.05, 6)).toBeCloseTo(0.265, 3);
  });
});

describe('rolling updates', () => {
  it.each([
    [10, 1, 0, 10, 0, { completeSeconds: 100, maxPods: 11, minAvailable: 10 }],
    [4, '25%', '25%', 10, 0, { completeSeconds: 20, maxPods: 5, minAvailable: 3 }],
    [10, 0, '100%', 20, 0, { completeSeconds: 20, maxPods: 10, minAvailable: 0 }],
    [5, '50%', '50%', 8, 0, { completeSeconds: 8, maxPods: 8, minAvailable: 3 }],
  ])('%d replicas, surge %s, unavailable %s', (replicas, surge, unavailable, startSeconds, minReadySeconds, expected) => {
    expect(rollOut({ replicas, ...resolveFenceposts(replicas, surge, unavailable), startSeconds, minReadySeconds })).toMatchObject(expected);
  });
  it('percentages become counts', () => {
    expect(resolveFenceposts(10, '39%', '39%')).toEqual({ surge: 4, unavailable: 3 });
    expect(resolveFenceposts(10, '39%', null)).toEqual({ surge: 4, unavailable: 0 });
    expect(resolveFenceposts(3, 0, '25%')).toEqual({ surge: 0, unavailable: 1 });
    expect(() => resolveFenceposts(3, '40', 0)).toThrow('no percentage');
  });
  it('checkout: 40 s by default, 800 s one at a time', () => {
    const defaults = rollOut(checkoutRollouts.defaults);
    expect(defaults.completeSeconds).toBe(40);
    expect(defaults.curve).toEqual([{ from: 20 / 60, share: 0.625 }, { from: 40 / 60, share: 1 }]);
    expect(rollOut(checkoutRollouts.oneAtATime).completeSeconds).toBe(800);
  });
  it('refuses one that cannot move', () => {
    expect(() => rollOut({ replicas: 3, surge: 0, unavailable: 0, startSeconds: 1, minReadySeconds: 0 })).toThrow('both be 0');
  });
});

describe('harm', () => {
  const curves = { defaults: rollOut(checkoutRollouts.defaults).curve, oneAtATime: rollOut(checkoutRollouts.oneAtATime).curve };
  it('the page fires after the same harm, however slow the rollout', () => {
    const [early, late] = [pageAt(curves.defaults, 0.2), pageAt(curves.oneAtATime, 0.2)];
    expect(early).toBeCloseTo(4.78, 2);
    expect(late).toBeCloseTo(10.81, 2);
    expect(shareAt(curves.oneAtATime, late)).toBeCloseTo(0.8, 9);
    for (const [curve, at] of [[curves.defaults, early], [curves.oneAtATime, late]] as const) {
      expect(exposedMinutes(curve, at) * 0.2 * service.perSecond * 60).toBeCloseTo(2592, 3);
    }
    expect(Math.round(exposedMinutes(curves.defaults, early + undoMinutes) * 600)).toBe(5592);
    expect(Math.round(exposedMinutes(curves.oneAtATime, late + undoMinutes) * 600)).toBe(5385);
    expect(budgetSpent(1, 0.2, exposedMinutes(curves.defaults, early + undoMinutes), service)).toBeCloseTo(0.0462, 4);
  });
  it('slow rollouts do help against total failure', () => {
    const harm = (curve: readonly Exposure[]): number => budgetSpent(1, 1, exposedMinutes(curve, pageAt(curve, 1) + undoMinutes), service);
    expect(harm(curves.defaults)).toBeCloseTo(0.145, 3);
    expect(harm(curves.oneAtATime)).toBeCloseTo(0.086, 3);
  });
  it.each([
    [0.2, 0, 2.5, 15], [0.02, 0, 7, 4], [0.005, 1, 21.3, 10], [0.002, 2, 41, 29], [0.001, null, 70, 59],
  ])('a release that fails %d of its requests', (errorRatio, step, minutes, failed) => {
    const result = ending(errorRatio, steps, service, delays);
    expect(result.step).toBe(step);
    expect(result.minutes).toBeCloseTo(minutes, 0);
    expect(Math.round(result.failed)).toBe(failed);
  });
  it('without a gate the pager would see the staircase in its third step', () => {
    expect(pageAt(staircase(steps), 0.2)).toBeCloseTo(38.88, 2);
  });
});

describe('two requests a second', () => {
  it('the sample of the second step takes 5.6 hours at 5% and 33 minutes at 50%', () => {
    expect(minutesForSample(2000, 0.05, 2) / 60).toBeCloseTo(5.6, 1);
    expect(minutesForSample(2000, 0.5, 2)).toBeCloseTo(33.3, 1);
  });
  it('its own steps keep the same stop counts', () => {
    expect(thin.steps.map((step) => requestsInStep(step, thin.service))).toEqual([300, 2100]);
    expect(thin.steps.map((step) => stopCount(requestsInStep(step, thin.service), 0.001, falseStop))).toEqual([3, 7]);
    expect(thin.steps.map((step) => Number((visibleRatio(step.stopAt, step.minSample, power) * 100).toPrecision(2)))).toEqual([1.7, 0.48]);
    const result = ending(0.2, thin.steps, thin.service, delays);
    expect(result.minutes).toBeCloseTo(3.25, 2);
    expect(Math.round(result.failed)).toBe(8);
  });
});
