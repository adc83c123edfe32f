/* cspell:ignore codebook hjacobs danluu mortems icco datahub */
/**
 * The codebook of the evidence: every value a record may hold, with its meaning. The tables on the evidence page are
 * printed from these registers, so the rule a reader sees is the rule the data was coded by.
 */

/** One value of a code: what it is called and when it applies. */
export interface Code {
  readonly name: string;
  /** The rule, worded so that a second coder could apply it. */
  readonly meaning: string;
}

/**
 * Where in the system the broken point lies, one level above the category. Reading B counts a platform failure only when
 * its group is `runtime` or `dns`.
 */
export type CategoryGroup = 'runtime' | 'dns' | 'infrastructure' | 'human';

/**
 * The earliest point in the causal chain at which a stated expectation, had it held, would have broken the chain.
 * Never the symptom: name resolution that dies of a workload’s lookups and a small resolver is `dns`; an expired
 * certificate that stops a webhook is `cluster-control-plane`, because the API path is where the promise failed.
 */
export const categories = {
  health: { name: 'Health', group: 'runtime', meaning: 'What probes test, when they test it, or a stuck process that passes them.' },
  lifecycle: { name: 'Lifecycle', group: 'runtime', meaning: 'Start-up, the way to readiness, signals, drain, prerequisites of a start.' },
  resources: { name: 'Resources', group: 'runtime', meaning: 'Requests, limits, density, shared node resources, the size of a component.' },
  scaling: { name: 'Scaling', group: 'runtime', meaning: 'Autoscaling, capacity that can be had, quotas, steps in demand.' },
  rollout: { name: 'Rollout', group: 'runtime', meaning: 'How a change is built, pinned, gated, spread or taken back, in applications and in shared infrastructure.' },
  availability: { name: 'Availability', group: 'runtime', meaning: 'Replicas, spread, disruption, priority, node rotation as workloads feel it.' },
  traffic: { name: 'Traffic', group: 'runtime', meaning: 'Ingress, routes, headers, TLS at the edge, spreading of load.' },
  configuration: { name: 'Configuration', group: 'runtime', meaning: 'What a configuration says, or how it takes effect apart from a release.' },
  'identity-security': { name: 'Identity', group: 'runtime', meaning: 'Credentials, tokens, service accounts.' },
  observability: { name: 'Observability', group: 'runtime', meaning: 'Whether telemetry arrives, and what it means.' },
  'data-state': { name: 'Data and state', group: 'runtime', meaning: 'Volumes, recovery of state.' },
  batch: { name: 'Batch', group: 'runtime', meaning: 'Jobs, CronJobs, slots for builds and background work.' },
  dns: { name: 'DNS', group: 'dns', meaning: 'Name resolution as the broken point.' },
  'cluster-control-plane': { name: 'Control plane', group: 'infrastructure', meaning: 'API server, etcd, the admission path, a managed control plane, the kubelet’s way to the API.' },
  'node-kernel': { name: 'Node and kernel', group: 'infrastructure', meaning: 'Kernel, container runtime, operating system of the node.' },
  'network-plugin': { name: 'Network plugin', group: 'infrastructure', meaning: 'Network plugin, kube-proxy, agents of the data plane.' },
  'cloud-provider': { name: 'Cloud provider', group: 'infrastructure', meaning: 'Outage, capacity or account trouble at the provider.' },
  'human-operation': { name: 'Operation by hand', group: 'human', meaning: 'A command at the wrong target, or a manual act, as the cause itself.' },
} as const satisfies Readonly<Record<string, Code & { readonly group: CategoryGroup }>>;

/** Primary or secondary category of an incident. */
export type Category = keyof typeof categories;

/** Where the fix belongs. */
export const sides = {
  application: { name: 'Application', meaning: 'The platform behaved as documented; the fix is in the code, image, manifest or release process of the workload. Where one team runs both, hub, proxy and user images are the application.' },
  'shared-interface': { name: 'Interface', meaning: 'Each side behaved acceptably alone; the failure needs both, and what is missing is an agreed rule: a drain interval, trust in a header, a budget of lookups.' },
  platform: { name: 'Platform', meaning: 'A service or change that the platform team owns broke what workloads rely on; its own monitoring and its wrong-target commands included. Overload of the control plane by an add-on is here.' },
  'cluster-internals': { name: 'Cluster internals', meaning: 'Kubernetes components, kernel, network plugin, etcd or the cloud failed by defect, limit or outage. A kernel defect is here even when a default in a manifest exposed it.' },
} as const satisfies Readonly<Record<string, Code>>;

