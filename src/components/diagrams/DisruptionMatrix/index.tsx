import type { ReactNode } from 'react';

import { FigureFrame } from '@site/src/components/ui/FigureFrame';

import styles from './styles.module.css';

type Mark = 'yes' | 'partly' | 'no';

interface Cell {
  readonly mark: Mark;
  readonly text: string;
}

interface Event {
  readonly name: string;
  readonly budget: Cell;
  readonly grace: Cell;
  readonly notice: Cell;
}

interface DisruptionClass {
  readonly title: string;
  readonly events: readonly Event[];
}

const yes = (text: string): Cell => ({ mark: 'yes', text });
const partly = (text: string): Cell => ({ mark: 'partly', text });
const no = (text: string): Cell => ({ mark: 'no', text });
const symbols: Readonly<Record<Mark, string>> = { yes: '✓', partly: '~', no: '✕' };

const classes: readonly DisruptionClass[] = [
  {
    title: '1 · Your team starts it',
    events: [
      { name: 'Rollout, scale-in', budget: no('not asked'), grace: yes('all of it'), notice: yes('you chose the hour') },
      { name: 'kubectl delete pod', budget: no('not asked'), grace: yes('all of it'), notice: yes('you chose the hour') },
    ],
  },
  {
    title: '2 · The platform, within the budget',
    events: [
      { name: 'Drain, node upgrade', budget: yes('asked, may refuse'), grace: yes('all of it'), notice: yes('24 h (chosen)') },
      { name: 'Consolidation, descheduler, VPA', budget: yes('asked, may refuse'), grace: yes('all of it'), notice: partly('published hours') },
    ],
  },
  {
    title: '3 · The platform, past the budget',
    events: [
      { name: 'Drain past its deadline', budget: no('overruled'), grace: partly('if the tool waits'), notice: yes('4 h (chosen)') },
      { name: 'Preemption', budget: partly('tried, no promise'), grace: yes('all of it'), notice: no('none') },
      { name: 'NoExecute taint', budget: no('not asked'), grace: yes('all of it'), notice: partly('tolerationSeconds') },
      { name: 'Spot capacity reclaimed', budget: partly('until time is up'), grace: partly('what is left'), notice: partly('120 s or 30 s') },
      { name: 'Node pressure, hard threshold', budget: no('not asked'), grace: no('0 s'), notice: no('none') },
    ],
  },
  {
    title: '4 · Nobody decides',
    events: [{ name: 'Node lost, OOM kill, crash', budget: no('not asked'), grace: no('none'), notice: no('none') }],
  },
];

const columns = [
  { key: 'budget', title: 'Is the budget asked?', x: 246, width: 158 },
  { key: 'grace', title: 'Grace period', x: 410, width: 140 },
  { key: 'notice', title: 'Notice', x: 556, width: 163 },
] as const;
const rowHeight = 32;
const bandHeight = 32;
const head = 24;

/** Where each class and event is drawn, from the top. */
const drawn = classes.map(({ title, events }, index) => {
  const above = classes.slice(0, index);
  const band = head + above.length * bandHeight + above.flatMap((one) => one.events).length * rowHeight;
  return { title, band, rows: events.map((event, row) => ({ event, y: band + bandHeight + row * rowHeight })) };
});
const height = head + classes.length * bandHeight + classes.flatMap(({ events }) => events).length * rowHeight + 4;

const conclusion = 'Only the second of four classes waits for a disruption budget. The third may try and then goes past it, the first and the fourth never ask.';

/** Which disruptions ask the budget, leave the grace period, give notice. */
export function DisruptionMatrix({ id = 'disruption-matrix' }: { readonly id?: string }): ReactNode {
  return (
    <FigureFrame
      id={id}
      question="Which disruptions wait for your budget?"
      conclusion={conclusion}
      table={{
        head: ['Class', 'Event', ...columns.map(({ title }) => title)],
        rows: classes.flatMap(({ title, events }) => events.map((event) => [title, event.name, ...columns.map(({ key }) => `${symbols[event[key].mark]} ${event[key].text}`)])),
      }}
      minWidth={640}
      source="Kubernetes 1.37; 24 h and 4 h are chosen in this contract (P7); spot notice as published by AWS (120 s) and for Google’s preemptible machines (30 s)."
    >
      <svg viewBox={`0 0 720 ${height}`} role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{conclusion}</title>
        {columns.map(({ key, title, x }) => <text key={key} className={styles.head} x={x} y={16}>{title}</text>)}
        {drawn.map(({ title, band, rows }) => (
          <g key={title}>
            <line className={styles.rule} x1={0} x2={720} y1={band + 4} y2={band + 4} />
            <text className={styles.title} x={0} y={band + 24}>{title}</text>
            {rows.map(({ event, y: top }) => (
              <g key={event.name}>
                <text className={styles.event} x={12} y={top + 20}>{event.name}</text>
                {columns.map(({ key, x, width }) => (
                  <g key={key}>
                    <rect className={styles[event[key].mark]} x={x} y={top + 2} width={width} height={rowHeight - 5} rx={3} />
                    <text className={styles.mark} x={x + 14} y={top + 20} textAnchor="middle">{symbols[event[key].mark]}</text>
                    <text className={styles.cell} x={x + 27} y={top + 20}>{event[key].text}</text>
                  </g>
                ))}
              </g>
            ))}
          </g>
        ))}
      </svg>
    </FigureFrame>
  );
}
