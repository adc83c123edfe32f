import { describe, expect, it } from 'vitest';

import {
  abortPrecision, atMost, bonferroni, designEffect, exactStop, exactVisible, falseAbortAcrossPods, falseAbortFor, falseAborts, lowerBound, minutesForSample, normalBelow, normalQuantile, powerOf, ruleOfThree,
  sampleNeeded, sidak, simulate, standardErrors, stopsAt, upperBound, verdictOf, visibleRegression, visitsNeeded, type Trial,
} from './model';
import { seeded } from '../random/model';
import { plan, stepMinutes, threeMetrics } from './checkout';

/** *checkout*: 0.1% at 5% of 50 requests/s for 15 minutes. */
const baseline = 0.001;
const step = 2250;

describe('the normal distribution', () => {
  it.each([
    // As Wichura’s AS 241 gives them in double precision.
    [0.25, -0.6744897501960817], [0.001, -3.090232306167814], [1e-20, -9.262340089798408],
    [0.3, -0.5244005127080408], [0.1, -1.2815515655446004], [0.05, -1.6448536269514729], [0.025, -1.959963984540054], [0.005, -2.575829303548901], [1e-5, -4.264890793922825],
  ])('quantile of %d', (p, z) => {
    expect(normalQuantile(p) / z).toBeCloseTo(1, 11);
    if (p > 1e-10) expect(normalQuantile(1 - p) / -z).toBeCloseTo(1, 9);
  });
  it('the distribution function in the middle and in the tails', () => {
    for (const [x, p] of [[-8, 6.22096057427174e-16], [-4.5, 3.3976731247300535e-6], [-4, 3.167124183311986e-5], [-3, 1.3498980316300933e-3], [-1.96, 0.024997895148220435], [0, 0.5], [1, 0.8413447460685429]] as const) {
      expect(normalBelow(x) / p).toBeCloseTo(1, 10);
    }
  });
  it('quantile and function undo each other', () => {
    for (let p = 0.0005; p < 1; p += 0.0095) expect(normalBelow(normalQuantile(p))).toBeCloseTo(p, 12);
  });
  it('refuses what is no chance', () => {
    for (const p of [0, 1, -1, Number.NaN]) expect(() => normalQuantile(p)).toThrow(RangeError);
  });
});

describe('bounds behind few failures', () => {
  it('300 clean requests exclude only more than 1%', () => {
    expect(ruleOfThree(300)).toBe(0.01);
    expect(upperBound(0, 300)).toBeCloseTo(1 - 0.05 ** (1 / 300), 12);
    expect(upperBound(0, 300)).toBeCloseTo(0.009936, 6);
  });
  it('the rule of three is never below the exact bound', () => {
    for (const n of [3, 10, 45, 300, 2250, 40000]) expect(ruleOfThree(n)).toBeGreaterThanOrEqual(upperBound(0, n));
  });
  it.each([[1, 100, 0.046559811453538935], [3, 2250, 0.0034424307696626854], [5, 5, 1]])('%d of %d: quantiles of the beta distribution', (k, n, high) => {
    expect(upperBound(k, n)).toBeCloseTo(high, 12);
  });
  it('one of 100 is compatible with 0.1%', () => {
    expect(lowerBound(1, 100)).toBeCloseTo(1 - 0.95 ** (1 / 100), 12);
    expect(lowerBound(1, 100)).toBeLessThan(0.001);
    expect(lowerBound(0, 100)).toBe(0);
    expect(1 - atMost(0, 100, 0.001)).toBeCloseTo(0.0952, 4);
  });
  it('approaches the published limits of a Poisson count: 3.00, 4.74, 6.30, 7.75, 9.15', () => {
    expect([0, 1, 2, 3, 4].map((k) => Number((upperBound(k, 1_000_000) * 1_000_000).toFixed(2)))).toEqual([3, 4.74, 6.3, 7.75, 9.15]);
  });
  it('survives samples whose chance of no failure is below any double', () => {
    expect(atMost(50_000, 100_000, 0.5)).toBeCloseTo(0.5, 2);
    expect(upperBound(900, 1_000_000)).toBeGreaterThan(0.0009);
  });
});

