import { useLayoutEffect, useRef, type ReactNode } from 'react';

import { checkout } from '../../../contract/worked-example';
import { useUrlState } from '../../../hooks/useUrlState';
import { budgetRequests, type Service } from '../../../models/exposure/model';
import { detectionTime, errorBudget, failuresToFire, firesAt, mixinAlerts, type BurnRateAlert } from '../../../models/burnRate/model';
import { deploymentDefaults, minReadyFor, race, refusal, rolloutTimeline, secondsToShare, shareAt, type Race, type Rollout, type Timeline } from '../../../models/deployment-rollout/model';
import { DataTable } from '../../ui/DataTable';
import styles from './styles.module.css';

/** Fields of the form: what the address calls them, and what *checkout* has. */
const fields = [
  { name: 'replicas', label: 'Replicas', start: String(checkout.replicas) },
  { name: 'surge', label: 'maxSurge', start: deploymentDefaults.maxSurge },
  { name: 'unavailable', label: 'maxUnavailable', start: deploymentDefaults.maxUnavailable },
  { name: 'ready', label: 'minReadySeconds', start: String(deploymentDefaults.minReadySeconds) },
  { name: 'start', label: 'Start until ready (s)', start: String(checkout.startSeconds) },
  { name: 'rate', label: 'Requests per second', start: String(checkout.rate) },
  { name: 'errors', label: 'Fails (% of its requests)', start: '20' },
  { name: 'delay', label: 'From alert to phone (s)', start: '210' },
] as const;
type Name = (typeof fields)[number]['name'];

const presets = [
  { name: 'Defaults (1.37)', values: { surge: deploymentDefaults.maxSurge, unavailable: deploymentDefaults.maxUnavailable, ready: String(deploymentDefaults.minReadySeconds) } },
  { name: 'One at a time, 60 s', values: { surge: '1', unavailable: '0', ready: '60' } },
  { name: 'All at once', values: { surge: '0', unavailable: '100%', ready: '0' } },
  { name: 'FM-22: never ready', values: { start: 'never' } },
] as const;

/** Seconds from the phone until users are back; the worked example’s. */
const undoSeconds = checkout.undoMinutes * 60;
const fast = mixinAlerts[0] as BurnRateAlert;
const longest = 500;

const minutes = (seconds: number): string => (seconds < 90 ? `${Math.round(seconds)} s` : seconds < 7200 ? `${Number((seconds / 60).toPrecision(2))} min` : `${Number((seconds / 3600).toPrecision(2))} h`);
const percent = (share: number): string => `${share < 0.1 ? Number((share * 100).toPrecision(2)) : Math.round(share * 100)}%`;
const whole = (value: number): string => Math.round(value).toLocaleString('en-US');
/** A count or percentage as the API takes it; `null` when it is neither. */
const intOrPercent = (text: string): number | string | null => (/^\d{1,4}\s*%$/.test(text.trim()) ? text.replace(/\s/g, '') : /^\d{1,4}$/.test(text.trim()) ? Number(text) : null);
const numberOf = (text: string, low: number, high: number): number | null => { const value = Number(text); return text.trim() === '' || !Number.isFinite(value) || value < low || value > high ? null : value; };

interface Read { readonly rollout: Rollout; readonly perSecond: number; readonly errorRatio: number; readonly delaySeconds: number }

/** The form’s text as a rollout, or what is wrong with it, naming field and value. */
function read(text: (name: Name) => string): Read | string {
  const wrong = (name: Name, rule: string): string => `${fields.find((field) => field.name === name)?.label ?? name}: “${text(name).slice(0, 40)}” ${rule}.`;
  const replicas = numberOf(text('replicas'), 1, longest);
  if (replicas === null || !Number.isInteger(replicas)) return wrong('replicas', `has to be a whole number from 1 to ${longest}`);
  const surge = intOrPercent(text('surge'));
  if (surge === null) return wrong('surge', 'has to be a whole number or a percentage such as 25%');
  const unavailable = intOrPercent(text('unavailable'));
  if (unavailable === null) return wrong('unavailable', 'has to be a whole number or a percentage such as 25%');
  const ready = numberOf(text('ready'), 0, 599);
  if (ready === null) return wrong('ready', 'has to be 0 to 599 seconds, less than progressDeadlineSeconds (600)');
  const start = text('start').trim().toLowerCase() === 'never' ? null : numberOf(text('start'), 0, 3600);
  if (start === null && text('start').trim().toLowerCase() !== 'never') return wrong('start', 'has to be 0 to 3600 seconds, or “never”');
  const rate = numberOf(text('rate'), 0.01, 1e6);
  if (rate === null) return wrong('rate', 'has to be 0.01 to 1,000,000');
  const errors = numberOf(text('errors'), 0, 100);
  if (errors === null) return wrong('errors', 'has to be 0 to 100');
  const delay = numberOf(text('delay'), 0, 3600);
  if (delay === null) return wrong('delay', 'has to be 0 to 3600 seconds');
  const rollout: Rollout = { replicas, maxSurge: surge, maxUnavailable: unavailable, readinessDelaySeconds: start, minReadySeconds: ready, progressDeadlineSeconds: deploymentDefaults.progressDeadlineSeconds };
  return refusal(rollout) ?? { rollout, perSecond: rate, errorRatio: errors / 100, delaySeconds: delay };
}

