import { judges, mixWays, patternIds, type ReleasePattern } from '../release-patterns';
import type { ClauseId, SourceId } from '../types';
import { idProblems, numberProblems } from './shared';

/**
 * Everything wrong with the release patterns.
 * @param known ids and chapters that may be referred to.
 * @returns messages as `id: what`.
 */
export function releasePatternProblems(
  patterns: readonly ReleasePattern[],
  known: { readonly sources: readonly SourceId[]; readonly clauses: readonly ClauseId[]; readonly chapters: readonly string[] },
): readonly string[] {
  const problems: string[] = [...idProblems(patterns.map(({ id }) => id), 'patterns')];
  const sources = new Set<string>(known.sources);
  for (const id of patternIds) if (!patterns.some((pattern) => pattern.id === id)) problems.push(`${id}: is a pattern and has no entry`);
  for (const pattern of patterns) {
    const { id, undo, cost, profile } = pattern;
    const report = (what: string): void => void problems.push(`${id}: ${what}`);
    if (!(patternIds as readonly string[]).includes(id)) report('has an entry and is no pattern');

    const texts = [pattern.name, pattern.bounds, pattern.fits, pattern.doesNotFit, pattern.detectsBy.says, undo.without, cost.derivation, cost.besides, ...pattern.needs];
    if (pattern.needs.length === 0) report('needs nothing: then nobody could fail to use it');
    if (texts.some((text) => text.trim() === '')) report('a text is empty');
    for (const text of texts) {
      if (/\b(MUST|SHOULD|MAY)\b/.test(text)) report(`"${text}": a keyword in capitals belongs in a clause`);
      if (text.split(/\s+/).length > 16) report(`"${text}": a cell has 16 words at most`);
      if (text.includes('\'')) report(`"${text}": write ’`);
    }
    if (pattern.fits === pattern.doesNotFit) report('fits exactly where it does not');
    if (!mixWays.includes(pattern.mixesVersions)) report(`unknown mixing "${String(pattern.mixesVersions)}"`);
    if (pattern.mixesVersions.startsWith('by ') && !pattern.clauses.some((clause) => clause === 'V1' || clause === 'V6')) report('mixes versions, so it names V1, or V6 for a flag');
    if (!judges.includes(pattern.detectsBy.judge)) report(`unknown judge "${String(pattern.detectsBy.judge)}"`);

    if (!(Number.isFinite(undo.seconds) && undo.seconds > 0)) report('the way back takes a positive number of seconds');
    problems.push(...numberProblems(id, 'undo', undo, sources));
    if (undo.kind === 'measured' && !undo.source) report('undo: a measurement names its source');
    if ((undo.kind === 'chosen' || undo.kind === 'sample') && !undo.derivation) report('undo: a chosen number says what it consists of');
    if (!(cost.capacityFactor >= 1)) report('a release needs at least the capacity that serves');
    if (!(Number.isFinite(cost.minutes) && cost.minutes >= 0)) report('minutes of extra capacity are not negative');
    if (cost.capacityFactor === 1 && cost.minutes > 0) report('minutes of extra capacity without extra capacity');

    if (pattern.clauses.length === 0) report('rests on no clause');
    for (const clause of pattern.clauses) if (!known.clauses.includes(clause)) report(`unknown clause "${clause}"`);
    if (!known.chapters.includes(pattern.chapter)) report(`unknown chapter "${pattern.chapter}"`);

    if (profile.by === 'sessions' && !(profile.meanMinutes > 0)) report('sessions have a positive mean');
    if (profile.by === 'gap' && pattern.mixesVersions !== 'never') report('a gap between versions means that they never mix');
    if (profile.by === 'steps') {
      const { steps } = profile;
      if (steps[0]?.minute !== 0) report('a profile begins at minute 0');
      if (steps.some(({ share }) => !(share >= 0 && share <= 1))) report('a share lies between 0 and 1');
      if (steps.some(({ minute }, index) => index > 0 && minute <= (steps[index - 1]?.minute ?? Infinity))) report('steps stand in order of time');
      if (steps.some(({ share }, index) => index > 0 && share <= (steps[index - 1]?.share ?? 1))) report('a release only grows; going down is the way back');
      const last = steps.at(-1)?.share;
      if (pattern.detectsBy.judge === 'comparison' ? last !== 0 : last !== 1) report(pattern.detectsBy.judge === 'comparison' ? 'a comparison exposes nobody' : 'a release ends with everyone');
      if (pattern.detectsBy.judge === 'gate' && steps.length < 2) report('a gate stands between two steps');
    }
  }
  return problems;
}
