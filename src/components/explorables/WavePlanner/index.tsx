import { useLayoutEffect, useRef, type ReactNode } from 'react';

import { useUrlState } from '../../../hooks/useUrlState';
import { burnUp, neededBy, platformHoursFor, samplePlan, type BurnUp, type Plan } from '../../../models/adoption-waves/model';
import { DataTable } from '../../ui/DataTable';
import styles from './styles.module.css';

/** Fields of the form: what the address calls them, the plan's field, and their bounds. Shares are typed as percent. */
const fields = [
  { name: 'services', of: 'services', label: 'Services', low: 1, high: 5000, whole: true },
  { name: 'teams', of: 'teams', label: 'Teams', low: 1, high: 500, whole: true },
  { name: 'hours', of: 'hoursPerService', label: 'Hours per service', low: 0.5, high: 500, whole: false },
  { name: 'share', of: 'platformShare', label: 'Of them by the platform (%)', low: 0, high: 100, whole: false },
  { name: 'platform', of: 'platformHours', label: 'Platform hours a week', low: 1, high: 10_000, whole: false },
  { name: 'team', of: 'teamHours', label: 'Hours a week of one team', low: 0.1, high: 200, whole: false },
  { name: 'lighthouse', of: 'lighthouseWeeks', label: 'Weeks with three teams only', low: 0, high: 52, whole: true },
  { name: 'target', of: 'target', label: 'Finish line (% of services)', low: 1, high: 100, whole: false },
  { name: 'weeks', of: 'weeks', label: 'Weeks until the date', low: 1, high: 260, whole: true },
] as const;
type Field = (typeof fields)[number];
type Name = Field['name'];

const isShare = ({ of }: Field): boolean => of === 'platformShare' || of === 'target';
const start = (field: Field): string => String(isShare(field) ? Math.round(samplePlan[field.of] * 100) : samplePlan[field.of]);

const presets: readonly { readonly name: string; readonly values: Partial<Record<Name, string>> }[] = [
  { name: 'Platform does 80%', values: {} },
  { name: 'Fastest on paper: 60%', values: { share: '60' } },
  { name: 'Teams do 80%', values: { share: '20' } },
  { name: 'A mandate: no first wave', values: { lighthouse: '0', share: '0' } },
  { name: 'Half a platform', values: { platform: '40' } },
];

const whole = (value: number): string => Math.round(value).toLocaleString('en-US');

/** The form’s text as a plan, or what is wrong with it, naming field and value. */
function read(text: (field: Field) => string): Plan | string {
  const values: Partial<Record<keyof Plan, number>> = {};
  for (const field of fields) {
    const typed = text(field).trim();
    const value = /^\d*[.,]?\d+$/.test(typed) ? Number(typed.replace(',', '.')) : Number.NaN;
    if (!Number.isFinite(value) || value < field.low || value > field.high || (field.whole && !Number.isInteger(value))) {
      return `${field.label}: “${typed.slice(0, 40)}” has to be ${field.whole ? 'a whole number' : 'a number'} from ${field.low} to ${field.high.toLocaleString('en-US')}.`;
    }
    values[field.of] = isShare(field) ? value / 100 : value;
  }
  const plan: Plan = { ...samplePlan, ...values };
  return plan.teams > plan.services ? `Teams: “${plan.teams}” is more than the ${plan.services} services.` : plan;
}

const [left, right, top, bottom] = [44, 348, 18, 168];

function Curve({ plan, result, title }: { readonly plan: Plan; readonly result: BurnUp; readonly title: string }): ReactNode {
  const last = Math.max(plan.weeks, Math.min(result.finishWeek ?? plan.weeks, plan.weeks * 2)) * 1.04;
  const x = (week: number): number => left + (week / last) * (right - left);
  const y = (done: number): number => bottom - (done / plan.services) * (bottom - top);
  const path = result.done.flatMap((done, week) => (week <= last ? [`${week === 0 ? 'M' : 'L'}${x(week).toFixed(1)},${y(done).toFixed(1)}`] : [])).join('');
  const end = Math.min(result.done.length - 1, Math.floor(last));
  const endX = x(end);
  const from = Math.max(0, plan.weeks - (plan.services * plan.target) / result.pace);
  return (
    <svg className={styles.curve} viewBox="0 0 360 214" role="img" aria-label={title}>
      {[0, 0.5, 1].map((share) => (
        <g key={share}>
          <line className={styles.grid} x1={left} x2={right} y1={y(plan.services * share)} y2={y(plan.services * share)} />
          <text className={styles.tick} x={left - 5} y={y(plan.services * share) + 4} textAnchor="end">{whole(plan.services * share)}</text>
        </g>
      ))}
      <line className={styles.stop} x1={x(from)} y1={y(neededBy(plan, from))} x2={x(plan.weeks)} y2={y(plan.services * plan.target)} />
      <text className={styles.stopLabel} x={x(plan.weeks) - 6} y={bottom - 8} textAnchor="end">stop line</text>
      <path className={styles.done} d={path} />
      <text className={styles.doneLabel} x={endX < 100 ? endX + 8 : endX - 10} y={y(result.done[end] ?? 0) + 14} textAnchor={endX < 100 ? 'start' : 'end'}>done</text>
      <line className={styles.date} x1={x(plan.weeks)} x2={x(plan.weeks)} y1={top - 6} y2={bottom} />
      {x(plan.weeks) - left < 160 ? null : <text className={styles.tick} x={left} y={bottom + 20}>week 0</text>}
      <text className={styles.tick} x={x(plan.weeks)} y={bottom + 20} textAnchor={x(plan.weeks) - left < 90 ? 'start' : 'end'}>{`date, week ${plan.weeks}`}</text>
      <text className={styles.tick} x={(left + right) / 2} y={bottom + 38} textAnchor="middle">services that meet their clauses</text>
    </svg>
  );
}