/** The side of the contract a failure lies on. */
export type Side = keyof typeof sides;

/** What a written clause could have changed: a counterfactual, and our judgment. */
export const leverages = {
  'workload-clause': { name: 'Workload clause', meaning: 'An obligation on workloads, checkable before or at deploy time, would plausibly have prevented it.' },
  'platform-clause': { name: 'Platform clause', meaning: 'A promise the platform can make and test would have: ingress continuity, DNS capacity, bounded node rotation, a canary for shared changes.' },
  soften: { name: 'Soften', meaning: 'A clause would only have made it smaller, or seen sooner.' },
  none: { name: 'None', meaning: 'No clause would have changed the outcome much.' },
} as const satisfies Readonly<Record<string, Code>>;

/** Leverage of a written clause over an incident. */
export type Leverage = keyof typeof leverages;

/** How much the coding of one record can bear. */
export const confidences = {
  high: { name: 'High', meaning: 'The account was read at least through its statement of cause.' },
  medium: { name: 'Medium', meaning: 'Only an opening, a list entry with the parts involved and the impact, or a secondary summary was read; or the account is terse about its cause.' },
  low: { name: 'Low', meaning: 'Title and tags only, or the account was read and its author did not find the cause.' },
} as const satisfies Readonly<Record<string, Code>>;

/** Confidence in the coding of a record. */
export type Confidence = keyof typeof confidences;

/** What of an account was read. Texts came from stored copies and repository snapshots. */
export const bases = {
  full: { name: 'Full text', meaning: 'The whole account: repository file, PDF, slides or status text.' },
  cause: { name: 'Through the cause', meaning: 'The account, or its summary and lessons, at least through the statement of cause.' },
  part: { name: 'Parts', meaning: 'Slides that were only partly legible.' },
  opening: { name: 'Opening', meaning: 'The first part of the account, with a list entry or a report about it.' },
  secondary: { name: 'Secondary summary', meaning: 'Somebody else’s summary of the account.' },
  'list-entry': { name: 'List entry', meaning: 'The entry in a list: parts involved and impact.' },
  title: { name: 'Title', meaning: 'Title and tags; the text could not be found.' },
} as const satisfies Readonly<Record<string, Code>>;

/** What of an account was read. */
export type Basis = keyof typeof bases;

/** What set the failure off. */
export const triggers = {
  'platform-change': { name: 'Platform change', meaning: 'A change to a shared component.' },
  'app-change': { name: 'Application change', meaning: 'A change to the workload.' },
  load: { name: 'Load', meaning: 'More demand than before.' },
  'resource-growth': { name: 'Growth', meaning: 'Data, objects or use that grew slowly.' },
  'latent-bug': { name: 'Latent defect', meaning: 'A defect that had waited.' },
  'provider-fault': { name: 'Provider fault', meaning: 'Trouble at the provider.' },
  'node-rotation': { name: 'Node rotation', meaning: 'Nodes drained, replaced or upgraded.' },
  'human-command': { name: 'Command by hand', meaning: 'Something typed.' },
  dependency: { name: 'Dependency', meaning: 'Another service failed or slowed down.' },
  expiry: { name: 'Expiry', meaning: 'A certificate, token or password reached its end.' },
  unknown: { name: 'Unknown', meaning: 'The account does not say.' },
} as const satisfies Readonly<Record<string, Code>>;

/** Class of the trigger. */
export type Trigger = keyof typeof triggers;

/** Who kept the record: the strongest pattern in the data follows this. */
export const sets = {
  curated: { name: 'Curated stories', operator: 'mixed', meaning: 'Talks, posts and reviews that somebody chose to publish and somebody else to list; many organizations with few records each.' },
  'platform-log': { name: 'Logs of platform teams', operator: 'platform team', meaning: 'Incident logs of teams that run a shared platform for others.' },
  'joint-log': { name: 'Logs of teams that run both', operator: 'application and platform team', meaning: 'Incident logs of small teams that run JupyterHub and the clusters under it.' },
  'application-log': { name: 'Log of an application team', operator: 'application team', meaning: 'Post-mortems that one application team selected for publication.' },
} as const satisfies Readonly<Record<string, Code & { readonly operator: string }>>;

/** The set a record belongs to; it follows from the collection. */
export type IncidentSet = keyof typeof sets;

/** A place the records were taken from. */
export interface Collection extends Code {
  readonly set: IncidentSet;
  /** Everything the operator logged, as far as can be told; otherwise somebody chose what to publish. */
  readonly complete: boolean;
}

