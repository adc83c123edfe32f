import type { ReactNode } from 'react';

import { checkout, platform } from '../../../contract/worked-example';
import { FigureFrame } from '../../ui/FigureFrame';
import styles from './styles.module.css';

interface Step {
  readonly side: 'platform' | 'application';
  readonly title: string;
  /** Two printed lines at most. */
  readonly detail: readonly string[];
  /** Whose number decides, as one value. */
  readonly number: string;
}

const capacity = platform.scheduleSeconds + platform.nodeSeconds + platform.pullSeconds;

const steps: readonly Step[] = [
  { side: 'platform', title: 'Notice', detail: ['which nodes,', 'until when'], number: 'a deadline' },
  { side: 'application', title: 'Budget', detail: ['how many', 'may miss'], number: `${checkout.maxDisrupted} of ${checkout.replicas}` },
  { side: 'platform', title: 'Evict', detail: ['this pod,', 'now'], number: 'any hour' },
  { side: 'platform', title: 'Wait', detail: ['until routers', 'have heard'], number: `${checkout.preStopSeconds} s` },
  { side: 'application', title: 'Drain', detail: ['the longest', 'request ends'], number: `${checkout.longestSeconds} s of ${checkout.graceSeconds} s` },
  { side: 'platform', title: 'Place', detail: ['schedule,', 'node, pull'], number: `${capacity} s` },
  { side: 'application', title: 'Start', detail: ['ready, and', 'able to serve'], number: `${checkout.startSeconds} s` },
];

const width = 98;
const gap = 5;
const laneTop = { platform: 34, application: 168 } as const;
const height = 94;
const x = (index: number): number => index * (width + gap);

/** One eviction, step by step: which side’s number decides, platform above and application below. */
export function DrainSequence({ id = 'drain-sequence' }: { readonly id?: string }): ReactNode {
  const own = steps.filter(({ side }) => side === 'application').length;
  return (
    <FigureFrame
      id={id}
      question="One pod of checkout is drained: whose number is used at each step?"
      conclusion={`Seven numbers, ${steps.length - own} of the platform and ${own} of the team, in turns. Neither side could write down the other’s: the team cannot see when routers have heard, the platform cannot see which request is slow on purpose.`}
      table={{ head: ['Step', 'Whose number', 'Decides', 'checkout'], rows: steps.map(({ title, side, detail, number }) => [title, side, detail.join(' '), number]) }}
      minWidth={640}
      source="Values of checkout: the worked example. Steps after “Evict” overlap: placing the successor begins when the pod is deleted, while the old one still waits and drains."
    >
      <svg viewBox="-1 0 722 276" role="img" aria-labelledby={`${id}-question`}>
        <text x="0" y="20" className={styles.lane}>Platform</text>
        <text x="0" y="158" className={styles.lane}>Application</text>
        {steps.slice(1).map((step, index) => {
          const before = steps[index] as Step;
          const y = (side: Step['side']): number => laneTop[side] + height / 2;
          return before.side === step.side
            ? <line key={step.title} x1={x(index) + width} x2={x(index + 1)} y1={y(step.side)} y2={y(step.side)} className={styles.link} />
            : <line key={step.title} x1={x(index) + width - 20} x2={x(index + 1) + 20} y1={before.side === 'platform' ? laneTop.platform + height : laneTop.application} y2={step.side === 'platform' ? laneTop.platform + height : laneTop.application} className={styles.link} />;
        })}
        {steps.map(({ side, title, detail, number }, index) => (
          <g key={title}>
            <rect x={x(index)} y={laneTop[side]} width={width} height={height} rx="4" className={side === 'platform' ? styles.platform : styles.application} />
            <text x={x(index) + 8} y={laneTop[side] + 20} className={styles.title}>{index + 1} {title}</text>
            {detail.map((line, row) => <text key={line} x={x(index) + 8} y={laneTop[side] + 40 + row * 16} className={styles.text}>{line}</text>)}
            <text x={x(index) + 8} y={laneTop[side] + 84} className={styles.number}>{number}</text>
          </g>
        ))}
      </svg>
    </FigureFrame>
  );
}
