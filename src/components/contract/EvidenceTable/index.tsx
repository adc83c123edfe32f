import { useLayoutEffect, useRef, type ReactNode } from 'react';

import { useUrlState } from '../../../hooks/useUrlState';
import type { CodebookRow, EvidenceRow, EvidenceTableView, Option, ReadingRow } from '../../../site/evidenceViews';
import { Rich } from '../../ui/Rich';
import styles from './styles.module.css';

/** What the reader narrowed the incidents to; empty means all. */
export interface EvidenceFilter {
  readonly category: string;
  readonly side: string;
  readonly confidence: string;
  readonly set: string;
  readonly text: string;
}

const fields = ['category', 'side', 'confidence', 'set'] as const;

/** Whether an incident passes: every choice equal, every word of the text somewhere in the row. */
export function evidencePasses(row: EvidenceRow, filter: EvidenceFilter): boolean {
  if (fields.some((field) => filter[field] !== '' && row[field] !== filter[field])) return false;
  const text = `${row.id} ${row.organization} ${row.year ?? ''} ${row.title} ${row.cause} ${row.reason}`.toLowerCase();
  return filter.text.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}

/** All counted incidents. Every row is in the page; the filter hides, and is the only part that needs the app. */
export function EvidenceTable({ view }: { readonly view: EvidenceTableView }): ReactNode {
  const [params, set] = useUrlState();
  const search = useRef<HTMLInputElement>(null);
  // Words typed before the app was there stand in the field, and no event will tell of them again.
  useLayoutEffect(() => {
    const typed = search.current?.value ?? '';
    if (typed !== '') set({ text: typed });
  }, [set]);

  const lists: Readonly<Record<(typeof fields)[number], readonly Option[]>> = { category: view.categories, side: view.sides, confidence: view.confidences, set: view.sets };
  // Unknown values, which a hand-edited URL may hold, match everything.
  const chosen = (field: (typeof fields)[number]): string => {
    const value = params.get(field) ?? '';
    return lists[field].some(([known]) => known === value) ? value : '';
  };
  const filter: EvidenceFilter = { category: chosen('category'), side: chosen('side'), confidence: chosen('confidence'), set: chosen('set'), text: params.get('text') ?? '' };
  const shown = new Set(view.rows.filter((row) => evidencePasses(row, filter)));
  const name = (field: (typeof fields)[number], value: string): string => lists[field].find(([known]) => known === value)?.[1] ?? value;
  const select = (field: (typeof fields)[number], label: string): ReactNode => (
    <label className={styles.field}>
      <span>{label}</span>
      <select name={field} value={filter[field]} onChange={(event) => set({ [field]: event.target.value })}>
        <option value="">all</option>
        {lists[field].map(([value, text]) => <option key={value} value={value}>{text}</option>)}
      </select>
    </label>
  );
  return (
    <>
      <form className={`${styles.filter} no-print`} data-island="use" data-needs-js="" onSubmit={(event) => event.preventDefault()} aria-label="Narrow the incidents">
        {select('category', 'Category')}
        {select('side', 'Side')}
        {select('confidence', 'Confidence')}
        {select('set', 'Set')}
        <label className={styles.field}>
          <span>Words</span>
          <input ref={search} type="search" name="text" value={filter.text} onChange={(event) => set({ text: event.target.value })} />
        </label>
        <button type="button" disabled={Object.values(filter).every((value) => value === '')} onClick={() => set({ category: '', side: '', confidence: '', set: '', text: '' })}>Show all</button>
        <p role="status" className={styles.status}>{shown.size} of {view.rows.length} incidents</p>
      </form>
      {shown.size === 0 ? <p className={styles.empty}>No incident matches. Set one choice back to “all”, or use fewer words.</p> : null}
      <table className={styles.rows} aria-label="All counted incidents">
        <thead><tr><th scope="col">Incident</th><th scope="col">Coded as</th><th scope="col">Cause, and why it is coded so</th></tr></thead>
        <tbody>
          {view.rows.map((row) => (
            <tr key={row.id} hidden={!shown.has(row)}>
              <td>{row.organization}{row.year === null ? '' : `, ${row.year}`}<br /><a href={row.url}>{row.title}</a></td>
              <td>{name('category', row.category)}, {name('side', row.side).toLowerCase()}<br /><i>{row.confidence} confidence; {row.basis}</i></td>
              <td>{row.cause}<br /><i>{row.reason}</i></td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** One part of the codebook as a table: the value, its rule, how often it was used. */
export function EvidenceCodebook({ label, rule = 'Use it when', rows }: { readonly of: string; readonly label: string; readonly rule?: string; readonly rows: readonly CodebookRow[] }): ReactNode {
  return (
    <div className="table" tabIndex={0} role="group" aria-label={`Codebook: ${label}`}>
      <table>
        <caption className="hidden">Codebook: {label}</caption>
        <thead><tr><th scope="col">{label}</th><th scope="col">{rule}</th><th scope="col" className="num">Counted</th></tr></thead>
        <tbody>{rows.map((row) => <tr key={row.name}><th scope="row">{row.name}</th><td><Rich text={row.meaning} /></td><td className="num">{row.count}</td></tr>)}</tbody>
      </table>
    </div>
  );
}

/** Readings as a table: one row for each way of counting. */
export function EvidenceReadings({ label, rows }: { readonly of: string; readonly ids?: readonly string[]; readonly label: string; readonly rows: readonly ReadingRow[] }): ReactNode {
  return (
    <div className="table" tabIndex={0} role="group" aria-label={label}>
      <table>
        <caption className="hidden">{label}</caption>
        <thead><tr><th scope="col">Counted</th><th scope="col" className="num">Incidents</th>{rows[0]?.cells.map(({ id, name }) => <th key={id} scope="col" className="num">{name}</th>)}</tr></thead>
        <tbody>{rows.map((row) => <tr key={row.id}><th scope="row">{row.name}</th><td className="num">{row.records}</td>{row.cells.map(({ id, text }) => <td key={id} className="num">{text}</td>)}</tr>)}</tbody>
      </table>
    </div>
  );
}
