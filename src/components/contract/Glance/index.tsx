import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';

import type { GlanceView } from '../../../site/views';
import { LevelChip } from '../../ui/Chip';
import styles from './styles.module.css';

/** The contract at a glance: every clause as its id and finding, under the question of its area. */
export function ContractGlance({ view }: { readonly view: GlanceView }): ReactNode {
  return (
    <div className={styles.glance}>
      {view.areas.map(({ area, name, question, clauses }) => (
        <section key={area} className={styles.area}>
          <h3 className={styles.name}>{name}</h3>
          <p className={styles.question}>{question}</p>
          <ul>
            {clauses.map((clause) => (
              <li key={clause.id}>
                <Link to={clause.path}><b>{clause.id}</b> <span>{clause.title}</span></Link>
                {clause.level && clause.level !== 'MUST' ? <> <LevelChip level={clause.level} /></> : null}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
