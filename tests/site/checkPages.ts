import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, inject, it } from 'vitest';

import { sitemapPaths } from '../../scripts/publishedUrls';
import { testBrowser } from './browser';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Violations of WCAG 2.2 A and AA, each with its first place. */
const audit = `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
  .then(({ violations }) => violations.map(({ id, help, nodes }) => id + ': ' + help + ' (' + nodes.length + '×, ' + nodes[0].html.slice(0, 160) + ')'))`;

/** Pages of single clauses are one template filled 64 times: all are loaded, two are checked in full. */
const all = sitemapPaths('build').filter((path) => !path.startsWith('/c/') || path === '/c/h2/' || path === '/c/p7/');
const clausePages = sitemapPaths('build').filter((path) => !all.includes(path));

/** Registers the tests of every second page, beginning with `first`: two files share the work of two cores. */
export function checkPages(first: 0 | 1): void {
  const browser = testBrowser();
  const paths = all.filter((_, index) => index % 2 === first);

  describe.each(paths)('%s', (path) => {
    it('loads quietly, fits both widths and passes axe in both themes', async () => {
      const { page, complaints, close } = await browser.open({ bypassCSP: true });
      for (const width of [1440, 390]) {
        await page.setViewportSize({ width, height: 900 });
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          await page.goto(inject('origin') + path);
          const state = await page.evaluate(() => ({
            theme: document.documentElement.dataset.theme,
            overflow: document.documentElement.scrollWidth - window.innerWidth,
            headings: document.querySelectorAll('h1').length,
            app: document.querySelectorAll('script[src]').length,
            smallest: Math.min(99, ...[...document.querySelectorAll<SVGTextElement>('main figure svg text')].map((text) =>
              Number.parseFloat(getComputedStyle(text).fontSize) * (text.ownerSVGElement?.getScreenCTM()?.a ?? 1))),
            cut: [...document.querySelectorAll('main figure [aria-label^="Drawing"]')].filter((frame) => frame.scrollWidth > frame.clientWidth).map((frame) => frame.closest('figure')?.id),
          }));
          expect(state, `${width} ${colorScheme}`).toMatchObject({ theme: colorScheme, headings: 1, app: 0 });
          expect(state.smallest, `${path}: text of figures is drawn at ${state.smallest} px, ${width} px wide`).toBeGreaterThanOrEqual(12);
          if (width === 1440) expect(state.cut, `${path}: figures cut off on a wide screen`).toEqual([]);
          expect(state.overflow, `${path} is wider than ${width} px`).toBeLessThanOrEqual(0);
          await page.evaluate(axe);
          expect(await page.evaluate(audit), `${width} ${colorScheme}`).toEqual([]);
        }
      }
      expect(complaints).toEqual([]);
      await close();
    });
  
    it('hydrates without a mismatch once the app is asked for', async () => {
      const { page, complaints, close } = await browser.open();
      await page.goto(inject('origin') + path);
      await page.evaluate(() => {
        const island = document.createElement('div');
        island.dataset.island = 'use';
        island.append(document.createElement('button'));
        document.body.append(island);
        island.querySelector('button')?.click();
      });
      await page.waitForFunction(() => document.documentElement.dataset.hasHydrated === 'true', undefined, { timeout: 30_000 });
      await page.waitForTimeout(300);
      expect(complaints).toEqual([]);
      await close();
    });
  
    it('reads the same with JavaScript off', async () => {
      const off = await browser.open({ javaScriptEnabled: false });
      await off.page.goto(inject('origin') + path);
      // As rendered, and as it stands in the document: panels behind a radio button are one key away, not on screen.
      const main = off.page.locator('main');
      const text = `${await main.innerText()} ${await main.textContent()}`;
      const links = await off.page.locator('#site-menu a').count();
      if (!path.startsWith('/c/')) expect(links).toBeGreaterThanOrEqual(path === '/' ? all.length - 3 : 9);
      const on = await browser.open();
      await on.page.goto(inject('origin') + path);
      const squash = (value: string): string[] => value.split(/\s+/).filter((word) => !/^(Copy|link)$/.test(word));
      const missing = squash(await on.page.locator('main :is(h1, h2, h3, p, td, th, dd, figcaption):not([data-needs-js], [data-needs-js] *)').allInnerTexts().then((all) => all.join(' ')))
        .filter((word) => !text.includes(word));
      expect(missing.filter((word) => !/^(\d+|of|clauses)$/.test(word))).toEqual([]);
      expect(off.complaints).toEqual([]);
      await off.close();
      await on.close();
    });
  
    it('works below a sub-path', async () => {
      const { page, complaints, close } = await browser.open();
      await page.goto(`${inject('subOrigin')}/sub/path${path}`);
      expect(await page.locator('h1').count()).toBe(1);
      const outside = await page.$$eval('a[href^="/"]', (links) => links.map((link) => link.getAttribute('href') ?? '').filter((href) => !href.startsWith('/sub/path/')));
      expect(outside).toEqual([]);
      expect(await page.evaluate(() => getComputedStyle(document.body).marginTop)).toBe('0px');
      expect(complaints).toEqual([]);
      await close();
    });
  });

  it('pages of single clauses load quietly and fit a phone', async () => {
    const { page, complaints, close } = await browser.open({ viewport: { width: 390, height: 844 } });
    for (const path of clausePages.filter((_, index) => index % 2 === first)) {
      await page.goto(inject('origin') + path);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), path).toBeLessThanOrEqual(0);
      expect(await page.locator('h1').count(), path).toBe(1);
    }
    expect(complaints).toEqual([]);
    await close();
  });
}
