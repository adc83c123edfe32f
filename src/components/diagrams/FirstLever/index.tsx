import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';

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
  { useIf: 'Data or schema changed?', act: [['Can the old read it?', '#damage'], ' No undo before.'], clock: 'now' },
  { useIf: 'Behind a flag?', act: ['Turn it off; no change in 30 s: next.'], clock: 'flag' },
  { useIf: 'No cluster access?', act: [['Revert', '#revert'], '.'], clock: 'revert' },
  { useIf: 'Canary, or under 1 h after?', act: [['Abort or weights', '#abort'], '; done: ', ['its undo', '#rollout'], '.'], clock: 'abort', command: 'kubectl argo rollouts abort checkout -n shop' },
  { useIf: 'Errors before release?', act: [['By symptom', '/reference-architecture/failure-modes/'], '.'], clock: '' },
  { useIf: 'Changed, no new pods?', act: [['Put it back', '#not-restored'], '.'], clock: '' },
  { useIf: 'StatefulSet stuck?', act: [['Quorum first', '#statefulset'], '.'], clock: '' },
  { useIf: 'Else?', act: [['Hold sync, find GOOD', '#two-step'], '; only then:'], clock: 'undo', command: 'kubectl -n shop rollout undo deploy/checkout \\\n  --to-revision="${GOOD:?}"' },
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
