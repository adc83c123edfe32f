import type { ReactNode } from 'react';

import { FigureFrame } from '@site/src/components/ui/FigureFrame';

import styles from './styles.module.css';

/** A moment on the way from “this pod is leaving” to “nobody chooses it any more”. */
export interface MembershipStage {
  readonly what: string;
  /** Seconds after the clock starts, at p99. */
  readonly atSeconds: number;
  /** Where the moment can be read. */
  readonly readAt: string;
}

interface MembershipTimelineProps {
  readonly id?: string;
  /** In order of time; the last one is the last new connection. */
  readonly stages?: readonly MembershipStage[];
  /** Seconds until a process that does not wait has closed its listener. */
  readonly closesWithoutWait?: number;
  /** Chosen wait before SIGTERM, in seconds. */
  readonly wait?: number;
}

const sampleStages: readonly MembershipStage[] = [
  { what: 'Pod deleted, or kubelet reports not ready', atSeconds: 0, readAt: '`metadata.deletionTimestamp`, `Ready` condition' },
  { what: 'EndpointSlice says ready=false', atSeconds: 0.5, readAt: 'watch on the EndpointSlice' },
  { what: 'Every watcher has the news', atSeconds: 1, readAt: 'no single place; bounded by the next rows' },
  { what: 'Slowest node has new rules', atSeconds: 2, readAt: '`kubeproxy_network_programming_duration_seconds`' },
  { what: 'Slowest gateway has new targets', atSeconds: 3, readAt: 'the gateway’s own configuration metric' },
  { what: 'Last new connection arrives', atSeconds: 4, readAt: 'a pod that keeps serving and logs connections' },
];

const left = 16;
const right = 704;
const firstRow = 66;
const rowHeight = 34;

/** News of a leaving pod, stage by stage, against the moment its listener closes. */
export function MembershipTimeline({ id = 'membership-timeline', stages = sampleStages, closesWithoutWait = 0.2, wait = 5 }: MembershipTimelineProps): ReactNode {
  const last = stages.at(-1)?.atSeconds ?? 0;
  const span = Math.ceil(Math.max(last, wait) + 1);
  const x = (seconds: number): number => left + (seconds / span) * (right - left);
  const rowY = (index: number): number => firstRow + index * rowHeight;
  const dangerEnd = rowY(stages.length - 1) + 18;
  const withoutY = dangerEnd + 40;
  const withY = withoutY + 40;
  const axisY = withY + 40;
  const danger = last > closesWithoutWait;
  const safe = wait >= last;
  const conclusion = `New connections arrive until ${last}\u00a0s. A listener that closes at ${closesWithoutWait}\u00a0s refuses them for ${(last - closesWithoutWait).toFixed(1)}\u00a0s; after a wait of ${wait}\u00a0s ${safe ? `it closes ${(wait - last).toFixed(0)}\u00a0s after the last one` : `it still closes ${(last - wait).toFixed(1)}\u00a0s too early`}.`;
  return (
    <FigureFrame
      id={id}
      question="When does the last new connection arrive at a pod that is leaving?"
      conclusion={conclusion}
      table={{
        head: ['Moment', 'Sample p99, seconds', 'Where to read it'],
        rows: [
          ...stages.map((stage) => [stage.what, stage.atSeconds, stage.readAt]),
          ['Listener closes without a wait', closesWithoutWait, 'last words of the process'],
          [`Listener closes after the ${wait} s wait`, wait, '`lifecycle.preStop.sleep.seconds`'],
        ],
      }}
      minWidth={640}
      source="Sample values that add up to the 4 s propagation window of checkout; Kubernetes states no upper bound. A failing readiness probe comes before 0 and takes up to 30 s by default (3 failures, 10 s apart)."
    >
      <svg viewBox={`0 0 720 ${axisY + 46}`} role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{conclusion}</title>
        <text className={styles.platformLabel} x={left} y={20}>Routing side: who has heard</text>
        {danger ? <rect className={styles.danger} x={x(closesWithoutWait)} y={32} width={x(last) - x(closesWithoutWait)} height={dangerEnd - 32} /> : null}
        {danger ? <text className={styles.alarm} x={x(closesWithoutWait) + 8} y={48}>Danger zone: chosen, but nobody listens (no wait)</text> : null}

        {Array.from({ length: span + 1 }, (_, second) => (
          <g key={second}>
            <line className={styles.grid} x1={x(second)} x2={x(second)} y1={32} y2={axisY} />
            <text className={styles.tick} x={x(second)} y={axisY + 20} textAnchor={second === 0 ? 'start' : second === span ? 'end' : 'middle'}>{second} s</text>
          </g>
        ))}
        <text className={styles.tick} x={left} y={axisY + 40}>0 = deletion. A failing readiness probe adds up to 30 s before 0 (default 3 × 10 s).</text>

        {stages.map((stage, index) => {
          const late = stage.atSeconds >= span / 2;
          return (
            <g key={stage.what}>
              <line className={styles.news} x1={x(0)} x2={x(stage.atSeconds)} y1={rowY(index)} y2={rowY(index)} />
              <circle className={styles.newsMark} cx={x(stage.atSeconds)} cy={rowY(index)} r={6} />
              <text className={styles.text} x={x(stage.atSeconds) + (late ? -12 : 13)} y={rowY(index) + (late ? -7 : 5)} textAnchor={late ? 'end' : 'start'}>
                {stage.what} · {stage.atSeconds} s
              </text>
            </g>
          );
        })}

        <text className={styles.appLabel} x={left} y={withoutY - 12}>Node side: when the listener closes</text>
        <rect className={styles.open} x={x(0)} y={withoutY} width={Math.max(x(closesWithoutWait) - x(0), 3)} height={26} />
        <rect className={styles.closed} x={x(closesWithoutWait)} y={withoutY} width={x(last) - x(closesWithoutWait)} height={26} />
        <text className={styles.alarm} x={x(closesWithoutWait) + 8} y={withoutY + 18}>✕ No wait: closed at {closesWithoutWait} s, refuses until {last} s</text>
        <rect className={styles.open} x={x(0)} y={withY} width={x(wait) - x(0)} height={26} />
        <text className={styles.appText} x={x(0) + 8} y={withY + 18}>✓ Waits {wait} s: accepts, then SIGTERM closes the listener</text>
        {safe ? <text className={styles.text} x={x(wait) + 8} y={withY + 18}>{(wait - last).toFixed(0)} s spare</text> : null}
      </svg>
    </FigureFrame>
  );
}
