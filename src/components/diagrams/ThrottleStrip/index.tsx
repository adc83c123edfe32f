import type { ReactNode } from 'react';

import { FigureFrame } from '@site/src/components/ui/FigureFrame';
import { burst, burstCost, meanWait, quotaPeriodMs } from '@site/src/models/resources/model';

import styles from './styles.module.css';

/** The same 200 ms of CPU time, three ways. */
const lanes = [
  { name: '1 thread, limit of 1 core', threads: 1, workMs: 200, limit: 1 },
  { name: '4 threads, limit of 1 core', threads: 4, workMs: 50, limit: 1 },
  { name: '4 threads, no limit', threads: 4, workMs: 50, limit: null },
].map((lane) => ({ ...lane, stretches: burst(lane), cost: burstCost(lane) }));

const left = 8;
const right = 704;
const x = (ms: number): number => left + (ms / (2 * quotaPeriodMs)) * (right - left);
const laneHeight = 74;

/** One thread and four under a limit of one core, and four without. */
export function ThrottleStrip({ id = 'throttle-strip' }: { readonly id?: string }): ReactNode {
  const [, four, free] = lanes;
  if (!four || !free) throw new Error('three lanes are compared');
  const conclusion = `Four threads spend the quota of one core in ${four.stretches[0]?.toMs}\u00a0ms and wait ${four.cost.waitsMs}\u00a0ms, so work that takes ${free.cost.endsMs}\u00a0ms without a limit ends after ${four.cost.endsMs}\u00a0ms. One thread never waits. Wherever in the period the burst begins, the mean wait is ${Math.round(meanWait(four))}\u00a0ms.`;
  const bottom = lanes.length * laneHeight + 4;
  return (
    <FigureFrame
      id={id}
      question="Where do 75 ms go when the container uses a fifth of its limit?"
      conclusion={conclusion}
      table={{ head: ['Container', 'From', 'To', 'State'], rows: lanes.flatMap(({ name, stretches }) => stretches.map(({ state, fromMs, toMs }) => [name, `${fromMs} ms`, `${toMs} ms`, state])) }}
      minWidth={640}
      source={`Computed: ${quotaPeriodMs} ms period (default, v1.37), four free cores, the burst begins with the period. One such burst a second is 200 ms of CPU, 20% of the limit.`}
    >
      <svg viewBox={`0 0 720 ${bottom + 24}`} role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{conclusion}</title>
        {lanes.map(({ name, threads, stretches, cost }, lane) => {
          const y = lane * laneHeight + 24;
          return (
            <g key={name}>
              <text className={styles.title} x={left} y={y - 8}>{name}: done after {cost.endsMs} ms</text>
              {stretches.map(({ state, fromMs, toMs }) => {
                const width = x(toMs) - x(fromMs);
                return (
                  <g key={fromMs}>
                    {state === 'waits'
                      ? <rect className={styles.waits} x={x(fromMs)} y={y} width={width} height={40} />
                      : Array.from({ length: threads }, (_, thread) => <rect key={thread} className={styles.runs} x={x(fromMs)} y={y + (thread * 40) / threads} width={width} height={40 / threads - 1} />)}
                    <text className={styles.label} x={x(fromMs) + width / 2} y={y + 25} textAnchor="middle">{state === 'waits' ? `all ${threads} wait ${toMs - fromMs} ms` : `${toMs - fromMs} ms`}</text>
                  </g>
                );
              })}
            </g>
          );
        })}
        {[0, 100, 200].map((ms) => (
          <g key={ms}>
            {ms === quotaPeriodMs && lanes.map(({ name }, lane) => <line key={name} className={styles.refill} x1={x(ms)} x2={x(ms)} y1={lane * laneHeight + 20} y2={lane * laneHeight + 70} />)}
            <text className={styles.tick} x={ms === 0 ? left : ms === 200 ? right : x(ms)} y={bottom + 16} textAnchor={ms === 0 ? 'start' : ms === 200 ? 'end' : 'middle'}>{ms === 0 ? '0 ms' : ms === 100 ? '100 ms: next quota' : '200 ms'}</text>
          </g>
        ))}
      </svg>
    </FigureFrame>
  );
}
