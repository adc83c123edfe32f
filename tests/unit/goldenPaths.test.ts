/** The golden paths: strictly valid, zero unmet, each annotation a clause that exists; the broken examples fail for their reason. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { createJudge } from '../../src/checker/judge';
import { parseManifests } from '../../src/checker/parse';
import { clauseById, tiers } from '../../src/contract';
import { allChecks, emptyCatalogue, exampleParams } from '../../src/contract/checks';
import { brokenExamples, goldenPaths } from '../../src/contract/golden-paths';
import { annotatedLines } from '../../src/site/goldenPathViews';
import { manifestsOf, schemaProblems } from '../kubernetes';

const root = join(import.meta.dirname, '..', '..', 'static');
const judge = createJudge(allChecks, (id) => clauseById(id));
const judged = (file: string): ReturnType<typeof judge.judge> & { readonly problems: readonly unknown[] } => {
  const { manifests, problems } = parseManifests(readFileSync(join(root, file), 'utf8'), file);
  return { ...judge.judge(manifests, { params: exampleParams, catalogue: emptyCatalogue, today: '2026-11-23' }), problems };
};

describe.each(goldenPaths.flatMap(({ id, workload }) => tiers.map((tier) => [`${id} tier ${tier}`, id, tier, workload] as const)))('%s', (_, id, tier, workload) => {
  const file = `golden-paths/${id}/tier-${tier}.yaml`;

  it('validates strictly', async () => {
    expect(await schemaProblems(manifestsOf(file, readFileSync(join(root, file), 'utf8')))).toEqual([]);
  }, 60_000);

  it('keeps the contract: nothing unmet', () => {
    const { findings, objects, problems } = judged(file);
    expect(problems).toEqual([]);
    expect(findings.filter(({ verdict }) => verdict === 'unmet').map(({ check, kind, container, message }) => `${check} on ${kind} ${container ?? ''}: ${message}`)).toEqual([]);
    expect(findings.filter(({ message }) => message.startsWith('cannot be decided')).map(({ check, message }) => `${check}: ${message}`)).toEqual([]);
    expect(findings.filter(({ verdict }) => verdict === 'met').length).toBeGreaterThan(15);
    expect(objects.filter((object) => object.workload !== null).map((object) => [object.tier, object.guessed.tier, object.guessed.workload])).toEqual(objects.filter((object) => object.workload !== null).map(() => [tier, false, false]));
    expect(objects.some((object) => object.workload === workload)).toBe(true);
  });

  it('gives a clause for its lines', () => {
    const lines = annotatedLines(readFileSync(join(root, file), 'utf8'));
    for (const { clauses } of lines) for (const clause of clauses) expect(clauseById(clause).id).toBe(clause);
    expect(lines.filter(({ clauses }) => clauses.length > 0).length).toBeGreaterThan(15);
    expect(lines.filter(({ text }) => /\s# /.test(text)).map(({ text }) => text), 'comments that are no annotation').toEqual([]);
  });
});

describe('broken examples', () => {
  it('exist, and nothing else does', () => {
    const folder = join(root, 'broken');
    expect(existsSync(folder) ? readdirSync(folder).sort() : []).toEqual(brokenExamples.map(({ id }) => `${id}.yaml`).sort());
    expect(brokenExamples.length).toBeGreaterThan(5);
  });

  it.each(brokenExamples.map((example) => [example.id, example] as const))('%s fails for its reason', (id, { fails }) => {
    const { findings, problems } = judged(`broken/${id}.yaml`);
    expect(problems).toEqual([]);
    const unmet = new Set(findings.filter(({ verdict }) => verdict === 'unmet').map(({ check }) => check));
    expect(fails.length).toBeGreaterThan(0);
    expect(fails.filter((check) => !unmet.has(check))).toEqual([]);
  });
});
