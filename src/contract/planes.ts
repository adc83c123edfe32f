import type { ClauseId } from './types';

/**
 * The four planes of a platform and the boxes an incident passes through. A box shows the two numbers that matter most;
 * each is a reference to where that number lives, so that the map repeats no fact.
 */
export type PlaneNumber =
  /** An input or result of the worked example. */
  | { readonly worked: string; readonly says: string }
  /** A clock of a control loop, by its place in the loop’s `times`. */
  | { readonly loop: string; readonly time: number; readonly says: string }
  /** A number of a clause, by its name there. */
  | { readonly clause: ClauseId; readonly quantity: string; readonly says: string };

export interface PlaneBox {
  readonly name: string;
  /** Chapter under `docs/`, and the anchor there. */
  readonly doc: string;
  readonly anchor?: string;
  readonly numbers: readonly [PlaneNumber, PlaneNumber];
}

export interface Plane {
  readonly id: 'traffic' | 'loops' | 'signals' | 'change';
  readonly name: string;
  /** What moves through it. */
  readonly moves: string;
  /** What to ask first when the problem lives here. */
  readonly ask: string;
  /** In the order in which a request, a decision, a fact or a change passes them. */
  readonly boxes: readonly PlaneBox[];
}

const traffic = '03-reference-architecture/request-and-traffic-flow';
const loops = '03-reference-architecture/control-loops';
const signals = '03-reference-architecture/signal-flow';

export const planes: readonly Plane[] = [
  {
    id: 'traffic', name: 'Traffic', moves: 'requests and connections', ask: 'Which hop answered?',
    boxes: [
      { name: 'Resolver', doc: '02-runtime-model/dependencies-and-overload', anchor: 'dns', numbers: [{ clause: 'N5', quantity: 'queries per external name with ndots 5', says: 'queries per external name' }, { worked: 'checkout.lookupQueries', says: 'uncached, at peak' }] },
      { name: 'Gateway', doc: traffic, numbers: [{ clause: 'N1', quantity: 'HTTPRoute timeouts.request for checkout', says: 'request deadline' }, { clause: 'N2', quantity: 'gateway idle timeout towards pods', says: 'idle timeout' }] },
      { name: 'Service routing', doc: traffic, numbers: [{ loop: 'kube-proxy', time: 0, says: 'between two syncs' }, { worked: 'checkout.propagationSeconds', says: 'propagation, p99' }] },
      { name: 'Pod', doc: '02-runtime-model/lifecycle-and-shutdown', numbers: [{ worked: 'checkout.preStopSeconds', says: 'still accepts after deletion' }, { worked: 'checkout.longestSeconds', says: 'longest request' }] },
    ],
  },
  {
    id: 'loops', name: 'Loops', moves: 'replica counts, placements, restarts', ask: 'Who else writes this field?',
    boxes: [
      { name: 'Probes', doc: '02-runtime-model/health-and-readiness', numbers: [{ worked: 'checkout.readiness.periodSeconds', says: 'readiness period' }, { loop: 'crash-backoff', time: 0, says: 'crash back-off' }] },
      { name: 'Autoscaler', doc: '02-runtime-model/scaling', numbers: [{ loop: 'hpa', time: 0, says: 'period' }, { worked: 'checkout.timeToCapacity', says: 'time-to-capacity, p99' }] },
      { name: 'Node lifecycle', doc: '03-reference-architecture/failure-domains', numbers: [{ loop: 'node-lifecycle', time: 0, says: 'until a node counts as lost' }, { loop: 'taint-eviction', time: 0, says: 'until its pods are replaced' }] },
      { name: 'Disruption', doc: '02-runtime-model/disruption-and-placement', numbers: [{ worked: 'checkout.maxDisrupted', says: 'pod may be missing' }, { worked: 'checkout.leftAfterZone', says: 'left without the fullest zone' }] },
    ],
  },
  {
    id: 'signals', name: 'Signals', moves: 'samples, events, alerts', ask: 'Who knew before the users did?',
    boxes: [
      { name: 'Metric', doc: '02-runtime-model/observability', numbers: [{ worked: 'platform.signalAgeSeconds', says: 'age when the autoscaler reads it' }, { worked: 'checkout.inFlightAtPeak', says: 'behind one reading' }] },
      { name: 'Gate', doc: '05-release-patterns/progressive-delivery', numbers: [{ loop: 'rollout-controller', time: 1, says: 'one step of the canary' }, { clause: 'V2', quantity: 'abort threshold, canary minus control', says: 'says no' }] },
      { name: 'Pager', doc: signals, numbers: [{ worked: 'checkout.pageFailures', says: 'failures behind the fastest page' }, { worked: 'checkout.budgetMinutes', says: 'error budget' }] },
      { name: 'Report', doc: '06-platform-integration/leadership-visibility', numbers: [{ worked: 'checkout.objectiveDays', says: 'window' }, { worked: 'checkout.objective', says: 'objective' }] },
    ],
  },
  {
    id: 'change', name: 'Change', moves: 'images, configuration, flags, policy', ask: 'What could have said no?',
    boxes: [
      { name: 'Admission', doc: '01-principles/guardrails-at-runtime', numbers: [{ clause: 'P3', quantity: 'webhook timeoutSeconds', says: 'a webhook may take' }, { clause: 'P3', quantity: 'webhook failurePolicy', says: 'when it does not answer' }] },
      { name: 'Reconciler', doc: loops, numbers: [{ loop: 'argo-cd', time: 1, says: 'until Git is read again' }, { loop: 'argo-cd', time: 0, says: 'until a hand edit is undone' }] },
      { name: 'Rollout', doc: '05-release-patterns/rollback-and-recovery', numbers: [{ worked: 'checkout.rolloutSeconds', says: 'one pod after the other' }, { worked: 'checkout.undoMinutes', says: 'decision to recovery' }] },
      { name: 'Values and flags', doc: '02-runtime-model/configuration-and-secrets', numbers: [{ worked: 'checkout.fileDeliverySeconds', says: 'a mounted file reaches all replicas' }, { worked: 'checkout.rolloutSeconds', says: 'a new name does' }] },
    ],
  },
];
