/**
 * Who is away when a rollout, a drain and a crash meet, and for how long a replicated store cannot write.
 *
 * Our own arithmetic. A rollout and a crash ask nobody; an eviction is granted while every member is ready, which is
 * what a budget of one means for a quorum of all but one. Not modeled: elections, the seconds in which a budget’s
 * status is old, members that serve before they have caught up. Times are seconds.
 */

/** A member that is not there. */
export interface Absence {
  readonly member: number;
  readonly from: number;
  /** `null`: it does not come back by itself. */
  readonly to: number | null;
  readonly cause: 'rollout' | 'drain' | 'crash';
}

/** Members that must agree. */
export function quorumOf(members: number): number {
  return Math.floor(members / 2) + 1;
}

/** Members that are away at one second. */
export function awayAt(absences: readonly Absence[], second: number): number {
  return new Set(absences.filter(({ from, to }) => from <= second && (to === null || second < to)).map(({ member }) => member)).size;
}

/** kubectl asks again after so many seconds when an eviction was refused. */
export const retrySeconds = 5;

/**
 * A drain among other absences: it asks, is refused while anybody is away, and asks again.
 * @returns the absence it causes, or `null` when it is never granted before `until`.
 */
export function drainOf({ member, asksAt, awaySeconds, absences, until }: { readonly member: number; readonly asksAt: number; readonly awaySeconds: number; readonly absences: readonly Absence[]; readonly until: number }): Absence | null {
  for (let second = asksAt; second < until; second += retrySeconds) {
    if (awayAt(absences, second) === 0) return { member, from: second, to: second + awaySeconds, cause: 'drain' };
  }
  return null;
}

/** Spans in which fewer than a quorum are there. */
export function writesStop(members: number, absences: readonly Absence[], until: number): readonly { readonly from: number; readonly to: number }[] {
  const edges = [...new Set([0, until, ...absences.flatMap(({ from, to }) => [from, to ?? until])])].filter((second) => second >= 0 && second <= until).sort((a, b) => a - b);
  const spans: { from: number; to: number }[] = [];
  edges.slice(0, -1).forEach((from, index) => {
    const to = edges[index + 1] ?? until;
    if (members - awayAt(absences, from) >= quorumOf(members)) return;
    const last = spans.at(-1);
    if (last?.to === from) last.to = to;
    else spans.push({ from, to });
  });
  return spans;
}
