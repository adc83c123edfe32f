// cspell:ignore Milli millicores
import { describe, expect, it } from 'vitest';

import { averageValueMetric, cpuUtilization, groupPods, hotRelease, hpaDefaults, podRequest, podsMetric, valueMetric, withinTolerance, type CpuPod, type CpuSample, type PodState } from './model';

const clocks = { cpuInitializationPeriodSeconds: 120, initialReadinessDelaySeconds: 10 };
const long = 10000000;
const state = (name: string, change: Partial<PodState> = {}): PodState => ({ name, phase: 'Running', ready: 'True', startedSecondsAgo: long, readyTransitionSecondsAgo: long, deleting: false, ...change });
const pod = (name: string, change: Partial<CpuPod> = {}): CpuPod => ({ ...state(name), containers: [{ name: 'a', requestMilli: 500 }, { name: 'b', requestMilli: 500 }], ...change });
const sample = (name: string, total: number, change: Partial<CpuSample> = {}): CpuSample => ({ pod: name, takenSecondsAgo: long, windowSeconds: 60, cpuMilli: { a: total / 2, b: total / 2 }, ...change });
const hot = { ready: 'False', startedSecondsAgo: 0 } as const;
const cpu = (currentReplicas: number, targetUtilizationPercent: number, pods: readonly CpuPod[], metrics: readonly CpuSample[], container: string | null = null): ReturnType<typeof cpuUtilization> =>
  cpuUtilization({ currentReplicas, targetUtilizationPercent, container, clocks, pods, metrics });

