/**
 * Compares the published policies with a real API server: `npm run test:cluster`.
 *
 * Applies the policies to the cluster of `KUBECONFIG`, creates every fixture with server-side dry-run in a namespace that
 * opts in at the last stage, and compares refusals and warnings with the checker’s own verdicts. Nothing of the fixtures
 * stays; the policies, their namespace and the test namespace are removed at the end. Without `KUBECONFIG` or `kubectl`
 * it says so and passes, because a machine without a cluster can show nothing.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';

import { createJudge } from '../src/checker/judge';
import { parseManifests, type Manifest } from '../src/checker/parse';
import { notAPolicy, policyFiles, settings, stageLabel } from '../src/checker/policies';
import { clauseById } from '../src/contract';
import { checks, emptyCatalogue, exampleParams } from '../src/contract/checks';

const fixtures = join(import.meta.dirname, '..', 'tests', 'fixtures', 'checks');
const namespace = 'runtime-contract-test';
/** Seconds until the API server has compiled new policies; it lists none before. */
const settle = 15;

function kubectl(args: readonly string[], input?: string): { readonly ok: boolean; readonly out: string } {
  const run = spawnSync('kubectl', args, { encoding: 'utf8', input, maxBuffer: 64 * 1024 * 1024 });
  return { ok: run.status === 0, out: `${run.stdout ?? ''}${run.stderr ?? ''}` };
}

/** The object as JSON in the test namespace; big integers as numbers. */
function inNamespace({ object }: Manifest): string {
  const plain = JSON.parse(JSON.stringify(object, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value))) as Record<string, unknown>;
  const metadata = (plain.metadata ?? {}) as Record<string, unknown>;
  return stringify({ ...plain, metadata: { ...metadata, namespace, name: metadata.name ?? 'unnamed' } });
}

function main(): number {
  if (!process.env.KUBECONFIG) { process.stdout.write('test:cluster skipped: KUBECONFIG is not set. Start a cluster (kind create cluster) and point KUBECONFIG at it.\n'); return 0; }
  if (spawnSync('kubectl', ['version', '--client']).status !== 0) { process.stdout.write('test:cluster skipped: kubectl is not on the path.\n'); return 0; }
  const reachable = kubectl(['version', '-o', 'json']);
  if (!reachable.ok) { process.stderr.write(`The cluster of KUBECONFIG does not answer: ${reachable.out}\n`); return 1; }
  const served = new Set(kubectl(['api-resources', '--no-headers', '-o', 'name']).out.split('\n').map((line) => line.trim()));

  const folder = mkdtempSync(join(tmpdir(), 'policies-'));
  const files = policyFiles(checks, (id) => clauseById(id), (id) => `https://kubernetes-runtime-patterns.example/c/${id.toLowerCase()}/`);
  const write = (name: string, text: string): string => { const path = join(folder, name); writeFileSync(path, text); return path; };
  // The job that writes the date needs an image of yours; here the date is written once.
  const platform = write('platform.yaml', stringify({ apiVersion: 'v1', kind: 'List', items: [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: settings.namespace } },
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { ...settings }, data: { ...Object.fromEntries(Object.entries(exampleParams).map(([key, value]) => [key, String(value)])), today: new Date().toISOString().slice(0, 10) } },
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace, labels: { [stageLabel]: 'deny' } } },
  ] }));
  const bundle = write('bundle.yaml', files.find(({ path }) => path.endsWith('/runtime-contract.yaml'))?.text ?? '');
  const remove = (): void => { kubectl(['delete', '-f', bundle, '--ignore-not-found', '--wait=false']); kubectl(['delete', '-f', platform, '--ignore-not-found', '--wait=false']); rmSync(folder, { recursive: true, force: true }); };

  try {
    for (const file of [platform, bundle]) {
      const applied = kubectl(['apply', '--server-side', '-f', file]);
      if (!applied.ok) { process.stderr.write(`Not accepted by this API server:\n${applied.out}\n`); return 1; }
    }
    spawnSync('sleep', [String(settle)]);
    const warnings = kubectl(['get', 'validatingadmissionpolicies', '-o', 'jsonpath={range .items[*]}{.metadata.name}: {.status.typeChecking.expressionWarnings[*].warning}{"\\n"}{end}']);
    process.stdout.write(`Type warnings of the API server, for reading:\n${warnings.out.split('\n').filter((line) => /runtime-contract.*: \S/.test(line)).join('\n')}\n`);

    const judge = createJudge(checks, (id) => clauseById(id));
    const wrong: string[] = [];
    let compared = 0;
    let skipped = 0;
    for (const check of checks.filter((candidate) => notAPolicy(candidate) === undefined)) {
      for (const file of readdirSync(join(fixtures, check.id))) {
        for (const manifest of parseManifests(readFileSync(join(fixtures, check.id, file), 'utf8'), file).manifests) {
          const [group = ''] = manifest.apiVersion.includes('/') ? manifest.apiVersion.split('/') : [''];
          if (group.includes('.') && ![...served].some((name) => name.endsWith(`.${group}`))) { skipped += 1; continue; }
          const ours = judge.judge([manifest], { params: exampleParams, catalogue: emptyCatalogue, today: new Date().toISOString().slice(0, 10) }).findings.some((finding) => finding.check === check.id && finding.verdict === 'unmet' && finding.waivedUntil === null);
          const { out } = kubectl(['create', '--dry-run=server', '-f', '-'], inNamespace(manifest));
          // An object the schema refuses never reaches a policy.
          if (!out.includes(' runtime-contract-') && !/created \(server dry run\)/.test(out)) { skipped += 1; continue; }
          compared += 1;
          const theirs = out.includes(` ${check.id}:`) || out.includes(` ${check.id},`);
          if (theirs !== ours) wrong.push(`${check.id}/${file} ${manifest.kind}: checker ${ours ? 'unmet' : 'met or not applicable'}, API server ${theirs ? 'unmet' : 'silent'}`);
        }
      }
    }
    process.stdout.write(`${compared} objects compared, ${skipped} not comparable here (schema refuses them, or the kind is not served)\n${wrong.map((line) => `differs: ${line}`).join('\n')}\n`);
    return wrong.length === 0 && compared > 0 ? 0 : 1;
  } finally {
    remove();
  }
}

process.exitCode = main();
