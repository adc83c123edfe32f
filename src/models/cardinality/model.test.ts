import { describe, expect, it } from 'vitest';

import { podsSeen, seriesCounts, seriesPerPod, versionsSeen } from './model';

const instruments = { routes: 6, codes: 5, bounds: 12, gauges: 2 };
const churn = { pods: 10, releasesPerDay: 5, days: 28 };

describe('series of a service', () => {
  it('are one per label set for a counter and bounds + 3 for a histogram', () => {
    expect(seriesPerPod({ routes: 1, codes: 1, bounds: 0, gauges: 0 })).toBe(1 + 3);
    expect(seriesPerPod(instruments)).toBe(30 + 30 * 15 + 2);
    expect(seriesPerPod({ ...instruments, routes: 0 })).toBe(2);
  });
  it('grow with every release when the pod is a label', () => {
    expect(podsSeen(churn)).toBe(1410);
    expect(versionsSeen(churn)).toBe(141);
    expect(podsSeen({ ...churn, releasesPerDay: 0 })).toBe(10);
  });
  it('are counted as the chapter shows them', () => {
    expect(seriesCounts(instruments, churn, 10_000)).toEqual({ indicator: 282, active: 4820, perVersion: 67_962, perPod: 679_620, perUser: 48_200_000 });
  });
  it('refuse what is no count', () => {
    expect(() => seriesPerPod({ ...instruments, codes: 1.5 })).toThrow('codes must be a whole number from 0, not 1.5');
    expect(() => podsSeen({ ...churn, days: -1 })).toThrow('days');
    expect(() => seriesCounts(instruments, churn, Number.NaN)).toThrow('users');
  });
});
