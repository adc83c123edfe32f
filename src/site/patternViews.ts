import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { parts } from '../contract/chapters';
import { releasePatterns, type PatternId } from '../contract/release-patterns';
import { docPath } from './paths';
import { clauseLink } from './views';

/** Where a pattern leads: its chapter and the clauses it rests on. */
export interface PatternLinks {
  /** `path` is `null` while the chapter is not written. */
  readonly chapter: { readonly title: string; readonly path: string | null };
  readonly clauses: readonly { readonly id: string; readonly title: string; readonly path: string }[];
}

/**
 * Links of every pattern, by its id.
 * @throws Error naming the pattern whose chapter is in no part.
 */
export function patternLinks(): Readonly<Record<PatternId, PatternLinks>> {
  const chapters = parts.flatMap((part) => part.chapters);
  return releasePatterns.reduce((links, { id, chapter, clauses }) => {
    const found = chapters.find(({ doc }) => doc === chapter);
    if (!found) throw new Error(`release pattern "${id}" names the unknown chapter "${chapter}"`);
    const own: PatternLinks = {
      chapter: { title: found.title, path: existsSync(join(process.cwd(), 'docs', `${chapter}.mdx`)) ? docPath(chapter) : null },
      clauses: clauses.map(clauseLink).map(({ id: clause, title, path }) => ({ id: clause, title, path })),
    };
    return { ...links, [id]: own };
  }, {} as Readonly<Record<PatternId, PatternLinks>>);
}
