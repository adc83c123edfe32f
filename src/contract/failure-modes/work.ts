import type { FailureMode } from '../types';

/** Units of work that run twice, late or never. */
export const work: readonly FailureMode[] = [
  {
    id: 'FM-27',
    group: 'work',
    name: 'Missed or doubled run',
    symptom: {
      user: 'A report is missing, or was sent twice.',
      developer: 'No failed Job, because no Job was created.',
      platform: 'The schedule’s last success is older than two intervals.',
    },
    mechanism: 'A CronJob creates about one Job per tick: none if a run still blocks with `Forbid`, if the controller was away beyond the deadline, or if the object is suspended; two in rare cases. Nothing fails, so nothing alerts.',
    confirm: {
      kind: 'query',
      language: 'promql',
      run: 'time() - kube_cronjob_status_last_successful_time > 2 * 86400',
      expected: 'For a daily job: the last success is more than two days old.',
      failing: 'The last success is recent and the result is wrong: the work, not the schedule.',
    },
    lever: 'Start one run by hand with `kubectl create job --from=cronjob/NAME`, after checking that none is active; a run that is not idempotent does its work twice.',
    clauses: ['J1', 'J2', 'J4', 'J5', 'L5'],
    guardrail: { rung: 'page', mechanism: 'Alert on the age of the last success, generated for every schedule.' },
    lookAlikes: [
      { what: 'Job never finishes', tell: 'An active Job is hours old: a sidecar or a hang.' },
      { what: 'Time zone', tell: 'Runs happen, one hour off.' },
    ],
    stories: ['zalando-cronjob-apiserver', 'universe-job-restarts'],
    sources: ['k8s-batch-types', 'cronjob-controller'],
  },
  {
    id: 'FM-28',
    group: 'work',
    name: 'Worker killed mid-message',
    symptom: {
      user: 'Some work is done twice, or minutes late.',
      developer: 'Messages come back after the visibility timeout.',
      platform: 'Scale-in and deploys coincide with redelivery.',
    },
    mechanism: 'The autoscaler cannot see which worker is busy, and a deploy takes any. A message that takes longer than the grace period is cut and redelivered; with a visibility timeout shorter than the work, two workers hold it at once.',
    confirm: {
      kind: 'query',
      language: 'promql',
      run: 'sum by (namespace) (rate(queue_messages_redelivered_total[10m])) > 0',
      expected: 'Redeliveries (application metric) rise within a minute of scale-in or rollout.',
      failing: 'Redeliveries without replaced pods: the handler fails or the timeout is too short.',
    },
    lever: 'Stop scale-in for the worker (`scaleDown.selectPolicy: Disabled`) until the backlog is safe; idle workers cost money.',
    clauses: ['L4', 'J1'],
    guardrail: { rung: 'default', mechanism: 'Work longer than the maximum grace runs as one Job per item.' },
    lookAlikes: [
      { what: 'Poison message', tell: 'The same message comes back forever.' },
      { what: 'Out of memory (FM-07)', tell: 'The container was killed with a reason.' },
    ],
    stories: [],
    sources: ['keda', 'k8s-pod-lifecycle'],
  },
  {
    id: 'FM-30',
    group: 'work',
    name: 'Two singletons',
    symptom: {
      user: 'Double charges, doubled messages, corrupted files.',
      developer: 'Two processes believed they were the only one.',
      platform: 'A node was lost or paused; its pod was replaced while the old process still ran.',
    },
    mechanism: '`replicas: 1` means at least zero and sometimes two: a rolling update surges to two, and a partitioned node keeps its process. A lease does not stop a paused process that wakes up and still believes it leads.',
    confirm: {
      kind: 'drill',
      language: 'text',
      run: '1. In staging pause the leader’s process for longer than the lease.\n2. Let the second take over, then wake the first.\n3. Look at the resource: did it accept a write from the first?',
      expected: 'The resource accepts writes from both.',
      failing: 'The resource refuses the older token: the fence works.',
    },
    lever: 'Stop both, decide which one wrote last, start one; the service is down for that time.',
    clauses: ['J3', 'T1'],
    guardrail: { rung: 'remove', mechanism: 'The resource checks a token that only grows.' },
    lookAlikes: [
      { what: 'Duplicate delivery', tell: 'One process, the same message twice: J1.' },
      { what: 'Retry', tell: 'One caller sent the request twice.' },
    ],
    stories: ['mybinder-2018-03-13-pvc'],
    sources: ['k8s-node-shutdown', 'k8s-pod-lifecycle'],
  },
];
