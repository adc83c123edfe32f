/**
 * What a PodDisruptionBudget allows, what an eviction request gets, how long a drain takes,
 * and what the loss of one failure domain leaves.
 *
 * Counts are pods, times seconds. Rules: policy/v1 as implemented by the disruption controller and the
 * eviction handler of Kubernetes 1.35 to 1.37; the drain estimate and the domain arithmetic are our own.
 * Errors and limits: the controller is taken to react at once; scheduling, quota and capacity are not simulated;
 * budgets guard the Eviction API only, so nothing here speaks about deletes, rollouts, node pressure or node loss.
 */

/** A count of pods (`1`) or a share (`"10%"`), as the API takes it. */
export type IntOrPercent = number | `${number}%`;

/** A budget sets exactly one of the two bounds. */
export interface Bounds {
  readonly minAvailable?: IntOrPercent | null;
  readonly maxUnavailable?: IntOrPercent | null;
}

/** Pods the selector matches that are alike. */
export interface PodGroup {
  readonly count: number;
  /** Ready condition; null when the pod has none, which counts as not ready. */
  readonly ready: boolean | null;
  /** Name of the controller, or null for a bare pod. */
  readonly owner: string | null;
  readonly deleting?: boolean;
  /** Seconds since an accepted eviction, while the pod is still there. */
  readonly evictedSecondsAgo?: number | null;
}

export interface BudgetState {
  readonly bounds: Bounds;
  readonly pods: readonly PodGroup[];
  /** spec.replicas by controller; a controller missing here has no readable scale. */
  readonly controllerScale: Readonly<Record<string, number>>;
}

/** The status the controller writes. */
export interface BudgetStatus {
  readonly disruptionsAllowed: number;
  readonly currentHealthy: number;
  readonly desiredHealthy: number;
  readonly expectedPods: number;
}

/** An accepted eviction hides its pod from the healthy count for this long (fixed in the controller). */
export const recentEvictionSeconds = 120;
/** kubectl drain repeats a refused eviction after this many seconds (fixed in kubectl). */
export const drainRetrySeconds = 5;
/** More recorded evictions than this and the handler refuses (fixed in the handler). */
export const recordedEvictionLimit = 2000;

