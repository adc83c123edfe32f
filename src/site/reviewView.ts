/** What the design-review kit needs of the contract: one line per clause, and the topics. */
import { contract, contractVersion, failureModeById } from '../contract';
import { reviewTopics } from '../contract/review-topics';
import type { PackClause, PackTopic } from '../models/review-pack/model';
import { crossLinks } from './crossLinks';

/** A clause as a reviewer asks about it. */
export interface ReviewClause extends PackClause {
  readonly title: string;
  /** The bound party’s sentence. */
  readonly sentence: string;
  readonly binds: 'application' | 'platform';
  readonly question: string;
  readonly listenFor: string;
  /** What a passing service shows. */
  readonly proof: string;
  readonly failureModes: readonly string[];
}

/** What the build hands over. */
export interface ReviewView {
  readonly version: string;
  readonly clauses: readonly ReviewClause[];
  readonly topics: readonly (PackTopic & { readonly title: string })[];
  readonly failureNames: Readonly<Record<string, string>>;
}

/** One line per clause; its question is the one that is most about it. */
export function reviewView(): ReviewView {
  const clauses = contract.clauses.map((clause): ReviewClause => {
    const { id, area, title, levels, workloads, visibility, failureModes, binds, service, platform, proof } = clause;
    const own = crossLinks(id).questions[0];
    return {
      id, area, title, levels, visibility, binds, proof: proof.expected, failureModes,
      workloads: workloads.map(({ workload, levels: at }) => ({ workload, levels: at })),
      incidents: new Set(failureModes.flatMap((mode) => failureModeById(mode).stories)).size,
      sentence: binds === 'application' ? service : platform,
      question: own?.ask ?? clause.asks[0] ?? `How do you know that ${title.charAt(0).toLowerCase()}${title.slice(1)}?`,
      listenFor: own?.listenFor ?? '',
    };
  });
  const modes = new Set(clauses.flatMap(({ failureModes }) => failureModes));
  return {
    version: contractVersion, clauses, topics: reviewTopics,
    failureNames: Object.fromEntries([...modes].map((id) => [id, failureModeById(id).name])),
  };
}
