import { describe, expect, inject, it } from 'vitest';

import { contract, shortPath } from '../../src/contract';
import { testBrowser } from './browser';

const browser = testBrowser();
const contractPath = '/runtime-model/service-runtime-contract/';

describe('the contract page', () => {
  it('loads no app until the filter is used, then carries out that first use', async () => {
    const { page, complaints, requests, close } = await browser.open();
    await page.goto(inject('origin') + contractPath);
    await page.waitForTimeout(300);
    expect(requests.filter((url) => url.endsWith('.js'))).toEqual([]);
    await page.selectOption('select[name=party]', 'platform');
    const bound = contract.clauses.filter(({ binds }) => binds === 'platform').length;
    await page.waitForFunction((count) => document.querySelector('[role=status]')?.textContent?.startsWith(`${count} of`), bound);
    expect(new URL(page.url()).search).toBe('?party=platform');
    expect(await page.locator('select[name=party]').inputValue()).toBe('platform');
    expect(await page.locator('article[id]:visible').count()).toBe(bound);
    await page.getByRole('button', { name: 'Show all' }).click();
    expect(await page.locator('article[id]:visible').count()).toBe(contract.clauses.length);
    expect(new URL(page.url()).search).toBe('');
    expect(complaints).toEqual([]);
    await close();
  });

  it('opens with the state of a shared link, and survives a nonsensical one', async () => {
    const { page, complaints, close } = await browser.open();
    await page.goto(`${inject('origin')}${contractPath}?tier=3&area=P`);
    const expected = contract.clauses.filter(({ area, levels }) => area === 'P' && levels[3] !== null).length;
    await page.waitForFunction((count) => document.querySelector('[role=status]')?.textContent?.startsWith(`${count} of`), expected);
    await page.goto(`${inject('origin')}${contractPath}?tier=9&area=%3Cscript%3E&party=x&rung=y`);
    await page.waitForFunction((count) => document.querySelector('[role=status]')?.textContent?.startsWith(`${count} of`), contract.clauses.length);
    expect(complaints).toEqual([]);
    await close();
  });

  it('says so when nothing matches', async () => {
    const { page, close } = await browser.open();
    await page.goto(`${inject('origin')}${contractPath}?area=H&party=platform`);
    await page.getByText('No clause matches all four choices').waitFor();
    await close();
  });

  it('shows both parties, a default, a proof and failure modes for every clause', async () => {
    const { page, close } = await browser.open({ javaScriptEnabled: false });
    await page.goto(inject('origin') + contractPath);
    for (const clause of contract.clauses) {
      const text = (await page.locator(`#${clause.id.toLowerCase()}`).textContent()) ?? '';
      for (const part of ['Application', 'Platform', 'Why.', 'Default.', 'Prove it', 'Expect:', 'Failing:', clause.failureModes[0] ?? '?']) expect(text, `${clause.id}: ${part}`).toContain(part);
    }
    await close();
  });

  it('prints every clause with its proof', async () => {
    const { page, close } = await browser.open();
    await page.goto(inject('origin') + contractPath);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#h1 details h4').first().isVisible()).toBe(true);
    expect(await page.locator('nav#site-menu').isVisible()).toBe(false);
    await close();
  });
});

