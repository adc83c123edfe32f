/**
 * The release patterns: what each one bounds, what it needs, who says no, the way back and its price.
 *
 * One list for the matrix, the chart and the chooser. Profiles and prices are those of *checkout* in the worked example:
 * replace them by your own and keep the comparison. Sums that need more than a product are in
 * `src/models/pattern-exposure`; a test holds the two together.
 */
import type { ClauseId, NumberKind, SourceId } from './types';
import { checkout } from './worked-example';

/** Kebab-case and permanent: pages, figures and addresses name a pattern by it. */
export const patternIds = ['recreate', 'rolling-update', 'replica-canary', 'traffic-canary', 'blue-green', 'rainbow', 'feature-flag', 'shadow'] as const;
export type PatternId = (typeof patternIds)[number];

/** Where old and new meet, the least first: nowhere, out of users’ sight, between sessions, users, or any two requests. */
export const mixWays = ['never', 'unseen', 'by session', 'by user', 'by request'] as const;
export type Mixing = (typeof mixWays)[number];

/** What says no: a count on the new version alone, the burn-rate page of the whole service, or a comparison nobody waits for. */
export const judges = ['gate', 'pager', 'comparison'] as const;
export type Judge = (typeof judges)[number];

/** Share of requests that meet the new version, from a minute on. */
export interface ProfilePoint {
  readonly minute: number;
  /** 0 to 1. */
  readonly share: number;
}

/** Exposure over time, as far as nobody says no. */
export type ExposureProfile =
  | { readonly by: 'steps'; readonly steps: readonly ProfilePoint[] }
  /** As the Deployment controller replaces pods, one at a time (V9). */
  | { readonly by: 'rollout' }
  /** Nobody, while old pods stop and new ones start; then everyone. */
  | { readonly by: 'gap' }
  /** New sessions only; sessions end at random with this mean. */
  | { readonly by: 'sessions'; readonly meanMinutes: number };

/** The way back. */
export interface Undo {
  /** From the verdict until no user meets the new version. */
  readonly seconds: number;
  readonly kind: NumberKind;
  /** What the seconds consist of; required unless the number is a default. */
  readonly derivation?: string;
  /** Required for `default`, with its version, and for `measured`. */
  readonly version?: string;
  readonly source?: SourceId;
  /** What it does not bring back. */
  readonly without: string;
}

/** The price of one release. */
export interface PatternCost {
  /** Most pods at one time, as a multiple of the replicas. */
  readonly capacityFactor: number;
  /** For how long, in minutes. */
  readonly minutes: number;
  readonly kind: NumberKind;
  readonly derivation: string;
  /** What is paid besides pods. */
  readonly besides: string;
}

/** One way to let users meet a change. */
export interface ReleasePattern {
  readonly id: PatternId;
  readonly name: string;
  /** What the platform and the service need first. */
  readonly needs: readonly string[];
  /** The one thing it limits. */
  readonly bounds: string;
  readonly mixesVersions: Mixing;
  readonly detectsBy: { readonly judge: Judge; readonly says: string };
  readonly undo: Undo;
  readonly cost: PatternCost;
  readonly fits: string;
  readonly doesNotFit: string;
  readonly clauses: readonly ClauseId[];
  /** Chapter that explains it: path under `docs/` without extension. */
  readonly chapter: string;
  readonly profile: ExposureProfile;
}

const undoSeconds = checkout.undoMinutes * 60;
const oneMore = (checkout.replicas + checkout.maxSurge) / checkout.replicas;
const rolloutMinutes = (checkout.replicas * (checkout.startSeconds + checkout.minReadySeconds)) / 60;
const keptMinutes = 60;

