/**
 * What an error budget decides: how much is left, how fast a release may go, and what going slower changes.
 *
 * Unit: minutes of full outage at average traffic, as in `src/models/budget-ledger`. Minutes that no entry explains are
 * spread evenly over the period, because nothing says when they were lost.
 *
 * Sources: none; the thresholds of the policy are chosen. Not modeled: faults that grow with time, traffic within the day.
 */
import { checkout as example } from '../../contract/worked-example';
import { budgetMinutes, causes, sampleQuarter, spentMinutes, unexplained, type Cause, type LedgerEntry } from '../budget-ledger/model';
import { checkout as staircaseOfCheckout, ending, type Delays, type Service, type Step } from '../exposure/model';

/** One row of the policy; the first whose bound is met holds. */
export interface PolicyRow {
  readonly id: 'spend' | 'normal' | 'slow' | 'missed';
  /** Lowest part of the budget that is left, 0 to 1; −∞ for the last row. */
  readonly from: number;
  readonly left: string;
  readonly steps: string;
  readonly ships: string;
  readonly who: string;
}

/** Budget left → speed and content of releases; all chosen. */
export const policy: readonly PolicyRow[] = [
  { id: 'spend', from: 0.5, left: 'half or more', steps: 'as derived', ships: 'anything; drills and migrations are booked now', who: 'the team' },
  { id: 'normal', from: 0.25, left: 'a quarter to a half', steps: 'as derived', ships: 'features; drills and risky migrations wait', who: 'the team, with an owner for the largest cause' },
  { id: 'slow', from: 0, left: 'less than a quarter', steps: 'half the share, twice the time', ships: 'in tier 1 only what shrinks a cause', who: 'product and engineering lead, together' },
  { id: 'missed', from: -Infinity, left: 'nothing', steps: 'half the share, twice the time', ships: 'repairs of the largest cause, and security', who: 'the signer of the policy; a freeze only if it says so' },
];

/** The row that holds for a part of the budget; what is not known counts as less than a quarter. */
export function policyFor(left: number | null): PolicyRow {
  const known = left ?? 0;
  const found = policy.find(({ from }) => known >= from);
  if (!found) throw new Error('the policy has no row without a lower bound');
  return left === 0 ? (policy.at(-1) ?? found) : found;
}

/** Spend of one period, by cause, with what no entry explains. */
export interface Spend {
  readonly budget: number;
  readonly byCause: Readonly<Record<Cause, number>>;
  /** `null` when nobody measured; negative when the entries claim more than users lost. */
  readonly unexplained: number | null;
  readonly spent: number;
  /** Part of the budget, 1 and below. */
  readonly left: number;
  /** Cause with the most minutes, or `null` without any. */
  readonly largest: Cause | 'unexplained' | null;
}

/**
 * Adds a period up. What users lost is the query’s number where there is one; entries that claim more count in full,
 * so that a wrong entry is never a reason to go faster.
 * @param measured minutes by the query, or `null`.
 */
export function spendOf(entries: readonly Pick<LedgerEntry, 'cause' | 'share' | 'errorRatio' | 'minutes'>[], measured: number | null, objective: number, days: number): Spend {
  const budget = budgetMinutes(objective, days);
  const byCause = Object.fromEntries(causes.map((cause) => [cause, entries.filter((entry) => entry.cause === cause).reduce((sum, entry) => sum + spentMinutes(entry), 0)])) as Record<Cause, number>;
  const booked = causes.reduce((sum, cause) => sum + byCause[cause], 0);
  const open = measured === null ? null : measured - booked;
  const spent = Math.max(booked, measured ?? 0);
  const ranked = [...causes.map((cause) => ({ cause, minutes: byCause[cause] })), { cause: 'unexplained' as const, minutes: open ?? 0 }].filter(({ minutes }) => minutes > 0).sort((a, b) => b.minutes - a.minutes);
  return { budget, byCause, unexplained: open, spent, left: 1 - spent / budget, largest: ranked[0]?.cause ?? null };
}

/** A drop of the curve: one event. */
export interface Drop {
  readonly day: number;
  readonly what: string;
  readonly cause: Cause;
  readonly minutes: number;
  /** Minutes left just before and just after. */
  readonly before: number;
  readonly after: number;
}

