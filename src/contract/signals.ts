import { checkout, platform } from './worked-example';
import type { ClauseId, FailureModeId, NumberKind, SourceId } from './types';

/** Kebab-case and permanent: pages and figures name a consumer by it. */
export type ConsumerId = string;
/** Kebab-case and permanent. */
export type LossId = string;

/**
 * Stages between a fault and an act, in order of time; the columns of the figure.
 *
 * `fill` holds no link: how long a window takes to fill depends on the fault, so a model computes it. `act` comes after
 * the consumer knows, so it is no part of the detection time.
 */
export const signalStages = ['collect', 'fill', 'look', 'hold', 'tell', 'act'] as const;
export type SignalStage = (typeof signalStages)[number];

/** One delay of a chain. A link that waits for the next turn of a clock begins at 0; the worst case is what you promise. */
export interface SignalLink {
  readonly stage: Exclude<SignalStage, 'fill'>;
  /** The field, flag or step, as its tool names it. */
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly unit: 's';
  readonly kind: NumberKind;
  /** Version the number was read from; required for `default`. */
  readonly version?: string;
  /** Source of a `default`; required for it. */
  readonly source?: SourceId;
}

/** What has to gather before the condition can be true at all. */
export type WindowFill =
  | { readonly by: 'nothing' }
  /** The failure of this number, on a share of the requests. */
  | { readonly by: 'count'; readonly stopAt: number; readonly share: number }
  /** Both windows of a burn-rate alert. */
  | { readonly by: 'burn-rate'; readonly threshold: number; readonly longMinutes: number; readonly shortMinutes: number };

/** What silence does to a consumer, mildest first; the array order is the scale. */
export const silenceWays = ['refuses', 'keeps its answer', 'looks like calm'] as const;
export type SilenceWay = (typeof silenceWays)[number];

/** Somebody or something that decides on a signal. */
export interface SignalConsumer {
  readonly id: ConsumerId;
  readonly name: string;
  /** The decision, as a question. */
  readonly decides: string;
  readonly reads: string;
  /** Over what the numbers are joined. */
  readonly aggregation: string;
  readonly window: string;
  readonly fill: WindowFill;
  /** No verdict earlier than this after the fault began, whatever the other links say. */
  readonly notBefore?: Omit<SignalLink, 'stage'>;
  readonly links: readonly SignalLink[];
  readonly silence: { readonly way: SilenceWay; readonly does: string };
  /** What happens when another decision borrows this signal. */
  readonly borrowed: string;
  readonly clauses: readonly ClauseId[];
  readonly sources: readonly SourceId[];
}

const hours = 3600;
const days = 86_400;

