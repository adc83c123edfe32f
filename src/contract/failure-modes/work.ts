import type { FailureMode } from '../types';

/** Units of work that run twice, late or never. */
export const work: readonly FailureMode[] = [
  {
    id: 'FM-27',
    group: 'work',
    name: 'Missed or doubled run',
    symptom: {
      user: 'A report, invoice or clean-up is missing, or was done twice.',
      developer: 'There is no failed Job to look at, because none was created, or there are two.',
      platform: 'The schedule’s last success is older than two intervals, and nothing is red.',
    },
    mechanism: 'A CronJob starts about one Job per tick: none while a run still blocks with `Forbid`, none when the start is later than `startingDeadlineSeconds`, none while it is suspended, and two in rare cases. A run of 3 hours on a schedule of 5 minutes skips 36 ticks. Nothing fails, so nothing alerts.',
    confirm: {
      kind: 'command',
      language: 'bash',
      run: `kubectl get cronjobs -n shop -o custom-columns='CRONJOB:.metadata.name,SCHEDULE:.spec.schedule,ZONE:.spec.timeZone,OVERLAP:.spec.concurrencyPolicy,SUSPENDED:.spec.suspend,LAST-START:.status.lastScheduleTime,LAST-SUCCESS:.status.lastSuccessfulTime,ACTIVE:.status.active[*].name'
kubectl get jobs -n shop --sort-by=.metadata.creationTimestamp`,
      expected: 'LAST-SUCCESS is older than two intervals with a name under ACTIVE or `true` under SUSPENDED, or two Jobs of one schedule were created for the same tick.',
      failing: 'LAST-SUCCESS is recent and one Job stands for each tick: the schedule is right and the work inside is not.',
    },
    lever: 'End the run that blocks, then start one by hand: `kubectl create job --from=cronjob/NAME NAME-manual -n shop`. If the work is not idempotent, first check what the blocked run has already done, or it is done twice.',
    clauses: ['J2', 'J1', 'J5', 'J4', 'L5'],
    guardrail: { rung: 'page', mechanism: 'Generated alert for every CronJob: age of last success above two intervals plus the longest run, schedules that never succeeded included.' },
    lookAlikes: [
      { what: 'Job that never ends', tell: 'One Job is active for hours with its main container finished: an ordinary helper still runs (L5).' },
      { what: 'Time zone', tell: 'Every run is there, one or more whole hours off.' },
      { what: 'Failing run', tell: 'Jobs exist and are Failed: read their log.' },
    ],
    stories: [],
    sources: ['k8s-cronjob', 'k8s-batch-types', 'cronjob-controller', 'k8s-website-pr-54073'],
  },
  {
    id: 'FM-28',
    group: 'work',
    name: 'Worker killed mid-message',
    symptom: {
      user: 'Some mails, exports or payments arrive twice or minutes late, on quiet evenings and after deploys.',
      developer: 'Messages come back after their lease, with no error from the first attempt.',
      platform: 'Redeliveries rise within a minute of scale-in, a rollout or a drain.',
    },
    mechanism: 'The autoscaler and the rollout cannot see which worker is busy, so they stop any. Work that lasts longer than the grace period, 30 s by default (v1.37), is cut; the message becomes visible again and starts from zero. With a lease shorter than the work, a second worker takes it while the first is still at it.',
    confirm: {
      kind: 'query',
      language: 'promql',
      run: `# queue_messages_redelivered_total is the consumer’s own counter.
sum(increase(queue_messages_redelivered_total{namespace="shop", service="mailer"}[5m])) > 0
  and count(kube_pod_deletion_timestamp{namespace="shop", pod=~"mailer-.+"}) > 0`,
      expected: 'Redeliveries appear together with terminating workers, and only then.',
      failing: 'Redeliveries while no worker terminates: the handler fails, runs out of memory (FM-07), or the lease is shorter than the work.',
    },
    lever: 'Forbid scale-in for this worker, `behavior.scaleDown.selectPolicy: Disabled` in its HPA or ScaledObject, and hold deploys until the backlog is done. Idle workers cost money until you take it back.',
    clauses: ['L4', 'J1'],
    guardrail: { rung: 'default', mechanism: 'The worker path extends the lease while it works, stops fetching on SIGTERM, and sends work longer than the maximum grace of 300 s to one Job per item.' },
    lookAlikes: [
      { what: 'Poison message', tell: 'The same few messages come back for ever, on every worker.' },
      { what: 'Lease too short', tell: 'Redeliveries follow the length of the work, not the end of pods.' },
      { what: 'Missed or doubled run (FM-27)', tell: 'The doubled work was started by a schedule, not by a queue.' },
    ],
    stories: [],
    sources: ['keda-issue-2900', 'k8s-pod-lifecycle', 'keda'],
  },
  {
    id: 'FM-30',
    group: 'work',
    name: 'Two singletons',
    symptom: {
      user: 'Charges are doubled, or records change back to an older state.',
      developer: 'Two processes each believed that they were the only one.',
      platform: 'A node was lost or paused, or a rollout surged, and the old process still ran when the new one began.',
    },
    mechanism: '`replicas: 1` means at least zero and sometimes two: a rolling update starts the new pod first, and a partitioned node keeps running its process after the pod has been replaced. A lease of 15 s does not end a process that was paused for 20 s: it wakes and writes, still believing that it leads.',
    confirm: {
      kind: 'query',
      language: 'promql',
      run: `# ledger_writes_total is the service’s own counter.
count(sum by (pod) (increase(ledger_writes_total{namespace="shop"}[2m])) > 0) > 1`,
      expected: 'More than one pod has written within 2 minutes, and it lasts longer than a clean handover.',
      failing: 'One writer at a time: the same work was delivered or retried twice (J1).',
    },
    lever: 'Scale the workload to 0 and make sure that the old process is dead, by powering its node off if it does not answer; then find the last correct write and start one. The service is down for that time; a forced deletion alone proves nothing.',
    clauses: ['J3', 'T1'],
    guardrail: { rung: 'remove', mechanism: 'The resource checks a token that only grows and refuses the older one, so that a second writer has no effect.' },
    lookAlikes: [
      { what: 'Duplicate delivery (FM-28)', tell: 'One process did the same message twice.' },
      { what: 'Caller’s retry (FM-18)', tell: 'One caller sent the request twice; both carry the same key.' },
      { what: 'Unfinished handover', tell: 'The first writer stops within the lease duration: about 15 s.' },
    ],
    stories: [],
    sources: ['client-go-leaderelection', 'etcd-lock-demo', 'k8s-node-shutdown', 'k8s-pod-lifecycle'],
  },
];
