import type { FailureMode } from '../types';

/** Memory, CPU and disk at their bounds. */
export const resources: readonly FailureMode[] = [
  {
    id: 'FM-07',
    group: 'resources',
    name: 'OOM kill',
    symptom: {
      user: 'Requests on one replica fail at once; with a bad input, replica after replica.',
      developer: 'The container restarts with reason `OOMKilled`, and the log stops in mid-line.',
      platform: 'The working set reaches the limit and falls to zero, while the node has memory to spare.',
    },
    mechanism: 'The container’s memory reaches its limit, and the kernel kills every process in its cgroup (cgroup v2, kubelet default in v1.37). The container restarts after a back-off of 10 s that doubles up to 300 s. If one request or message caused the growth, its retry goes to a sibling and kills that one next.',
    confirm: {
      kind: 'query',
      language: 'promql',
      run: 'kube_pod_container_status_last_terminated_reason{reason="OOMKilled"} == 1 and on (namespace, pod, container) increase(kube_pod_container_status_restarts_total[30m]) > 0',
      expected: 'The workload’s pods appear, and `container_memory_working_set_bytes` stood at the limit before each restart.',
      failing: 'No row although code 137 is there: a kill at the end of the grace period (FM-02, FM-03) or by liveness (FM-04).',
    },
    lever: 'Raise the memory limit and the request by half and roll it out; where one input kills replica after replica, stop that input first. The larger request takes node capacity from others until you have found the growth.',
    clauses: ['R2'],
    guardrail: { rung: 'page', mechanism: 'Alert to the owning team when the working set stays above 90% of the limit for 15 minutes.' },
    lookAlikes: [
      { what: 'Pressure eviction (FM-08)', tell: 'The whole pod is gone with reason `Evicted`, and others left the same node.' },
      { what: 'Node out of memory', tell: 'Containers below their own limits die too: the kernel chose victims for the whole node.' },
      { what: 'Liveness kill storm (FM-04)', tell: 'Memory is flat, and a liveness event stands before each restart.' },
    ],
    stories: ['zalando-skipper-oom', '2i2c-2025-10-16-quota-oom', 'moj-2021-09-04-prometheus', 'dfds-2022-006-limitrange'],
    sources: ['k8s-manage-resources', 'k8s-kubelet-config', 'kube-state-metrics'],
  },
  {
    id: 'FM-08',
    group: 'resources',
    name: 'Pressure eviction',
    symptom: {
      user: 'Several unrelated services lose a replica in the same minute, and requests in flight are cut.',
      developer: 'The pod has status `Evicted` although it was under its limit.',
      platform: 'One node reports MemoryPressure or DiskPressure and removes pods without asking any budget.',
    },
    mechanism: 'A node falls below a hard threshold: 100 MiB of memory or 10% of its disk available (defaults, v1.37). The kubelet removes pods that use more than they requested first, then by priority, then by how far they exceed; the quality-of-service class is not consulted. There is no grace and no disruption budget, and what the pod kept on local disk is lost.',
    confirm: {
      kind: 'command',
      language: 'bash',
      run: 'kubectl get pods -A --field-selector=status.phase=Failed -o custom-columns=\'NODE:.spec.nodeName,NAMESPACE:.metadata.namespace,POD:.metadata.name,REASON:.status.reason,MESSAGE:.status.message\' | grep -E \'^NODE|Evicted\'',
      expected: 'Rows share one node, and the message says what ran low (`memory`, `ephemeral-storage`) and what each container used against its request.',
      failing: 'No row: the pods were drained, preempted or killed one container at a time. A message about the pod’s own limit: only that pod wrote too much (R4).',
    },
    lever: 'Cordon the node, then delete the pod with the largest use above its request; it starts elsewhere and loses its work in progress. If the message names storage, clear or move the writer instead: a new node fills up too.',
    clauses: ['R1', 'R4', 'R2', 'D5', 'T1'],
    guardrail: { rung: 'bound', mechanism: 'LimitRange and ResourceQuota make memory and ephemeral-storage requests mandatory; a weekly report lists pods whose p95 use exceeds their request.' },
    lookAlikes: [
      { what: 'OOM kill (FM-07)', tell: 'The pod stays and one container restarts, at its own limit.' },
      { what: 'Preemption', tell: 'The event names a pod of higher priority, and the victim got its grace period.' },
      { what: 'Node drain', tell: 'The node is cordoned, and pods leave one by one within their budgets.' },
    ],
    stories: ['datahub-2017-02-24-proxy', 'moj-2023-09-18-disk'],
    sources: ['k8s-node-pressure', 'k8s-kubelet-config', 'k8s-pr-63415'],
  },
  {
    id: 'FM-09',
    group: 'resources',
    name: 'Throttled tail',
    symptom: {
      user: 'Most requests are fast and about one in a hundred takes 50 to 100 ms longer, for no reason of its own.',
      developer: 'p99 is high while CPU use is far below the limit.',
      platform: 'Throttled periods rise on containers that have a CPU limit and several threads.',
    },
    mechanism: 'A CPU limit is a quota per period of 100 ms (default, v1.37). Four busy threads under a limit of one core spend it in 25 ms, and then all of them wait 75 ms for the next period. Averaged over a minute the container looks idle, so neither the graph nor the autoscaler shows it.',
    confirm: {
      kind: 'query',
      language: 'promql',
      run: 'sum by (namespace, pod, container) (rate(container_cpu_cfs_throttled_periods_total[5m])) / sum by (namespace, pod, container) (rate(container_cpu_cfs_periods_total[5m])) > 0.05',
      expected: 'The slow container appears with more than 5% of its periods throttled, and the value moves with p99.',
      failing: 'No row, or a container without a CPU limit: look at garbage collection, locks, a dependency or a crowded node.',
    },
    lever: 'Remove the CPU limit, keep the request, set the runtime’s thread count by hand, and roll it out. The container may now use spare CPU of its node, so neighbors are protected by their requests alone.',
    clauses: ['R3'],
    guardrail: { rung: 'inform', mechanism: 'The default dashboard draws throttled share beside p99, and the pull request shows a comment on any CPU limit without a reason.' },
    lookAlikes: [
      { what: 'Garbage collection pauses', tell: 'The runtime’s own log shows the pauses, and throttled periods are near zero.' },
      { what: 'Oversubscribed node', tell: 'All pods of one node are slow, those without a limit as well.' },
      { what: 'Connection imbalance (FM-16)', tell: 'Only some pods are slow, and they serve more requests.' },
    ],
    stories: ['omio-cpu-throttling'],
    sources: ['k8s-manage-resources', 'k8s-kubelet-config', 'cadvisor-metrics', 'k8s-issue-67577'],
  },
];
