/** The checks against their fixtures, their own form, and the lists they have to account for. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';

import { createJudge } from '../../src/checker/judge';
import { parseManifests } from '../../src/checker/parse';
import { pathProblems } from '../../src/checker/paths';
import { clauseById } from '../../src/contract';
import { allChecks, checks, exampleParams, peerGaps, unchecked } from '../../src/contract/checks';
import { candidateRules } from '../../src/contract/checks/candidate-rules';
import { peerRules } from '../../src/contract/checks/peer-rules';

const root = join(import.meta.dirname, '..', 'fixtures', 'checks');
const catalogue = { priorityClasses: ['tier-1', 'tier-2', 'batch'], batchPriorityClasses: ['batch'], registries: ['registry.example.com/'], ingressClasses: ['edge'] };
/** Lists whose gaps are the failing state of a list that should be empty. */
const missing = (all: readonly string[], accounted: readonly string[]): readonly string[] => { const known = new Set(accounted); return all.filter((id) => !known.has(id)); };
const repeated = (ids: readonly string[]): readonly string[] => ids.filter((id, index) => ids.indexOf(id) !== index);
/** RE2 has no look-around and no back references; patterns run in the API server. */
const notRe2 = /\(\?[=!<]|\\[1-9]/;
/** What RE2 has and JavaScript has not: the reader would refuse to decide. */
const notJavaScript = /\(\?[a-z]+[:)]/;

describe.each(checks.map((check) => [check.id, check] as const))('check %s', (id, check) => {
  const folder = join(root, id);
  const files = existsSync(folder) ? readdirSync(folder).sort() : [];
  const judge = createJudge([check], clauseById);

  it('has a readable form', () => {
    expect(id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/);
    expect(check.title.split(' ').length, 'words of the title').toBeLessThanOrEqual(10);
    expect(check.title).not.toMatch(/\.$/);
    expect(check.message.length, 'characters of the message').toBeLessThanOrEqual(200);
    expect(check.message).toMatch(/\.$/);
    expect(check.cannotSee).toMatch(/\.$/);
    expect([check.message, check.title, check.cannotSee].join(' ')).not.toMatch(/'|\b(MUST|SHOULD|MAY)\b/);
    expect(clauseById(check.clause).id).toBe(check.clause);
    const fix = parseAllDocuments(check.fix);
    expect(fix.flatMap((document) => ('errors' in document ? document.errors : [])).map(({ message }) => message)).toEqual([]);
    expect(check.fix.trim()).not.toBe('');
  });

  it('reads only fields that exist, in the dialect of the API server', () => {
    expect(pathProblems(check)).toEqual([]);
    expect([check.cel, check.when, check.unseen].join(' ')).not.toMatch(/cel\.bind|math\.|sets\.|\.sum\(\)/);
    expect([check.cel, check.when, check.unseen].join(' ')).not.toMatch(notRe2);
    expect([check.cel, check.when, check.unseen].join(' ')).not.toMatch(notJavaScript);
    expect(/\brelated\./.test([check.cel, check.when, check.unseen].join(' ')), 'needs names kinds exactly when related is read').toBe((check.needs ?? []).length > 0);
  });

  it('has at least two fixtures each way', () => {
    expect(files.filter((file) => !/^(pass|fail|unseen|na)\.[a-z0-9-]+\.yaml$/.test(file)), 'pass|fail|unseen|na.<why>.yaml').toEqual([]);
    for (const kind of ['pass', 'fail']) expect(files.filter((file) => file.startsWith(`${kind}.`)).length, `${kind} fixtures of ${id}`).toBeGreaterThanOrEqual(2);
    expect(files.some((file) => file.startsWith('unseen.')), 'a check that can say unseen has a fixture for it').toBe(check.unseen !== undefined);
  });

  it.each(files)('%s', (file) => {
    const { manifests, problems } = parseManifests(readFileSync(join(folder, file), 'utf8'), file);
    expect(problems).toEqual([]);
    const { findings } = judge.judge(manifests, { params: exampleParams, catalogue });
    const count = (verdict: string): number => findings.filter((finding) => finding.verdict === verdict).length;
    const kind = file.split('.')[0];
    const undecided = findings.filter(({ message }) => message.startsWith('cannot be decided')).map(({ message }) => message);
    expect(undecided).toEqual([]);
    if (kind === 'pass') expect({ unmet: count('unmet'), unseen: count('unseen'), met: count('met') > 0 }).toEqual({ unmet: 0, unseen: 0, met: true });
    if (kind === 'fail') expect(count('unmet'), 'unmet findings').toBeGreaterThan(0);
    if (kind === 'unseen') expect({ unmet: count('unmet'), unseen: count('unseen') > 0 }).toEqual({ unmet: 0, unseen: true });
    if (kind === 'na') expect({ unmet: count('unmet'), unseen: count('unseen'), met: count('met') }).toEqual({ unmet: 0, unseen: 0, met: 0 });
  });
});

describe('the checks together', () => {
  it('have ids of their own and no fixtures without a check', () => {
    const ids = checks.map(({ id }) => id);
    expect(repeated(ids)).toEqual([]);
    expect(missing(readdirSync(root), ids)).toEqual([]);
  });

  it('account for every candidate rule', () => {
    const done = allChecks.flatMap(({ candidates }) => candidates);
    const left = unchecked.map(({ rule }) => rule);
    expect(missing(candidateRules, [...done, ...left]), 'candidate rules without check or reason').toEqual([]);
    expect(missing([...done, ...left], candidateRules), 'rules that are none of the candidates').toEqual([]);
    expect(left.filter((rule) => done.includes(rule)), 'both checked and left out').toEqual([]);
    expect(repeated(left)).toEqual([]);
  });

  it('account for every rule of the peers', () => {
    const done = allChecks.flatMap(({ covers }) => covers);
    const left = peerGaps.map(({ peer }) => peer);
    const all = peerRules.map(({ id }) => id);
    expect(missing(all, [...done, ...left]), 'peer rules neither covered nor explained').toEqual([]);
    expect(missing([...done, ...left], all), 'ids that no peer has').toEqual([]);
    expect(left.filter((rule) => done.includes(rule)), 'both covered and left out').toEqual([]);
    expect(repeated(left)).toEqual([]);
  });
});

describe('the gates on checks', () => {
  it('notice a typo in a path', () => {
    const form = { kinds: ['Deployment'], each: 'app-container' } as const;
    expect(pathProblems({ ...form, cel: 'object.spec.template.spec.terminationGracePeriodSecond > 1' })[0]).toContain('no field terminationGracePeriodSecond');
    expect(pathProblems({ ...form, cel: 'item.?lifecycle.?prestop.hasValue()' })[0]).toContain('item.lifecycle has no field prestop');
    expect(pathProblems({ ...form, cel: 'variables.containers.all(c, has(c.livnessProbe))' })[0]).toContain('c has no field livnessProbe');
    expect(pathProblems({ ...form, cel: 'variables.container.size() > 0' })[0]).toContain('variables.container does not exist');
    expect(pathProblems({ ...form, cel: 'related.Service.size() > 0' })[0]).toContain('needs does not name it');
    expect(pathProblems({ ...form, cel: "item.?resources.?requests[?'cpu'].hasValue() && object.metadata.labels['a'] == 'b'" })).toEqual([]);
  });

  it('notice patterns the API server cannot run and lists with a gap', () => {
    expect(notRe2.test('x.matches("a(?=b)")')).toBe(true);
    expect(missing(['a', 'b'], ['a'])).toEqual(['b']);
    expect(repeated(['a', 'a'])).toEqual(['a']);
  });
});
