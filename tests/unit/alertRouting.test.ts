import { describe, expect, it } from 'vitest';

import { alertRoutes, type AlertRoute } from '../../src/contract/alert-routing';
import { ownership } from '../../src/contract/ownership';

/** What is wrong with a list of routes. */
function problems(routes: readonly AlertRoute[]): readonly string[] {
  return [
    ...routes.filter(({ row }) => !ownership.some(({ id }) => id === row)).map(({ id, row }) => `${id}: unknown ownership row "${row}"`),
    ...routes.filter(({ id }, index) => routes.findIndex((other) => other.id === id) !== index).map(({ id }) => `${id}: twice`),
    ...routes.filter(({ id }) => !/^[a-z]+(-[a-z]+)*$/.test(id)).map(({ id }) => `${id}: not kebab-case`),
    ...routes.filter(({ canChange }) => canChange === '').map(({ id }) => `${id}: nothing can be changed, so nobody is paged`),
  ];
}

describe('alert routing', () => {
  it('takes each side from an ownership row that exists', () => {
    expect(problems(alertRoutes)).toEqual([]);
  });

  it('never goes to both', () => {
    const sides = alertRoutes.map(({ row }) => ownership.find(({ id }) => id === row)?.answersPage);
    expect(sides.every((side) => side === 'application' || side === 'platform')).toBe(true);
    expect(new Set(sides).size).toBe(2);
  });

  it('reports a route without owner or action', () => {
    const [first] = alertRoutes as readonly [AlertRoute];
    expect(problems([{ ...first, id: 'Bad Id', row: 'nobody', canChange: '' }])).toEqual([
      'Bad Id: unknown ownership row "nobody"', 'Bad Id: not kebab-case', 'Bad Id: nothing can be changed, so nobody is paged',
    ]);
  });
});
