/**
 * One fault, released by each pattern: who meets it when, what says no, when users are back, and how many requests it cost.
 *
 * A gate counts failed requests of the new version and stops at the smallest count that stops a version exactly at the
 * objective in one release of a hundred. The pager is the fastest burn-rate alert of kubernetes-mixin. A release that
 * passes its gates is left to the pager.
 *
 * Sources: our own arithmetic on `src/models/exposure` and `src/models/burnRate`. Not modeled: scrape, evaluation and the
 * alert’s `for`, retries by callers, faults that grow with time, the falling share while a way back converges.
 */
import { checkout as example, platform } from '../../contract/worked-example';
import { firesAt, mixinAlerts, type BurnRateAlert } from '../burnRate/model';
import { checkout, checkoutRollouts, ending, exposedMinutes, minutesForSample, requestsInStep, rollOut, shareAt, stopCount, thin, type Exposure, type Service, type Step } from '../exposure/model';

/** Exposure over time as data states it. */
export type Profile =
  | { readonly by: 'steps'; readonly steps: readonly { readonly minute: number; readonly share: number }[] }
  | { readonly by: 'rollout' }
  | { readonly by: 'gap' }
  | { readonly by: 'sessions'; readonly meanMinutes: number };

/** A pattern, as far as its course depends on it. */
export interface Pattern {
  readonly profile: Profile;
  readonly judge: 'gate' | 'pager' | 'comparison';
  readonly undoSeconds: number;
}

/** How a release of one fault goes. Minutes count from its start. */
export interface Course {
  /** Share of requests on the new version if nobody said no. */
  readonly curve: readonly Exposure[];
  /** Nobody serves: all requests fail. */
  readonly gap: { readonly from: number; readonly to: number } | null;
  /** The verdict, by `by`; `null` if nobody ever learns of it. */
  readonly told: { readonly minute: number; readonly share: number; readonly by: 'gate' | 'pager' } | null;
  /** No user meets the new version any more. */
  readonly back: number | null;
  /** Failed requests until then, gaps included; `Infinity` if nobody learns of a fault that users meet. */
  readonly failed: number;
}

const fastest = mixinAlerts[0] as BurnRateAlert;
/** Length of a bin in which the share of sessions is taken as constant, and how many are drawn. */
const binMinutes = 5;
const bins = 48;

/**
 * The outage of a recreate, at worst: the listener stops after the wait, the old pods end with their longest request and
 * clean-up, and only then does the controller create new ones.
 */
export function recreateGap(): { readonly from: number; readonly to: number } {
  const ended = example.preStopSeconds + example.longestSeconds + example.cleanupSeconds;
  return { from: example.preStopSeconds / 60, to: (ended + platform.scheduleSeconds + platform.pullSeconds + example.startSeconds) / 60 };
}

/** Exposure by minute; the last entry goes on for ever. */
export function curveOf(profile: Profile): readonly Exposure[] {
  switch (profile.by) {
    case 'steps': return profile.steps.map(({ minute, share }) => ({ from: minute, share }));
    case 'rollout': return rollOut(checkoutRollouts.oneAtATime).curve;
    case 'gap': return [{ from: recreateGap().to, share: 1 }];
    case 'sessions': {
      const left = (minute: number): number => Math.exp(-minute / profile.meanMinutes);
      return Array.from({ length: bins }, (_, bin) => ({ from: bin * binMinutes, share: 1 - (left(bin * binMinutes) + left((bin + 1) * binMinutes)) / 2 }));
    }
  }
}

/** The gates of a curve: one for each stretch before everyone has the version. */
export function gatesOf(curve: readonly Exposure[], service: Service): readonly Step[] {
  return curve.flatMap(({ from, share }, index): readonly Step[] => {
    const next = curve[index + 1];
    if (next === undefined || share <= 0) return [];
    const step = { share, minMinutes: next.from - from, minSample: 0, stopAt: 1 };
    return [{ ...step, stopAt: stopCount(requestsInStep(step, service), Number((1 - service.objective).toPrecision(12)), checkout.falseStop) }];
  });
}

/** Course of a release whose new version fails a constant share of its requests. */
export function courseOf({ profile, judge, undoSeconds }: Pattern, errorRatio: number, service: Service): Course {
  const curve = curveOf(profile);
  const gap = profile.by === 'gap' ? recreateGap() : null;
  const undo = undoSeconds / 60;
  const perMinute = service.perSecond * 60;
  if (judge === 'comparison' || curve.every(({ share }) => share === 0)) return { curve, gap, told: null, back: null, failed: 0 };

  if (judge === 'gate') {
    const steps = gatesOf(curve, service);
    const { lookMinutes } = checkout.delays;
    const end = ending(errorRatio, steps, service, { lookMinutes, abortMinutes: undo });
    if (end.step !== null) {
      return { curve, gap, told: { minute: end.minutes - undo, share: (steps[end.step] as Step).share, by: 'gate' }, back: end.minutes, failed: end.failed };
    }
  }
  const spans = [...(gap ? [{ from: gap.from, errorRatio: 1 }] : []), ...curve.map(({ from, share }) => ({ from, errorRatio: share * errorRatio }))];
  const told = firesAt(spans, service.objective, fastest);
  if (told === null) return { curve, gap, told: null, back: null, failed: Infinity };
  const back = told + undo;
  // The way back of a recreate is a second gap, at the end of its undo.
  const gaps = gap ? gap.to - gap.from : 0;
  const met = exposedMinutes(curve, back - gaps) * errorRatio + 2 * gaps;
  return { curve, gap, told: { minute: told, share: shareAt(curve, told), by: 'pager' }, back, failed: met * perMinute };
}

/** Longest canary that still leaves room for one release at a time, in minutes; chosen. */
export const longestCanary = 120;

/** Steps of a route weight for a service of this size: four where their samples fit into `longestCanary`, otherwise two. */
export function canarySteps(perSecond: number): { readonly steps: readonly { readonly minute: number; readonly share: number }[]; readonly minutes: number } {
  const stretch = (steps: readonly Step[]): { readonly steps: readonly { readonly minute: number; readonly share: number }[]; readonly minutes: number } => {
    let minute = 0;
    const points = steps.map(({ share, minMinutes, minSample }) => {
      const point = { minute, share };
      minute += Math.max(minMinutes, Math.ceil(minSample / (share * perSecond * 60)));
      return point;
    });
    return { steps: [...points, { minute, share: 1 }], minutes: minute };
  };
  const four = stretch(checkout.steps);
  return four.minutes <= longestCanary ? four : stretch(thin.steps);
}

/** Longest wait for the first sample, at the largest share that still bounds anything; both chosen. */
export const firstSample = { minutes: 30, share: thin.steps[0].share, requests: thin.steps[0].minSample } as const;

/** Whether a canary learns anything before half an hour is over. */
export function canarySees(perSecond: number): boolean {
  return minutesForSample(firstSample.requests, firstSample.share, perSecond) <= firstSample.minutes;
}

/** The fault that every pattern is shown with: one request in five; chosen. */
export const sampleFault = 0.2;
/** *checkout* as the service. */
export const sampleService: Service = checkout.service;
