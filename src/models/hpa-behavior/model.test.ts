import { describe, expect, it } from 'vitest';

import { behaviorDefaults, changeWithin, limitWithoutBehavior, pipeline, rateLimit, scaleDownLimit, scaleUpLimit, stabilizeWithBehavior, stabilizeWithoutBehavior, storeScaleEvent, withDefaults, type Rules } from './model';

const percent = (value: number, periodSeconds = 60): Rules => ({ selectPolicy: 'Max', stabilizationWindowSeconds: 0, policies: [{ type: 'Percent', value, periodSeconds }] });
const bounds = { minReplicas: 1, maxReplicas: 1000 };

describe('policies', () => {
  it('follow the doubles of the controller', () => {
    expect(scaleUpLimit(100, percent(10), [], [])).toBe(111);
    expect(scaleDownLimit(3, percent(10), [], [])).toBe(2);
  });
  it('choose the largest or the smallest change, or none', () => {
    const policies = [{ type: 'Pods', value: 2, periodSeconds: 60 }, { type: 'Percent', value: 1, periodSeconds: 60 }] as const;
    const rules = (selectPolicy: Rules['selectPolicy']): Rules => ({ selectPolicy, stabilizationWindowSeconds: 0, policies });
    expect([scaleDownLimit(100, rules('Max'), [], []), scaleDownLimit(100, rules('Min'), [], []), scaleDownLimit(100, rules('Disabled'), [], [])]).toEqual([98, 99, 100]);
    expect([scaleUpLimit(100, rules('Max'), [], []), scaleUpLimit(100, rules('Min'), [], []), scaleUpLimit(100, rules('Disabled'), [], [])]).toEqual([102, 101, 100]);
  });
  it('count what changed within their period', () => {
    const events = [{ change: 1, secondsAgo: 100 }, { change: 5, secondsAgo: 60 }];
    expect([changeWithin(events, 60), changeWithin(events, 61), changeWithin(events, 120)]).toEqual([0, 5, 6]);
    expect(scaleUpLimit(100, { ...percent(0), policies: [{ type: 'Pods', value: 10, periodSeconds: 120 }] }, events, [{ change: 2, secondsAgo: 1 }])).toBe(106);
  });
});

describe('the limit step', () => {
  it('names what cut the proposal', () => {
    expect(rateLimit(bounds, 10, 50, [], [])).toEqual({ replicas: 20, reason: 'ScaleUpLimit' });
    expect(rateLimit({ ...bounds, maxReplicas: 15 }, 10, 50, [], [])).toEqual({ replicas: 15, reason: 'TooManyReplicas' });
    expect(rateLimit(bounds, 10, 0, [], [])).toEqual({ replicas: 1, reason: 'TooFewReplicas' });
    expect(rateLimit({ ...bounds, scaleDown: percent(10) }, 100, 5, [], [])).toEqual({ replicas: 90, reason: 'ScaleDownLimit' });
    expect(rateLimit(bounds, 10, 10, [], [])).toEqual({ replicas: 10, reason: 'DesiredWithinRange' });
  });
  it('without behavior doubles, or goes to 4', () => {
    expect(limitWithoutBehavior(1, 9, 1, 10)).toEqual({ replicas: 4, reason: 'ScaleUpLimit' });
    expect(limitWithoutBehavior(8, 90, 1, 10)).toEqual({ replicas: 10, reason: 'TooManyReplicas' });
    expect(limitWithoutBehavior(8, 0, 2, 10)).toEqual({ replicas: 2, reason: 'TooFewReplicas' });
    expect(limitWithoutBehavior(1, 0, 0, 10)).toEqual({ replicas: 0, reason: 'DesiredWithinRange' });
  });
});

describe('memory', () => {
  it('takes the highest proposal of the window and reuses an expired slot', () => {
    expect(stabilizeWithoutBehavior([{ replicas: 9, secondsAgo: 301 }, { replicas: 5, secondsAgo: 300 }], 3, 300)).toEqual({ replicas: 5, history: [{ replicas: 3, secondsAgo: 0 }, { replicas: 5, secondsAgo: 300 }] });
    expect(stabilizeWithBehavior([{ replicas: 4, secondsAgo: 120 }, { replicas: 5, secondsAgo: 60 }], 100, 3, { up: 0, down: 180 }).replicas).toBe(5);
    expect(stabilizeWithBehavior([{ replicas: 6, secondsAgo: 20 }], 4, 12, { up: 40, down: 300 }).replicas).toBe(6);
    expect(stabilizeWithBehavior([{ replicas: 10, secondsAgo: 600 }, { replicas: 9, secondsAgo: 540 }], 100, 3, { up: 0, down: 0 }).history.map(({ replicas }) => replicas)).toEqual([10, 3]);
  });
  it('writes an event over the last outdated one, and nothing without behavior', () => {
    const before = [{ change: 7, secondsAgo: 61 }, { change: 9, secondsAgo: 61 }];
    expect(storeScaleEvent(before, 5, percent(10)).map(({ change }) => change)).toEqual([7, 5]);
    expect(storeScaleEvent([{ change: 7, secondsAgo: 60 }], 5, percent(10)).map(({ change }) => change)).toEqual([7, 5]);
    expect(storeScaleEvent(before, 5, null)).toBe(before);
  });
  it('fills what is left out', () => {
    expect(withDefaults({ stabilizationWindowSeconds: 40 }, behaviorDefaults.scaleUp)).toEqual({ ...behaviorDefaults.scaleUp, stabilizationWindowSeconds: 40 });
    expect(withDefaults(null, behaviorDefaults.scaleDown)).toEqual(behaviorDefaults.scaleDown);
  });
});

describe('the loop', () => {
  it('grows 3, 7, 14, 28 by default', () => {
    expect(pipeline({ minReplicas: 1, maxReplicas: 100 }, 3, [50, 50, 50])).toEqual([7, 14, 28]);
  });
  it('brings the count inside its bounds at the next sync, and leaves a manual zero alone', () => {
    expect(pipeline({ minReplicas: 6, maxReplicas: 20 }, 1, [1])).toEqual([6]);
    expect(pipeline({ minReplicas: 6, maxReplicas: 20 }, 30, [30])).toEqual([20]);
    expect(pipeline({ minReplicas: 6, maxReplicas: 20 }, 0, [9])).toEqual([0]);
  });
  it('takes checkout from 20 to 6: all at once by default, over eight more minutes at 10% a minute', () => {
    const quiet = Array.from({ length: 80 }, () => 6);
    const limits = { minReplicas: 6, maxReplicas: 20 };
    expect(pipeline(limits, 20, quiet).indexOf(6) * 15).toBe(300);
    const slow = pipeline({ ...limits, scaleDown: { policies: [{ type: 'Percent', value: 10, periodSeconds: 60 }] } }, 20, quiet);
    expect([...new Set(slow)]).toEqual([20, 18, 16, 14, 12, 10, 9, 8, 7, 6]);
    expect(slow.indexOf(6) * 15).toBe(300 + 8 * 60);
  });
});
