/**
 * Which side an alert of the runtime goes to. The side is never typed here: it is the `answersPage` of the ownership
 * row the alert belongs to, so that the table of owners and the routing of pages cannot disagree.
 */
export interface AlertRoute {
  /** Kebab-case and permanent. */
  readonly id: string;
  /** What fires, as the receiver reads it. */
  readonly alert: string;
  /** Row of `ownership.ts` whose holder answers. */
  readonly row: string;
  /** What the receiver changes within the hour; the reason the page goes there. */
  readonly canChange: string;
  /** The observation under which the page belongs to the other side, if there is one. */
  readonly unless?: string;
}

/** Alerts in the order in which a service meets them. */
export const alertRoutes: readonly AlertRoute[] = [
  { id: 'never-ready', alert: 'Pods restart before they were ever ready', row: 'startup-budget', canChange: 'startup budget, or what start-up waits for', unless: 'starts of unrelated services slowed in the same hour' },
  { id: 'image-unpullable', alert: 'A new pod cannot pull its image for 15 min', row: 'image-reference', canChange: 'the reference, or the release: go back', unless: 'images of several teams fail at once' },
  { id: 'oom-killed', alert: 'Container of tier 1 turns `OOMKilled`', row: 'memory-limit', canChange: 'the code, or request and limit together', unless: 'the platform injected the container, or the node itself ran out' },
  { id: 'pending-quota', alert: 'Pods refused: quota exceeded', row: 'namespace-quota', canChange: 'replicas, requests, or a maximum that outgrew its quota', unless: 'the quota is smaller than maximum, surge and terminating pods need' },
  { id: 'pending-capacity', alert: 'Pods Pending for capacity beyond time-to-capacity p99', row: 'time-to-capacity', canChange: 'node groups, machine types, placeholder room', unless: 'only this service’s own constraints cannot be met' },
  { id: 'at-maximum', alert: 'Autoscaler at its maximum for 15 min', row: 'autoscaler-bounds', canChange: 'the maximum, the target, or what sheds load', unless: 'a higher maximum would exceed the quota or the cluster' },
  { id: 'metric-missing', alert: 'Autoscaler cannot read its metric for 10 min', row: 'scaling-signal', canChange: 'the metric the service exposes', unless: 'several services lost theirs at once' },
  { id: 'budget-allows-none', alert: 'Budget allows 0 disruptions for 1 h', row: 'disruption-budget', canChange: 'the budget, or the unhealthy pod that spends it' },
  { id: 'drain-overdue', alert: 'A drain is past its deadline', row: 'drain-deadline', canChange: 'to go on without the budget, as announced', unless: 'a quorum would lose its majority' },
  { id: 'propagation-high', alert: 'Endpoint propagation p99 above the published value', row: 'propagation-wait', canChange: 'proxies, gateways, the injected wait' },
  { id: 'resolver-slow', alert: 'DNS p99 or failure ratio above its objective', row: 'resolver', canChange: 'resolver capacity, caches, a bound on the noisiest client' },
  { id: 'sli-burns', alert: 'Error budget burns at 14.4 times its rate', row: 'sli', canChange: 'the release, the flag, the traffic', unless: 'services of several teams burn alike' },
  { id: 'run-overdue', alert: 'Last successful run is older than accepted', row: 'last-success', canChange: 'the job, its schedule, its bounds' },
  { id: 'no-owner', alert: 'Anything that fires on an object without an owner', row: 'owner-label', canChange: 'to find the owner, and the default that let it in' },
  { id: 'webhook-failing', alert: 'Admission refuses because a webhook does not answer', row: 'policy-failure', canChange: 'the failure policy, the engine, the exemption' },
];
