/**
 * The checker in a web worker: text in, report out. Nothing but this file and what it imports runs on pasted text, and the
 * page ends the worker when it takes too long.
 */
import { allChecks } from '../contract/checks';
import { emptyCatalogue, exampleParams } from '../contract/checks/variables';
import type { Tier, Workload } from '../contract/types';
import { createJudge, type ClauseLevels, type Judge } from './judge';
import { parseManifests } from './parse';
import { toJson, toMarkdown, toResult, toSarif, type CheckResult } from './report';

/** What the page asks. */
export interface CheckRequest {
  readonly id: number;
  readonly text: string;
  readonly tier: Tier | null;
  readonly workload: Workload | null;
  /** ISO date in UTC, for waivers. */
  readonly today: string;
  /** Sent with the first request only: levels of the clauses, which the page was given at build time. */
  readonly clauses?: readonly ClauseLevels[];
  readonly version: string;
  /** Address of the site with a slash at the end. */
  readonly site: string;
}

/** What a reader needs to mend a finding. */
export interface Remedy {
  readonly title: string;
  readonly fix: string;
  readonly cannotSee: string;
}

/** What the page gets. */
export interface CheckAnswer {
  readonly id: number;
  readonly result: CheckResult;
  /** By check, for the checks that apply. */
  readonly remedies: Readonly<Record<string, Remedy>>;
  readonly markdown: string;
  readonly json: string;
  readonly sarif: string;
}

let judge: Judge | undefined;

/** One request to its answer; exported for the tests, which have no worker. */
export function answer({ id, text, tier, workload, today, clauses, version, site }: CheckRequest): CheckAnswer {
  if (!judge) {
    if (!clauses) throw new Error('the first request carries no clauses');
    const byId = new Map(clauses.map((clause) => [clause.id as string, clause]));
    judge = createJudge(allChecks, (clause) => {
      const found = byId.get(clause);
      if (!found) throw new Error(`no levels were sent for clause ${clause}`);
      return found;
    });
  }
  const { manifests, problems } = parseManifests(text, 'pasted text');
  const report = judge.judge(manifests, { params: exampleParams, catalogue: emptyCatalogue, today, ...(tier === null ? {} : { tier }), ...(workload === null ? {} : { workload }) });
  const result = toResult(report, problems);
  const needed = new Set(result.findings.filter(({ verdict }) => verdict !== 'not-applicable').map(({ check }) => check));
  const context = { checks: allChecks, version, clauseUrl: (clause: string) => `${site}c/${clause === '' ? '' : `${clause.toLowerCase()}/`}` };
  return {
    id, result, remedies: Object.fromEntries(allChecks.filter((check) => needed.has(check.id)).map(({ id: check, title, fix, cannotSee }) => [check, { title, fix, cannotSee }])),
    markdown: toMarkdown(result, context), json: `${JSON.stringify(toJson(result, context), null, 1)}\n`, sarif: `${JSON.stringify(toSarif(result, context), null, 1)}\n`,
  };
}

if (typeof self !== 'undefined' && typeof document === 'undefined') {
  self.addEventListener('message', (event: MessageEvent<CheckRequest>) => {
    self.postMessage(answer(event.data));
  });
}
