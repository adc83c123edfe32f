import type { ReactNode } from 'react';

import { DataTable } from '@site/src/components/ui/DataTable';
import { movable, drainEstimate, loseFullestDomain, type Bounds, type Drain } from '@site/src/models/pdb/model';

const budgets: readonly { readonly title: string; readonly bounds: Bounds }[] = [
  { title: '`maxUnavailable: 1`', bounds: { maxUnavailable: 1 } },
  { title: '`maxUnavailable: 10%`', bounds: { maxUnavailable: '10%' } },
  { title: '`maxUnavailable: 25%`', bounds: { maxUnavailable: '25%' } },
  { title: '`minAvailable: 80%`', bounds: { minAvailable: '80%' } },
  { title: '`minAvailable: 2`', bounds: { minAvailable: 2 } },
];

function allowed(replicas: number, bounds: Bounds): string {
  return [0, 1, 2].filter((unhealthy) => unhealthy <= replicas).map((unhealthy) => {
    const { disruptionsAllowed, unhealthyPodLeaves } = movable(replicas, unhealthy, bounds, 'IfHealthyBudget');
    return `${disruptionsAllowed}${unhealthyPodLeaves === false ? ' ✕' : ''}`;
  }).join(' · ');
}

/** Evictions allowed with 0, 1 and 2 unhealthy pods, for 1 to 12 replicas. */
export function BudgetTable(): ReactNode {
  return (
    <DataTable
      caption="Evictions allowed with no, one and two unhealthy pods"
      head={['Replicas', ...budgets.map(({ title }) => title)]}
      rows={Array.from({ length: 12 }, (_, index) => [String(index + 1), ...budgets.map(({ bounds }) => allowed(index + 1, bounds))])}
    />
  );
}

const drains: readonly (Drain & { readonly name: string })[] = [
  { name: 'checkout, 2 pods on the node', podsOnNode: 2, disruptionsAllowed: 1, replacementReadySeconds: 30, terminationSeconds: 40, workload: 'Deployment' },
  { name: 'the same, a node has to be added', podsOnNode: 2, disruptionsAllowed: 1, replacementReadySeconds: 75, terminationSeconds: 40, workload: 'Deployment' },
  { name: 'ledger, 2 members on the node', podsOnNode: 2, disruptionsAllowed: 1, replacementReadySeconds: 600, terminationSeconds: 60, workload: 'StatefulSet' },
  { name: '8 slow starters on one node', podsOnNode: 8, disruptionsAllowed: 1, replacementReadySeconds: 300, terminationSeconds: 60, workload: 'Deployment' },
  { name: 'any pod, nothing allowed', podsOnNode: 1, disruptionsAllowed: 0, replacementReadySeconds: 30, terminationSeconds: 40, workload: 'Deployment' },
];
const minutes = (seconds: number): string => (seconds < 120 ? `${seconds}\u00a0s` : `${Number((seconds / 60).toFixed(1))}\u00a0min`);
const clocks = [{ name: '15 min', seconds: 15 * 60 }, { name: '30 min', seconds: 30 * 60 }, { name: '4 h', seconds: 4 * 3600 }] as const;

/** How long the budget of one workload holds one node, against three deadlines. */
export function DrainTable(): ReactNode {
  return (
    <DataTable
      caption="Time one workload holds one node, against three deadlines"
      head={['On the node', 'Allowed at once', 'Replacement ready', 'Stop', 'Node is free of it', 'Fits within']}
      rows={drains.map(({ name, ...drain }) => {
        const { seconds } = drainEstimate(drain);
        const fits = clocks.find((clock) => seconds !== null && seconds <= clock.seconds);
        return [
          name, drain.disruptionsAllowed, minutes(drain.replacementReadySeconds), minutes(drain.terminationSeconds),
          seconds === null ? 'never' : minutes(seconds), fits?.name ?? 'no deadline',
        ];
      })}
    />
  );
}

const percent = (share: number): string => `${(Math.floor(share * 1000) / 10).toFixed(1)}%`;

/** What is left, and how full the whole may have been, when the fullest domain goes. */
export function DomainTable(): ReactNode {
  const cases: readonly (readonly [number, number])[] = [[2, 2], [2, 3], [3, 3], [4, 3], [9, 3], [10, 3], [12, 3], [10, 2]];
  return (
    <DataTable
      caption="Highest peak use that survives the loss of the fullest zone"
      head={['Replicas', 'Zones', 'Placed as', 'Left', 'Bound (z − 1)/z', 'Highest peak use']}
      rows={cases.map(([replicas, zones]) => {
        const { perDomain, left, highestUse } = loseFullestDomain(replicas, zones);
        return [String(replicas), zones, perDomain.join(', '), left, percent((zones - 1) / zones), percent(highestUse)];
      })}
    />
  );
}
