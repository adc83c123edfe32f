import type { ReactNode } from 'react';

import { FigureFrame } from '@site/src/components/ui/FigureFrame';
import { fiveReleases, goingBack, stateAfter } from '@site/src/models/schema-ladder/model';
import styles from './styles.module.css';

const columns = ['name', 'full_name'] as const;
const left = 92;
const step = 104;
const x = (release: number): number => left + release * step;
const rowY = { name: 74, full_name: 134 } as const;
const join = (parts: readonly string[]): string => parts.join(', ') || 'none';

/** Releases the code of which can run after a release, furthest back first. */
const backTo = (from: number): readonly number[] => fiveReleases.map((_, to) => to).filter((to) => to < from && goingBack(fiveReleases, from, to) === null);

/** What each of five releases reads, writes and leaves behind, and how far back each can go; computed. */
export function SchemaLadder(): ReactNode {
  const conclusion = 'Each release can go back by one. After the fourth, which stops writing the old column, two steps back is too far; after the fifth the old column is gone and only forward or a restore is left.';
  const rows = fiveReleases.map((release, index) => {
    const far = backTo(index)[0];
    const blocked = index > 0 && far !== undefined && far > 0 ? goingBack(fiveReleases, index, far - 1) : null;
    return [release.name, release.does, join(release.schema), join(release.reads), join(release.writes), index === 0 ? 'the start' : far === undefined ? 'nothing' : fiveReleases[far]?.name ?? '', blocked ?? (index === 0 ? '' : 'nothing blocks')];
  });
  return (
    <FigureFrame
      id="schema-ladder"
      question="Renaming a column over five releases: who reads and writes what, and how far back can you go?"
      conclusion={conclusion}
      table={{ head: ['Release', 'Does', 'Schema after it', 'Reads', 'Writes', 'Goes back as far as', 'Blocked further by'], rows }}
      minWidth={640}
      source="Computed: code runs on a state if every column it reads or writes exists, and every column it reads is filled for the newest rows."
    >
      <svg viewBox="0 0 720 262" role="img" aria-labelledby="schema-ladder-title">
        <title id="schema-ladder-title">{conclusion}</title>
        {columns.map((column) => <text key={column} className={styles.row} x={left - 14} y={rowY[column] + 22} textAnchor="end">{column}</text>)}
        {fiveReleases.map((release, index) => {
          const [first, ...rest] = release.name.split(' ');
          const { complete } = stateAfter(fiveReleases, index);
          return (
            <g key={release.name}>
              <text className={styles.head} x={x(index) + 42} y={22} textAnchor="middle">{index === 0 ? 'before' : first}</text>
              <text className={styles.sub} x={x(index) + 42} y={42} textAnchor="middle">{rest.join(' ')}</text>
              {columns.map((column) => {
                const there = release.schema.includes(column);
                const [reads, writes] = [release.reads.includes(column), release.writes.includes(column)];
                return (
                  <g key={column}>
                    <rect className={!there ? styles.gone : complete.includes(column) ? styles.full : styles.stale} x={x(index)} y={rowY[column]} width={84} height={36} rx={3} />
                    <text className={styles.cell} x={x(index) + 42} y={rowY[column] + 23} textAnchor="middle">{!there ? 'absent' : reads && writes ? 'read, write' : reads ? 'read' : writes ? 'write' : 'unused'}</text>
                  </g>
                );
              })}
              {index === 0 ? null : (
                <g>
                  <path className={styles.back} d={`M${x(index) + 30},192 H${x(index - 1) + 54}`} />
                  <path className={styles.arrow} d={`M${x(index - 1) + 46},192 l9,-5 v10 z`} />
                </g>
              )}
            </g>
          );
        })}
        <text className={styles.sub} x={left - 14} y={197} textAnchor="end">back by one</text>
        <path className={styles.blocked} d={`M${x(4) + 42},214 V226 H${x(2) + 42}`} />
        <text className={styles.blockedText} x={x(3) + 42} y={246} textAnchor="middle">{`4 to 2: ${goingBack(fiveReleases, 4, 2) ?? ''}`}</text>
        <text className={styles.sub} x={left - 14} y={230} textAnchor="end">by two</text>
      </svg>
    </FigureFrame>
  );
}
