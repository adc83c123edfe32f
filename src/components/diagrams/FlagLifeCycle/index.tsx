import type { ReactNode } from 'react';

import { FigureFrame } from '@site/src/components/ui/FigureFrame';
import { deleteFrom, newPricing, warnFrom, type FlagLife } from '@site/src/models/flag-life/model';

import styles from './styles.module.css';

interface FlagLifeCycleProps {
  readonly id?: string;
  readonly life?: FlagLife;
}

type Tone = 'plain' | 'app' | 'platform' | 'danger' | 'ok';

interface Segment {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly tone: Tone;
}

const left = 178;
const right = 706;
const firstLane = 66;
const laneStep = 46;

/** A release flag from its first day to its deletion, against the code that reads it. */
export function FlagLifeCycle({ id = 'flag-life-cycle', life = newPricing }: FlagLifeCycleProps): ReactNode {
  const last = life.ends + 3;
  const gone = deleteFrom(life);
  const older = life.reading + life.rollbackWindow;
  const x = (day: number): number => left + (day / last) * (right - left);
  const lanes: readonly { readonly label: readonly [string, string]; readonly segments: readonly Segment[] }[] = [
    {
      label: ['The flag,', 'in the service'],
      segments: [
        { from: 0, to: life.rampFrom, text: 'off', tone: 'plain' },
        { from: life.rampFrom, to: life.rampTo, text: 'ramp', tone: 'platform' },
        { from: life.rampTo, to: gone, text: 'on for everyone', tone: 'platform' },
      ],
    },
    {
      label: ['The code', 'that serves'],
      segments: [
        { from: life.reading, to: life.stopReading, text: 'reads the flag', tone: 'app' },
        { from: life.stopReading, to: last, text: 'new path only', tone: 'plain' },
      ],
    },
    {
      label: ['The code a rollback', 'would bring back'],
      segments: [
        { from: life.reading, to: older, text: 'old path only', tone: 'plain' },
        { from: older, to: gone, text: 'reads the flag', tone: 'app' },
        { from: gone, to: last, text: 'new path only', tone: 'plain' },
      ],
    },
    {
      label: ['Deleted on this day:', 'who falls back?'],
      segments: [
        { from: life.reading, to: life.stopReading, text: '✕ everyone, to “off”', tone: 'danger' },
        { from: life.stopReading, to: gone, text: '✕ a rollback', tone: 'danger' },
        { from: gone, to: last, text: '✓ nobody', tone: 'ok' },
      ],
    },
  ];
  const conclusion = `Step 1 on day ${life.stopReading}: deploy code that no longer reads the flag. Step 2, not before day ${gone}: delete it in the service, when the ${life.rollbackWindow}-day rollback window has closed. Deleted between day ${life.reading} and day ${life.stopReading}, the flag takes the new behavior from everyone who has it; until day ${gone}, from whoever rolls back.`;
  const axisY = firstLane + lanes.length * laneStep;
  return (
    <FigureFrame
      id={id}
      question="When may a release flag be deleted?"
      conclusion={conclusion}
      table={{
        head: ['What', 'From day', 'To day', 'State'],
        rows: [
          ...lanes.flatMap(({ label, segments }) => segments.map(({ from, to, text }) => [label.join(' '), from, to, text])),
          ['The build warns', warnFrom(life), life.ends, `${life.warnBefore} days before the end date`],
        ],
      }}
      minWidth={640}
      source="Days are chosen, for the flag new-pricing of checkout."
    >
      <svg viewBox={`0 0 720 ${axisY + 50}`} role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{conclusion}</title>
        <text className={styles.mark} x={left} y={18}>Day 0: owner, fallback, end date</text>
        <text className={styles.step} x={x(life.stopReading) - 6} y={46} textAnchor="end">Step 1: stop reading</text>
        <text className={styles.step} x={x(gone)} y={18}>Step 2: delete</text>
        <line className={styles.cut} x1={x(life.stopReading)} x2={x(life.stopReading)} y1={36} y2={axisY} />
        <line className={styles.cut} x1={x(gone)} x2={x(gone)} y1={24} y2={axisY} />
        {lanes.map(({ label, segments }, index) => {
          const y = firstLane + index * laneStep - 8;
          return (
            <g key={label[0]}>
              <text className={styles.lane} x={left - 10} y={y + 12} textAnchor="end">{label[0]}</text>
              <text className={styles.lane} x={left - 10} y={y + 28} textAnchor="end">{label[1]}</text>
              {segments.map(({ from, to, text, tone }) => (
                <g key={from}>
                  <rect className={styles[tone]} x={x(from)} y={y} width={x(to) - x(from)} height={32} />
                  <text className={styles.text} x={x(from) + 8} y={y + 21}>{text}</text>
                </g>
              ))}
            </g>
          );
        })}
        <line className={styles.axis} x1={left} x2={right} y1={axisY} y2={axisY} />
        {[0, 7, 14, 21, 28].map((day) => (
          <text key={day} className={styles.tick} x={x(day)} y={axisY + 18} textAnchor="middle">{day}</text>
        ))}
        <text className={styles.tick} x={left - 10} y={axisY + 18} textAnchor="end">day</text>
        <line className={styles.warn} x1={x(warnFrom(life))} x2={x(life.ends)} y1={axisY + 30} y2={axisY + 30} />
        <text className={styles.mark} x={x(warnFrom(life)) - 6} y={axisY + 35} textAnchor="end">The build warns until it is gone</text>
        <text className={styles.mark} x={x(life.ends) + 6} y={axisY + 35}>end</text>
      </svg>
    </FigureFrame>
  );
}
