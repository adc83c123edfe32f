import type { ReactNode } from 'react';

import { FigureFrame } from '@site/src/components/ui/FigureFrame';
import { checkout, platform } from '@site/src/contract/worked-example';

import styles from './styles.module.css';

interface Part {
  readonly name: string;
  readonly seconds: number;
  readonly by: 'you' | 'platform';
  /** The line of the manifest that says so; empty for the platform’s own. */
  readonly line: string;
}

interface Clock {
  readonly title: string;
  readonly parts: readonly Part[];
}

const yours = (name: string, seconds: number, line: string): Part => ({ name, seconds, by: 'you', line });
const theirs = (name: string, seconds: number): Part => ({ name, seconds, by: 'platform', line: '' });
const sum = (parts: readonly Part[]): number => parts.reduce((total, { seconds }) => total + seconds, 0);

const capacity: readonly Part[] = [
  theirs('signal', platform.signalAgeSeconds), theirs('loop', platform.autoscalerSyncSeconds), theirs('place', platform.scheduleSeconds),
  theirs('node', platform.nodeSeconds), theirs('pull', platform.pullSeconds), yours('start', checkout.startSeconds, 'startupProbe'),
];
const step: readonly Part[] = [yours('start', checkout.startSeconds, 'startupProbe'), yours('watched', checkout.minReadySeconds, 'minReadySeconds')];
const used: readonly Part[] = [
  yours('wait', checkout.preStopSeconds, 'preStop.sleep'), yours('longest request', checkout.longestSeconds, 'REQUEST_TIMEOUT'),
  yours('clean-up', checkout.cleanupSeconds, 'in the process'), yours('margin', checkout.marginSeconds, 'in the sum'),
];
const stop: readonly Part[] = [...used, yours('spare', checkout.graceSeconds - sum(used), 'terminationGracePeriodSeconds')];

const clocks: readonly Clock[] = [
  { title: `More capacity: ${sum(capacity)} s, of which ${sum(capacity.filter(({ by }) => by === 'platform'))} are the platform’s (dashed)`, parts: capacity },
  { title: `Release, one pod of ${checkout.replicas}: ${sum(step)} s, so ${checkout.replicas * sum(step)} s for all`, parts: step },
  { title: `Stop: at most ${sum(used)} of ${sum(stop)} s`, parts: stop },
];

const left = 14;
const right = 706;
const length = 125;
const top = 8;
const laneHeight = 88;
const axisY = top + clocks.length * laneHeight;
const x = (seconds: number): number => left + (seconds / length) * (right - left);
/** A part wide enough to carry its own name. */
const wide = ({ name, seconds }: Part): boolean => x(seconds) - x(0) > 6 + 7 * (name.length + 3);

/** Where the seconds of one replica of *checkout* go, and which line of the path sets them. */
export function ReplicaClocks({ id = 'replica-clocks' }: { readonly id?: string }): ReactNode {
  const conclusion = `More capacity takes ${sum(capacity)}\u00a0s, ${checkout.startSeconds} of them set by the service; one step of a release takes ${sum(step)}\u00a0s; a stop takes at most ${sum(used)} of ${sum(stop)}\u00a0s.`;
  return (
    <FigureFrame
      id={id}
      question="Where do the seconds of one replica go?"
      conclusion={conclusion}
      table={{
        head: ['Clock', 'Part', 'Seconds', 'Set by'],
        rows: clocks.flatMap(({ title, parts }) => parts.map(({ name, seconds, by, line }) => [title, name, seconds, by === 'platform' ? 'the platform' : line])),
      }}
      minWidth={640}
      source="Inputs of the worked example: the platform’s parts are samples at p99, the wait, the longest request, the margin and the 60 s are chosen."
    >
      <svg viewBox={`0 0 720 ${axisY + 26}`} role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{conclusion}</title>
        {[0, 20, 40, 60, 80, 100, 120].map((second) => (
          <g key={second}>
            <line className={styles.grid} x1={x(second)} x2={x(second)} y1={top} y2={axisY} />
            <text className={styles.tick} x={x(second)} y={axisY + 18} textAnchor={second === 0 ? 'start' : 'middle'}>{second === 0 ? '0 s' : second}</text>
          </g>
        ))}
        {clocks.map(({ title, parts }, row) => {
          const y = top + row * laneHeight;
          const starts = parts.map((_, index) => sum(parts.slice(0, index)));
          const tail = parts.map((part, index) => ({ part, index })).filter(({ part, index }) => !wide(part) && index > 0 && index >= parts.length - 3 && parts.slice(index).every((other) => !wide(other)));
          return (
            <g key={title}>
              <text className={styles.title} x={left} y={y + 18}>{title}</text>
              {parts.map((part, index) => {
                const from = x(starts[index] ?? 0);
                const width = x(part.seconds) - x(0);
                return (
                  <g key={part.name}>
                    <rect className={part.by === 'you' ? styles.you : styles.platform} x={from} y={y + 28} width={width} height={26} />
                    {wide(part)
                      ? <text className={styles.text} x={from + width / 2} y={y + 46} textAnchor="middle">{part.name} {part.seconds}</text>
                      : tail.some((entry) => entry.index === index) ? null : <text className={styles.text} x={from + width / 2} y={y + 71} textAnchor={index === 0 ? 'start' : 'middle'}>{part.name} {part.seconds}</text>}
                  </g>
                );
              })}
              {tail.length === 0 ? null : <text className={styles.text} x={x(sum(parts)) + 8} y={y + 46}>{tail.map(({ part }) => `${part.name} ${part.seconds}`).join(', ')}</text>}
            </g>
          );
        })}
      </svg>
    </FigureFrame>
  );
}
