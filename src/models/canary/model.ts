/**
 * Two rules of Argo Rollouts: how a weight becomes replicas when nothing routes by weight, and how one metric of an
 * analysis is judged from the counts of its measurements.
 *
 * Source: argoproj/argo-rollouts, `utils/replicaset/canary.go` and `analysis/analysis.go`, commit 9f8d111 (about v1.9).
 * Not modeled: availability of pods while sets grow and shrink, sticky connections, pods of unequal speed.
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
  const half = (total: number): boolean => ((total * weight) / maxWeight) % 1 === 0.5;
  const candidates: { readonly canary: number; readonly total: number }[] = [];
  if (up < replicas || zeroAllowed) candidates.push({ canary: up, total: replicas });
  if (!half(replicas) && (down !== 0 || zeroAllowed)) candidates.push({ canary: down, total: replicas });
  if (maxSurge > 0) {
    candidates.push({ canary: up, total: replicas + 1 });
    if (!half(replicas + 1) && (down !== 0 || zeroAllowed)) candidates.push({ canary: down, total: replicas + 1 });
  }
  const distance = ({ canary, total }: { readonly canary: number; readonly total: number }): number => Math.abs((canary / total) * maxWeight - weight);
  const best = candidates.reduce<{ readonly canary: number; readonly total: number } | undefined>(
    (kept, candidate) => (kept === undefined || distance(candidate) < distance(kept) ? candidate : kept), undefined);
  return best ? { canary: best.canary, stable: best.total - best.canary } : { canary: 0, stable: replicas };
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
