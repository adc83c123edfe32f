/** A golden path as its chapter shows it: the manifest line by line with its clauses, and what differs between tiers. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';

import { tiers, type Tier } from '../contract';
import { goldenPaths } from '../contract/golden-paths';
import { clauseLink } from './views';

/** One line: the YAML, and what its trailing comment says. */
export interface AnnotatedLine {
  /** YAML of the line, without the annotation. */
  readonly text: string;
  readonly clauses: readonly string[];
  /** Why the line is as it is; empty when the comment names clauses only. */
  readonly reason: string;
}

/** `replicas: 3 # S2 D1: one lost zone leaves two`. */
const annotation = /^(.*?\S)\s+# ((?:[A-Z]\d{1,2})(?:,? [A-Z]\d{1,2})*)(?:: (.*))?$/;

/** Takes the annotations off the lines of a manifest. */
export function annotatedLines(text: string): readonly AnnotatedLine[] {
  return text.trimEnd().split('\n').map((line) => {
    const [, code, ids, reason] = annotation.exec(line) ?? [];
    return code === undefined || ids === undefined ? { text: line, clauses: [], reason: '' } : { text: code, clauses: ids.split(/,? /), reason: reason ?? '' };
  });
}

/** A clause beside a line: no more than a link, since a page holds a hundred of them. */
export interface LineClause {
  readonly id: string;
  readonly path: string;
  readonly title: string;
}

/** One object of the manifest. */
export interface GoldenObject {
  readonly kind: string;
  readonly name: string;
  readonly lines: readonly { readonly text: string; readonly clauses: readonly LineClause[]; readonly reason: string }[];
}

/** One setting that is not the same in every tier. */
export interface TierDifference {
  readonly object: string;
  readonly path: string;
  /** By tier; `null` where the setting is absent. */
  readonly values: readonly (string | null)[];
}

/** What `<GoldenPath>` is given. */
export interface GoldenPathView {
  readonly id: string;
  readonly title: string;
  readonly objects: readonly GoldenObject[];
  readonly differences: readonly TierDifference[];
  readonly files: readonly { readonly tier: Tier; readonly path: string; readonly lines: number; readonly objects: number }[];
}

type Json = Readonly<Record<string, unknown>>;
const record = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Settings of an object by path; list items by their name where they have one. */
function settings(value: unknown, path = '', into = new Map<string, string>()): ReadonlyMap<string, string> {
  if (record(value)) for (const [key, child] of Object.entries(value)) settings(child, path === '' ? key : `${path}.${key}`, into);
  else if (Array.isArray(value) && value.some(record)) value.forEach((child, index) => settings(child, `${path}[${record(child) && typeof child.name === 'string' ? child.name : index}]`, into));
  else into.set(path, Array.isArray(value) ? value.map(String).join(', ') : String(value));
  return into;
}

/** Labels that name the tier itself, and versions that differ because the sample says so. */
const uninteresting = /(^|\.)(labels|matchLabels)\.tier$|\.name$/;

function differences(texts: readonly string[]): readonly TierDifference[] {
  const perTier = texts.map((text) => {
    const objects = parseAllDocuments(text).map((document) => document.toJS() as Json).filter(record);
    // Names of ConfigMaps carry a hash of their content, so objects are matched by kind and order of their kind.
    const seen = new Map<string, number>();
    return new Map(objects.map((object) => { const kind = String(object.kind); const count = (seen.get(kind) ?? 0) + 1; seen.set(kind, count); return [count === 1 ? kind : `${kind} ${count}`, settings(object)] as const; }));
  });
  const objects = [...new Set(perTier.flatMap((tier) => [...tier.keys()]))];
  return objects.flatMap((object) => {
    const maps = perTier.map((tier) => tier.get(object));
    if (maps.some((map) => map === undefined)) return [{ object, path: '', values: maps.map((map) => (map ? 'present' : null)) }];
    const paths = [...new Set(maps.flatMap((map) => [...(map?.keys() ?? [])]))];
    return paths.flatMap((path) => {
      const values = maps.map((map) => map?.get(path) ?? null);
      if (new Set(values).size < 2 || uninteresting.test(path)) return [];
      return [{ object, path: path.replace(/^spec\.(jobTemplate\.spec\.)?template\.spec\./, '… '), values }];
    });
  });
}

/** @throws Error naming the path or the file that does not exist. */
export function goldenPathView(id: string): GoldenPathView {
  const path = goldenPaths.find((candidate) => candidate.id === id);
  if (!path) throw new Error(`unknown golden path "${id}"; paths are ${goldenPaths.map((candidate) => candidate.id).join(', ')}`);
  const files = tiers.map((tier) => ({ tier, path: `golden-paths/${id}/tier-${tier}.yaml` }));
  for (const file of files) if (!existsSync(join(process.cwd(), 'static', file.path))) throw new Error(`static/${file.path} does not exist`);
  const texts = files.map((file) => readFileSync(join(process.cwd(), 'static', file.path), 'utf8'));
  const objects = (texts[0] ?? '').split(/^---\n/m).map((text) => {
    const lines = annotatedLines(text).filter((line) => !line.text.startsWith('#'));
    const field = (name: RegExp): string => lines.map((line) => name.exec(line.text)?.[1]).find((found) => found !== undefined) ?? '';
    return { kind: field(/^kind: (\S+)/), name: field(/^ {2}name: (\S+)/) || field(/^metadata: \{ ?name: ([^,\s}]+)/), lines: lines.map((line) => ({ ...line, clauses: line.clauses.map((clause): LineClause => { const { id: clauseId, path: to, title } = clauseLink(clause); return { id: clauseId, path: to, title }; }) })) };
  });
  return {
    id, title: path.title, objects, differences: differences(texts),
    files: files.map((file, index) => ({ ...file, lines: (texts[index] ?? '').trimEnd().split('\n').length, objects: (texts[index] ?? '').split(/^---\n/m).length })),
  };
}
