/**
 * Rules that every list of data shares. They run in tests, so they stand apart from the lists: figures import those, and a
 * reader’s browser needs no validator.
 */
import type { NumberKind, SourceId } from '../types';

/** Ids that are not kebab-case, and ids that stand twice, as `id: what`. */
export function idProblems(ids: readonly string[], what: string): readonly string[] {
  return [
    ...[...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map((id) => `${id}: two ${what} share this id`),
    ...ids.filter((id) => !/^[a-z][a-z0-9-]*$/.test(id)).map((id) => `${id}: an id is kebab-case`),
  ];
}

/** A default without version or source, and a source that does not exist, as `where: name: what`. */
export function numberProblems(
  where: string, name: string,
  entry: { readonly kind: NumberKind; readonly version?: string; readonly source?: SourceId },
  sources: ReadonlySet<string>,
): readonly string[] {
  return [
    ...(entry.kind === 'default' && !(entry.version && entry.source) ? [`${where}: ${name}: a default names its version and source`] : []),
    ...(entry.source && !sources.has(entry.source) ? [`${where}: ${name}: unknown source "${entry.source}"`] : []),
  ];
}
