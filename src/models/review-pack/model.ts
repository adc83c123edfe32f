/**
 * Which clauses a design review has to talk about, in which order, and what its answers add up to.
 *
 * Source: the rules are this contract’s own. A clause is in the pack when it binds the tier and the kind of work and one
 * of the topics reaches it. Order: MUST before SHOULD before MAY; within a level, more public incidents on record for its
 * failure modes first; then what no manifest shows, because nothing but this review will ask; then the contract’s order.
 */

export type Level = 'MUST' | 'SHOULD' | 'MAY';
export type Tier = 1 | 2 | 3;
type Levels = Readonly<Record<Tier, Level | null>>;

/** What the pack needs of a clause. */
export interface PackClause {
  readonly id: string;
  readonly area: string;
  readonly levels: Levels;
  readonly workloads: readonly { readonly workload: string; readonly levels: Levels | 'not-applicable' }[];
  /** How much of the promise a manifest can show. */
  readonly visibility: 'manifest' | 'partly' | 'runtime';
  /** Public incidents on record for its failure modes, a count. */
  readonly incidents: number;
}

export interface PackTopic {
  readonly id: string;
  readonly areas: readonly string[] | 'all';
  readonly also: readonly string[];
}

/** What the form holds. */
export interface Selection {
  readonly workload: string;
  readonly tier: Tier;
  /** Ids of topics; none selects nothing. */
  readonly touches: readonly string[];
}

/** The clause’s level for this kind of work and tier; `null` when it does not bind. */
export function levelFor(clause: Pick<PackClause, 'levels' | 'workloads'>, workload: string, tier: Tier): Level | null {
  const own = clause.workloads.find((candidate) => candidate.workload === workload);
  if (own === undefined) return clause.levels[tier];
  return own.levels === 'not-applicable' ? null : own.levels[tier];
}

const rank: Readonly<Record<Level, number>> = { MUST: 0, SHOULD: 1, MAY: 2 };
const blind: Readonly<Record<PackClause['visibility'], number>> = { runtime: 0, partly: 1, manifest: 2 };

/** The pack: clause and level, ordered by risk as said above. Unknown topics select nothing. */
export function selectClauses<C extends PackClause>(clauses: readonly C[], topics: readonly PackTopic[], { workload, tier, touches }: Selection): readonly { readonly clause: C; readonly level: Level }[] {
  const chosen = topics.filter(({ id }) => touches.includes(id));
  const reached = ({ id, area }: C): boolean => chosen.some(({ areas, also }) => areas === 'all' || areas.includes(area) || also.includes(id));
  return clauses
    .flatMap((clause, at) => {
      const level = reached(clause) ? levelFor(clause, workload, tier) : null;
      return level === null ? [] : [{ clause, level, at }];
    })
    .sort((a, b) => rank[a.level] - rank[b.level] || b.clause.incidents - a.clause.incidents || blind[a.clause.visibility] - blind[b.clause.visibility] || a.at - b.at)
    .map(({ clause, level }) => ({ clause, level }));
}

export const verdicts = ['holds', 'not-yet', 'not-applicable', 'waiver'] as const;
export type Verdict = (typeof verdicts)[number];

/** What was said about one clause. */
export interface Answer {
  readonly verdict: Verdict;
  /** Evidence, or what is missing; free text. */
  readonly note: string;
  /** Who answers for a waiver or a follow-up; free text. */
  readonly owner: string;
  /** ISO date on which a waiver ends; empty when none. */
  readonly expires: string;
}

/**
 * Why an answer does not settle its clause, or `null` when it does.
 * @param today ISO date; a waiver that ended before it counts as unmet, as it does at admission.
 */
export function openReason(answer: Answer | undefined, today: string): string | null {
  if (answer === undefined) return 'not answered';
  if (answer.verdict === 'not-yet') return 'does not hold yet';
  if (answer.verdict === 'not-applicable') return answer.note.trim() === '' ? 'not applicable, without a reason' : null;
  if (answer.verdict === 'waiver') {
    if (answer.owner.trim() === '') return 'a waiver without an owner';
    if (!/^\d{4}-\d{2}-\d{2}$/.test(answer.expires)) return 'a waiver without an end';
    return answer.expires < today ? `a waiver that ended on ${answer.expires}` : null;
  }
  return null;
}

/** What the review decides. */
export interface Outcome {
  readonly decision: 'ready' | 'ready with follow-ups' | 'not yet';
  /** Clauses with an answer of any kind, and all in the pack. */
  readonly answered: number;
  readonly total: number;
  /** MUST clauses that are not settled, in pack order. */
  readonly blocking: readonly string[];
  /** SHOULD and MAY clauses that are not settled, and valid waivers. */
  readonly following: readonly string[];
}

/** `not yet` while one MUST is open; `ready` only when nothing is left, waivers included. An empty pack is not ready. */
export function outcome(pack: readonly { readonly clause: { readonly id: string }; readonly level: Level }[], answers: Readonly<Record<string, Answer>>, today: string): Outcome {
  const open = pack.filter(({ clause }) => openReason(answers[clause.id], today) !== null);
  const waived = pack.filter(({ clause }) => answers[clause.id]?.verdict === 'waiver' && openReason(answers[clause.id], today) === null);
  const blocking = open.filter(({ level }) => level === 'MUST').map(({ clause }) => clause.id);
  const following = [...open.filter(({ level }) => level !== 'MUST'), ...waived].map(({ clause }) => clause.id);
  return {
    decision: pack.length === 0 || blocking.length > 0 ? 'not yet' : following.length > 0 ? 'ready with follow-ups' : 'ready',
    answered: pack.filter(({ clause }) => answers[clause.id] !== undefined).length,
    total: pack.length, blocking, following,
  };
}
