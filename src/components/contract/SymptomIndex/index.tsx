import type { ReactNode } from 'react';

import type { SymptomGroupView } from '../../../site/views';
import { Rich } from '../../ui/Rich';
import { ClauseRef } from '../Ref';
import styles from './styles.module.css';

/** What people say, and the one observation that picks the failure mode; links stay on the register’s page. */
export function SymptomIndex({ groups }: { readonly groups: readonly SymptomGroupView[] }): ReactNode {
  return (
    <div className={styles.groups}>
      {groups.map(({ where, symptoms }) => (
        <section key={where} className={styles.group} aria-label={`Symptoms: ${where}`}>
          <p className={styles.where}>{where}</p>
          <dl className={styles.list}>
            {symptoms.map(({ id, says, candidates, clause }) => (
              <div key={id} className={styles.symptom} id={`symptom-${id}`}>
                <dt>{says} <ClauseRef clause={clause} /></dt>
                {candidates.map(({ mode, name, tell }) => (
                  <dd key={mode}><Rich text={tell} />: <a href={`#${mode.toLowerCase()}`}>{mode} {name}</a></dd>
                ))}
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
