/**
 * What the kubelet makes of probe results, and how long each consequence takes.
 *
 * All times are seconds. Rules as in the kubelet's probe worker (`pkg/kubelet/prober/worker.go`, read at 00421113) and the
 * back-off curve of the Pod lifecycle page, defaults of Kubernetes 1.37.
 *
 * Errors and limits: the phase of a probe against the fault is unknown, so every result is a range; the mean assumes a
 * uniform phase. Not modeled: a slow node, the extra probe that the kubelet may run while a container is not ready (it can
 * only shorten a return), and the way of a result to the routers, which is the input `propagation` where it matters.
 */
import { checkout as service } from '../../contract/worked-example';

export type ProbeType = 'startup' | 'readiness' | 'liveness';
/** What a probe run returned, or what the kubelet currently believes. */
export type ProbeState = 'Success' | 'Failure' | 'Unknown';

/** The fields of one probe. */
export interface Probe {
  readonly initialDelaySeconds: number;
  readonly periodSeconds: number;
  readonly timeoutSeconds: number;
  readonly failureThreshold: number;
  readonly successThreshold: number;
}

/** What the API server fills in (v1.37). */
export const probeDefaults: Probe = { initialDelaySeconds: 0, periodSeconds: 10, timeoutSeconds: 1, failureThreshold: 3, successThreshold: 1 };

/** A duration that depends on the phase of the probe. */
export interface Range {
  readonly earliest: number;
  readonly latest: number;
}

const initialStates: Readonly<Record<ProbeType, ProbeState>> = { startup: 'Unknown', readiness: 'Failure', liveness: 'Success' };

/** What the kubelet believes before the first probe, and whether it has probed at all. */
export function initialState(
  type: ProbeType,
  initialDelaySeconds: number,
  secondsSinceStart: number,
  result: ProbeState = 'Unknown',
): { readonly state: ProbeState; readonly probed: boolean } {
  // The kubelet truncates the age to whole seconds before it compares.
  const probed = Math.trunc(secondsSinceStart) >= initialDelaySeconds;
  return { state: probed && result !== 'Unknown' ? result : initialStates[type], probed };
}

/** The worker after each result. */
export interface Trace {
  /** What the kubelet believes. */
  readonly states: readonly ProbeState[];
  /** Equal results in a row. */
  readonly consecutiveCounts: readonly number[];
  /** No more probing until the container has been replaced (or, for startup, has started). */
  readonly onHold: readonly boolean[];
}

/**
 * Hands results to the worker one after the other.
 * @param startingState belief before the first result; `null` = the initial value of the type
 */
export function sequence(
  type: ProbeType,
  probe: Pick<Probe, 'successThreshold' | 'failureThreshold'>,
  results: readonly ProbeState[],
  startingState: ProbeState | null = null,
): Trace {
  let state = startingState ?? initialStates[type];
  let last: ProbeState = 'Unknown';
  let count = 0;
  let hold = false;
  const states: ProbeState[] = [];
  const consecutiveCounts: number[] = [];
  const onHold: boolean[] = [];
  for (const result of results) {
    if (!hold && result !== 'Unknown') {
      count = result === last ? count + 1 : 1;
      last = result;
      if (count >= (result === 'Failure' ? probe.failureThreshold : probe.successThreshold)) {
        state = result;
        if (type === 'startup' || (type === 'liveness' && result === 'Failure')) {
          hold = true;
          count = 0;
        }
      }
    }
    states.push(state);
    consecutiveCounts.push(count);
    onHold.push(hold);
  }
  return { states, consecutiveCounts, onHold };
}

/**
 * From the fault to the result that takes effect. The fault begins anywhere between two probes.
 * @param failingResponseSeconds 0 for a refused connection, `timeoutSeconds` for a hang
 */
export function detectionBudget(
  { periodSeconds, failureThreshold }: Pick<Probe, 'periodSeconds' | 'failureThreshold'>,
  failingResponseSeconds: number,
): Range & { readonly mean: number } {
  // A probe that outlasts its period drops ticks: the next one that counts is a multiple of the period away.
  const interval = periodSeconds * Math.max(1, Math.ceil(failingResponseSeconds / periodSeconds));
  return {
    earliest: (failureThreshold - 1) * interval + failingResponseSeconds,
    latest: failureThreshold * interval + failingResponseSeconds,
    mean: (failureThreshold - 0.5) * interval + failingResponseSeconds,
  };
}

/**
 * How long a start may take. A start of up to `guaranteed` survives whatever the phase; `nominal` is the product people
 * quote; between the two it is luck.
 */
export function startupWindow({ initialDelaySeconds, periodSeconds, failureThreshold }: Pick<Probe, 'initialDelaySeconds' | 'periodSeconds' | 'failureThreshold'>): {
  readonly guaranteed: number;
  readonly nominal: number;
} {
  return {
    guaranteed: initialDelaySeconds + (failureThreshold - 1) * periodSeconds,
    nominal: initialDelaySeconds + failureThreshold * periodSeconds,
  };
}

