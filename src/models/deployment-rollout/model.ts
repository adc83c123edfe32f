/**
 * The rolling update of a Deployment: rounding, one sync of the controller, its status, and a whole rollout as events.
 *
 * Source: kubernetes/kubernetes `pkg/controller/deployment` (`rolling.go` commit 03e0602, `sync.go`, `progress.go`,
 * `util/deployment_util.go`, about 1.34 to 1.37) and kubernetes/apimachinery `pkg/util/intstr` (commit eed236c). The cases
 * in `cases.json` come from their tests. Percentages use doubles in the order written, as the Go code does.
 * Not modeled: scheduling and image pulls (part of the readiness delay), the slow start of pod creation in batches of
 * 1, 2, 4 …, which old pod goes first, terminating pods (they count nowhere and may exceed the surge), paused rollouts,
 * more than one old replica set in one sync (their sum behaves like one set of pods, oldest first).
 */

/** A count, or a percentage as text such as `25%`. */
export type IntOrPercent = number | string;

/** `spec.strategy.type`. */
export type Strategy = 'RollingUpdate' | 'Recreate';

/** Largest 32-bit integer: as a deadline or history limit it means never. */
const never = 2_147_483_647;

/** What the API sets where a Deployment says nothing (v1.37, apps/v1). */
export const deploymentDefaults = { replicas: 1, maxSurge: '25%', maxUnavailable: '25%', minReadySeconds: 0, progressDeadlineSeconds: 600, revisionHistoryLimit: 10 } as const;

/** What may be more and less than wanted, as counts of pods. */
export interface Fenceposts {
  readonly surge: number;
  readonly unavailable: number;
}

/**
 * Reads a count or percentage strictly.
 * @throws RangeError when text is no percentage: `40`, `#%` and `30%0` are refused.
 */
export function parseIntOrPercent(value: IntOrPercent | null | undefined): { readonly value: number; readonly percent: boolean } {
  if (value === null || value === undefined) throw new RangeError('the value is not set');
  if (typeof value === 'number') {
    if (!Number.isInteger(value)) throw new RangeError(`${value} is not a whole number`);
    return { value, percent: false };
  }
  if (!/^[+-]?\d+%$/.test(value)) throw new RangeError(`"${value}" is no percentage: write a whole number, or digits and %`);
  return { value: Number(value.slice(0, -1)), percent: true };
}

/** The count a value stands for. @param total what a percentage is taken of. @throws RangeError as `parseIntOrPercent`. */
export function scaledIntOrPercent(value: IntOrPercent | null | undefined, total: number, roundUp: boolean): number {
  const { value: number, percent } = parseIntOrPercent(value);
  if (!percent) return number;
  const exact = (number * total) / 100;
  return roundUp ? Math.ceil(exact) : Math.floor(exact);
}

/** Surge rounds up, unavailable down; when both come to 0, one may be unavailable so that the rollout can move. Not set counts as 0. */
export function resolveFenceposts(replicas: number, maxSurge: IntOrPercent | null | undefined, maxUnavailable: IntOrPercent | null | undefined): Fenceposts {
  const surge = scaledIntOrPercent(maxSurge ?? 0, replicas, true);
  const unavailable = scaledIntOrPercent(maxUnavailable ?? 0, replicas, false);
  return { surge, unavailable: surge === 0 && unavailable === 0 ? 1 : unavailable };
}

/** The parts of a Deployment that decide how it rolls. */
export interface Rolling {
  readonly strategy?: Strategy;
  /** `spec.replicas`; not set counts as 0 here. */
  readonly replicas: number | null;
  readonly maxSurge: IntOrPercent | null;
  readonly maxUnavailable: IntOrPercent | null;
}

/** How many pods may be missing, at most all of them; 0 for Recreate. */
export function maxUnavailable({ strategy = 'RollingUpdate', replicas, maxSurge, maxUnavailable: given }: Rolling): number {
  const wanted = replicas ?? 0;
  return strategy === 'Recreate' || wanted === 0 ? 0 : Math.min(resolveFenceposts(wanted, maxSurge, given).unavailable, wanted);
}

/** How many pods the controller keeps available; 0 for Recreate. */
export function minAvailable(rolling: Rolling): number {
  return rolling.strategy === 'Recreate' ? 0 : (rolling.replicas ?? 0) - maxUnavailable(rolling);
}

