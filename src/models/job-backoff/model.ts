/**
 * How long a Job waits before its next pod, and when it gives up.
 *
 * Follows pkg/controller/job/backoff_utils.go of kubernetes/kubernetes (read up to v1.36). Times are offsets from an
 * arbitrary zero, in the unit of the name. Not modeled: `podFailurePolicy`, `successPolicy`, suspension, restarts of the
 * controller, the start-up of pods.
 */

/** Delays of the controller (up to v1.36), and the API’s default limit (v1.37). */
export const backoffDefaults = { baseSeconds: 10, maxSeconds: 600, backoffLimit: 6 } as const;

/** Failures in a row since the last success. */
export interface BackoffRecord {
  readonly failures: number;
  readonly lastFailureMs: number | null;
}

/** Takes newly finished pods into account: a success wipes out what failed before it. */
export function record({ previousFailures, succeededAtMs, failedAtMs }: { readonly previousFailures: number; readonly succeededAtMs: readonly number[]; readonly failedAtMs: readonly number[] }): BackoffRecord {
  const lastSuccess = succeededAtMs.length === 0 ? null : Math.max(...succeededAtMs);
  const counted = lastSuccess === null ? failedAtMs : failedAtMs.filter((at) => at > lastSuccess);
  return {
    failures: (lastSuccess === null ? previousFailures : 0) + counted.length,
    lastFailureMs: counted.length === 0 ? null : Math.max(...counted),
  };
}

interface Delays {
  readonly baseSeconds?: number;
  readonly maxSeconds?: number;
}

/** Seconds between a failure and the next pod: base, doubled with each failure in a row, up to the maximum. */
export function delaySeconds(failures: number, { baseSeconds = backoffDefaults.baseSeconds, maxSeconds = backoffDefaults.maxSeconds }: Delays = {}): number {
  return failures < 1 ? 0 : Math.min(maxSeconds, baseSeconds * 2 ** (failures - 1));
}

/** Seconds that are left of that delay. */
export function remainingSeconds({ failures, secondsSinceLastFailure, ...delays }: { readonly failures: number; readonly secondsSinceLastFailure: number } & Delays): number {
  return failures < 1 ? 0 : Math.max(0, delaySeconds(failures, delays) - secondsSinceLastFailure);
}

/** The pod of an index that failed last, with the counts its annotations hold. */
export interface FailedIndexPod {
  readonly indexFailureCount: number;
  /** Failures that a policy ignored: they cost no attempt, and still a pause. */
  readonly indexIgnoredFailureCount: number;
  readonly secondsSinceFinished: number;
}

/** The same for one index of an Indexed Job with `backoffLimitPerIndex`. */
export function remainingSecondsPerIndex({ lastFailedPod, ...delays }: { readonly lastFailedPod: FailedIndexPod | null } & Delays): number {
  if (lastFailedPod === null) return 0;
  const { indexFailureCount, indexIgnoredFailureCount, secondsSinceFinished } = lastFailedPod;
  return remainingSeconds({ failures: indexFailureCount + indexIgnoredFailureCount + 1, secondsSinceLastFailure: secondsSinceFinished, ...delays });
}

/** What a pod’s status says about its end; `null` where it says nothing. */
export interface PodEnd {
  /** One entry for each main container; `null` while it runs. */
  readonly containersFinishedAt: readonly (number | null)[];
  readonly initContainersFinishedAt?: readonly (number | null)[];
  readonly readyFalseSince?: number | null;
  readonly deletionAt?: number | null;
  readonly deletionGraceSeconds?: number | null;
  readonly createdAt?: number | null;
}

/** When a failed pod counts as finished; all times in seconds. `null` when nothing is known. */
export function finishedTime({ containersFinishedAt, initContainersFinishedAt = [], readyFalseSince = null, deletionAt = null, deletionGraceSeconds = null, createdAt = null }: PodEnd): number | null {
  const known = (times: readonly (number | null)[]): readonly number[] => times.filter((time) => time !== null);
  if (containersFinishedAt.length > 0 && known(containersFinishedAt).length === containersFinishedAt.length) return Math.max(...known([...containersFinishedAt, ...initContainersFinishedAt]));
  if (readyFalseSince !== null) return readyFalseSince;
  if (deletionAt !== null) return deletionAt - (deletionGraceSeconds ?? 0);
  return createdAt;
}

/** Why a Job has failed, or `null` while it goes on. The deadline wins when both hold. */
export function failureReason({ failures, backoffLimit = backoffDefaults.backoffLimit, activeSeconds, activeDeadlineSeconds = null }: {
  readonly failures: number;
  readonly backoffLimit?: number;
  readonly activeSeconds: number;
  readonly activeDeadlineSeconds?: number | null;
}): 'DeadlineExceeded' | 'BackoffLimitExceeded' | null {
  if (activeDeadlineSeconds !== null && activeSeconds >= activeDeadlineSeconds) return 'DeadlineExceeded';
  return failures > backoffLimit ? 'BackoffLimitExceeded' : null;
}

/** Pauses between the attempts of a Job that never succeeds: one fewer than its pods. */
export function pauses(backoffLimit: number, delays: Delays = {}): readonly number[] {
  return Array.from({ length: backoffLimit }, (_, index) => delaySeconds(index + 1, delays));
}
