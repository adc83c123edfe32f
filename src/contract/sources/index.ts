import type { Source } from '../types';
import { baseSources } from './base';
import { delivery } from './delivery';
import { failures } from './failures';
import { guardrailSources } from './guardrails';
import { kepSources } from './keps';
import { leadershipChapters } from './leadership-chapters';
import { releaseChapters } from './release-chapters';
import { runtimeChapters } from './runtime-chapters';
import { stateAndRelease } from './state-and-release';
import { traffic } from './traffic';
import { workloadsAndNodes } from './workloads-and-nodes';

/** Every text the site cites, once. */
export const sources: readonly Source[] = [
  ...baseSources, ...kepSources, ...workloadsAndNodes, ...traffic, ...stateAndRelease, ...delivery, ...failures, ...releaseChapters, ...leadershipChapters, ...runtimeChapters,
  ...guardrailSources,
];
