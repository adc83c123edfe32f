import type { ReactNode } from 'react';

import type { LevelCount, TierMatrixView } from '../../../site/tierViews';
import { ClauseRef } from '../Ref';
import styles from './styles.module.css';

function Counts({ counts }: { readonly counts: readonly LevelCount[] }): ReactNode {
  return counts.map((count, index) => (
    <td key={index} className="num">{count.MUST}&nbsp;+&nbsp;{count.SHOULD}</td>
  ));
}

/** Terms of the three tiers, and how binding each clause is in them; derived from the clauses. */
export function TierMatrix({ view }: { readonly view: TierMatrixView }): ReactNode {
  return (
    <>
      <div className="table" tabIndex={0} role="group" aria-label="What a tier decides">
        <table>
          <caption className="hidden">What a tier decides</caption>
          <thead><tr><th scope="col">All chosen</th>{view.tiers.map(({ tier, name }) => <th key={tier} scope="col">{tier} {name}</th>)}</tr></thead>
          <tbody>
            {view.terms.map(({ name, values }) => (
              <tr key={name}><th scope="row">{name}</th>{values.map((value, index) => <td key={index}>{value}</td>)}</tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="table" tabIndex={0} role="group" aria-label="Clauses a service owes, by tier">
        <table>
          <caption className="hidden">Clauses a service owes, by tier</caption>
          <thead><tr><th scope="col">A service owes: MUST + SHOULD</th>{view.tiers.map(({ tier }) => <th key={tier} scope="col" className="num">tier&nbsp;{tier}</th>)}</tr></thead>
          <tbody>
            {view.owed.areas.map(({ area, name, counts }) => <tr key={area}><th scope="row">{area} {name}</th><Counts counts={counts} /></tr>)}
            <tr className={styles.all}><th scope="row">All</th><Counts counts={view.owed.all} /></tr>
          </tbody>
        </table>
      </div>
      <div className={styles.matrix} role="group" aria-label="Clauses by tier">
        {view.areas.map(({ area, name, rows }) => (
          <section key={area} className={styles.area} aria-label={name}>
            <p className={styles.name}><b>{area}</b> {name}</p>
            <ul className={styles.rows}>
              {rows.map(({ pattern, clauses }) => (
                <li key={pattern}><span className={styles.pattern}>{pattern}</span> <span className={styles.ids}>{clauses.map((clause) => <ClauseRef key={clause.id} clause={clause} />)}</span></li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}
