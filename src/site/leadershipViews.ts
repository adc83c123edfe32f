/** Cards of objections and controls as pages show them: ids become links. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { contract } from '../contract';
import { parts } from '../contract/chapters';
import { controlProblems, controls, type Control } from '../contract/controls';
import { pushbackProblems, pushbacks, type Pushback, type PushbackRegisters } from '../contract/pushbacks';
import { sources } from '../contract/sources';
import { docPath } from './paths';
import { clauseLink, failureLink, sourceById } from './views';

type Link = Readonly<{ id: string; title: string; path: string }>;

/** Evidence with its address; `href` is `null` while the chapter is not written. */
export interface EvidenceView {
  readonly text: string;
  readonly label: string;
  readonly href: string | null;
}

/** A card, ready to show. */
export interface PushbackView extends Omit<Pushback, 'evidence' | 'clauses' | 'failureModes'> {
  readonly evidence: readonly EvidenceView[];
  readonly refs: readonly Link[];
}

/** Everything a card or a control may point into. */
export function registers(): PushbackRegisters {
  return {
    clauses: contract.clauses.map(({ id }) => id),
    failureModes: contract.failureModes.map(({ id }) => id),
    sources: sources.map(({ id }) => id),
    chapters: parts.flatMap((part) => part.chapters.map(({ doc }) => doc)),
  };
}

function chapterLink(chapter: string): { readonly label: string; readonly href: string | null } {
  const [doc = '', anchor] = chapter.split('#');
  const found = parts.flatMap((part) => part.chapters).find((candidate) => candidate.doc === doc);
  if (!found) throw new Error(`unknown chapter "${chapter}"`);
  const written = existsSync(join(process.cwd(), 'docs', `${doc}.mdx`));
  return { label: found.title, href: written ? `${docPath(doc)}${anchor === undefined ? '' : `#${anchor}`}` : null };
}

/**
 * The cards, with links.
 * @throws Error with every problem of the list.
 */
export function pushbackViews(): readonly PushbackView[] {
  const problems = pushbackProblems(pushbacks, registers());
  if (problems.length > 0) throw new Error(`src/contract/pushbacks.ts:\n${problems.join('\n')}`);
  return pushbacks.map(({ evidence, clauses, failureModes, ...card }) => ({
    ...card,
    evidence: evidence.map(({ text, source, chapter }) => {
      if (chapter !== undefined) return { text, ...chapterLink(chapter) };
      const { title, url } = sourceById(source ?? '');
      return { text, label: title, href: url };
    }),
    refs: [
      ...clauses.map(clauseLink).map(({ id, title, path }) => ({ id, title, path })),
      ...failureModes.map(failureLink).map(({ id, name, path }) => ({ id, title: name, path })),
    ],
  }));
}

/** A control, ready to show: its clauses as links. */
export interface ControlView extends Omit<Control, 'clauses'> {
  readonly clauses: readonly Link[];
}

/**
 * The controls, with links, all or those asked for.
 * @throws Error with every problem of the list, or naming an id that no control has.
 */
export function controlViews(ids?: readonly string[]): readonly ControlView[] {
  const problems = controlProblems(controls, registers());
  if (problems.length > 0) throw new Error(`src/contract/controls.ts:\n${problems.join('\n')}`);
  for (const id of ids ?? []) {
    if (!controls.some((control) => control.id === id)) throw new Error(`unknown control "${id}"; controls are ${controls.map((control) => control.id).join(', ')}`);
  }
  return controls.filter(({ id }) => ids === undefined || ids.includes(id)).map((control) => ({
    ...control,
    clauses: control.clauses.map(clauseLink).map(({ id, title, path }) => ({ id, title, path })),
  }));
}
