import { useLayoutEffect, useRef, type ReactNode } from 'react';

import { useUrlState } from '../../../hooks/useUrlState';
import { causes, sampleQuarter, spentMinutes, type Cause } from '../../../models/budget-ledger/model';
import { mostEvents, policyFor, readEvents, spendOf, unreadEvents, writeEvents, type TypedEvent } from '../../../models/budget-policy/model';
import { NumberField } from '../../ui/NumberField';
import styles from './styles.module.css';

const objectives = [99, 99.5, 99.9, 99.95, 99.99] as const;
const sample = {
  events: sampleQuarter.entries.filter(({ day }) => day <= sampleQuarter.days).map(({ cause, share, errorRatio, minutes }): TypedEvent => ({ cause, share, errorRatio, minutes })),
  measured: String(sampleQuarter.measured[0]), objective: '99.9', days: '28', known: '100',
} as const;

/** Scenarios to start from, by failure mode. */
const presets = [
  { name: 'Sample report', values: { events: '', measured: '', objective: '', days: '', known: '' } },
  { name: 'FM-20: a release met everyone', values: { events: 'release-100-20-30_release-100-4-50', measured: '8.4', objective: '', days: '', known: '' } },
  { name: 'FM-32: 40% was not recorded', values: { events: 'none', measured: '1.2', objective: '', days: '', known: '60' } },
  { name: 'FM-15: a zone was lost', values: { events: 'capacity-33-100-4_capacity-100-30-25', measured: '9.4', objective: '', days: '', known: '' } },
] as const;

const round = (value: number): string => (Math.abs(value) < 0.95 && value !== 0 ? value.toFixed(2) : value.toFixed(1));
/** The number of a text, or what to take where it is none within its bounds. */
const bounded = (text: string, low: number, high: number, fallback: number): number => {
  const value = Number(text);
  return text.trim() !== '' && value >= low && value <= high ? value : fallback;
};
const barWidth = 300;
/** More than a month has. */
const mostMinutes = 50_000;

