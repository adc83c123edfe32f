import type { ReactNode } from 'react';

import { FigureFrame } from '@site/src/components/ui/FigureFrame';
import { mostBehindZero, rangeOf } from '@site/src/models/budget-ledger/model';

import styles from './styles.module.css';

interface SmallCountsProps {
  readonly id?: string;
}

interface Count {
  readonly what: string;
  readonly k: number;
  readonly n: number;
}

const counts: readonly Count[] = [
  { what: 'bad releases', k: 0, n: 3 },
  { what: 'bad releases', k: 0, n: 12 },
  { what: 'bad releases', k: 0, n: 30 },
  { what: 'bad releases', k: 5, n: 41 },
  { what: 'bad releases stopped early', k: 3, n: 5 },
  { what: 'planted faults stopped early', k: 27, n: 30 },
];

const rangeText = (k: number, n: number): { readonly low: number; readonly high: number; readonly says: string } => {
  const { low, high } = k === 0 ? { low: 0, high: mostBehindZero(n) } : rangeOf(k, n);
  const percent = (value: number): string => `${Math.round(value * 100)}`;
  return { low, high, says: k === 0 ? `below ${Math.round(high * 100)}%` : `${percent(low)}–${percent(high)}%` };
};

const left = 12;
const right = 372;
const first = 22;
const step = 54;
const bottom = first + counts.length * step - 6;
const x = (share: number): number => left + share * (right - left);

const three = rangeText(3, 5).says;
const conclusion = `Zero of three leaves every share below ${Math.round(mostBehindZero(3) * 100)}% open. Three of five stopped early is compatible with anything in ${three}; thirty planted faults narrow it to ${rangeText(27, 30).says}.`;

/** What a count of events leaves open, as a range of shares. */
export function SmallCounts({ id = 'small-counts-range' }: SmallCountsProps): ReactNode {
  return (
    <FigureFrame
      id={id}
      question="Which true shares does this count leave open?"
      minWidth={480}
      conclusion={conclusion}
      table={{
        head: ['Count', 'Of what', 'Naive share', 'Open at 95%'],
        rows: counts.map(({ what, k, n }) => [`${k} of ${n}`, what, `${Math.round((k / n) * 100)}%`, rangeText(k, n).says]),
      }}
      source="Calculated, exact binomial bounds: one-sided for zero of n, two-sided otherwise. Counts of 41, 5 and 30 are sample data."
    >
      <svg className={styles.drawing} viewBox={`0 0 480 ${bottom + 50}`} role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{conclusion}</title>
        {counts.map(({ what, k, n }, index) => {
          const y = first + index * step;
          const { low, high, says } = rangeText(k, n);
          return (
            <g key={`${k}-${n}`}>
              <text className={styles.what} x={left} y={y}><tspan className={styles.count}>{`${k} of ${n}`}</tspan>{` ${what}`}</text>
              <rect className={styles.range} x={x(low)} y={y + 9} width={x(high) - x(low)} height={16} />
              <line className={styles.naive} x1={x(k / n)} x2={x(k / n)} y1={y + 5} y2={y + 29} />
              <text className={styles.says} x={x(high) + 8} y={y + 23}>{says}</text>
            </g>
          );
        })}
        <line className={styles.axis} x1={left} x2={right} y1={bottom} y2={bottom} />
        {[0, 0.25, 0.5, 0.75, 1].map((share) => (
          <g key={share}>
            <line className={styles.axis} x1={x(share)} x2={x(share)} y1={bottom} y2={bottom + 6} />
            <text className={styles.tick} x={x(share)} y={bottom + 23} textAnchor="middle">{`${share * 100}%`}</text>
          </g>
        ))}
        <text className={styles.tick} x={left} y={bottom + 44}>line: share as counted; bar: shares open at 95%</text>
      </svg>
    </FigureFrame>
  );
}
