/**
 * Appends what is published now to `src/contract/ledger.json`: clause and failure-mode ids, and every URL of the built
 * site with its anchors. Only ever appends. Run it after `npm run build` when something new is meant to stay.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { contract } from '../src/contract';
import { publishedUrls } from './publishedUrls';

const file = 'src/contract/ledger.json';
const ledger = JSON.parse(readFileSync(file, 'utf8')) as { clauses: string[]; failureModes: string[]; urls: string[] };
const merge = (old: readonly string[], now: readonly string[]): string[] => [...old, ...now.filter((entry) => !old.includes(entry))];
const next = {
  clauses: merge(ledger.clauses, contract.clauses.map(({ id }) => id)),
  failureModes: merge(ledger.failureModes, contract.failureModes.map(({ id }) => id)),
  urls: existsSync('build/sitemap.xml') ? merge(ledger.urls, publishedUrls('build')) : ledger.urls,
};
writeFileSync(file, `${JSON.stringify(next, null, 1)}\n`);
console.log(`${file}: ${next.clauses.length} clauses, ${next.failureModes.length} failure modes, ${next.urls.length} URLs`);
