import { describe, expect, it } from 'vitest';

import { activates, decide, followTicks, jobName, mostRecentSchedule, nextRun, nextScheduleTime, parseSchedule, requeueAfter, type CronJobState } from './model';

const at = (text: string): number => Date.parse(text);
const text = (time: number | null): string | null => (time === null ? null : new Date(time).toISOString().replace('.000Z', 'Z'));
const state = (schedule: string, creation: string, last: string | null, now: string, deadline: number | null = null): CronJobState =>
  ({ schedule: parseSchedule(schedule), creationTime: at(creation), lastScheduleTime: last === null ? null : at(last), startingDeadlineSeconds: deadline, now: at(now) });

describe('a schedule', () => {
  it.each([
    ['20-35/15 * * * *', 'UTC', '2012-07-09T15:45:00Z', '2012-07-09T16:20:00Z'],
    ['20-35/15 * * * *', 'UTC', '2012-07-09T23:45:00Z', '2012-07-10T00:20:00Z'],
    ['0 0 */5 Oct Mon', 'UTC', '2012-07-09T23:35:00Z', '2012-10-01T00:00:00Z'],
    ['0 0 29 Feb ?', 'UTC', '2012-07-09T23:35:00Z', '2016-02-29T00:00:00Z'],
    ['0 0 31 2 *', 'UTC', '2012-07-09T23:35:00Z', null],
    ['0 2 * * ?', 'America/New_York', '2012-03-11T05:00:00Z', '2012-03-12T06:00:00Z'],
    ['0 2 * * ?', 'America/New_York', '2012-11-04T04:00:00Z', '2012-11-04T07:00:00Z'],
    ['0 2 * * ?', 'America/New_York', '2012-11-04T07:00:00Z', '2012-11-05T07:00:00Z'],
    ['0 3 * * ?', 'America/New_York', '2012-11-04T04:00:00Z', '2012-11-04T08:00:00Z'],
    ['0 3 * * ?', 'America/New_York', '2012-11-04T08:00:00Z', '2012-11-05T08:00:00Z'],
    ['0 9 10 * ?', 'America/Sao_Paulo', '2018-10-17T09:00:00Z', '2018-11-10T11:00:00Z'],
    ['0 0 13 * 5', 'UTC', '2024-08-30T12:00:00Z', '2024-09-06T00:00:00Z'],
    ['0 0 13 * 5', 'UTC', '2024-09-07T00:00:00Z', '2024-09-13T00:00:00Z'],
    ['30 1 * * *', 'America/New_York', '2012-11-04T05:30:00Z', '2012-11-04T06:30:00Z'],
    ['@every 1h30m', 'UTC', '2024-01-01T00:00:10Z', '2024-01-01T01:30:10Z'],
    ['@every 100ms', 'UTC', '2024-01-01T00:00:10Z', '2024-01-01T00:00:11Z'],
  ])('%s (%s) after %s runs at %s', (schedule, timeZone, after, next) => expect(text(nextRun(parseSchedule(schedule), at(after), timeZone))).toBe(next));

  it.each([
    ['0/15 * * * *', '2012-07-09T15:40:00Z', false],
    ['0/15 * * Jul *', '2012-07-15T15:00:00Z', true],
    ['30 08 ? Jul Sun', '2012-07-16T08:30:00Z', false],
    ['@daily', '2012-07-09T15:00:00Z', false],
    ['@weekly', '2012-07-08T01:00:00Z', false],
    ['@weekly', '2012-07-08T00:00:00Z', true],
    ['* * * * Mon', '2012-07-15T00:00:00Z', false],
    ['* * 1,15 * *', '2012-07-09T00:00:00Z', false],
    ['* * */1 * Sun', '2012-07-09T00:00:00Z', false],
    ['* * */2 * Sun', '2012-07-09T00:00:00Z', true],
  ])('%s activates at %s: %s', (schedule, time, expected) => expect(activates(parseSchedule(schedule), at(time))).toBe(expected));

  it.each(['* * * *', '60 * * * *', '* * * * 7', '5-1 * * * *', '*/0 * * * *', '1-2-3 * * * *', '1/2/3 * * * *', 'x * * * *', '@never', '@every soon', 'TZ=UTC 0 0 * * *'])('%s is refused', (schedule) => expect(() => parseSchedule(schedule)).toThrow(RangeError));

  it('skips an hour that the clock skips and repeats one that it repeats, every year', () => {
    for (let year = 2024; year <= 2030; year += 1) {
      const runs = (schedule: string): number => {
        const parsed = parseSchedule(schedule);
        let count = 0;
        for (let run = nextRun(parsed, Date.UTC(year, 0, 1) - 1, 'Europe/Berlin'); run !== null && run < Date.UTC(year + 1, 0, 1) - 3_600_000; run = nextRun(parsed, run, 'Europe/Berlin')) count += 1;
        return count;
      };
      const days = year % 4 === 0 ? 366 : 365;
      expect(runs('30 2 * * *')).toBe(days);
      expect(runs('30 3 * * *')).toBe(days);
    }
    expect(text(nextRun(parseSchedule('30 2 * * *'), at('2026-03-28T12:00:00Z'), 'Europe/Berlin'))).toBe('2026-03-30T00:30:00Z');
    expect(text(nextRun(parseSchedule('30 2 * * *'), at('2026-10-25T00:30:00Z'), 'Europe/Berlin'))).toBe('2026-10-25T01:30:00Z');
  });
});

