/** Who leads to a clause: chapters and review questions from front matter, golden paths from the annotations of their manifests. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import matter from 'gray-matter';

import { parts } from '../contract/chapters';
import { goldenPaths } from '../contract/golden-paths';
import { fillDeep } from './fillWorked';
import { annotatedLines } from './goldenPathViews';
import { docPath } from './paths';

/** A published page that explains or leans on a clause. */
export interface PageLink {
  readonly title: string;
  readonly path: string;
}

/** A question of a chapter, as a reviewer asks it. */
export interface QuestionLink {
  readonly ask: string;
  readonly listenFor: string;
  readonly path: string;
  /** How much the question is about this clause: 0 when it is the only one it names. */
  readonly aside: number;
}

/** Everything that leads to one clause. */
export interface CrossLinks {
  readonly chapters: readonly PageLink[];
  readonly questions: readonly QuestionLink[];
  readonly goldenPaths: readonly PageLink[];
}

interface FrontMatter {
  readonly title: string;
  readonly clauses?: readonly string[];
  readonly reviewQuestions?: readonly { readonly ask: string; readonly listenFor: string; readonly clauses?: readonly string[] }[];
}

let known: ReadonlyMap<string, CrossLinks> | undefined;

function collect(root: string): ReadonlyMap<string, CrossLinks> {
  const links = new Map<string, { chapters: PageLink[]; questions: QuestionLink[]; goldenPaths: PageLink[] }>();
  const of = (id: string) => {
    const entry = links.get(id) ?? { chapters: [], questions: [], goldenPaths: [] };
    links.set(id, entry);
    return entry;
  };
  for (const { chapters } of parts) for (const { doc } of chapters) {
    const file = join(root, 'docs', `${doc}.mdx`);
    if (!existsSync(file)) continue;
    const { title, clauses = [], reviewQuestions = [] } = fillDeep(matter(readFileSync(file, 'utf8')).data) as unknown as FrontMatter;
    const path = docPath(doc);
    for (const id of new Set(clauses)) of(id).chapters.push({ title, path });
    for (const { ask, listenFor, clauses: asked = [] } of reviewQuestions) new Set(asked).forEach((id) => of(id).questions.push({ ask, listenFor, path: `${path}#review-questions`, aside: asked.indexOf(id) * 10 + asked.length - 1 }));
  }
  for (const { id: path, title } of goldenPaths) {
    const file = join(root, 'static', 'golden-paths', path, 'tier-1.yaml');
    if (!existsSync(file)) continue;
    const named = new Set(annotatedLines(readFileSync(file, 'utf8')).flatMap(({ clauses }) => clauses));
    for (const id of named) of(id).goldenPaths.push({ title, path: `/golden-paths/${path}/` });
  }
  for (const { questions } of links.values()) questions.sort((a, b) => a.aside - b.aside);
  return links;
}

/** @param id of a clause. @param root folder of the repository; read once per process. */
export function crossLinks(id: string, root = process.cwd()): CrossLinks {
  known ??= collect(root);
  return known.get(id) ?? { chapters: [], questions: [], goldenPaths: [] };
}
