/**
 * How a query finds an entry. Runs in the reader’s browser and, unchanged, in the test of relevance.
 *
 * MiniSearch does the matching (prefixes, typing errors, BM25 scores): it is small, has no dependencies and takes plain
 * data, so the index stays a list of entries that the browser indexes itself in a few milliseconds.
 */
import MiniSearch, { type SearchResult } from 'minisearch';

/** What an entry is, in the words the list shows; the position is its number in the published index. */
export const entryKinds = ['Page', 'Section', 'Clause', 'Failure mode', 'Symptom', 'Term', 'Review question', 'Check'] as const;
export type EntryKind = (typeof entryKinds)[number];

/** One thing that can be found: kind (index into `entryKinds`), title, site path without base URL, what else it says, the page it is on. */
export type Entry = readonly [kind: number, title: string, path: string, text: string, on: string];

export interface Found {
  readonly kind: EntryKind;
  readonly title: string;
  readonly path: string;
  readonly on: string;
}

/** A whole page answers more often than one line of it; a check is what a reader wants last. */
const weight: Readonly<Record<EntryKind, number>> = { Page: 2, Section: 1, Clause: 1.5, 'Failure mode': 1.6, Symptom: 1.4, Term: 1.3, 'Review question': 0.7, Check: 0.5 };

/** Words of a question that find nothing by themselves. */
const filler = new Set('a an and are be by can do does for from how i if in is it its me my of on or our should that the their this to was we what when where which while who why will with you your'.split(' '));

/** What people type instead of the words the pages use; added to an entry that has the word. */
const alsoKnownAs: Readonly<Record<string, readonly string[]>> = {
  autoscaler: ['hpa'], horizontalpodautoscaler: ['hpa', 'autoscaler'], poddisruptionbudget: ['pdb', 'disruption', 'budget'], disruption: ['pdb'], kubernetes: ['k8s'],
  rollback: ['revert', 'undo'], prestop: ['hook'], oom: ['oomkilled'], oomkilled: ['oom'], cronjob: ['cron'], configmap: ['config'], readinessprobe: ['readiness'], livenessprobe: ['liveness'],
};

/** Endings that make one word out of `drain`, `drains`, `draining`, `drained`. */
function stem(word: string): string {
  if (word.length < 4 || /\d/.test(word)) return word;
  const singular = word.replace(/([^s])s$/, '$1');
  const base = singular.replace(/(?:ing|ed)$/, (ending, at: number) => (at >= 3 ? '' : ending));
  return base.length > 3 ? base.replace(/e$/, '').replace(/([^aeiouls])\1$/, '$1') : base;
}

/** `FM-5`, `fm 05` and `fm05` are one id; `H 2` is `h2`; `roll back` is `rollback`. */
function normalize(text: string): string {
  return text
    .replace(/\bfm[\s-]?0*(\d{1,2})\b/gi, (_, id: string) => `fm${id.padStart(2, '0')}`)
    .replace(/\b([hlrsdcnoijtvp])[\s-](\d{1,2})\b/gi, '$1$2')
    .replace(/\broll(?:ed|ing|s)?[\s-]back\b/gi, 'rollback');
}

function words(text: string, indexing: boolean): string[] {
  const plain = normalize(text).replace(/[’'`]/g, '').match(/[A-Za-z0-9]+/g) ?? [];
  if (!indexing) {
    const asked = plain.map((word) => word.toLowerCase());
    const telling = asked.filter((word) => !filler.has(word));
    return telling.length > 0 ? telling : asked;
  }
  return plain.flatMap((word) => {
    const parts = word.split(/(?<=[a-z])(?=[A-Z])/);
    const all = parts.length > 1 ? [word, ...parts] : [word];
    return all.flatMap((part) => [part.toLowerCase(), ...(alsoKnownAs[part.toLowerCase()] ?? [])]);
  });
}

interface Indexed { readonly id: number; readonly title: string; readonly text: string; readonly on: string }

/** A search over the given entries. @returns the finder: query to at most `limit` results, the best first; an empty query finds nothing. */
export function createFinder(entries: readonly Entry[]): (query: string, limit?: number) => readonly Found[] {
  const index = new MiniSearch<Indexed>({
    fields: ['title', 'text', 'on'],
    tokenize: (text) => words(text, true),
    processTerm: stem,
    searchOptions: {
      tokenize: (text) => words(text, false),
      boost: { title: 3, on: 0.4 },
      prefix: (term) => term.length > 1,
      fuzzy: (term) => (term.length > 4 && !/\d/.test(term) ? 0.2 : false),
      boostDocument: (id: number) => weight[entryKinds[(entries[id] as Entry)[0]] as EntryKind],
      combineWith: 'AND',
    },
  });
  index.addAll(entries.map(([, title, , text, on], id) => ({ id, title, text, on })));
  return (query, limit = 12) => {
    if (words(query, false).length === 0) return [];
    const all: SearchResult[] = index.search(query);
    if (all.length < 4) {
      const have = new Set(all.map(({ id }) => id as number));
      all.push(...index.search(query, { combineWith: 'OR' }).filter(({ id }) => !have.has(id as number)));
    }
    const perPage = new Map<string, number>();
    return all.map(({ id }) => entries[id as number] as Entry).filter(([, , path]) => {
      // One page does not fill the list.
      const page = path.split('#')[0] as string;
      const seen = perPage.get(page) ?? 0;
      perPage.set(page, seen + 1);
      return seen < 3;
    }).slice(0, limit).map(([kind, title, path, , on]) => ({ kind: entryKinds[kind] as EntryKind, title, path, on }));
  };
}
