/**
 * What a replica serves for one flag while the flag service cannot be reached.
 *
 * Times are seconds after the outage begins; negative times lie before it. The rules of the provider are held in the
 * memory of a process that was ready before the outage, and die with that process.
 *
 * Sources: an evaluation returns the caller's default on any error (OpenFeature specification v0.9.0, requirement
 * 1.4.10); an `emptyDir` lives as long as its pod and survives a container restart (Kubernetes documentation, Volumes).
 * Not modeled: rules that expire in memory, providers that fetch per evaluation, uneven load between replicas.
 */
import { checkout as example } from '../../contract/worked-example';

/** What a process does when it starts without the provider. */
export type Fallback = 'code-default' | 'file-on-pod-disk' | 'values-with-the-pod' | 'wait-without-limit';

/** What users of a replica get. `absent`: no such pod yet, or no longer. */
export type Served = 'rules-in-memory' | 'file' | 'mounted-value' | 'code-default' | 'not-ready' | 'absent';

/** Replicas with the same history. */
export interface Group {
  readonly replicas: number;
  /** When the pod was created; `null` for pods that were running long before the outage. */
  readonly createdAt: number | null;
  /** When the container restarted in place, if it did. */
  readonly restartedAt: number | null;
  /** When the pod was deleted, if it was. */
  readonly deletedAt: number | null;
}

export interface Outage {
  /** Seconds from process start to ready with the provider up. */
  readonly start: number;
  /** Longest wait for the provider at start, in seconds. */
  readonly wait: number;
}

const afterStart: Readonly<Record<Exclude<Fallback, 'wait-without-limit'>, Served>> = {
  'code-default': 'code-default',
  'file-on-pod-disk': 'code-default',
  'values-with-the-pod': 'mounted-value',
};

/** What one replica of the group serves at `at` seconds into the outage. */
export function servedBy(group: Group, fallback: Fallback, outage: Outage, at: number): Served {
  if (group.deletedAt !== null && at >= group.deletedAt) return 'absent';
  if (group.createdAt !== null && at < group.createdAt) return 'absent';
  const restarted = group.restartedAt !== null && at >= group.restartedAt;
  const startedAt = restarted ? group.restartedAt : group.createdAt;
  if (startedAt === null) return 'rules-in-memory';
  if (fallback === 'wait-without-limit' || at < startedAt + outage.start + outage.wait) return 'not-ready';
  // A file written before the outage survives a container restart, never the pod.
  if (fallback === 'file-on-pod-disk' && group.createdAt === null) return 'file';
  return afterStart[fallback];
}

/** A stretch of time in which a group serves one thing; `to` is exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly served: Served;
}

/** The whole outage of one group as spans, in order. */
export function spansOf(group: Group, fallback: Fallback, outage: Outage, length: number): readonly Span[] {
  const moments = [group.createdAt, group.restartedAt, group.deletedAt]
    .flatMap((moment) => (moment === null ? [] : [moment, moment + outage.start + outage.wait]))
    .filter((moment) => moment > 0 && moment < length);
  const edges = [...new Set([0, ...moments, length])].sort((a, b) => a - b);
  const spans: Span[] = [];
  for (const [index, from] of edges.entries()) {
    const to = edges[index + 1];
    if (to === undefined) break;
    const served = servedBy(group, fallback, outage, from);
    const last = spans.at(-1);
    if (last?.served === served) spans[spans.length - 1] = { ...last, to };
    else spans.push({ from, to, served });
  }
  return spans;
}

/** Replicas by what they serve at `at`. */
export function census(groups: readonly Group[], fallback: Fallback, outage: Outage, at: number): Readonly<Record<Served, number>> {
  const count: Record<Served, number> = { 'rules-in-memory': 0, file: 0, 'mounted-value': 0, 'code-default': 0, 'not-ready': 0, absent: 0 };
  for (const group of groups) count[servedBy(group, fallback, outage, at)] += group.replicas;
  return count;
}

/**
 * Chance that a visit of `requests` requests meets both behaviors.
 * @param share of requests that get the one behavior, 0 to 1.
 * @param requests in the visit; each is balanced on its own, without stickiness to a replica.
 */
export function chanceOfBoth(share: number, requests: number): number {
  return 1 - share ** requests - (1 - share) ** requests;
}

/**
 * Seconds until a fleet is uniform again by a rolling update, `atOnce` replicas at a time.
 * @param minReady seconds a new replica has to stay ready before the next one is replaced (`minReadySeconds`).
 */
export function uniformAfter(replicas: number, atOnce: number, outage: Outage, minReady: number): number {
  return Math.ceil(replicas / atOnce) * (outage.start + outage.wait + minReady);
}

/** Combinations of `flags` boolean flags. */
export function combinations(flags: number): number {
  return 2 ** flags;
}

const minute = 60;

/** *checkout* in an hour without its flag service: 10 replicas, one container restart, a drain of 4, a scale-out by 5. */
export const checkoutOutage = {
  outage: { start: example.startSeconds, wait: 5 },
  length: 60 * minute,
  groups: [
    { replicas: 5, createdAt: null, restartedAt: null, deletedAt: null },
    { replicas: 1, createdAt: null, restartedAt: 5 * minute, deletedAt: null },
    { replicas: 4, createdAt: null, restartedAt: null, deletedAt: 30 * minute },
    { replicas: 5, createdAt: 10 * minute, restartedAt: null, deletedAt: null },
    { replicas: 4, createdAt: 30 * minute, restartedAt: null, deletedAt: null },
  ],
} as const satisfies { outage: Outage; length: number; groups: readonly Group[] };
