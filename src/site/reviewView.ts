/** What the design-review kit needs of the contract: one line per clause, and the topics. */
import { contract, contractVersion, failureModeById } from '../contract';
import { reviewTopics } from '../contract/review-topics';
import type { PackClause, PackTopic } from '../models/review-pack/model';
import { crossLinks, type QuestionLink } from './crossLinks';

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

/** Where a question about one service is likeliest: this kit, then the technical chapters; overviews, principles and leadership ask about all services at once. */
function farFrom({ path, aside }: QuestionLink): number {
  if (path.startsWith('/platform-integration/design-review-kit/') && aside < 10) return aside - 10;
  return aside + (/^\/(principles|leadership-conversations)\/|^\/[\w-]+\/#/.test(path) ? 100 : 0);
}

/** One line per clause; its question is the one that is most about it, and about one service. */
export function reviewView(): ReviewView {
  const clauses = contract.clauses.map((clause): ReviewClause => {
    const { id, area, title, levels, workloads, visibility, failureModes, binds, service, platform, proof } = clause;
    const own = [...crossLinks(id).questions].sort((a, b) => farFrom(a) - farFrom(b))[0];
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
