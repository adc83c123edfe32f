import { describe, expect, it } from 'vitest';

import { alertsFor, budgetConsumed, budgetShares, burnRate, burnRateThreshold, detectionTime, errorBudget, failuresToFire, firesAt, firstAlert, mixinAlerts, resetTime, timeToExhaustion, windowText } from './model';

const [fast, slow] = mixinAlerts as [(typeof mixinAlerts)[number], (typeof mixinAlerts)[number]];

describe('formulas', () => {
  it.each([
    [10, 24, 720, 3], [10, 24, 672, 2.8], [20, 24, 168, 1.4], [2, 1, 720, 14.4], [2, 1, 672, 13.44], [5, 6, 672, 5.6], [10, 72, 672, 0.9333333333333333],
  ])('%d percent of the budget in %d h of %d h is burn rate %d', (budget, window, period, burn) => {
    expect(burnRateThreshold(budget, window, period)).toBeCloseTo(burn, 9);
  });
  it('exhaustion: burn rate 10 empties 30 days in 3', () => {
    expect(burnRate(0.01, 0.999)).toBeCloseTo(10, 9);
    expect(timeToExhaustion(0.01, 0.999, 30)).toBeCloseTo(4320, 6);
  });
  it('consumption: burn rate 6 for 6 hours uses 5%', () => {
    expect(budgetConsumed(6, 6, 30)).toBeCloseTo(0.05, 9);
    expect(budgetConsumed(14.4, 1, 28)).toBeCloseTo(0.0214285714, 9);
  });
  it('the budget has no digits from the double', () => {
    expect(errorBudget(0.999)).toBe(0.001);
    expect(errorBudget(0.9999)).toBe(0.0001);
  });
});

describe('alerts of a policy', () => {
  it('for 30 days are those of the mixin', () => {
    expect(alertsFor(30)).toEqual(mixinAlerts);
  });
  it('for 28 days are 28/30 of them, over the same windows', () => {
    const alerts = alertsFor(28);
    expect(alerts.map(({ threshold }) => threshold)).toEqual([13.44, 5.6, 2.8, 0.933333333333]);
    expect(alerts.map(({ name }) => name)).toEqual(['13.44 × over 1 h', '5.6 × over 6 h', '2.8 × over 1 d', '0.93 × over 3 d']);
    expect(alerts.map(({ longMinutes, shortMinutes }) => longMinutes / shortMinutes)).toEqual([12, 12, 12, 12]);
  });
  it.each([7, 28, 30, 90])('spend the share they are named for, in %i days', (days) => {
    for (const [index, { threshold, longMinutes }] of alertsFor(days).entries()) {
      expect(budgetConsumed(threshold, longMinutes / 60, days)).toBeCloseTo((budgetShares[index]?.percent ?? NaN) / 100, 9);
    }
  });
  it('of 30 days, used over 28, spend a fourteenth more', () => {
    expect(alertsFor(30).map(({ threshold, longMinutes }) => Number((100 * budgetConsumed(threshold, longMinutes / 60, 28)).toFixed(2)))).toEqual([2.14, 5.36, 10.71, 10.71]);
  });
  it('need 2,419 failures of checkout for the fastest page, not 2,592', () => {
    expect(alertsFor(28).map((alert) => Math.ceil(failuresToFire(alert, 0.999, 50)))).toEqual([2420, 6048, 12096, 12096]);
  });
  it('name windows in the largest unit', () => {
    expect([5, 30, 60, 360, 1440, 4320].map(windowText)).toEqual(['5 min', '30 min', '1 h', '6 h', '1 d', '3 d']);
  });
});

describe('detection', () => {
  it('at exactly the threshold takes the full window', () => {
    expect(detectionTime(0.0144, 0.999, 14.4, 60)).toBeCloseTo(60, 9);
    expect(detectionTime(0.0143, 0.999, 14.4, 60)).toBeNull();
  });
  it('of a full outage by the slow page takes 2.16 minutes', () => {
    expect(detectionTime(1, 0.999, 6, 360)).toBeCloseTo(2.16, 9);
  });
  it('resets after the short window has drained', () => {
    expect(resetTime(1, 0.999, 14.4, 5)).toBeCloseTo(4.928, 9);
    expect(resetTime(0.0144, 0.999, 14.4, 5)).toBeCloseTo(0, 9);
  });
  it('over two windows equals the formula of the long one when errors are constant', () => {
    for (const errorRatio of [1, 0.2, 0.1, 0.0145]) {
      expect(firesAt([{ from: 0, errorRatio }], 0.999, fast)).toBeCloseTo(detectionTime(errorRatio, 0.999, fast.threshold, fast.longMinutes) ?? NaN, 6);
    }
    expect(firesAt([{ from: 0, errorRatio: 0.014 }], 0.999, fast)).toBeNull();
  });
  it('needs the short window too: a fault that ended is not reported later', () => {
    const burst = [{ from: 0, errorRatio: 0.1 }, { from: 8, errorRatio: 0 }];
    expect(firesAt(burst, 0.999, fast)).toBeNull();
    expect(firesAt([{ from: 0, errorRatio: 0.1 }, { from: 9, errorRatio: 0 }], 0.999, fast)).toBeCloseTo(8.64, 6);
  });
  it('counts what came before: half of the failures first, the rest later', () => {
    const twoBursts = [{ from: 0, errorRatio: 0.1 }, { from: 5, errorRatio: 0 }, { from: 30, errorRatio: 0.1 }];
    expect(firesAt(twoBursts, 0.999, fast)).toBeCloseTo(33.64, 6);
  });
  it('names the first alert of four', () => {
    expect(firstAlert(0.02, 0.999)).toMatchObject({ alert: { name: fast.name } });
    expect(firstAlert(0.02, 0.999)?.minutes).toBeCloseTo(43.2, 6);
    expect(firstAlert(0.01, 0.999)).toMatchObject({ alert: { name: slow.name } });
    expect(firstAlert(0.005, 0.999)?.minutes).toBeCloseTo(864, 5);
    expect(firstAlert(0.0005, 0.999)).toBeNull();
  });
  it('the fast page needs 2,592 failed requests of checkout', () => {
    expect(failuresToFire(fast, 0.999, 50)).toBeCloseTo(2592, 9);
    expect(failuresToFire(fast, 0.999, 2)).toBeCloseTo(103.68, 9);
  });
});
