import type { ReactNode } from 'react';

import { FigureFrame } from '@site/src/components/ui/FigureFrame';

import styles from './styles.module.css';

interface Rung {
  readonly name: string;
  readonly long: string;
  /** Hours a quarter, chosen. */
  readonly hours: number;
}

const rungs: readonly Rung[] = [
  { name: 'path', long: '0 On the path', hours: 1 },
  { name: 'field', long: '1 Override a field', hours: 1.5 },
  { name: 'part', long: '2 Add a component', hours: 4 },
  { name: 'fork', long: '3 Fork the files', hours: 10 },
  { name: 'own', long: '4 Your own', hours: 25 },
];

/** A duty, and the first rung on which it is the team’s; below `exists` there is no such thing. */
interface Duty {
  readonly name: string;
  readonly yoursFrom: number;
  readonly exists: number;
}

const duties: readonly Duty[] = [
  { name: 'baselines, checks', yoursFrom: rungs.length, exists: 0 },
  { name: 'design, on call', yoursFrom: 4, exists: 0 },
  { name: 'files, each change', yoursFrom: 3, exists: 0 },
  { name: 'an added image', yoursFrom: 2, exists: 2 },
  { name: 'a changed field', yoursFrom: 1, exists: 1 },
  { name: 'your numbers', yoursFrom: 0, exists: 0 },
];

const left = 128;
const cell = 42;
const rowHeight = 30;
const top = 44;
const bottom = top + duties.length * rowHeight;
const x = (rung: number): number => left + rung * cell;
const y = (duty: number): number => top + duty * rowHeight;
const holder = ({ yoursFrom, exists }: Duty, rung: number): 'yours' | 'platform' | 'nobody' => (rung < exists ? 'nobody' : rung >= yoursFrom ? 'yours' : 'platform');
const words = { yours: 'you', platform: 'platform', nobody: '' } as const;

/** Neighboring rungs with one holder, drawn as one bar. */
const spans = (duty: Duty): readonly { readonly who: 'yours' | 'platform' | 'nobody'; readonly from: number; readonly to: number }[] =>
  rungs.map((_, rung) => rung).filter((rung) => rung === 0 || holder(duty, rung) !== holder(duty, rung - 1)).map((from, index, starts) => ({ who: holder(duty, from), from, to: starts[index + 1] ?? rungs.length }));

/** Which duty moves to the team at each rung of leaving the path. */
export function ExitLadder({ id = 'exit-ladder' }: { readonly id?: string }): ReactNode {
  const [first, , , fork, own] = rungs as readonly [Rung, Rung, Rung, Rung, Rung];
  const conclusion = `Each rung moves one duty to the team, and raises the price, from ${first.hours} to ${own.hours} hours a quarter, with ${fork.hours} for a fork; the platform’s baselines and checks never move.`;
  return (
    <FigureFrame
      id={id}
      question="What becomes yours at each rung?"
      conclusion={conclusion}
      table={{ head: ['Rung', ...duties.map(({ name }) => name), 'Hours a quarter'], rows: rungs.map(({ long, hours }, rung) => [long, ...duties.map((duty) => ({ yours: 'you', platform: 'platform', nobody: 'none' })[holder(duty, rung)]), String(hours)]) }}
      source="The hours are chosen."
    >
      <svg className={styles.drawing} viewBox={`0 0 344 ${bottom + 30}`} role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{conclusion}</title>
        {rungs.map(({ name, hours }, rung) => (
          <g key={name}>
            <text className={styles.head} x={x(rung) + cell / 2} y={16} textAnchor="middle">{rung}</text>
            <text className={styles.head} x={x(rung) + cell / 2} y={34} textAnchor="middle">{name}</text>
            <text className={styles.hours} x={x(rung) + cell / 2} y={bottom + 22} textAnchor="middle">{hours} h</text>
          </g>
        ))}
        {duties.map((duty, row) => (
          <g key={duty.name}>
            <text className={styles.row} x={4} y={y(row) + 20}>{duty.name}</text>
            {spans(duty).map(({ who, from, to }) => (
              <g key={from}>
                <rect className={styles[who]} x={x(from) + 2} y={y(row) + 2} width={(to - from) * cell - 4} height={rowHeight - 4} />
                <text className={styles.word} x={(x(from) + x(to)) / 2} y={y(row) + 20} textAnchor="middle">{words[who]}</text>
              </g>
            ))}
          </g>
        ))}
        <text className={styles.row} x={4} y={bottom + 22}>hours a quarter</text>
      </svg>
    </FigureFrame>
  );
}