describe('the most recent tick', () => {
  it.each([
    ['0 * * * *', '2016-05-19T10:00:10Z', null, '2016-05-19T15:01:00Z', '2016-05-19T10:00:10Z', '2016-05-19T15:00:00Z', 'few'],
    ['30 6-16/4 * * 1-5', '2016-05-19T10:00:00Z', null, '2016-05-20T10:31:00Z', '2016-05-19T10:00:00Z', '2016-05-20T10:30:00Z', 'few'],
    ['*/5 * * * *', '2016-05-19T10:00:00Z', '2016-05-19T10:30:00Z', '2016-05-19T10:31:00Z', '2016-05-19T10:30:00Z', null, 'none'],
    ['* * * * *', '2016-05-19T10:00:00Z', null, '2016-05-19T11:41:00Z', '2016-05-19T10:00:00Z', '2016-05-19T11:41:00Z', 'many'],
    ['* * * * *', '2016-05-19T10:00:00Z', null, '2016-05-19T11:40:00Z', '2016-05-19T10:00:00Z', '2016-05-19T11:40:00Z', 'few'],
  ])('%s', (schedule, creation, last, now, earliest, recent, missed) => {
    const found = mostRecentSchedule(state(schedule, creation, last, now), false);
    expect([text(found.earliestTime), text(found.mostRecentTime), found.missed]).toEqual([earliest, recent, missed]);
  });
  it('is an error without two activations', () => expect(() => mostRecentSchedule(state('59 23 31 2 *', '2016-05-19T10:00:00Z', null, '2016-05-19T15:00:00Z'), false)).toThrow('no two activations'));
  it('starts at the deadline when one is set', () => {
    const late = state('0 * * * ?', '2016-05-19T08:00:00Z', '2016-05-19T09:00:00Z', '2016-05-29T11:00:00Z', 7200);
    expect(mostRecentSchedule(late, true)).toMatchObject({ earliestTime: at('2016-05-29T09:00:00Z'), missed: 'few' });
    expect(mostRecentSchedule(late, false)).toMatchObject({ earliestTime: at('2016-05-19T09:00:00Z'), missed: 'many' });
    expect(text(nextScheduleTime(late))).toBe('2016-05-29T11:00:00Z');
  });
  it('is nothing between two ticks', () => expect(nextScheduleTime(state('0 * * * ?', '2016-05-19T09:50:00Z', '2016-05-19T10:00:00Z', '2016-05-19T10:02:00Z'))).toBeNull());
  it('looks again 100 ms after the next one', () => {
    expect(requeueAfter(state('0 12 * * 4', '2016-05-19T10:00:00Z', '2016-05-19T12:00:00Z', '2016-06-07T11:30:00Z'))).toBe(174_600_100);
    expect(requeueAfter(state('0 * * * *', '2016-05-19T10:00:00Z', null, '2016-05-19T10:15:00Z'))).toBe(45 * 60_000 + 100);
    expect(requeueAfter(state('59 23 31 2 *', '2016-05-19T10:00:00Z', null, '2016-05-19T10:15:00Z'))).toBeNull();
  });
});

