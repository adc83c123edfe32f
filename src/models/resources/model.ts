// cspell:ignore crun millicores Milli
/**
 * What requests and limits do to one container and to the pods of one node.
 * Sources: the rules of Kubernetes 1.35–1.37 for the quality-of-service class (pkg/apis/core/v1/helper/qos),
 * `oom_score_adj` (pkg/kubelet/qos/policy.go) and eviction (pkg/kubelet/eviction/helpers.go); the CPU quota
 * of the Linux scheduler, refilled in full once a period.
 */
import { checkout, mailer } from '../../contract/worked-example';
import type { PodContainer, PodSpec, ResourceList } from '../pod-resources/model';
import { parseQuantity, scaledValue } from '../quantity/model';

/** A quantity in billionths of its unit, exactly. @throws RangeError for a text that is none. */
export const nano = (text: string): bigint => parseQuantity(text).nano;

/** A quantity in whole units (bytes), rounded away from zero. */
const wholeUnits = (text: string): bigint => scaledValue(parseQuantity(text), 0);

export interface ResourceContainer extends PodContainer {
  readonly name: string;
}

export interface ResourcePod extends Pick<PodSpec, 'podResources'> {
  readonly containers: readonly ResourceContainer[];
  readonly initContainers: readonly ResourceContainer[];
  readonly podLevelResourcesEnabled?: boolean;
}

export type QosClass = 'Guaranteed' | 'Burstable' | 'BestEffort';
const classed = ['cpu', 'memory'] as const;
type Sums = Partial<Record<(typeof classed)[number], bigint>>;

const positive = (list: ResourceList): Sums =>
  Object.fromEntries(classed.map((name) => [name, nano(list[name] ?? '0')] as const).filter(([, value]) => value > 0n));
const sum = (lists: readonly Sums[]): Sums =>
  Object.fromEntries(classed.filter((name) => lists.some((list) => list[name] !== undefined)).map((name) => [name, lists.reduce((total, list) => total + (list[name] ?? 0n), 0n)]));

/** CPU and memory above 0 of containers and init containers together, in billionths of a core or byte. */
export function aggregate(pod: ResourcePod): { readonly requests: Sums; readonly limits: Sums; readonly everyContainerHasBothLimits: boolean } {
  const all = [...pod.containers, ...pod.initContainers];
  const limits = all.map((container) => positive(container.limits));
  return {
    requests: sum(all.map((container) => positive(container.requests))),
    limits: sum(limits),
    everyContainerHasBothLimits: limits.every((list) => classed.every((name) => list[name] !== undefined)),
  };
}

/**
 * The quality-of-service class. Pod-level resources, when enabled and present, are looked at alone.
 * A missing request is not copied from the limit here: the API server does that before.
 */
export function qosClass(pod: ResourcePod): QosClass {
  const level = pod.podLevelResourcesEnabled ? pod.podResources : null;
  const own = level && Object.keys(level.requests).length + Object.keys(level.limits).length > 0 ? level : null;
  const { requests, limits, everyContainerHasBothLimits } = own
    ? { requests: positive(own.requests), limits: positive(own.limits), everyContainerHasBothLimits: Object.keys(positive(own.limits)).length === classed.length }
    : aggregate(pod);
  if (Object.keys(requests).length + Object.keys(limits).length === 0) return 'BestEffort';
  return everyContainerHasBothLimits && classed.every((name) => requests[name] === limits[name]) ? 'Guaranteed' : 'Burstable';
}

/**
 * `oom_score_adj` of one container: higher is killed earlier when the node itself has no memory left.
 * Pod-level memory requests are not covered.
 */
export function oomScoreAdj(pod: ResourcePod, container: string, nodeMemoryBytes: number, priorityClassName: string | null = null): number {
  if (priorityClassName === 'system-node-critical') return -997;
  const kind = qosClass(pod);
  if (kind === 'Guaranteed') return -997;
  if (kind === 'BestEffort') return 1000;
  const own = [...pod.containers, ...pod.initContainers].find(({ name }) => name === container);
  if (!own) throw new RangeError(`no container "${container}" in this pod`);
  const score = (bytes: bigint): number => 1000 - Number((1000n * bytes) / BigInt(nodeMemoryBytes));
  const request = (which: ResourceContainer): bigint => wholeUnits(which.requests['memory'] ?? '0');
  const sidecar = pod.initContainers.includes(own) && own.restartPolicy === 'Always';
  const smallest = pod.containers.map(request).reduce((least, bytes) => (bytes < least ? bytes : least));
  const value = sidecar ? Math.min(score(request(own)), score(smallest)) : score(request(own));
  if (value < 3) return 3;
  return value === 1000 ? 999 : value;
}

