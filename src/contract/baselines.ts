import type { ClauseId, NumberKind, SourceId } from './types';

/**
 * What the platform promises its tenants, as rows of a page that a platform would publish.
 *
 * Every objective here is an example: a decision of this contract (`chosen`) or a stand-in for your own reading
 * (`sample`). A platform replaces the numbers, keeps the ids, and puts the last 28 days beside each row.
 */
export interface Baseline {
  /** Kebab-case and permanent: pages and alerts name rows by it. */
  readonly id: string;
  /** One sentence as a tenant reads it. */
  readonly promise: string;
  /** What is promised, each part with its own number. */
  readonly objectives: readonly Objective[];
  /** What becomes of the promise while no API server answers. */
  readonly withoutApi: { readonly state: WithoutApi; readonly because: string };
  /** How the platform reads the value, and what the reading leaves out. */
  readonly measured: Measurement;
  /** What a breach means for a team, and what the team does then. */
  readonly breach: { readonly means: string; readonly then: string };
  /** The clauses that are sized from this promise, the closest first. */
  readonly clauses: readonly ClauseId[];
  /** Where the mechanism or the series was read; a number of kind `chosen` has no other source than this contract. */
  readonly sources: readonly SourceId[];
}

/** One number of a promise. */
export interface Objective {
  /** `p99`, `success`, `each`: what of the distribution the number bounds. */
  readonly statistic: string;
  /** Text, because bounds are legitimate: `≤ 5`. */
  readonly value: string;
  readonly unit: string;
  /** Over which time it is counted: `28 days`, `each drain`. */
  readonly window: string;
  readonly kind: Extract<NumberKind, 'chosen' | 'sample'>;
}

/** `holds`: as promised. `frozen`: the last known state goes on. `stops`: nothing happens until the API is back. */
export const withoutApiStates = ['holds', 'frozen', 'stops'] as const;
export type WithoutApi = (typeof withoutApiStates)[number];

/** A reading that anybody with access can repeat. */
export interface Measurement {
  readonly language: 'promql' | 'bash';
  readonly run: string;
  /** What the reading does not see. */
  readonly blind: string;
}

