import { describe, expect, it } from 'vitest';

import { interruptions, ruleOfThree, workedRule } from './model';

describe('interruptions of one rule', () => {
  it('gives the numbers of the chapter', () => {
    expect(interruptions(workedRule)).toEqual({ firings: 24, wrong: 6, wrongHours: 2 });
    expect(interruptions({ ...workedRule, falsePositiveRate: 0.1 }).wrong).toBeCloseTo(2.4);
    expect(interruptions({ ...workedRule, minutesEach: 0.5 }).wrongHours * 60).toBeCloseTo(3);
  });
  it('is nothing for a rule that never fires or never errs', () => {
    expect(interruptions({ ...workedRule, violationRate: 0 }).firings).toBe(0);
    expect(interruptions({ ...workedRule, falsePositiveRate: 0 }).wrongHours).toBe(0);
  });
});

describe('a stage without a wrong firing', () => {
  it('bounds the rate by three over the number of applies', () => {
    expect(ruleOfThree(2400)).toBeCloseTo(0.00125);
    expect(ruleOfThree(2400) * workedRule.appliesPerWeek).toBeCloseTo(0.75);
    // The exact bound, 1 − 0.05^(1/n), agrees within a tenth from 30 trials on.
    expect(Math.abs(ruleOfThree(30) / (1 - 0.05 ** (1 / 30)) - 1)).toBeLessThan(0.1);
  });
});
