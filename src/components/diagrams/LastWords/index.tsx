import type { ReactNode } from 'react';

import { FigureFrame } from '@site/src/components/ui/FigureFrame';

import styles from './styles.module.css';

/** Moments after a container has died, in order; the distances are not to scale. */
const moments = ['It dies', 'It dies again', 'Pod deleted', '1 h later', '28 days later'] as const;

interface Evidence {
  readonly what: string;
  readonly holds: string;
  /** Index of the moment at which it is gone. */
  readonly goneAt: number;
  readonly because: string;
  /** Kept outside the node and the API. */
  readonly exported: boolean;
}

const evidence: readonly Evidence[] = [
  { what: 'kubectl logs --previous', holds: 'its newest log file', goneAt: 1, because: 'the kubelet keeps one dead container', exported: false },
  { what: 'Pod status, lastState', holds: 'exit code, reason, message', goneAt: 1, because: 'the next death overwrites it', exported: false },
  { what: 'Event', holds: 'reason, one sentence', goneAt: 3, because: 'default lifetime, v1.37', exported: false },
  { what: 'Metric', holds: 'restarts, last reason', goneAt: 4, because: 'retention (chosen)', exported: true },
  { what: 'Log store', holds: 'all that was flushed', goneAt: 4, because: 'retention (chosen)', exported: true },
];

const left = 196;
const step = 122;
const top = 34;
const rowHeight = 50;
const height = top + evidence.length * rowHeight + 8;
const conclusion = 'The next death of the same container erases the log and the status of this one, and an hour erases the event. Only what was exported is still there for the review.';

/** How long each trace of a container’s death can be read. */
export function LastWords({ id = 'last-words-figure' }: { readonly id?: string }): ReactNode {
  return (
    <FigureFrame
      id={id}
      question="Who still knows why it died?"
      conclusion={conclusion}
      table={{ head: ['Trace', 'Holds', 'Gone when', 'Because'], rows: evidence.map(({ what, holds, goneAt, because }) => [what, holds, moments[goneAt] ?? '', because]) }}
      minWidth={640}
      source="A container that restarts in place; distances are not to scale. Deleting the pod first takes the log and the status at once."
    >
      <svg viewBox={`0 0 720 ${height}`} role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{conclusion}</title>
        {moments.map((moment, index) => {
          const x = left + index * step;
          const anchor = index === 0 ? 'start' : index === moments.length - 1 ? 'end' : 'middle';
          return (
            <g key={moment}>
              <text className={styles.head} x={index === moments.length - 1 ? 718 : x} y={15} textAnchor={anchor}>{moment}</text>
              <line className={styles.tick} x1={x} x2={x} y1={22} y2={32} />
            </g>
          );
        })}
        {evidence.map(({ what, holds, goneAt, because, exported }, row) => {
          const y = top + row * rowHeight;
          const width = goneAt * step;
          return (
            <g key={what}>
              <text className={styles.name} x={0} y={y + 18}>{what}</text>
              <text className={styles.holds} x={0} y={y + 36}>{holds}</text>
              <rect className={exported ? styles.kept : styles.lost} x={left} y={y + 4} width={width} height={36} rx={2} />
              <text className={styles.why} x={goneAt === 1 ? left + width + 8 : left + 10} y={y + 27}>{because}</text>
            </g>
          );
        })}
      </svg>
    </FigureFrame>
  );
}