describe('permanent links', () => {
  it('every clause and failure mode has a short address that lands on it', async () => {
    const { page, complaints, close } = await browser.open({ javaScriptEnabled: false });
    for (const id of ['FM-05', 'FM-35']) {
      await page.goto(inject('origin') + shortPath(id));
      await page.waitForURL(new RegExp(`#${id.toLowerCase()}$`));
      await page.locator(`#${id.toLowerCase()}`).waitFor();
    }
    for (const id of ['H2', 'P7']) {
      await page.goto(inject('origin') + shortPath(id));
      expect(await page.locator('h1').innerText()).toContain(id);
      for (const part of ['Prove it', 'Guardrails', 'Sources and history']) expect(await page.getByRole('heading', { name: part }).isVisible()).toBe(true);
    }
    expect(complaints).toEqual([]);
    await close();
  });

  it('from home to “should readiness check my database?” in two clicks, copy the link, open it cold on a phone', async () => {
    const { page, close } = await browser.open({ permissions: ['clipboard-read', 'clipboard-write'] });
    await page.goto(inject('origin'));
    await page.locator('li', { hasText: 'Should readiness check my database?' }).getByRole('link').click();
    await page.waitForURL(/#h2$/);
    await page.getByRole('button', { name: 'Copy link to H2' }).click();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toBe(`${inject('origin')}/c/h2/`);
    const phone = await browser.open({ viewport: { width: 390, height: 844 } });
    await phone.page.goto(link);
    expect(await phone.page.locator('h1').innerText()).toContain('H2');
    expect(await phone.page.getByText('never from a dependency that every replica shares').first().isVisible()).toBe(true);
    expect(phone.requests.length).toBeLessThanOrEqual(4);
    expect(phone.complaints).toEqual([]);
    await phone.close();
    await close();
  });
});

describe('without the app', () => {
  it('the color mode is switched by keyboard and remembered by the next document', async () => {
    const { page, complaints, close } = await browser.open({ colorScheme: 'light' });
    await page.goto(inject('origin') + contractPath);
    await page.getByRole('button', { name: 'Switch between light and dark' }).press('Enter');
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
    await page.goto(`${inject('origin')}/start/glossary/`);
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
    expect(complaints).toEqual([]);
    await close();
  });

  it('the menu opens and closes on a phone, by touch and by Escape, without JavaScript', async () => {
    const { page, close } = await browser.open({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false });
    await page.goto(`${inject('origin')}/start/glossary/`);
    const menu = page.locator('#site-menu');
    expect(await menu.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Menu' }).click();
    expect(await menu.isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await menu.isVisible()).toBe(false);
    await close();
  });

  it('tabs are switched by arrow key, without JavaScript', async () => {
    const { page, close } = await browser.open({ javaScriptEnabled: false });
    await page.goto(`${inject('origin')}/release-patterns/progressive-delivery/`);
    const [first, second] = [page.locator('fieldset input[type=radio]').nth(0), page.locator('fieldset input[type=radio]').nth(1)];
    const panels = page.locator('fieldset').first().locator('[class*=panel]');
    expect([await panels.nth(0).isVisible(), await panels.nth(1).isVisible()]).toEqual([true, false]);
    await first.focus();
    await page.keyboard.press('ArrowRight');
    expect(await second.isChecked()).toBe(true);
    expect([await panels.nth(0).isVisible(), await panels.nth(1).isVisible()]).toEqual([false, true]);
    await close();
  });

  it('a reference tells more on focus and Escape dismisses it', async () => {
    const { page, close } = await browser.open();
    await page.goto(inject('origin'));
    const reference = page.locator('main a[aria-describedby]').first();
    await reference.focus();
    const tip = page.locator(`#${await reference.getAttribute('aria-describedby').then((id) => (id ?? '').replace(/([^\w-])/g, '\\$1'))}`);
    expect(await tip.isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await tip.isVisible()).toBe(false);
    await close();
  });

  it('code is copied as it is shown', async () => {
    const { page, close } = await browser.open({ permissions: ['clipboard-read', 'clipboard-write'] });
    await page.goto(`${inject('origin')}/principles/guardrails-at-runtime/`);
    const button = page.locator('[data-copy=""]').first();
    const block = button.locator('xpath=../pre');
    await button.click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await block.innerText());
    await close();
  });

  it('commands are copied without the comments that zsh would take for arguments, and never as a link', async () => {
    const { page, close } = await browser.open({ permissions: ['clipboard-read', 'clipboard-write'] });
    await page.goto(`${inject('origin')}/release-patterns/rollback-and-recovery/`);
    const blocks = page.locator('[data-copy=sh]');
    let commented = 0;
    for (let index = 0; index < await blocks.count(); index += 1) {
      const button = blocks.nth(index);
      const shown = await button.locator('xpath=../pre').evaluate((pre) => pre.textContent ?? '');
      if (shown.startsWith('#')) commented += 1;
      await button.dispatchEvent('click');
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied).toMatch(/kubectl|argocd|flux|git|helm/);
      expect(copied).not.toMatch(/^\s*#|\s# |^https?:/m);
      // What is not a comment is all there, in its order.
      expect(copied.replace(/\s+/g, '')).toBe(shown.split('\n').map((line) => line.replace(/^\s*#.*|\s+# .*/, '')).join('').replace(/\s+/g, ''));
    }
    expect(commented).toBeGreaterThan(0);
    await close();
  });
});
