import type { ReactNode } from 'react';

import { DataTable } from '@site/src/components/ui/DataTable';
import { checkout, growth, highestTargetShare, timeToCapacity } from '@site/src/models/capacity/model';
import { hpaDefaults } from '@site/src/models/hpa/model';

const total = timeToCapacity(checkout.parts);
const node = checkout.parts.find(({ name }) => name === 'node')?.seconds ?? 0;
const percent = (share: number): string => `${(Math.floor(share * 1000) / 10).toFixed(1)}%`;

const cases = [
  { name: 'checkout', seconds: total, doubling: checkout.doublingSeconds, then: `${checkout.target} of ${checkout.knee} is ${((checkout.target / checkout.knee) * 100).toFixed(1)}%: it needs the 5%` },
  { name: 'room kept for one node', seconds: total - node, doubling: checkout.doublingSeconds, then: 'a higher target pays for the room' },
  { name: 'campaign, 90 s away', seconds: 90, doubling: 60, then: 'scale by schedule' },
  { name: 'campaign, 120 s away', seconds: total, doubling: 60, then: 'scale by schedule, or shed' },
];

const rows = cases.map(({ name, seconds, doubling, then }) => {
  const factor = growth(seconds, doubling);
  return [
    name, `${seconds}\u00a0s`, `${doubling}\u00a0s`, `${factor.toFixed(2)}\u00a0×`,
    percent(highestTargetShare(factor, hpaDefaults.tolerance.scaleUp)), percent(highestTargetShare(factor, checkout.tolerance)), then,
  ];
});

/** The highest target that lasts until capacity serves, by growth and tolerance. */
export function HeadroomTable(): ReactNode {
  return (
    <DataTable
      caption="Highest target, as a share of what one replica bears"
      head={['Case', 'Capacity after', 'Load doubles in', 'Growth', 'Tolerance 10% (default)', 'Tolerance 5%', 'So']}
      rows={rows}
    />
  );
}
