import type { ReactNode } from 'react';

import { FigureFrame } from '@site/src/components/ui/FigureFrame';
import { checkout } from '@site/src/contract/worked-example';
import { chainSpans, type ChainHop } from '@site/src/models/retry/model';

import styles from './styles.module.css';

const reserve = 0.5;
const cap = 30;
const hops: readonly ChainHop[] = [
  { name: 'prices', spentSeconds: 4, capSeconds: cap },
  { name: 'ledger', spentSeconds: 3, capSeconds: cap },
];
const leaves = checkout.longestSeconds;
const groups = [
  { title: `Each call has its own ${cap} s`, spans: chainSpans(hops, leaves, reserve, false) },
  { title: `Each call gets what is left, less ${reserve * 1000} ms`, spans: chainSpans(hops, leaves, reserve, true) },
] as const;

const left = 84;
const right = 700;
const until = 40;
const x = (seconds: number): number => left + (seconds / until) * (right - left);
const rowHeight = 30;
const groupTop = (index: number): number => 62 + index * 142;

/** How long a callee works after its caller has given up, with fixed timeouts and with a deadline passed on. */
export function DeadlineChain({ id = 'deadline-chain' }: { readonly id?: string }): ReactNode {
  const [fixed, passed] = groups.map(({ spans }) => spans.at(-1));
  if (!fixed || !passed) throw new Error('both chains have a last call');
  const wasted = groups[0].spans.map(({ name, wastedSeconds }) => `${name} ${wastedSeconds}\u00a0s`).join(' and ');
  const conclusion = `checkout gives up at ${leaves}\u00a0s. With ${cap}\u00a0s for each call, work goes on for nobody: ${wasted}. With the remainder passed on, ledger stops at ${passed.endSeconds}\u00a0s.`;
  return (
    <FigureFrame
      id={id}
      question="How long does the last service work after the first has given up?"
      conclusion={conclusion}
      table={{
        head: ['Timeouts', 'Call', 'Starts at', 'Works until at most', 'For nobody'],
        rows: groups.flatMap(({ title, spans }) => spans.map(({ name, startSeconds, endSeconds, wastedSeconds }) => [title, name, `${startSeconds} s`, `${endSeconds} s`, `${wastedSeconds} s`])),
      }}
      minWidth={640}
      source="Sample: checkout calls prices after 4 s, prices calls ledger 3 s later, ledger hangs. checkout’s own deadline is 25 s (chosen); 30 s is a common fixed timeout."
    >
      <svg viewBox="0 0 720 352" role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{conclusion}</title>
        {[0, 10, 20, 30, 40].map((tick) => (
          <g key={tick}>
            <line className={styles.grid} x1={x(tick)} x2={x(tick)} y1={38} y2={316} />
            <text className={styles.tick} x={x(tick)} y={336} textAnchor="middle">{tick} s</text>
          </g>
        ))}
        {groups.map(({ title, spans }, group) => (
          <g key={title}>
            <text className={styles.title} x={left} y={groupTop(group) - 8}>{title}</text>
            {[{ name: 'checkout', startSeconds: 0, endSeconds: leaves, wastedSeconds: 0 }, ...spans].map(({ name, startSeconds, endSeconds, wastedSeconds }, row) => {
              const y = groupTop(group) + row * (rowHeight + 6);
              const useful = endSeconds - wastedSeconds;
              return (
                <g key={name}>
                  <text className={styles.name} x={left - 10} y={y + 20} textAnchor="end">{name}</text>
                  <rect className={styles.work} x={x(startSeconds)} y={y} width={x(useful) - x(startSeconds)} height={rowHeight} />
                  {wastedSeconds > 0 ? <rect className={styles.waste} x={x(useful)} y={y} width={x(endSeconds) - x(useful)} height={rowHeight} /> : null}
                  <text className={styles.inside} x={x(startSeconds) + 8} y={y + 20}>{`${startSeconds} s to ${useful} s`}</text>
                  {wastedSeconds > 0 ? <text className={styles.alarm} x={x(useful) + 8} y={y + 20}>{`${wastedSeconds} s for nobody`}</text> : null}
                </g>
              );
            })}
          </g>
        ))}
        <line className={styles.leaves} x1={x(leaves)} x2={x(leaves)} y1={26} y2={316} />
        <text className={styles.leavesText} x={x(leaves)} y={18} textAnchor="middle">{`checkout gives up at ${leaves} s`}</text>
      </svg>
    </FigureFrame>
  );
}
