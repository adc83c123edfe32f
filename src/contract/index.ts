/**
 * The only public door of the contract: assembled, validated, frozen, with the queries.
 *
 * Pages do not import this to show one id (it would put the whole contract into their bundle): the remark plugin
 * in `src/site` looks ids up at build time and hands components the entry they show.
 */
import { candidateGroups } from './candidate-groups';
import { configuration } from './clauses/configuration';
import { disruption } from './clauses/disruption';
import { health } from './clauses/health';
import { identity } from './clauses/identity';
import { jobs } from './clauses/jobs';
import { lifecycle } from './clauses/lifecycle';
import { network } from './clauses/network';
import { observability } from './clauses/observability';
import { platform } from './clauses/platform';
import { resources } from './clauses/resources';
import { scaling } from './clauses/scaling';
import { state } from './clauses/state';
import { versions } from './clauses/versions';
import { failureModes as failureModeList } from './failure-modes';
import { terms as termList } from './glossary';
import { kubernetesFeatures } from './kubernetes-features';
import ledger from './ledger.json';
import { retired } from './retired';
import { sources as sourceList } from './sources';
import type { Area, Clause, ClauseId, FailureMode, Feature, Source, Term } from './types';
import type { ContractData } from './validate';
import { nearest } from './nearest';
import { formatProblems, validateContract } from './validate';

export * from './types';
export * from './register';
export { nearest } from './nearest';
export { clauseFile, formatProblems, keywordsIn, strongestLevel, validateContract } from './validate';
export type { ContractData, Ledger, Problem } from './validate';

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}

/** The whole contract, frozen. Not validated by the import: `assertContract()` does that at build and in the tests. */
export const contract: ContractData = deepFreeze({
  clauses: [
    ...health, ...lifecycle, ...resources, ...scaling, ...disruption, ...configuration, ...network, ...observability,
    ...identity, ...jobs, ...state, ...versions, ...platform,
  ],
  failureModes: failureModeList,
  sources: sourceList,
  features: kubernetesFeatures,
  terms: termList,
  candidateGroups,
  retired,
  ledger,
});

/**
 * Validates the contract.
 * @throws Error listing every problem as file, id, what is wrong and what to do.
 */
export function assertContract(data: ContractData = contract): void {
  const problems = validateContract(data);
  if (problems.length > 0) throw new Error(`The contract data has ${problems.length} problem(s):\n${formatProblems(problems)}`);
}

function lookUp<T extends { readonly id: string }>(kind: string, list: readonly T[], id: string): T {
  const entry = list.find((candidate) => candidate.id === id);
  if (entry) return entry;
  const guess = nearest(id, list.map((candidate) => candidate.id));
  throw new Error(`unknown ${kind} "${id}"${guess ? `; did you mean "${guess}"?` : ''}`);
}

/** @throws Error naming the nearest id when there is no such clause. */
export const clauseById = (id: string): Clause => lookUp('clause', contract.clauses, id);
/** @throws Error naming the nearest id when there is no such failure mode. */
export const failureModeById = (id: string): FailureMode => lookUp('failure mode', contract.failureModes, id);
/** @throws Error naming the nearest id when there is no such source. */
export const sourceById = (id: string): Source => lookUp('source', contract.sources, id);
/** @throws Error naming the nearest id when there is no such feature. */
export const featureById = (id: string): Feature => lookUp('feature', contract.features, id);
/** @throws Error naming the nearest id when there is no such term. */
export const termById = (id: string): Term => lookUp('term', contract.terms, id);

/** Clauses of one area in display order. */
export const clausesOfArea = (area: Area): readonly Clause[] =>
  contract.clauses.filter((clause) => clause.area === area).sort((a, b) => a.order - b.order);

/** Site path of a clause in the contract chapter. */
export const clausePath = (id: ClauseId | string): string => `/runtime-model/service-runtime-contract/#${id.toLowerCase()}`;
/** Site path of a failure mode in the register. */
export const failureModePath = (id: string): string => `/reference-architecture/failure-modes/#${id.toLowerCase()}`;
/** Permanent short path: `/c/h2`. */
export const shortPath = (id: string): string => `/c/${id.toLowerCase()}/`;
