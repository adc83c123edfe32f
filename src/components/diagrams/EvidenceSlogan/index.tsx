import type { ReactNode } from 'react';

import { FigureFrame } from '@site/src/components/ui/FigureFrame';
import type { ReadingRow } from '@site/src/site/evidenceViews';

import styles from './styles.module.css';

interface EvidenceSloganProps {
  readonly id?: string;
  /** Every reading; the drawing shows the ones in `drawn`, the table all. */
  readonly rows: readonly ReadingRow[];
}

const drawn = ['all', 'one-vote', 'high', 'curated', 'k8s-af', 'platform-logs', 'joint-logs', 'complete-logs', 'without-big-five', 'strict'];
const marks: Readonly<Record<string, string | undefined>> = { A: styles.narrow, B: styles.wide, C: styles.wide };
const left = 10;
const right = 334;
const first = 66;
const step = 52;
const x = (share: number): number => left + share * (right - left);

/** The claim under three meanings and ten ways of counting, against the half it has to pass. */
export function EvidenceSlogan({ id = 'evidence-slogan', rows }: EvidenceSloganProps): ReactNode {
  const shown = drawn.flatMap((wanted) => rows.filter((row) => row.id === wanted));
  const over = (claim: string): number => shown.filter((row) => (row.cells.find((cell) => cell.id === claim)?.share ?? 0) > 0.5).length;
  const conclusion = `“Most” holds for meaning B in ${over('B')} of ${shown.length} ways of counting and for C in ${over('C')}. For A, which leaves the platform’s own promises out, it holds in ${over('A')}.`;
  const bottom = first + shown.length * step - 36;
  return (
    <FigureFrame
      id={id}
      question="Under which meaning is it “most”?"
      conclusion={conclusion}
      table={{
        head: ['Counted', 'Incidents', ...(rows[0]?.cells.map(({ id: claim, name }) => (/^[ABC]$/.test(claim) ? `${claim}: ${name}` : name)) ?? [])],
        rows: rows.map((row) => [row.name, row.records, ...row.cells.map(({ text }) => text)]),
      }}
      source="A: application or interface. B: A and platform failures in an area of the contract or DNS. C: everything but cluster internals."
    >
      <svg className={styles.drawing} viewBox={`0 0 344 ${bottom + 8}`} role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{conclusion}</title>
        {[0, 0.5, 1].map((share) => (
          <g key={share}>
            <line className={share === 0.5 ? styles.half : styles.grid} x1={x(share)} x2={x(share)} y1={26} y2={bottom} />
            <text className={styles.tick} x={x(share)} y={18} textAnchor={share === 0 ? 'start' : share === 1 ? 'end' : 'middle'}>{share === 0.5 ? 'half' : `${share * 100}%`}</text>
          </g>
        ))}
        {shown.map((row, index) => {
          const y = first + index * step;
          return (
            <g key={row.id}>
              <text className={styles.name} x={left} y={y - 17}>{`${row.name} (${row.id === 'one-vote' ? row.organizations : row.records})`}</text>
              <line className={styles.grid} x1={left} x2={right} y1={y} y2={y} />
              {row.cells.filter((cell) => cell.id in marks).map((cell) => (
                <g key={cell.id}>
                  <circle className={marks[cell.id]} cx={x(cell.share)} cy={y} r={9.5} />
                  <text className={styles.letter} x={x(cell.share)} y={y + 4.8} textAnchor="middle">{cell.id}</text>
                </g>
              ))}
            </g>
          );
        })}
      </svg>
    </FigureFrame>
  );
}
