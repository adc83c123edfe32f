/**
 * The worked example of the whole site, once: every input that a formula is evaluated on.
 *
 * Nothing here is a measurement of a real system. An input is of kind `chosen` (somebody decides it, as you would) or
 * `sample` (it stands for a reading that you replace by your own). Numbers that follow from inputs are computed in
 * `src/site/workedNumbers.ts` and in the models; none is typed. This module is small enough for a reader’s browser.
 */
import type { NumberKind } from './types';

/** *checkout*: an HTTP service in tier 1. Durations in seconds unless the name says otherwise. */
export const checkout = {
  replicas: 10,
  zones: 3,
  /** Requests per second at peak, and in the quiet hour. */
  rate: 50,
  quietRate: 20,
  meanSeconds: 0.8,
  startSeconds: 20,
  longestSeconds: 25,
  cleanupSeconds: 2,
  marginSeconds: 4,
  /** From the deletion of a pod until the last router has stopped choosing it, p99. */
  propagationSeconds: 4,
  preStopSeconds: 5,
  graceSeconds: 40,
  objective: 0.999,
  objectiveDays: 28,
  /** Requests per second one replica bears inside the objective, and the autoscaler’s target. */
  knee: 8.4,
  target: 5,
  tolerance: 0.05,
  doublingSeconds: 180,
  minReplicas: 6,
  maxReplicas: 20,
  maxSurge: 1,
  maxUnavailable: 0,
  minReadySeconds: 60,
  /** The two rollout settings where capacity during a release is worth less than time: tier 3. */
  shortMinReadySeconds: 10,
  wideSurge: 2,
  maxDisrupted: 1,
  releasesPerDay: 5,
  undoMinutes: 5,
  rollbackDays: 7,
  poolPerReplica: 8,
  grantedConnections: 240,
  retryShare: 0.1,
  /** Longest mean time in flight a full replica may reach. */
  fullMeanSeconds: 2,
  cpu: { typicalMilli: 210, p95Milli: 400, peakMilli: 1600, requestMilli: 500 },
  memory: { peakMiB: 610, requestMiB: 768, limitMiB: 768, leanRequestMiB: 640 },
  startup: { periodSeconds: 5, timeoutSeconds: 2, failureThreshold: 60 },
  readiness: { periodSeconds: 5, timeoutSeconds: 2, failureThreshold: 3 },
  secretRefreshSeconds: 3600,
  fileDeliverySeconds: 120,
  connectionMaxAgeSeconds: 1800,
  /** One log line per request. */
  logLineBytes: 500,
} as const;

/** The platform under the example: what it adds before a new replica serves, p99. */
export const platform = {
  /** Longest grace period the platform honors when it stops a pod (P5). */
  maximumGraceSeconds: 300,
  signalAgeSeconds: 30,
  scheduleSeconds: 5,
  nodeSeconds: 45,
  pullSeconds: 5,
  autoscalerSyncSeconds: 15,
  /** Silence of a node until it counts as lost, and how long its pods tolerate that. */
  nodeGraceSeconds: 50,
  tolerationSeconds: 300,
  shortTolerationSeconds: 60,
  /** Nodes in one zone of the cluster, and how far apart the node controller declares nodes of a lost zone for eviction. */
  nodesPerZone: 30,
  secondsPerEvictedNode: 10,
  /** How long one pod runs under a new network policy before the others follow: longer than its oldest connection. */
  policyTrialMinutes: 35,
} as const;

/** *mailer*: a queue worker in tier 2. */
export const mailer = {
  messagesPerSecond: 4,
  maxWaitSeconds: 60,
  /** Messages that arrive in one second of a busy evening. */
  busyRate: 40,
  longestBatchSeconds: 480,
  /** How old the newest sign of progress may become before the liveness handler says no. */
  progressSeconds: 120,
  liveness: { periodSeconds: 20, timeoutSeconds: 5, failureThreshold: 3 },
  memory: { typicalMiB: 230, peakMiB: 400, requestMiB: 256, limitMiB: 512 },
} as const;

