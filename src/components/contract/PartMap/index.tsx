import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';

import type { Chapter } from '../../../contract/chapters';
import styles from './styles.module.css';

/** The chapters of a part: published ones as links, the others named as planned. */
export function PartMap({ chapters }: { readonly part?: string; readonly chapters: readonly (Chapter & { readonly path: string | null })[] }): ReactNode {
  const planned = chapters.filter(({ path }) => path === null);
  return (
    <>
      <ul className={styles.list}>
        {chapters.filter(({ path }) => path !== null).map((chapter) => (
          <li key={chapter.doc}><Link to={chapter.path as string}>{chapter.title}</Link><p>{chapter.purpose}</p></li>
        ))}
      </ul>
      {planned.length > 0 ? (
        <>
          <p className={styles.planned}>Planned, not written yet:</p>
          <ul className={styles.list}>
            {planned.map((chapter) => <li key={chapter.doc}><b>{chapter.title}</b><p>{chapter.purpose}</p></li>)}
          </ul>
        </>
      ) : null}
    </>
  );
}
