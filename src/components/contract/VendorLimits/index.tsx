import type { ReactNode } from 'react';

import type { VendorGroupView, VendorLimitView } from '../../../site/baselineViews';
import { Rich } from '../../ui/Rich';
import styles from './styles.module.css';

function changes({ kind, range }: VendorLimitView): ReactNode {
  if (kind === 'fixed') return 'fixed';
  if (range === null) return kind === 'default' ? 'default; setting not checked' : 'default, can be set';
  return <>default; <Rich text={range} /></>;
}

/** Numbers that providers and projects set: all groups, or the one the author names with `group`. */
export function VendorLimits({ groups }: {
  /** Given by the author: `node-drain`, `reclaim-notice`, `load-balancer`, `control-plane`, `version-support`. */
  readonly group?: string;
  /** Or several of them, as a literal list. */
  readonly only?: readonly string[];
  readonly groups: readonly VendorGroupView[];
}): ReactNode {
  const single = groups.length === 1;
  return (
    <div className="table" tabIndex={0} role="group" aria-label={single ? groups[0]?.name : 'Numbers that providers set'}>
      <table className={styles.limits}>
        <caption className="hidden">{single ? groups[0]?.name : 'Numbers that providers set, by group'}</caption>
        <thead>
          <tr>{['Provider and product', 'What', 'Value', 'Can it change', 'Read in'].map((cell) => <th key={cell} scope="col">{cell}</th>)}</tr>
        </thead>
        {groups.map(({ group, name, rows }) => (
          <tbody key={group}>
            {single ? null : <tr><th className={styles.group} scope="rowgroup" colSpan={5}>{name}</th></tr>}
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">{row.provider}: <Rich text={row.product} /></th>
                <td><Rich text={row.what} /></td>
                <td className={styles.value}>{row.value}{row.unit === '' || row.unit === '%' ? row.unit : `\u00a0${row.unit}`}</td>
                <td>{changes(row)}</td>
                <td>{row.confirmed && row.source ? <a href={row.source.url}>{row.source.title}</a> : <b className={styles.open}>not confirmed</b>}, <time dateTime={row.checkedOn}>{row.checkedOn}</time></td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}
