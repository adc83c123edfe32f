import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';
import useBrokenLinks from '@docusaurus/useBrokenLinks';

import type { Term } from '../../../contract/types';
import { Rich } from '../../ui/Rich';
import styles from './styles.module.css';

/** All terms, alphabetically: one meaning each, the neighbor it is mistaken for, one link. */
export function GlossaryList({ terms }: { readonly terms: readonly Term[] }): ReactNode {
  const links = useBrokenLinks();
  return (
    <dl className={styles.terms}>
      {terms.map((term) => {
        links.collectAnchor(term.id);
        return (
          <div key={term.id} id={term.id} className={styles.term}>
            <dt>{term.term} <a className="anchor-link" href={`#${term.id}`} aria-label={`Link to ${term.term}`}>#</a></dt>
            <dd><Rich text={term.meaning} /></dd>
            <dd className={styles.not}><b>Not:</b> <Rich text={term.notToBeConfusedWith} /> <Link to={term.link}>Where it is used</Link></dd>
          </div>
        );
      })}
    </dl>
  );
}
