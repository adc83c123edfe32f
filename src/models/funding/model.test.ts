import { describe, expect, it } from 'vitest';

import { adoption, benefits, bounds, cumulated, dipOf, gates, inputIds, inputs, likely, net, netByQuarter, peopleForLoad, quarters, readRange, sampleRanges, simulate, tornado, triangular, type Point, type Ranges } from './model';

const nothing: Point = { minutes: 0, harm: 0, preventable: 0, faster: 0, hours: 0, accepted: 0, returned: 0, hourCost: 0.1, people: 1, personCost: 100, running: 20, capacity: 0, migration: 0, dip: 0 };
const fixedAt = (pick: 0 | 1 | 2): Ranges => Object.fromEntries(inputIds.map((id) => { const value = sampleRanges[id][pick]; return [id, [value, value, value]]; })) as unknown as Ranges;

describe('the case', () => {
  it('counts a minute once: what is not prevented can be shorter', () => {
    expect(benefits({ ...nothing, minutes: 50, harm: 2, preventable: 0.3, faster: 0.5 })).toEqual({ prevented: 30, recovery: 35, time: 0, capacity: 0 });
    const { prevented, recovery } = benefits({ ...nothing, minutes: 50, harm: 2, preventable: 1, faster: 1 });
    expect(prevented + recovery).toBe(100);
  });
  it('takes only the hours that Finance accepts', () => {
    expect(benefits({ ...nothing, hours: 1000, accepted: 0.5 }).time).toBe(50);
  });
  it('has costs from the first quarter and full benefits from the fifth', () => {
    expect([1, 2, 3, 4, 5, 8].map(adoption)).toEqual([0, 0.25, 0.5, 0.75, 1, 1]);
    expect(netByQuarter(nothing)).toEqual(Array.from({ length: quarters }, () => -30));
    expect(net({ ...nothing, migration: 400, dip: 200 })).toBeCloseTo(-240 - 40 - 20, 9);
    // Capacity comes and goes with adoption: 5.5 of 8 quarters.
    expect(net({ ...nothing, returned: 40, capacity: 40 })).toBeCloseTo(-240, 9);
    expect(net({ ...nothing, capacity: 40 })).toBeCloseTo(-240 - 55, 9);
  });
  it('adds up', () => {
    expect(cumulated([1, 2, 3])).toEqual([1, 3, 6]);
    expect(cumulated(netByQuarter(likely(sampleRanges))).at(-1)).toBeCloseTo(net(likely(sampleRanges)), 9);
  });
  it('has a sample for every input, in order', () => {
    expect(inputs.map(({ id }) => id)).toEqual([...inputIds]);
    for (const { sample: [low, middle, high], most } of inputs) expect(low <= middle && middle <= high && high <= most).toBe(true);
    for (const gate of gates) expect(gate).toBeLessThan(quarters);
  });
  it('counts people from load', () => {
    expect(peopleForLoad([10, 6, 20], 24)).toBe(1.5);
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
  const last = run.byQuarter[quarters - 1];
  it('is the same every time, and ordered', () => {
    expect(simulate(sampleRanges)).toEqual(run);
    for (const { low, middle, high } of run.byQuarter) expect(low <= middle && middle <= high).toBe(true);
    expect(simulate(sampleRanges, 2000, 7).positive).toBeCloseTo(run.positive, 1);
  });
  it('spans zero for the sample, so that its sign is a question', () => {
    expect(last?.low).toBeLessThan(0);
    expect(last?.high).toBeGreaterThan(0);
  });
  it('dips first, and comes back', () => {
    expect(run.byQuarter[1]?.high).toBeLessThan(0);
    const { depth, quarter, backIn } = dipOf(run);
    expect(depth).toBeLessThan(run.byQuarter[0]?.middle ?? 0);
    expect(quarter).toBeGreaterThan(1);
    expect(backIn).toBeGreaterThan(quarter);
    expect(dipOf(simulate(fixedAt(0))).backIn).toBeNull();
  });
  it('without spread is one line', () => {
    const point = simulate(fixedAt(1), 50).byQuarter[quarters - 1];
    expect(point?.low).toBeCloseTo(net(likely(sampleRanges)), 9);
    expect(point?.high).toBeCloseTo(point?.low ?? 0, 9);
  });
  it('lies within the two ends of interval arithmetic', () => {
    const { worst, best } = bounds(sampleRanges);
    expect(worst).toBeLessThan(last?.low ?? 0);
    expect(best).toBeGreaterThan(last?.high ?? 0);
    // Every corner, so that no combination of ends lies outside.
    const corners = Array.from({ length: 2 ** inputIds.length }, (_, corner) => net(Object.fromEntries(inputIds.map((id, at) => [id, sampleRanges[id][(corner >> at) % 2 === 0 ? 0 : 2]])) as Point));
    expect(worst).toBeCloseTo(corners.reduce((least, value) => Math.min(least, value)), 6);
    expect(best).toBeCloseTo(corners.reduce((most, value) => Math.max(most, value)), 6);
    const same = bounds(fixedAt(1));
    expect(same.worst).toBeCloseTo(same.best, 9);
  });
});

describe('the tornado', () => {
  const swings = tornado(sampleRanges);
  it('is sorted, and its break-even makes the net zero', () => {
    const widths = swings.map(({ atLow, atHigh }) => Math.abs(atHigh - atLow));
    expect(widths).toEqual([...widths].sort((a, b) => b - a));
    const flipping = swings.filter(({ breakEven }) => breakEven !== null);
    expect(flipping.length).toBeGreaterThan(0);
    for (const { id, breakEven } of flipping) expect(net({ ...likely(sampleRanges), [id]: breakEven ?? 0 })).toBeCloseTo(0, 3);
  });
  it('puts harm, minutes and the preventable share first: the inputs a classification and Finance settle', () => {
    expect(swings.slice(0, 3).map(({ id }) => id).sort()).toEqual(['harm', 'minutes', 'preventable']);
  });
});
