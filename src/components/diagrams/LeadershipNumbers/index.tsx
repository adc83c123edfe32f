import { Fragment, type ReactNode } from 'react';
import useBrokenLinks from '@docusaurus/useBrokenLinks';

import { CodeBlock } from '@site/src/components/ui/CodeBlock';
import { Rich } from '@site/src/components/ui/Rich';

import { leadershipNumbers, type LeadershipNumber } from './numbers';
import styles from './styles.module.css';

const rows = [
  ['Decides', 'decision'],
  ['Owner', 'owner'],
  ['Gamed by', 'gamedBy'],
  ['Shown by', 'shownBy'],
  ['Good looks like', 'goodTrend'],
] as const satisfies readonly (readonly [string, keyof LeadershipNumber])[];

/** The five numbers: definition and decision open, query behind a summary. */
export function LeadershipNumbers(): ReactNode {
  const links = useBrokenLinks();
  return leadershipNumbers.map((number, index) => {
    links.collectAnchor(number.id);
    return (
      <section key={number.id} id={number.id} className={styles.number} aria-labelledby={`${number.id}-name`}>
        <h3 className={styles.name} id={`${number.id}-name`}>{index + 1}. {number.name}</h3>
        <p><Rich text={number.definition} /></p>
        <dl className={styles.facts}>
          {rows.map(([label, field]) => (
            <Fragment key={field}>
              <dt>{label}</dt>
              <dd><Rich text={number[field]} /></dd>
            </Fragment>
          ))}
        </dl>
        <details>
          <summary>Query</summary>
          <CodeBlock code={number.query} language="promql" />
        </details>
      </section>
    );
  });
}
