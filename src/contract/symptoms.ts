import type { ClauseId, FailureModeId } from './types';

/**
 * The index of the register by symptom: what people say first, and the one observation that picks the failure mode.
 *
 * The sentences follow real threads; the modes themselves are in `failure-modes/`. One symptom usually has two or three
 * causes, so a line without a tell would send half of its readers to the wrong entry.
 */
export interface Symptom {
  /** Kebab-case and permanent: it is an anchor. */
  readonly id: string;
  /** Where it is felt; pages group by it. */
  readonly where: (typeof symptomGroups)[number];
  /** In the words people search for, without a full stop. */
  readonly says: string;
  /** Candidates, the likeliest first, each with what you see if it is this one. */
  readonly candidates: readonly { readonly mode: FailureModeId; readonly tell: string }[];
  /** The clause that answers the question behind the symptom. */
  readonly clause: ClauseId;
}

/** Order of the index. */
export const symptomGroups = ['Errors', 'Slowness', 'Restarts and lost pods', 'Stuck', 'Release and rollback', 'Configuration and flags', 'Jobs and messages', 'Silence'] as const;

export const symptoms: readonly Symptom[] = [
  {
    id: '502-on-deploy', where: 'Errors', says: '502s or resets on every deploy, although probes are configured', clause: 'L2',
    candidates: [
      { mode: 'FM-01', tell: 'fast requests too, within seconds of a pod’s deletion' },
      { mode: 'FM-03', tell: 'only long requests, pod ends with code 137' },
      { mode: 'FM-02', tell: 'the log shows no shutdown, every stop lasts the whole grace period' },
    ],
  },
  {
    id: '502-without-pattern', where: 'Errors', says: 'A rare 502, all targets healthy, nobody can reproduce it', clause: 'N2',
    candidates: [
      { mode: 'FM-17', tell: 'more at night than at noon, near-zero upstream time' },
      { mode: 'FM-01', tell: 'each one falls within seconds of a pod’s deletion' },
    ],
  },
  {
    id: 'all-endpoints-gone', where: 'Errors', says: 'The whole service is unready at once, then it comes back', clause: 'H2',
    candidates: [
      { mode: 'FM-05', tell: 'no restarts, and one dependency was slow in that minute' },
      { mode: 'FM-04', tell: 'restarts, with `Killing` events for liveness' },
      { mode: 'FM-14', tell: 'pods were deleted, and a node was drained' },
    ],
  },
  {
    id: 'everything-at-once', where: 'Errors', says: 'Everything broke in the same second', clause: 'V5',
    candidates: [
      { mode: 'FM-24', tell: 'a value, flag, policy, route or certificate changed seconds before' },
      { mode: 'FM-19', tell: 'names cannot be resolved, resolver pods restart' },
      { mode: 'FM-35', tell: 'unrelated services within one hour, after a platform change' },
    ],
  },
  {
    id: 'outage-outlives-cause', where: 'Errors', says: 'The dependency is repaired and the outage goes on', clause: 'N3',
    candidates: [
      { mode: 'FM-18', tell: 'traffic inside is several times what the edge receives' },
      { mode: 'FM-23', tell: 'the bad version runs again' },
    ],
  },
  {
    id: 'wrong-callers-reached', where: 'Errors', says: 'Something was called that this service never needed', clause: 'I2',
    candidates: [{ mode: 'FM-34', tell: 'audit logs name one service account where it has no business' }],
  },
  {
    id: 'slow-at-rise', where: 'Slowness', says: 'Slow at every rise of load, then fine', clause: 'S2',
    candidates: [
      { mode: 'FM-10', tell: 'replicas increase, too late' },
      { mode: 'FM-11', tell: 'replicas do not increase, or triple after a release' },
      { mode: 'FM-33', tell: 'new pods stay Pending' },
    ],
  },
  {
    id: 'slow-one-in-hundred', where: 'Slowness', says: 'p99 is high while CPU is far below the limit', clause: 'R3',
    candidates: [
      { mode: 'FM-09', tell: 'throttled periods rise with the delay' },
      { mode: 'FM-16', tell: 'one pod is slow, the others are idle' },
    ],
  },
  {
    id: 'new-pods-idle', where: 'Slowness', says: 'New pods get no traffic after scaling out', clause: 'N4',
    candidates: [
      { mode: 'FM-16', tell: 'they are ready and in the endpoints; clients hold old connections' },
      { mode: 'FM-06', tell: 'they were never ready' },
    ],
  },
  {
    id: 'slow-after-sync', where: 'Slowness', says: 'Every deploy or sync resets the replica count', clause: 'S3',
    candidates: [{ mode: 'FM-12', tell: 'two field managers on `spec.replicas`' }],
  },
  {
    id: 'slow-after-zone', where: 'Slowness', says: 'Slow for minutes after a zone or node group went', clause: 'D3',
    candidates: [
      { mode: 'FM-15', tell: 'survivors saturated, replacements Pending everywhere' },
      { mode: 'FM-14', tell: 'all replicas were on what went' },
    ],
  },
  {
    id: 'restarts-under-load', where: 'Restarts and lost pods', says: 'Pods are restarted exactly when we are busiest', clause: 'H3',
    candidates: [
      { mode: 'FM-04', tell: '`Killing` events for liveness, exit code 137 or 143' },
      { mode: 'FM-07', tell: 'reason `OOMKilled`' },
    ],
  },
  {
    id: 'killed-while-starting', where: 'Restarts and lost pods', says: 'It can never finish starting', clause: 'H1',
    candidates: [
      { mode: 'FM-06', tell: 'dies at the same age each time' },
      { mode: 'FM-07', tell: 'reason `OOMKilled` during warm-up' },
    ],
  },
  {
    id: 'memory-creeps', where: 'Restarts and lost pods', says: 'Memory creeps up, then the pod is gone', clause: 'R2',
    candidates: [
      { mode: 'FM-07', tell: 'the container restarts in place at its limit' },
      { mode: 'FM-08', tell: 'the pod is `Evicted`, and the node was short' },
    ],
  },
  {
    id: 'all-replicas-moved', where: 'Restarts and lost pods', says: 'We had a budget and still went down during an upgrade', clause: 'D1',
    candidates: [
      { mode: 'FM-14', tell: 'the selector matched nothing, or the class of disruption never asks a budget' },
      { mode: 'FM-13', tell: 'the deadline passed after hours of refusals' },
    ],
  },
  {
    id: 'drain-stuck', where: 'Stuck', says: 'A drain or upgrade hangs on one pod', clause: 'D1',
    candidates: [
      { mode: 'FM-13', tell: 'a budget allows 0 disruptions' },
      { mode: 'FM-02', tell: 'the pod is Terminating, for its whole grace period' },
    ],
  },
  {
    id: 'pending', where: 'Stuck', says: 'Pods stay Pending', clause: 'D3',
    candidates: [
      { mode: 'FM-33', tell: 'the event names quota, topology, volume, address or machine' },
      { mode: 'FM-31', tell: 'the pod object does not even exist: “failed calling webhook”' },
    ],
  },
  {
    id: 'apply-fails', where: 'Stuck', says: 'Every apply fails, for everybody', clause: 'P3',
    candidates: [{ mode: 'FM-31', tell: 'the error names a webhook' }],
  },
  {
    id: 'statefulset-stuck', where: 'Stuck', says: 'A StatefulSet rollout is stuck, and fixing the spec does not help', clause: 'T2',
    candidates: [{ mode: 'FM-29', tell: 'one updated, unready pod at the highest ordinal' }],
  },
  {
    id: 'green-release-broken', where: 'Release and rollback', says: 'The rollout succeeded and users are broken', clause: 'V2',
    candidates: [
      { mode: 'FM-20', tell: 'no gate between ready and everybody' },
      { mode: 'FM-21', tell: 'the gate was green on no data or on an average' },
    ],
  },
  {
    id: 'rollback-came-back', where: 'Release and rollback', says: 'I rolled back and it came back', clause: 'V4',
    candidates: [
      { mode: 'FM-23', tell: 'the reconciler synced after you' },
      { mode: 'FM-22', tell: 'only old pods run and errors stay' },
    ],
  },
  {
    id: 'config-did-nothing', where: 'Configuration and flags', says: 'I changed the ConfigMap and nothing happened, or half the pods changed', clause: 'C1',
    candidates: [
      { mode: 'FM-26', tell: 'pods of one ReplicaSet hold different values' },
      { mode: 'FM-24', tell: 'all of them changed at once, and broke' },
    ],
  },
  {
    id: 'flag-default-served', where: 'Configuration and flags', says: 'The flag is on in the console and off in the process', clause: 'V6',
    candidates: [{ mode: 'FM-25', tell: 'pods that started during the provider’s outage differ' }],
  },
  {
    id: 'cronjob-stopped', where: 'Jobs and messages', says: 'The CronJob silently stopped, or ran twice', clause: 'J2',
    candidates: [
      { mode: 'FM-27', tell: 'no Job was created, or two were' },
      { mode: 'FM-30', tell: 'two processes believed they were the only one' },
    ],
  },
  {
    id: 'busy-worker-killed', where: 'Jobs and messages', says: 'Scale-down kills the worker that is busy', clause: 'L4',
    candidates: [
      { mode: 'FM-28', tell: 'redeliveries within a minute of the scale-in' },
      { mode: 'FM-03', tell: 'code 137 after the full grace period' },
    ],
  },
  {
    id: 'users-tell-us', where: 'Silence', says: 'Users report it first; no alert fired', clause: 'O1',
    candidates: [
      { mode: 'FM-32', tell: 'the graph shows nothing, or the object names no owner' },
      { mode: 'FM-21', tell: 'an alert exists and averages the fault away' },
    ],
  },
];
