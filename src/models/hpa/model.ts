// cspell:ignore Milli millicores
/**
 * What one metric of a HorizontalPodAutoscaler proposes: the replica calculation of the controller.
 *
 * Units: replicas; CPU in millicores; metric values in thousandths; times in seconds before now. Rules as in
 * `pkg/controller/podautoscaler/replica_calculator.go` (Kubernetes 1.34 or later; an index copy without a commit was read).
 *
 * Errors are thrown where the controller gives up on the metric: it then changes nothing on its account.
 * Not modeled: `behavior` (rates and windows), minimum and maximum, the choice among several metrics, the age of a metric.
 */

/** Thousandths of a unit; `bigint` beyond 2^53. */
export type Milli = number | bigint;

/** Band around the target in which nothing changes; bounds included. */
export interface Tolerance {
  readonly scaleUp: number;
  readonly scaleDown: number;
}

/** Cluster-wide flags of the controller (v1.37), except that the tolerance can also be set per autoscaler. */
export const hpaDefaults = {
  tolerance: { scaleUp: 0.1, scaleDown: 0.1 },
  syncPeriodSeconds: 15,
  cpuInitializationPeriodSeconds: 300,
  initialReadinessDelaySeconds: 30,
} as const;

/** A container as far as its request matters; `null` = no request. */
export interface Container {
  readonly name: string;
  readonly requestMilli: number | null;
  /** `Always` on an init container makes it a sidecar. */
  readonly restartPolicy?: string | null | undefined;
}

/** What the calculation reads of a pod. */
export interface PodState {
  readonly name: string;
  readonly phase: 'Pending' | 'Running' | 'Succeeded' | 'Failed';
  /** `null` = the pod has no Ready condition. */
  readonly ready: 'True' | 'False' | null;
  readonly startedSecondsAgo: number | null;
  readonly readyTransitionSecondsAgo: number | null;
  readonly deleting: boolean;
}

/** When a sample was taken, and over how long. */
export interface SampleTime {
  readonly pod: string;
  readonly takenSecondsAgo: number;
  readonly windowSeconds: number;
}

/** The two clock settings that decide whether a young pod counts. */
export interface ReadinessClocks {
  readonly cpuInitializationPeriodSeconds: number;
  readonly initialReadinessDelaySeconds: number;
}

/** Pods by what the calculation does with them. */
export interface PodGroups {
  readonly readyPodCount: number;
  /** Counted as zero when scaling out, left out otherwise. */
  readonly unready: readonly string[];
  /** No sample: counted as zero when scaling out, as full when scaling in. */
  readonly missing: readonly string[];
  /** Leaving or failed: as if they did not exist. */
  readonly ignored: readonly string[];
}

const maxReplicaCount = 2147483647;
const maxSum = 9223372036854775807n;

const big = (value: Milli): bigint => BigInt(value);
const plain = (value: bigint): Milli => (value <= BigInt(Number.MAX_SAFE_INTEGER) && value >= BigInt(Number.MIN_SAFE_INTEGER) ? Number(value) : value);
const sum = (values: readonly bigint[]): bigint => values.reduce((total, value) => (total + value > maxSum ? maxSum : total + value), 0n);
const replicasUp = (value: number): number => Math.min(Math.ceil(value), maxReplicaCount);

/** Is the ratio of value to target close enough to 1 that nothing changes? */
export function withinTolerance(ratio: number, tolerance: Tolerance): boolean {
  return 1 - tolerance.scaleDown <= ratio && ratio <= 1 + tolerance.scaleUp;
}

function notYetReady(pod: PodState, sample: SampleTime, clocks: ReadinessClocks): boolean {
  if (pod.ready === null || pod.startedSecondsAgo === null) return true;
  const changed = pod.readyTransitionSecondsAgo ?? Number.POSITIVE_INFINITY;
  if (pod.startedSecondsAgo < clocks.cpuInitializationPeriodSeconds) {
    return pod.ready === 'False' || sample.takenSecondsAgo > changed - sample.windowSeconds;
  }
  return pod.ready === 'False' && changed > pod.startedSecondsAgo - clocks.initialReadinessDelaySeconds;
}

/**
 * Sorts the pods of the target.
 * @param resource only for `cpu` does readiness matter; `null` = a custom metric
 */
