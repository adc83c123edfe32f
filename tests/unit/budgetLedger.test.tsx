import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';

import { BudgetBurn } from '../../src/components/diagrams/BudgetBurn';
import { BurnTable, ObjectiveTable, PolicyTable } from '../../src/components/diagrams/ObjectiveTables';
import { BudgetLedger } from '../../src/components/explorables/BudgetLedger';
import { policy } from '../../src/models/budget-policy/model';

const text = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describe('the ledger without JavaScript', () => {
  const html = renderToStaticMarkup(<BudgetLedger />);
  it('shows the sample report, its spend by cause and the row of the policy', () => {
    const status = text(html.slice(html.indexOf('role="status"')));
    expect(status).toContain('6.4 of 40.3 min left (16%)');
    expect(status).toContain('release 6.0 dependency 13.3 platform 12.0 capacity 0.0 unexplained 2.6');
    expect(status).toContain('less than a quarter left. Steps: half the share, twice the time.');
    expect(status).toContain('Most went to dependency');
  });
  it('hides only the form, and names every field', () => {
    expect(html.match(/data-needs-js/g)).toHaveLength(1);
    for (const input of html.match(/<(input|select)[^>]*>/g) ?? []) expect(input).toContain('name="');
    expect(html.match(/<fieldset/g)).toHaveLength(5);
    expect(html.match(/<legend/g)).toHaveLength(5);
    expect(html).not.toContain('style="');
  });
});

describe('tables and figure', () => {
  it('state the thresholds of both periods', () => {
    const table = text(renderToStaticMarkup(<BurnTable />));
    for (const value of ['13.44 × = 1.34%', '14.4 × = 1.44%', '5.6 × = 0.56%', '6 × = 0.6%', '2.8 ×', '3 × = 0.3%', '0.93 ×', '1 × = 0.1%', '2.14%', '5.36%', '10.71%', '2,420, 48 s']) expect(table.replace(/ /g, ' ')).toContain(value);
  });
  it('state 40.3, 20.2 and 4.0 minutes', () => {
    const table = text(renderToStaticMarkup(<ObjectiveTable />)).replace(/ /g, ' ');
    expect(table).toContain('99.9% 40.3 min 43.2 min 25% 4');
    expect(table).toContain('99.95% 20.2 min 21.6 min 50% 2');
    expect(table).toContain('99.99% 4.0 min 4.3 min 250% 0');
  });
  it('have one row for each row of the policy', () => {
    expect(renderToStaticMarkup(<PolicyTable />).match(/scope="row"/g)).toHaveLength(policy.length);
  });
  it('draw each drop with its cause', () => {
    const drawing = text(renderToStaticMarkup(<BudgetBurn />));
    for (const label of ['release −6.0', 'dependency −10.5', 'platform −12.0', 'dependency −2.8', '6.4 left', 'On day 19 one event, resolver']) expect(drawing).toContain(label);
  });
});
