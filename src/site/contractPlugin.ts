/**
 * Fails the build on bad contract data and publishes what is derived from it: the short links `/c/<id>`, redirects of
 * retired ids and URLs, and the contract and its evidence as JSON for other tools.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { LoadContext, Plugin } from '@docusaurus/types';

import { assertContract, clauseById, clausePath, contract, contractVersion, failureModePath, releaseLine, shortPath } from '../contract';
import { assertEvidence } from '../contract/evidence';
import { publishedEvidence } from './evidenceViews';
import { redirectPage } from './redirectPage';
import { checks } from '../contract/checks';
import { waiverSchema } from '../contract/waivers';
import { policyFiles } from '../checker/policies';
import { reportSchema } from '../checker/report';
import { publishedChecks } from './checkViews';
import { sampleQuarter } from '../models/budget-ledger/model';
import { clausePageView } from './views';

/** Every address that only forwards: from site path to site path. Clauses have a page of their own at `/c/<id>/`. */
export function redirects(): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  for (const mode of contract.failureModes) map.set(shortPath(mode.id), failureModePath(mode.id));
  for (const entry of contract.retired) {
    const target = entry.now[0];
    if (!target) continue;
    const path = target.startsWith('/') ? target : target.startsWith('FM-') ? failureModePath(target) : clausePath(target);
    map.set(entry.was.startsWith('/') ? entry.was : shortPath(entry.was), path);
  }
  return map;
}

export default function contractPlugin(context: LoadContext): Plugin {
  return {
    name: 'runtime-contract',
    loadContent: async () => {
      assertContract();
      assertEvidence();
    },
    async contentLoaded({ actions: { addRoute, createData } }) {
      for (const { id } of contract.clauses) {
        const page = await createData(`clause-${id}.json`, clausePageView(id));
        addRoute({ path: `${context.baseUrl}${shortPath(id).slice(1)}`, exact: true, component: '@site/src/components/page/ClausePage', modules: { page } });
      }
    },
    getPathsToWatch: () => ['src/contract/**/*.{ts,json}'],
    async postBuild({ outDir, siteConfig }) {
      const base = context.baseUrl.replace(/\/$/, '');
      for (const [from, to] of redirects()) {
        const file = join(outDir, from, 'index.html');
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, redirectPage(`${base}${to}`, `${siteConfig.url}${base}${to}`));
      }
      const { clauses, failureModes, sources, features } = contract;
      const published = { version: contractVersion, releaseLine, clauses, failureModes, features, sources };
      await writeFile(join(outDir, 'contract.json'), `${JSON.stringify(published, null, 1)}\n`);
      await writeFile(join(outDir, 'waiver.schema.json'), `${JSON.stringify(waiverSchema, null, 1)}\n`);
      await writeFile(join(outDir, 'checks.json'), `${JSON.stringify({ version: contractVersion, checks: publishedChecks() }, null, 1)}\n`);
      await writeFile(join(outDir, 'check-report.schema.json'), `${JSON.stringify(reportSchema, null, 1)}\n`);
      await mkdir(join(outDir, 'policies'), { recursive: true });
      for (const { path, text } of policyFiles(checks, (id) => clauseById(id), (id) => `${siteConfig.url}${base}${shortPath(id)}`)) await writeFile(join(outDir, path), text);
      await writeFile(join(outDir, 'sample-quarter.json'), `${JSON.stringify({ sample: true, note: 'Invented to show the arithmetic of the monthly report; measured nowhere.', service: 'checkout', ...sampleQuarter }, null, 1)}\n`);
      await writeFile(join(outDir, 'evidence.json'), `${JSON.stringify(publishedEvidence(), null, 1)}\n`);
    },
  };
}
