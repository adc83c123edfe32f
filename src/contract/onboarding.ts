import type { ClauseId } from './types';

/** One fault planted in the exercise of the first week, `static/broken/eleven-faults.yaml`. */
export interface PlantedFault {
  readonly clause: ClauseId;
  /** Id of the check that finds it; a test holds that it does. */
  readonly check: string;
  /** Text that occurs once in the file and ends on the faulty line. */
  readonly at: string;
  /** What happens on the next drain, deploy or incident because of it; one sentence. */
  readonly then: string;
}

/** In the order of the file. */
export const plantedFaults: readonly PlantedFault[] = [
  { clause: 'S3', check: 'replicas-left-to-autoscaler', at: 'spec:\n  replicas: 10', then: 'The next deploy in a peak sets the count back to 10 and deletes every replica the autoscaler had added.' },
  { clause: 'L3', check: 'grace-outlasts-wait', at: 'terminationGracePeriodSeconds: 5', then: 'The wait before the stop uses the whole grace period up, so each stop kills the requests in flight.' },
  { clause: 'D2', check: 'spread-selects-own-pods', at: 'checkout-web', then: 'The constraint counts pods that do not exist, so all replicas may share one zone and go with it.' },
  { clause: 'V7', check: 'image-version-named', at: 'checkout:latest', then: 'Two nodes run two builds under one name, and a rollback may fetch the build it runs from.' },
  { clause: 'L1', check: 'shell-hands-over', at: 'command: [sh', then: 'A shell that does not hand over keeps SIGTERM to itself: the process never starts to drain and is killed.' },
  { clause: 'C3', check: 'no-credential-in-variables', at: '4f9c1d2e7b6a', then: 'The key lies in Git and in every description of the pod, and changing it is a release.' },
  { clause: 'H3', check: 'liveness-differs-from-readiness', at: 'livenessProbe:', then: 'Under load the probe that should only take the replica out of traffic restarts it, and the others get its load.' },
  { clause: 'R3', check: 'cpu-limit-has-reason', at: 'limits:\n              cpu: 500m', then: 'Four threads spend the quota of each 100 ms in an eighth of it and then stall, at low average use.' },
  { clause: 'I1', check: 'no-privilege-escalation', at: 'allowPrivilegeEscalation: true', then: 'A set-user-ID file in the image turns a taken-over process into root.' },
  { clause: 'N6', check: 'target-port-declared', at: 'targetPort: web', then: 'The Service sends to a port nobody declares: refused connections, while every pod is ready.' },
  { clause: 'D1', check: 'budget-allows-eviction', at: 'spec:\n  maxUnavailable: 0', then: 'No pod may ever be evicted, so the next node drain waits until somebody deletes the budget.' },
];
