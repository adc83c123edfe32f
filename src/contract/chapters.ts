import type { Audience } from './types';

/** One planned or published page. Whether it is published is decided by the file being there, never by a flag. */
export interface Chapter {
  /** Path under `docs/` without extension: `02-runtime-model/scaling`. */
  readonly doc: string;
  readonly title: string;
  readonly audience: readonly Audience[];
  /** What the page is for, one sentence; shown where the page is named as planned. */
  readonly purpose: string;
}

/** One of the seven parts, or the start pages. */
export interface Part {
  /** Folder under `docs/`. */
  readonly folder: string;
  readonly title: string;
  readonly chapters: readonly Chapter[];
}

/** The table of contents in reading order: sidebar, part indexes and the list of planned pages all come from it. */
export const parts: readonly Part[] = [
  {
    folder: 'start',
    title: 'Start',
    chapters: [
      { doc: 'start/onboarding-path', title: 'Your first week', audience: ['development', 'platform'], purpose: 'Take a new engineer from zero to able to review a service against the contract in five short sittings.' },
      { doc: 'start/contract-reader', title: 'Contract reader', audience: ['development', 'platform'], purpose: 'Paste manifests and see which clauses they keep, line by line, in the browser.' },
      { doc: 'start/glossary', title: 'Words we use exactly', audience: ['platform', 'development', 'leadership'], purpose: 'Fix one meaning for each overloaded term (ready, available, deploy, release, rollback, disruption, tier).' },
    ],
  },
  {
    folder: '01-principles',
    title: 'Principles',
    chapters: [
      { doc: '01-principles/index', title: 'Principles', audience: ['platform', 'development', 'leadership'], purpose: 'State the five beliefs everything else derives from, each with its consequence and its cost.' },
      { doc: '01-principles/contract-failures', title: 'Contract failures, not cluster failures', audience: ['platform', 'development', 'leadership'], purpose: 'Show with evidence where runtime incidents come from and how to classify your own.' },
      { doc: '01-principles/evidence', title: 'The evidence: 197 public incidents', audience: ['platform', 'development', 'leadership'], purpose: 'Judge for yourself how far public incidents carry the claim that failures are broken agreements.' },
      { doc: '01-principles/ownership-boundaries', title: 'Ownership boundaries', audience: ['platform', 'development', 'leadership'], purpose: 'Settle who owns each runtime decision, who is paged for it, and who may change it.' },
      { doc: '01-principles/guardrails-at-runtime', title: 'Guardrails at runtime', audience: ['platform', 'leadership'], purpose: 'Decide, for one risk, whether it should be a default, a warning, a block, an automatic correction or nothing.' },
      { doc: '01-principles/cognitive-load-and-abstraction', title: 'How much Kubernetes a team should know', audience: ['platform', 'development'], purpose: 'Choose what the platform hides, what it shows and what it must never hide.' },
    ],
  },
  {
    folder: '02-runtime-model',
    title: 'Runtime model',
    chapters: [
      { doc: '02-runtime-model/index', title: 'The runtime model', audience: ['platform', 'development'], purpose: 'Give the mental model in one page: states, loops, promises.' },
      { doc: '02-runtime-model/service-runtime-contract', title: 'Service runtime contract', audience: ['platform', 'development'], purpose: 'Define every clause, both sides, with defaults, proof and tier.' },
      { doc: '02-runtime-model/health-and-readiness', title: 'Health and readiness', audience: ['development', 'platform'], purpose: 'Choose what each probe asks and what must stay out of it.' },
      { doc: '02-runtime-model/lifecycle-and-shutdown', title: 'Lifecycle and shutdown', audience: ['development', 'platform'], purpose: 'Size startup and drain so that no replacement of a pod is visible to a caller.' },
      { doc: '02-runtime-model/resources-and-qos', title: 'Resources and quality of service', audience: ['development', 'platform'], purpose: 'Set requests and limits knowing what each number does at schedule time, under contention and under pressure.' },
      { doc: '02-runtime-model/scaling', title: 'Scaling', audience: ['development', 'platform'], purpose: 'Choose the signal, the floor and the headroom from how fast load grows.' },
      { doc: '02-runtime-model/disruption-and-placement', title: 'Disruption and placement', audience: ['development', 'platform'], purpose: 'Let the platform move pods at any time without breaking the service or blocking the drain.' },
      { doc: '02-runtime-model/configuration-and-secrets', title: 'Configuration and secrets', audience: ['development', 'platform'], purpose: 'Choose how each kind of configuration reaches a process and what happens when it changes.' },
      { doc: '02-runtime-model/dependencies-and-overload', title: 'Dependencies and overload', audience: ['development', 'platform'], purpose: 'Keep a slow dependency from becoming your outage and your recovery from becoming theirs.' },
      { doc: '02-runtime-model/observability', title: 'Observability contract', audience: ['development', 'platform'], purpose: 'Define the minimum signals that make a service operable by someone who did not write it.' },
      { doc: '02-runtime-model/identity-and-isolation', title: 'Identity and isolation', audience: ['development', 'platform'], purpose: 'Bound what one compromised or misbehaving workload can reach.' },
      { doc: '02-runtime-model/platform-baselines', title: 'Platform baselines', audience: ['platform', 'development', 'leadership'], purpose: 'State what the platform guarantees, at what level, and how it reports on itself.' },
      { doc: '02-runtime-model/tiers-and-exceptions', title: 'Tiers and exceptions', audience: ['platform', 'development', 'leadership'], purpose: 'Scale the contract to the importance of the service and make every deviation owned and dated.' },
    ],
  },
  {
    folder: '03-reference-architecture',
    title: 'Reference architecture',
    chapters: [
      { doc: '03-reference-architecture/index', title: 'Reference architecture', audience: ['platform', 'development'], purpose: 'One picture of the whole system, each part linking down.' },
      { doc: '03-reference-architecture/request-and-traffic-flow', title: 'Request and traffic flow', audience: ['development', 'platform'], purpose: 'Follow one request through every hop, and say which hop produced the error you see.' },
      { doc: '03-reference-architecture/control-loops', title: 'Control loops', audience: ['platform', 'development'], purpose: 'Know which loop acts, on what signal, how fast, and which other loop it fights.' },
      { doc: '03-reference-architecture/signal-flow', title: 'Signal flow', audience: ['platform', 'development', 'leadership'], purpose: 'Trace a failure to a page, a rollback and a report, with the delay at each step.' },
      { doc: '03-reference-architecture/failure-domains', title: 'Failure domains', audience: ['platform', 'development'], purpose: 'Know what happens, minute by minute, when a node, a zone or the control plane goes away.' },
      { doc: '03-reference-architecture/failure-modes', title: 'Failure-mode register', audience: ['platform', 'development'], purpose: 'The catalogue every other page links to: symptom, mechanism, clause, guardrail, proof.' },
    ],
  },
  {
    folder: '04-golden-paths',
    title: 'Golden paths',
    chapters: [
      { doc: '04-golden-paths/index', title: 'Golden paths', audience: ['development', 'platform'], purpose: 'Choose the right path from six questions.' },
      { doc: '04-golden-paths/stateless-http-service', title: 'Stateless HTTP service', audience: ['development', 'platform'], purpose: 'The default path, complete, with every line justified by a clause.' },
      { doc: '04-golden-paths/grpc-and-streaming', title: 'gRPC and long-lived connections', audience: ['development', 'platform'], purpose: 'Make balance, drain and deploy work when connections outlive pods.' },
      { doc: '04-golden-paths/queue-worker', title: 'Queue worker', audience: ['development', 'platform'], purpose: 'Consume at least once, scale on backlog, stop without losing work.' },
      { doc: '04-golden-paths/scheduled-and-batch-jobs', title: 'Scheduled and batch jobs', audience: ['development', 'platform'], purpose: 'Run exactly the work intended although the scheduler is at-least-once and may miss.' },
      { doc: '04-golden-paths/stateful-service', title: 'Stateful service', audience: ['development', 'platform'], purpose: 'Decide whether to run it here at all, and if so what to prove first.' },
      { doc: '04-golden-paths/singleton-and-leader', title: 'Singleton and leader-elected service', audience: ['development', 'platform'], purpose: 'Run one of something honestly: accept the gap or elect with fencing.' },
      { doc: '04-golden-paths/leaving-the-path', title: 'Leaving the path', audience: ['development', 'platform'], purpose: 'Step off without losing support, and turn good detours into paths.' },
    ],
  },
  {
    folder: '05-release-patterns',
    title: 'Release patterns',
    chapters: [
      { doc: '05-release-patterns/index', title: 'Release patterns', audience: ['development', 'platform', 'leadership'], purpose: 'Choose the cheapest pattern that bounds the risk of this change.' },
      { doc: '05-release-patterns/rolling-updates', title: 'Rolling updates', audience: ['development', 'platform'], purpose: 'Make the default strategy slower than your detection.' },
      { doc: '05-release-patterns/progressive-delivery', title: 'Progressive delivery', audience: ['development', 'platform', 'leadership'], purpose: 'Expose a change in steps that can each say no.' },
      { doc: '05-release-patterns/canary-analysis', title: 'Canary analysis', audience: ['platform', 'development'], purpose: 'Decide from evidence, with enough of it, against the right baseline.' },
      { doc: '05-release-patterns/feature-flags', title: 'Feature flags', audience: ['development', 'platform', 'leadership'], purpose: 'Separate deploy from release without creating a second, unguarded deploy system.' },
      { doc: '05-release-patterns/rollback-and-recovery', title: 'Rollback and recovery', audience: ['development', 'platform', 'leadership'], purpose: 'Know before you ship whether going back is possible, how long it takes and who may press it.' },
      { doc: '05-release-patterns/data-and-schema-changes', title: 'Data and schema changes', audience: ['development', 'platform'], purpose: 'Keep every adjacent pair of versions compatible so that rollback stays open.' },
      { doc: '05-release-patterns/config-and-platform-changes', title: 'Configuration and platform changes', audience: ['platform', 'development', 'leadership'], purpose: 'Give configuration, policy and cluster changes the same staging that code gets.' },
    ],
  },
  {
    folder: '06-platform-integration',
    title: 'Platform integration',
    chapters: [
      { doc: '06-platform-integration/index', title: 'Platform integration', audience: ['platform', 'leadership'], purpose: 'Show how build-time guardrails, runtime contract and metrics form one system.' },
      { doc: '06-platform-integration/cicd-guardrails', title: 'CI/CD guardrails', audience: ['platform', 'development'], purpose: 'Place each check at the earliest point that has the facts, and repeat it where it can be bypassed.' },
      { doc: '06-platform-integration/conformance-checks', title: 'Conformance as code', audience: ['platform', 'development'], purpose: 'Turn each clause into a check with an id, a message, a fix and a test.' },
      { doc: '06-platform-integration/peer-comparison', title: 'What other checkers cover', audience: ['platform'], purpose: 'See for every rule of eight other checkers whether a check here covers it, or why not.' },
      { doc: '06-platform-integration/slos-and-error-budgets', title: 'SLOs and error budgets', audience: ['platform', 'development', 'leadership'], purpose: 'Use one unit to set alerts, gate rollouts and argue about priorities.' },
      { doc: '06-platform-integration/leadership-visibility', title: 'Leadership visibility', audience: ['leadership', 'platform'], purpose: 'Give leaders five numbers they can act on and none they can misuse.' },
      { doc: '06-platform-integration/adoption-and-migration', title: 'Adoption and migration', audience: ['platform', 'leadership'], purpose: 'Bring an existing estate under the contract without a big bang or a revolt.' },
      { doc: '06-platform-integration/design-review-kit', title: 'Design review kit', audience: ['development', 'platform'], purpose: 'Run a 45-minute review that links to clauses instead of opinions.' },
    ],
  },
  {
    folder: '07-leadership-conversations',
    title: 'Leadership conversations',
    chapters: [
      { doc: '07-leadership-conversations/index', title: 'Leadership conversations', audience: ['leadership', 'platform'], purpose: 'Prepare for one specific conversation.' },
      { doc: '07-leadership-conversations/how-i-explain-this-in-10-min', title: 'How I explain this in 10 minutes', audience: ['leadership', 'platform'], purpose: 'A talk track with three pictures and one number.' },
      { doc: '07-leadership-conversations/common-pushback', title: 'Common pushback', audience: ['platform', 'leadership'], purpose: 'Answer the twelve real objections, including where the objector is right.' },
      { doc: '07-leadership-conversations/funding-the-platform', title: 'Funding the runtime platform', audience: ['leadership', 'platform'], purpose: 'Make the investment case with ranges, a dip and a stop rule.' },
      { doc: '07-leadership-conversations/risk-and-audit', title: 'Risk and audit without approvals', audience: ['leadership', 'platform'], purpose: 'Show an auditor that automated controls give stronger evidence than sign-offs.' },
    ],
  },
];
