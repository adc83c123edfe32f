import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { contract } from '../../src/contract';
import { controls } from '../../src/contract/controls';
import { evidencePart, incidents } from '../../src/contract/evidence';
import { moves, pushbackProblems, pushbacks, sentencesIn, type Pushback } from '../../src/contract/pushbacks';
import { longestDays, wrongRuleShare } from '../../src/contract/waivers';
import { checkout } from '../../src/contract/worked-example';
import { mostBehindZero } from '../../src/models/budget-ledger/model';
import { pushbackViews, registers } from '../../src/site/leadershipViews';
import { workedNumber } from '../../src/site/workedNumbers';

const [sample] = pushbacks as readonly [Pushback];
const card = (id: string): Pushback => {
  const found = pushbacks.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`no card ${id}`);
  return found;
};

describe('the cards', () => {
  it('are twelve, complete, and lead somewhere', () => {
    expect(pushbacks).toHaveLength(12);
    expect(pushbackProblems(pushbacks, registers())).toEqual([]);
  });

  it('use each move, and concede at least as often as they answer', () => {
    const count = (move: Pushback['move']): number => pushbacks.filter((candidate) => candidate.move === move).length;
    // The chapter's position counts them: concede five, answer three, find out four.
    expect(moves.map(count)).toEqual([5, 3, 4]);
    expect(count('concede')).toBeGreaterThanOrEqual(count('answer'));
  });

  it('are counted by move in the chapter’s position', () => {
    const words = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];
    const word = (move: Pushback['move']): string => words[pushbacks.filter((candidate) => candidate.move === move).length] ?? '';
    const page = readFileSync('docs/07-leadership-conversations/common-pushback.mdx', 'utf8');
    expect(page).toContain(`concede ${word('concede')}, answer ${word('answer')}, and turn ${word('investigate')} into`);
  });

  it('point at headings that are there', () => {
    const places = pushbacks.flatMap(({ evidence }) => evidence.flatMap(({ chapter }) => (chapter?.includes('#') ? [chapter] : [])));
    expect(places.length).toBeGreaterThan(0);
    const missing = places.filter((place) => {
      const [doc = '', anchor = ''] = place.split('#');
      return !readFileSync(`docs/${doc}.mdx`, 'utf8').includes(`{#${anchor}}`);
    });
    expect(missing).toEqual([]);
  });

  it('become views whose chapters exist', () => {
    const unwritten = pushbackViews().flatMap(({ id, evidence }) => evidence.filter(({ href }) => href === null).map(({ label }) => `${id}: ${label}`));
    expect(unwritten).toEqual([]);
    for (const { refs } of pushbackViews()) for (const { path } of refs) expect(path).toMatch(/^\//);
  });
});

describe('numbers on the cards', () => {
  const percent = (share: number, digits = 0): string => `${(share * 100).toFixed(digits)}%`;
  it('equal what the models give', () => {
    // 12 clean releases leave more than one in five open, 30 nearly one in ten.
    expect(mostBehindZero(12)).toBeGreaterThan(0.2);
    expect(mostBehindZero(30)).toBeGreaterThan(0.09);
    expect(mostBehindZero(30)).toBeLessThan(0.1);
    // One request a second, 5% for 15 minutes.
    const seen = 1 * 0.05 * 15 * 60;
    expect(card('google-scale').right).toContain(`${seen} requests`);
    expect(card('google-scale').right).toContain(`${percent(mostBehindZero(seen), 1)} errors`);
  });
  it('equal the worked example', () => {
    const minutes = (id: string): number => Math.floor(parseFloat(workedNumber(id).text));
    expect(card('slows-teams').right).toContain(`about ${minutes('checkout.releaseMinutes')} minutes instead of ${minutes('checkout.rolloutMinutes')}`);
  });
  it('follow from n ÷ (n − 1)', () => {
    for (const [copies, word] of [[2, 'two'], [3, 'three'], [checkout.replicas, 'ten']] as const) {
      expect(card('replicas-are-waste').answer).toContain(`${percent(copies / (copies - 1))} with ${word}`);
    }
  });
  it('count what the contract holds', () => {
    expect(card('too-complex').strongest).toContain(`${contract.clauses.length} clauses`);
    const internals = (reading: string): string => percent(evidencePart(reading, 'cluster-internals').share);
    expect(card('too-complex').evidence.map(({ text }) => text).join(' ')).toContain(`${internals('all')} of ${incidents.length} public incidents, or ${internals('one-vote')} with one vote`);
    expect(controls).toHaveLength(9);
    expect(card('audit-needs-approvals').evidence.map(({ text }) => text).join(' ')).toContain('nine objectives');
  });
  it('follow the thresholds of other chapters', () => {
    expect(card('my-service-is-special').changesOurMind).toContain(percent(wrongRuleShare));
    expect(card('flags-are-debt').answer).toContain(`${longestDays.experiment} days`);
  });
});

describe('a card is refused', () => {
  const known = registers();
  const broken = (change: Partial<Pushback>): string => pushbackProblems([{ ...sample, ...change }], known).join('\n');
  it.each([
    [{ right: '' }, 'right is empty'],
    [{ changesOurMind: ' ' }, 'changesOurMind is empty'],
    [{ answer: 'One sentence only.' }, 'answer has 1 sentences'],
    [{ answer: 'One. Two. Three.' }, 'answer has 3 sentences'],
    [{ evidence: [] }, 'no evidence'],
    [{ evidence: [{ text: 'Trust us.' }] }, 'leads nowhere'],
    [{ evidence: [{ text: 'x', source: 'nope' }] }, 'unknown source "nope"'],
    [{ evidence: [{ text: 'x', chapter: '09-nowhere/x#y' }] }, 'unknown chapter "09-nowhere/x#y"'],
    [{ clauses: ['H99'] }, 'unknown clause "H99"'],
    [{ failureModes: ['FM-99'] }, 'unknown failure mode "FM-99"'],
    [{ id: 'Slows Teams' }, 'not kebab-case'],
    [{ fears: "Somebody's gate." }, 'straight quote'],
    [{ right: 'They MUST wait.' }, 'holds a keyword'],
  ] as const)('with %j', (change, message) => {
    expect(broken(change as Partial<Pushback>)).toContain(message);
  });
  it('when its id is used twice', () => {
    expect(pushbackProblems([sample, sample], known).join('\n')).toContain('used twice');
  });
  it('but not for a number with a point', () => {
    expect(sentencesIn('It leaves 6.4% open. Take v1.37 then?')).toBe(2);
  });
});
