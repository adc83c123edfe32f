import type { ReactNode } from 'react';

import type { WaiverRow } from '../../../site/tierViews';
import { ClauseRef } from '../Ref';

/** A register of waivers with the state of each on one day. */
export function WaiverTable({ rows, day }: { readonly rows: readonly WaiverRow[]; readonly day: string }): ReactNode {
  return (
    <div className="table" tabIndex={0} role="group" aria-label={`Waivers on ${day}`}>
      <table>
        <caption className="hidden">Waivers on {day}</caption>
        <thead><tr><th scope="col">Workload</th><th scope="col">Clause</th><th scope="col">Why, and what is done instead</th><th scope="col">May cost, of the budget</th><th scope="col">Until</th><th scope="col">State</th></tr></thead>
        <tbody>
          {rows.map(({ workload, tier, clause, reason, reasonClass, compensatingControl, owner, riskBudgetMinutes, budgetShare, expires, state }) => (
            <tr key={`${workload} ${clause.id}`}>
              <th scope="row">{workload.split('/').slice(-1)[0]}, tier {tier}<br />{owner}</th>
              <td><ClauseRef clause={clause} /></td>
              <td>{reason} ({reasonClass}) {compensatingControl}</td>
              <td className="num">{riskBudgetMinutes}&nbsp;min, {Math.round(budgetShare * 100)}%</td>
              <td>{expires}</td>
              <td>{state === 'expired' ? <b>expired: counts as unmet</b> : state}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
