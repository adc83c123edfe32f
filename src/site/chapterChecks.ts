/**
 * Checks over the text of one chapter: every fence parses, every heading has an explicit id, no second h1.
 * Pure, so that each rule has a fixture that breaks it; the test walks the real chapters.
 */
import { parser as promql } from '@prometheus-io/lezer-promql';
import { parseAllDocuments } from 'yaml';

/** A fenced block of code with where it stands. */
export interface Fence {
  readonly language: string;
  readonly code: string;
  /** 1-based line of the opening fence. */
  readonly line: number;
}

/** Fenced blocks of a Markdown text, in order. */
export function fencesOf(text: string): readonly Fence[] {
  const fences: Fence[] = [];
  const pattern = /^( *)(```+)(\w*)[^\n]*\n([\s\S]*?)^\1\2[ \t]*$/gm;
  for (const match of text.matchAll(pattern)) {
    fences.push({ language: match[3] ?? '', code: match[4] ?? '', line: text.slice(0, match.index).split('\n').length });
  }
  return fences;
}

/** Errors of a PromQL expression, or none. */
export function promqlProblems(expression: string): readonly string[] {
  const problems: string[] = [];
  promql.parse(expression).iterate({
    enter: (node) => {
      if (node.type.isError) problems.push(`PromQL does not parse at "${expression.slice(Math.max(0, node.from - 20), node.to + 20).trim()}"`);
    },
  });
  return problems;
}

/** Errors of a YAML text: syntax, duplicate keys, tabs; or none. */
export function yamlProblems(text: string): readonly string[] {
  return parseAllDocuments(text).flatMap((document) => [...document.errors, ...document.warnings].map((error) => error.message.split('\n')[0] ?? error.code));
}

const bodyOf = (text: string): string => text.replace(/^---\n[\s\S]*?\n---\n/, (front) => front.replace(/[^\n]/g, ''));
const withoutFences = (text: string): string => text.replace(/^( *)(```+)[\s\S]*?^\1\2[ \t]*$/gm, (fence) => fence.replace(/[^\n]/g, ''));

/**
 * Everything wrong with a chapter's text.
 * @returns messages as `file:line: what → fix`.
 */
export function chapterProblems(file: string, text: string): readonly string[] {
  const problems: string[] = [];
  const prose = withoutFences(bodyOf(text));
  const home = /^kind: home$/m.test(text);
  prose.split('\n').forEach((line, index) => {
    const heading = /^(#{1,6})\s+(.*)$/.exec(line);
    const where = `${file}:${index + 1}`;
    if (heading) {
      const depth = heading[1]?.length ?? 0;
      if (depth === 1 && !home) problems.push(`${where}: a second h1 → the title is the h1; start at ##`);
      if (depth > 3) problems.push(`${where}: heading of level ${depth} → two levels are enough`);
      if (depth > 1 && !/\{#[a-z][a-z0-9-]*\}\s*$/.test(heading[2] ?? '')) problems.push(`${where}: heading without an explicit id → write "${line.trim()} {#an-id}"`);
    }
    if (/\b(MUST|SHOULD|MAY)\b/.test(line.replace(/`[^`]*`/g, '').replace(/value="\w+"/g, '')) && !home) {
      problems.push(`${where}: a keyword in capitals outside a clause → write it in lower case, or show the clause`);
    }
    if (/\b(TODO|FIXME|coming soon|lorem ipsum)\b/i.test(line)) problems.push(`${where}: leftover "${line.trim().slice(0, 60)}" → finish or remove it`);
  });
  for (const { language, code, line } of fencesOf(bodyOf(text))) {
    const found = language === 'yaml' ? yamlProblems(code) : language === 'promql' ? promqlProblems(code) : language === 'json' ? jsonProblems(code) : [];
    problems.push(...found.map((problem) => `${file}:${line}: ${problem} → fix the ${language} block`));
  }
  return problems;
}

function jsonProblems(text: string): readonly string[] {
  try {
    JSON.parse(text);
    return [];
  } catch (error) {
    return [(error as Error).message];
  }
}
