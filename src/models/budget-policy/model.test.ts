import { describe, expect, it } from 'vitest';

import { sampleQuarter } from '../budget-ledger/model';
import { requestsInStep } from '../exposure/model';
import { burnDown, checkout, firstBelow, inSeries, mostEvents, policy, policyFor, readEvents, sampleBurn, slowed, slowingSaves, spendOf, staircaseMinutes, writeEvents } from './model';

const first = sampleQuarter.entries.filter(({ day }) => day <= 28);

describe('policy', () => {
  it.each([[1, 'spend'], [0.5, 'spend'], [0.499, 'normal'], [0.25, 'normal'], [0.249, 'slow'], [0.0001, 'slow'], [0, 'missed'], [-2, 'missed'], [null, 'slow']] as const)('%s of the budget left is %s', (left, id) => {
    expect(policyFor(left).id).toBe(id);
  });
  it('has falling bounds, and a row for everything', () => {
    expect(policy.map(({ from }) => from)).toEqual(policy.map(({ from }) => from).toSorted((a, b) => b - a));
    expect(policy.at(-1)?.from).toBe(-Infinity);
  });
});

describe('spend of the first report', () => {
  it('adds up to what users lost, and leaves a sixth', () => {
    const spend = spendOf(first, sampleQuarter.measured[0], 0.999, 28);
    expect(spend.spent).toBeCloseTo(33.9, 9);
    expect(spend.unexplained).toBeCloseTo(2.6, 9);
    expect(spend.left).toBeCloseTo(0.159, 3);
    expect(spend.largest).toBe('dependency');
    expect(policyFor(spend.left).id).toBe('slow');
  });
  it('without a measurement counts the entries alone', () => {
    expect(spendOf(first, null, 0.999, 28)).toMatchObject({ unexplained: null, largest: 'dependency' });
    expect(spendOf(first, null, 0.999, 28).spent).toBeCloseTo(31.3, 9);
  });
  it('entries that claim more than users lost do not give budget back', () => {
    const spend = spendOf(first, 20, 0.999, 28);
    expect(spend.unexplained).toBeLessThan(0);
    expect(spend.spent).toBeCloseTo(31.3, 9);
  });
  it('of nothing is the whole budget', () => {
    expect(spendOf([], 0, 0.999, 28)).toMatchObject({ spent: 0, left: 1, largest: null });
  });
  it('may be unexplained for the most part', () => {
    expect(spendOf([], 10, 0.999, 28).largest).toBe('unexplained');
  });
});

describe('burn-down', () => {
  it('of the first report ends at 6.4 minutes', () => {
    expect(sampleBurn.budget).toBeCloseTo(40.32, 9);
    expect(sampleBurn.end).toBeCloseTo(6.42, 9);
    expect(sampleBurn.drops.map(({ day, after }) => [day, Number(after.toFixed(1))])).toEqual([[4, 33.9], [11, 22.8], [19, 10.1], [25, 6.7]]);
  });
  it('falls below half on day 19, and below a quarter the same day', () => {
    expect(firstBelow(sampleBurn, 0.5)).toBe(19);
    expect(firstBelow(sampleBurn, 0.25)).toBe(19);
    expect(firstBelow(sampleBurn, 0)).toBeNull();
  });
  it('can cross between events, or after the last', () => {
    const flat = burnDown([], 28, 0.999, 28);
    expect(firstBelow(flat, 0.5)).toBeCloseTo(20.16, 2);
    const entry = { ...sampleQuarter.entries[0], day: 25 };
    expect(firstBelow(burnDown([entry], 34, 0.999, 28), 0.5)).toBeCloseTo(20.16, 2);
  });
});

describe('the slow staircase', () => {
  const slow = slowed(checkout.steps);
  it('shows each gate the same number of requests, so its count stays', () => {
    expect(slow).toHaveLength(5);
    for (const [index, step] of checkout.steps.entries()) {
      expect(requestsInStep(slow[index] ?? step, checkout.service)).toBeCloseTo(requestsInStep(step, checkout.service), 9);
      expect(slow[index]?.stopAt).toBe(step.stopAt);
    }
  });
  it('takes 170 minutes instead of 70: two releases in eight hours instead of six', () => {
    expect([staircaseMinutes(checkout.steps), staircaseMinutes(slow)]).toEqual([70, 170]);
    expect([70, 170].map((minutes) => Math.floor(checkout.dayMinutes / minutes))).toEqual([6, 2]);
  });
  it.each([[1, 63, 33], [0.2, 15, 9], [0.05, 6, 4.5], [0.005, 10, 9.25]])('of a fault of %d saves little', (errorRatio, usual, slower) => {
    const saved = slowingSaves(errorRatio, checkout.steps, checkout.service, checkout.delays);
    expect(saved.usual).toBeCloseTo(usual, 1);
    expect(saved.slow).toBeCloseTo(slower, 1);
  });
});

it('five dependencies in a row at 99.9% give 99.5%', () => {
  expect(inSeries(0.999, 5)).toBeCloseTo(0.99501, 5);
});

describe('events in an address', () => {
  it('are read back as they were written', () => {
    const typed = first.map(({ cause, share, errorRatio, minutes }) => ({ cause, share, errorRatio, minutes }));
    expect(writeEvents(typed)).toBe('release-100-20-30_dependency-35-60-50_platform-100-15-80_dependency-35-40-20');
    expect(readEvents(writeEvents(typed))).toEqual(typed);
    expect(readEvents(writeEvents([{ cause: 'capacity', share: 0.015, errorRatio: 0.002, minutes: 7.5 }]))).toEqual([{ cause: 'capacity', share: 0.015, errorRatio: 0.002, minutes: 7.5 }]);
  });
  it('may be none, or absent', () => {
    expect(writeEvents([])).toBe('none');
    expect(readEvents('none')).toEqual([]);
    expect(readEvents(null)).toBeNull();
    expect(readEvents('')).toBeNull();
  });
  it.each(['release-1-2', 'weather-1-2-3', 'release-a-2-3', 'release--2-3', 'release-1-2-3-4', '<script>', 'release-Infinity-1-1'])('leave out what they cannot read: %s', (text) => {
    expect(readEvents(text)).toEqual([]);
  });
  it('stay inside their bounds, and few', () => {
    expect(readEvents('release-500-101-1e9')).toEqual([{ cause: 'release', share: 1, errorRatio: 1, minutes: 50_000 }]);
    expect(readEvents(Array.from({ length: 30 }, () => 'release-1-1-1').join('_'))).toHaveLength(mostEvents);
  });
});