describe('CPU utilization', () => {
  it('multiplies and rounds up', () => {
    expect(cpu(3, 30, ['x', 'y', 'z'].map((name) => pod(name)), ['x', 'y', 'z'].map((name) => sample(name, 500)))).toEqual({ replicas: 5, utilizationPercent: 50, averageValueMilli: 500 });
  });
  it('changes nothing within the tolerance, its bounds included', () => {
    expect(cpu(2, 50, [pod('x'), pod('y')], [sample('x', 550), sample('y', 550)]).replicas).toBe(2);
    expect(withinTolerance(1.1, hpaDefaults.tolerance)).toBe(true);
    expect(withinTolerance(0.9, hpaDefaults.tolerance)).toBe(true);
    expect(withinTolerance(1.11, hpaDefaults.tolerance)).toBe(false);
  });
  it('cuts the utilization to whole percent before dividing', () => {
    // Three at 70%, the fourth counted as zero: 52%, and 52 ÷ 40 × 4 = 5.2.
    expect(cpu(4, 40, [pod('w'), pod('x'), pod('y'), pod('z', { ready: 'False' })], ['w', 'x', 'y', 'z'].map((name) => sample(name, 700)))).toEqual({ replicas: 6, utilizationPercent: 70, averageValueMilli: 700 });
  });
  it('counts unready pods as zero when scaling out and leaves them out when scaling in', () => {
    expect(cpu(3, 30, [pod('x', { ready: 'False' }), pod('y'), pod('z')], [sample('x', 300), sample('y', 500), sample('z', 700)])).toMatchObject({ replicas: 4, utilizationPercent: 60 });
    expect(cpu(3, 60, [pod('x', hot), pod('y'), pod('z')], [sample('x', 900), sample('y', 300), sample('z', 300)])).toMatchObject({ replicas: 1, utilizationPercent: 30 });
  });
  it('counts a pod without a sample as full when scaling in and as idle when scaling out', () => {
    expect(cpu(2, 100, [pod('x'), pod('y')], [sample('x', 500)]).replicas).toBe(2);
    expect(cpu(2, 50, [pod('x'), pod('y')], [sample('x', 1000)]).replicas).toBe(2);
    expect(cpu(4, 100, ['w', 'x', 'y', 'z'].map((name) => pod(name)), ['w', 'x', 'y'].map((name) => sample(name, 100))).replicas).toBe(2);
  });
  it('fills in nothing when the value is exactly on target', () => {
    expect(cpu(2, 50, [pod('x'), pod('y')], [sample('x', 500)]).replicas).toBe(2);
  });
  it('treats a sample that lacks one container as missing, and reads one container only when asked', () => {
    const partial = { ...sample('y', 0), cpuMilli: { a: 500 } };
    expect(cpu(2, 50, [pod('x'), pod('y')], [sample('x', 1000), partial]).replicas).toBe(2);
    expect(cpu(2, 50, [pod('x'), pod('y')], [sample('x', 1000), partial], 'a')).toEqual({ replicas: 4, utilizationPercent: 100, averageValueMilli: 500 });
  });
  it('ignores leaving pods and leaves unknown ones out of the ratio, not out of the count', () => {
    expect(cpu(1, 50, [pod('x'), pod('y', { deleting: true })], [sample('x', 1000), sample('y', 9000)]).replicas).toBe(2);
    // x at 200% and m as 0 make 100% of the requests, twice the target; times three entries.
    expect(cpu(2, 50, [pod('x'), pod('m')], [sample('x', 2000), sample('unknown', 9000)]).replicas).toBe(6);
  });
  it('gives up with the reason', () => {
    expect(() => cpu(1, 50, [pod('x')], [])).toThrow('no metrics returned from resource metrics API');
    expect(() => cpu(1, 50, [], [sample('x', 2)])).toThrow('no pods returned by selector');
    expect(() => cpu(1, 50, [pod('x', hot)], [sample('x', 2)])).toThrow('did not receive metrics for targeted pods');
    expect(() => cpu(1, 50, [pod('x', { containers: [{ name: 'a', requestMilli: 500 }, { name: 'b', requestMilli: null }] })], [sample('x', 100)])).toThrow('missing request for cpu in container b');
    expect(() => cpu(1, 50, [pod('m')], [sample('unknown', 100)])).toThrow('no metrics returned matched known pods');
  });
  it('counts sidecars, and a request of the pod replaces the sum', () => {
    const initContainers = [{ name: 'mesh', requestMilli: 200, restartPolicy: 'Always' }, { name: 'migrate', requestMilli: 900 }];
    const containers = [{ name: 'app', requestMilli: 800 }];
    expect(podRequest({ container: null, containers, initContainers })).toBe(1000);
    expect(podRequest({ container: 'app', containers, initContainers, podRequestMilli: 4000 })).toBe(800);
    expect(podRequest({ container: null, containers, initContainers, podRequestMilli: 4000 })).toBe(4000);
    expect(podRequest({ container: null, containers, initContainers, podRequestMilli: 4000, podLevelResourcesEnabled: false })).toBe(1000);
    expect(cpu(1, 50, [pod('x', { containers, initContainers })], [sample('x', 0, { cpuMilli: { app: 900, mesh: 100 } })]).utilizationPercent).toBe(100);
  });
});

describe('which pods count', () => {
  const group = (change: Partial<PodState>, taken = 0, resource: string | null = 'cpu'): string => {
    const { unready, missing, ignored } = groupPods([state('x', change)], [{ pod: 'x', takenSecondsAgo: taken, windowSeconds: 30 }], resource, clocks);
    return [...unready.map(() => 'unready'), ...missing.map(() => 'missing'), ...ignored.map(() => 'ignored')].join() || 'ready';
  };
  it.each([
    ['pending', { phase: 'Pending' }, 0, 'unready'],
    ['failed', { phase: 'Failed' }, 0, 'ignored'],
    ['pending and leaving', { phase: 'Pending', deleting: true }, 0, 'ignored'],
    ['no Ready condition', { ready: null }, 0, 'unready'],
    ['not started', { startedSecondsAgo: null }, 0, 'unready'],
    ['young, ready for longer than its sample reaches back', { startedSecondsAgo: 60, readyTransitionSecondsAgo: 40 }, 10, 'ready'],
    ['young, its sample reaches back before readiness', { startedSecondsAgo: 60, readyTransitionSecondsAgo: 40 }, 11, 'unready'],
    ['young and not ready', { startedSecondsAgo: 119, ready: 'False' }, 0, 'unready'],
    ['old, never ready', { startedSecondsAgo: 600, readyTransitionSecondsAgo: 591, ready: 'False' }, 0, 'unready'],
    ['old, once ready', { startedSecondsAgo: 600, readyTransitionSecondsAgo: 590, ready: 'False' }, 0, 'ready'],
    ['not ready with no known transition', { ready: 'False', readyTransitionSecondsAgo: null }, 0, 'unready'],
  ] as const)('%s', (_name, change, taken, expected) => {
    expect(group(change, taken)).toBe(expected);
  });
  it('asks for readiness only for CPU, and misses a pod without a sample', () => {
    expect(group({ ready: 'False', startedSecondsAgo: 1 }, 0, 'memory')).toBe('ready');
    expect(groupPods([state('x')], [], 'cpu').missing).toEqual(['x']);
  });
});

