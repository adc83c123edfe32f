/** Part 5 in a real browser: the pattern chooser, and the first lever on a phone at three in the morning. */
import { describe, expect, inject, it } from 'vitest';

import { testBrowser } from './browser';

const browser = testBrowser();
const phone = { viewport: { width: 390, height: 844 } };
const chooser = 'form[aria-label="Pattern chooser"]';

describe('the pattern chooser', () => {
  it('carries out the first use, which only brings the app, and puts the answers into the address', async () => {
    const { page, complaints, close } = await browser.open();
    await page.goto(`${inject('origin')}/release-patterns/`);
    const status = page.locator(`${chooser} [role=status]`);
    await page.getByRole('button', { name: 'Blind canary (FM-21)' }).click();
    await status.getByText('Blue-green').first().waitFor();
    expect(new URL(page.url()).search).toBe('?together=yes&what=risky&sessions=no&effect=yes&rate=1');
    await page.getByLabel('How many requests a second?').focus();
    await page.keyboard.press('ArrowDown');
    await page.waitForFunction(() => location.search.endsWith('rate=2'));
    await status.getByText('Traffic-weight canary').first().waitFor();
    await page.getByRole('button', { name: 'Start again' }).click();
    await page.waitForFunction(() => location.search === '');
    expect(await status.textContent()).toContain('Answer from the top');
    expect(complaints).toEqual([]);
    await close();
  });

  it('opens a shared answer with its curve', async () => {
    const { page, complaints, close } = await browser.open(phone);
    await page.goto(`${inject('origin')}/release-patterns/?together=never`);
    await page.locator(`${chooser} [role=status]`).getByText('Recreate').first().waitFor();
    expect(await page.locator(`${chooser} svg title`).textContent()).toMatch(/in the gap itself; users are back after .* failed requests\.$/);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(complaints).toEqual([]);
    await close();
  });

  it('leaves the table that says the same to readers without scripts', async () => {
    const { page, close } = await browser.open({ javaScriptEnabled: false });
    await page.goto(`${inject('origin')}/release-patterns/`);
    expect(await page.locator(chooser).isVisible()).toBe(false);
    expect(await page.getByText('Users must not meet both versions').isVisible()).toBe(true);
    await close();
  });
});

describe('rollback and recovery, opened on a phone', () => {
  it('shows the levers with their commands on the first screen, before any prose', async () => {
    const { page, complaints, close } = await browser.open(phone);
    await page.goto(`${inject('origin')}/release-patterns/rollback-and-recovery/`);
    const bottom = async (text: string): Promise<number> => {
      const box = await page.getByText(text, { exact: false }).first().boundingBox();
      return box === null ? Infinity : box.y + box.height;
    };
    for (const text of ['Data or schema changed?', 'Behind a flag?', 'kubectl argo rollouts abort checkout', 'rollout undo deploy/checkout']) expect(await bottom(text), text).toBeLessThanOrEqual(844);
    expect(await bottom('The position.')).toBeGreaterThan(await bottom('rollout undo deploy/checkout'));
    expect(complaints).toEqual([]);
    await close();
  });
});
