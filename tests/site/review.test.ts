/** The design-review kit in a real browser: shared by address, kept here only, lost by nobody. */
import { readFileSync } from 'node:fs';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';

import { testBrowser } from './browser';

const browser = testBrowser();
const path = '/platform-integration/design-review-kit/';
const shared = `${path}?workload=grpc-service&tier=2&touches=start-stop`;
const file = async (page: Page, name: string, text: string): Promise<void> => {
  await page.setInputFiles('input[type=file]', { name, mimeType: 'application/json', buffer: Buffer.from(text) });
};

describe('the design-review kit', () => {
  it('carries out the first tick, which only brings the app', async () => {
    const { page, complaints, close } = await browser.open();
    await page.goto(inject('origin') + path);
    await page.locator('input[name=touch-start-stop]').check();
    await page.waitForFunction(() => location.search === '?touches=start-stop');
    expect(await page.locator('input[name=touch-start-stop]').isChecked()).toBe(true);
    expect(complaints).toEqual([]);
    await close();
  });

  it('opens a shared selection, keeps answers over a reload, and puts none into the address', async () => {
    const { page, complaints, requests, close } = await browser.open();
    await page.goto(inject('origin') + shared);
    await page.getByText('0 of 10 answered').waitFor();
    await page.getByRole('group', { name: 'H2: your answer' }).getByLabel('Holds').check();
    await page.getByLabel('Evidence').fill('drill of 12 March');
    await page.getByRole('group', { name: 'L3: your answer' }).getByLabel('Waiver').check();
    await page.getByText('Counts as open: a waiver without an owner').waitFor();
    await page.getByText('2 of 10 answered').waitFor();
    expect(page.url()).toBe(inject('origin') + shared);
    await page.reload();
    await page.getByText('2 of 10 answered').waitFor();
    expect(await page.getByLabel('Evidence').inputValue()).toBe('drill of 12 March');
    const markdown = await page.getByLabel('The review as Markdown').inputValue();
    expect(markdown).toContain('/c/h2/?contract=');
    expect(markdown).toContain('drill of 12 March');
    expect(requests.join(' ')).not.toContain('drill');
    expect(complaints).toEqual([]);
    await close();
  });

  it('refuses a damaged or foreign file and loses nothing; takes its own back', async () => {
    const { page, close } = await browser.open();
    await page.goto(inject('origin') + shared);
    await page.getByRole('group', { name: 'H2: your answer' }).getByLabel('Holds').check();
    await page.getByText('1 of 10 answered').waitFor();
    for (const [name, text, message] of [
      ['damaged.json', '{"format":"kubernetes', 'is not JSON'],
      ['package.json', '{"name":"x"}', 'is not a review of this site'],
      ['other.json', JSON.stringify({ format: 'kubernetes-runtime-patterns/review/1', contract: '0.1.0', service: '', workload: 'http-service', tier: 1, touches: [], answers: { H99: {} } }), '"H99"'],
    ] as const) {
      await file(page, name, text);
      await page.getByText(`${name} was not imported, and nothing has changed.`).waitFor();
      expect(await page.locator('[role=status]').first().textContent()).toContain(message);
      await page.getByText('1 of 10 answered').waitFor();
    }
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export file' }).click();
    const saved = readFileSync(await (await download).path(), 'utf8');
    page.on('dialog', (dialog) => { void dialog.accept(); });
    await page.getByRole('button', { name: 'Forget answers' }).click();
    await page.getByText('0 of 10 answered').waitFor();
    expect(await page.evaluate(() => localStorage.getItem('krp-review'))).toBeNull();
    await page.goto(inject('origin') + path);
    await page.locator('input[name=touch-data]').check();
    await file(page, 'review.json', saved);
    await page.getByText('1 of 10 answered').waitFor();
    expect(new URL(page.url()).search).toContain('tier=2');
    await close();
  });

  it('sets an unreadable memory aside instead of destroying it', async () => {
    const { page, close } = await browser.open();
    await page.goto(inject('origin') + path);
    await page.evaluate(() => localStorage.setItem('krp-review', 'not json'));
    await page.goto(inject('origin') + shared);
    await page.getByText('What this browser had kept cannot be read.').waitFor();
    await page.getByRole('group', { name: 'H2: your answer' }).getByLabel('Holds').check();
    await page.getByText('1 of 10 answered').waitFor();
    expect(await page.evaluate(() => localStorage.getItem('krp-review-unreadable'))).toBe('not json');
    await close();
  });

  it('is accessible with a pack of every clause, and says what it is without JavaScript', async () => {
    const { page, close } = await browser.open({ bypassCSP: true, viewport: { width: 390, height: 844 } });
    await page.goto(`${inject('origin')}${path}?workload=http-service&tier=1&touches=launch`);
    await page.getByRole('group', { name: 'H2: your answer' }).getByLabel('Waiver').check();
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run());
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await close();
    const still = await browser.open({ javaScriptEnabled: false });
    await still.page.goto(inject('origin') + path);
    expect(await still.page.getByText('The review pack needs JavaScript').isVisible()).toBe(true);
    expect(await still.page.locator('form[aria-label="Review pack"]').isVisible()).toBe(false);
    await still.close();
  });
});
