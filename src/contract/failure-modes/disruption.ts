import type { FailureMode } from '../types';

/** Pods that must move and cannot, or move all at once. */
export const disruption: readonly FailureMode[] = [
  {
    id: 'FM-13',
    group: 'disruption',
    name: 'Drain blocked',
    symptom: {
      user: 'Nothing, until the drain deadline passes and replicas are deleted without regard to any budget.',
      developer: 'The platform reports that node maintenance waits for your pod.',
      platform: 'A drain repeats “Cannot evict pod as it would violate the pod’s disruption budget” (429) and never ends.',
    },
    mechanism: 'A budget allows zero evictions: `minAvailable` equals the replicas, one replica is guarded by a budget of one, or too many pods are unhealthy to spare any. The eviction API refuses every attempt, and the node stays cordoned and unpatched. At the deadline, 4 h in this contract (chosen), somebody deletes the pods past the budget.',
    confirm: {
      kind: 'query',
      language: 'promql',
      run: 'max_over_time(kube_poddisruptionbudget_status_pod_disruptions_allowed[30m]) == 0 and kube_poddisruptionbudget_status_expected_pods > 0',
      expected: 'The budget appears: it has not allowed a single disruption for 30 minutes.',
      failing: 'No row: the budget allows disruptions, and the drain waits for a long grace period, a bare pod or a pod with local data.',
    },
    lever: 'Change the budget to `maxUnavailable: 1` with `unhealthyPodEvictionPolicy: AlwaysAllow`; for a single replica, run a second one first. The service gives up one replica while the node empties.',
    clauses: ['D1', 'D4', 'P7', 'T2'],
    guardrail: { rung: 'block', mechanism: 'ValidatingAdmissionPolicy refuses a budget that can never allow a disruption: `maxUnavailable: 0` or `minAvailable: 100%`.' },
    lookAlikes: [
      { what: 'Two budgets on one pod', tell: 'The eviction answers 500, not 429, and `disruptionsAllowed` may be positive.' },
      { what: 'Slow shutdown (FM-02)', tell: 'The pod is Terminating already: the eviction was granted.' },
      { what: 'Pod that drain refuses', tell: 'The message names a missing controller or an `emptyDir`, and no budget (D4).' },
    ],
    stories: ['devopshof-drain-local-policy'],
    sources: ['k8s-api-eviction', 'k8s-pdb-task', 'kep-3017', 'naiserator-pr-268', 'k8s-issue-66811'],
  },
  {
    id: 'FM-14',
    group: 'disruption',
    name: 'Drain too free',
    symptom: {
      user: 'The service is gone for a minute or ten in the middle of routine node work.',
      developer: 'All replicas left in the same minute, and nobody deployed.',
      platform: 'A drain or upgrade finished without one refusal, and pods of one service had shared its nodes.',
    },
    mechanism: 'Without a budget, or with one whose selector matches no pod, every eviction is granted. If all replicas stand on one node, or the next nodes are emptied before replacements are ready, the service is at zero. A replacement takes scheduling, pull and start, 120 s at p99 for checkout when a node has to be added.',
    confirm: {
      kind: 'command',
      language: 'bash',
      run: `kubectl get nodes --field-selector spec.unschedulable=true
kubectl get pods -n shop -l app.kubernetes.io/name=checkout -o custom-columns='POD:.metadata.name,NODE:.spec.nodeName,STARTED:.status.startTime'
kubectl get poddisruptionbudgets -n shop -o custom-columns='BUDGET:.metadata.name,EXPECTED:.status.expectedPods,ALLOWED:.status.disruptionsAllowed'`,
      expected: 'Nodes are cordoned, all pods started within the same minutes or share a node, and no budget exists or it shows `EXPECTED` 0.',
      failing: 'No cordoned node: nodes failed (FM-15) or pods were evicted under pressure (FM-08). A budget with the right count: look for a tool that deletes instead of evicting.',
    },
    lever: 'Stop the node work: cancel the drain and `kubectl uncordon` the nodes that still run; then wait for ready replicas and apply a budget with `maxUnavailable: 1`. The upgrade stands still until that is done.',
    clauses: ['D1', 'D2', 'P7', 'D4', 'T2'],
    guardrail: { rung: 'default', mechanism: 'Golden paths ship budget and spread together; the platform empties at most one node or 5% of a pool at a time.' },
    lookAlikes: [
      { what: 'Domain loss (FM-15)', tell: 'Nodes are NotReady instead of cordoned, and many services lose their share at once.' },
      { what: 'Rollout or scale-in', tell: 'Budgets do not apply to either; the ReplicaSet’s events show who deleted the pods.' },
      { what: 'Preemption', tell: 'Events name the pod of higher priority that took the place.' },
    ],
    stories: ['dfds-2024-002-single-replica', 'moj-2025-03-18-descheduler', 'moj-2023-06-06-recycle', 'moj-2020-09-28-termination'],
    sources: ['k8s-disruptions', 'k8s-api-eviction', 'k8s-issue-48307', 'k8s-issue-98215', 'dfds-2024-002'],
  },
  {
    id: 'FM-15',
    group: 'disruption',
    name: 'Domain loss without headroom',
    symptom: {
      user: 'A zone or node group fails, and the service gets slower for minutes instead of dipping once.',
      developer: 'The surviving replicas are saturated, and their replacements stay Pending.',
      platform: 'Every service scales out at once, and the remaining zones have no room.',
    },
    mechanism: 'At 70% utilization in three zones, the loss of one offers 105% to the other two. Pods of the lost nodes are replaced only after the node is marked unreachable and a toleration of 300 s (default, v1.37) has passed. By then every service competes for the same nodes, and volumes of the lost zone cannot follow.',
    confirm: {
      kind: 'command',
      language: 'bash',
      run: `kubectl get nodes -L topology.kubernetes.io/zone | grep -w NotReady
kubectl get pods -A --field-selector=status.phase=Pending -o wide`,
      expected: 'The NotReady nodes share one zone, pods of many services are Pending, and the surviving replicas run near their knee.',
      failing: 'NotReady nodes in several zones: a node image or the control plane (FM-35). No NotReady node: a drain (FM-14) or plain growth (FM-10).',
    },
    lever: 'Refuse the least important traffic at the edge until the rest is within the objective, then raise `minReplicas` where room is left. Some users are turned away on purpose, so that the others are served.',
    clauses: ['D3', 'S2', 'T2'],
    guardrail: { rung: 'page', mechanism: 'Alert when load exceeds (z − 1)/z of capacity for 15 minutes, while all zones are up; one zone is evacuated every quarter at an announced hour.' },
    lookAlikes: [
      { what: 'Drain too free (FM-14)', tell: 'The nodes are cordoned and healthy.' },
      { what: 'Control-plane loss', tell: 'Running pods serve as before; only changes fail.' },
      { what: 'Retry storm (FM-18)', tell: 'Attempts per request rose; here each replica gets more first attempts.' },
    ],
    stories: ['moonlight-colocated-pods'],
    sources: ['k8s-node-shutdown', 'k8s-apiserver-flags'],
  },
];
