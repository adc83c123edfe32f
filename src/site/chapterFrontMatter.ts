import type { Audience, Source } from '../contract/types';
import type { ClauseLink, FailureLink } from './views';

/** What a page is; `tool` takes the whole width. */
export const chapterKinds = ['home', 'principle', 'contract', 'architecture', 'golden-path', 'release-pattern', 'integration', 'conversation', 'index', 'reference', 'tool'] as const;

/** Front matter of a chapter after `resolveFrontMatter`: what the layout renders around the text. */
export interface ChapterFrontMatter {
  readonly title: string;
  readonly description: string;
  readonly kind: (typeof chapterKinds)[number];
  readonly audience: readonly Audience[];
  /** One sentence naming what the reader decides here. */
  readonly decision: string;
  readonly clauses: readonly ClauseLink[];
  readonly failureModes: readonly FailureLink[];
  readonly sources: readonly Source[];
  /** ISO date. */
  readonly reviewed: string;
  readonly reviewQuestions: readonly { readonly ask: string; readonly listenFor: string; readonly clauses: readonly ClauseLink[] }[];
  readonly selfCheck: readonly { readonly scenario: string; readonly question: string; readonly answer: string; readonly tempting: string }[];
  readonly changes: readonly { readonly date: string; readonly change: string }[];
}
