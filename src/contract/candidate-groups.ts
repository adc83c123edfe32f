import type { CandidateGroup } from './types';

/**
 * The 90 groups of rules distilled from other checkers and checklists, each with the clauses that keep it.
 *
 * A group that fits no clause is a hole in the contract; a group that we answer differently says so in `how`.
 */
export const candidateGroups: readonly CandidateGroup[] = [
  // Health
  { id: 'HLT-01', title: 'Readiness gates traffic', clauses: ['H2', 'N6'], how: 'H2 binds what a Service selects, N6 the container that owns the port; peers that demand readiness of Jobs are wrong, nothing routes there.' },
  { id: 'HLT-02', title: 'Liveness is not readiness', clauses: ['H3'], how: 'The H3 guardrail warns when liveness repeats readiness’s handler and thresholds or has a budget under 60 s.' },
  { id: 'HLT-03', title: 'Liveness is process-local', clauses: ['H3', 'H2'], how: 'H3 admits only states that a restart cures, H2 only this replica’s state; both need a drill, since no manifest shows what a handler asks.' },
  { id: 'HLT-04', title: 'Start-up has a budget', clauses: ['H1'], how: 'H1 asks for 1.5 times the slowest honest start; stricter than the group, it accepts no `initialDelaySeconds` in place of the startup probe.' },
  { id: 'HLT-05', title: 'Probe timing and handler are coherent', clauses: ['H4', 'H3'], how: 'H4 holds handler, port and timeout, H3 the 60 s liveness budget; the group’s 30 s is too short for a busy process.' },
  { id: 'HLT-06', title: 'Probes hit a declared port', clauses: ['H4'], how: 'H4 wants the answer on a declared port of the same container; a number and a name for one port are both accepted.' },
  { id: 'HLT-07', title: 'Hangs are detected', clauses: ['H3'], how: 'Deviates: four checkers demand liveness everywhere; H3 makes it optional where the process exits on fatal errors, and a progress signal the rule for workers.' },

  // Lifecycle and shutdown
  { id: 'LIF-01', title: 'Stop waits for routes', clauses: ['L2'], how: 'L2 takes the wait from the measured propagation p99, not from a flat 5 s or 15 s, and the platform injects it.' },
  { id: 'LIF-02', title: 'Grace period fits', clauses: ['L3', 'L4', 'P5'], how: 'L3 is the inequality, L4 covers what exceeds the maximum of P5; a longer value is refused with a message, not cut in silence as one policy does.' },
  { id: 'LIF-03', title: 'SIGTERM reaches the app', clauses: ['L1'], how: 'L1 binds PID 1; a shell wrapper is only a warning, because exit code and duration of a real stop decide.' },
  { id: 'LIF-04', title: 'In-flight work is drained', clauses: ['L2', 'L3', 'L4', 'J1'], how: 'L2 and L3 cover requests, L4 longer work, J1 the units handed back; drain stays an optimization, since node loss skips it.' },
  { id: 'LIF-05', title: 'Sidecars start first and stop last', clauses: ['L5'], how: 'L5: helpers are init containers with `restartPolicy: Always`, which also lets a Job complete.' },
  { id: 'LIF-06', title: 'Init and postStart are bounded', clauses: ['L5', 'N3', 'V9'], how: 'L5 orders what runs before the process, N3 replaces waiting for a dependency by retry with back-off, V9 reports a start that never ends.' },

  // Resources
  { id: 'RES-01', title: 'Requests on every container', clauses: ['R1'], how: 'R1 goes further than presence: the number comes from measured use, since a defaulted request is somebody else’s guess.' },
  { id: 'RES-02', title: 'Memory is capped', clauses: ['R2'], how: 'R2: every container has a memory limit, because without one a leak ends at the node’s eviction threshold, among neighbors.' },
  { id: 'RES-03', title: 'Memory request equals limit', clauses: ['R2'], how: 'R2 asks for equality in tier 1 only; elsewhere burst is allowed without the group’s ratio of 2, because eviction ranks use above request anyway.' },
  { id: 'RES-04', title: 'CPU limits are a decision', clauses: ['R3'], how: 'Deviates from the checkers that demand a CPU limit: R3 wants none unless justified, since requests already give each container its share.' },
  { id: 'RES-05', title: 'Local disk is bounded', clauses: ['R4'], how: 'R4 bounds `ephemeral-storage` and every `emptyDir`; a memory-backed one counts against the memory limit.' },
  { id: 'RES-06', title: 'The runtime knows its limits', clauses: ['R2', 'R3'], how: 'R2 derives heap from the memory limit; where R3 leaves CPU unlimited, thread and worker counts are set explicitly.' },
  { id: 'RES-07', title: 'Priority is chosen', clauses: ['D5'], how: 'D5 fills the class from the tier label; the checker that accepts only `system-` classes has it backwards, those are the platform’s.' },
  { id: 'RES-08', title: 'Namespaces have quotas', clauses: ['P4', 'S4', 'V9'], how: 'P4 creates quota and limit range with the namespace; that maximum replicas and surge fit into them is S4 and V9.' },

  // Scaling
  { id: 'SCA-01', title: 'Replica floor', clauses: ['S2', 'D1'], how: 'S2 derives the floor from growth and one lost domain, at least 2, in tier 1 at least 3, where peers give a flat number; D1 needs one to spare.' },
  { id: 'SCA-02', title: 'One owner of the replica count', clauses: ['S3'], how: 'S3 covers a second autoscaler on the same target, and VPA with HPA on one resource, as well as a manifest’s `replicas`.' },
  { id: 'SCA-03', title: 'The autoscaler target exists', clauses: ['S4'], how: 'S4 resolves the target by group and kind as the controller does; comparing the API version as well, as one checker does, is wrong.' },
  { id: 'SCA-04', title: 'Autoscaler bounds and behavior are written', clauses: ['S4'], how: 'S4 wants both bounds written and the maximum borne by dependencies; the 300 s scale-down window may stay a default.' },
  { id: 'SCA-05', title: 'The metric is computable and right', clauses: ['S1', 'R1'], how: 'S1 chooses the signal; R1 gives each container, native sidecars included, the request without which utilization is undefined.' },
  { id: 'SCA-06', title: 'Scaling, sizing and failure are rehearsed', clauses: ['D3', 'S1', 'R1'], how: 'D3 rehearses zone loss, S1 load, R1 compares requests with use; a dated annotation alone is no evidence.' },

  // Rollout
  { id: 'ROL-01', title: 'The update strategy fits the workload', clauses: ['V9', 'J3'], how: 'V9 fits the strategy to the workload; `Recreate` is for a singleton, and J3 adds the fence, because no strategy gives mutual exclusion.' },
  { id: 'ROL-02', title: 'No capacity dip', clauses: ['V9'], how: 'V9 keeps capacity through `maxUnavailable`; where quota leaves no room for surge, a stated dip is accepted over a rollout that cannot move.' },
  { id: 'ROL-03', title: 'Ready must last', clauses: ['V9'], how: 'V9 derives `minReadySeconds` from detection time, not from a flat 10 s; readiness gates hold the rollout for pod-IP load balancers.' },
  { id: 'ROL-04', title: 'Rollouts time out and can go back', clauses: ['V9', 'V4'], how: 'V9 reads `progressDeadlineSeconds` in the pipeline, since Kubernetes only reports it; V4 keeps the revisions a rollback needs.' },
  { id: 'ROL-05', title: 'Images are pinned', clauses: ['V7'], how: 'V7 wants a reference that names one build for ever; pulling always is a patch for mutable tags and adds the registry to every restart.' },
  { id: 'ROL-06', title: 'Selectors are stable and match', clauses: ['N6', 'V8'], how: 'N6 keeps version labels out of selectors, V8 rejects a selector that misses its own template before it reaches the cluster.' },
  { id: 'ROL-07', title: 'API versions and schema are valid', clauses: ['V8', 'P1'], how: 'V8 validates strictly against the versions served now and next; P1 gives notice of what the next upgrade removes.' },
  { id: 'ROL-08', title: 'Old and new versions coexist', clauses: ['V1', 'V3'], how: 'V1 covers the rollout, V3 the way back; neither is visible in a manifest, so both are proved by running N−1 beside and after N.' },
  { id: 'ROL-09', title: 'Bad releases are stopped automatically', clauses: ['V2', 'V4'], how: 'V2 names the metric that stops the rollout, V4 rehearses the way back; a canary object by itself counts for nothing.' },
  { id: 'ROL-10', title: 'A controller owns every pod', clauses: ['D4'], how: 'D4: no bare pods or bare ReplicaSets, because the first drain would remove them for good.' },

  // Availability and disruption
  { id: 'AVL-01', title: 'Disruption budget exists', clauses: ['D1'], how: 'D1 wants exactly one budget per workload, matched by the full selector; one replica is an open choice of a gap, not a missing budget.' },
  { id: 'AVL-02', title: 'The budget lets drains proceed', clauses: ['D1', 'P5'], how: 'D1 sets `maxUnavailable: 1`, not `minAvailable`, so that the budget follows scaling; P5 publishes the drain deadline behind it.' },
  { id: 'AVL-03', title: 'The budget is well formed', clauses: ['D1'], how: 'D1’s “exactly one budget, these pods and no others” covers an empty selector and the overlap that makes every eviction fail.' },
  { id: 'AVL-04', title: 'Broken pods can be evicted', clauses: ['D1', 'T2'], how: 'D1 defaults to `AlwaysAllow`; a quorum (T2) may keep the upstream `IfHealthyBudget` and says so.' },
  { id: 'AVL-05', title: 'Replicas are spread', clauses: ['D2'], how: 'D2 asks with `ScheduleAnyway`; required anti-affinity, which some peers demand, turns a lost zone into Pending pods.' },
  { id: 'AVL-06', title: 'Spread terms select themselves', clauses: ['D2'], how: 'D2 wants the selector to match the pod’s own labels, counts each revision by itself, and checks the outcome after every rollout.' },
  { id: 'AVL-07', title: 'Pods stay movable', clauses: ['D4', 'P7'], how: 'D4 forbids pinning and standing do-not-evict marks; P7 bounds how much of one service moves at once, so that none is needed.' },

  // Networking and traffic
  { id: 'NET-01', title: 'Services select pods', clauses: ['N6'], how: 'N6: each selector matches one workload; Services without selector and `ExternalName` are left out.' },
  { id: 'NET-02', title: 'Ports resolve', clauses: ['N6'], how: 'N6: target ports are declared and named, and `appProtocol` is stated for anything but HTTP/1.' },
  { id: 'NET-03', title: 'Routes resolve', clauses: ['N6', 'N7'], how: 'N6 resolves routes to a Service and port; N7 attaches them to the supported gateway, not to a retired controller.' },
  { id: 'NET-04', title: 'Hosts are explicit and encrypted', clauses: ['N7'], how: 'N7: hosts named, TLS for exactly those hosts, plain HTTP redirected; renewal is the platform’s half.' },
  { id: 'NET-05', title: 'Exposure goes through the edge', clauses: ['N7'], how: 'N7: ClusterIP Services behind the shared gateway; a load balancer of one’s own is an exception for other protocols.' },
  { id: 'NET-06', title: 'Network access is closed by default', clauses: ['P4', 'I2'], how: 'P4 creates default-deny with DNS allowed, I2 adds only needed egress; an empty `podSelector` is that default, not a mistake.' },
  { id: 'NET-07', title: 'Calls have deadlines', clauses: ['N1', 'N3', 'L3'], how: 'N1 nests deadlines, N3 bounds retries in one layer, L3 keeps the route timeout inside the drain.' },
  { id: 'NET-08', title: 'Long-lived connections are balanced', clauses: ['N4'], how: 'N4 takes either answer: a maximum connection age or per-request balancing in front.' },
  { id: 'NET-09', title: 'Service traffic knobs are deliberate', clauses: ['N6', 'N4', 'D2'], how: 'N6 leaves the locality fields and `publishNotReadyAddresses` unset, N4 leaves affinity at `None`; zone-local traffic needs the even spread of D2.' },
  { id: 'NET-10', title: 'DNS and discovery are cheap', clauses: ['N5'], how: 'N5: `ndots: 2`, no service links and a node-local cache by default; it binds hot paths, not every name.' },

  // Configuration and secrets
  { id: 'CFG-01', title: 'No literal secrets', clauses: ['C3'], how: 'C3 allows no credential as a literal in manifest, image or ConfigMap; token patterns only warn, because they guess.' },
  { id: 'CFG-02', title: 'Secrets are files', clauses: ['C3'], how: 'C3 delivers credentials as files, which can be replaced while the process runs; environment variables are an exception for vendor images.' },
  { id: 'CFG-03', title: 'References resolve', clauses: ['C4'], how: 'C4: what a pod names exists when it is created; objects made by another controller are unknown to a file checker, not wrong.' },
  { id: 'CFG-04', title: 'Configuration changes are releases', clauses: ['C1', 'C2'], how: 'C1 uses a new immutable object per change, not a checksum annotation, because only the former rolls back with the code; C2 covers reload.' },
  { id: 'CFG-05', title: 'Secrets have one source and rotate', clauses: ['C3'], how: 'C3 wants rotation with two valid generations; a synchronized Secret whose process never re-reads it does not meet it.' },

  // Identity and security
  { id: 'SEC-01', title: 'Own identity', clauses: ['I2', 'C4'], how: 'I2 gives each workload its own service account, C4 makes sure that it exists before the pod does.' },
  { id: 'SEC-02', title: 'No API token by default', clauses: ['I2', 'I3'], how: 'I2 mounts no token unless the workload calls the API; what it may then call is I3.' },
  { id: 'SEC-03', title: 'Non-root', clauses: ['I1'], how: 'I1 takes the rule of the restricted profile; a UID above 10000, which some peers demand, stays advice.' },
  { id: 'SEC-04', title: 'No privilege', clauses: ['I1'], how: 'I1 through the restricted profile, on init and ephemeral containers too; some peers read pod-level fields that do not exist.' },
  { id: 'SEC-05', title: 'Capabilities dropped', clauses: ['I1'], how: 'I1: drop `ALL`, add back at most `NET_BIND_SERVICE`, as the restricted profile has it.' },
  { id: 'SEC-06', title: 'Kernel surface reduced', clauses: ['I1'], how: 'I1 through the restricted profile, pinned to a version, because its lists move with Kubernetes releases.' },
  { id: 'SEC-07', title: 'Read-only root filesystem', clauses: ['I1', 'R4'], how: 'I1 adds it as a rule of this contract: contrary to one checklist, the restricted profile does not require it; R4 bounds the writable volumes.' },
  { id: 'SEC-08', title: 'No host access', clauses: ['I1', 'D4'], how: 'I1 keeps the process off the node, D4 refuses `hostPath` for a second reason: the pod could not move.' },
  { id: 'SEC-09', title: 'Images are trusted', clauses: ['I4', 'V7'], how: 'I4 binds registry, signature and patches, V7 which build runs; peers mix the two, and a pinned image can still be untrusted.' },
  { id: 'SEC-10', title: 'Least-privilege RBAC', clauses: ['I3'], how: 'I3: no wildcards, no reading of all secrets, no exec, escalation or cluster-admin in a workload’s role.' },
  { id: 'SEC-11', title: 'Namespaces isolate', clauses: ['P4', 'I1'], how: 'P4 creates the namespace with its Pod Security labels, I1 is the level; a namespace is a unit of policy, not a kernel boundary.' },
  { id: 'SEC-12', title: 'Cloud access by workload identity', clauses: ['I3', 'C3'], how: 'I3 scopes short-lived credentials to one service account; a static key would break C3 as well.' },

  // Observability
  { id: 'OBS-01', title: 'Logs and traces are correlated', clauses: ['O3'], how: 'O3 asks for structured lines on stdout with a request id; an injection annotation alone proves nothing about the lines.' },
  { id: 'OBS-02', title: 'Metrics are scraped', clauses: ['O1'], how: 'O1’s proof asks for non-zero series of this version, which also finds a monitor whose selector matches nothing.' },
  { id: 'OBS-03', title: 'SLOs, alerts and events exist', clauses: ['O1', 'O2', 'P5'], how: 'O1 names the SLI, O2 routes its alert, P5 publishes how long events are kept; dashboards come from the metric names.' },
  { id: 'OBS-04', title: 'Standard labels', clauses: ['O2'], how: 'O2 asks for owner, tier and version; the other recommended labels stay optional, since core tooling requires none of them.' },
  { id: 'OBS-05', title: 'Ownership is on the object', clauses: ['O2'], how: 'O2: owner as label, because alerts route by it; runbook and contact as annotations.' },
  { id: 'OBS-06', title: 'Last words are kept', clauses: ['O3'], how: 'O3 includes `terminationMessagePolicy: FallbackToLogsOnError`, which none of the checkers asks for.' },

  // Data and state
  { id: 'DAT-01', title: 'No durable state on pod disk', clauses: ['T1', 'D4'], how: 'T1 puts durable data on a declared volume, D4 rules out node-local paths; one ReadWriteOnce claim under a rolling Deployment breaks both.' },
  { id: 'DAT-02', title: 'StatefulSet has its headless Service', clauses: ['T2'], how: 'T2: the headless Service exists and selects the members; unready addresses are published only for peers that find each other.' },
  { id: 'DAT-03', title: 'Storage is explicit and kept', clauses: ['T1'], how: 'T1 asks for class, access mode and retention in writing, since deletion of a claim is the one act here without a way back.' },
  { id: 'DAT-04', title: 'Ordering and quorum are chosen', clauses: ['T2', 'D1'], how: 'T2 derives the budget from members minus quorum, so that D1’s one disruption at a time never costs the majority.' },
  { id: 'DAT-05', title: 'Backups are restored on purpose', clauses: ['T3'], how: 'T3 counts only a rehearsed restore with its time; a backup annotation or schedule is not evidence.' },
  { id: 'DAT-06', title: 'Migrations run once', clauses: ['V3'], how: 'V3 runs migrations as one gated step in expand and contract order, because N init containers race and a rollback undoes none of them.' },

  // Batch
  { id: 'BAT-01', title: 'No accidental overlap', clauses: ['J5', 'J2'], how: 'J5 wants the overlap rule written; `Forbid` skips runs in silence, so J2 watches the age of the last success.' },
  { id: 'BAT-02', title: 'The schedule is right', clauses: ['J5'], how: 'J5 sets time zone and missed-start rule; more than 100 missed starts no longer stop a CronJob, so that old reason is gone.' },
  { id: 'BAT-03', title: 'Retries and time are bounded', clauses: ['J4'], how: 'J4 wants `backoffLimit` and `activeDeadlineSeconds` in writing; the defaults of v1.37 are 6 retries and no deadline.' },
  { id: 'BAT-04', title: 'Restart policy fits', clauses: ['J4', 'V8'], how: 'J4 prefers `Never` for Jobs, which keeps failed pods and their logs; one checker flags exactly that. Elsewhere the API refuses a wrong value (V8).' },
  { id: 'BAT-05', title: 'Finished work is cleaned up once', clauses: ['J4'], how: 'J4: a standalone Job has a TTL, a CronJob its history limits, never both on one Job.' },
  { id: 'BAT-06', title: 'Disruption is not failure', clauses: ['J4'], how: 'J4 ignores failures that carry `DisruptionTarget`, so drains do not spend the retry budget; none of the checkers asks for it.' },
  { id: 'BAT-07', title: 'Jobs are idempotent and watched', clauses: ['J1', 'J2'], how: 'J1 makes a repeated run harmless, J2 alerts on the age of the last success, which also sees a run that never started.' },
];