describe('sample and power', () => {
  it('are those of R: power.prop.test(n = 50, p1 = .50, p2 = .75) is 0.740, power .90 needs 76.7', () => {
    const r = { baseline: 0.5, regression: 0.75, falseAlarm: 0.025 };
    expect(powerOf(r, 50)).toBeCloseTo(0.74, 3);
    expect(sampleNeeded(r, 0.9)).toBeCloseTo(76.7, 1);
  });
  it.each([[0.002, 18_519], [0.005, 2_310], [0.01, 834], [0.05, 127]])('0.1% → $0 needs $1 requests an arm', (regression, sample) => {
    expect(Math.round(sampleNeeded({ baseline, regression }))).toBe(sample);
    expect(powerOf({ baseline, regression }, sampleNeeded({ baseline, regression }))).toBeCloseTo(0.8, 9);
  });
  it('15 minutes at 5% of 50/s show 0.5% in 79% of releases and 0.2% in 22%', () => {
    expect(minutesForSample(step, 0.05, 50)).toBe(15);
    expect(powerOf({ baseline, regression: 0.005 }, step)).toBeCloseTo(0.791, 3);
    expect(powerOf({ baseline, regression: 0.002 }, step)).toBeCloseTo(0.218, 3);
    expect(visibleRegression({ baseline }, step)).toBeCloseTo(0.00508, 5);
  });
  it('the approximation holds: summed over all outcomes, 5.0% and 83%', () => {
    expect(exactStop({ baseline, regression: baseline }, step)).toBeCloseTo(0.04994, 5);
    expect(exactStop({ baseline, regression: 0.005 }, step)).toBeCloseTo(0.834, 3);
    expect(exactStop({ baseline, regression: 0.002 }, 18_519)).toBeCloseTo(0.807, 3);
  });
  it('a larger control saves requests, a known baseline most', () => {
    const needed = [1, 3, 19, Infinity].map((controlPerCanary) => Math.round(sampleNeeded({ baseline, regression: 0.005, controlPerCanary })));
    expect(needed).toEqual([2310, 1335, 872, 775]);
    // One arm against a known ratio: the textbook formula.
    const [z, power] = [1.6448536, 0.8416212];
    expect(needed[3]).toBe(Math.round(((z * Math.sqrt(0.001 * 0.999) + power * Math.sqrt(0.005 * 0.995)) / 0.004) ** 2));
  });
  it('knows the ends', () => {
    expect(sampleNeeded({ baseline, regression: baseline })).toBe(Infinity);
    expect(powerOf({ baseline, regression: baseline }, step)).toBeCloseTo(0.05, 9);
    expect(sampleNeeded({ baseline: 0, regression: 0.01 })).toBeGreaterThan(0);
    expect(powerOf({ baseline: 0, regression: 1 }, 10)).toBe(1);
  });
});

describe('where failures are few', () => {
  it.each([[45, 0.0958], [225, 0.0234]])('a sample of %d shows what the sum over all outcomes says, not the approximation', (sample, visible) => {
    const shown = exactVisible({ baseline }, sample);
    expect(shown).toBeCloseTo(visible, 3);
    expect(exactStop({ baseline, regression: shown }, sample)).toBeCloseTo(0.8, 6);
    expect(visibleRegression({ baseline }, sample) / shown).toBeGreaterThan(1.2);
  });
  it('both agree where failures are many, and a version that never fails needs no baseline', () => {
    expect(exactVisible({ baseline: 0.03 }, 20_000) / visibleRegression({ baseline: 0.03 }, 20_000)).toBeCloseTo(1, 2);
    // Three failures stop beside a control without any: 1 − (1 + np + (np)²/2) × e^(−np) = 0.8 at np = 4.28.
    expect(exactVisible({ baseline: 0 }, 100_000) * 100_000).toBeCloseTo(4.279, 2);
  });
});

describe('a sample too small for any verdict', () => {
  it('stops nothing, and shows nothing', () => {
    // Two of two against none of two are two standard errors; one of one are 1.41.
    expect([stopsAt(0, 1), stopsAt(0, 2), stopsAt(2, 2)]).toEqual([2, 2, 3]);
    expect(exactStop({ baseline, regression: 0.9 }, 1)).toBe(0);
    expect(exactVisible({ baseline }, 1)).toBe(1);
  });
});

