/** The contract reader in a real browser: nothing sent, nothing executed, nothing lost. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';

import { testBrowser } from './browser';

const browser = testBrowser();
const path = '/start/contract-reader/';
const documented = readFileSync(join('static', 'broken', 'from-the-documentation.yaml'), 'utf8');
/** Puts a text into the field the way a paste does. */
const paste = async (page: Page, text: string): Promise<void> => {
  await page.locator('textarea').evaluate((field: HTMLTextAreaElement, value) => {
    const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set;
    set?.call(field, value);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }, text);
};
/** The app comes with the first focus. */
const ready = async (page: Page): Promise<void> => {
  await page.locator('textarea').focus();
  await page.waitForFunction(() => document.documentElement.dataset.hasHydrated === 'true');
};

describe('the contract reader', () => {
  it('loads the engine when there is a text, and asks for nothing else', async () => {
    const { page, complaints, requests, close } = await browser.open();
    await page.goto(inject('origin') + path);
    await ready(page);
    await page.getByText('The report appears here').waitFor();
    await page.waitForTimeout(300);
    const before = requests.length;
    await paste(page, documented);
    await page.locator('[data-verdict=must]').first().waitFor();
    const since = requests.slice(before).filter((url) => !url.startsWith('blob:'));
    expect(since.length, since.join(' ')).toBeGreaterThan(0);
    expect(since.filter((url) => !url.endsWith('.js'))).toEqual([]);
    expect(requests.slice(before).join(' ')).not.toContain('nginx');
    expect(new URL(page.url()).search).toBe('');
    expect(complaints).toEqual([]);
    await close();
  });

  it('marks lines, goes to them, and shows what to change', async () => {
    const { page, complaints, close } = await browser.open();
    await page.goto(inject('origin') + path);
    await ready(page);
    await paste(page, documented);
    const finding = page.locator('ol li[data-verdict=must]').filter({ hasText: 'line 18' }).first();
    await finding.waitFor();
    await finding.getByRole('button', { name: 'line 18' }).click();
    expect(await page.locator('textarea').evaluate((field: HTMLTextAreaElement) => [document.activeElement === field, field.value.slice(0, field.selectionStart).split('\n').length])).toEqual([true, 18]);
    await finding.getByText('What to change').click();
    expect((await finding.locator('pre').textContent())?.length).toBeGreaterThan(10);
    await page.keyboard.press('Tab');
    const results = await page.evaluate(`${axe.source}; axe.run('main', { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 120)).join(' | ')))`);
    expect(results).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });

  it('keeps settings in the address, and the text out of it', async () => {
    const { page, complaints, close } = await browser.open();
    await page.goto(`${inject('origin')}${path}?example=from-the-documentation&tier=1`);
    const status = page.locator('[role=status]').first();
    await page.locator('ol li[data-verdict=must]').first().waitFor();
    const inTier1 = await status.textContent();
    await page.locator('select[name=tier]').selectOption('3');
    await page.waitForFunction((text) => document.querySelector('[role=status]')?.textContent !== text, inTier1);
    expect(new URL(page.url()).searchParams.get('tier')).toBe('3');
    await page.getByRole('radio', { name: /^met/ }).check();
    await page.locator('ol li[data-verdict=met]').first().waitFor();
    expect(new URL(page.url()).search).toBe('?example=from-the-documentation&tier=3&show=met');
    await page.goto(`${inject('origin')}${path}?example=%3Cscript%3E&tier=9&workload=x&show=y&area=z`);
    await page.getByText('The report appears here').waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('survives hostile text', async () => {
    const { page, complaints, close } = await browser.open();
    await page.goto(inject('origin') + path);
    await ready(page);
    await paste(page, documented.replaceAll('nginx-deployment', '"<img src=x onerror=alert(1)>"').replace('name: nginx\n', 'name: "</script><script>document.title=1</script>"\n'));
    await page.locator('ol li[data-verdict=must]').first().waitFor();
    expect(await page.locator('main img').count()).toBe(0);
    await paste(page, 'x'.repeat(10_000_000));
    await page.getByText('10.0 million characters').waitFor();
    await paste(page, `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghi'].map((name, index) => `${name}: &${name} [${`*${'abcdefgh'.charAt(index)},`.repeat(9)}]`).join('\n')}\n`);
    await page.getByText('aliases').first().waitFor();
    await paste(page, '['.repeat(100_000));
    await page.getByText('nested too deeply').waitFor();
    await paste(page, 'kind: {{ .Values.kind }}\n');
    await page.getByText('Helm template').first().waitFor();
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.getByText('The report appears here').waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('says what it needs without JavaScript, and offers the command line', async () => {
    const { page, close } = await browser.open({ javaScriptEnabled: false });
    await page.goto(inject('origin') + path);
    expect(await page.getByText('This tool needs JavaScript').isVisible()).toBe(true);
    expect(await page.locator('textarea').isVisible()).toBe(false);
    await close();
  });
});

describe('the path chooser', () => {
  it('carries out the first answer, names path and runner-up, and can be shared', async () => {
    const { page, complaints, close } = await browser.open();
    await page.goto(`${inject('origin')}/golden-paths/`);
    for (const [question, answer] of [['clock', 'no'], ['disk', 'no'], ['one', 'no'], ['waits', 'yes'], ['sockets', 'no'], ['long', 'yes']] as const) {
      await page.locator(`select[name=${question}]`).selectOption(answer);
      await page.waitForFunction(([name, value]) => new URLSearchParams(location.search).get(name ?? '') === value, [question, answer]);
    }
    const choice = page.locator('form [role=status]');
    expect(await choice.textContent()).toContain('Stateless HTTP service');
    expect(await choice.textContent()).toContain('Queue worker');
    const shared = page.url();
    await page.goto('about:blank');
    await page.goto(shared);
    await choice.getByText('Stateless HTTP service').first().waitFor();
    await page.getByRole('button', { name: 'Start again' }).click();
    await page.getByText('Answer from the top').waitFor();
    expect(complaints).toEqual([]);
    await close();
  });
});
