import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';
import useBrokenLinks from '@docusaurus/useBrokenLinks';

import type { ControlView } from '../../../site/leadershipViews';
import { CodeBlock } from '../../ui/CodeBlock';
import { Rich } from '../../ui/Rich';
import styles from './styles.module.css';

/** Objective, control and record of each; the query stands further down, under its id. */
export function ControlTable({ controls }: { readonly controls: readonly ControlView[] }): ReactNode {
  return (
    <div className="table" tabIndex={0} role="group" aria-label="Objective, control, record and query">
      <table className={styles.controls}>
        <caption className="hidden">Control objectives with the automatic control, its record and its query</caption>
        <thead><tr>{['Objective', 'Can stand in for', 'Automatic control', 'Record, written when it acts', 'Clauses'].map((head) => <th key={head} scope="col">{head}</th>)}</tr></thead>
        <tbody>
          {controls.map(({ id, objective, question, replaces, control, record, clauses }) => (
            <tr key={id}>
              <th scope="row"><a href={`#${id}`}>{objective}</a><span className={styles.question}>{question}</span></th>
              <td><Rich text={replaces} /></td>
              <td><Rich text={control} /></td>
              <td><Rich text={record} /></td>
              <td className={styles.clauses}>{clauses.map((clause) => <Link key={clause.id} to={clause.path} title={clause.title}>{clause.id}</Link>)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The query of one control, with what it prints and what it cannot prove. */
export function ControlQuery({ control }: { readonly id?: string; readonly control: ControlView }): ReactNode {
  const { id, objective, query, doesNotShow } = control;
  useBrokenLinks().collectAnchor(id);
  return (
    <section id={id} className={styles.query} aria-label={`Query: ${objective}`}>
      <CodeBlock code={query.run} language={query.language} title={`${objective} (${query.language === 'bash' ? 'shell' : 'PromQL'})`} />
      <p><b>Expected:</b> <Rich text={query.expected} /> <b>Failing:</b> <Rich text={query.failing} /> <b>Does not show:</b> <Rich text={doesNotShow} /></p>
    </section>
  );
}
