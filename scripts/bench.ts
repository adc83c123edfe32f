/**
 * Prints what a reader pays: bytes per page type (brotli and gzip, requests), the same page with the app loaded, blocked
 * main thread and layout shift under a fourfold CPU slow-down, and the build time. Reports only; limits live in the tests.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { chromium, type Browser } from 'playwright-core';

import { browserVersion, chromiumArgs, findChromium } from './findChromium';
import { serveStatic } from './serveStatic';

const types: readonly (readonly [type: string, path: string])[] = [
  ['home', '/'],
  ['part index', '/runtime-model/'],
  ['chapter, principle', '/principles/guardrails-at-runtime/'],
  ['chapter, architecture', '/reference-architecture/request-and-traffic-flow/'],
  ['contract', '/runtime-model/service-runtime-contract/'],
  ['failure modes', '/reference-architecture/failure-modes/'],
  ['glossary', '/start/glossary/'],
  ['chapter, release', '/release-patterns/rollback-and-recovery/'],
  ['tool, review kit', '/platform-integration/design-review-kit/'],
];

interface Weight {
  readonly requests: number;
  readonly brotli: number;
  readonly gzip: number;
  readonly blockingMs: number;
  readonly shift: number;
}

async function weigh(browser: Browser, origin: string, path: string, withApp: boolean): Promise<Weight> {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  const urls = new Set<string>();
  page.on('request', (request) => urls.add(new URL(request.url()).pathname));
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.addInitScript(`window.__blocked = 0; window.__shift = 0;
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.__blocked += Math.max(0, entry.duration - 50); }).observe({ type: 'longtask', buffered: true });
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.__shift += entry.value; }).observe({ type: 'layout-shift', buffered: true });`);
  await page.goto(origin + path);
  if (withApp) {
    await page.evaluate(`(() => { const island = document.createElement('div'); island.dataset.island = 'use'; island.append(document.createElement('button')); document.body.append(island); island.firstChild.click(); })()`);
    await page.waitForFunction(() => document.documentElement.dataset.hasHydrated === 'true');
  }
  await page.waitForTimeout(1500);
  const [blockingMs, shift] = (await page.evaluate('[window.__blocked, window.__shift]')) as [number, number];
  await page.close();
  const bodies = [...urls].map((url) => readFileSync(join('build', url.endsWith('/') ? `${url}index.html` : url)));
  return {
    requests: urls.size,
    brotli: bodies.reduce((sum, body) => sum + brotliCompressSync(body).length, 0),
    gzip: bodies.reduce((sum, body) => sum + gzipSync(body).length, 0),
    blockingMs,
    shift,
  };
}

const kb = (bytes: number): string => (bytes / 1000).toFixed(1).padStart(7);

async function main(): Promise<void> {
  const started = Date.now();
  const built = spawnSync('npx', ['docusaurus', 'build'], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (built.status !== 0 || !existsSync('build/index.html')) process.exit(1);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);

  const path = await findChromium();
  const site = await serveStatic(join(process.cwd(), 'build'));
  const browser = await chromium.launch({ executablePath: path, args: [...chromiumArgs] });
  console.log(`${browserVersion(path)}; build ${seconds} s; first view at 390 px, CPU slowed 4×`);
  const html = (url: string): number => brotliCompressSync(readFileSync(join('build', url, 'index.html'))).length;
  console.log('page type'.padEnd(24), 'requests', ' HTML br', 'all br kB', 'all gzip', 'blocked ms', ' shift', '| with app: requests', 'br kB', 'blocked ms');
  for (const [type, url] of types) {
    if (!existsSync(join('build', url, 'index.html'))) continue;
    const first = await weigh(browser, site.origin, url, false);
    const app = await weigh(browser, site.origin, url, true);
    console.log(
      type.padEnd(24), String(first.requests).padStart(8), kb(html(url)).padStart(8), kb(first.brotli).padStart(9), kb(first.gzip).padStart(8),
      first.blockingMs.toFixed(0).padStart(10), first.shift.toFixed(3).padStart(6), '|', String(app.requests).padStart(18), kb(app.brotli), app.blockingMs.toFixed(0).padStart(10),
    );
  }
  // From the key to a list, on the same slowed phone: what is downloaded, and how long it takes.
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await page.goto(`${site.origin}/runtime-model/health-and-readiness/`);
  await (await page.context().newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const asked = Date.now();
  await page.keyboard.press('/');
  await page.getByRole('combobox', { name: 'Search' }).waitFor();
  await page.keyboard.type('drain');
  await page.getByRole('option').first().waitFor();
  const files = ['box.js', 'box.css', 'index.json'].map((name) => brotliCompressSync(readFileSync(join('build', 'search', name))).length);
  console.log(`search: ${kb(files.reduce((sum, bytes) => sum + bytes, 0)).trim()} kB brotli before the first result (${files.map((bytes) => kb(bytes).trim()).join(' + ')}: box, styles, index); list after ${Date.now() - asked} ms`);
  await browser.close();
  await site.close();
}

void main();
