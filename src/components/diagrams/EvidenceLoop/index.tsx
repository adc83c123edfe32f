import type { ReactNode } from 'react';

import { FigureFrame } from '@site/src/components/ui/FigureFrame';

import styles from './styles.module.css';

/** The five stations, with one sample run through them and the question each has to answer. */
const stations = [
  { name: 'Incident', sample: ['release met all,', 'alert came late'], asks: 'What reached whom, for how long?' },
  { name: 'Clause', sample: ['V2: a metric', 'that says no'], asks: 'Which promise was broken or missing?' },
  { name: 'Guardrail', sample: ['analysis at 5%', 'aborts by itself'], asks: 'What changes the outcome next time?' },
  { name: 'Metric', sample: ['bad releases', 'stopped early'], asks: 'Does it act, and how often in vain?' },
  { name: 'Investment', sample: ['samples for two', 'small services'], asks: 'Where does the next week of work go?' },
] as const;

const [width, gap, top, height] = [128, 18, 14, 92];
const x = (index: number): number => 4 + index * (width + gap);

/** One loop: what is learned from an incident comes back as money for the next guardrail. */
export function EvidenceLoop({ id = 'evidence-loop' }: { readonly id?: string }): ReactNode {
  const conclusion = 'An incident names a clause, the clause gets a guardrail, the guardrail yields a metric, the metric moves money, and the next incident shows whether it moved to the right place.';
  const middle = top + height / 2;
  const back = top + height + 34;
  const last = x(stations.length - 1) + width / 2;
  return (
    <FigureFrame
      id={id}
      question="What does one incident change?"
      conclusion={conclusion}
      table={{ head: ['Station', 'It answers', 'Sample run'], rows: stations.map(({ name, asks, sample }) => [name, asks, sample.join(' ')]) }}
      minWidth={640}
    >
      <svg viewBox="0 0 720 156" role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{conclusion}</title>
        <defs><marker id={`${id}-tip`} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path className={styles.tip} d="M0,0L8,4L0,8z" /></marker></defs>
        {stations.map(({ name, sample }, index) => (
          <g key={name}>
            <rect className={index === 0 ? styles.harm : index === 2 ? styles.guard : styles.box} x={x(index)} y={top} width={width} height={height} rx={6} />
            <text className={styles.name} x={x(index) + width / 2} y={top + 30} textAnchor="middle">{name}</text>
            {sample.map((line, row) => <text key={line} className={styles.sample} x={x(index) + width / 2} y={top + 56 + row * 18} textAnchor="middle">{line}</text>)}
            {index === 0 ? null : <line className={styles.line} x1={x(index) - gap + 1} x2={x(index) - 1} y1={middle} y2={middle} markerEnd={`url(#${id}-tip)`} />}
          </g>
        ))}
        <path className={styles.line} d={`M${last},${top + height}V${back}H${x(0) + width / 2}V${top + height + 2}`} markerEnd={`url(#${id}-tip)`} />
        <text className={styles.label} x={360} y={back + 4.5} textAnchor="middle">the next incident is the test</text>
      </svg>
    </FigureFrame>
  );
}
