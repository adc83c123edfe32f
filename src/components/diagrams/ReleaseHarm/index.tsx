import type { ReactNode } from 'react';

import { FigureFrame } from '@site/src/components/ui/FigureFrame';
import { budgetMinutes, checkoutRelease, outageMinutes, requestsOf, timesLess, type BadRelease } from '@site/src/models/release-harm/model';

import styles from './styles.module.css';

interface ReleaseHarmProps {
  readonly id?: string;
}

const { everyone, trial, perSecond, objective, days } = checkoutRelease;
const budget = budgetMinutes(objective, days);
const times = Math.round(timesLess(everyone, trial));
const percent = (share: number): string => `${Number((share * 100).toPrecision(2))}%`;
const spent = (release: BadRelease): string => percent(outageMinutes(release) / budget);

const left = 108;
const right = 706;
const top = 56;
const bottom = 330;
const x = (minute: number): number => left + (minute / everyone.minutes) * (right - left);
const y = (share: number): number => bottom - share * (bottom - top);

const conclusion = `The same fault spends ${spent(everyone)} of the month’s budget when everyone meets it for ${everyone.minutes} minutes, and ${spent(trial)} when ${percent(trial.share)} meet it for ${trial.minutes}: ${times} times less.`;

function row(name: string, release: BadRelease): readonly (string | number)[] {
  const { seen, failed } = requestsOf(release, perSecond);
  const count = (value: number): string => Math.round(value).toLocaleString('en-US');
  return [name, `${percent(release.share)} × ${percent(release.errorRatio)} × ${release.minutes} min`, `${Number(outageMinutes(release).toFixed(2))} min`, spent(release), `${count(failed)} of ${count(seen)}`];
}

/** Picture 2 of the ten minutes: harm as area, share of requests over time. */
export function ReleaseHarm({ id = 'release-harm' }: ReleaseHarmProps): ReactNode {
  return (
    <FigureFrame
      id={id}
      question="How much harm does one bad release do?"
      conclusion={conclusion}
      table={{
        head: ['Released', 'Share × errors × time', 'Full outage', `Of ${budget.toFixed(1)} min`, 'Failed requests'],
        rows: [row('To everyone at once', everyone), row('To a trial first', trial)],
      }}
      source={`Calculated for checkout, ${perSecond} requests/s, ${objective * 100}% over ${days} days. Share, errors and times are chosen: enter your own.`}
    >
      <svg viewBox="0 0 720 380" role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{conclusion}</title>
        <text className={styles.tick} x={4} y={34}>{`share of requests; ${percent(trial.errorRatio)} of them fail`}</text>
        <rect className={styles.everyone} x={left} y={top} width={right - left} height={bottom - top} />
        <rect className={styles.trial} x={left} y={y(trial.share)} width={x(trial.minutes) - left} height={bottom - y(trial.share)} />
        <text className={styles.name} x={left + 20} y={106}>Everyone at once</text>
        <text className={styles.text} x={left + 20} y={146}>{`${outageMinutes(everyone).toFixed(0)} minutes of full outage:`}</text>
        <text className={styles.text} x={left + 20} y={184}>{`${spent(everyone)} of the month’s budget`}</text>
        <text className={styles.name} x={left + 20} y={260}>Trial first</text>
        <text className={styles.text} x={left + 20} y={299}>{`${(outageMinutes(trial) * 60).toFixed(0)} s: ${spent(trial)}`}</text>
        <text className={styles.times} x={right - 22} y={284} textAnchor="end">{`${times} × less`}</text>
        <text className={styles.tick} x={left - 10} y={top + 24} textAnchor="end">100%</text>
        <text className={styles.tick} x={left - 10} y={bottom} textAnchor="end">{percent(trial.share)}</text>
        <line className={styles.axis} x1={left} x2={right} y1={bottom} y2={bottom} />
        <text className={styles.tick} x={x(trial.minutes)} y={bottom + 36} textAnchor="middle">{`${trial.minutes} min`}</text>
        <text className={styles.tick} x={right} y={bottom + 36} textAnchor="end">{`${everyone.minutes} min`}</text>
      </svg>
    </FigureFrame>
  );
}