/** In the order in which they need more of the platform. */
export const releasePatterns: readonly ReleasePattern[] = [
  {
    id: 'recreate', name: 'Recreate',
    needs: ['an outage somebody agreed to'],
    bounds: 'versions at one time: one',
    mixesVersions: 'never',
    detectsBy: { judge: 'pager', says: 'the pager; a gap near a minute fires it unaided' },
    undo: { seconds: undoSeconds, kind: 'chosen', derivation: 'V4, with a second gap in it', without: 'what the new version wrote' },
    cost: { capacityFactor: 1, minutes: 0, kind: 'chosen', derivation: 'no pod more than the replicas', besides: 'every request of the gap, each way' },
    fits: 'one writer, or a file format that two versions cannot share',
    doesNotFit: 'a service somebody waits for',
    clauses: ['V1', 'J3', 'V4'], chapter: '04-golden-paths/singleton-and-leader', profile: { by: 'gap' },
  },
  {
    id: 'rolling-update', name: 'Rolling update',
    needs: ['versions that serve side by side', 'room for one pod more'],
    bounds: 'capacity lost at one time, and pods that crash',
    mixesVersions: 'by request',
    detectsBy: { judge: 'pager', says: 'readiness for crashes, the pager for wrong answers' },
    undo: { seconds: undoSeconds, kind: 'chosen', derivation: 'V4: decision to users on the old version', without: 'data, schema and messages' },
    cost: { capacityFactor: oneMore, minutes: rolloutMinutes, kind: 'chosen', derivation: 'replicas + 1, for replicas × (start + ready time)', besides: 'nothing' },
    fits: 'routine change, like the last ten',
    doesNotFit: 'faults that readiness cannot see and the budget cannot bear',
    clauses: ['V1', 'V9', 'V4'], chapter: '05-release-patterns/rolling-updates', profile: { by: 'rollout' },
  },
  {
    id: 'replica-canary', name: 'Replica-ratio canary',
    needs: ['a metric labeled by version', 'about 20 replicas, for steps of 5%'],
    bounds: 'share, in steps of one pod',
    mixesVersions: 'by request',
    detectsBy: { judge: 'gate', says: 'a count of failures on the new pods' },
    undo: { seconds: 60 + checkout.startSeconds, kind: 'chosen', derivation: 'the next look and abort, then the start of the old pods that are missing', without: 'data, or Git' },
    cost: { capacityFactor: oneMore, minutes: 30, kind: 'chosen', derivation: 'replicas + 1, for two steps of 15 minutes', besides: 'the share drifts when the autoscaler acts' },
    fits: 'risk, and no router that splits by weight',
    doesNotFit: 'fewer than 20 replicas, or shares below 1 ÷ replicas',
    clauses: ['V1', 'V2', 'V4'], chapter: '05-release-patterns/progressive-delivery',
    profile: { by: 'steps', steps: [{ minute: 0, share: 0.1 }, { minute: 15, share: 0.5 }, { minute: 30, share: 1 }] },
  },
  {
    id: 'traffic-canary', name: 'Traffic-weight canary',
    needs: ['a route that splits by weight (L7)', 'a metric labeled by version', 'about 2 requests/s or more'],
    bounds: 'share of requests, at each minute',
    mixesVersions: 'by request',
    detectsBy: { judge: 'gate', says: 'a count of failures on the new version alone' },
    undo: { seconds: 60, kind: 'chosen', derivation: 'one change of weights; the old pods never left', without: 'data, or Git' },
    cost: { capacityFactor: 2, minutes: 70 + keptMinutes, kind: 'chosen', derivation: 'the old version at full size through four steps, and 60 minutes longer', besides: 'a gate that somebody keeps honest' },
    fits: 'risk: runtime, framework, query plan, memory',
    doesNotFit: 'under 2 requests/s, schema, singletons',
    clauses: ['V1', 'V2', 'V4'], chapter: '05-release-patterns/progressive-delivery',
    profile: { by: 'steps', steps: [{ minute: 0, share: 0.01 }, { minute: 10, share: 0.05 }, { minute: 25, share: 0.25 }, { minute: 40, share: 0.5 }, { minute: 70, share: 1 }] },
  },
  {
    id: 'blue-green', name: 'Blue-green',
    needs: ['capacity twice', 'a switch in front', 'synthetic requests that try the new color'],
    bounds: 'the minutes to go back',
    mixesVersions: 'unseen',
    detectsBy: { judge: 'pager', says: 'synthetic requests before the switch, the pager after it' },
    undo: { seconds: 120, kind: 'chosen', derivation: 'a minute to decide, a minute to switch, while both colors run', without: 'data and queued work' },
    cost: { capacityFactor: 2, minutes: 15 + keptMinutes, kind: 'chosen', derivation: 'two full sets: 15 minutes of preview, 60 kept after the switch', besides: 'no sample: the switch exposes everyone' },
    fits: 'versions users must not meet both of, or too little traffic to sample',
    doesNotFit: 'data that only one of the two can read: both colors share it',
    clauses: ['V1', 'V4', 'D3'], chapter: '05-release-patterns/progressive-delivery',
    profile: { by: 'steps', steps: [{ minute: 0, share: 0 }, { minute: 15, share: 1 }] },
  },
  {
    id: 'rainbow', name: 'Rainbow',
    needs: ['a set of pods for each version', 'new sessions sent to the newest', 'a date at which the oldest ends'],
    bounds: 'sessions cut by a release',
    mixesVersions: 'by session',
    detectsBy: { judge: 'gate', says: 'failures of the new color’s sessions alone' },
    undo: { seconds: 60, kind: 'chosen', derivation: 'the route of new sessions; those already open end, or are cut', without: 'sessions already on the new color' },
    cost: { capacityFactor: 2, minutes: 480, kind: 'chosen', derivation: 'a full set for each color alive, until a cut after 8 hours', besides: 'as many versions in support as colors alive' },
    fits: 'calls, games, streams that outlive any grace period',
    doesNotFit: 'sessions that can reconnect: give them a maximum age',
    clauses: ['L4', 'N4', 'V1'], chapter: '04-golden-paths/grpc-and-streaming', profile: { by: 'sessions', meanMinutes: 60 },
  },
  {
    id: 'feature-flag', name: 'Feature flag',
    needs: ['both behaviors in one binary', 'a stable key to choose by', 'a metric by variant'],
    bounds: 'users who meet the behavior',
    mixesVersions: 'by user',
    detectsBy: { judge: 'gate', says: 'a count of failures by variant' },
    undo: { seconds: 30, kind: 'chosen', derivation: 'until every replica has the new value', without: 'what the behavior wrote' },
    cost: { capacityFactor: oneMore, minutes: rolloutMinutes + 45, kind: 'chosen', derivation: 'a rolling update with the flag off, then three waits of 15 minutes', besides: 'two paths to test, and a removal within 90 days' },
    fits: 'behavior, and a cohort chosen by name',
    doesNotFit: 'the binary, its dependencies, schema, security fixes',
    clauses: ['V5', 'V6', 'V2'], chapter: '05-release-patterns/feature-flags',
    profile: { by: 'steps', steps: [{ minute: 0, share: 0.01 }, { minute: 15, share: 0.05 }, { minute: 30, share: 0.25 }, { minute: 45, share: 1 }] },
  },
  {
    id: 'shadow', name: 'Shadow traffic',
    needs: ['a route that mirrors requests (L7)', 'requests that are safe to run twice', 'dependencies that bear the copies'],
    bounds: 'users who meet it: none',
    mixesVersions: 'unseen',
    detectsBy: { judge: 'comparison', says: 'crashes, latency, and answers compared with the old version’s' },
    undo: { seconds: 60, kind: 'chosen', derivation: 'the mirror leaves the route; no user waits for it', without: 'undoing what copies wrote' },
    cost: { capacityFactor: 2, minutes: 60, kind: 'chosen', derivation: 'a full set behind a copy of all requests for an hour', besides: 'twice the reads on every dependency' },
    fits: 'reads: a new engine, a rewrite, a cache',
    doesNotFit: 'anything that writes, sends or charges',
    clauses: ['V2', 'J1', 'N3'], chapter: '05-release-patterns/progressive-delivery',
    profile: { by: 'steps', steps: [{ minute: 0, share: 0 }] },
  },
];
