/**
 * How fast a HorizontalPodAutoscaler may follow its own proposals: windows, policies, bounds.
 *
 * Units: replicas, seconds before now. Rules as in `pkg/controller/podautoscaler/horizontal.go` and
 * `pkg/apis/autoscaling/v2/defaults.go` (index copies between 1.31 and 1.33 were read; unchanged up to 1.37 in the notes).
 * Percentages are computed in doubles in the controller's order: 10% up from 100 allows 111.
 *
 * Errors and limits: syncs are taken as exact, so an event is exactly one period old at the next one and a policy of the
 * same period no longer sees it. On a cluster it may.
 */

export interface Policy {
  readonly type: 'Pods' | 'Percent';
  readonly value: number;
  readonly periodSeconds: number;
}

/** `behavior.scaleUp` or `behavior.scaleDown`. */
export interface Rules {
  readonly selectPolicy: 'Max' | 'Min' | 'Disabled';
  readonly stabilizationWindowSeconds: number;
  readonly policies: readonly Policy[];
}

/** As written in a manifest: what is left out takes the default. */
export type PartialRules = { readonly [Key in keyof Rules]?: Rules[Key] | null | undefined } | null | undefined;

/** What the API server and the controller fill in (v1.37). */
export const behaviorDefaults: { readonly scaleUp: Rules; readonly scaleDown: Rules } = {
  scaleUp: { selectPolicy: 'Max', stabilizationWindowSeconds: 0, policies: [{ type: 'Pods', value: 4, periodSeconds: 15 }, { type: 'Percent', value: 100, periodSeconds: 15 }] },
  scaleDown: { selectPolicy: 'Max', stabilizationWindowSeconds: 300, policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }] },
};

/** An earlier change in one direction; `change` is positive. */
export interface ScaleEvent {
  readonly change: number;
  readonly secondsAgo: number;
  readonly outdated?: boolean;
}

/** An earlier proposal, before the windows were applied. */
export interface Recommendation {
  readonly replicas: number;
  readonly secondsAgo: number;
}

export type LimitReason = 'DesiredWithinRange' | 'TooFewReplicas' | 'TooManyReplicas' | 'ScaleUpLimit' | 'ScaleDownLimit';

/** Rules with their gaps filled. */
export function withDefaults(rules: PartialRules, defaults: Rules): Rules {
  return {
    selectPolicy: rules?.selectPolicy ?? defaults.selectPolicy,
    stabilizationWindowSeconds: rules?.stabilizationWindowSeconds ?? defaults.stabilizationWindowSeconds,
    policies: rules?.policies ?? defaults.policies,
  };
}

function remember(list: readonly Recommendation[], replicas: number, expired: (entry: Recommendation) => boolean): readonly Recommendation[] {
  const slot = list.findLastIndex(expired);
  const entry = { replicas, secondsAgo: 0 };
  return slot < 0 ? [...list, entry] : list.with(slot, entry);
}

/** Without `behavior`: the highest proposal of the window. */
export function stabilizeWithoutBehavior(recommendations: readonly Recommendation[], desired: number, windowSeconds: number): { readonly replicas: number; readonly history: readonly Recommendation[] } {
  const expired = ({ secondsAgo }: Recommendation): boolean => secondsAgo > windowSeconds;
  return {
    replicas: Math.max(desired, ...recommendations.filter((entry) => !expired(entry)).map(({ replicas }) => replicas)),
    history: remember(recommendations, desired, expired),
  };
}

/** With `behavior`: up only as far as all recent proposals agree, down likewise. */
export function stabilizeWithBehavior(
  recommendations: readonly Recommendation[], current: number, desired: number, windows: { readonly up: number; readonly down: number },
): { readonly replicas: number; readonly history: readonly Recommendation[] } {
  const within = (window: number): readonly number[] => recommendations.filter(({ secondsAgo }) => secondsAgo < window).map(({ replicas }) => replicas);
  const up = Math.min(desired, ...within(windows.up));
  const down = Math.max(desired, ...within(windows.down));
  return {
    replicas: Math.min(Math.max(current, up), down),
    history: remember(recommendations, desired, ({ secondsAgo }) => secondsAgo > windows.up && secondsAgo > windows.down),
  };
}

/** Without `behavior`: bounds, and at most double or 4. */
export function limitWithoutBehavior(current: number, desired: number, minReplicas: number, maxReplicas: number): { readonly replicas: number; readonly reason: LimitReason } {
  if (desired < minReplicas) return { replicas: minReplicas, reason: 'TooFewReplicas' };
  const doubled = Math.max(2 * current, 4);
  const most = Math.min(maxReplicas, doubled);
  if (desired > most) return { replicas: most, reason: maxReplicas > doubled ? 'ScaleUpLimit' : 'TooManyReplicas' };
  return { replicas: desired, reason: 'DesiredWithinRange' };
}

/** Pods changed within a period. */
export function changeWithin(events: readonly ScaleEvent[], periodSeconds: number): number {
  return events.filter(({ secondsAgo }) => secondsAgo < periodSeconds).reduce((total, { change }) => total + change, 0);
}

