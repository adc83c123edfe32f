import type { ReactNode } from 'react';

import { FigureFrame } from '@site/src/components/ui/FigureFrame';
import { rollout, type Step } from '@site/src/models/spread/model';

import styles from './styles.module.css';

interface Lane {
  readonly title: string;
  readonly steps: readonly Step[];
}

const before = [1, 1] as const;
const lanes: readonly Lane[] = [
  { title: 'Without matchLabelKeys, if ties fall badly: old pods are counted', steps: rollout(before, false) },
  { title: 'With matchLabelKeys: [pod-template-hash]', steps: rollout(before, true) },
];
const moments = ['before', 'new 1 placed', 'an old one leaves', 'new 2 placed', 'the last old leaves'] as const;

const column = 144;
const node = 62;
const top = 48;
const laneHeight = 174;
const pods = (step: Step): string => step.domains.map(({ old, fresh }) => `${old} old, ${fresh} new`).join(' | ');
const sees = ({ counted }: Step): string => (counted ? `counts ${counted.join(' : ')}` : '');

const conclusion = 'Counting the old pods, the scheduler sees one pod on each node before it places the second new one, so both may end on one node with the other idle. Counting its own revision, it sees 1 and 0, and the other node scores higher.';

/** A rollout of two replicas over two nodes, step by step, with and without counting the old revision. */
export function SpreadRollout({ id = 'spread-rollout' }: { readonly id?: string }): ReactNode {
  return (
    <FigureFrame
      id={id}
      question="Two replicas were on two nodes: how did one rollout put both on one?"
      conclusion={conclusion}
      table={{
        head: ['Constraint', 'Moment', 'Node A | node B', 'Scheduler'],
        rows: lanes.flatMap(({ title, steps }) => steps.map((step, index) => [title, moments[index] ?? '', pods(step), sees(step)])),
      }}
      minWidth={640}
      source="Simulation: maxSurge 1, maxUnavailable 0, maxSkew 1 on hostname; a tie goes to the node with the most new pods, which the constraint permits; an old pod leaves the most crowded node first."
    >
      <svg viewBox={`0 0 720 ${top + lanes.length * laneHeight - 44}`} role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{conclusion}</title>
        {moments.map((moment, index) => <text key={moment} className={styles.moment} x={index * column + node} y={16} textAnchor="middle">{moment}</text>)}
        <line className={styles.rule} x1={0} x2={720} y1={26} y2={26} />
        {lanes.map(({ title, steps }, lane) => {
          const y = top + lane * laneHeight;
          return (
            <g key={title}>
              <text className={styles.title} x={0} y={y}>{title}</text>
              {steps.map((step, index) => (
                <g key={moments[index]}>
                  {step.domains.map(({ old, fresh }, domain) => {
                    const x = index * column + domain * (node + 4);
                    const last = index === steps.length - 1;
                    const full = last && fresh > 1;
                    return (
                      <g key={domain}>
                        <rect className={full ? styles.full : styles.node} x={x} y={y + 14} width={node - 2} height={88} rx={3} />
                        <text className={styles.name} x={x + node / 2 - 1} y={y + 29} textAnchor="middle">{`node ${domain === 0 ? 'A' : 'B'}`}</text>
                        {Array.from({ length: old + fresh }, (_, pod) => {
                          const isOld = pod < old;
                          return (
                            <g key={pod}>
                              <rect className={isOld ? styles.old : styles.fresh} x={x + 6} y={y + 36 + pod * 31} width={node - 14} height={26} rx={2} />
                              <text className={styles.pod} x={x + node / 2 - 1} y={y + 54 + pod * 31} textAnchor="middle">{isOld ? 'old' : 'new'}</text>
                            </g>
                          );
                        })}
                      </g>
                    );
                  })}
                  <text className={styles.counts} x={index * column + node} y={y + 120} textAnchor="middle">{sees(step)}</text>
                </g>
              ))}
            </g>
          );
        })}
      </svg>
    </FigureFrame>
  );
}
