import { describe, expect, it } from 'vitest';

import { contract } from '../../src/contract';
import { parts } from '../../src/contract/chapters';
import { releasePatternProblems } from '../../src/contract/rules/releasePatterns';
import { patternIds, releasePatterns, type PatternId, type ReleasePattern } from '../../src/contract/release-patterns';
import { checkout as example } from '../../src/contract/worked-example';
import { checkout as exposure, checkoutRollouts, rollOut, staircase } from '../../src/models/exposure/model';
import { patternIds as chosenIds } from '../../src/models/pattern-chooser/model';
import { courseOf, sampleFault, sampleService } from '../../src/models/pattern-exposure/model';
import { patternLinks } from '../../src/site/patternViews';

const known = {
  sources: contract.sources.map(({ id }) => id), clauses: contract.clauses.map(({ id }) => id),
  chapters: parts.flatMap((part) => part.chapters.map(({ doc }) => doc)),
};
const problemsOf = (patterns: readonly ReleasePattern[]): readonly string[] => releasePatternProblems(patterns, known);
const pattern = (id: PatternId): ReleasePattern => {
  const found = releasePatterns.find((one) => one.id === id);
  if (!found) throw new Error(id);
  return found;
};
const change = (id: PatternId, edit: Partial<ReleasePattern>): readonly ReleasePattern[] => releasePatterns.map((one) => (one.id === id ? { ...one, ...edit } : one));
const failed = (id: PatternId): number => {
  const { profile, detectsBy, undo } = pattern(id);
  return courseOf({ profile, judge: detectsBy.judge, undoSeconds: undo.seconds }, sampleFault, sampleService).failed;
};

describe('release patterns', () => {
  it('hold together', () => {
    expect(problemsOf(releasePatterns)).toEqual([]);
  });

  it('are the ones the chooser knows, and lead to chapters and clauses', () => {
    expect([...chosenIds].sort()).toEqual([...patternIds].sort());
    const links = patternLinks();
    for (const id of patternIds) {
      expect(links[id].chapter.title, id).not.toBe('');
      expect(links[id].clauses.length, id).toBe(pattern(id).clauses.length);
    }
  });

  it('tell the same numbers as the models', () => {
    expect(pattern('traffic-canary').profile).toEqual({ by: 'steps', steps: staircase(exposure.steps).map(({ from, share }) => ({ minute: from, share })) });
    expect(pattern('traffic-canary').undo.seconds).toBe(exposure.delays.abortMinutes * 60);
    expect(pattern('rolling-update').cost.minutes * 60).toBeCloseTo(rollOut(checkoutRollouts.oneAtATime).completeSeconds, 6);
    expect(pattern('rolling-update').undo.seconds).toBe(exposure.undoMinutes * 60);
    expect(pattern('replica-canary').undo.seconds).toBe(exposure.delays.abortMinutes * 60 + example.startSeconds);
  });

  it('differ by three orders of magnitude in what one fault costs', () => {
    const costs = Object.fromEntries(patternIds.map((id) => [id, failed(id)]));
    expect(costs.shadow).toBe(0);
    for (const gated of ['feature-flag', 'traffic-canary', 'rainbow', 'replica-canary'] as const) expect(costs[gated], gated).toBeLessThan(200);
    for (const open of ['blue-green', 'rolling-update', 'recreate'] as const) expect(costs[open], open).toBeGreaterThan(3000);
  });
});

