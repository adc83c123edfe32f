import type { ReactNode } from 'react';

import type { TierMatrixView } from '../../../site/tierViews';
import { ClauseRef } from '../Ref';
import styles from './styles.module.css';

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
      <div className={styles.matrix} role="group" aria-label="Clauses by tier">
        {view.areas.map(({ area, name, rows }) => (
          <section key={area} className={styles.area} aria-label={name}>
            <p className={styles.name}><b>{area}</b> {name}</p>
            <ul className={styles.rows}>
              {rows.map(({ pattern, clauses }) => (
                <li key={pattern}><span className={styles.pattern}>{pattern}</span> {clauses.map((clause) => <ClauseRef key={clause.id} clause={clause} />)}</li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}
