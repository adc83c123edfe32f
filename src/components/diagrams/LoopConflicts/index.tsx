import type { ReactNode } from 'react';

import { FigureFrame } from '@site/src/components/ui/FigureFrame';
import { controlLoops, loopFields, writersOf } from '@site/src/contract/control-loops';

import styles from './styles.module.css';

const left = 196;
const right = 716;
const top = 62;
const rowHeight = 26;

const rows = controlLoops.filter(({ writes }) => writes.length > 0);
const width = (right - left) / loopFields.length;
/** Ways of writing that leave the others alone. */
const polite = new Set(['asks', 'own key']);
const plain = (text: string): string => text.replace(/`/g, '');

/** Which loops write the same field, and which of them is meant to win. */
export function LoopConflicts({ id = 'loop-conflicts' }: { readonly id?: string }): ReactNode {
  const fights = loopFields.filter(({ sharing }) => sharing === 'overwrites');
  const deleters = writersOf('pod-end');
  const asking = deleters.filter(({ writes }) => writes.some(({ field, how }) => field === 'pod-end' && how === 'asks'));
  const conclusion = `${fights.length} fields have several writers of which the last one wins: there one loop has to be the owner. ${deleters.length} loops end pods; ${asking.length} of them ask the disruption budget, the scheduler tries to, and the others ignore it.`;
  const bottom = top + rows.length * rowHeight;
  return (
    <FigureFrame
      id={id}
      question="Which loops write the same field?"
      conclusion={conclusion}
      table={{
        head: ['Field', 'Writers', 'Owner', 'Rule'],
        rows: loopFields.map((field) => [
          plain(field.field),
          writersOf(field.id).map(({ name, writes }) => `${name} (${writes.find((write) => write.field === field.id)?.how ?? ''})`).join(', '),
          controlLoops.find((loop) => loop.id === field.owner)?.name ?? 'none',
          field.rule,
        ]),
      }}
      minWidth={640}
      source="Derived from the loops of this page. In the first five columns the last writer wins; the last two add up. Flux stands in for Argo CD where it is the reconciler."
    >
      <svg viewBox={`0 0 720 ${bottom + 8}`} role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{conclusion}</title>
        {loopFields.map((field, column) => {
          const middle = left + (column + 0.5) * width;
          return (
            <g key={field.id}>
              {field.sharing === 'adds up' ? <rect className={styles.adds} x={left + column * width} y={top} width={width} height={bottom - top} /> : null}
              <line className={styles.line} x1={left + column * width} x2={left + column * width} y1={16} y2={bottom} />
              {field.short.map((text, index) => <text key={text} className={styles.head} x={middle} y={20 + index * 16} textAnchor="middle">{text}</text>)}
              <text className={styles.sharing} x={middle} y={54} textAnchor="middle">{field.sharing}</text>
            </g>
          );
        })}
        {rows.map((loop, index) => {
          const y = top + index * rowHeight;
          return (
            <g key={loop.id}>
              <line className={styles.line} x1={4} x2={right} y1={y} y2={y} />
              <text className={styles.name} x={6} y={y + 18}>{loop.name}</text>
              {loop.writes.map(({ field, how }) => {
                const column = loopFields.findIndex((candidate) => candidate.id === field);
                const owns = loopFields[column]?.owner === loop.id;
                return (
                  <g key={field}>
                    <rect className={owns ? styles.owns : polite.has(how) ? styles.asks : styles.writes} x={left + column * width + 3} y={y + 3} width={width - 6} height={rowHeight - 6} rx={3} />
                    <text className={owns ? styles.strong : styles.cell} x={left + (column + 0.5) * width} y={y + 18} textAnchor="middle">{how}</text>
                  </g>
                );
              })}
            </g>
          );
        })}
        <line className={styles.line} x1={4} x2={right} y1={bottom} y2={bottom} />
      </svg>
    </FigureFrame>
  );
}
