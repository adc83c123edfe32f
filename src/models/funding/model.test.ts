import { describe, expect, it } from 'vitest';

import { adoption, benefits, cumulated, inputIds, inputs, likely, lossIfStopped, net, netByQuarter, readRange, sampleRanges, simulate, tornado, triangular, type Point } from './model';

const nothing: Point = { incidents: 0, minutes: 0, harm: 0, preventable: 0, faster: 0, hours: 0, hourCost: 0.1, people: 1, personCost: 100, capacity: 0, migration: 0, dip: 0 };

describe('the case', () => {
  it('counts an incident once: what is not prevented can be shorter', () => {
    expect(benefits({ ...nothing, incidents: 10, minutes: 5, harm: 2, preventable: 0.3, faster: 0.5 })).toEqual({ prevented: 30, recovery: 35, time: 0 });
  });
  it('has costs from the first quarter and full benefits from the fifth', () => {
    expect([1, 2, 3, 4, 5, 8].map(adoption)).toEqual([0, 0.25, 0.5, 0.75, 1, 1]);
    expect(netByQuarter(nothing)).toEqual(Array.from({ length: 8 }, () => -25));
    expect(net({ ...nothing, migration: 400, dip: 200 })).toBeCloseTo(-200 - 40 - 20, 9);
  });
  it('adds up', () => {
    expect(cumulated([1, 2, 3])).toEqual([1, 3, 6]);
    expect(lossIfStopped(nothing, 2)).toBe(50);
  });
  it('has a sample for every input, in order', () => {
    expect(inputs.map(({ id }) => id)).toEqual([...inputIds]);
    for (const { sample: [low, middle, high], most } of inputs) expect(low <= middle && middle <= high && high <= most).toBe(true);
  });
});

describe('ranges', () => {
  it.each([[0, 10], [0.2, 20], [1 - 1e-12, 60]])('the triangle at %f is %f', (u, value) => {
    // 10, 20, 60: a fifth of the area lies below the mode.
    expect(triangular([10, 20, 60], u)).toBeCloseTo(value, 3);
  });
  it('a point stays a point', () => expect(triangular([7, 7, 7], 0.4)).toBe(7));
  it.each([['1_2_3', [1, 2, 3]], ['3_2_1', null], ['1_2', null], ['a_b_c', null], ['-1_2_3', null], ['1__3', null], ['1_2_999999', null]] as const)('%s reads as %j', (text, expected) => {
    expect(readRange(text, { share: false, most: 1000 })).toEqual(expected);
  });
  it('percent become shares', () => expect(readRange('10_20_30', { share: true, most: 1 })).toEqual([0.1, 0.2, 0.3]));
});

describe('the simulation', () => {
  const run = simulate(sampleRanges);
  it('is the same every time, and ordered', () => {
    expect(simulate(sampleRanges)).toEqual(run);
    for (const { low, middle, high } of run.byQuarter) expect(low <= middle && middle <= high).toBe(true);
    expect(simulate(sampleRanges, 2000, 7).positive).toBeCloseTo(run.positive, 1);
  });
  it('dips first', () => {
    expect(run.byQuarter[1]?.high).toBeLessThan(0);
    expect(run.byQuarter[3]?.middle).toBeLessThan(run.byQuarter[7]?.middle ?? 0);
  });
  it('without spread is one line', () => {
    const fixed = Object.fromEntries(inputIds.map((id) => [id, [sampleRanges[id][1], sampleRanges[id][1], sampleRanges[id][1]]])) as unknown as typeof sampleRanges;
    const last = simulate(fixed, 50).byQuarter[7];
    expect(last?.low).toBeCloseTo(net(likely(sampleRanges)), 9);
    expect(last?.high).toBeCloseTo(last?.low ?? 0, 9);
  });
});

describe('the tornado', () => {
  it('is sorted, and its break-even makes the net zero', () => {
    const swings = tornado(sampleRanges);
    const widths = swings.map(({ atLow, atHigh }) => Math.abs(atHigh - atLow));
    expect(widths).toEqual([...widths].sort((a, b) => b - a));
    const flipping = swings.filter(({ breakEven }) => breakEven !== null);
    expect(flipping.length).toBeGreaterThan(0);
    for (const { id, breakEven } of flipping) expect(net({ ...likely(sampleRanges), [id]: breakEven ?? 0 })).toBeCloseTo(0, 3);
  });
});
