import type { Baseline } from '../baselines';
import type { VendorLimit } from '../vendor-limits';

/** What the two tables are checked against; the PromQL parser is handed in, since nothing here imports anything. */
export interface BaselineContext {
  readonly clauseIds: readonly string[];
  readonly sourceIds: readonly string[];
  /** Errors of one PromQL expression, or none. */
  readonly promqlProblems: (expression: string) => readonly string[];
}

const kebab = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const keyword = /\b(MUST|SHOULD|MAY|SHALL|REQUIRED|RECOMMENDED|OPTIONAL)\b/;

/** An ISO date that exists: `2026-02-30` does not. */
function isDate(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Each field that is an empty string, by path. */
function emptyFields(value: unknown, path: string, allowed: readonly string[]): readonly string[] {
  if (typeof value === 'string') return value.trim() === '' && !allowed.includes(path) ? [`${path} is empty → fill it or remove the row`] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => emptyFields(child, path === '' ? key : `${path}.${key}`, allowed));
}

function idProblems(kind: string, ids: readonly string[]): readonly string[] {
  return ids.flatMap((id, index) => [
    ...(kebab.test(id) ? [] : [`${kind} "${id}": the id is not kebab-case → lower-case words joined by hyphens`]),
    ...(ids.indexOf(id) === index ? [] : [`${kind} "${id}": the id occurs twice → rename one`]),
  ]);
}

/**
 * Everything wrong with the platform's promises.
 * @returns messages as `baseline "id": what → fix`; none when the rows are sound.
 */
export function baselineProblems(rows: readonly Baseline[], { clauseIds, sourceIds, promqlProblems }: BaselineContext): readonly string[] {
  return [
    ...idProblems('baseline', rows.map(({ id }) => id)),
    ...rows.flatMap((row) => {
      const found: string[] = [...emptyFields(row, '', [])];
      if (keyword.test(JSON.stringify(row))) found.push('a keyword in capitals outside a clause → state the number instead');
      if (row.objectives.length === 0) found.push('no objective → a promise without a number is a hope');
      if (row.sources.length === 0) found.push('no source → name where mechanism or series was read');
      if (row.clauses.length === 0) found.push('no clause leans on it → leave the row out, or find who sizes from it');
      for (const id of row.clauses) if (!clauseIds.includes(id)) found.push(`unknown clause "${id}" → use an id of the contract`);
      for (const id of row.sources) if (!sourceIds.includes(id)) found.push(`unknown source "${id}" → add it to src/contract/sources`);
      for (const { statistic, value } of row.objectives) if (!/\d/.test(value)) found.push(`objective "${statistic}" holds no number`);
      if (!/\.$/.test(row.promise) || /\.\s/.test(row.promise)) found.push('the promise is not one sentence → write one, with a full stop');
      if (row.measured.language === 'promql') found.push(...row.measured.run.split(/\n\s*\n/).flatMap(promqlProblems));
      return found.map((problem) => `baseline "${row.id}": ${problem}`);
    }),
  ];
}

/**
 * Everything wrong with the vendor numbers.
 * @returns messages as `vendor limit "id": what → fix`; none when the rows are sound.
 */
export function vendorLimitProblems(rows: readonly VendorLimit[], { sourceIds }: Pick<BaselineContext, 'sourceIds'>): readonly string[] {
  return [
    ...idProblems('vendor limit', rows.map(({ id }) => id)),
    ...rows.flatMap((row) => {
      const found: string[] = [...emptyFields(row, '', ['unit'])];
      if (row.confirmed && row.source === null) found.push('confirmed without a source → name the text, or set confirmed to false');
      if (!row.confirmed && row.source !== null) found.push('has a source and is not confirmed → confirm it, or drop the source');
      if (row.source !== null && !sourceIds.includes(row.source)) found.push(`unknown source "${row.source}" → add it to src/contract/sources`);
      if (!isDate(row.checkedOn)) found.push(`checkedOn "${row.checkedOn}" is no ISO date → YYYY-MM-DD`);
      if (row.kind === 'fixed' && row.range !== null) found.push('fixed with a range → it is configurable');
      if (/\d/.test(row.value) && row.unit === '') found.push('a number without a unit');
      return found.map((problem) => `vendor limit "${row.id}": ${problem}`);
    }),
  ];
}
