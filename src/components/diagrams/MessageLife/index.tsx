import type { ReactNode } from 'react';

import { FigureFrame } from '@site/src/components/ui/FigureFrame';

import { wrapText } from '../wrapText';
import styles from './styles.module.css';

interface Step {
  readonly name: string;
  readonly what: string;
  readonly holder: 'queue' | 'worker';
}

/** A kill between a step and the next one. */
interface Kill {
  readonly after: number;
  readonly then: string;
  readonly costs: string;
}

const steps: readonly Step[] = [
  { name: '1 Waits', what: 'in the queue, counted and aged', holder: 'queue' },
  { name: '2 Leased', what: 'to one worker, for 60 s at a time', holder: 'worker' },
  { name: '3 Worked on', what: 'checkpoint and lease go on', holder: 'worker' },
  { name: '4 Effect', what: 'stored together with its key', holder: 'worker' },
  { name: '5 Acknowledged', what: 'the queue forgets it', holder: 'queue' },
];

const kills: readonly Kill[] = [
  { after: 2, then: 'Back when the lease ends.', costs: 'Costs up to 60 s of wait, no work.' },
  { after: 3, then: 'Back when the lease ends; a batch goes on from its checkpoint.', costs: 'Costs up to 60 s of work twice.' },
  { after: 4, then: 'Back, and the key is found: nothing is done, only acknowledged.', costs: 'Costs one delivery.' },
  { after: 5, then: 'Nothing is left to do.', costs: 'Costs nothing.' },
];

const wrong = { name: 'If 5 stands before 4', then: 'A kill between them loses the message: the queue has forgotten it and no effect exists. Depth 0, no error.' };

const left = 8;
const width = 328;
const boxHeight = 44;
const lineHeight = 17;
const limit = 44;
const killLines = ({ then, costs }: Kill): readonly string[] => [...wrapText(then, limit), costs];
const gap = (after: number): number => {
  const kill = kills.find((candidate) => candidate.after === after + 1);
  return kill ? killLines(kill).length * lineHeight + 22 : 16;
};
/** Upper edge of each box. */
const tops = steps.map((_, index) => 4 + steps.slice(0, index).reduce((sum, __, before) => sum + boxHeight + gap(before), 0));
const bottom = (tops.at(-1) ?? 0) + boxHeight + (kills.at(-1)?.after === steps.length ? gap(steps.length - 1) : 16);
const wrongLines = wrapText(wrong.then, 42);
const end = bottom + 30 + wrongLines.length * lineHeight;

/** The life of one message from top to bottom, and what each kill on the way costs. */
export function MessageLife({ id = 'message-life' }: { readonly id?: string }): ReactNode {
  const conclusion = 'A kill before the acknowledgment brings the message back, and the key makes the second delivery harmless; only an acknowledgment before the effect loses it.';
  return (
    <FigureFrame
      id={id}
      question="What becomes of a message when its worker is killed?"
      conclusion={conclusion}
      table={{
        head: ['Killed after', 'What happens', 'Cost'],
        rows: [...kills.map(({ after, then, costs }) => [steps[after - 1]?.name ?? '', then, costs]), [wrong.name, wrong.then, 'The message']],
      }}
      source="Lease and checkpoint of 60 s are the path’s own numbers (chosen)."
    >
      <svg className={styles.drawing} viewBox={`0 0 344 ${end}`} role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{conclusion}</title>
        <line className={styles.spine} x1={left + 14} x2={left + 14} y1={tops[0]} y2={bottom - 10} />
        {steps.map(({ name, what, holder }, index) => {
          const y = tops[index] ?? 0;
          return (
            <g key={name}>
              <rect className={holder === 'queue' ? styles.queue : styles.step} x={left} y={y} width={width} height={boxHeight} rx={4} />
              <text className={styles.name} x={left + 12} y={y + 19}>{name}</text>
              <text className={styles.soft} x={left + width - 12} y={y + 19} textAnchor="end">{holder === 'queue' ? 'held by the queue' : 'held by the worker'}</text>
              <text className={styles.text} x={left + 12} y={y + 36}>{what}</text>
            </g>
          );
        })}
        {kills.map((kill) => {
          const y = (tops[kill.after - 1] ?? 0) + boxHeight + 11;
          return (
            <g key={kill.after}>
              <path className={styles.kill} d={`M${left + 8} ${y} l12 12 m0 -12 l-12 12`} />
              {killLines(kill).map((line, index) => <text key={line} className={index === killLines(kill).length - 1 ? styles.soft : styles.text} x={left + 34} y={y + 10 + index * lineHeight}>{line}</text>)}
            </g>
          );
        })}
        <rect className={styles.lost} x={left} y={bottom} width={width} height={end - bottom - 4} rx={4} />
        <text className={styles.name} x={left + 12} y={bottom + 19}>{wrong.name}</text>
        {wrongLines.map((line, index) => <text key={line} className={styles.text} x={left + 12} y={bottom + 37 + index * lineHeight}>{line}</text>)}
      </svg>
    </FigureFrame>
  );
}