/** Growth of the new set: up to the limit of all pods. @param total spec replicas of all sets. @returns spec replicas of the new set. */
export function newReplicaSetReplicas({ strategy = 'RollingUpdate', replicas, maxSurge }: Pick<Rolling, 'strategy' | 'replicas' | 'maxSurge'>, newReplicas: number, total: number): number {
  const wanted = replicas ?? 0;
  if (strategy === 'Recreate') return wanted;
  const limit = wanted + scaledIntOrPercent(maxSurge ?? 0, wanted, true);
  return total >= limit ? newReplicas : newReplicas + Math.min(limit - total, wanted - newReplicas);
}

/** One sync of the new set. `scaled: false` = nothing to do. */
export function reconcileNewReplicaSet(rolling: Rolling, newReplicas: number, oldReplicas: number): { readonly scaled: boolean; readonly newReplicas: number } {
  const wanted = rolling.replicas ?? 0;
  const next = newReplicas > wanted ? wanted : newReplicas === wanted ? wanted : newReplicaSetReplicas(rolling, newReplicas, newReplicas + oldReplicas);
  return { scaled: next !== newReplicas, newReplicas: next };
}

/** How many pods of old sets one sync may remove; new pods that are not up yet protect old ones. */
export function maxScaledDown(rolling: Rolling, total: number, newUnavailable: number): number {
  return Math.max(0, total - minAvailable(rolling) - newUnavailable);
}

/** Pods of an old set that go first because they are not available. */
export function cleanupUnhealthyReplicas(oldReplicas: number, oldAvailable: number, maxCleanup: number): number {
  return oldReplicas === 0 || oldReplicas === oldAvailable ? 0 : Math.min(maxCleanup, oldReplicas - oldAvailable);
}

/** Healthy pods of an old set that may go. @param available available pods of all sets. */
export function scaleDownOldReplicaSets(rolling: Rolling, oldReplicas: number, available: number): { readonly scaled: boolean; readonly oldReplicas: number } {
  const room = available - minAvailable(rolling);
  const removed = room <= 0 ? 0 : Math.min(oldReplicas, room);
  return { scaled: removed > 0, oldReplicas: oldReplicas - removed };
}

/** One sync of one old set: unhealthy pods first, then healthy ones, both in the same sync. */
export function reconcileOldReplicaSets(rolling: Rolling, counts: { readonly oldReplicas: number; readonly oldAvailable: number; readonly newReplicas: number; readonly newAvailable: number }): { readonly scaled: boolean; readonly oldReplicas: number } {
  const { oldReplicas, oldAvailable, newReplicas, newAvailable } = counts;
  if (oldReplicas === 0) return { scaled: false, oldReplicas };
  const budget = maxScaledDown(rolling, oldReplicas + newReplicas, newReplicas - newAvailable);
  if (budget === 0) return { scaled: false, oldReplicas };
  const left = oldReplicas - cleanupUnhealthyReplicas(oldReplicas, oldAvailable, budget);
  const next = scaleDownOldReplicaSets(rolling, left, oldAvailable + newAvailable).oldReplicas;
  return { scaled: next !== oldReplicas, oldReplicas: next };
}

/** Counters of `status`. */
export interface Status {
  readonly replicas: number;
  readonly updatedReplicas: number;
  readonly availableReplicas: number;
  readonly readyReplicas?: number;
}

/** Complete: only new pods, as many as wanted, all available, and the controller has seen this generation. */
export function isComplete(wanted: number, status: Status, generationObserved: boolean): boolean {
  return status.updatedReplicas === wanted && status.replicas === wanted && status.availableReplicas === wanted && generationObserved;
}

/** Progress between two statuses: more updated, fewer old, more ready or more available pods. */
export function isProgressing(previous: Status, now: Status): boolean {
  return now.updatedReplicas > previous.updatedReplicas
    || now.replicas - now.updatedReplicas < previous.replicas - previous.updatedReplicas
    || (now.readyReplicas ?? 0) > (previous.readyReplicas ?? 0)
    || now.availableReplicas > previous.availableReplicas;
}

/**
 * Whether the condition `Progressing` says `ProgressDeadlineExceeded`. The clock runs from the last progress.
 * @param deadlineSeconds `progressDeadlineSeconds`; `null` or the largest 32-bit integer = never.
 */
export function isTimedOut(deadlineSeconds: number | null, condition: { readonly reason: string; readonly secondsSinceLastUpdate: number } | null): boolean {
  if (deadlineSeconds === null || deadlineSeconds === never || condition === null) return false;
  if (condition.reason === 'ProgressDeadlineExceeded') return true;
  if (condition.reason === 'NewReplicaSetAvailable') return false;
  return condition.secondsSinceLastUpdate > deadlineSeconds;
}

