import type { Area, Party, Rung, Tier, Workload } from './types';

/** Current version of the contract text; semver, see `CONTRIBUTING.md`. */
export const contractVersion = '0.1.0';
/** Kubernetes release line that every default and stage refers to unless it says otherwise. */
export const releaseLine = '1.37';

interface AreaEntry {
  readonly name: string;
  /** The question the area answers. */
  readonly question: string;
  /** Slug of the chapter that explains it (part 2 unless it says otherwise). */
  readonly chapter: string;
}

/** The areas in reading order, keyed by id letter. */
export const areaRegister: { readonly [A in Area]: AreaEntry } = {
  H: { name: 'Health', question: 'What may each probe ask, and what happens on the answer?', chapter: '/runtime-model/health-and-readiness' },
  L: { name: 'Lifecycle and shutdown', question: 'How does a replica leave without a caller noticing?', chapter: '/runtime-model/lifecycle-and-shutdown' },
  R: { name: 'Resources', question: 'Which four numbers place, share and kill a container?', chapter: '/runtime-model/resources-and-qos' },
  S: { name: 'Scaling', question: 'Who changes the replica count, on what signal, how fast?', chapter: '/runtime-model/scaling' },
  D: { name: 'Disruption and placement', question: 'What may be moved, when, and how much at once?', chapter: '/runtime-model/disruption-and-placement' },
  C: { name: 'Configuration and secrets', question: 'How does a setting reach a process, and how does it go back?', chapter: '/runtime-model/configuration-and-secrets' },
  N: { name: 'Network and dependencies', question: 'Which timeouts, retries and connections keep a slow callee from becoming your outage?', chapter: '/runtime-model/dependencies-and-overload' },
  O: { name: 'Observability', question: 'What must someone who did not write it be able to see?', chapter: '/runtime-model/observability' },
  I: { name: 'Identity and isolation', question: 'What can one compromised or looping process reach?', chapter: '/runtime-model/identity-and-isolation' },
  J: { name: 'Jobs and work', question: 'What happens to a unit of work that is started twice, late or never?', chapter: '/golden-paths/scheduled-and-batch-jobs' },
  T: { name: 'State', question: 'Where does data live when its pod does not?', chapter: '/golden-paths/stateful-service' },
  V: { name: 'Versions and release', question: 'What makes a change visible, stoppable and reversible?', chapter: '/release-patterns/rolling-updates' },
  P: { name: 'Platform promises', question: 'What does the platform owe, in numbers?', chapter: '/runtime-model/platform-baselines' },
};

/** The three tiers. */
export const tierRegister: { readonly [T in Tier]: { readonly name: string; readonly meaning: string } } = {
  1: { name: 'critical', meaning: 'An hour of outage stops the business or harms people; other services depend on it synchronously.' },
  2: { name: 'standard', meaning: 'An hour of outage is felt by users and can be made good the same day.' },
  3: { name: 'experimental', meaning: 'An hour of outage annoys a known few who agreed to it.' },
};

/** The parties: one glyph and one word each, everywhere. */
export const partyRegister: { readonly [P in Party]: { readonly name: string; readonly glyph: string; readonly meaning: string } } = {
  application: { name: 'Application', glyph: '◧', meaning: 'The team that writes, ships and answers for the service.' },
  platform: { name: 'Platform', glyph: '◨', meaning: 'The team that runs the clusters and everything the service finds in them.' },
  shared: { name: 'Shared', glyph: '◫', meaning: 'Both sides act, each on its own half.' },
};

/** The rungs of the guardrail ladder, cheapest first. */
export const rungRegister: { readonly [R in Rung]: { readonly name: string; readonly acts: string; readonly feedback: string } } = {
  remove: { name: 'Remove the choice', acts: 'The wrong state cannot be expressed.', feedback: 'none needed' },
  default: { name: 'Default', acts: 'Silence gets the right value.', feedback: 'none needed' },
  inform: { name: 'Inform while writing', acts: 'Editor, pre-commit or pull request says what will happen.', feedback: 'seconds to minutes' },
  warn: { name: 'Warn at admission', acts: 'The API server accepts and answers with a warning.', feedback: 'at apply' },
  block: { name: 'Block at admission', acts: 'The API server refuses.', feedback: 'at apply' },
  bound: { name: 'Bound at run time', acts: 'A quota, budget or rate limit caps the harm.', feedback: 'when the bound is met' },
  correct: { name: 'Correct at run time', acts: 'A controller aborts, evicts, scales or restarts.', feedback: 'seconds to minutes after harm begins' },
  page: { name: 'Detect and page', acts: 'A person is told and decides.', feedback: 'minutes after harm begins' },
};

/** The workload types, in the order of the golden paths. */
export const workloadRegister: { readonly [W in Workload]: { readonly name: string; readonly shape: string } } = {
  'http-service': { name: 'HTTP service', shape: 'Answers requests of under a minute; any replica will do.' },
  'grpc-service': { name: 'gRPC or streaming service', shape: 'Connections outlive requests, and sometimes pods.' },
  'queue-worker': { name: 'Queue worker', shape: 'Pulls units of work nobody waits for.' },
  'scheduled-job': { name: 'Scheduled job', shape: 'Started by the clock.' },
  'batch-job': { name: 'Batch job', shape: 'Started by an event, runs to completion.' },
  'stateful-service': { name: 'Stateful service', shape: 'Owns data on volumes; replicas are not interchangeable.' },
  singleton: { name: 'Singleton', shape: 'At most one may act at a time.' },
  'node-agent': { name: 'Node agent', shape: 'One per node, part of the platform itself.' },
};
