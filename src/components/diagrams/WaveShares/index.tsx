import type { ReactNode } from 'react';

import { DataTable } from '@site/src/components/ui/DataTable';
import { burnUp, samplePlan } from '@site/src/models/adoption-waves/model';

const shares = [0.8, 0.5, 0.2] as const;
const whole = (value: number): string => Math.round(value).toLocaleString('en-US');

/** The sample plan with the work on one side or the other. */
export function WaveShares(): ReactNode {
  return (
    <DataTable
      caption="Who does the work, and when it is finished"
      head={['Platform does', 'Finished', 'Platform hours', 'Hours of one team', 'Sets the pace']}
      rows={shares.map((platformShare) => {
        const { finishWeek, platformTotal, teamTotal, bottleneck } = burnUp({ ...samplePlan, platformShare });
        return [`${Math.round(platformShare * 100)}%`, finishWeek === null ? 'never' : `week ${finishWeek}`, whole(platformTotal), whole(teamTotal / samplePlan.teams), bottleneck];
      })}
    />
  );
}
