/** The search box in a real browser, and every address its index gives. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import { describe, expect, inject, it } from 'vitest';

import { anchorsOf } from '../../scripts/publishedUrls';
import type { Entry } from '../../src/site/search/ranking';
import { testBrowser } from './browser';

const browser = testBrowser();
const path = '/runtime-model/health-and-readiness/';
const entries = JSON.parse(readFileSync(join('build', 'search', 'index.json'), 'utf8')) as readonly Entry[];

/** Entries that lead nowhere. */
function lost(all: readonly Entry[]): readonly string[] {
  const anchors = new Map<string, ReadonlySet<string> | undefined>();
  return all.map(([, , target]) => target).filter((target) => {
    const [page = '', anchor] = target.split('#');
    if (!anchors.has(page)) {
      const file = join('build', page, 'index.html');
      anchors.set(page, existsSync(file) ? new Set(anchorsOf(readFileSync(file, 'utf8'))) : undefined);
    }
    const found = anchors.get(page);
    return found === undefined || (anchor !== undefined && !found.has(anchor));
  });
}

describe('the search box', () => {
  it('leads nowhere that does not exist', () => {
    expect(lost(entries)).toEqual([]);
    expect(lost([[0, 'x', '/gone/', '', ''], [1, 'x', '/start/glossary/#gone', '', '']])).toEqual(['/gone/', '/start/glossary/#gone']);
  });

  it('opens with a key, without the app, and is led by the keyboard', async () => {
    const { page, complaints, requests, close } = await browser.open();
    await page.goto(inject('origin') + path);
    const before = requests.length;
    await page.keyboard.press('/');
    const field = page.getByRole('combobox', { name: 'Search' });
    await field.waitFor();
    await page.keyboard.type('FM-05');
    await page.getByRole('option').first().waitFor();
    expect(requests.slice(before).map((url) => new URL(url).pathname).filter((file) => file !== '/mark.svg').sort()).toEqual(['/search/box.css', '/search/box.js', '/search/index.json']);
    expect(await field.getAttribute('aria-activedescendant')).toBe('search-option-0');
    await page.keyboard.press('ArrowDown');
    expect(await field.getAttribute('aria-activedescendant')).toBe('search-option-1');
    await page.keyboard.press('ArrowUp');
    expect(await page.locator('[role=option][aria-selected=true]').textContent()).toContain('FM-05');
    expect(await page.locator('#search-status').textContent()).toMatch(/^\d+ results?$/);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/failure-modes/#fm-05');
    expect(complaints).toEqual([]);
    await close();
  });

  it('clears, closes and gives the focus back with Escape; a slash in a field stays a slash', async () => {
    const { page, complaints, close } = await browser.open();
    await page.goto(`${inject('origin')}/start/contract-reader/`);
    await page.locator('textarea').focus();
    await page.keyboard.type('/');
    expect(await page.locator('#search-box').count()).toBe(0);
    const button = page.getByRole('button', { name: 'Search' });
    await button.focus();
    await page.keyboard.press('Enter');
    const field = page.getByRole('combobox', { name: 'Search' });
    await field.fill('drain');
    await page.keyboard.press('Escape');
    expect(await field.inputValue()).toBe('');
    await page.keyboard.press('Escape');
    expect(await page.locator('#search-box').isVisible()).toBe(false);
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(complaints).toEqual([]);
    await close();
  });

  it('helps when nothing matches, shows hostile text as text, and says so when the index is away', async () => {
    const { page, close } = await browser.open();
    await page.goto(inject('origin') + path);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('<img/zzzzqqqq>');
    await page.getByText('Nothing matches “<img/zzzzqqqq>”').waitFor();
    expect(await page.locator('#search-box img').count()).toBe(0);
    expect(await page.locator('#search-help a').count()).toBe(4);
    for (const href of await page.locator('#search-help a').evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname + (link as HTMLAnchorElement).hash))) {
      expect(lost([[0, 'x', href, '', '']]), href).toEqual([]);
    }
    await page.route('**/search/index.json*', (route) => route.abort());
    await page.goto(`${inject('origin')}/start/glossary/`);
    await page.keyboard.press('/');
    await page.getByText('could not be loaded').waitFor();
    await close();
  });

  it.each([[1440, 'light'], [390, 'dark']] as const)('is accessible at %i px, %s', async (width, colorScheme) => {
    const { page, close } = await browser.open({ viewport: { width, height: 844 }, colorScheme, bypassCSP: true });
    await page.goto(inject('origin') + path);
    await page.keyboard.press('/');
    await page.getByRole('combobox').fill('readiness');
    await page.getByRole('option').first().waitFor();
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run('#search-box'));
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await close();
  });

  it('follows the base URL', async () => {
    const { page, complaints, close } = await browser.open();
    await page.goto(`${inject('subOrigin')}/sub/path${path}`);
    await page.keyboard.press('/');
    await page.getByRole('combobox').fill('H2');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/sub/path/c/h2/');
    expect(complaints).toEqual([]);
    await close();
  });

  it('is not offered without JavaScript', async () => {
    const { page, close } = await browser.open({ javaScriptEnabled: false });
    await page.goto(inject('origin') + path);
    expect(await page.locator('[data-search]').isVisible()).toBe(false);
    await close();
  });
});
