import { bases, categories, collections, confidences, leverages, sides, triggers } from './types';

/** Kubernetes did not exist before. */
const firstYear = 2014;
/** Year of the last collection; raise it together with new records. */
const lastYear = 2026;

const codes: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  collection: collections, category: categories, side: sides, leverage: leverages, confidence: confidences, basis: bases, trigger: triggers,
};
const texts = ['id', 'organization', 'title', 'url', 'impact', 'rootCause', 'reason'] as const;
const coded = ['category', 'side', 'leverage', 'trigger'] as const;
const fields = new Set<string>([...texts, ...coded, 'year', 'collection', 'kind', 'counted', 'secondaryCategory', 'confidence', 'basis']);

/**
 * Checks the records of the evidence as they stand in the file, before any type is believed.
 * @returns one line per problem, `id · what is wrong → what to do`; empty when the data is sound.
 */
export function evidenceProblems(records: readonly Readonly<Record<string, unknown>>[]): readonly string[] {
  const problems: string[] = [];
  const seen = new Set<unknown>();
  records.forEach((record, index) => {
    const id = typeof record.id === 'string' && record.id !== '' ? record.id : `record ${index + 1}`;
    const report = (problem: string, fix: string): void => void problems.push(`${id} · ${problem} → ${fix}`);
    if (seen.has(record.id)) report('id is used twice', 'give the newer record a new id');
    seen.add(record.id);
    if (!/^[a-z0-9][a-z0-9-]*$/.test(id)) report('id is not kebab-case', 'write it like zalando-dns-outage');
    for (const field of Object.keys(record)) if (!fields.has(field)) report(`unknown field "${field}"`, 'remove it, or add it to types.ts and here');
    for (const field of texts) if (typeof record[field] !== 'string' || record[field] === '') report(`${field} is missing`, 'fill it');
    if (typeof record.url === 'string' && record.url !== '' && !record.url.startsWith('https://')) report(`url "${record.url}" is not https`, 'link a page a reader can open');
    const { year } = record;
    if (year !== null && (typeof year !== 'number' || !Number.isInteger(year) || year < firstYear || year > lastYear)) report(`year ${String(year)} is not in ${firstYear} to ${lastYear}`, 'write the year of the incident, or null');

    const compendium = record.kind === 'compendium';
    if (!['incident', 'recurring', 'migration', 'compendium'].includes(String(record.kind))) report(`unknown kind "${String(record.kind)}"`, 'use incident, recurring, migration or compendium');
    if (record.counted !== !compendium) report(`counted is ${String(record.counted)} for a ${String(record.kind)}`, 'count everything but a compendium');
    for (const [field, register] of Object.entries(codes)) {
      const value = record[field];
      const open = compendium && (coded as readonly string[]).includes(field);
      if (open ? value !== null : typeof value !== 'string' || !Object.hasOwn(register, value)) report(`${field} is "${String(value)}"`, open ? 'a compendium is not coded: null' : `use one of ${Object.keys(register).join(', ')}`);
    }
    const second = record.secondaryCategory;
    if (second !== null && (typeof second !== 'string' || !Object.hasOwn(categories, second))) report(`secondaryCategory is "${String(second)}"`, `use null or one of ${Object.keys(categories).join(', ')}`);
    if (second !== null && second === record.category) report('secondary category repeats the primary', 'write null');
    if (record.confidence === 'high' && record.basis !== 'full' && record.basis !== 'cause') report(`confidence is high on basis "${String(record.basis)}"`, 'high needs an account read through its cause');
    if (record.basis === 'title' && record.confidence !== 'low') report('only a title was read', 'confidence is low');
  });
  return problems;
}
