import type { ReactNode } from 'react';

import { FigureFrame } from '@site/src/components/ui/FigureFrame';
import { checkout, checkoutProbes, detectionBudget, probeDefaults, type Probe } from '@site/src/models/probe/model';

import styles from './styles.module.css';

interface Lane {
  readonly title: string;
  readonly probe: Probe;
}

const lanes: readonly Lane[] = [
  { title: 'Defaults (v1.37): every 10 s, timeout 1 s, 3 failures', probe: probeDefaults },
  { title: 'checkout (chosen): every 5 s, timeout 2 s, 3 failures', probe: checkoutProbes.readiness },
];

const share = checkout.rate / checkout.replicas;
const read = lanes.map(({ title, probe }) => {
  const { earliest, latest } = detectionBudget(probe, probe.timeoutSeconds);
  const failures = Array.from({ length: probe.failureThreshold }, (_, index) => ({
    sent: (index + 1) * probe.periodSeconds,
    failed: (index + 1) * probe.periodSeconds + probe.timeoutSeconds,
  }));
  return { title, failures, earliest, latest, end: latest + checkout.propagation, requests: (latest + checkout.propagation) * share };
});

const left = 14;
const right = 706;
const length = 36;
const top = 34;
const laneHeight = 104;
const axisY = top + lanes.length * laneHeight + 2;
const x = (seconds: number): number => left + (seconds / length) * (right - left);

/** From the hang of one replica to its last new request, worst phase, defaults against the chosen values. */
export function RemovalTimeline({ id = 'removal-timeline' }: { readonly id?: string }): ReactNode {
  const [byDefault, chosen] = read;
  if (!byDefault || !chosen) throw new Error('two lanes are compared');
  const conclusion = `In the worst phase a hung replica of checkout receives requests for ${byDefault.end}\u00a0s with the defaults, ${byDefault.requests} of them at ${share} a second, and for ${chosen.end}\u00a0s with the chosen values, ${chosen.requests} of them. In the best phase it is one period less.`;
  return (
    <FigureFrame
      id={id}
      question="One replica hangs: when does it get its last new request?"
      conclusion={conclusion}
      table={{
        head: ['Probe values', 'Failed probes end at', 'Ready turns false', 'Last new request', 'Requests sent to it'],
        rows: read.map(({ title, failures, earliest, latest, end, requests }) => [
          title,
          failures.map(({ failed }) => `${failed} s`).join(', '),
          `${latest} s (best phase ${earliest} s)`,
          `${end} s (best phase ${earliest + checkout.propagation} s)`,
          requests,
        ]),
      }}
      minWidth={640}
      source={`Worst phase: the hang begins just after a probe passed. Each failing probe uses its whole timeout. Propagation ${checkout.propagation} s (sample of checkout), ${share} requests/s to each replica.`}
    >
      <svg viewBox={`0 0 720 ${axisY + 28}`} role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{conclusion}</title>
        {Array.from({ length: length / 5 + 1 }, (_, index) => index * 5).map((second) => (
          <g key={second}>
            <line className={styles.grid} x1={x(second)} x2={x(second)} y1={26} y2={axisY} />
            <text className={styles.tick} x={x(second)} y={axisY + 19} textAnchor={second === 0 ? 'start' : 'middle'}>{second === 0 ? '0 s' : second}</text>
          </g>
        ))}
        <text className={styles.alarm} x={left} y={18}>0 s: the replica hangs, just after a probe has passed</text>
        {read.map(({ title, failures, latest, end, requests }, index) => {
          const y = top + index * laneHeight;
          return (
            <g key={title}>
              <text className={styles.title} x={left} y={y + 16}>{title}</text>
              <rect className={styles.unnoticed} x={x(0)} y={y + 48} width={x(latest) - x(0)} height={26} />
              <rect className={styles.travel} x={x(latest)} y={y + 48} width={x(end) - x(latest)} height={26} />
              {failures.map(({ sent, failed }, probe) => (
                <g key={sent}>
                  <rect className={styles.probe} x={x(sent)} y={y + 48} width={x(failed) - x(sent)} height={26} />
                  <text className={styles.mark} x={x(sent)} y={y + 41} textAnchor="middle">✕ {probe + 1}</text>
                </g>
              ))}
              <text className={styles.text} x={left + 6} y={y + 66}>still Ready</text>
              <text className={styles.text} x={x(end)} y={y + 92} textAnchor="end">Ready = false at {latest} s; {checkout.propagation} s until routers have heard</text>
              {end > length * 0.75
                ? <text className={styles.strong} x={x(end)} y={y + 16} textAnchor="end">✕ last request {end} s, {requests} sent to it</text>
                : <text className={styles.strong} x={x(end) + 8} y={y + 66}>✕ last request {end} s, {requests} sent to it</text>}
            </g>
          );
        })}
      </svg>
    </FigureFrame>
  );
}
