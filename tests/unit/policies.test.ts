/** The published policies: valid objects, read back and evaluated on every fixture, with the verdicts of the reader. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { createJudge } from '../../src/checker/judge';
import { parseManifests } from '../../src/checker/parse';
import { notAPolicy, policyFiles } from '../../src/checker/policies';
import { clauseById } from '../../src/contract';
import { checks, exampleParams } from '../../src/contract/checks';
import { loadPolicies } from '../admission';
import { schemaProblems } from '../kubernetes';
import { manifestsOf } from '../kubernetes';

const catalogue = { priorityClasses: ['tier-1', 'tier-2', 'batch'], batchPriorityClasses: ['batch'], registries: ['registry.example.com/'], ingressClasses: ['edge'] };
const settings = { ...Object.fromEntries(Object.entries(exampleParams).map(([name, value]) => [name, String(value)])), ...Object.fromEntries(Object.entries(catalogue).map(([name, list]) => [name, list.join(',')])), today: '2026-11-23' };
const files = policyFiles(checks, (id) => clauseById(id), (clause) => `https://kubernetes-runtime-patterns.example/c/${clause.toLowerCase()}/`);
const bundle = files.find(({ path }) => path.endsWith('/runtime-contract.yaml'))?.text ?? '';
const review = loadPolicies(bundle);
const root = join(import.meta.dirname, '..', 'fixtures', 'checks');

describe('published policies', () => {
  it('are valid objects, field by field', async () => {
    const objects = files.flatMap(({ path, text }) => manifestsOf(path, text));
    expect(objects.length).toBeGreaterThan(50);
    expect(await schemaProblems(objects)).toEqual([]);
  }, 120_000);

  it('hold every single-object check, and say why the others are left to the reader', () => {
    const inPolicies = checks.filter((check) => bundle.includes(`${check.clause} ${check.id}`)).map(({ id }) => id);
    expect(checks.filter((check) => notAPolicy(check) === undefined).map(({ id }) => id).filter((id) => !inPolicies.includes(id))).toEqual([]);
    expect(checks.filter((check) => notAPolicy(check) !== undefined).map(({ id }) => id).filter((id) => inPolicies.includes(id))).toEqual([]);
    expect(inPolicies.length).toBeGreaterThan(100);
  });

  it('stay within what the API server evaluates', () => {
    for (const { path, text } of files.filter(({ path: name }) => !name.endsWith('/runtime-contract.yaml'))) expect(text.length, path).toBeLessThan(900_000);
    // No loop over a list inside two loops over lists: cost is estimated by multiplying the lengths.
    const names = (bundle.match(/name: runtime-contract-\S+/g) ?? []).map((line) => line.length);
    expect(Math.max(...names)).toBeLessThan(80);
  });

  it('refuse nothing that carries a complete waiver in force, and count an expired one as unmet', () => {
    const waived = (expires: string, extra = ''): string => `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: checkout\n  labels: { runtime-contract/waiver-h1: "${expires}" }\n  annotations:\n${['class: legacy', 'reason: slow', 'risk-minutes: "2"', 'control: watch', 'owner: team', 'approved-by: lead', 'granted: "2026-11-01"'].map((note) => `    runtime-contract/waiver-h1-${note}\n`).join('')}${extra}spec:\n  progressDeadlineSeconds: 60\n  selector: { matchLabels: { app: checkout } }\n  template:\n    metadata: { labels: { app: checkout } }\n    spec:\n      containers: [{ name: checkout, image: "registry.example.com/a:1", startupProbe: { failureThreshold: 60, httpGet: { port: 80 } } }]\n`;
    const refused = (yaml: string): boolean => { const [manifest] = parseManifests(yaml).manifests; return manifest !== undefined && review(manifest, settings).some(({ message }) => message.includes('startup-budget-below-deadline')); };
    expect([refused(waived('2026-11-23')), refused(waived('2026-11-22')), refused(waived('2027-06-01')), refused(waived('2026-12-99')), refused(waived('soon'))]).toEqual([false, true, true, true, true]);
    expect(refused(waived('2026-12-01').replace(/.*-owner.*\n/, ''))).toBe(true);
  });
});

const judge = createJudge(checks, (id) => clauseById(id));
describe.each(checks.filter((check) => notAPolicy(check) === undefined).map((check) => [check.id] as const))('policy of %s', (id) => {
  const folder = join(root, id);
  it.each(existsSync(folder) ? readdirSync(folder) : [])('agrees with the reader on %s', (file) => {
    const { manifests } = parseManifests(readFileSync(join(folder, file), 'utf8'), file);
    for (const manifest of manifests) {
      const owners = (manifest.object.metadata as { readonly ownerReferences?: readonly unknown[] } | undefined)?.ownerReferences;
      if (owners) continue; // admission leaves what a controller made to the judgment of its owner
      const ours = judge.judge([manifest], { params: exampleParams, catalogue, today: '2026-11-23' }).findings.some(({ check, verdict, waivedUntil }) => check === id && verdict === 'unmet' && waivedUntil === null);
      const theirs = review(manifest, settings).filter(({ message }) => message.includes(` ${id}:`));
      expect({ refused: theirs.length > 0, of: `${manifest.kind} ${manifest.name}` }).toEqual({ refused: ours, of: `${manifest.kind} ${manifest.name}` });
      for (const { said } of theirs) expect(said).toContain(id);
    }
  });
});
