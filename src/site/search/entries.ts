/**
 * Everything that can be found: pages and their headings from the chapters, clauses, failure modes, symptoms, terms and
 * checks from the contract, review questions from front matter. Built once, at build time.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import matter from 'gray-matter';

import { contract, failureModePath, shortPath } from '../../contract';
import { parts } from '../../contract/chapters';
import { allChecks } from '../../contract/checks';
import { symptoms } from '../../contract/symptoms';
import { fillDeep, fillText } from '../fillWorked';
import { docPath } from '../paths';
import { entryKinds, type Entry, type EntryKind } from './ranking';

interface FrontMatter {
  readonly title: string;
  readonly description: string;
  readonly decision: string;
  readonly reviewQuestions?: readonly { readonly ask: string }[];
}

/** Longest text of an entry beside its title, in characters: every reader who searches downloads them all. */
const textLimit = 120;

const entry = (kind: EntryKind, title: string, path: string, text: string, on: string): Entry =>
  [entryKinds.indexOf(kind), plain(title), path, plain(text).slice(0, textLimit), on];

/** Markdown and MDX taken out of one line of prose. */
function plain(text: string): string {
  return text
    .replace(/<(?:ClauseRef|FailureRef)\s+id="([^"]+)"[^>]*\/>/g, '$1')
    .replace(/<[^>]+>/g, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[`*_]|\{#[^}]+\}/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Headings with an explicit id, each with the first sentence under it. */
function sections(body: string): readonly { readonly title: string; readonly id: string; readonly text: string }[] {
  const prose = body.replace(/^```[\s\S]*?^```$/gm, '');
  const found = [...prose.matchAll(/^#{2,3} (.+?) \{#([a-z0-9-]+)\}\s*$/gm)];
  return found.map((heading) => {
    const [, title = '', id = ''] = heading;
    const after = prose.slice(heading.index + heading[0].length).split(/^#{2,3} /m)[0] ?? '';
    const text = after.split(/\n\s*\n/).map((block) => block.trim()).find((block) => /^[A-Z*`]/.test(block)) ?? '';
    return { title: fillText(title), id, text: fillText(text) };
  });
}

/**
 * All entries, in an order that does not depend on the machine.
 * @param root folder of the repository.
 */
export function searchEntries(root: string): readonly Entry[] {
  const entries: Entry[] = [];
  for (const { chapters } of parts) for (const { doc } of chapters) {
    const file = join(root, 'docs', `${doc}.mdx`);
    if (!existsSync(file)) continue;
    const { data, content } = matter(readFileSync(file, 'utf8'));
    const meta = fillDeep(data) as FrontMatter;
    const path = docPath(doc);
    entries.push(entry('Page', meta.title, path, `${meta.description} ${meta.decision}`, ''));
    for (const { title, id, text } of sections(content)) entries.push(entry('Section', title, `${path}#${id}`, text, meta.title));
    for (const { ask } of meta.reviewQuestions ?? []) entries.push(entry('Review question', ask, `${path}#review-questions`, '', meta.title));
  }
  for (const { id, title, service, platform, why } of contract.clauses) entries.push(entry('Clause', `${id} ${title}`, shortPath(id), `${service} ${platform} ${why}`, 'Service runtime contract'));
  for (const { id, name, symptom } of contract.failureModes) entries.push(entry('Failure mode', `${id} ${name}`, failureModePath(id), `${symptom.developer} ${symptom.user}`, 'Failure modes'));
  for (const { id, says, candidates } of symptoms) entries.push(entry('Symptom', says, `/reference-architecture/failure-modes/#symptom-${id}`, candidates.map(({ mode, tell }) => `${mode} ${tell}`).join('; '), 'Failure modes'));
  for (const { id, term, meaning } of contract.terms) entries.push(entry('Term', term, `/start/glossary/#${id}`, meaning, 'Glossary'));
  for (const { clause, title } of allChecks) entries.push(entry('Check', title, `${shortPath(clause)}#what-a-check-sees`, '', `Clause ${clause}`));
  return entries;
}
