/**
 * When a CronJob runs: its schedule, the run the controller would start now, and what becomes of each tick over a day.
 *
 * Follows controller v2 of kube-controller-manager (default since v1.21) and the cron parser it uses: five fields, no
 * seconds. Times are milliseconds since 1970 in UTC unless a name says otherwise. Not modeled: clock skew, the time a
 * pod takes to start, quota, several controllers.
 * Sources: kubernetes/kubernetes pkg/controller/cronjob/utils.go and cronjob_controllerv2.go; robfig/cron v3.
 */

/** A field of a schedule: the values it allows, and whether it restricts at all. */
interface Field {
  readonly values: ReadonlySet<number>;
  /** True for `*` and `?`, with a step of 1 at most. */
  readonly star: boolean;
}

/** A parsed schedule. */
export type Schedule =
  | { readonly kind: 'fields'; readonly minute: Field; readonly hour: Field; readonly dayOfMonth: Field; readonly month: Field; readonly dayOfWeek: Field }
  | { readonly kind: 'every'; readonly seconds: number };

interface Bounds {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly names?: Readonly<Record<string, number>>;
}

const numbered = (words: string, first: number): Readonly<Record<string, number>> => Object.fromEntries(words.split(' ').map((word, index) => [word, index + first]));
const bounds = {
  minute: { name: 'minute', min: 0, max: 59 },
  hour: { name: 'hour', min: 0, max: 23 },
  dayOfMonth: { name: 'day of month', min: 1, max: 31 },
  month: { name: 'month', min: 1, max: 12, names: numbered('jan feb mar apr may jun jul aug sep oct nov dec', 1) },
  dayOfWeek: { name: 'day of week', min: 0, max: 6, names: numbered('sun mon tue wed thu fri sat', 0) },
} as const satisfies Readonly<Record<string, Bounds>>;

const descriptors: Readonly<Record<string, string>> = {
  '@yearly': '0 0 1 1 *', '@annually': '0 0 1 1 *', '@monthly': '0 0 1 * *', '@weekly': '0 0 * * 0', '@daily': '0 0 * * *', '@midnight': '0 0 * * *', '@hourly': '0 * * * *',
};

function numberOf(text: string, { name, names }: Bounds): number {
  const named = names && Object.hasOwn(names, text.toLowerCase()) ? names[text.toLowerCase()] : undefined;
  if (named !== undefined) return named;
  if (!/^\+?\d+$/.test(text)) throw new RangeError(`"${text}" is no ${name}`);
  return Number(text);
}

function range(text: string, limits: Bounds): Field {
  const [span = '', stepText, ...moreSteps] = text.split('/');
  const [low = '', high, ...moreEnds] = span.split('-');
  if (moreSteps.length > 0 || moreEnds.length > 0) throw new RangeError(`"${text}" has a slash or a hyphen too many`);
  const all = low === '*' || low === '?';
  const start = all ? limits.min : numberOf(low, limits);
  const step = stepText === undefined ? 1 : numberOf(stepText, { ...limits, names: {} });
  const end = all || (high === undefined && stepText !== undefined) ? limits.max : high === undefined ? start : numberOf(high, limits);
  if (start < limits.min || end > limits.max) throw new RangeError(`"${text}": ${limits.name} lies between ${limits.min} and ${limits.max}`);
  if (start > end) throw new RangeError(`"${text}" begins after its end`);
  if (step === 0) throw new RangeError(`"${text}" has a step of 0`);
  const values = new Set<number>();
  for (let value = start; value <= end; value += step) values.add(value);
  return { values, star: all && step === 1 };
}

function field(text: string, limits: Bounds): Field {
  const parts = text.split(',').filter((part) => part !== '').map((part) => range(part, limits));
  return { values: new Set(parts.flatMap(({ values }) => [...values])), star: parts.some(({ star }) => star) };
}

const unitSeconds: Readonly<Record<string, number>> = { ns: 1e-9, us: 1e-6, 'µs': 1e-6, ms: 1e-3, s: 1, m: 60, h: 3600 };

