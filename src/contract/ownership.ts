import type { Area, ClauseId, Party } from './types';

/**
 * Who holds which part of one runtime field or decision.
 *
 * Ownership follows information, not layers: the side that knows the number declares it. Each verb names one side;
 * `shared` is avoided on purpose, because a row that needs it is two rows.
 */
export interface OwnershipRow {
  /** Kebab-case and permanent: pages name rows by it. */
  readonly id: string;
  /** The field as the API spells it, or the decision in words. */
  readonly field: string;
  /** Area of the contract the row is listed under. */
  readonly area: Area;
  /** Who states the intent: the side that has the information. */
  readonly declares: Party;
  /** Who fills the silence when nothing is declared; `null` where no default can be right. */
  readonly defaults: Party | null;
  /** Whose machinery makes the value hold; `null` where only a drill or a review can tell. */
  readonly enforces: Party | null;
  /** Who is paged: the side that can change the cause within the hour. */
  readonly answersPage: Party;
  /** Who may change it in a running cluster without the other side’s consent (a notice is not consent); `null` for nobody. */
  readonly mayChangeWithoutAsking: Party | null;
  /** One line: who has the information. */
  readonly why: string;
  /** The clauses the row carries out, the closest first. */
  readonly clauses: readonly ClauseId[];
}

