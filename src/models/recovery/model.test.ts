import { describe, expect, it } from 'vitest';

import { budgetMinutes, daysKept, fault, harmOf, objective, outageMinutes, pageAfter, paces, recoveries, recoveryMinutes, replacePods } from './model';

describe('recovery clock', () => {
  it('adds its four parts', () => {
    expect(recoveryMinutes({ detect: 4, decide: 3, act: 2, converge: 1 })).toBe(10);
  });
  it('spends share × error ratio × minutes', () => {
    expect(outageMinutes({ share: 0.05, errorRatio: 0.2 }, 10)).toBeCloseTo(0.1);
    expect(outageMinutes(fault, 30)).toBeCloseTo(6);
    expect(budgetMinutes(objective.share, objective.days)).toBeCloseTo(40.32);
  });
  it('pages sooner the more fails, and never below the threshold', () => {
    expect(pageAfter(1, 0.999)).toBeCloseTo(0.864);
    expect(pageAfter(0.2, 0.999)).toBeCloseTo(4.32);
    expect(pageAfter(0.0143, 0.999)).toBe(Infinity);
  });
  it('keeps ten revisions for 3.3 days at three releases a day', () => {
    expect(daysKept(10, 3)).toBeCloseTo(3.33, 2);
    expect(daysKept(10, 10 / 7)).toBeCloseTo(7);
  });
});

describe('replacing all pods', () => {
  it('at the pace of a release takes 800 s, and the last bad pod goes at its end', () => {
    const { offSeconds, doneSeconds, fewestServing, mostPods, exposureSeconds } = replacePods(paces.release);
    expect([offSeconds, doneSeconds, fewestServing, mostPods]).toEqual([800, 800, 10, 11]);
    expect(exposureSeconds).toBeGreaterThan(400);
    expect(exposureSeconds).toBeLessThan(440);
  });
  it('with the defaults takes 40 s', () => {
    expect(replacePods(paces.defaults)).toMatchObject({ offSeconds: 40, doneSeconds: 40, fewestServing: 8, mostPods: 13 });
  });
  it('one at a time without waiting takes 200 s', () => {
    expect(replacePods(paces.noWait)).toMatchObject({ offSeconds: 200, doneSeconds: 200, fewestServing: 10, mostPods: 11 });
  });
  it('back pace: 7, then 3 bad pods, none after 40 s, full after 60 s, one pod more than usual', () => {
    const { stretches, ...rest } = replacePods(paces.back);
    expect(stretches).toEqual([
      { from: 0, to: 20, bad: 7, good: 0 },
      { from: 20, to: 40, bad: 3, good: 4 },
      { from: 40, to: 60, bad: 0, good: 8 },
    ]);
    expect(rest).toMatchObject({ offSeconds: 40, doneSeconds: 60, fewestServing: 7, mostPods: 11 });
    expect(rest.exposureSeconds).toBeCloseTo(20 + (20 * 3) / 7);
  });
  it.each([
    [{ replicas: 10, maxSurge: 0, maxUnavailable: 10, startSeconds: 20, minReadySeconds: 0 }, 20, 10, 0],
    [{ replicas: 4, maxSurge: 1, maxUnavailable: 1, startSeconds: 10, minReadySeconds: 0 }, 20, 5, 3],
    [{ replicas: 1, maxSurge: 1, maxUnavailable: 0, startSeconds: 20, minReadySeconds: 60 }, 80, 2, 1],
  ])('%j is done after %d s', (pace, done, most, fewest) => {
    expect(replacePods(pace)).toMatchObject({ doneSeconds: done, mostPods: most, fewestServing: fewest });
  });
  it('never holds more than replicas + surge or fewer than replicas − unavailable', () => {
    for (let replicas = 1; replicas <= 12; replicas += 1) {
      for (let maxSurge = 0; maxSurge <= 4; maxSurge += 1) {
        for (let maxUnavailable = maxSurge === 0 ? 1 : 0; maxUnavailable <= 4; maxUnavailable += 1) {
          const { mostPods, fewestServing, offSeconds, doneSeconds } = replacePods({ replicas, maxSurge, maxUnavailable, startSeconds: 20, minReadySeconds: 7 });
          expect(mostPods).toBeLessThanOrEqual(replicas + maxSurge);
          expect(fewestServing).toBeGreaterThanOrEqual(Math.max(0, replicas - maxUnavailable));
          expect(offSeconds).toBeLessThanOrEqual(doneSeconds);
        }
      }
    }
  });
  it('refuses what cannot move', () => {
    expect(() => replacePods({ ...paces.release, maxSurge: 0 })).toThrow(RangeError);
    expect(() => replacePods({ ...paces.release, maxSurge: 0.5 })).toThrow(RangeError);
    expect(() => replacePods({ ...paces.release, replicas: 0 })).toThrow(RangeError);
  });
});

describe('checkout, recovered twice', () => {
  const harm = (name: keyof typeof recoveries): number => harmOf(fault, recoveries[name].clock, recoveries[name].pace);
  it('spends 6.4 minutes unrehearsed and 1.4 rehearsed, of 40.3', () => {
    expect(harm('unrehearsed')).toBeCloseTo(6.43, 2);
    expect(harm('rehearsed')).toBeCloseTo(1.36, 2);
  });
  it('meets the five minutes of clause V4 only when it is rehearsed', () => {
    const fromDecision = (name: keyof typeof recoveries): number => recoveries[name].clock.act + replacePods(recoveries[name].pace).offSeconds / 60;
    expect(fromDecision('rehearsed')).toBeLessThan(5);
    expect(fromDecision('unrehearsed')).toBeGreaterThan(5);
  });
});
