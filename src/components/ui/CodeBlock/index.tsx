import type { ReactNode } from 'react';

import styles from './styles.module.css';

interface CodeBlockProps {
  /** Code with Prism's token classes, made at build time (`src/site/codeHighlight.ts`): inert HTML. */
  readonly html?: string;
  /** Plain code, for components that show code from data. */
  readonly code?: string;
  readonly language: string;
  readonly title?: string;
}

/** A block of code with a copy button that works without the client app; shell commands are copied without their comments. */
export function CodeBlock({ html, code, language, title }: CodeBlockProps): ReactNode {
  const name = title ?? `${language} code`;
  return (
    <div className={styles.block}>
      {title ? <div className={styles.title}>{title}</div> : null}
      {/* Wide code scrolls, so it has to be reachable by keyboard. */}
      <pre className={styles.pre} data-wide="" tabIndex={0} role="group" aria-label={name}>
        {html === undefined ? <code>{code}</code> : <code dangerouslySetInnerHTML={{ __html: html }} />}
      </pre>
      <button type="button" data-copy={language === 'bash' ? 'sh' : ''} data-needs-js="" className={styles.copy} aria-label={`Copy ${name}`}>Copy</button>
    </div>
  );
}
