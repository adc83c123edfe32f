import type { ReactNode } from 'react';

import { FigureFrame } from '@site/src/components/ui/FigureFrame';
import { checkout, growth, secondsUntil, timeToCapacity } from '@site/src/models/capacity/model';

import styles from './styles.module.css';

const { parts, target, tolerance, replicas, knee } = checkout;
const total = timeToCapacity(parts);
// The autoscaler acts when the value leaves the tolerance: that load is second 0.
const acted = replicas * target * (1 + tolerance);
const limit = replicas * knee;
const loadAt = (seconds: number, doubling: number): number => acted * growth(seconds, doubling);
const [calm, steep] = [checkout.doublingSeconds, 60].map((doubling) => ({ doubling, end: loadAt(total, doubling), broken: secondsUntil(limit / acted, doubling) }));
const rounded = (value: number): string => value.toFixed(1);

const left = 56;
const right = 704;
const top = 34;
const base = 234;
const most = 120;
const barY = 268;
const x = (seconds: number): number => left + (seconds / total) * (right - left);
const y = (load: number): number => base - (load / most) * (base - top);
const path = (doubling: number, until: number): string =>
  Array.from({ length: 61 }, (_, index) => (index / 60) * until).map((second, index) => `${index === 0 ? 'M' : 'L'}${x(second).toFixed(1)} ${y(loadAt(second, doubling)).toFixed(1)}`).join(' ');

const bars = parts.map((part, index) => ({ ...part, from: timeToCapacity(parts.slice(0, index)) }));

/** The parts of time-to-capacity against load that grows meanwhile, for *checkout* at ten replicas. */
export function CapacityRace({ id = 'capacity-race' }: { readonly id?: string }): ReactNode {
  if (!calm || !steep) throw new Error('two speeds are compared');
  const top60 = secondsUntil(most / acted, steep.doubling);
  const conclusion = `Load that doubles in ${calm.doubling}\u00a0s reaches ${rounded(calm.end)} requests/s when the first new replica serves, below the ${limit} that ten replicas bear. Load that doubles in ${steep.doubling}\u00a0s passes ${limit} after ${Math.round(steep.broken)}\u00a0s, before the decision to scale has even been made.`;
  return (
    <FigureFrame
      id={id}
      question="How far has load grown when the first new replica serves?"
      conclusion={conclusion}
      table={{
        head: ['Part', 'Whose', 'Seconds', 'Ends at', `Load, doubling in ${calm.doubling} s`, `Load, doubling in ${steep.doubling} s`],
        rows: bars.map(({ name, party, seconds, from }) => [name, party, `${seconds} s`, `${from + seconds} s`, `${rounded(loadAt(from + seconds, calm.doubling))}/s`, `${rounded(loadAt(from + seconds, steep.doubling))}/s`]),
      }}
      minWidth={640}
      source={`Second 0: load passes ${acted} requests/s, the target of ${target} on each of ${replicas} replicas plus a tolerance of ${tolerance * 100}% (chosen). The loop is the default (v1.37), the other parts are p99 samples of checkout’s platform; the knee of ${knee} requests/s is measured by load test.`}
    >
      <svg viewBox="0 0 720 342" role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{conclusion}</title>
        {[0, 40, 80, 120].map((load) => (
          <g key={load}>
            <line className={styles.grid} x1={left} x2={right} y1={y(load)} y2={y(load)} />
            <text className={styles.tick} x={left - 8} y={y(load) + 4} textAnchor="end">{load === 120 ? '120/s' : load}</text>
          </g>
        ))}
        <line className={styles.limit} x1={left} x2={right} y1={y(limit)} y2={y(limit)} />
        <text className={styles.text} x={left + 6} y={y(limit) - 8}>{replicas} replicas bear {limit}</text>
        <path className={styles.slow} d={path(calm.doubling, total)} />
        <path className={styles.fast} d={path(steep.doubling, top60)} />
        <text className={styles.fastText} x={x(top60) + 8} y={top + 14}>doubles in {steep.doubling} s:</text>
        <text className={styles.fastText} x={x(top60) + 8} y={top + 32}>over {limit} after {Math.round(steep.broken)} s</text>
        <circle className={styles.dot} cx={x(steep.broken)} cy={y(limit)} r={5} />
        <text className={styles.slowText} x={right - 8} y={y(calm.end) + 44} textAnchor="end">doubles in {calm.doubling} s: {rounded(calm.end)} on arrival, it fits</text>
        <circle className={styles.slowDot} cx={x(total)} cy={y(calm.end)} r={5} />
        <text className={styles.title} x={left} y={barY - 10}>Nothing decided now helps before {total} s</text>
        {bars.map(({ name, party, seconds, from }) => {
          const wide = seconds >= 15;
          const middle = x(from + seconds / 2);
          return (
            <g key={name}>
              <rect className={party === 'platform' ? styles.platform : styles.application} x={x(from)} y={barY} width={x(from + seconds) - x(from)} height={30} />
              <text className={styles.part} x={middle} y={wide ? barY + 20 : barY + 46} textAnchor="middle">{wide ? `${name} ${seconds} s` : `${name} ${seconds}`}</text>
            </g>
          );
        })}
        <line className={styles.arrive} x1={x(total)} x2={x(total)} y1={top} y2={barY + 36} />
        <text className={styles.tick} x={left} y={barY + 64}>0 s: load leaves the tolerance</text>
        <text className={styles.tick} x={right} y={barY + 64} textAnchor="end">{total} s: first new replica serves</text>
      </svg>
    </FigureFrame>
  );
}