export function groupPods(pods: readonly PodState[], samples: readonly SampleTime[], resource: string | null, clocks: ReadinessClocks = hpaDefaults): PodGroups {
  const byPod = new Map(samples.map((sample) => [sample.pod, sample]));
  const unready: string[] = [];
  const missing: string[] = [];
  const ignored: string[] = [];
  let readyPodCount = 0;
  for (const pod of pods) {
    const sample = byPod.get(pod.name);
    if (pod.deleting || pod.phase === 'Failed') ignored.push(pod.name);
    else if (pod.phase === 'Pending') unready.push(pod.name);
    else if (!sample) missing.push(pod.name);
    else if (resource === 'cpu' && notYetReady(pod, sample, clocks)) unready.push(pod.name);
    else readyPodCount += 1;
  }
  return { readyPodCount, unready, missing, ignored };
}

/** What the request of a pod is computed from. */
export interface PodRequest {
  readonly resource?: string;
  /** `null` = all containers (Resource metric); a name = ContainerResource metric. */
  readonly container: string | null;
  readonly containers: readonly Container[];
  readonly initContainers?: readonly Container[];
  /** Request of the pod itself, or `null`. */
  readonly podRequestMilli?: number | null;
  readonly podLevelResourcesEnabled?: boolean;
}

/**
 * The denominator of a utilization, in thousandths.
 * @throws if one counted container has no request: the whole metric is then undefined
 */
export function podRequest({ resource = 'cpu', container, containers, initContainers = [], podRequestMilli = null, podLevelResourcesEnabled = true }: PodRequest): number {
  if (podLevelResourcesEnabled && container === null && podRequestMilli !== null) return podRequestMilli;
  return [...containers, ...initContainers.filter(({ restartPolicy }) => restartPolicy === 'Always')]
    .filter(({ name }) => container === null || name === container)
    .reduce((total, { name, requestMilli }) => {
      if (requestMilli === null) throw new Error(`missing request for ${resource} in container ${name}`);
      return total + requestMilli;
    }, 0);
}

interface Reading {
  readonly ratio: number;
  /** Percent of the request; absent for a plain value. */
  readonly utilizationPercent?: number;
  readonly averageValueMilli: Milli;
}

interface Correction {
  readonly currentReplicas: number;
  readonly tolerance: Tolerance;
  readonly groups: PodGroups;
  /** Samples of pods that are neither ignored nor unready. */
  readonly values: Map<string, bigint>;
  readonly read: (values: ReadonlyMap<string, bigint>) => Reading;
  /** What a pod without a sample is taken to use when scaling in. */
  readonly full: (pod: string) => bigint;
}

/** The part that utilization and plain values share: read, fill in the pods without a usable sample, read again. */
function propose({ currentReplicas, tolerance, groups, values, read, full }: Correction): Reading & { readonly replicas: number } {
  const reading = read(values);
  const { ratio } = reading;
  const answer = (replicas: number): Reading & { readonly replicas: number } => ({ ...reading, replicas });
  const countUnready = groups.unready.length > 0 && ratio > 1;
  if (!countUnready && groups.missing.length === 0) {
    return answer(withinTolerance(ratio, tolerance) ? currentReplicas : replicasUp(ratio * groups.readyPodCount));
  }
  const filled = new Map(values);
  if (ratio !== 1) for (const pod of groups.missing) filled.set(pod, ratio < 1 ? full(pod) : 0n);
  if (countUnready) for (const pod of groups.unready) filled.set(pod, 0n);
  const corrected = read(filled).ratio;
  if (withinTolerance(corrected, tolerance) || (ratio < 1 && corrected > 1) || (ratio > 1 && corrected < 1)) return answer(currentReplicas);
  const replicas = replicasUp(corrected * filled.size);
  const wrongWay = corrected < 1 ? replicas > currentReplicas : replicas < currentReplicas;
  return answer(wrongWay ? currentReplicas : replicas);
}

function usable(pods: readonly PodState[], values: Map<string, bigint>, groups: PodGroups): Map<string, bigint> {
  if (pods.length === 0) throw new Error('no pods returned by selector while calculating replica count');
  for (const pod of [...groups.ignored, ...groups.unready]) values.delete(pod);
  if (values.size === 0) throw new Error('did not receive metrics for targeted pods (pods might be unready)');
  return values;
}

