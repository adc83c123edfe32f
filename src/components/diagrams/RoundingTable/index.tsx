import type { ReactNode } from 'react';

import { DataTable } from '@site/src/components/ui/DataTable';
import { checkout } from '@site/src/contract/worked-example';
import { deploymentDefaults, resolveFenceposts, rolloutTimeline } from '@site/src/models/deployment-rollout/model';

const counts = Array.from({ length: 12 }, (_, index) => index + 1);

/** What the defaults of a Deployment (25% and 25%) mean for 1 to 12 replicas: a table from the model. */
export function RoundingTable(): ReactNode {
  return (
    <DataTable
      caption="What do 25% and 25% come to?"
      head={['Replicas', 'Surge', 'Unavailable', 'Most pods', 'Fewest available', 'All new after']}
      rows={counts.map((replicas) => {
        const { surge, unavailable } = resolveFenceposts(replicas, deploymentDefaults.maxSurge, deploymentDefaults.maxUnavailable);
        const walked = rolloutTimeline({ ...deploymentDefaults, replicas, readinessDelaySeconds: checkout.startSeconds });
        return [replicas, surge, unavailable, walked.maxTotalPods, walked.minAvailablePods, `${walked.completeAtSeconds} s`];
      })}
    />
  );
}
