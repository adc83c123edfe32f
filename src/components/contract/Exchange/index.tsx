import type { ReactNode } from 'react';

import type { ClauseView } from '../../../site/views';
import { FigureFrame } from '../../ui/FigureFrame';
import { Rich } from '../../ui/Rich';
import styles from './styles.module.css';

/** Figure: what one side gives and what the other is therefore free to do. */
export function Exchange({ view }: { readonly id?: string; readonly view: ClauseView }): ReactNode {
  const { clause } = view;
  const bound = clause.binds === 'application';
  const gives = bound ? clause.service : clause.platform;
  const gets = bound ? clause.platform : clause.service;
  return (
    <FigureFrame
      id={`exchange-${clause.id.toLowerCase()}`}
      question={`What does ${clause.id} buy, and who pays?`}
      conclusion={bound ? 'The service gives up a liberty; the platform gains one.' : 'The platform gives a number; the service may build on it.'}
      table={{ head: ['Side', 'Sentence'], rows: [['Application', clause.service], ['Platform', clause.platform]] }}
    >
      <div className={styles.exchange}>
        <div className={`${styles.box} ${bound ? styles.app : styles.platform}`}>
          <span className={styles.label}>{bound ? '◧ Application promises' : '◨ Platform promises'}</span>
          <p><Rich text={gives} /></p>
        </div>
        <div className={styles.arrow} aria-hidden="true"><span>therefore</span></div>
        <div className={`${styles.box} ${bound ? styles.platform : styles.app}`}>
          <span className={styles.label}>{bound ? '◨ Platform is free to' : '◧ Application is free to'}</span>
          <p><Rich text={gets} /></p>
        </div>
      </div>
    </FigureFrame>
  );
}
