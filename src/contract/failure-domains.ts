import { checkout, platform } from './worked-example';
import type { ClauseId, NumberKind, SourceId } from './types';

/** Kebab-case and permanent: pages and figures name a domain by it. */
export type DomainId = string;

/** Who acts in an event. `you` is the service’s team, `platform` the people who run the cluster. */
export const actors = ['process', 'kubelet', 'routers', 'control plane', 'autoscaler', 'resolver', 'provider', 'platform', 'you'] as const;
export type Actor = (typeof actors)[number];

/**
 * What callers get from an event on, mildest first; the array order is the scale, and the figure draws it as height.
 *
 * `frozen` serves everything and can change nothing; `thin` serves everything with less spare; `fails` refuses or hangs for some.
 */
export const effects = ['whole', 'frozen', 'thin', 'fails'] as const;
export type Effect = (typeof effects)[number];

/** One part of the time between an event and the one before it. */
export interface Part {
  /** The flag or field, or what the time is: `tolerationSeconds`. */
  readonly name: string;
  readonly seconds: number;
  readonly kind: NumberKind;
  /** Version the number was read from; required for `default`. */
  readonly version?: string;
  /** Source of a `default`; required for it. */
  readonly source?: SourceId;
}

export interface DomainEvent {
  /** Seconds since the domain was lost. */
  readonly at: number;
  readonly who: Actor;
  /** One sentence without a full stop: what happens. */
  readonly what: string;
  /** What callers get from here on. */
  readonly effect: Effect;
  /** What the time since the event before consists of; empty for an event at the same moment. The parts add up. */
  readonly parts: readonly Part[];
}

/** Something that fails as a whole. */
export interface FailureDomain {
  readonly id: DomainId;
  readonly name: string;
  /** The case that the lane plays. */
  readonly scene: string;
  /** In order of time; the first one at 0. */
  readonly events: readonly DomainEvent[];
  readonly keeps: string;
  readonly stops: string;
  /** What a caller of *checkout* notices. */
  readonly users: string;
  /** The clauses that carry it, the closest first. */
  readonly clauses: readonly ClauseId[];
  /** Who signs that the rest is accepted: a role, never a group of all. */
  readonly accepts: string;
  /** How to find out before it happens. */
  readonly drill: { readonly what: string; readonly every: 'hour' | 'week' | 'month' | 'quarter' | 'year'; readonly passed: string };
  readonly sources: readonly SourceId[];
}

const kubernetes = '1.37';
const start: Part = { name: 'start until ready', seconds: checkout.startSeconds, kind: 'sample' };
const schedule: Part = { name: 'schedule', seconds: platform.scheduleSeconds, kind: 'sample' };
const pull: Part = { name: 'pull', seconds: platform.pullSeconds, kind: 'sample' };
const node: Part = { name: 'a new node', seconds: platform.nodeSeconds, kind: 'sample' };
const propagation: Part = { name: 'propagation window', seconds: checkout.propagationSeconds, kind: 'sample' };
const notice: Part = { name: '--node-monitor-grace-period', seconds: platform.nodeGraceSeconds, kind: 'default', version: 'flag page; 40 s earlier', source: 'k8s-kcm-flags' };
const toleration: Part = { name: 'tolerationSeconds', seconds: platform.tolerationSeconds, kind: 'default', version: kubernetes, source: 'k8s-apiserver-flags' };
const sampleOutage: Part = { name: 'length of the outage played here', seconds: 600, kind: 'sample' };

/** Seconds of all parts. */
export const partSeconds = (parts: readonly Part[]): number => parts.reduce((total, { seconds }) => total + seconds, 0);

/** An event before its moment is known: the parts say how long after the one before it happens. */
type Step = Omit<DomainEvent, 'at'>;

/** Moments from parts, so that no total is typed. */
function timeline(steps: readonly Step[]): readonly DomainEvent[] {
  let at = 0;
  return steps.map((step) => {
    at += partSeconds(step.parts);
    return { at, ...step };
  });
}