/** Promises in the order a tenant meets them: get in, start, be reached, be seen, be moved, be upgraded. */
export const baselines: readonly Baseline[] = [
  {
    id: 'api-writes',
    promise: 'A write to the API is answered, and not with a server error.',
    objectives: [{ statistic: 'success', value: '99.9', unit: '%', window: '28 days', kind: 'chosen' }],
    withoutApi: { state: 'stops', because: 'It is the API.' },
    measured: {
      language: 'promql',
      run: `1 - sum(rate(apiserver_request_total{verb=~"POST|PUT|PATCH|DELETE", code=~"5.."}[28d]))
  / sum(rate(apiserver_request_total{verb=~"POST|PUT|PATCH|DELETE"}[28d]))`,
      blind: 'Requests that never arrived. A probe outside the cluster writes one ConfigMap a minute.',
    },
    breach: {
      means: 'No deploy, no rollback, no scaling, no replacement of a dead node’s pods.',
      then: 'Freeze releases; use levers that need no API: flags, weights at an edge outside the cluster, load shedding.',
    },
    clauses: ['P5', 'V4', 'S2', 'D3'],
    sources: ['kubernetes-mixin', 'k8s-metrics-reference', 'k8s-slos'],
  },
  {
    id: 'admission',
    promise: 'Admission adds little to a write, and each webhook fails in its stated direction.',
    objectives: [
      { statistic: 'p99 per webhook', value: '≤ 300', unit: 'ms', window: '5 minutes', kind: 'chosen' },
      { statistic: 'failed open, unannounced', value: '0', unit: 'requests', window: '28 days', kind: 'chosen' },
    ],
    withoutApi: { state: 'stops', because: 'Nobody asks admission.' },
    measured: {
      language: 'promql',
      run: `histogram_quantile(0.99, sum by (le, name) (rate(apiserver_admission_webhook_admission_duration_seconds_bucket[5m])))

sum by (name) (increase(apiserver_admission_webhook_fail_open_count[28d]))`,
      blind: 'A webhook that answers fast and wrong; a rule’s own test does that.',
    },
    breach: {
      means: 'Every replacement pod waits for the webhook or is refused; an autoscaler waits with it.',
      then: 'Check the event for `failed calling webhook`; page the platform with its name (FM-31).',
    },
    clauses: ['P3', 'P6', 'S2'],
    sources: ['k8s-metrics-reference', 'k8s-admission-types', 'gatekeeper-emergency'],
  },
  {
    id: 'pod-start',
    promise: 'A pod that fits on a node has its containers started; image pull and init containers are not counted.',
    objectives: [{ statistic: 'p99', value: '≤ 5', unit: 's', window: '28 days', kind: 'chosen' }],
    withoutApi: { state: 'stops', because: 'Nothing schedules; the kubelet still restarts containers it has.' },
    measured: {
      language: 'promql',
      run: 'histogram_quantile(0.99, sum by (le) (rate(kubelet_pod_start_sli_duration_seconds_bucket[5m])))',
      blind: 'Pods that mount a volume are in it and start later; upstream’s own objective leaves them out.',
    },
    breach: {
      means: 'Rollouts and scale-outs are slower than sized, all by the same seconds.',
      then: 'Nothing in the service cures it; raise the floor for the day if a peak is near.',
    },
    clauses: ['S2', 'V9', 'P5'],
    sources: ['k8s-slo-pod-startup', 'k8s-slos', 'k8s-metrics-reference'],
  },
  {
    id: 'time-to-capacity',
    promise: 'The replica that a rise of load calls for serves in time, a new node and a start of 20 s included.',
    objectives: [
      { statistic: 'p50', value: '≤ 90', unit: 's', window: '28 days', kind: 'chosen' },
      { statistic: 'p99', value: '≤ 180', unit: 's', window: '28 days', kind: 'chosen' },
    ],
    withoutApi: { state: 'stops', because: 'The loop, the scheduler and the node autoscaler all need it.' },
    measured: {
      language: 'promql',
      run: `# A canary adds one pod every 15 minutes; every fourth, named fresh-node-…, needs a new node. Mixed in, p99 would be their p96.
# Add signal age and one sync of the autoscaler.
quantile(0.99, max_over_time((kube_pod_status_ready_time{namespace="capacity-canary", pod=~"fresh-node-.*"} - kube_pod_created{namespace="capacity-canary", pod=~"fresh-node-.*"})[28d:5m]))`,
      blind: 'Instance types that the canary does not ask for; a stock-out shows only there.',
    },
    breach: {
      means: 'Load outgrows the floor before help arrives.',
      then: 'Recompute the floor with the measured p99; until then hold the higher one.',
    },
    clauses: ['S2', 'S1', 'D3', 'P5'],
    sources: ['kube-state-metrics', 'k8s-hpa-config'],
  },
  {
    id: 'image-pull',
    promise: 'An image that was running yesterday can be pulled today.',
    objectives: [{ statistic: 'success', value: '99.9', unit: '%', window: '28 days', kind: 'chosen' }],
    withoutApi: { state: 'holds', because: 'The kubelet asks the registry itself, if its credentials are still valid.' },
    measured: {
      language: 'promql',
      run: `1 - sum(rate(kubelet_runtime_operations_errors_total{operation_type="pull_image"}[28d]))
  / sum(rate(kubelet_runtime_operations_total{operation_type="pull_image"}[28d]))`,
      blind: 'Why: a wrong tag counts like a registry that is down. Split by namespace in the logs.',
    },
    breach: {
      means: 'New nodes cannot run old software: a drain becomes an outage.',
      then: 'Stop releases and drains; pods on warm nodes keep running.',
    },
    clauses: ['P6', 'I4', 'V7', 'P7'],
    sources: ['k8s-metrics-reference', 'moj-2023-01-11'],
  },
  {
    id: 'endpoint-propagation',
    promise: 'A change of endpoints reaches the last router in the cluster.',
    objectives: [{ statistic: 'p99', value: '≤ 5', unit: 's', window: '28 days', kind: 'chosen' }],
    withoutApi: { state: 'frozen', because: 'Routers keep the last list; a pod that turns unready stays in it.' },
    measured: {
      language: 'promql',
      run: 'histogram_quantile(0.99, sum by (le) (rate(kubeproxy_network_programming_duration_seconds_bucket[1h])))',
      blind: 'Gateways, sidecars and load balancers. The drill of P5 measures them: last new connection after deletion.',
    },
    breach: {
      means: 'Leaving pods are chosen after they stopped listening: errors on every deploy.',
      then: 'Raise the wait to the measured p99; check that the grace still holds the sum.',
    },
    clauses: ['L2', 'L3', 'N6', 'P5'],
    sources: ['k8s-slo-network-programming', 'k8s-metrics-reference'],
  },
  {
    id: 'load-balancer',
    promise: 'A new target takes traffic, and a removed one stops getting it; the provider’s part is shown, not promised.',
    objectives: [{ statistic: 'p99', value: '60', unit: 's', window: '28 days', kind: 'sample' }],
    withoutApi: { state: 'frozen', because: 'Its controller reads the API; its own health checks go on.' },
    measured: {
      language: 'promql',
      run: 'histogram_quantile(0.99, sum by (le) (rate(awslbc_readiness_gate_ready_seconds_bucket[1h])))',
      blind: 'This series is the AWS controller’s and sees targets arrive. For removal, read the access log of a drill.',
    },
    breach: {
      means: 'A rollout without a readiness gate outruns the targets.',
      then: 'Add the gate (V9), and lengthen the wait for pods behind this balancer only.',
    },
    clauses: ['L2', 'V9', 'N7'],
    sources: ['aws-lbc-metrics', 'aws-lbc-issue-2106'],
  },
  {
    id: 'name-resolution',
    promise: 'A cluster name resolves, and quickly.',
    objectives: [
      { statistic: 'success', value: '99.99', unit: '%', window: '28 days', kind: 'chosen' },
      { statistic: 'p99', value: '≤ 50', unit: 'ms', window: '5 minutes', kind: 'chosen' },
    ],
    withoutApi: { state: 'frozen', because: 'Resolvers answer from memory; one that restarts has none.' },
    measured: {
      language: 'promql',
      run: `1 - sum(rate(coredns_dns_responses_total{rcode="SERVFAIL"}[28d])) / sum(rate(coredns_dns_responses_total[28d]))

histogram_quantile(0.99, sum by (le) (rate(coredns_dns_request_duration_seconds_bucket[5m])))`,
      blind: 'Packets lost before the resolver: a client waits 5 s and no series moves. Probe from pods, per node.',
    },
    breach: {
      means: 'Calls to every dependency slow down at once, caches excepted.',
      then: 'Do not restart pods: each start adds lookups. Shed retries (N3) and serve from caches.',
    },
    clauses: ['N5', 'N1', 'P6'],
    sources: ['coredns-metrics', 'k8s-slos', 'zalando-dns-postmortem'],
  },
  {
    id: 'telemetry-freshness',
    promise: 'A sample or a log line can be queried soon after it was written.',
    objectives: [{ statistic: 'p99 delay', value: '≤ 60', unit: 's', window: '28 days', kind: 'chosen' }],
    withoutApi: { state: 'frozen', because: 'Known targets are scraped; new pods are not discovered.' },
    measured: {
      language: 'promql',
      run: 'quantile(0.99, time() - timestamp(up))',
      blind: 'Logs, and targets that vanished. A canary writes one line a minute and queries for it.',
    },
    breach: {
      means: 'Gates and autoscalers decide on the past; no data can look like no errors.',
      then: 'Pause canaries and treat “no data” as no (V2); do not scale in.',
    },
    clauses: ['O1', 'O3', 'S1', 'V2', 'P5'],
    sources: ['k8s-hpa'],
  },
  {
    id: 'drain-notice',
    promise: 'Planned node work is announced, with the nodes and the hours.',
    objectives: [{ statistic: 'each', value: '≥ 24', unit: 'h', window: 'every planned drain', kind: 'chosen' }],
    withoutApi: { state: 'holds', because: 'A calendar entry needs no API, and no drain starts.' },
    measured: {
      language: 'bash',
      run: String.raw`# First eviction per hour, from the audit log; compare with the change log.
jq -r 'select(.objectRef.subresource == "eviction" and .stage == "ResponseComplete") | .requestReceivedTimestamp[0:13]' audit.log | sort | uniq -c`,
      blind: 'Repairs and reclaimed capacity, which give no notice and are not promised any.',
    },
    breach: {
      means: 'Long work was started that cannot finish.',
      then: 'Report it with the hour; keep work resumable (L4), since crashes give no notice either.',
    },
    clauses: ['P7', 'L4', 'T2'],
    sources: ['k8s-api-eviction'],
  },
  {
    id: 'drain-deadline',
    promise: 'A drain waits for budgets until the deadline, then goes on and says so.',
    objectives: [{ statistic: 'each', value: '4', unit: 'h', window: 'every planned drain', kind: 'chosen' }],
    withoutApi: { state: 'stops', because: 'An eviction is an API call.' },
    measured: {
      language: 'promql',
      run: `# Nodes that have been cordoned for the whole of the last 4 hours.
count(min_over_time(kube_node_spec_unschedulable[4h]) == 1) or vector(0)`,
      blind: 'A node cordoned for another reason; the owner of the cordon belongs on the node.',
    },
    breach: {
      means: 'Either a budget was overruled early, or a node is older than the patch allows.',
      then: 'Before the deadline: repair or widen the budget named in the notice (D1).',
    },
    clauses: ['P7', 'D1', 'D4'],
    sources: ['kube-state-metrics', 'k8s-pdb-task'],
  },
  {
    id: 'maximum-grace',
    promise: 'A grace period up to this length is honored in full when the platform moves a pod.',
    objectives: [{ statistic: 'each', value: '300', unit: 's', window: 'every planned removal', kind: 'chosen' }],
    withoutApi: { state: 'holds', because: 'The kubelet counts the seconds itself.' },
    measured: {
      language: 'bash',
      run: String.raw`# What each node gives ordinary pods when the machine shuts down: the first value less the second, at least 300 s.
for node in $(kubectl get nodes -o name | cut -d/ -f2); do
  kubectl get --raw "/api/v1/nodes/$node/proxy/configz" | jq -c --arg node "$node" '.kubeletconfig | {node: $node, shutdownGracePeriod, shutdownGracePeriodCriticalPods, evictionMaxPodGracePeriod}'
done`,
      blind: 'The provider’s clock. If that is shorter, the provider’s number is the promise.',
    },
    breach: {
      means: 'SIGKILL arrives in the middle of a request or a batch.',
      then: 'Note node and second; count on the shorter number until it is corrected.',
    },
    clauses: ['L3', 'L4', 'P5'],
    sources: ['k8s-node-shutdown', 'k8s-kubelet-config'],
  },
  {
    id: 'node-rotation',
    promise: 'Node work takes a bounded share of the cluster at a time, and moves a pod rarely.',
    objectives: [
      { statistic: 'cordoned share', value: '≤ 5', unit: '%', window: 'at any time', kind: 'chosen' },
      { statistic: 'planned evictions per pod', value: '≤ 1', unit: 'per day', window: '28 days', kind: 'chosen' },
    ],
    withoutApi: { state: 'stops', because: 'No node is cordoned, none is replaced.' },
    measured: {
      language: 'promql',
      run: 'max_over_time((sum(kube_node_spec_unschedulable) / count(kube_node_info))[28d:5m])',
      blind: 'Which pods moved. The audit log counts evictions per pod; a replaced pod has a new name, so count by owner.',
    },
    breach: {
      means: 'Two platform controllers emptied nodes at once, or consolidation runs all day.',
      then: 'Ask for the evictions of your workload by hour and cause; two of one pod in a day are a breach.',
    },
    clauses: ['P7', 'D1', 'D2'],
    sources: ['kube-state-metrics', 'moj-2025-03-18', 'karpenter-issue-6129'],
  },
  {
    id: 'support-window',
    promise: 'Clusters run a minor that still gets patches, and a removal is announced with the list of your objects.',
    objectives: [
      { statistic: 'behind the newest', value: '≤ 2', unit: 'minors', window: 'at any time', kind: 'chosen' },
      { statistic: 'notice of a breaking change', value: '≥ 90', unit: 'days', window: 'each change', kind: 'chosen' },
    ],
    withoutApi: { state: 'holds', because: 'Dates do not move.' },
    measured: {
      language: 'promql',
      run: 'count by (kubelet_version) (kube_node_info)',
      blind: 'The control plane’s own version; `kubectl version` shows it.',
    },
    breach: {
      means: 'A flaw found now has no fix here, or a change meets you without a release in between.',
      then: 'Ask for the date and the impact list; the platform does the migration it did not announce.',
    },
    clauses: ['P1', 'P2', 'V8'],
    sources: ['k8s-version-skew', 'kube-state-metrics', 'k8s-deprecation-guide'],
  },
];