/** A rollout with the end of its race; `null` = nobody is told. */
interface Run { readonly name: string; readonly timeline: Timeline; readonly ending: Race | null }

/** One rollout against the fast page, both of its windows regarded. */
function run(name: string, rollout: Rollout, { perSecond, errorRatio, delaySeconds }: Read): Run {
  const timeline = rolloutTimeline(rollout);
  const fires = firesAt(timeline.curve.map(({ second, share }) => ({ from: second / 60, errorRatio: share * errorRatio })), checkout.objective, fast);
  return { name, timeline, ending: race(timeline, { perSecond, errorRatio, firesAtSeconds: fires === null ? null : fires * 60, delaySeconds, undoSeconds }) };
}

/** The same pods one at a time, with the wait that keeps half of them old for twice the detection time; `null` when there is none. */
function byTheRule(input: Read): Run | null {
  const fill = detectionTime(input.errorRatio, checkout.objective, fast.threshold, fast.longMinutes);
  if (fill === null || input.rollout.readinessDelaySeconds === null) return null;
  const slow: Rollout = { ...input.rollout, maxSurge: 1, maxUnavailable: 0 };
  const minReadySeconds = minReadyFor(slow, 2 * (fill * 60 + input.delaySeconds));
  return minReadySeconds === null ? null : run(`One at a time, ${minReadySeconds}\u00A0s`, { ...slow, minReadySeconds }, input);
}

const [left, right, top, bottom] = [44, 348, 18, 168];

/** When somebody is told, as a line through the picture. */
function Told({ x, y, text, leftwards }: { readonly x: number; readonly y: number; readonly text: string; readonly leftwards: boolean }): ReactNode {
  return (
    <g>
      <line className={styles.told} x1={x} x2={x} y1={top - 6} y2={bottom} />
      <text className={styles.label} x={leftwards ? x - 4 : x + 4} y={y} textAnchor={leftwards ? 'end' : 'start'}>{text}</text>
    </g>
  );
}

function Curve({ run: { timeline, ending }, rule, title }: { readonly run: Run; readonly rule: Run | null; readonly title: string }): ReactNode {
  const last = Math.max(60, ...[timeline.completeAtSeconds, timeline.deadlineAtSeconds, ending?.toldAt, rule?.ending?.toldAt].filter((second): second is number => typeof second === 'number')) * 1.08;
  const x = (second: number): number => left + (second / last) * (right - left);
  const y = (share: number): number => bottom - share * (bottom - top);
  const path = (of: Timeline): string => `M${left},${bottom}${of.curve.filter(({ second }) => second <= last).map(({ second, share }) => `H${x(second).toFixed(1)}V${y(share).toFixed(1)}`).join('')}H${right}`;
  return (
    <svg className={styles.curve} viewBox="0 0 360 214" role="img" aria-label={title}>
      {[0, 0.5, 1].map((share) => (
        <g key={share}>
          <line className={styles.grid} x1={left} x2={right} y1={y(share)} y2={y(share)} />
          <text className={styles.tick} x={left - 5} y={y(share) + 4} textAnchor="end">{percent(share)}</text>
        </g>
      ))}
      {rule === null ? null : <path className={styles.rule} d={path(rule.timeline)} />}
      <path className={styles.share} d={path(timeline)} />
      {ending === null ? null : <Told x={x(ending.toldAt)} y={bottom - 8} text={`phone, ${minutes(ending.toldAt)}`} leftwards={ending.toldAt > last * 0.4} />}
      {timeline.deadlineAtSeconds === null ? null : <Told x={x(timeline.deadlineAtSeconds)} y={top + 40} text={`deadline, ${minutes(timeline.deadlineAtSeconds)}`} leftwards={timeline.deadlineAtSeconds > last * 0.4} />}
      {rule === null ? null : (
        <>
          {rule.ending === null ? null : (
            <g>
              <circle className={styles.dot} cx={x(rule.ending.toldAt)} cy={y(rule.ending.shareThen)} r={5} />
              <text className={styles.label} x={x(rule.ending.toldAt)} y={Math.max(top + 12, y(rule.ending.shareThen) - 11)} textAnchor={x(rule.ending.toldAt) < left + 130 ? 'start' : 'end'}>{`phone, ${minutes(rule.ending.toldAt)}`}</text>
            </g>
          )}
          <text className={styles.label} x={right} y={y(shareAt(rule.timeline, last) * 0.3)} textAnchor="end">{rule.name.toLowerCase()}</text>
        </>
      )}
      <text className={styles.tick} x={left} y={bottom + 20}>0</text>
      <text className={styles.tick} x={right} y={bottom + 20} textAnchor="end">{minutes(last)}</text>
      <text className={styles.tick} x={(left + right) / 2} y={bottom + 38} textAnchor="middle">share of ready pods that are new</text>
    </svg>
  );
}

