import type { ReactNode } from 'react';

import { FigureFrame } from '@site/src/components/ui/FigureFrame';
import type { ReadingRow } from '@site/src/site/evidenceViews';

import styles from './styles.module.css';

interface EvidenceSidesProps {
  readonly id?: string;
  /** Every reading; the drawing shows the ones in `drawn`, the table all. */
  readonly rows: readonly ReadingRow[];
}

const drawn = ['all', 'one-vote', 'platform-logs', 'joint-logs', 'application-log', 'curated'];
const classes: Readonly<Record<string, string | undefined>> = {
  application: styles.application, 'shared-interface': styles.shared, platform: styles.platform, 'cluster-internals': styles.cluster,
};
/** Left edge of each side’s column. */
const columns = [0, 100, 182, 266] as const;
const full = 50;
const first = 44;
const step = 58;

/** Shares of the four sides as columns of bars, one row for each kind of author. */
export function EvidenceSides({ id = 'evidence-sides', rows }: EvidenceSidesProps): ReactNode {
  const shown = drawn.flatMap((wanted) => rows.filter((row) => row.id === wanted));
  const share = (row: string, side: string): string => `${Math.round((rows.find((candidate) => candidate.id === row)?.cells.find((cell) => cell.id === side)?.share ?? 0) * 100)}%`;
  const conclusion = `The split follows the author. Logs of platform teams put ${share('platform-logs', 'application')} on the application’s side, the one log of an application team ${share('application-log', 'application')}. Cluster internals stay a minority in every row.`;
  const bottom = first + shown.length * step - 24;
  return (
    <FigureFrame
      id={id}
      question="Whose side broke, and who kept the record?"
      conclusion={conclusion}
      table={{
        head: ['Counted', 'Incidents', 'Organizations', ...(rows[0]?.cells.map(({ name }) => name) ?? [])],
        rows: rows.map((row) => [row.name, row.records, row.organizations, ...row.cells.map(({ text }) => text)]),
      }}
      source="Our coding of public accounts. One vote per organization has shares and no counts."
    >
      <svg className={styles.drawing} viewBox={`0 0 344 ${bottom}`} role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{conclusion}</title>
        {shown[0]?.cells.map(({ id: side, name }, index) => <text key={side} className={styles.head} x={columns[index]} y={16}>{name.replace(' internals', '')}</text>)}
        <line className={styles.rule} x1={0} x2={344} y1={24} y2={24} />
        {shown.map((row, index) => {
          const y = first + index * step;
          return (
            <g key={row.id}>
              <text className={styles.what} x={0} y={y}><tspan className={styles.name}>{row.name}</tspan>{row.id === 'one-vote' ? ` (${row.organizations})` : ` (${row.records})`}</text>
              {row.cells.map((cell, place) => (
                <g key={cell.id}>
                  <rect className={classes[cell.id]} x={columns[place]} y={y + 9} width={Math.max(1.5, cell.share * full)} height={19} />
                  <text className={styles.value} x={(columns[place] ?? 0) + cell.share * full + 6} y={y + 24}>{`${Math.round(cell.share * 100)}%`}</text>
                </g>
              ))}
            </g>
          );
        })}
      </svg>
    </FigureFrame>
  );
}