/** Where the records were found. */
export const collections = {
  'k8s-af': { name: 'k8s.af', set: 'curated', complete: false, meaning: 'hjacobs/kubernetes-failure-stories, last full list before it moved in 2020; duplicates merged.' },
  danluu: { name: 'danluu/post-mortems', set: 'curated', complete: false, meaning: 'Entries that name Kubernetes there or in its structured mirror icco/postmortems.' },
  search: { name: 'Search', set: 'curated', complete: false, meaning: 'Stories with an identifiable operator and a copy to read, found by search.' },
  moj: { name: 'UK Ministry of Justice', set: 'platform-log', complete: true, meaning: 'Incident log of the Cloud Platform, complete since 2020.' },
  dfds: { name: 'DFDS', set: 'platform-log', complete: true, meaning: 'Public post-mortem repository, complete.' },
  datahub: { name: 'UC Berkeley DataHub', set: 'joint-log', complete: true, meaning: 'Incident reports, complete.' },
  mybinder: { name: 'mybinder.org', set: 'joint-log', complete: true, meaning: 'Incident reports, complete.' },
  '2i2c': { name: '2i2c', set: 'joint-log', complete: false, meaning: 'Incident reports, the published set.' },
  posthog: { name: 'PostHog', set: 'application-log', complete: false, meaning: 'Public post-mortems that concern Kubernetes, selected by PostHog.' },
} as const satisfies Readonly<Record<string, Collection>>;

/** Id of a collection. */
export type CollectionId = keyof typeof collections;

/** One incident, one failure that came back, or one migration. A compendium runs through many failures and is not counted. */
export type Kind = 'incident' | 'recurring' | 'migration' | 'compendium';

/** What every record says. Wording is ours; facts are those of the linked account. */
interface Base {
  /** Permanent, kebab-case, begins with the operator: `zalando-dns-outage`. */
  readonly id: string;
  readonly organization: string;
  /** Year of the incident, or `null` where the account does not say. */
  readonly year: number | null;
  /** Title of the account as published. */
  readonly title: string;
  /** https; repository links are pinned to the commit that was read. */
  readonly url: string;
  readonly collection: CollectionId;
  readonly impact: string;
  readonly rootCause: string;
  /** Why this side and this leverage, in one line. */
  readonly reason: string;
  readonly confidence: Confidence;
  readonly basis: Basis;
}

/** A record that enters the counts. */
export interface Incident extends Base {
  readonly counted: true;
  readonly kind: Exclude<Kind, 'compendium'>;
  readonly trigger: Trigger;
  readonly category: Category;
  readonly secondaryCategory: Category | null;
  readonly side: Side;
  readonly leverage: Leverage;
}

/** A talk that runs through many failures: listed, not coded, in no count. */
export interface Compendium extends Base {
  readonly counted: false;
  readonly kind: 'compendium';
  readonly trigger: null;
  readonly category: null;
  readonly secondaryCategory: null;
  readonly side: null;
  readonly leverage: null;
}

/** A line of `incidents.json`. */
export type EvidenceRecord = Incident | Compendium;

/** A part of a reading. With one vote per organization there are shares and no counts. */
export interface Part {
  readonly count: number | null;
  /** 0 to 1. */
  readonly share: number;
}

/**
 * What “contract failure” may mean. A: application or interface. B: A and the platform’s failures of a runtime clause.
 * C: everything but cluster internals. `cluster-side`: platform and cluster internals taken together, the reading under
 * which the slogan fails. `clause`: a written clause of either side would plausibly have prevented it.
 */
export const claims = {
  A: { name: 'Application or interface', meaning: 'Only what lies with the application or between the two.' },
  B: { name: 'A, and broken runtime promises of the platform', meaning: 'Adds platform failures whose category is a runtime area or DNS.' },
  C: { name: 'Everything but cluster internals', meaning: 'Adds every other platform failure, control plane and commands by hand included.' },
  'cluster-side': { name: 'Platform counted as cluster', meaning: 'Platform and cluster internals together: “the cluster” as an application team would say it.' },
  clause: { name: 'A clause would have prevented it', meaning: 'Leverage `workload-clause` or `platform-clause`: our judgment, and not the same incidents as B.' },
} as const satisfies Readonly<Record<string, Code>>;

/** Id of a claim. */
export type Claim = keyof typeof claims;

/** One way of counting. */
export interface Reading {
  readonly id: string;
  readonly name: string;
  /** What is in it, and how it is weighed. */
  readonly how: string;
  readonly records: number;
  readonly organizations: number;
  readonly sides: Readonly<Record<Side, Part>>;
  readonly leverage: Readonly<Record<Leverage, Part>>;
  readonly claims: Readonly<Record<Claim, Part>>;
}
