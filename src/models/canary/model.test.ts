import { describe, expect, it } from 'vitest';

import { assessMetric, weightToReplicas, type Assessment, type MetricCounts, type MetricRule } from './model';

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
  it('nothing measured yet', () => {
    expect(judge({}, {}, { measurements: 0, lastMeasurementPhase: null })).toBe('Pending');
    expect(judge({}, {}, { lastMeasurementPhase: 'Running' })).toBe('Running');
  });
});
