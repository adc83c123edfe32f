/** Clauses a service owes, by how easily they are met and how much harm public incidents show for them. */
import { contract, failureModeById } from '../contract';
import { allChecks } from '../contract/checks';
import type { Party } from '../contract/types';
import { clauseLink } from './views';

type Link = Readonly<{ id: string; title: string; path: string }>;

/** Columns from most harm to none seen; a number is the fewest incidents of its column. */
export const harmColumns = [
  { name: 'Five or more incidents', least: 5 },
  { name: 'One to four', least: 1 },
  { name: 'None published', least: 0 },
] as const;

const easeRows: readonly { readonly by: Party; readonly name: string; readonly note: string }[] = [
  { by: 'platform', name: 'The platform alone', note: 'A default, a template, a label' },
  { by: 'shared', name: 'One number from the team', note: 'A measured time, a size, an owner' },
  { by: 'application', name: 'The team’s code or habit', note: 'A handler, a drill, a decision' },
];

export interface HarmEaseView {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly name: string; readonly note: string; readonly clauses: number; /** How many of them a check on files can count. */ readonly counted: number; readonly cells: readonly (readonly Link[])[] }[];
}

/** Public incidents that show one of the failure modes of a clause. */
export function incidentsOf(failureModes: readonly string[]): number {
  return new Set(failureModes.flatMap((mode) => failureModeById(mode).stories)).size;
}

/** The clauses that bind the application; who supplies the default says how easy, the coded incidents how harmful. */
export function harmEaseView(): HarmEaseView {
  const owed = contract.clauses.filter(({ binds }) => binds === 'application').map(({ id, default: { suppliedBy }, failureModes }) => {
    const count = incidentsOf(failureModes);
    return { id, suppliedBy, column: harmColumns.findIndex(({ least }) => count >= least) };
  });
  return {
    columns: harmColumns.map(({ name }) => name),
    rows: easeRows.map(({ by, name, note }) => ({
      name, note,
      clauses: owed.filter(({ suppliedBy }) => suppliedBy === by).length,
      counted: owed.filter(({ id, suppliedBy }) => suppliedBy === by && allChecks.some(({ clause }) => clause === id)).length,
      cells: harmColumns.map((_, column) => owed.filter((clause) => clause.suppliedBy === by && clause.column === column).map(({ id }) => clauseLink(id)).map(({ id, title, path }) => ({ id, title, path }))),
    })),
  };
}