/** A replica set while the wanted count changes. */
export interface ScaledSet {
  readonly name: string;
  readonly replicas: number;
  readonly availableReplicas: number;
  /** RFC 3339. */
  readonly createdAt: string;
  readonly isNew: boolean;
  /** Annotations of the last scaling; `null` = absent. */
  readonly desiredReplicasAnnotation: number | null;
  readonly maxReplicasAnnotation: number | null;
}

/** A set’s share of a change of the wanted count; may be negative. @param statusReplicas stands in for an annotation that is missing or 0. */
export function replicaSetFraction(rolling: Rolling, statusReplicas: number, setReplicas: number, maxReplicasAnnotation: number | null): number {
  const wanted = rolling.replicas ?? 0;
  if (wanted === 0) return -setReplicas;
  const before = maxReplicasAnnotation || statusReplicas;
  if (before === 0) return 0;
  const allowed = wanted + resolveFenceposts(wanted, rolling.maxSurge, rolling.maxUnavailable).surge;
  return Math.floor((setReplicas * allowed) / before + 0.5) - setReplicas;
}

/** Spec replicas of every set after the wanted count changed during a rollout, or while paused. */
export function proportionalScale(rolling: Rolling, sets: readonly ScaledSet[], statusReplicas = 0): Readonly<Record<string, number>> {
  const wanted = rolling.replicas ?? 0;
  const result: Record<string, number> = Object.fromEntries(sets.map(({ name, replicas }) => [name, replicas]));
  const byAge = [...sets].sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt));
  const active = byAge.filter(({ replicas }) => replicas > 0);
  const newest = sets.find(({ isNew }) => isNew);
  if (active.length <= 1) {
    const only = active[0] ?? newest ?? byAge[0];
    if (only) result[only.name] = wanted;
    return result;
  }
  if (newest && newest.replicas === wanted && newest.desiredReplicasAnnotation === wanted && newest.availableReplicas === wanted) {
    for (const { name, isNew } of active) if (!isNew) result[name] = 0;
    return result;
  }
  if (rolling.strategy === 'Recreate') return result;
  const allowed = wanted > 0 ? wanted + resolveFenceposts(wanted, rolling.maxSurge, rolling.maxUnavailable).surge : 0;
  const toAdd = allowed - active.reduce((sum, { replicas }) => sum + replicas, 0);
  if (toAdd === 0) return result;
  // Larger first; equal sizes newest first when adding, oldest first when removing.
  const order = [...active].sort((a, b) => b.replicas - a.replicas || (toAdd > 0 ? 1 : -1) * (Date.parse(b.createdAt) - Date.parse(a.createdAt)));
  let added = 0;
  for (const { name, replicas, maxReplicasAnnotation } of order) {
    if (added === toAdd) break;
    const fraction = replicaSetFraction(rolling, statusReplicas, replicas, maxReplicasAnnotation);
    const change = toAdd > 0 ? Math.min(fraction, toAdd - added) : Math.max(fraction, toAdd - added);
    result[name] = replicas + change;
    added += change;
  }
  const first = order[0] as ScaledSet;
  result[first.name] = Math.max(0, (result[first.name] ?? 0) + toAdd - added);
  return result;
}

/** How many old sets a clean-up deletes. @param sets oldest first. */
export function revisionHistoryCleanup(limit: number, sets: readonly { readonly specReplicas: number; readonly statusReplicas: number; readonly deleting: boolean }[]): number {
  if (limit === never) return 0;
  const alive = sets.filter(({ deleting }) => !deleting);
  return alive.slice(0, Math.max(0, alive.length - limit)).filter(({ specReplicas, statusReplicas }) => specReplicas === 0 && statusReplicas === 0).length;
}

/** A rolling update to be walked through. */
export interface Rollout {
  readonly replicas: number;
  readonly maxSurge: IntOrPercent;
  readonly maxUnavailable: IntOrPercent;
  /** From creation to Ready, seconds; `null` = new pods never become ready. */
  readonly readinessDelaySeconds: number | null;
  readonly minReadySeconds: number;
  readonly progressDeadlineSeconds: number;
  /** Pods of the new version that can exist at all, for instance because the quota is full; not set = no limit. */
  readonly roomForNew?: number;
}

