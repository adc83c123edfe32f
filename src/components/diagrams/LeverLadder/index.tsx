import type { ReactNode } from 'react';

import { FigureFrame } from '@site/src/components/ui/FigureFrame';

import { act, allowed, hour, levers, minute, undo, undoAsReleased } from './levers';
import styles from './styles.module.css';

interface LeverLadderProps {
  readonly id?: string;
}

const ticks = [[1, '1 s'], [10, '10 s'], [minute, '1 min'], [10 * minute, '10 min'], [hour, '1 h'], [24 * hour, '1 day']] as const;
const left = 8;
const right = 472;
const first = 58;
const step = 64;
const bottom = first + levers.length * step - 14;
const x = (seconds: number): number => left + (Math.log10(seconds) / Math.log10(24 * hour)) * (right - left);

const conclusion = `Four levers return to something that has run; the first three need neither Git nor a build. An undo takes ${Math.round(undo)} s if its pace is widened and ${Math.round(undoAsReleased / minute)} min at the pace of the release, past the five minutes of clause V4.`;

/** The six levers by the time they take, on a logarithmic scale. */
export function LeverLadder({ id = 'lever-ladder' }: LeverLadderProps): ReactNode {
  return (
    <FigureFrame
      id={id}
      question="Which lever ends the harm first, and what does it bring back?"
      minWidth={480}
      conclusion={conclusion}
      table={{
        head: ['Lever', 'Brings back', 'From decision to users off the bad version', 'Returns to what has run'],
        rows: levers.map(({ name, restores, says, slow, back }) => [name, restores, slow ? `${says}; ${slow.says} at the pace of a release` : says, back ? 'yes' : 'no']),
      }}
      source={`Undo is calculated for checkout: ${act / minute} min to act, then 10 pods with a 20 s start. The other bands are chosen: write the minutes of your last drill over them.`}
    >
      <svg className={styles.drawing} viewBox={`0 0 480 ${bottom + 32}`} role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{conclusion}</title>
        <line className={styles.limit} x1={x(allowed)} x2={x(allowed)} y1={24} y2={bottom} />
        <text className={styles.limitText} x={x(allowed)} y={16} textAnchor="middle">5 min: clause V4</text>
        {levers.map(({ name, restores, from, to, says, slow, back }, index) => {
          const y = first + index * step;
          const before = slow !== undefined || x(to) > right - 110;
          return (
            <g key={name}>
              <text className={styles.restores} x={left} y={y}><tspan className={styles.name}>{name}:</tspan>{` ${restores}`}</text>
              {slow ? <rect className={styles.slow} x={x(to)} y={y + 10} width={x(slow.to) - x(to)} height={22} /> : null}
              <rect className={back ? styles.back : styles.forward} x={x(from)} y={y + 10} width={x(to) - x(from)} height={22} />
              <text className={styles.time} x={before ? x(from) - 8 : x(to) + 8} y={y + 27} textAnchor={before ? 'end' : 'start'}>{says}</text>
              {slow ? <text className={styles.time} x={x(slow.to) + 8} y={y + 27}>{`${slow.says} as released`}</text> : null}
            </g>
          );
        })}
        <line className={styles.axis} x1={left} x2={right} y1={bottom} y2={bottom} />
        {ticks.map(([seconds, label]) => (
          <g key={label}>
            <line className={styles.axis} x1={x(seconds)} x2={x(seconds)} y1={bottom} y2={bottom + 6} />
            <text className={styles.tick} x={x(seconds)} y={bottom + 24} textAnchor={seconds === 1 ? 'start' : seconds === 24 * hour ? 'end' : 'middle'}>{label}</text>
          </g>
        ))}
      </svg>
    </FigureFrame>
  );
}
