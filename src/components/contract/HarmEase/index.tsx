import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';

import type { HarmEaseView } from '../../../site/adoptionViews';
import styles from './styles.module.css';

/** Clauses by who has to act and by how many public incidents show their failure. */
export function HarmEase({ view }: { readonly view: HarmEaseView }): ReactNode {
  const caption = 'Clauses by harm and ease';
  return (
    <div className="table" tabIndex={0} role="group" aria-label={caption}>
      <table className={styles.grid}>
        <caption className="hidden">{caption}</caption>
        <thead><tr><th scope="col">Who has to act</th>{view.columns.map((name) => <th key={name} scope="col">{name}</th>)}</tr></thead>
        <tbody>
          {view.rows.map(({ name, note, clauses, counted, cells }) => (
            <tr key={name}>
              <th scope="row">{name}<span className={styles.note}>{note}. Files show {counted} of {clauses}.</span></th>
              {cells.map((links, index) => <td key={index}>{links.length === 0 ? 'none' : links.map(({ id, title, path }) => <Link key={id} to={path} title={title}>{id}</Link>)}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
