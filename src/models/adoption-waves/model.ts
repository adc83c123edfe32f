/**
 * Bringing services that exist already under the contract: week by week, how many are done, and the last line from which
 * the date can still be met.
 *
 * Each service needs hours, split between the platform and its own team. In the first weeks only a few teams take part;
 * then all. A week's work is what both sides have hours for. Hours are spent evenly, and a service counts in parts, so
 * the curve is smooth.
 *
 * Source: our own arithmetic. Not modeled: services that differ in effort, learning, holidays, services that leave,
 * conformance that is lost again.
 */

/** What a plan needs. */
export interface Plan {
  readonly services: number;
  readonly teams: number;
  /** Hours until one service meets its clauses, both sides together. */
  readonly hoursPerService: number;
  /** Share of those hours that the platform spends, 0 to 1. */
  readonly platformShare: number;
  /** Hours the platform has for this each week. */
  readonly platformHours: number;
  /** Hours one team has for this each week. */
  readonly teamHours: number;
  /** Weeks in which only `lighthouses` teams take part. */
  readonly lighthouseWeeks: number;
  readonly lighthouses: number;
  /** Share of services at which the work is done. */
  readonly target: number;
  /** Weeks until the date. */
  readonly weeks: number;
}

/** Chosen: a sample to be replaced by the reader's numbers. */
export const samplePlan: Plan = {
  services: 200, teams: 25, hoursPerService: 12, platformShare: 0.8, platformHours: 80, teamHours: 2, lighthouseWeeks: 6, lighthouses: 3, target: 0.9, weeks: 36,
};

/** No plan is followed longer than this. */
export const longestWeeks = 260;

/** Which side runs out of hours first once all teams take part. */
export type Bottleneck = 'platform' | 'teams';

export interface BurnUp {
  /** Services done at the end of each week, week 0 first. */
  readonly done: readonly number[];
  /** First week at whose end the target is met; `null` when that takes longer than `longestWeeks`. */
  readonly finishWeek: number | null;
  /** Services a week with all teams taking part. */
  readonly pace: number;
  readonly bottleneck: Bottleneck;
  /** Hours until the target, of both sides. */
  readonly platformTotal: number;
  readonly teamTotal: number;
}

/** @throws RangeError naming field and value. */
function check(plan: Plan): void {
  const refuse = (field: keyof Plan, rule: string): never => { throw new RangeError(`${field}: ${plan[field]} ${rule}`); };
  for (const field of ['services', 'teams', 'lighthouses', 'weeks'] as const) if (!Number.isInteger(plan[field]) || plan[field] < 1) refuse(field, 'is no whole number above 0');
  if (!Number.isInteger(plan.lighthouseWeeks) || plan.lighthouseWeeks < 0) refuse('lighthouseWeeks', 'is no whole number');
  for (const field of ['hoursPerService', 'platformHours', 'teamHours'] as const) if (!(plan[field] > 0)) refuse(field, 'is not above 0');
  if (!(plan.platformShare >= 0 && plan.platformShare <= 1)) refuse('platformShare', 'is not between 0 and 1');
  if (!(plan.target > 0 && plan.target <= 1)) refuse('target', 'is not above 0 and at most 1');
  if (plan.teams > plan.services) refuse('teams', `is more than the ${plan.services} services`);
}

/** Services a week that the platform, and that one team, has hours for; infinite where a side has nothing to do. */
function rates({ hoursPerService, platformShare, platformHours, teamHours }: Plan): { readonly platform: number; readonly team: number } {
  const platformPart = hoursPerService * platformShare;
  const teamPart = hoursPerService - platformPart;
  return { platform: platformPart === 0 ? Infinity : platformHours / platformPart, team: teamPart === 0 ? Infinity : teamHours / teamPart };
}

/** Gives `amount` out evenly, no more than each can take. */
function spread(amount: number, takes: readonly number[]): readonly number[] {
  const given = takes.map(() => 0);
  let left = Math.min(amount, takes.reduce((sum, take) => sum + take, 0));
  while (left > 1e-9) {
    const open = takes.flatMap((take, index) => (take - (given[index] ?? 0) > 1e-9 ? [index] : []));
    if (open.length === 0) break;
    const each = left / open.length;
    for (const index of open) {
      const more = Math.min(each, (takes[index] ?? 0) - (given[index] ?? 0));
      given[index] = (given[index] ?? 0) + more;
      left -= more;
    }
  }
  return given;
}

/** Follows a plan to its target. @throws RangeError for numbers that describe no plan. */
export function burnUp(plan: Plan): BurnUp {
  check(plan);
  const { platform, team } = rates(plan);
  const rest = Array.from({ length: plan.teams }, (_, index) => Math.floor(plan.services / plan.teams) + (index < plan.services % plan.teams ? 1 : 0));
  const wanted = plan.services * plan.target;
  const done = [0];
  let sum = 0;
  while (sum < wanted - 1e-6 && done.length <= longestWeeks) {
    const open = done.length <= plan.lighthouseWeeks ? Math.min(plan.lighthouses, plan.teams) : plan.teams;
    spread(platform, rest.slice(0, open).map((left) => Math.min(left, team))).forEach((part, index) => { rest[index] = (rest[index] ?? 0) - part; sum += part; });
    done.push(sum);
  }
  const reached = sum >= wanted - 1e-6;
  return {
    done,
    finishWeek: reached ? done.length - 1 : null,
    pace: Math.min(platform, team * plan.teams, plan.services),
    bottleneck: platform < team * plan.teams ? 'platform' : 'teams',
    platformTotal: wanted * plan.hoursPerService * plan.platformShare,
    teamTotal: wanted * plan.hoursPerService * (1 - plan.platformShare),
  };
}

/** The stop rule: services that have to be done at the end of `week`, or full pace no longer meets the date. */
export function neededBy(plan: Plan, week: number): number {
  return Math.max(0, plan.services * plan.target - burnUp(plan).pace * (plan.weeks - week));
}

/** Whole platform hours a week that meet the date, or `null` when the teams' own hours do not suffice. */
export function platformHoursFor(plan: Plan): number | null {
  const meets = (platformHours: number): boolean => { const { finishWeek } = burnUp({ ...plan, platformHours }); return finishWeek !== null && finishWeek <= plan.weeks; };
  let high = Math.max(1, Math.ceil(plan.services * plan.hoursPerService * plan.platformShare));
  if (!meets(high)) return null;
  if (plan.platformShare === 0) return 0;
  let low = 0;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (meets(middle)) high = middle;
    else low = middle;
  }
  return high;
}
