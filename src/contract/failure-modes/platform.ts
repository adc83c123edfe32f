import type { FailureMode } from '../types';

/** Promises that the platform broke, or that nobody made. */
export const platform: readonly FailureMode[] = [
  {
    id: 'FM-31',
    group: 'platform',
    name: 'Guardrail outage',
    symptom: {
      user: 'Nothing at first; then replicas that die are not replaced.',
      developer: 'Every apply and every deploy fails with “failed calling webhook”.',
      platform: 'Pods cannot be created in most namespaces, the policy engine’s own included.',
    },
    mechanism: 'An admission webhook with `failurePolicy: Fail` (default, v1.37) has no healthy endpoint: its certificate expired, or its node was drained. The API server waits up to 10 s for it (default) and refuses every request that it matches. Its own replacement pod is such a request, so the outage cannot end by itself.',
    confirm: {
      kind: 'command',
      language: 'bash',
      run: `kubectl get pods -n shop -l app.kubernetes.io/name=checkout -o json | jq '.items[0] | {apiVersion: "v1", kind: "Pod", metadata: {name: "webhook-probe", namespace: .metadata.namespace, labels: .metadata.labels, ownerReferences: .metadata.ownerReferences}, spec: (.spec | del(.nodeName))}' | kubectl create --dry-run=server -f -
kubectl get validatingwebhookconfigurations,mutatingwebhookconfigurations -o custom-columns='NAME:.metadata.name,ON-FAILURE:.webhooks[*].failurePolicy,TIMEOUT:.webhooks[*].timeoutSeconds,NAMESPACE:.webhooks[*].clientConfig.service.namespace,SERVICE:.webhooks[*].clientConfig.service.name'`,
      expected: 'The first line, a copy of a running pod that every rule admits, fails with `failed calling webhook` and names it; in the list that webhook says `Fail`, and its Service has no ready endpoint.',
      failing: 'The dry run succeeds, or is refused with a rule’s own message: the engine works and says no. Reads are slow as well: the API server is overloaded.',
    },
    lever: 'Save the webhook’s configuration to a file, delete it, heal the engine, and apply the file again. Objects enter unchecked in between, so note the times and check them afterwards.',
    clauses: ['P3', 'P6'],
    guardrail: { rung: 'default', mechanism: 'Rules that CEL can express run in the API server; webhooks exempt system namespaces and their own, and time out after 3 s.' },
    lookAlikes: [
      { what: 'Overloaded API server', tell: '`kubectl get` is slow or fails too.' },
      { what: 'Unschedulable (FM-33)', tell: 'The message names a quota or a missing resource and no webhook.' },
      { what: 'A rule that denies', tell: 'The message carries the rule’s id and reason, and other objects pass.' },
    ],
    stories: ['dfds-2022-008-kyverno', 'moj-2021-06-09-webhook-cert', 'moj-2020-02-25-masters', 'moj-2020-09-07-webhook', 'jetstack-opa-webhook'],
    sources: ['k8s-admission-types', 'dfds-2022-008', 'gatekeeper-emergency'],
  },
  {
    id: 'FM-32',
    group: 'platform',
    name: 'Silent service',
    symptom: {
      user: 'Users write in that it is broken, and nobody in the company has noticed.',
      developer: 'No graph shows the problem, or the graph shows nothing at all.',
      platform: 'No alert fired, and nothing on the object says whose it is.',
    },
    mechanism: 'The service has no indicator of what users get, or its telemetry stopped with a label change or an agent that hangs, and a missing series breaks no threshold. The first signal is a complaint, after 38 and 62 minutes in two public incidents. Then the search for the owner begins, because no label leads to one.',
    confirm: {
      kind: 'query',
      language: 'promql',
      run: `# http_server_requests_total is the service’s own counter.
absent_over_time(http_server_requests_total{namespace="shop", service="checkout"}[10m])`,
      expected: 'One row with the value 1: nothing has arrived for 10 minutes. `kubectl get deployment checkout -n shop --show-labels` often shows no owner either.',
      failing: 'No result: the series is there. If it looked normal, users failed at a hop that this series does not see.',
    },
    lever: 'Put an outside probe on the one journey that users report, routed to whoever answers today, and write the owner on the object. It costs an hour, and that probe becomes the first indicator.',
    clauses: ['O1', 'O2', 'O3', 'J2', 'P5', 'I4'],
    guardrail: { rung: 'block', mechanism: 'ValidatingAdmissionPolicy: no new workload without owner and tier, outside namespaces labeled tier 3; every service gets an alert on absence.' },
    lookAlikes: [
      { what: 'Alert that nobody reads', tell: 'It fired in time, into a channel without a duty.' },
      { what: 'Fault hidden in the mean', tell: 'One path, zone or customer is broken inside a good average.' },
      { what: 'Fault before the first hop', tell: 'Requests do not reach the edge at all: name, certificate or network.' },
    ],
    stories: ['dfds-2024-003-labels', 'dfds-2023-002-logs', 'mybinder-2019-04-03-cordon', 'posthog-2025-10-24-ratelimit'],
    sources: ['kube-state-metrics', 'kubernetes-mixin', 'k8s-common-labels'],
  },
  {
    id: 'FM-34',
    group: 'platform',
    name: 'Over-reach',
    symptom: {
      user: 'Data or services that have nothing to do with the faulty one are affected.',
      developer: 'A bug or an intruder in one process called things which that process never needed.',
      platform: 'Audit logs show one service account or pod address in places where it has no business.',
    },
    mechanism: 'A process is compromised, or loops. It holds a token that was mounted by default, runs as root, and no network policy limits where it connects. What it can reach was decided by defaults nobody chose: where 20 services share the `default` account, each holds what any of them was granted, and one fault becomes 20.',
    confirm: {
      kind: 'command',
      language: 'bash',
      run: `kubectl auth can-i --list --as=system:serviceaccount:shop:checkout -n shop
kubectl get networkpolicies -n shop
kubectl get pods -n shop -l app.kubernetes.io/name=checkout -o custom-columns='POD:.metadata.name,ACCOUNT:.spec.serviceAccountName,TOKEN:.spec.automountServiceAccountToken,NON-ROOT:.spec.securityContext.runAsNonRoot'`,
      expected: 'The list holds verbs the service never uses (`secrets`, `pods/exec`, `*`), ACCOUNT is `default`, or the namespace has no policy that denies egress.',
      failing: 'Only the self-review entries, an account of its own and a default-deny policy: the reach came another way, for example through a leaked credential.',
    },
    lever: 'Cut the pod off: apply a default-deny network policy for its labels with only name resolution open, and keep the pod running for the record. Then rotate every credential it could read; calls that nobody had listed break at once.',
    clauses: ['I2', 'I1', 'I3', 'P4', 'N7', 'C3', 'I4'],
    guardrail: { rung: 'default', mechanism: 'Namespaces are born with the restricted profile, default-deny policies and no mounted token; each opening is a line in a pull request.' },
    lookAlikes: [
      { what: 'Leaked credential', tell: 'The calls come from addresses outside the cluster.' },
      { what: 'Noisy neighbor (FM-08)', tell: 'Others are slow or evicted, but nothing of theirs was read or called.' },
      { what: 'Retry storm (FM-18)', tell: 'The calls go to a known dependency, only far too many.' },
    ],
    stories: [],
    sources: ['k8s-pod-security', 'k8s-core-types'],
  },
  {
    id: 'FM-35',
    group: 'platform',
    name: 'Platform change breaks tenants',
    symptom: {
      user: 'Several unrelated services break within the same hour.',
      developer: 'Nothing was deployed here, and the same image works in another cluster.',
      platform: 'The start coincides with an upgrade, a node image, an add-on or an API removal.',
    },
    mechanism: 'The platform changes something that workloads relied on and nobody had promised: a header, a kernel behavior, a node label, an API version. Each service worked by accident, and its tests never met the change. The rollout takes the accident away everywhere at once; in one public incident an operating-system update cut off tens of thousands of nodes within 60 minutes.',
    confirm: {
      kind: 'command',
      language: 'bash',
      run: `kubectl get nodes --sort-by=.metadata.creationTimestamp -o custom-columns='NODE:.metadata.name,CREATED:.metadata.creationTimestamp,KUBELET:.status.nodeInfo.kubeletVersion,IMAGE:.status.nodeInfo.osImage,KERNEL:.status.nodeInfo.kernelVersion'
kubectl get pods -n shop -o wide
kubectl get deployments,daemonsets -n kube-system -o custom-columns='KIND:.kind,NAME:.metadata.name,IMAGE:.spec.template.spec.containers[0].image'`,
      expected: 'Failing pods share a node version or an add-on version that healthy ones do not have, in more than one namespace.',
      failing: 'Failures are even across versions, or one service alone is hit: its own release (FM-20) or configuration (FM-24).',
    },
    lever: 'Halt the platform’s rollout where it stands, cordon the changed nodes and move the hurt services back to unchanged ones. The fleet stays mixed, and a security fix may wait, until the cause is known.',
    clauses: ['P2', 'P1', 'V8'],
    guardrail: { rung: 'correct', mechanism: 'Rings by cluster, then node pool, at least 24 h apart; tenants’ own journeys are the stop rule of each ring.' },
    lookAlikes: [
      { what: 'Cloud provider fault', tell: 'Clusters that were not changed are hit as well.' },
      { what: 'Shared dependency down', tell: 'Only its callers are hit, whatever node they run on.' },
      { what: 'Drain too free (FM-14)', tell: 'The version is innocent: services broke because their pods were moved.' },
    ],
    stories: ['reddit-pi-day', 'dfds-2021-008-forwarded-proto', 'dfds-2022-009-bad-ami', 'datadog-systemd-cilium', 'dfds-2020-004-coredns-upgrade'],
    sources: ['k8s-deprecation-guide', 'k8s-137-notes'],
  },
];
