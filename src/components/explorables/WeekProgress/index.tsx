import type { ReactNode } from 'react';

import { useStored } from '../../../hooks/useStored';
import styles from './styles.module.css';

const storageKey = 'krp-first-week';

interface Props {
  /** Id of each sitting’s heading and its short name, in order. */
  readonly sittings: readonly { readonly id: string; readonly name: string; readonly minutes: number }[];
}

/** How far the week has come; kept in this browser only. */
export function WeekProgress({ sittings }: Props): ReactNode {
  const [stored, store] = useStored(storageKey);
  const done = new Set((stored ?? '').split(',').filter((id) => sittings.some((sitting) => sitting.id === id)));
  const set = (id: string, on: boolean): void => {
    const next = sittings.map((sitting) => sitting.id).filter((other) => (other === id ? on : done.has(other)));
    store(next.length === 0 ? null : next.join(','));
  };
  const left = sittings.filter(({ id }) => !done.has(id)).reduce((sum, { minutes }) => sum + minutes, 0);
  return (
    <form className={styles.week} data-island="use" data-kept={storageKey} onSubmit={(event) => event.preventDefault()} aria-label="Your progress">
      <ol>
        {sittings.map(({ id, name, minutes }) => (
          <li key={id} data-done={done.has(id) ? '' : undefined}>
            <a href={`#${id}`}>{name}</a>
            <small>{minutes} min</small>
            <label data-needs-js=""><input type="checkbox" name={`done-${id}`} checked={done.has(id)} onChange={(event) => set(id, event.target.checked)} /> done</label>
          </li>
        ))}
      </ol>
      <p data-needs-js=""><span role="status">{done.size === 0 ? 'Nothing ticked yet.' : left === 0 ? 'All five done.' : `${done.size} of ${sittings.length} done, about ${left} minutes left.`}</span> Kept in this browser only. <button type="button" disabled={done.size === 0} onClick={() => store(null)}>Reset</button></p>
    </form>
  );
}
