import type { Source } from '../types';

/** Texts about tiers and about exceptions that end. */
export const tiersSources: readonly Source[] = [
  {
    id: 'kyverno-issue-14491',
    title: 'PolicyException should have optional expiration date and additional metadata',
    publisher: 'kyverno/kyverno issue 14491',
    url: 'https://github.com/kyverno/kyverno/issues/14491',
    version: 'opened 2025-12-12',
    seen: 'excerpt',
    checked: '2026-11-23',
    offers: 'A user states in three sentences why an exception without reason and end is forgotten.',
  },
  {
    id: 'kyverno-pr-16299',
    title: 'Honor expired CEL PolicyExceptions',
    publisher: 'kyverno/kyverno pull request 16299',
    url: 'https://github.com/kyverno/kyverno/pull/16299',
    version: 'merged, opened 2026-06-23',
    seen: 'excerpt',
    checked: '2026-11-23',
    offers: 'An expiry in the API, with manifests that prove both sides of it.',
  },
  {
    id: 'kyverno-issue-17473',
    title: 'Expired PolicyExceptions are still applied by background scans and the CLI',
    publisher: 'kyverno/kyverno issue 17473',
    url: 'https://github.com/kyverno/kyverno/issues/17473',
    version: 'open, 2026-09-04',
    seen: 'excerpt',
    checked: '2026-11-23',
    offers: 'Shows exactly how two readers of one expiry come to disagree.',
  },
];
