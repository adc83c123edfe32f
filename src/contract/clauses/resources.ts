import type { Clause } from '../types';

const first = { version: '0.1.0', date: '2026-11-23', change: 'First published.' } as const;

/** Area R: which four numbers place, share and kill a container. */
export const resources: readonly Clause[] = [
  {
    id: 'R1',
    area: 'R',
    order: 1,
    title: 'Requests come from measured use',
    binds: 'application',
    service: 'The service MUST request CPU and memory for every container, init containers and sidecars included, from its own measured use in the busiest hour.',
    platform: 'The platform may fill a node until the requests equal what it can allocate, shares a busy CPU by weights that follow from them, and evicts first the pods that use more than they requested.',
    why: 'A request places the pod, sets its share of a busy CPU, and ranks it for eviction: usage above request first, then low priority, whatever the QoS class. 300 MiB on a request of 100 leaves before 900 MiB on 1 GiB.',
    default: {
      setting: 'A Vertical Pod Autoscaler in mode `Off` recommends per container; the golden path carries the values and the date of their measurement. A LimitRange fills what is missing, as a net for the node and not as an answer.',
      suppliedBy: 'shared',
      quantities: [
        { name: 'CPU p95 of the busiest hour / request', value: '0.5 to 1.0', unit: 'ratio', kind: 'chosen' },
        { name: 'memory peak of 7 days / request', value: '0.5 to 1.0', unit: 'ratio', kind: 'chosen' },
        { name: 'age of the measurement', value: '≤ 90', unit: 'd', kind: 'chosen' },
        { name: 'hard eviction memory.available', value: '< 100', unit: 'MiB', kind: 'default', version: '1.37', source: 'k8s-kubelet-config' },
      ],
    },
    proof: {
      kind: 'query',
      language: 'promql',
      run: `# CPU: run it at the end of the busiest hour.
max by (container) (quantile_over_time(0.95, rate(container_cpu_usage_seconds_total{namespace="shop", pod=~"checkout-.+", container!=""}[5m])[1h:1m]))
  / max by (container) (kube_pod_container_resource_requests{namespace="shop", pod=~"checkout-.+", resource="cpu"})

# Memory: highest working set of seven days.
max by (container) (max_over_time(container_memory_working_set_bytes{namespace="shop", pod=~"checkout-.+", container!=""}[7d]))
  / max by (container) (kube_pod_container_resource_requests{namespace="shop", pod=~"checkout-.+", resource="memory"})`,
      expected: 'Both queries: one value between 0.5 and 1.0 for each container, `checkout` and every ordinary helper.',
      failing: 'Above 1.0: the pod is among the first to be evicted, or starves on a busy node. Below 0.5: paid for and idle. A container that uses CPU and has no value carries no request, and utilization scaling is blind (S1). Native sidecars have usage here and no request: read theirs from the pod.',
    },
    levels: { 1: 'MUST', 2: 'MUST', 3: 'MUST' },
    workloads: [],
    guardrails: [
      { rung: 'default', mechanism: 'LimitRange `defaultRequest` in every namespace (P4). It acts at admission only and leaves running pods as they are.', tells: 'Nobody at apply; the report below lists who runs on it.' },
      { rung: 'warn', mechanism: 'ValidatingAdmissionPolicy on pod templates: a container without a CPU or memory request. A memory limit alone passes, since the pod’s request is copied from it.', tells: 'Whoever applies, with the container’s name.' },
      { rung: 'inform', mechanism: 'Weekly report with two columns: slack (request − p95) and exposure (pods whose memory p95 exceeds their request), and the requests that equal the LimitRange default.', tells: 'The service’s team; cutting slack alone buys exposure.' },
    ],
    exceptions: [
      {
        when: 'The service is new and nothing has been measured.',
        instead: 'Values from a load test at the expected peak, marked as estimated, replaced after 14 days.',
        costs: 'Two weeks of slack, or of exposure if the test was too kind.',
      },
      {
        when: 'Start-up needs many times the CPU of steady work, as a JVM does for about a minute.',
        instead: 'Request steady use, set no CPU limit (R3), and let readiness mean “finished being hot”.',
        costs: 'When a full node restarts at once, all its starts share the requested CPU and take several times as long.',
      },
    ],
    failureModes: ['FM-08', 'FM-11'],
    visibility: 'partly',
    checks: [],
    features: [],
    asks: ['What should I request?', 'Why was I evicted, I was under my limit?'],
    sources: ['k8s-manage-resources', 'k8s-node-pressure', 'k8s-preemption', 'k8s-kubelet-config', 'vpa', 'kube-state-metrics', 'cadvisor-metrics'],
    history: [first],
  },
  {
    id: 'R2',
    area: 'R',
    order: 2,
    title: 'Memory is capped and the runtime knows',
    binds: 'application',
    service: 'The service MUST set a memory limit on every container, equal to the request in tier 1, and size heap, caches and memory-backed volumes to fit inside it.',
    platform: 'The platform places the pod only where its requested memory is unclaimed, and lets the kernel kill a container at its own limit, whole and without warning, so that a leak stays with its owner.',
    why: 'Memory cannot be throttled: at the limit the kernel kills, and with cgroup v2 it kills every process of the container. A runtime that sized itself for the node, or a heap equal to the limit, meets that kill under its first real load.',
    default: {
      setting: 'Limit = request in tier 1; heap derived from the limit (`MaxRAMPercentage`, `GOMEMLIMIT`, `--max-old-space-size`), the rest left to threads, native memory and page cache. A memory-backed `emptyDir` counts against the limit of the container that writes it.',
      suppliedBy: 'shared',
      quantities: [
        { name: 'memory limit / request, tier 1', value: '1', unit: 'ratio', kind: 'chosen' },
        { name: 'heap / limit', value: '60 to 75', unit: '%', kind: 'chosen' },
        { name: 'working-set peak / limit', value: '≤ 0.9', unit: 'ratio', kind: 'chosen' },
        { name: 'MaxRAMPercentage', value: '25', unit: '%', kind: 'default', version: 'OpenJDK 25', source: 'openjdk-gc-globals' },
        { name: 'singleProcessOOMKill (cgroup v2)', value: 'false', unit: '1', kind: 'default', version: '1.37', source: 'k8s-kubelet-config' },
      ],
    },
    proof: {
      kind: 'query',
      language: 'promql',
      run: `# Containers whose last restart was an OOM kill, seen at any time in 28 days.
max by (pod, container) (max_over_time(kube_pod_container_status_last_terminated_reason{namespace="shop", pod=~"checkout-.+", reason="OOMKilled"}[28d])) == 1

# Highest working set against the limit.
max by (container) (max_over_time(container_memory_working_set_bytes{namespace="shop", pod=~"checkout-.+", container!=""}[28d]))
  / max by (container) (kube_pod_container_resource_limits{namespace="shop", pod=~"checkout-.+", resource="memory"})`,
      expected: 'First query: no result in 28 days. Second query: one value of at most 0.9 for each container.',
      failing: 'Any row in the first. In the second, a value that climbs from day to day (a leak), one near 1.0 (the next large request is fatal), or no value: that container has no limit.',
    },
    levels: { 1: 'MUST', 2: 'MUST', 3: 'MUST' },
    workloads: [
      { workload: 'stateful-service', levels: { 1: 'MUST', 2: 'MUST', 3: 'MUST' }, because: 'Limit = request in every tier: a member that is killed or evicted comes back through recovery, not through a start.' },
      { workload: 'node-agent', levels: { 1: 'MUST', 2: 'MUST', 3: 'MUST' }, because: 'Limit = request in every tier: the same agent bursts on all nodes at the same moment.' },
    ],
    guardrails: [
      { rung: 'default', mechanism: 'The golden path writes limit = request and the runtime’s memory flag from one number.', tells: 'Nobody: both stand in the template.' },
      { rung: 'block', mechanism: 'ValidatingAdmissionPolicy: a container without a memory limit. Blocked because a leak without one ends at the node’s eviction threshold, among neighbors.', tells: 'Whoever applies, with the container’s name.' },
      { rung: 'warn', mechanism: 'ValidatingAdmissionPolicy: tier 1 with a limit that differs from the request, or a memory-backed `emptyDir` without a `sizeLimit` below the memory limit.', tells: 'Whoever applies.' },
      { rung: 'page', mechanism: 'Alert on `kube_pod_container_status_last_terminated_reason{reason="OOMKilled"}` turning 1.', tells: 'The service’s on-call in tier 1, its ticket queue in tiers 2 and 3.' },
    ],
    exceptions: [
      {
        when: 'Tier 2 or 3 needs memory above the average for minutes, as a monthly import does.',
        instead: 'A limit at the measured peak, above the request, and a priority below the serving workloads of the node.',
        costs: 'While it bursts it is first in line for eviction, which respects no budget.',
      },
      {
        when: 'The need moves over the day and a restart is expensive.',
        instead: 'In-place resize (stable since 1.35), driven by one owner.',
        costs: 'A decrease can be refused or need a restart, and a node without room leaves the resize pending.',
      },
    ],
    failureModes: ['FM-07', 'FM-08'],
    visibility: 'partly',
    checks: [],
    features: [],
    asks: ['Why was my pod OOMKilled with a heap below the limit?', 'Should memory request and limit be equal?'],
    sources: ['k8s-manage-resources', 'k8s-node-pressure', 'k8s-kubelet-config', 'openjdk-gc-globals', 'kube-state-metrics', 'kep-1287', 'k8s-ephemeral-storage'],
    history: [first],
  },
  {
    id: 'R3',
    area: 'R',
    order: 3,
    title: 'No CPU limit without a written reason',
    binds: 'application',
    service: 'The service SHOULD leave CPU limits unset and size its thread and worker counts explicitly, or record beside each limit the reason it is there.',
    platform: 'The platform lends idle CPU to whoever can use it, divides a busy node by weights that follow from requests, and bounds a namespace by a quota on requests.',
    why: 'A limit is a quota per 100 ms. Four busy threads spend a 1-core quota in 25 ms and then wait 75 ms, at an average use far below the limit and with idle cores beside them. Requests already divide a busy node.',
    default: {
      setting: 'No `limits.cpu`. `GOMAXPROCS`, `ActiveProcessorCount` or the worker count is set to the parallelism the service was load-tested with, at least its CPU request: without a limit a runtime counts the cores of the node.',
      suppliedBy: 'platform',
      quantities: [
        { name: 'throttled periods / periods', value: '< 0.01', unit: 'ratio', kind: 'chosen' },
        { name: 'limits.cpu / requests.cpu, where a limit is kept', value: '≥ 2, and at least 1 core', unit: 'ratio', kind: 'chosen' },
        { name: 'cpuCFSQuotaPeriod', value: '100', unit: 'ms', kind: 'default', version: '1.37', source: 'k8s-kubelet-config' },
        { name: 'GOMAXPROCS', value: 'the CPU limit, rounded up; without one, the node’s cores', unit: '1', kind: 'default', version: 'Go 1.25', source: 'go-gomaxprocs' },
      ],
    },
    proof: {
      kind: 'query',
      language: 'promql',
      run: `sum by (container) (increase(container_cpu_cfs_throttled_periods_total{namespace="shop", pod=~"checkout-.+"}[7d]))
  / sum by (container) (increase(container_cpu_cfs_periods_total{namespace="shop", pod=~"checkout-.+"}[7d]))`,
      expected: 'No result, because no container has a CPU limit; or, for a limit with a reason, a value below 0.01.',
      failing: '0.05 or more: every twentieth period ends in a stall of up to 100 ms, whatever the average use says.',
    },
    levels: { 1: 'SHOULD', 2: 'SHOULD', 3: null },
    workloads: [
      { workload: 'scheduled-job', levels: { 1: 'MAY', 2: 'MAY', 3: null }, because: 'Nobody waits for its tail; a limit only stretches the run.' },
      { workload: 'batch-job', levels: { 1: 'MAY', 2: 'MAY', 3: null }, because: 'Nobody waits for its tail; a limit only stretches the run.' },
    ],
    guardrails: [
      { rung: 'default', mechanism: 'The golden path has no `limits.cpu` and no LimitRange sets one.', tells: 'Nobody: a comment in the manifest gives the reason.' },
      { rung: 'warn', mechanism: 'ValidatingAdmissionPolicy: `limits.cpu` without an annotation that gives the reason, or below twice the request. One parameter switches it off for clusters that bill by limit.', tells: 'Whoever applies.' },
      { rung: 'bound', mechanism: 'ResourceQuota on `requests.cpu` per namespace.', tells: 'Whoever applies, when the quota is met.' },
      { rung: 'inform', mechanism: 'The latency panel draws the throttled share below p99. It explains and does not page.', tells: 'Whoever looks into a latency alert.' },
    ],
    exceptions: [
      {
        when: 'Exclusive cores: static CPU manager with whole-core requests equal to limits.',
        instead: 'Keep the limit: since 1.33 the kubelet enforces no quota on exclusive cores.',
        costs: 'Those cores idle when the service does.',
      },
      {
        when: 'Untrusted code, billing by limit, benchmarks that have to repeat, or a runtime that can size itself from nothing but the limit.',
        instead: 'A limit of at least twice the request and at least one core, with the reason beside it.',
        costs: 'Stalls at p99 while cores are idle.',
      },
      {
        when: 'QoS class Guaranteed is wanted for its `oom_score_adj` of −997 on a node that runs out of memory.',
        instead: 'Memory limit = request, and the node’s eviction thresholds left at their defaults; the kubelet does not rank by class.',
        costs: 'Without a CPU limit the pod is Burstable, so the kernel’s own choice can fall on it earlier.',
      },
    ],
    failureModes: ['FM-09'],
    visibility: 'manifest',
    checks: [],
    features: [],
    asks: ['We are throttled although CPU use is far below the limit. Should we remove limits?', 'Should I set a CPU limit?'],
    sources: ['k8s-manage-resources', 'k8s-kubelet-config', 'k8s-qos', 'k8s-node-pressure', 'go-gomaxprocs', 'cadvisor-metrics', 'k8s-issue-67577'],
    history: [first],
  },
  {
    id: 'R4',
    area: 'R',
    order: 4,
    title: 'Local disk is bounded',
    binds: 'application',
    service: 'The service SHOULD bound what it writes to its node: an `ephemeral-storage` request and limit on each container and a `sizeLimit` on each `emptyDir`.',
    platform: 'The platform keeps the requested disk unclaimed by others, runs nodes on a disk layout that the kubelet can measure, and evicts only the pod that exceeds its own bound.',
    why: 'The writable layer, container logs and `emptyDir` share one disk with every pod of the node. When less than 10% of it is free the kubelet evicts, without grace and without asking a budget, and the victim need not be the writer.',
    default: {
      setting: '`ephemeral-storage` request 256Mi and limit 1Gi, read-only root filesystem, logs to stdout, scratch data in one `emptyDir` with a `sizeLimit` below that limit.',
      suppliedBy: 'platform',
      quantities: [
        { name: 'ephemeral-storage request for checkout', value: '256', unit: 'MiB', kind: 'chosen' },
        { name: 'ephemeral-storage limit for checkout', value: '1', unit: 'GiB', kind: 'chosen' },
        { name: 'emptyDir sizeLimit for checkout', value: '512', unit: 'MiB', kind: 'chosen' },
        { name: 'emptyDir sizeLimit', value: 'none', unit: 'MiB', kind: 'default', version: '1.37', source: 'k8s-core-types' },
        { name: 'hard eviction nodefs.available', value: '< 10', unit: '%', kind: 'default', version: '1.37', source: 'k8s-kubelet-config' },
        { name: 'hard eviction imagefs.available', value: '< 15', unit: '%', kind: 'default', version: '1.37', source: 'k8s-kubelet-config' },
      ],
    },
    proof: {
      kind: 'command',
      language: 'bash',
      run: String.raw`kubectl get deployment checkout -n shop -o jsonpath='{range .spec.template.spec.containers[*]}{.name}{" request="}{.resources.requests.ephemeral-storage}{" limit="}{.resources.limits.ephemeral-storage}{"\n"}{end}{range .spec.template.spec.volumes[?(@.emptyDir)]}{.name}{" sizeLimit="}{.emptyDir.sizeLimit}{"\n"}{end}'
kubectl get events -n shop --field-selector reason=Evicted`,
      expected: 'Every line ends in a number: `checkout request=256Mi limit=1Gi`, `tmp sizeLimit=512Mi`. The second command reports no events for the last hour, which is as long as events are usually kept.',
      failing: '`limit=` or `sizeLimit=` with nothing behind it: that container or volume can fill the node. An event that names ephemeral storage: the bound works and is too small, or the service writes too much.',
    },
    levels: { 1: 'SHOULD', 2: 'SHOULD', 3: 'SHOULD' },
    workloads: [
      { workload: 'stateful-service', levels: { 1: 'MUST', 2: 'MUST', 3: 'MUST' }, because: 'Sort files, dumps and logs of a database grow with its data, on a disk it shares.' },
      { workload: 'node-agent', levels: { 1: 'MUST', 2: 'MUST', 3: 'MUST' }, because: 'One defect fills the disk of every node within the same hour.' },
    ],
    guardrails: [
      { rung: 'default', mechanism: 'The golden path sets both bounds; a LimitRange fills `ephemeral-storage` where they are missing.', tells: 'Nobody: the values stand on the pod.' },
      { rung: 'warn', mechanism: 'ValidatingAdmissionPolicy: an `emptyDir` without `sizeLimit` in a pod whose containers have no `ephemeral-storage` limit.', tells: 'Whoever applies.' },
      { rung: 'correct', mechanism: 'The kubelet evicts the pod that exceeds a bound; its controller starts a new one with empty scratch space.', tells: 'The owner, by the pod’s reason `Evicted` and the event.' },
    ],
    exceptions: [
      {
        when: 'Scratch space is large by design: sorting, building, unpacking.',
        instead: 'A generic ephemeral volume with its own size, so that only this pod runs full.',
        costs: 'Provisioning adds seconds to each start and a claim per pod.',
      },
      {
        when: 'The node keeps `/var/lib/kubelet` or the container storage on a separate disk, where the kubelet does not measure use.',
        instead: 'A generic ephemeral volume for everything large, until the layout is one the kubelet measures. Project quotas on the file system only measure as well.',
        costs: 'Pod limits are not enforced there; only the node’s own threshold acts, and it hits neighbors.',
      },
    ],
    failureModes: ['FM-08'],
    visibility: 'manifest',
    checks: [],
    features: [],
    asks: ['Why was my pod evicted for disk when it writes almost nothing?', 'What happens when /tmp fills up?'],
    sources: ['k8s-ephemeral-storage', 'k8s-node-pressure', 'k8s-kubelet-config', 'k8s-core-types'],
    history: [first],
  },
];