/** What it came to. */
export interface Timeline {
  /** Seconds; `null` = it cannot finish. */
  readonly completeAtSeconds: number | null;
  /** Most spec replicas of old and new together. */
  readonly maxTotalPods: number;
  /** Fewest old plus available new pods. */
  readonly minAvailablePods: number;
  readonly progressDeadlineExceeded: boolean;
  /** Seconds of the first moment at which the deadline was exceeded; `null` = never. */
  readonly deadlineAtSeconds: number | null;
  readonly newReplicas: number;
  readonly oldReplicas: number;
  /** Every change of the share of ready pods that are new, in seconds; the first entry is 0 at 0. */
  readonly curve: readonly { readonly second: number; readonly share: number }[];
}

/** What the API refuses, as its validation says it; `null` = accepted. */
export function refusal({ replicas, maxSurge, maxUnavailable: unavailable, minReadySeconds, progressDeadlineSeconds }: Pick<Rollout, 'replicas' | 'maxSurge' | 'maxUnavailable' | 'minReadySeconds' | 'progressDeadlineSeconds'>): string | null {
  if (!Number.isInteger(replicas) || replicas < 0) return `replicas: ${replicas} has to be a whole number, 0 or more`;
  for (const [name, value] of [['maxSurge', maxSurge], ['maxUnavailable', unavailable]] as const) {
    try {
      const parsed = parseIntOrPercent(value);
      if (parsed.value < 0) return `${name}: ${value} has to be 0 or more`;
      if (name === 'maxUnavailable' && parsed.percent && parsed.value > 100) return `${name}: ${value} is more than 100%`;
    } catch (error) {
      return `${name}: ${(error as Error).message}`;
    }
  }
  if (parseIntOrPercent(maxSurge).value === 0 && parseIntOrPercent(unavailable).value === 0) return 'maxSurge and maxUnavailable must not both be 0';
  if (minReadySeconds >= progressDeadlineSeconds) return `minReadySeconds: ${minReadySeconds} has to be less than progressDeadlineSeconds, ${progressDeadlineSeconds}`;
  return null;
}

/**
 * Walks one rollout with a controller that reacts at once; all new pods take the same time.
 * @throws RangeError with the API’s reason when the settings are refused.
 */
