import { describe, expect, it } from 'vitest';

import { poisson, seeded } from './model';

const draws = (count: number, draw: () => number): readonly number[] => Array.from({ length: count }, draw);
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('seeded', () => {
  it('repeats itself for a seed, and differs for another', () => {
    expect(draws(5, seeded(7))).toEqual(draws(5, seeded(7)));
    expect(draws(5, seeded(7))).not.toEqual(draws(5, seeded(8)));
  });
  it('is uniform, and never 0 or 1', () => {
    const values = draws(100_000, seeded(1));
    expect(mean(values)).toBeCloseTo(0.5, 2);
    expect(values.filter((value) => value < 0.1).length / values.length).toBeCloseTo(0.1, 2);
    expect(values.every((value) => value > 0 && value < 1)).toBe(true);
  });
});

describe('poisson', () => {
  it.each([0, 0.3, 1.5, 20])('has a mean and a variance of %f', (expected) => {
    const random = seeded(39);
    const values = draws(40_000, () => poisson(random, expected));
    expect(mean(values)).toBeCloseTo(expected, expected > 5 ? 0 : 1);
    expect(mean(values.map((value) => (value - expected) ** 2))).toBeCloseTo(expected, expected > 5 ? 0 : 1);
  });
});
