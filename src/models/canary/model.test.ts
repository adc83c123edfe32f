import { describe, expect, it } from 'vitest';

import { assessMetric, canaryReplicaCounts, weightToReplicas, type Assessment, type CanarySets, type MetricCounts, type MetricRule } from './model';

describe('weight to replicas, rows of Argo Rollouts’ own tests', () => {
  it.each([
    [0, 50, 0, 0, 0], [0, 100, 1, 0, 0], [1, 99, 0, 1, 0], [1, 1, 1, 1, 1], [1, 100, 1, 1, 0], [2, 99, 0, 1, 1], [2, 50, 1, 1, 1], [3, 25, 0, 1, 2],
    [3, 10, 1, 1, 3], [3, 34, 1, 1, 2], [10, 1, 0, 1, 9], [10, 99, 0, 9, 1], [10, 19, 1, 2, 9], [10, 99, 1, 10, 1],
  ])('%d replicas, weight %d, surge %d', (replicas, weight, maxSurge, canary, stable) => {
    expect(weightToReplicas({ replicas, weight, maxWeight: 100, maxSurge })).toEqual({ canary, stable });
  });
  it('5% of checkout is one pod of eleven, and stays one pod at 30', () => {
    expect(weightToReplicas({ replicas: 10, weight: 5, maxWeight: 100, maxSurge: 1 })).toEqual({ canary: 1, stable: 10 });
    expect(weightToReplicas({ replicas: 20, weight: 5, maxWeight: 100, maxSurge: 1 })).toEqual({ canary: 1, stable: 19 });
    expect(weightToReplicas({ replicas: 10, weight: 25, maxWeight: 100, maxSurge: 1 })).toEqual({ canary: 3, stable: 8 });
  });
});

describe('weight to replicas, ties that doubles decide', () => {
  it('counts 50 × 7% as above a half, as Go does', () => {
    expect(50 * 0.07).toBeGreaterThan(3.5);
    expect(weightToReplicas({ replicas: 50, weight: 7, maxWeight: 100, maxSurge: 0 })).toEqual({ canary: 4, stable: 46 });
  });
});

describe('replica counts of one reconciliation, rows of Argo Rollouts’ own tests', () => {
  const set = (replicas: number, available = replicas) => ({ replicas, available });
  const counts = (replicas: number, setWeight: number, maxSurge: number | string, maxUnavailable: number | string, stable: CanarySets['stable'], canary: CanarySets['canary'] = set(0), older: CanarySets['older'] = null) =>
    canaryReplicaCounts({ replicas, setWeight, maxSurge, maxUnavailable, stable, canary, older });
  it.each([
    ['the surge grows the canary', counts(10, 20, 2, 0, set(10)), 10, 2],
    ['without surge stable shrinks first', counts(10, 20, 0, 2, set(10)), 8, 0],
    ['weight 0 takes the canary away', counts(10, 0, 1, 1, set(10), set(1)), 10, 0],
    ['one replica, below half, no surge: stays', counts(1, 49, 0, 1, set(1)), 1, 0],
    ['stable grows before the canary, and nothing shrinks while older sets run', counts(10, 30, 1, 0, set(1), set(0), set(3)), 7, 1],
    ['rounding does not pass the surge', counts(10, 5, 0, 1, set(10)), 9, 0],
    ['shrinks to what may be missing', counts(3, 99, 0, 2, set(3)), 1, 0],
    ['an abort waits for stable pods to be available', counts(4, 0, 1, 0, set(1, 0), set(4)), 1, 4],
  ])('%s', (_name, result, stable, canary) => {
    expect(result).toEqual({ stable, canary });
  });
  it('percentages round as in a Deployment, and both at zero let one pod be missing', () => {
    expect(counts(10, 50, '25%', '0%', set(10))).toEqual({ stable: 10, canary: 3 });
    expect(counts(10, 50, '0%', '5%', set(10))).toEqual({ stable: 9, canary: 0 });
    expect(() => counts(10, 50, '25', 0, set(10))).toThrow('"25" is neither a number nor a percentage');
  });
  it('checkout, 5% with one surge pod: one of eleven, and the abort returns to ten', () => {
    expect(counts(10, 5, 1, 0, set(10))).toEqual({ stable: 10, canary: 1 });
    expect(counts(10, 0, 1, 0, set(10), set(1))).toEqual({ stable: 10, canary: 0 });
  });
  it('the first deployment has no stable set', () => {
    expect(counts(10, 5, 1, 0, null, set(2))).toEqual({ stable: 0, canary: 10 });
    expect(counts(3, 5, 0, 1, null, set(5))).toEqual({ stable: 0, canary: 3 });
    expect(counts(10, 5, 1, 0, set(10), null)).toEqual({ stable: 10, canary: 0 });
  });
  it('keeps within surge and availability from any state of ten', () => {
    for (const weight of [0, 5, 50, 100]) for (const stable of [0, 4, 10]) for (const canary of [0, 3, 10]) for (const up of [0, 1]) {
      const ready = { stable: up * stable, canary: up * canary };
      const result = counts(10, weight, 2, 1, set(stable, ready.stable), set(canary, ready.canary));
      expect(result.stable + result.canary, JSON.stringify({ weight, stable, canary, up })).toBeLessThanOrEqual(Math.max(12, stable + canary));
      const kept = Math.min(ready.stable, result.stable) + Math.min(ready.canary, result.canary);
      expect(kept, JSON.stringify({ weight, stable, canary, up })).toBeGreaterThanOrEqual(Math.min(9, ready.stable + ready.canary));
    }
  });
});