/** *pricing*: a gRPC service in tier 1 that *checkout* calls. Where it equals *checkout* (start, rollout, doubling) nothing is repeated here. */
export const pricing = {
  replicas: 10,
  connectionAgeSeconds: 300,
  /** The age where few connections have to follow a rise of load. */
  shortAgeSeconds: 60,
  /** The library spreads an age by so much to either side. */
  ageJitterShare: 0.1,
  /** How long a DNS answer may be reused. */
  dnsSeconds: 5,
  /** The same shape with sockets instead of calls. */
  socketsPerReplica: 5000,
} as const;

/** *dispatcher*: a singleton, in tier 1 with a standby. */
export const dispatcher = {
  /** Orders in hand at a stop. */
  stopSeconds: 20,
  startSeconds: 20,
  resumeSeconds: 10,
  leaseSeconds: 15,
  renewSeconds: 10,
  retrySeconds: 2,
} as const;

/** *ledger*: a stateful service in tier 1. */
export const ledger = {
  members: 3,
  writesPerSecond: 50,
  recoverySeconds: 600,
  graceSeconds: 60,
  rpoMinutes: 15,
  rtoMinutes: 60,
} as const;

const services = { checkout, platform, mailer, pricing, dispatcher, ledger } as const;

/** One input as a page shows it. */
export interface WorkedInput {
  /** Path in this module: `checkout.cpu.requestMilli`. */
  readonly id: string;
  readonly meaning: string;
  /** Empty for counts and shares. */
  readonly unit: string;
  readonly kind: Extract<NumberKind, 'chosen' | 'sample' | 'default'>;
}

const input = (id: string, meaning: string, unit: string, kind: WorkedInput['kind']): WorkedInput => ({ id, meaning, unit, kind });

