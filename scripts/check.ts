/**
 * The checker on the command line: files or folders in, findings out.
 *
 *     npm run check -- <files or folders, or - for standard input> [--tier 1|2|3] [--workload http-service]
 *                      [--format text|json|sarif|markdown] [--platform platform.json] [--today 2026-11-23]
 *     npm run check -- --list [--format json]
 *
 * Exit code: 0 when no MUST is unmet without a waiver, 1 when one is, 2 when something could not be read or nothing was judged.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { createJudge, type JudgeOptions } from '../src/checker/judge';
import { parseManifests, type Manifest, type Problem } from '../src/checker/parse';
import { toJson, toMarkdown, toResult, toSarif, toText, type PrintContext } from '../src/checker/report';
import { publishedChecks } from '../src/site/checkViews';
import { clauseById, contractVersion, tiers, workloads, type Tier, type Workload } from '../src/contract';
import { allChecks, emptyCatalogue, exampleParams } from '../src/contract/checks';

const formats = ['text', 'json', 'sarif', 'markdown'] as const;
const site = process.env.SITE_URL ?? 'https://kubernetes-runtime-patterns.example';
const usage = 'npm run check -- <files or folders, or - for standard input> [--tier 1|2|3] [--workload <type>] [--format text|json|sarif|markdown] [--platform <file.json>] [--today <date>]\nnpm run check -- --list [--format json]';

/** A wrong call: message for the user, exit code 2. */
class UsageError extends Error {}

function choice<T extends string>(name: string, value: string | undefined, known: readonly T[]): T | undefined {
  if (value === undefined) return undefined;
  const found = known.find((candidate) => candidate === value);
  if (found === undefined) throw new UsageError(`--${name} is "${value}"; choose ${known.join(', ')}`);
  return found;
}

/** The numbers and names of a platform; what the file leaves out stays as in the worked example, or unasked. */
function readPlatform(path: string | undefined): Pick<JudgeOptions, 'params' | 'catalogue'> {
  if (path === undefined) return { params: exampleParams, catalogue: emptyCatalogue };
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new UsageError(`--platform ${path} cannot be read as JSON: ${(cause as Error).message}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new UsageError(`--platform ${path} holds no object of settings`);
  const params: Record<string, number> = { ...exampleParams };
  const catalogue: Record<string, readonly string[]> = { ...emptyCatalogue };
  for (const [name, setting] of Object.entries(value)) {
    if (name in params && Number.isInteger(setting) && (setting as number) >= 0) params[name] = setting as number;
    else if (name in catalogue && Array.isArray(setting) && setting.every((item) => typeof item === 'string')) catalogue[name] = setting;
    else throw new UsageError(`--platform ${path}: ${name} is ${JSON.stringify(setting)}; whole seconds for ${Object.keys(params).join(', ')}, lists of names for ${Object.keys(catalogue).join(', ')}`);
  }
  return { params: params as never, catalogue: catalogue as never };
}

const isManifest = (name: string): boolean => /\.(ya?ml|json)$/.test(name);

/** Files below a path, in order; a file named on the command line counts whatever it is called. */
function filesOf(path: string): readonly string[] {
  let entry;
  try {
    entry = statSync(path);
  } catch {
    throw new UsageError(`${path} does not exist`);
  }
  if (!entry.isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true }).sort((a, b) => a.name.localeCompare(b.name)).flatMap((child) => {
    if (child.name === 'node_modules' || child.name.startsWith('.')) return [];
    const below = join(path, child.name);
    return child.isDirectory() ? filesOf(below) : isManifest(child.name) ? [below] : [];
  });
}

function list(format: string): string {
  const rows = publishedChecks();
  if (format === 'json') return `${JSON.stringify(rows, null, 1)}\n`;
  return `${rows.map((row) => `${row.clause.padEnd(4)}${row.check}: ${row.title}`).join('\n')}\n${rows.length} checks\n`;
}

/** @returns the exit code. */
function main(argv: readonly string[]): number {
  const { values, positionals } = parseArgs({
    args: [...argv], allowPositionals: true,
    options: { tier: { type: 'string' }, workload: { type: 'string' }, format: { type: 'string' }, platform: { type: 'string' }, today: { type: 'string' }, list: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) { process.stdout.write(`${usage}\n`); return 0; }
  const format = choice('format', values.format, formats) ?? 'text';
  if (values.list) { process.stdout.write(list(format)); return 0; }
  if (positionals.length === 0) throw new UsageError(`name the files or folders to check\n${usage}`);
  const tier = choice('tier', values.tier, tiers.map(String));
  const workload: Workload | undefined = choice('workload', values.workload, workloads);
  const today = values.today ?? new Date().toISOString().slice(0, 10);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(today)) throw new UsageError(`--today is "${today}"; write a date as 2026-11-23`);
  const platform = readPlatform(values.platform);

  const manifests: Manifest[] = [];
  const problems: Problem[] = [];
  const read = (file: string, text: string): void => {
    const parsed = parseManifests(text, file);
    manifests.push(...parsed.manifests);
    problems.push(...parsed.problems);
  };
  for (const path of positionals) {
    if (path === '-') read('standard input', readFileSync(0, 'utf8'));
    else for (const file of filesOf(path)) read(file, readFileSync(file, 'utf8'));
  }
  const context: PrintContext = { checks: allChecks, version: contractVersion, clauseUrl: (clause) => `${site}/c/${clause === '' ? '' : `${clause.toLowerCase()}/`}` };
  const judge = createJudge(allChecks, (id) => clauseById(id));
  const report = judge.judge(manifests, { ...platform, today, ...(tier === undefined ? {} : { tier: Number(tier) as Tier }), ...(workload === undefined ? {} : { workload }) });
  const result = toResult(report, problems);
  const printed = format === 'json' ? JSON.stringify(toJson(result, context), null, 1) : format === 'sarif' ? JSON.stringify(toSarif(result, context), null, 1) : format === 'markdown' ? toMarkdown(result, context) : toText(result, context).trimEnd();
  process.stdout.write(`${printed}\n`);
  if (manifests.length === 0) {
    process.stderr.write('No Kubernetes object was found, so nothing was judged.\n');
    return 2;
  }
  if (result.summary.failing > 0) return 1;
  return problems.some(({ severity }) => severity === 'error') ? 2 : 0;
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (cause) {
  if (!(cause instanceof UsageError) && !(cause as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')) throw cause;
  process.stderr.write(`${(cause as Error).message}\n`);
  process.exitCode = 2;
}
