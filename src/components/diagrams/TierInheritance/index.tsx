import type { ReactNode } from 'react';

import { inheritedTiers, type TierCall } from '../../../contract/tiers';
import type { Tier } from '../../../contract/types';
import { FigureFrame } from '../../ui/FigureFrame';
import styles from './styles.module.css';

/** Tiers as their owners declared them; only checkout and mailer are the site’s worked example. */
const declared: Readonly<Record<string, Tier>> = { checkout: 1, prices: 2, tax: 3, queue: 2, mailer: 2, templates: 3, suggestions: 3 };

/** Each row leaves checkout and runs to the right. */
const rows: readonly (readonly TierCall[])[] = [
  [{ from: 'checkout', to: 'prices', how: 'waits' }, { from: 'prices', to: 'tax', how: 'waits' }],
  [{ from: 'checkout', to: 'queue', how: 'waits' }, { from: 'queue', to: 'mailer', how: 'later' }, { from: 'mailer', to: 'templates', how: 'waits' }],
  [{ from: 'checkout', to: 'suggestions', how: 'optional' }],
];
const effective = inheritedTiers(declared, rows.flat());

const box = { width: 130, height: 48 };
const left = 108;
const gap = 64;
const x = (column: number): number => left + gap + column * (box.width + gap);
const y = (row: number): number => 12 + row * 76;

function tierText(name: string): string {
  return declared[name] === effective[name] ? `tier ${effective[name]}` : `declared ${declared[name]}, is ${effective[name]}`;
}

/** Which tier a callee ends up in: inherited by calls that wait, and by no others. */
export function TierInheritance({ id = 'tier-inheritance' }: { readonly id?: string }): ReactNode {
  const bottom = y(rows.length - 1) + box.height;
  return (
    <FigureFrame
      id={id}
      question="Which tier does the callee get?"
      conclusion="Every call that waits hands its caller’s tier on, over any number of hops: prices, tax and the queue become tier 1, and templates tier 2 through mailer. What is read later, or is optional with a tested fallback, keeps its own."
      table={{ head: ['Caller', 'How it depends', 'Callee', 'Tier of the callee'], rows: rows.flat().map(({ from, to, how }) => [from, how, to, tierText(to)]) }}
      minWidth={640}
    >
      <svg viewBox="0 0 720 226" role="img" aria-labelledby={`${id}-question`}>
        <rect x="8" y={y(0)} width={left - 8} height={bottom - y(0)} className={styles.source} />
        <text x={(left + 8) / 2} y={(y(0) + bottom) / 2 - 4} textAnchor="middle" className={styles.name}>checkout</text>
        <text x={(left + 8) / 2} y={(y(0) + bottom) / 2 + 15} textAnchor="middle" className={styles.text}>{tierText('checkout')}</text>
        {rows.map((calls, row) => calls.map(({ to, how }, column) => {
          const middle = y(row) + box.height / 2;
          const end = x(column);
          const raised = declared[to] !== effective[to];
          return (
            <g key={to}>
              <line x1={end - gap} x2={end - 7} y1={middle} y2={middle} className={how === 'waits' ? styles.waits : styles.loose} />
              <path d={`M${end - 8} ${middle - 5} L${end} ${middle} L${end - 8} ${middle + 5} Z`} className={styles.head} />
              <text x={end - gap / 2 - 3} y={middle - 7} textAnchor="middle" className={styles.text}>{how}</text>
              <rect x={end} y={y(row)} width={box.width} height={box.height} className={raised ? styles.raised : styles.kept} />
              <text x={end + box.width / 2} y={middle - 4} textAnchor="middle" className={styles.name}>{to}</text>
              <text x={end + box.width / 2} y={middle + 15} textAnchor="middle" className={raised ? styles.strong : styles.text}>{tierText(to)}</text>
            </g>
          );
        }))}
        <text x={x(1) - gap + 16} y={y(2) + box.height / 2 + 5} className={styles.text}>its absence is tested under load</text>
      </svg>
    </FigureFrame>
  );
}
