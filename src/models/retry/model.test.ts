import { describe, expect, it } from 'vitest';

import {
  attemptsPerUserAction, backoffSteps, capacityToReturn, chainSpans, collapse, concurrencyLimit, dnsQueries, goodput, longestCall, measuredFailedCost, playStorm,
  refusedByChance, retryLoad, wastedShare, workPerRequest, type Callee, type RetryPolicy,
} from './model';

const eager: RetryPolicy = { attemptsPerRequest: 4 };
const budgeted: RetryPolicy = { attemptsPerRequest: 2, retryRatioLimit: 0.1 };
const checkout: Callee = { load: 50, capacity: 84, failedCost: 1 };

describe('attempts', () => {
  it.each([
    [[4, 1, 1], 4],
    [[4, 4, 4], 64],
    [[4, 4, 4, 4, 4], 1024],
    [[3, 3, 3, 3, 3], 243],
    [[], 1],
  ])('of layers %j multiply to %i', (layers, attempts) => {
    expect(attemptsPerUserAction(layers)).toBe(attempts);
  });
  it.each([
    [3, 0, null, 1],
    [3, 0.1, null, 1.11],
    [3, 0.5, 0.2, 1.2],
    [3, 0.1, 0.2, 1.11],
    [4, 1, null, 4],
    [2, 1, 0.1, 1.1],
  ])('%i per request, failing at %f with budget %s, load %f', (attemptsPerRequest, failureRate, retryRatioLimit, load) => {
    expect(retryLoad({ attemptsPerRequest, retryRatioLimit }, failureRate)).toBeCloseTo(load, 12);
  });
  it('never exceed their number, and grow with the failure rate', () => {
    const loads = [0, 0.2, 0.4, 0.6, 0.8, 1].map((rate) => retryLoad(eager, rate));
    expect([...loads].sort((a, b) => a - b)).toEqual(loads);
    expect(Math.max(...loads)).toBe(4);
  });
  it.each([
    [() => attemptsPerUserAction([4, 0]), 'attempts of a layer is 0'],
    [() => retryLoad({ attemptsPerRequest: 1.5 }, 0), 'attemptsPerRequest is 1.5'],
    [() => retryLoad(eager, 1.1), 'failureRate is 1.1'],
    [() => retryLoad({ ...eager, retryRatioLimit: -1 }, 0), 'retryRatioLimit is -1'],
    [() => goodput(1, { capacity: 1, failedCost: 2 }), 'failedCost is 2'],
  ])('refuse what cannot be', (call, message) => {
    expect(call).toThrow(message);
  });
});

describe('back-off', () => {
  it.each([
    [{ durationMs: 1000, factor: 0, steps: 1, capMs: 0 }, [1000, 1000, 1000]],
    [{ durationMs: 1000, factor: 2, steps: 3, capMs: 0 }, [1000, 2000, 4000]],
    [{ durationMs: 1000, factor: 2, steps: 2, capMs: 0 }, [1000, 2000, 4000, 4000]],
    [{ durationMs: 1000, factor: 2, steps: 9, capMs: 3000 }, [1000, 2000, 3000, 3000]],
    [{ durationMs: 1000, factor: 2, steps: 0, capMs: 0 }, [1000, 1000]],
    [{ durationMs: 1000, factor: 2, steps: -1, capMs: 0 }, [1000, 1000]],
  ])('%j', (settings, delays) => {
    expect(backoffSteps(settings, delays.length)).toEqual(delays);
  });
});

