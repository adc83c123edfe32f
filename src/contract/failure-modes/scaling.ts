import type { FailureMode } from '../types';

/** Replicas that come late, wrong or never. */
export const scaling: readonly FailureMode[] = [
  {
    id: 'FM-10',
    group: 'scaling',
    name: 'Capacity arrives late',
    symptom: {
      user: 'Every morning rise or campaign begins with minutes of slowness or errors, then all is well.',
      developer: 'Replicas do increase, but latency breaks first.',
      platform: 'New pods are Pending or starting while the existing ones are already saturated.',
    },
    mechanism: 'A new replica needs metric age, decision, scheduling, perhaps a node, image pull and start, one after the other. If load doubles every 180 s and that chain takes 120 s, load has grown 1.59 times before the first new replica answers. A target above 63% of what a replica can bear leaves no room for it.',
    confirm: {
      kind: 'command',
      language: 'bash',
      run: 'kubectl get pods -n shop -l app.kubernetes.io/name=checkout --sort-by=.metadata.creationTimestamp -o custom-columns=\'POD:.metadata.name,CREATED:.metadata.creationTimestamp,SCHEDULED:.status.conditions[?(@.type=="PodScheduled")].lastTransitionTime,READY:.status.conditions[?(@.type=="Ready")].lastTransitionTime\'',
      expected: 'The newest pods were created when load rose and became ready after latency broke; the two gaps show whether the node or the start was slow.',
      failing: 'No new pods at all: FM-11 or a bound that is reached. New pods ready within seconds and latency still high: the limit is elsewhere.',
    },
    lever: 'Raise `minReplicas` now to what the peak needs, and keep it there until the peak has passed. You pay for idle replicas, and each one opens its connection pool.',
    clauses: ['S2', 'S1', 'S4', 'P5'],
    guardrail: { rung: 'default', mechanism: 'The golden path computes floor and target from the published time-to-capacity; known peaks get a scheduled floor.' },
    lookAlikes: [
      { what: 'Autoscaler misled (FM-11)', tell: 'The desired count does not rise although replicas are saturated.' },
      { what: 'Unschedulable (FM-33)', tell: 'Pods stay Pending, and no node is on its way.' },
      { what: 'Maximum reached', tell: 'Current replicas equal `maxReplicas`: raising it moves the load to the dependency.' },
    ],
    stories: ['mybinder-2020-07-09-scipy', '2i2c-2025-08-29-throttle'],
    sources: ['k8s-hpa', 'k8s-hpa-defaults', 'k8s-hpa-config'],
  },
  {
    id: 'FM-11',
    group: 'scaling',
    name: 'Autoscaler misled',
    symptom: {
      user: 'The service is slow for minutes on end and no relief comes.',
      developer: 'The autoscaler shows 45% of its target while one pod is at 100%, or replicas triple after every release.',
      platform: 'The HPA condition `ScalingActive` is `False`, or the count follows something other than load.',
    },
    mechanism: 'The loop divides use by request and averages over pods every 15 s (default, v1.37). One hot pod or an idle sidecar pulls the average below the truth, start-up work pushes it above, and a single container without a CPU request makes it undefined. The loop then acts correctly on a wrong number, or not at all.',
    confirm: {
      kind: 'command',
      language: 'bash',
      run: `kubectl get hpa checkout -n shop -o jsonpath='{range .status.conditions[*]}{.type}={.status} {.reason}: {.message}{"\\n"}{end}'
kubectl top pods -n shop -l app.kubernetes.io/name=checkout --containers --sort-by=cpu`,
      expected: '`ScalingActive=False` with a reason such as `FailedGetResourceMetric`, or one container that uses twice as much as its siblings, or a sidecar that uses almost nothing of a large request.',
      failing: 'Use is even, the condition is `True` and the number is right: the signal is good and late (FM-10).',
    },
    lever: 'Set `minReplicas` to a count that is safe without the autoscaler, then mend the signal: add the missing request, or use a `ContainerResource` metric. You pay for the floor until the signal is right.',
    clauses: ['S1', 'R1', 'N4'],
    guardrail: { rung: 'page', mechanism: 'Alert when `ScalingActive` is false for 10 minutes; a pull-request check finds a utilization target on pods where a container has no request.' },
    lookAlikes: [
      { what: 'Connection imbalance (FM-16)', tell: 'Requests per pod are uneven, not only CPU: mend that first, the average follows.' },
      { what: 'Capacity arrives late (FM-10)', tell: 'The desired count rises, only too late.' },
      { what: 'Replica reset (FM-12)', tell: 'The count drops in one step, at the minute of an apply or sync.' },
    ],
    stories: [],
    sources: ['k8s-hpa', 'k8s-hpa-calculator', 'k8s-issue-29989', 'k8s-issue-79365'],
  },
  {
    id: 'FM-12',
    group: 'scaling',
    name: 'Replica reset',
    symptom: {
      user: 'The service slows right after a deploy or sync that changed nothing of substance.',
      developer: 'Replicas fall to the number in the manifest and climb back over a minute or two.',
      platform: 'Two field managers own `spec.replicas` of the workload.',
    },
    mechanism: 'The manifest, chart or operator still holds `replicas`. Each apply writes it over the autoscaler’s value, for checkout from 14 to 3 in one step, and 11 healthy pods are deleted at peak. The autoscaler then needs several loops of 15 s plus start-up to climb back, while 3 replicas carry everything.',
    confirm: {
      kind: 'command',
      language: 'bash',
      run: `kubectl get deployment checkout -n shop --show-managed-fields -o json |
  jq -r '.metadata.managedFields[] | select(.fieldsV1["f:spec"]["f:replicas"]?) | "\\(.time) \\(.manager) via \\(.subresource // "object")"'`,
      expected: 'A second line, or one whose manager is not the autoscaler, with the time of the drop.',
      failing: 'One line, `kube-controller-manager via scale`: the autoscaler itself scaled in, look at its events.',
    },
    lever: 'Pause the sync, then raise `minReplicas` to the count you need: after a further reset the autoscaler returns to it within one loop of 15 s plus a start, but it does not prevent the deletion. Then remove `replicas` from the manifest in the two documented steps; in the wrong order one client-side apply drops you to 1.',
    clauses: ['S3'],
    guardrail: { rung: 'inform', mechanism: 'Pull-request check: `replicas` in a manifest whose workload is the target of an autoscaler.' },
    lookAlikes: [
      { what: 'Ordinary scale-in', tell: 'Load fell first, and the 300 s window passed before the count did.' },
      { what: 'Rollback undone (FM-23)', tell: 'The image changed as well, not only the count.' },
    ],
    stories: [],
    sources: ['k8s-hpa', 'k8s-issue-25238', 'superset-operator-pr-152'],
  },
  {
    id: 'FM-33',
    group: 'scaling',
    name: 'Unschedulable',
    symptom: {
      user: 'A deploy, a peak or a lost node leaves the service short of replicas, and waiting does not help.',
      developer: 'New pods stay Pending, or the ReplicaSet cannot create them, while old ones leave.',
      platform: 'Events say `FailedScheduling` or `FailedCreate` and name a quota, topology, address, volume or machine shortage.',
    },
    mechanism: 'A pod needs a combination that does not exist: a zone without room under a hard spread rule, quota for one surge pod, a free address, a disk in that zone. Retries change nothing, because no loop relaxes a requirement. With `maxUnavailable: 0` and a full quota a rollout waits until its deadline, 600 s by default (v1.37), and then only reports it.',
    confirm: {
      kind: 'command',
      language: 'bash',
      run: `kubectl get events -n shop --field-selector reason=FailedScheduling --sort-by=.lastTimestamp
kubectl get events -n shop --field-selector reason=FailedCreate --sort-by=.lastTimestamp
kubectl describe resourcequota -n shop`,
      expected: 'The newest event repeats one requirement: insufficient CPU, an unsatisfied spread constraint, a volume’s zone, or `exceeded quota`.',
      failing: 'No such events: pods are scheduled and not ready (FM-06), or still waiting for a node that is being added (FM-10).',
    },
    lever: 'Relax the one requirement that the event names: set the spread rule to `ScheduleAnyway`, raise the quota, or scale a service of a lower tier in. Spread, or that other service, pays for it until capacity exists.',
    clauses: ['S2', 'D2', 'V9', 'S4', 'P4', 'D5', 'J4'],
    guardrail: { rung: 'page', mechanism: 'Alert on pods unschedulable, or creations refused, for 5 minutes: a quota outgrown goes to the team; a quota below P4, or capacity, to the platform.' },
    lookAlikes: [
      { what: 'Capacity arrives late (FM-10)', tell: 'A node is joining right now, and Pending lasts minutes.' },
      { what: 'Guardrail outage (FM-31)', tell: 'The `FailedCreate` message says `failed calling webhook`.' },
      { what: 'Volume still attached', tell: 'The pod has a node and waits in ContainerCreating with a multi-attach event.' },
    ],
    stories: ['loveholidays-gke-ip-exhaustion', '2i2c-2025-08-26-gpu-quota', 'dfds-2025-001-capacity', 'mybinder-2022-06-02-quota'],
    sources: ['k8s-core-types', 'k8s-apps-types', 'kube-state-metrics'],
  },
];
