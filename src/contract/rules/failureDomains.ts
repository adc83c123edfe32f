import { partSeconds, type FailureDomain } from '../failure-domains';
import type { ClauseId, SourceId } from '../types';
import { idProblems, numberProblems } from './shared';

/**
 * What is wrong with a list of domains.
 * @returns one sentence per problem, the id first; empty when all is well.
 */
export function domainProblems(
  domains: readonly FailureDomain[],
  known: { readonly sources: readonly SourceId[]; readonly clauses: readonly ClauseId[] },
): readonly string[] {
  const problems: string[] = [];
  const sources = new Set<string>(known.sources);
  const clauses = new Set(known.clauses);
  problems.push(...idProblems(domains.map(({ id }) => id), 'domains'));

  for (const { id, events, clauses: carriers, sources: cited, accepts, ...texts } of domains) {
    for (const clause of carriers) if (!clauses.has(clause)) problems.push(`${id}: unknown clause "${clause}"`);
    if (carriers.length === 0) problems.push(`${id}: no clause carries it`);
    for (const source of cited) if (!sources.has(source)) problems.push(`${id}: unknown source "${source}"`);
    if (accepts.trim() === '' || /everybody|everyone|all teams/i.test(accepts)) problems.push(`${id}: a role accepts it, not a crowd`);
    for (const key of ['keeps', 'stops', 'users'] as const) {
      if (texts[key].trim() === '') problems.push(`${id}: says nothing about "${key}"`);
      else if (texts[key].split(/\s+/).length > 14) problems.push(`${id}: "${key}" is longer than a cell`);
    }
    if (events[0]?.at !== 0) problems.push(`${id}: the first event is the loss, at 0`);
    if (events.length < 2) problems.push(`${id}: a lane has at least two events`);

    events.forEach(({ at, what, parts }, index) => {
      const before = events[index - 1];
      const where = `${id} at ${at} s`;
      if (before && !(at > before.at)) problems.push(`${where}: comes after ${before.at} s and is not later`);
      if (before && before.at + partSeconds(parts) !== at) problems.push(`${where}: its parts add up to ${before.at + partSeconds(parts)} s`);
      if (what.endsWith('.')) problems.push(`${where}: an event ends without a full stop`);
      for (const part of parts) {
        if (!(part.seconds > 0)) problems.push(`${where}: ${part.name}: a part takes longer than 0 s`);
        problems.push(...numberProblems(where, part.name, part, sources));
        if (part.source && !cited.includes(part.source)) problems.push(`${where}: ${part.name}: its source is missing from the domain’s sources`);
      }
    });
  }
  return problems;
}