describe('other metrics', () => {
  const three = ['x', 'y', 'z'].map((name) => state(name));
  it('per pod: the mean is cut, readiness plays no part, a missing pod counts as on target when scaling in', () => {
    expect(podsMetric({ currentReplicas: 3, targetAverageMilli: 15000, pods: three, metrics: [{ pod: 'x', valueMilli: 50000 }, { pod: 'y', valueMilli: 15000 }, { pod: 'z', valueMilli: 30000 }] })).toEqual({ replicas: 7, averageValueMilli: 31666 });
    expect(podsMetric({ currentReplicas: 3, targetAverageMilli: 10000, pods: three, metrics: [{ pod: 'x', valueMilli: 5000 }, { pod: 'y', valueMilli: 5000 }] })).toEqual({ replicas: 2, averageValueMilli: 5000 });
    expect(() => podsMetric({ currentReplicas: 1, targetAverageMilli: 1, pods: three, metrics: [] })).toThrow('custom metrics');
  });
  it('value: multiplies the pods that are ready, and starts from zero', () => {
    expect(valueMetric({ currentReplicas: 3, targetMilli: 10, pods: [...three, state('p', { ready: 'False' })], metricMilli: [10, 10] })).toEqual({ replicas: 6, valueMilli: 20 });
    expect(valueMetric({ currentReplicas: 3, targetMilli: 20, pods: three, metricMilli: 21 }).replicas).toBe(3);
    expect(valueMetric({ currentReplicas: 0, targetMilli: 10, pods: [], metricMilli: 25 }).replicas).toBe(3);
    expect(valueMetric({ currentReplicas: 3, targetMilli: 1, pods: three, metricMilli: [9223372036854775807n, 5] })).toEqual({ replicas: 2147483647, valueMilli: 9223372036854775807n });
    expect(() => valueMetric({ currentReplicas: 1, targetMilli: 1, pods: [], metricMilli: 5 })).toThrow('no pods');
  });
  it('average value: divides, whatever the pods do', () => {
    // mailer: 4 messages/s × 60 s = 240 a replica.
    expect(averageValueMetric({ currentReplicas: 2, targetAverageMilli: 240000, metricMilli: 1000000 })).toEqual({ replicas: 5, averageValueMilli: 500000 });
    expect(averageValueMetric({ currentReplicas: 3, targetAverageMilli: 2900, metricMilli: [8600] })).toEqual({ replicas: 3, averageValueMilli: 2867 });
    expect(averageValueMetric({ currentReplicas: 0, targetAverageMilli: 100, metricMilli: [250] })).toEqual({ replicas: 3, averageValueMilli: 0 });
  });
});

describe('the Java release of the chapter', () => {
  const release = { replicas: 10, surge: 3, requestMilli: 1000, steadyMilli: 580, hotMilli: 2000, targetUtilizationPercent: 60 };
  it('goes from 10 to 20 when ready means listening, and stays when it means warm', () => {
    expect(hotRelease({ ...release, readyWhileHot: true })).toEqual({ replicas: 20, utilizationPercent: 90 });
    expect(hotRelease({ ...release, readyWhileHot: false })).toEqual({ replicas: 10, utilizationPercent: 58 });
  });
});
