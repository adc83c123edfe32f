import { describe, expect, it } from 'vitest';

import type { ResourceList } from '../pod-resources/model';
import { aggregate, burst, burstCost, consequenceZones, coresWhenBusy, cpuWeight, meanWait, nano, oomScoreAdj, qosClass, rankForEviction, samples, signalOrder, thresholdMet, type ResourceContainer, type ResourcePod } from './model';

const container = (name: string, requests: ResourceList, limits: ResourceList = {}, restartPolicy: string | null = null): ResourceContainer => ({ name, requests, limits, restartPolicy });
const pod = (containers: readonly ResourceContainer[], change: Partial<ResourcePod> = {}): ResourcePod => ({ containers, initContainers: [], ...change });
const both = { cpu: '1', memory: '1Gi' };
const GiB = 2 ** 30;

describe('quantities', () => {
  it.each([['500m', 500_000_000n], ['1', 10n ** 9n], ['.5', 500_000_000n], ['2e3', 2000n * 10n ** 9n], ['1e-3', 1_000_000n], ['-1k', -(10n ** 12n)], ['0.1n', 1n], ['1.5Gi', 1_610_612_736n * 10n ** 9n], ['9Ei', (2n ** 63n - 1n) * 10n ** 9n]] as const)('%s', (text, value) => {
    expect(nano(text)).toBe(value);
  });
  it.each(['', 'M', '1 Gi', '1.2.3', '1gi', '1e', '.'])('"%s" is refused', (text) => expect(() => nano(text)).toThrow(RangeError));
});

describe('the class', () => {
  it('follows from requests and limits', () => {
    expect(qosClass(pod([container('a', {})]))).toBe('BestEffort');
    expect(qosClass(pod([container('a', both, both)]))).toBe('Guaranteed');
    expect(qosClass(pod([container('a', both, { memory: '1Gi' })]))).toBe('Burstable');
    expect(qosClass(pod([container('a', { 'ephemeral-storage': '1Gi' })]))).toBe('BestEffort');
  });
  it('one helper without limits makes the pod Burstable', () => {
    expect(qosClass(pod([container('a', both, both)], { initContainers: [container('h', { cpu: '10m' }, {}, 'Always')] }))).toBe('Burstable');
  });
  it('looks at pod-level values alone when they are set and enabled', () => {
    const level = { podResources: { requests: both, limits: both }, podLevelResourcesEnabled: true };
    expect(qosClass(pod([container('a', {})], level))).toBe('Guaranteed');
    expect(qosClass(pod([container('a', {})], { ...level, podLevelResourcesEnabled: false }))).toBe('BestEffort');
    expect(qosClass(pod([container('a', both, both)], { ...level, podResources: { requests: {}, limits: {} } }))).toBe('Guaranteed');
  });
  it('sums what is above zero', () => {
    expect(aggregate(pod([container('a', { cpu: '0', memory: '0' }, { cpu: '100m' })]))).toEqual({ requests: {}, limits: { cpu: 100_000_000n }, everyContainerHasBothLimits: false });
  });
});

describe('oom_score_adj', () => {
  it('is fixed for the outer classes', () => {
    expect(oomScoreAdj(pod([container('a', both, both)]), 'a', 8 * GiB)).toBe(-997);
    expect(oomScoreAdj(pod([container('a', {})]), 'a', 8 * GiB)).toBe(1000);
    expect(oomScoreAdj(pod([container('a', {})]), 'a', 8 * GiB, 'system-node-critical')).toBe(-997);
    expect(oomScoreAdj(pod([container('a', {})]), 'a', 8 * GiB, 'system-cluster-critical')).toBe(1000);
  });
  it('falls with the memory request in between', () => {
    const score = (memory: string): number => oomScoreAdj(pod([container('a', { memory })]), 'a', 8 * GiB);
    expect([score('1Gi'), score('8Gi'), score('16Gi'), score('1')]).toEqual([875, 3, 3, 999]);
    expect(() => oomScoreAdj(pod([container('a', { memory: '1' })]), 'b', GiB)).toThrow('no container "b"');
  });
  it('a sidecar is never killed before the smallest main container', () => {
    const helped = pod([container('a', { memory: '4Gi' }), container('b', { memory: '2Gi' })], { initContainers: [container('s', { memory: '1Mi' }, {}, 'Always'), container('i', { memory: '1Mi' })] });
    expect(['a', 'b', 's', 'i'].map((name) => oomScoreAdj(helped, name, 8 * GiB))).toEqual([500, 750, 750, 999]);
  });
});

