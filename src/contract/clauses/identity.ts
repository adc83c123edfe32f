import type { Clause } from '../types';

const first = { version: '0.1.0', date: '2026-11-23', change: 'First published.' } as const;

/** Area I: what one compromised or looping process can reach. */
export const identity: readonly Clause[] = [
  {
    id: 'I1',
    area: 'I',
    order: 1,
    title: 'The process holds no unneeded privilege',
    binds: 'application',
    service: 'The service MUST run in every container, init containers included, under the restricted Pod Security profile and on a read-only root file system.',
    platform: 'The platform enforces that profile per namespace at a pinned version, gives each workload bounded writable directories, and may refuse any pod that asks for more.',
    why: 'The profile decides what attacker’s code inherits: root with a writable image and host access turns one bug into the node, and the node into its neighbors. The read-only root is this contract’s own rule; contrary to one checklist, the restricted profile does not ask for it.',
    default: {
      setting: 'For the pod `runAsNonRoot: true` and `seccompProfile: RuntimeDefault`; for each container `allowPrivilegeEscalation: false`, `capabilities.drop: [ALL]` and `readOnlyRootFilesystem: true`, three fields that a pod-level context does not have. An `emptyDir` with a size limit is mounted at `/tmp`.',
      suppliedBy: 'shared',
      quantities: [
        { name: 'sizeLimit of the /tmp volume', value: '64', unit: 'MiB', kind: 'chosen' },
        { name: 'pod-security.kubernetes.io/enforce-version', value: 'v1.37, raised with each upgrade', unit: '1', kind: 'chosen' },
        { name: 'capabilities the profile lets back in', value: '1 (NET_BIND_SERVICE)', unit: '1', kind: 'default', version: '1.37', source: 'k8s-pod-security' },
      ],
    },
    proof: {
      kind: 'command',
      language: 'bash',
      run: String.raw`kubectl label namespace shop --dry-run=server --overwrite pod-security.kubernetes.io/enforce=restricted pod-security.kubernetes.io/enforce-version=latest
kubectl get pods -n shop -o jsonpath='{range .items[*].spec.containers[*]}{.securityContext.readOnlyRootFilesystem}{" "}{.name}{"\n"}{end}{range .items[*].spec.initContainers[*]}{.securityContext.readOnlyRootFilesystem}{" "}{.name}{"\n"}{end}' | sort | uniq -c`,
      expected: 'The first command changes nothing and prints no warning; the namespace’s pinned version differs from `latest`, so the running pods were examined. In the second every line reads `true`; for `checkout`, `10 true checkout`.',
      failing: 'A warning with pods and the fields they violate, or lines without `true`. A namespace that already enforces `restricted` at `latest` prints nothing whatever runs in it: unchanged labels are not evaluated.',
    },
    levels: { 1: 'MUST', 2: 'MUST', 3: 'MUST' },
    workloads: [
      { workload: 'node-agent', levels: { 1: 'SHOULD', 2: 'SHOULD', 3: 'SHOULD' }, because: 'An agent may need the host; it runs in a platform namespace, with one recorded reason per field.' },
    ],
    guardrails: [
      { rung: 'default', mechanism: 'The golden path sets every field and mounts `/tmp`.', tells: 'Nobody.' },
      { rung: 'warn', mechanism: 'Pod Security `warn: restricted`, which also evaluates workload templates; `enforce` looks at pods only, so a bad template is accepted and its pods are refused.', tells: 'Whoever applies, with the field that violates.' },
      { rung: 'block', mechanism: 'Pod Security `enforce: restricted` on application namespaces, after one release under `warn` and `audit`. Blocked because the node is everybody’s.', tells: 'The ReplicaSet’s events, and the rollout’s failure (V9).' },
    ],
    exceptions: [
      { when: 'A vendor image writes to its root file system and its paths cannot be mounted.', instead: '`readOnlyRootFilesystem: false` for that container, with an `ephemeral-storage` limit (R4); the profile stays.', costs: 'An intruder can place files that last until the container is replaced.' },
      { when: 'The image has to be root inside its container.', instead: '`hostUsers: false`: with a user namespace, policy versions from v1.35 accept root, which outside the pod is an unprivileged user.', costs: 'Node, runtime and volume file systems have to support it; the profile’s other rows stay.' },
      { when: 'A port below 1024 is expected.', instead: 'Listen above 1024 and map the port in the Service.', costs: 'One line.' },
    ],
    failureModes: ['FM-34'],
    visibility: 'manifest',
    checks: [],
    features: ['pod-security-admission'],
    asks: ['What must I change to pass admission?', 'Does restricted require a read-only root file system?'],
    sources: ['k8s-pod-security', 'k8s-pod-security-admission-code', 'kep-2579'],
    history: [first],
  },
  {
    id: 'I2',
    area: 'I',
    order: 2,
    title: 'Each workload has its own narrow reach',
    binds: 'application',
    service: 'The service MUST run under a service account of its own, mount no API token unless it calls the API, and list every destination it calls.',
    platform: 'The platform denies whatever is not listed, in both directions, always admits name resolution and the node’s probes, and mounts no token by default.',
    why: 'The `default` account and an open network are shared by everything in a namespace: with 20 services on it, each holds what any of them was ever granted. The reach of the least careful workload is the reach of all.',
    default: {
      setting: 'One ServiceAccount per workload with `automountServiceAccountToken: false`; a default-deny NetworkPolicy that names both `policyTypes` and opens UDP and TCP 53 to the resolver; one policy per dependency, and a gateway for destinations outside the cluster.',
      suppliedBy: 'shared',
      quantities: [
        { name: 'service accounts per workload', value: '1', unit: '1', kind: 'chosen' },
        { name: 'port open to the resolver', value: '53, UDP and TCP', unit: '1', kind: 'chosen' },
      ],
    },
    proof: {
      kind: 'command',
      language: 'bash',
      run: String.raw`kubectl get pods -n shop -o custom-columns='POD:.metadata.name,ACCOUNT:.spec.serviceAccountName,TOKEN-VOLUME:.spec.volumes[*].projected.sources[*].serviceAccountToken.path'
kubectl get networkpolicies -n shop -o custom-columns='POLICY:.metadata.name,SELECTS:.spec.podSelector,TYPES:.spec.policyTypes'`,
      expected: 'No ACCOUNT reads `default`, and TOKEN-VOLUME is `<none>` for every pod that does not call the API. One policy selects `map[]`, all pods, with both `Ingress` and `Egress`.',
      failing: '`default` or `token` in a line: that pod holds a credential it never asked for. `[Ingress]` alone on the deny policy: everything may still be called. A network plugin without policy support obeys none of this, so try one refused call in staging.',
    },
    levels: { 1: 'MUST', 2: 'MUST', 3: null },
    workloads: [
      { workload: 'node-agent', levels: { 1: 'SHOULD', 2: 'SHOULD', 3: null }, because: 'An agent on the host’s network is beyond any NetworkPolicy and often needs a token; its own account stays.' },
    ],
    guardrails: [
      { rung: 'default', mechanism: 'Namespaces are born with default deny, name resolution open, and a `default` account that mounts no token (P4).', tells: 'Nobody.' },
      { rung: 'warn', mechanism: 'ValidatingAdmissionPolicy: a pod template that uses the `default` account, sets `automountServiceAccountToken: true`, or a Secret of type `kubernetes.io/service-account-token`.', tells: 'Whoever applies, with the fix.' },
      { rung: 'inform', mechanism: 'Pull-request check over sibling objects: each workload is selected by a policy for both directions, and each policy selects a workload.', tells: 'The author.' },
    ],
    exceptions: [
      { when: 'The service calls the Kubernetes API.', instead: 'A projected token with an audience and an expiry, and a role that lists its verbs (I3).', costs: 'One more thing to review each quarter.' },
      { when: 'Outbound destinations are names whose addresses change.', instead: 'An egress gateway that allows by name and records each call: a NetworkPolicy knows addresses and labels only.', costs: 'One hop more, and a platform component on the path (P6).' },
    ],
    failureModes: ['FM-34'],
    visibility: 'partly',
    checks: [],
    features: [],
    asks: ['What can this pod reach?', 'Default deny is on and all pods are unready, why?', 'Does my service need an API token?'],
    sources: ['k8s-network-policies', 'k8s-rbac-good-practices', 'k8s-core-types'],
    history: [first],
  },
  {
    id: 'I3',
    area: 'I',
    order: 3,
    title: 'Permissions are listed verbs, never wildcards',
    binds: 'application',
    service: 'The service MUST hold only the API verbs and cloud permissions that it uses, granted to its own identity and to no other, without wildcards.',
    platform: 'The platform exchanges that identity for credentials that expire within an hour, stores no long-lived key for anyone, and shows each owner the grants that were never used.',
    why: 'A `*` also covers kinds that do not exist yet, `list` on secrets returns their contents, and `escalate`, `bind` or the right to create pods hand out other identities. After one breach of a supplier, broad shared accounts turned rotation into four weeks of work.',
    default: {
      setting: 'No role at all unless the service calls the API. Where it does: a namespaced Role with named resources and verbs. Cloud access through workload identity, bound to one service account of one namespace.',
      suppliedBy: 'shared',
      quantities: [
        { name: 'lifetime of a credential', value: '≤ 1', unit: 'h', kind: 'chosen' },
        { name: 'expirationSeconds of a projected token', value: '3,600', unit: 's', kind: 'default', version: '1.37', source: 'k8s-core-types' },
        { name: 'grant unused before it is reported', value: '90', unit: 'days', kind: 'chosen' },
      ],
    },
    proof: {
      kind: 'command',
      language: 'bash',
      run: `# Needs the right to impersonate the account.
kubectl auth can-i --list -n shop --as=system:serviceaccount:shop:checkout
kubectl auth can-i list secrets -n shop --as=system:serviceaccount:shop:checkout`,
      expected: 'The list holds the self-review and discovery entries that every account has, and the verbs of the service’s own role. The second command prints `no`.',
      failing: 'A `*`, `pods/exec`, or `yes`: every secret of the namespace is one call away. Cloud permissions do not appear here; ask the cloud’s own access report.',
    },
    levels: { 1: 'MUST', 2: 'MUST', 3: 'SHOULD' },
    workloads: [],
    guardrails: [
      { rung: 'block', mechanism: 'ValidatingAdmissionPolicy on roles and bindings outside platform namespaces: wildcards, `escalate`, `bind`, `impersonate`, `pods/exec`, secrets without `resourceNames`, or `cluster-admin`. Blocked because the reach is everybody’s.', tells: 'Whoever applies, with the rule that would pass.' },
      { rung: 'inform', mechanism: 'Monthly list of granted verbs that the audit log did not see in 90 days.', tells: 'The owner, with the smaller role ready to paste.' },
    ],
    exceptions: [
      { when: 'An operator manages objects in many namespaces.', instead: 'A ClusterRole with named resources, owned by the platform and reviewed each quarter; the operator runs on nodes without tenants.', costs: 'A compromise of that operator reaches all of them.' },
      { when: 'A vendor accepts static keys only.', instead: 'One key per service from the secret source of C3, with a rotation date and an alert 30 days before.', costs: 'Until it is rotated, a leaked key works from anywhere.' },
    ],
    failureModes: ['FM-34'],
    visibility: 'partly',
    checks: [],
    features: ['validatingadmissionpolicy'],
    asks: ['Which verbs does it need, by evidence?', 'How does my pod get cloud access without a key?'],
    sources: ['k8s-rbac-good-practices', 'moj-2023-01-05', 'k8s-core-types'],
    history: [first],
  },
  {
    id: 'I4',
    area: 'I',
    order: 4,
    title: 'Images come from places we verify',
    binds: 'application',
    service: 'The service MUST run only images that its pipeline built, scanned and pushed to the platform’s registries, and rebuild them when their base is patched.',
    platform: 'The platform refuses other origins at admission, mirrors what has to come from outside, keeps every referenced image pullable, and names the owners of images with a known flaw.',
    why: 'Every replacement pod depends on the registry, so an image that cannot be pulled stops healing as well as deploying: in one public incident a rotated registry password blocked pulls for 88 minutes. The Kubernetes project’s own registry states that it has no SLA.',
    default: {
      setting: 'A list of registry prefixes per cluster, as a policy parameter; digests from the pipeline (V7); the base image rebuilt monthly; pull credentials issued to nodes by identity, not by password.',
      suppliedBy: 'shared',
      quantities: [
        { name: 'age of an image in production', value: '≤ 90', unit: 'days', kind: 'chosen' },
        { name: 'rebuild of base images', value: '≤ 30', unit: 'days', kind: 'chosen' },
        { name: 'fix for an exploited flaw, from notice to production', value: '7', unit: 'days', kind: 'chosen' },
      ],
    },
    proof: {
      kind: 'command',
      language: 'bash',
      run: String.raw`# Put your own registry's prefix into the pattern.
kubectl get pods -A -o json |
  jq -r '.items[] | .metadata.namespace as $ns | ((.spec.initContainers // []) + .spec.containers)[] | "\($ns) \(.image)"' |
  grep -v ' registry\.example\.internal/' | sort | uniq -c`,
      expected: '0 lines outside the platform’s namespaces.',
      failing: 'Counts, namespaces and images from elsewhere. A name without a registry, such as `nginx`, is somebody else’s decision at every pull.',
    },
    levels: { 1: 'MUST', 2: 'MUST', 3: 'SHOULD' },
    workloads: [],
    guardrails: [
      { rung: 'default', mechanism: 'A pull-through mirror for the public registries that teams use; the golden path’s base image is rebuilt by the platform.', tells: 'Nobody.' },
      { rung: 'block', mechanism: 'ValidatingAdmissionPolicy: prefix of each container, init and ephemeral container against the parameter list. Signatures need an engine, because CEL makes no outside call.', tells: 'Whoever applies, with the mirror’s name for the image.' },
      { rung: 'inform', mechanism: 'Weekly report of images older than 90 days or with a flaw that has a fix.', tells: 'The owner in the labels (O2).' },
    ],
    exceptions: [
      { when: 'A vendor publishes in its own registry only.', instead: 'Mirror it, pin the digest, and check the vendor’s signature at the mirror.', costs: 'The mirror needs an owner, and updates arrive when that owner looks.' },
      { when: 'A tier 3 experiment wants an image today.', instead: 'The pull-through mirror, without scan or rebuild.', costs: 'What it runs is unknown until somebody asks.' },
    ],
    failureModes: ['FM-34', 'FM-32'],
    visibility: 'partly',
    checks: [],
    features: ['validatingadmissionpolicy'],
    asks: ['May I pull from a public registry?', 'How old may an image get?'],
    sources: ['moj-2023-01-11', 'k8s-registry-readme', 'k8s-images', 'kyverno-policies'],
    history: [first],
  },
];
