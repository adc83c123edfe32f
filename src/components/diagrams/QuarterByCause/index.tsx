import type { ReactNode } from 'react';

import { FigureFrame } from '@site/src/components/ui/FigureFrame';
import { budgetMinutes, causes, reportOf, sampleQuarter } from '@site/src/models/budget-ledger/model';

import styles from './styles.module.css';

interface QuarterByCauseProps {
  readonly id?: string;
}

const budget = budgetMinutes(sampleQuarter.objective, sampleQuarter.days);
const reports = [1, 2, 3].map(reportOf);
const minutes = (value: number): string => value.toFixed(value > 0 && value < 0.95 ? 2 : 1);
const rows = [
  ...causes.map((cause, index) => ({ name: cause, values: reports.map(({ byCause }) => byCause[index] ?? 0) })),
  { name: 'unexplained', values: reports.map((report) => report.unexplained) },
];
const total = { name: 'total', values: reports.map(({ measured }) => measured) };

const left = 108;
const column = 124;
const bar = 104;
const first = 58;
const step = 42;
const width = (value: number): number => (value / budget) * bar;
const x = (window: number): number => left + window * column;
const totalY = first + rows.length * step + 14;

const platform = rows[causes.indexOf('platform')]?.values ?? [];
const share = Math.round(((platform[1] ?? NaN) / (total.values[1] ?? NaN)) * 100);
const conclusion = `Sample data. In the second report the platform spent ${minutes(platform[1] ?? NaN)} of ${minutes(total.values[1] ?? NaN)} minutes (${share}%), after ${minutes(platform[0] ?? NaN)} in the first: that is the row that moves two engineers.`;

/** Three reports of a sample quarter, minutes by cause against one budget. */
export function QuarterByCause({ id = 'quarter-by-cause' }: QuarterByCauseProps): ReactNode {
  return (
    <FigureFrame
      id={id}
      question="Who spent checkout’s 40.3 minutes?"
      minWidth={480}
      conclusion={conclusion}
      table={{
        head: ['Minutes of full outage', 'Report 1', 'Report 2', 'Report 3'],
        rows: [...rows, total].map(({ name, values }) => [name, ...values.map(minutes)]),
      }}
      source={`Sample data, invented: 12 weeks of checkout in three windows of ${sampleQuarter.days} days. Each entry is share × error ratio × minutes; unexplained is the query’s total minus the entries.`}
    >
      <svg className={styles.drawing} viewBox={`0 0 480 ${totalY + 72}`} role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{conclusion}</title>
        <text className={styles.sample} x={4} y={20}>sample data</text>
        {reports.map((_, window) => (
          <g key={window}>
            <text className={styles.head} x={x(window)} y={20}>{`Report ${window + 1}`}</text>
            <text className={styles.tick} x={x(window)} y={38}>{`days ${window * sampleQuarter.days + 1}–${(window + 1) * sampleQuarter.days}`}</text>
            <rect className={styles.budget} x={x(window)} y={totalY} width={bar} height={20} />
            <rect className={styles.total} x={x(window)} y={totalY} width={width(total.values[window] ?? 0)} height={20} />
            <text className={styles.value} x={x(window)} y={totalY + 40}>{`${minutes(total.values[window] ?? NaN)} of ${budget.toFixed(1)}`}</text>
          </g>
        ))}
        {rows.map(({ name, values }, index) => {
          const y = first + index * step;
          const most = values.map((value, window) => name !== 'unexplained' && rows.every((other) => (other.values[window] ?? 0) <= value));
          return (
            <g key={name}>
              <line className={styles.rule} x1={0} x2={480} y1={y - 6} y2={y - 6} />
              <text className={styles.name} x={4} y={y + 20}>{name}</text>
              {values.map((value, window) => (
                <g key={window}>
                  <rect className={most[window] ? styles.most : styles.bar} x={x(window)} y={y + 4} width={width(value)} height={22} />
                  <text className={most[window] ? styles.strong : styles.value} x={x(window) + width(value) + 6} y={y + 21}>{value === 0 ? '0' : minutes(value)}</text>
                </g>
              ))}
            </g>
          );
        })}
        <line className={styles.axis} x1={0} x2={480} y1={totalY - 10} y2={totalY - 10} />
        <text className={styles.name} x={4} y={totalY + 16}>total</text>
        <text className={styles.tick} x={4} y={totalY + 64}>minutes of full outage; filled: largest cause; dashed: budget</text>
      </svg>
    </FigureFrame>
  );
}
