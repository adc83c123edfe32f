import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';

import { CaseBuilder } from '../../src/components/explorables/CaseBuilder';
import { CaseFigure } from '../../src/components/explorables/CaseBuilder/CaseFigure';
import { money, valueText } from '../../src/components/explorables/CaseBuilder/text';
import { inputs, sampleRanges, simulate, tornado } from '../../src/models/funding/model';

const text = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const html = renderToStaticMarkup(<CaseBuilder />);
const last = simulate(sampleRanges).byQuarter.at(-1);

describe('the case without JavaScript', () => {
  it('shows the sample, says that it is one, and gives range, way back and first gate', () => {
    const status = text(html.slice(html.indexOf('role="status"')));
    expect(status).toContain('Sample numbers, no benchmark.');
    expect(status).toContain(`${money(last?.low ?? 0)} to ${money(last?.high ?? 0)} thousand in eight of ten draws`);
    expect(status).toMatch(/The middle is back at zero in quarter \d/);
    expect(status).toMatch(/Stopped at the first gate: −\d+ to −\d+\./);
    expect(text(html)).toContain('Without JavaScript the numbers below stay those of the sample.');
  });
  it('shows every assumption in the form and in the tornado, the widest first', () => {
    for (const { label } of inputs) expect(html.split(label.replace(/’/g, '’')).length - 1, label).toBeGreaterThanOrEqual(2);
    const rows = [...html.matchAll(/<th scope="row">([^<]*)<\/th>/g)].map((match) => match[1]);
    expect(rows).toEqual(tornado(sampleRanges).map(({ id }) => inputs.find((input) => input.id === id)?.label));
  });
  it('names every field and sets no style', () => {
    expect(html.match(/<input/g)).toHaveLength(inputs.length * 3);
    for (const input of html.match(/<input[^>]*>/g) ?? []) expect(input).toContain('name="');
    expect(html.match(/<legend/g)).toHaveLength(inputs.length);
    expect(html).not.toContain('style="');
  });
});

describe('texts', () => {
  it.each([[-0.4, '0'], [-1234.4, '−1,234'], [0, '0'], [88.5, '89']])('%f thousand is %s', (value, expected) => expect(money(value)).toBe(expected));
  it('shares are percent, hours are not', () => {
    expect(valueText('preventable', 0.2548)).toBe('25%');
    expect(valueText('migration', 1645)).toBe('1,600');
  });
});

describe('numbers in the chapter', () => {
  const figure = (of: Parameters<typeof CaseFigure>[0]['of']): string => renderToStaticMarkup(<>{CaseFigure({ of })}</>);
  it('are those of the builder', () => {
    expect(figure('low')).toBe(money(last?.low ?? 0));
    expect(figure('middle')).toBe(money(last?.middle ?? 0));
    expect(figure('classified')).toBe('12 and 54%');
    expect(figure('people')).toBe('1.4');
  });
  it('refuse a name that does not exist', () => {
    expect(() => CaseFigure({ of: 'nope' as 'low' })).toThrow('no figure "nope"; figures are low, ');
  });
});
