import { describe, expect, it } from 'vitest';

import { evenAfter, followUpdate, handshakesPerSecond, slowestToNotice } from './model';

const update = (replicas: number, ageSeconds: number | null, afterSeconds = 600) => followUpdate({ replicas, stepSeconds: 80, ageSeconds, afterSeconds });

describe('what an age costs', () => {
  it.each([[210, 300, 0.7], [210, 60, 3.5], [210, 5, 42], [50_000, 300, 500 / 3]])('%i connections at %i s are %f handshakes/s', (connections, age, expected) => expect(handshakesPerSecond(connections, age)).toBeCloseTo(expected, 9));
  it('is noticed with its jitter and a cached answer', () => expect([slowestToNotice(300, 0.1, 5), slowestToNotice(60, 0.1, 5)].map((seconds) => Math.round(seconds))).toEqual([335, 71]));
  it('refuses an age of nothing', () => expect(() => handshakesPerSecond(1, 0)).toThrow(RangeError));
});

describe('an update without an age', () => {
  it.each([2, 3, 5, 10, 20])('%i replicas follow the closed form', (replicas) => {
    const { peak, end, reconnectsByDeletion } = update(replicas, null);
    const step = 1 + 1 / replicas;
    expect(reconnectsByDeletion).toBeCloseTo(step ** replicas - 1, 9);
    expect(end).toBeCloseTo(step ** replicas - 1, 9);
    expect(peak).toBeCloseTo(Math.max(step ** (replicas - 1), end), 9);
  });
  it('never becomes even', () => expect(evenAfter(update(10, null).moments, 800, 1.3)).toBeNull());
});

describe('an update with an age', () => {
  it('keeps every connection', () => {
    for (const age of [60, 300]) expect(update(10, age, age - 80).end).toBeCloseTo(1, 6);
  });
  it('has a lower peak the shorter the age', () => {
    const peaks = [null, 300, 60].map((age) => update(10, age).peak);
    expect(peaks[0]).toBeGreaterThan(peaks[1] as number);
    expect(peaks[1]).toBeGreaterThan(peaks[2] as number);
  });
  it('is even again within the age', () => expect(evenAfter(update(10, 300).moments, 720, 1.3)).toBeLessThan(330));
  it('refuses a single replica', () => expect(() => update(1, 300)).toThrow(RangeError));
});
