import type { Source } from '../types';
import { baseSources } from './base';
import { canarySources } from './canary';
import { delivery } from './delivery';
import { failures } from './failures';
import { goldenPathSources } from './golden-paths';
import { guardrailSources } from './guardrails';
import { kepSources } from './keps';
import { leadershipChapters } from './leadership-chapters';
import { releaseChapters } from './release-chapters';
import { releasePatternSources } from './release-patterns';
import { runtimeChapters } from './runtime-chapters';
import { stateAndRelease } from './state-and-release';
import { traffic } from './traffic';
import { cognitive } from './cognitive';
import { domains } from './domains';
import { evidenceSources } from './evidence';
import { identity } from './identity';
import { loops } from './loops';
import { observability } from './observability';
import { overload } from './overload';
import { ownershipSources } from './ownership';
import { platformBaselines } from './platform-baselines';
import { schemaSources } from './schema';
import { signals } from './signals';
import { slos } from './slos';
import { tiersSources } from './tiers';
import { workloadsAndNodes } from './workloads-and-nodes';

/** Every text the site cites, once. */
export const sources: readonly Source[] = [
  ...baseSources, ...kepSources, ...workloadsAndNodes, ...traffic, ...stateAndRelease, ...delivery, ...failures, ...releaseChapters, ...leadershipChapters, ...runtimeChapters,
  ...guardrailSources, ...cognitive, ...domains, ...evidenceSources, ...identity, ...loops, ...observability, ...overload, ...ownershipSources, ...platformBaselines, ...releasePatternSources, ...schemaSources, ...signals, ...slos, ...tiersSources, ...goldenPathSources, ...canarySources,
];
