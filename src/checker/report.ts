/** A report as text, JSON, SARIF and Markdown: the same findings for a terminal, a pipeline and a design review. */
import type { Check } from '../contract/checks/types';
import { verdicts, type Finding, type Judged, type Report, type Verdict } from './judge';
import type { Problem } from './parse';

/** What a verdict is called in print. */
export const verdictNames: Readonly<Record<Verdict, string>> = { unmet: 'not met', unseen: 'cannot be seen from a manifest', met: 'met', 'not-applicable': 'not applicable' };

/** Everything one run says. */
export interface CheckResult extends Report {
  readonly problems: readonly Problem[];
  readonly summary: Summary;
}

/** Counts of one run. */
export interface Summary {
  readonly objects: number;
  readonly byVerdict: Readonly<Record<Verdict, number>>;
  /** Unmet findings of level MUST without a waiver that holds: what fails a run. */
  readonly failing: number;
  /** Unmet findings that a waiver permits today. */
  readonly waived: number;
}

/** A finding that fails a run: a MUST that is not kept, without a waiver that holds. */
export const fails = (finding: Finding): boolean => finding.verdict === 'unmet' && finding.level === 'MUST' && finding.waivedUntil === null;

/** Adds the counts to a report. */
export function toResult(report: Report, problems: readonly Problem[]): CheckResult {
  const count = (keep: (finding: Finding) => boolean): number => report.findings.filter(keep).length;
  return {
    ...report, problems,
    summary: {
      objects: report.objects.length,
      byVerdict: Object.fromEntries(verdicts.map((verdict) => [verdict, count((finding) => finding.verdict === verdict)])) as Record<Verdict, number>,
      failing: count(fails), waived: count(({ waivedUntil }) => waivedUntil !== null),
    },
  };
}

/** What the printers need besides the result. */
export interface PrintContext {
  readonly checks: readonly Check[];
  /** Version of the contract. */
  readonly version: string;
  /** Address of a clause on the site; `H2` → `https://…/c/h2/`. */
  readonly clauseUrl: (clause: string) => string;
}

const objectName = ({ kind, name, namespace }: Pick<Finding, 'kind' | 'name' | 'namespace'>): string => `${kind} ${namespace === '' ? '' : `${namespace}/`}${name === '' ? '(no name)' : name}`;
/** Unmet first: failing, then by level, then in order of the file. */
const rank = (finding: Finding): number => (fails(finding) ? 0 : finding.waivedUntil !== null ? 3 : finding.level === 'SHOULD' ? 1 : 2);
const unmetOf = (result: CheckResult): readonly Finding[] => result.findings.filter(({ verdict }) => verdict === 'unmet').sort((a, b) => rank(a) - rank(b) || a.file.localeCompare(b.file) || a.line - b.line);

/** Control characters of hostile manifests do not reach a terminal. */
 
const plain = (text: string): string => text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, '�');

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/** One line that says how it went. */
export function summaryText({ objects, byVerdict, failing, waived }: Summary): string {
  return `${plural(objects, 'object')}: ${byVerdict.met} met, ${byVerdict.unmet} not met (${failing} of them a MUST without waiver${waived > 0 ? `, ${waived} waived` : ''}), ${byVerdict.unseen} cannot be seen, ${byVerdict['not-applicable']} not applicable`;
}

