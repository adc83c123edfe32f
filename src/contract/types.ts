/**
 * The data model of the runtime contract. A leaf: nothing here imports anything.
 *
 * Every union is closed on purpose: a new party, rung or area is a design decision, and the compiler then names
 * each place that has to take a position on it.
 */

/** Who a sentence speaks for. `shared` appears in tables only: a clause binds exactly one side. */
export const parties = ['application', 'platform', 'shared'] as const;
export type Party = (typeof parties)[number];

/** RFC 2119 / RFC 8174 meaning, and capitals only inside a clause. */
export const levels = ['MUST', 'SHOULD', 'MAY'] as const;
export type Level = (typeof levels)[number];

/** 1 critical, 2 standard, 3 experimental. Tiers rank consequence per hour of outage, not seniority of the asker. */
export const tiers = [1, 2, 3] as const;
export type Tier = (typeof tiers)[number];

/** Who a page is written for. */
export const audiences = ['platform', 'development', 'leadership'] as const;
export type Audience = (typeof audiences)[number];

/** The shapes of work that have a golden path, plus node agents, which only some clauses reach. */
export const workloads = [
  'http-service',
  'grpc-service',
  'queue-worker',
  'scheduled-job',
  'batch-job',
  'stateful-service',
  'singleton',
  'node-agent',
] as const;
export type Workload = (typeof workloads)[number];

/** The guardrail ladder, cheapest first; the array order is the scale. */
export const rungs = ['remove', 'default', 'inform', 'warn', 'block', 'bound', 'correct', 'page'] as const;
export type Rung = (typeof rungs)[number];

/** Area letter of a clause id, in reading order. */
export const areas = ['H', 'L', 'R', 'S', 'D', 'C', 'N', 'O', 'I', 'J', 'T', 'V', 'P'] as const;
export type Area = (typeof areas)[number];

/** `H2`: area letter and number. Opaque and permanent. */
export type ClauseId = `${Area}${number}`;
/** `FM-05`: always two digits. */
export type FailureModeId = `FM-${string}`;
/** Kebab-case key into the source list. */
export type SourceId = string;
/** Kebab-case key into the Kubernetes feature table. */
export type FeatureId = string;
/** Kebab-case key into the glossary. */
export type TermId = string;

/**
 * Where a number comes from: an upstream default, a measurement somebody made, a decision of this contract, or a sample
 * that stands for the reader's own measurement in the worked example.
 */
export type NumberKind = 'default' | 'measured' | 'chosen' | 'sample';

/** A number a reader may act on. `value` is text because ranges and formulae (`≥ 60`) are legitimate. */
export interface Quantity {
  /** What is counted, as the field or measure is named: `terminationGracePeriodSeconds`. */
  readonly name: string;
  readonly value: string;
  /** `s`, `min`, `MiB`, `replicas`, `%`, `ratio`, `1` for a bare count. */
  readonly unit: string;
  readonly kind: NumberKind;
  /** Kubernetes (or named project) version the default was read from; required for `default`. */
  readonly version?: string;
  /** Source of a `default`; required for it. */
  readonly source?: SourceId;
}

/** How to find out whether the clause holds here, by the reader and not by assertion. */
export interface Proof {
  readonly kind: 'command' | 'query' | 'drill';
  /** Language of `run`; a `drill` is numbered prose in `text`. */
  readonly language: 'bash' | 'promql' | 'cel' | 'text';
  /** What to run, complete. */
  readonly run: string;
  /** What a passing service shows: a number, a state, an exit code. */
  readonly expected: string;
  /** What failure looks like, so that a wrong proof is noticed. */
  readonly failing: string;
}

/** One mechanism that keeps the clause without a person in the loop. */
export interface Guardrail {
  readonly rung: Rung;
  /** The Kubernetes or platform mechanism, named. */
  readonly mechanism: string;
  /** Who learns of it when it acts, and where. */
  readonly tells: string;
}

/** A legitimate way not to follow the clause. */
export interface Exception {
  readonly when: string;
  /** The compensating control. */
  readonly instead: string;
  readonly costs: string;
}

/** Level per tier; `null` means the clause does not bind that tier. */
export type TierLevels = { readonly [T in Tier]: Level | null };

/** A workload whose levels differ from the clause's own. */
export interface WorkloadException {
  readonly workload: Workload;
  readonly levels: TierLevels | 'not-applicable';
  readonly because: string;
}

/** One entry of a clause's history; versions are contract versions (semver). */
export interface Change {
  readonly version: string;
  /** ISO date. */
  readonly date: string;
  readonly change: string;
}