/** Seconds of a duration such as `1h30m`. */
function durationSeconds(text: string): number {
  if (/^[+-]?0$/.test(text)) return 0;
  const [, sign = '', rest = ''] = /^([+-]?)(.*)$/.exec(text) ?? [];
  const parts = [...rest.matchAll(/(\d+\.?\d*|\.\d+)(ns|us|µs|ms|s|m|h)/g)];
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== rest) throw new RangeError(`"${text}" is no duration`);
  return (sign === '-' ? -1 : 1) * parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (unitSeconds[unit ?? ''] ?? 0), 0);
}

/**
 * Parses a schedule: five fields, a descriptor such as `@daily`, or `@every 1h30m` (whole seconds, at least one).
 * @throws RangeError naming what is wrong.
 */
export function parseSchedule(text: string): Schedule {
  const trimmed = text.trim();
  if (trimmed.startsWith('@every ')) return { kind: 'every', seconds: Math.max(1, Math.trunc(durationSeconds(trimmed.slice('@every '.length)) + 1e-9)) };
  if (trimmed.startsWith('@')) {
    const expanded = Object.hasOwn(descriptors, trimmed) ? descriptors[trimmed] : undefined;
    if (expanded === undefined) throw new RangeError(`"${text}" is no descriptor; they are ${Object.keys(descriptors).join(', ')}, @every`);
    return parseSchedule(expanded);
  }
  const parts = trimmed.split(/\s+/).filter((part) => part !== '');
  if (parts.length !== 5) throw new RangeError(`"${text}" has ${parts.length} fields; a schedule has minute, hour, day of month, month, day of week`);
  const [minute = '', hour = '', dayOfMonth = '', month = '', dayOfWeek = ''] = parts;
  return {
    kind: 'fields',
    minute: field(minute, bounds.minute), hour: field(hour, bounds.hour), dayOfMonth: field(dayOfMonth, bounds.dayOfMonth), month: field(month, bounds.month), dayOfWeek: field(dayOfWeek, bounds.dayOfWeek),
  };
}

const second = 1000;
const day = 86_400 * second;

const zones = new Map<string, (at: number) => number>();

/** Wall clock of a zone as if it were UTC, minus UTC, in milliseconds. */
function offsetIn(timeZone: string): (at: number) => number {
  const offset = zones.get(timeZone) ?? readZone(timeZone);
  zones.set(timeZone, offset);
  return offset;
}

function readZone(timeZone: string): (at: number) => number {
  if (timeZone === 'UTC' || timeZone === 'Etc/UTC') return () => 0;
  const format = new Intl.DateTimeFormat('en-US', { timeZone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23', era: 'short', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' });
  return (at) => {
    const whole = Math.floor(at / second) * second;
    const parts = Object.fromEntries(format.formatToParts(whole).map(({ type, value }) => [type, value]));
    return Date.UTC(Number(parts.year), Number(parts.month) - 1, Number(parts.day), Number(parts.hour), Number(parts.minute), Number(parts.second)) - whole;
  };
}

/** Instants at which the clock of the zone shows this wall time: none, one or two. */
function instants(wall: number, offset: (at: number) => number): readonly number[] {
  const candidates = new Set([offset(wall - day), offset(wall + day)].map((shift) => wall - shift));
  return [...candidates].filter((at) => at + offset(at) === wall);
}

const years = 5;

/**
 * The first activation strictly after an instant, or `null` when there is none within five years.
 *
 * Real minutes are compared with the wall clock: an hour that the clock skips has no activation, one that it repeats has two.
 */
