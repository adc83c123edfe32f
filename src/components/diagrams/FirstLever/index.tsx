import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';

import { ledger } from '@site/src/contract/worked-example';

import { levers, type Lever } from '../LeverLadder/levers';
import styles from './styles.module.css';

interface Row {
  /** Use it if the answer is yes. */
  readonly useIf: string;
  /** What to do; parts of a link are `[text, address]`. */
  readonly act: readonly (string | readonly [text: string, to: string])[];
  /** Lever whose clock applies, or the clock itself. */
  readonly clock: Lever['id'] | (string & {});
  readonly command?: string;
}

const rows: readonly Row[] = [
  { useIf: 'Wrong data being written?', act: [['Stop the writing', '#damage'], '; no undo yet.'], clock: 'now' },
  { useIf: 'Behind a flag?', act: ['Turn it off.'], clock: 'flag' },
  { useIf: 'Canary or blue-green open?', act: [['Abort', '#abort'], ' it:'], clock: 'abort', command: 'kubectl argo rollouts abort checkout -n shop' },
  { useIf: 'Only config or a route edited?', act: [['Put it back', '#not-restored'], '.'], clock: 'undo' },
  { useIf: 'StatefulSet stuck?', act: ['Check quorum, ', ['delete one pod', '#statefulset'], '.'], clock: `${ledger.recoverySeconds / 60} min` },
  { useIf: 'Else, or not sure?', act: [['Hold sync', '#two-step'], ', undo, ', ['widen the pace', '#pace'], ':'], clock: 'undo', command: 'kubectl -n shop rollout undo deploy/checkout \\\n  --to-revision=<last good>' },
  { useIf: 'No cluster access?', act: [['Revert in Git', '#revert'], ', from a phone too.'], clock: 'revert' },
  { useIf: 'Old version fails too?', act: ['Not this release: ', ['failure modes', '/reference-architecture/failure-modes/'], '.'], clock: '' },
];

/** The levers as an on-call engineer needs them: the first yes wins; command and clock beside it. */
export function FirstLever(): ReactNode {
  return (
    <ol className={styles.list}>
      {rows.map(({ useIf, act, clock, command }) => (
        <li key={useIf}>
          <p><b>{useIf}</b>{' '}<span>{act.map((part) => (typeof part === 'string' ? part : <Link key={part[1]} to={part[1]}>{part[0]}</Link>))}</span></p>
          {clock === '' ? null : <p className={styles.clock}>{levers.find(({ id }) => id === clock)?.says ?? clock}</p>}
          {command === undefined ? null : <pre className={styles.command} tabIndex={0} role="group" aria-label={`Command: ${useIf}`}><code>{command}</code></pre>}
        </li>
      ))}
    </ol>
  );
}
