import type { ReactNode } from 'react';

import { FigureFrame } from '@site/src/components/ui/FigureFrame';

import styles from './styles.module.css';

interface AgreementSidesProps {
  readonly id?: string;
}

/** One side: what it gives, and what the other side may do because of it. */
interface Side {
  readonly giver: 'app' | 'platform';
  readonly gives: string;
  readonly gifts: readonly { readonly short: string; readonly full: string }[];
  readonly so: string;
  readonly freedom: readonly string[];
}

/** Few words in the picture, the sentence in the table. */
const sides: readonly Side[] = [
  {
    giver: 'app',
    gives: 'Service gives',
    gifts: [
      { short: 'a true “ready”', full: 'It says “ready” only while it can serve (H2)' },
      { short: 'a clean stop', full: 'Asked to stop, it finishes what it began (L2, L3)' },
      { short: 'its real needs', full: 'Its needs are measured, not guessed (R1)' },
    ],
    so: 'so the platform may',
    freedom: ['replace any copy,', 'at any time'],
  },
  {
    giver: 'platform',
    gives: 'Platform gives',
    gifts: [
      { short: 'notice of a stop', full: 'Planned stops come with published notice (P5)' },
      { short: 'enough copies', full: 'Planned work moves few copies at once (P7)' },
      { short: 'changes in steps', full: 'Its own changes meet a few services first (P2)' },
    ],
    so: 'so the service may',
    freedom: ['release any day,', 'without asking'],
  },
];

const conclusion = 'Each side gives three things that can be tested, and each gift frees the other side: the platform may replace any copy at any time, the service may release any day without asking.';
const width = 344;
const columns = [4, 372] as const;
const classOf = { app: styles.app, platform: styles.platform } as const;
const otherOf = { app: 'platform', platform: 'app' } as const;

/** Picture 1 of the ten minutes: two sides, what each gives and may do. */
export function AgreementSides({ id = 'agreement-sides' }: AgreementSidesProps): ReactNode {
  return (
    <FigureFrame
      id={id}
      question="What does each side give, and what may the other side do because of it?"
      conclusion={conclusion}
      table={{
        head: ['Side', 'Gives', 'So the other side may'],
        rows: sides.map(({ giver, gifts, freedom }) => [giver === 'app' ? 'Service' : 'Platform', gifts.map(({ full }) => full).join('. '), freedom.join(' ')]),
      }}
    >
      <svg viewBox="0 0 720 428" role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{conclusion}</title>
        {sides.map(({ giver, gives, gifts, so, freedom }, column) => {
          const x = columns[column] ?? 0;
          return (
            <g key={giver}>
              <rect className={classOf[giver]} x={x} y={4} width={width} height={204} rx={4} />
              <text className={styles.title} x={x + 20} y={50}>{gives}</text>
              {gifts.map(({ short }, row) => <text key={short} className={styles.gift} x={x + 20} y={100 + row * 42}>{short}</text>)}
              <path className={styles.arrow} d={`M${x + 26} 214v66m-12 -16l12 16l12 -16`} />
              <text className={styles.so} x={x + 50} y={258}>{so}</text>
              <rect className={classOf[otherOf[giver]]} x={x} y={292} width={width} height={132} rx={4} />
              {freedom.map((line, row) => <text key={line} className={styles.title} x={x + 20} y={346 + row * 42}>{line}</text>)}
            </g>
          );
        })}
      </svg>
    </FigureFrame>
  );
}
