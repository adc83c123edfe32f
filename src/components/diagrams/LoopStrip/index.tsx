import type { ReactNode } from 'react';

import { FigureFrame } from '@site/src/components/ui/FigureFrame';
import { controlLoops, loopHomes, timeText, type ControlLoop, type LoopHome, type LoopTime } from '@site/src/contract/control-loops';

import styles from './styles.module.css';

const left = 212;
const right = 706;
const rowHeight = 24;
const headHeight = 30;
const top = 26;
/** The axis: one second to one hour. */
const span = [1, 3600] as const;
const ticks = [
  { seconds: 1, text: '1 s' }, { seconds: 10, text: '10 s' }, { seconds: 60, text: '1 min' }, { seconds: 600, text: '10 min' }, { seconds: 3600, text: '1 h' },
] as const;
const x = (seconds: number): number => left + (Math.log(Math.min(seconds, span[1]) / span[0]) / Math.log(span[1] / span[0])) * (right - left);

const homeTitles: Readonly<Record<LoopHome, string>> = {
  node: 'On every node', 'control plane': 'In the control plane', autoscaling: 'Autoscaling and placement', delivery: 'Delivery',
};

interface Line {
  readonly y: number;
  readonly loop: ControlLoop;
  /** Marks that would lie on each other take a line each. */
  readonly lines: readonly (readonly LoopTime[])[];
}

function linesOf({ times }: ControlLoop): Line['lines'] {
  const overlap = times.some((time, index) => index > 0 && time.from <= (times[index - 1]?.to ?? 0));
  return overlap ? times.map((time) => [time]) : [times];
}

function Mark({ time, y }: { readonly time: LoopTime; readonly y: number }): ReactNode {
  const from = x(time.from);
  const to = x(time.to ?? time.from);
  const beyond = time.from > span[1];
  const before = to > right - 60;
  if (beyond) return <text className={styles.value} x={right} y={y + 4.5} textAnchor="end">{timeText(time)} →</text>;
  return (
    <>
      {time.to === undefined
        ? <circle className={time.kind === 'chosen' ? styles.chosen : styles.dot} cx={from} cy={y} r={5} />
        : <rect className={styles.bar} x={from} y={y - 5} width={to - from} height={10} rx={3} />}
      <text className={styles.value} x={before ? from - 10 : to + 9} y={y + 4.5} textAnchor={before ? 'end' : 'start'}>{timeText(time)}</text>
    </>
  );
}

/** Every loop on one logarithmic axis from a second to an hour. */
export function LoopStrip({ id = 'loop-strip' }: { readonly id?: string }): ReactNode {
  const lines: Line[] = [];
  const heads: { readonly y: number; readonly title: string }[] = [];
  let y = top;
  for (const home of loopHomes) {
    heads.push({ y: y + 20, title: homeTitles[home] });
    y += headHeight;
    for (const loop of controlLoops.filter((one) => one.home === home)) {
      const own = linesOf(loop);
      lines.push({ y: y + rowHeight / 2, loop, lines: own });
      y += rowHeight * own.length;
    }
  }
  const timed = controlLoops.flatMap(({ times }) => times);
  const slow = timed.filter(({ from, to }) => (to ?? from) >= 300).length;
  const conclusion = `The loops wake between one second and sixty days. ${slow} of ${timed.length} clocks reach five minutes or more: those decide how long a fault lasts, and the dots below a minute decide how fast a wrong action spreads.`;
  return (
    <FigureFrame
      id={id}
      question="How fast does each loop act, and how long does it wait?"
      conclusion={conclusion}
      table={{
        head: ['Loop', 'Clock', 'Value', 'Kind'],
        rows: controlLoops.flatMap(({ name, times, trigger }) =>
          times.length === 0 ? [[name, trigger, '', '']] : times.map((time) => [name, time.name, timeText(time), time.version ? `${time.kind}, ${/^\d/.test(time.version) ? `v${time.version}` : time.version}` : time.kind])),
      }}
      minWidth={640}
      source="From the table of loops on this page. A ring is chosen per object, a dot is a default, a bar is a back-off or jitter."
    >
      <svg viewBox={`0 0 720 ${y + 26}`} role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{conclusion}</title>
        {ticks.map(({ seconds, text }) => (
          <g key={seconds}>
            <line className={styles.grid} x1={x(seconds)} x2={x(seconds)} y1={top} y2={y + 4} />
            <text className={styles.tick} x={x(seconds)} y={18} textAnchor={seconds === span[1] ? 'end' : 'middle'}>{text}</text>
            <text className={styles.tick} x={x(seconds)} y={y + 20} textAnchor={seconds === span[1] ? 'end' : 'middle'}>{text}</text>
          </g>
        ))}
        {heads.map((head) => <text key={head.title} className={styles.head} x={4} y={head.y}>{head.title}</text>)}
        {lines.map(({ y: middle, loop, lines: own }) => (
          <g key={loop.id}>
            <line className={styles.row} x1={4} x2={right} y1={middle + (own.length - 0.5) * rowHeight} y2={middle + (own.length - 0.5) * rowHeight} />
            <text className={styles.name} x={14} y={middle + 4.5}>{loop.name}</text>
            {loop.times.length === 0
              ? <text className={styles.event} x={left + 4} y={middle + 4.5}>{loop.trigger === 'schedule' ? 'on its schedule' : 'on each event'}</text>
              : own.flatMap((line, index) => line.map((time) => <Mark key={time.name} time={time} y={middle + index * rowHeight} />))}
          </g>
        ))}
      </svg>
    </FigureFrame>
  );
}
