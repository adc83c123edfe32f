import { readFileSync } from 'node:fs';
import { Environment } from '@marcbachmann/cel-js';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';

import { contract } from '../../src/contract';
import { budgetMinutes, inheritedTiers, tierTerms } from '../../src/contract/tiers';
import { tiers } from '../../src/contract/types';
import { exampleRegister, longestDays, neighborClauses, parseWaiver, parseWaiverKey, registerDay, waiverParts, waiverSchema, waiversOf, waiverState, type Waiver } from '../../src/contract/waivers';
import { owedByTier } from '../../src/site/tierViews';

const [sample] = exampleRegister as readonly [Waiver];
const known = contract.clauses.map(({ id }) => id);
const chapter = readFileSync('docs/02-runtime-model/tiers-and-exceptions.mdx', 'utf8');

interface Carrier {
  kind: string;
  metadata: { name: string; namespace: string; labels: Record<string, string>; annotations: Record<string, string> };
}

/** The chapter’s YAML block of that title. */
function blockOf(title: string): string {
  const block = new RegExp(`^\`\`\`yaml title="${title}"\\n([\\s\\S]*?)^\`\`\``, 'm').exec(chapter)?.[1];
  if (block === undefined) throw new Error(`the chapter has no block ${title}`);
  return block;
}

/** A fresh copy of the chapter’s example, to be spoiled by a test. */
const mailer = (): Carrier => parse(blockOf('mailer-waiver.yaml')) as Carrier;
const label = 'runtime-contract/waiver-n4';
const without = (map: Readonly<Record<string, string>>, key: string): Record<string, string> => Object.fromEntries(Object.entries(map).filter(([name]) => name !== key));

