import type { ReactNode } from 'react';

import { DataTable } from '@site/src/components/ui/DataTable';
import { paces, replacePods, type Pace } from '@site/src/models/recovery/model';

const rows: readonly { readonly name: string; readonly pace: Pace }[] = [
  { name: 'Pace of a release (V9)', pace: paces.release },
  { name: 'Kubernetes defaults', pace: paces.defaults },
  { name: 'No waiting', pace: paces.noWait },
  { name: 'Going back', pace: paces.back },
];

const seconds = (value: number): string => `${Math.round(value)} s`;

/** What an undo of *checkout* takes at four paces: a table from the model, not a drawing. */
export function UndoPace(): ReactNode {
  return (
    <DataTable
      caption="How long does an undo of checkout take?"
      head={['Pace', 'Surge, unavailable, ready time', 'Bad version gone', 'All ten back', 'Fewest serving', 'Most pods']}
      rows={rows.map(({ name, pace }) => {
        const { offSeconds, doneSeconds, fewestServing, mostPods } = replacePods(pace);
        return [name, `${pace.maxSurge}, ${pace.maxUnavailable}, ${pace.minReadySeconds} s`, seconds(offSeconds), seconds(doneSeconds), fewestServing, mostPods];
      })}
    />
  );
}
