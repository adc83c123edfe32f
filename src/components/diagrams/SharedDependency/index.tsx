import type { ReactNode } from 'react';

import { FigureFrame } from '@site/src/components/ui/FigureFrame';
import { checkoutProbes, damage, probeDefaults, rotation, slowDatabase, type SharedOutage, type Stretch } from '@site/src/models/probe/model';

import styles from './styles.module.css';

interface Lane {
  readonly title: string;
  readonly stretches: readonly Stretch[];
  readonly empty: number;
  readonly failed: number;
  readonly backAt: number;
}

const { replicas, outage, rate, share, propagation } = slowDatabase;
const lasts = 80;

function deep(title: string, probe: SharedOutage['probe']): Lane {
  const input = { ...slowDatabase, probe };
  const { empty, failedDeep } = damage(input);
  const stretches = rotation(input);
  return { title, stretches, empty, failed: failedDeep, backAt: stretches.at(-1)?.to ?? outage };
}

const lanes: readonly Lane[] = [
  {
    title: 'Readiness asks this replica only',
    stretches: [{ from: 0, to: outage, inRotation: replicas }],
    empty: 0,
    failed: damage({ ...slowDatabase, probe: probeDefaults }).failedShallow,
    backAt: outage,
  },
  deep('Readiness asks the database, default values', probeDefaults),
  deep('Readiness asks the database, 5 s period and 2 s timeout', checkoutProbes.readiness),
];

const whole = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 0 });
const seconds = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 1 });

const left = 44;
const right = 706;
const top = 40;
const laneHeight = 118;
const plot = 66;
const axisY = top + lanes.length * laneHeight - 8;
const x = (at: number): number => left + (at / lasts) * (right - left);

/** Ready replicas over time as one line that starts and ends at all of them. */
function path({ stretches, backAt }: Lane, y: number): string {
  const level = (inRotation: number): number => y + plot - (inRotation / replicas) * plot;
  const steps = stretches.map(({ from, to, inRotation }) => `L${x(from)} ${level(inRotation)} L${x(to)} ${level(inRotation)}`).join(' ');
  return `M${x(0)} ${y + plot} ${steps} L${x(backAt)} ${level(replicas)} L${x(lasts)} ${level(replicas)} L${x(lasts)} ${y + plot} Z`;
}

/** Ten replicas, one database that hangs for a minute: what each kind of readiness makes of it. */
export function SharedDependency({ id = 'shared-dependency' }: { readonly id?: string }): ReactNode {
  const [shallow, slow, fast] = lanes;
  if (!shallow || !slow || !fast) throw new Error('three lanes are compared');
  const conclusion = `The database hangs for ${outage}\u00a0s. Without a database check all ${replicas} replicas stay and ${whole(shallow.failed)} requests fail, those that need it. With the check and default values nobody is in rotation for ${seconds(slow.empty)}\u00a0s and ${whole(slow.failed)} fail. A faster probe makes it ${seconds(fast.empty)}\u00a0s and ${whole(fast.failed)}.`;
  return (
    <FigureFrame
      id={id}
      question="The shared database hangs for a minute: how many replicas take requests?"
      conclusion={conclusion}
      table={{
        head: ['Readiness', 'First replica out', 'Nobody in rotation', 'All back', 'Failed requests'],
        rows: lanes.map(({ title, stretches, empty, failed, backAt }) => {
          const first = stretches.find(({ inRotation }) => inRotation < replicas);
          const none = stretches.filter(({ inRotation }) => inRotation === 0);
          return [
            title,
            first ? `${seconds(first.from)} s` : 'never',
            empty === 0 ? 'never' : `${seconds(none[0]?.from ?? 0)}–${seconds(none.at(-1)?.to ?? 0)} s (${seconds(empty)} s)`,
            backAt === outage ? 'nobody left' : `${seconds(backAt)} s`,
            whole(failed),
          ];
        }),
      }}
      minWidth={640}
      source={`Calculated: ${replicas} replicas with evenly spread probe phases, ${rate} requests/s of which ${share * 100}% need the database (assumed), propagation ${propagation} s. Replicas in rotation are assumed to carry any load, which flatters the deep check.`}
    >
      <svg viewBox={`0 0 720 ${axisY + 30}`} role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{conclusion}</title>
        <rect className={styles.outage} x={x(0)} y={24} width={x(outage) - x(0)} height={axisY - 24} />
        <text className={styles.alarm} x={x(0) + 6} y={18}>Database hangs: 0 to {outage} s</text>
        {lanes.map((lane, index) => {
          const y = top + index * laneHeight + 26;
          const none = lane.stretches.filter(({ inRotation }) => inRotation === 0);
          const from = none[0]?.from;
          const to = none.at(-1)?.to;
          return (
            <g key={lane.title}>
              <text className={styles.title} x={left + 6} y={y - 8}>{lane.title}</text>
              <path className={styles.ready} d={path(lane, y)} />
              <text className={styles.tick} x={left - 6} y={y + 10} textAnchor="end">{replicas}</text>
              <text className={styles.tick} x={left - 6} y={y + plot} textAnchor="end">0</text>
              {from !== undefined && to !== undefined ? (
                <g>
                  <line className={styles.none} x1={x(from)} x2={x(to)} y1={y + plot} y2={y + plot} />
                  <text className={styles.strong} x={(x(from) + x(to)) / 2} y={y + 32} textAnchor="middle">✕ nobody for {seconds(lane.empty)} s</text>
                  <text className={styles.strong} x={(x(from) + x(to)) / 2} y={y + 52} textAnchor="middle">{whole(lane.failed)} requests fail</text>
                </g>
              ) : <text className={styles.inside} x={x(2)} y={y + 38}>✓ {replicas} in rotation, {whole(lane.failed)} requests fail: those that need it</text>}
            </g>
          );
        })}
        <line className={styles.axis} x1={left} x2={right} y1={axisY} y2={axisY} />
        {[0, 10, 20, 30, 40, 50, 60, 70, 80].map((second) => (
          <text key={second} className={styles.tick} x={x(second)} y={axisY + 19} textAnchor={second === lasts ? 'end' : 'middle'}>{second === lasts ? '80 s' : second}</text>
        ))}
      </svg>
    </FigureFrame>
  );
}
