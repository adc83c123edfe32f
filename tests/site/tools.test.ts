/** The small tools of the release and leadership chapters in a real browser: first use, shared address, bad input, export. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';

import { testBrowser } from './browser';

const browser = testBrowser();
const status = async (page: Page, text: string | RegExp): Promise<void> => { await page.locator('[role=status]').filter({ hasText: text }).first().waitFor(); };
const clean = async (page: Page): Promise<void> => {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run());
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
};

describe('the exposure race', () => {
  const path = '/release-patterns/rolling-updates/';
  it('keeps what was typed before the app was there, and the address carries it', async () => {
    const { page, complaints, close } = await browser.open();
    await page.goto(inject('origin') + path);
    await page.getByLabel('minReadySeconds').fill('60');
    await page.getByLabel('maxSurge').click();
    await page.keyboard.press('Tab');
    await page.waitForFunction(() => location.search.includes('ready=60'));
    await page.getByRole('button', { name: 'One at a time, 60 s' }).click();
    await status(page, 'All new after 13 min');
    expect(complaints).toEqual([]);
    await close();
  });
  it('names field, value and rule for bad input, and says where a rollout stops', async () => {
    const { page, close } = await browser.open({ viewport: { width: 390, height: 844 }, bypassCSP: true });
    await page.goto(`${inject('origin')}${path}?surge=%3Cscript%3E`);
    await status(page, 'maxSurge: “<script>” has to be a whole number or a percentage');
    await page.goto(`${inject('origin')}${path}?surge=0&unavailable=0`);
    await status(page, 'must not both be 0');
    await page.goto(`${inject('origin')}${path}?start=never`);
    await status(page, 'The rollout stops at 5 new and 8 old pods');
    await clean(page);
    await close();
  });
});

describe('the nine classes of change', () => {
  const path = '/release-patterns/config-and-platform-changes/';
  it('answer from a shared address, survive nonsense, and leave as Markdown', async () => {
    const { page, complaints, close } = await browser.open({ bypassCSP: true, colorScheme: 'dark' });
    await page.goto(`${inject('origin')}${path}?code=yyy&flags=nn-&data=%3Cb%3E`);
    await status(page, '1 of 9 guarded');
    await status(page, 'At once and unjudged: Flags.');
    const markdown = await page.getByLabel('The answers as Markdown').inputValue();
    expect(markdown).toContain('| Code | yes | yes | yes |');
    await page.getByLabel('Flags: Undone in a rehearsed time').selectOption('y');
    await page.waitForFunction(() => location.search.includes('flags=nny'));
    await clean(page);
    await page.getByRole('button', { name: 'Start again' }).click();
    await page.waitForFunction(() => location.search === '');
    expect(complaints).toEqual([]);
    await close();
  });
});

describe('the case builder', () => {
  const path = '/leadership-conversations/funding-the-platform/';
  it('says that its numbers are a sample until they are not, and refuses a range out of order', async () => {
    const { page, complaints, close } = await browser.open({ bypassCSP: true, viewport: { width: 390, height: 844 } });
    await page.goto(inject('origin') + path);
    await status(page, 'Sample numbers, no benchmark.');
    await page.goto(`${inject('origin')}${path}?people=1_1_1`);
    await status(page, /^1 of \d+ inputs is yours/);
    expect(await page.getByLabel('The case as Markdown').inputValue()).toContain('1 of ');
    await page.goto(`${inject('origin')}${path}?people=9_1_2`);
    await status(page, /People.*three numbers, low ≤ likely ≤ high/);
    await page.getByRole('button', { name: 'Back to the sample' }).click();
    await status(page, 'Sample numbers, no benchmark.');
    await clean(page);
    expect(complaints).toEqual([]);
    await close();
  });
});

describe('the ten minutes on a screen', () => {
  const path = '/leadership-conversations/how-i-explain-this-in-10-min/';
  it('are led by the keyboard and end with Escape', async () => {
    const { page, complaints, close } = await browser.open({ bypassCSP: true });
    await page.goto(inject('origin') + path);
    await page.getByRole('button', { name: 'Present the ten minutes' }).click();
    await page.locator('dialog[open] blockquote').waitFor();
    await page.keyboard.press('ArrowRight');
    await page.locator('dialog[open] svg').waitFor();
    expect(await page.locator('dialog[open] [id]').count()).toBe(0);
    await clean(page);
    await page.keyboard.press('End');
    await page.getByText('7 of 7').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
    await close();
  });
  it('give their pictures as files that stand alone', async () => {
    const { page, close } = await browser.open();
    await page.goto(inject('origin') + path);
    for (const [kind, start] of [['SVG', '<svg'], ['PNG', '\u0089PNG']] as const) {
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: `3 Who decides, on what as ${kind}` }).click();
      const file = await download;
      expect(file.suggestedFilename()).toBe(`who-decides.${kind.toLowerCase()}`);
      const stream = await file.createReadStream();
      const bytes = Buffer.concat(await stream.toArray() as Buffer[]);
      expect(bytes.toString('latin1').startsWith(start), kind).toBe(true);
      if (kind === 'SVG') {
        expect(bytes.toString('utf8')).not.toMatch(/class=|var\(--|url\(/);
        expect(bytes.length).toBeGreaterThan(3000);
      } else expect(bytes.length).toBeGreaterThan(20_000);
    }
    await close();
  });
});
