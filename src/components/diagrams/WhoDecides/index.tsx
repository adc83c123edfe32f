import type { ReactNode } from 'react';

import { FigureFrame } from '@site/src/components/ui/FigureFrame';
import { alertAfter, checkoutRelease, requestsOf } from '@site/src/models/release-harm/model';

import styles from './styles.module.css';

interface WhoDecidesProps {
  readonly id?: string;
}

const { everyone, trial, perSecond, objective } = checkoutRelease;
const alert = alertAfter(everyone.errorRatio, objective, 14.4, 60);
const count = (value: number): string => Math.round(value).toLocaleString('en-US');
const gate = requestsOf(trial, perSecond);
const people = requestsOf(everyone, perSecond);

const zero = 196;
const right = 706;
const x = (minute: number): number => zero + (minute / everyone.minutes) * (right - zero);
const rows = [8, 124, 240] as const;
const axisY = 352;

const conclusion = `The approver decides the day before, having seen no request of the new version. The gate stops it after ${trial.minutes} minutes: ${count(gate.seen)} requests seen, ${count(gate.failed)} failed. People stop it after ${everyone.minutes} minutes, when ${count(people.failed)} have failed.`;

/** Picture 3 of the ten minutes: three deciders on one time line, and what each has seen. */
export function WhoDecides({ id = 'who-decides' }: WhoDecidesProps): ReactNode {
  return (
    <FigureFrame
      id={id}
      question="Who can stop a bad release, when, and having seen what?"
      conclusion={conclusion}
      table={{
        head: ['Decides', 'When', 'Requests of the new version seen', 'Failed by then'],
        rows: [
          ['Approver', 'the day before', '0', '0'],
          ['Gate, on a trial of 5%', `after ${trial.minutes} min`, count(gate.seen), count(gate.failed)],
          ['People, alerted', `after ${everyone.minutes} min; alert after ${alert.toFixed(1)}`, count(people.seen), count(people.failed)],
        ],
      }}
      source={`Calculated for checkout, ${perSecond} requests/s, a fault that fails ${everyone.errorRatio * 100}%. Alert: 14.4 × the budget over one hour. The ${trial.minutes} and ${everyone.minutes} minutes are chosen.`}
    >
      <svg viewBox="0 0 720 398" role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{conclusion}</title>
        <line className={styles.release} x1={zero} x2={zero} y1={50} y2={axisY} />

        <text className={styles.name} x={4} y={rows[0] + 28}>Approver: 0 requests seen</text>
        <rect className={styles.approver} x={4} y={rows[0] + 44} width={zero - 12} height={48} />
        <text className={styles.text} x={16} y={rows[0] + 78}>day before</text>

        <text className={styles.name} x={zero + 10} y={rows[1] + 28}>{`Gate: ${count(gate.failed)} failed`}</text>
        <rect className={styles.gate} x={zero} y={rows[1] + 44} width={x(trial.minutes) - zero} height={48} />
        <text className={styles.text} x={zero + 14} y={rows[1] + 78}>stops it</text>

        <text className={styles.name} x={zero + 10} y={rows[2] + 28}>{`People: ${count(people.failed)} failed`}</text>
        <rect className={styles.people} x={zero} y={rows[2] + 44} width={right - zero} height={48} />
        <line className={styles.alert} x1={x(alert)} x2={x(alert)} y1={rows[2] + 38} y2={rows[2] + 98} />
        <text className={styles.text} x={x(alert) + 12} y={rows[2] + 78}>alert</text>
        <text className={styles.text} x={right - 12} y={rows[2] + 78} textAnchor="end">stop it</text>

        <line className={styles.axis} x1={4} x2={right} y1={axisY} y2={axisY} />
        <text className={styles.tick} x={zero} y={axisY + 36} textAnchor="middle">release</text>
        <text className={styles.tick} x={x(trial.minutes)} y={axisY + 36} textAnchor="middle">{`${trial.minutes} min`}</text>
        <text className={styles.tick} x={right} y={axisY + 36} textAnchor="end">{`${everyone.minutes} min`}</text>
      </svg>
    </FigureFrame>
  );
}
