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
    service: 'The service MUST publish request rate, errors, a latency histogram and saturation, each with its version, and declare one indicator of what users get with an objective.',
    platform: 'The platform scrapes them, keeps the indicator for at least 28 days, draws the default dashboard, and alerts the owner when a series stops arriving.',
    why: 'Restarts, memory kills and readiness come from the platform without asking; whether users get answers does not. One public operator’s success rate read 100% while launches failed, because it counted after retries.',
    default: {
      setting: 'The server library exposes, on a port named `metrics`, a request counter by code, a latency histogram with a bucket at the objective, requests in flight with their limit, and requests cut at shutdown. Every series carries `version`; none in long retention carries a user or a raw path. The team names the objective: `checkout`, 99.9% over 28 days.',
      suppliedBy: 'shared',
      quantities: [
        { name: 'scrape interval', value: '30', unit: 's', kind: 'chosen' },
        { name: 'retention of the indicator', value: '≥ 28', unit: 'days', kind: 'chosen' },
        { name: 'upper bound of one latency bucket', value: 'the objective', unit: 's', kind: 'chosen' },
        { name: 'absence before an alert', value: '10', unit: 'min', kind: 'chosen' },
      ],
    },
    proof: {
      kind: 'query',
      language: 'promql',
      run: `# The http_server_* metrics are the service’s own; version is their label.
sum by (version) (rate(http_server_requests_total{namespace="shop", service="checkout"}[5m])) > 0
  and on (version) count by (version) (http_server_request_duration_seconds_bucket{namespace="shop", service="checkout"}) > 0
  and on (version) count by (version) (http_server_requests_in_flight{namespace="shop", service="checkout"}) > 0`,
      expected: 'One row per running version. Outside a rollout that is one row, with about 50 requests/s at peak for `checkout`.',
      failing: 'No result: a series is missing, or the monitor’s selector matches nothing. A row with an empty `version`: a canary would vanish in the average.',
    },
    levels: { 1: 'MUST', 2: 'MUST', 3: null },
    workloads: [
      { workload: 'scheduled-job', levels: { 1: 'SHOULD', 2: 'SHOULD', 3: null }, because: 'Its indicator is the age of the last success, which J2 binds; a process that lives for minutes is easily missed by a scrape.' },
      { workload: 'batch-job', levels: { 1: 'SHOULD', 2: 'SHOULD', 3: null }, because: 'Its indicator is the age of the oldest unanswered request; a process that lives for minutes is easily missed by a scrape.' },
      { workload: 'node-agent', levels: { 1: 'MUST', 2: 'SHOULD', 3: null }, because: 'Its users are the pods of its node, so the indicator is success at its one duty; the platform sets the objective (P6).' },
    ],
    guardrails: [
      { rung: 'default', mechanism: 'The golden path’s server library publishes all four signals and the monitor that selects them. A queue worker’s publishes age of the oldest item and success per item.', tells: 'Nobody.' },
      { rung: 'inform', mechanism: 'Pull-request check: the monitor selects the Service and a port that exists by name.', tells: 'The author, before a dashboard goes blank.' },
      { rung: 'page', mechanism: 'Alert on `absent_over_time` of the indicator for 10 minutes, and an outside probe of the main journey from another network.', tells: 'The owner of the service; the platform’s on-call when many series vanish at once.' },
    ],
    exceptions: [
      { when: 'Traffic is below one request a minute.', instead: 'A synthetic request on the main journey every 30 s, counted apart from users’ requests.', costs: 'The probe sees one path, and other users meet others.' },
      { when: 'The process cannot be changed (a vendor image).', instead: 'Rate, errors and latency as the gateway in front measures them.', costs: 'Saturation stays invisible, and so does every failure the gateway retries away.' },
    ],
    failureModes: ['FM-32', 'FM-21'],
    visibility: 'runtime',
    checks: [],
    features: [],
    asks: ['What must my service emit?', 'Why did customers know before us?', 'Can I average p99 over replicas?'],
    sources: ['prometheus-histograms', 'mybinder-2020-07-09', 'zalando-dns-postmortem', 'kube-state-metrics', 'otel-k8s'],
    history: [first],
  },
  {
    id: 'O2',
    area: 'O',
    order: 2,
    title: 'Every object names its owner',
    binds: 'application',
    service: 'The service MUST carry its owner, tier, version and a runbook link on every object and pod template that it creates.',
    platform: 'The platform routes each alert, eviction notice and bill by those labels, and pages nobody on a guess.',
    why: 'At 03:00 the first question is whose pod this is, and every notice in this contract has to reach somebody. The answer is only as good as its export: at one company a change to the labels that kube-state-metrics exposes set alerts off for 22 hours.',
    default: {
      setting: 'Labels `owner`, `tier`, `app.kubernetes.io/name` and `app.kubernetes.io/version` on the object and its pods; a `runbook` annotation, since a URL is no valid label value. The golden path fills them in once, never puts the version into a selector, and kube-state-metrics is told to export `owner` and `tier`.',
      suppliedBy: 'shared',
      quantities: [
        { name: 'required labels', value: '4', unit: '1', kind: 'chosen' },
        { name: 'required annotations', value: '1', unit: '1', kind: 'chosen' },
        { name: 'alert without an owner is deleted after', value: '30', unit: 'days', kind: 'chosen' },
      ],
    },
    proof: {
      kind: 'command',
      language: 'bash',
      run: String.raw`kubectl get deployments,statefulsets,daemonsets,cronjobs -A -l '!owner' -o custom-columns='NAMESPACE:.metadata.namespace,KIND:.kind,NAME:.metadata.name'
kubectl get deployment checkout -n shop -o jsonpath='owner={.spec.template.metadata.labels.owner} tier={.spec.template.metadata.labels.tier} version={.spec.template.metadata.labels.app\.kubernetes\.io/version} runbook={.metadata.annotations.runbook}{"\n"}'`,
      expected: 'The first command lists 0 objects outside the platform’s namespaces. The second prints four values, and the runbook opens.',
      failing: 'A list of workloads nobody answers for, or `version=` with nothing behind it: the label is on the Deployment and never reached its pods.',
    },
    levels: { 1: 'MUST', 2: 'MUST', 3: 'MUST' },
    workloads: [],
    guardrails: [
      { rung: 'default', mechanism: 'The golden path derives the labels from the repository and the team register.', tells: 'Nobody.' },
      { rung: 'block', mechanism: 'ValidatingAdmissionPolicy: a new workload without `owner` or `tier`, on the object or its template, in any namespace that is not itself labeled tier 3. Blocked because the cost falls on whoever is called instead.', tells: 'Whoever applies, with the command that adds them.' },
      { rung: 'warn', mechanism: 'ValidatingAdmissionPolicy: the version label is part of a selector, which cannot be changed afterwards.', tells: 'Whoever applies.' },
    ],
    exceptions: [
      { when: 'A vendor chart does not pass labels to its pods.', instead: 'A MutatingAdmissionPolicy adds them per namespace, naming the team that answers for the vendor.', costs: 'The team register needs an entry for somebody else’s software.' },
    ],
    failureModes: ['FM-32'],
    visibility: 'manifest',
    checks: [],
    features: ['validatingadmissionpolicy'],
    asks: ['Whose pod is this?', 'Which labels do I have to set?'],
    sources: ['k8s-common-labels', 'dfds-2024-003', 'otel-k8s'],
    history: [first],
  },
  {
    id: 'O3',
    area: 'O',
    order: 3,
    title: 'Last words survive the process',
    binds: 'application',
    service: 'The service SHOULD log structured lines with a request or trace id to standard output, pass that id on with each call, and leave its reason for dying before it exits.',
    platform: 'The platform has those lines searchable within a minute, keeps them and the pod’s events after the pod is gone, and says when it dropped any.',
    why: 'Termination is the least observed phase: the container is gone, events live one hour by default, the kubelet rotates a container’s log at 10 MiB, and a telemetry buffer that was not flushed took the cause with it.',
    default: {
      setting: '`terminationMessagePolicy: FallbackToLogsOnError`, so that after an error the end of the log is kept in the pod’s status. Telemetry is flushed after the listener closes and inside the grace period (L3). Events are exported to the log store.',
      suppliedBy: 'shared',
      quantities: [
        { name: 'log line to search, p99', value: '60', unit: 's', kind: 'chosen' },
        { name: 'log retention', value: '≥ 28', unit: 'days', kind: 'chosen' },
        { name: 'terminationMessagePolicy', value: 'File', unit: '1', kind: 'default', version: '1.37', source: 'k8s-core-types' },
        { name: 'log kept by FallbackToLogsOnError', value: '2,048 bytes or 80 lines, the smaller', unit: '1', kind: 'default', version: '1.37', source: 'k8s-core-types' },
        { name: 'containerLogMaxSize', value: '10', unit: 'MiB', kind: 'default', version: '1.37', source: 'k8s-kubelet-config' },
        { name: 'event lifetime in the API (`--event-ttl`)', value: '1', unit: 'h', kind: 'default', version: '1.37', source: 'k8s-apiserver-flags' },
      ],
    },
    proof: {
      kind: 'drill',
      language: 'text',
      run: '1. Read the setting: `kubectl get deployment checkout -n shop -o jsonpath=\'{.spec.template.spec.containers[*].terminationMessagePolicy}\'`.\n2. In staging, make one replica exit with an error while it serves load, then delete its pod.\n3. Ask a colleague who saw neither step for the last line, the exit code and the trace of the last request, from the log store alone.',
      expected: '`FallbackToLogsOnError` for each container, and all three answers within two minutes.',
      failing: '`File`, or a log that ends seconds before the cause; or the exit code is known only to the pod’s status, and the pod is gone.',
    },
    levels: { 1: 'SHOULD', 2: 'SHOULD', 3: null },
    workloads: [
      { workload: 'scheduled-job', levels: { 1: 'MUST', 2: 'MUST', 3: 'SHOULD' }, because: 'Nobody watches a run, and its pod is deleted with the Job before anyone looks.' },
      { workload: 'batch-job', levels: { 1: 'MUST', 2: 'MUST', 3: 'SHOULD' }, because: 'Nobody watches a run, and its pod is deleted with the Job before anyone looks.' },
    ],
    guardrails: [
      { rung: 'default', mechanism: 'A MutatingAdmissionPolicy turns `File` into `FallbackToLogsOnError`. Admission cannot tell an unset field from the default, and the change is safe: a message file still wins.', tells: 'An annotation with the policy’s name.' },
      { rung: 'bound', mechanism: 'The rate of log lines per pod is capped, and dropped lines are counted.', tells: 'The owner, with the count, on the first dropped line of a day.' },
    ],
    exceptions: [
      { when: 'Lines hold data that may not leave the node or the team.', instead: 'Redact in the logger; where that is not possible, a file on a bounded volume (R4) and a summary on standard output.', costs: 'The full text is lost with the node, and an incident begins with half the evidence.' },
    ],
    failureModes: ['FM-32'],
    visibility: 'partly',
    checks: [],
    features: ['mutatingadmissionpolicy'],
    asks: ['Why did it die? The pod is gone', 'How long are events kept?'],
    sources: ['k8s-core-types', 'k8s-kubelet-config', 'k8s-apiserver-flags', 'learnkube-checklist'],
    history: [first],
  },
];
