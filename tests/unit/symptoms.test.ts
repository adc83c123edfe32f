import { describe, expect, it } from 'vitest';

import { contract } from '../../src/contract';
import { symptomGroups, symptoms, type Symptom } from '../../src/contract/symptoms';

/** What is wrong with an index of symptoms. */
function problems(list: readonly Symptom[]): readonly string[] {
  const modes = new Set(contract.failureModes.map(({ id }) => id));
  const clauses = new Set(contract.clauses.map(({ id }) => id));
  const reached = new Set(list.flatMap(({ candidates }) => candidates.map(({ mode }) => mode)));
  return [
    ...list.filter(({ id }, index) => list.findIndex((other) => other.id === id) !== index).map(({ id }) => `${id}: twice`),
    ...list.filter(({ id }) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)).map(({ id }) => `${id}: not kebab-case`),
    ...list.filter(({ clause }) => !clauses.has(clause)).map(({ id, clause }) => `${id}: unknown clause ${clause}`),
    ...list.flatMap(({ id, candidates }) => candidates.filter(({ mode }) => !modes.has(mode)).map(({ mode }) => `${id}: unknown failure mode ${mode}`)),
    ...list.filter(({ candidates }) => candidates.length === 0).map(({ id }) => `${id}: leads nowhere`),
    ...list.filter(({ says }) => says.endsWith('.') || says.length > 90).map(({ id }) => `${id}: a symptom is a phrase of at most 90 characters`),
    ...[...modes].filter((mode) => !reached.has(mode)).map((mode) => `${mode}: no symptom leads to it`),
  ];
}

describe('the index by symptom', () => {
  it('leads to every failure mode, and only to what exists', () => {
    expect(problems(symptoms)).toEqual([]);
  });

  it('uses every group', () => {
    expect(symptomGroups.filter((group) => !symptoms.some(({ where }) => where === group))).toEqual([]);
  });

  it('reports what a broken index lacks', () => {
    const [first] = symptoms as readonly [Symptom];
    const broken = problems([{ ...first, id: 'No Kebab', says: 'Ends.', candidates: [{ mode: 'FM-99', tell: 'x' }] }]);
    expect(broken).toContain('No Kebab: not kebab-case');
    expect(broken).toContain('No Kebab: unknown failure mode FM-99');
    expect(broken).toContain('No Kebab: a symptom is a phrase of at most 90 characters');
    expect(broken).toContain('FM-01: no symptom leads to it');
  });
});