/** One exchange between two parties. */
export interface Clause {
  readonly id: ClauseId;
  readonly area: Area;
  /** Display order within the area; ids never move. */
  readonly order: number;
  /** A finding, at most eight words: `Readiness speaks for this replica only`. */
  readonly title: string;
  /** Which side the keyword binds. */
  readonly binds: Exclude<Party, 'shared'>;
  /** The application's sentence. Holds exactly one keyword when it is bound, none otherwise. */
  readonly service: string;
  /** The platform's sentence. Holds exactly one keyword when it is bound, none otherwise. */
  readonly platform: string;
  /** One line: the mechanism that makes the exchange necessary. */
  readonly why: string;
  /** What satisfies the clause when nobody edits anything. */
  readonly default: { readonly setting: string; readonly suppliedBy: Party; readonly quantities: readonly Quantity[] };
  readonly proof: Proof;
  readonly levels: TierLevels;
  readonly workloads: readonly WorkloadException[];
  readonly guardrails: readonly Guardrail[];
  readonly exceptions: readonly Exception[];
  readonly failureModes: readonly FailureModeId[];
  /** How much of the promise a manifest can show at all. */
  readonly visibility: 'manifest' | 'partly' | 'runtime';
  /** Ids of machine checks (`src/contract/checks`); empty until one exists. */
  readonly checks: readonly string[];
  /** Kubernetes features the default relies on; their stage is shown beside it. */
  readonly features: readonly FeatureId[];
  /** The reader's own words that this clause answers: `Should readiness check my database?` */
  readonly asks: readonly string[];
  readonly sources: readonly SourceId[];
  readonly history: readonly Change[];
}

/** A way services on Kubernetes break. */
export interface FailureMode {
  readonly id: FailureModeId;
  readonly group: FailureGroup;
  readonly name: string;
  /** What each side sees first, one sentence each. */
  readonly symptom: { readonly user: string; readonly developer: string; readonly platform: string };
  /** Two or three sentences in order of time. */
  readonly mechanism: string;
  /** How to tell that it is this one. */
  readonly confirm: Proof;
  /** What to pull first, now. */
  readonly lever: string;
  readonly clauses: readonly ClauseId[];
  /** The rung and mechanism that stops it from coming back. */
  readonly guardrail: { readonly rung: Rung; readonly mechanism: string };
  /** What resembles it, and the one observation that tells them apart. */
  readonly lookAlikes: readonly { readonly what: string; readonly tell: string }[];
  /** Ids of public incidents (evidence base) that show it; may be empty, never invented. */
  readonly stories: readonly string[];
  readonly sources: readonly SourceId[];
}

export const failureGroups = [
  'health',
  'shutdown',
  'resources',
  'scaling',
  'disruption',
  'traffic',
  'release',
  'configuration',
  'work',
  'platform',
] as const;
export type FailureGroup = (typeof failureGroups)[number];

/** A text a reader can open. */
export interface Source {
  readonly id: SourceId;
  readonly title: string;
  readonly publisher: string;
  /** https only. */
  readonly url: string;
  /** Version, tag, commit or date of the text that was read. */
  readonly version: string;
  /** How much of it was seen; an unread text is not a source. */
  readonly seen: 'read' | 'excerpt';
  /** ISO date (or month) of that reading. */
  readonly checked: string;
  /** What it is good for, in one line. */
  readonly offers: string;
}

/** Stage of a Kubernetes (or named project) feature in the release line of the site. */
export interface Feature {
  readonly id: FeatureId;
  readonly name: string;
  readonly area: string;
  /** Feature gate, or `null` where the feature has none. */
  readonly gate: string | null;
  /** Enhancement number, or `null`. */
  readonly kep: number | null;
  readonly alpha: string | null;
  readonly beta: string | null;
  readonly stable: string | null;
  /** Stage in the release line named in `releaseLine`. */
  readonly stage: 'alpha' | 'beta' | 'stable' | 'deprecated' | 'not shipped';
  readonly onByDefault: boolean | null;
  /** False where only part of the row could be confirmed. */
  readonly verified: boolean;
  readonly note: string;
  /** Where the stage was read: at least one. */
  readonly sources: readonly SourceId[];
}

/** A word the site uses in exactly one meaning. */
export interface Term {
  readonly id: TermId;
  readonly term: string;
  /** One sentence. */
  readonly meaning: string;
  /** The neighbor it is mistaken for, and the difference. */
  readonly notToBeConfusedWith: string;
  /** Site path of the page that uses it most. */
  readonly link: string;
}

/** One group of rules distilled from other checkers, and where this contract keeps it. */
export interface CandidateGroup {
  /** Working id of the group: `HLT-01`. */
  readonly id: string;
  readonly title: string;
  /** At least one clause. */
  readonly clauses: readonly ClauseId[];
  /** One line: which part of the clause answers the group, or how we deviate. */
  readonly how: string;
}

/** An id or URL that was published and is no longer current. */
export interface Retired {
  /** Clause id, failure-mode id, or site path beginning with `/`. */
  readonly was: string;
  readonly kind: 'moved' | 'split' | 'withdrawn';
  /** Current ids or paths; empty only for `withdrawn`. */
  readonly now: readonly string[];
  readonly version: string;
  readonly because: string;
}
