/*
 * Swizzled: the page around the text comes from front matter as data (decision, audience, review questions, self-check,
 * sources), the contents list is plain links, and previous and next are part of the reading order.
 */
import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';
import { useDoc } from '@docusaurus/plugin-content-docs/client';
import MDXContent from '@theme/MDXContent';

import { PageEnd } from '../../../components/page/PageEnd';
import { PageHead } from '../../../components/page/PageHead';
import type { ChapterFrontMatter } from '../../../site/chapterFrontMatter';
import styles from './styles.module.css';

export default function DocItemLayout({ children }: { readonly children: ReactNode }): ReactNode {
  const { frontMatter, toc, metadata } = useDoc();
  const meta = frontMatter as unknown as ChapterFrontMatter;
  if (meta.kind === 'home') return <main className={styles.home}><MDXContent>{children}</MDXContent></main>;
  const entries = toc.filter(({ level }) => level === 2);
  return (
    <main className={styles.page}>
      <article className={meta.kind === 'tool' ? `${styles.article} ${styles.tool}` : styles.article}>
        <PageHead meta={meta} />
        {entries.length > 2 && meta.kind !== 'tool' ? (
          <nav className={styles.toc} aria-label="On this page">
            <details>
              <summary>On this page</summary>
              <Contents entries={entries} />
            </details>
            <div className={styles.rail}><p>On this page</p><Contents entries={entries} /></div>
          </nav>
        ) : null}
        <div className={styles.text}><MDXContent>{children}</MDXContent></div>
        <PageEnd meta={meta} />
        <nav className={styles.next} aria-label="Reading order">
          {metadata.previous ? <Link to={metadata.previous.permalink}><span>Before</span>{metadata.previous.title}</Link> : <span />}
          {metadata.next ? <Link to={metadata.next.permalink}><span>Next</span>{metadata.next.title}</Link> : <span />}
        </nav>
      </article>
    </main>
  );
}

function Contents({ entries }: { readonly entries: readonly { readonly id: string; readonly value: string }[] }): ReactNode {
  return <ol>{entries.map(({ id, value }) => <li key={id}><a href={`#${id}`} dangerouslySetInnerHTML={{ __html: value }} /></li>)}</ol>;
}