describe('eviction', () => {
  const of = (name: string, request: string | null, usage: string | null, priority = 0): Parameters<typeof rankForEviction>[0][number] => ({ name, request, usage, priority });
  const names = (pods: Parameters<typeof rankForEviction>[0]): readonly string[] => rankForEviction(pods).map(({ name }) => name);
  it('300 MiB on a request of 100 leaves before 900 MiB on 1 GiB', () => {
    expect(names([of('A', '1Gi', '900Mi'), of('B', '100Mi', '300Mi')])).toEqual(['B', 'A']);
  });
  it('asks above request, then priority, then how far', () => {
    expect(names([of('below, low', '1Gi', '10Mi', -10), of('far, high', '1Mi', '1Gi', 10), of('near, low', null, '1Mi', -10), of('far, low', null, '2Mi', -10)])).toEqual(['far, low', 'near, low', 'far, high', 'below, low']);
  });
  it('the class is no criterion: a Burstable pod can leave before a BestEffort one', () => {
    expect(names([of('best-effort', null, '60Mi'), of('burstable', '256Mi', '400Mi')])[0]).toBe('burstable');
  });
  it('usage equal to the request is not above it; ties stay', () => {
    expect(names([of('a', '1Gi', '1Gi', -5), of('b', '1Gi', '1.1Gi'), of('c', '1Gi', '1.1Gi')])).toEqual(['b', 'c', 'a']);
    expect(names([of('a', null, null), of('b', null, null)])).toEqual(['a', 'b']);
  });
  it('handles memory first and process ids last', () => {
    expect(signalOrder(['pid.available', 'nodefs.available', 'memory.available'])).toEqual(['memory.available', 'nodefs.available', 'pid.available']);
  });
  it('pressure starts below the threshold and ends above threshold and reclaim', () => {
    const at = (available: string, enforceMinReclaim = false): boolean => thresholdMet({ threshold: '100Mi', minReclaim: '50Mi', available, enforceMinReclaim });
    expect([at('99Mi'), at('100Mi'), at('149Mi', true), at('150Mi', true)]).toEqual([true, false, true, false]);
    expect(thresholdMet({ threshold: '1Gi', minReclaim: null, available: '1.05Gi', enforceMinReclaim: true })).toBe(false);
  });
});

describe('the CPU quota', () => {
  it('four threads spend one core in 25 ms and wait 75', () => {
    expect(burst({ threads: 4, workMs: 50, limit: 1 })).toEqual([{ state: 'runs', fromMs: 0, toMs: 25 }, { state: 'waits', fromMs: 25, toMs: 100 }, { state: 'runs', fromMs: 100, toMs: 125 }]);
  });
  it('one thread never waits, and nobody waits without a limit', () => {
    expect(burstCost({ threads: 1, workMs: 200, limit: 1 })).toEqual({ endsMs: 200, waitsMs: 0 });
    expect(burstCost({ threads: 4, workMs: 50, limit: null })).toEqual({ endsMs: 50, waitsMs: 0 });
    expect(burstCost({ threads: 8, workMs: 12.5, limit: 0.5 }).waitsMs).toBe(93.75);
  });
  it('the wait depends on where in the period the burst begins', () => {
    const wait = (startsAt: number): number => burstCost({ threads: 4, workMs: 50, limit: 1, startsAt }).waitsMs;
    expect([wait(0), wait(50), wait(75), wait(90)]).toEqual([75, 25, 0, 75]);
    expect(burst({ threads: 4, workMs: 50, limit: 1, startsAt: 90 })).toEqual([{ state: 'runs', fromMs: 0, toMs: 35 }, { state: 'waits', fromMs: 35, toMs: 110 }, { state: 'runs', fromMs: 110, toMs: 125 }]);
    expect(meanWait({ threads: 4, workMs: 50, limit: 1 })).toBeCloseTo(46.875, 2);
  });
  it('refuses what is no burst', () => {
    for (const change of [{ threads: 0 }, { workMs: 0 }, { limit: 0 }, { startsAt: 100 }]) expect(() => burst({ threads: 4, workMs: 50, limit: 1, ...change })).toThrow(RangeError);
  });
});

describe('weights', () => {
  it('convert a request by both formulas', () => {
    expect([cpuWeight(1000, 'linear'), cpuWeight(1000, 'newer'), cpuWeight(0, 'linear'), cpuWeight(0, 'newer')]).toEqual([39, 100, 1, 1]);
  });
  it('divide a busy node', () => {
    const small = Array.from({ length: 20 }, () => 100);
    expect(coresWhenBusy(4, [2000, ...small], 'linear')).toBeCloseTo(1.99, 2);
    expect(coresWhenBusy(4, [2000, ...small], 'newer')).toBeCloseTo(1.35, 2);
    expect(coresWhenBusy(4, [500, 1500], 'linear')).toBeCloseTo(1.01, 2);
  });
});

describe('zones', () => {
  it('a memory limit above the request opens the zone of eviction', () => {
    expect(consequenceZones('memory', 256, 512, 600).map(({ consequence, from, to }) => [consequence, from, to])).toEqual([['idle', 0, 128], ['held', 128, 256], ['overRequest', 256, 512], ['killed', 512, 600]]);
    expect(consequenceZones('memory', 768, 768, 900).map(({ consequence }) => consequence)).toEqual(['idle', 'held', 'killed']);
  });
  it('CPU is borrowed, and waits at a limit', () => {
    expect(consequenceZones('cpu', 500, null, 2000).map(({ consequence }) => consequence)).toEqual(['idle', 'held', 'borrowed']);
    expect(consequenceZones('cpu', 500, 1000, 2000).at(-1)).toEqual({ consequence: 'waits', from: 1000, to: 2000 });
    expect(() => consequenceZones('cpu', 500, 100, 2000)).toThrow(RangeError);
  });
  it('the samples keep the bounds of R1 and R2', () => {
    const { cpu, memory } = samples.checkout;
    for (const share of [cpu.p95 / cpu.request, memory.peak / memory.request]) expect(share).toBeGreaterThan(0.5);
    expect(memory.peak / memory.limit).toBeLessThan(0.9);
    expect(samples.mailer.memory.peak).toBeGreaterThan(samples.mailer.memory.request);
  });
});
