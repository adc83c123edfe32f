import { describe, expect, it } from 'vitest';

import { burnUp, longestWeeks, neededBy, platformHoursFor, samplePlan, type Plan } from './model';

const plain: Plan = { services: 10, teams: 5, hoursPerService: 10, platformShare: 0.5, platformHours: 10, teamHours: 5, lighthouseWeeks: 0, lighthouses: 1, target: 1, weeks: 10 };

describe('burn-up', () => {
  it('goes at the pace of the side that runs out first', () => {
    expect(burnUp(plain)).toMatchObject({ finishWeek: 5, pace: 2, bottleneck: 'platform', platformTotal: 50, teamTotal: 50 });
    expect(burnUp({ ...plain, platformHours: 1000 })).toMatchObject({ finishWeek: 2, bottleneck: 'teams' });
  });
  it('starts with a few teams only', () => {
    expect(burnUp({ ...plain, lighthouseWeeks: 2 }).done).toEqual([0, 1, 2, 4, 6, 8, 10]);
    // One team has two services and is done with them after two weeks.
    expect(burnUp({ ...plain, lighthouseWeeks: 4 }).done.slice(0, 5)).toEqual([0, 1, 2, 2, 2]);
  });
  it('knows sides without work', () => {
    expect(burnUp({ ...plain, platformShare: 0 })).toMatchObject({ bottleneck: 'teams', platformTotal: 0, finishWeek: 4 });
    expect(burnUp({ ...plain, platformShare: 1 })).toMatchObject({ bottleneck: 'platform', teamTotal: 0, finishWeek: 10 });
  });
  it('never falls, never passes the services, and ends at the target', () => {
    for (const share of [0, 0.2, 0.5, 0.8, 1]) {
      const { done, finishWeek } = burnUp({ ...samplePlan, platformShare: share });
      expect(done.every((value, week) => week === 0 || value >= (done[week - 1] ?? 0))).toBe(true);
      expect(done.at(-1)).toBeLessThanOrEqual(samplePlan.services + 1e-6);
      expect(finishWeek).toBe(done.length - 1);
    }
  });
  it('gives up on a plan nobody would follow', () => {
    const { finishWeek, done } = burnUp({ ...plain, services: 5000, platformHours: 1 });
    expect(finishWeek).toBeNull();
    expect(done).toHaveLength(longestWeeks + 1);
  });
});

describe('the stop rule', () => {
  it('is the line from which full pace still meets the date', () => {
    expect(neededBy(plain, 10)).toBe(10);
    expect(neededBy(plain, 8)).toBe(6);
    expect(neededBy(plain, 0)).toBe(0);
  });
  it('says how many platform hours meet the date', () => {
    expect(platformHoursFor({ ...plain, weeks: 5 })).toBe(10);
    expect(platformHoursFor({ ...plain, weeks: 1 })).toBeNull();
    const hours = platformHoursFor(samplePlan) as number;
    expect(burnUp({ ...samplePlan, platformHours: hours }).finishWeek).toBeLessThanOrEqual(samplePlan.weeks);
    expect(burnUp({ ...samplePlan, platformHours: hours - 1 }).finishWeek).toBeGreaterThan(samplePlan.weeks);
  });
});

describe('are refused', () => {
  it.each<[Partial<Plan>, string]>([
    [{ services: 0 }, 'services: 0 is no whole number above 0'],
    [{ teams: 20 }, 'teams: 20 is more than the 10 services'],
    [{ hoursPerService: 0 }, 'hoursPerService: 0 is not above 0'],
    [{ platformShare: 1.2 }, 'platformShare: 1.2 is not between 0 and 1'],
    [{ target: 0 }, 'target: 0 is not above 0'],
    [{ lighthouseWeeks: -1 }, 'lighthouseWeeks: -1 is no whole number'],
  ])('%j', (change, message) => {
    expect(() => burnUp({ ...plain, ...change })).toThrow(message);
  });
});
