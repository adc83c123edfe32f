import type { ReactNode } from 'react';

import { FigureFrame } from '@site/src/components/ui/FigureFrame';
import { checkout, requestsInStep, visibleRatio, type Delays, type Service, type Step } from '@site/src/models/exposure/model';

import styles from './styles.module.css';

interface ExposureStaircaseProps {
  readonly id?: string;
  readonly service?: Service;
  readonly steps?: readonly Step[];
  readonly delays?: Delays;
}

const left = 58;
const right = 706;
const top = 40;
const bottom = 300;
const lane = 344;
const lowest = 0.0018;
const after = 8;

const percent = (share: number): string => `${Number((share * 100).toPrecision(2))}%`;
const ordinal = (n: number): string => `${n}${n % 10 === 1 && n % 100 !== 11 ? 'st' : n % 10 === 2 && n % 100 !== 12 ? 'nd' : n % 10 === 3 && n % 100 !== 13 ? 'rd' : 'th'}`;
const y = (share: number): number => bottom - (Math.log(share / lowest) / Math.log(1 / lowest)) * (bottom - top);

/** Four steps of a release with their gates, and the one way down. */
export function ExposureStaircase({ id = 'exposure-staircase', service = checkout.service, steps = checkout.steps, delays = checkout.delays }: ExposureStaircaseProps): ReactNode {
  const total = steps.reduce((sum, { minMinutes }) => sum + minMinutes, 0);
  const x = (minute: number): number => left + (minute / (total + after)) * (right - left);
  const back = delays.lookMinutes + delays.abortMinutes;
  const drawn = steps.map((step, index) => {
    const from = steps.slice(0, index).reduce((sum, { minMinutes }) => sum + minMinutes, 0);
    return { ...step, from, to: from + step.minMinutes, seen: requestsInStep(step, service), sees: visibleRatio(step.stopAt, step.minSample, checkout.power) };
  });
  const conclusion = `Each gate opens after its minimum time and its minimum sample, whichever is later. It closes at a count of failed requests, at any moment, and then no request reaches the new version after at most ${back} minutes. The first gate sees faults from ${percent(drawn[0]?.sees ?? 0)} on, the last from ${percent(drawn.at(-1)?.sees ?? 0)}.`;
  return (
    <FigureFrame
      id={id}
      question="How far is a release at each minute, and what ends it?"
      conclusion={conclusion}
      table={{
        head: ['Share', 'From minute', 'To minute, at the earliest', 'Requests seen', 'Needed', 'Stops at failed request', 'Fault it shows (80%)'],
        rows: drawn.map(({ share, from, to, seen, minSample, stopAt, sees }) => [percent(share), from, to, seen, minSample, stopAt, percent(sees)]),
      }}
      minWidth={640}
      source={`Calculated for checkout, ${service.perSecond} requests/s, ${service.objective * 100}% over ${service.days} days; shares, times, samples and delays are chosen. Share axis logarithmic.`}
    >
      <svg viewBox="0 0 720 400" role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{conclusion}</title>
        <text className={styles.tick} x={left - 8} y={18} textAnchor="start">share of requests on the new version</text>
        {drawn.map(({ share, from, to }) => (
          <rect key={share} className={styles.area} x={x(from)} y={y(share)} width={x(to) - x(from)} height={bottom - y(share)} />
        ))}
        <rect className={styles.area} x={x(total)} y={top} width={x(total + after) - x(total)} height={bottom - top} />
        {drawn.map(({ share, from, to, seen, stopAt, sees }, index) => (
          <g key={share}>
            <line className={styles.step} x1={x(from)} x2={x(to)} y1={y(share)} y2={y(share)} />
            <line className={styles.rise} x1={x(to)} x2={x(to)} y1={y(share)} y2={y(drawn[index + 1]?.share ?? 1)} />
            <text className={styles.share} x={left - 8} y={y(share) + 5} textAnchor="end">{percent(share)}</text>
            <text className={styles.text} x={x(from) + (index === 0 ? 6 : 13)} y={y(share) + 19}>{`${seen.toLocaleString('en-US')} seen`}</text>
            <text className={styles.stop} x={x(from) + (index === 0 ? 6 : 13)} y={y(share) + 37}>{`✕ ${ordinal(stopAt)} error`}</text>
            <text className={styles.text} x={x(from) + (index === 0 ? 6 : 13)} y={y(share) + 55}>{`sees ${percent(sees)}`}</text>
            <line className={styles.abort} x1={x((from + to) / 2)} x2={x((from + to) / 2)} y1={Math.min(y(share) + 64, bottom - 6)} y2={lane - 6} />
            <path className={styles.head} d={`M${x((from + to) / 2) - 5},${lane - 8} l10,0 l-5,8 z`} />
            <path className={styles.gate} d={`M${x(to)},${y(share) - 8} l8,8 l-8,8 l-8,-8 z`} />
          </g>
        ))}
        <line className={styles.step} x1={x(total)} x2={x(total + after)} y1={top} y2={top} />
        <text className={styles.share} x={left - 8} y={top + 5} textAnchor="end">100%</text>
        <text className={styles.text} x={x(total) + 10} y={top + 19}>old one</text>
        <text className={styles.text} x={x(total) + 10} y={top + 37}>kept</text>
        <text className={styles.text} x={x(total) + 10} y={top + 55}>60 min</text>
        <line className={styles.axis} x1={left} x2={right} y1={bottom} y2={bottom} />
        {[0, ...drawn.map(({ to }) => to)].map((minute) => (
          <text key={minute} className={styles.tick} x={x(minute)} y={bottom + 18} textAnchor={minute === 0 ? 'start' : 'middle'}>{minute === 0 ? '0 min' : minute}</text>
        ))}
        <rect className={styles.lane} x={left} y={lane} width={right - left} height={32} />
        <text className={styles.laneText} x={left + 10} y={lane + 21}>{`0%: abort, at any moment, within ${back} min. The old version never shrank.`}</text>
        <path className={styles.gate} d="M470,14 l8,-8 l8,8 l-8,8 z" />
        <text className={styles.tick} x={492} y={18}>gate: time and sample reached</text>
      </svg>
    </FigureFrame>
  );
}
