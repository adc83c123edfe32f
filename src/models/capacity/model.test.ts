import { describe, expect, it } from 'vitest';

import { checkout, floor, fullestZone, growth, highestMaximum, highestTargetShare, inFlightSwing, loadPerReplicaAtArrival, mostPods, secondsUntil, timeToCapacity } from './model';

const total = timeToCapacity(checkout.parts);
const factor = growth(total, checkout.doublingSeconds);

describe('time to capacity', () => {
  it('is the sum of its parts', () => expect(total).toBe(120));
  it('lets load grow', () => {
    expect(factor).toBeCloseTo(1.587, 3);
    expect(growth(90, 60)).toBeCloseTo(2.828, 3);
    expect(growth(75, 180)).toBeCloseTo(1.335, 3);
    expect(secondsUntil(factor, 180)).toBeCloseTo(120, 9);
    expect(secondsUntil(84 / 50, 60)).toBeCloseTo(44.9, 1);
  });
  it('refuses nonsense', () => {
    expect(() => growth(1, 0)).toThrow(RangeError);
    expect(() => secondsUntil(0.5, 60)).toThrow(RangeError);
    expect(() => highestTargetShare(0.5)).toThrow(RangeError);
  });
});

describe('headroom', () => {
  it('bounds the target', () => {
    expect(highestTargetShare(factor)).toBeCloseTo(0.63, 3);
    expect(highestTargetShare(factor, 0.1)).toBeCloseTo(0.573, 3);
    expect(highestTargetShare(factor, 0.05)).toBeCloseTo(0.6, 3);
    expect(highestTargetShare(growth(90, 60))).toBeCloseTo(0.354, 3);
    expect(highestTargetShare(4, 0.05)).toBeCloseTo(0.238, 3);
  });
  it('needs the finer tolerance for checkout', () => {
    expect(loadPerReplicaAtArrival(5, 0.1, factor)).toBeCloseTo(8.73, 2);
    expect(loadPerReplicaAtArrival(5, 0.05, factor)).toBeCloseTo(8.33, 2);
    expect(checkout.knee * highestTargetShare(factor, 0.1)).toBeCloseTo(4.81, 2);
  });
  it('costs noise', () => {
    expect(inFlightSwing(50, 0.8, 0)).toBeCloseTo(0.158, 3);
    expect(inFlightSwing(50, 0.8, 30)).toBeCloseTo(0.037, 3);
  });
});

describe('floor', () => {
  const night = { quietLoad: checkout.quietLoad, growth: factor, capacityPerReplica: checkout.knee, zones: checkout.zones, lowest: checkout.lowest };
  it('is six at night: 2, 2, 2', () => {
    expect(night.quietLoad * factor).toBeCloseTo(31.7, 1);
    expect(floor(night)).toEqual({ needed: 4, replicas: 6 });
    expect(5 - fullestZone(5, 3)).toBe(3);
  });
  it('is fifteen for growth at peak', () => {
    expect(floor({ ...night, quietLoad: 50 })).toEqual({ needed: 10, replicas: 15 });
    expect((10 - fullestZone(10, 3)) * checkout.knee).toBeCloseTo(50.4, 9);
  });
  it('keeps the lowest of the tier, and takes the growth of the review query', () => {
    expect(floor({ ...night, quietLoad: 1 }).replicas).toBe(3);
    expect(floor({ ...night, growth: 2.8 }).needed).toBe(7);
  });
  it('refuses one zone and no capacity', () => {
    expect(() => floor({ ...night, zones: 1 })).toThrow(RangeError);
    expect(() => floor({ ...night, capacityPerReplica: 0 })).toThrow(RangeError);
  });
});

describe('ceiling', () => {
  it('counts the surge', () => {
    expect(mostPods(checkout.maxReplicas, checkout.surge) * checkout.pool).toBe(168);
    expect(mostPods(20, '25%') * checkout.pool).toBe(200);
    expect(mostPods(40, '25%') * checkout.pool).toBe(400);
    expect(highestMaximum(checkout.granted, checkout.pool, checkout.surge)).toBe(29);
    expect(highestMaximum(240, 8, '25%')).toBe(24);
    expect(highestMaximum(7, 8, '25%')).toBe(0);
  });
});
