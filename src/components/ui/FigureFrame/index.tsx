import type { ReactNode } from 'react';
import useBrokenLinks from '@docusaurus/useBrokenLinks';

import { DataTable, type TableData } from '../DataTable';
import styles from './styles.module.css';

interface FigureFrameProps {
  /** Anchor of the figure; also prefix for ids inside the drawing. */
  readonly id: string;
  /** The question the figure answers: its caption. */
  readonly question: string;
  /** What the picture shows, as one sentence; read out instead of the drawing. */
  readonly conclusion: string;
  /** The same data as the drawing. */
  readonly table: TableData;
  /** Narrowest readable width in px; below it the drawing scrolls inside its frame. */
  readonly minWidth?: number;
  /** Where the numbers come from. */
  readonly source?: string;
  readonly children: ReactNode;
}

/** Frame of every figure: question, drawing, conclusion, data one keystroke away. */
export function FigureFrame({ id, question, conclusion, table, minWidth = 0, source, children }: FigureFrameProps): ReactNode {
  useBrokenLinks().collectAnchor(id);
  return (
    <figure className={styles.figure} id={id} aria-labelledby={`${id}-question`} aria-describedby={`${id}-conclusion`}>
      <figcaption className={styles.question} id={`${id}-question`}>{question}</figcaption>
      {minWidth > 0 ? (
        <div data-wide="" tabIndex={0} role="group" aria-label={`Drawing: ${question}`}>
          <div className={minWidth > 560 ? styles.wide : styles.medium}>{children}</div>
        </div>
      ) : children}
      <p className={styles.conclusion} id={`${id}-conclusion`}>{conclusion}</p>
      <details className={styles.data}>
        <summary>Same data as a table</summary>
        <DataTable {...table} caption={question} />
        {source ? <p className={styles.source}>{source}</p> : null}
      </details>
    </figure>
  );
}
