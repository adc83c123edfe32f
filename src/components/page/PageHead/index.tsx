import type { ReactNode } from 'react';

import type { Audience } from '../../../contract/types';
import type { ChapterFrontMatter } from '../../../site/chapterFrontMatter';
import styles from './styles.module.css';

const readers: Readonly<Record<Audience, string>> = {
  platform: 'platform and SRE engineers',
  development: 'development teams',
  leadership: 'leadership',
};

/** Title, the decision the page settles, and for whom. */
export function PageHead({ meta }: { readonly meta: ChapterFrontMatter }): ReactNode {
  return (
    <header className={styles.head}>
      <h1>{meta.title}</h1>
      <p className={styles.decision}><b>You decide here:</b> {meta.decision}</p>
      <p className={styles.for}>For {meta.audience.map((audience) => readers[audience]).join(', ')}.</p>
    </header>
  );
}