/** The three questions of an eviction, in their order for memory and disk. */
export type EvictionComparator = 'exceedsRequest' | 'priority' | 'usageAboveRequest';
export const evictionOrder: readonly EvictionComparator[] = ['exceedsRequest', 'priority', 'usageAboveRequest'];

export interface RankedPod {
  readonly name: string;
  readonly priority: number;
  /** Sum over its containers; null is no request. */
  readonly request: string | null;
  readonly usage: string | null;
}

/** Who is evicted first. Equal pods keep the order given; the kubelet’s choice among them is not defined. */
export function rankForEviction<Pod extends RankedPod>(pods: readonly Pod[], orderBy: readonly EvictionComparator[] = evictionOrder): readonly Pod[] {
  const above = (pod: RankedPod): bigint => nano(pod.usage ?? '0') - nano(pod.request ?? '0');
  const descending = (left: bigint, right: bigint): number => (left === right ? 0 : left > right ? -1 : 1);
  const compare: Readonly<Record<EvictionComparator, (left: RankedPod, right: RankedPod) => number>> = {
    exceedsRequest: (left, right) => Number(above(right) > 0n) - Number(above(left) > 0n),
    priority: (left, right) => left.priority - right.priority,
    usageAboveRequest: (left, right) => descending(above(left), above(right)),
  };
  return [...pods].sort((left, right) => orderBy.map((key) => compare[key](left, right)).find((result) => result !== 0) ?? 0);
}

/** Signals in the order the kubelet handles them: memory first, process ids last. */
export function signalOrder(signals: readonly string[]): readonly string[] {
  const place = (signal: string): number => (signal === 'memory.available' || signal === 'allocatableMemory.available' ? 0 : signal === 'pid.available' ? 2 : 1);
  return [...signals].sort((left, right) => place(left) - place(right));
}

/** Is the node under pressure? To end it, the minimum to reclaim is added to the threshold. */
export function thresholdMet(input: { readonly threshold: string; readonly minReclaim: string | null; readonly available: string; readonly enforceMinReclaim: boolean }): boolean {
  const reclaim = input.enforceMinReclaim && input.minReclaim !== null ? nano(input.minReclaim) : 0n;
  return nano(input.available) < nano(input.threshold) + reclaim;
}

/** The default period after which a CPU quota is refilled, in milliseconds (`cpuCFSQuotaPeriod`, v1.37). */
export const quotaPeriodMs = 100;

/** One stretch of a burst: its threads compute, or all of them wait for the next quota. */
export interface Stretch { readonly state: 'runs' | 'waits'; readonly fromMs: number; readonly toMs: number }

export interface Burst {
  /** Threads that compute in parallel, each on its own core. */
  readonly threads: number;
  /** CPU time of each thread, in milliseconds. */
  readonly workMs: number;
  /** Cores; null is no limit. */
  readonly limit: number | null;
  /** Milliseconds into a period at which the burst begins, with the whole quota of that period unspent. */
  readonly startsAt?: number;
}

/**
 * When a burst runs and when it waits, in milliseconds from its start. The quota is one pool for all threads;
 * the small slices in which the kernel hands it to cores, and what is lost in them, are left out.
 */
