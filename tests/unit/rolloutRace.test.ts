import { renderToStaticMarkup } from 'react-dom/server';
import { createElement } from 'react';
import { describe, expect, it } from 'vitest';

import { RolloutRace } from '../../src/components/explorables/RolloutRace';
import { workedNumber } from '../../src/site/workedNumbers';

/** Numbers in prose keep their unit with a space that does not break. */
const text = (id: string): string => workedNumber(id).text.replace(/\u00A0|\u202F/g, ' ');

describe('the exposure race on the page of rolling updates', () => {
  const html = renderToStaticMarkup(createElement(RolloutRace)).replace(/\u00A0/g, ' ');
  it('starts, without JavaScript, with the numbers the prose names', () => {
    expect(html).toContain(`${text('checkout.defaultsFifthFailed')} requests fail until users are back`);
    expect(html).toContain(`All new after ${text('checkout.defaultRollout')}`);
    expect(html).toContain(text('checkout.pageFailures'));
  });
  it('takes the delays of the pager as the prose has them', () => {
    expect(text('checkout.pagerFixed')).toBe('3.5 min');
    expect(html).toMatch(/name="delay"[^>]*value="210"/);
  });
  it('draws the wait the prose derives beside the defaults', () => {
    expect(html).toContain(`One at a time, ${text('checkout.ruleReady')}`);
    expect(html).toContain(text('checkout.ruleFifthFailed'));
  });
});
