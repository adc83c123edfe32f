import { describe, expect, it } from 'vitest';

import {
  checkout, checkoutProbes, damage, detectionBudget, initialState, outOfRotation, probeDefaults, recoveryByRestart, restartDelay, rotation,
  sequence, slowDatabase, startupThreshold, startupWindow, type ProbeState,
} from './model';

const S = 'Success' as const;
const F = 'Failure' as const;
const U = 'Unknown' as const;

describe('the probe worker', () => {
  it('readiness succeeds only at the third success in a row', () => {
    const results: ProbeState[] = [S, S, S, S, S, F, S, S, S, S, S, F];
    expect(sequence('readiness', { successThreshold: 3, failureThreshold: 1 }, results, F).states).toEqual([F, F, S, S, S, F, F, F, S, S, S, F]);
  });
  it('liveness goes on hold after failure and does not see a later success', () => {
    expect(sequence('liveness', { successThreshold: 1, failureThreshold: 1 }, [F, S])).toMatchObject({ states: [F, F], onHold: [true, true] });
  });
  it('counts equal results and starts again at zero on hold', () => {
    expect(sequence('liveness', { successThreshold: 1, failureThreshold: 3 }, [S, S, F, F, F, F]).consecutiveCounts).toEqual([1, 2, 1, 2, 0, 0]);
  });
  it('startup goes on hold either way; readiness never does', () => {
    expect(sequence('startup', { successThreshold: 1, failureThreshold: 3 }, [F, F, S, F])).toEqual({ states: [U, U, S, S], consecutiveCounts: [1, 2, 0, 0], onHold: [false, false, true, true] });
    expect(sequence('readiness', { successThreshold: 1, failureThreshold: 1 }, [F, F, S]).onHold).toEqual([false, false, false]);
  });
  it('ignores a result that nobody could obtain', () => {
    expect(sequence('readiness', { successThreshold: 1, failureThreshold: 2 }, [S, F, U, F]).states).toEqual([S, S, S, F]);
  });
  it.each([
    ['readiness', 10, 0, undefined, { state: F, probed: false }],
    ['readiness', 10, 9.9, S, { state: F, probed: false }],
    ['readiness', 10, 100, S, { state: S, probed: true }],
    ['liveness', 10, 0, undefined, { state: S, probed: false }],
    ['startup', 10, 0, undefined, { state: U, probed: false }],
  ] as const)('%s with a delay of %i s, %f s after start', (type, delay, since, result, expected) => {
    expect(initialState(type, delay, since, result)).toEqual(expected);
  });
});

describe('arithmetic', () => {
  it('detects between F − 1 and F periods plus the answer', () => {
    expect(detectionBudget({ periodSeconds: 5, failureThreshold: 2 }, 2)).toEqual({ earliest: 7, latest: 12, mean: 9.5 });
    expect(detectionBudget(probeDefaults, probeDefaults.timeoutSeconds)).toEqual({ earliest: 21, latest: 31, mean: 26 });
    expect(detectionBudget(probeDefaults, 0)).toEqual({ earliest: 20, latest: 30, mean: 25 });
    expect(detectionBudget(checkoutProbes.readiness, 2)).toEqual({ earliest: 12, latest: 17, mean: 14.5 });
    expect(detectionBudget(checkoutProbes.liveness, 5)).toEqual({ earliest: 55, latest: 65, mean: 60 });
  });
  it('stretches to the next multiple when the answer outlasts the period', () => {
    expect(detectionBudget({ periodSeconds: 5, failureThreshold: 2 }, 7)).toEqual({ earliest: 17, latest: 27, mean: 22 });
  });
  it('guarantees one period less than people quote', () => {
    expect(startupWindow({ initialDelaySeconds: 5, periodSeconds: 5, failureThreshold: 12 })).toEqual({ guaranteed: 60, nominal: 65 });
    expect(startupWindow(probeDefaults)).toEqual({ guaranteed: 20, nominal: 30 });
    expect(startupWindow(checkoutProbes.startup)).toEqual({ guaranteed: 295, nominal: 300 });
  });
  it('finds the threshold that covers a start', () => {
    expect(startupThreshold(checkout.start, 1.5, 5)).toBe(7);
    expect(startupWindow({ initialDelaySeconds: 0, periodSeconds: 5, failureThreshold: 7 }).guaranteed).toBeGreaterThanOrEqual(30);
    expect(startupWindow({ initialDelaySeconds: 0, periodSeconds: 5, failureThreshold: 6 }).guaranteed).toBeLessThan(30);
  });
  it('backs off from nothing to five minutes', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8].map(restartDelay)).toEqual([0, 10, 20, 40, 80, 160, 300, 300]);
  });
  it('adds up a restart of checkout', () => {
    const byDefault = recoveryByRestart(detectionBudget(probeDefaults, 1), { termination: checkout.defaultGrace, start: checkout.start, noticedEvery: 10 });
    const kept = recoveryByRestart(detectionBudget(checkoutProbes.liveness, 5), { termination: checkout.probeGrace, start: checkout.start, noticedEvery: 5 });
    expect(byDefault).toEqual({ earliest: 71, latest: 91 });
    expect(kept).toEqual({ earliest: 85, latest: 100 });
  });
});

describe('a dependency that all replicas share', () => {
  const deepDefault = { ...slowDatabase, probe: probeDefaults };
  const deepFast = { ...slowDatabase, probe: checkoutProbes.readiness };

  it('takes out every replica within one period, and returns them within one', () => {
    expect(outOfRotation(deepDefault, 0)).toEqual({ from: 25, to: 64 });
    expect(outOfRotation(deepDefault, 9)).toEqual({ from: 34, to: 73 });
  });
  it('is not noticed when shorter than the threshold', () => {
    for (const outage of [1, 15, 20.5]) expect(damage({ ...deepDefault, outage })).toEqual({ empty: 0, failedDeep: 20 * outage, failedShallow: 20 * outage });
  });
  it('stretches cover the time without gaps', () => {
    const stretches = rotation(deepDefault);
    expect(stretches[0]?.from).toBe(0);
    expect(stretches.at(-1)?.to).toBe(73);
    stretches.slice(1).forEach(({ from }, index) => expect(from).toBe(stretches[index]?.to));
  });
  it('costs more with a deep check, and most with a fast deep check', () => {
    expect(damage(deepDefault)).toEqual({ empty: 30, failedDeep: 2180, failedShallow: 1200 });
    const fast = damage(deepFast);
    expect(fast.empty).toBeCloseTo(43.5, 9);
    expect(fast.failedDeep).toBeCloseTo(2585, 9);
    expect(fast.failedShallow).toBe(1200);
  });
  it('costs more even when every request needs the dependency', () => {
    expect(damage({ ...deepDefault, share: 1 })).toEqual({ empty: 30, failedDeep: 3200, failedShallow: 3000 });
  });
  it('buys nothing with more replicas', () => {
    const empties = [3, 10, 100].map((replicas) => damage({ ...deepDefault, replicas }).empty);
    for (const empty of empties) expect(empty).toBeGreaterThanOrEqual(29);
  });
  it.each([0, 0.1, 0.5, 1])('never beats the shallow check (share %f)', (share) => {
    for (let outage = 0; outage <= 200; outage += 7) {
      const { failedDeep, failedShallow } = damage({ ...deepDefault, share, outage });
      expect(failedDeep).toBeGreaterThanOrEqual(failedShallow - 1e-9);
    }
  });
});
