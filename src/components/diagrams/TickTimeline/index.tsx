import type { ReactNode } from 'react';

import { FigureFrame } from '@site/src/components/ui/FigureFrame';
import { followTicks, parseSchedule, type ConcurrencyPolicy, type TickOutcome } from '@site/src/models/cronjob/model';

import styles from './styles.module.css';

const minute = 60_000;
/** Any midnight will do: the schedule is in UTC. */
const from = Date.UTC(2026, 10, 23);
const span = 100;
const usualMinutes = 4;
const slow = { tick: 10, minutes: 23 } as const;
const away = { from: 55, to: 73 } as const;

interface Lane {
  readonly title: string;
  readonly policy: ConcurrencyPolicy;
  readonly deadline: number | null;
}

const lanes: readonly Lane[] = [
  { title: 'Allow, no deadline (defaults)', policy: 'Allow', deadline: null },
  { title: 'Replace, no deadline', policy: 'Replace', deadline: null },
  { title: 'Forbid, up to 300 s late', policy: 'Forbid', deadline: 300 },
  { title: 'Forbid, up to 60 s late', policy: 'Forbid', deadline: 60 },
];

const minuteOf = (at: number): number => (at - from) / minute;
const outcomes = ({ policy, deadline }: Lane): readonly TickOutcome[] => followTicks({
  schedule: parseSchedule('*/10 * * * *'), from, until: from + span * minute, policy, startingDeadlineSeconds: deadline,
  runSeconds: (tick) => 60 * (minuteOf(tick) === slow.tick ? slow.minutes : usualMinutes),
  away: { from: from + away.from * minute, to: from + away.to * minute },
});
const shown = lanes.map((lane) => ({ ...lane, ticks: outcomes(lane) }));
const skippedOf = (ticks: readonly TickOutcome[]): readonly TickOutcome[] => ticks.filter(({ outcome }) => outcome === 'skipped');

function countText(ticks: readonly TickOutcome[]): string {
  const cut = ticks.filter(({ outcome }) => outcome === 'replaced').length;
  return `${ticks.filter(({ start }) => start !== null).length} runs${cut > 0 ? `, ${cut} cut` : ''}, ${skippedOf(ticks).length} skipped`;
}

const left = 10;
const right = 336;
const top = 22;
const laneHeight = 74;
const axisY = top + lanes.length * laneHeight;
const x = (minutes: number): number => left + (minutes / span) * (right - left);

/** What becomes of ten ticks under each policy, when one run is slow and the controller is away for a while. */
export function TickTimeline({ id = 'tick-timeline' }: { readonly id?: string }): ReactNode {
  const [allow, , late, strict] = shown;
  const conclusion = `No policy makes up every tick: the one of minute 60 runs nowhere, because after an absence only the latest is started. Forbid skips ${skippedOf(late?.ticks ?? []).length} of ${allow?.ticks.length ?? 0} when it may start 300\u00a0s late and ${skippedOf(strict?.ticks ?? []).length} at 60\u00a0s, and records no failure for any of them.`;
  const word = ({ outcome, because, tick, start }: TickOutcome): string =>
    outcome === 'skipped' ? `skipped (${because === 'running' ? 'a run in the way' : 'nobody looked'})` : `${outcome === 'replaced' ? 'cut by the next' : 'ran'}${start !== null && start > tick ? `, ${minuteOf(start) - minuteOf(tick)} min late` : ''}`;
  return (
    <FigureFrame
      id={id}
      question="Which ticks become runs?"
      conclusion={conclusion}
      table={{ head: ['Tick (minute)', ...lanes.map(({ title }) => title)], rows: (allow?.ticks ?? []).map(({ tick }, index) => [String(minuteOf(tick)), ...shown.map(({ ticks }) => { const found = ticks[index]; return found ? word(found) : ''; })]) }}
      source={`Computed from the controller’s rules for a schedule of every 10 minutes. A run takes ${usualMinutes} min, the one of minute ${slow.tick} takes ${slow.minutes}, and no controller looks from minute ${away.from} to ${away.to} (samples).`}
    >
      <svg className={styles.drawing} viewBox={`0 0 344 ${axisY + 22}`} role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{conclusion}</title>
        <rect className={styles.away} x={x(away.from)} y={top - 4} width={x(away.to) - x(away.from)} height={axisY - top + 4} />
        <text className={styles.tick} x={x(away.to)} y={14} textAnchor="end">controller away</text>
        <text className={styles.tick} x={x(slow.tick)} y={14}>slow run</text>
        {Array.from({ length: span / 10 + 1 }, (_, index) => index * 10).map((at) => (
          <g key={at}>
            <line className={styles.grid} x1={x(at)} x2={x(at)} y1={top} y2={axisY} />
            {at % 20 === 0 ? <text className={styles.tick} x={x(at)} y={axisY + 17} textAnchor={at === 0 ? 'start' : at === span ? 'end' : 'middle'}>{at === 0 ? '0 min' : at}</text> : null}
          </g>
        ))}
        {shown.map(({ title, ticks }, lane) => {
          const y = top + lane * laneHeight;
          const overlaps = (index: number): boolean => ticks.slice(0, index).some(({ start, end }) => start !== null && end !== null && end > (ticks[index]?.start ?? 0));
          return (
            <g key={title}>
              <text className={styles.title} x={left} y={y + 17}>{title}</text>
              {ticks.map(({ tick, outcome, start, end }, index) => {
                if (start === null || end === null) {
                  const center = x(minuteOf(tick));
                  return <path key={tick} className={styles.missed} d={`M${center - 5} ${y + 26} l10 10 m0 -10 l-10 10`} />;
                }
                const barY = y + 24 + (overlaps(index) ? 16 : 0);
                return (
                  <g key={tick}>
                    {start > tick ? <line className={styles.wait} x1={x(minuteOf(tick))} x2={x(minuteOf(start))} y1={barY + 7} y2={barY + 7} /> : null}
                    <rect className={outcome === 'replaced' ? styles.cut : styles.run} x={x(minuteOf(start))} y={barY} width={x(minuteOf(Math.min(end, from + span * minute))) - x(minuteOf(start))} height={14} />
                  </g>
                );
              })}
              <text className={styles.count} x={left} y={y + 67 - (title.startsWith('Allow') ? 0 : 12)}>{countText(ticks)}</text>
            </g>
          );
        })}
      </svg>
    </FigureFrame>
  );
}
