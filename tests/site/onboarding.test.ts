/** The first week in a real browser: progress stays here, the exercise is graded by the checker. */
import axe from 'axe-core';
import { describe, expect, inject, it } from 'vitest';

import { plantedFaults } from '../../src/contract/onboarding';
import { huntView } from '../../src/site/huntView';
import { testBrowser } from './browser';

const browser = testBrowser();
const path = '/start/onboarding-path/';
const { faults } = huntView();

describe('your first week', () => {
  it('keeps progress over a reload and forgets it on request', async () => {
    const { page, complaints, close } = await browser.open();
    await page.goto(inject('origin') + path);
    await page.locator('input[name=done-request]').check();
    await page.getByText('1 of 5 done').waitFor();
    await page.reload();
    await page.getByText('1 of 5 done').waitFor();
    await page.getByRole('button', { name: 'Reset' }).click();
    await page.getByText('Nothing ticked yet.').waitFor();
    expect(await page.evaluate(() => localStorage.getItem('krp-first-week'))).toBeNull();
    expect(complaints).toEqual([]);
    await close();
  });

  it('grades with the checker: everything, something, nothing, and an innocent line', async () => {
    const { page, complaints, close } = await browser.open();
    await page.goto(inject('origin') + path);
    await page.getByRole('button', { name: 'Grade 0 lines' }).click();
    await page.getByText(`0 of ${plantedFaults.length} found.`).waitFor();
    await page.getByRole('button', { name: 'Start again' }).click();
    for (const { line } of faults) await page.locator(`input[name=line-${line}]`).check();
    await page.locator('input[name=line-45]').check();
    await page.getByRole('button', { name: 'Grade 12 lines' }).click();
    await page.getByText('11 of 11 found. You can review a manifest.').waitFor();
    await page.getByText('Marked without a reason the checker knows: line 45.').waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('is accessible when graded, and complete without JavaScript', async () => {
    const { page, close } = await browser.open({ bypassCSP: true, viewport: { width: 390, height: 844 }, colorScheme: 'dark' });
    await page.goto(inject('origin') + path);
    await page.locator('input[name=line-58]').check();
    await page.getByRole('button', { name: 'Grade 1 line' }).click();
    await page.getByText('1 of 11 found.').waitFor();
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run());
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
    await close();
    const still = await browser.open({ javaScriptEnabled: false });
    await still.page.goto(inject('origin') + path);
    expect(await still.page.locator('input[type=checkbox]:visible').count()).toBe(0);
    await still.page.getByText('The eleven faults, and what each does').click();
    expect(await still.page.locator('table').last().locator('tbody tr').count()).toBe(plantedFaults.length);
    await still.close();
  });
});
