import type { FailureMode } from '../types';

/** Versions that cannot be stopped, judged or undone. */
export const release: readonly FailureMode[] = [
  {
    id: 'FM-20',
    group: 'release',
    name: 'Release outruns detection',
    symptom: {
      user: 'All users get the broken version before anyone in the company knows.',
      developer: 'The rollout reports success, and the first alert comes minutes later.',
      platform: 'The new ReplicaSet was fully ready before the error ratio crossed any threshold.',
    },
    mechanism: 'A rolling update with defaults (25% surge, 25% unavailable, `minReadySeconds` 0, v1.37) replaces ten replicas with a 20 s start in about 40 s. A burn-rate page needs about a minute of total failure, or 8.6 minutes at 10% errors. Readiness lets the version pass, because it is ready and wrong.',
    confirm: {
      kind: 'command',
      language: 'bash',
      run: 'kubectl get pods -n shop -l app.kubernetes.io/name=checkout --sort-by=.metadata.creationTimestamp -o custom-columns=\'POD:.metadata.name,IMAGE:.spec.containers[0].image,CREATED:.metadata.creationTimestamp,READY:.status.conditions[?(@.type=="Ready")].lastTransitionTime\'',
      expected: 'All pods run the new image, first and last READY are a minute or two apart, and errors rise with the first of them, before the alert.',
      failing: 'Errors began before the first new pod was ready, or pods of the old image fail too: another cause.',
    },
    lever: 'Go back to the previous version now with the rehearsed command, and look for the cause afterwards. The good part of the release goes with it; if N has already written data, read FM-22 first.',
    clauses: ['V2', 'V9', 'V1', 'V7', 'N6'],
    guardrail: { rung: 'correct', mechanism: 'A rollout controller exposes 5% first, judges the new version alone, and aborts by itself; `minReadySeconds` 60 where none runs.' },
    lookAlikes: [
      { what: 'Instant global config (FM-24)', tell: 'Pods of the old image fail in the same second.' },
      { what: 'Dependency fault', tell: 'The old version, or another service, fails in the same way.' },
      { what: 'Shutdown race (FM-01)', tell: 'Errors end when the last old pod is gone.' },
    ],
    stories: ['2i2c-2026-02-11-latest'],
    sources: ['k8s-apps-types', 'k8s-issue-23211', 'k8s-website-pr-55402', '2i2c-2026-02-11'],
  },
  {
    id: 'FM-21',
    group: 'release',
    name: 'Blind canary',
    symptom: {
      user: 'A release that passed every gate breaks as soon as it reaches everyone.',
      developer: 'The canary was green, and the same build at 100% is red.',
      platform: 'The analysis returned no data, an average over both versions, or a pass at a threshold far below the objective.',
    },
    mechanism: 'At 5% of traffic a canary that fails 10% of its requests adds half a percentage point to the service’s average. An empty result, or NaN, passes a comparison that nobody wrote for it. And a sample can be too small to speak: at 1 request/s a 15-minute step sees 45 requests, and 45 clean ones exclude only an error rate above 6.7%.',
    confirm: {
      kind: 'query',
      language: 'promql',
      run: `# http_server_requests_total is the service’s own counter; version is its label.
(sum by (version) (increase(http_server_requests_total{namespace="shop", service="checkout", code=~"5.."}[15m])) or 0 * sum by (version) (increase(http_server_requests_total{namespace="shop", service="checkout"}[15m])))
  / sum by (version) (increase(http_server_requests_total{namespace="shop", service="checkout"}[15m]))`,
      expected: 'The canary’s row is missing (no traffic), stands on a handful of requests (run the divisor alone), or shows more errors than the old version although the gate saw none.',
      failing: 'The canary’s row was as good as the old one on enough requests: the fault needs more time, load or other users, so use waves.',
    },
    lever: 'Abort or halt the promotion by hand, and compare both versions with this query before anything moves. You lose the minutes of one more step; a gate that cannot see protects nobody.',
    clauses: ['V2', 'O1'],
    guardrail: { rung: 'correct', mechanism: 'The analysis knows four verdicts (pass, fail, inconclusive, no data) and promotes on the first alone; a build that fails on purpose tests it every month.' },
    lookAlikes: [
      { what: 'Release outruns detection (FM-20)', tell: 'There was no gate at all, only readiness.' },
      { what: 'Slow fault', tell: 'A leak or a daily job: the canary was good for its whole step and turned bad later.' },
      { what: 'Flag change (FM-24)', tell: 'Both versions turn bad in the same second.' },
    ],
    stories: ['datahub-2018-01-26-startup', 'dfds-2020-009-kiam-upgrade'],
    sources: ['argo-rollouts', 'argo-rollouts-issue-1905', 'flagger', 'flagger-issue-361'],
  },
  {
    id: 'FM-22',
    group: 'release',
    name: 'No way back',
    symptom: {
      user: 'Going back does not help, or breaks what still worked.',
      developer: 'The old version fails on rows, messages, sessions or settings that the new one left behind.',
      platform: 'The rollback is complete, only old pods run, and the error ratio stays or rises.',
    },
    mechanism: 'Version N changes something that N−1 reads as well: a column, an event, a cached object, a configuration object edited in place. Every minute of N writes more of it, at 50 requests/s 3,000 records a minute. Then N−1 returns and cannot read them, or cannot start because its configuration or image is gone.',
    confirm: {
      kind: 'query',
      language: 'promql',
      run: `# http_server_requests_total is the service’s own counter; version is its label.
(sum by (version) (rate(http_server_requests_total{namespace="shop", service="checkout", code=~"5.."}[5m])) or 0 * sum by (version) (rate(http_server_requests_total{namespace="shop", service="checkout"}[5m])))
  / sum by (version) (rate(http_server_requests_total{namespace="shop", service="checkout"}[5m]))`,
      expected: 'Only the old version has a row, its ratio is high, and its log names a field, column, enum value or key that it does not know.',
      failing: 'The new version still has a row: the rollback was undone (FM-23) or is not over. The old version’s ratio falls: it works, wait.',
    },
    lever: 'Stop what writes before you move anything: turn the flag off or refuse that traffic. Then give N−1 a tolerant reader, or mend N forward; users miss the feature meanwhile, and restoring data comes last.',
    clauses: ['V3', 'V1', 'C1', 'V7', 'C4', 'V8', 'T3'],
    guardrail: { rung: 'block', mechanism: 'Pipeline test for tier 1: deploy N, write, return to N−1, read; contracting schema changes are refused until the rollback window has passed.' },
    lookAlikes: [
      { what: 'Rollback undone (FM-23)', tell: 'The new image is running again.' },
      { what: 'Cold start of the old version', tell: 'Errors are timeouts and fade as caches fill.' },
      { what: 'Configuration left behind (FM-26)', tell: 'The image is old and the object it reads is new; restore the object.' },
    ],
    stories: [],
    sources: ['amazon-rollback-safety', 'dora-database', 'kubectl-source', 'helm-rollback'],
  },
  {
    id: 'FM-23',
    group: 'release',
    name: 'Rollback undone',
    symptom: {
      user: 'The errors stop, and a few minutes later they are back.',
      developer: 'You rolled back, and the bad version is running again.',
      platform: 'The reconciler synced after the rollback, and Git still names the bad version.',
    },
    mechanism: '`kubectl rollout undo` changes the cluster and leaves Git as it was. A reconciler compares the two every 2 to 3 minutes, or at once when it sees drift with self-heal (Argo CD defaults), and applies the bad version again. Without self-heal the same happens at the next unrelated sync or pipeline run, which can be days later.',
    confirm: {
      kind: 'command',
      language: 'bash',
      run: `kubectl get replicasets -n shop -l app.kubernetes.io/name=checkout --sort-by=.metadata.creationTimestamp -o custom-columns='REPLICASET:.metadata.name,REVISION:.metadata.annotations.deployment\\.kubernetes\\.io/revision,IMAGE:.spec.template.spec.containers[0].image,DESIRED:.spec.replicas'
kubectl get deployment checkout -n shop --show-managed-fields -o jsonpath='{range .metadata.managedFields[*]}{.time} {.manager}{"\\n"}{end}' | sort`,
      expected: 'The bad image carries the highest REVISION and the replicas again, and the reconciler or pipeline is the manager with the newest write.',
      failing: 'The old image carries the highest revision: the rollback holds, and the old version itself fails (FM-22).',
    },
    lever: 'Pause reconciliation of this application with an expiry of 60 minutes, undo again, revert the commit, and resume. No other change from Git arrives during the pause.',
    clauses: ['V4'],
    guardrail: { rung: 'default', mechanism: 'One rollback command pauses the sync with an expiry, undoes, and opens the revert; the drill of V4 runs it every 90 days.' },
    lookAlikes: [
      { what: 'No way back (FM-22)', tell: 'The old image runs, and still fails.' },
      { what: 'Replica reset (FM-12)', tell: 'The count changed and the image did not.' },
      { what: 'Rollback that never finished', tell: 'Old pods are Pending or unready: see FM-33 and FM-06.' },
    ],
    stories: ['2i2c-2022-09-06-credentials', 'dfds-2019-011-iac-reverted'],
    sources: ['kubectl-source', 'argo-cd-auto-sync', 'argo-cd-controller', 'argo-cd-issue-9570'],
  },
  {
    id: 'FM-29',
    group: 'release',
    name: 'Stateful rollout stuck',
    symptom: {
      user: 'Nothing yet; the next fault then takes the data service down, because one member is already missing.',
      developer: 'The corrected manifest has been applied, and the broken pod does not change.',
      platform: 'A StatefulSet has one updated, unready pod at its highest ordinal and no progress.',
    },
    mechanism: 'The controller replaces members from the highest ordinal down, one at a time by default, and waits for each to be ready. The first one never is. A corrected or reverted template does not replace that pod, because the controller waits for it before it does anything else, and 3 members with a quorum of 2 run without a spare.',
    confirm: {
      kind: 'command',
      language: 'bash',
      run: `kubectl get statefulset ledger -n shop -o jsonpath='current={.status.currentRevision} update={.status.updateRevision} updated={.status.updatedReplicas} ready={.status.readyReplicas}/{.spec.replicas}{"\\n"}'
kubectl get pods -n shop -l app.kubernetes.io/name=ledger -o custom-columns='POD:.metadata.name,REVISION:.metadata.labels.controller-revision-hash,READY:.status.containerStatuses[0].ready,NODE:.spec.nodeName'`,
      expected: 'One pod is unready. Before the correction it alone carries the revision under `update=`; after it, it carries one that the first line no longer names.',
      failing: 'Every pod has the update revision: the rollout is over. The unready pod has no node: it cannot be placed (FM-33).',
    },
    lever: 'Correct the template, check that the remaining members hold a quorum, then `kubectl delete pod` the one stuck pod. The set has no spare member until that pod is ready, so delete no second one.',
    clauses: ['V9', 'V4', 'T2', 'T1', 'T3'],
    guardrail: { rung: 'correct', mechanism: '`partition` as canary: one ordinal, a soak, then the rest; the pipeline fails when the first ordinal is not ready in time.' },
    lookAlikes: [
      { what: 'Volume still attached', tell: 'The pod waits in ContainerCreating with a multi-attach event: an attach problem and no rollout problem.' },
      { what: 'Drain blocked (FM-13)', tell: 'No revision differs; a node waits, not the set.' },
      { what: 'Quorum lost', tell: 'Several members are unready: a data incident, stop replacing pods.' },
    ],
    stories: [],
    sources: ['k8s-statefulset', 'k8s-issue-67250', 'k8s-issue-141095', 'k8s-pr-137904'],
  },
];
