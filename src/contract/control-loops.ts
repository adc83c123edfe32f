import type { ClauseId, NumberKind, SourceId } from './types';

/** Kebab-case and permanent: pages, figures and other loops name a loop by it. */
export type LoopId = string;
/** Kebab-case key into `loopFields`. */
export type LoopFieldId = string;

/** Where a loop runs, in the order of the figure. */
export const loopHomes = ['node', 'control plane', 'autoscaling', 'delivery'] as const;
export type LoopHome = (typeof loopHomes)[number];

/**
 * What a loop does when its sensor is missing, mildest first; the array order is the scale.
 *
 * `acts` is the dangerous one: the loop takes silence for an answer and changes something because it cannot see.
 */
export const blindWays = ['keeps its output', 'works on old data', 'refuses', 'acts on silence'] as const;
export type BlindWay = (typeof blindWays)[number];

/** One clock of a loop. A range means back-off or jitter. */
export interface LoopTime {
  /** The flag or field, or what the time is: `failureThreshold × periodSeconds`. */
  readonly name: string;
  readonly from: number;
  readonly to?: number;
  readonly unit: 's';
  readonly kind: NumberKind;
  /** Version the number was read from; required for `default`. */
  readonly version?: string;
  /** Source of a `default`; required for it. */
  readonly source?: SourceId;
}

/** A write to a field that more than one loop may write. */
export interface LoopWrite {
  readonly field: LoopFieldId;
  /** At most two words for the figure: how this loop writes it. */
  readonly how: string;
}

/** One loop moves what another one measures. Neither sees the other’s reason. */
export interface Disturbance {
  readonly loop: LoopId;
  /** One sentence: what is moved, and what the other makes of it. */
  readonly how: string;
  /** What keeps the two apart. */
  readonly apart: string;
  readonly clauses: readonly ClauseId[];
}

/** Something that senses, compares, acts and waits without a person. */
export interface ControlLoop {
  readonly id: LoopId;
  readonly name: string;
  readonly home: LoopHome;
  /** What it reads. */
  readonly sensor: string;
  /** What wakes it: `timer`, `event`, or both, where the timer repairs what a lost event left. */
  readonly trigger: 'timer' | 'event' | 'event and timer' | 'schedule';
  /** Its clocks, the fastest first; empty where the API server’s events are all it waits for. */
  readonly times: readonly LoopTime[];
  /** What it adds to the time until something is healed. */
  readonly delay: string;
  /** Field or object it changes. */
  readonly actuator: string;
  /** Fields it shares with other loops. */
  readonly writes: readonly LoopWrite[];
  /** What bounds one action. */
  readonly limit: string;
  readonly blind: { readonly way: BlindWay; readonly does: string };
  /** How a person holds it still. */
  readonly pause: string;
  /** Loops that overwrite a field this one writes; each names the other. */
  readonly rivals: readonly LoopId[];
  readonly disturbs: readonly Disturbance[];
  readonly clauses: readonly ClauseId[];
  readonly sources: readonly SourceId[];
}

/** A field with more than one writer. */
export interface LoopField {
  readonly id: LoopFieldId;
  /** As the API spells it. */
  readonly field: string;
  /** Two short lines for the head of a column. */
  readonly short: readonly [string, string];
  /**
   * `overwrites`: the last writer wins, so two writers are a fight. `adds up`: every writer adds its own entry or pushes in
   * one direction, so they do not undo each other, they sum.
   */
  readonly sharing: 'overwrites' | 'adds up';
  /** Every writer of a field that adds up, so that none is forgotten; empty where loops name each other as rivals. */
  readonly addedBy: readonly LoopId[];
  /** The one that is meant to win; `null` where no single one can. */
  readonly owner: LoopId | null;
  /** How several writers live with it. */
  readonly rule: string;
}

