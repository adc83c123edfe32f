import type { ReactNode } from 'react';

import { FigureFrame } from '@site/src/components/ui/FigureFrame';
import type { CategoryGroupRow } from '@site/src/site/evidenceViews';

import styles from './styles.module.css';

interface EvidenceCategoriesProps {
  readonly id?: string;
  readonly groups: readonly CategoryGroupRow[];
}

const left = 146;
const unit = 6;
const step = 22;
const gap = 34;

/** Where the chain first broke: counts by category, in groups. */
export function EvidenceCategories({ id = 'evidence-categories', groups }: EvidenceCategoriesProps): ReactNode {
  const [most, second] = groups.flatMap(({ rows }) => rows).sort((a, b) => b.count - a.count);
  const conclusion = `No category dominates: ${most?.name.toLowerCase() ?? ''} leads with ${most?.count ?? 0}, ${second?.name.toLowerCase() ?? ''} follows with ${second?.count ?? 0}. The four infrastructure categories make ${groups.find(({ name }) => name === 'Infrastructure')?.count ?? 0}.`;
  const heightOf = (group: CategoryGroupRow): number => group.rows.length * step + gap;
  const placed = groups.map((group, place) => {
    const head = groups.slice(0, place).reduce((sum, above) => sum + heightOf(above), 18);
    return { ...group, head, rows: group.rows.map((row, index) => ({ ...row, y: head + 8 + index * step })) };
  });
  const bottom = groups.reduce((sum, group) => sum + heightOf(group), 0);
  return (
    <FigureFrame
      id={id}
      question="Where did the chain first break?"
      conclusion={conclusion}
      table={{ head: ['Group', 'Category', 'Incidents'], rows: groups.flatMap((group) => group.rows.map((row) => [group.name, row.name, row.count])) }}
      source="Primary category only: the earliest point at which a stated expectation would have broken the chain."
    >
      <svg className={styles.drawing} viewBox={`0 0 344 ${bottom}`} role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{conclusion}</title>
        {placed.map((group) => (
          <g key={group.name}>
            <text className={styles.head} x={0} y={group.head}>{`${group.name}: ${group.count} (${Math.round(group.share * 100)}%)`}</text>
            {group.rows.map((row) => (
              <g key={row.name}>
                <text className={styles.name} x={left - 8} y={row.y + 14} textAnchor="end">{row.name}</text>
                <rect className={styles.bar} x={left} y={row.y + 2} width={row.count * unit} height={step - 6} />
                <text className={styles.value} x={left + row.count * unit + 6} y={row.y + 15}>{row.count}</text>
              </g>
            ))}
          </g>
        ))}
      </svg>
    </FigureFrame>
  );
}