/** A pod with its containers, for a CPU utilization. */
export interface CpuPod extends PodState {
  readonly containers: readonly Container[];
  readonly initContainers?: readonly Container[];
  readonly podRequestMilli?: number | null;
}

/** One CPU sample of a pod: use by container. */
export interface CpuSample extends SampleTime {
  readonly cpuMilli: Readonly<Record<string, number>>;
}

/** A CPU utilization target and what is known. */
export interface CpuUtilization {
  readonly currentReplicas: number;
  readonly targetUtilizationPercent: number;
  /** `null` = Resource metric over all containers; a name = ContainerResource metric. */
  readonly container: string | null;
  readonly tolerance?: Tolerance;
  readonly clocks?: ReadinessClocks;
  readonly pods: readonly CpuPod[];
  readonly metrics: readonly CpuSample[];
}

function cpuOf(sample: CpuSample, pod: CpuPod | undefined, container: string | null): bigint | null {
  const counted = container === null
    ? pod ? [...pod.containers, ...(pod.initContainers ?? []).filter(({ restartPolicy }) => restartPolicy === 'Always')].map(({ name }) => name) : Object.keys(sample.cpuMilli)
    : [container];
  const values = counted.map((name) => sample.cpuMilli[name]);
  return values.every((value) => value !== undefined) ? sum(values.map(big)) : null;
}

/** Replicas that a CPU utilization proposes, with the status before correction. */
export function cpuUtilization(input: CpuUtilization): { readonly replicas: number; readonly utilizationPercent: number; readonly averageValueMilli: Milli } {
  const { currentReplicas, targetUtilizationPercent, container, pods, metrics, tolerance = hpaDefaults.tolerance, clocks = hpaDefaults } = input;
  if (metrics.length === 0) throw new Error('no metrics returned from resource metrics API');
  const podOf = new Map(pods.map((pod) => [pod.name, pod]));
  const complete = metrics.flatMap((sample) => {
    const value = cpuOf(sample, podOf.get(sample.pod), container);
    return value === null ? [] : [{ sample, value }];
  });
  const groups = groupPods(pods, complete.map(({ sample }) => sample), 'cpu', clocks);
  const values = usable(pods, new Map(complete.map(({ sample, value }) => [sample.pod, value])), groups);
  const requests = new Map(pods.map(({ name, containers, initContainers = [], podRequestMilli = null }) => [name, BigInt(podRequest({ container, containers, initContainers, podRequestMilli }))]));
  const read = (samples: ReadonlyMap<string, bigint>): Reading & { readonly utilizationPercent: number } => {
    const known = [...samples].flatMap(([pod, used]) => {
      const request = requests.get(pod);
      return request === undefined ? [] : [{ used, request }];
    });
    const requested = sum(known.map(({ request }) => request));
    if (requested === 0n) throw new Error('no metrics returned matched known pods');
    const used = sum(known.map((entry) => entry.used));
    const utilizationPercent = Number((used * 100n) / requested);
    return { ratio: utilizationPercent / targetUtilizationPercent, utilizationPercent, averageValueMilli: plain(used / BigInt(known.length)) };
  };
  const { replicas, averageValueMilli } = propose({
    currentReplicas, tolerance, groups, values, read,
    full: (pod) => ((requests.get(pod) ?? 0n) * BigInt(Math.max(100, targetUtilizationPercent))) / 100n,
  });
  return { replicas, utilizationPercent: read(values).utilizationPercent, averageValueMilli };
}

/** Replicas that a per-pod metric (type Pods, or a resource with AverageValue) proposes. Readiness plays no part. */
export function podsMetric(input: {
  readonly currentReplicas: number;
  readonly targetAverageMilli: Milli;
  readonly tolerance?: Tolerance;
  readonly pods: readonly PodState[];
  readonly metrics: readonly { readonly pod: string; readonly valueMilli: Milli }[];
}): { readonly replicas: number; readonly averageValueMilli: Milli } {
  const { currentReplicas, targetAverageMilli, pods, metrics, tolerance = hpaDefaults.tolerance } = input;
  if (metrics.length === 0) throw new Error('no metrics returned from custom metrics API');
  const groups = groupPods(pods, metrics.map(({ pod }) => ({ pod, takenSecondsAgo: 0, windowSeconds: 0 })), null);
  const values = usable(pods, new Map(metrics.map(({ pod, valueMilli }) => [pod, big(valueMilli)])), groups);
  const read = (samples: ReadonlyMap<string, bigint>): Reading => {
    const average = sum([...samples.values()]) / BigInt(samples.size);
    return { ratio: Number(average) / Number(targetAverageMilli), averageValueMilli: plain(average) };
  };
  const { replicas, averageValueMilli } = propose({ currentReplicas, tolerance, groups, values, read, full: () => big(targetAverageMilli) });
  return { replicas, averageValueMilli };
}

