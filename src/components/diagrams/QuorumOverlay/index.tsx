import type { ReactNode } from 'react';

import { FigureFrame } from '@site/src/components/ui/FigureFrame';
import { ledger } from '@site/src/contract/worked-example';
import { drainOf, quorumOf, writesStop, type Absence } from '@site/src/models/quorum/model';

import styles from './styles.module.css';

const minute = 60;
const until = 16 * minute;
const members = ledger.members;
/** A member that is replaced stops, recovers and is ready again. */
const awaySeconds = ledger.graceSeconds + ledger.recoverySeconds;
const drainAsks = 4 * minute;
const crashAt = 6 * minute;

const rollout: Absence = { member: 2, from: 0, to: awaySeconds, cause: 'rollout' };
const crash: Absence = { member: 0, from: crashAt, to: null, cause: 'crash' };
const drain = (absences: readonly Absence[]): Absence | null => drainOf({ member: 1, asksAt: drainAsks, awaySeconds, absences, until });

interface Panel {
  readonly title: string;
  readonly absences: readonly Absence[];
  /** From its first question until it is granted, or to the end. */
  readonly refused: { readonly from: number; readonly to: number } | null;
}

const waiting = drain([rollout]);
const panels: readonly Panel[] = [
  { title: 'A rollout, then a drain', absences: [rollout, ...(waiting ? [waiting] : [])], refused: { from: drainAsks, to: waiting?.from ?? until } },
  { title: 'Both within the same second', absences: [rollout, { ...rollout, member: 1, cause: 'drain' }], refused: null },
  { title: 'A rollout, a drain, and a crash', absences: [rollout, crash], refused: { from: drainAsks, to: drain([rollout, crash])?.from ?? until } },
];
const shown = panels.map((panel) => ({ ...panel, stops: writesStop(members, panel.absences, until) }));
const minutes = (spans: readonly { readonly from: number; readonly to: number }[]): number => spans.reduce((sum, { from, to }) => sum + (to - from) / minute, 0);

const left = 70;
const right = 336;
const top = 4;
const row = 17;
const panelHeight = 24 + (members + 1) * row + 24;
const axisY = top + panels.length * panelHeight - 6;
const x = (second: number): number => left + (Math.min(second, until) / until) * (right - left);

/** What the budget holds apart and what it cannot: three events on three members. */
export function QuorumOverlay({ id = 'quorum-overlay' }: { readonly id?: string }): ReactNode {
  const [, together, three] = shown;
  const conclusion = `The budget makes a drain wait for a rollout and for a member that has crashed. It cannot part two decisions of one second (writes stop for ${minutes(together?.stops ?? [])}\u00a0min), and a crash asks nobody (${minutes(three?.stops ?? [])}\u00a0min).`;
  return (
    <FigureFrame
      id={id}
      question="Which events does a budget of one keep apart?"
      conclusion={conclusion}
      table={{
        head: ['Case', 'Away', 'Drain', 'Writes stop for'],
        rows: shown.map(({ title, absences, refused, stops }) => [
          title,
          absences.map(({ member, from, to, cause }) => `ledger-${member}: ${cause}, minute ${from / minute} to ${to === null ? 'when somebody acts' : to / minute}`).join('; '),
          refused === null ? 'granted' : refused.to < until ? `refused until minute ${refused.to / minute}` : 'refused, to the end of the drawing',
          `${minutes(stops)} min`,
        ]),
      }}
      source={`Computed: ${members} members, quorum ${quorumOf(members)}; a member that is replaced is away for ${awaySeconds / minute} min (${ledger.graceSeconds} s of stop, chosen, and ${ledger.recoverySeconds} s of recovery, sample). The drain asks at minute ${drainAsks / minute}, the crash comes at minute ${crashAt / minute}.`}
    >
      <svg className={styles.drawing} viewBox={`0 0 344 ${axisY + 22}`} role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{conclusion}</title>
        {[0, 4, 8, 12, 16].map((at) => (
          <g key={at}>
            <line className={styles.grid} x1={x(at * minute)} x2={x(at * minute)} y1={top + 20} y2={axisY} />
            <text className={styles.tick} x={x(at * minute)} y={axisY + 17} textAnchor={at === 16 ? 'end' : 'middle'}>{at === 16 ? '16 min' : at}</text>
          </g>
        ))}
        {shown.map(({ title, absences, refused, stops }, panel) => {
          const y = top + panel * panelHeight;
          const rowY = (member: number): number => y + 24 + (members - 1 - member) * row;
          const writesY = y + 24 + members * row;
          return (
            <g key={title}>
              <text className={styles.title} x={8} y={y + 15}>{title}</text>
              {Array.from({ length: members }, (_, member) => (
                <g key={member}>
                  <text className={styles.member} x={8} y={rowY(member) + 12}>{`ledger-${member}`}</text>
                  <rect className={styles.here} x={left} y={rowY(member) + 1} width={right - left} height={row - 3} />
                </g>
              ))}
              {absences.map(({ member, from, to, cause }) => (
                <g key={`${member}-${cause}`}>
                  <rect className={cause === 'crash' ? styles.crash : styles.planned} x={x(from)} y={rowY(member) + 1} width={x(to ?? until) - x(from)} height={row - 3} />
                  <text className={styles.word} x={x(from) + 5} y={rowY(member) + 12}>{cause}</text>
                </g>
              ))}
              {refused === null ? null : (
                <g>
                  <line className={styles.refused} x1={x(refused.from)} x2={x(refused.to)} y1={rowY(1) + 13} y2={rowY(1) + 13} />
                  <text className={styles.word} x={x(refused.from) + 3} y={rowY(1) + 10}>{refused.to - refused.from > 8 * minute ? 'drain asks, refused' : 'drain refused'}</text>
                </g>
              )}
              <text className={styles.member} x={8} y={writesY + 13}>writes</text>
              <rect className={styles.writes} x={left} y={writesY + 6} width={right - left} height={5} />
              {stops.map(({ from, to }) => (
                <g key={from}>
                  <rect className={styles.stop} x={x(from)} y={writesY + 3} width={x(to) - x(from)} height={11} />
                  <text className={styles.stopText} x={x(from)} y={writesY + 28}>{`no writes for ${(to - from) / minute} min`}</text>
                </g>
              ))}
            </g>
          );
        })}
      </svg>
    </FigureFrame>
  );
}
