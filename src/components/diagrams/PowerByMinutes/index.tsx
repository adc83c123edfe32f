import type { ReactNode } from 'react';

import { FigureFrame } from '@site/src/components/ui/FigureFrame';
import { plan, stepMinutes } from '@site/src/models/canary-statistics/checkout';
import { powerOf, sampleNeeded } from '@site/src/models/canary-statistics/model';

import styles from './styles.module.css';

interface PowerByMinutesProps {
  readonly id?: string;
  /** Error ratios of the new version, smallest first. */
  readonly regressions?: readonly number[];
}

const left = 46;
const right = 468;
const top = 40;
const bottom = 288;
const first = 1;
const last = 240;
const ticks = [1, 5, 15, 60, 240] as const;
/** Minute and height of each label, right of its own curve. */
const labels = [[80, 0.38], [16.5, 0.62], [3.65, 0.57]] as const;

const percent = (share: number): string => `${Number((share * 100).toPrecision(3))}%`;
const whole = (share: number): string => `${Math.round(share * 100)}%`;
const x = (minute: number): number => left + (Math.log(minute / first) / Math.log(last / first)) * (right - left);
const y = (power: number): number => bottom - power * (bottom - top);
const perMinute = plan.perSecond * plan.share * 60;
const powerAt = (regression: number, minute: number): number => powerOf({ baseline: plan.baseline, regression }, perMinute * minute);

/** How the chance of catching a regression grows with the minutes of a step. */
export function PowerByMinutes({ id = 'power-by-minutes', regressions = [plan.small, plan.regression, 0.01] }: PowerByMinutesProps): ReactNode {
  const steps = Array.from({ length: 81 }, (_, index) => first * (last / first) ** (index / 80));
  const drawn = regressions.map((regression, index) => ({
    regression,
    shade: [styles.small, styles.middle, styles.large][index] ?? styles.large,
    needed: stepMinutes(sampleNeeded({ baseline: plan.baseline, regression }, plan.power)),
    now: powerAt(regression, plan.minutes),
    path: steps.map((minute, step) => `${step === 0 ? 'M' : 'L'}${x(minute).toFixed(1)},${y(powerAt(regression, minute)).toFixed(1)}`).join(''),
  }));
  const conclusion = `After ${plan.minutes} minutes the gate catches ${drawn.map(({ regression, now }) => `${percent(regression)} in ${whole(now)}`).join(', ')} of releases. Four in five need ${drawn.map(({ needed }) => `${Math.round(needed)}`).join(', ')} minutes.`;
  return (
    <FigureFrame
      id={id}
      question="How often does the 5% step catch a regression, by its minutes?"
      minWidth={480}
      conclusion={conclusion}
      table={{
        head: ['New version fails', ...ticks.slice(1).map((minute) => `Caught after ${minute} min`), 'Minutes to 80%'],
        rows: drawn.map(({ regression, needed }) => [percent(regression), ...ticks.slice(1).map((minute) => whole(powerAt(regression, minute))), Math.round(needed)]),
      }}
      source={`Calculated for checkout, ${plan.perSecond} requests/s at ${whole(plan.share)}, baseline ${percent(plan.baseline)}, a control of the same size, one test at the end with ${whole(plan.falseAlarms)} false alarms, normal approximation. Minutes logarithmic.`}
    >
      <svg className={styles.drawing} viewBox="0 0 480 330" role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{conclusion}</title>
        <text className={styles.tick} x={left - 40} y={20}>releases caught</text>
        {[0, 0.5, 1].map((power) => (
          <g key={power}>
            <line className={styles.grid} x1={left} x2={right} y1={y(power)} y2={y(power)} />
            <text className={styles.tick} x={left - 6} y={y(power) + 5} textAnchor="end">{whole(power)}</text>
          </g>
        ))}
        <line className={styles.wanted} x1={left} x2={right} y1={y(plan.power)} y2={y(plan.power)} />
        <text className={styles.wantedText} x={left + 4} y={y(plan.power) - 6}>{whole(plan.power)}</text>
        <line className={styles.step} x1={x(plan.minutes)} x2={x(plan.minutes)} y1={top - 4} y2={bottom} />
        <text className={styles.stepText} x={x(plan.minutes)} y={top - 10} textAnchor="middle">{`this step: ${plan.minutes} min`}</text>
        {drawn.map(({ regression, shade, path }) => <path key={regression} className={`${styles.curve} ${shade}`} d={path} />)}
        {drawn.map(({ regression, needed }) => <circle key={regression} className={styles.dot} cx={x(needed)} cy={y(plan.power)} r={5} />)}
        {drawn.map(({ regression, needed }, index) => {
          const [minute, power] = labels[index] ?? [needed, 0.5];
          return (
            <g key={regression}>
              <text className={styles.label} x={x(minute)} y={y(power)}>{percent(regression)}</text>
              <text className={styles.tick} x={x(minute)} y={y(power) + 18}>{`${Math.round(needed)} min`}</text>
            </g>
          );
        })}
        {ticks.map((minute) => (
          <g key={minute}>
            <line className={styles.axis} x1={x(minute)} x2={x(minute)} y1={bottom} y2={bottom + 5} />
            <text className={styles.tick} x={x(minute)} y={bottom + 22} textAnchor={minute === last ? 'end' : 'middle'}>{minute === 1 ? '1 min' : minute === 60 ? '1 h' : minute === 240 ? '4 h' : minute}</text>
          </g>
        ))}
        <line className={styles.axis} x1={left} x2={right} y1={bottom} y2={bottom} />
      </svg>
    </FigureFrame>
  );
}
