import { describe, expect, it } from 'vitest';

import { averageSeen, example, hangingUntilNoticed, healTimes, highestUse, leftWithout, loseFullest, offeredAfter, perZone, replicasNeeded, servedAt } from './model';

const { fleet, healing, target } = example;

describe('what a zone takes along', () => {
  it('is the rounded-up share', () => {
    expect(perZone(10, 3)).toEqual([4, 3, 3]);
    expect([leftWithout(10, 3), leftWithout(9, 3), leftWithout(3, 3), leftWithout(2, 3), leftWithout(1, 3)]).toEqual([6, 6, 2, 1, 0]);
  });
  it.each([[2, 0.5], [3, 2 / 3], [4, 0.75]])('%i equal zones bear %d of capacity', (zones, use) => {
    expect(highestUse(zones)).toBeCloseTo(use, 12);
  });
  it('is less with a remainder', () => {
    expect(highestUse(3, 10)).toBeCloseTo(0.6, 12);
    expect(highestUse(3, 4)).toBeCloseTo(0.5, 12);
  });
  it('70% of three zones offers 105% to two', () => {
    expect(offeredAfter(0.7, 3)).toBeCloseTo(1.05, 12);
    expect(offeredAfter(0.5, 1)).toBe(Number.POSITIVE_INFINITY);
  });
  it('of one zone everything', () => {
    expect(loseFullest({ replicas: 3, zones: 1, bears: 8, load: 10 })).toMatchObject({ left: 0, served: 0, offered: Number.POSITIVE_INFINITY });
  });
});

describe('checkout', () => {
  it('loses four of ten and still bears its peak, by 0.4 requests/s', () => {
    const loss = loseFullest(fleet);
    expect(loss).toMatchObject({ lost: 4, left: 6, served: 1, beyond: 0 });
    expect(loss.loadPerReplica).toBeCloseTo(8.33, 2);
    expect(loss.capacity).toBeCloseTo(50.4, 9);
    expect(loss.offered).toBeCloseTo(0.992, 3);
  });
  it('needs nine, and a tenth buys nothing for the zone', () => {
    expect(replicasNeeded(fleet)).toBe(9);
    expect(leftWithout(9, 3)).toBe(leftWithout(10, 3));
  });
  it('does not with every retry in use', () => {
    const retried = loseFullest({ ...fleet, load: 55 });
    expect(retried.beyond).toBeCloseTo(4.6, 9);
    expect(retried.served).toBeCloseTo(0.916, 3);
    expect(replicasNeeded({ ...fleet, load: 55 })).toBe(11);
  });
  it('shows its autoscaler the number from before', () => {
    expect(averageSeen(fleet)).toBe(target);
  });
  it('hangs up to a thousand requests until the loss is noticed', () => {
    expect(hangingUntilNoticed(fleet, healing.notice)).toBeCloseTo(1000, 9);
  });
});

describe('needed replicas', () => {
  it.each([[2, 12], [3, 9], [4, 8]])('%i zones: %i', (zones, replicas) => {
    expect(replicasNeeded({ ...fleet, zones })).toBe(replicas);
  });
  it('are the smallest that hold', () => {
    for (const zones of [2, 3, 4, 5]) for (const load of [5, 12, 50, 84, 101]) {
      const replicas = replicasNeeded({ zones, bears: 8.4, load });
      expect(loseFullest({ replicas, zones, bears: 8.4, load }).served).toBe(1);
      if (replicas > 1) expect(loseFullest({ replicas: replicas - 1, zones, bears: 8.4, load }).served).toBeLessThan(1);
    }
  });
});

describe('healing', () => {
  it('begins after the toleration and ends when the last node is declared', () => {
    expect(healTimes(healing)).toEqual({ first: 425, last: 715 });
    expect(healTimes({ ...healing, nodes: 1 })).toEqual({ first: 425, last: 425 });
  });
  it('does not end at a pace of 0', () => {
    expect(() => healTimes({ ...healing, pace: 0 })).toThrow('at a pace of 0');
  });
  it('serves what is left in between', () => {
    const tight = { ...fleet, load: 70 };
    expect(servedAt(tight, healing, 4, 10)).toBeCloseTo(0.6, 9);
    expect(servedAt(tight, healing, 4, 60)).toBeCloseTo(50.4 / 70, 9);
    expect(servedAt(tight, healing, 4, 800)).toBe(1);
    expect(servedAt(tight, healing, 0, 800)).toBeCloseTo(50.4 / 70, 9);
  });
});

describe('refuses', () => {
  it.each([
    () => perZone(3, 0), () => perZone(-1, 3), () => highestUse(3, 0), () => replicasNeeded({ zones: 1, bears: 8, load: 5 }),
    () => replicasNeeded({ zones: 3, bears: 0, load: 5 }), () => loseFullest({ ...fleet, bears: 0 }), () => loseFullest({ ...fleet, load: 0 }), () => healTimes({ ...healing, nodes: 0 }),
  ])('what has no meaning', (call) => {
    expect(call).toThrow(RangeError);
  });
});
