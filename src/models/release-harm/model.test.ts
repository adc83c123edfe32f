import { describe, expect, it } from 'vitest';

import { alertAfter, budgetMinutes, chanceToMeet, checkoutRelease, outageMinutes, rateLeftPossible, requestsOf, timesLess } from './model';

const { everyone, trial, perSecond, objective, days, undoMinutes, stepMinutes } = checkoutRelease;
const budget = budgetMinutes(objective, days);
const alert = alertAfter(everyone.errorRatio, objective, 14.4, 60);

describe('one bad release of checkout, as the chapter tells it', () => {
  it('spends 15% or 0.25% of 40.3 minutes', () => {
    expect(budget).toBeCloseTo(40.32, 5);
    expect(outageMinutes(everyone)).toBeCloseTo(6, 9);
    expect(outageMinutes(trial)).toBeCloseTo(0.1, 9);
    expect(outageMinutes(everyone) / budget).toBeCloseTo(0.149, 3);
    expect(outageMinutes(trial) / budget).toBeCloseTo(0.0025, 4);
  });
  it('fails 18,000 of 90,000 requests, or 300 of 1,500', () => {
    expect(requestsOf(everyone, perSecond)).toEqual({ seen: 90_000, failed: 18_000 });
    expect(requestsOf(trial, perSecond)).toEqual({ seen: 1500, failed: 300 });
  });
  it('is sixty times less: twenty by share, three by time', () => {
    expect(timesLess(everyone, trial)).toBeCloseTo(60, 9);
    expect(timesLess(everyone, { ...everyone, share: trial.share })).toBeCloseTo(20, 9);
    expect(timesLess(everyone, { ...everyone, minutes: trial.minutes })).toBeCloseTo(3, 9);
  });
  it.each([0.01, 0.2, 1])('does not depend on an error ratio of %f', (errorRatio) => {
    expect(timesLess({ ...everyone, errorRatio }, { ...trial, errorRatio })).toBeCloseTo(60, 9);
  });
  it('is forty times less when the gate takes its whole step', () => {
    expect(timesLess(everyone, { ...trial, minutes: stepMinutes })).toBeCloseTo(40, 9);
  });
  it('is 3.2 times less when the alert undoes it and nobody had a trial', () => {
    expect(alert).toBeCloseTo(4.32, 9);
    expect(timesLess(everyone, { ...everyone, minutes: alert + undoMinutes })).toBeCloseTo(3.2, 1);
    expect(timesLess(everyone, { ...everyone, minutes: alert + 2 + undoMinutes })).toBeCloseTo(2.65, 2);
  });
  it('is a little worse than no gate when the gate sees nothing', () => {
    const blind = outageMinutes({ ...trial, minutes: stepMinutes }) + outageMinutes(everyone);
    expect(outageMinutes(everyone) / blind).toBeCloseTo(0.98, 2);
  });
});

describe('the numbers beside it', () => {
  it('a visit of six requests meets a trial of 5% with 26%', () => {
    expect(chanceToMeet(trial.share, 6)).toBeCloseTo(0.265, 3);
  });
  it('twelve clean releases leave 22% possible, thirty stopped faults 10%', () => {
    expect(rateLeftPossible(12)).toBeCloseTo(0.221, 3);
    expect(rateLeftPossible(30)).toBeCloseTo(0.095, 3);
  });
  it('an alert never fires below its threshold', () => {
    expect(alertAfter(0.014, objective, 14.4, 60)).toBe(Infinity);
    expect(alertAfter(0.1, objective, 14.4, 60)).toBeCloseTo(8.64, 9);
  });
});
