import type { ClauseId, Tier, Workload } from '../types';

/** Kinds whose pods a check can judge, wherever the pod template stands in them. */
export const podKinds = ['Pod', 'Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job', 'CronJob', 'Rollout'] as const;
export type PodKind = (typeof podKinds)[number];

/**
 * What the expression is evaluated for, once each:
 * - `object` the whole object;
 * - `container` ordinary containers and sidecars, which run as long as the pod does;
 * - `app-container` ordinary containers only;
 * - `any-container` those and init containers;
 * - `volume` volumes of the pod.
 *
 * Each item is the variable `item`; a finding then names it and points at its line.
 */
export const checkScopes = ['object', 'container', 'app-container', 'any-container', 'volume'] as const;
export type CheckScope = (typeof checkScopes)[number];

/** Kinds a check may look at besides its own object, in the same set of files and namespace. */
export const relatedKinds = ['PodDisruptionBudget', 'HorizontalPodAutoscaler', 'ScaledObject', 'Service', 'NetworkPolicy', 'ConfigMap', 'Secret', 'ServiceAccount', 'workload'] as const;
export type RelatedKind = (typeof relatedKinds)[number];

/**
 * One machine rule that sees part of a clause in a manifest.
 *
 * `cel` is true when the part is kept. It is written in the dialect that ValidatingAdmissionPolicy accepts (CEL with the
 * Kubernetes library), over these variables:
 * - `object` the manifest, defaults of the API server filled in;
 * - `variables.template`, `variables.pod` its pod template and that template’s spec;
 * - `variables.containers`, `variables.sidecars`, `variables.inits` lists of containers;
 * - `item` the container or volume, when `each` is not `object`;
 * - `params` numbers of the platform, see `CheckParams`;
 * - `related.<Kind>` lists of sibling objects, only when `needs` names the kind: such a check cannot be a policy.
 */
export interface Check {
  /** Kebab-case and permanent. */
  readonly id: string;
  readonly clause: ClauseId;
  /** Finding as a sentence without a full stop, ≤ 10 words. */
  readonly title: string;
  /** Kinds judged; `pods` stands for every kind with a pod template. */
  readonly kinds: readonly string[];
  readonly each: CheckScope;
  /** Precondition in CEL; when it is false the check does not apply. */
  readonly when?: string;
  readonly cel: string;
  readonly needs?: readonly RelatedKind[];
  /** Workload types the check is for; all when absent. */
  readonly workloads?: readonly Workload[];
  /** Tiers the check is for; all that the clause binds when absent. */
  readonly tiers?: readonly Tier[];
  /** At most this strong, where the clause as a whole is stronger than what one manifest can settle. */
  readonly atMost?: 'SHOULD' | 'MAY';
  /** What to say when it is not kept: one sentence with the reason. */
  readonly message: string;
  /** YAML to paste, as the fragment that belongs at `at`. */
  readonly fix: string;
  /** Path of the field in the item (or object) a reader has to look at: `lifecycle.preStop`. */
  readonly at: string;
  /** What the check cannot see, one sentence. */
  readonly cannotSee: string;
  /** Ids of candidate rules it carries out: `HLT-04/budget`. */
  readonly candidates: readonly string[];
  /** Ids of the peers’ rules it covers: `polaris:livenessProbeMissing`. */
  readonly covers: readonly string[];
}

/** Numbers of one platform that checks compare with. */
export interface CheckParams {
  readonly maximumGraceSeconds: number;
  readonly propagationSeconds: number;
}