const none: MetricCounts = { failed: 0, inconclusive: 0, consecutiveError: 0, successful: 0, consecutiveSuccess: 0, count: 0 };
const judge = (rule: MetricRule, result: Partial<MetricCounts>, more: Partial<Assessment> = {}): string =>
  assessMetric({ rule: { interval: '60s', ...rule }, measurements: 1, lastMeasurementPhase: 'Failed', result: { ...none, ...result }, terminating: false, ...more });

describe('one metric of an analysis, rows of Argo Rollouts’ own tests', () => {
  it('three failures pass a failureLimit of 3, and fail one of 2', () => {
    expect(judge({ failureLimit: 2 }, { failed: 3, count: 3 })).toBe('Failed');
    expect(judge({ failureLimit: 2 }, { failed: 3, count: 3 }, { terminating: true })).toBe('Failed');
    expect(judge({ failureLimit: 3 }, { failed: 3, count: 3 })).toBe('Running');
    expect(judge({ failureLimit: 3, count: 3 }, { failed: 3, count: 3 })).toBe('Successful');
  });
  it('success limits', () => {
    expect(judge({ failureLimit: -1, consecutiveSuccessLimit: 5, count: 7 }, { failed: 3, successful: 4, consecutiveSuccess: 3, count: 7 })).toBe('Failed');
    const both = { failureLimit: 4, consecutiveSuccessLimit: 4 };
    expect(judge(both, { failed: 3, successful: 4, consecutiveSuccess: 3, count: 7 })).toBe('Running');
    expect(judge(both, { failed: 3, successful: 4, consecutiveSuccess: 3, count: 7 }, { terminating: true })).toBe('Successful');
    expect(judge({ ...both, count: 10 }, { failed: 4, successful: 6, consecutiveSuccess: 3, count: 10 })).toBe('Inconclusive');
    expect(judge({ ...both, count: 10 }, { failed: 3, successful: 5, consecutiveSuccess: 4, count: 8 })).toBe('Successful');
  });
  it('four errors in a row are no verdict, and a success when the run is ended', () => {
    expect(judge({}, { consecutiveError: 4, count: 5 }, { lastMeasurementPhase: 'Error' })).toBe('Running');
    expect(judge({}, { consecutiveError: 4, count: 5 }, { lastMeasurementPhase: 'Error', terminating: true })).toBe('Successful');
    expect(judge({}, { consecutiveError: 5, count: 5 }, { lastMeasurementPhase: 'Error' })).toBe('Error');
  });
  it('extends a step once and then stops: failureLimit 1 with a success limit of 1', () => {
    const sample = { failureLimit: 1, consecutiveSuccessLimit: 1, interval: '5m' };
    expect(judge(sample, { failed: 1, count: 1 })).toBe('Running');
    expect(judge(sample, { failed: 1, successful: 1, consecutiveSuccess: 1, count: 2 }, { lastMeasurementPhase: 'Successful' })).toBe('Successful');
    expect(judge(sample, { failed: 2, count: 2 })).toBe('Failed');
  });
  it('a comparison whose query is silent below its sample: one silent look is no verdict, a bad one stops, and the sample stops first', () => {
    const above = { failureLimit: 0, consecutiveSuccessLimit: 1, inconclusiveLimit: 2, interval: '5m' };
    expect(judge(above, { inconclusive: 1, count: 1 }, { lastMeasurementPhase: 'Inconclusive' })).toBe('Running');
    expect(judge(above, { inconclusive: 2, count: 2 }, { lastMeasurementPhase: 'Inconclusive' })).toBe('Running');
    expect(judge(above, { inconclusive: 1, successful: 1, consecutiveSuccess: 1, count: 2 }, { lastMeasurementPhase: 'Successful' })).toBe('Successful');
    expect(judge(above, { failed: 1, count: 1 })).toBe('Failed');
  });
  it('nothing measured yet', () => {
    expect(judge({}, {}, { measurements: 0, lastMeasurementPhase: null })).toBe('Pending');
    expect(judge({}, {}, { lastMeasurementPhase: 'Running' })).toBe('Running');
  });
});
