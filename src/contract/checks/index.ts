/** Every check, in the order of the areas, with what is left unchecked and why. */
import { configurationChecks } from './configuration';
import { disruptionChecks } from './disruption';
import { healthChecks } from './health';
import { identityChecks } from './identity';
import { jobsChecks } from './jobs';
import { lifecycleChecks } from './lifecycle';
import { networkChecks } from './network';
import { observabilityChecks } from './observability';
import { resourcesChecks } from './resources';
import { scalingChecks } from './scaling';
import { stateChecks } from './state';
import { fieldsExist } from './structural';
import type { Check, CheckGroup, PeerGap, Unchecked } from './types';
import { versionsChecks } from './versions';

export type { Check, CheckCatalogue, CheckGroup, CheckParams, CheckScope, PeerGap, PodKind, RelatedKind, Unchecked } from './types';
export { checkVariables, emptyCatalogue, exampleParams, tierLabel, workloadLabel } from './variables';

const groups: readonly CheckGroup[] = [
  healthChecks, lifecycleChecks, resourcesChecks, scalingChecks, disruptionChecks, configurationChecks, networkChecks, observabilityChecks, identityChecks, jobsChecks, stateChecks, versionsChecks,
];

/** Checks that are expressions. */
export const checks: readonly Check[] = groups.flatMap((group) => group.checks);
/** Those and the structural one: what the checker runs. */
export const allChecks: readonly Check[] = [fieldsExist, ...checks];
/** Candidate rules that no check carries out. */
export const unchecked: readonly Unchecked[] = groups.flatMap((group) => group.unchecked);
/** Rules of other checkers that no check covers. */
export const peerGaps: readonly PeerGap[] = groups.flatMap((group) => group.peerGaps);
