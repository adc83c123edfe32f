import { describe, expect, it } from 'vitest';

import { checkout as exposure, ending } from '../exposure/model';
import { firesAt, mixinAlerts } from '../burnRate/model';
import {
  checkoutFault, detection, effect, failuresThatPage, fillSeconds, firstTold, fixedSpan, holdFiltersBelow, logSpanSeconds, oneFailurePagesBelow, trueAfterEnd, type Chain,
} from './model';

const [fast, slow] = mixinAlerts as [(typeof mixinAlerts)[number], (typeof mixinAlerts)[number]];
const fill = { by: 'burn-rate', threshold: fast.threshold, longMinutes: fast.longMinutes } as const;
const pager: Chain = {
  fill,
  links: [
    { stage: 'collect', from: 0, to: 30 }, { stage: 'look', from: 0, to: 30 }, { stage: 'hold', from: 120, to: 120 }, { stage: 'tell', from: 30, to: 30 }, { stage: 'act', from: 300, to: 300 },
  ],
};
const holds = [{ threshold: 14.4, seconds: 120 }, { threshold: 6, seconds: 900 }, { threshold: 3, seconds: 3600 }, { threshold: 1, seconds: 10_800 }];

describe('a chain', () => {
  it('adds its settings, best and worst', () => {
    expect(fixedSpan(pager)).toEqual({ best: 150, worst: 210 });
  });
  it('tells of a full outage after 202 to 262 s, and a person looks 300 s later', () => {
    expect(detection(pager, checkoutFault(1))?.best).toBeCloseTo(201.84, 6);
    expect(detection(pager, checkoutFault(1))?.worst).toBeCloseTo(261.84, 6);
    expect(effect(pager, checkoutFault(1))?.worst).toBeCloseTo(561.84, 6);
  });
  it.each([[1, 51.84], [0.2, 259.2], [0.1, 518.4], [0.05, 1036.8]])('fills at %d errors in %d s, as the exact burn-rate model says', (errorRatio, seconds) => {
    expect(fillSeconds(fill, checkoutFault(errorRatio))).toBeCloseTo(seconds, 6);
    expect((firesAt([{ from: 0, errorRatio }], 0.999, fast) ?? NaN) * 60).toBeCloseTo(seconds, 4);
  });
  it('never tells below its threshold', () => {
    expect(detection(pager, checkoutFault(0.014))).toBeNull();
    expect(effect(pager, checkoutFault(0.014))).toBeNull();
    expect(fillSeconds({ by: 'count', stopAt: 3, share: 0.01 }, checkoutFault(0))).toBeNull();
  });
  it('of a gate waits for the count, and for its first look', () => {
    const gate: Chain = { fill: { by: 'count', stopAt: 3, share: 0.01 }, links: [{ stage: 'collect', from: 0, to: 15 }, { stage: 'look', from: 0, to: 60 }, { stage: 'act', from: 60, to: 60 }] };
    expect(detection(gate, checkoutFault(0.2))).toEqual({ best: 30, worst: 105 });
    expect(detection({ ...gate, notBefore: { to: 120 } }, checkoutFault(0.2))).toEqual({ best: 120, worst: 120 });
    expect(detection({ ...gate, notBefore: { to: 120 } }, checkoutFault(0.02))).toEqual({ best: 300, worst: 375 });
  });
  it('without scrape and first look is what the exposure model says', () => {
    const { minutes } = ending(0.2, exposure.steps, exposure.service, exposure.delays);
    expect(minutes * 60).toBeCloseTo(30 + 60 + 60, 6);
  });
});

describe('the alert told first', () => {
  it.each([
    [1, 14.4, 261.84, 13_092], [0.2, 14.4, 469.2, 4692], [0.02, 14.4, 2802, 2802], [0.01, 6, 13_950, 6975], [0.005, 3, 55_530, 13_882.5],
  ])('at %d errors is %d, after %d s and %d failed requests', (errorRatio, threshold, seconds, failed) => {
    const rung = firstTold(checkoutFault(errorRatio), holds, 90, 28);
    expect(rung?.alert.threshold).toBe(threshold);
    expect(rung?.toldSeconds).toBeCloseTo(seconds, 4);
    expect(rung?.failed).toBeCloseTo(failed, 2);
    expect(rung?.spent).toBeCloseTo(failed / 120_960, 6);
  });
  it('is none below the slowest', () => {
    expect(firstTold(checkoutFault(0.0005), holds, 90, 28)).toBeNull();
  });
});

describe('a hold', () => {
  it('can filter nothing above a ratio, because the short window remembers', () => {
    expect(holdFiltersBelow(fast, 120, 0.999)).toBeCloseTo(0.024, 9);
    expect(holdFiltersBelow(slow, 900, 0.999)).toBeCloseTo(0.012, 9);
    expect(trueAfterEnd(0.024, 0.999, fast)).toBeCloseTo(120, 6);
    expect(trueAfterEnd(1, 0.999, fast)).toBeCloseTo(295.68, 6);
  });
  it('in the exact model: a fault that ends the moment the alert becomes true keeps it true for that long', () => {
    const end = 0.864 / 0.2;
    const spans = (until: number): { from: number; errorRatio: number }[] => [{ from: 0, errorRatio: 0.2 }, { from: until, errorRatio: 0 }];
    expect(firesAt(spans(end + 0.001), 0.999, fast)).toBeCloseTo(end, 3);
    expect(firesAt(spans(end - 0.001), 0.999, fast)).toBeNull();
  });
});

describe('low traffic', () => {
  it.each([[180_000, 2592], [7200, 104], [360, 6], [20, 1]])('%d requests an hour: %d failures page', (perHour, failures) => {
    expect(failuresThatPage(fast, 0.999, perHour / 3600)).toBe(failures);
  });
  it('one failure pages up to 69 requests an hour', () => {
    expect(oneFailurePagesBelow(fast, 0.999)).toBeCloseTo(69.44, 2);
  });
});

it('50 MiB of 1 KiB lines at 5 requests/s last 2.8 h', () => {
  expect(logSpanSeconds(10, 5, 5, 1024)).toBe(10_240);
});
