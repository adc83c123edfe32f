import type { ReactNode } from 'react';

import { FigureFrame } from '@site/src/components/ui/FigureFrame';
import { plan, threeMetrics } from '@site/src/models/canary-statistics/checkout';
import { bonferroni, lowerBound, normalQuantile, standardErrors, upperBound, verdictOf, visibleRegression, type Arm } from '@site/src/models/canary-statistics/model';

import styles from './styles.module.css';

interface CanaryReportProps {
  readonly id?: string;
}

interface Judged {
  readonly what: string;
  readonly canary: Arm;
  readonly control: Arm;
}

const seen = { canary: 3296, control: 3304 } as const;
const judged: readonly Judged[] = [
  { what: 'failed', canary: { failed: 5, requests: seen.canary }, control: { failed: 3, requests: seen.control } },
  { what: `slower than ${plan.slow.seconds} s`, canary: { failed: 110, requests: seen.canary }, control: { failed: 98, requests: seen.control } },
  { what: 'cart left', canary: { failed: 172, requests: seen.canary }, control: { failed: 108, requests: seen.control } },
];
const aborts = { right: 5, all: 9 } as const;

const level = bonferroni(plan.falseAlarms, judged.length);
const limit = -normalQuantile(level);
const needed = threeMetrics.sample;
const left = 12;
const right = 330;
const low = -2;
const high = 5;
const first = 104;
const step = 62;
const bottom = first + judged.length * step - 12;
const x = (errors: number): number => left + ((errors - low) / (high - low)) * (right - left);
const percent = (share: number): string => `${Number((share * 100).toPrecision(2))}%`;
const whole = (share: number): string => `${Math.round(share * 100)}%`;

const results = judged.map(({ what, canary, control }) => ({
  what, canary, control, z: standardErrors(canary.failed, canary.requests, control.failed, control.requests), verdict: verdictOf(canary, control, needed, level),
}));
const visible = visibleRegression({ baseline: plan.baseline, falseAlarm: level }, seen.canary, plan.power);
const visibleSlow = visibleRegression({ baseline: plan.slow.usual, falseAlarm: level }, seen.canary, plan.power);
const stopped = results.filter(({ verdict }) => verdict === 'fail').map(({ what }) => what);
const conclusion = `Errors and latency pass, and ${whole(results[2]?.canary ? results[2].canary.failed / seen.canary : 0)} of carts are left beside ${whole(results[2]?.control ? results[2].control.failed / seen.control : 0)} on the control: the release stops on ${stopped.join(', ')}. The page also says what it could not have seen, and how often it was right.`;

/** One page of one verdict: counts, limit, blind spot and record of the gate. */
export function CanaryReport({ id = 'canary-report' }: CanaryReportProps): ReactNode {
  const range = [lowerBound(aborts.right, aborts.all, 0.975), upperBound(aborts.right, aborts.all, 0.975)] as const;
  return (
    <FigureFrame
      id={id}
      question="What does an honest verdict show?"
      minWidth={480}
      conclusion={conclusion}
      table={{
        head: ['Metric', 'Canary', 'Control', 'Standard errors apart', 'Verdict'],
        rows: results.map(({ what, canary, control, z, verdict }) => [what, `${canary.failed} of ${canary.requests.toLocaleString('en-US')}`, `${control.failed} of ${control.requests.toLocaleString('en-US')}`, z.toFixed(1), verdict]),
      }}
      source={`Sample data. Limit ${limit.toFixed(2)} standard errors: ${whole(plan.falseAlarms)} false alarms for ${judged.length} metrics together. Range of the share of right aborts: exact, 95%.`}
    >
      <svg className={styles.drawing} viewBox={`0 0 480 ${bottom + 112}`} role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{conclusion}</title>
        <rect className={styles.banner} x={4} y={4} width={472} height={62} rx={3} />
        <text className={styles.verdict} x={left + 4} y={30}>{`STOP: ${stopped.join(', ')}`}</text>
        <text className={styles.text} x={left + 4} y={54}>{`${whole(plan.share)} step, minute ${threeMetrics.minutes}, ${seen.canary.toLocaleString('en-US')} requests, ${needed.toLocaleString('en-US')} needed`}</text>
        <line className={styles.same} x1={x(0)} x2={x(0)} y1={first - 14} y2={bottom} />
        <line className={styles.limit} x1={x(limit)} x2={x(limit)} y1={first - 14} y2={bottom} />
        {results.map(({ what, canary, control, z, verdict }, index) => {
          const y = first + index * step;
          return (
            <g key={what}>
              <text className={styles.name} x={left} y={y + 4}>{what}</text>
              <text className={styles.text} x={right + 14} y={y + 6}>{`${canary.failed} beside ${control.failed}`}</text>
              <line className={styles.axis} x1={left} x2={right} y1={y + 24} y2={y + 24} />
              <line className={verdict === 'fail' ? styles.bad : styles.fine} x1={x(0)} x2={x(z)} y1={y + 24} y2={y + 24} />
              <circle className={verdict === 'fail' ? styles.badDot : styles.fineDot} cx={x(z)} cy={y + 24} r={6} />
              <text className={verdict === 'fail' ? styles.badText : styles.text} x={right + 14} y={y + 29}>{`${z.toFixed(1)} ${verdict}`}</text>
            </g>
          );
        })}
        <text className={styles.tick} x={x(0)} y={bottom + 18} textAnchor="middle">same</text>
        <text className={styles.limitText} x={x(limit)} y={bottom + 18} textAnchor="middle">{`limit ${limit.toFixed(2)}`}</text>
        <line className={styles.axis} x1={4} x2={476} y1={bottom + 34} y2={bottom + 34} />
        <text className={styles.text} x={left} y={bottom + 58}>{`Cannot see: errors below ${percent(visible)}, slow below ${percent(visibleSlow)}, leaks`}</text>
        <text className={styles.text} x={left} y={bottom + 80}>{`Last quarter: ${aborts.right} of ${aborts.all} aborts right (${whole(range[0])} to ${whole(range[1])})`}</text>
        <text className={styles.text} x={left} y={bottom + 102}>Planted bad build: stopped, 12 days ago</text>
      </svg>
    </FigureFrame>
  );
}
