import { useLayoutEffect, useRef, type ReactNode } from 'react';

import { checkout } from '../../../contract/worked-example';
import { useUrlState } from '../../../hooks/useUrlState';
import { failuresToFire, mixinAlerts, type BurnRateAlert } from '../../../models/burnRate/model';
import { minReadyFor, race, refusal, rolloutTimeline, secondsToShare, type Rollout, type Timeline } from '../../../models/deployment-rollout/model';
import { DataTable } from '../../ui/DataTable';
import styles from './styles.module.css';

/** Fields of the form: what the address calls them, and what *checkout* has. */
const fields = [
  { name: 'replicas', label: 'Replicas', start: String(checkout.replicas) },
  { name: 'surge', label: 'maxSurge', start: '25%' },
  { name: 'unavailable', label: 'maxUnavailable', start: '25%' },
  { name: 'ready', label: 'minReadySeconds', start: '0' },
  { name: 'start', label: 'Start until ready (s)', start: String(checkout.startSeconds) },
  { name: 'rate', label: 'Requests per second', start: String(checkout.rate) },
  { name: 'errors', label: 'Fails (% of its requests)', start: '20' },
] as const;
type Name = (typeof fields)[number]['name'];

const presets = [
  { name: 'Defaults (1.37)', values: { surge: '25%', unavailable: '25%', ready: '0' } },
  { name: 'One at a time, 60 s', values: { surge: '1', unavailable: '0', ready: '60' } },
  { name: 'All at once', values: { surge: '0', unavailable: '100%', ready: '0' } },
  { name: 'FM-22: never ready', values: { start: 'never' } },
] as const;

/** Seconds from the alert’s condition until a phone rings, and from then until users are back; the worked example’s. */
const delaySeconds = 210;
const undoSeconds = checkout.undoMinutes * 60;
const fast = mixinAlerts[0] as BurnRateAlert;
const longest = 500;

const minutes = (seconds: number): string => (seconds < 90 ? `${Math.round(seconds)} s` : `${Number((seconds / 60).toPrecision(2))} min`);
const percent = (share: number): string => `${Math.round(share * 100)}%`;
const whole = (value: number): string => Math.round(value).toLocaleString('en-US');
/** A count or percentage as the API takes it; `null` when it is neither. */
const intOrPercent = (text: string): number | string | null => (/^\d{1,4}%$/.test(text.trim()) ? text.trim() : /^\d{1,4}$/.test(text.trim()) ? Number(text) : null);
const numberOf = (text: string, low: number, high: number): number | null => { const value = Number(text); return text.trim() === '' || !Number.isFinite(value) || value < low || value > high ? null : value; };

interface Read { readonly rollout: Rollout; readonly perSecond: number; readonly errorRatio: number }

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
  const start = text('start').trim() === 'never' ? null : numberOf(text('start'), 0, 3600);
  if (start === null && text('start').trim() !== 'never') return wrong('start', 'has to be 0 to 3600 seconds, or “never”');
  const rate = numberOf(text('rate'), 0.01, 1e6);
  if (rate === null) return wrong('rate', 'has to be 0.01 to 1,000,000');
  const errors = numberOf(text('errors'), 0, 100);
  if (errors === null) return wrong('errors', 'has to be 0 to 100');
  const rollout: Rollout = { replicas, maxSurge: surge, maxUnavailable: unavailable, readinessDelaySeconds: start, minReadySeconds: ready, progressDeadlineSeconds: 600 };
  return refusal(rollout) ?? { rollout, perSecond: rate, errorRatio: errors / 100 };
}

const [left, right, top, bottom] = [44, 348, 18, 168];

