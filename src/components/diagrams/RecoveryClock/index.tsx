import type { ReactNode } from 'react';

import { FigureFrame } from '@site/src/components/ui/FigureFrame';
import { budgetMinutes, fault, harmOf, objective, recoveries, recoveryMinutes, replacePods, type Clock } from '@site/src/models/recovery/model';

import styles from './styles.module.css';

interface RecoveryClockProps {
  readonly id?: string;
}

interface Row {
  readonly name: string;
  readonly clock: Clock;
  /** Minutes of full outage. */
  readonly harm: number;
}

const parts = ['detect', 'decide', 'act', 'converge'] as const satisfies readonly (keyof Clock)[];
const budget = budgetMinutes(objective.share, objective.days);

function rowOf(name: string, { clock, pace }: (typeof recoveries)[keyof typeof recoveries]): Row {
  return { name, clock: { ...clock, converge: replacePods(pace).offSeconds / 60 }, harm: harmOf(fault, clock, pace) };
}

const rows: readonly Row[] = [rowOf('Never rehearsed', recoveries.unrehearsed), rowOf('Rehearsed', recoveries.rehearsed)];
const number = (value: number): string => String(Number(value.toFixed(1)));
const shareOf = (harm: number): string => `${Number(((harm / budget) * 100).toPrecision(2))}%`;
const total = ({ clock }: Row): string => number(recoveryMinutes(clock));

const last = 40;
const left = 4;
const right = 476;
const x = (minutes: number): number => left + (minutes / last) * (right - left);
const first = 30;
const step = 112;
const axisY = first + rows.length * step - 22;

const conclusion = rows.map((row) => `${row.name}: ${total(row)} min, of which ${number(row.clock.decide)} min deciding; ${number(row.harm)} min of full outage, ${shareOf(row.harm)} of the month’s ${number(budget)}.`).join(' ');

/** One fault, recovered with and without rehearsal: where the minutes go. */
export function RecoveryClock({ id = 'recovery-clock' }: RecoveryClockProps): ReactNode {
  return (
    <FigureFrame
      id={id}
      question="Where do the minutes of a recovery go?"
      minWidth={480}
      conclusion={conclusion}
      table={{
        head: ['Recovery', ...parts.map((part) => `${part}, min`), 'Total, min', 'Full outage, min', `Of ${number(budget)} min`],
        rows: rows.map((row) => [row.name, ...parts.map((part) => number(row.clock[part])), total(row), number(row.harm), shareOf(row.harm)]),
      }}
      source={`Calculated for checkout, ${objective.share * 100}% over ${objective.days} days, with ${fault.errorRatio * 100}% of all requests failing. Detection is the threshold of the fastest burn-rate page; deciding and acting are chosen. While pods are replaced, the share that meets the bad version falls, and the outage counts the falling share.`}
    >
      <svg className={styles.drawing} viewBox={`0 0 480 ${axisY + 30}`} role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{conclusion}</title>
        {rows.map((row, index) => {
          const y = first + index * step;
          return (
            <g key={row.name}>
              <text className={styles.name} x={left} y={y - 10}>{`${row.name}: ${total(row)} min, ${shareOf(row.harm)} of the month`}</text>
              {parts.map((part, place) => {
                const start = parts.slice(0, place).reduce((sum, name) => sum + row.clock[name], 0);
                const wide = row.clock[part] > 5;
                return (
                  <g key={part}>
                    <rect className={styles[part]} x={x(start)} y={y} width={x(row.clock[part]) - x(0)} height={32} />
                    {wide ? <text className={styles.part} x={x(start) + 7} y={y + 21}>{part}</text> : null}
                  </g>
                );
              })}
              <text className={styles.parts} x={left} y={y + 52}>{parts.map((part) => `${part} ${number(row.clock[part])}`).join(' + ')}</text>
            </g>
          );
        })}
        <line className={styles.axis} x1={x(0)} x2={x(last)} y1={axisY} y2={axisY} />
        {[0, 10, 20, 30, 40].map((minutes) => (
          <text key={minutes} className={styles.tick} x={x(minutes)} y={axisY + 20} textAnchor={minutes === 0 ? 'start' : minutes === last ? 'end' : 'middle'}>{minutes === last ? `${minutes} min` : minutes}</text>
        ))}
      </svg>
    </FigureFrame>
  );
}