describe('pods of one version that differ', () => {
  const slow = { baseline: 0.03, falseAlarm: 0.05 / 3 } as const;
  it('stop 6.7% of good releases beside one pod, 3.3% beside three, and the level itself if they are alike', () => {
    expect(falseAbortAcrossPods(slow, 3300, { pods: 1, podSpread: 0.1 })).toBeCloseTo(0.067, 3);
    expect(falseAbortAcrossPods(slow, 3300, { pods: 3, podSpread: 0.1 })).toBeCloseTo(0.0329, 3);
    expect(falseAbortAcrossPods(slow, 3300, { pods: 1, podSpread: 0 })).toBeCloseTo(slow.falseAlarm, 12);
  });
  it('hardly matter for rare failures', () => {
    expect(falseAbortAcrossPods({ baseline, falseAlarm: slow.falseAlarm }, 3300, { pods: 1, podSpread: 0.1 })).toBeLessThan(0.019);
  });
  it('do so in releases drawn one by one', () => {
    const random = seeded(7);
    const normal = (): number => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
    const arm = (): number => {
      const p = slow.baseline * Math.max(0, 1 + 0.1 * normal());
      return Math.round(3300 * p + normal() * Math.sqrt(3300 * p * (1 - p)));
    };
    const limit = -normalQuantile(slow.falseAlarm);
    let stopped = 0;
    for (let release = 0; release < 40_000; release += 1) if (standardErrors(arm(), 3300, arm(), 3300) > limit) stopped += 1;
    expect(stopped / 40_000).toBeCloseTo(0.067, 2);
  });
});

describe('the test in the head', () => {
  it('equal arms: (a − b) ÷ √(a + b), but for the tail of p(1 − p)', () => {
    expect(standardErrors(9, step, 2, step)).toBeCloseTo(7 / Math.sqrt(11), 2);
    expect(standardErrors(0, step, 0, step)).toBe(0);
  });
  it('stops at 3, 6, 7, 9, 11 failures if the control had 0 to 4; for three metrics at 5, 8, 10, 11, 13', () => {
    expect([0, 1, 2, 3, 4].map((k) => stopsAt(k, step))).toEqual([3, 6, 7, 9, 11]);
    expect([0, 1, 2, 3, 4].map((k) => stopsAt(k, step, 0.05 / 3))).toEqual([5, 8, 10, 11, 13]);
  });
});

describe('many metrics', () => {
  it('ten at 5% stop 40% of good releases', () => {
    expect(falseAborts(10, 0.05)).toBeCloseTo(0.4013, 4);
  });
  it('Bonferroni and Šidák bring them back to 5%', () => {
    expect(bonferroni(0.05, 10)).toBeCloseTo(0.005, 12);
    expect(sidak(0.05, 10)).toBeCloseTo(0.0051162, 7);
    expect(falseAborts(10, sidak(0.05, 10))).toBeCloseTo(0.05, 12);
    expect(falseAborts(10, bonferroni(0.05, 10))).toBeLessThan(0.05);
  });
  it('the correction is paid in minutes: 15, 22, 29 for one, three, ten', () => {
    const minutes = [1, 3, 10].map((metrics) => Math.round(minutesForSample(sampleNeeded({ baseline, regression: 0.005, falseAlarm: bonferroni(0.05, metrics) }), 0.05, 50)));
    expect(minutes).toEqual([15, 22, 29]);
  });
});

describe('the plan of the chapter', () => {
  it('is the 5% step of the release, at the objective', () => {
    expect(plan).toMatchObject({ sample: step, baseline, share: 0.05, minutes: 15 });
  });
  it('gives three metrics the minutes they need, and asks for nine tenths of the requests', () => {
    const needed = stepMinutes(sampleNeeded({ baseline, regression: plan.regression, falseAlarm: bonferroni(plan.falseAlarms, plan.metrics) }, plan.power));
    expect(Math.abs(threeMetrics.minutes - needed)).toBeLessThan(0.5);
    expect(threeMetrics.sample).toBe(2970);
    expect(-normalQuantile(bonferroni(plan.falseAlarms, plan.metrics))).toBeCloseTo(2.13, 2);
  });
  it('from 0.5% to 0.2% costs eight times the requests', () => {
    expect(sampleNeeded({ baseline, regression: 0.002 }) / sampleNeeded({ baseline, regression: 0.005 })).toBeCloseTo(8, 1);
  });
});

describe('trust', () => {
  it('one bad release in ten: 64% of aborts are right at 5% false alarms, 18% at 40%; one in twenty: 46%', () => {
    expect(abortPrecision(0.1, 0.8, 0.05)).toBeCloseTo(0.64, 3);
    expect(abortPrecision(0.1, 0.8, 0.4013)).toBeCloseTo(0.181, 3);
    expect(abortPrecision(0.05, 0.8, 0.05)).toBeCloseTo(0.457, 3);
  });
  it('half of them right needs at most 8.9%', () => {
    expect(falseAbortFor(0.5, 0.1, 0.8)).toBeCloseTo(0.0889, 4);
    expect(abortPrecision(0.1, 0.8, falseAbortFor(0.5, 0.1, 0.8))).toBeCloseTo(0.5, 12);
  });
});

