import type { ReactNode } from 'react';

import { DataTable } from '@site/src/components/ui/DataTable';
import { checkout as example } from '@site/src/contract/worked-example';
import { budgetMinutes } from '@site/src/models/budget-ledger/model';
import { policy } from '@site/src/models/budget-policy/model';
import { alertsFor, budgetConsumed, budgetShares, detectionTime, errorBudget, failuresToFire, windowText } from '@site/src/models/burnRate/model';

const number = (value: number, digits = 2): string => value.toLocaleString('en-US', { maximumFractionDigits: digits });
const percent = (share: number, digits = 3): string => `${Number((share * 100).toPrecision(digits))}%`;
const minutes = (value: number): string => (value < 1 ? `${number(value * 60, 0)}\u00a0s` : value < 120 ? `${number(value, 1)}\u00a0min` : value < 2880 ? `${number(value / 60, 0)}\u00a0h` : `${number(value / 1440, 1)}\u00a0days`);

/** Objectives in minutes of full outage, and how many outages that a person ends they bear. */
export function ObjectiveTable({ objectives = [0.99, 0.995, 0.999, 0.9995, 0.9999], handMinutes = 10 }: { readonly objectives?: readonly number[]; readonly handMinutes?: number }): ReactNode {
  const rows = objectives.map((objective) => {
    const left = budgetMinutes(objective, 28);
    return [percent(objective, 4), `${left.toFixed(1)}\u00a0min`, `${budgetMinutes(objective, 30).toFixed(1)}\u00a0min`, percent(handMinutes / left, 2), Math.floor(left / handMinutes)];
  });
  return <DataTable caption="What an objective leaves, in minutes of full outage" head={['Objective', 'Over 28 days', 'Over 30 days', `An outage of ${handMinutes} min spends`, 'Such outages it bears']} rows={rows} />;
}

/** The four alerts for 28 and for 30 days, from one policy. */
export function BurnTable(): ReactNode {
  const [four, thirty] = [alertsFor(28), alertsFor(30)];
  const rows = budgetShares.map(({ percent: part, says }, index) => {
    const [alert, other] = [four[index], thirty[index]];
    if (!alert || !other) throw new Error('the policy and its alerts differ in length');
    const first = detectionTime(1, example.objective, alert.threshold, alert.longMinutes);
    return [
      `${part}% in ${windowText(alert.longMinutes)}`, says, windowText(alert.shortMinutes),
      `${number(alert.threshold)}\u00a0× = ${percent(alert.threshold * errorBudget(example.objective))}`,
      `${number(other.threshold)}\u00a0× = ${percent(other.threshold * errorBudget(example.objective))}`,
      `${number(100 * budgetConsumed(other.threshold, other.longMinutes / 60, 28))}%`,
      `${number(Math.ceil(failuresToFire(alert, example.objective, example.rate)), 0)}, ${minutes(first ?? NaN)}`,
    ];
  });
  return <DataTable caption="Burn-rate alerts for 99.9%, by period" head={['Budget lost', 'Says', 'Short window', '28 days: fires above', '30 days: fires above', '30-day value over 28 days', 'Failures, full outage']} rows={rows} />;
}

/** Budget left → speed and content of releases. */
export function PolicyTable(): ReactNode {
  return <DataTable caption="Budget left and what it permits" head={['Budget left', 'Steps', 'What ships', 'Who decides exceptions']} rows={policy.map(({ left, steps, ships, who }) => [left, steps, ships, who])} />;
}