/** Smallest failure threshold whose guaranteed window covers `factor` times the slowest honest start. */
export function startupThreshold(startSeconds: number, factor: number, periodSeconds: number): number {
  return Math.ceil((startSeconds * factor) / periodSeconds) + 1;
}

/** Wait before restart number `restart` (1 = the first) of a container: 0, 10, 20, 40, 80, 160, 300, 300 … s. */
export function restartDelay(restart: number): number {
  return restart <= 1 ? 0 : Math.min(300, 10 * 2 ** (restart - 2));
}

/** What a restart in place costs besides noticing. */
export interface Restart {
  /** How long the killed process takes to end: the grace in force when it ignores SIGTERM. */
  readonly termination: number;
  /** From process start until it could answer. */
  readonly start: number;
  /** Period of the probe that notices: startup if there is one (readiness then follows at once), else readiness. */
  readonly noticedEvery: number;
  /** Which restart in a row. */
  readonly restart?: number;
}

/** From the fault until the restarted container is ready. */
export function recoveryByRestart(detection: Range, { termination, start, noticedEvery, restart = 1 }: Restart): Range {
  const fixed = termination + restartDelay(restart) + start;
  return { earliest: detection.earliest + fixed, latest: detection.latest + fixed + noticedEvery };
}

/** A dependency that every replica shares stops answering for a while. */
export interface SharedOutage {
  readonly replicas: number;
  /** The readiness probe that asks the dependency. */
  readonly probe: Pick<Probe, 'periodSeconds' | 'timeoutSeconds' | 'failureThreshold'>;
  /** How long the dependency does not answer, from 0. */
  readonly outage: number;
  /** From a changed Ready condition until routers act on it. */
  readonly propagation: number;
  /** Requests a second to the whole service. */
  readonly rate: number;
  /** Part of the requests that needs the dependency, 0 to 1. */
  readonly share: number;
}

/** A stretch with one number of replicas in rotation; `to` is exclusive. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly inRotation: number;
}

/** When replica `index` is out of rotation, or `null`; phases of the probes are spread evenly over one period. */
export function outOfRotation({ replicas, probe, outage, propagation }: SharedOutage, index: number): { readonly from: number; readonly to: number } | null {
  const { periodSeconds, timeoutSeconds, failureThreshold } = probe;
  const phase = (index * periodSeconds) / replicas;
  // A probe fails when its timeout ends inside the outage; otherwise the answer comes in time.
  const fails = Math.max(0, Math.floor((outage - timeoutSeconds - phase) / periodSeconds) + 1);
  if (fails < failureThreshold) return null;
  return {
    from: phase + (failureThreshold - 1) * periodSeconds + timeoutSeconds + propagation,
    to: Math.max(outage, phase + fails * periodSeconds) + propagation,
  };
}

/** How many replicas routers choose from, over time, until all are back. */
export function rotation(input: SharedOutage): readonly Stretch[] {
  const out = Array.from({ length: input.replicas }, (_, index) => outOfRotation(input, index)).filter((span) => span !== null);
  const end = Math.max(input.outage, ...out.map(({ to }) => to));
  const times = [...new Set([0, input.outage, end, ...out.flatMap(({ from, to }) => [from, to])])].filter((time) => time <= end).sort((a, b) => a - b);
  return times.slice(0, -1).map((from, index) => ({
    from,
    to: times[index + 1] ?? end,
    inRotation: input.replicas - out.filter((span) => span.from <= from && from < span.to).length,
  }));
}

/** What users see of it. */
export interface Damage {
  /** Seconds with nobody in rotation. */
  readonly empty: number;
  /** Requests that fail when readiness asks the dependency. */
  readonly failedDeep: number;
  /** Requests that fail when it does not: those that need the dependency. */
  readonly failedShallow: number;
}

/** Assumes that replicas in rotation carry any load, which flatters the deep check. */
export function damage(input: SharedOutage): Damage {
  const failedShallow = input.rate * input.share * input.outage;
  let empty = 0;
  let failedDeep = 0;
  for (const { from, to, inRotation } of rotation(input)) {
    if (inRotation === 0) {
      empty += to - from;
      failedDeep += input.rate * (to - from);
    } else if (from < input.outage) {
      failedDeep += input.rate * input.share * (to - from);
    }
  }
  return { empty, failedDeep, failedShallow };
}

/** The probes of *checkout*, all chosen; liveness only for the case that it is kept. */
export const checkoutProbes = {
  startup: { ...probeDefaults, ...service.startup },
  readiness: { ...probeDefaults, ...service.readiness },
  liveness: { ...probeDefaults, timeoutSeconds: 5, failureThreshold: 6 },
} as const satisfies Readonly<Record<ProbeType, Probe>>;

/** *checkout*: measured and chosen facts the arithmetic needs. */
export const checkout = {
  replicas: service.replicas, rate: service.rate, start: service.startSeconds, propagation: service.propagationSeconds, defaultGrace: 30, probeGrace: 10,
} as const;

/** The database of *checkout* hangs for a minute; two in five requests need it (assumed). */
export const slowDatabase = { replicas: checkout.replicas, outage: 60, propagation: checkout.propagation, rate: checkout.rate, share: 0.4 } as const;
