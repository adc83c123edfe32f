import { signalStages, type SignalConsumer, type SignalLoss } from '../signals';
import type { ClauseId, FailureModeId, NumberKind, SourceId } from '../types';
import { idProblems, numberProblems } from './shared';

/**
 * Everything wrong with consumers and losses.
 * @param known ids that may be referred to.
 * @returns messages as `id: what`.
 */
export function signalProblems(
  consumers: readonly SignalConsumer[],
  losses: readonly SignalLoss[],
  known: { readonly sources: readonly SourceId[]; readonly clauses: readonly ClauseId[]; readonly failureModes: readonly FailureModeId[] },
): readonly string[] {
  const problems: string[] = [];
  const sources = new Set<string>(known.sources);
  const clauses = new Set<string>(known.clauses);
  const failureModes = new Set<string>(known.failureModes);
  const report = (where: string, what: string): void => void problems.push(`${where}: ${what}`);
  problems.push(...idProblems([...consumers, ...losses].map(({ id }) => id), 'entries'));

  const sourced = (where: string, name: string, entry: { readonly kind: NumberKind; readonly version?: string; readonly source?: SourceId }): void => {
    problems.push(...numberProblems(where, name, entry, sources));
    if (entry.kind === 'measured' && !entry.source) report(where, `${name}: a measurement names its source`);
  };

  for (const consumer of consumers) {
    const where = consumer.id;
    const order = consumer.links.map(({ stage }) => signalStages.indexOf(stage));
    if (order.some((stage, index) => index > 0 && stage <= (order[index - 1] ?? -1))) report(where, 'links stand in the order of the stages, one for each at most');
    if (consumer.links[0]?.stage !== 'collect') report(where, 'a chain begins with the collection of the sample');
    if (!consumer.links.some(({ stage }) => stage === 'look')) report(where, 'nobody looks: a link of stage "look" is missing');
    for (const link of [...consumer.links, ...(consumer.notBefore ? [consumer.notBefore] : [])]) {
      if (!(link.from >= 0 && link.to >= link.from)) report(where, `${link.name}: a delay is not negative, and its worst case is not below its best`);
      sourced(where, link.name, link);
      if (link.source && !consumer.sources.includes(link.source)) report(where, `${link.name}: its source is missing from the consumer’s sources`);
    }
    if (consumer.clauses.length === 0) report(where, 'carries out no clause');
    for (const id of consumer.sources) if (!sources.has(id)) report(where, `unknown source "${id}"`);
    for (const id of consumer.clauses) if (!clauses.has(id)) report(where, `unknown clause "${id}"`);
    if (consumer.fill.by === 'count' && !(consumer.fill.share > 0 && consumer.fill.share <= 1 && consumer.fill.stopAt >= 1)) report(where, 'a count needs a share of requests and a number that stops');
    if (consumer.fill.by === 'burn-rate' && !(consumer.fill.shortMinutes < consumer.fill.longMinutes)) report(where, 'the short window is shorter than the long one');
  }
  for (const loss of losses) {
    sourced(loss.id, loss.limit, loss);
    if (!loss.question.endsWith('?')) report(loss.id, 'names the question that is lost, as a question');
    if (!/\d/.test(loss.limit)) report(loss.id, 'a limit is a number');
    for (const id of loss.clauses) if (!clauses.has(id)) report(loss.id, `unknown clause "${id}"`);
    for (const id of loss.failureModes) if (!failureModes.has(id)) report(loss.id, `unknown failure mode "${id}"`);
  }
  return problems;
}
