import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';

import type { StageGridView } from '../../../site/stageViews';
import { Rich } from '../../ui/Rich';
import styles from './styles.module.css';

/** Each clause in the row of its first look and the column of its last one. */
export function StageGrid({ view }: { readonly view: StageGridView }): ReactNode {
  const caption = 'First and last stage at which each clause is looked at';
  return (
    <>
      <div className="table" tabIndex={0} role="group" aria-label={caption}>
        <table className={styles.grid}>
          <caption className="hidden">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">First look: what is new there</th>
              <th scope="col">Who gets past it</th>
              {view.columns.map(({ stage, name }) => <th key={stage} scope="col">Last look: {name.toLowerCase()}</th>)}
            </tr>
          </thead>
          <tbody>
            {view.rows.map(({ stage, name, fact, bypass, cells }) => (
              <tr key={stage}>
                <th scope="row">{name}<span className={styles.fact}>{fact}</span></th>
                <td><Rich text={bypass} /></td>
                {cells.map((groups, index) => (
                  <td key={index}>
                    {groups.length === 0 ? <span className={styles.none}>none</span> : groups.map((links) => (
                      <span key={links[0]?.id} className={styles.area}>{links.map(({ id, title, path }) => <Link key={id} to={path} title={title}>{id}</Link>)}</span>
                    ))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>{view.beforeAdmission} of {view.clauses} clauses can be looked at before admission, and {view.untilRuntime} have to be looked at, again or only there, at run time. {view.written} of the {2 * view.clauses} ends are written by hand, each with its reason; the rest follow from the clause. What looks at each stage stands on the clause’s own page: <Link to="/c/d1/">that of D1</Link>.</p>
    </>
  );
}
