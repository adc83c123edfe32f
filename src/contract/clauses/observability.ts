import type { Clause } from '../types';

const first = { version: '0.1.0', date: '2026-11-23', change: 'First published.' } as const;

/** Area O: what someone who did not write the service must be able to see. */
export const observability: readonly Clause[] = [
  {
    id: 'O1',
    area: 'O',
    order: 1,
    title: 'An indicator shows what users get',
    binds: 'application',
    service: 'The service MUST publish request rate, errors, a latency histogram and saturation, and declare one indicator with its objective.',
    platform: 'The platform scrapes it, keeps 28 days at least, draws the default dashboard and alerts when the series disappears.',
    why: 'Averages and client-side percentiles cannot be merged across replicas; a histogram with a bucket at the objective can, and absence of the series is the only sign of a pipeline that died.',
    default: {
      setting: 'The server library exposes a request counter by code, a latency histogram with a bucket at the objective, in-flight requests and the concurrency limit; the team names the objective.',
      suppliedBy: 'shared',
      quantities: [
        { name: 'scrape interval', value: '30', unit: 's', kind: 'chosen' },
        { name: 'retention of the indicator', value: '≥ 28', unit: 'days', kind: 'chosen' },
        { name: 'latency bucket', value: 'at the objective', unit: 's', kind: 'chosen' },
      ],
    },
    proof: {
      kind: 'query',
      language: 'promql',
      run: 'sum by (job) (rate(http_server_requests_total{job="checkout"}[5m])) > 0 and on (job) count by (job) (http_server_request_duration_seconds_bucket{job="checkout"}) > 0',
      expected: 'One line for checkout with its rate: both application metrics exist and move.',
      failing: 'No result: one of the series is missing, or nobody calls the service and nobody would notice.',
    },
    levels: { 1: 'MUST', 2: 'MUST', 3: null },
    workloads: [
      { workload: 'queue-worker', levels: { 1: 'MUST', 2: 'MUST', 3: null }, because: 'The indicator is age of the oldest item and success per item; there are no requests.' },
      { workload: 'scheduled-job', levels: { 1: 'MUST', 2: 'MUST', 3: null }, because: 'The indicator is the age of the last success (J2).' },
      { workload: 'node-agent', levels: { 1: 'MUST', 2: 'SHOULD', 3: null }, because: 'An agent’s users are the pods of its node; success of its own duty is the indicator.' },
    ],
    guardrails: [
      { rung: 'default', mechanism: 'The golden path’s server library publishes all four signals.', tells: 'Nobody.' },
      { rung: 'page', mechanism: 'Alert when the indicator of a service is absent for 10 minutes.', tells: 'The owner of the service, then the platform’s pipeline owner.' },
    ],
    exceptions: [
      { when: 'Traffic is below one request a minute.', instead: 'A synthetic request on the main journey every 30 s, counted separately.', costs: 'The probe sees one path; real users meet others.' },
    ],
    failureModes: ['FM-32', 'FM-21'],
    visibility: 'runtime',
    checks: [],
    features: [],
    asks: ['What must my service emit?', 'Why did customers know before us?'],
    sources: ['kube-state-metrics', 'kubernetes-mixin', 'otel-k8s'],
    history: [first],
  },
  {
    id: 'O2',
    area: 'O',
    order: 2,
    title: 'Every object names its owner',
    binds: 'application',
    service: 'Every object of the service MUST carry owner, tier, version and a runbook link as labels or annotations.',
    platform: 'The platform routes each alert and cost by those labels and refuses to page anyone by guesswork.',
    why: 'At 03:00 the first question is whose this is; a pod without an owner label costs the minutes that the budget does not have, and a series without a version hides the canary in the average.',
    default: {
      setting: 'Labels `app.kubernetes.io/name`, `app.kubernetes.io/version`, `app.kubernetes.io/part-of`, plus owner and tier labels and a runbook annotation, set once by the golden path and copied to pods.',
      suppliedBy: 'shared',
      quantities: [
        { name: 'labels required', value: '5', unit: '1', kind: 'chosen' },
      ],
    },
    proof: {
      kind: 'query',
      language: 'promql',
      run: 'count by (namespace, deployment) (kube_deployment_labels{label_owner=""}) > 0',
      expected: 'No result: every Deployment has an owner label that kube-state-metrics is told to export.',
      failing: 'A list of Deployments nobody answers for.',
    },
    levels: { 1: 'MUST', 2: 'MUST', 3: 'MUST' },
    workloads: [],
    guardrails: [
      { rung: 'default', mechanism: 'The golden path derives the labels from the repository and the team register.', tells: 'Nobody.' },
      { rung: 'block', mechanism: 'ValidatingAdmissionPolicy: a workload in tier 1 or 2 without owner and tier labels.', tells: 'Whoever applies, with the command that adds them.' },
      { rung: 'warn', mechanism: 'ValidatingAdmissionPolicy: the version label is part of a selector, which is immutable.', tells: 'Whoever applies.' },
    ],
    exceptions: [
      { when: 'A vendor chart that does not pass labels to pods.', instead: 'Labels by a mutating policy of the platform, with the vendor as named owner.', costs: 'The team register needs an entry for the vendor, and someone on our side who answers.' },
    ],
    failureModes: ['FM-32'],
    visibility: 'manifest',
    checks: [],
    features: [],
    asks: ['Whose pod is this?'],
    sources: ['k8s-common-labels', 'otel-k8s'],
    history: [first],
  },
  {
    id: 'O3',
    area: 'O',
    order: 3,
    title: 'Last words survive the process',
    binds: 'application',
    service: 'The service SHOULD log structured lines to standard output, carry a trace id across calls, and leave its reason for dying where the kubelet keeps it.',
    platform: 'The platform collects logs within a minute, keeps them after the pod is gone, and keeps events longer than the cluster does.',
    why: 'Termination is the least observed phase: the container is gone, events live one hour by default, and an in-memory buffer that was not flushed took the cause with it.',
    default: {
      setting: 'Structured logs to standard output; `terminationMessagePolicy: FallbackToLogsOnError`; telemetry flushed after the listener closes; events exported to the log store.',
      suppliedBy: 'shared',
      quantities: [
        { name: 'log delay, p99', value: '60', unit: 's', kind: 'chosen' },
        { name: 'event lifetime in the cluster', value: '1', unit: 'h', kind: 'default', version: '1.37', source: 'k8s-apiserver-flags' },
      ],
    },
    proof: {
      kind: 'drill',
      language: 'text',
      run: '1. In staging make one replica exit with an error.\n2. Wait until its pod is gone.\n3. Find the last line, the exit code and the trace of the last request in the log store.',
      expected: 'All three are found within two minutes, by someone who did not do step 1.',
      failing: 'The pod’s log ends before the cause, or only `kubectl describe` knew it and the pod is gone.',
    },
    levels: { 1: 'SHOULD', 2: 'SHOULD', 3: null },
    workloads: [
      { workload: 'scheduled-job', levels: { 1: 'MUST', 2: 'MUST', 3: 'SHOULD' }, because: 'A Job’s pod is often deleted before anyone looks.' },
      { workload: 'batch-job', levels: { 1: 'MUST', 2: 'MUST', 3: 'SHOULD' }, because: 'A Job’s pod is often deleted before anyone looks.' },
    ],
    guardrails: [
      { rung: 'default', mechanism: 'The platform sets `terminationMessagePolicy` where it is absent and exports events.', tells: 'The defaulted field carries the policy’s name.' },
      { rung: 'bound', mechanism: 'Log rate per pod is capped, and the cap is counted.', tells: 'The owner, when lines were dropped.' },
    ],
    exceptions: [
      { when: 'Logs hold data that may not leave the node.', instead: 'A local file on a bounded volume with a redacted summary to standard output.', costs: 'The last words are lost with the node.' },
    ],
    failureModes: ['FM-32'],
    visibility: 'partly',
    checks: [],
    features: [],
    asks: ['Why did it die? The pod is gone'],
    sources: ['k8s-core-types', 'k8s-apiserver-flags', 'otel-k8s'],
    history: [first],
  },
];
