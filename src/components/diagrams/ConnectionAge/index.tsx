import type { ReactNode } from 'react';

import { FigureFrame } from '@site/src/components/ui/FigureFrame';
import { checkout, pricing } from '@site/src/contract/worked-example';
import { followUpdate, type Moment, type UpdateCourse } from '@site/src/models/connection-age/model';

import styles from './styles.module.css';

const stepSeconds = checkout.startSeconds + checkout.minReadySeconds;
const afterSeconds = pricing.connectionAgeSeconds;
const deploySeconds = pricing.replicas * stepSeconds;
const course = (ageSeconds: number | null): UpdateCourse => followUpdate({ replicas: pricing.replicas, stepSeconds, ageSeconds, afterSeconds });

interface Line {
  readonly name: string;
  readonly kind: 'unbound' | 'long' | 'short';
  readonly course: UpdateCourse;
}

const lines: readonly Line[] = [
  { name: 'no maximum age', kind: 'unbound', course: course(null) },
  { name: `${pricing.connectionAgeSeconds} s`, kind: 'long', course: course(pricing.connectionAgeSeconds) },
  { name: `${pricing.shortAgeSeconds} s`, kind: 'short', course: course(pricing.shortAgeSeconds) },
];
/** N4’s proof: the busiest replica stays below this many means. */
const allowed = 1.3;

const left = 34;
const right = 336;
const top = 26;
const bottom = 226;
const highest = 2.5;
const x = (second: number): number => left + (second / (deploySeconds + afterSeconds)) * (right - left);
const y = (ratio: number): number => bottom - ((ratio - 1) / (highest - 1)) * (bottom - top);
const times = (ratio: number): string => ratio.toFixed(2);
/** Every tenth second is enough for a line of 300 px. */
const path = (moments: readonly Moment[]): string => moments.filter(({ second }) => second % 10 === 0 || second === deploySeconds - stepSeconds - 1).map(({ second, busiest }, index) => `${index === 0 ? 'M' : 'L'}${x(second).toFixed(1)} ${y(busiest).toFixed(1)}`).join(' ');

/** The busiest replica during and after an update, for three maximum ages. */
export function ConnectionAge({ id = 'connection-age' }: { readonly id?: string }): ReactNode {
  const [unbound, long, short] = lines as readonly [Line, Line, Line];
  const conclusion = `Without a maximum age the last old replica carries ${times(unbound.course.peak)} means and the skew of ${times(unbound.course.end)} stays; with ${pricing.connectionAgeSeconds}\u00a0s the peak is ${times(long.course.peak)}, with ${pricing.shortAgeSeconds}\u00a0s ${times(short.course.peak)}, and both end even.`;
  const at = (moments: readonly Moment[], second: number): string => times(moments[second]?.busiest ?? Number.NaN);
  const seconds = Array.from({ length: Math.floor((deploySeconds + afterSeconds) / (2 * stepSeconds)) + 1 }, (_, index) => index * 2 * stepSeconds);
  return (
    <FigureFrame
      id={id}
      question="How much does the busiest replica carry over a deploy?"
      conclusion={conclusion}
      table={{ head: ['Second', ...lines.map(({ name }) => name)], rows: seconds.map((second) => [String(second), ...lines.map((line) => at(line.course.moments, second))]) }}
      source={`Expected values of a model: ${pricing.replicas} replicas, one connection per client placed evenly, one replica replaced every ${stepSeconds} s, reconnects at once, no jitter. Clients that balance each call over all replicas have no skew.`}
    >
      <svg className={styles.drawing} viewBox="0 0 344 264" role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{conclusion}</title>
        <rect className={styles.deploy} x={x(0)} y={top} width={x(deploySeconds) - x(0)} height={bottom - top} />
        <text className={styles.tick} x={left} y={14}>busiest replica ÷ mean</text>
        {[1, 1.5, 2, 2.5].map((ratio) => (
          <g key={ratio}>
            <line className={styles.grid} x1={left} x2={right} y1={y(ratio)} y2={y(ratio)} />
            <text className={styles.tick} x={left - 6} y={y(ratio) + 4} textAnchor="end">{ratio}</text>
          </g>
        ))}
        <line className={styles.limit} x1={left} x2={right} y1={y(allowed)} y2={y(allowed)} />
        {[0, 400, deploySeconds].map((second) => <text key={second} className={styles.tick} x={x(second)} y={bottom + 17} textAnchor={second === 0 ? 'start' : 'middle'}>{second === 0 ? '0 s' : second}</text>)}
        <text className={styles.tick} x={right} y={bottom + 17} textAnchor="end">{deploySeconds + afterSeconds}</text>
        <text className={styles.tick} x={x(deploySeconds / 2)} y={bottom + 34} textAnchor="middle">deploy, one pod every {stepSeconds} s</text>
        {lines.map(({ kind, course: { moments } }) => <path key={kind} className={kind === 'unbound' ? styles.unbound : kind === 'long' ? styles.long : styles.short} d={path(moments)} />)}
        <text className={styles.label} x={x(30)} y={y(2.05)}>no maximum age</text>
        <text className={styles.soft} x={right} y={y(1.59) - 8} textAnchor="end">stays {times(unbound.course.end)}</text>
        <text className={styles.label} x={x(500)} y={y(1.37)} textAnchor="middle">age {long.name}</text>
        <text className={styles.label} x={x(500)} y={y(1.1)} textAnchor="middle">age {short.name}</text>
        <text className={styles.soft} x={right} y={y(allowed) - 5} textAnchor="end">N4: below {allowed}</text>
      </svg>
    </FigureFrame>
  );
}
