import { describe, expect, it } from 'vitest';

import { grade } from './model';

const faults = [{ check: 'a', line: 10 }, { check: 'b', line: 20 }];
const unmet = [...faults, { check: 'consequence', line: 30 }];

describe('grading', () => {
  it('finds a fault on its line and beside it', () => {
    expect(grade(new Set([10, 21]), faults, unmet)).toEqual({ found: ['a', 'b'], missed: [], innocent: [], unproven: [] });
  });
  it('misses what is not marked, and tells innocent lines from consequences', () => {
    expect(grade(new Set([30, 50]), faults, unmet)).toEqual({ found: [], missed: ['a', 'b'], innocent: [50], unproven: [] });
  });
  it('says when the checker does not agree with the exercise', () => {
    expect(grade(new Set(), faults, [{ check: 'a', line: 10 }]).unproven).toEqual(['b']);
  });
});