describe('deadlines', () => {
  it('four attempts of 10 s outlast a caller that waits 25 s', () => {
    const pausesSeconds = backoffSteps({ durationMs: 1000, factor: 2, steps: 3, capMs: 0 }, 3).map((ms) => ms / 1000);
    expect(longestCall({ attempts: 4, timeoutSeconds: 10, pausesSeconds })).toBe(47);
    expect(longestCall({ attempts: 1, timeoutSeconds: 10, pausesSeconds })).toBe(10);
  });
  const hops = [
    { name: 'basket', spentSeconds: 4, capSeconds: 30 },
    { name: 'prices', spentSeconds: 3, capSeconds: 30 },
  ];
  it('end before the caller’s when they are passed on', () => {
    expect(chainSpans(hops, 25, 0.5, true)).toEqual([
      { name: 'basket', startSeconds: 4, endSeconds: 24.5, wastedSeconds: 0 },
      { name: 'prices', startSeconds: 7, endSeconds: 24, wastedSeconds: 0 },
    ]);
  });
  it('outlast the caller when each hop has its own 30 s', () => {
    expect(chainSpans(hops, 25, 0.5, false).map(({ endSeconds, wastedSeconds }) => [endSeconds, wastedSeconds])).toEqual([[34, 9], [37, 12]]);
  });
  it('use the cap where it is smaller, and never end before they start', () => {
    expect(chainSpans([{ name: 'a', spentSeconds: 1, capSeconds: 2 }], 25, 0.5, true)[0]?.endSeconds).toBe(3);
    expect(chainSpans([{ name: 'a', spentSeconds: 26, capSeconds: 2 }], 25, 0.5, true)[0]).toMatchObject({ startSeconds: 26, endSeconds: 26, wastedSeconds: 0 });
  });
  it('a caller that waits 2 s of 10 wastes four fifths', () => {
    expect(wastedShare(2, 10)).toBeCloseTo(0.8, 12);
    expect(wastedShare(10, 2)).toBe(0);
  });
});

describe('collapse', () => {
  it('sustains itself with four attempts, not with a budget of 10%', () => {
    expect(collapse(checkout, eager)).not.toBeNull();
    expect(collapse(checkout, budgeted)).toBeNull();
    expect(collapse(checkout, { attemptsPerRequest: 1 })).toBeNull();
  });
  it('needs a failed attempt to cost 42% or more', () => {
    expect(collapse({ ...checkout, failedCost: 0.42 }, eager)).toBe(1);
    expect(collapse({ ...checkout, failedCost: 0.41 }, eager)).toBeNull();
  });
  it('needs that much in every state, partial ones included', () => {
    for (let cost = 0; cost <= 41; cost += 1) expect(collapse({ ...checkout, failedCost: cost / 100 }, eager)).toBeNull();
  });
  it('cannot hold itself below 91% load under a budget of 10%', () => {
    for (const failedCost of [0, 0.25, 0.5, 0.75, 1]) expect(collapse({ load: 90.9, capacity: 100, failedCost }, budgeted)).toBeNull();
    expect(collapse({ load: 91, capacity: 100, failedCost: 1 }, budgeted)).not.toBeNull();
  });
  it('spares six replicas only if a failure costs less than 0.91', () => {
    expect(capacityToReturn({ load: 50, failedCost: 0.91 }, budgeted)).toBeLessThan(50.4);
    expect(capacityToReturn({ load: 50, failedCost: 0.92 }, budgeted)).toBeGreaterThan(50.4);
  });
  it('never happens when refusing is free and load is below capacity', () => {
    for (const attemptsPerRequest of [1, 2, 4, 64]) expect(collapse({ ...checkout, failedCost: 0 }, { attemptsPerRequest })).toBeNull();
  });
  it('never happens while load × most attempts stays below capacity', () => {
    for (const failedCost of [0, 0.3, 0.7, 1]) expect(collapse({ load: 20.9, capacity: 84, failedCost }, eager)).toBeNull();
  });
  it('can be partial near full load', () => {
    expect(collapse({ load: 90, capacity: 100, failedCost: 0.5 }, { attemptsPerRequest: 2 })).toBeLessThan(1);
    expect(workPerRequest({ attemptsPerRequest: 2 }, 1, 0.5) * 90).toBeLessThan(100);
  });
  it('is gone for four attempts once the edge admits 20 of 50 requests', () => {
    expect(collapse({ ...checkout, load: 20 }, eager)).toBeNull();
    expect(collapse({ ...checkout, load: 21 }, eager)).toBe(1);
  });
  it('is possible under a budget once a zone is gone, unless failures cost less', () => {
    expect(collapse({ load: 50, capacity: 50.4, failedCost: 1 }, budgeted)).not.toBeNull();
    expect(collapse({ load: 50, capacity: 50.4, failedCost: 0.05 }, budgeted)).toBeNull();
  });
  it('outlasts the autoscaler’s maximum', () => {
    expect(capacityToReturn(checkout, eager)).toBe(200);
    expect(capacityToReturn({ ...checkout, failedCost: 0.05 }, eager)).toBeCloseTo(10, 9);
    expect(capacityToReturn(checkout, budgeted)).toBeCloseTo(55, 9);
  });
  it('goodput falls once attempts pass the capacity', () => {
    expect([50, 84, 126, 168, 200].map((attempts) => Math.round(goodput(attempts, { capacity: 84, failedCost: 0.5 })))).toEqual([50, 84, 42, 0, 0]);
    expect([84, 85].map((attempts) => goodput(attempts, checkout))).toEqual([84, 0]);
    expect(goodput(200, { capacity: 84, failedCost: 0 })).toBe(84);
  });
});

