import type { ReactNode } from 'react';

import { FigureFrame } from '@site/src/components/ui/FigureFrame';
import { dispatcher, platform } from '@site/src/contract/worked-example';

import { wrapText } from '../wrapText';
import styles from './styles.module.css';

interface Way {
  readonly name: string;
  /** Seconds without anybody at work. */
  readonly release: number;
  readonly lost: number;
  /** From when two may be at work after a loss that was none, and until when. */
  readonly twoFrom: number;
  readonly two: string;
}

const handover = dispatcher.leaseSeconds + dispatcher.retrySeconds;
const ways: readonly Way[] = [
  {
    name: 'One replica, Recreate (defaults)',
    release: dispatcher.stopSeconds + dispatcher.startSeconds,
    lost: platform.nodeGraceSeconds + platform.tolerationSeconds + dispatcher.startSeconds,
    twoFrom: platform.nodeGraceSeconds + platform.tolerationSeconds + dispatcher.startSeconds,
    two: 'two, if the lost node lives: until it is off',
  },
  {
    name: `One replica, toleration ${platform.shortTolerationSeconds} s`,
    release: dispatcher.stopSeconds + dispatcher.startSeconds,
    lost: platform.nodeGraceSeconds + platform.shortTolerationSeconds + dispatcher.startSeconds,
    twoFrom: platform.nodeGraceSeconds + platform.shortTolerationSeconds + dispatcher.startSeconds,
    two: 'two, as above, and sooner',
  },
  {
    name: 'Lease and standby',
    release: dispatcher.retrySeconds + dispatcher.resumeSeconds,
    lost: handover + dispatcher.resumeSeconds,
    twoFrom: handover + dispatcher.resumeSeconds,
    two: 'two, if the leader was paused: until it looks',
  },
  {
    name: 'Divided by key, a lease for each share',
    release: dispatcher.retrySeconds + dispatcher.resumeSeconds,
    lost: handover + dispatcher.resumeSeconds,
    twoFrom: handover + dispatcher.resumeSeconds,
    two: 'the same, and for one share of the keys only',
  },
];

const left = 84;
const right = 336;
const longest = 600;
const top = 4;
const wayHeight = 84;
const axisY = top + ways.length * wayHeight;
const x = (seconds: number): number => left + (Math.log10(seconds) / Math.log10(longest)) * (right - left);
const ticks = [[1, '1 s'], [10, '10 s'], [60, '1 min'], [longest, '10 min']] as const;

/** How long nobody works, and from when two may, for each way to have one. */
export function SingletonGaps({ id = 'singleton-gaps' }: { readonly id?: string }): ReactNode {
  const [recreate, short, lease] = ways as readonly [Way, Way, Way];
  const conclusion = `A lost node leaves nobody at work for ${recreate.lost}\u00a0s by default, ${short.lost}\u00a0s with a short toleration and ${lease.lost}\u00a0s with a lease; in every way two may be at work afterwards, so only a fence decides about harm.`;
  return (
    <FigureFrame
      id={id}
      question="How long is nobody at work, and when are there two?"
      conclusion={conclusion}
      table={{ head: ['Way', 'Nobody: release', 'Nobody: lost node', 'Two at work'], rows: ways.map(({ name, release, lost, twoFrom, two }) => [name, `${release} s`, `${lost} s`, `from ${twoFrom} s: ${two}`]) }}
      source={`Node grace ${platform.nodeGraceSeconds} s and toleration ${platform.tolerationSeconds} s are defaults (v1.37); lease ${dispatcher.leaseSeconds} s and retry ${dispatcher.retrySeconds} s are chosen; stop ${dispatcher.stopSeconds} s, start ${dispatcher.startSeconds} s and resuming ${dispatcher.resumeSeconds} s are samples.`}
    >
      <svg className={styles.drawing} viewBox={`0 0 344 ${axisY + 20}`} role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{conclusion}</title>
        {ticks.map(([seconds, label]) => (
          <g key={label}>
            <line className={styles.grid} x1={x(seconds)} x2={x(seconds)} y1={top + 20} y2={axisY} />
            <text className={styles.tick} x={x(seconds)} y={axisY + 16} textAnchor={seconds === 1 ? 'start' : seconds === longest ? 'end' : 'middle'}>{label}</text>
          </g>
        ))}
        {ways.map(({ name, release, lost, twoFrom, two }, index) => {
          const y = top + index * wayHeight;
          return (
            <g key={name}>
              <text className={styles.title} x={8} y={y + 15}>{name}</text>
              {([['release', release], ['lost node', lost]] as const).map(([event, seconds], row) => (
                <g key={event}>
                  <text className={styles.event} x={8} y={y + 34 + row * 18}>{event}</text>
                  <rect className={styles.gap} x={left} y={y + 23 + row * 18} width={x(seconds) - left} height={13} />
                  {row === 1 ? <rect className={styles.two} x={x(twoFrom)} y={y + 41} width={right - x(twoFrom)} height={13} /> : null}
                  <text className={styles.value} x={x(seconds) - 5} y={y + 34 + row * 18} textAnchor="end">{seconds} s</text>
                </g>
              ))}
              {wrapText(two, 48).map((line, row) => <text key={line} className={styles.twoText} x={right} y={y + 69 + row * 15} textAnchor="end">{line}</text>)}
            </g>
          );
        })}
      </svg>
    </FigureFrame>
  );
}
