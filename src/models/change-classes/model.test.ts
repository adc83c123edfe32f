import { describe, expect, it } from 'vitest';

import { assess, changeClasses, questions, reached, readMarks, toMarkdown, writeMarks, type Mark } from './model';

const all = (marks: readonly Mark[]): Record<string, readonly Mark[]> => Object.fromEntries(changeClasses.map(({ id }) => [id, marks]));

describe('nine classes of change', () => {
  it('are nine', () => {
    expect(changeClasses).toHaveLength(9);
    expect(new Set(changeClasses.map(({ id }) => id)).size).toBe(9);
  });
  it('read the address strictly', () => {
    expect(readMarks('yn-')).toEqual(['y', 'n', '-']);
    expect(readMarks('<b>')).toEqual(['-', '-', '-']);
    expect(readMarks(null)).toEqual(['-', '-', '-']);
    expect(writeMarks(['-', '-', '-'])).toBe('');
    expect(writeMarks(readMarks('ny'))).toBe('ny-');
  });
  it('add up', () => {
    expect(assess({})).toEqual({ answered: 0, total: 27, guarded: [], gaps: [], instant: [] });
    expect(assess(all(['y', 'y', 'y'])).guarded).toHaveLength(9);
    const mixed = assess({ ...all(['y', 'y', 'y']), flags: ['n', 'n', 'y'], code: ['y', 'n', 'y'] });
    expect(mixed.gaps).toEqual([{ id: 'flags', missing: ['staged', 'gated'] }, { id: 'code', missing: ['gated'] }]);
    expect(mixed.instant).toEqual(['flags']);
  });
  it('are written as a table with a row each, and the first step per gap', () => {
    const text = toMarkdown({ flags: ['n', 'n', '-'] }, 'https://x.example/?flags=nn-', 'https://x.example/');
    expect(text.split('\n').filter((line) => line.startsWith('| '))).toHaveLength(2 + 9);
    for (const line of text.split('\n').filter((row) => row.startsWith('|'))) expect(line.split('|')).toHaveLength(questions.length + 4);
    expect(text).toContain('- [ ] Flags: a ramp');
    expect(text).toContain('nothing to say no: Flags.');
  });
});

describe('how far a change comes', () => {
  it.each([
    [{ instances: 300, stages: 1, pauseSeconds: 0, detectSeconds: 240 }, 300],
    [{ instances: 300, stages: 3, pauseSeconds: 600, detectSeconds: 240 }, 100],
    [{ instances: 300, stages: 3, pauseSeconds: 120, detectSeconds: 240 }, 300],
    [{ instances: 10, stages: 3, pauseSeconds: 600, detectSeconds: 0 }, 4],
  ])('%j reaches %i', (spread, expected) => expect(reached(spread)).toBe(expected));
});
