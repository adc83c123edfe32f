/**
 * Three rules of Argo Rollouts: how a weight becomes replicas when nothing routes by weight, which replica counts one
 * reconciliation then sets, and how one metric of an analysis is judged from the counts of its measurements.
 *
 * Source: argoproj/argo-rollouts, `utils/replicaset/canary.go` and `analysis/analysis.go`, commit 9f8d111 (about v1.9).
 * Not modeled: sticky connections, pods of unequal speed, the time a pod takes to come or go.
 */

export interface WeightRequest {
  readonly replicas: number;
  readonly weight: number;
  /** Total of all weights, 100 unless set. */
  readonly maxWeight: number;
  /** Pods allowed on top of `replicas`, as a count. */
  readonly maxSurge: number;
}

export interface ReplicaSplit {
  readonly canary: number;
  readonly stable: number;
}

/** Nearest split that whole pods allow; the first candidate wins a tie. */
export function weightToReplicas({ replicas, weight, maxWeight, maxSurge }: WeightRequest): ReplicaSplit {
  if (replicas === 0) return { canary: 0, stable: 0 };
  const wanted = (replicas * weight) / maxWeight;
  const up = Math.ceil(wanted);
  const down = Math.floor(wanted);
  const zeroAllowed = weight === 0 || weight === maxWeight || (replicas === 1 && maxSurge === 0);
  // The order of operations is Argo’s: doubles decide some ties.
  const half = (total: number): boolean => (total * (weight / maxWeight)) % 1 === 0.5;
  const candidates: { readonly canary: number; readonly total: number }[] = [];
  if (up < replicas || zeroAllowed) candidates.push({ canary: up, total: replicas });
  if (!half(replicas) && (down !== 0 || zeroAllowed)) candidates.push({ canary: down, total: replicas });
  if (maxSurge > 0) {
    candidates.push({ canary: up, total: replicas + 1 });
    if (!half(replicas + 1) && (down !== 0 || zeroAllowed)) candidates.push({ canary: down, total: replicas + 1 });
  }
  const distance = ({ canary, total }: { readonly canary: number; readonly total: number }): number => Math.abs((canary * maxWeight) / total - weight);
  const best = candidates.reduce<{ readonly canary: number; readonly total: number } | undefined>(
    (kept, candidate) => (kept === undefined || distance(candidate) < distance(kept) ? candidate : kept), undefined);
  return best ? { canary: best.canary, stable: best.total - best.canary } : { canary: 0, stable: replicas };
}

/** Replicas a set asks for, and how many of its pods are available. */
export interface SetCount {
  readonly replicas: number;
  readonly available: number;
}

/** State of a canary without traffic routing at the start of one reconciliation. */
export interface CanarySets {
  readonly replicas: number;
  /** Weight of the current step, out of `maxWeight`. */
  readonly setWeight: number;
  /** 100 unless set. */
  readonly maxWeight?: number;
  /** Count, or a percentage such as `25%`; absent = 0. */
  readonly maxSurge?: number | string | null;
  readonly maxUnavailable?: number | string | null;
  /** `null` on the first deployment: then everything goes to the new set. */
  readonly stable: SetCount | null;
  readonly canary: SetCount | null;
  /** All other sets together. */
  readonly older: SetCount | null;
}

/** @throws Error when the text is no percentage. */
function countOf(value: number | string | null | undefined, replicas: number, round: (n: number) => number): number {
  if (value === null || value === undefined) return 0;
  if (typeof value === 'number') return value;
  if (!/^[+-]?\d+%$/.test(value)) throw new Error(`"${value}" is neither a number nor a percentage`);
  return round((Number(value.slice(0, -1)) * replicas) / 100);
}

/**
 * Replicas that one reconciliation sets: grow toward the weight within the surge, stable first; then shrink one set as
 * far as availability allows. A canary that grows takes from stable, one that shrinks gives its own pods back first.
 */
