import type { ReactNode } from 'react';

import { FigureFrame } from '@site/src/components/ui/FigureFrame';
import { sampleQuarter } from '@site/src/models/budget-ledger/model';
import { firstBelow, sampleBurn } from '@site/src/models/budget-policy/model';

import styles from './styles.module.css';

interface BudgetBurnProps {
  readonly id?: string;
}

const { budget, perDay, drops, end } = sampleBurn;
const { days } = sampleQuarter;
const minutes = (value: number): string => value.toFixed(1);

const left = 44;
const right = 628;
const top = 30;
const bottom = 330;
const x = (day: number): number => left + (day / days) * (right - left);
const y = (value: number): number => bottom - (value / budget) * (bottom - top);

const corners = drops.flatMap(({ day, before, after }) => [[day, before], [day, after]] as const);
const line = [[0, budget], ...corners, [days, end]].map(([day, value]) => `${x(day ?? 0).toFixed(1)},${y(value ?? 0).toFixed(1)}`).join(' ');
const open = perDay * days;
const slowFrom = firstBelow(sampleBurn, 0.25);
const bands = [
  { from: 1, to: 0.5, name: 'anything ships, drills are booked' },
  { from: 0.5, to: 0.25, name: 'features ship, risky migrations wait' },
  { from: 0.25, to: 0, name: 'half the share, twice the time' },
] as const;
const largest = drops.toSorted((a, b) => b.minutes - a.minutes)[0];
const conclusion = `Sample data. Four events and ${minutes(open)} unexplained minutes leave ${minutes(end)} of ${minutes(budget)}. On day ${slowFrom === null ? '–' : Math.round(slowFrom)} one event, ${largest?.what ?? ''}, takes ${minutes(largest?.minutes ?? 0)} minutes and the budget from above a half to below a quarter: the rule for the middle never applies.`;

/** Budget of one period, event by event, over the rows of the policy. */
export function BudgetBurn({ id = 'budget-burn' }: BudgetBurnProps): ReactNode {
  return (
    <FigureFrame
      id={id}
      question="Where did checkout’s 40.3 minutes go, and when did the rules change?"
      minWidth={640}
      conclusion={conclusion}
      table={{
        head: ['Day', 'Event', 'Cause', 'Minutes spent', 'Minutes left'],
        rows: [...drops.map(({ day, what, cause, minutes: spent, after }) => [String(day), what, cause, minutes(spent), minutes(after)]), ['1–28', 'no entry', 'unexplained', minutes(open), minutes(end)]],
      }}
      source="Sample data, invented: the first report of the quarter on the page for leaders. The slope between events is the query’s total minus the entries, spread evenly."
    >
      <svg className={styles.drawing} viewBox="0 0 640 376" role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{conclusion}</title>
        {bands.map(({ from, to, name }, index) => (
          <g key={name}>
            <rect className={styles[`band${index}`] ?? ''} x={left} y={y(from * budget)} width={right - left} height={y(to * budget) - y(from * budget)} />
            <text className={styles.band} x={index === 0 ? right - 8 : left + 8} y={index === 0 ? y(from * budget) + 20 : y(to * budget) - 10} textAnchor={index === 0 ? 'end' : 'start'}>{name}</text>
            <text className={styles.tick} x={left - 6} y={y(from * budget) + 5} textAnchor="end">{(from * budget).toFixed(0)}</text>
          </g>
        ))}
        <text className={styles.tick} x={left - 6} y={bottom + 5} textAnchor="end">0</text>
        <text className={styles.tick} x={left - 38} y={16}>minutes left</text>
        <polyline className={styles.line} points={line} />
        {drops.map(({ day, cause, minutes: spent, before, after, what }, index) => {
          const textX = x(day) + 9;
          const middle = (y(before) + y(after)) / 2 + (spent < 4 ? -22 : 0);
          const flip = index === drops.length - 1;
          return (
            <g key={day}>
              <line className={styles[cause] ?? ''} x1={x(day)} x2={x(day)} y1={y(before)} y2={y(after)} />
              <text className={styles.cause} x={flip ? x(day) - 4 : textX} y={middle - 2} textAnchor={flip ? 'middle' : 'start'}>{`${cause} −${minutes(spent)}`}</text>
              {spent < 4 ? null : <text className={styles.what} x={textX} y={middle + 15}>{what}</text>}
            </g>
          );
        })}
        <circle className={styles.end} cx={x(days)} cy={y(end)} r={4} />
        <text className={styles.cause} x={right - 8} y={y(end) + 24} textAnchor="end">{`${minutes(end)} left`}</text>
        {[1, 7, 14, 21, 28].map((day) => <text key={day} className={styles.tick} x={x(day)} y={bottom + 22} textAnchor="middle">{day === 1 ? 'day 1' : day}</text>)}
        <text className={styles.what} x={left} y={bottom + 42}>{`slope between events: ${minutes(open)} min that no entry explains`}</text>
      </svg>
    </FigureFrame>
  );
}
