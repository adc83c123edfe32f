import type { ReactNode } from 'react';

import { FigureFrame } from '@site/src/components/ui/FigureFrame';
import { failuresToFire, firesAt, mixinAlerts, type BurnRateAlert } from '@site/src/models/burnRate/model';
import { budgetRequests, checkout, checkoutRollouts, ending, exposedMinutes, rollOut, shareAt, type Exposure } from '@site/src/models/exposure/model';

import styles from './styles.module.css';

interface ExposureRaceProps {
  readonly id?: string;
  /** Share of its requests that the new version fails. */
  readonly errorRatio?: number;
}

/** A release without a gate, ended by the pager. */
interface Ungated {
  readonly name: string;
  readonly className: string | undefined;
  readonly curve: readonly Exposure[];
  readonly page: number;
  readonly back: number;
}

const fast = mixinAlerts[0] as BurnRateAlert;
const { service, steps, delays, undoMinutes } = checkout;
const last = 18;
const left = 62;
const right = 706;
const x = (minute: number): number => left + (minute / last) * (right - left);
const panels = { share: { top: 44, bottom: 176 }, failed: { top: 236, bottom: 384 } } as const;
const percent = (share: number): string => `${Number((share * 100).toPrecision(2))}%`;
const whole = (value: number): string => Math.round(value).toLocaleString('en-US');

function ungated(name: string, className: string | undefined, curve: readonly Exposure[], errorRatio: number): Ungated {
  const page = firesAt(curve.map(({ from, share }) => ({ from, errorRatio: share * errorRatio })), service.objective, fast) ?? Infinity;
  return { name, className, curve, page, back: page + undoMinutes };
}

