import type { ReactNode } from 'react';

import { FigureFrame } from '../../ui/FigureFrame';
import styles from './styles.module.css';

interface Moment {
  readonly time: string;
  /** Who acts, and by what kind. */
  readonly actor: string;
  readonly kind: 'person' | 'machine';
  readonly does: string;
  readonly record: string;
}

/** The sample change of 22 November 2026, in UTC; times after 14:03 follow from steps of 15 minutes. */
const moments: readonly Moment[] = [
  { time: '13:21', actor: 'Reviewer', kind: 'person', does: 'approves the last commit', record: 'review, in the forge' },
  { time: '13:24', actor: 'Author', kind: 'person', does: 'merges', record: 'commit on main' },
  { time: '13:33', actor: 'Builder', kind: 'machine', does: 'builds and signs', record: 'digest, provenance' },
  { time: '13:58', actor: 'Second person', kind: 'person', does: 'merges the digest', record: 'configuration commit' },
  { time: '14:03', actor: 'Reconciler', kind: 'machine', does: 'writes the new object', record: 'audit event' },
  { time: '14:03', actor: 'Admission', kind: 'machine', does: 'lets it pass', record: 'annotation in that event' },
  { time: '14:18', actor: 'Gate', kind: 'machine', does: 'says yes to step 1', record: 'verdict, with its counts' },
  { time: '15:13', actor: 'Gate', kind: 'machine', does: 'says yes to the last', record: 'verdict, release log' },
];

const step = 54;
const top = 22;
const conclusion = 'Eight records of one change, none of them written for the audit. Three are left by people before 14:03 (circles); five by machines at the moment they act (squares).';

/** One change and the records it leaves, in order. */
export function EvidenceTrail(): ReactNode {
  const id = 'evidence-trail';
  return (
    <FigureFrame
      id={id}
      question="Who writes which record of one change, and when?"
      conclusion={conclusion}
      table={{ head: ['UTC', 'Who', 'Does', 'Record'], rows: moments.map(({ time, actor, kind, does, record }) => [time, `${actor} (${kind})`, does, record]) }}
      source="Sample. 14:03 to 15:13 is the 70 minutes of checkout’s steps; the times before are chosen."
    >
      <svg viewBox={`0 0 400 ${top + step * moments.length - 8}`} role="img" aria-labelledby={`${id}-title`} className={styles.drawing}>
        <title id={`${id}-title`}>{conclusion}</title>
        <line className={styles.time} x1={66} x2={66} y1={8} y2={top + step * (moments.length - 1) + 14} />
        {moments.map(({ time, actor, kind, does, record }, index) => {
          const y = top + step * index;
          return (
            <g key={`${time} ${record}`}>
              <text className={styles.clock} x={8} y={y + 5}>{time}</text>
              {kind === 'person' ? <circle className={styles.person} cx={66} cy={y} r={8} /> : <rect className={styles.machine} x={58} y={y - 8} width={16} height={16} />}
              <text className={styles.actor} x={86} y={y + 1}>{actor} <tspan className={styles.does}>{does}</tspan></text>
              <text className={styles.record} x={86} y={y + 21}>{record}</text>
            </g>
          );
        })}
      </svg>
    </FigureFrame>
  );
}
