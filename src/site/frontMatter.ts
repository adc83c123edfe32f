/**
 * Front matter as data: every chapter states its decision, audience, clauses, failure modes and sources, and the
 * page header and page end are rendered from that. Ids are resolved here, at build time, so that the page carries the
 * few entries it shows and not the contract.
 */
import { relative } from 'node:path';
import type { ParseFrontMatter } from '@docusaurus/types';
import Joi from 'joi';

import { clauseById, failureModeById, sourceById } from '../contract';
import { audiences } from '../contract/types';
import { chapterKinds, type ChapterFrontMatter } from './chapterFrontMatter';
import { fillDeep } from './fillWorked';
import { clauseLink, failureLink } from './views';

const text = Joi.string().trim();
const ids = Joi.array().items(text).default([]);

const schema = Joi.object({
  title: text.max(80).required(),
  sidebar_label: text.max(40),
  slug: text,
  description: text.max(160).required(),
  kind: Joi.valid(...chapterKinds).required(),
  audience: Joi.array().items(Joi.valid(...audiences)).min(1).required(),
  decision: text.max(240).required(),
  clauses: ids,
  failureModes: ids,
  sources: ids,
  reviewed: Joi.alternatives(Joi.date(), text.pattern(/^\d{4}-\d{2}-\d{2}$/)).required(),
  reviewQuestions: Joi.array().items(Joi.object({ ask: text.required(), listenFor: text.required(), clauses: ids })).default([]),
  selfCheck: Joi.array().items(Joi.object({ scenario: text.required(), question: text.required(), answer: text.required(), tempting: text.required() })).default([]),
  changes: Joi.array().items(Joi.object({ date: Joi.alternatives(Joi.date(), text).required(), change: text.required() })).default([]),
  displayed_sidebar: Joi.any(),
  hide_table_of_contents: Joi.boolean(),
});

const isoDate = (value: unknown): string => (value instanceof Date ? value.toISOString().slice(0, 10) : String(value));

/**
 * Checks and resolves the front matter of one chapter.
 * @param raw what the YAML says.
 * @param file path shown in messages, from the repository root.
 * @throws Error naming file, field, value and the nearest valid id.
 */
export function resolveFrontMatter(raw: Record<string, unknown>, file: string): ChapterFrontMatter {
  let filled: Record<string, unknown>;
  try {
    filled = fillDeep(raw);
  } catch (cause) {
    throw new Error(`${file}: front matter: ${(cause as Error).message}`, { cause });
  }
  const { error, value } = schema.validate(filled, { abortEarly: false });
  if (error) throw new Error(`${file}: front matter is not valid:\n  ${error.details.map((detail) => detail.message).join('\n  ')}`);
  const resolve = <T>(field: string, list: readonly string[], look: (id: string) => T): T[] =>
    list.map((id) => {
      try {
        return look(id);
      } catch (cause) {
        throw new Error(`${file}: front matter field "${field}": ${(cause as Error).message}`, { cause });
      }
    });
  return {
    ...value,
    reviewed: isoDate(value.reviewed),
    clauses: resolve('clauses', value.clauses, clauseLink),
    failureModes: resolve('failureModes', value.failureModes, (id) => failureLink(failureModeById(id).id)),
    sources: resolve('sources', value.sources, sourceById),
    reviewQuestions: value.reviewQuestions.map((question: { ask: string; listenFor: string; clauses: string[] }) => ({
      ...question,
      clauses: resolve('reviewQuestions.clauses', question.clauses, (id) => clauseLink(clauseById(id).id)),
    })),
    changes: value.changes.map((entry: { date: unknown; change: string }) => ({ ...entry, date: isoDate(entry.date) })),
  };
}

/** Docusaurus hook: applies to chapters under `docs/`, leaves anything else alone. */
export const parseFrontMatter: ParseFrontMatter = async (params) => {
  const result = await params.defaultParseFrontMatter(params);
  const file = relative(process.cwd(), params.filePath);
  if (!file.startsWith('docs/') || file.startsWith('docs/_partials/')) return result;
  return { ...result, frontMatter: resolveFrontMatter(result.frontMatter, file) as unknown as Record<string, unknown> };
};
