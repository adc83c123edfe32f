import type { ReactNode } from 'react';
import useBaseUrl from '@docusaurus/useBaseUrl';

import type { ClauseId } from '../../../contract/types';
import { FigureFrame } from '../../ui/FigureFrame';
import styles from './styles.module.css';

const states = ['Pending', 'Starting', 'Ready', 'Draining', 'Gone'] as const;
type State = (typeof states)[number];

interface Arrow {
  readonly from: State;
  readonly to: State;
  /** Who moves the replica, and on what event; one entry per printed line. */
  readonly lines: readonly [string, string];
  readonly clauses: readonly ClauseId[];
}

/** Label offsets in x keep the texts beside *Ready* clear of the loop above it. */
const shift: Readonly<Partial<Record<State, number>>> = { Starting: -14, Ready: 14 };

const forward: readonly Arrow[] = [
  { from: 'Pending', to: 'Starting', lines: ['scheduler finds room,', 'kubelet pulls'], clauses: ['R1', 'D2', 'P4'] },
  { from: 'Starting', to: 'Ready', lines: ['start-up ends', 'inside its budget'], clauses: ['H1', 'L5', 'C4'] },
  { from: 'Ready', to: 'Draining', lines: ['rollout, drain,', 'scale-in delete it'], clauses: ['D1', 'V9', 'P7'] },
  { from: 'Draining', to: 'Gone', lines: ['last answer is out', 'before SIGKILL'], clauses: ['L1', 'L2', 'L3', 'L4'] },
];
const restart: Arrow = { from: 'Ready', to: 'Starting', lines: ['container restarts:', 'liveness or memory'], clauses: ['H3', 'R2'] };
const loss: Arrow = { from: 'Ready', to: 'Gone', lines: ['lost without notice:', 'node, zone, hard eviction'], clauses: ['D3', 'R4', 'D5'] };
const replace: Arrow = { from: 'Gone', to: 'Pending', lines: ['a controller asks for the next one;', 'load, floor and ceiling say how many'], clauses: ['S1', 'S2', 'S3', 'S4', 'D4'] };
const rotation: Arrow = { from: 'Ready', to: 'Ready', lines: ['in and out of rotation,', 'never for a sibling’s fault'], clauses: ['H2', 'H4'] };
const arrows: readonly Arrow[] = [...forward, rotation, restart, loss, replace];

const box = { width: 96, height: 44, y: 168 };
const step = 153;
const x = (state: State): number => 6 + states.indexOf(state) * step;
const middle = (state: State): number => x(state) + box.width / 2;
const chip = { width: 30, height: 24, gap: 4 };

/** Clause ids as links, centered on `at`; the address is the clause’s own page. */
function Chips({ clauses, at, y }: { readonly clauses: readonly ClauseId[]; readonly at: number; readonly y: number }): ReactNode {
  const base = useBaseUrl('/c/');
  const left = at - (clauses.length * (chip.width + chip.gap) - chip.gap) / 2;
  return clauses.map((clause, index) => (
    <a key={clause} href={`${base}${clause.toLowerCase()}/`} className={styles.chip}>
      <rect x={left + index * (chip.width + chip.gap)} y={y} width={chip.width} height={chip.height} rx="3" />
      <text x={left + index * (chip.width + chip.gap) + chip.width / 2} y={y + 17} textAnchor="middle">{clause}</text>
    </a>
  ));
}

function Label({ arrow, at, y }: { readonly arrow: Arrow; readonly at: number; readonly y: number }): ReactNode {
  return (
    <>
      {arrow.lines.map((line, index) => <text key={line} x={at} y={y + index * 17} textAnchor="middle" className={styles.text}>{line}</text>)}
      <Chips clauses={arrow.clauses} at={at} y={y + 25} />
    </>
  );
}

/** A service as a population of replicas: five states, who moves a replica, and the clauses on each arrow. */
export function PopulationMap({ id = 'population' }: { readonly id?: string }): ReactNode {
  const bottom = box.y + box.height;
  return (
    <FigureFrame
      id={id}
      question="What moves a replica from state to state, and which clause bounds it?"
      conclusion="Of eight arrows the application pulls two: it becomes ready and it exits. The other six belong to loops, at an hour the team does not choose."
      table={{
        head: ['From', 'To', 'What happens', 'Clauses'],
        rows: arrows.map(({ from, to, lines, clauses }) => [from, from === to ? 'Ready, unready' : to, lines.join(' '), clauses.join(', ')]),
      }}
      minWidth={660}
    >
      <svg viewBox="0 0 720 424" role="group" aria-labelledby={`${id}-question`}>
        <defs>
          <marker id={`${id}-tip`} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto-start-reverse"><path d="M0 0 L8 4 L0 8 z" className={styles.tip} /></marker>
        </defs>
        {forward.map((arrow) => (
          <g key={arrow.from}>
            <line x1={x(arrow.from) + box.width} x2={x(arrow.to) - 2} y1={box.y + 22} y2={box.y + 22} className={styles.arrow} markerEnd={`url(#${id}-tip)`} />
            <line x1={(x(arrow.from) + box.width + x(arrow.to)) / 2} x2={(x(arrow.from) + box.width + x(arrow.to)) / 2} y1={box.y - 2} y2={box.y + 20} className={styles.leader} />
            <Label arrow={arrow} at={(x(arrow.from) + box.width + x(arrow.to)) / 2 + (shift[arrow.from] ?? 0)} y={box.y - 58} />
          </g>
        ))}
        <path d={`M${middle('Ready') - 7} ${box.y} C${middle('Ready') - 22} 66 ${middle('Ready') + 22} 66 ${middle('Ready') + 7} ${box.y - 3}`} className={styles.arrow} markerEnd={`url(#${id}-tip)`} />
        <Label arrow={rotation} at={middle('Ready')} y={18} />
        <path d={`M${middle('Ready') - 20} ${bottom} C${middle('Ready') - 30} ${bottom + 46} ${middle('Starting') + 30} ${bottom + 46} ${middle('Starting') + 12} ${bottom + 3}`} className={styles.bad} markerEnd={`url(#${id}-tip)`} />
        <Label arrow={restart} at={(middle('Starting') + middle('Ready')) / 2 - 4} y={bottom + 54} />
        <path d={`M${middle('Ready') + 20} ${bottom} C${middle('Ready') + 60} ${bottom + 46} ${middle('Gone') - 60} ${bottom + 46} ${middle('Gone') - 12} ${bottom + 3}`} className={styles.bad} markerEnd={`url(#${id}-tip)`} />
        <Label arrow={loss} at={middle('Draining')} y={bottom + 54} />
        <path d={`M${middle('Gone')} ${bottom} V${bottom + 130} Q${middle('Gone')} ${bottom + 142} ${middle('Gone') - 12} ${bottom + 142} H${middle('Pending') + 12} Q${middle('Pending')} ${bottom + 142} ${middle('Pending')} ${bottom + 130} V${bottom + 3}`} className={styles.arrow} markerEnd={`url(#${id}-tip)`} />
        <Label arrow={replace} at={360} y={bottom + 162} />
        {states.map((state) => (
          <g key={state}>
            <rect x={x(state)} y={box.y} width={box.width} height={box.height} rx="4" className={state === 'Ready' ? styles.serving : styles.state} />
            <text x={middle(state)} y={box.y + 27} textAnchor="middle" className={styles.name}>{state}</text>
          </g>
        ))}
      </svg>
    </FigureFrame>
  );
}