/** Fields that more than one loop writes. */
export const loopFields: readonly LoopField[] = [
  {
    id: 'replicas', field: '`spec.replicas` of a workload', short: ['replica', 'count'], sharing: 'overwrites', addedBy: [],
    owner: 'hpa', rule: 'Leave the field out of Git once an autoscaler exists.',
  },
  {
    id: 'hpa-bounds', field: '`minReplicas`, `maxReplicas` of an autoscaler', short: ['HPA', 'bounds'], sharing: 'overwrites', addedBy: [],
    owner: 'argo-cd', rule: 'Git holds the bounds, or a ScaledObject in Git from which KEDA writes them.',
  },
  {
    id: 'pod-template', field: '`spec.template`', short: ['pod', 'template'], sharing: 'overwrites', addedBy: [],
    owner: 'argo-cd', rule: 'One reconciler per object; an undo by hand needs the pause first.',
  },
  {
    id: 'route-weights', field: '`backendRefs[].weight` of a route', short: ['route', 'weights'], sharing: 'overwrites', addedBy: [],
    owner: 'rollout-controller', rule: 'The reconciler ignores the weights of routes that a rollout steers.',
  },
  {
    id: 'pod-ready', field: 'Condition `Ready` of a pod', short: ['pod', 'Ready'], sharing: 'overwrites', addedBy: [],
    owner: 'readiness-probe', rule: 'The node controller writes only after the kubelet has gone silent.',
  },
  {
    id: 'pod-end', field: 'End of a pod: `deletionTimestamp`, or phase `Failed`', short: ['end of', 'a pod'], sharing: 'adds up',
    addedBy: ['node-pressure', 'taint-eviction', 'pod-gc', 'scheduler', 'deployment', 'statefulset', 'job', 'vpa', 'cluster-autoscaler', 'karpenter', 'descheduler'],
    owner: null, rule: 'Only those marked “asks” respect a disruption budget; all of them spend it.',
  },
  {
    id: 'node-taints', field: '`spec.taints` of a node', short: ['node', 'taints'], sharing: 'adds up', addedBy: ['node-lifecycle', 'cluster-autoscaler', 'karpenter'],
    owner: null, rule: 'Each writes its own key.',
  },
];

const kubernetes = '1.37';