/** The five consumers of *checkout*’s signals, the fastest first. */
export const signalConsumers: readonly SignalConsumer[] = [
  {
    id: 'autoscaler', name: 'Autoscaler', decides: 'How many replicas?', reads: 'requests in flight', aggregation: 'mean per replica', window: 'latest sample',
    fill: { by: 'nothing' },
    links: [
      { stage: 'collect', name: 'age of the metric', from: 0, to: platform.signalAgeSeconds, unit: 's', kind: 'sample' },
      { stage: 'look', name: 'sync period', from: 0, to: platform.autoscalerSyncSeconds, unit: 's', kind: 'default', version: '1.37', source: 'k8s-hpa-config' },
      { stage: 'hold', name: 'scaleUp.stabilizationWindowSeconds', from: 0, to: 0, unit: 's', kind: 'default', version: '1.37', source: 'k8s-hpa-defaults' },
      {
        stage: 'act', name: 'pod serves, with or without a new node', unit: 's', kind: 'sample',
        from: platform.scheduleSeconds + platform.pullSeconds + checkout.startSeconds,
        to: platform.scheduleSeconds + platform.nodeSeconds + platform.pullSeconds + checkout.startSeconds,
      },
    ],
    silence: { way: 'keeps its answer', does: 'holds the replica count' },
    borrowed: 'As a page it wakes people for load that is being served.',
    clauses: ['S1', 'S2'], sources: ['k8s-hpa-config', 'k8s-hpa-defaults', 'k8s-hpa'],
  },
  {
    id: 'rollout-gate', name: 'Rollout gate', decides: 'Does this version go on?', reads: 'failed requests', aggregation: 'the new version alone', window: 'since the step began',
    fill: { by: 'count', stopAt: 3, share: 0.01 },
    notBefore: { name: 'initialDelay', from: 120, to: 120, unit: 's', kind: 'chosen' },
    links: [
      { stage: 'collect', name: 'scrape of the canary', from: 0, to: 15, unit: 's', kind: 'chosen' },
      { stage: 'look', name: 'interval', from: 0, to: 60, unit: 's', kind: 'chosen' },
      { stage: 'hold', name: 'failureLimit 0', from: 0, to: 0, unit: 's', kind: 'chosen' },
      { stage: 'act', name: 'weight back to 0', from: 60, to: 60, unit: 's', kind: 'chosen' },
    ],
    silence: { way: 'refuses', does: 'no data: the release stops' },
    borrowed: 'As a page it is quiet about every fault that no release brought.',
    clauses: ['V2', 'V4'], sources: ['argo-rollouts-analysis'],
  },
  {
    id: 'pager', name: 'Pager', decides: 'Does somebody get up?', reads: 'failed ÷ all requests', aggregation: 'the whole service', window: '1 h and 5 min',
    fill: { by: 'burn-rate', threshold: 14.4, longMinutes: 60, shortMinutes: 5 },
    links: [
      { stage: 'collect', name: 'scrape_interval', from: 0, to: 30, unit: 's', kind: 'chosen' },
      { stage: 'look', name: 'evaluation_interval', from: 0, to: 30, unit: 's', kind: 'chosen' },
      { stage: 'hold', name: 'for', from: 120, to: 120, unit: 's', kind: 'default', version: 'kubernetes-mixin, 2026-08', source: 'kubernetes-mixin' },
      { stage: 'tell', name: 'group_wait', from: 30, to: 30, unit: 's', kind: 'default', version: 'Alertmanager @003555a7', source: 'alertmanager-route' },
      { stage: 'act', name: 'a person looks at the graph', from: 300, to: 300, unit: 's', kind: 'chosen' },
    ],
    silence: { way: 'looks like calm', does: 'empty result, no alert' },
    borrowed: 'As a gate it averages the canary into 99% of good requests.',
    clauses: ['O1', 'O2'], sources: ['kubernetes-mixin', 'alertmanager-route', 'prometheus-config', 'prometheus-alerting-rules'],
  },
  {
    id: 'reviewer', name: 'Weekly review', decides: 'What do we repair next?', reads: 'budget spent, by cause', aggregation: 'the service, per cause', window: '28 days, rolling',
    fill: { by: 'nothing' },
    links: [
      { stage: 'collect', name: 'scrape_interval', from: 0, to: 30, unit: 's', kind: 'chosen' },
      { stage: 'look', name: 'the weekly meeting', from: 0, to: 7 * days, unit: 's', kind: 'chosen' },
    ],
    silence: { way: 'looks like calm', does: 'a gap is drawn as nothing spent' },
    borrowed: 'As a gate it passes every version: none moves 28 days in an hour.',
    clauses: ['O1', 'J2'], sources: ['prometheus-storage'],
  },
  {
    id: 'leader', name: 'Leader', decides: 'Invest, accept or stop?', reads: 'minutes of full outage', aggregation: 'all services of a tier', window: '28 days, fixed',
    fill: { by: 'nothing' },
    links: [
      { stage: 'collect', name: 'scrape_interval', from: 0, to: 30, unit: 's', kind: 'chosen' },
      { stage: 'look', name: 'end of the report period', from: 0, to: 28 * days, unit: 's', kind: 'chosen' },
      { stage: 'tell', name: 'report computed and sent', from: 24 * hours, to: 24 * hours, unit: 's', kind: 'chosen' },
    ],
    silence: { way: 'refuses', does: 'the number is not reported' },
    borrowed: 'As a target for one team it rewards reporting less.',
    clauses: ['P5', 'O1'], sources: ['prometheus-storage'],
  },
];

/** How long each alert of the mixin has to be true before it fires, by its burn rate. */
export const alertHolds: readonly { readonly threshold: number; readonly seconds: number; readonly kind: NumberKind; readonly version: string; readonly source: SourceId }[] = [
  { threshold: 14.4, seconds: 120, kind: 'default', version: 'kubernetes-mixin, 2026-08', source: 'kubernetes-mixin' },
  { threshold: 6, seconds: 900, kind: 'default', version: 'kubernetes-mixin, 2026-08', source: 'kubernetes-mixin' },
  { threshold: 3, seconds: hours, kind: 'default', version: 'kubernetes-mixin, 2026-08', source: 'kubernetes-mixin' },
  { threshold: 1, seconds: 3 * hours, kind: 'default', version: 'kubernetes-mixin, 2026-08', source: 'kubernetes-mixin' },
];