describe('visits that keep one version', () => {
  it('six requests each: alone 385, half alike 1,348, as a whole 2,310 visits', () => {
    expect(visitsNeeded(2310, { requestsPerVisit: 6, alike: 0 })).toBe(385);
    expect(visitsNeeded(2310, { requestsPerVisit: 6, alike: 0.5 })).toBe(1347.5);
    expect(visitsNeeded(2310, { requestsPerVisit: 6, alike: 1 })).toBe(2310);
    expect(designEffect({ requestsPerVisit: 1, alike: 1 })).toBe(1);
  });
});

describe('verdicts', () => {
  it.each([
    [null, { failed: 0, requests: 2250 }, 'no data'],
    [{ failed: 0, requests: 0 }, { failed: 0, requests: 2250 }, 'no data'],
    [{ failed: 0, requests: 2250 }, null, 'no data'],
    [{ failed: 1, requests: 100 }, { failed: 0, requests: 100 }, 'inconclusive'],
    [{ failed: 2, requests: 2250 }, { failed: 2, requests: 1500 }, 'inconclusive'],
    [{ failed: 9, requests: 2250 }, { failed: 2, requests: 2240 }, 'fail'],
    [{ failed: 0, requests: 2250 }, { failed: 0, requests: 2250 }, 'pass'],
    [{ failed: 30, requests: 2250 }, { failed: 28, requests: 2250 }, 'pass'],
  ] as const)('%j beside %j: %s', (canary, control, verdict) => {
    expect(verdictOf(canary, control, 2000)).toBe(verdict);
  });
});

describe('a thousand releases', () => {
  const trial: Trial = { sample: step, baseline, regression: 0.005, falseAlarm: 0.05, metrics: 1, looks: 1, releases: 1000, seed: 39 };
  it('are the same every time, and differ by seed', () => {
    expect(simulate(trial)).toEqual(simulate(trial));
    expect(simulate({ ...trial, seed: 40 })).not.toEqual(simulate(trial));
  });
  it('agree with the sum over all outcomes within three standard errors', () => {
    const { caught, falselyAborted } = simulate({ ...trial, releases: 20_000 });
    const near = (count: number, chance: number): void => expect(Math.abs(count / 20_000 - chance)).toBeLessThan(3 * Math.sqrt((chance * (1 - chance)) / 20_000));
    near(caught, exactStop({ baseline, regression: 0.005 }, step));
    near(falselyAborted, exactStop({ baseline, regression: baseline }, step));
  });
  it('agree with it where failures are many and drawn from the normal distribution', () => {
    const many = { ...trial, sample: 400_000, regression: 0.0012, releases: 10_000 };
    const { caught, falselyAborted } = simulate(many);
    expect(caught / 10_000).toBeCloseTo(powerOf({ baseline, regression: 0.0012 }, 400_000), 1);
    expect(falselyAborted / 10_000).toBeCloseTo(0.05, 2);
  });
  it('ten metrics stop about 400 good ones, fifteen looks at a growing ratio twice as many as one', () => {
    expect(Math.abs(simulate({ ...trial, metrics: 10 }).falselyAborted - 401)).toBeLessThan(50);
    const [one, fifteen] = [1, 15].map((looks) => simulate({ ...trial, looks, releases: 20_000 }).falselyAborted) as [number, number];
    expect(fifteen / one).toBeGreaterThan(1.8);
    expect(fifteen / one).toBeLessThan(2.3);
  });
  it('repeated looks inflate as Armitage, McPherson and Rowe (1969) found: ten looks at a two-sided 5% reach 19.3%', () => {
    // The first metric cannot fail here, so the second, a normal walk, is alone; one side reaches about half of it.
    const { falselyAborted } = simulate({ ...trial, baseline: 0, regression: 0, falseAlarm: 0.025, metrics: 2, looks: 10, releases: 40_000 });
    expect(falselyAborted / 40_000).toBeCloseTo(0.193 / 2, 2);
  });
  it('catch nothing where nothing can fail', () => {
    expect(simulate({ ...trial, baseline: 0, regression: 0 })).toEqual({ caught: 0, falselyAborted: 0 });
  });
});