describe('waivers', () => {
  it('of the example register are valid, name clauses that exist and show every state', () => {
    for (const waiver of exampleRegister) {
      expect(parseWaiver(waiver, known)).toEqual(waiver);
      expect(contract.clauses.find(({ id }) => id === waiver.clause)?.levels[waiver.tier], `${waiver.clause} binds tier ${waiver.tier}`).not.toBeNull();
    }
    expect(new Set(exampleRegister.map((waiver) => waiverState(waiver, registerDay)))).toEqual(new Set(['active', 'expiring', 'expired']));
  });

  it('keep within what a service may hold at once', () => {
    for (const tier of tiers) {
      const held = exampleRegister.filter((waiver) => waiver.tier === tier).map(({ workload }) => workload);
      for (const workload of held) expect(held.filter((other) => other === workload).length).toBeLessThanOrEqual(tierTerms[tier].waiversAtMost);
    }
  });

  it('hold on the day of their expiry and no longer', () => {
    const on = (expires: string): string => waiverState({ granted: '2026-10-01', expires }, '2026-11-23');
    expect(on('2026-11-23')).toBe('expiring');
    expect(on('2026-11-22')).toBe('expired');
    expect(on('2026-12-07')).toBe('active');
    expect(on('2026-12-06')).toBe('expiring');
  });

  it('do not hold before they were granted', () => {
    expect(() => waiverState({ granted: '2030-01-01', expires: '2030-03-01' }, '2026-11-23')).toThrow('granted is 2030-01-01, after 2026-11-23');
    expect(waiverState({ granted: '2026-11-23', expires: '2027-01-01' }, '2026-11-23')).toBe('active');
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['no owner', { owner: ' ' }, 'owner is missing'],
    ['no such clause', { clause: 'd1' }, 'clause is "d1"; write its id'],
    ['a bare name', { workload: 'checkout' }, 'write namespace/Kind/name'],
    ['tier 0', { tier: 0 }, 'tier is 0; write 1, 2 or 3'],
    ['another reason', { reasonClass: 'because' }, 'choose legacy, vendor, cost, experiment'],
    ['no risk', { riskBudgetMinutes: Number.NaN }, 'riskBudgetMinutes is null'],
    ['another date format', { expires: '31.01.2027' }, 'expires is "31.01.2027"; write a date as 2027-01-31'],
    ['a day that is none', { expires: '2027-02-30' }, 'no day of the calendar'],
    ['an end before the start', { expires: '2026-01-01' }, 'not after granted'],
    ['an unknown field', { expiry: '2027-01-31' }, 'expiry is no field of a waiver; fields are clause'],
    ['an owner of tier 1 who signs alone', { approvedBy: 'team-checkout' }, 'approvedBy is team-checkout, the owner; in tier 1 somebody else signs'],
    ['an owner who waives at the neighbors’ cost', { tier: 3, clause: 'D1', approvedBy: 'team-checkout' }, 'for D1, whose breach falls on neighbors'],
    ['a long life', { expires: '2027-06-01' }, 'a legacy waiver lives at most 90 days'],
  ])('refuse %s and say what to write', (_, change, message) => {
    expect(() => parseWaiver({ ...sample, ...change })).toThrow(message);
  });

  it('refuse a clause that does not exist, and name its neighbors', () => {
    expect(() => parseWaiver({ ...sample, clause: 'T9' }, known)).toThrow('clause is T9, which does not exist; ids of its area are T1, T2, T3');
    expect(parseWaiver({ ...sample, clause: 'T9' }).clause).toBe('T9');
  });

  it('count as the neighbors’ only clauses that exist', () => {
    for (const id of neighborClauses) expect(known).toContain(id);
  });

  it('refuse what is no mapping', () => {
    expect(() => parseWaiver(['D1'])).toThrow('a waiver is a mapping');
  });

  it('have a schema that asks for every field of the type', () => {
    expect([...waiverSchema.required].sort()).toEqual(Object.keys(sample).sort());
    expect(Object.keys(waiverSchema.properties).sort()).toEqual(Object.keys(sample).sort());
  });

  it('are read from the labels and annotations of the chapter’s own manifest', () => {
    expect(waiversOf(mailer(), known)).toEqual([exampleRegister.find(({ clause }) => clause === 'N4')]);
    expect(waiversOf({ kind: 'Deployment', metadata: { name: 'a', namespace: 'b' } })).toEqual([]);
  });

  it.each<[string, (object: Carrier) => void, string]>([
    ['a missing annotation', ({ metadata }) => { metadata.annotations = without(metadata.annotations, `${label}-control`); }, 'runtime-contract/waiver-n4 on shop/Deployment/mailer: annotation runtime-contract/waiver-n4-control is missing or empty'],
    ['an empty risk, which is not zero', ({ metadata }) => { metadata.annotations[`${label}-risk-minutes`] = ''; }, 'waiver-n4-risk-minutes is missing or empty'],
    ['a risk in words', ({ metadata }) => { metadata.annotations[`${label}-risk-minutes`] = 'four'; }, 'riskBudgetMinutes is "four"; write the minutes'],
    ['no tier', ({ metadata }) => { delete metadata.labels.tier; }, 'tier is undefined; write 1, 2 or 3'],
    ['a capital letter', ({ metadata }) => { metadata.labels['runtime-contract/waiver-N4'] = '2026-12-01'; }, 'is not the form runtime-contract/waiver-d1'],
    ['an unknown part', ({ metadata }) => { metadata.annotations[`${label}-ticket`] = 'OPS-1'; }, 'with a part of class, reason'],
    ['annotations whose label was removed', ({ metadata }) => { metadata.labels = without(metadata.labels, label); }, 'belongs to no waiver; add the label runtime-contract/waiver-n4'],
    ['a date in an annotation', ({ metadata }) => { metadata.annotations[label] = '2026-12-01'; }, 'is an annotation; write it as a label'],
  ])('name object, key and fix for %s', (_, spoil, message) => {
    const object = mailer();
    spoil(object);
    expect(() => waiversOf(object, known)).toThrow(message);
  });

  it('have keys that leave other labels alone', () => {
    expect(parseWaiverKey('app.kubernetes.io/name')).toBeNull();
    expect(parseWaiverKey(label)).toEqual({ clause: 'N4', part: 'expires' });
    for (const part of waiverParts) expect(parseWaiverKey(`${label}-${part}`)).toEqual({ clause: 'N4', part });
  });
});