/** Runtime fields and decisions in the order of the areas. */
export const ownership: readonly OwnershipRow[] = [
  // Health
  {
    id: 'startup-budget', field: 'Startup budget: `startupProbe.failureThreshold × periodSeconds`', area: 'H',
    declares: 'application', defaults: 'platform', enforces: 'platform', answersPage: 'application', mayChangeWithoutAsking: 'application',
    why: 'The platform measures how long starts took, the team knows how long one honestly may; the kubelet kills what exceeds the budget.',
    clauses: ['H1'],
  },
  {
    id: 'readiness-question', field: 'What the readiness handler asks', area: 'H',
    declares: 'application', defaults: null, enforces: null, answersPage: 'application', mayChangeWithoutAsking: 'application',
    why: 'Only the code knows what this replica needs in order to serve, and no manifest shows what a handler asks.',
    clauses: ['H2', 'H4'],
  },
  {
    id: 'liveness', field: '`livenessProbe`, present or absent', area: 'H',
    declares: 'application', defaults: 'platform', enforces: 'platform', answersPage: 'application', mayChangeWithoutAsking: 'application',
    why: 'The team knows which states a restart cures; the golden path fills the silence with no probe.',
    clauses: ['H3'],
  },

  // Lifecycle and shutdown
  {
    id: 'propagation-wait', field: 'Wait before the listener stops: `preStop.sleep.seconds`', area: 'L',
    declares: 'platform', defaults: 'platform', enforces: 'platform', answersPage: 'platform', mayChangeWithoutAsking: 'platform',
    why: 'Only the platform can measure how long its proxies keep choosing a pod; a longer wait comes out of the team’s grace period, so it grows only after notice.',
    clauses: ['L2', 'P5', 'P1'],
  },
  {
    id: 'grace-period', field: '`terminationGracePeriodSeconds`', area: 'L',
    declares: 'application', defaults: 'platform', enforces: 'platform', answersPage: 'application', mayChangeWithoutAsking: 'application',
    why: 'The team knows its longest request and its clean-up; the platform refuses values above the maximum and shortens none in silence.',
    clauses: ['L3', 'L4'],
  },
  {
    id: 'maximum-grace', field: 'Longest grace period the platform honors', area: 'L',
    declares: 'platform', defaults: 'platform', enforces: 'platform', answersPage: 'platform', mayChangeWithoutAsking: 'platform',
    why: 'The platform knows how long a node may take to empty; a lower maximum is a breaking change and is announced as one.',
    clauses: ['P5', 'L4', 'P1'],
  },

  // Resources
  {
    id: 'requests', field: '`resources.requests`', area: 'R',
    declares: 'application', defaults: 'platform', enforces: 'platform', answersPage: 'application', mayChangeWithoutAsking: 'application',
    why: 'The team can tell busy hours from idle ones; a LimitRange default is a guess and is marked as one.',
    clauses: ['R1'],
  },
  {
    id: 'memory-limit', field: '`resources.limits.memory`', area: 'R',
    declares: 'application', defaults: 'platform', enforces: 'platform', answersPage: 'application', mayChangeWithoutAsking: 'application',
    why: 'The team knows heap, caches and threads; an OOM kill is fixed in the service or in this number.',
    clauses: ['R2'],
  },
  {
    id: 'cpu-limit', field: '`resources.limits.cpu`', area: 'R',
    declares: 'application', defaults: 'platform', enforces: 'platform', answersPage: 'application', mayChangeWithoutAsking: 'application',
    why: 'The reason for a limit is known to the side that sets it, so the golden path leaves it out; throttling goes to the team first.',
    clauses: ['R3'],
  },

  // Scaling
  {
    id: 'scaling-signal', field: 'Scaling metric and target', area: 'S',
    declares: 'application', defaults: 'platform', enforces: 'platform', answersPage: 'application', mayChangeWithoutAsking: 'application',
    why: 'The team knows which number rises before users suffer; the platform only runs the loop.',
    clauses: ['S1'],
  },
  {
    id: 'replicas', field: '`spec.replicas` of an autoscaled workload', area: 'S',
    declares: 'platform', defaults: 'platform', enforces: 'platform', answersPage: 'application', mayChangeWithoutAsking: 'platform',
    why: 'The autoscaler reads the signal every 15 s (default, v1.37); a value in the manifest is older than any of its decisions.',
    clauses: ['S3'],
  },
  {
    id: 'autoscaler-bounds', field: '`minReplicas` and `maxReplicas`', area: 'S',
    declares: 'application', defaults: 'platform', enforces: 'platform', answersPage: 'application', mayChangeWithoutAsking: 'application',
    why: 'The team knows its growth and what its database bears; reaching the maximum is its saturation, not a fault of the cluster.',
    clauses: ['S4', 'S2'],
  },
  {
    id: 'time-to-capacity', field: 'Time-to-capacity, p50 and p99', area: 'S',
    declares: 'platform', defaults: null, enforces: null, answersPage: 'platform', mayChangeWithoutAsking: 'platform',
    why: 'Loop, scheduling, node and pull are the platform’s to measure; pods that wait for capacity page the platform.',
    clauses: ['S2', 'P5'],
  },

  // Disruption and placement
  {
    id: 'disruption-budget', field: '`PodDisruptionBudget.spec.maxUnavailable`', area: 'D',
    declares: 'application', defaults: 'platform', enforces: 'platform', answersPage: 'application', mayChangeWithoutAsking: 'application',
    why: 'The team knows how many replicas it can miss; a budget that allows none is its to mend.',
    clauses: ['D1'],
  },
  {
    id: 'eviction-moment', field: 'When a pod is evicted within its budget', area: 'D',
    declares: 'platform', defaults: null, enforces: 'platform', answersPage: 'application', mayChangeWithoutAsking: 'platform',
    why: 'The platform knows which node goes next; an eviction within the budget that users notice has its cause in the service.',
    clauses: ['D1', 'D4', 'P7'],
  },
  {
    id: 'spread', field: '`topologySpreadConstraints`', area: 'D',
    declares: 'application', defaults: 'platform', enforces: 'platform', answersPage: 'application', mayChangeWithoutAsking: 'application',
    why: 'The team knows which pods stand in for each other; the scheduler applies the rule once, when it places a pod.',
    clauses: ['D2'],
  },
  {
    id: 'priority-class', field: '`priorityClassName`', area: 'D',
    declares: 'application', defaults: 'platform', enforces: 'platform', answersPage: 'platform', mayChangeWithoutAsking: null,
    why: 'The team knows its tier, the platform knows who would be preempted; a higher class is taken from a neighbor.',
    clauses: ['D5', 'P4'],
  },

  // Configuration and secrets
  {
    id: 'config-object', field: 'Which configuration a revision names', area: 'C',
    declares: 'application', defaults: 'platform', enforces: 'platform', answersPage: 'application', mayChangeWithoutAsking: 'application',
    why: 'The team knows what each key does; an `immutable` object and a hash in its name keep the earlier revision whole.',
    clauses: ['C1', 'C4'],
  },
  {
    id: 'secret-rotation', field: 'When a credential is replaced', area: 'C',
    declares: 'platform', defaults: 'platform', enforces: 'platform', answersPage: 'application', mayChangeWithoutAsking: 'platform',
    why: 'The platform knows age and exposure of a credential; during the overlap, a process that holds on to the old one is the team’s to mend.',
    clauses: ['C3'],
  },

  // Network and dependencies
  {
    id: 'longest-request', field: 'Longest legitimate request and its route timeout', area: 'N',
    declares: 'application', defaults: 'platform', enforces: 'platform', answersPage: 'application', mayChangeWithoutAsking: 'application',
    why: 'Only the team can say which request is slow on purpose; the gateway cuts the others.',
    clauses: ['N1', 'L3'],
  },
  {
    id: 'hop-idle-timeout', field: 'Idle timeout of load balancer and gateway', area: 'N',
    declares: 'platform', defaults: 'platform', enforces: 'platform', answersPage: 'platform', mayChangeWithoutAsking: 'platform',
    why: 'The platform runs these hops; raising a value past a server’s own breaks that server, so the table changes only after notice.',
    clauses: ['N2', 'P1'],
  },
  {
    id: 'retry-owner', field: 'Which layer retries, and its budget', area: 'N',
    declares: 'application', defaults: 'platform', enforces: null, answersPage: 'application', mayChangeWithoutAsking: 'application',
    why: 'The caller knows which of its calls are safe to repeat; nothing in a manifest shows a client library’s retries.',
    clauses: ['N3'],
  },
  {
    id: 'resolver', field: 'Resolver capacity and node-local cache', area: 'N',
    declares: 'platform', defaults: 'platform', enforces: 'platform', answersPage: 'platform', mayChangeWithoutAsking: 'platform',
    why: 'Only the platform sees the lookups of all tenants, and no tenant can size a shared resolver.',
    clauses: ['N5', 'P6'],
  },

  // Observability
  {
    id: 'sli', field: 'The SLI and its objective', area: 'O',
    declares: 'application', defaults: null, enforces: null, answersPage: 'application', mayChangeWithoutAsking: 'application',
    why: 'What counts as a good request is an intention, and no platform can measure an intention.',
    clauses: ['O1', 'V2'],
  },
  {
    id: 'owner-label', field: 'Owner, tier and runbook on the object', area: 'O',
    declares: 'application', defaults: null, enforces: 'platform', answersPage: 'platform', mayChangeWithoutAsking: 'application',
    why: 'A guessed owner is worse than none; until a label exists, its alerts reach the platform, which has reason to ask.',
    clauses: ['O2'],
  },

  // Identity and isolation
  {
    id: 'security-context', field: '`securityContext`', area: 'I',
    declares: 'application', defaults: 'platform', enforces: 'platform', answersPage: 'application', mayChangeWithoutAsking: null,
    why: 'The team knows what its process needs, the platform what the node risks; anything below the restricted profile needs both.',
    clauses: ['I1'],
  },
  {
    id: 'egress', field: 'Egress rules of a workload', area: 'I',
    declares: 'application', defaults: 'platform', enforces: 'platform', answersPage: 'application', mayChangeWithoutAsking: 'application',
    why: 'The team knows whom it calls; the platform’s default is closed, with DNS open.',
    clauses: ['I2', 'P4'],
  },

  // Jobs and work
  {
    id: 'job-bounds', field: '`backoffLimit` and `activeDeadlineSeconds`', area: 'J',
    declares: 'application', defaults: 'platform', enforces: 'platform', answersPage: 'application', mayChangeWithoutAsking: 'application',
    why: 'The team knows how long a run may take and whether a repeat can help; the Job controller ends the rest.',
    clauses: ['J4'],
  },
  {
    id: 'last-success', field: 'Accepted age of the last successful run', area: 'J',
    declares: 'application', defaults: 'platform', enforces: null, answersPage: 'application', mayChangeWithoutAsking: 'application',
    why: 'The consumer of a result knows when it is too old; the platform supplies the alert rule, and nothing but the alert enforces it.',
    clauses: ['J2', 'J5'],
  },

  // State
  {
    id: 'volume-retention', field: 'Reclaim and claim retention policy', area: 'T',
    declares: 'application', defaults: 'platform', enforces: 'platform', answersPage: 'application', mayChangeWithoutAsking: null,
    why: 'The team knows whether the data can be made again, the platform what the storage does; deletion has no way back.',
    clauses: ['T1', 'T3'],
  },

  // Versions and release
  {
    id: 'image-reference', field: '`image`', area: 'V',
    declares: 'application', defaults: null, enforces: 'platform', answersPage: 'application', mayChangeWithoutAsking: 'application',
    why: 'The pipeline that built the image knows its digest; admission refuses a tag that can move.',
    clauses: ['V7', 'I4'],
  },
  {
    id: 'rollout-pace', field: '`maxSurge`, `maxUnavailable` and `minReadySeconds`', area: 'V',
    declares: 'application', defaults: 'platform', enforces: 'platform', answersPage: 'application', mayChangeWithoutAsking: 'application',
    why: 'The team knows its start and detection times, and the pace follows from the two.',
    clauses: ['V9', 'V1'],
  },
  {
    id: 'abort', field: 'Stopping a release on its own metric', area: 'V',
    declares: 'application', defaults: 'platform', enforces: 'platform', answersPage: 'application', mayChangeWithoutAsking: 'platform',
    why: 'The team names the metric in advance, so that the platform can abort at 03:00 without calling anyone.',
    clauses: ['V2', 'V4'],
  },
  {
    id: 'flag-default', field: 'What a flag does when its provider is silent', area: 'V',
    declares: 'application', defaults: null, enforces: null, answersPage: 'application', mayChangeWithoutAsking: 'application',
    why: 'Only the code’s author can say which behavior is safe without an answer.',
    clauses: ['V6'],
  },

  // Platform promises
  {
    id: 'namespace-quota', field: 'ResourceQuota and LimitRange', area: 'P',
    declares: 'platform', defaults: 'platform', enforces: 'platform', answersPage: 'application', mayChangeWithoutAsking: null,
    why: 'The team states its maximum, the platform owes room for it; pods beyond that page the team, a quota below it the platform.',
    clauses: ['P4', 'S4'],
  },
  {
    id: 'drain-deadline', field: 'Drain deadline and notice', area: 'P',
    declares: 'platform', defaults: 'platform', enforces: 'platform', answersPage: 'platform', mayChangeWithoutAsking: 'platform',
    why: 'The platform knows how urgent a patch is; a drain that outlives its deadline is its page, whoever wrote the budget.',
    clauses: ['P7', 'D1', 'P5'],
  },
  {
    id: 'cluster-version', field: 'Kubernetes minor version and node image', area: 'P',
    declares: 'platform', defaults: 'platform', enforces: 'platform', answersPage: 'platform', mayChangeWithoutAsking: 'platform',
    why: 'The platform knows support dates and sees every tenant’s API use; notice replaces consent.',
    clauses: ['P1', 'P2', 'V8'],
  },
  {
    id: 'policy-failure', field: '`failurePolicy` of an admission guardrail', area: 'P',
    declares: 'platform', defaults: 'platform', enforces: 'platform', answersPage: 'platform', mayChangeWithoutAsking: 'platform',
    why: 'The platform knows which rules protect others and which objects its own repair needs.',
    clauses: ['P3'],
  },
];