/** Every loop a team on the platform meets, by home and then by speed. */
export const controlLoops: readonly ControlLoop[] = [
  // Node
  {
    id: 'kube-proxy', name: 'kube-proxy', home: 'node', sensor: 'EndpointSlices', trigger: 'event and timer',
    times: [
      { name: 'minSyncPeriod', from: 1, unit: 's', kind: 'default', version: '1.28', source: 'k8s-virtual-ips' },
      { name: 'syncPeriod', from: 30, unit: 's', kind: 'default', version: '1.28', source: 'k8s-virtual-ips' },
    ],
    delay: '1 s and the sync itself', actuator: 'packet rules of its node', writes: [], limit: 'one sync per `minSyncPeriod`',
    blind: { way: 'works on old data', does: 'keeps sending to the last endpoints it knew' }, pause: 'none', rivals: [], disturbs: [],
    clauses: ['L2', 'P5'], sources: ['k8s-virtual-ips'],
  },
  {
    id: 'readiness-probe', name: 'Readiness probe', home: 'node', sensor: 'the pod’s own answer', trigger: 'timer',
    times: [
      { name: 'periodSeconds', from: 10, unit: 's', kind: 'default', version: kubernetes, source: 'k8s-probes' },
      { name: 'failureThreshold × periodSeconds', from: 30, unit: 's', kind: 'default', version: kubernetes, source: 'k8s-probes' },
    ],
    delay: 'up to 30 s until traffic leaves', actuator: 'condition `Ready` of the pod', writes: [{ field: 'pod-ready', how: 'owns' }], limit: 'this pod; no floor across pods',
    blind: { way: 'acts on silence', does: 'no answer counts as failure: out of rotation' }, pause: 'none', rivals: ['node-lifecycle'], disturbs: [],
    clauses: ['H2', 'H4'], sources: ['k8s-probes'],
  },
  {
    id: 'liveness-probe', name: 'Liveness probe', home: 'node', sensor: 'the container’s own answer', trigger: 'timer',
    times: [
      { name: 'periodSeconds', from: 10, unit: 's', kind: 'default', version: kubernetes, source: 'k8s-probes' },
      { name: 'failureThreshold × periodSeconds', from: 30, unit: 's', kind: 'default', version: kubernetes, source: 'k8s-probes' },
    ],
    delay: 'up to 30 s, then the grace period', actuator: 'stops the container', writes: [], limit: 'none across replicas',
    blind: { way: 'acts on silence', does: 'no answer counts as dead: restart' }, pause: 'none on a running pod', rivals: [],
    disturbs: [{ loop: 'hpa', how: 'Under overload, slow answers read as dead; each restart takes a replica away while the autoscaler orders more.', apart: 'Liveness only where a restart cures', clauses: ['H3'] }],
    clauses: ['H3', 'H1'], sources: ['k8s-probes'],
  },
  {
    id: 'node-heartbeat', name: 'Node heartbeat', home: 'node', sensor: 'the kubelet itself', trigger: 'timer',
    times: [{ name: 'lease renewal', from: 10, unit: 's', kind: 'default', version: 'website @093c1a7d', source: 'k8s-node-status' }],
    delay: 'none while it beats', actuator: 'Lease of the node', writes: [], limit: 'retries back off to 7 s',
    blind: { way: 'keeps its output', does: 'pods run on; nobody outside can tell' }, pause: 'none', rivals: [], disturbs: [],
    clauses: [], sources: ['k8s-node-status'],
  },
  {
    id: 'crash-backoff', name: 'Crash back-off', home: 'node', sensor: 'exit of the container', trigger: 'event and timer',
    times: [{ name: 'restart back-off, doubling', from: 10, to: 300, unit: 's', kind: 'default', version: kubernetes, source: 'k8s-pod-lifecycle' }],
    delay: 'up to 300 s after the cause is gone', actuator: 'starts the container again', writes: [], limit: 'reset after 10 min without exit',
    blind: { way: 'keeps its output', does: 'never asks whether the cause is gone' }, pause: 'delete the pod to skip the wait', rivals: [], disturbs: [],
    clauses: ['H1'], sources: ['k8s-pod-lifecycle', 'kep-4603'],
  },
  {
    id: 'node-pressure', name: 'Node-pressure eviction', home: 'node', sensor: 'memory, disk and inodes of the node', trigger: 'timer',
    times: [{ name: 'evictionPressureTransitionPeriod', from: 300, unit: 's', kind: 'default', version: kubernetes, source: 'k8s-kubelet-config' }],
    delay: 'a replacement elsewhere', actuator: 'ends pods above their request first', writes: [{ field: 'pod-end', how: 'ignores' }], limit: 'until the signal is back above its threshold',
    blind: { way: 'keeps its output', does: 'the kernel kills instead' }, pause: 'none', rivals: [], disturbs: [],
    clauses: ['R1', 'R4'], sources: ['k8s-kubelet-config', 'k8s-node-pressure'],
  },

  // Control plane
  {
    id: 'endpoint-slice', name: 'EndpointSlice controller', home: 'control plane', sensor: 'pods behind a selector', trigger: 'event', times: [],
    delay: 'part of the propagation window', actuator: 'EndpointSlices', writes: [], limit: '100 endpoints per slice',
    blind: { way: 'works on old data', does: 'slices stay as they were' }, pause: 'none', rivals: [], disturbs: [],
    clauses: ['P5', 'N6'], sources: ['k8s-discovery-types', 'k8s-pod-lifecycle'],
  },
  {
    id: 'deployment', name: 'Deployment and ReplicaSet', home: 'control plane', sensor: 'template, count, available pods', trigger: 'event', times: [],
    delay: 'none; the pods it orders take theirs', actuator: 'creates and deletes pods', writes: [{ field: 'pod-end', how: 'ignores' }], limit: '`maxSurge`, `maxUnavailable`',
    blind: { way: 'keeps its output', does: 'running pods stay; lost ones are not replaced' }, pause: '`kubectl rollout pause`', rivals: [],
    disturbs: [{ loop: 'hpa', how: 'Surge pods are hot while they start and idle right after; the mean goes up, then down, and load did neither.', apart: 'Ready means warm', clauses: ['S1'] }],
    clauses: ['V9'], sources: ['k8s-apps-types'],
  },
  {
    id: 'statefulset', name: 'StatefulSet controller', home: 'control plane', sensor: 'ordinals and their Ready', trigger: 'event', times: [],
    delay: 'waits for the lower ordinal', actuator: 'creates and deletes pods in order', writes: [{ field: 'pod-end', how: 'ignores' }], limit: 'one at a time, or `maxUnavailable`',
    blind: { way: 'refuses', does: 'a pod on a silent node is not replaced' }, pause: '`partition` = replicas', rivals: [], disturbs: [],
    clauses: ['T2', 'J3'], sources: ['k8s-apps-types', 'k8s-node-shutdown'],
  },
  {
    id: 'disruption', name: 'Disruption controller', home: 'control plane', sensor: 'pods and their owners’ scale', trigger: 'event and timer',
    times: [{ name: 'an eviction that never came is forgotten', from: 120, unit: 's', kind: 'default', version: 'commit 003e8629', source: 'k8s-disruption-controller' }],
    delay: 'none; it only permits', actuator: '`status.disruptionsAllowed`', writes: [], limit: 'the budget',
    blind: { way: 'refuses', does: 'allows none when it cannot count' }, pause: 'edit the budget', rivals: [], disturbs: [],
    clauses: ['D1'], sources: ['k8s-disruption-controller', 'k8s-policy-types'],
  },
  {
    id: 'scheduler', name: 'Scheduler', home: 'control plane', sensor: 'pending pods, requests, taints', trigger: 'event and timer',
    times: [
      { name: 'podInitialBackoffSeconds to podMaxBackoffSeconds', from: 1, to: 10, unit: 's', kind: 'default', version: 'commit 00fe7a37', source: 'k8s-scheduler-defaults' },
      { name: 'unschedulable pods are tried again at the latest', from: 300, unit: 's', kind: 'default', version: '1.33', source: 'k8s-issue-141694' },
    ],
    delay: '5 s p99 (sample)', actuator: '`spec.nodeName`; preempts lower priority', writes: [{ field: 'pod-end', how: 'tries' }], limit: 'victims of lower priority only',
    blind: { way: 'refuses', does: 'pods stay Pending' }, pause: '`schedulingGates` on the pod', rivals: [], disturbs: [],
    clauses: ['D5', 'D2'], sources: ['k8s-scheduler-defaults', 'k8s-issue-141694', 'k8s-preemption'],
  },
  {
    id: 'job', name: 'Job controller', home: 'control plane', sensor: 'failed and finished pods', trigger: 'event and timer',
    times: [{ name: 'pod failure back-off, doubling', from: 10, to: 600, unit: 's', kind: 'default', version: '1.36', source: 'job-controller' }],
    delay: 'up to 600 s between attempts', actuator: 'creates pods; deletes at the deadline', writes: [{ field: 'pod-end', how: 'ignores' }], limit: '`backoffLimit` 6',
    blind: { way: 'keeps its output', does: 'counts when it sees again' }, pause: '`suspend: true`', rivals: [], disturbs: [],
    clauses: ['J4'], sources: ['job-controller', 'k8s-batch-types'],
  },
  {
    id: 'cronjob', name: 'CronJob controller', home: 'control plane', sensor: 'its clock and the last start', trigger: 'schedule', times: [],
    delay: 'until the next tick', actuator: 'creates Jobs', writes: [], limit: '`concurrencyPolicy`',
    blind: { way: 'keeps its output', does: 'skips what it slept through; starts the latest' }, pause: '`suspend: true`', rivals: [], disturbs: [],
    clauses: ['J2', 'J5'], sources: ['cronjob-controller', 'k8s-batch-types'],
  },
  {
    id: 'pod-gc', name: 'Pod garbage collector', home: 'control plane', sensor: 'pods without a node', trigger: 'timer',
    times: [
      { name: 'gcCheckPeriod', from: 20, unit: 's', kind: 'default', version: 'commit 003e8629', source: 'k8s-pod-gc' },
    ],
    delay: '40 s quarantine, then 20 s', actuator: 'force-deletes pods', writes: [{ field: 'pod-end', how: 'ignores' }], limit: 'quarantine and a live read first',
    blind: { way: 'acts on silence', does: 'a missing Node object ends its pods' }, pause: 'none', rivals: [], disturbs: [],
    clauses: ['D4'], sources: ['k8s-pod-gc'],
  },
  {
    id: 'node-lifecycle', name: 'Node lifecycle controller', home: 'control plane', sensor: 'Leases of the nodes', trigger: 'timer',
    times: [{ name: '--node-monitor-grace-period', from: 50, unit: 's', kind: 'default', version: 'flag page; 40 s earlier', source: 'k8s-kcm-flags' }],
    delay: '50 s until a node counts as lost', actuator: 'taints the node, pods turn unready', writes: [{ field: 'node-taints', how: 'own key' }, { field: 'pod-ready', how: 'if silent' }], limit: 'slows or stops when zones look dead',
    blind: { way: 'acts on silence', does: 'no heartbeat counts as lost' }, pause: 'none', rivals: ['readiness-probe'], disturbs: [],
    clauses: ['D3'], sources: ['k8s-kcm-flags', 'k8s-kcm-config', 'k8s-node-status', 'k8s-nodes'],
  },
  {
    id: 'taint-eviction', name: 'Taint eviction', home: 'control plane', sensor: 'NoExecute taints', trigger: 'event and timer',
    times: [{ name: 'tolerationSeconds', from: 300, unit: 's', kind: 'default', version: kubernetes, source: 'k8s-apiserver-flags' }],
    delay: '300 s after the taint', actuator: 'deletes pods, no budget asked', writes: [{ field: 'pod-end', how: 'ignores' }], limit: 'the pod’s own tolerations',
    blind: { way: 'acts on silence', does: 'trusts the taint: deletes' }, pause: 'a toleration without seconds', rivals: [], disturbs: [],
    clauses: ['D3', 'D4'], sources: ['k8s-apiserver-flags', 'k8s-core-types'],
  },
  {
    id: 'resource-quota', name: 'Quota', home: 'control plane', sensor: 'usage of a namespace', trigger: 'event and timer',
    times: [{ name: 'resource-quota-sync-period', from: 300, unit: 's', kind: 'default', version: 'commit 78fc8e44', source: 'k8s-quota-defaults' }],
    delay: 'up to 300 s until freed room counts', actuator: '`status.used`; admission refuses above it', writes: [], limit: 'the quota',
    blind: { way: 'refuses', does: 'admission decides on the last count' }, pause: 'raise the quota', rivals: [],
    disturbs: [{ loop: 'deployment', how: 'Surge and draining pods count; a quota sized for the replicas alone stops the rollout.', apart: 'Room for the maximum plus surge', clauses: ['S4', 'P4'] }],
    clauses: ['P4', 'S4'], sources: ['k8s-quota-defaults'],
  },

  // Autoscaling
  {
    id: 'karpenter', name: 'Karpenter', home: 'autoscaling', sensor: 'pending pods; cost and drift of nodes', trigger: 'event and timer',
    times: [{ name: 'batch window, idle to maximum', from: 1, to: 10, unit: 's', kind: 'default', version: '1.13', source: 'karpenter-settings' }],
    delay: '1–10 s, then the node itself', actuator: 'adds, drains and replaces nodes', writes: [{ field: 'pod-end', how: 'asks' }, { field: 'node-taints', how: 'own key' }], limit: 'node budgets per pool',
    blind: { way: 'keeps its output', does: 'nodes stay; pods stay Pending' }, pause: 'node budget `nodes: "0"`', rivals: [],
    disturbs: [{ loop: 'disruption', how: 'Consolidation at noon and a node upgrade spend the same pod budget; a budget of zero stops both.', apart: 'Budget of one, windows for nodes', clauses: ['D1', 'P7'] }],
    clauses: ['P7', 'D1'], sources: ['karpenter-settings', 'karpenter-disruption'],
  },
  {
    id: 'cluster-autoscaler', name: 'Cluster Autoscaler', home: 'autoscaling', sensor: 'pending pods; requests per node', trigger: 'timer',
    times: [
      { name: '--scan-interval', from: 10, unit: 's', kind: 'default', version: 'FAQ of about 1.28', source: 'cluster-autoscaler-faq' },
      { name: '--scale-down-unneeded-time', from: 600, unit: 's', kind: 'default', version: 'FAQ of about 1.28', source: 'cluster-autoscaler-faq' },
    ],
    delay: '10 s, then the node itself', actuator: 'adds and drains nodes', writes: [{ field: 'pod-end', how: 'asks' }, { field: 'node-taints', how: 'own key' }], limit: 'bounds of each node group',
    blind: { way: 'keeps its output', does: 'nodes stay; restarts itself after 15 min' }, pause: 'annotation on the node', rivals: [], disturbs: [],
    clauses: ['P7', 'D4'], sources: ['cluster-autoscaler-faq'],
  },
  {
    id: 'hpa', name: 'Horizontal Pod Autoscaler', home: 'autoscaling', sensor: 'metrics of ready pods', trigger: 'timer',
    times: [
      { name: 'sync period', from: 15, unit: 's', kind: 'default', version: kubernetes, source: 'k8s-hpa-config' },
      { name: 'scale-down stabilization', from: 300, unit: 's', kind: 'default', version: kubernetes, source: 'k8s-hpa-config' },
    ],
    delay: '15 s and the age of the metric', actuator: '`spec.replicas`, through `scale`', writes: [{ field: 'replicas', how: 'owns' }], limit: '`minReplicas`, `maxReplicas`, `behavior`',
    blind: { way: 'keeps its output', does: 'holds the count, and looks calm' }, pause: 'minimum = maximum', rivals: ['keda', 'argo-cd', 'flux'],
    disturbs: [{ loop: 'cluster-autoscaler', how: 'Scale-in empties nodes; ten minutes later they are gone, and the next rise pays for nodes again.', apart: 'Placeholder pods, or a higher floor', clauses: ['S2'] }],
    clauses: ['S1', 'S2', 'S3'], sources: ['k8s-hpa', 'k8s-hpa-config', 'k8s-hpa-defaults'],
  },
  {
    id: 'keda', name: 'KEDA', home: 'autoscaling', sensor: 'queue or external metric', trigger: 'timer',
    times: [
      { name: 'pollingInterval', from: 30, unit: 's', kind: 'default', version: '2.21', source: 'keda' },
      { name: 'cooldownPeriod', from: 300, unit: 's', kind: 'default', version: '2.21', source: 'keda' },
    ],
    delay: '30 s from zero to one', actuator: 'replicas 0↔1; writes an HPA for the rest', writes: [{ field: 'replicas', how: '0 and 1' }, { field: 'hpa-bounds', how: 'its own' }], limit: '`maxReplicaCount` 100',
    blind: { way: 'keeps its output', does: 'its HPA holds; `fallback.replicas` if set' }, pause: 'minimum = maximum', rivals: ['hpa', 'argo-cd', 'flux'], disturbs: [],
    clauses: ['S1', 'S3'], sources: ['keda'],
  },
  {
    id: 'vpa', name: 'Vertical Pod Autoscaler', home: 'autoscaling', sensor: 'usage history of containers', trigger: 'timer',
    times: [
      { name: 'recommender and updater interval', from: 60, unit: 's', kind: 'default', version: '1.5.1', source: 'vpa-flags' },
      { name: 'a deferred resize becomes an eviction', from: 300, unit: 's', kind: 'default', version: '1.7', source: 'vpa' },
    ],
    delay: 'minutes to days', actuator: 'requests of running pods; evicts', writes: [{ field: 'pod-end', how: 'asks' }], limit: 'half of the replicas, two at least',
    blind: { way: 'keeps its output', does: 'the last recommendation stays' }, pause: '`updateMode: Off`', rivals: [],
    disturbs: [{ loop: 'hpa', how: 'It moves the CPU request that a utilization target divides by.', apart: 'One of them on CPU, or a signal that is not CPU', clauses: ['S3', 'S1'] }],
    clauses: ['R1', 'S3'], sources: ['vpa', 'vpa-flags'],
  },
  {
    id: 'descheduler', name: 'Descheduler', home: 'autoscaling', sensor: 'placement against its policies', trigger: 'timer',
    times: [{ name: '--descheduling-interval', from: 300, unit: 's', kind: 'default', version: 'manifest of v0.28.1', source: 'descheduler-manifest' }],
    delay: 'up to 300 s', actuator: 'evicts; places nothing itself', writes: [{ field: 'pod-end', how: 'asks' }], limit: 'its policies and the pod budget',
    blind: { way: 'keeps its output', does: 'evicts nothing' }, pause: 'scale it to 0', rivals: [],
    disturbs: [{ loop: 'scheduler', how: 'It evicts for a rule that the scheduler holds only as a preference, and may break again at once.', apart: 'The same rule, hard, in both', clauses: ['D2'] }],
    clauses: ['D2', 'D1'], sources: ['descheduler-manifest', 'kep-4563'],
  },

  // Delivery
  {
    id: 'argo-cd', name: 'Argo CD', home: 'delivery', sensor: 'Git and the live objects', trigger: 'event and timer',
    times: [
      { name: 'self-heal: at once, then backing off', from: 2, to: 300, unit: 's', kind: 'default', version: '3.6 development', source: 'argo-cd-controller' },
      { name: 'timeout.reconciliation with jitter', from: 120, to: 180, unit: 's', kind: 'default', version: '3.5', source: 'argo-cd-auto-sync' },
    ],
    delay: 'up to 180 s without a webhook', actuator: 'every field that Git names',
    writes: [{ field: 'replicas', how: 'from Git' }, { field: 'hpa-bounds', how: 'owns' }, { field: 'pod-template', how: 'owns' }, { field: 'route-weights', how: 'from Git' }],
    limit: 'prune off; an empty source is refused',
    blind: { way: 'keeps its output', does: 'no Git, no sync; with prune and allowEmpty an empty one deletes' }, pause: 'sync window with an end', rivals: ['hpa', 'keda', 'flux', 'rollout-controller'],
    disturbs: [{ loop: 'rollout-controller', how: 'After an abort the cluster serves N−1 while Git still names N; the next edit starts from N.', apart: 'Revert Git as part of the abort', clauses: ['V4'] }],
    clauses: ['S3', 'V4'], sources: ['argo-cd-auto-sync', 'argo-cd-controller', 'argo-cd-sync-windows', 'argo-rollouts-faq'],
  },
  {
    id: 'flux', name: 'Flux', home: 'delivery', sensor: 'source artifact and the live objects', trigger: 'event and timer',
    times: [{ name: 'spec.interval of a Kustomization, set per object', from: 600, unit: 's', kind: 'chosen' }],
    delay: 'the interval of its source', actuator: 'every field that Git names',
    writes: [{ field: 'replicas', how: 'from Git' }, { field: 'hpa-bounds', how: 'from Git' }, { field: 'pod-template', how: 'instead' }, { field: 'route-weights', how: 'from Git' }],
    limit: '`prune` per object', blind: { way: 'keeps its output', does: 'no artifact, no apply' }, pause: '`suspend: true`', rivals: ['hpa', 'keda', 'argo-cd', 'rollout-controller'], disturbs: [],
    clauses: ['S3', 'V4'], sources: ['flux-kustomization'],
  },
  {
    id: 'rollout-controller', name: 'Rollout controller', home: 'delivery', sensor: 'pods, steps and analysis', trigger: 'event and timer',
    times: [
      { name: 'scaleDownDelaySeconds', from: 30, unit: 's', kind: 'default', version: 'Argo Rollouts 1.9', source: 'argo-rollouts' },
      { name: 'one step of checkout’s canary', from: 900, unit: 's', kind: 'chosen' },
    ],
    delay: 'one measurement until an abort', actuator: 'ReplicaSets and route weights', writes: [{ field: 'route-weights', how: 'owns' }], limit: 'the steps',
    blind: { way: 'refuses', does: 'no data is inconclusive or an error: it does not promote' }, pause: 'a `pause` step', rivals: ['argo-cd', 'flux'],
    disturbs: [],
    clauses: ['V2', 'V4'], sources: ['argo-rollouts', 'argo-rollouts-analysis'],
  },
  {
    id: 'cert-rotation', name: 'Certificate renewal', home: 'delivery', sensor: 'expiry of a certificate', trigger: 'timer',
    times: [{ name: 'two thirds of 90 days', from: 5_184_000, unit: 's', kind: 'default', version: 'website @01beb7dc', source: 'cert-manager-certificate' }],
    delay: 'the reload, which is yours', actuator: 'data of a Secret', writes: [], limit: 'the issuer',
    blind: { way: 'keeps its output', does: 'the old one is served until it expires' }, pause: 'none needed', rivals: [], disturbs: [],
    clauses: ['C3', 'C2'], sources: ['cert-manager-certificate'],
  },
];

/** Writers of a field, in the order of the loops. */
export function writersOf(field: LoopFieldId, loops: readonly ControlLoop[] = controlLoops): readonly ControlLoop[] {
  return loops.filter((loop) => loop.writes.some((write) => write.field === field));
}

const days = 86_400;

/** `15 s`, `10–300 s`, `60 days`: one clock as a page prints it. */
export function timeText({ from, to, unit }: LoopTime): string {
  if (from >= days) return `${Math.round(from / days)}\u00a0days`;
  return `${to === undefined ? from : `${from}–${to}`}\u00a0${unit}`;
}
