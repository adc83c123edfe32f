import type { ReactNode } from 'react';

import { FigureFrame } from '@site/src/components/ui/FigureFrame';

import styles from './styles.module.css';

type Mark = 'open' | 'some' | 'closed' | 'plain';

interface Cell {
  readonly mark: Mark;
  readonly text: string;
}

interface Step {
  readonly title: string;
  readonly does: string;
  readonly names: Cell;
  readonly forgotten: Cell;
  readonly atRisk: Cell;
  readonly back: Cell;
}

const open = (text: string): Cell => ({ mark: 'open', text });
const some = (text: string): Cell => ({ mark: 'some', text });
const closed = (text: string): Cell => ({ mark: 'closed', text });
const plain = (text: string): Cell => ({ mark: 'plain', text });

const steps: readonly Step[] = [
  { title: '1 Open rule', does: 'allows all', names: open('✓ open'), forgotten: open('✓ open'), atRisk: plain('0 pods'), back: plain('delete it') },
  { title: '2 Rules', does: 'listed, beside it', names: open('✓ open'), forgotten: open('✓ recorded'), atRisk: plain('0 pods'), back: plain('delete them') },
  { title: '3 One pod', does: 'gets the label', names: open('✓ open'), forgotten: some('~ fails on one'), atRisk: plain('1 pod'), back: plain('remove label') },
  { title: '4 One service', does: 'label in template', names: open('✓ open'), forgotten: some('~ fails here'), atRisk: plain('10 pods'), back: plain('remove labels') },
  { title: '5 Namespace', does: 'open rule goes', names: open('✓ open'), forgotten: some('~ in rare Jobs'), atRisk: plain('unlabeled pods'), back: plain('apply open rule') },
];

const denyFirst: Step = {
  title: 'Deny first', does: 'names later', names: closed('✕ closed'), forgotten: closed('✕ all calls fail'), atRisk: plain('all pods, at once'), back: plain('delete the deny'),
};

const lanes = [
  { key: 'names', title: 'Names, 53' },
  { key: 'forgotten', title: 'Unlisted call' },
  { key: 'atRisk', title: 'At risk' },
  { key: 'back', title: 'Way back' },
] as const;

const left = 112;
const width = 120;
const laneHeight = 34;
const top = 46;
const band = top + lanes.length * laneHeight;
const height = band + 96;
const cellX = (step: number): number => left + step * (width + 1.5);

const conclusion = 'With an open rule in place, narrow rules refuse nothing until a pod is labeled, so an unlisted call fails on one pod first. A deny that arrives before the rule for names stops all pods of the namespace at once.';

function CellBox({ cell, x, y, wide = width }: { readonly cell: Cell; readonly x: number; readonly y: number; readonly wide?: number }): ReactNode {
  return (
    <g>
      {cell.mark === 'plain' ? null : <rect className={styles[cell.mark]} x={x} y={y + 2} width={wide - 3} height={laneHeight - 7} rx={3} />}
      <text className={styles.cell} x={x + 6} y={y + 21}>{cell.text}</text>
    </g>
  );
}

/** The order in which a default-deny reaches a namespace, and what each step puts at risk. */
export function DenyRollout({ id = 'deny-rollout' }: { readonly id?: string }): ReactNode {
  return (
    <FigureFrame
      id={id}
      question="In which order does a default-deny arrive without an outage?"
      conclusion={conclusion}
      table={{
        head: ['Step', 'What happens', ...lanes.map(({ title }) => title)],
        rows: [...steps, denyFirst].map((step) => [step.title, step.does, ...lanes.map(({ key }) => step[key].text)]),
      }}
      minWidth={640}
      source="Pods of checkout: 10 replicas. Derived from the union of rules that select a pod; how fast a plugin applies a change is its own number."
    >
      <svg viewBox={`0 0 720 ${height}`} role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{conclusion}</title>
        {steps.map((step, index) => (
          <g key={step.title}>
            <text className={styles.title} x={cellX(index) + 6} y={16}>{step.title}</text>
            <text className={styles.does} x={cellX(index) + 6} y={34}>{step.does}</text>
            {lanes.map(({ key }, lane) => <CellBox key={key} cell={step[key]} x={cellX(index)} y={top + lane * laneHeight} />)}
          </g>
        ))}
        {lanes.map(({ key, title }, lane) => <text key={key} className={styles.lane} x={0} y={top + lane * laneHeight + 21}>{title}</text>)}
        <line className={styles.rule} x1={0} x2={720} y1={band + 12} y2={band + 12} />
        <text className={styles.title} x={0} y={band + 38}>{denyFirst.title}</text>
        <text className={styles.does} x={0} y={band + 56}>{denyFirst.does}</text>
        {lanes.map(({ key, title }, lane) => (
          <g key={key}>
            <text className={styles.does} x={cellX(0) + 6 + lane * 151} y={band + 38}>{title}</text>
            <CellBox cell={denyFirst[key]} x={cellX(0) + lane * 151} y={band + 46} wide={148} />
          </g>
        ))}
      </svg>
    </FigureFrame>
  );
}
