/**
 * Which value of a setting each replica runs with after an edit, and how long two generations of a credential must overlap.
 *
 * Times are seconds after the edit, shares are 0 to 1. Rules: environment variables and `subPath` files keep what they held
 * when their pod started; a directory mount follows within a delivery bound; a new object name is a rollout
 * (Kubernetes tutorial “Updating configuration via a ConfigMap” and issue 50345).
 *
 * Errors and limits: the delivery delays of the replicas are taken as evenly spread over the bound, so the count during
 * delivery is an expectation, the end is not. Every new pod starts in `startSeconds`; no container restarts in place, no pod
 * moves between the named events. Load is spread evenly over the serving replicas.
 */
import { checkout as service } from '../../contract/worked-example';

/** How the setting reaches the process. `name` = a new object name in the pod template. */
export type Mechanism = 'environment' | 'subPath' | 'directory' | 'name';

/** The service and its rollout pace. */
export interface Fleet {
  readonly replicas: number;
  /** Container start to first readiness. */
  readonly startSeconds: number;
  readonly minReadySeconds: number;
  /** Longest time between the edit of the object and the file in the last pod. */
  readonly deliverySeconds: number;
  /** Requests per second, all replicas together. */
  readonly rate: number;
}

/** The worked example: 10 replicas, 50 requests/s, pace as in clause V9, delivery bound as in clause C2 (chosen). */
export const checkout: Fleet = {
  replicas: service.replicas, startSeconds: service.startSeconds, minReadySeconds: service.minReadySeconds, deliverySeconds: service.fileDeliverySeconds, rate: service.rate,
};

/** Serving replicas by the value they run with. */
export interface Census {
  readonly withNew: number;
  readonly withOld: number;
}

/** Length of a rollout with `maxSurge: 1` and `maxUnavailable: 0`: one pod after the other. */
export function rolloutSeconds({ replicas, startSeconds, minReadySeconds }: Pick<Fleet, 'replicas' | 'startSeconds' | 'minReadySeconds'>): number {
  return replicas * (startSeconds + minReadySeconds);
}

/** Delay of each replica’s file, the midpoints of equal slices of the bound. */
export function deliveryDelays({ replicas, deliverySeconds }: Pick<Fleet, 'replicas' | 'deliverySeconds'>): readonly number[] {
  return Array.from({ length: replicas }, (_, index) => ((index + 0.5) / replicas) * deliverySeconds);
}

/** Census of the original replicas `seconds` after the edit; a rolling update may serve with one replica more. */
export function afterEdit(mechanism: Mechanism, seconds: number, fleet: Fleet): Census {
  const { replicas, startSeconds, minReadySeconds } = fleet;
  if (seconds < 0) return { withNew: 0, withOld: replicas };
  switch (mechanism) {
    case 'environment':
    case 'subPath':
      return { withNew: 0, withOld: replicas };
    case 'directory': {
      const withNew = deliveryDelays(fleet).filter((delay) => delay <= seconds).length;
      return { withNew, withOld: replicas - withNew };
    }
    case 'name': {
      const step = startSeconds + minReadySeconds;
      const started = Math.min(replicas, Math.max(0, Math.floor((seconds - startSeconds) / step) + 1));
      const replaced = Math.min(replicas, Math.floor(seconds / step));
      return { withNew: started, withOld: replicas - replaced };
    }
  }
}

/** Census after pods were added long after the edit: a new pod reads the object as it is now. */
export function afterScaleOut(mechanism: Mechanism, added: number, fleet: Fleet): Census {
  const { withNew, withOld } = afterEdit(mechanism, Number.POSITIVE_INFINITY, fleet);
  return { withNew: withNew + added, withOld };
}

/**
 * Census when `kubectl rollout undo` has finished. All pods are new. An object edited in place gives them the edited
 * value; an object named by its content gives them the value of the revision they return to.
 */
export function afterUndo(mechanism: Mechanism, replicas: number): Census {
  return mechanism === 'name' ? { withNew: 0, withOld: replicas } : { withNew: replicas, withOld: 0 };
}

/** Share of the requests answered with the new value. */
export function shareNew({ withNew, withOld }: Census): number {
  const all = withNew + withOld;
  return all === 0 ? 0 : withNew / all;
}

/** Minutes until a constant share of failing requests has spent an error budget. */
export function minutesToSpend(share: number, objective: number, windowDays: number): number {
  return ((1 - objective) * windowDays * 24 * 60) / share;
}

/** The four waits of a rotation. */
export interface Rotation {
  /** How often the store’s value is copied into the cluster. */
  readonly refreshSeconds: number;
  readonly deliverySeconds: number;
  /** Longest life of a connection opened with the first generation. */
  readonly connectionSeconds: number;
}

/** *checkout* and its database; all chosen. */
export const checkoutRotation: Rotation = {
  refreshSeconds: service.secretRefreshSeconds, deliverySeconds: service.fileDeliverySeconds, connectionSeconds: service.connectionMaxAgeSeconds,
};

/** Shortest time both generations stay valid; infinite if the process reads the credential once and connections never end. */
export function minimumOverlap({ refreshSeconds, deliverySeconds, connectionSeconds }: Rotation): number {
  return refreshSeconds + deliverySeconds + connectionSeconds;
}
