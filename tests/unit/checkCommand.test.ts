/** The command line: exit codes, formats, the published schema, waivers, messages for wrong calls. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

import { reportSchema, type JsonReport } from '../../src/checker/report';

const root = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'check-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string, text: string): string => { const path = join(folder, name); writeFileSync(path, text); return path; };
const run = (args: readonly string[], input = ''): { readonly code: number | null; readonly out: string; readonly err: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'node_modules', 'jiti', 'lib', 'jiti-cli.mjs'), join(root, 'scripts', 'check.ts'), ...args], { encoding: 'utf8', input, cwd: root });
  return { code: status, out: stdout, err: stderr };
};
const broken = file('broken.yaml', 'apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: { name: checkout, labels: { tier: "1" } }\nspec: { maxUnavailable: 0, selector: { matchLabels: { app: checkout } } }\n');
const harmless = file('harmless.yaml', 'apiVersion: v1\nkind: Endpoints\nmetadata: { name: a }\n');

/** What is not as the schema says; as much of JSON Schema as the report’s schema uses. */
function schemaProblems(value: unknown, schema: Readonly<Record<string, unknown>>, path = '$'): readonly string[] {
  const types = (Array.isArray(schema.type) ? schema.type : schema.type === undefined ? [] : [schema.type]) as readonly string[];
  const actual = value === null ? 'null' : Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : typeof value;
  if (types.length > 0 && !types.includes(actual)) return [`${path} is ${actual}`];
  const problems: string[] = [];
  if (Array.isArray(schema.enum) && !schema.enum.includes(value)) problems.push(`${path} is ${String(value)}`);
  if (typeof schema.pattern === 'string' && !new RegExp(schema.pattern).test(String(value))) problems.push(`${path} does not match`);
  if (typeof schema.minimum === 'number' && Number(value) < schema.minimum) problems.push(`${path} is below the minimum`);
  if (actual === 'array' && schema.items) for (const [index, item] of (value as readonly unknown[]).entries()) problems.push(...schemaProblems(item, schema.items as never, `${path}[${index}]`));
  if (actual === 'object' && schema.properties) {
    const fields = schema.properties as Readonly<Record<string, never>>;
    for (const name of (schema.required ?? []) as readonly string[]) if (!(name in (value as object))) problems.push(`${path}.${name} is missing`);
    for (const [name, child] of Object.entries(value as object)) problems.push(...(name in fields ? schemaProblems(child, fields[name] ?? {}, `${path}.${name}`) : schema.additionalProperties === false ? [`${path}.${name} is unknown`] : []));
  }
  return problems;
}

describe('npm run check', () => {
  it('fails on an unmet MUST, at its line, and prints the published form', () => {
    const { code, out } = run([broken, '--format', 'json', '--today', '2026-11-23']);
    expect(code).toBe(1);
    const report = JSON.parse(out) as JsonReport;
    expect(schemaProblems(report, reportSchema)).toEqual([]);
    expect(schemaProblems({ ...report, summary: null }, reportSchema)).toEqual(['$.summary is null']);
    expect(report.findings.filter(({ verdict, clause }) => verdict === 'unmet' && clause === 'D1').map(({ line, file: where }) => [line, where])).toContainEqual([4, broken]);
    expect(run([broken]).out).toContain(`${broken}:4:`);
  });

  it('reads standard input, folders and lists', () => {
    expect(run(['-'], 'apiVersion: v1\nkind: Endpoints\nmetadata: { name: a }\n').code).toBe(0);
    expect(run([folder]).out).toMatch(/^2 objects: /m);
    const list = JSON.parse(run(['--list', '--format', 'json']).out) as readonly { readonly check: string; readonly covers: readonly string[] }[];
    expect(list.find(({ check }) => check === 'startup-budget-below-deadline')?.covers).toContain('candidate:HLT-04/budget');
    expect(JSON.parse(run([broken, '--format', 'sarif']).out)).toHaveProperty('version', '2.1.0');
  });

  it('honors a waiver until its last day', () => {
    const notes = ['class: legacy', 'reason: x', 'risk-minutes: "2"', 'control: x', 'owner: a', 'approved-by: b', 'granted: "2026-11-01"'].map((note) => `    runtime-contract/waiver-d1-${note}\n`).join('');
    const waived = file('waived.yaml', `apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata:\n  name: checkout\n  labels: { tier: "1", runtime-contract/waiver-d1: "2026-12-01" }\n  annotations:\n${notes}spec: { maxUnavailable: 0, selector: { matchLabels: { app: checkout } } }\n`);
    const failing = (today: string): number => (JSON.parse(run([waived, '--format', 'json', '--today', today]).out) as JsonReport).findings.filter(({ clause, verdict, level, waivedUntil }) => clause === 'D1' && verdict === 'unmet' && level === 'MUST' && waivedUntil === null).length;
    expect(failing('2026-12-01')).toBe(0);
    expect(failing('2026-12-02')).toBeGreaterThan(0);
  });

  it.each([
    ['no file', [], 'name the files'],
    ['a missing file', ['nowhere.yaml'], 'nowhere.yaml does not exist'],
    ['a wrong tier', [harmless, '--tier', '4'], '--tier is "4"; choose 1, 2, 3'],
    ['a wrong workload', [harmless, '--workload', 'web'], 'choose http-service'],
    ['an unknown option', [harmless, '--strict'], '--strict'],
    ['a wrong date', [harmless, '--today', 'tomorrow'], 'write a date'],
    ['settings that are none', [harmless, '--platform', broken], 'cannot be read as JSON'],
  ] as const)('says what is wrong with %s', (_, args, message) => {
    const { code, err } = run(args);
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(err).not.toMatch(/\n\s+at /);
  });

  it('does not call it good when nothing was judged', () => {
    const chart = file('chart.txt', 'kind: {{ .Values.kind }}\n');
    const { code, out, err } = run([chart]);
    expect([code, out.includes('Helm template'), err.includes('nothing was judged')]).toEqual([2, true, true]);
  });
});
