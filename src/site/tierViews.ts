/** Tiers and waivers as pages show them; levels come from the clauses, never from a list of their own. */
import { areaRegister, areas, clausesOfArea } from '../contract';
import { tierRegister } from '../contract/register';
import { budgetMinutes, tierTerms } from '../contract/tiers';
import { tiers, type Area, type Clause, type Level, type Tier } from '../contract/types';
import { exampleRegister, registerDay, waiverState, type Waiver, type WaiverState } from '../contract/waivers';
import { clauseLink, type ClauseLink } from './views';

/** How many clauses bind the service at each level; a MAY is not owed. */
export type LevelCount = Readonly<Record<Exclude<Level, 'MAY'>, number>>;

/** The terms of the tiers, how much a service owes in each, and each area’s clauses grouped by how they bind. */
export interface TierMatrixView {
  readonly tiers: readonly { readonly tier: Tier; readonly name: string }[];
  readonly terms: readonly { readonly name: string; readonly values: readonly string[] }[];
  /** One count per tier; the platform’s own clauses are not the service’s and are left out. */
  readonly owed: { readonly areas: readonly { readonly area: Area; readonly name: string; readonly counts: readonly LevelCount[] }[]; readonly all: readonly LevelCount[] };
  readonly areas: readonly { readonly area: Area; readonly name: string; readonly rows: readonly { readonly pattern: string; readonly clauses: readonly ClauseLink[] }[] }[];
}

/** `MUST 1 2, SHOULD 3`: the levels of a clause by tier, strongest first. */
export function levelPattern({ levels }: Pick<Clause, 'levels'>): string {
  return (['MUST', 'SHOULD', 'MAY'] as const)
    .flatMap((level) => {
      const bound = tiers.filter((tier) => levels[tier] === level);
      return bound.length > 0 ? [`${level} ${bound.join(' ')}`] : [];
    })
    .join(', ');
}

/** What a service owes of these clauses, tier by tier. */
export function owedByTier(clauses: readonly Pick<Clause, 'binds' | 'levels'>[]): readonly LevelCount[] {
  const own = clauses.filter(({ binds }) => binds === 'application');
  const count = (tier: Tier, level: 'MUST' | 'SHOULD'): number => own.filter(({ levels }) => levels[tier] === level).length;
  return tiers.map((tier) => ({ MUST: count(tier, 'MUST'), SHOULD: count(tier, 'SHOULD') }));
}

/** Everything the matrix shows. */
export function tierMatrix(): TierMatrixView {
  const terms = tiers.map((tier) => tierTerms[tier]);
  const row = (name: string, value: (term: (typeof terms)[number]) => string): { readonly name: string; readonly values: readonly string[] } => ({ name, values: terms.map(value) });
  return {
    tiers: tiers.map((tier) => ({ tier, name: tierRegister[tier].name })),
    terms: [
      row('What decides', ({ decides }) => decides),
      row('Objective, 28 days', ({ objective }) => `${Number((objective * 100).toFixed(2))}%: ${Math.round(budgetMinutes(objective))}\u00a0min`),
      row('On call', ({ onCall }) => onCall),
      row('A release reaches everybody', ({ exposure }) => exposure),
      row('Waiver granted by', ({ waiver }) => `${waiver.by}, within ${waiver.within}`),
      row('Waiver expired', ({ expired }) => expired),
      row('Waivers at once', ({ waiversAtMost }) => `at most ${waiversAtMost}`),
      row('Reviewed', ({ review }) => review),
    ],
    owed: {
      areas: areas.filter((area) => clausesOfArea(area).some(({ binds }) => binds === 'application'))
        .map((area) => ({ area, name: areaRegister[area].name, counts: owedByTier(clausesOfArea(area)) })),
      all: owedByTier(areas.flatMap(clausesOfArea)),
    },
    areas: areas.map((area) => {
      const clauses = clausesOfArea(area);
      const patterns = [...new Set(clauses.map(levelPattern))];
      return { area, name: areaRegister[area].name, rows: patterns.map((pattern) => ({ pattern, clauses: clauses.filter((clause) => levelPattern(clause) === pattern).map(({ id }) => clauseLink(id)) })) };
    }),
  };
}

/** A waiver with its clause resolved and its state on the day of the register. */
export interface WaiverRow extends Omit<Waiver, 'clause'> {
  readonly clause: ClauseLink;
  readonly state: WaiverState;
  /** The accepted minutes as a share of the tier’s budget of 28 days. */
  readonly budgetShare: number;
}

/** The example register, the most urgent first. */
export function waiverRows(): readonly WaiverRow[] {
  return [...exampleRegister].sort((a, b) => (a.expires < b.expires ? -1 : 1)).map((waiver) => ({ ...waiver, clause: clauseLink(waiver.clause), state: waiverState(waiver, registerDay), budgetShare: waiver.riskBudgetMinutes / budgetMinutes(tierTerms[waiver.tier].objective) }));
}
