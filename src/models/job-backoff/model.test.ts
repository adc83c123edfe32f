import { describe, expect, it } from 'vitest';

import { backoffDefaults, delaySeconds, failureReason, finishedTime, pauses, record, remainingSeconds, remainingSecondsPerIndex } from './model';

describe('failures in a row', () => {
  it.each([
    ['two failures followed by success', { previousFailures: 0, succeededAtMs: [0], failedAtMs: [-2, -1] }, { failures: 0, lastFailureMs: null }],
    ['nothing finished', { previousFailures: 0, succeededAtMs: [], failedAtMs: [] }, { failures: 0, lastFailureMs: null }],
    ['added to the earlier ones', { previousFailures: 3, succeededAtMs: [], failedAtMs: [5, 1] }, { failures: 5, lastFailureMs: 5 }],
    ['only those after the last success', { previousFailures: 3, succeededAtMs: [2, 0], failedAtMs: [1, 2, 3, 4] }, { failures: 2, lastFailureMs: 4 }],
  ])('%s', (_, input, expected) => expect(record(input)).toEqual(expected));
});

describe('the delay before the next pod', () => {
  it('doubles from 10 s to 10 min', () => expect([0, 1, 2, 3, 4, 5, 6, 7, 8].map((failures) => delaySeconds(failures))).toEqual([0, 10, 20, 40, 80, 160, 320, 600, 600]));
  it.each([
    [1, 1, 4], [8, 0, 640], [9, 0, 700], [1, 5, 0], [1, 60, 0], [0, 0, 0],
  ])('%i failures, %i s ago: %i s are left', (failures, secondsSinceLastFailure, expected) => {
    expect(remainingSeconds({ failures, secondsSinceLastFailure, baseSeconds: 5, maxSeconds: 700 })).toBe(expected);
  });
  it('per index counts ignored failures too', () => {
    const pod = { indexFailureCount: 2, indexIgnoredFailureCount: 0, secondsSinceFinished: 0 };
    expect(remainingSecondsPerIndex({ lastFailedPod: pod, baseSeconds: 5, maxSeconds: 700 })).toBe(20);
    expect(remainingSecondsPerIndex({ lastFailedPod: { ...pod, indexFailureCount: 0, indexIgnoredFailureCount: 2 }, baseSeconds: 5, maxSeconds: 700 })).toBe(20);
    expect(remainingSecondsPerIndex({ lastFailedPod: null })).toBe(0);
  });
  it('of three retries is 70 s in all', () => expect(pauses(3)).toEqual([10, 20, 40]));
  it('never falls with another failure', () => {
    for (let failures = 1; failures < 40; failures += 1) expect(delaySeconds(failures + 1)).toBeGreaterThanOrEqual(delaySeconds(failures));
  });
});

describe('when a pod has finished', () => {
  it.each([
    ['the latest container, init containers included', { containersFinishedAt: [-3, -2], initContainersFinishedAt: [-1] }, -1],
    ['one still running: its deletion', { containersFinishedAt: [-1, null, -2], deletionAt: 0 }, 0],
    ['deletion less its grace', { containersFinishedAt: [null], deletionAt: 0, deletionGraceSeconds: 30 }, -30],
    ['not ready before deletion', { containersFinishedAt: [null], readyFalseSince: -7, deletionAt: 0 }, -7],
    ['its creation when nothing else is known', { containersFinishedAt: [], createdAt: -60 }, -60],
    ['nothing', { containersFinishedAt: [null] }, null],
  ])('%s', (_, pod, expected) => expect(finishedTime(pod)).toBe(expected));
});

describe('the end of a Job', () => {
  it('comes with the failure after the limit', () => {
    expect(failureReason({ failures: backoffDefaults.backoffLimit, activeSeconds: 0 })).toBeNull();
    expect(failureReason({ failures: backoffDefaults.backoffLimit + 1, activeSeconds: 0 })).toBe('BackoffLimitExceeded');
  });
  it('is the deadline when both hold', () => expect(failureReason({ failures: 9, activeSeconds: 3600, activeDeadlineSeconds: 3600 })).toBe('DeadlineExceeded'));
});