/** A way in which a signal is lost on purpose or by construction. */
export interface SignalLoss {
  readonly id: LossId;
  /** What is lost. */
  readonly what: string;
  /** The limit with its unit: `1 h`, `10 MiB × 5 files`. */
  readonly limit: string;
  readonly kind: NumberKind;
  readonly version?: string;
  readonly source?: SourceId;
  /** The question nobody can answer afterwards. */
  readonly question: string;
  /** What keeps the answer. */
  readonly keep: string;
  readonly clauses: readonly ClauseId[];
  readonly failureModes: readonly FailureModeId[];
}

/** Lossy by design, the shortest memory first. */
export const signalLosses: readonly SignalLoss[] = [
  {
    id: 'scrape-gap', what: 'A process that lives between two scrapes', limit: '30 s', kind: 'chosen',
    question: 'Did the 12-second Job run, and how did it end?', keep: 'age of the last success', clauses: ['J2', 'O1'], failureModes: ['FM-27'],
  },
  {
    id: 'counter-reset', what: 'Counts since the last scrape of a killed process', limit: '30 s', kind: 'chosen',
    question: 'How many requests failed right before the kill?', keep: 'the gateway’s counter', clauses: ['O1', 'O3'], failureModes: ['FM-07'],
  },
  {
    id: 'first-count', what: 'The first event of a new series', limit: '1 event', kind: 'measured', source: 'gitlab-delivery-1915',
    question: 'Was this the first failure of this kind?', keep: 'counters that start at 0', clauses: ['V2', 'O1'], failureModes: ['FM-21'],
  },
  {
    id: 'span-queue', what: 'Spans beyond the exporter’s queue', limit: '2,048 spans', kind: 'default', version: 'OpenTelemetry JS, November 2026', source: 'otel-js-batch-processor',
    question: 'Which call was slow during the overload?', keep: 'a counter of dropped spans', clauses: ['O3'], failureModes: ['FM-18'],
  },
  {
    id: 'event-filter', what: 'Events of one component about one object', limit: '25, then 1 per 300 s', kind: 'default', version: 'client-go @928244b1', source: 'k8s-event-correlator',
    question: 'What else happened to this pod?', keep: 'counters; they lose nothing', clauses: ['O3'], failureModes: ['FM-32'],
  },
  {
    id: 'event-ttl', what: 'Events in the API', limit: '1 h', kind: 'default', version: '1.37', source: 'k8s-apiserver-flags',
    question: 'What removed the pod at 03:00?', keep: 'export to the log store', clauses: ['O3'], failureModes: ['FM-32'],
  },
  {
    id: 'log-rotation', what: 'Log of a container on its node', limit: '10 MiB × 5 files', kind: 'default', version: '1.37', source: 'k8s-kubelet-config',
    question: 'What did it say before the flood?', keep: 'ship lines, cap the rate', clauses: ['O3', 'R4'], failureModes: ['FM-32'],
  },
  {
    id: 'trace-sampling', what: 'Traces', limit: '1% kept', kind: 'chosen',
    question: 'What happened to this customer’s request?', keep: 'its id in the log; keep failed traces', clauses: ['O3'], failureModes: ['FM-32'],
  },
  {
    id: 'retention', what: 'Samples in Prometheus', limit: '15 days', kind: 'default', version: 'Prometheus @00ca8aef', source: 'prometheus-storage',
    question: 'Was the objective met over its 28 days?', keep: 'retention of the indicator', clauses: ['O1'], failureModes: ['FM-32'],
  },
];

/** `30 s`, `9 min`, `4.4 min`, `7 days`: a delay as a page prints it. */
export function delayText(seconds: number): string {
  const text = (value: number, unit: string): string => `${Number(value.toFixed(1)).toLocaleString('en-US')}\u00a0${unit}`;
  if (seconds < 121) return text(Math.round(seconds), 's');
  if (seconds < 2 * hours) return text(seconds / 60, 'min');
  if (seconds < 2 * days) return text(seconds / hours, 'h');
  return text(seconds / days, 'days');
}
