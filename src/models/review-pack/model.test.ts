import { gfmFromMarkdown } from 'mdast-util-gfm';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfm } from 'micromark-extension-gfm';
import type { Nodes, Table } from 'mdast';
import { describe, expect, it } from 'vitest';

import { readReview, reviewFormat, writeReview, type Review } from './file';
import { flavors, toMarkdown, type DocumentInput } from './markdown';
import { levelFor, openReason, outcome, selectClauses, type Answer, type PackClause } from './model';

const clause = (id: string, more: Partial<PackClause> = {}): PackClause => ({ id, area: id.charAt(0), levels: { 1: 'MUST', 2: 'SHOULD', 3: null }, workloads: [], visibility: 'partly', incidents: 0, ...more });
const topics = [{ id: 'probes', areas: ['H'], also: ['V9'] }, { id: 'all', areas: 'all', also: [] }] as const;
const answer = (more: Partial<Answer> = {}): Answer => ({ verdict: 'holds', note: '', owner: '', expires: '', ...more });
const today = '2026-11-23';

describe('the pack', () => {
  const clauses = [
    clause('H1', { levels: { 1: 'SHOULD', 2: 'MAY', 3: null }, incidents: 9 }),
    clause('H2', { incidents: 1, visibility: 'manifest' }),
    clause('H3', { incidents: 1, visibility: 'runtime' }),
    clause('H4', { incidents: 5 }),
    clause('V9'),
    clause('V1', { workloads: [{ workload: 'batch-job', levels: 'not-applicable' }] }),
  ];
  const ids = (tier: 1 | 2 | 3, touches: readonly string[], workload = 'http-service'): string => selectClauses(clauses, topics, { workload, tier, touches }).map((line) => line.clause.id).join(' ');

  it('holds what a topic reaches, mandatory first, then by incidents, then what no manifest shows', () => {
    expect(ids(1, ['probes'])).toBe('H4 H3 H2 V9 H1');
  });
  it('leaves out what does not bind the tier or the kind of work', () => {
    expect(ids(3, ['all'])).toBe('');
    expect(ids(1, ['all'], 'batch-job')).not.toContain('V1');
    expect(ids(1, ['all'])).toContain('V1');
    expect(levelFor(clause('H1', { workloads: [{ workload: 'singleton', levels: { 1: null, 2: 'MAY', 3: 'MAY' } }] }), 'singleton', 2)).toBe('MAY');
  });
  it('is empty without a topic or with an unknown one', () => {
    expect(ids(1, [])).toBe('');
    expect(ids(1, ['nonsense'])).toBe('');
  });
});

describe('the outcome', () => {
  const pack = [{ clause: { id: 'H1' }, level: 'MUST' as const }, { clause: { id: 'H2' }, level: 'SHOULD' as const }];
  it.each([
    [{}, 'not yet', 'H1', 'H2'],
    [{ H1: answer(), H2: answer() }, 'ready', '', ''],
    [{ H1: answer(), H2: answer({ verdict: 'not-yet' }) }, 'ready with follow-ups', '', 'H2'],
    [{ H1: answer({ verdict: 'waiver', owner: 'payments', expires: '2027-01-01' }), H2: answer() }, 'ready with follow-ups', '', 'H1'],
    [{ H1: answer({ verdict: 'waiver', owner: 'payments', expires: '2026-11-22' }), H2: answer() }, 'not yet', 'H1', ''],
    [{ H1: answer({ verdict: 'not-applicable' }), H2: answer() }, 'not yet', 'H1', ''],
    [{ H1: answer({ verdict: 'not-applicable', note: 'no probes: batch' }), H2: answer() }, 'ready', '', ''],
  ] as const)('of %j is %s', (answers, decision, blocking, following) => {
    const result = outcome(pack, answers as Readonly<Record<string, Answer>>, today);
    expect([result.decision, result.blocking.join(' '), result.following.join(' ')]).toEqual([decision, blocking, following]);
  });
  it('of an empty pack is not ready', () => {
    expect(outcome([], {}, today).decision).toBe('not yet');
  });
  it('says why a waiver does not count', () => {
    expect(openReason(answer({ verdict: 'waiver' }), today)).toBe('a waiver without an owner');
    expect(openReason(answer({ verdict: 'waiver', owner: 'a' }), today)).toBe('a waiver without an end');
    expect(openReason(answer({ verdict: 'waiver', owner: 'a', expires: today }), today)).toBeNull();
  });
});