export function nextRun(schedule: Schedule, after: number, timeZone = 'UTC'): number | null {
  if (schedule.kind === 'every') return Math.floor(after / second) * second + schedule.seconds * second;
  const offset = offsetIn(timeZone);
  const { minute, hour, dayOfMonth, month, dayOfWeek } = schedule;
  const firstDate = Math.floor((after + offset(after)) / day) * day;
  const lastYear = new Date(after + second + offset(after)).getUTCFullYear() + years;
  const hours = [...hour.values].sort((a, b) => a - b);
  const minutes = [...minute.values].sort((a, b) => a - b);
  for (let date = firstDate; ; date += day) {
    const wall = new Date(date);
    if (wall.getUTCFullYear() > lastYear) return null;
    if (!month.values.has(wall.getUTCMonth() + 1)) continue;
    const byMonth = dayOfMonth.values.has(wall.getUTCDate());
    const byWeek = dayOfWeek.values.has(wall.getUTCDay());
    if (!(dayOfMonth.star || dayOfWeek.star ? byMonth && byWeek : byMonth || byWeek)) continue;
    const before = offset(date - day);
    const even = before === offset(date + 2 * day);
    // On a day without a clock change the wall times are in order, so the first one that fits is the answer.
    const walls = hours.flatMap((h) => minutes.map((m) => date + (h * 60 + m) * 60 * second));
    const found = even ? walls.map((at) => at - before).find((at) => at > after) : Math.min(...walls.flatMap((at) => instants(at, offset)).filter((at) => at > after));
    if (found !== undefined && found !== Infinity) return found;
  }
}

/** Is this instant an activation? */
export function activates(schedule: Schedule, at: number, timeZone = 'UTC'): boolean {
  return nextRun(schedule, at - second, timeZone) === at;
}

/** What the controller knows about a CronJob when it looks. */
export interface CronJobState {
  readonly schedule: Schedule;
  readonly timeZone?: string;
  readonly creationTime: number;
  /** The tick of the last run it started; `null` before the first. */
  readonly lastScheduleTime: number | null;
  readonly startingDeadlineSeconds?: number | null;
  readonly now: number;
}

/** Missed ticks, as the controller counts them: a warning event from more than 100. */
export type Missed = 'none' | 'few' | 'many';

const warnedAbove = 100;

/**
 * The most recent tick that was due, and how many were missed.
 * @param applyStartingDeadline whether the deadline may move the start of the search forward.
 * @throws RangeError when the schedule has no two activations, or two within one second.
 */
export function mostRecentSchedule(state: CronJobState, applyStartingDeadline: boolean): { readonly earliestTime: number; readonly mostRecentTime: number | null; readonly missed: Missed } {
  const { schedule, timeZone, creationTime, lastScheduleTime, startingDeadlineSeconds = null, now } = state;
  const since = lastScheduleTime ?? creationTime;
  const earliestTime = applyStartingDeadline && startingDeadlineSeconds !== null ? Math.max(since, now - startingDeadlineSeconds * second) : since;
  const first = nextRun(schedule, earliestTime, timeZone);
  const next = first === null ? null : nextRun(schedule, first, timeZone);
  if (first === null || next === null) throw new RangeError('the schedule has no two activations within five years');
  if (now < first) return { earliestTime, mostRecentTime: null, missed: 'none' };
  if (now < next) return { earliestTime, mostRecentTime: first, missed: 'none' };
  const step = Math.round((next - first) / second);
  if (step < 1) throw new RangeError('two activations lie less than one second apart');
  const count = Math.trunc(Math.trunc((now - first) / second) / step) + 1;
  let mostRecentTime: number | null = null;
  for (let at = nextRun(schedule, first + (count - 2) * step * second, timeZone); at !== null && at <= now; at = nextRun(schedule, at, timeZone)) mostRecentTime = at;
  return { earliestTime, mostRecentTime, missed: count > warnedAbove ? 'many' : 'few' };
}

/** The tick the controller would start now, or `null` when nothing is due. The most recent one alone: older ones are never made up. */
export function nextScheduleTime(state: CronJobState): number | null {
  return mostRecentSchedule(state, true).mostRecentTime;
}

const delta = 100;

/** Milliseconds until the controller looks again; `null` when the schedule has no further activation. */
export function requeueAfter(state: CronJobState): number | null {
  const from = (() => {
    try {
      const { earliestTime, mostRecentTime, missed } = mostRecentSchedule(state, false);
      return mostRecentTime ?? (missed === 'none' ? earliestTime : state.now);
    } catch {
      return state.now;
    }
  })();
  const next = nextRun(state.schedule, from, state.timeZone);
  return next === null ? null : next + delta - state.now;
}

