/**
 * Detection time: from the first failed request until a consumer of signals knows, as a sum of delays.
 *
 * Detection = collect + fill + look + hold + tell. `fill` is the time until enough failures are inside a window, and the
 * only part that depends on the fault; the others are settings. A link that waits for the next turn of a clock lies
 * between 0 and its period, so each sum has a best and a worst case.
 *
 * Sources: our own arithmetic on the chain in `src/contract/signals.ts`; burn rates as in `src/models/burnRate`.
 * Not modeled: missed evaluations, a slow query, lost scrapes, retries of a notification, noise. Requests arrive at a
 * constant rate, and before second 0 nothing failed.
 */
import { detectionTime, errorBudget, failuresToFire, mixinAlerts, resetTime, type BurnRateAlert } from '../burnRate/model';
import { checkout as example } from '../../contract/worked-example';

/** One delay; seconds. */
export interface Delay {
  readonly stage: string;
  readonly from: number;
  readonly to: number;
}

/** What has to gather inside a window, as the chain states it. */
export type Fill =
  | { readonly by: 'nothing' }
  | { readonly by: 'count'; readonly stopAt: number; readonly share: number }
  | { readonly by: 'burn-rate'; readonly threshold: number; readonly longMinutes: number };

/** A consumer’s chain. */
export interface Chain {
  readonly links: readonly Delay[];
  readonly fill: Fill;
  readonly notBefore?: { readonly to: number };
}

/** A fault of constant size, and the service it hits. */
export interface Fault {
  /** Share of requests that fail; for a gate, of those on the new version. */
  readonly errorRatio: number;
  readonly perSecond: number;
  readonly objective: number;
}

/** Seconds from the first failed request. */
export interface Span {
  readonly best: number;
  readonly worst: number;
}

/** *checkout* at peak, with a share of its requests failing. */
export function checkoutFault(errorRatio: number): Fault {
  return { errorRatio, perSecond: example.rate, objective: example.objective };
}

/** Seconds until the window holds enough failures, or `null` if it never does. */
export function fillSeconds(fill: Fill, { errorRatio, perSecond, objective }: Fault): number | null {
  if (fill.by === 'nothing') return 0;
  if (fill.by === 'count') return errorRatio > 0 ? fill.stopAt / (fill.share * perSecond * errorRatio) : null;
  const minutes = detectionTime(errorRatio, objective, fill.threshold, fill.longMinutes);
  return minutes === null ? null : minutes * 60;
}

/** The settings alone: what a chain adds to any fault, without `fill` and without `act`. */
export function fixedSpan({ links }: Chain): Span {
  const known = links.filter(({ stage }) => stage !== 'act');
  return { best: known.reduce((sum, { from }) => sum + from, 0), worst: known.reduce((sum, { to }) => sum + to, 0) };
}

/** When the consumer knows, or `null` if it never learns of this fault. */
export function detection(chain: Chain, fault: Fault): Span | null {
  const fill = fillSeconds(chain.fill, fault);
  if (fill === null) return null;
  const fixed = fixedSpan(chain);
  const floor = chain.notBefore?.to ?? 0;
  return { best: Math.max(floor, fixed.best + fill), worst: Math.max(floor, fixed.worst + fill) };
}

/** When the act of the consumer has its effect, or `null`. */
export function effect(chain: Chain, fault: Fault): Span | null {
  const known = detection(chain, fault);
  if (known === null) return null;
  const act = chain.links.filter(({ stage }) => stage === 'act');
  return { best: known.best + act.reduce((sum, { from }) => sum + from, 0), worst: known.worst + act.reduce((sum, { to }) => sum + to, 0) };
}

/** How long an alert has to be true before it fires. */
export interface Hold {
  readonly threshold: number;
  readonly seconds: number;
}

/** What one error ratio of the whole service leads to. */
export interface Rung {
  readonly alert: BurnRateAlert;
  /** Until both windows are at the threshold. */
  readonly fillSeconds: number;
  /** Until the notification leaves, worst case. */
  readonly toldSeconds: number;
  /** Failed requests until then. */
  readonly failed: number;
  /** Part of the window’s budget spent until then, 0 to 1 and above. */
  readonly spent: number;
}

/**
 * The alert that is told first at a constant error ratio, with every delay in it; `null` if none fires.
 * @param aroundSeconds worst case of collection, evaluation and notification, without the hold.
 * @param days window of the objective.
 */
export function firstTold(fault: Fault, holds: readonly Hold[], aroundSeconds: number, days: number, alerts: readonly BurnRateAlert[] = mixinAlerts): Rung | null {
  return alerts
    .flatMap((alert): readonly Rung[] => {
      const minutes = detectionTime(fault.errorRatio, fault.objective, alert.threshold, alert.longMinutes);
      const hold = holds.find(({ threshold }) => threshold === alert.threshold);
      if (minutes === null || !hold) return [];
      const toldSeconds = minutes * 60 + hold.seconds + aroundSeconds;
      const failed = toldSeconds * fault.perSecond * fault.errorRatio;
      return [{ alert, fillSeconds: minutes * 60, toldSeconds, failed, spent: failed / (errorBudget(fault.objective) * days * 86_400 * fault.perSecond) }];
    })
    .sort((a, b) => a.toldSeconds - b.toldSeconds)[0] ?? null;
}

/**
 * Error ratio above which a hold can silence nothing: once true, the condition stays true for as long as the short
 * window remembers, even if the fault ends at once.
 */
export function holdFiltersBelow({ threshold, shortMinutes }: BurnRateAlert, holdSeconds: number, objective: number): number {
  return (threshold * errorBudget(objective)) / (1 - holdSeconds / 60 / shortMinutes);
}

/** Seconds for which the condition stays true although the fault ended the moment it became true. */
export function trueAfterEnd(errorRatio: number, objective: number, { threshold, shortMinutes }: BurnRateAlert): number {
  return resetTime(errorRatio, objective, threshold, shortMinutes) * 60;
}

/** Failed requests that trip an alert, at least one. */
export function failuresThatPage(alert: BurnRateAlert, objective: number, perSecond: number): number {
  return Math.max(1, Math.ceil(Number(failuresToFire(alert, objective, perSecond).toPrecision(12))));
}

/** Requests per long window below which a single failure trips the alert. */
export function oneFailurePagesBelow(alert: BurnRateAlert, objective: number): number {
  return 1 / (alert.threshold * errorBudget(objective));
}

/** Seconds of logs that a rotated file holds. */
export function logSpanSeconds(fileMiB: number, files: number, requestsPerSecond: number, bytesPerRequest: number): number {
  return (fileMiB * files * 1024 ** 2) / (requestsPerSecond * bytesPerRequest);
}
