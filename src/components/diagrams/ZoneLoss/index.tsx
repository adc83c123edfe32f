import type { ReactNode } from 'react';

import { DataTable } from '@site/src/components/ui/DataTable';
import { FigureFrame } from '@site/src/components/ui/FigureFrame';
import { example, healTimes, highestUse, loseFullest, replicasNeeded, type Fleet } from '@site/src/models/zone-loss/model';
import { checkout } from '@site/src/contract/worked-example';

import styles from './styles.module.css';

const { fleet, healing } = example;
const { first } = healTimes(healing);

const round = (value: number, digits = 1): string => value.toLocaleString('en-US', { maximumFractionDigits: digits });
const percent = (share: number): string => (Number.isFinite(share) ? `${round(share * 100)}%` : 'nobody left');

interface Case extends Fleet {
  readonly name: string;
  readonly then: string;
}

const small = { zones: 3, bears: fleet.bears, load: 3 * fleet.bears * 0.7 };

const cases: readonly Case[] = [
  { name: 'checkout at peak', ...fleet, then: 'holds, with nothing to spare' },
  { name: 'the same, every client retries once in ten', ...fleet, load: fleet.load * (1 + checkout.retryShare), then: 'two replicas more, or shed the retries' },
  { name: 'checkout in two zones', ...fleet, zones: 2, then: 'two replicas more' },
  { name: 'three replicas, one per zone, at 70%', ...small, replicas: 3, then: 'a fourth replica is not enough, five are' },
  { name: 'three replicas in one zone', ...small, replicas: 3, zones: 1, then: 'spread them, and look' },
];

/** The axis ends at 120% of the load. */
const widest = 1.2;
const x = (share: number): string => `${round((Math.min(share, widest) / widest) * 100, 2)}%`;
const barHeight = 22;

const views = cases.map((one) => {
  const loss = loseFullest(one);
  const needed = one.zones > 1 ? replicasNeeded(one) : replicasNeeded({ ...one, zones: 3 });
  return { ...one, loss, needed, use: one.load / (one.replicas * one.bears) };
});

const text = ({ loss }: (typeof views)[number]): string =>
  loss.left === 0 ? 'serves nobody' : loss.beyond === 0 ? `serves all, at ${percent(loss.offered)} of what is left` : `serves ${percent(loss.served)}, ${round(loss.beyond)} requests/s too many`;

const conclusion = `Ten replicas of checkout lose four and still bear the peak, at 99.2% of what is left. With one retry per ten requests they do not, and neither do three replicas at 70%. The next replica serves after ${first} s at the earliest.`;

/** Capacity that is left without the fullest zone, against the load. */
export function ZoneLoss({ id = 'zone-loss' }: { readonly id?: string }): ReactNode {
  return (
    <FigureFrame
      id={id}
      question="Who serves the peak after the fullest zone is gone?"
      conclusion={conclusion}
      table={{
        head: ['Case', 'Use before', 'Replicas before → after', 'Offered to what is left', 'Served until capacity comes', 'Replicas it takes', 'So'],
        rows: views.map(({ name, use, replicas, loss, needed, then }) => [name, percent(use), `${replicas} → ${loss.left}`, percent(loss.offered), percent(loss.served), needed, then]),
      }}
      source={`Computed from a replica that bears ${fleet.bears} requests/s (sample). Bars: capacity without the fullest zone, as a share of the load.`}
    >
      <ul className={styles.cases}>
        {views.map((view) => {
          const share = view.loss.capacity / view.load;
          return (
            <li key={view.name}>
              <p className={styles.name}><b>{view.name}</b> {view.replicas} → {view.loss.left} replicas: {text(view)}</p>
              <svg className={styles.bar} width="100%" height={barHeight + 18} role="img" aria-label={`Capacity left is ${percent(share)} of the load`}>
                {share < 1 ? <rect className={styles.short} x={x(share)} y={2} width={`${round(((1 - share) / widest) * 100, 2)}%`} height={barHeight} /> : null}
                <rect className={styles.left} x={0} y={2} width={x(share)} height={barHeight} />
                <line className={styles.load} x1={x(1)} x2={x(1)} y1={0} y2={barHeight + 4} />
                <text className={styles.label} x={x(1)} y={barHeight + 16} textAnchor="middle">load {round(view.load)}/s</text>
                {share > 0.35 ? <text className={styles.inside} x={6} y={barHeight / 2 + 6.5}>left: {round(view.loss.capacity)} requests/s</text> : null}
              </svg>
            </li>
          );
        })}
      </ul>
    </FigureFrame>
  );
}

/** What it costs *checkout* that one zone may go, by number of zones. */
export function ZonePrice(): ReactNode {
  const bare = Math.ceil(fleet.load / fleet.bears);
  return (
    <DataTable
      caption="Replicas of checkout so that one zone may go at peak"
      head={['Zones', 'Highest use, equal zones', 'Replicas needed', 'Of them spare', 'Use at peak']}
      rows={[2, 3, 4].map((zones) => {
        const replicas = replicasNeeded({ ...fleet, zones });
        return [String(zones), percent(Math.floor(highestUse(zones) * 1000) / 1000), replicas, replicas - bare, percent(fleet.load / (replicas * fleet.bears))];
      })}
    />
  );
}
