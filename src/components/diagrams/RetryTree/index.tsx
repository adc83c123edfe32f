import type { ReactNode } from 'react';

import { FigureFrame } from '@site/src/components/ui/FigureFrame';
import { attemptsPerUserAction, retryLoad } from '@site/src/models/retry/model';

import styles from './styles.module.css';

const attempts = 4;
const columns = ['user', 'gateway', 'checkout', 'ledger'] as const;
/** Attempts that reach each column while everything fails. */
const reach = columns.map((_, depth) => attemptsPerUserAction(Array<number>(depth).fill(attempts)));
const most = reach.at(-1) ?? 1;
const ways = [
  { name: 'three retries in each of three layers', count: most, kind: 'danger' },
  { name: 'three retries in one layer', count: attemptsPerUserAction([attempts, 1, 1]), kind: 'danger' },
  { name: 'one retry in one layer, budget 10%', count: retryLoad({ attemptsPerRequest: 2, retryRatioLimit: 0.1 }, 1), kind: 'app' },
] as const;

const top = 62;
const bottom = 318;
const x = (depth: number): number => 64 + depth * 196;
const y = (depth: number, index: number): number => top + ((index + 0.5) / (reach[depth] ?? 1)) * (bottom - top);
const branches = (depth: number): string =>
  Array.from({ length: reach[depth] ?? 0 }, (_, index) => `M${x(depth - 1)} ${y(depth - 1, Math.floor(index / attempts)).toFixed(1)}L${x(depth)} ${y(depth, index).toFixed(1)}`).join('');
const bar = (count: number): number => (count / most) * 372;

/** One request of a user, three layers that each try four times, and what other policies send instead. */
export function RetryTree({ id = 'retry-tree' }: { readonly id?: string }): ReactNode {
  const conclusion = `While ledger fails, one request becomes ${reach[1]} attempts at the gateway, ${reach[2]} at checkout and ${most} at ledger. Retrying in one layer leaves ${ways[1].count}; a budget of 10% leaves ${ways[2].count}, averaged over requests.`;
  return (
    <FigureFrame
      id={id}
      question="How many attempts reach the last service while it fails?"
      conclusion={conclusion}
      table={{
        head: ['Policy', ...columns.slice(1).map((name) => `Attempts at ${name}`)],
        rows: [
          [ways[0].name, ...reach.slice(1).map(String)],
          [ways[1].name, '1', '1', String(ways[1].count)],
          [ways[2].name, '1', '1', String(ways[2].count)],
        ],
      }}
      minWidth={640}
      source="Worst case: every attempt fails and no deadline cuts the tree. The client retries the gateway, the gateway retries checkout, checkout retries ledger."
    >
      <svg viewBox="0 0 720 448" role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{conclusion}</title>
        {columns.map((name, depth) => (
          <g key={name}>
            <text className={styles.name} x={x(depth)} y={22} textAnchor="middle">{name}</text>
            <text className={styles.count} x={x(depth)} y={44} textAnchor="middle">{depth === 0 ? '1 request' : `${reach[depth]} attempts`}</text>
            {depth === 0 ? null : <path className={styles.branch} d={branches(depth)} />}
          </g>
        ))}
        <circle className={styles.root} cx={x(0)} cy={y(0, 0)} r={7} />
        {columns.slice(1).map((name, index) => (
          <path key={name} className={styles.leaf} d={Array.from({ length: reach[index + 1] ?? 0 }, (_, leaf) => `M${x(index + 1) - 1.5} ${y(index + 1, leaf).toFixed(1)}h3`).join('')} />
        ))}
        {ways.map(({ name, count, kind }, index) => {
          const rowY = 346 + index * 34;
          return (
            <g key={name}>
              <text className={styles.label} x={262} y={rowY + 16} textAnchor="end">{name}</text>
              <rect className={styles[kind]} x={272} y={rowY} width={bar(count)} height={22} />
              <text className={styles.value} x={280 + bar(count)} y={rowY + 16}>{`×${count}`}</text>
            </g>
          );
        })}
      </svg>
    </FigureFrame>
  );
}
