import type { ReactNode } from 'react';

import { DataTable } from '@site/src/components/ui/DataTable';
import { burnUp, samplePlan } from '@site/src/models/adoption-waves/model';

const shares = [0.8, 0.6, 0.5, 0.2] as const;
const when = ({ finishWeek }: { readonly finishWeek: number | null }): string => (finishWeek === null ? 'never' : `week ${finishWeek}`);
const whole = (value: number): string => Math.round(value).toLocaleString('en-US');

/** The sample plan with the work on one side or the other, and what is left of it when the teams give half their hours. */
export function WaveShares(): ReactNode {
  return (
    <DataTable
      caption="Who does the work, and when it is finished"
      head={['Platform does', 'Sets the pace', 'Platform hours', 'Hours of one team', 'Finished', 'If teams give half']}
      rows={shares.map((platformShare) => {
        const plan = { ...samplePlan, platformShare };
        const result = burnUp(plan);
        return [`${Math.round(platformShare * 100)}%`, result.bottleneck, whole(result.platformTotal), whole(result.teamTotal / plan.teams), when(result), when(burnUp({ ...plan, teamHours: plan.teamHours / 2 }))];
      })}
    />
  );
}
