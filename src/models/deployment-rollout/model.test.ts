import { describe, expect, it } from 'vitest';

import cases from './cases.json';
import {
  cleanupUnhealthyReplicas, exposedSeconds, isComplete, isProgressing, isTimedOut, maxScaledDown, maxUnavailable, minAvailable, minReadyFor, newReplicaSetReplicas, race, parseIntOrPercent, proportionalScale,
  reconcileNewReplicaSet, reconcileOldReplicaSets, refusal, replicaSetFraction, resolveFenceposts, revisionHistoryCleanup, rolloutSequence, rolloutTimeline, scaledIntOrPercent, scaleDownOldReplicaSets,
  secondsToShare, shareAt, type Rolling, type Rollout, type ScaledSet, type Status,
} from './model';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- each op has inputs of its own, as the upstream tables do
type Input = any;
const rolling = (i: Input): Rolling => ({ strategy: i.strategy ?? 'RollingUpdate', replicas: i.deploymentReplicas ?? i.replicas ?? null, maxSurge: i.maxSurge ?? null, maxUnavailable: i.maxUnavailable ?? null });

/** Each upstream operation in terms of the model. */
const ops: Readonly<Record<string, (i: Input) => unknown>> = {
  resolveFenceposts: (i) => resolveFenceposts(i.replicas, i.maxSurge, i.maxUnavailable),
  maxUnavailable: (i) => ({ maxUnavailable: maxUnavailable(rolling(i)) }),
  minAvailable: (i) => ({ minAvailable: minAvailable(rolling(i)) }),
  newReplicaSetReplicas: (i) => ({ newReplicas: newReplicaSetReplicas(rolling(i), i.newReplicas, i.totalReplicasAllSets) }),
  isComplete: (i) => ({ complete: isComplete(i.desiredReplicas, i.status as Status, i.generationObserved) }),
  isProgressing: (i) => ({ progressing: isProgressing(i.previousStatus, i.newStatus) }),
  isTimedOut: (i) => ({ timedOut: isTimedOut(i.progressDeadlineSeconds, i.progressingCondition) }),
  replicaSetFraction: (i) => ({ change: replicaSetFraction(rolling(i), i.deploymentStatusReplicas, i.replicaSetReplicas, i.maxReplicasAnnotation) }),
  reconcileNewReplicaSet: (i) => reconcileNewReplicaSet(rolling(i), i.newReplicas, i.oldReplicas),
  reconcileOldReplicaSets: (i) => reconcileOldReplicaSets(rolling(i), i),
  cleanupUnhealthyReplicas: (i) => ({ cleanedUp: cleanupUnhealthyReplicas(i.oldReplicas, i.oldAvailable, i.maxCleanup) }),
  scaleDownOldReplicaSets: (i) => scaleDownOldReplicaSets(rolling(i), i.oldReplicas, i.oldAvailable),
  maxScaledDown: (i) => ({ maxScaledDown: maxScaledDown(rolling(i), i.allReplicas, i.newUnavailable) }),
  proportionalScale: (i) => ({ replicas: proportionalScale(rolling(i), i.replicaSets as ScaledSet[]) }),
  revisionHistoryCleanup: (i) => ({ deletions: revisionHistoryCleanup(i.revisionHistoryLimit, i.oldReplicaSets) }),
  scaledIntOrPercent: (i) => ({ value: scaledIntOrPercent(i.value, i.total, i.roundUp) }),
  parseIntOrPercent: (i) => parseIntOrPercent(i.value),
  rolloutSequence: (i) => ({ steps: rolloutSequence(rolling(i)) }),
  rolloutTimeline: (i) => rolloutTimeline(i as Rollout),
};

describe('upstream cases', () => {
  it.each(cases.map((row, at) => [`${at} ${row.op}: ${row.name}`, row] as const))('%s', (_, { op, input, expected }) => {
    const run = ops[op];
    if (!run) throw new Error(`no operation ${op}`);
    if ('error' in expected) expect(() => run(input)).toThrow(RangeError);
    else expect(run(input)).toMatchObject(expected);
  });
  it('are compared at all', () => {
    expect(cases.length).toBeGreaterThan(30);
    expect(() => expect(ops.resolveFenceposts?.({ replicas: 10, maxSurge: '25%', maxUnavailable: '25%' })).toMatchObject({ surge: 2 })).toThrow();
  });
});

const checkout: Rollout = { replicas: 10, maxSurge: '25%', maxUnavailable: '25%', readinessDelaySeconds: 20, minReadySeconds: 0, progressDeadlineSeconds: 600 };