export function burst({ threads, workMs, limit, startsAt = 0 }: Burst): readonly Stretch[] {
  if (!Number.isInteger(threads) || threads < 1 || workMs <= 0 || (limit !== null && limit <= 0) || startsAt < 0 || startsAt >= quotaPeriodMs) {
    throw new RangeError('a burst has at least one thread, some work, a limit above 0 or none, and starts inside a period');
  }
  if (limit === null || threads <= limit) return [{ state: 'runs', fromMs: 0, toMs: workMs }];
  const each = (limit * quotaPeriodMs) / threads;
  const stretches: Stretch[] = [];
  const add = (state: Stretch['state'], fromMs: number, toMs: number): void => {
    const last = stretches.at(-1);
    if (last && last.state === state) stretches[stretches.length - 1] = { ...last, toMs };
    else stretches.push({ state, fromMs, toMs });
  };
  let left = workMs;
  for (let now = 0, refill = quotaPeriodMs - startsAt; left > 1e-9; now = refill, refill += quotaPeriodMs) {
    const runs = Math.min(left, each, refill - now);
    add('runs', now, now + runs);
    left -= runs;
    if (left > 1e-9 && now + runs < refill) add('waits', now + runs, refill);
  }
  return stretches;
}

/** When the burst ends and how much of that was waiting, in milliseconds. */
export function burstCost(input: Burst): { readonly endsMs: number; readonly waitsMs: number } {
  const stretches = burst(input);
  return {
    endsMs: stretches.at(-1)?.toMs ?? 0,
    waitsMs: stretches.filter(({ state }) => state === 'waits').reduce((total, { fromMs, toMs }) => total + toMs - fromMs, 0),
  };
}

/** Mean wait of a burst that may begin anywhere in a period, in milliseconds (midpoints of 1,000 equal steps). */
export function meanWait(input: Omit<Burst, 'startsAt'>): number {
  return Array.from({ length: 1000 }, (_, index) => burstCost({ ...input, startsAt: ((index + 0.5) / 1000) * quotaPeriodMs }).waitsMs).reduce((total, wait) => total + wait, 0) / 1000;
}

/** `cpu.weight` of a request. The newer conversion came with runc 1.3.2 and crun 1.23. */
export function cpuWeight(millicores: number, conversion: 'linear' | 'newer'): number {
  const shares = Math.max(2, Math.trunc((millicores * 1024) / 1000));
  if (conversion === 'linear') return Math.trunc(1 + ((shares - 2) * 9999) / 262142);
  const log = Math.log2(shares);
  return Math.ceil(10 ** (log ** 2 / 612 + (125 * log) / 612 - 7 / 34));
}

/** Cores that the first of several always-busy containers gets, with weights compared at one level and every core wanted. */
export function coresWhenBusy(cores: number, requestsMilli: readonly number[], conversion: 'linear' | 'newer'): number {
  const weights = requestsMilli.map((request) => cpuWeight(request, conversion));
  return (cores * (weights[0] ?? 0)) / weights.reduce((total, weight) => total + weight, 0);
}

export type Consequence = 'idle' | 'held' | 'borrowed' | 'overRequest' | 'waits' | 'killed';
export interface Zone { readonly consequence: Consequence; readonly from: number; readonly to: number }

/**
 * What happens to a container by how much it uses, from 0 to `most` in the unit of the request.
 * Below half the request it holds room that nobody else can be placed on (R1: a chosen share).
 */
export function consequenceZones(resource: 'cpu' | 'memory', request: number, limit: number | null, most: number): readonly Zone[] {
  if (request < 0 || (limit !== null && limit < request) || most <= (limit ?? request)) throw new RangeError('0 ≤ request ≤ limit < most');
  const end = limit ?? most;
  const zones: readonly Zone[] = [
    { consequence: 'idle', from: 0, to: request / 2 },
    { consequence: 'held', from: request / 2, to: request },
    { consequence: resource === 'cpu' ? 'borrowed' : 'overRequest', from: request, to: end },
    { consequence: resource === 'cpu' ? 'waits' : 'killed', from: end, to: most },
  ];
  return zones.filter(({ from, to }) => to > from);
}

/** Samples of *checkout* and *mailer* that the chapter uses. Memory in MiB, CPU in millicores. */
export const samples = {
  checkout: {
    cpu: { typical: checkout.cpu.typicalMilli, p95: checkout.cpu.p95Milli, peak: checkout.cpu.peakMilli, request: checkout.cpu.requestMilli },
    memory: { peak: checkout.memory.peakMiB, request: checkout.memory.requestMiB, limit: checkout.memory.limitMiB },
  },
  mailer: { memory: { typical: mailer.memory.typicalMiB, peak: mailer.memory.peakMiB, request: mailer.memory.requestMiB, limit: mailer.memory.limitMiB } },
} as const;
