import type { ReactNode } from 'react';

import { FigureFrame } from '@site/src/components/ui/FigureFrame';

import styles from './styles.module.css';

interface VerdictLadderProps {
  readonly id?: string;
}

interface Rung {
  readonly ask: readonly [string, string];
  /** The answer that leaves the ladder. */
  readonly leaves: 'yes' | 'no';
  readonly verdict: string;
  readonly next: readonly [string, string];
  readonly stops: boolean;
}

const rungs: readonly Rung[] = [
  { ask: ['Rows for canary', 'and for control?'], leaves: 'no', verdict: 'No data', next: ['stop; the owner of', 'the query is told'], stops: true },
  { ask: ['Sample seen, and', 'control as usual?'], leaves: 'no', verdict: 'Inconclusive', next: ['5 min more, once;', 'then stop'], stops: false },
  { ask: ['Worse than control', 'beyond the limit?'], leaves: 'yes', verdict: 'Fail', next: ['stop; the author gets', 'metric and counts'], stops: true },
];

const first = 52;
const step = 92;
const asks = { x: 2, width: 150, height: 58 } as const;
const says = { x: 194, width: 164, height: 76 } as const;
const end = first + rungs.length * step;
const conclusion = 'Three questions in this order give four verdicts. Only a pass promotes; an inconclusive step is extended once and then stops, and missing data stops at once.';

/** The questions at the end of a step, and what happens after each answer. */
export function VerdictLadder({ id = 'verdict-ladder' }: VerdictLadderProps): ReactNode {
  const middle = asks.x + asks.width / 2;
  return (
    <FigureFrame
      id={id}
      question="What happens after each verdict?"
      conclusion={conclusion}
      table={{
        head: ['Question', 'If', 'Verdict', 'What happens next'],
        rows: [
          ...rungs.map(({ ask, leaves, verdict, next }) => [ask.join(' '), leaves, verdict, next.join(' ')]),
          ['All three answered', 'otherwise', 'Pass', 'next step'],
        ],
      }}
      source="Five minutes and the single extension are chosen."
    >
      <svg className={styles.drawing} viewBox={`0 0 360 ${end + 62}`} role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{conclusion}</title>
        <text className={styles.start} x={middle} y={18} textAnchor="middle">end of a step</text>
        <line className={styles.way} x1={middle} x2={middle} y1={26} y2={first - 8} />
        <path className={styles.head} d={`M${middle - 5},${first - 9} l5,8 l5,-8 z`} />
        {rungs.map(({ ask, leaves, verdict, next, stops }, index) => {
          const y = first + index * step;
          const center = y + asks.height / 2;
          return (
            <g key={verdict}>
              <rect className={styles.ask} x={asks.x} y={y} width={asks.width} height={asks.height} rx={3} />
              {ask.map((line, row) => <text key={line} className={styles.text} x={middle} y={y + 25 + row * 19} textAnchor="middle">{line}</text>)}
              <line className={styles.way} x1={asks.x + asks.width} x2={says.x - 8} y1={center} y2={center} />
              <path className={styles.head} d={`M${says.x - 9},${center - 5} l8,5 l-8,5 z`} />
              <text className={styles.answer} x={(asks.x + asks.width + says.x) / 2 - 3} y={center - 8} textAnchor="middle">{leaves}</text>
              <rect className={stops ? styles.stop : styles.wait} x={says.x} y={center - says.height / 2} width={says.width} height={says.height} rx={3} />
              <text className={styles.verdict} x={says.x + 10} y={center - 14}>{verdict}</text>
              {next.map((line, row) => <text key={line} className={styles.text} x={says.x + 10} y={center + 8 + row * 19}>{line}</text>)}
              <line className={styles.way} x1={middle} x2={middle} y1={y + asks.height} y2={y + step - 8} />
              <path className={styles.head} d={`M${middle - 5},${y + step - 9} l5,8 l5,-8 z`} />
              <text className={styles.answer} x={middle + 12} y={y + asks.height + 21}>{leaves === 'no' ? 'yes' : 'no'}</text>
            </g>
          );
        })}
        <rect className={styles.pass} x={asks.x} y={end} width={asks.width} height={56} rx={3} />
        <text className={styles.verdict} x={middle} y={end + 24} textAnchor="middle">Pass</text>
        <text className={styles.text} x={middle} y={end + 45} textAnchor="middle">next step</text>
        <text className={styles.text} x={asks.x + asks.width + 14} y={end + 24}>At any minute before,</text>
        <text className={styles.text} x={asks.x + asks.width + 14} y={end + 43}>the count can stop it.</text>
      </svg>
    </FigureFrame>
  );
}