/** Percent of a total, rounded up; a number as it is. @throws on a string that is no percentage. */
export function roundedUp(value: IntOrPercent, total: number): number {
  if (typeof value === 'number') return value;
  if (!/^[+-]?\d+%$/.test(value)) throw new RangeError(`"${value}" is neither a count nor a percentage`);
  return Math.ceil((Number(value.slice(0, -1)) * total) / 100);
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Sum of spec.replicas of the controllers, each once. @returns null if one has no readable scale. */
function controllersSum({ pods, controllerScale }: BudgetState): number | null {
  const owners = [...new Set(pods.flatMap(({ owner }) => (owner === null ? [] : [owner])))];
  const scales = owners.map((owner) => (Object.hasOwn(controllerScale, owner) ? controllerScale[owner] : undefined));
  return scales.some((scale) => scale === undefined) ? null : sum(scales.map((scale) => scale ?? 0));
}

/**
 * The status of a budget.
 * @throws when neither or both of the bounds are set.
 */
export function budgetStatus(state: BudgetState): BudgetStatus {
  const { minAvailable = null, maxUnavailable = null } = state.bounds;
  if ((minAvailable === null) === (maxUnavailable === null)) throw new RangeError('a budget sets minAvailable or maxUnavailable, and not both');
  const currentHealthy = sum(state.pods
    .filter(({ ready, deleting = false, evictedSecondsAgo = null }) => ready === true && !deleting && (evictedSecondsAgo === null || evictedSecondsAgo >= recentEvictionSeconds))
    .map(({ count }) => count));
  const counted = sum(state.pods.map(({ count }) => count));
  const byNumber = typeof minAvailable === 'number';
  const expectedPods = byNumber ? counted : controllersSum(state);
  // Without a scale the controller fails safe: nothing may be evicted.
  if (expectedPods === null) return { disruptionsAllowed: 0, currentHealthy, desiredHealthy: 0, expectedPods: 0 };
  const desiredHealthy = minAvailable === null
    ? Math.max(0, expectedPods - roundedUp(maxUnavailable ?? 0, expectedPods))
    : roundedUp(minAvailable, expectedPods);
  const disruptionsAllowed = expectedPods <= 0 ? 0 : Math.max(0, currentHealthy - desiredHealthy);
  return { disruptionsAllowed, currentHealthy, desiredHealthy, expectedPods };
}

/** The status of a budget over one Deployment of `replicas`, of which `unhealthy` run and are not ready. */
export function deploymentBudget(replicas: number, unhealthy: number, bounds: Bounds): BudgetStatus {
  if (unhealthy < 0 || unhealthy > replicas) throw new RangeError('between none and all replicas are unhealthy');
  return budgetStatus({
    bounds,
    controllerScale: { deployment: replicas },
    pods: [{ count: replicas - unhealthy, ready: true, owner: 'deployment' }, { count: unhealthy, ready: false, owner: 'deployment' }],
  });
}

export type UnhealthyPolicy = 'IfHealthyBudget' | 'AlwaysAllow';

/** The pod an eviction names. */
export interface EvictedPod {
  readonly phase: 'Pending' | 'Running' | 'Succeeded' | 'Failed';
  readonly ready: boolean | null;
  readonly terminating: boolean;
  readonly labels: Readonly<Record<string, string>>;
}

/** A budget as the eviction handler sees it. */
export interface GuardingBudget {
  /** matchLabels; an empty one matches every pod of the namespace, null none. */
  readonly selector: Readonly<Record<string, string>> | null;
  readonly unhealthyPodEvictionPolicy?: UnhealthyPolicy | null;
  readonly disruptionsAllowed: number;
  readonly currentHealthy: number;
  readonly desiredHealthy: number;
  /** False while the status is older than the spec. */
  readonly generationObserved?: boolean;
  readonly recordedEvictions?: number;
}

/** What the eviction request gets, and what it leaves of the budget if it used some. */
export interface EvictionAnswer {
  readonly outcome: 'deleted' | 'rejected-429' | 'refused' | 'error-500';
  readonly disruptionsAllowedAfter?: number;
  readonly conditionReason?: 'InsufficientPods' | 'SufficientPods';
}

const matches = (selector: GuardingBudget['selector'], labels: EvictedPod['labels']): boolean =>
  selector !== null && Object.entries(selector).every(([key, value]) => Object.hasOwn(labels, key) && labels[key] === value);

/** The answer to one eviction request, in the order the handler decides. */
export function evict(pod: EvictedPod, budgets: readonly GuardingBudget[]): EvictionAnswer {
  if (pod.terminating || pod.phase !== 'Running') return { outcome: 'deleted' };
  const [budget, ...others] = budgets.filter(({ selector }) => matches(selector, pod.labels));
  if (others.length > 0) return { outcome: 'error-500' };
  if (budget === undefined) return { outcome: 'deleted' };
  if (pod.ready !== true) {
    if (budget.unhealthyPodEvictionPolicy === 'AlwaysAllow') return { outcome: 'deleted' };
    if (budget.currentHealthy >= budget.desiredHealthy && budget.desiredHealthy > 0) return { outcome: 'deleted' };
  }
  if (budget.generationObserved === false) return { outcome: 'rejected-429' };
  if ((budget.recordedEvictions ?? 0) > recordedEvictionLimit) return { outcome: 'refused' };
  if (budget.disruptionsAllowed <= 0) return { outcome: 'rejected-429' };
  const disruptionsAllowedAfter = budget.disruptionsAllowed - 1;
  return { outcome: 'deleted', disruptionsAllowedAfter, conditionReason: disruptionsAllowedAfter === 0 ? 'InsufficientPods' : 'SufficientPods' };
}

/** What the node under an evicted pod experiences. */
export interface NodeAnswer extends BudgetStatus {
  /** A node whose pod is ready can be emptied. */
  readonly readyPodLeaves: boolean;
  /** A node whose pod runs and is not ready can be emptied; null without such a pod. */
  readonly unhealthyPodLeaves: boolean | null;
}

/** Which pods of a Deployment an eviction moves now, and with them which nodes can be emptied. */
export function movable(replicas: number, unhealthy: number, bounds: Bounds, policy: UnhealthyPolicy): NodeAnswer {
  const status = deploymentBudget(replicas, unhealthy, bounds);
  const budget: GuardingBudget = { ...status, selector: {}, unhealthyPodEvictionPolicy: policy };
  const leaves = (ready: boolean): boolean => evict({ phase: 'Running', ready, terminating: false, labels: {} }, [budget]).outcome === 'deleted';
  return { ...status, readyPodLeaves: leaves(true), unhealthyPodLeaves: unhealthy === 0 ? null : leaves(false) };
}

export interface Drain {
  /** Pods of one budget on the node. */
  readonly podsOnNode: number;
  readonly disruptionsAllowed: number;
  /** From the start of the replacement until it is Ready. */
  readonly replacementReadySeconds: number;
  readonly terminationSeconds: number;
  readonly workload: 'Deployment' | 'StatefulSet';
}

/**
 * How long a drain of one node takes, if capacity is there and everything else is healthy.
 * @returns nulls when the budget never allows an eviction.
 */
export function drainEstimate(drain: Drain): { readonly batches: number | null; readonly seconds: number | null } {
  const { podsOnNode, disruptionsAllowed, replacementReadySeconds, terminationSeconds, workload } = drain;
  if (podsOnNode <= 0) return { batches: 0, seconds: 0 };
  if (disruptionsAllowed <= 0) return { batches: null, seconds: null };
  const batches = Math.ceil(podsOnNode / disruptionsAllowed);
  const comesBack = workload === 'Deployment' ? replacementReadySeconds : terminationSeconds + replacementReadySeconds;
  const waits = Math.ceil(comesBack / drainRetrySeconds) * drainRetrySeconds;
  return { batches, seconds: (batches - 1) * waits + terminationSeconds };
}

/** What the loss of the fullest domain leaves, when replicas are spread as evenly as they can be. */
export interface DomainLoss {
  /** Replicas per domain, fullest first. */
  readonly perDomain: readonly number[];
  readonly left: number;
  /** Highest peak load, as a share of full capacity, that what is left can carry. */
  readonly highestUse: number;
}

/** @throws below one domain or replica. */
export function loseFullestDomain(replicas: number, domains: number): DomainLoss {
  if (domains < 1 || replicas < 1) throw new RangeError('at least one domain and one replica');
  const perDomain = Array.from({ length: domains }, (_, index) => Math.floor(replicas / domains) + (index < replicas % domains ? 1 : 0));
  const left = replicas - (perDomain[0] ?? 0);
  return { perDomain, left, highestUse: left / replicas };
}
