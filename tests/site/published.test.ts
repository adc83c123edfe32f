import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

import { anchorsOf, publishedUrls, sitemapPaths } from '../../scripts/publishedUrls';
import { contract, shortPath, type Ledger } from '../../src/contract';
import { incidents } from '../../src/contract/evidence';
import publishedLedger from '../../src/contract/ledger.json';

const ledger: Ledger = publishedLedger;
const paths = sitemapPaths('build');
const html = (path: string): string => readFileSync(join('build', path, 'index.html'), 'utf8');
const brotli = (content: string | Buffer): number => brotliCompressSync(content).length;

/** Ledger entries that no longer resolve and are not retired. */
function dead(urls: readonly string[], current: ReadonlySet<string>): readonly string[] {
  const retired = new Set(contract.retired.map(({ was }) => was));
  return urls.filter((url) => !current.has(url) && !retired.has(url));
}

describe('published addresses', () => {
  const current = new Set(publishedUrls('build'));
  it('never die', () => {
    expect(dead(ledger.urls, current)).toEqual([]);
  });
  it('are all in the ledger (run `npm run ledger` after a build to append new ones)', () => {
    expect([...current].filter((url) => !ledger.urls.includes(url))).toEqual([]);
  });
  it('are missed when one disappears', () => {
    expect(dead([...ledger.urls, '/gone/', '/start/glossary/#gone'], current)).toEqual(['/gone/', '/start/glossary/#gone']);
  });
  it('include a short link for every clause and failure mode', () => {
    for (const { id } of contract.clauses) expect(paths).toContain(shortPath(id));
    for (const { id } of contract.failureModes) {
      const page = readFileSync(join('build', shortPath(id), 'index.html'), 'utf8');
      const target = /url=([^"#]*)#([^"]*)"/.exec(page);
      expect(anchorsOf(html(target?.[1] ?? '')), `${id} lands on an anchor`).toContain(target?.[2]);
    }
  });
  it('include the contract as JSON', () => {
    const published = JSON.parse(readFileSync('build/contract.json', 'utf8')) as { clauses: unknown[]; failureModes: unknown[] };
    expect(published.clauses).toHaveLength(contract.clauses.length);
    expect(published.failureModes).toHaveLength(35);
  });
});

it('the evidence is published as JSON', () => {
  const published = JSON.parse(readFileSync('build/evidence.json', 'utf8')) as { records: { counted: boolean; set: string }[]; readings: unknown[] };
  expect(published.records.filter(({ counted }) => counted)).toHaveLength(incidents.length);
  expect(published.readings.length).toBeGreaterThan(10);
});

describe('first view', () => {
  const icon = brotli(readFileSync('build/mark.svg'));
  it.each(paths)('%s stays inside its bytes', (path) => {
    const big = ['/runtime-model/service-runtime-contract/', '/reference-architecture/failure-modes/', '/principles/evidence/', '/platform-integration/peer-comparison/'].includes(path);
    const bytes = brotli(html(path)) + icon;
    expect(bytes, `${path}: ${bytes} bytes brotli for HTML with its styles and icon`).toBeLessThanOrEqual((big ? 60 : 25) * 1000);
  });
  it('asks for no style sheet, no script file, no font and no preloaded asset', () => {
    for (const path of paths) {
      expect(html(path)).not.toMatch(/<script[^>]+src=|rel="?stylesheet|@font-face/);
      expect(html(path)).not.toMatch(/rel="?(preload|modulepreload|prefetch)/);
    }
  });
  it('lists every inline script for hosts that set the policy as a header', () => {
    const listed = readFileSync('build/csp-hashes.txt', 'utf8');
    for (const path of paths) {
      for (const [, hash] of html(path).matchAll(/'(sha256-[^']+)'/g)) expect(listed).toContain(hash);
    }
    expect(existsSync('build/404.html')).toBe(true);
  });
});
