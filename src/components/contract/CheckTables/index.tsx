import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';

import type { ClauseCoverage, PeerComparison } from '../../../site/checkViews';
import { Rich } from '../../ui/Rich';
import styles from './styles.module.css';

interface CoverageProps {
  /** One area letter; all areas without it. */
  readonly area?: string;
  readonly areas: readonly { readonly area: string; readonly clauses: readonly ClauseCoverage[] }[];
}

/** Each clause with the checks that see part of it: where they run, and which clauses no manifest shows. */
export function CheckCoverage({ areas }: CoverageProps): ReactNode {
  return (
    <div className={styles.areas}>
      {areas.map(({ area, clauses }) => {
        const checked = clauses.filter(({ runtimeOnly }) => !runtimeOnly);
        return (
          <details key={area} className={styles.area}>
            <summary><b>Area {area}</b> {checked.length} of {clauses.length} clauses, {clauses.reduce((sum, { checks }) => sum + checks.length, 0)} checks</summary>
            <table>
              <thead><tr><th scope="col">Clause</th><th scope="col">What a check sees</th></tr></thead>
              <tbody>
                {clauses.map(({ clause, checks }) => (
                  <tr key={clause.id}>
                    <th scope="row"><Link to={clause.path}>{clause.id}</Link> {clause.title}</th>
                    <td>
                      {checks.length === 0 ? <i>No manifest shows it; its proof is a query or a drill.</i> : (
                        <ul>{checks.map(({ id, title, policy, relation }) => <li key={id} id={`check-${id}`}>{title} <code>{id}</code>{policy ? null : <small>{relation ? ' relation' : ' reader only'}</small>}</li>)}</ul>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        );
      })}
    </div>
  );
}

/** How many rules each other checker has, and how many are covered. */
export function PeerSummary({ peers }: { readonly peers: readonly PeerComparison[] }): ReactNode {
  return (
    <div className="table" tabIndex={0} role="group" aria-label="Other checkers, counted">
      <table>
        <thead><tr><th scope="col">Checker</th><th scope="col" className="num">Rules</th><th scope="col" className="num">Covered</th><th scope="col" className="num">Left out, with the reason</th></tr></thead>
        <tbody>{peers.map(({ prefix, name, url, rules, covered }) => <tr key={prefix}><th scope="row"><a href={url}>{name}</a></th><td className="num">{rules}</td><td className="num">{covered}</td><td className="num">{rules - covered}</td></tr>)}</tbody>
      </table>
    </div>
  );
}

/** Every rule of every other checker: the check that covers it, or why none does. */
export function PeerTable({ peers }: { readonly peers: readonly PeerComparison[] }): ReactNode {
  return (
    <div className={styles.areas}>
      {peers.map(({ prefix, name, rows, rules, covered }) => (
        <details key={prefix} className={styles.area} id={prefix}>
          <summary><b>{name}</b> {covered} of {rules} covered</summary>
          <table className={styles.peers}>
            <thead><tr><th scope="col">Rule and what it demands</th><th scope="col">Here</th></tr></thead>
            <tbody>
              {rows.map(({ id, demands, checks, because }) => (
                <tr key={id}>
                  <th scope="row"><code>{id}</code> {demands}</th>
                  <td>{checks.length === 0 ? <i>{because}</i> : checks.map((check) => <span key={check.id}><Link to={`/c/${check.clause.toLowerCase()}/`}>{check.clause}</Link> {check.id}</span>)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      ))}
    </div>
  );
}

interface FigureProps {
  /** Given by the author; resolved to `value` at build time. */
  readonly of?: string;
  readonly value: number;
}

/** One number about the checks, counted from the data. */
export function CheckFigure({ value }: FigureProps): ReactNode {
  return <span className="num">{value}</span>;
}

interface UncheckedProps {
  readonly rows: readonly { readonly rule: string; readonly clause: string; readonly because: string }[];
}

/** Candidate rules that no check carries out, with the reason. */
export function UncheckedTable({ rows }: UncheckedProps): ReactNode {
  return (
    <details className={styles.area}>
      <summary><b>{rows.length} candidate rules</b> that no check carries out, and why</summary>
      <table>
        <thead><tr><th scope="col">Rule</th><th scope="col">Clause</th><th scope="col">Why not</th></tr></thead>
        <tbody>{rows.map(({ rule, clause, because }) => <tr key={rule}><th scope="row"><code>{rule}</code></th><td><Link to={`/c/${clause.toLowerCase()}/`}>{clause}</Link></td><td><Rich text={because} /></td></tr>)}</tbody>
      </table>
    </details>
  );
}