/** Events of a period to minutes left, spend by cause and the policy’s row; the list stands in the address. */
export function BudgetLedger(): ReactNode {
  const [params, set] = useUrlState();
  const form = useRef<HTMLFormElement>(null);
  const text = (name: 'measured' | 'objective' | 'days' | 'known'): string => params.get(name) ?? sample[name];

  const events = readEvents(params.get('events')) ?? sample.events;
  const days = text('days') === '30' ? 30 : 28;
  const objective = objectives.find((value) => String(value) === text('objective')) ?? 99.9;
  const measured = text('measured') === 'none' ? null : bounded(text('measured'), 0, mostMinutes, Number(sample.measured));
  const known = bounded(text('known'), 0, 100, 100);
  const spend = spendOf(events, measured, Number((objective / 100).toPrecision(6)), days);
  // What is not recorded counts as spent; a budget that is missed already stays missed.
  const row = policyFor(known < 95 && spend.left > 0 ? null : spend.left);
  const minutesLeft = spend.budget - spend.spent;
  // A shared address may be damaged: what could not be read is said, not guessed.
  const unread = [
    ...(unreadEvents(params.get('events')) > 0 ? [`${unreadEvents(params.get('events'))} of the events`] : []),
    ...(text('measured') !== 'none' && bounded(text('measured'), 0, mostMinutes, -1) < 0 ? ['the minutes lost'] : []),
    ...(bounded(text('known'), 0, 100, -1) < 0 ? ['the share recorded'] : []),
    ...(objectives.some((value) => String(value) === text('objective')) ? [] : ['the objective']),
    ...(['28', '30'].includes(text('days')) ? [] : ['the days']),
  ];
  const rows: readonly (readonly [string, number])[] = [...causes.map((cause) => [cause, spend.byCause[cause]] as const), ...(spend.unexplained === null ? [] : [['unexplained', spend.unexplained] as const])];

  // Numbers typed before the app was there stand in the fields, and no event will tell of them again.
  useLayoutEffect(() => {
    if (!form.current || window.location.search !== '') return;
    const typed = new FormData(form.current);
    const value = (name: string): string => { const found = typed.get(name); return typeof found === 'string' ? found : ''; };
    const read = writeEvents(sample.events.map((event, index) => ({
      cause: causes.find((cause) => cause === value(`cause-${index}`)) ?? event.cause,
      share: bounded(value(`share-${index}`), 0, 100, event.share * 100) / 100,
      errorRatio: bounded(value(`errors-${index}`), 0, 100, event.errorRatio * 100) / 100,
      minutes: bounded(value(`minutes-${index}`), 0, mostMinutes, event.minutes),
    })));
    const next = { ...(read === writeEvents(sample.events) ? {} : { events: read }), ...Object.fromEntries((['measured', 'known'] as const).filter((name) => value(name) !== sample[name]).map((name) => [name, value(name)])) };
    if (Object.keys(next).length > 0) set(next);
  }, [set]);

  const write = (next: readonly TypedEvent[]): void => set({ events: writeEvents(next) });
  const change = (index: number, part: Partial<TypedEvent>): void => write(events.map((event, other) => (other === index ? { ...event, ...part } : event)));
  const field = (index: number, label: string, name: string, value: number, high: number, keep: (value: number) => Partial<TypedEvent>): ReactNode =>
    <NumberField label={label} name={`${name}-${index}`} value={value} low={0} high={high} onValue={(next) => change(index, keep(next))} />;

  return (
    <div className={styles.ledger} data-island="use">
      <form ref={form} data-needs-js="" onSubmit={(event) => event.preventDefault()} aria-label="Budget ledger">
        <p className={`${styles.presets} no-print`}>
          {presets.map(({ name, values }) => <button key={name} type="button" onClick={() => set(values)}>{name}</button>)}
        </p>
        <fieldset className={styles.period}>
          <legend>Period</legend>
          <label><span>Objective</span><select name="objective" value={String(objective)} onChange={(event) => set({ objective: event.target.value })}>{objectives.map((value) => <option key={value} value={value}>{value}%</option>)}</select></label>
          <label><span>Days</span><select name="days" value={String(days)} onChange={(event) => set({ days: event.target.value })}><option value="28">28</option><option value="30">30</option></select></label>
          <NumberField label="Lost, by the query (min)" name="measured" value={measured ?? 0} low={0} high={mostMinutes} onValue={(next) => set({ measured: String(next) })} />
          <NumberField label="Recorded (%)" name="known" value={known} low={0} high={100} onValue={(next) => set({ known: String(next) })} />
        </fieldset>
        {events.map((event, index) => (
          <fieldset key={index} className={styles.event}>
            <legend>{`Event ${index + 1}: ${round(spentMinutes(event))} min`}</legend>
            <label>
              <span>Cause</span>
              <select name={`cause-${index}`} value={event.cause} onChange={({ target }) => change(index, { cause: target.value as Cause })}>{causes.map((cause) => <option key={cause} value={cause}>{cause}</option>)}</select>
            </label>
            {field(index, 'Met it (%)', 'share', event.share * 100, 100, (value) => ({ share: value / 100 }))}
            {field(index, 'Failed (%)', 'errors', event.errorRatio * 100, 100, (value) => ({ errorRatio: value / 100 }))}
            {field(index, 'Minutes', 'minutes', event.minutes, mostMinutes, (value) => ({ minutes: value }))}
            <button type="button" aria-label={`Remove event ${index + 1}`} onClick={() => { write(events.filter((_, other) => other !== index)); form.current?.querySelector<HTMLElement>('[data-add]')?.focus(); }}>Remove</button>
          </fieldset>
        ))}
        <p className={`${styles.presets} no-print`}>
          <button type="button" data-add="" aria-disabled={events.length >= mostEvents} onClick={() => events.length < mostEvents && write([...events, { cause: 'release', share: 1, errorRatio: 0.1, minutes: 10 }])}>Add an event</button>
          <span>The address holds the list: copy it into the review.</span>
        </p>
      </form>
      <div className={styles.result}>
        {unread.length === 0 ? null : <p role="alert">This address could not be read whole: {unread.join(', ')}. What could be read counts; the sample fills the rest.</p>}
        <p className={styles.left} role="status">{minutesLeft < 0 ? `Missed by ${known < 95 ? 'at least ' : ''}${round(-minutesLeft)}` : `${known < 95 ? 'At best ' : ''}${round(minutesLeft)}`} of {round(spend.budget)} min{minutesLeft < 0 ? '' : ` left (${Math.round(spend.left * 100)}%)`}</p>
        <table className={styles.spend}>
          <caption className="hidden">Minutes spent, by cause</caption>
          <tbody>
            {rows.map(([name, minutes]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className="num">{round(minutes)}</td>
                <td><svg viewBox={`0 0 ${barWidth} 14`} aria-hidden="true" focusable="false"><rect className={name === spend.largest ? styles.most : styles.bar} x={0} y={1} height={12} width={Math.min(barWidth, Math.max(0, (minutes / spend.budget) * barWidth))} /></svg></td>
              </tr>
            ))}
          </tbody>
        </table>
        {spend.unexplained !== null && spend.unexplained < -0.05 ? <p>The entries claim {round(-spend.unexplained)} min more than users lost: one of them is wrong.</p> : null}
        <p><strong>{known < 95 ? `Only ${Math.round(known)}% of the period is recorded, and what nobody saw is not in this number. Policy row: ${row.left} left.` : `Policy row: ${row.left} left.`}</strong> Steps: {row.steps}. Ships: {row.ships}.</p>
        {spend.largest === null ? null : <p>{spend.largest === 'release' ? 'Releases spent most: a gate first, then slower steps.' : spend.largest === 'unexplained' ? 'Most of it has no entry: find the events before the causes.' : `Most went to ${spend.largest}: slower releases do not win it back, work there does.`}</p>}
      </div>
    </div>
  );
}