/** What each input means; a test compares this list with the values above, both ways. */
export const workedInputs: readonly WorkedInput[] = [
  input('checkout.replicas', 'replicas at peak', '', 'chosen'),
  input('checkout.zones', 'zones', '', 'chosen'),
  input('checkout.rate', 'load at peak', 'requests/s', 'sample'),
  input('checkout.quietRate', 'load in the quiet hour', 'requests/s', 'sample'),
  input('checkout.meanSeconds', 'mean time in flight', 's', 'sample'),
  input('checkout.startSeconds', 'start until ready, p99', 's', 'sample'),
  input('checkout.longestSeconds', 'longest legitimate request', 's', 'chosen'),
  input('checkout.cleanupSeconds', 'clean-up after the last answer', 's', 'sample'),
  input('checkout.marginSeconds', 'margin in the grace period', 's', 'chosen'),
  input('checkout.propagationSeconds', 'propagation window, p99', 's', 'sample'),
  input('checkout.preStopSeconds', 'wait before the listener stops', 's', 'chosen'),
  input('checkout.graceSeconds', 'grace period', 's', 'chosen'),
  input('checkout.objective', 'objective, share of good answers', '', 'chosen'),
  input('checkout.objectiveDays', 'window of the objective', 'days', 'chosen'),
  input('checkout.knee', 'load one replica bears inside the objective', 'requests/s', 'sample'),
  input('checkout.target', 'load per replica the autoscaler aims at', 'requests/s', 'chosen'),
  input('checkout.tolerance', 'scale-up tolerance', '', 'chosen'),
  input('checkout.doublingSeconds', 'fastest doubling of load seen', 's', 'sample'),
  input('checkout.minReplicas', 'autoscaler’s minimum', '', 'chosen'),
  input('checkout.maxReplicas', 'autoscaler’s maximum', '', 'chosen'),
  input('checkout.maxSurge', 'pods a rollout may add', '', 'chosen'),
  input('checkout.maxUnavailable', 'pods a rollout may miss', '', 'chosen'),
  input('checkout.minReadySeconds', 'ready before a pod counts in a rollout', 's', 'chosen'),
  input('checkout.shortMinReadySeconds', 'the same in tier 3', 's', 'chosen'),
  input('checkout.wideSurge', 'pods a rollout may add in tier 3', '', 'chosen'),
  input('checkout.maxDisrupted', 'pods one drain may miss', '', 'chosen'),
  input('checkout.releasesPerDay', 'releases a day', '', 'sample'),
  input('checkout.undoMinutes', 'decision to recovery', 'min', 'chosen'),
  input('checkout.rollbackDays', 'rollback window', 'days', 'chosen'),
  input('checkout.poolPerReplica', 'database connections per replica', '', 'chosen'),
  input('checkout.grantedConnections', 'database connections granted', '', 'chosen'),
  input('checkout.retryShare', 'retries a client may add', '', 'chosen'),
  input('checkout.fullMeanSeconds', 'longest mean time in flight of a full replica', 's', 'chosen'),
  input('checkout.cpu.typicalMilli', 'CPU, median', 'm', 'sample'),
  input('checkout.cpu.p95Milli', 'CPU, p95 of the busiest hour', 'm', 'sample'),
  input('checkout.cpu.peakMilli', 'CPU while starting', 'm', 'sample'),
  input('checkout.cpu.requestMilli', 'CPU request', 'm', 'chosen'),
  input('checkout.memory.peakMiB', 'memory, peak of a week', 'MiB', 'sample'),
  input('checkout.memory.requestMiB', 'memory request', 'MiB', 'chosen'),
  input('checkout.memory.leanRequestMiB', 'memory request in tiers 2 and 3', 'MiB', 'chosen'),
  input('checkout.memory.limitMiB', 'memory limit', 'MiB', 'chosen'),
  input('checkout.startup.periodSeconds', 'startup probe, period', 's', 'chosen'),
  input('checkout.startup.timeoutSeconds', 'startup probe, timeout', 's', 'chosen'),
  input('checkout.startup.failureThreshold', 'startup probe, failures allowed', '', 'chosen'),
  input('checkout.readiness.periodSeconds', 'readiness probe, period', 's', 'chosen'),
  input('checkout.readiness.timeoutSeconds', 'readiness probe, timeout', 's', 'chosen'),
  input('checkout.readiness.failureThreshold', 'readiness probe, failures allowed', '', 'chosen'),
  input('checkout.secretRefreshSeconds', 'secret store is read every', 's', 'chosen'),
  input('checkout.fileDeliverySeconds', 'update of a mounted file, bound', 's', 'chosen'),
  input('checkout.connectionMaxAgeSeconds', 'maximum age of a database connection', 's', 'chosen'),
  input('checkout.logLineBytes', 'log line of one request', 'bytes', 'sample'),
  input('platform.maximumGraceSeconds', 'longest grace period the platform honors', 's', 'chosen'),
  input('platform.signalAgeSeconds', 'age of the metric when it is read', 's', 'sample'),
  input('platform.scheduleSeconds', 'scheduling, p99', 's', 'sample'),
  input('platform.nodeSeconds', 'a new node, p99', 's', 'sample'),
  input('platform.pullSeconds', 'image pull, p99', 's', 'sample'),
  input('platform.autoscalerSyncSeconds', 'autoscaler’s period (v1.37)', 's', 'default'),
  input('platform.nodeGraceSeconds', 'silence until a node counts as lost (recent flag page)', 's', 'default'),
  input('platform.tolerationSeconds', 'pods tolerate a lost node for (v1.37)', 's', 'default'),
  input('platform.shortTolerationSeconds', 'a shorter toleration', 's', 'chosen'),
  input('platform.nodesPerZone', 'nodes in one zone', '', 'sample'),
  input('platform.secondsPerEvictedNode', 'between two nodes of a lost zone, --node-eviction-rate 0.1', 's', 'default'),
  input('platform.policyTrialMinutes', 'trial of a network policy on one pod', 'min', 'chosen'),
  input('mailer.messagesPerSecond', 'messages one replica sends', 'messages/s', 'sample'),
  input('mailer.maxWaitSeconds', 'longest wait of a message', 's', 'chosen'),
  input('mailer.busyRate', 'messages that arrive on a busy evening', 'messages/s', 'sample'),
  input('mailer.longestBatchSeconds', 'longest batch', 's', 'sample'),
  input('mailer.progressSeconds', 'oldest sign of progress the liveness handler accepts', 's', 'chosen'),
  input('mailer.liveness.periodSeconds', 'liveness probe, period', 's', 'chosen'),
  input('mailer.liveness.timeoutSeconds', 'liveness probe, timeout', 's', 'chosen'),
  input('mailer.liveness.failureThreshold', 'liveness probe, failures allowed', '', 'chosen'),
  input('mailer.memory.typicalMiB', 'memory, median', 'MiB', 'sample'),
  input('mailer.memory.peakMiB', 'memory during an import', 'MiB', 'sample'),
  input('mailer.memory.requestMiB', 'memory request', 'MiB', 'chosen'),
  input('mailer.memory.limitMiB', 'memory limit', 'MiB', 'chosen'),
  input('pricing.replicas', 'replicas at peak', '', 'sample'),
  input('pricing.connectionAgeSeconds', 'maximum age of a connection', 's', 'chosen'),
  input('pricing.shortAgeSeconds', 'the age where few connections follow a rise', 's', 'chosen'),
  input('pricing.ageJitterShare', 'jitter of an age (gRFC A9)', '', 'default'),
  input('pricing.dnsSeconds', 'reuse of a DNS answer', 's', 'sample'),
  input('pricing.socketsPerReplica', 'sockets of one replica', '', 'sample'),
  input('dispatcher.stopSeconds', 'orders in hand are finished', 's', 'sample'),
  input('dispatcher.startSeconds', 'start', 's', 'sample'),
  input('dispatcher.resumeSeconds', 'a new leader is at work', 's', 'sample'),
  input('dispatcher.leaseSeconds', 'duration of the lease', 's', 'chosen'),
  input('dispatcher.renewSeconds', 'renewal may take', 's', 'chosen'),
  input('dispatcher.retrySeconds', 'between two tries', 's', 'chosen'),
  input('ledger.members', 'members', '', 'chosen'),
  input('ledger.writesPerSecond', 'writes at peak', 'writes/s', 'sample'),
  input('ledger.recoverySeconds', 'a member rejoins and catches up', 's', 'sample'),
  input('ledger.graceSeconds', 'grace period', 's', 'chosen'),
  input('ledger.rpoMinutes', 'writes lost at most', 'min', 'chosen'),
  input('ledger.rtoMinutes', 'time to restore at most', 'min', 'chosen'),
];

/**
 * The value of an input.
 * @param id a path such as `checkout.cpu.requestMilli`.
 * @throws Error naming the id when the path leads to no number.
 */
export function workedValue(id: string): number {
  const value = id.split('.').reduce<unknown>((node, key) => (typeof node === 'object' && node !== null && Object.hasOwn(node, key) ? (node as Record<string, unknown>)[key] : undefined), services);
  if (typeof value !== 'number') throw new Error(`"${id}" is no input of the worked example; see src/contract/worked-example.ts`);
  return value;
}

/** Every path in this module that leads to a number. */
export function workedIds(): readonly string[] {
  const walk = (node: unknown, path: string): readonly string[] =>
    typeof node === 'number' ? [path] : Object.entries(node as object).flatMap(([key, child]) => walk(child, path === '' ? key : `${path}.${key}`));
  return walk(services, '');
}
