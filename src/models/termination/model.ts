/**
 * The end of a pod: which grace period applies, when each signal arrives, and which requests are lost on the way.
 *
 * All times are seconds, and 0 is the deletion of the pod. Rules as in the kubelet (`killContainer` and
 * `setTerminationGracePeriod` in `pkg/kubelet/kuberuntime/kuberuntime_container.go`) and the Pod lifecycle page, Kubernetes 1.37.
 *
 * Errors and limits: propagation is one number here and a distribution in a cluster, so losses are upper bounds for that
 * number. Nothing is lost to the network, requests are spread evenly over replicas, and the kubelet hears of the deletion at once.
 */
import { checkout as service } from '../../contract/worked-example';

/** What the API server fills in for `terminationGracePeriodSeconds` (v1.37). */
export const defaultGrace = 30;
/** Least time between SIGTERM and SIGKILL, even when the grace period is used up. */
export const minimumAfterSigterm = 2;
/** Grace of an eviction at a hard pressure threshold. */
const hardEvictionGrace = 1;

/** What decides the grace period of one container; `null` = not set. */
export interface GraceInput {
  readonly terminationGracePeriodSeconds: number | null;
  readonly livenessProbeGraceSeconds?: number | null;
  readonly startupProbeGraceSeconds?: number | null;
  readonly reason: 'liveness' | 'startup' | 'unknown';
  /** Grace carried by the delete request and stored on the pod; it wins over everything else. */
  readonly deletionGracePeriodSeconds?: number | null;
}

/** Seconds from the start of termination to SIGKILL, before the minimum after SIGTERM is applied. */
export function gracePeriod({ terminationGracePeriodSeconds, livenessProbeGraceSeconds, startupProbeGraceSeconds, reason, deletionGracePeriodSeconds }: GraceInput): number {
  if (deletionGracePeriodSeconds != null) return deletionGracePeriodSeconds;
  if (terminationGracePeriodSeconds == null) return minimumAfterSigterm;
  if (reason === 'liveness') return livenessProbeGraceSeconds ?? terminationGracePeriodSeconds;
  if (reason === 'startup') return startupProbeGraceSeconds ?? terminationGracePeriodSeconds;
  return terminationGracePeriodSeconds;
}

/** Grace under node pressure: 1 s at a hard threshold, otherwise the smaller of the pod's own and the kubelet's maximum. */
export function pressureGrace(threshold: 'hard' | 'soft', podGraceSeconds: number, maximumSeconds: number): number {
  return threshold === 'hard' ? hardEvictionGrace : Math.min(podGraceSeconds, maximumSeconds);
}

/** One container that is being stopped. */
export interface Stop {
  readonly terminationGracePeriodSeconds: number;
  /** How long `preStop` runs; 0 = no hook. */
  readonly preStopSeconds: number;
}

/** When the signals arrive. */
export interface KillSchedule {
  readonly sigtermAt: number;
  /** When the process is gone. */
  readonly endAt: number;
  /** It ended by SIGKILL. */
  readonly killed: boolean;
  /** Time the process has between SIGTERM and SIGKILL. */
  readonly secondsAfterSigterm: number;
}

/**
 * Sequence of one ordinary container.
 * @param appExitSecondsAfterSigterm `null` = ignores SIGTERM. Ready exactly on time is not killed.
 */
export function killSchedule({ terminationGracePeriodSeconds: grace, preStopSeconds }: Stop, appExitSecondsAfterSigterm: number | null): KillSchedule {
  const sigtermAt = Math.min(preStopSeconds, grace);
  // The kubelet subtracts whole seconds of hook time.
  const secondsAfterSigterm = Math.max(minimumAfterSigterm, grace - Math.trunc(sigtermAt));
  const killed = appExitSecondsAfterSigterm === null || appExitSecondsAfterSigterm > secondsAfterSigterm;
  return { sigtermAt, endAt: sigtermAt + (killed ? secondsAfterSigterm : appExitSecondsAfterSigterm), killed, secondsAfterSigterm };
}

/** Until when the replica still accepts: SIGTERM plus what the process adds by itself, at most until it is killed. */
export function acceptsUntil(stop: Stop, keepsAcceptingSecondsAfterSigterm: number): number {
  const { sigtermAt, endAt } = killSchedule(stop, null);
  return Math.min(sigtermAt + keepsAcceptingSecondsAfterSigterm, endAt);
}

/**
 * New requests that find nobody, because routers still choose this replica and it no longer accepts.
 * @param newRequestsPerSecond to this replica: total rate divided by endpoints
 */
export function lostNewRequests(
  stop: Stop,
  { newRequestsPerSecond, endpointPropagationSeconds, keepsAcceptingSecondsAfterSigterm = 0 }: {
    readonly newRequestsPerSecond: number;
    readonly endpointPropagationSeconds: number;
    readonly keepsAcceptingSecondsAfterSigterm?: number;
  },
): number {
  return newRequestsPerSecond * Math.max(0, endpointPropagationSeconds - acceptsUntil(stop, keepsAcceptingSecondsAfterSigterm));
}

/**
 * Requests that were running at deletion and are cut.
 * @param remainingSecondsAtDeletion what each of them still needs
 * @param drainsInFlightAfterSigterm false = the process exits on SIGTERM
 */
export function lostInFlight(stop: Stop, remainingSecondsAtDeletion: readonly number[], drainsInFlightAfterSigterm: boolean): number {
  const end = killSchedule(stop, drainsInFlightAfterSigterm ? null : 0).endAt;
  return remainingSecondsAtDeletion.filter((remaining) => remaining > end).length;
}

