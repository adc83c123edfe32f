import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';

import { EvidenceTable, evidencePasses, type EvidenceFilter } from '../../src/components/contract/EvidenceTable';
import { FailureRegister } from '../../src/components/contract/FailureRegister';
import { EvidenceCategories } from '../../src/components/diagrams/EvidenceCategories';
import { EvidenceSides } from '../../src/components/diagrams/EvidenceSides';
import { EvidenceSlogan } from '../../src/components/diagrams/EvidenceSlogan';
import { contract } from '../../src/contract';
import { incidents, recordById } from '../../src/contract/evidence';
import { categoryRows, codebookRows, evidenceTableView, evidenceText, publishedEvidence, readingRows } from '../../src/site/evidenceViews';
import { failureRegister } from '../../src/site/views';

const view = evidenceTableView();
const none: EvidenceFilter = { category: '', side: '', confidence: '', set: '', text: '' };
const count = (filter: Partial<EvidenceFilter>): number => view.rows.filter((row) => evidencePasses(row, { ...none, ...filter })).length;

describe('the table of incidents', () => {
  it('holds every counted incident without JavaScript, each with its link', () => {
    const html = renderToStaticMarkup(<EvidenceTable view={view} />);
    expect(html.match(/<tr>/g)).toHaveLength(incidents.length + 1);
    for (const { url } of incidents) expect(html).toContain(`href="${url.replace(/&/g, '&amp;')}"`);
    expect(html).not.toContain('hidden=""');
  });
  it('narrows by each field and by words in any order', () => {
    expect(count({})).toBe(incidents.length);
    expect(count({ side: 'platform' })).toBe(incidents.filter(({ side }) => side === 'platform').length);
    expect(count({ category: 'dns', side: 'shared-interface' })).toBe(4);
    expect(count({ confidence: 'low' })).toBe(12);
    expect(count({ set: 'application-log' })).toBe(5);
    expect(count({ text: 'dns ZALANDO' })).toBe(count({ text: 'zalando dns' }));
    expect(count({ text: 'zalando-dns-outage' })).toBe(1);
    expect(count({ text: 'no such word here' })).toBe(0);
  });
  it('is newest first', () => {
    const years = view.rows.map(({ year }) => year ?? 0);
    expect(years).toEqual([...years].sort((a, b) => b - a));
  });
});

describe('numbers handed to prose and figures', () => {
  it('are written as count and share, and as a share alone where nothing was counted', () => {
    expect(evidenceText('all', 'platform', 'both')).toBe('84 (43%)');
    expect(evidenceText('all', 'platform', 'count')).toBe('84');
    expect(evidenceText('all', 'platform', 'share')).toBe('43%');
    expect(evidenceText('one-vote', 'B', 'both')).toBe('60%');
    expect(evidenceText('curated', 'organizations', 'count')).toBe('45');
  });
  it.each([
    [() => evidenceText('one-vote', 'B', 'count'), 'has shares and no counts'],
    [() => evidenceText('all', 'platform', 'percent'), 'forms are both, count, share'],
    [() => readingRows('side'), 'kinds are sides, claims, leverage'],
    [() => readingRows('sides', ['alle']), 'unknown reading "alle"; did you mean "all"?'],
    [() => codebookRows('side'), 'parts are sides, categories, leverage, confidence, sets'],
  ])('are refused when they do not exist: %#', (make, message) => {
    expect(make).toThrow(message);
  });
  it('figures draw the shares of the data', () => {
    const sides = renderToStaticMarkup(<EvidenceSides rows={readingRows('sides')} />);
    for (const share of ['23%', '43%', '75%', '80%']) expect(sides).toContain(`>${share}</text>`);
    expect(sides).toContain('52 (75%)');
    const slogan = renderToStaticMarkup(<EvidenceSlogan rows={readingRows('claims')} />);
    expect(slogan).toContain('holds for meaning B in 10 of 10');
    expect(slogan).toContain('119 (60%)');
    expect(renderToStaticMarkup(<EvidenceCategories groups={categoryRows()} />)).toContain('Infrastructure: 47 (24%)');
    expect(categoryRows().reduce((sum, group) => sum + group.count, 0)).toBe(incidents.length);
  });
  it('the published file names the failure modes of each incident', () => {
    const { records } = publishedEvidence() as { records: { id: string; failureModes: string[]; operator: string }[] };
    for (const mode of contract.failureModes) {
      for (const story of mode.stories) expect(records.find(({ id }) => id === story)?.failureModes).toContain(mode.id);
    }
    expect(records.every(({ operator }) => operator !== '')).toBe(true);
  });
});

describe('the failure-mode register', () => {
  it('links the public incidents of each mode, with confidence, and says where there is none', () => {
    const modes = failureRegister();
    const html = renderToStaticMarkup(<FailureRegister modes={modes} />);
    for (const { stories } of contract.failureModes) {
      for (const id of stories) expect(html).toContain(`href="${recordById(id).url.replace(/&/g, '&amp;')}"`);
    }
    expect(html.match(/in none of the coded incidents/g)).toHaveLength(contract.failureModes.filter(({ stories }) => stories.length === 0).length);
  });
});
