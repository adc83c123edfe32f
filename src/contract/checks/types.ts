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

/** Kinds a check may look at besides its own object, in the same set of files and namespace; `workload` is any object with a pod template. */
export const relatedKinds = [
  'PodDisruptionBudget', 'HorizontalPodAutoscaler', 'ScaledObject', 'VerticalPodAutoscaler', 'Service', 'NetworkPolicy', 'ConfigMap', 'Secret', 'ServiceAccount',
  'PersistentVolumeClaim', 'ResourceQuota', 'LimitRange', 'Ingress', 'HTTPRoute', 'GRPCRoute', 'Gateway', 'ReferenceGrant', 'Role', 'RoleBinding', 'ClusterRole', 'PrometheusRule', 'ServiceMonitor', 'PodMonitor',
  'ExternalSecret', 'SecretProviderClass', 'VolumeSnapshot', 'Schedule', 'BackendTrafficPolicy', 'Canary', 'workload',
] as const;
export type RelatedKind = (typeof relatedKinds)[number];

/**
 * One machine rule that sees part of a clause in a manifest.
 *
 * `cel` is true when the part is kept. It is written in the dialect that ValidatingAdmissionPolicy accepts (CEL with the
 * Kubernetes library), over these variables:
 * - `object` the manifest, defaults of the API server filled in;
 * - `variables.<name>` what `variables.ts` defines, in CEL, for the reader and the policies alike;
 * - `item` the container or volume, when `each` is not `object`;
 * - `raw` the manifest as written, for checks that ask whether a field is written: such a check cannot be a policy;
 * - `related.<Kind>` lists of sibling objects, only when `needs` names the kind: such a check cannot be a policy either.
 */
export interface Check {
  /** Kebab-case and permanent. */
  readonly id: string;
  readonly clause: ClauseId;
  /** Finding as a sentence without a full stop, ≤ 10 words: what holds when the check is met. */
  readonly title: string;
  /** Kinds judged; `pods` stands for every kind with a pod template. */
  readonly kinds: readonly string[];
  readonly each: CheckScope;
  /** Precondition in CEL; when it is false the check does not apply. */
  readonly when?: string;
  /** In CEL; when it is true, the precondition holds and the answer lies outside the files, so the verdict is `unseen`. */
  readonly unseen?: string;
  readonly cel: string;
  readonly needs?: readonly RelatedKind[];
  /** Workload types the check is for; all when absent. Only for kinds with a pod template. */
  readonly workloads?: readonly Workload[];
  /** Tiers the check is for; all that the clause binds when absent. */
  readonly tiers?: readonly Tier[];
  /** At most this strong, where the clause as a whole is stronger than what one manifest can settle. */
  readonly atMost?: 'SHOULD' | 'MAY';
  /** What to say when it is not kept: one sentence with the mechanism, ≤ 200 characters. */
  readonly message: string;
  /** YAML to paste, as the fragment that belongs at `at`. */
  readonly fix: string;
  /** Path of the field in the item (or object) a reader has to look at: `lifecycle.preStop`; in an object with a pod template, `template.` starts at that template. */
  readonly at: string;
  /** What the check cannot see, one sentence. */
  readonly cannotSee: string;
  /** Ids of candidate rules it carries out: `HLT-04/budget`. */
  readonly candidates: readonly string[];
  /** Ids of the peers’ rules it covers: `polaris:livenessProbeMissing`. */
  readonly covers: readonly string[];
}

/** Numbers of one platform that checks compare with, in whole seconds. */
export interface CheckParams {
  readonly maximumGraceSeconds: number;
  readonly propagationSeconds: number;
}

/** Names a platform has decided on; an empty list means that it has not, and the checks that ask do not apply. */
export interface CheckCatalogue {
  readonly priorityClasses: readonly string[];
  readonly batchPriorityClasses: readonly string[];
  readonly registries: readonly string[];
  readonly ingressClasses: readonly string[];
}

/** Id of a rule another checker has, with the checker before the colon: `polaris:livenessProbeMissing`. */
export type PeerRuleId = string;

/** A candidate rule that no check carries out. */
export interface Unchecked {
  /** `HLT-03/no-deps`. */
  readonly rule: string;
  /** Clause that keeps it by other means. */
  readonly clause: ClauseId;
  /** Why no manifest, or no check of ours, decides it; one sentence. */
  readonly because: string;
}

/** A rule of another checker that none of our checks covers. */
export interface PeerGap {
  readonly peer: PeerRuleId;
  /** One sentence: what makes it out of scope, wrong, or better decided elsewhere. */
  readonly because: string;
}

/** What one area file hands over. */
export interface CheckGroup {
  readonly checks: readonly Check[];
  readonly unchecked: readonly Unchecked[];
  readonly peerGaps: readonly PeerGap[];
}