describe('a rollout', () => {
  it('with the defaults replaces ten pods of 20 s in two waves', () => {
    const { completeAtSeconds, maxTotalPods, minAvailablePods } = rolloutTimeline(checkout);
    expect({ completeAtSeconds, maxTotalPods, minAvailablePods }).toEqual({ completeAtSeconds: 40, maxTotalPods: 13, minAvailablePods: 8 });
  });
  it('one at a time with 60 s takes 800 s and is half new after 400', () => {
    const slow = rolloutTimeline({ ...checkout, maxSurge: 1, maxUnavailable: 0, minReadySeconds: 60 });
    expect(slow.completeAtSeconds).toBe(800);
    expect(secondsToShare(slow, 0.5)).toBe(400);
    expect(shareAt(slow, 100)).toBeCloseTo(2 / 11, 9);
    expect(slow.progressDeadlineExceeded).toBe(false);
  });
  it('stops with the first pods when none becomes ready, and only says so after the deadline', () => {
    const stuck = rolloutTimeline({ ...checkout, readinessDelaySeconds: null });
    expect(stuck).toMatchObject({ completeAtSeconds: null, newReplicas: 5, oldReplicas: 8, minAvailablePods: 8, deadlineAtSeconds: 600 });
  });
  it('cannot move when nothing may be missing and there is no room for one more', () => {
    expect(rolloutTimeline({ ...checkout, maxSurge: 1, maxUnavailable: 0, roomForNew: 0 })).toMatchObject({ completeAtSeconds: null, newReplicas: 1, oldReplicas: 10, progressDeadlineExceeded: true });
    expect(rolloutTimeline({ ...checkout, maxSurge: 0, maxUnavailable: 1 }).completeAtSeconds).toBe(200);
  });
  it('gives the area under its curve', () => {
    expect(exposedSeconds({ curve: [{ second: 0, share: 0 }, { second: 10, share: 0.5 }, { second: 20, share: 1 }] }, 30)).toBe(15);
  });
  it('finds the wait that keeps half of the pods old', () => {
    const found = minReadyFor({ ...checkout, maxSurge: 1, maxUnavailable: 0 }, 600);
    expect(found).toBe(100);
    expect(secondsToShare(rolloutTimeline({ ...checkout, maxSurge: 1, maxUnavailable: 0, minReadySeconds: found ?? 0 }), 0.5)).toBeGreaterThanOrEqual(600);
    expect(minReadyFor({ ...checkout, maxSurge: 0, maxUnavailable: '100%', progressDeadlineSeconds: 30 }, 600)).toBeNull();
  });
  it('finds it as a search through every second does', () => {
    for (const replicas of [1, 3, 7, 10, 24]) for (const [maxSurge, maxUnavailable] of [[1, 0], [0, 1], ['25%', '25%'], [2, 1], ['10%', 0]] as const) for (const delay of [0, 5, 70]) for (const toHalf of [1, 60, 300, 900]) {
      const rollout = { replicas, maxSurge, maxUnavailable, readinessDelaySeconds: delay, progressDeadlineSeconds: 200 };
      const first = Array.from({ length: 200 }, (_, second) => second).find((minReadySeconds) => (secondsToShare(rolloutTimeline({ ...rollout, minReadySeconds }), 0.5) ?? -1) >= toHalf) ?? null;
      expect(minReadyFor(rollout, toHalf), JSON.stringify({ ...rollout, toHalf })).toBe(first);
    }
  });
  it('of strategy Recreate has a gap and no mixture', () => {
    expect(rolloutSequence({ ...checkout, strategy: 'Recreate' })).toEqual(['old-10', 'new+10']);
  });
});

describe('what the API refuses', () => {
  it.each([
    [{ maxSurge: 0, maxUnavailable: 0 }, 'both be 0'],
    [{ maxUnavailable: '101%' }, 'more than 100%'],
    [{ maxSurge: '25' }, 'no percentage'],
    [{ maxSurge: -1 }, '0 or more'],
    [{ minReadySeconds: 600 }, 'less than progressDeadlineSeconds'],
    [{ replicas: 1.5 }, 'whole number'],
  ])('%j', (change, message) => {
    expect(refusal({ ...checkout, ...change })).toContain(message);
    expect(() => rolloutTimeline({ ...checkout, ...change })).toThrow(RangeError);
  });
  it('but not zero percent and zero percent, which round to one', () => {
    expect(refusal({ ...checkout, maxSurge: '1%', maxUnavailable: '0%' })).toBeNull();
  });
});

describe('the race between exposure and alert', () => {
  const fault = { perSecond: 50, errorRatio: 0.2, firesAtSeconds: 300, delaySeconds: 210, undoSeconds: 300 };
  it('counts every failed request until users are back, at the share of each moment', () => {
    const { toldAt, shareThen, backAt, failed } = race(rolloutTimeline(checkout), fault) ?? {};
    expect({ toldAt, shareThen, backAt }).toEqual({ toldAt: 510, shareThen: 1, backAt: 810 });
    // Nothing for 20 s, 5 of 8 ready pods for 20 s, then everything.
    expect(failed).toBeCloseTo((20 * (5 / 8) + 770) * 10, 6);
  });
  it('has no end when the alert never fires', () => {
    expect(race(rolloutTimeline(checkout), { ...fault, firesAtSeconds: null })).toBeNull();
  });
});
