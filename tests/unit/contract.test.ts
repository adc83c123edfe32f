import { describe, expect, it } from 'vitest';

import { assertContract, clauseById, contract, formatProblems, keywordsIn, nearest, validateContract, type ContractData } from '../../src/contract';

/** A copy of the real contract with some entries replaced: each rule has a fixture that breaks it. */
function broken(change: (data: { -readonly [K in keyof ContractData]: ContractData[K] }) => void): string {
  const data = structuredClone(contract) as ContractData;
  change(data);
  return formatProblems(validateContract(data));
}

const replaceClause = (data: { clauses: ContractData['clauses'] }, id: string, change: Record<string, unknown>): void => {
  data.clauses = data.clauses.map((clause) => (clause.id === id ? { ...clause, ...change } as typeof clause : clause));
};

describe('the contract', () => {
  it('holds', () => {
    expect(formatProblems(validateContract(contract))).toBe('');
    expect(() => assertContract()).not.toThrow();
  });

  it('carries the register: clauses, 35 failure modes and 90 groups of other checkers', () => {
    const register = 'H1 H2 H3 L1 L2 L3 L4 R1 R2 R3 S1 S2 S3 D1 D2 D3 C1 C2 N1 N2 N3 N4 N5 O1 O2 I1 I2 J1 J2 J3 V1 V2 V3 V4 V5 V6 P1 P2 P3'.split(' ');
    expect(contract.clauses.map(({ id }) => id)).toEqual(expect.arrayContaining(register));
    expect(contract.failureModes).toHaveLength(35);
    expect(contract.candidateGroups).toHaveLength(90);
  });

  it('is frozen', () => {
    expect(Object.isFrozen(contract.clauses[0]?.proof)).toBe(true);
  });

  it('finds a clause and names the nearest one otherwise', () => {
    expect(clauseById('H2').area).toBe('H');
    expect(() => clauseById('H22')).toThrow('unknown clause "H22"; did you mean "H2"?');
    expect(nearest('k8s-probe', ['k8s-probes', 'k8s-hpa'])).toBe('k8s-probes');
    expect(nearest('x', [])).toBeUndefined();
  });

  it('binds exactly one side of every clause', () => {
    for (const clause of contract.clauses) {
      const counts = [keywordsIn(clause.service).length, keywordsIn(clause.platform).length];
      expect(counts, clause.id).toEqual(clause.binds === 'application' ? [1, 0] : [0, 1]);
    }
  });
});