/** From the smallest to the ones that are everywhere. */
export const failureDomains: readonly FailureDomain[] = [
  {
    id: 'process', name: 'Process', scene: 'one container of checkout exits, and exits again after its start',
    events: timeline([
      { who: 'process', what: 'Exits; its requests in flight are cut', effect: 'fails', parts: [] },
      { who: 'routers', what: 'The last router has stopped choosing it', effect: 'thin', parts: [propagation] },
      { who: 'kubelet', what: 'The first restart did not wait; the replica is ready, then exits again', effect: 'fails', parts: [{ name: 'start until ready, less the propagation window', seconds: checkout.startSeconds - checkout.propagationSeconds, kind: 'sample' }] },
      { who: 'routers', what: 'The last router has left it again', effect: 'thin', parts: [propagation] },
      { who: 'kubelet', what: 'Starts it after 10 s of back-off, which doubles from here to 300 s', effect: 'whole', parts: [{ name: 'rest of the first back-off, 10 s', seconds: 10 - checkout.propagationSeconds, kind: 'default', version: kubernetes, source: 'k8s-pod-lifecycle' }, start] },
      { who: 'kubelet', what: 'Forgets the back-off after 10 min without an exit', effect: 'whole', parts: [{ name: 'reset of the back-off', seconds: 600, kind: 'default', version: kubernetes, source: 'k8s-pod-lifecycle' }] },
    ]),
    keeps: 'Nine replicas, and the pod: same node, same address, same volumes.',
    stops: 'Its requests in flight; whatever lived in its memory.',
    users: 'A few cut requests per exit.',
    clauses: ['H1', 'J1'], accepts: 'the service’s team',
    drill: { what: 'Kill one process of a service', every: 'hour', passed: 'Only its requests in flight are lost, and each is answered on retry.' },
    sources: ['k8s-pod-lifecycle'],
  },
  {
    id: 'pod', name: 'Pod', scene: 'one replica is evicted within the budget',
    events: timeline([
      { who: 'control plane', what: 'Marks the pod; kubelet and routers start at once, and the replacement is created', effect: 'thin', parts: [] },
      { who: 'routers', what: 'The last router has stopped choosing it', effect: 'thin', parts: [propagation] },
      { who: 'control plane', what: 'The replacement serves, where a node has room', effect: 'whole', parts: [schedule, pull, { name: 'start until ready, less the propagation window', seconds: checkout.startSeconds - checkout.propagationSeconds, kind: 'sample' }] },
      { who: 'kubelet', what: 'Kills what is left of the old one', effect: 'whole', parts: [{ name: 'grace period, the rest', seconds: checkout.graceSeconds - platform.scheduleSeconds - platform.pullSeconds - checkout.startSeconds, kind: 'chosen' }] },
    ]),
    keeps: 'Everything, if the old pod waits before it stops.',
    stops: 'Work longer than the grace period; files on pod disk.',
    users: 'Nothing. Without the wait, refused requests.',
    clauses: ['L2', 'L3', 'D1'], accepts: 'the service’s team',
    drill: { what: 'Delete one pod', every: 'hour', passed: 'No request fails, and the replacement serves inside the measured start.' },
    sources: ['k8s-pod-lifecycle'],
  },
  {
    id: 'node-graceful', name: 'Node, with notice', scene: 'a drain takes two replicas of checkout, one after the other',
    events: timeline([
      { who: 'platform', what: 'Cordons the node; the budget lets one pod go', effect: 'thin', parts: [] },
      { who: 'control plane', what: 'Its replacement serves; the next pod may go', effect: 'thin', parts: [schedule, pull, start] },
      { who: 'control plane', what: 'The second replacement serves', effect: 'whole', parts: [schedule, pull, start] },
      { who: 'platform', what: 'Both old pods have ended: the node goes', effect: 'whole', parts: [{ name: 'grace period, the rest', seconds: checkout.graceSeconds - platform.scheduleSeconds - platform.pullSeconds - checkout.startSeconds, kind: 'chosen' }] },
    ]),
    keeps: 'Everything inside the budget.',
    stops: 'Pods whose budget allows none: they hold the node until the deadline.',
    users: 'Nothing.',
    clauses: ['D1', 'P7', 'D4'], accepts: 'the platform’s owner',
    drill: { what: 'Drain a node', every: 'week', passed: 'The node is empty before the deadline and no request fails.' },
    sources: ['k8s-api-eviction', 'k8s-node-shutdown', 'k8s-kubelet-config'],
  },
  {
    id: 'node-sudden', name: 'Node, sudden', scene: 'a node with one replica of checkout loses power',
    events: timeline([
      { who: 'provider', what: 'Power is gone; nobody is told, and routers go on choosing the pod', effect: 'fails', parts: [] },
      { who: 'control plane', what: 'Counts the node as lost; its pod turns unready and traffic leaves', effect: 'thin', parts: [notice] },
      { who: 'control plane', what: 'Deletes the pod; only now a replacement is wanted', effect: 'thin', parts: [toleration] },
      { who: 'control plane', what: 'The replacement serves, on a new node', effect: 'whole', parts: [schedule, node, pull, start] },
    ]),
    keeps: 'Nine replicas, which bear the peak.',
    stops: 'A member of ledger: its name and its volume stay with the dead node.',
    users: 'One connection in ten hangs until its timeout.',
    clauses: ['D2', 'S2', 'T2', 'N1'], accepts: 'the service’s team',
    drill: { what: 'Power a node off', every: 'month', passed: 'Callers time out for at most the notice; nobody touches anything.' },
    sources: ['k8s-kcm-flags', 'k8s-apiserver-flags', 'k8s-node-shutdown', 'kep-2268'],
  },
  {
    id: 'zone', name: 'Zone', scene: 'the fullest zone goes at peak: 4 of 10 replicas, 30 nodes',
    events: timeline([
      { who: 'provider', what: 'A third of the nodes falls silent', effect: 'fails', parts: [] },
      { who: 'control plane', what: 'Counts them as lost; six replicas carry the peak', effect: 'thin', parts: [notice] },
      { who: 'control plane', what: 'Deletes the pods of the first node; the next follows 10 s later', effect: 'thin', parts: [toleration] },
      { who: 'control plane', what: 'The first replacement serves, if a node can be had at all', effect: 'thin', parts: [schedule, node, pull, start] },
      { who: 'control plane', what: 'The last one serves: 29 nodes later', effect: 'whole', parts: [{ name: '--node-eviction-rate 0.1, for 29 more nodes', seconds: (platform.nodesPerZone - 1) * platform.secondsPerEvictedNode, kind: 'default', version: 'Nodes page, v1.18 to v1.28 text', source: 'k8s-nodes' }] },
    ]),
    keeps: 'What fits into the other zones before anything new starts.',
    stops: 'Every zonal volume there; new nodes, once everybody wants them.',
    users: 'Four connections in ten hang; then nothing, or refusals until capacity comes.',
    clauses: ['D3', 'S2', 'P5', 'D2'], accepts: 'the product owner, per service',
    drill: { what: 'Evacuate a zone at an announced hour', every: 'quarter', passed: 'The objective holds for 30 minutes without one new node.' },
    sources: ['k8s-nodes', 'k8s-kcm-flags', 'k8s-apiserver-flags', 'amazon-static-stability'],
  },
  {
    id: 'control-plane', name: 'Control plane', scene: 'no API server answers, for an hour',
    events: timeline([
      { who: 'control plane', what: 'Stops answering; routers keep their last list', effect: 'frozen', parts: [] },
      { who: 'process', what: 'The holder of an API lease cannot renew it and steps down', effect: 'frozen', parts: [{ name: 'renew deadline of a lease (J3)', seconds: 10, kind: 'chosen' }] },
      { who: 'process', what: 'The oldest projected tokens expire; cloud calls begin to fail, pod by pod', effect: 'fails', parts: [{ name: 'a fifth of the token’s hour, less the renew deadline', seconds: 710, kind: 'default', version: kubernetes, source: 'k8s-core-types' }] },
      { who: 'process', what: 'The last token of one hour has expired', effect: 'fails', parts: [{ name: 'rest of the token’s hour', seconds: 2880, kind: 'default', version: kubernetes, source: 'k8s-core-types' }] },
    ]),
    keeps: 'Serving, on the last known endpoints; restarts in place.',
    stops: 'Replacement, scaling, deploys, rollback, new certificates, election by lease.',
    users: 'Nothing for 12 minutes; then what needs a fresh token.',
    clauses: ['P5', 'P6', 'J3'], accepts: 'the platform’s owner',
    drill: { what: 'Cut the API for an hour, in staging', every: 'year', passed: 'Serving goes on; each lane freezes or stops as it is written.' },
    sources: ['k8s-core-types', 'amazon-static-stability'],
  },
  {
    id: 'registry', name: 'Registry', scene: 'no image can be pulled for 600 s, while checkout wants three more replicas',
    events: timeline([
      { who: 'provider', what: 'The registry refuses; running pods do not notice', effect: 'frozen', parts: [] },
      { who: 'autoscaler', what: 'What it ordered at 0 would serve now, and waits for its image', effect: 'thin', parts: [{ name: 'time-to-capacity', seconds: platform.signalAgeSeconds + platform.autoscalerSyncSeconds + platform.scheduleSeconds + platform.nodeSeconds + platform.pullSeconds + checkout.startSeconds, kind: 'sample' }] },
      { who: 'provider', what: 'The registry answers again', effect: 'thin', parts: [{ ...sampleOutage, name: 'length of the outage played here, the rest', seconds: sampleOutage.seconds - (platform.signalAgeSeconds + platform.autoscalerSyncSeconds + platform.scheduleSeconds + platform.nodeSeconds + platform.pullSeconds + checkout.startSeconds) }] },
      { who: 'kubelet', what: 'Has tried again, at the latest; the pods serve', effect: 'whole', parts: [{ name: 'longest back-off of a pull', seconds: 300, kind: 'default', version: 'Images page, text of 2021 on', source: 'k8s-images' }, pull, start] },
    ]),
    keeps: 'Running pods; restarts on nodes that hold the image.',
    stops: 'Every start on a new node: healing, scaling, rollback to an old image.',
    users: 'Nothing, unless load rises or a node goes.',
    clauses: ['P6', 'S2', 'I4'], accepts: 'the platform’s owner',
    drill: { what: 'Refuse pulls from one node pool', every: 'quarter', passed: 'Pods start from the cache, or an alert names the registry.' },
    sources: ['k8s-images'],
  },
  {
    id: 'dns', name: 'Cluster DNS', scene: 'no resolver answers; nodes or callers cache for the time to live; a restart comes after 300 s',
    events: timeline([
      { who: 'resolver', what: 'Stops answering; cached names still work', effect: 'thin', parts: [] },
      { who: 'process', what: 'The last cached answer has expired: lookups wait', effect: 'fails', parts: [{ name: 'ttl of a cluster name', seconds: 30, kind: 'default', version: 'default Corefile, website @0189ae0f', source: 'k8s-dns-nameservers' }] },
      { who: 'process', what: 'Those lookups give up, two tries of 5 s later', effect: 'fails', parts: [{ name: 'timeout × attempts of the C library', seconds: 10, kind: 'default', version: 'resolv.conf(5) @00117fa6', source: 'resolv-conf' }] },
      { who: 'platform', what: 'Restarts the resolvers', effect: 'fails', parts: [{ name: 'until somebody has acted, the rest', seconds: 260, kind: 'sample' }] },
      { who: 'resolver', what: 'Answers; without the API it answers SERVFAIL', effect: 'whole', parts: [{ name: 'longest wait for the API at start', seconds: 5, kind: 'default', version: 'CoreDNS plugin README', source: 'coredns-kubernetes-plugin' }] },
    ]),
    keeps: 'Open connections; callers that cache or keep their pools.',
    stops: 'Every new name, in all zones and all services at once.',
    users: 'Nothing while cached, 30 s at most; then 10 s waits that fail.',
    clauses: ['N5', 'P6'], accepts: 'the platform’s owner',
    drill: { what: 'Scale the resolvers to 0, in staging', every: 'quarter', passed: 'Callers with a cache last as long as its time to live.' },
    sources: ['k8s-dns-nameservers', 'resolv-conf', 'coredns-kubernetes-plugin'],
  },
  {
    id: 'identity', name: 'Identity provider', scene: 'the cloud issues no credentials; sessions last 1 h and renew at 80%',
    events: timeline([
      { who: 'provider', what: 'Refuses new sessions; issued ones stay valid', effect: 'frozen', parts: [] },
      { who: 'process', what: 'The oldest session expires; replicas fail one by one', effect: 'fails', parts: [{ name: 'a fifth of the session', seconds: 720, kind: 'sample' }] },
      { who: 'process', what: 'The last session has expired', effect: 'fails', parts: [{ name: 'rest of the session', seconds: 2880, kind: 'sample' }] },
    ]),
    keeps: 'Calls with a session that is still valid.',
    stops: 'New pods that need cloud access; and the log-in of the people who repair.',
    users: 'Nothing for 12 minutes; then errors that grow.',
    clauses: ['P6', 'I3'], accepts: 'the security owner',
    drill: { what: 'Log in by the emergency way', every: 'quarter', passed: 'On-call reads pods and logs within 10 minutes, and the log-in is audited.' },
    sources: [],
  },
  {
    id: 'metrics', name: 'Metrics store', scene: 'the store answers no query',
    events: timeline([
      { who: 'autoscaler', what: 'Has no reading and keeps the count', effect: 'frozen', parts: [] },
      { who: 'platform', what: 'Scraping stopped: the last samples go stale, alerts on values end', effect: 'frozen', parts: [{ name: 'look-back of a query', seconds: 300, kind: 'default', version: 'Prometheus, commit 05d8d44d', source: 'prometheus-staleness' }] },
    ]),
    keeps: 'Serving, at the count of the last minute.',
    stops: 'Scaling, every gate of a rollout, and the alarm itself.',
    users: 'Nothing, while load stays.',
    clauses: ['S1', 'V2', 'P6'], accepts: 'the platform’s owner',
    drill: { what: 'Stop the scrape of one service', every: 'quarter', passed: 'Somebody is paged for missing data, and a canary stops.' },
    sources: ['k8s-hpa', 'prometheus-staleness'],
  },
];

/** `50 s`, `425 s`, `12 min`, `1 h`: a moment as the figure and the table print it, in the largest unit that leaves no rest. */
export function momentText(seconds: number): string {
  if (seconds < 120 || seconds % 60 !== 0) return `${seconds.toLocaleString('en-US')}\u00a0s`;
  return seconds % 3600 === 0 ? `${seconds / 3600}\u00a0h` : `${seconds / 60}\u00a0min`;
}
