import type { ClauseId } from './types';

/**
 * Control objectives of a change, the automatic control that meets each, the record it writes and the query that reads
 * the record. A leaf.
 *
 * The example is one change of checkout in namespace shop at 14:03 UTC on 22 November 2026. Names of repositories,
 * identities and files are samples. A query runs in a directory that holds `audit.jsonl`, the audit log as JSON lines.
 */
export interface Control {
  /** Kebab-case and permanent: it is the anchor of the query. */
  readonly id: string;
  /** One word an auditor uses. */
  readonly objective: string;
  /** What the auditor asks. */
  readonly question: string;
  /** The manual step it can stand in for. */
  readonly replaces: string;
  /** What acts without a person, named. */
  readonly control: string;
  /** What is written, by whom, at the moment of action. */
  readonly record: string;
  readonly query: {
    readonly language: 'bash' | 'promql';
    readonly run: string;
    readonly expected: string;
    readonly failing: string;
  };
  /** What the record cannot prove, so that nobody has to find out. */
  readonly doesNotShow: string;
  readonly clauses: readonly ClauseId[];
}

/** Verbs that change something; a test compares the queries with it. */
export const writeVerbs = ['create', 'update', 'patch', 'delete', 'deletecollection'] as const;

const writes = writeVerbs.map((verb) => `"${verb}"`).join(', ');