describe('the validator refuses', () => {
  const steps = (...points: readonly (readonly [number, number])[]): Partial<ReleasePattern> => ({ profile: { by: 'steps', steps: points.map(([minute, share]) => ({ minute, share })) } });
  const { undo, cost } = pattern('blue-green');
  it.each<[string, readonly ReleasePattern[], string]>([
    ['a missing pattern', releasePatterns.slice(1), 'recreate: is a pattern and has no entry'],
    ['a pattern twice', [...releasePatterns, pattern('shadow')], 'shadow: two patterns share this id'],
    ['a pattern nobody knows', [...releasePatterns, { ...pattern('shadow'), id: 'big-bang' as PatternId }], 'big-bang: has an entry and is no pattern'],
    ['an id that is not kebab-case', [...releasePatterns, { ...pattern('shadow'), id: 'Dark launch' as PatternId }], 'an id is kebab-case'],
    ['no needs', change('shadow', { needs: [] }), 'shadow: needs nothing'],
    ['an empty text', change('shadow', { fits: ' ' }), 'shadow: a text is empty'],
    ['a keyword', change('shadow', { fits: 'reads that MUST not fail' }), 'belongs in a clause'],
    ['an essay in a cell', change('shadow', { bounds: 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen' }), '16 words at most'],
    ['a straight apostrophe', change('shadow', { bounds: 'the old version\'s users' }), 'write ’'],
    ['fits where it does not', change('shadow', { fits: 'reads', doesNotFit: 'reads' }), 'fits exactly where it does not'],
    ['mixing without V1', change('rolling-update', { clauses: ['V9'] }), 'mixes versions, so it names V1'],
    ['an unknown mixing', change('shadow', { mixesVersions: 'sometimes' as never }), 'unknown mixing "sometimes"'],
    ['an unknown judge', change('shadow', { detectsBy: { judge: 'a person' as never, says: 'hm' } }), 'unknown judge "a person"'],
    ['a way back in no time', change('blue-green', { undo: { ...undo, seconds: 0 } }), 'positive number of seconds'],
    ['a default without source', change('blue-green', { undo: { ...undo, kind: 'default' } }), 'undo: a default names its version and source'],
    ['an unknown source', change('blue-green', { undo: { ...undo, kind: 'default', version: '1.9', source: 'nowhere' } }), 'unknown source "nowhere"'],
    ['a measurement without source', change('blue-green', { undo: { ...undo, kind: 'measured' } }), 'a measurement names its source'],
    ['a choice without derivation', change('blue-green', { undo: { seconds: 120, kind: 'chosen', without: 'data' } }), 'says what it consists of'],
    ['less capacity than serves', change('blue-green', { cost: { ...cost, capacityFactor: 0.5 } }), 'at least the capacity that serves'],
    ['negative minutes', change('blue-green', { cost: { ...cost, minutes: -1 } }), 'are not negative'],
    ['minutes of nothing', change('blue-green', { cost: { ...cost, capacityFactor: 1 } }), 'without extra capacity'],
    ['no clause', change('shadow', { clauses: [] }), 'rests on no clause'],
    ['an unknown clause', change('shadow', { clauses: ['V99'] }), 'unknown clause "V99"'],
    ['an unknown chapter', change('shadow', { chapter: '05-release-patterns/nowhere' }), 'unknown chapter'],
    ['sessions that never end', change('rainbow', { profile: { by: 'sessions', meanMinutes: 0 } }), 'sessions have a positive mean'],
    ['a gap in which versions meet', change('rolling-update', { profile: { by: 'gap' } }), 'a gap between versions means'],
    ['a late start', change('blue-green', steps([1, 0], [2, 1])), 'begins at minute 0'],
    ['a share above one', change('blue-green', steps([0, 0], [2, 1.5])), 'a share lies between 0 and 1'],
    ['time that goes back', change('traffic-canary', steps([0, 0.1], [20, 0.5], [10, 1])), 'in order of time'],
    ['a release that shrinks', change('traffic-canary', steps([0, 0.5], [10, 0.1], [20, 1])), 'a release only grows'],
    ['a release that never ends', change('traffic-canary', steps([0, 0.01], [10, 0.5])), 'a release ends with everyone'],
    ['a shadow that users see', change('shadow', steps([0, 0], [10, 1])), 'a comparison exposes nobody'],
    ['a gate without a step', change('traffic-canary', steps([0, 1])), 'a gate stands between two steps'],
  ])('%s', (_, patterns, message) => {
    expect(problemsOf(patterns).join('\n')).toContain(message);
  });
});
