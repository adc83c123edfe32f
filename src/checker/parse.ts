/**
 * Text to Kubernetes objects with positions. Hostile text ends in a message, never in an exception or a hung tab.
 *
 * `yaml` does the reading (line and column of every node, duplicate keys, a bound on aliases); this module bounds size and
 * depth, splits documents and lists, and recognizes files that are not manifests: Helm templates, kustomize files, others.
 */
import { isAlias, isMap, isPair, isScalar, isSeq, LineCounter, parseAllDocuments, type Document, type Node } from 'yaml';

/** Limits on one text; chosen. */
export const limits = { bytes: 2_000_000, depth: 60, aliases: 100, objects: 5_000 } as const;

/** A place in a text; both count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** One Kubernetes object of a file. */
export interface Manifest {
  readonly file: string;
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  /** Empty when the manifest names none. */
  readonly namespace: string;
  /** Integers as bigint, as CEL wants them. */
  readonly object: Readonly<Record<string, unknown>>;
  readonly position: Position;
  /** Position of the deepest existing node on a path of keys and indexes. */
  readonly locate: (path: readonly (string | number)[]) => Position;
}

/** Something that could not be read as a manifest. */
export interface Problem extends Position {
  readonly file: string;
  readonly message: string;
  /** `skipped`: readable, but no Kubernetes object; `error`: something was not read that may be one. */
  readonly severity: 'error' | 'skipped';
}

export interface Parsed {
  readonly manifests: readonly Manifest[];
  readonly problems: readonly Problem[];
}

const record = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Deepest nesting of brackets and indentation that a text can claim, without parsing it. */
function flowDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of text) {
    if (character === '[' || character === '{') deepest = Math.max(deepest, (depth += 1));
    else if (character === ']' || character === '}') depth = Math.max(0, depth - 1);
  }
  return deepest;
}

function nodeDepth(node: unknown, depth = 0): number {
  if (depth > limits.depth) return depth;
  if (isMap(node) || isSeq(node)) return Math.max(depth, ...node.items.map((item) => nodeDepth(isPair(item) ? item.value : item, depth + 1)));
  return depth;
}

function step(node: unknown, key: string | number): unknown {
  if (isMap(node)) return node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(key));
  if (isSeq(node) && typeof key === 'number') return node.items[key];
  return undefined;
}