/** For a terminal: `file:line:column` first, so that editors jump there. */
export function toText(result: CheckResult, { checks, clauseUrl }: PrintContext): string {
  const titles = new Map(checks.map(({ id, title }) => [id, title]));
  const lines = result.problems.map(({ file, line, column, message, severity }) => `${file}:${line}:${column}: ${severity === 'error' ? 'not read' : 'skipped'}: ${message}`);
  for (const finding of unmetOf(result)) {
    const where = `${finding.file}:${finding.line}:${finding.column}`;
    const who = `${objectName(finding)}${finding.container === null ? '' : `, ${finding.container}`}`;
    lines.push('', `${where}: ${finding.level ?? ''} ${finding.clause} ${finding.check}: ${titles.get(finding.check) ?? ''}${finding.waivedUntil === null ? '' : ` (waived until ${finding.waivedUntil})`}`, `  ${who}: ${finding.message}`, `  ${clauseUrl(finding.clause)}`);
  }
  for (const object of result.objects) for (const problem of object.waiverProblems) lines.push('', `${object.file}:${object.line}:1: ${objectName(object)}: ${problem}`);
  const guessed = result.objects.filter(({ workload, guessed: { workload: unsure } }) => workload !== null && unsure);
  if (guessed.length > 0) lines.push('', `Workload type guessed for ${guessed.slice(0, 5).map((object) => `${objectName(object)} (${object.workload ?? ''})`).join(', ')}${guessed.length > 5 ? ` and ${guessed.length - 5} more` : ''}; say it with the label runtime-contract/workload, or --workload.`);
  lines.push('', summaryText(result.summary));
  return `${lines.map(plain).join('\n').trimStart()}\n`;
}

/** The published form; its schema is `check-report.schema.json`. */
export interface JsonReport {
  readonly version: string;
  readonly summary: Summary;
  readonly problems: readonly Problem[];
  readonly objects: readonly Judged[];
  readonly findings: readonly Finding[];
}

/** For other programs: every object × check that could concern it. */
export function toJson({ objects, findings, problems, summary }: CheckResult, { version }: PrintContext): JsonReport {
  return { version, summary, problems, objects, findings };
}

const sarifLevel = (finding: Finding): 'error' | 'warning' | 'note' => (fails(finding) ? 'error' : finding.level === 'MAY' || finding.waivedUntil !== null ? 'note' : 'warning');

/** SARIF 2.1.0, as code scanning reads it: unmet findings as results, waived ones as suppressed. */
export function toSarif(result: CheckResult, { checks, version, clauseUrl }: PrintContext): object {
  const used = new Set(result.findings.map(({ check }) => check));
  const rules = checks.filter(({ id }) => used.has(id));
  const index = new Map(rules.map(({ id }, position) => [id, position]));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0',
    runs: [{
      tool: { driver: {
        name: 'runtime-contract', semanticVersion: version, informationUri: clauseUrl('').replace(/c\/+$/, ''),
        rules: rules.map(({ id, title, message, clause, cannotSee }) => ({ id, name: id, shortDescription: { text: title }, fullDescription: { text: message }, help: { text: `Clause ${clause}. What it cannot see: ${cannotSee}` }, helpUri: clauseUrl(clause) })),
      } },
      invocations: [{ executionSuccessful: true, toolExecutionNotifications: result.problems.map(({ file, line, column, message, severity }) => ({ level: severity === 'error' ? 'error' : 'note', message: { text: message }, locations: [location(file, line, column)] })) }],
      results: unmetOf(result).map((finding) => ({
        ruleId: finding.check, ruleIndex: index.get(finding.check) ?? -1, level: sarifLevel(finding), message: { text: `${finding.clause}: ${objectName(finding)}${finding.container === null ? '' : `, ${finding.container}`}: ${finding.message}` },
        locations: [location(finding.file, finding.line, finding.column)],
        ...(finding.waivedUntil === null ? {} : { suppressions: [{ kind: 'inSource', justification: `waiver until ${finding.waivedUntil}` }] }),
      })),
    }],
  };
}

function location(file: string, startLine: number, startColumn: number): object {
  return { physicalLocation: { artifactLocation: { uri: encodeURI(file.replaceAll('\\', '/')) }, region: { startLine, startColumn } } };
}

