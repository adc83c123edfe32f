import type { ReactNode } from 'react';

import { FigureFrame } from '@site/src/components/ui/FigureFrame';
import { checkout } from '@site/src/contract/worked-example';
import { playStorm, type StormSecond } from '@site/src/models/retry/model';

import styles from './styles.module.css';

const fault = { fromSecond: 30, toSecond: 90, capacityShare: 0.1 };
const lever = 180;
const seconds = 240;
const capacity = checkout.replicas * checkout.knee;
const storm = { callee: { load: checkout.rate, capacity, failedCost: 1 }, fault, seconds };
const eager = playStorm({ ...storm, policy: { attemptsPerRequest: 4 }, retriesOffAt: lever });
const budget = playStorm({ ...storm, policy: { attemptsPerRequest: 2, retryRatioLimit: checkout.retryShare }, retriesOffAt: null });
const peak = Math.max(...eager.map(({ attempts }) => attempts));
const budgetPeak = Math.round(Math.max(...budget.map(({ attempts }) => attempts)));

const left = 60;
const right = 700;
const x = (second: number): number => left + (second / seconds) * (right - left);
const panels = [
  { key: 'attempts', title: 'Attempts that reach checkout, per second', top: 62, bottom: 190, most: 220, ticks: [0, 100, 200] },
  { key: 'served', title: 'Requests answered in time, per second', top: 240, bottom: 330, most: 62, ticks: [0, 50] },
] as const;
type Panel = (typeof panels)[number];
const y = ({ top, bottom, most }: Panel, value: number): number => bottom - (value / most) * (bottom - top);
/** A line with a corner only where the value changes. */
const path = (panel: Panel, line: readonly StormSecond[]): string =>
  line
    .filter((at, index) => index === 0 || index === line.length - 1 || at[panel.key] !== line[index - 1]?.[panel.key] || at[panel.key] !== line[index + 1]?.[panel.key])
    .map((at, index) => `${index === 0 ? 'M' : 'L'}${x(at.second).toFixed(1)} ${y(panel, at[panel.key]).toFixed(1)}`)
    .join('');
const shown = [0, 60, 89, 92, 179, 182, seconds];

/** A fault of one minute, and what callers with and without a retry budget make of it. */
export function RetryStorm({ id = 'retry-storm' }: { readonly id?: string }): ReactNode {
  const [attempts, served] = panels;
  const conclusion = `The fault ends at ${fault.toSecond}\u00a0s. With a budget of 10% checkout answers all ${checkout.rate} requests/s again within two seconds. With three retries it stays at 0, because ${peak} attempts/s ask for more than the ${capacity} it bears, until retries are switched off at ${lever}\u00a0s.`;
  return (
    <FigureFrame
      id={id}
      question="When does checkout answer again after a fault of 60 s?"
      conclusion={conclusion}
      table={{
        head: ['Second', 'Attempts/s, three retries', 'Answered/s, three retries', 'Attempts/s, budget 10%', 'Answered/s, budget 10%'],
        rows: shown.map((second) => [`${second} s`, ...[eager, budget].flatMap((line) => [String(Math.round(line[second]?.attempts ?? 0)), String(Math.round(line[second]?.served ?? 0))])]),
      }}
      minWidth={640}
      source="Fluid model, one step a second, no queue carried over. Ten replicas bear 8.4 requests/s each (sample); the fault leaves 10% of that for 60 s. A failed attempt costs as much as a successful one (w = 1, assumed)."
    >
      <svg viewBox="0 0 720 384" role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{conclusion}</title>
        <rect className={styles.fault} x={x(fault.fromSecond)} y={34} width={x(fault.toSecond) - x(fault.fromSecond)} height={attempts.bottom - 34} />
        <rect className={styles.fault} x={x(fault.fromSecond)} y={served.top - 4} width={x(fault.toSecond) - x(fault.fromSecond)} height={served.bottom - served.top + 4} />
        {panels.map((panel) => (
          <g key={panel.key}>
            <text className={styles.title} x={left} y={panel.key === 'attempts' ? 20 : panel.top - 16}>{panel.title}</text>
            {panel.ticks.map((tick) => (
              <g key={tick}>
                <line className={styles.grid} x1={left} x2={right} y1={y(panel, tick)} y2={y(panel, tick)} />
                <text className={styles.tick} x={left - 8} y={y(panel, tick) + 4} textAnchor="end">{tick}</text>
              </g>
            ))}
            <path className={styles.eager} d={path(panel, eager)} />
            <path className={styles.budget} d={path(panel, budget)} />
          </g>
        ))}
        <line className={styles.limit} x1={left} x2={right} y1={y(attempts, capacity)} y2={y(attempts, capacity)} />
        <text className={styles.text} x={x(lever) + 10} y={y(attempts, capacity) - 8}>{`ten replicas bear ${capacity}`}</text>
        <text className={styles.text} x={x(60)} y={50} textAnchor="middle">fault, 60 s</text>
        <text className={styles.eagerText} x={x(fault.toSecond) + 10} y={y(attempts, peak) + 20}>{`three retries: ${peak}`}</text>
        <text className={styles.budgetText} x={x(fault.toSecond) + 10} y={y(attempts, checkout.rate) + 22}>{`budget 10%: at most ${budgetPeak}`}</text>
        <text className={styles.budgetText} x={x(fault.toSecond) + 10} y={y(served, checkout.rate) + 22}>budget 10%</text>
        <text className={styles.eagerText} x={x(fault.toSecond) + 10} y={y(served, 0) - 8}>three retries: still 0</text>
        <line className={styles.lever} x1={x(lever)} x2={x(lever)} y1={30} y2={served.bottom} />
        <text className={styles.text} x={x(lever) + 10} y={44}>retries off</text>
        {[0, 60, 120, 180, 240].map((tick) => (
          <text key={tick} className={styles.tick} x={x(tick)} y={served.bottom + 24} textAnchor="middle">{tick} s</text>
        ))}
      </svg>
    </FigureFrame>
  );
}