/** Budget left over a period, event by event, with the unexplained minutes as a constant slope. */
export function burnDown(entries: readonly LedgerEntry[], measured: number, objective: number, days: number): { readonly budget: number; readonly perDay: number; readonly drops: readonly Drop[]; readonly end: number } {
  const budget = budgetMinutes(objective, days);
  const perDay = unexplained(measured, entries) / days;
  let booked = 0;
  const drops = entries.toSorted((a, b) => a.day - b.day).map(({ day, what, cause, ...entry }): Drop => {
    const minutes = spentMinutes(entry);
    const before = budget - booked - perDay * day;
    booked += minutes;
    return { day, what, cause, minutes, before, after: before - minutes };
  });
  return { budget, perDay, drops, end: budget - measured };
}

/** Day on which the curve first falls below a part of the budget, or `null`. */
export function firstBelow({ budget, perDay, drops, end }: ReturnType<typeof burnDown>, part: number): number | null {
  const bound = part * budget;
  let booked = 0;
  for (const { day, minutes } of drops) {
    const crossing = perDay > 0 ? (budget - booked - bound) / perDay : Infinity;
    if (crossing < day) return crossing;
    booked += minutes;
    if (budget - booked - perDay * day < bound) return day;
  }
  return end < bound ? (budget - booked - bound) / perDay : null;
}

/**
 * The slow staircase: half of each share for twice the time, then the old last step.
 * Share × time stays, so every gate sees the same sample and keeps its count.
 */
export function slowed(steps: readonly Step[]): readonly Step[] {
  return [...steps.map((step) => ({ ...step, share: step.share / 2, minMinutes: step.minMinutes * 2 })), ...steps.slice(-1)];
}

/** Minutes a release takes at least. */
export function staircaseMinutes(steps: readonly Step[]): number {
  return steps.reduce((sum, { minMinutes }) => sum + minMinutes, 0);
}

/** What the slow staircase changes for a fault of constant size. */
export function slowingSaves(errorRatio: number, steps: readonly Step[], service: Service, delays: Delays): { readonly usual: number; readonly slow: number } {
  return { usual: ending(errorRatio, steps, service, delays).failed, slow: ending(errorRatio, slowed(steps), service, delays).failed };
}

/** Share of good answers when every one of `count` serial dependencies has to answer. */
export function inSeries(objective: number, count: number): number {
  return objective ** count;
}

/** One event as a reader types it; share and error ratio 0 to 1. */
export type TypedEvent = Pick<LedgerEntry, 'cause' | 'share' | 'errorRatio' | 'minutes'>;

/** More rows than anybody argues about. */
export const mostEvents = 8;

const between = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
const short = (value: number): string => String(Number(value.toFixed(3)));

/** Events as one word of an address: `release-100-20-30_platform-100-15-80`; percent, percent, minutes. An empty list is `none`. */
export function writeEvents(events: readonly TypedEvent[]): string {
  return events.length === 0 ? 'none' : events.map(({ cause, share, errorRatio, minutes }) => [cause, short(share * 100), short(errorRatio * 100), short(minutes)].join('-')).join('_');
}

/**
 * Reads `writeEvents` back; what a hand-edited address holds beyond that is left out or brought into its bounds.
 * @returns `null` when there is nothing to read.
 */
export function readEvents(text: string | null): readonly TypedEvent[] | null {
  if (text === null || text === '') return null;
  return text.split('_').flatMap((part) => {
    const [name, ...rest] = part.split('-');
    const cause = causes.find((candidate) => candidate === name);
    const [share, errorRatio, minutes] = rest.map(Number);
    if (cause === undefined || rest.length !== 3 || share === undefined || errorRatio === undefined || minutes === undefined || rest.some((value) => value === '' || !Number.isFinite(Number(value)))) return [];
    return [{ cause, share: between(share / 100, 0, 1), errorRatio: between(errorRatio / 100, 0, 1), minutes: between(minutes, 0, 50_000) }];
  }).slice(0, mostEvents);
}

/** How many parts of an address are no event. */
export function unreadEvents(text: string | null): number {
  if (text === null || text === '' || text === 'none') return 0;
  return text.split('_').length - (readEvents(text)?.length ?? 0);
}

/** *checkout*: its staircase, and a working day of eight hours (chosen). */
export const checkout = {
  service: staircaseOfCheckout.service,
  steps: staircaseOfCheckout.steps,
  delays: staircaseOfCheckout.delays,
  dayMinutes: 480,
  releasesPerDay: example.releasesPerDay,
} as const;

/** The first report of the sample quarter, as a curve. */
export const sampleBurn = burnDown(sampleQuarter.entries.filter(({ day }) => day <= sampleQuarter.days), sampleQuarter.measured[0], sampleQuarter.objective, sampleQuarter.days);