/** Share over time and failed requests over time of one fault, released in three ways, against the line of the page. */
export function ExposureRace({ id = 'exposure-race', errorRatio = 0.2 }: ExposureRaceProps): ReactNode {
  const defaults = ungated('defaults', styles.defaults, rollOut(checkoutRollouts.defaults).curve, errorRatio);
  const careful = ungated('one at a time', styles.careful, rollOut(checkoutRollouts.oneAtATime).curve, errorRatio);
  const gated = ending(errorRatio, steps, service, delays);
  const gatedShare = steps[gated.step ?? 0]?.share ?? 0;
  const limit = failuresToFire(fast, service.objective, service.perSecond);
  const failed = ({ curve }: Ungated, minute: number): number => exposedMinutes(curve, minute) * 60 * service.perSecond * errorRatio;
  const ofBudget = (count: number): string => percent(count / budgetRequests(service));
  const shareY = (share: number): number => panels.share.bottom - share * (panels.share.bottom - panels.share.top);
  const failedY = (count: number): number => panels.failed.bottom - (count / 6500) * (panels.failed.bottom - panels.failed.top);
  const stairs = ({ curve, back }: Ungated): string => `M${x(0)},${shareY(0)} ${curve.filter(({ from }) => from < back).map(({ from, share }) => `H${x(from)} V${shareY(share)}`).join(' ')} H${x(back)} V${shareY(0)}`;
  const slope = (release: Ungated): string => {
    const corners = [...release.curve.map(({ from }) => from).filter((from) => from < release.back), release.back];
    return `M${x(0)},${failedY(0)} ${corners.map((minute) => `L${x(minute)},${failedY(failed(release, minute))}`).join(' ')}`;
  };
  const conclusion = `The page fires at ${whole(limit)} failed requests, whatever the speed: after ${defaults.page.toFixed(1)} minutes with the defaults, at ${percent(shareAt(defaults.curve, defaults.page))} exposure, and after ${careful.page.toFixed(1)} one at a time, at ${percent(shareAt(careful.curve, careful.page))}. Users are back ${undoMinutes} minutes later, with ${whole(failed(defaults, defaults.back))} and ${whole(failed(careful, careful.back))} failed. The gate ends at ${percent(gatedShare)} exposure with ${whole(gated.failed)}.`;
  return (
    <FigureFrame
      id={id}
      question={`The new version fails ${percent(errorRatio)} of its requests: what stops it, and after how many?`}
      conclusion={conclusion}
      table={{
        head: ['Release', 'Told after', 'Exposed then', 'Users back after', 'Failed requests', 'Of the budget'],
        rows: [
          ...[defaults, careful].map((release) => [
            release === defaults ? 'Rolling update, defaults of 1.37' : 'Rolling update, one at a time, 60 s ready', `${release.page.toFixed(1)} min`, percent(shareAt(release.curve, release.page)), `${release.back.toFixed(1)} min`, whole(failed(release, release.back)), ofBudget(failed(release, release.back)),
          ]),
          ['Staircase with gates', `${(gated.minutes - delays.abortMinutes).toFixed(1)} min`, percent(gatedShare), `${gated.minutes.toFixed(1)} min`, whole(gated.failed), ofBudget(gated.failed)],
        ],
      }}
      minWidth={640}
      source={`Calculated for checkout: ${service.perSecond} requests/s, 10 replicas, 20 s start; page ${fast.name} and 5 min, without scrape, evaluation and the rule’s “for”; ${undoMinutes} min from page to users back (V4).`}
    >
      <svg viewBox="0 0 720 434" role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{conclusion}</title>
        <text className={styles.title} x={10} y={14}>Share of requests on the new version</text>
        <text className={styles.title} x={10} y={214}>Failed requests, added up</text>
        {[0, 0.5, 1].map((share) => (
          <g key={share}>
            <line className={styles.grid} x1={left} x2={right} y1={shareY(share)} y2={shareY(share)} />
            <text className={styles.tick} x={left - 8} y={shareY(share) + 5} textAnchor="end">{percent(share)}</text>
          </g>
        ))}
        {[0, 2000, 4000, 6000].map((count) => (
          <g key={count}>
            <line className={styles.grid} x1={left} x2={right} y1={failedY(count)} y2={failedY(count)} />
            <text className={styles.tick} x={left - 8} y={failedY(count) + 5} textAnchor="end">{whole(count)}</text>
          </g>
        ))}
        <line className={styles.alert} x1={left} x2={right} y1={failedY(limit)} y2={failedY(limit)} />
        <text className={styles.alertText} x={right - 2} y={failedY(limit) + 17} textAnchor="end">{`page: ${whole(limit)}`}</text>
        {[defaults, careful].map((release) => (
          <g key={release.name}>
            <path className={release.className} d={stairs(release)} />
            <path className={release.className} d={slope(release)} />
            <line className={styles.told} x1={x(release.page)} x2={x(release.page)} y1={shareY(shareAt(release.curve, release.page))} y2={failedY(limit)} />
            <circle className={styles.dot} cx={x(release.page)} cy={shareY(shareAt(release.curve, release.page))} r={5} />
            <circle className={styles.dot} cx={x(release.page)} cy={failedY(limit)} r={5} />
            <text className={styles.name} x={x(release.back) + 6} y={failedY(failed(release, release.back)) + 2}>{whole(failed(release, release.back))}</text>
          </g>
        ))}
        <text className={styles.name} x={x(0.9)} y={shareY(1) - 7}>defaults</text>
        <text className={styles.name} x={x(12.2)} y={shareY(1) - 7}>one at a time</text>
        <text className={styles.tick} x={x(defaults.page)} y={shareY(1) - 10} textAnchor="middle">{`page, ${defaults.page.toFixed(1)} min`}</text>
        <text className={styles.tick} x={x(careful.page) + 10} y={shareY(0.8) + 20}>{`page, ${careful.page.toFixed(1)} min`}</text>
        <path className={styles.gated} d={`M${x(0)},${shareY(gatedShare)} H${x(gated.minutes)} V${shareY(0)}`} />
        <path className={styles.gated} d={`M${x(0)},${failedY(0)} L${x(gated.minutes)},${failedY(gated.failed)}`} />
        <circle className={styles.end} cx={x(gated.minutes)} cy={failedY(gated.failed)} r={5} />
        <text className={styles.gatedText} x={x(gated.minutes) - 4} y={failedY(0) + 20}>{`gate: ${whole(gated.failed)} failed, over at ${gated.minutes.toFixed(1)} min`}</text>
        <text className={styles.gatedText} x={x(gated.minutes) + 10} y={shareY(0) - 8}>{`gate: never above ${percent(gatedShare)}`}</text>
        {[0, 5, 10, 15].map((minute) => (
          <text key={minute} className={styles.tick} x={x(minute)} y={panels.failed.bottom + 40} textAnchor={minute === 0 ? 'start' : 'middle'}>{`${minute} min`}</text>
        ))}
      </svg>
    </FigureFrame>
  );
}