describe('what the controller does', () => {
  const due = state('*/10 * * * *', '2026-11-23T00:00:00Z', '2026-11-23T01:00:00Z', '2026-11-23T01:13:00Z');
  it('starts the tick that is due, whatever its age without a deadline', () => expect(decide(due, 'Forbid', 0)).toEqual({ act: 'start', tick: at('2026-11-23T01:10:00Z') }));
  it('leaves it beyond the deadline', () => expect(decide({ ...due, startingDeadlineSeconds: 120 }, 'Forbid', 0)).toEqual({ act: 'nothing' }));
  it('waits, replaces or adds while one runs', () => expect((['Forbid', 'Replace', 'Allow'] as const).map((policy) => decide(due, policy, 1).act)).toEqual(['wait', 'replace', 'start']));
  it('starts once after 101 missed ticks, and not 101 times', () => {
    const long = state('* * * * *', '2026-11-23T00:00:00Z', null, '2026-11-23T02:00:30Z');
    expect(mostRecentSchedule(long, false).missed).toBe('many');
    expect(decide(long, 'Forbid', 0)).toEqual({ act: 'start', tick: at('2026-11-23T02:00:00Z') });
  });
  it('names the Job after the minute', () => expect(jobName('settle', at('2026-11-23T02:17:00Z'))).toBe('settle-29923337'));
});

describe('a day of ticks', () => {
  const from = at('2026-11-23T00:00:00Z');
  const follow = (change: Partial<Parameters<typeof followTicks>[0]>): readonly string[] =>
    followTicks({ schedule: parseSchedule('*/5 * * * *'), from, until: from + 4 * 3_600_000, policy: 'Forbid', runSeconds: (tick) => (tick === from ? 3 * 3600 : 60), ...change }).map(({ outcome }) => outcome);
  it('a hang of three hours under Forbid swallows 35 ticks, and records no failure', () => {
    const outcomes = follow({ startingDeadlineSeconds: 300 });
    expect(outcomes.filter((outcome) => outcome === 'skipped')).toHaveLength(35);
    expect(outcomes[36]).toBe('ran');
  });
  it('Allow piles them up, Replace cuts each by the next', () => {
    expect(follow({ policy: 'Allow' }).every((outcome) => outcome === 'ran')).toBe(true);
    expect(follow({ policy: 'Replace' }).filter((outcome) => outcome === 'replaced')).toHaveLength(1);
    expect(follow({ policy: 'Replace', runSeconds: () => 600 }).filter((outcome) => outcome === 'ran')).toHaveLength(1);
  });
  it('after an absence the latest tick alone is made up, if the deadline still allows', () => {
    const away = { from: from + 3_600_000 - 60_000, to: from + 2 * 3_600_000 + 240_000 };
    const runSeconds = (): number => 30;
    const skipped = (startingDeadlineSeconds: number | null): number => follow({ away, runSeconds, startingDeadlineSeconds }).filter((outcome) => outcome === 'skipped').length;
    expect(skipped(null)).toBe(12);
    expect(skipped(300)).toBe(12);
    expect(skipped(60)).toBe(13);
  });
  it('accounts for every tick once', () => {
    for (const policy of ['Allow', 'Forbid', 'Replace'] as const) for (const startingDeadlineSeconds of [null, 60, 600]) expect(follow({ policy, startingDeadlineSeconds })).toHaveLength(48);
  });
});
