/**
 * When capacity arrives, how much load has grown by then, and what target, floor and ceiling follow.
 *
 * All times are seconds, loads requests per second. Our own arithmetic, on the worked example.
 * Errors and limits: growth is taken as exponential while capacity is on its way; replicas are alike and evenly loaded;
 * the parts of time-to-capacity follow one another. A part that is a percentile makes the sum an upper estimate.
 */
import { checkout as service, platform } from '../../contract/worked-example';

/** One step between the rise of load and a replica that serves. */
export interface Part {
  readonly name: string;
  readonly seconds: number;
  readonly party: 'platform' | 'application';
}

/** The sum of the parts. */
export function timeToCapacity(parts: readonly Part[]): number {
  return parts.reduce((total, { seconds }) => total + seconds, 0);
}

/** How many times larger load is after `seconds` if it doubles every `doublingSeconds`. */
export function growth(seconds: number, doublingSeconds: number): number {
  if (doublingSeconds <= 0) throw new RangeError('doubling takes longer than 0 s');
  return 2 ** (seconds / doublingSeconds);
}

/** Seconds until load has grown by `factor`. */
export function secondsUntil(factor: number, doublingSeconds: number): number {
  if (factor < 1) throw new RangeError('the factor is at least 1');
  return doublingSeconds * Math.log2(factor);
}

/**
 * The highest target, as a share of what a replica bears, that lasts until new capacity serves.
 * @param tolerance the autoscaler does nothing until the value exceeds the target by this share
 */
export function highestTargetShare(growthFactor: number, tolerance = 0): number {
  if (growthFactor < 1) throw new RangeError('growth is at least 1');
  return 1 / (growthFactor * (1 + tolerance));
}

/** Load per replica when the first new replica serves: the autoscaler acted at target × (1 + tolerance). */
export function loadPerReplicaAtArrival(target: number, tolerance: number, growthFactor: number): number {
  return target * (1 + tolerance) * growthFactor;
}

/** Replicas in the fullest of `zones` zones, evenly spread. */
export function fullestZone(replicas: number, zones: number): number {
  return Math.ceil(replicas / zones);
}

/** What the floor is computed from. */
export interface FloorInput {
  readonly quietLoad: number;
  readonly growth: number;
  readonly capacityPerReplica: number;
  readonly zones: number;
  /** Lowest value of the tier. */
  readonly lowest: number;
}

/** The smallest count that still bears the grown load when its fullest zone is gone. */
export function floor({ quietLoad, growth: factor, capacityPerReplica, zones, lowest }: FloorInput): { readonly needed: number; readonly replicas: number } {
  if (capacityPerReplica <= 0) throw new RangeError('a replica bears more than 0');
  if (zones < 2) throw new RangeError('the loss of the only zone leaves nobody: at least two');
  const needed = Math.ceil((quietLoad * factor) / capacityPerReplica);
  let replicas = lowest;
  while (replicas - fullestZone(replicas, zones) < needed) replicas += 1;
  return { needed, replicas };
}

/** `maxSurge` as a Deployment takes it: a number of pods, or a percentage of replicas, which rounds up. */
export type Surge = number | `${number}%`;

/** Most pods at once during a rollout at the maximum. */
export function mostPods(maxReplicas: number, surge: Surge): number {
  return maxReplicas + (typeof surge === 'number' ? surge : Math.ceil((maxReplicas * Number.parseFloat(surge)) / 100));
}

/** The largest maximum whose pods, surge included, stay within the connections granted. */
export function highestMaximum(granted: number, pool: number, surge: Surge): number {
  let replicas = 0;
  while (mostPods(replicas + 1, surge) * pool <= granted) replicas += 1;
  return replicas;
}

/**
 * Relative swing (one standard deviation) of requests in flight, if arrivals and durations are independent (exponential).
 * @param windowSeconds 0 = read at one instant; otherwise the mean over a window much longer than a request
 */
export function inFlightSwing(rate: number, meanSeconds: number, windowSeconds: number): number {
  const inFlight = rate * meanSeconds;
  return windowSeconds === 0 ? 1 / Math.sqrt(inFlight) : Math.sqrt((2 * meanSeconds) / (windowSeconds * inFlight));
}

/** *checkout*: samples of the platform and of one load test; the rest is chosen. */
export const checkout = {
  parts: [
    { name: 'signal age', seconds: platform.signalAgeSeconds, party: 'platform' },
    { name: 'loop', seconds: platform.autoscalerSyncSeconds, party: 'platform' },
    { name: 'schedule', seconds: platform.scheduleSeconds, party: 'platform' },
    { name: 'node', seconds: platform.nodeSeconds, party: 'platform' },
    { name: 'pull', seconds: platform.pullSeconds, party: 'platform' },
    { name: 'start', seconds: service.startSeconds, party: 'application' },
  ] as readonly Part[],
  doublingSeconds: service.doublingSeconds,
  rate: service.rate,
  quietLoad: service.quietRate,
  replicas: service.replicas,
  zones: service.zones,
  lowest: 3,
  target: service.target,
  knee: service.knee,
  meanSeconds: service.meanSeconds,
  signalWindow: 30,
  tolerance: service.tolerance,
  minReplicas: service.minReplicas,
  maxReplicas: service.maxReplicas,
  surge: service.maxSurge,
  pool: service.poolPerReplica,
  granted: service.grantedConnections,
  propagation: service.propagationSeconds,
} as const;
