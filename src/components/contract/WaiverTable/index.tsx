import type { ReactNode } from 'react';

import type { WaiverRow } from '../../../site/tierViews';
import { ClauseRef } from '../Ref';
import styles from './styles.module.css';

/** A register of waivers with the state of each on one day. */
export function WaiverTable({ rows, day }: { readonly rows: readonly WaiverRow[]; readonly day: string }): ReactNode {
  return (
    <div className="table" tabIndex={0} role="group" aria-label={`Waivers on ${day}`}>
      <table>
        <caption className="hidden">Waivers on {day}</caption>
        <thead><tr><th scope="col">Workload</th><th scope="col">Clause</th><th scope="col">Until</th><th scope="col">May cost, of the budget</th><th scope="col">Why, and what is done instead</th></tr></thead>
        <tbody>
          {rows.map(({ workload, tier, clause, reason, reasonClass, compensatingControl, owner, riskBudgetMinutes, budgetShare, expires, state }) => (
            <tr key={`${workload} ${clause.id}`}>
              <th scope="row">{workload.split('/').slice(-1)[0]}<br /><span className={styles.who}>tier {tier}, {owner}</span></th>
              <td><ClauseRef clause={clause} /></td>
              <td className={styles.until}>{expires}<br />{state === 'expired' ? <b>expired: unmet</b> : state}</td>
              <td className="num">{riskBudgetMinutes}&nbsp;min, {Math.round(budgetShare * 100)}%</td>
              <td className={styles.why}>{reason} <i>{reasonClass[0]?.toUpperCase()}{reasonClass.slice(1)}.</i> Instead: {compensatingControl.charAt(0).toLowerCase()}{compensatingControl.slice(1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