/** The races as a table, one column each. */
function Numbers({ runs, service }: { readonly runs: readonly Run[]; readonly service: Service }): ReactNode {
  const row = (what: string, value: (of: Run) => string): readonly string[] => [what, ...runs.map(value)];
  return (
    <DataTable
      caption="The race in numbers"
      head={['What', ...runs.map(({ name }) => name)]}
      rows={[
        row('Most pods, without terminating ones', ({ timeline }) => String(timeline.maxTotalPods)),
        row('Fewest available', ({ timeline }) => String(timeline.minAvailablePods)),
        row('Half of the pods are new after', ({ timeline }) => { const half = secondsToShare(timeline, 0.5); return half === null ? 'never' : minutes(half); }),
        row('All new after', ({ timeline }) => (timeline.completeAtSeconds === null ? 'never' : minutes(timeline.completeAtSeconds))),
        row('Failed requests in 1 h that page', () => whole(failuresToFire(fast, service.objective, service.perSecond))),
        row('Phone rings after', ({ ending }) => (ending === null ? 'never' : `${minutes(ending.toldAt)}, at ${percent(ending.shareThen)}`)),
        row('Failed until users are back', ({ ending }) => (ending === null ? 'nobody is told' : whole(ending.failed))),
        row(`Of ${service.days} days’ budget`, ({ ending }) => (ending === null ? '–' : percent(ending.failed / budgetRequests(service)))),
        row(`Progress deadline, ${deploymentDefaults.progressDeadlineSeconds} s`, ({ timeline }) => (timeline.deadlineAtSeconds === null ? 'not passed' : `passed at ${minutes(timeline.deadlineAtSeconds)}`)),
      ]}
    />
  );
}

/** Settings of a rolling update against the alert: who met the fault when the phone rings. The settings stand in the address. */
export function RolloutRace(): ReactNode {
  const [params, set] = useUrlState();
  const form = useRef<HTMLFormElement>(null);
  const text = (name: Name): string => params.get(name) ?? fields.find((field) => field.name === name)?.start ?? '';
  const input = read(text);

  // Numbers typed before the app was there stand in the fields, and no event will tell of them again.
  useLayoutEffect(() => {
    if (!form.current || window.location.search !== '') return;
    const typed = new FormData(form.current);
    const changed = fields.flatMap(({ name, start }) => { const value = typed.get(name); return typeof value === 'string' && value !== start ? [[name, value] as const] : []; });
    if (changed.length > 0) set(Object.fromEntries(changed), true);
  }, [set]);

  const mine = typeof input === 'string' ? null : run('These settings', input.rollout, input);
  const rule = typeof input === 'string' ? null : byTheRule(input);
  const summary = mine === null ? '' : mine.timeline.completeAtSeconds === null
    ? `The rollout stops at ${mine.timeline.newReplicas} new and ${mine.timeline.oldReplicas} old pods. After ${mine.timeline.deadlineAtSeconds ?? deploymentDefaults.progressDeadlineSeconds} s a condition says so; nothing is taken back.`
    : mine.ending === null
      ? `All new after ${minutes(mine.timeline.completeAtSeconds)}, and the fast page never fires: it needs ${percent(fast.threshold * errorBudget(checkout.objective))} of all requests to fail. A slower alert or a user tells you.`
      : `All new after ${minutes(mine.timeline.completeAtSeconds)}; the phone rings after ${minutes(mine.ending.toldAt)}, at ${percent(mine.ending.shareThen)} exposure, and ${whole(mine.ending.failed)} requests fail until users are back.`;
  return (
    <div className={styles.race} data-island="use">
      <form ref={form} data-needs-js="" onSubmit={(event) => event.preventDefault()} aria-label="Exposure race">
        <p className={`${styles.presets} no-print`}>{presets.map(({ name, values }) => <button key={name} type="button" onClick={() => set({ start: '', ...values })}>{name}</button>)}</p>
        <div className={styles.fields}>
          {fields.map(({ name, label }) => <label key={name}><span>{label}</span><input type="text" name={name} value={text(name)} maxLength={12} autoComplete="off" aria-invalid={typeof input === 'string' && input.startsWith(`${label}:`)} inputMode={name === 'surge' || name === 'unavailable' || name === 'start' ? 'text' : 'decimal'} onChange={(event) => set({ [name]: event.target.value }, true)} /></label>)}
        </div>
      </form>
      <div role="status" className={styles.result}>{typeof input === 'string' ? <p className={styles.wrong}>{input}</p> : <p>{summary}</p>}</div>
      {mine === null || typeof input === 'string' ? null : (
        <>
          <Curve run={mine} rule={rule} title={summary} />
          {rule === null && mine.ending !== null ? <p>{`No minReadySeconds below ${deploymentDefaults.progressDeadlineSeconds} keeps half of the pods old for twice the detection time: use a gate.`}</p> : null}
          <Numbers runs={rule === null ? [mine] : [mine, rule]} service={{ perSecond: input.perSecond, objective: checkout.objective, days: checkout.objectiveDays }} />
        </>
      )}
    </div>
  );
}
