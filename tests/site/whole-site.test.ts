import { describe, expect, inject, it } from 'vitest';

import { sitemapPaths } from '../../scripts/publishedUrls';
import { testBrowser } from './browser';

const paths = sitemapPaths('build');
const browser = testBrowser();

describe('the site', () => {
  it('has no orphan: every page is reached by links from the home page, without JavaScript', async () => {
    const { page, close } = await browser.open({ javaScriptEnabled: false });
    const seen = new Set<string>();
    const queue = ['/'];
    while (queue.length > 0) {
      const path = queue.pop() as string;
      if (seen.has(path)) continue;
      seen.add(path);
      if (!path.endsWith('/')) {
        // A file to download: it has to be there, and leads nowhere.
        expect((await page.request.get(inject('origin') + path)).status(), path).toBe(200);
        continue;
      }
      await page.goto(inject('origin') + path);
      if (path.startsWith('/c/')) continue;
      for (const href of await page.$$eval('main a[href^="/"]', (links) => links.map((link) => new URL(link.getAttribute('href') ?? '', location.href).pathname))) queue.push(href);
    }
    expect([...seen]).toEqual(expect.arrayContaining([...paths]));
    await close();
  });

  it('answers an unknown address with the map', async () => {
    const { page, close } = await browser.open();
    const response = await page.goto(`${inject('origin')}/no-such-page/`);
    expect(response?.status()).toBe(404);
    expect(await page.locator('h1').innerText()).toBe('No page at this address');
    await close();
  });
});
