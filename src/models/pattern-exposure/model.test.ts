import { describe, expect, it } from 'vitest';

import { checkout, staircase } from '../exposure/model';
import { canarySees, canarySteps, courseOf, curveOf, gatesOf, recreateGap, sampleFault, sampleService, type Pattern } from './model';

const all: Pattern['profile'] = { by: 'steps', steps: [{ minute: 0, share: 1 }] };
const stairs = { by: 'steps', steps: staircase(checkout.steps).map(({ from, share }) => ({ minute: from, share })) } as const;

describe('a release of one fault', () => {
  it('to everyone is told by the page after 4.3 minutes and costs undo × load × errors more', () => {
    const course = courseOf({ profile: all, judge: 'pager', undoSeconds: 300 }, sampleFault, sampleService);
    expect(course.told?.minute).toBeCloseTo(4.32, 2);
    expect(course.back).toBeCloseTo(9.32, 2);
    expect(course.failed).toBeCloseTo(9.32 * 60 * 50 * 0.2, 0);
  });

  it('one pod at a time agrees with the race in the chapter on progressive delivery', () => {
    const course = courseOf({ profile: { by: 'rollout' }, judge: 'pager', undoSeconds: 300 }, sampleFault, sampleService);
    expect(Math.round(course.failed)).toBe(5385);
    expect(course.told?.share).toBeCloseTo(0.8, 9);
  });

  it('through four gates agrees with the same chapter: 15 failed requests, never above 1%', () => {
    const course = courseOf({ profile: stairs, judge: 'gate', undoSeconds: 60 }, sampleFault, sampleService);
    expect(course).toMatchObject({ told: { share: 0.01, by: 'gate' }, back: 2.5 });
    expect(course.failed).toBeCloseTo(15, 9);
    expect(gatesOf(curveOf(stairs), sampleService).map(({ stopAt }) => stopAt)).toEqual(checkout.steps.map(({ stopAt }) => stopAt));
  });

  it('too small for any gate is left to the pager, which may never learn of it', () => {
    const course = courseOf({ profile: stairs, judge: 'gate', undoSeconds: 60 }, 0.001, sampleService);
    expect(course).toMatchObject({ told: null, back: null, failed: Infinity });
  });

  it('nobody meets costs nobody anything', () => {
    expect(courseOf({ profile: { by: 'steps', steps: [{ minute: 0, share: 0 }] }, judge: 'comparison', undoSeconds: 60 }, sampleFault, sampleService)).toMatchObject({ told: null, failed: 0 });
  });

  it('by recreate pays its gap twice, and the gap alone fires the page', () => {
    const gap = recreateGap();
    expect((gap.to - gap.from) * 60).toBeCloseTo(57, 9);
    const clean = courseOf({ profile: { by: 'gap' }, judge: 'pager', undoSeconds: 300 }, 0, sampleService);
    expect(clean.told?.minute).toBeLessThan(gap.to);
    expect(clean.failed).toBeCloseTo(2 * 57 * 50, 6);
  });

  it('by sessions grows as old sessions end', () => {
    const curve = curveOf({ by: 'sessions', meanMinutes: 60 });
    expect(curve[0]?.share).toBeGreaterThan(0);
    expect(curve.find(({ from }) => from === 60)?.share).toBeCloseTo(1 - Math.exp(-62.5 / 60), 2);
    expect(curve.every(({ share }, index) => index === 0 || share > (curve[index - 1]?.share ?? 1))).toBe(true);
  });
});

describe('a canary by weight', () => {
  it('takes four steps at 50 requests/s, two at 2, and does not see at 1', () => {
    expect(canarySteps(50)).toEqual({ steps: stairs.steps, minutes: 70 });
    expect(canarySteps(2).steps.map(({ share }) => share)).toEqual([0.1, 0.5, 1]);
    expect(canarySteps(2).minutes).toBe(60);
    expect([1, 2, 50].map(canarySees)).toEqual([false, true, true]);
  });
});