export function rolloutTimeline(rollout: Rollout): Timeline {
  const problem = refusal(rollout);
  if (problem !== null) throw new RangeError(problem);
  const { replicas, readinessDelaySeconds: delay, minReadySeconds, progressDeadlineSeconds, roomForNew = Infinity } = rollout;
  const rolling: Rolling = { replicas, maxSurge: rollout.maxSurge, maxUnavailable: rollout.maxUnavailable };
  /** Creation times of new pods that exist, in order; spec replicas of the new set may be more when there is no room. */
  const created: number[] = [];
  let spec = 0;
  let old = replicas;
  let now = 0;
  let progress = 0;
  let deadlineAt: number | null = null;
  let maxTotalPods = replicas;
  let least = replicas;
  const curve: { second: number; share: number }[] = [{ second: 0, share: 0 }];
  /** New pods that have been ready for that long: the place of the first one that has not. */
  const upFor = (seconds: number): number => {
    if (delay === null) return 0;
    let [low, high] = [0, created.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (now >= (created[middle] ?? Infinity) + delay + seconds) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const end = (completeAtSeconds: number | null): Timeline => ({
    completeAtSeconds, maxTotalPods, minAvailablePods: least, progressDeadlineExceeded: deadlineAt !== null, deadlineAtSeconds: deadlineAt, newReplicas: spec, oldReplicas: old, curve,
  });
  for (;;) {
    for (;;) {
      const grown = reconcileNewReplicaSet(rolling, spec, old);
      if (grown.scaled) {
        for (let n = Math.min(grown.newReplicas, roomForNew) - created.length; n > 0; n -= 1) created.push(now);
        spec = grown.newReplicas;
        progress = now;
      } else {
        const shrunk = reconcileOldReplicaSets(rolling, { oldReplicas: old, oldAvailable: old, newReplicas: spec, newAvailable: upFor(minReadySeconds) });
        if (!shrunk.scaled) break;
        old = shrunk.oldReplicas;
        progress = now;
      }
      maxTotalPods = Math.max(maxTotalPods, spec + old);
      least = Math.min(least, old + upFor(minReadySeconds));
    }
    const ready = upFor(0);
    const share = ready + old === 0 ? 0 : ready / (ready + old);
    if (share !== curve.at(-1)?.share) curve.push({ second: now, share });
    if (old === 0 && spec === replicas && upFor(minReadySeconds) === replicas) return end(now);
    const next = delay === null ? Infinity : Math.min(...[0, minReadySeconds].map((seconds) => (created[upFor(seconds)] ?? Infinity) + delay + seconds));
    if (deadlineAt === null && next - progress > progressDeadlineSeconds) deadlineAt = progress + progressDeadlineSeconds;
    if (next === Infinity) return end(null);
    now = next;
    progress = now;
  }
}

/** The scaling actions of a rollout whose pods are available at once: `new+2`, `old-1`. Recreate removes everything first. */
export function rolloutSequence(rolling: Rolling): readonly string[] {
  const wanted = rolling.replicas ?? 0;
  if (rolling.strategy === 'Recreate') return wanted === 0 ? [] : [`old-${wanted}`, `new+${wanted}`];
  const steps: string[] = [];
  let [old, now] = [wanted, 0];
  for (;;) {
    const grown = reconcileNewReplicaSet(rolling, now, old);
    if (grown.scaled) {
      steps.push(`new+${grown.newReplicas - now}`);
      now = grown.newReplicas;
      continue;
    }
    const shrunk = reconcileOldReplicaSets(rolling, { oldReplicas: old, oldAvailable: old, newReplicas: now, newAvailable: now });
    if (!shrunk.scaled) return steps;
    steps.push(`old-${old - shrunk.oldReplicas}`);
    old = shrunk.oldReplicas;
  }
}

/** First second at which at least this share of ready pods is new; `null` = never. */
export function secondsToShare({ curve }: Pick<Timeline, 'curve'>, share: number): number | null {
  return curve.find((entry) => entry.share >= share)?.second ?? null;
}

/** Share of ready pods that are new at a moment, in seconds. */
export function shareAt({ curve }: Pick<Timeline, 'curve'>, second: number): number {
  return curve.reduce((share, entry) => (entry.second <= second ? entry.share : share), 0);
}

/** Seconds of full exposure until a moment: the area under the curve. */
export function exposedSeconds({ curve }: Pick<Timeline, 'curve'>, until: number): number {
  return curve.reduce((sum, { second, share }, at) => sum + Math.max(0, Math.min(until, curve[at + 1]?.second ?? Infinity) - second) * share, 0);
}

/**
 * Smallest `minReadySeconds` that keeps half of the pods old for a given time, `null` when none below the deadline does.
 * Half, because from there on most users meet the new version. Waiting longer never makes half come sooner, so halving finds it.
 */
export function minReadyFor(rollout: Omit<Rollout, 'minReadySeconds'>, secondsToHalf: number): number | null {
  const keeps = (minReadySeconds: number): boolean => (secondsToShare(rolloutTimeline({ ...rollout, minReadySeconds }), 0.5) ?? -1) >= secondsToHalf;
  let [low, high] = [0, rollout.progressDeadlineSeconds - 1];
  if (!keeps(high)) return null;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (keeps(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** A fault nothing but an alert notices: ready pods give wrong answers. */
export interface Fault {
  /** Requests per second, all versions together. */
  readonly perSecond: number;
  /** Share of its requests the new version fails, 0 to 1. */
  readonly errorRatio: number;
  /** Second at which the alert’s condition becomes true on this rollout, all windows regarded; `null` = never. */
  readonly firesAtSeconds: number | null;
  /** From then until somebody is told: scrape, evaluation, hold, grouping; seconds. */
  readonly delaySeconds: number;
  /** From being told until no request reaches the version, seconds. */
  readonly undoSeconds: number;
}

/** How the race between exposure and alert ends. */
export interface Race {
  /** Seconds. */
  readonly toldAt: number;
  /** Share of ready pods that are new at that moment. */
  readonly shareThen: number;
  readonly backAt: number;
  /** Failed requests until users are back. */
  readonly failed: number;
}

/** Races one rollout against the alert; requests are shared evenly by ready pods. @returns `null` when nobody is told. */
export function race(timeline: Pick<Timeline, 'curve'>, { perSecond, errorRatio, firesAtSeconds, delaySeconds, undoSeconds }: Fault): Race | null {
  if (firesAtSeconds === null) return null;
  const toldAt = firesAtSeconds + delaySeconds;
  const backAt = toldAt + undoSeconds;
  return { toldAt, shareThen: shareAt(timeline, toldAt), backAt, failed: exposedSeconds(timeline, backAt) * perSecond * errorRatio };
}
