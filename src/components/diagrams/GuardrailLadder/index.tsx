import type { ReactNode } from 'react';

import { FigureFrame } from '@site/src/components/ui/FigureFrame';

import { rungRegister } from '../../../contract/register';
import { rungs, type Rung } from '../../../contract/types';
import styles from './styles.module.css';

interface Step {
  /** Where the rung stands relative to the harm: decides the color, and is printed. */
  readonly phase: 'before' | 'edge' | 'after';
  /** What one firing costs the team that meets it; our judgment, relative to the rungs beside it. */
  readonly cost: string;
  /** Who learns of it when it acts, and where. */
  readonly tells: string;
}

const phases: { readonly [P in Step['phase']]: string } = {
  before: 'before harm',
  edge: 'harm is capped',
  after: 'harm has begun',
};

const steps: { readonly [R in Rung]: Step } = {
  remove: { phase: 'before', cost: 'Nothing per change; the platform pays once.', tells: 'Nobody: the field, path or permission is missing.' },
  default: { phase: 'before', cost: 'One override, for the few it does not fit.', tells: 'Nobody: the value stands in the rendered object.' },
  inform: { phase: 'before', cost: 'One line to read, while the file is open.', tells: 'The author, before the merge.' },
  warn: { phase: 'before', cost: 'One line to read, if anybody reads the pipeline.', tells: 'Whoever applies, person or pipeline log.' },
  block: { phase: 'before', cost: 'A stopped apply: a fix now, or a waiver.', tells: 'Whoever applies; the controller, if it creates the object.' },
  bound: { phase: 'edge', cost: 'Refused or slowed work at peak.', tells: 'The caller that is refused; the owner, by a metric.' },
  correct: { phase: 'after', cost: 'A restart, an aborted release, an evicted pod.', tells: 'The owner, afterwards, by an event.' },
  page: { phase: 'after', cost: 'One person’s hour, at night if it must be.', tells: 'The person on call.' },
};

const conclusion = 'The further down, the later a rung speaks and the more one firing costs the team: five rungs act before any harm, one caps it, two act after it has begun.';

/** The eight rungs as steps: what acts, how late it is told, what one firing costs and who hears of it. */
export function GuardrailLadder(): ReactNode {
  return (
    <FigureFrame
      id="guardrail-ladder"
      question="What does each kind of guardrail cost, and how late does it speak?"
      conclusion={conclusion}
      table={{
        head: ['Rung', 'What acts', 'Feedback', 'Cost of one firing to the team', 'Who is told'],
        rows: rungs.map((rung, index) => [`${index + 1} ${rungRegister[rung].name}`, rungRegister[rung].acts, rungRegister[rung].feedback, steps[rung].cost, steps[rung].tells]),
      }}
      source="Order and feedback come from the rung register of the contract; costs are our judgment, relative to the neighbors."
    >
      <ol className={styles.ladder}>
        {rungs.map((rung) => {
          const { phase, cost, tells } = steps[rung];
          return (
            <li key={rung} className={`${styles.step} ${styles[phase]}`}>
              <p className={styles.head}>
                <b className={styles.name}>{rungRegister[rung].name}</b>{' '}
                <span className={styles.phase}>{phases[phase]}</span>
              </p>
              <p className={styles.acts}>{rungRegister[rung].acts}</p>
              <dl className={styles.facts}>
                <div><dt>Feedback</dt><dd>{rungRegister[rung].feedback}</dd></div>
                <div><dt>Costs the team</dt><dd>{cost}</dd></div>
                <div><dt>Who is told</dt><dd>{tells}</dd></div>
              </dl>
            </li>
          );
        })}
      </ol>
    </FigureFrame>
  );
}
