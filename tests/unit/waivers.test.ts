import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readFileSync } from 'node:fs';

import { contract } from '../../src/contract';
import { budgetMinutes, tierTerms } from '../../src/contract/tiers';
import { tiers } from '../../src/contract/types';
import { exampleRegister, longestDays, parseWaiver, registerDay, waiverSchema, waiversOf, waiverState, type Waiver } from '../../src/contract/waivers';

const [sample] = exampleRegister as readonly [Waiver];

describe('waivers', () => {
  it('of the example register are valid, name clauses that exist and show every state', () => {
    for (const waiver of exampleRegister) {
      expect(parseWaiver(waiver)).toEqual(waiver);
      expect(contract.clauses.map(({ id }) => id)).toContain(waiver.clause);
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
    expect(waiverState({ expires: '2026-11-23' }, '2026-11-23')).toBe('expiring');
    expect(waiverState({ expires: '2026-11-22' }, '2026-11-23')).toBe('expired');
    expect(waiverState({ expires: '2026-12-07' }, '2026-11-23')).toBe('active');
    expect(waiverState({ expires: '2026-12-06' }, '2026-11-23')).toBe('expiring');
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
    ['a long life', { expires: '2027-06-01' }, 'a cost waiver lives at most 90 days'],
  ])('refuse %s and say what to write', (_, change, message) => {
    expect(() => parseWaiver({ ...sample, ...change })).toThrow(message);
  });

  it('refuse what is no mapping', () => {
    expect(() => parseWaiver(['D1'])).toThrow('a waiver is a mapping');
  });

  it('have a schema that asks for every field of the type', () => {
    expect([...waiverSchema.required].sort()).toEqual(Object.keys(sample).sort());
    expect(Object.keys(waiverSchema.properties).sort()).toEqual(Object.keys(sample).sort());
  });

  it('are read from the labels and annotations of the chapter’s own manifest', () => {
    const chapter = readFileSync('docs/02-runtime-model/tiers-and-exceptions.mdx', 'utf8');
    const manifest = /^```yaml title="mailer-waiver.yaml"\n([\s\S]*?)^```/m.exec(chapter)?.[1] ?? '';
    const [waiver] = waiversOf(parse(manifest) as never);
    expect(waiver).toEqual(exampleRegister.find(({ clause }) => clause === 'N4'));
  });

  it('name label, object and fix when an annotation is missing or misspelt', () => {
    const object = { kind: 'Deployment', metadata: { name: 'mailer', namespace: 'shop', labels: { tier: '2', 'runtime-contract/waiver-n4': '2027-01-01' } } };
    expect(() => waiversOf(object)).toThrow('runtime-contract/waiver-n4 on shop/Deployment/mailer: reason is missing');
    expect(() => waiversOf({ ...object, metadata: { ...object.metadata, labels: { 'runtime-contract/waiver-N4': '2027-01-01' } } })).toThrow('is not the form runtime-contract/waiver-d1');
    expect(waiversOf({ ...object, metadata: { name: 'a', namespace: 'b' } })).toEqual([]);
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

  it('let vendor waivers live longest', () => {
    expect(Math.max(...Object.values(longestDays))).toBe(longestDays.vendor);
  });
});
