/** Fields that no Kubernetes type has, and values of another type: what strict validation of the API server refuses. */
import { nearest } from '../contract/nearest';
import table from './fields.json';

const fieldTable = table as { readonly kinds: Readonly<Record<string, string>>; readonly types: Readonly<Record<string, Readonly<Record<string, string>>>> };
type Step = string | number;

/** One place where the object is not what its type says. */
export interface FieldProblem {
  readonly path: readonly Step[];
  /** One sentence without a full stop. */
  readonly message: string;
}

/** Most problems listed for one object: the rest is the same misplaced block. */
const most = 20;
const record = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
const named: Readonly<Record<string, string>> = { string: 'a text', int: 'a whole number', number: 'a number', bool: 'true or false' };

function scalarProblem(value: unknown, type: string): string | undefined {
  const fits = type === 'string' ? typeof value === 'string' : type === 'bool' ? typeof value === 'boolean' : type === 'int' ? typeof value === 'bigint' : typeof value === 'bigint' || typeof value === 'number';
  if (fits) return undefined;
  const written = Array.isArray(value) ? 'a list' : record(value) ? 'a mapping' : typeof value === 'string' ? `the text "${value.length > 40 ? `${value.slice(0, 40)}…` : value}"` : String(value);
  return `is ${written}, but has to be ${named[type] ?? type}${type === 'string' && ['bigint', 'number', 'boolean'].includes(typeof value) ? ': put it in quotes' : ''}`;
}

/**
 * Compares an object with the field table.
 * @returns the problems in order of appearance; `null` when the table does not know this kind and version.
 */
export function fieldProblems(apiVersion: string, kind: string, object: unknown): readonly FieldProblem[] | null {
  const key = `${apiVersion}/${kind}`;
  if (!Object.hasOwn(fieldTable.kinds, key)) return null;
  const problems: FieldProblem[] = [];
  const walk = (value: unknown, type: string, path: readonly Step[]): void => {
    // A null is as good as an absent field to the API server.
    if (problems.length >= most || value === null || value === undefined || type === 'any') return;
    const name = path.map(String).join('.');
    if (type.startsWith('[')) {
      if (!Array.isArray(value)) problems.push({ path, message: `${name} has to be a list` });
      else value.forEach((item, index) => walk(item, type.slice(1, -1), [...path, index]));
      return;
    }
    if (type.startsWith('{')) {
      if (!record(value)) problems.push({ path, message: `${name} has to be a mapping` });
      else for (const [field, child] of Object.entries(value)) walk(child, type.slice(1, -1), [...path, field]);
      return;
    }
    const fields = Object.hasOwn(fieldTable.types, type) ? fieldTable.types[type] : undefined;
    if (!fields) {
      const problem = type in named ? scalarProblem(value, type) : undefined;
      if (problem !== undefined) problems.push({ path, message: `${name} ${problem}` });
      return;
    }
    if (!record(value)) { problems.push({ path, message: `${name || 'the object'} has to be a mapping` }); return; }
    for (const [field, child] of Object.entries(value)) {
      const next = Object.hasOwn(fields, field) ? fields[field] : undefined;
      if (next !== undefined) walk(child, next, [...path, field]);
      else if (problems.length < most) {
        const near = field.length > 60 ? undefined : nearest(field, Object.keys(fields));
        problems.push({ path: [...path, field], message: `${name === '' ? '' : `${name}.`}${field.length > 60 ? `${field.slice(0, 60)}…` : field} is no field of ${kind}${near === undefined ? '' : `; did you mean ${near}?`}` });
      }
    }
  };
  walk(object, fieldTable.kinds[key] ?? 'any', []);
  return problems;
}
