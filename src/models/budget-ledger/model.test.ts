import { describe, expect, it } from 'vitest';

import { budgetMinutes, causes, harmEnding, inWindow, median, mostBehindZero, projectedMinutes, quietByLuck, rangeOf, reportOf, ruleOfThree, sampleQuarter, spentMinutes, spentOn, splitByLuck, unexplained } from './model';

const { entries, days, objective, measured } = sampleQuarter;
const windows = [1, 2, 3] as const;

describe('minutes', () => {
  it('are share × errors × time, and sixty times less behind a gate', () => {
    const [everyone] = entries;
    const gated = entries[4];
    expect(spentMinutes(everyone)).toBeCloseTo(6, 9);
    expect(spentMinutes(gated)).toBeCloseTo(0.1, 9);
    expect(projectedMinutes(gated, 30)).toBeCloseTo(6, 9);
  });
  it('of 99.9% over 28 days are 40.3, of 99.99% 4.0', () => {
    expect(budgetMinutes(0.999, 28)).toBeCloseTo(40.32, 9);
    expect(budgetMinutes(0.9999, 28)).toBeCloseTo(4.032, 9);
    expect(budgetMinutes(objective, days)).toBeCloseTo(40.32, 9);
  });
  it('of one hour of full outage are one and a half budgets', () => {
    expect(60 / budgetMinutes(objective, days)).toBeCloseTo(1.488, 3);
  });
});

describe('the sample quarter', () => {
  it('falls into three windows, each entry once', () => {
    expect(windows.map((window) => inWindow(entries, window, days).length)).toEqual([4, 6, 4]);
    expect(inWindow([{ ...entries[0], day: 28 }], 1, 28)).toHaveLength(1);
    expect(inWindow([{ ...entries[0], day: 29 }], 2, 28)).toHaveLength(1);
  });
  it('spends on causes what the chapter says', () => {
    const table = windows.map((window) => causes.map((cause) => Number(spentOn(inWindow(entries, window, days), cause).toFixed(2))));
    expect(table).toEqual([[6, 13.3, 12, 0], [0.16, 3.5, 21, 3.6], [2.1, 2.8, 1.2, 0]]);
  });
  it('leaves about 2.6 minutes a window unexplained', () => {
    expect(windows.map((window) => unexplained(measured[window - 1] ?? NaN, inWindow(entries, window, days)).toFixed(2))).toEqual(['2.60', '2.74', '2.60']);
  });
  it('has 68% on the platform in its second report, and 35% in its first', () => {
    expect(21 / 31).toBeCloseTo(0.677, 3);
    expect(12 / 33.9).toBeCloseTo(0.354, 3);
  });
  it('stops 3 of 5 bad releases early; people end the other events', () => {
    const reports = windows.map(reportOf);
    expect(reports.map(({ stoppedEarly, badReleases }) => [stoppedEarly, badReleases])).toEqual([[0, 1], [2, 2], [1, 2]]);
    expect(reports.map(({ endings }) => [median(endings), Math.max(...endings)])).toEqual([[35, 74], [57.5, 92], [13, 28]]);
    expect(reports.map(({ pathDays }) => median(pathDays))).toEqual([41, 33, 26]);
  });
  it('projects 14.4 or 4.8 minutes for the three early stops, which spent 0.26', () => {
    const stopped = entries.filter((entry) => 'ending' in entry && entry.ending === 'stopped early');
    const sum = (minutes: number): number => stopped.reduce((total, entry) => total + projectedMinutes(entry, minutes), 0);
    expect(sum(30)).toBeCloseTo(14.4, 9);
    expect(sum(10)).toBeCloseTo(4.8, 9);
    expect(stopped.reduce((total, entry) => total + spentMinutes(entry), 0)).toBeCloseTo(0.26, 9);
  });
  it('counts harm after detection, which an automatic stop does not have', () => {
    expect(harmEnding(entries[2])).toBe(74);
    expect(harmEnding(entries[4])).toBe(0);
  });
  it('names no window that it does not have', () => {
    expect(reportOf(4).measured).toBeNaN();
  });
});

describe('small counts', () => {
  it.each([[3, 0.632], [12, 0.221], [30, 0.095], [300, 0.00994]])('zero of %i leaves %f open', (n, most) => {
    expect(mostBehindZero(n)).toBeCloseTo(most, 3);
  });
  it('are what the rule of three says once n is 30', () => {
    expect(ruleOfThree(30)).toBeCloseTo(0.1, 9);
    expect(ruleOfThree(3)).toBe(1);
    expect(ruleOfThree(30) / mostBehindZero(30)).toBeCloseTo(1.05, 2);
  });
  it.each([[3, 5, 0.147, 0.947], [0, 1, 0, 0.975], [1, 1, 0.025, 1], [27, 30, 0.735, 0.979], [5, 41, 0.041, 0.262], [2, 2, 0.158, 1]])('%i of %i is between %f and %f', (k, n, low, high) => {
    const range = rangeOf(k, n);
    expect(range.low).toBeCloseTo(low, 3);
    expect(range.high).toBeCloseTo(high, 3);
  });
  it('a quiet window after 3 in 2 windows is luck in 22 of 100, three are in 1', () => {
    expect(quietByLuck(1.5, 1)).toBeCloseTo(0.223, 3);
    expect(quietByLuck(1.5, 3)).toBeCloseTo(0.011, 3);
  });
  it('four and six incidents do not differ, four and sixteen do', () => {
    expect(splitByLuck(4, 6)).toBeCloseTo(0.754, 3);
    expect(splitByLuck(6, 4)).toBeCloseTo(0.754, 3);
    expect(splitByLuck(5, 5)).toBe(1);
    expect(splitByLuck(4, 16)).toBeCloseTo(0.012, 3);
  });
  it('no median of nothing', () => {
    expect(median([])).toBeNaN();
    expect(median([7])).toBe(7);
  });
});
