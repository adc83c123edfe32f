import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';

import { contract, featureById } from '../../src/contract';
import { ClauseCard } from '../../src/components/contract/Clause';
import { ContractTable, passes } from '../../src/components/contract/ContractTable';
import { ClauseRef } from '../../src/components/contract/Ref';
import { ContractFigures } from '../../src/components/page/Doors';
import { Callout } from '../../src/components/ui/Callout';
import { FeatureBadge, LevelChip, PartyByName, RungByName, VerdictChip } from '../../src/components/ui/Chip';
import { FigureFrame } from '../../src/components/ui/FigureFrame';
import { Rich } from '../../src/components/ui/Rich';
import { Tab, Tabs } from '../../src/components/ui/Tabs';
import { clauseLink, clauseView, contractView } from '../../src/site/views';

const render = (element: ReactElement): string => renderToStaticMarkup(element);
const text = (html: string): string => html.replace(/<[^>]+>/g, '');

describe('props that only MDX can get wrong', () => {
  it.each([
    [<Callout kind={'tip' as never}>x</Callout>, '<Callout kind="tip">: kinds are number, exception, costs, looks-like'],
    [<Tabs labels={['A', 'B']}><Tab>one</Tab></Tabs>, '<Tabs>: 2 labels (A, B) for 1 panels; wrap each panel in <Tab>'],
    [<PartyByName value={'team' as never} />, '<PartyTag value="team">: parties are application, platform, shared'],
    [<RungByName value={'deny' as never} />, '<RungTag value="deny">: rungs are remove, default, inform, warn, block, bound, correct, page'],
    [<ContractFigures show={'clause' as never} figures={{ clauses: 1, failureModes: 1, platformBound: 1, runtimeOnly: 1, musts: 1, groups: 1 }} />, '<ContractFigures show="clause">: figures are clauses, failureModes'],
  ])('are refused with component, value and what is valid', (element, message) => {
    expect(() => render(element)).toThrow(message);
  });
});

describe('a clause', () => {
  it('shows every sentence of its entry', () => {
    for (const { id } of contract.clauses) {
      const view = clauseView(id);
      const shown = text(render(<ClauseCard view={view} />));
      const plain = (value: string): string => text(render(<Rich text={value} />));
      for (const part of [view.clause.service, view.clause.platform, view.clause.why, view.clause.default.setting, view.clause.proof.expected, ...view.clause.exceptions.map(({ costs }) => costs)]) expect(shown, id).toContain(plain(part));
    }
  });
  it('has its anchor in the contract chapter only', () => {
    expect(render(<ClauseCard view={clauseView('H2')} />)).toContain('id="h2"');
    expect(render(<ClauseCard view={clauseView('H2')} anchor={false} />)).not.toContain('id="h2"');
  });
  it('is named inline with title and sentence', () => {
    const html = render(<ClauseRef clause={clauseLink('H2')} />);
    expect(html).toMatch(/aria-describedby="([^"]+)"[\s\S]*role="tooltip" id="\1"/);
    expect(text(html)).toContain('Readiness speaks for this replica only');
  });
});

describe('the contract filter', () => {
  const all = contract.clauses.map(({ id }) => clauseView(id));
  const none = { area: '', tier: '', party: '', rung: '' };
  const count = (filter: Partial<typeof none>): number => all.filter((view) => passes(view, { ...none, ...filter })).length;
  it('narrows by area, tier, party and rung, and ignores nonsense', () => {
    expect(count({})).toBe(contract.clauses.length);
    expect(count({ area: 'H' })).toBe(contract.clauses.filter(({ area }) => area === 'H').length);
    expect(count({ tier: '3' })).toBe(contract.clauses.filter(({ levels }) => levels[3] !== null).length);
    expect(count({ party: 'platform' })).toBe(contract.clauses.filter(({ binds }) => binds === 'platform').length);
    expect(count({ rung: 'block' })).toBeGreaterThan(0);
    expect(count({ rung: 'block' })).toBeLessThan(contract.clauses.length);
    expect(count({ tier: '9', party: 'x', rung: 'y' })).toBe(contract.clauses.length);
  });
  it('renders every clause on the server', () => {
    const html = render(<ContractTable view={contractView()} />);
    for (const { id } of contract.clauses) expect(html).toContain(`id="${id.toLowerCase()}"`);
  });
});

describe('small parts', () => {
  it('levels, verdicts and stages say their word, not only their shape', () => {
    expect(text(render(<LevelChip level="MUST" tier={1} />))).toBe('tier 1 MUST');
    expect(text(render(<LevelChip level={null} />))).toBe('not bound');
    expect(text(render(<VerdictChip verdict="cannot-be-seen" />))).toContain('cannot be seen from a manifest');
    expect(text(render(<FeatureBadge feature={featureById('prestop-poststart-sleep-action')} />))).toBe('stable since 1.34');
    expect(text(render(<FeatureBadge feature={featureById('container-stopsignal')} />))).toBe('alpha since 1.33, off by default');
    expect(text(render(<FeatureBadge feature={featureById('deployment-podreplacementpolicy')} />))).toContain('not shipped');
  });
  it('data strings render code spans and escape the rest', () => {
    expect(render(<Rich text={'a `b<c` <script>'} />)).toBe('a <code>b&lt;c</code> &lt;script&gt;');
  });
  it('a figure carries question, conclusion and its data as a table', () => {
    const html = render(<FigureFrame id="f" question="When?" conclusion="At four." table={{ head: ['Step', 'Seconds'], rows: [['a', 4]] }}><svg /></FigureFrame>);
    expect(html).toContain('aria-labelledby="f-question"');
    expect(html).toContain('<td class="num">4</td>');
    expect(text(html)).toContain('At four.');
  });
});
