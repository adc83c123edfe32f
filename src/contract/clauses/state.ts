import type { Clause, Workload, WorkloadException } from '../types';
import { ledger } from '../worked-example';

const first = { version: '0.1.0', date: '2026-11-23', change: 'First published.' } as const;

const without = (because: string, ...workloads: readonly Workload[]): readonly WorkloadException[] =>
  workloads.map((workload) => ({ workload, levels: 'not-applicable', because }));

/** Area T: where data lives when its pod does not. */
export const state: readonly Clause[] = [
  {
    id: 'T1',
    area: 'T',
    order: 1,
    title: 'Durable data never lives on pod disk',
    binds: 'application',
    service: 'The service MUST keep data that has to outlive a pod on a declared volume or outside the cluster, with storage class, access mode and the fate of the claim written down.',
    platform: 'The platform may destroy a pod’s own disk with the pod, and keeps a declared volume through rescheduling, scale-in and deletion of its workload for as long as the written policies say.',
    why: 'A container’s own layer ends at its next restart and an `emptyDir` with its pod. A declared volume ends too: a storage class that states no reclaim policy deletes the disk with its claim, so one deleted namespace is deleted data.',
    default: {
      setting: 'A storage class with `reclaimPolicy: Retain` and `volumeBindingMode: WaitForFirstConsumer`, named in every claim; `ReadWriteOncePod` for a single writer; `persistentVolumeClaimRetentionPolicy` written as `Retain`; `fsGroupChangePolicy: OnRootMismatch` wherever `fsGroup` is set.',
      suppliedBy: 'platform',
      quantities: [
        { name: 'reclaimPolicy of a StorageClass', value: 'Delete', unit: '1', kind: 'default', version: '1.18, the same in later API references', source: 'k8s-storage-classes' },
        { name: 'volumeBindingMode of a StorageClass', value: 'Immediate', unit: '1', kind: 'default', version: '1.18, the same in later API references', source: 'k8s-storage-classes' },
        { name: 'persistentVolumeClaimRetentionPolicy whenDeleted, whenScaled', value: 'Retain, Retain', unit: '1', kind: 'default', version: '1.37', source: 'k8s-apps-types' },
        { name: 'released volumes kept before manual deletion', value: '≥ 30', unit: 'days', kind: 'chosen' },
      ],
    },
    proof: {
      kind: 'command',
      language: 'bash',
      run: String.raw`kubectl get pvc -n shop -o custom-columns='CLAIM:.metadata.name,CLASS:.spec.storageClassName,MODES:.spec.accessModes[*],VOLUME:.spec.volumeName'
kubectl get pv -o custom-columns='VOLUME:.metadata.name,NAMESPACE:.spec.claimRef.namespace,CLAIM:.spec.claimRef.name,RECLAIM:.spec.persistentVolumeReclaimPolicy,PHASE:.status.phase'
kubectl get statefulset ledger -n shop -o jsonpath='{.spec.persistentVolumeClaimRetentionPolicy}{"\n"}'`,
      expected: 'One claim per member of `ledger`, each with a class; each claim’s volume shows `Retain`; the last line shows `Retain` twice.',
      failing: '`Delete` under RECLAIM: whoever deletes the claim deletes the data. No claim at all for a service that says it stores something: it writes to pod disk.',
    },
    levels: { 1: 'MUST', 2: 'MUST', 3: 'SHOULD' },
    workloads: [
      { workload: 'scheduled-job', levels: { 1: 'SHOULD', 2: 'SHOULD', 3: null }, because: 'A repeated run rebuilds its intermediate files; only its result has to outlive the pod.' },
      { workload: 'batch-job', levels: { 1: 'SHOULD', 2: 'SHOULD', 3: null }, because: 'A repeated run rebuilds its intermediate files; checkpoints of long runs fall under L4.' },
      ...without('What it keeps belongs to its node and ends with it.', 'node-agent'),
    ],
    guardrails: [
      { rung: 'default', mechanism: 'The cluster’s default storage class retains; a class that deletes carries “scratch” in its name.', tells: 'Nobody: the claim gets it by silence.' },
      { rung: 'inform', mechanism: 'Pull-request check over sibling objects: a Deployment with more than one replica, or with surge, that mounts a `ReadWriteOnce` claim. Admission cannot see the claim.', tells: 'The author of the change.' },
      { rung: 'warn', mechanism: 'ValidatingAdmissionPolicy: a claim template without `storageClassName`, or a retention policy of `Delete` in tier 1 or 2.', tells: 'Whoever applies.' },
      { rung: 'block', mechanism: 'ValidatingAdmissionPolicy on DELETE: a claim labeled tier 1 without the annotation that releases it. Blocked because a deletion cannot be undone.', tells: 'Whoever deletes, with the annotation to set; a namespace deletion waits for it too.' },
    ],
    exceptions: [
      {
        when: 'The data is a cache or scratch that can be rebuilt.',
        instead: '`emptyDir` with a `sizeLimit` (R4) and a measured rebuild time.',
        costs: 'Each replacement starts cold, and a simultaneous one is a load test of whatever fills the cache.',
      },
      {
        when: 'The database replicates its data and needs the speed of local disks.',
        instead: 'Local volumes, one member per node, a rehearsed rebuild (T3).',
        costs: 'A node’s loss is a member’s loss: the rebuild takes hours of network and narrows the quorum meanwhile.',
      },
    ],
    failureModes: ['FM-08', 'FM-29', 'FM-30'],
    visibility: 'partly',
    checks: [],
    features: ['statefulset-pvc-retention-policy'],
    asks: ['Where do I store files in a pod?', 'What happens to the disk when I delete the StatefulSet?', 'My rollout hangs with a Multi-Attach error'],
    sources: ['k8s-storage-classes', 'k8s-apps-types', 'k8s-core-types', 'kep-1847', 'kyverno-readwriteonce-pod'],
    history: [first],
  },
  {
    id: 'T2',
    area: 'T',
    order: 2,
    title: 'Members have names, order and a quorum',
    binds: 'application',
    service: 'The service MUST give each member a stable name, choose its start order and its quorum, and allow at most as many disruptions as it has members beyond that quorum.',
    platform: 'The platform may evict that many members at any hour, waits for each updated member to be ready before it takes the next, and force-deletes none until its node is proven to be off.',
    why: 'A rollout does not ask the disruption budget. Of three members one can be down for the rollout while a drain, decided a moment earlier, takes the second; quorum is two, so writes stop although every rule was kept.',
    default: {
      setting: '3 members, one per zone; a headless Service named in `serviceName`; a budget with `maxUnavailable: 1` and `IfHealthyBudget`; `partition` as the canary. `OrderedReady` for a primary with replicas; `Parallel` with `publishNotReadyAddresses` for peers that become ready only as a quorum. Rollout and drain share one lock.',
      suppliedBy: 'shared',
      quantities: [
        { name: 'quorum of n members', value: 'floor(n / 2) + 1', unit: 'members', kind: 'chosen' },
        { name: 'disruptions allowed, 3 members', value: '3 − 2 = 1', unit: 'members', kind: 'chosen' },
        { name: 'podManagementPolicy', value: 'OrderedReady', unit: '1', kind: 'default', version: '1.37', source: 'k8s-apps-types' },
        { name: 'rollingUpdate.maxUnavailable of a StatefulSet', value: '1', unit: 'members', kind: 'default', version: '1.37', source: 'k8s-apps-types' },
      ],
    },
    proof: {
      kind: 'command',
      language: 'bash',
      run: String.raw`kubectl get statefulset ledger -n shop -o jsonpath='members={.spec.replicas} order={.spec.podManagementPolicy} service={.spec.serviceName}{"\n"}'
kubectl get service "$(kubectl get statefulset ledger -n shop -o jsonpath='{.spec.serviceName}')" -n shop -o jsonpath='clusterIP={.spec.clusterIP}{"\n"}'
kubectl get pdb ledger -n shop -o jsonpath='max={.spec.maxUnavailable} allowed={.status.disruptionsAllowed} pods={.status.expectedPods}{"\n"}'`,
      expected: '`members=3`, `clusterIP=None`, `max=1 allowed=1 pods=3`: the budget leaves two, which is the quorum.',
      failing: '`members=4`: a fourth member raises the quorum to three and survives no more losses than three members do. `max=2` of 3, or a Service that is missing or has an address: members cannot find each other, or a drain may take the majority.',
    },
    levels: { 1: 'MUST', 2: 'MUST', 3: 'SHOULD' },
    workloads: [
      ...without('Its replicas are interchangeable or alone.', 'http-service', 'grpc-service', 'queue-worker', 'scheduled-job', 'batch-job', 'singleton', 'node-agent'),
    ],
    guardrails: [
      { rung: 'default', mechanism: 'The stateful path writes Service, order, spread over zones and budget for 3 members.', tells: 'Nobody: the objects stand beside each other.' },
      { rung: 'inform', mechanism: 'Pull-request check: budget against quorum, an even member count, a `serviceName` that is missing or not headless.', tells: 'The author of the change.' },
      { rung: 'correct', mechanism: 'The operator holds a lock per quorum: while a member is being updated, its drain waits, and the other way round.', tells: 'The platform’s on-call, when a drain waits longer than 30 minutes.' },
      { rung: 'page', mechanism: 'Alert when `kube_poddisruptionbudget_status_current_healthy` falls below `kube_poddisruptionbudget_status_desired_healthy`.', tells: 'The service’s on-call: the next loss stops writes.' },
    ],
    exceptions: [
      {
        when: 'One primary with replicas and no vote.',
        instead: 'A budget of one, and a preStop step that hands the primary’s role over before it stops.',
        costs: 'Each eviction of the primary is a failover; measure its seconds.',
      },
      {
        when: 'An operator creates its pods itself.',
        instead: 'The operator’s own setting for quorum and disruption, cited in the service’s repository.',
        costs: 'None of the commands above apply; the proof has to be rewritten.',
      },
    ],
    failureModes: ['FM-13', 'FM-14', 'FM-15', 'FM-29'],
    visibility: 'partly',
    checks: [],
    features: ['statefulset-maxunavailable', 'pdb-unhealthypodevictionpolicy', 'non-graceful-shutdown'],
    asks: ['How many members may be down at once?', 'Why did a drain during a rollout stop our writes?', 'OrderedReady or Parallel?'],
    sources: ['k8s-apps-types', 'k8s-disruptions', 'k8s-policy-types', 'k8s-statefulset', 'k8s-node-shutdown', 'kep-961', 'k8s-pr-137904'],
    history: [first],
  },
  {
    id: 'T3',
    area: 'T',
    order: 3,
    title: 'A backup is a rehearsed restore',
    binds: 'application',
    service: 'The service MUST restore its data from backup into an empty environment on a schedule, and publish how many minutes that took and how many minutes of writes were missing.',
    platform: 'The platform keeps the copies out of reach of the service’s own credentials and of its region, and lends a namespace and capacity for every rehearsal.',
    why: 'A backup job reports that it wrote bytes. Whether they are complete, readable by today’s version and fast enough to load is known only to whoever loaded them; replicas and volume snapshots follow a mistaken delete faithfully.',
    default: {
      setting: 'Full copy daily and log shipping every 5 minutes to an account where the service may write and not delete. A scheduled rehearsal restores the newest copy, compares a marker row and reports both numbers.',
      suppliedBy: 'shared',
      quantities: [
        { name: 'writes lost at most (RPO), ledger', value: String(ledger.rpoMinutes), unit: 'min', kind: 'chosen' },
        { name: 'time to restore at most (RTO), ledger', value: String(ledger.rtoMinutes), unit: 'min', kind: 'chosen' },
        { name: 'rehearsal, tier 1 and tier 2', value: 'every 30 and every 90', unit: 'days', kind: 'chosen' },
        { name: 'copies kept', value: '35', unit: 'days', kind: 'chosen' },
      ],
    },
    proof: {
      kind: 'drill',
      language: 'text',
      run: '1. Write a marker row with the current time to `ledger` every minute, in production.\n2. In staging create an empty namespace: `kubectl create namespace ledger-restore`, and start a clock.\n3. Restore the newest backup there, by the runbook, by somebody who did not write it.\n4. Run the service’s consistency check, read the newest marker and one known record through its API, and stop the clock.\n5. Publish both numbers, then `kubectl delete namespace ledger-restore`.',
      expected: 'The newest marker is less than 15 minutes older than the start of the drill, the check passes, and the clock shows 60 minutes or less.',
      failing: 'A credential, an encryption key or a schema version that only production has; a marker from yesterday; or a restore that takes nine hours for a promised one.',
    },
    levels: { 1: 'MUST', 2: 'MUST', 3: 'SHOULD' },
    workloads: [
      ...without('It keeps no data of its own (T1); a database it owns is a stateful service even where somebody else runs it.', 'http-service', 'grpc-service', 'queue-worker', 'scheduled-job', 'batch-job', 'node-agent'),
    ],
    guardrails: [
      { rung: 'remove', mechanism: 'Object lock on the backup store: nobody deletes a copy within 35 days.', tells: 'Whoever tries, by the refusal.' },
      { rung: 'default', mechanism: 'The stateful path ships backup and rehearsal as two CronJobs under J1 to J5.', tells: 'Nobody: both stand in the repository.' },
      { rung: 'page', mechanism: 'Alert when the last successful rehearsal is older than 1.5 intervals, by the age of the rehearsal’s last success (J2).', tells: 'The service’s on-call, as a ticket; the tier 1 review sees the date.' },
    ],
    exceptions: [
      {
        when: 'The data can be derived from another source within the restore time.',
        instead: 'Rehearse the rebuild on the same schedule, with the same two numbers.',
        costs: 'The source’s retention is now part of the promise.',
      },
      {
        when: 'A provider runs the database and its backups.',
        instead: 'Rehearse a point-in-time restore into a second instance.',
        costs: 'One instance for a few hours a month; the provider’s objective covers its part, not your credentials and routes.',
      },
    ],
    failureModes: ['FM-22', 'FM-29'],
    visibility: 'runtime',
    checks: [],
    features: [],
    asks: ['Should we run this database on Kubernetes?', 'When did we last restore from backup?', 'Is a volume snapshot a backup?'],
    sources: ['gitlab-2017-01-31', 'mercari-checklist'],
    history: [first],
  },
];
