import { describe, expect, it } from 'vitest';

import { after, even, rollout, skew } from './model';

describe('an even spread', () => {
  it.each([[10, 3, [4, 3, 3]], [2, 2, [1, 1]], [2, 3, [1, 1, 0]], [0, 2, [0, 0]]])('%i over %i', (replicas, domains, expected) => expect(even(replicas, domains)).toEqual(expected));
  it('needs a domain', () => expect(() => even(3, 0)).toThrow(RangeError));
});

describe('a rollout of two replicas on two nodes', () => {
  it('that counts old pods may put both on one node', () => {
    expect(after([1, 1], false)).toEqual([2, 0]);
    const placed = rollout([1, 1], false).filter(({ does }) => does === 'place');
    expect(placed.map(({ counted }) => counted)).toEqual([[1, 1], [1, 1]]);
  });
  it('that counts its own revision cannot', () => {
    expect(after([1, 1], true)).toEqual([1, 1]);
    expect(rollout([1, 1], true).filter(({ does }) => does === 'place').map(({ counted }) => counted)).toEqual([[0, 0], [1, 0]]);
  });
  it('keeps two pods and never more than three', () => {
    for (const step of rollout([1, 1], false)) {
      const pods = step.domains.reduce((total, { old, fresh }) => total + old + fresh, 0);
      expect(pods).toBeGreaterThanOrEqual(2);
      expect(pods).toBeLessThanOrEqual(3);
    }
  });
});

describe('larger rollouts', () => {
  it('per revision end within a skew of 1, wherever they start', () => {
    for (let replicas = 1; replicas <= 30; replicas += 1) {
      for (let domains = 1; domains <= 5; domains += 1) {
        const counts = after(even(replicas, domains), true);
        expect(counts.reduce((total, count) => total + count, 0)).toBe(replicas);
        expect(skew(counts)).toBeLessThanOrEqual(1);
      }
    }
    expect(skew(after([10, 0, 0], true))).toBe(1);
  });
  it('over all revisions keep every replica, wherever it is', () => {
    for (let replicas = 1; replicas <= 30; replicas += 1) expect(after(even(replicas, 3), false).reduce((total, count) => total + count, 0)).toBe(replicas);
  });
  it('of nothing is nothing', () => {
    expect(after([], true)).toEqual([]);
    expect(skew([])).toBe(0);
  });
});

describe('what the chapter says', () => {
  it.each([[10, [4, 4, 2]], [3, [2, 1, 0]]])('%i over three zones', (replicas, expected) => expect(after(even(replicas, 3), false)).toEqual(expected));
});