describe('the policy on the form of waivers', () => {
  interface Policy {
    readonly spec: { readonly matchConditions: readonly { readonly expression: string }[]; readonly variables: readonly { readonly name: string; readonly expression: string }[]; readonly validations: readonly { readonly expression: string }[] };
  }
  const { spec } = parseAllDocuments(blockOf('waiver-form.yaml'))[0]?.toJS() as Policy;
  const cel = new Environment({ unlistedVariablesAreDyn: true, homogeneousAggregateLiterals: false });

  /** `null` where a condition leaves the object out, else whether every validation holds; an error refuses, as `Fail` says. */
  function judge(object: Carrier, oldObject: Carrier | null = null): boolean | null {
    if (!spec.matchConditions.every(({ expression }) => cel.evaluate(expression, { object, oldObject }) === true)) return null;
    const variables: Record<string, unknown> = {};
    for (const { name, expression } of spec.variables) variables[name] = cel.evaluate(expression, { object, oldObject, variables });
    try {
      return spec.validations.every(({ expression }) => cel.evaluate(expression, { object, oldObject, variables }) === true);
    } catch {
      return false;
    }
  }

  it('admits the chapter’s example and leaves objects without a waiver alone', () => {
    expect(judge(mailer())).toBe(true);
    const plain = mailer();
    plain.metadata.labels = { app: 'mailer' };
    expect(judge(plain)).toBeNull();
  });

  it.each<[string, (object: Carrier) => void]>([
    ['a missing part', ({ metadata }) => { metadata.annotations = without(metadata.annotations, `${label}-owner`); }],
    ['an empty part', ({ metadata }) => { metadata.annotations[`${label}-risk-minutes`] = ''; }],
    ['no annotations', ({ metadata }) => { metadata.annotations = {}; }],
    ['an unknown class', ({ metadata }) => { metadata.annotations[`${label}-class`] = 'urgent'; }],
    ['no date', ({ metadata }) => { metadata.labels[label] = 'soon'; }],
    ['181 days for a vendor', ({ metadata }) => { metadata.labels[label] = '2026-12-29'; }],
    ['153 days for another class', ({ metadata }) => { metadata.annotations[`${label}-class`] = 'cost'; }],
  ])('refuses %s, as the parser does', (_, spoil) => {
    const object = mailer();
    spoil(object);
    expect(judge(object)).toBe(false);
    expect(() => waiversOf(object, known)).toThrow();
  });

  it('allows the same longest lives as the parser', () => {
    const object = mailer();
    object.metadata.labels[label] = '2026-12-28';
    expect(judge(object)).toBe(true);
    expect(waiversOf(object, known)).toHaveLength(1);
    expect([longestDays.vendor * 24, longestDays.legacy * 24].every((hours) => blockOf('waiver-form.yaml').includes(`'${hours}h'`))).toBe(true);
  });

  it('does not judge an update that leaves the labels alone', () => {
    const broken = mailer();
    broken.metadata.annotations = { 'deployment.kubernetes.io/revision': '2' };
    expect(judge(broken, mailer())).toBeNull();
  });
});

describe('tiers', () => {
  it('keep their order', () => {
    expect(tierTerms[1].objective).toBeGreaterThan(tierTerms[2].objective);
    expect(tierTerms[2].objective).toBeGreaterThan(tierTerms[3].objective);
    expect(tierTerms[1].waiversAtMost).toBeLessThan(tierTerms[3].waiversAtMost);
    expect(budgetMinutes(0.999)).toBeCloseTo(40.32);
  });

  it('bind no clause more in a lower tier than in a higher one', () => {
    const rank = { MUST: 3, SHOULD: 2, MAY: 1 } as const;
    const wrong = contract.clauses.filter(({ levels }) => tiers.slice(1).some((tier) => {
      const [here, above] = [levels[tier], levels[(tier - 1) as 1 | 2]];
      return (here === null ? 0 : rank[here]) > (above === null ? 0 : rank[above]);
    }));
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  it('are inherited along calls that wait, over several hops and around a circle, and along no others', () => {
    const declared = { checkout: 1, prices: 2, tax: 3, mailer: 2, box: 3 } as const;
    const chain = [{ from: 'checkout', to: 'prices', how: 'waits' }, { from: 'prices', to: 'tax', how: 'waits' }, { from: 'tax', to: 'prices', how: 'waits' }] as const;
    expect(inheritedTiers(declared, [...chain, { from: 'checkout', to: 'mailer', how: 'later' }, { from: 'checkout', to: 'box', how: 'optional' }])).toEqual({ checkout: 1, prices: 1, tax: 1, mailer: 2, box: 3 });
    expect(inheritedTiers(declared, [{ from: 'box', to: 'checkout', how: 'waits' }])).toEqual(declared);
    expect(() => inheritedTiers(declared, [{ from: 'checkout', to: 'price', how: 'waits' }])).toThrow('"price" is called and has no declared tier');
  });

  it('owe what the chapter says', () => {
    const [one, two, three] = owedByTier(contract.clauses);
    const all = contract.clauses.filter(({ binds }) => binds === 'application').length;
    expect(chapter).toContain(`of ${all} clauses for services, ${one?.MUST}, ${two?.MUST} and ${three?.MUST} are`);
    expect(contract.clauses.filter(({ levels }) => levels[1] === 'MUST' && levels[2] !== 'MUST').map(({ id }) => id)).toEqual(['D3', 'J3', 'V5']);
  });

  it('let vendor waivers live longest', () => {
    expect(Math.max(...Object.values(longestDays))).toBe(longestDays.vendor);
  });
});