describe('validation says which file, which id and what to do when', () => {
  it('a reference points nowhere', () => {
    expect(broken((data) => replaceClause(data, 'H2', { failureModes: ['FM-50'] })))
      .toMatch(/src\/contract\/clauses\/health\.ts · H2 · refers to unknown failureMode "FM-50" → did you mean "FM-\d\d"\?/);
    expect(broken((data) => replaceClause(data, 'H2', { sources: ['k8s-probez'] }))).toContain('did you mean "k8s-probes"?');
    expect(broken((data) => replaceClause(data, 'H4', { features: ['grpc-probe'] }))).toContain('refers to unknown feature "grpc-probe"');
  });

  it('a sentence has two keywords, none, or one on the wrong side', () => {
    expect(broken((data) => replaceClause(data, 'H2', { service: 'The service MUST do this and SHOULD do that.' }))).toContain('H2 · the service sentence holds 2 keywords (MUST, SHOULD)');
    expect(broken((data) => replaceClause(data, 'H2', { service: 'The service answers.' }))).toContain('holds 0 keywords (none)');
    expect(broken((data) => replaceClause(data, 'H2', { platform: 'The platform MAY act.' }))).toContain('the side that is not bound holds a keyword');
    expect(broken((data) => replaceClause(data, 'H2', { service: 'The service SHOULD answer.' }))).toContain('says SHOULD but its strongest tier level is MUST');
  });

  it('a promise is more than one sentence', () => {
    expect(broken((data) => replaceClause(data, 'H2', { platform: 'The platform acts. It also reports.' }))).toContain('platform holds more than one sentence');
  });

  it('a clause has no proof, no default, no guardrail, no failure mode or no source', () => {
    expect(broken((data) => replaceClause(data, 'H1', { proof: { kind: 'query', language: 'promql', run: ' ', expected: 'x', failing: 'y' } }))).toContain('H1 · has no proof');
    expect(broken((data) => replaceClause(data, 'H1', { proof: { ...clauseById('H1').proof, expected: '' } }))).toContain('proof has no expected result');
    expect(broken((data) => replaceClause(data, 'H1', { default: { setting: '', suppliedBy: 'shared', quantities: [] } }))).toContain('H1 · has no default');
    expect(broken((data) => replaceClause(data, 'H1', { guardrails: [], failureModes: [], sources: [] }))).toMatch(/prevents no failure mode[\s\S]*has no guardrail[\s\S]*has no source/);
  });

  it('a default number has no version or source', () => {
    const quantities = [{ name: 'periodSeconds', value: '10', unit: 's', kind: 'default' }];
    expect(broken((data) => replaceClause(data, 'H1', { default: { ...clauseById('H1').default, quantities } }))).toContain('number "periodSeconds" is a default without version or source');
  });

  it('an id is used twice, or belongs to another area', () => {
    expect(broken((data) => { data.clauses = [...data.clauses, clauseById('H1')]; })).toContain('src/contract/clauses · H1 · id is used twice');
    expect(broken((data) => replaceClause(data, 'H1', { area: 'L' }))).toContain('H1 · id does not belong to area L');
  });

  it('a published id disappears without an entry in retired.ts', () => {
    const without = broken((data) => { data.clauses = data.clauses.filter(({ id }) => id !== 'N5'); });
    expect(without).toContain('src/contract/ledger.json · N5 · published clause has disappeared → restore it, or add an entry to src/contract/retired.ts');
    const moved = broken((data) => {
      data.clauses = data.clauses.filter(({ id }) => id !== 'N5');
      data.retired = [{ was: 'N5', kind: 'moved', now: ['N1'], version: '1.0.0', because: 'test' }];
    });
    expect(moved).not.toContain('has disappeared');
  });

  it('a new id is not in the ledger', () => {
    expect(broken((data) => { data.ledger = { ...data.ledger, clauses: data.ledger.clauses.filter((id) => id !== 'H1') }; })).toContain('H1 · clause is not in the ledger → run `npm run ledger`');
  });

  it('a retired id is reused, points nowhere or at another retired one', () => {
    const entry = { kind: 'moved', version: '1.0.0', because: 'test' } as const;
    expect(broken((data) => { data.retired = [{ ...entry, was: 'H1', now: ['H2'] }]; })).toContain('H1 · is retired and current at once');
    expect(broken((data) => { data.retired = [{ ...entry, was: 'H90', now: [] }]; })).toContain('moved or split to nowhere');
    expect(broken((data) => { data.retired = [{ ...entry, was: 'H90', now: ['H91'] }, { ...entry, was: 'H91', now: ['H1'] }]; })).toContain('no double redirects');
  });

  it('a feature stage has no source', () => {
    expect(broken((data) => { data.features = data.features.map((feature, index) => (index === 0 ? { ...feature, sources: [] } : feature)); })).toContain('feature stage without a source');
  });

  it('a source is not https or has no date', () => {
    expect(broken((data) => { data.sources = data.sources.map((source, index) => (index === 0 ? { ...source, url: 'http://example.org', checked: 'yesterday' } : source)); }))
      .toMatch(/is not https[\s\S]*is not a date/);
  });

  it('a failure mode names a clause that does not name it back', () => {
    expect(broken((data) => replaceClause(data, 'H2', { failureModes: ['FM-01'] }))).toContain('H2 · does not list FM-05, which names H2 as its clause');
  });

  it('a group of another checker maps to nothing', () => {
    expect(broken((data) => { data.candidateGroups = data.candidateGroups.map((group, index) => (index === 0 ? { ...group, clauses: [] } : group)); })).toContain('group maps to no clause');
  });
});