function locator(root: Node, lines: LineCounter): Manifest['locate'] {
  return (path) => {
    let node: unknown = root;
    let offset = root.range?.[0] ?? 0;
    for (const key of path) {
      const next = step(node, key);
      if (next === undefined) break;
      const place = isPair(next) ? (next.key as Node | null) : (next as Node);
      offset = place?.range?.[0] ?? offset;
      node = isPair(next) ? next.value : next;
      if (isAlias(node)) break;
    }
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
}

/** Words only Helm gives a meaning to; `{{ $labels.pod }}` in an alert is no template of ours and stays text. */
const helm = /\{\{-?\s*(?:\.(?:Values|Release|Chart|Capabilities|Files)\b|(?:include|template|toYaml|define|tpl)\s)/;
/** An action outside quotes, which is no YAML value. */
const action = /^\s*(?:[\w.-]+:\s*|-\s*)?\{\{/;

/** Why a value is no Kubernetes object; `undefined` when it is one. */
function notAnObject(value: unknown): string | undefined {
  if (!record(value)) return 'this document is not a mapping, so it is no Kubernetes object';
  const { apiVersion, kind } = value;
  if (typeof apiVersion === 'string' && apiVersion.startsWith('kustomize.config.k8s.io/')) return 'this is a kustomize file; check what it renders: kubectl kustomize <folder> | npm run check -- -';
  if (typeof kind !== 'string' && Array.isArray(value.resources) && apiVersion === undefined) return 'this looks like a kustomization.yaml; check what it renders: kubectl kustomize <folder> | npm run check -- -';
  if (typeof kind !== 'string' && record(value.services)) return 'this looks like a Compose file; only Kubernetes objects are checked';
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return 'apiVersion and kind are missing, so it is not clear which object this is';
  return undefined;
}

/**
 * Reads every object of a text.
 * @param text YAML or JSON, one or several documents; lists are taken apart.
 * @param file name used in positions.
 * @returns objects in order of appearance, and what could not be read.
 */
export function parseManifests(text: string, file = 'input'): Parsed {
  const at = (line: number, column: number, message: string, severity: Problem['severity'] = 'error'): Problem => ({ file, line, column, message, severity });
  if (new Blob([text]).size > limits.bytes) return { manifests: [], problems: [at(1, 1, `the text is larger than ${limits.bytes / 1_000_000} MB; check it in parts, or with the command line`)] };
  if (flowDepth(text) > limits.depth * 20) return { manifests: [], problems: [at(1, 1, 'brackets are nested too deeply')] };
  const isTemplate = 'this is a Helm template; check what it renders: helm template <chart> | npm run check -- -';
  const rows = text.split('\n');
  const templated = rows.findIndex((line) => helm.test(line));
  if (templated >= 0) return { manifests: [], problems: [at(templated + 1, 1, isTemplate)] };

  const tooMany = `more than ${limits.objects} objects; the rest of this text was not read`;
  const lines = new LineCounter();
  let documents: readonly Document.Parsed[];
  try {
    documents = parseAllDocuments(text, { lineCounter: lines, intAsBigInt: true, version: '1.2', uniqueKeys: true, prettyErrors: false }) as readonly Document.Parsed[];
  } catch (cause) {
    return { manifests: [], problems: [at(1, 1, `the text cannot be read as YAML: ${(cause as Error).message}`)] };
  }
  const manifests: Manifest[] = [];
  const problems: Problem[] = [];
  for (const document of documents) {
    const start = document.contents?.range?.[0] ?? document.range?.[0] ?? 0;
    const { line, col } = lines.linePos(start);
    if (document.errors.length > 0) {
      const here = rows.findIndex((row) => action.test(row));
      if (here >= 0) return { manifests: [], problems: [at(here + 1, 1, isTemplate)] };
      for (const error of document.errors.slice(0, 5)) {
        const place = lines.linePos(error.pos[0]);
        problems.push(at(place.line, place.col, error.message.split('\n')[0] ?? 'not valid YAML'));
      }
      continue;
    }
    if (document.contents === null || (isScalar(document.contents) && document.contents.value === null)) continue;
    if (nodeDepth(document.contents) > limits.depth) {
      problems.push(at(line, col, `nested more than ${limits.depth} levels deep`));
      continue;
    }
    let value: unknown;
    try {
      value = document.toJS({ maxAliasCount: limits.aliases });
    } catch {
      problems.push(at(line, col, `uses more than ${limits.aliases} aliases; write the values out`));
      continue;
    }
    const take = (candidate: unknown, node: Node): void => {
      const why = notAnObject(candidate);
      const place = lines.linePos(node.range?.[0] ?? start);
      if (why !== undefined) {
        problems.push(at(place.line, place.col, why, 'skipped'));
        return;
      }
      if (manifests.length >= limits.objects) {
        if (problems.at(-1)?.message !== tooMany) problems.push(at(place.line, place.col, tooMany));
        return;
      }
      const object = candidate as Record<string, unknown>;
      const metadata = record(object.metadata) ? object.metadata : {};
      manifests.push({
        file, object, apiVersion: object.apiVersion as string, kind: object.kind as string,
        name: typeof metadata.name === 'string' ? metadata.name : '', namespace: typeof metadata.namespace === 'string' ? metadata.namespace : '',
        position: { line: place.line, column: place.col }, locate: locator(node, lines),
      });
    };
    const contents = document.contents as Node;
    const items = record(value) && typeof value.kind === 'string' && value.kind.endsWith('List') && Array.isArray(value.items) ? value.items : undefined;
    const itemNodes = isMap(contents) ? contents.items.find((pair) => isScalar(pair.key) && pair.key.value === 'items')?.value : undefined;
    if (items && isSeq(itemNodes)) items.forEach((item, index) => take(item, itemNodes.items[index] as Node));
    else take(value, contents);
  }
  return { manifests, problems };
}