const startOf = (current: number, period: number, up: readonly ScaleEvent[], down: readonly ScaleEvent[]): number => current - changeWithin(up, period) + changeWithin(down, period);

/** The count that the scale-up policies allow; may lie below `current`. */
export function scaleUpLimit(current: number, rules: Rules, up: readonly ScaleEvent[], down: readonly ScaleEvent[]): number {
  if (rules.selectPolicy === 'Disabled') return current;
  const limits = rules.policies.map(({ type, value, periodSeconds }) => {
    const start = startOf(current, periodSeconds, up, down);
    return type === 'Pods' ? start + value : Math.ceil(start * (1 + value / 100));
  });
  return rules.selectPolicy === 'Min' ? Math.min(...limits) : Math.max(...limits);
}

/** The count that the scale-down policies allow; may lie above `current`. `Max` is the largest change, so the smallest count. */
export function scaleDownLimit(current: number, rules: Rules, up: readonly ScaleEvent[], down: readonly ScaleEvent[]): number {
  if (rules.selectPolicy === 'Disabled') return current;
  const limits = rules.policies.map(({ type, value, periodSeconds }) => {
    const start = startOf(current, periodSeconds, up, down);
    return type === 'Pods' ? start - value : Math.trunc(start * (1 - value / 100));
  });
  return rules.selectPolicy === 'Min' ? Math.max(...limits) : Math.min(...limits);
}

/** Bounds of the autoscaler and its rules. */
export interface Limits {
  readonly minReplicas: number;
  readonly maxReplicas: number;
  readonly scaleUp?: PartialRules;
  readonly scaleDown?: PartialRules;
}

/** The whole limit step with `behavior`. */
export function rateLimit(
  limits: Limits, current: number, desired: number, up: readonly ScaleEvent[], down: readonly ScaleEvent[],
): { readonly replicas: number; readonly reason: LimitReason } {
  const { minReplicas, maxReplicas } = limits;
  if (desired > current) {
    const limit = Math.max(current, scaleUpLimit(current, withDefaults(limits.scaleUp, behaviorDefaults.scaleUp), up, down));
    const most = Math.min(maxReplicas, limit);
    if (desired > most) return { replicas: most, reason: maxReplicas > limit ? 'ScaleUpLimit' : 'TooManyReplicas' };
  } else if (desired < current) {
    const limit = Math.min(current, scaleDownLimit(current, withDefaults(limits.scaleDown, behaviorDefaults.scaleDown), up, down));
    const least = Math.max(minReplicas, limit);
    if (desired < least) return { replicas: least, reason: minReplicas < limit ? 'ScaleDownLimit' : 'TooFewReplicas' };
  }
  return { replicas: desired, reason: 'DesiredWithinRange' };
}

/** Stores a change; without `behavior` (`rules` null) nothing is kept. */
export function storeScaleEvent(events: readonly ScaleEvent[], change: number, rules: Rules | null): readonly ScaleEvent[] {
  if (rules === null) return events;
  const longest = Math.max(0, ...rules.policies.map(({ periodSeconds }) => periodSeconds));
  const marked = events.map((event) => (event.secondsAgo > longest ? { ...event, outdated: true } : event));
  const slot = marked.findLastIndex(({ outdated }) => outdated === true);
  const entry = { change, secondsAgo: 0, outdated: false };
  return slot < 0 ? [...marked, entry] : marked.with(slot, entry);
}

/**
 * Replicas after each sync, one proposal per sync, the first at time 0.
 * The count before is remembered as a proposal of that moment.
 */
export function pipeline(limits: Limits, initialReplicas: number, proposals: readonly number[], syncPeriodSeconds = 15): readonly number[] {
  const scaleUp = withDefaults(limits.scaleUp, behaviorDefaults.scaleUp);
  const scaleDown = withDefaults(limits.scaleDown, behaviorDefaults.scaleDown);
  const windows = { up: scaleUp.stabilizationWindowSeconds, down: scaleDown.stabilizationWindowSeconds };
  let current = initialReplicas;
  let history: readonly Recommendation[] = [{ replicas: initialReplicas, secondsAgo: 0 }];
  let up: readonly ScaleEvent[] = [];
  let down: readonly ScaleEvent[] = [];
  return proposals.map((proposal) => {
    let next: number;
    if (current === 0 && limits.minReplicas !== 0) next = 0;
    else if (current > limits.maxReplicas) next = limits.maxReplicas;
    else if (current < limits.minReplicas) next = limits.minReplicas;
    else {
      const stabilized = stabilizeWithBehavior(history, current, proposal, windows);
      history = stabilized.history;
      next = rateLimit(limits, current, stabilized.replicas, up, down).replicas;
    }
    if (next > current) up = storeScaleEvent(up, next - current, scaleUp);
    if (next < current) down = storeScaleEvent(down, current - next, scaleDown);
    current = next;
    const older = <T extends { readonly secondsAgo: number }>(list: readonly T[]): readonly T[] => list.map((entry) => ({ ...entry, secondsAgo: entry.secondsAgo + syncPeriodSeconds }));
    [history, up, down] = [older(history), older(up), older(down)];
    return next;
  });
}