/** Replicas for a target of type Value on an object or on external series (which are summed). */
export function valueMetric(input: {
  readonly currentReplicas: number;
  readonly targetMilli: Milli;
  readonly tolerance?: Tolerance;
  readonly pods: readonly Pick<PodState, 'phase' | 'ready'>[];
  readonly metricMilli: Milli | readonly Milli[];
}): { readonly replicas: number; readonly valueMilli: Milli } {
  const { currentReplicas, targetMilli, pods, metricMilli, tolerance = hpaDefaults.tolerance } = input;
  const total = totalOf(metricMilli);
  const ratio = Number(total) / Number(targetMilli);
  const valueMilli = plain(total);
  if (currentReplicas === 0) return { replicas: replicasUp(ratio), valueMilli };
  if (withinTolerance(ratio, tolerance)) return { replicas: currentReplicas, valueMilli };
  if (pods.length === 0) throw new Error('no pods returned by selector while calculating replica count');
  return { replicas: replicasUp(ratio * pods.filter(({ phase, ready }) => phase === 'Running' && ready === 'True').length), valueMilli };
}

/** Replicas for a target of type AverageValue on an object or on external series: the pods are not looked at. */
export function averageValueMetric(input: {
  readonly currentReplicas: number;
  readonly targetAverageMilli: Milli;
  readonly tolerance?: Tolerance;
  readonly metricMilli: Milli | readonly Milli[];
}): { readonly replicas: number; readonly averageValueMilli: Milli } {
  const { currentReplicas, targetAverageMilli, metricMilli, tolerance = hpaDefaults.tolerance } = input;
  const total = totalOf(metricMilli);
  const ratio = Number(total) / (Number(targetAverageMilli) * currentReplicas);
  const count = BigInt(currentReplicas);
  return {
    replicas: withinTolerance(ratio, tolerance) ? currentReplicas : replicasUp(Number(total) / Number(targetAverageMilli)),
    averageValueMilli: count === 0n ? 0 : plain((total + count - 1n) / count),
  };
}

function totalOf(metric: Milli | readonly Milli[]): bigint {
  return typeof metric === 'number' || typeof metric === 'bigint' ? big(metric) : sum(metric.map(big));
}

/**
 * A release of a service that is hot while it warms up, seen by a pod-wide CPU target.
 * `readyWhileHot` = readiness turns true before the warm-up ends.
 */
export function hotRelease(input: {
  readonly replicas: number;
  readonly surge: number;
  readonly requestMilli: number;
  readonly steadyMilli: number;
  readonly hotMilli: number;
  readonly targetUtilizationPercent: number;
  readonly readyWhileHot: boolean;
}): { readonly replicas: number; readonly utilizationPercent: number } {
  const { replicas, surge, requestMilli, steadyMilli, hotMilli, targetUtilizationPercent, readyWhileHot } = input;
  const pod = (name: string, fresh: boolean): CpuPod => ({
    name, phase: 'Running', deleting: false, containers: [{ name: 'app', requestMilli }],
    ready: fresh && !readyWhileHot ? 'False' : 'True',
    startedSecondsAgo: fresh ? 120 : 86400,
    readyTransitionSecondsAgo: fresh ? (readyWhileHot ? 100 : 120) : 86380,
  });
  const names = Array.from({ length: replicas + surge }, (_, index) => ({ name: `checkout-${index}`, fresh: index >= replicas }));
  const answer = cpuUtilization({
    currentReplicas: replicas, targetUtilizationPercent, container: null,
    pods: names.map(({ name, fresh }) => pod(name, fresh)),
    metrics: names.map(({ name, fresh }) => ({ pod: name, takenSecondsAgo: 15, windowSeconds: 30, cpuMilli: { app: fresh ? hotMilli : steadyMilli } })),
  });
  return { replicas: answer.replicas, utilizationPercent: answer.utilizationPercent };
}
