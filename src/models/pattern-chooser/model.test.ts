import { describe, expect, it } from 'vitest';

import { choosePattern, knownAnswers, patternIds, questionIds, questions, type Answers, type Choice } from './model';

/** Every combination of answers, unanswered included. */
function combinations(left: readonly (typeof questions)[number][], open: boolean): readonly Answers[] {
  const [first, ...rest] = left;
  if (!first) return [{}];
  const values: readonly (string | undefined)[] = [...first.answers.map(([answer]) => answer), ...(open ? [undefined] : [])];
  return values.flatMap((value) => combinations(rest, open).map((others) => (value === undefined ? others : { [first.id]: value, ...others })));
}
const choose = (together: string, what: string, sessions: string, effect: string, rate: string): Choice | null => choosePattern({ together, what, sessions, effect, rate });

describe('choosePattern', () => {
  it.each([
    ['a risky change at 1 request/s, compatible', choose('yes', 'risky', 'no', 'yes', '1'), 'blue-green', 'traffic-canary'],
    ['the same at 50 requests/s', choose('yes', 'risky', 'no', 'yes', '50'), 'traffic-canary', 'replica-canary'],
    ['the same, reads only', choose('yes', 'risky', 'no', 'reads', '50'), 'traffic-canary', 'shadow'],
    ['a rewrite of reads at 1 request/s', choose('yes', 'risky', 'no', 'reads', '1'), 'shadow', 'blue-green'],
    ['the eleventh release of the week', choose('yes', 'routine', 'no', 'yes', '50'), 'rolling-update', 'traffic-canary'],
    ['a routine release that writes a new format', choose('yes', 'routine', 'no', 'no', '50'), 'traffic-canary', 'replica-canary'],
    ['a new price rule', choose('yes', 'behavior', 'no', 'no', '50'), 'feature-flag', 'traffic-canary'],
    ['a new screen that hardly anybody opens', choose('yes', 'behavior', 'no', 'yes', '0.1'), 'feature-flag', 'blue-green'],
    ['a game server', choose('yes', 'risky', 'yes', 'yes', '50'), 'rainbow', 'blue-green'],
    ['a session cookie in a new format', choose('apart', 'risky', 'no', 'yes', '50'), 'blue-green', 'rainbow'],
    ['a file format with one writer', choose('never', 'risky', 'no', 'no', '50'), 'recreate', 'blue-green'],
  ] as const)('%s', (_, choice, pattern, runnerUp) => {
    expect(choice).toMatchObject({ pattern, runnerUp });
  });

  it('reaches every pattern, as the first or the second', () => {
    const choices = combinations(questions, false).map(choosePattern);
    expect(choices).not.toContain(null);
    expect([...new Set(choices.flatMap((choice) => [choice?.pattern, choice?.runnerUp]))].sort()).toEqual([...patternIds].sort());
  });

  it('never offers a pattern as its own runner-up, and always gives a reason for both', () => {
    for (const answers of combinations(questions, true)) {
      const choice = choosePattern(answers);
      if (choice === null) continue;
      expect(choice.runnerUp).not.toBe(choice.pattern);
      expect(choice.reasons.length).toBeGreaterThan(0);
      expect(choice.whyNot).not.toBe('');
    }
  });

  it('does not change its mind when the questions left open are answered', () => {
    for (const answers of combinations(questions, true)) {
      const early = choosePattern(answers);
      if (early === null) continue;
      const later = combinations(questions.filter(({ id }) => answers[id] === undefined), false).map((rest) => choosePattern({ ...answers, ...rest })?.pattern);
      expect(new Set(later)).toEqual(new Set([early.pattern]));
    }
  });

  it('warns of an effect that cannot be undone, whatever the pattern', () => {
    for (const answers of combinations(questions, false)) {
      expect(choosePattern(answers)?.also.some((text) => text.startsWith('No pattern takes back')), JSON.stringify(answers)).toBe(answers.effect === 'no');
    }
  });

  it('ignores answers that no question knows', () => {
    expect(knownAnswers({ together: 'maybe', what: 'risky', rate: '7', other: 'yes' })).toEqual({ what: 'risky' });
    expect(choosePattern({ together: 'maybe' })).toBeNull();
    expect(questionIds).toEqual(['together', 'what', 'sessions', 'effect', 'rate']);
  });
});