/** In the order of the five minutes; the last four cover the period. */
export const controls: readonly Control[] = [
  {
    id: 'complete',
    objective: 'Complete',
    question: 'Are these all the changes, or only the ones you show me?',
    replaces: 'Monthly reconciliation of tickets with deployments',
    control: 'Only the reconciler holds write rights in production namespaces; people read (RBAC).',
    record: 'Audit log of the API server: one event per request, written when it is answered.',
    query: {
      language: 'bash',
      run: `# Accepted writes to shop on that day, by identity. Left out: dry runs, status, and
# what controllers do to follow.
jq -r 'select(.stage == "ResponseComplete" and .objectRef.namespace == "shop"
    and .responseStatus.code < 300 and (.requestReceivedTimestamp | startswith("2026-11-22"))
    and (.verb | IN(${writes}))
    and (.objectRef.subresource != "status") and (.requestURI | contains("dryRun=") | not)
    and (((.objectRef.resource | IN("pods", "replicasets", "controllerrevisions", "endpoints", "endpointslices", "events", "leases", "serviceaccounts"))
      and (.user.username | test("^system:(node:|kube-|serviceaccount:(kube-system|argo-rollouts):)"))) | not))
  | [.user.username, .impersonatedUser.username // "-", .verb, .objectRef.resource, .objectRef.subresource // "-"]
  | @tsv' audit.jsonl | sort | uniq -c`,
      expected: 'Three identities: the reconciler on everything, the rollout controller on routes, Services and analysis runs, the autoscaler on `scale`.',
      failing: 'A person’s name, a pod by hand included. A name in the place of `-`: somebody acted through an identity not theirs.',
    },
    doesNotShow: 'What the audit policy leaves out. Read the policy first, and the control “Recorded” below.',
    clauses: ['I3', 'S3'],
  },
  {
    id: 'traceable',
    objective: 'Traceable',
    question: 'What exactly was put into production, and built from what?',
    replaces: 'Change number typed into a ticket',
    control: 'Admission refuses images without a digest in tier 1; the builder signs where each digest came from.',
    record: 'Audit event with the object as stored; provenance, signed by the builder when it pushed.',
    query: {
      language: 'bash',
      run: `# The writes around 14:03 with the digest they stored, then the commit that digest was built from.
jq -r 'select(.stage == "ResponseComplete" and .objectRef.namespace == "shop" and .objectRef.name == "checkout"
    and (.objectRef.resource | IN("rollouts", "deployments")) and .objectRef.subresource == null
    and (.verb | IN(${writes})) and .responseStatus.code < 300 and (.requestURI | contains("dryRun=") | not)
    and .requestReceivedTimestamp >= "2026-11-22T14:00" and .requestReceivedTimestamp < "2026-11-22T14:10")
  | [.requestReceivedTimestamp[0:19], .user.username, .responseObject.spec.template.spec.containers[].image // "not logged", .auditID]
  | @tsv' audit.jsonl
DIGEST=sha256:9f2c4b7e0d61a85337c2be8a1f40d9963e7b5a2c8d14f06be93a77c15d208e4f
gh attestation verify "oci://registry.example/shop/checkout@$DIGEST" --repo shop/checkout --format json \\
  | jq -r '.[].verificationResult.signature.certificate | [.sourceRepositoryDigest, .subjectAlternativeName] | @tsv'`,
      expected: 'One line at 14:03 from the reconciler with that digest, then one commit and the release workflow of `shop/checkout`.',
      failing: '“not logged”: the policy records metadata only. A verification that fails: nobody knows what this image was made of.',
    },
    doesNotShow: 'That the source was good. Provenance says which source, not what it does.',
    clauses: ['V7', 'I4'],
  },
  {
    id: 'authorized',
    objective: 'Authorized',
    question: 'Who decided, and was it somebody other than the author?',
    replaces: 'Vote of a change board, per change',
    control: 'The branch accepts a merge only with a review of its last commit by somebody else.',
    record: 'The merge and its review, written by the forge; the commit in the configuration repository.',
    query: {
      language: 'bash',
      run: `# The last merge that brought the digest in before the write, its author and last
# commit, and which commit each reviewer approved.
DIGEST=sha256:9f2c4b7e0d61a85337c2be8a1f40d9963e7b5a2c8d14f06be93a77c15d208e4f
git fetch --quiet origin
MERGE=$(git log origin/main -1 --until=2026-11-22T14:03:12Z --first-parent -m -S"$DIGEST" --format=%H -- shop/checkout.yaml)
git show -s --format='%h merged %cI  %s' "$MERGE"
PR=$(gh api "repos/shop/runtime/commits/$MERGE/pulls" --jq '.[0].number')
gh api "repos/shop/runtime/pulls/$PR" --jq '["author", .user.login, .head.sha[0:7]] | @tsv'
gh api "repos/shop/runtime/pulls/$PR/reviews" --jq '.[] | select(.state == "APPROVED") | ["approved", .user.login, .commit_id[0:7]] | @tsv'`,
      expected: 'A merge before 14:03, and an approval by another name on the author’s last commit. Repeat it in `shop/checkout`, with the commit of the provenance.',
      failing: 'An earlier commit beside the approval: something was pushed after the review. No merge or no approval: a bypass; Segregated, below, says which.',
    },
    doesNotShow: 'That the reviewer read it. No signature shows that either; the trial is there because of it.',
    clauses: ['C1', 'V7'],
  },
  {
    id: 'tested',
    objective: 'Tested',
    question: 'What did it have to pass, and what would have stopped it?',
    replaces: 'Sign-off sheet of a test phase',
    control: 'Each step of the release waits for a verdict on the new version’s own requests.',
    record: 'The verdict with its measurements, stored by the rollout controller and logged like any other write.',
    query: {
      language: 'bash',
      run: `# Verdicts of that release, with the number of measurements each rests on.
jq -r 'select(.stage == "ResponseComplete" and .objectRef.namespace == "shop" and .objectRef.resource == "analysisruns"
    and (.verb | IN("update", "patch")) and .responseStatus.code < 300
    and .requestReceivedTimestamp >= "2026-11-22T14:00" and .requestReceivedTimestamp < "2026-11-22T17:00")
  | .responseObject | select(.status.phase | IN("Successful", "Failed", "Error", "Inconclusive"))
  | [.metadata.name, .status.phase, (.status.metricResults[]? | "\\(.name): \\(.successful // 0) passed, \\(.failed // 0) failed")]
  | @tsv' audit.jsonl | sort -u`,
      expected: 'One line for each step, `Successful`, with more than zero measurements that passed.',
      failing: 'No line: the release was not judged. `Successful` with 0 passed: the gate had nothing to look at.',
    },
    doesNotShow: 'That the gate can see the fault that comes next. The drill of “Working” counts what it can.',
    clauses: ['V2', 'V9'],
  },
  {
    id: 'reversible',
    objective: 'Reversible',
    question: 'Could you have gone back, and how do you know?',
    replaces: 'Back-out plan in the ticket',
    control: 'Older revisions and their images are kept for the rollback window, and going back is rehearsed every 90 days.',
    record: 'ReplicaSets and registry, as they are now; the drill’s minutes, committed on the day.',
    query: {
      language: 'bash',
      run: `# The revision before, whether its image can still be pulled, and the last rehearsal.
kubectl -n shop get replicasets -l app.kubernetes.io/name=checkout --sort-by=.metadata.creationTimestamp \\
  -o custom-columns='CREATED:.metadata.creationTimestamp,PODS:.status.replicas,IMAGE:.spec.template.spec.containers[0].image' | tail -3
PREVIOUS=sha256:41d0c6a9be7f2385c10e94ad7b6632f8d5e09a1743bc2f86d0175e9ab34c7d12
skopeo inspect --format '{{.Digest}}' "docker://registry.example/shop/checkout@$PREVIOUS"
git log -1 --format='%cs %s' origin/main -- drills/checkout/`,
      expected: 'The digest before the change among the three, printed again by the registry, and a drill at most 90 days old with its minutes.',
      failing: 'An empty list of drills, or `manifest unknown`: the way back is a sentence in a document.',
    },
    doesNotShow: 'Data. Rows written by the new version stay written; whether the old one reads them is a test of its own.',
    clauses: ['V4', 'V3'],
  },
  {
    id: 'segregated',
    objective: 'Segregated',
    question: 'Can one person change both the service and the rule that judges it?',
    replaces: 'A release manager who is not a developer',
    control: 'Author ≠ reviewer, person ≠ pipeline, deployer ≠ owner of the policies.',
    record: 'The branch rules and the role bindings themselves, and the audit log of their changes.',
    query: {
      language: 'bash',
      run: `# Rules of the branch with their bypasses, and whether the deployer may edit what judges it.
gh api repos/shop/runtime/branches/main/protection --jq '{reviews: .required_pull_request_reviews.required_approving_review_count,
  lastPush: .required_pull_request_reviews.require_last_push_approval, bypass: .required_pull_request_reviews.bypass_pull_request_allowances,
  admins: .enforce_admins.enabled}'
DEPLOYER=system:serviceaccount:argocd:argocd-application-controller
for WHAT in validatingadmissionpolicies validatingadmissionpolicybindings analysistemplates.argoproj.io rolebindings clusterrolebindings; do
  echo "$WHAT $(for VERB in create update patch delete; do kubectl auth can-i "$VERB" "$WHAT" -n shop --as="$DEPLOYER"; done | paste -sd' ')"
done`,
      expected: '`reviews` 1 or more, `lastPush` true, no bypass, `admins` true; then `no no no no` on every line.',
      failing: 'A `yes`: the pipeline can relax its own gate in the same commit. `lastPush` false: approve first, push afterward. 404: no protection of this kind; list the rulesets with `gh api repos/shop/runtime/rules/branches/main`.',
    },
    doesNotShow: 'Collusion, and the administrators of forge and cluster. Their accounts are the auditor’s next sample.',
    clauses: ['I3', 'P3'],
  },
  {
    id: 'exceptions',
    objective: 'Exceptional',
    question: 'Who went around the path, and who looked at it afterward?',
    replaces: 'Emergency change form',
    control: 'Access by hand is lent for an hour and taken back by a job; a waiver ends on its date.',
    record: 'Audit events under a person’s own name; waivers as labels, granted by a merge.',
    query: {
      language: 'bash',
      run: `# What people did by hand in 28 days: writes, shells, and rights that were lent.
jq -r 'select(.stage == "ResponseComplete" and .responseStatus.code < 300
    and (.user.username | startswith("system:") | not) and (.requestURI | contains("dryRun=") | not)
    and (.objectRef.apiGroup // "" | IN("authentication.k8s.io", "authorization.k8s.io") | not)
    and ((.objectRef.subresource // "" | IN("exec", "attach", "portforward", "proxy", "ephemeralcontainers"))
      or (.verb | IN(${writes})))
    and .requestReceivedTimestamp >= "2026-10-26")
  | [.requestReceivedTimestamp[0:16], .user.username, .verb, .objectRef.resource + "/" + (.objectRef.subresource // "-"),
     (.objectRef.namespace // "-") + "/" + (.objectRef.name // "-"), .auditID] | @tsv' audit.jsonl | sort`,
      expected: 'A short list. Each `auditID` stands in a review that was merged within one day (chosen).',
      failing: 'A long list: the path cannot do what people need. An empty one all year: break-glass was never tried, or is not logged.',
    },
    doesNotShow: 'What was typed inside the shell. That is why its pod is replaced afterward.',
    clauses: ['I3', 'C3'],
  },
  {
    id: 'recorded',
    objective: 'Recorded',
    question: 'How do I know that the log itself has no holes?',
    replaces: 'Screenshots',
    control: 'Events leave the cluster as they are written, into storage that its administrators cannot change.',
    record: 'Two counters of the API server: events sent, and events lost.',
    query: {
      language: 'promql',
      run: `# Share of audit events lost in 28 days. The counter of errors has no series before
# its first error, hence the zero.
(sum(increase(apiserver_audit_error_total[28d])) or vector(0)) / sum(increase(apiserver_audit_event_total[28d]))`,
      expected: '0, and a result at all. Then compare yesterday’s count of events in the storage with the same counter over one day.',
      failing: 'Above 0: events were dropped, so the queries above are a lower bound. No result: the API server is not scraped.',
    },
    doesNotShow: 'A request the policy ignores, or a change made beside the API: on a node, in etcd, at the provider.',
    clauses: ['P5', 'O3'],
  },
  {
    id: 'working',
    objective: 'Working',
    question: 'Does the control still refuse, or does it only exist?',
    replaces: 'Annual walkthrough of the control',
    control: 'Every month a faulty release and a forbidden manifest are sent in on purpose.',
    record: 'Audit event of each refused request; the release log with one line per planted fault.',
    query: {
      language: 'bash',
      run: `# Refusals of each policy by month, then the policies there are. A server-side dry
# run is refused and logged like the real thing.
jq -r 'select(.stage == "ResponseComplete" and .responseStatus.code >= 400 and .requestReceivedTimestamp >= "2026-08-24")
  | .requestReceivedTimestamp[0:7] as $month | .responseStatus.message // ""
  | capture("ValidatingAdmissionPolicy .(?<policy>[a-z0-9.-]+). with binding") | [.policy, $month]
  | @tsv' audit.jsonl | sort | uniq -c
kubectl get validatingadmissionpolicies -o name`,
      expected: 'Each policy of the second list stands in the first with every full month, at least for the planted manifest.',
      failing: 'A policy without a line refused nothing in 90 days, so nobody knows whether it would.',
    },
    doesNotShow: 'Kinds of fault that nobody planted. Change the kinds each quarter.',
    clauses: ['P3', 'V2'],
  },
];