describe('a file', () => {
  const known = { clauses: ['H1', 'H2'], workloads: ['http-service'], topics: ['probes'] };
  const review: Review = { format: reviewFormat, contract: '0.1.0', service: 'checkout', workload: 'http-service', tier: 1, touches: ['probes'], answers: { H1: answer({ note: 'runbook §2' }) } };
  it('comes back as it went out', () => {
    expect(readReview(writeReview(review), known)).toEqual({ review });
  });
  it.each([
    ['{"format":', 'not JSON'],
    ['[]', 'not an object'],
    ['null', 'not an object'],
    ['{"name":"x","version":"1.0.0"}', '"format" is missing'],
    [JSON.stringify({ ...review, format: 'other/1' }), '"format" is "other/1"'],
    [JSON.stringify({ ...review, tier: 4 }), '"tier" is 4'],
    [JSON.stringify({ ...review, workload: 'toaster' }), '"workload" is "toaster"'],
    [JSON.stringify({ ...review, touches: ['x'] }), '"touches" names "x"'],
    [JSON.stringify({ ...review, touches: 'probes' }), '"touches" has to be a list'],
    [JSON.stringify({ ...review, answers: { H9: answer() } }), '"H9"'],
    [JSON.stringify({ ...review, answers: { H1: { verdict: 'yes' } } }), 'The answer to H1 is "yes"'],
    [JSON.stringify({ ...review, answers: { H1: { verdict: 'holds', note: 7 } } }), 'The note of H1'],
    [JSON.stringify({ ...review, answers: { H1: 'holds' } }), 'not an object'],
    [`{"__proto__":{"polluted":true},"format":"${reviewFormat}"}`, '"contract" and "service"'],
    ['x'.repeat(1_000_001), 'at most 1,000,000'],
  ])('that is damaged or foreign is refused: %.40s', (text, message) => {
    const read = readReview(text, known);
    expect('problem' in read ? read.problem : 'accepted').toContain(message);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe('the document', () => {
  const hostile = 'a | b <script>alert(1)</script> `x` **bold** @team #12 [link](javascript:alert(1)) https://runs.example/1?a=b|c\n- item';
  const input: DocumentInput = {
    service: 'check|out @all', workload: 'HTTP service', tier: 1, topics: ['Probes, start or shutdown'], contract: '0.1.0', site: 'https://docs.example/', link: 'https://docs.example/kit/?tier=1', today,
    pack: [
      { clause: { id: 'H1', title: 'Startup has a budget', question: 'How long?', listenFor: '', proof: 'Seconds < budget', failureModes: ['FM-04'] }, level: 'MUST' },
      { clause: { id: 'H2', title: 'Readiness speaks for `this` replica', question: 'Which?', listenFor: '', proof: 'None', failureModes: [] }, level: 'SHOULD' },
    ],
    answers: { H1: answer({ verdict: 'waiver', owner: 'pay|ments', expires: '2020-01-01', note: hostile }), H2: answer({ note: 'https://wiki.example/evidence_2_of_3' }) },
  };
  const parse = (text: string): Nodes => fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const all = (node: Nodes): Nodes[] => [node, ...('children' in node ? (node.children as Nodes[]).flatMap(all) : [])];

  it.each(flavors)('for %s holds no HTML, no strange link, no mention, whatever was typed', (flavor) => {
    const text = toMarkdown(input, flavor);
    const nodes = all(parse(text));
    expect(nodes.filter(({ type }) => type === 'html')).toEqual([]);
    const links = nodes.flatMap((node) => (node.type === 'link' ? [node.url] : []));
    expect(links.filter((url) => !/^https:\/\/(docs\.example|wiki\.example)\//.test(url))).toEqual([]);
    expect(links).toContain('https://wiki.example/evidence_2_of_3');
    expect(text).not.toMatch(/@\w/);
    expect(text).not.toMatch(/(^|\s)#\d/);
    expect(nodes.filter(({ type }) => type === 'strong')).toHaveLength(1);
  });
  it.each(['github', 'gitlab'] as const)('for %s is one table with a row per clause, and a task per open clause', (flavor) => {
    const tree = parse(toMarkdown(input, flavor));
    const nodes = all(tree);
    const tables = nodes.filter((node): node is Table => node.type === 'table');
    expect(tables).toHaveLength(1);
    expect(tables[0]?.children.map((row) => row.children.length)).toEqual([4, 4, 4]);
    expect(nodes.filter((node) => node.type === 'listItem' && node.checked === false)).toHaveLength(1);
  });
  it('says that an ended waiver counts as not met', () => {
    expect(toMarkdown(input, 'plain')).toContain('until 2020-01-01 (counts as not met)');
    expect(toMarkdown(input, 'plain')).toContain('Decision: **not yet**');
  });
});
