/**
 * What is left when one zone goes, how many replicas make that enough, and when the rest comes back.
 *
 * Loads are requests per second, times seconds. Our own arithmetic, on the worked example.
 * Errors and limits: the fullest zone is the one that goes; replicas are alike and evenly loaded; callers and load balancers
 * reach every zone; whoever hangs until the loss is noticed is counted by share of selections, not by connection.
 * The pace of the node controller is the documented one for a zone that is lost entirely; a zone that is lost in part is
 * slower or stands still (Nodes: reliability, Kubernetes documentation).
 */
import { checkout as service, platform } from '../../contract/worked-example';

/** Replicas per zone, as evenly as they can be, fullest first. */
export function perZone(replicas: number, zones: number): readonly number[] {
  if (!Number.isInteger(zones) || zones < 1) throw new RangeError('zones are counted from 1');
  if (!Number.isInteger(replicas) || replicas < 0) throw new RangeError('replicas are counted from 0');
  return Array.from({ length: zones }, (_, index) => Math.floor(replicas / zones) + (index < replicas % zones ? 1 : 0));
}

/** Replicas that remain without the fullest zone. */
export function leftWithout(replicas: number, zones: number): number {
  return replicas - (perZone(replicas, zones)[0] ?? 0);
}

/** The highest use of a fleet, as a share of its capacity, that one zone may leave: (Z − 1) / Z for equal zones, less for a remainder. */
export function highestUse(zones: number, replicas = zones): number {
  if (replicas < 1) throw new RangeError('at least one replica');
  return leftWithout(replicas, zones) / replicas;
}

/** Load offered to what is left, as a share of what that bears, for equal zones at `use` of capacity. */
export function offeredAfter(use: number, zones: number): number {
  if (zones < 2) return Number.POSITIVE_INFINITY;
  return use / highestUse(zones);
}

export interface Fleet {
  readonly replicas: number;
  readonly zones: number;
  /** Requests per second one replica bears inside the objective. */
  readonly bears: number;
  /** Requests per second offered to all of them. */
  readonly load: number;
}

export interface Loss {
  readonly lost: number;
  readonly left: number;
  /** Load per replica left. */
  readonly loadPerReplica: number;
  /** What the replicas left bear together. */
  readonly capacity: number;
  /** Offered load ÷ capacity left; above 1 something is refused. */
  readonly offered: number;
  /** Share of requests that can be served inside the objective, 0 to 1. */
  readonly served: number;
  /** Requests per second beyond what is left. */
  readonly beyond: number;
}

/** The moment after the fullest zone went and before anything new serves. */
export function loseFullest({ replicas, zones, bears, load }: Fleet): Loss {
  if (!(bears > 0)) throw new RangeError('a replica bears more than 0');
  if (!(load > 0)) throw new RangeError('load is above 0');
  const left = leftWithout(replicas, zones);
  const capacity = left * bears;
  return {
    lost: replicas - left,
    left,
    loadPerReplica: load / left,
    capacity,
    offered: capacity === 0 ? Number.POSITIVE_INFINITY : load / capacity,
    served: Math.min(1, capacity / load),
    beyond: Math.max(0, load - capacity),
  };
}

/** The smallest count of replicas whose fullest zone may go at this load. */
export function replicasNeeded({ zones, bears, load }: Omit<Fleet, 'replicas'>): number {
  if (zones < 2) throw new RangeError('the loss of the only zone leaves nobody: at least two');
  if (!(bears > 0)) throw new RangeError('a replica bears more than 0');
  let replicas = 1;
  while (leftWithout(replicas, zones) * bears < load) replicas += 1;
  return replicas;
}

/** How a cluster notices and replaces. */
export interface Healing {
  /** Silence until a node counts as lost. */
  readonly notice: number;
  /** How long its pods tolerate that. */
  readonly tolerate: number;
  /** Nodes in the lost zone. */
  readonly nodes: number;
  /** Nodes per second that the controller declares for eviction. */
  readonly pace: number;
  /** From a deleted pod to one that serves on a new node. */
  readonly replace: number;
}

/** Seconds until the first and the last pod of the zone are served elsewhere, if nodes can be had at once. */
export function healTimes({ notice, tolerate, nodes, pace, replace }: Healing): { readonly first: number; readonly last: number } {
  if (!(pace > 0)) throw new RangeError('at a pace of 0 nothing is evicted: there is no time to compute');
  if (nodes < 1) throw new RangeError('at least one node');
  const first = notice + tolerate + replace;
  return { first, last: first + (nodes - 1) / pace };
}

/**
 * Share of requests served at a moment of the loss.
 * @param room replicas for which the surviving zones have, or get, nodes
 */
export function servedAt(fleet: Fleet, healing: Healing, room: number, at: number): number {
  const { lost, left, served } = loseFullest(fleet);
  const { first, last } = healTimes(healing);
  if (at < healing.notice) return Math.min(left / fleet.replicas, served);
  if (at < first) return served;
  const back = last === first ? 1 : Math.min(1, (at - first) / (last - first));
  const serving = left + Math.min(room, Math.floor(lost * back));
  return Math.min(1, (serving * fleet.bears) / fleet.load);
}

/**
 * What an autoscaler on a per-pod average sees while the dead replicas still exist.
 *
 * On the way up a pod without a reading counts as 0, and the pods of a silent node have none. So the corrected average
 * divides the whole load by dead and living alike: the number from before the loss.
 */
export function averageSeen({ load, replicas }: Pick<Fleet, 'load' | 'replicas'>): number {
  return load / replicas;
}

/** Requests that meet a dead address before the loss is noticed: the lost share of selections, for `notice` seconds. */
export function hangingUntilNoticed(fleet: Fleet, notice: number): number {
  const { lost } = loseFullest(fleet);
  return (lost / fleet.replicas) * fleet.load * notice;
}

/** *checkout* and its platform; the node count is a sample, the pace a default. */
export const example = {
  fleet: { replicas: service.replicas, zones: service.zones, bears: service.knee, load: service.rate } as Fleet,
  target: service.target,
  healing: {
    notice: platform.nodeGraceSeconds,
    tolerate: platform.tolerationSeconds,
    nodes: platform.nodesPerZone,
    pace: 1 / platform.secondsPerEvictedNode,
    replace: platform.scheduleSeconds + platform.nodeSeconds + platform.pullSeconds + service.startSeconds,
  } as Healing,
} as const;
