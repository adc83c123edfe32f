import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';

import { chromiumArgs } from '../../scripts/findChromium';

/** A page and everything it complained about or asked for. */
export interface Watched {
  readonly page: Page;
  /** Console errors, uncaught errors, failed requests and requests to another host. */
  readonly complaints: string[];
  readonly requests: string[];
  close(): Promise<void>;
}

/** One browser for a test file; `open` gives a fresh profile each time. */
export function testBrowser(): { open(options?: BrowserContextOptions): Promise<Watched> } {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: inject('chromiumPath'), args: [...chromiumArgs] });
  });
  afterAll(async () => {
    await browser.close();
  });
  return {
    async open(options = {}) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
      const page = await context.newPage();
      const complaints: string[] = [];
      const requests: string[] = [];
      const own = new Set([inject('origin'), inject('subOrigin')]);
      page.on('console', (message) => {
        if (message.type() === 'error' || /hydrat/i.test(message.text())) complaints.push(`${page.url()}: console: ${message.text()}`);
      });
      page.on('pageerror', (error) => complaints.push(`${page.url()}: uncaught: ${error.message}`));
      page.on('request', (request) => {
        requests.push(request.url());
        const { origin, protocol } = new URL(request.url());
        if (protocol.startsWith('http') && !own.has(origin)) complaints.push(`${page.url()}: asks another host: ${request.url()}`);
      });
      page.on('response', (response) => {
        if (response.status() >= 400 && !response.url().includes('/no-such-page')) complaints.push(`${page.url()}: ${response.status()} ${response.url()}`);
      });
      return { page, complaints, requests, close: () => context.close() };
    },
  };
}