/** Everything wrong with a list of controls, as `id: what → fix`. */
export function controlProblems(list: readonly Control[], known: { readonly clauses: readonly string[] }): readonly string[] {
  const found: string[] = [];
  for (const control of list) {
    const say = (problem: string): void => { found.push(`${control.id}: ${problem}`); };
    if (!/^[a-z]+(-[a-z]+)*$/.test(control.id)) say('id is not kebab-case → it is an anchor, for ever');
    if (list.filter(({ id }) => id === control.id).length > 1) say('id is used twice');
    const texts = { ...control.query, objective: control.objective, question: control.question, replaces: control.replaces, control: control.control, record: control.record, doesNotShow: control.doesNotShow };
    for (const [field, text] of Object.entries(texts)) if (text.trim() === '') say(`${field} is empty → a control without it cannot be tested`);
    for (const field of ['question', 'replaces', 'control', 'record', 'doesNotShow'] as const) {
      if (/['"]/.test(control[field])) say(`${field} holds a straight quote → write ’ or “ ”`);
      if (/\b(?:MUST|SHOULD|MAY)\b/.test(control[field])) say(`${field} holds a keyword → those stand in clauses only`);
    }
    if (!control.question.endsWith('?')) say('question is none → ask it as the auditor would');
    if (!control.query.run.startsWith('#')) say('query has no first comment → say what it reads');
    if (/(?<!\?)<[a-z-]+>|\.\.\.|…/.test(control.query.run)) say('query has a placeholder → it has to run as printed');
    if (control.query.language === 'bash' && /\baudit\.jsonl\b/.test(control.query.run) && !control.query.run.includes('"ResponseComplete"')) say('query counts every stage of a request → select ResponseComplete');
    if (control.clauses.length === 0) say('no clause → a control that no clause asks for will be removed');
    for (const clause of control.clauses) if (!known.clauses.includes(clause)) say(`unknown clause "${clause}"`);
  }
  return found;
}
