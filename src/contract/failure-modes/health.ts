import type { FailureMode } from '../types';

/** Probes that answer the wrong question. */
export const health: readonly FailureMode[] = [
  {
    id: 'FM-04',
    group: 'health',
    name: 'Liveness kill storm',
    symptom: {
      user: 'The busier the service gets, the more requests fail, in waves a minute or so apart.',
      developer: 'Containers restart one after another with no error before the last log line.',
      platform: 'Restart counts climb on all replicas, and `Killing` events say that the container failed its liveness probe.',
    },
    mechanism: 'Under load the probe waits behind user requests and misses its timeout, 1 s by default. After three misses in a row, 30 s with the default period of 10 s (v1.37), the kubelet restarts a container that was busy and not broken. Its share of the load moves to the siblings, whose probes miss next.',
    confirm: {
      kind: 'query',
      language: 'promql',
      run: 'max by (namespace, pod, container) (max_over_time(prober_probe_total{probe_type="Liveness", result="failed"}[10m])) > 0 and sum by (namespace, pod, container) (increase(kube_pod_container_status_restarts_total[10m])) > 0',
      expected: 'Several replicas of one workload, and their failed probes rise with request rate or latency before the restarts do.',
      failing: 'No row while restarts go on: the container ended for another reason, FM-07 or a crash of its own.',
    },
    lever: 'Remove the liveness probe with `kubectl edit` and let it roll out; if Git is re-applied, raise `timeoutSeconds` to 10 and `failureThreshold` to 12 there. Until you undo it, a process that really hangs waits for a person.',
    clauses: ['H3', 'H4', 'H1'],
    guardrail: { rung: 'warn', mechanism: 'ValidatingAdmissionPolicy: a liveness budget under 60 s, or the same handler and thresholds as readiness.' },
    lookAlikes: [
      { what: 'OOM kill (FM-07)', tell: 'The last state says `OOMKilled`, and memory climbed before it.' },
      { what: 'Killed while starting (FM-06)', tell: 'The killed containers had not been ready once.' },
      { what: 'Throttled tail (FM-09)', tell: 'Throttled periods rise first: the quota makes the probe late, so treat that as the cause.' },
    ],
    stories: ['moj-2023-11-01-probe'],
    sources: ['k8s-probes', 'mozmeao-infra-issue-660'],
  },
  {
    id: 'FM-05',
    group: 'health',
    name: 'Correlated readiness collapse',
    symptom: {
      user: 'The whole service refuses connections within seconds, including the requests that need no database.',
      developer: 'Every replica turns unready in the same probe window and comes back together, with no restart.',
      platform: 'A Service has no ready endpoint while all its pods run.',
    },
    mechanism: 'Every replica asks the same dependency in its readiness probe. The dependency slows for 30 s, three default probe periods (v1.37), and all replicas fail together. A Service without a ready endpoint refuses connections, so a partial fault becomes a total one, and the backlog of callers meets the first replica that returns.',
    confirm: {
      kind: 'command',
      language: 'bash',
      run: 'kubectl get pods -n shop -l app.kubernetes.io/name=checkout -o custom-columns=\'POD:.metadata.name,PHASE:.status.phase,READY:.status.conditions[?(@.type=="Ready")].status,SINCE:.status.conditions[?(@.type=="Ready")].lastTransitionTime\'',
      expected: 'Every row reads `Running` and `False`, and the times under SINCE lie within one probe window, about 30 s.',
      failing: 'Some rows are `True`, or the times are minutes apart: replicas fail one by one, each for its own reason.',
    },
    lever: 'Point readiness at a handler that asks no one else, or remove the probe with `kubectl edit`, and roll it out. Users then get the service’s own fast errors until the dependency is back, and a replica that really is broken stays in rotation.',
    clauses: ['H2'],
    guardrail: { rung: 'default', mechanism: 'The golden path’s server library serves `/ready` with no way to register a remote check.' },
    lookAlikes: [
      { what: 'Lost node network', tell: 'Services that do not share the dependency turn unready as well.' },
      { what: 'Bad release (FM-20)', tell: 'Only pods of the newest revision are unready.' },
      { what: 'Liveness kill storm (FM-04)', tell: 'Restart counts rise; here they stay flat.' },
    ],
    stories: ['doordash-probe-black-friday'],
    sources: ['k8s-probes', 'eks-reliability', 'mercari-checklist', 'posthog-issue-46457'],
  },
  {
    id: 'FM-06',
    group: 'health',
    name: 'Killed while starting',
    symptom: {
      user: 'After a deploy or a lost node the service stays short of capacity, or does not come back.',
      developer: 'The container dies at the same age every time, and its log ends at the same step of start-up.',
      platform: 'Pods alternate between Running and `CrashLoopBackOff` and have never been ready.',
    },
    mechanism: 'A start takes longer than its probe budget: it waits for a migration lock, fills a cache, or shares a node’s CPU with other starts. The kubelet kills it after `(failureThreshold − 1) × periodSeconds`, about 20 s by default (v1.37) and 30 s at most, and the next attempt begins from zero. Back-off grows from 10 s to 300 s, so each attempt also comes later.',
    confirm: {
      kind: 'command',
      language: 'bash',
      run: 'kubectl get pods -n shop -l app.kubernetes.io/name=checkout -o custom-columns=\'POD:.metadata.name,READY:.status.containerStatuses[0].ready,RESTARTS:.status.containerStatuses[0].restartCount,BEGAN:.status.containerStatuses[0].lastState.terminated.startedAt,ENDED:.status.containerStatuses[0].lastState.terminated.finishedAt,CODE:.status.containerStatuses[0].lastState.terminated.exitCode\'',
      expected: 'READY is `false`, and ENDED minus BEGAN is the same in every row: the probe budget, plus at most the grace period; the code is 137 or 143.',
      failing: 'The ages differ, or the code is the program’s own: it ends by itself, read `kubectl logs --previous`.',
    },
    lever: 'Raise the startup probe’s `failureThreshold` to 60 at a period of 10 s, or add that probe, with `progressDeadlineSeconds` at 900 so that the repair itself is not undone, and roll it out. A start that hangs is then found after 10 minutes instead of 30 s.',
    clauses: ['H1', 'H4', 'V3', 'L5'],
    guardrail: { rung: 'warn', mechanism: 'ValidatingAdmissionPolicy: liveness without a startup probe; time-to-ready per release on the default dashboard.' },
    lookAlikes: [
      { what: 'Bad configuration', tell: 'The process exits by itself within a second or two, with an error line and its own code.' },
      { what: 'Image cannot be pulled', tell: 'The state is `ImagePullBackOff`: nothing has run yet.' },
      { what: 'Ordinary helper not up', tell: 'The log shows a refused connection to `localhost`: start order is the fault (L5).' },
    ],
    stories: ['moj-2024-04-15-startup', 'posthog-2025-10-28-startup'],
    sources: ['k8s-probes', 'k8s-pod-lifecycle', 'goiabada-issue-392'],
  },
];
