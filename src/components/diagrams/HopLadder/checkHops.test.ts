import { describe, expect, test } from 'vitest';

import { checkHops, type Hop } from './checkHops';
import { checkoutHops, untouchedServerHops } from './presets';

const path = (...hops: readonly Partial<Hop>[]): readonly Hop[] =>
  hops.map((hop, index) => ({ name: `hop ${index}`, deadlineSeconds: 30 - index, idleSeconds: 60 + index, ...hop }));

describe('checkHops', () => {
  test('accepts the checkout ladder', () => {
    expect(checkHops(checkoutHops)).toEqual([]);
  });

  test('names both rules a server with untouched timeouts breaks', () => {
    expect(checkHops(untouchedServerHops)).toMatchObject([
      { rule: 'deadline', outer: 'Gateway', inner: 'Pod', outerSeconds: 30, innerSeconds: null },
      { rule: 'idle', outer: 'Gateway', inner: 'Pod', outerSeconds: 60, innerSeconds: 5 },
    ]);
  });

  test.each([
    ['longer', 31],
    ['equal', 30],
  ])('reports an inner deadline that is %s', (_, inner) => {
    expect(checkHops(path({ deadlineSeconds: 30 }, { deadlineSeconds: inner }))).toMatchObject([{ rule: 'deadline', innerSeconds: inner }]);
  });

  test('compares a deadline with the nearest hop in front that has one', () => {
    const hops = path({ name: 'client', deadlineSeconds: 30 }, { deadlineSeconds: null }, { name: 'pod', deadlineSeconds: 40 });
    expect(checkHops(hops)).toMatchObject([{ rule: 'deadline', outer: 'client', inner: 'pod' }]);
  });

  test('lets a hop in the middle go without a deadline', () => {
    expect(checkHops(path({ deadlineSeconds: 30 }, { deadlineSeconds: null }, { deadlineSeconds: 25 }))).toEqual([]);
  });

  test('says nothing on deadlines when no hop in front has one', () => {
    expect(checkHops(path({ deadlineSeconds: null }, { deadlineSeconds: null }))).toEqual([]);
  });

  test.each([
    ['shorter', 59],
    ['equal', 60],
  ])('reports a server idle timeout that is %s', (_, inner) => {
    expect(checkHops(path({ idleSeconds: 60 }, { idleSeconds: inner }))).toMatchObject([{ rule: 'idle', outerSeconds: 60, innerSeconds: inner }]);
  });

  test('uses the pool setting of the hop in front where it differs', () => {
    const hop = { idleSeconds: 75, poolIdleSeconds: 60 };
    expect(checkHops(path(hop, { idleSeconds: 65 }))).toEqual([]);
    expect(checkHops(path(hop, { idleSeconds: 60 }))).toMatchObject([{ rule: 'idle', outerSeconds: 60 }]);
  });

  test('reports a pool that never closes in front of a server that does', () => {
    expect(checkHops(path({ idleSeconds: 60, poolIdleSeconds: null }, { idleSeconds: 75 }))).toMatchObject([{ rule: 'idle', outerSeconds: null }]);
  });

  test('accepts a server that never closes', () => {
    expect(checkHops(path({ idleSeconds: 600 }, { idleSeconds: null }))).toEqual([]);
  });

  test.each([[[]], [path({})]])('finds nothing between fewer than two hops', (hops) => {
    expect(checkHops(hops)).toEqual([]);
  });

  test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('refuses %s as a timeout', (value) => {
    expect(() => checkHops(path({ name: 'gateway', idleSeconds: value }, {}))).toThrow(/gateway/);
  });
});
