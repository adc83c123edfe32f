/**
 * Burn rates: how fast an error budget is spent, and when an alert on that speed fires.
 *
 * Burn rate = error ratio ÷ (1 − objective). An alert watches it over a long and a short window and fires while both
 * are at or above the threshold. Requests arrive at a constant rate; before minute 0 nothing failed.
 *
 * Sources: the windows and thresholds of kubernetes-mixin; threshold formula and its 28-day results as in the tests of
 * Sloth (`internal/alert`, commit 0e395d8), budget shares as in its `windows/google-28d.yaml` and `google-30d.yaml`; exhaustion and detection as in the SRE workbook, chapter 5.
 * Not modeled: scrape and evaluation delay, the rule's `for:`, noise at low traffic.
 */

/** Doubles: 1 − 0.999 is 0.0010000000000000009, so comparisons allow for the last digits. */
const slack = 1e-9;

/** Share of requests an objective lets fail: 0.001 for 0.999. */
export function errorBudget(objective: number): number {
  return Number((1 - objective).toPrecision(12));
}

/** Multiple of the allowed error ratio. */
export function burnRate(errorRatio: number, objective: number): number {
  return errorRatio / errorBudget(objective);
}

/**
 * Burn rate that spends a part of the budget within one window.
 * @param budgetPercent part of the period's budget, 2 for 2%.
 */
export function burnRateThreshold(budgetPercent: number, longWindowHours: number, periodHours: number): number {
  return ((budgetPercent / 100) * periodHours) / longWindowHours;
}

/** Minutes until a constant error ratio has spent the budget of the whole period. */
export function timeToExhaustion(errorRatio: number, objective: number, periodDays: number): number {
  return (periodDays * 24 * 60) / burnRate(errorRatio, objective);
}

/** Part of the period's budget that a burn rate spends in a window, 0 to 1 and above. */
export function budgetConsumed(burn: number, windowHours: number, periodDays: number): number {
  return (burn * windowHours) / (periodDays * 24);
}

/**
 * Minutes until the mean over one window reaches a burn rate, at a constant error ratio that was zero before.
 * @returns `null` if it never does; at exactly the threshold, the full window.
 */
export function detectionTime(errorRatio: number, objective: number, threshold: number, windowMinutes: number): number | null {
  const burn = burnRate(errorRatio, objective);
  if (burn < threshold * (1 - slack)) return null;
  return Math.min(windowMinutes, (threshold / burn) * windowMinutes);
}

/** Minutes from the end of a fault, which lasted at least the short window, until the alert is quiet again. */
export function resetTime(errorRatio: number, objective: number, threshold: number, shortWindowMinutes: number): number {
  return shortWindowMinutes * Math.max(0, 1 - threshold / burnRate(errorRatio, objective));
}

/** One alert over two windows. */
export interface BurnRateAlert {
  readonly name: string;
  readonly says: 'page' | 'ticket';
  /** Burn rate at which it fires. */
  readonly threshold: number;
  readonly longMinutes: number;
  readonly shortMinutes: number;
}

/** One line of an alerting policy: the part of the period’s budget whose loss within a window is worth a page or a ticket. */
export interface BudgetShare {
  /** 2 for 2%. */
  readonly percent: number;
  readonly longHours: number;
  readonly says: BurnRateAlert['says'];
}

/** What the common rule sets agree on, whatever the period: 2% in an hour, 5% in six, 10% in a day, 10% in three. */
export const budgetShares: readonly BudgetShare[] = [
  { percent: 2, longHours: 1, says: 'page' },
  { percent: 5, longHours: 6, says: 'page' },
  { percent: 10, longHours: 24, says: 'ticket' },
  { percent: 10, longHours: 72, says: 'ticket' },
];

