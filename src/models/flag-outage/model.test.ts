import { describe, expect, it } from 'vitest';

import { census, chanceOfBoth, checkoutOutage, combinations, servedBy, spansOf, uniformAfter, type Fallback } from './model';

const { groups, outage, length } = checkoutOutage;
const [untouched, restarted, , added] = groups;
const fallbacks: readonly Fallback[] = ['code-default', 'file-on-pod-disk', 'values-with-the-pod', 'wait-without-limit'];

describe('what a replica serves while the flag service is gone', () => {
  it.each(fallbacks)('%s: a process that lives through keeps its rules', (fallback) => {
    expect(spansOf(untouched, fallback, outage, length)).toEqual([{ from: 0, to: 3600, served: 'rules-in-memory' }]);
  });
  it.each([
    ['code-default', 'code-default'],
    ['file-on-pod-disk', 'file'],
    ['values-with-the-pod', 'mounted-value'],
    ['wait-without-limit', 'not-ready'],
  ] as const)('%s: after a container restart %s', (fallback, served) => {
    expect(servedBy(restarted, fallback, outage, 1000)).toBe(served);
  });
  it.each([
    ['code-default', 'code-default'],
    ['file-on-pod-disk', 'code-default'],
    ['values-with-the-pod', 'mounted-value'],
    ['wait-without-limit', 'not-ready'],
  ] as const)('%s: a pod created meanwhile %s', (fallback, served) => {
    expect(servedBy(added, fallback, outage, 1000)).toBe(served);
  });
  it('is ready after start plus wait, not before', () => {
    expect(servedBy(added, 'code-default', outage, 624)).toBe('not-ready');
    expect(servedBy(added, 'code-default', outage, 599)).toBe('absent');
    expect(servedBy(added, 'code-default', outage, 625)).toBe('code-default');
    expect(spansOf(restarted, 'code-default', outage, length).map(({ from, to }) => [from, to])).toEqual([[0, 300], [300, 325], [325, 3600]]);
  });
});

describe('the numbers of the chapter', () => {
  it('after the scale-out 6 of 15, after the drain 10 of 15 serve the code default', () => {
    expect(census(groups, 'code-default', outage, 15 * 60)).toMatchObject({ 'rules-in-memory': 9, 'code-default': 6 });
    expect(census(groups, 'code-default', outage, 35 * 60)).toMatchObject({ 'rules-in-memory': 5, 'code-default': 10 });
  });
  it('without a limit 5 of 15 wanted replicas are left', () => {
    expect(census(groups, 'wait-without-limit', outage, 35 * 60)).toEqual({ 'rules-in-memory': 5, file: 0, 'mounted-value': 0, 'code-default': 0, 'not-ready': 10, absent: 4 });
  });
  it('95% of visits of six requests meet both behaviors at 6 of 15, 91% at 10 of 15', () => {
    expect(chanceOfBoth(6 / 15, 6)).toBeCloseTo(0.949, 3);
    expect(chanceOfBoth(10 / 15, 6)).toBeCloseTo(0.911, 3);
    expect(chanceOfBoth(0, 6)).toBe(0);
    expect(chanceOfBoth(0.5, 1)).toBe(0);
  });
  it('a uniform fleet takes 850 s, one replica at a time with 60 s ready each', () => {
    expect(uniformAfter(10, 1, outage, 60)).toBe(850);
    expect(uniformAfter(10, 3, outage, 0)).toBe(100);
  });
  it('ten flags have 1,024 combinations', () => {
    expect(combinations(10)).toBe(1024);
  });
});
