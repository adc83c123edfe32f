/** Numbers typed at one’s own pace, answers given while a page wakes up, and addresses that were damaged on their way. */
import { describe, expect, inject, it } from 'vitest';

import { testBrowser } from './browser';

const browser = testBrowser();
const ledger = '/platform-integration/slos-and-error-budgets/';

describe('a number field', () => {
  it('keeps every key, counts what fits, and says what would', async () => {
    const { page, complaints, close } = await browser.open();
    await page.goto(`${inject('origin')}${ledger}?known=100`);
    await page.waitForSelector('html[data-has-hydrated=true]');
    const field = page.locator('input[name="share-0"]');
    const retype = async (text: string): Promise<void> => {
      await field.click();
      await page.keyboard.press('Control+A');
      await page.keyboard.press('Delete');
      await page.keyboard.type(text);
    };
    const counted = (): string | undefined => new URL(page.url()).searchParams.get('events')?.split('_')[0]?.split('-')[1];
    // 7 comes back from the address as 7.000000000000001, which once cost the point behind it.
    for (const text of ['7.5', '28.5', '55.55']) {
      await retype(text);
      expect([await field.inputValue(), counted()]).toEqual([text, text]);
    }
    await retype('-4');
    expect([await field.inputValue(), await field.getAttribute('aria-invalid')]).toEqual(['-4', 'true']);
    expect(await page.locator('label:has(input[name="share-0"]) [role=alert]').textContent()).toBe('0 to 100; 55.55 counts');
    await retype('');
    expect(await field.inputValue()).toBe('');
    await page.getByRole('button', { name: 'FM-20: a release met everyone' }).click();
    expect([await field.inputValue(), await field.getAttribute('aria-invalid')]).toEqual(['100', 'false']);
    expect(complaints).toEqual([]);
    await close();
  });

  it.each(['/platform-integration/adoption-and-migration/', '/release-patterns/canary-analysis/', '/release-patterns/rolling-updates/'])('of %s that was cleared before the app came says so', async (path) => {
    const { page, complaints, close } = await browser.open();
    await page.goto(`${inject('origin')}${path}`);
    const field = page.locator('[data-island=use] form input').first();
    await field.fill('');
    await field.blur();
    await page.waitForSelector('html[data-has-hydrated=true]');
    await page.waitForFunction(() => document.querySelector('[data-island=use] form input')?.getAttribute('aria-invalid') === 'true');
    expect(await field.inputValue()).toBe('');
    expect(complaints).toEqual([]);
    await close();
  });
});

describe('answers given while the page wakes up', () => {
  it('are all there afterwards', async () => {
    const { page, complaints, close } = await browser.open();
    await page.goto(`${inject('origin')}/release-patterns/config-and-platform-changes/`);
    // As a hand does it: input, then change, on one list after the other, before and while the app comes alive.
    const answered = await page.evaluate(async () => {
      const lists = [...document.querySelectorAll<HTMLSelectElement>('[data-island] select')].slice(0, 12);
      for (const list of lists) {
        list.selectedIndex = 1;
        for (const type of ['input', 'change']) list.dispatchEvent(new Event(type, { bubbles: true }));
        await new Promise((resolve) => { setTimeout(resolve, 60); });
      }
      return lists.length;
    });
    expect(answered).toBe(12);
    await page.waitForSelector('html[data-has-hydrated=true]');
    await page.waitForFunction(() => [...document.querySelectorAll<HTMLSelectElement>('[data-island] select')].slice(0, 12).every((list) => list.selectedIndex === 1));
    expect(complaints).toEqual([]);
    await close();
  });
});

describe('a damaged address', () => {
  it('is said, and the rest still counts', async () => {
    const { page, complaints, close } = await browser.open();
    await page.goto(`${inject('origin')}${ledger}?events=release-100-20-30_%3Cimg%20src=x%3E-1-1-1&measured=abc&objective=12`);
    const alert = page.getByText('This address could not be read whole');
    await alert.waitFor();
    expect(await alert.textContent()).toBe('This address could not be read whole: 1 of the events, the minutes lost, the objective. What could be read counts; the sample fills the rest.');
    expect(await page.locator('fieldset legend', { hasText: 'Event 1: 6.0 min' }).count()).toBe(1);
    expect(complaints).toEqual([]);
    await close();
  });
});

describe('a wide table on a phone', () => {
  it('scrolls inside its own frame, with columns wide enough to read', async () => {
    const { page, complaints, close } = await browser.open({ viewport: { width: 390, height: 844 } });
    await page.goto(`${inject('origin')}/principles/ownership-boundaries/`);
    const towers = await page.evaluate(() => [...document.querySelectorAll<HTMLElement>('main .table td')].filter((cell) => cell.offsetParent !== null && cell.offsetWidth < 95 && cell.offsetHeight > 250 && (cell.textContent ?? '').length > 40).length);
    expect(towers).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(complaints).toEqual([]);
    await close();
  });
});