describe('a load test', () => {
  it.each([
    [8, 0.045],
    [2, 0.432],
    [8.4, 0],
  ])('at twice the knee with %f served', (served, cost) => {
    expect(measuredFailedCost({ capacity: 8.4, attempts: 16.8, served })).toBeCloseTo(cost, 3);
  });
  it('undoes goodput', () => {
    expect(measuredFailedCost({ capacity: 84, attempts: 126, served: goodput(126, { capacity: 84, failedCost: 0.5 }) })).toBeCloseTo(0.5, 12);
  });
  it('says nothing below capacity', () => {
    expect(() => measuredFailedCost({ capacity: 84, attempts: 84, served: 84 })).toThrow('attempts is 84');
  });
});

describe('a storm', () => {
  const storm = { callee: checkout, fault: { fromSecond: 30, toSecond: 90, capacityShare: 0.1 }, seconds: 240 };
  const at = (policy: RetryPolicy, retriesOffAt: number | null, second: number): number | undefined => playStorm({ ...storm, policy, retriesOffAt })[second]?.served;
  it('ends with the fault under a budget', () => {
    expect([29, 60, 90, 91].map((second) => at(budgeted, null, second))).toEqual([50, 0, expect.closeTo(55, 9), 50]);
  });
  it('stays without one until retries are off', () => {
    expect([29, 60, 91, 240].map((second) => at(eager, null, second))).toEqual([50, 0, 0, 0]);
    expect([179, 180].map((second) => at(eager, 180, second))).toEqual([0, 50]);
  });
  it('has nothing to say without load', () => {
    expect(playStorm({ ...storm, callee: { ...checkout, load: 0 }, policy: eager, retriesOffAt: null }).at(-1)).toEqual({ second: 240, attempts: 0, served: 0 });
  });
});

describe('shedding', () => {
  it('holds a full replica to two seconds', () => {
    expect(concurrencyLimit(8.4, 2)).toBe(16);
  });
  it('refuses by chance when the limit is the mean', () => {
    expect(refusedByChance(4, 7)).toBeCloseTo(0.0627, 4);
    expect(refusedByChance(4, 16)).toBeLessThan(5e-6);
    expect(refusedByChance(0, 1)).toBe(0);
  });
});

describe('lookups', () => {
  it.each([
    [2, 5, 3, 8],
    [2, 5, 4, 10],
    [2, 2, 3, 2],
    [4, 5, 3, 8],
    [5, 5, 3, 2],
  ])('%i dots, ndots %i, %i search domains: %i queries', (dots, ndots, searchDomains, queries) => {
    expect(dnsQueries({ dots, ndots, searchDomains })).toBe(queries);
  });
});
