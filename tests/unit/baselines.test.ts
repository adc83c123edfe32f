import { describe, expect, it } from 'vitest';

import { contract } from '../../src/contract';
import { baselines, type Baseline } from '../../src/contract/baselines';
import { baselineProblems, vendorLimitProblems } from '../../src/contract/rules/baselines';
import { vendorGroups, vendorLimits, type VendorLimit } from '../../src/contract/vendor-limits';
import { checkout } from '../../src/contract/worked-example';
import { floor, growth } from '../../src/models/capacity/model';
import { baselineViews, vendorLimitViews } from '../../src/site/baselineViews';
import { promqlProblems } from '../../src/site/chapterChecks';

const context = {
  clauseIds: contract.clauses.map(({ id }) => id),
  sourceIds: contract.sources.map(({ id }) => id),
  promqlProblems,
};

describe('the platform’s promises', () => {
  it('are sound', () => {
    expect(baselineProblems(baselines, context)).toEqual([]);
  });

  const [good] = baselines as readonly [Baseline, ...Baseline[]];
  const broken: readonly (readonly [string, Partial<Record<keyof Baseline, unknown>>])[] = [
    ['is not kebab-case', { id: 'API writes' }],
    ['unknown clause "P9"', { clauses: ['P9'] }],
    ['no clause leans on it', { clauses: [] }],
    ['unknown source "nowhere"', { sources: ['nowhere'] }],
    ['no source', { sources: [] }],
    ['no objective', { objectives: [] }],
    ['holds no number', { objectives: [{ ...good.objectives[0], value: 'high' }] }],
    ['a keyword in capitals', { promise: 'The API MUST answer.' }],
    ['not one sentence', { promise: 'It answers. Always.' }],
    ['promise is empty', { promise: '' }],
    ['PromQL does not parse', { measured: { language: 'promql', run: 'sum by (le (x)', blind: 'all' } }],
    ['PromQL does not parse', { measured: { language: 'promql', run: 'up\n\nrate(x[5m)', blind: 'all' } }],
  ];
  it.each(broken)('are refused: %s', (message, change) => {
    expect(baselineProblems([{ ...good, ...change } as Baseline], context).join('\n')).toContain(message);
  });
  it('are refused when an id occurs twice', () => {
    expect(baselineProblems([good, good], context).join('\n')).toContain('occurs twice');
  });
});

describe('vendor numbers', () => {
  it('are sound', () => {
    expect(vendorLimitProblems(vendorLimits, context)).toEqual([]);
  });
  it('fill every group, and some are honestly not confirmed', () => {
    for (const group of vendorGroups) expect(vendorLimits.some((row) => row.group === group), group).toBe(true);
    expect(vendorLimits.filter(({ confirmed }) => !confirmed).length).toBeGreaterThan(0);
  });

  const [good] = vendorLimits as readonly [VendorLimit, ...VendorLimit[]];
  const broken: readonly (readonly [string, Partial<VendorLimit>])[] = [
    ['is not kebab-case', { id: 'kubectl_drain' }],
    ['confirmed without a source', { source: null }],
    ['has a source and is not confirmed', { confirmed: false }],
    ['unknown source "nowhere"', { source: 'nowhere' }],
    ['is no ISO date', { checkedOn: '23.11.2026' }],
    ['is no ISO date', { checkedOn: '2026-02-30' }],
    ['fixed with a range', { kind: 'fixed', range: '1–2 s' }],
    ['a number without a unit', { value: '15', unit: '' }],
    ['what is empty', { what: ' ' }],
  ];
  it.each(broken)('are refused: %s', (message, change) => {
    expect(vendorLimitProblems([{ ...good, ...change }], context).join('\n')).toContain(message);
  });
  it('are refused when an id occurs twice', () => {
    expect(vendorLimitProblems([good, good], context).join('\n')).toContain('occurs twice');
  });
});

describe('numbers in the prose of the chapter', () => {
  const floorAt = (seconds: number): number =>
    floor({ quietLoad: checkout.quietRate, growth: growth(seconds, checkout.doublingSeconds), capacityPerReplica: checkout.knee, zones: checkout.zones, lowest: 3 }).replicas;
  it('what a buffer of nodes saves', () => {
    expect([floorAt(75), floorAt(120), floorAt(255)]).toEqual([6, 6, 11]);
    expect(((floorAt(255) - floorAt(75)) * checkout.cpu.requestMilli) / 1000).toBe(2.5);
  });
  it('the longer wait still fits the grace', () => {
    expect(8 + checkout.longestSeconds + checkout.cleanupSeconds + checkout.marginSeconds).toBeLessThanOrEqual(checkout.graceSeconds);
  });
});

describe('tables in chapters', () => {
  it('show one group, or all', () => {
    expect(vendorLimitViews(['node-drain']).map(({ group }) => group)).toEqual(['node-drain']);
    expect(vendorLimitViews().flatMap(({ rows }) => rows)).toHaveLength(vendorLimits.length);
    expect(baselineViews(['drain-deadline'])).toHaveLength(1);
  });
  it('refuse what does not exist, with what does', () => {
    expect(() => vendorLimitViews(['drain'])).toThrow('groups are node-drain, reclaim-notice');
    expect(() => baselineViews(['drain-dedline'])).toThrow('did you mean "drain-deadline"?');
  });
});
