import { parser } from '@prometheus-io/lezer-promql';
import { describe, expect, it } from 'vitest';

import { leadershipNumbers } from './numbers';

describe('the five numbers', () => {
  it('are five, each with its own anchor', () => {
    expect(new Set(leadershipNumbers.map(({ id }) => id)).size).toBe(5);
  });
  it.each(leadershipNumbers)('$id is defined in one sentence and has nothing empty', (number) => {
    expect(number.definition.match(/\.(\s|$)/g)).toHaveLength(1);
    for (const value of Object.values(number)) expect(value.trim()).not.toBe('');
  });
  it.each(leadershipNumbers)('the queries of $id parse', ({ query, shownBy }) => {
    for (const expression of [query, ...[...shownBy.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '')]) {
      parser.parse(expression).iterate({ enter: ({ type, from }) => expect(type.isError, expression.slice(from, from + 40)).toBe(false) });
    }
  });
});