export type ConcurrencyPolicy = 'Allow' | 'Forbid' | 'Replace';

/** What the controller does at one look. */
export type Decision =
  | { readonly act: 'nothing' }
  | { readonly act: 'missed'; readonly tick: number }
  | { readonly act: 'wait'; readonly tick: number }
  | { readonly act: 'start' | 'replace'; readonly tick: number };

/** @param active how many of its Jobs run now. */
export function decide(state: CronJobState, policy: ConcurrencyPolicy, active: number): Decision {
  const tick = nextScheduleTime(state);
  if (tick === null) return { act: 'nothing' };
  const { startingDeadlineSeconds = null, lastScheduleTime, now } = state;
  if (startingDeadlineSeconds !== null && tick + startingDeadlineSeconds * second < now) return { act: 'missed', tick };
  if (tick === lastScheduleTime) return { act: 'nothing' };
  if (active > 0 && policy === 'Forbid') return { act: 'wait', tick };
  return { act: active > 0 && policy === 'Replace' ? 'replace' : 'start', tick };
}

/** Name of the Job of a tick: the CronJob’s, and the minute since 1970. */
export function jobName(cronJob: string, tick: number): string {
  return `${cronJob}-${Math.floor(tick / (60 * second))}`;
}

/** What became of one tick. */
export interface TickOutcome {
  readonly tick: number;
  /** `running`: a run was in the way. `away`: nobody looked in time. */
  readonly outcome: 'ran' | 'replaced' | 'skipped';
  readonly because: '' | 'running' | 'away';
  readonly start: number | null;
  readonly end: number | null;
}

/**
 * Follows a CronJob from one instant to another: ticks that fall into it, runs, skips.
 * @param runSeconds how long the run of a tick takes.
 * @param away a time in which no controller looks (a control plane that is down).
 */
export function followTicks(input: {
  readonly schedule: Schedule;
  readonly timeZone?: string;
  readonly from: number;
  readonly until: number;
  readonly policy: ConcurrencyPolicy;
  readonly startingDeadlineSeconds?: number | null;
  readonly runSeconds: (tick: number) => number;
  readonly away?: { readonly from: number; readonly to: number };
}): readonly TickOutcome[] {
  const { schedule, timeZone, from, until, policy, startingDeadlineSeconds = null, runSeconds, away } = input;
  const ticks: number[] = [];
  for (let at = nextRun(schedule, from - 1, timeZone); at !== null && at < until; at = nextRun(schedule, at, timeZone)) ticks.push(at);
  const isAway = (at: number): boolean => away !== undefined && at >= away.from && at < away.to;
  const runs: { tick: number; start: number; end: number; cut: boolean }[] = [];
  const looks = [...ticks, ...(away && away.to < until ? [away.to] : [])];
  let lastScheduleTime: number | null = null;
  while (looks.length > 0) {
    looks.sort((a, b) => a - b);
    const now = looks.shift() as number;
    if (isAway(now)) continue;
    const active = runs.filter(({ start, end }) => start < now && end > now);
    const decision = decide({ schedule, ...(timeZone === undefined ? {} : { timeZone }), creationTime: from - 1, lastScheduleTime, startingDeadlineSeconds, now }, policy, active.length);
    if (decision.act !== 'start' && decision.act !== 'replace') continue;
    if (decision.act === 'replace') for (const run of active) Object.assign(run, { end: now, cut: true });
    const end = now + runSeconds(decision.tick) * second;
    runs.push({ tick: decision.tick, start: now, end, cut: false });
    lastScheduleTime = decision.tick;
    if (end < until) looks.push(end);
  }
  return ticks.map((tick) => {
    const run = runs.find((candidate) => candidate.tick === tick);
    if (run) return { tick, outcome: run.cut ? 'replaced' : 'ran', because: '', start: run.start, end: run.end };
    return { tick, outcome: 'skipped', because: isAway(tick) ? 'away' : 'running', start: null, end: null };
  });
}