/** `1 h`, `3 d`: a window as alerts are named by it. */
export function windowText(minutes: number): string {
  if (minutes % 1440 === 0) return `${minutes / 1440} d`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`;
}

/**
 * The alerts of a policy for an objective’s period; the short window is a twelfth of the long one.
 * @param periodDays 28, or 30 for the thresholds everybody quotes.
 */
export function alertsFor(periodDays: number, shares: readonly BudgetShare[] = budgetShares): readonly BurnRateAlert[] {
  return shares.map(({ percent, longHours, says }) => {
    const threshold = Number(burnRateThreshold(percent, longHours, periodDays * 24).toPrecision(12));
    const longMinutes = longHours * 60;
    return { name: `${Number(threshold.toFixed(2))} × over ${windowText(longMinutes)}`, says, threshold, longMinutes, shortMinutes: longMinutes / 12 };
  });
}

/** The four alerts of kubernetes-mixin; short window = long ÷ 12. Their thresholds are chosen for 30 days. */
export const mixinAlerts: readonly BurnRateAlert[] = [
  { name: '14.4 × over 1 h', says: 'page', threshold: 14.4, longMinutes: 60, shortMinutes: 5 },
  { name: '6 × over 6 h', says: 'page', threshold: 6, longMinutes: 360, shortMinutes: 30 },
  { name: '3 × over 1 d', says: 'ticket', threshold: 3, longMinutes: 1440, shortMinutes: 120 },
  { name: '1 × over 3 d', says: 'ticket', threshold: 1, longMinutes: 4320, shortMinutes: 360 },
];

/** Error ratio of the service from a minute on, until the next entry. */
export interface ErrorSpan {
  readonly from: number;
  readonly errorRatio: number;
}

/**
 * Minute at which both windows of an alert first reach its threshold, exactly: window means are linear between edges.
 * @param spans in order of time, the first at or after minute 0; the last one goes on for ever.
 * @returns `null` if the alert never fires.
 */
export function firesAt(spans: readonly ErrorSpan[], objective: number, alert: BurnRateAlert): number | null {
  const limit = alert.threshold * errorBudget(objective) * (1 - slack);
  const failedUntil = (minute: number): number => spans.reduce((sum, { from, errorRatio }, index) => {
    const to = Math.min(minute, spans[index + 1]?.from ?? Infinity);
    return to > from ? sum + (to - from) * errorRatio : sum;
  }, 0);
  const excess = (minute: number, window: number): number => (failedUntil(minute) - failedUntil(minute - window)) / window - limit;
  const windows = [alert.longMinutes, alert.shortMinutes];
  const edges = [...new Set(spans.flatMap(({ from }) => [from, ...windows.map((window) => from + window)]))].sort((a, b) => a - b);
  for (const [index, start] of edges.entries()) {
    const end = edges[index + 1];
    if (windows.every((window) => excess(start, window) >= 0)) return start;
    if (end === undefined) break;
    const crossings = windows.map((window) => {
      const [low, high] = [excess(start, window), excess(end, window)];
      if (low >= 0) return { from: start, to: high >= 0 ? end : start + (low / (low - high)) * (end - start) };
      return high < 0 ? { from: Infinity, to: end } : { from: start + (-low / (high - low)) * (end - start), to: end };
    });
    const from = Math.max(...crossings.map((crossing) => crossing.from));
    if (from <= Math.min(...crossings.map((crossing) => crossing.to))) return from;
  }
  return null;
}

/** First alert to fire at a constant error ratio of the service, or `null` if none does. */
export function firstAlert(errorRatio: number, objective: number, alerts: readonly BurnRateAlert[] = mixinAlerts): { readonly alert: BurnRateAlert; readonly minutes: number } | null {
  return alerts
    .flatMap((alert) => {
      const minutes = firesAt([{ from: 0, errorRatio }], objective, alert);
      return minutes === null ? [] : [{ alert, minutes }];
    })
    .sort((a, b) => a.minutes - b.minutes)[0] ?? null;
}

/** Failed requests an alert needs within its long window before it fires. */
export function failuresToFire(alert: BurnRateAlert, objective: number, perSecond: number): number {
  return alert.threshold * errorBudget(objective) * perSecond * alert.longMinutes * 60;
}
