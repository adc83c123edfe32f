import type { ReactNode } from 'react';

import { FigureFrame } from '@site/src/components/ui/FigureFrame';

import { questions, type Signal } from './signals';
import styles from './styles.module.css';

const side = (signals: readonly Signal[], title: string, kind: string | undefined): ReactNode => (
  <div className={signals.length === 0 ? styles.none : kind}>
    <span className={styles.side}>{title}</span>
    {signals.length === 0 ? <p>nothing</p> : signals.map(({ name }) => <p key={name}>{name}</p>)}
  </div>
);

const rowsOf = (ask: string, from: string, signals: readonly Signal[]): readonly (readonly string[])[] =>
  signals.map(({ name, where, costs, readBy }) => [ask, name, from, where, costs, readBy]);

/** Six questions of an incident: what the platform answers without you, and what only the service can. */
export function SignalLedger({ id = 'signal-ledger' }: { readonly id?: string }): ReactNode {
  return (
    <FigureFrame
      id={id}
      question="Which answers come free, and which does the service owe?"
      conclusion="The platform answers five of six questions in part and the first one not at all: whether users get answers is known to nobody until the service counts it."
      table={{
        head: ['Question', 'Signal', 'From', 'Series or place', 'Costs', 'Read by'],
        rows: questions.flatMap(({ ask, free, owed }) => [...rowsOf(ask, 'platform', free), ...rowsOf(ask, 'service', owed)]),
      }}
      source="Series of kube-state-metrics v2.20 and cAdvisor; the service’s names are those of the worked example."
    >
      <ol className={styles.ledger}>
        {questions.map(({ ask, free, owed }) => (
          <li key={ask} className={styles.row}>
            <p className={styles.ask}>{ask}</p>
            {side(free, 'Free', styles.free)}
            {side(owed, 'Owed', styles.owed)}
          </li>
        ))}
      </ol>
    </FigureFrame>
  );
}
