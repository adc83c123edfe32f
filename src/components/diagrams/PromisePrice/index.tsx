import type { ReactNode } from 'react';

import { FigureFrame } from '@site/src/components/ui/FigureFrame';

import { checkout } from '../../../contract/worked-example';
import { floor, growth } from '../../../models/capacity/model';
import styles from './styles.module.css';

/** Services with the shape of checkout: a sample. */
const fleet = 40;
/** Lowest floor of tier 1. */
const lowest = 3;

interface Price {
  readonly seconds: number;
  readonly factor: number;
  readonly replicas: number;
  readonly cores: number;
}

const prices: readonly Price[] = [60, 120, 180, 240, 300].map((seconds) => {
  const factor = growth(seconds, checkout.doublingSeconds);
  const { replicas } = floor({ quietLoad: checkout.quietRate, growth: factor, capacityPerReplica: checkout.knee, zones: checkout.zones, lowest });
  return { seconds, factor, replicas, cores: (replicas * checkout.cpu.requestMilli) / 1000 };
});
const [first] = prices as readonly [Price, ...Price[]];
const last = prices.at(-1) ?? first;
const now = prices.find(({ seconds }) => seconds === 120) ?? first;

const left = 92;
const unit = 27;
const head = 26;
const rowHeight = 38;
const height = head + prices.length * rowHeight + 6;

const conclusion = `With capacity ${now.seconds} s away checkout keeps ${now.replicas} replicas through the night; at ${last.seconds} s it keeps ${last.replicas}. Over ${fleet} such services the difference is ${(fleet * (last.cores - now.cores)).toLocaleString('en-US')} cores, around the clock.`;

/** The floor a slower platform forces on a service. */
export function PromisePrice({ id = 'promise-price' }: { readonly id?: string }): ReactNode {
  return (
    <FigureFrame
      id={id}
      question="What does a slower time-to-capacity cost?"
      conclusion={conclusion}
      table={{
        head: ['Time-to-capacity, p99', 'Growth meanwhile', 'minReplicas of checkout', 'Cores requested', `Cores, ${fleet} such services`],
        rows: prices.map(({ seconds, factor, replicas, cores }) => [`${seconds} s`, factor.toFixed(2), replicas, cores, cores * fleet]),
      }}
      minWidth={600}
      source={`Formula of S2 on the inputs of checkout: ${checkout.quietRate} requests/s at night, doubling in ${checkout.doublingSeconds} s, ${checkout.knee} requests/s per replica, ${checkout.zones} zones, ${checkout.cpu.requestMilli}m CPU. ${fleet} services are a sample.`}
    >
      <svg viewBox={`0 0 600 ${height}`} role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{conclusion}</title>
        <text className={styles.head} x={0} y={15}>Capacity is</text>
        <text className={styles.head} x={left} y={15}>minReplicas, checkout</text>
        {prices.map(({ seconds, replicas, cores }, row) => {
          const y = head + row * rowHeight;
          return (
            <g key={seconds}>
              <text className={styles.name} x={0} y={y + 22}>{seconds} s away</text>
              <rect className={seconds === now.seconds ? styles.now : styles.bar} x={left} y={y + 4} width={replicas * unit} height={rowHeight - 12} rx={2} />
              <text className={styles.value} x={left + replicas * unit + 8} y={y + 22}>{replicas} replicas, {cores} cores{seconds === now.seconds ? ': the worked example' : ''}</text>
            </g>
          );
        })}
      </svg>
    </FigureFrame>
  );
}
