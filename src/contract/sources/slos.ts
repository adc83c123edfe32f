import type { Source } from '../types';

/** Texts about objectives: where common alert windows are written down for both periods, and one policy in full. */
export const slos: readonly Source[] = [
  {
    id: 'sloth-alert-windows',
    title: 'Alert windows for 28 and 30 days',
    publisher: 'Sloth source code',
    url: 'https://github.com/slok/sloth/blob/7833d8b7b9677faddc2e15c29cbdb7cae876bedf/internal/alert/windows/google-28d.yaml',
    version: 'commit 7833d8b7; with google-30d.yaml',
    seen: 'read',
    checked: '2026-11-23',
    offers: 'States the policy as budget shares and windows instead of burn rates, so that a period of 28 days gets thresholds of its own.',
  },
  {
    id: 'sre-error-budget-policy',
    title: 'Example Error Budget Policy',
    publisher: 'Google, The Site Reliability Workbook, appendix B',
    url: 'https://sre.google/workbook/error-budget-policy/',
    version: 'dated 2018-02-19',
    seen: 'excerpt',
    checked: '2026-11-23',
    offers: 'A whole policy on one page, signed and dated, that says in which cases a team need not stop its features.',
  },
];