/** A cell of a Markdown table that hostile names cannot leave. */
const cell = (text: string): string => plain(text).replace(/[\\`*_{}[\]<>|#!&]/g, (character) => `\\${character}`).replace(/\s+/g, ' ');

/** For a design review: what is not met, what nobody can see from files, and the objects it is about. */
export function toMarkdown(result: CheckResult, { clauseUrl }: PrintContext): string {
  const unmet = unmetOf(result);
  const unseen = [...new Map(result.findings.filter(({ verdict }) => verdict === 'unseen').map((finding) => [`${finding.check} ${finding.message}`, finding])).values()];
  const link = (clause: string): string => `[${clause}](${clauseUrl(clause)})`;
  return [
    '## Runtime contract: check of manifests', '', summaryText(result.summary), '',
    ...(unmet.length === 0 ? ['Every part that the files show is met.', ''] : [
      '| Clause | Level | Object | Line | What is not met |', '| --- | --- | --- | --- | --- |',
      ...unmet.map((finding) => `| ${link(finding.clause)} | ${finding.level ?? ''}${finding.waivedUntil === null ? '' : `, waived until ${finding.waivedUntil}`} | ${cell(objectName(finding))}${finding.container === null ? '' : `, ${cell(finding.container)}`} | ${finding.line} | ${cell(finding.message)} |`), '',
    ]),
    ...(unseen.length === 0 ? [] : ['### To be shown by other evidence', '', ...unseen.map((finding) => `- ${link(finding.clause)}: ${cell(finding.message)}`), '']),
  ].join('\n');
}

/** JSON Schema (draft 2020-12) of `JsonReport`, published beside the contract. */
export const reportSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Report of the runtime contract checker',
  type: 'object', additionalProperties: false, required: ['version', 'summary', 'problems', 'objects', 'findings'],
  properties: {
    version: { type: 'string', description: 'Version of the contract.' },
    summary: {
      type: 'object', additionalProperties: false, required: ['objects', 'byVerdict', 'failing', 'waived'],
      properties: {
        objects: { type: 'integer', minimum: 0 },
        byVerdict: { type: 'object', additionalProperties: false, required: verdicts, properties: Object.fromEntries(verdicts.map((verdict) => [verdict, { type: 'integer', minimum: 0 }])) },
        failing: { type: 'integer', minimum: 0, description: 'Unmet findings of level MUST without a waiver that holds.' },
        waived: { type: 'integer', minimum: 0 },
      },
    },
    problems: {
      type: 'array',
      items: { type: 'object', additionalProperties: false, required: ['file', 'line', 'column', 'message', 'severity'], properties: { file: { type: 'string' }, line: { type: 'integer', minimum: 1 }, column: { type: 'integer', minimum: 1 }, message: { type: 'string' }, severity: { enum: ['error', 'skipped'] } } },
    },
    objects: {
      type: 'array',
      items: {
        type: 'object', additionalProperties: false, required: ['kind', 'name', 'namespace', 'file', 'line', 'tier', 'workload', 'guessed', 'waiverProblems'],
        properties: {
          kind: { type: 'string' }, name: { type: 'string' }, namespace: { type: 'string' }, file: { type: 'string' }, line: { type: 'integer', minimum: 1 }, tier: { enum: [1, 2, 3] },
          workload: { type: ['string', 'null'] }, guessed: { type: 'object', additionalProperties: false, required: ['tier', 'workload'], properties: { tier: { type: 'boolean' }, workload: { type: 'boolean' } } },
          waiverProblems: { type: 'array', items: { type: 'string' } },
        },
      },
    },
    findings: {
      type: 'array',
      items: {
        type: 'object', additionalProperties: false,
        required: ['check', 'clause', 'verdict', 'level', 'kind', 'name', 'namespace', 'container', 'path', 'file', 'line', 'column', 'message', 'waivedUntil'],
        properties: {
          check: { type: 'string' }, clause: { type: 'string', pattern: '^[A-Z][1-9]\\d?$' }, verdict: { enum: verdicts }, level: { enum: ['MUST', 'SHOULD', 'MAY', null] },
          kind: { type: 'string' }, name: { type: 'string' }, namespace: { type: 'string' }, container: { type: ['string', 'null'], description: 'Container or volume, when the check is about one.' },
          path: { type: 'string' }, file: { type: 'string' }, line: { type: 'integer', minimum: 1 }, column: { type: 'integer', minimum: 1 }, message: { type: 'string' },
          waivedUntil: { type: ['string', 'null'], format: 'date' },
        },
      },
    },
  },
} as const;