/** Services, hours and who spends them: when the finish line is reached, and from which line on it no longer can be. The plan stands in the address. */
export function WavePlanner(): ReactNode {
  const [params, set] = useUrlState();
  const form = useRef<HTMLFormElement>(null);
  const text = (field: Field): string => params.get(field.name) ?? start(field);
  const plan = read(text);

  // Numbers typed before the app was there stand in the fields, and no event will tell of them again.
  useLayoutEffect(() => {
    if (!form.current || window.location.search !== '') return;
    const typed = new FormData(form.current);
    const changed = fields.flatMap((field) => { const value = typed.get(field.name); return typeof value === 'string' && value !== start(field) ? [[field.name, value] as const] : []; });
    if (changed.length > 0) set(Object.fromEntries(changed), true);
  }, [set]);

  const result = typeof plan === 'string' ? null : burnUp(plan);
  const inTime = typeof plan !== 'string' && result !== null && result.finishWeek !== null && result.finishWeek <= plan.weeks;
  const hours = typeof plan === 'string' ? null : platformHoursFor(plan);
  // Halfway between the first wave and the date, where there still is time to stop.
  const checkAt = typeof plan === 'string' ? 0 : Math.round((Math.min(plan.lighthouseWeeks, plan.weeks) + plan.weeks) / 2);
  const stopBelow = typeof plan === 'string' ? 0 : Math.round(neededBy(plan, checkAt));
  const limit = result?.bottleneck === 'platform' ? 'the platform’s hours' : 'the teams’ hours';
  const summary = typeof plan === 'string' || result === null ? '' : result.finishWeek === null
    ? `Not within five years: ${limit} set the pace, ${result.pace.toFixed(1)} services a week.`
    : `${whole(plan.services * plan.target)} of ${whole(plan.services)} services in week ${result.finishWeek}, ${inTime ? 'in time' : 'too late'}; ${limit} set the pace, ${result.pace.toFixed(1)} a week.`;
  return (
    <div className={styles.planner} data-island="use">
      <form ref={form} data-needs-js="" onSubmit={(event) => event.preventDefault()} aria-label="Wave planner">
        <p className={`${styles.presets} no-print`}>{presets.map(({ name, values }) => <button key={name} type="button" onClick={() => set({ ...Object.fromEntries(fields.map((field) => [field.name, ''])), ...values })}>{name}</button>)}</p>
        <div className={styles.fields}>
          {fields.map((field) => <label key={field.name}><span>{field.label}</span><input type="text" name={field.name} value={text(field)} maxLength={8} autoComplete="off" inputMode="decimal" aria-invalid={typeof plan === 'string' && plan.startsWith(`${field.label}:`)} onChange={(event) => set({ [field.name]: event.target.value }, true)} /></label>)}
        </div>
      </form>
      <div role="status" className={styles.result}>{typeof plan === 'string' ? <p className={styles.wrong}>{plan}</p> : <p>{summary}</p>}</div>
      {typeof plan === 'string' || result === null ? null : (
        <>
          <Curve plan={plan} result={result} title={summary} />
          <DataTable
            caption="The plan in numbers"
            head={['What', 'Value']}
            rows={[
              ['Finish line reached', result.finishWeek === null ? 'never' : `week ${result.finishWeek}`],
              ['Done when the first wave ends', `${whole(result.done[Math.min(plan.lighthouseWeeks, result.done.length - 1)] ?? 0)} services`],
              [`Stop line in week ${checkAt}`, stopBelow === 0 ? 'none yet: full pace could still do it all' : `fewer than ${whole(stopBelow)} services`],
              ['Platform hours, all weeks', whole(result.platformTotal)],
              ['Hours of one team, all weeks', whole(result.teamTotal / plan.teams)],
              ['Platform hours a week that meet the date', hours !== null ? whole(hours) : platformHoursFor({ ...plan, lighthouseWeeks: 0 }) === null ? 'none: the teams’ hours are too few' : 'none: the first wave takes too long'],
            ]}
          />
        </>
      )}
    </div>
  );
}