/** What a service knows about itself and its routers. */
export interface Shutdown {
  /** `preStop.sleep.seconds`. */
  readonly wait: number;
  /** `terminationGracePeriodSeconds`. */
  readonly grace: number;
  /** Propagation window, p99. */
  readonly propagation: number;
  /** Longest legitimate request. */
  readonly longest: number;
  /** Closing connections, flushing telemetry. */
  readonly cleanup: number;
  readonly margin: number;
  /** New requests a second to one replica. */
  readonly rate: number;
}

/** Smallest grace that holds `wait + longest + cleanup + margin`, and the same rounded up to a multiple of 5 s. */
export function graceFor({ wait, longest, cleanup, margin }: Pick<Shutdown, 'wait' | 'longest' | 'cleanup' | 'margin'>): { readonly sum: number; readonly rounded: number } {
  const sum = wait + longest + cleanup + margin;
  return { sum, rounded: Math.ceil(sum / 5) * 5 };
}

/** The worst case of one replica that leaves: a longest request arrives in the last moment the listener is open. */
export interface Leaving {
  readonly sigtermAt: number;
  /** The listener closes and kept-alive connections are told to go. */
  readonly listenerClosesAt: number;
  readonly routersHeardAt: number;
  /** When the last accepted request would be answered. */
  readonly lastAnswerAt: number;
  /** When the process would exit by itself. */
  readonly wouldExitAt: number;
  readonly killAt: number;
  readonly killed: boolean;
  /** Both inequalities hold. */
  readonly holds: { readonly wait: boolean; readonly grace: boolean };
  /** New requests refused, upper bound. */
  readonly refused: number;
  /** Seconds of work that SIGKILL takes from that last request; 0 = it is answered. */
  readonly cut: number;
}

/** Evaluates both inequalities for a server that closes its listener on SIGTERM and then drains. */
export function leave({ wait, grace, propagation, longest, cleanup, margin, rate }: Shutdown): Leaving {
  const stop: Stop = { terminationGracePeriodSeconds: grace, preStopSeconds: wait };
  const listenerClosesAt = acceptsUntil(stop, 0);
  const { sigtermAt, endAt: killAt } = killSchedule(stop, null);
  const lastAnswerAt = listenerClosesAt + longest;
  const wouldExitAt = lastAnswerAt + cleanup;
  return {
    sigtermAt,
    listenerClosesAt,
    routersHeardAt: propagation,
    lastAnswerAt,
    wouldExitAt,
    killAt,
    killed: killSchedule(stop, wouldExitAt - sigtermAt).killed,
    holds: { wait: wait >= propagation, grace: grace >= graceFor({ wait, longest, cleanup, margin }).sum },
    refused: lostNewRequests(stop, { newRequestsPerSecond: rate, endpointPropagationSeconds: propagation }),
    cut: Math.max(0, lastAnswerAt - killAt),
  };
}

/**
 * Part of an error budget that deploys use up, 0 to 1 and beyond.
 * @param rate requests/s of the whole service
 * @param budget 1 − objective
 */
export function budgetShare({ lostPerDeploy, deploys, rate, days, budget }: {
  readonly lostPerDeploy: number;
  readonly deploys: number;
  readonly rate: number;
  readonly days: number;
  readonly budget: number;
}): number {
  return (lostPerDeploy * deploys) / (rate * 86_400 * days * budget);
}

/**
 * Most pods that exist at once during a rolling update with `maxUnavailable: 0`, terminating ones included.
 * Each batch of `surge` new pods takes `batch` seconds (start plus `minReadySeconds`); then as many old ones are deleted and
 * the next batch begins.
 * @param termination seconds a pod takes to be gone
 */
export function peakPods({ replicas, surge, batch, termination }: {
  readonly replicas: number;
  readonly surge: number;
  readonly batch: number;
  readonly termination: number;
}): number {
  const batches = Math.ceil(replicas / surge);
  const size = (index: number): number => Math.min(surge, replicas - index * surge);
  let peak = replicas + surge;
  for (let done = 1; done <= batches; done += 1) {
    let leaving = 0;
    // A batch deleted `ago` batches back is gone after `termination`; at the same instant it no longer counts.
    for (let ago = 0; ago < done && ago * batch < termination; ago += 1) leaving += size(done - 1 - ago);
    peak = Math.max(peak, replicas + (done < batches ? size(done) : 0) + leaving);
  }
  return peak;
}

/** Largest share of deletions that may still lose something after `trials` clean ones, with 95% confidence. */
export function stillPossible(trials: number): number {
  return 1 - 0.05 ** (1 / trials);
}

/** *checkout*: propagation measured (sample), the rest chosen or declared by the team. */
export const checkout: Shutdown = {
  wait: service.preStopSeconds, grace: service.graceSeconds, propagation: service.propagationSeconds, longest: service.longestSeconds,
  cleanup: service.cleanupSeconds, margin: service.marginSeconds, rate: service.rate / service.replicas,
};

/** Facts of the whole service that the costs need. */
export const checkoutService = {
  replicas: service.replicas, surge: service.maxSurge, batch: service.startSeconds + service.minReadySeconds, rate: service.rate,
  days: service.objectiveDays, budget: Number((1 - service.objective).toFixed(6)),
} as const;

/** Three ways to configure the same service. */
export const presets = {
  chosen: checkout,
  noWait: { ...checkout, wait: 0 },
  copiedWait: { ...checkout, wait: 15, grace: defaultGrace },
} as const satisfies Readonly<Record<string, Shutdown>>;
