import { describe, expect, it } from 'vitest';

import { contract } from '../../src/contract';
import { reviewTopics, type ReviewTopic } from '../../src/contract/review-topics';
import { changeClasses } from '../../src/models/change-classes/model';
import { crossLinks } from '../../src/site/crossLinks';
import { reviewView } from '../../src/site/reviewView';

/** What is wrong with a list of topics. */
function problems(topics: readonly ReviewTopic[]): readonly string[] {
  const found: string[] = [];
  const ids = new Set(contract.clauses.map(({ id }) => id));
  const narrow = topics.filter(({ areas }) => areas !== 'all');
  for (const { id, also, areas } of topics) {
    if (topics.filter((other) => other.id === id).length > 1) found.push(`${id} twice`);
    for (const clause of also) {
      if (!ids.has(clause)) found.push(`${id}: no clause ${clause}`);
      if (areas !== 'all' && areas.some((area) => clause.startsWith(area))) found.push(`${id}: ${clause} is in its areas already`);
    }
  }
  for (const { id, area } of contract.clauses) if (!narrow.some(({ areas, also }) => (areas as readonly string[]).includes(area) || also.includes(id))) found.push(`no narrow topic reaches ${id}`);
  return found;
}

describe('topics of a review', () => {
  it('reach every clause, and name only clauses', () => {
    expect(problems(reviewTopics)).toEqual([]);
  });
  it('are found wrong when they are', () => {
    expect(problems(reviewTopics.filter(({ id }) => id !== 'data'))).toContain('no narrow topic reaches T2');
    expect(problems([...reviewTopics, { id: 'x', title: 'X', areas: ['H'], also: ['H1', 'Z9' as 'H1'] }])).toEqual(['x: H1 is in its areas already', 'x: no clause Z9']);
  });
});

describe('links between clauses and pages', () => {
  it.each(contract.clauses.map(({ id }) => id))('lead from %s to a chapter and a review question', (id) => {
    expect(crossLinks(id).chapters.length, 'chapters').toBeGreaterThan(0);
    expect(crossLinks(id).questions.length, 'review questions').toBeGreaterThan(0);
  });
  it('give every line of the kit a question and what to listen for', () => {
    for (const { id, question, listenFor, failureModes } of reviewView().clauses) {
      expect(question, id).not.toBe('');
      expect(listenFor, id).not.toBe('');
      expect(failureModes.length, id).toBeGreaterThan(0);
    }
  });
});

describe('classes of change', () => {
  it('name clauses that exist', () => {
    const ids = new Set<string>(contract.clauses.map(({ id }) => id));
    for (const { clauses, id } of changeClasses) for (const clause of clauses) expect(ids.has(clause), `${id}: ${clause}`).toBe(true);
  });
});