function Curve({ timeline, toldAt, title }: { readonly timeline: Timeline; readonly toldAt: number; readonly title: string }): ReactNode {
  const last = Math.max(60, ...[timeline.completeAtSeconds, timeline.deadlineAtSeconds, toldAt].filter((second): second is number => second !== null && Number.isFinite(second))) * 1.08;
  const x = (second: number): number => left + (second / last) * (right - left);
  const y = (share: number): number => bottom - share * (bottom - top);
  const path = timeline.curve.map(({ second, share }) => `H${x(second).toFixed(1)}V${y(share).toFixed(1)}`).join('');
  return (
    <svg className={styles.curve} viewBox="0 0 360 214" role="img" aria-label={title}>
      {[0, 0.5, 1].map((share) => (
        <g key={share}>
          <line className={styles.grid} x1={left} x2={right} y1={y(share)} y2={y(share)} />
          <text className={styles.tick} x={left - 5} y={y(share) + 4} textAnchor="end">{percent(share)}</text>
        </g>
      ))}
      <path className={styles.share} d={`M${left},${bottom}${path}H${right}`} />
      {Number.isFinite(toldAt) ? (
        <g>
          <line className={styles.told} x1={x(toldAt)} x2={x(toldAt)} y1={top - 6} y2={bottom} />
          <text className={styles.label} x={x(toldAt) - 4} y={bottom - 8} textAnchor={toldAt > last * 0.4 ? 'end' : 'start'} dx={toldAt > last * 0.4 ? 0 : 8}>{`phone, ${minutes(toldAt)}`}</text>
        </g>
      ) : null}
      {timeline.deadlineAtSeconds === null ? null : (
        <g>
          <line className={styles.told} x1={x(timeline.deadlineAtSeconds)} x2={x(timeline.deadlineAtSeconds)} y1={top - 6} y2={bottom} />
          <text className={styles.label} x={x(timeline.deadlineAtSeconds) - 4} y={top + 40} textAnchor="end">{`deadline, ${minutes(timeline.deadlineAtSeconds)}`}</text>
        </g>
      )}
      <text className={styles.tick} x={left} y={bottom + 20}>0</text>
      <text className={styles.tick} x={right} y={bottom + 20} textAnchor="end">{minutes(last)}</text>
      <text className={styles.tick} x={(left + right) / 2} y={bottom + 38} textAnchor="middle">share of ready pods that are new</text>
    </svg>
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
    if (changed.length > 0) set(Object.fromEntries(changed));
  }, [set]);

  const timeline = typeof input === 'string' ? null : rolloutTimeline(input.rollout);
  const failures = typeof input === 'string' ? 0 : failuresToFire(fast, checkout.objective, input.perSecond);
  const ending = typeof input === 'string' || timeline === null ? null : race(timeline, { perSecond: input.perSecond, errorRatio: input.errorRatio, failuresToFire: failures, delaySeconds, undoSeconds });
  const half = timeline === null ? null : secondsToShare(timeline, 0.5);
  const detect = typeof input === 'string' || input.errorRatio === 0 ? null : failures / (input.perSecond * input.errorRatio) + delaySeconds;
  const wanted = typeof input === 'string' || detect === null || input.rollout.readinessDelaySeconds === null || input.rollout.replicas > 60 ? null : minReadyFor(input.rollout, 2 * detect);
  const summary = typeof input === 'string' || timeline === null || ending === null ? '' : timeline.completeAtSeconds === null
    ? `The rollout stops at ${timeline.newReplicas} new and ${timeline.oldReplicas} old pods. After ${timeline.deadlineAtSeconds ?? 600} s a condition says so; nothing is taken back.`
    : Number.isFinite(ending.toldAt)
      ? `All new after ${minutes(timeline.completeAtSeconds)}; the phone rings after ${minutes(ending.toldAt)}, at ${percent(ending.shareThen)} exposure, and ${whole(ending.failed)} requests fail until users are back.`
      : `All new after ${minutes(timeline.completeAtSeconds)}, and nothing tells.`;
  return (
    <div className={styles.race} data-island="use">
      <form ref={form} data-needs-js="" onSubmit={(event) => event.preventDefault()} aria-label="Exposure race">
        <p className={styles.presets}>{presets.map(({ name, values }) => <button key={name} type="button" onClick={() => set({ start: '', ...values })}>{name}</button>)}</p>
        <div className={styles.fields}>
          {fields.map(({ name, label }) => <label key={name}><span>{label}</span><input type="text" name={name} value={text(name)} maxLength={12} autoComplete="off" inputMode={name === 'surge' || name === 'unavailable' || name === 'start' ? 'text' : 'decimal'} onChange={(event) => set({ [name]: event.target.value === '' ? ' ' : event.target.value })} /></label>)}
        </div>
      </form>
      <div role="status" className={styles.result}>{typeof input === 'string' ? <p className={styles.wrong}>{input}</p> : <p>{summary}</p>}</div>
      {timeline === null || ending === null || typeof input === 'string' ? null : (
        <>
          <Curve timeline={timeline} toldAt={ending.toldAt} title={summary} />
          <DataTable
            caption="The race in numbers"
            head={['What', 'Value']}
            rows={[
              ['Most pods, without terminating ones', String(timeline.maxTotalPods)],
              ['Fewest available', String(timeline.minAvailablePods)],
              ['Half of the pods are new after', half === null ? 'never' : minutes(half)],
              ['Failed requests the page needs', whole(failures)],
              ['Failed until users are back', Number.isFinite(ending.failed) ? whole(ending.failed) : 'nobody is told'],
              ['minReadySeconds for half ≥ 2 × detection', detect === null || input.rollout.readinessDelaySeconds === null ? 'no detection to race' : wanted === null ? 'none does' : `${wanted} s`],
            ]}
          />
        </>
      )}
    </div>
  );
}