export function canaryReplicaCounts({ replicas, setWeight, maxWeight = 100, maxSurge, maxUnavailable, stable, canary, older }: CanarySets): ReplicaSplit {
  const surge = countOf(maxSurge, replicas, Math.ceil);
  const down = countOf(maxUnavailable, replicas, Math.floor);
  const unavailable = surge === 0 && down === 0 ? 1 : down;
  const limit = replicas + surge;
  const minAvailable = replicas - Math.min(unavailable, replicas);
  const want = stable ? weightToReplicas({ replicas, weight: setWeight, maxWeight, maxSurge: surge }) : { canary: replicas, stable: 0 };
  const before = { stable: stable?.replicas ?? 0, canary: canary?.replicas ?? 0 };
  const after = { ...before };

  let free = limit - before.stable - before.canary - (older?.replicas ?? 0);
  for (const side of ['stable', 'canary'] as const) {
    if ((side === 'stable' ? stable : canary) === null) continue;
    const added = Math.max(0, Math.min(free, want[side] - before[side]));
    after[side] += added;
    free -= added;
  }
  if ((older?.replicas ?? 0) > 0) return after;

  const growing = canary === null || want.canary >= before.canary;
  const [shrinks, other] = growing ? (['stable', 'canary'] as const) : (['canary', 'stable'] as const);
  const availableOf = { stable: stable?.available ?? 0, canary: canary?.available ?? 0 };
  const have = before[shrinks] + Math.min(availableOf[other], before[other]);
  if (have <= minAvailable || (growing && stable === null)) return after;
  if (before[shrinks] > want[shrinks]) after[shrinks] = Math.max(want[shrinks], before[shrinks] - (have - minAvailable));

  if ((other === 'stable' ? stable : canary) === null) return after;
  // What is over the surge leaves the other set, unless availability needs it there; then the shrinking set gives way.
  after[other] -= Math.max(0, after.stable + after.canary - limit);
  const available = Math.min(availableOf[shrinks], after[shrinks]) + Math.min(availableOf[other], after[other]);
  after[other] += Math.min(Math.max(0, availableOf[other] - after[other]), Math.max(0, minAvailable - available));
  after[shrinks] -= Math.max(0, after.stable + after.canary - limit);
  return after;
}

export type Phase = 'Pending' | 'Running' | 'Successful' | 'Failed' | 'Inconclusive' | 'Error';

/** One metric as the manifest sets it; `null` or absent = the default. */
export interface MetricRule {
  readonly failureLimit?: number | null;
  readonly inconclusiveLimit?: number | null;
  readonly consecutiveErrorLimit?: number | null;
  readonly consecutiveSuccessLimit?: number | null;
  readonly count?: number | null;
  readonly interval?: string | null;
}

/** Counts of finished measurements. */
export interface MetricCounts {
  readonly failed: number;
  readonly inconclusive: number;
  readonly consecutiveError: number;
  readonly successful: number;
  readonly consecutiveSuccess: number;
  /** All measurements that did not end in an error. */
  readonly count: number;
}

export interface Assessment {
  readonly rule: MetricRule;
  readonly measurements: number;
  readonly lastMeasurementPhase: Phase | null;
  readonly result: MetricCounts;
  /** The run is being ended early, because another metric decided or the rollout is over. */
  readonly terminating: boolean;
}

/** Phase of one metric. Defaults: failureLimit 0, inconclusiveLimit 0, consecutiveErrorLimit 4, no success limit. */
export function assessMetric({ rule, measurements, lastMeasurementPhase, result, terminating }: Assessment): Phase {
  if (measurements === 0) return terminating ? 'Successful' : 'Pending';
  if (lastMeasurementPhase === 'Running' || lastMeasurementPhase === 'Pending') return 'Running';
  const failureLimit = rule.failureLimit ?? 0;
  // Argo checks in this order and keeps the last one that holds.
  if (result.consecutiveError > (rule.consecutiveErrorLimit ?? 4)) return 'Error';
  if (result.inconclusive > (rule.inconclusiveLimit ?? 0)) return 'Inconclusive';
  if (failureLimit >= 0 && result.failed > failureLimit) return 'Failed';
  const successLimit = rule.consecutiveSuccessLimit ?? 0;
  if (successLimit > 0 && result.consecutiveSuccess >= successLimit) return 'Successful';
  const count = rule.count ?? (rule.interval ? Infinity : 1);
  if (result.count >= count) {
    if (successLimit <= 0) return 'Successful';
    return failureLimit < 0 ? 'Failed' : 'Inconclusive';
  }
  return terminating ? 'Successful' : 'Running';
}
