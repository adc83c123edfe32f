import type { SourceId } from './types';

/**
 * Deadlines, notices, timeouts and support windows that providers and projects set, and that no tenant can argue with.
 *
 * Vendor numbers live here and nowhere else. `confirmed` means that a text a reader can open says so; a row without
 * one is kept, because its absence would be read as “no limit”, and is marked on every page that shows it.
 */
export interface VendorLimit {
  /** Kebab-case and permanent. */
  readonly id: string;
  readonly group: VendorGroup;
  readonly provider: string;
  readonly product: string;
  /** What the number bounds, and what happens when it is reached. */
  readonly what: string;
  /** Text, because `none` and ranges are legitimate. */
  readonly value: string;
  /** Empty where the value is a word. */
  readonly unit: string;
  /** `default`: applies when nobody sets it. `fixed`: cannot be set. `configurable`: has a stated setting or range. */
  readonly kind: 'default' | 'fixed' | 'configurable';
  /** The range or the setting, as the source states it; `null` where it states none. */
  readonly range: string | null;
  readonly source: SourceId | null;
  /** ISO date of the reading, or of the attempt. */
  readonly checkedOn: string;
  readonly confirmed: boolean;
}

/** Groups in the order of a node’s life; a page shows one or all. */
export const vendorGroups = ['node-drain', 'reclaim-notice', 'load-balancer', 'control-plane', 'version-support'] as const;
export type VendorGroup = (typeof vendorGroups)[number];

/** What each group is called on a page. */
export const vendorGroupNames: Readonly<Record<VendorGroup, string>> = {
  'node-drain': 'How long node work waits',
  'reclaim-notice': 'Notice before a machine goes',
  'load-balancer': 'Idle timeouts and drain of load balancers',
  'control-plane': 'What others promise for the API and the nodes',
  'version-support': 'How long a version is supported',
};

const checkedOn = '2026-11-23';

/** Rows by group. */
export const vendorLimits: readonly VendorLimit[] = [
  {
    id: 'kubectl-drain-timeout', group: 'node-drain', provider: 'Kubernetes', product: '`kubectl drain`',
    what: 'Waits for budgets', value: 'no limit', unit: '', kind: 'configurable', range: '`--timeout`, 0 = no limit',
    source: 'kubectl-source', checkedOn, confirmed: true,
  },
  {
    id: 'eks-managed-drain', group: 'node-drain', provider: 'AWS', product: 'EKS managed node group',
    what: 'Waits for pods to leave; then the update fails, or with force deletes them', value: '15', unit: 'min', kind: 'default', range: null,
    source: 'eks-managed-update', checkedOn, confirmed: true,
  },
  {
    id: 'eks-parallel-nodes', group: 'node-drain', provider: 'AWS', product: 'EKS managed node group',
    what: 'Nodes updated at once', value: '1', unit: 'node', kind: 'configurable', range: 'up to 100 nodes',
    source: 'eks-managed-update', checkedOn, confirmed: true,
  },
  {
    id: 'aks-drain-timeout', group: 'node-drain', provider: 'Azure', product: 'AKS node pool',
    what: 'Waits for budgets and graceful ends; then the upgrade fails', value: '30', unit: 'min', kind: 'configurable', range: '`drainTimeoutInMinutes`',
    source: 'aks-drain-timeout', checkedOn, confirmed: true,
  },
  {
    id: 'gke-upgrade-wait', group: 'node-drain', provider: 'Google', product: 'GKE node upgrade',
    what: 'Grace at most, before pods are evicted', value: '60', unit: 'min', kind: 'default', range: 'Autopilot: up to 7 days on request',
    source: 'gke-extended-duration', checkedOn, confirmed: true,
  },
  {
    id: 'gke-scale-down-wait', group: 'node-drain', provider: 'Google', product: 'GKE scale-down',
    what: 'Grace at most, when a node is removed as unneeded', value: '10', unit: 'min', kind: 'default', range: null,
    source: 'gke-extended-duration', checkedOn, confirmed: true,
  },
  {
    id: 'karpenter-node-budget', group: 'node-drain', provider: 'Karpenter', product: 'NodePool',
    what: 'Nodes disrupted at once; expiry and spot interruption do not heed it', value: '10%', unit: 'of the pool', kind: 'configurable', range: '`budgets`, by reason and hour',
    source: 'karpenter-disruption', checkedOn, confirmed: true,
  },
  {
    id: 'karpenter-termination-grace', group: 'node-drain', provider: 'Karpenter', product: 'NodePool',
    what: 'After it, pods are deleted past budgets', value: 'not set', unit: '', kind: 'configurable', range: '`terminationGracePeriod`',
    source: 'karpenter-disruption', checkedOn, confirmed: true,
  },
  {
    id: 'aws-spot-notice', group: 'reclaim-notice', provider: 'AWS', product: 'Spot instance',
    what: 'Notice before interruption, best effort', value: '120', unit: 's', kind: 'fixed', range: null,
    source: 'aws-spot-notice', checkedOn, confirmed: true,
  },
  {
    id: 'gke-spot-pods', group: 'reclaim-notice', provider: 'Google', product: 'GKE Spot VM',
    what: 'Of 30 s after the notice, what ordinary pods get', value: '15', unit: 's', kind: 'configurable', range: 'whole window up to 120 s, from GKE 1.35.0-gke.1171000',
    source: 'gke-spot-vms', checkedOn, confirmed: true,
  },
  {
    id: 'azure-spot-notice', group: 'reclaim-notice', provider: 'Azure', product: 'AKS spot node',
    what: 'Notice before eviction, best effort', value: '30', unit: 's', kind: 'default', range: null,
    source: 'azure-skills-spot', checkedOn, confirmed: true,
  },
  {
    id: 'kubelet-shutdown-grace', group: 'reclaim-notice', provider: 'Kubernetes', product: 'kubelet, v1.37',
    what: 'What pods get when the machine shuts down', value: '0', unit: 's', kind: 'configurable', range: '`shutdownGracePeriod`',
    source: 'k8s-node-shutdown', checkedOn, confirmed: true,
  },
  {
    id: 'aws-alb-idle', group: 'load-balancer', provider: 'AWS', product: 'Application Load Balancer',
    what: 'Idle connection, and wait for a response', value: '60', unit: 's', kind: 'configurable', range: '1–4,000 s',
    source: 'aws-alb-attributes', checkedOn, confirmed: true,
  },
  {
    id: 'aws-nlb-tcp-idle', group: 'load-balancer', provider: 'AWS', product: 'Network Load Balancer, TCP',
    what: 'Idle connection', value: '350', unit: 's', kind: 'configurable', range: '60–6,000 s',
    source: 'aws-nlb-idle-timeout', checkedOn, confirmed: true,
  },
  {
    id: 'aws-nlb-tls-idle', group: 'load-balancer', provider: 'AWS', product: 'Network Load Balancer, TLS',
    what: 'Idle connection', value: '350', unit: 's', kind: 'fixed', range: null,
    source: 'aws-nlb-idle-timeout', checkedOn, confirmed: true,
  },
  {
    id: 'aws-deregistration-delay', group: 'load-balancer', provider: 'AWS', product: 'Target group',
    what: 'Wait for requests in flight, after new ones have stopped', value: '300', unit: 's', kind: 'default', range: null,
    source: 'aws-target-group-attributes', checkedOn, confirmed: true,
  },
  {
    id: 'google-alb-backend-idle', group: 'load-balancer', provider: 'Google', product: 'External Application Load Balancer',
    what: 'Idle connection to a backend', value: '600', unit: 's', kind: 'fixed', range: null,
    source: 'google-alb-request-distribution', checkedOn, confirmed: true,
  },
  {
    id: 'google-alb-client-idle', group: 'load-balancer', provider: 'Google', product: 'Global external Application Load Balancer',
    what: 'Idle connection to a client', value: '610', unit: 's', kind: 'configurable', range: null,
    source: 'google-alb-request-distribution', checkedOn, confirmed: true,
  },
  {
    id: 'azure-lb-idle', group: 'load-balancer', provider: 'Azure', product: 'Load Balancer rule',
    what: 'Idle connection, dropped silently by default', value: '4', unit: 'min', kind: 'configurable', range: '4–100 min',
    source: 'azure-lb-idle-timeout', checkedOn, confirmed: true,
  },
  {
    id: 'envoy-idle', group: 'load-balancer', provider: 'Envoy', product: 'HTTP, both sides',
    what: 'Idle connection', value: '1', unit: 'h', kind: 'configurable', range: '`idle_timeout`',
    source: 'envoy-timeouts', checkedOn, confirmed: true,
  },
  {
    id: 'nginx-client-idle', group: 'load-balancer', provider: 'nginx', product: 'HTTP, toward clients',
    what: 'Idle connection', value: '75', unit: 's', kind: 'configurable', range: '`keepalive_timeout`',
    source: null, checkedOn, confirmed: false,
  },
  {
    id: 'upstream-write-latency', group: 'control-plane', provider: 'Kubernetes', product: 'SIG Scalability',
    what: 'p99 of a write to one object, per resource and verb', value: '1', unit: 's', kind: 'default', range: 'within stated thresholds and churn',
    source: 'k8s-slos', checkedOn, confirmed: true,
  },
  {
    id: 'upstream-pod-start', group: 'control-plane', provider: 'Kubernetes', product: 'SIG Scalability',
    what: 'p99 of a stateless pod’s start, pull and init excluded', value: '5', unit: 's', kind: 'default', range: 'pods that fit without preemption',
    source: 'k8s-slos', checkedOn, confirmed: true,
  },
  {
    id: 'aks-api-availability', group: 'control-plane', provider: 'Azure', product: 'AKS, Standard tier, with zones',
    what: 'API endpoint available, financially backed; 99.9% without zones', value: '99.95', unit: '%', kind: 'fixed', range: null,
    source: 'psrule-aks-uptime-sla', checkedOn, confirmed: true,
  },
  {
    id: 'eks-api-availability', group: 'control-plane', provider: 'AWS', product: 'EKS',
    what: 'API endpoint available', value: '99.95', unit: '%', kind: 'fixed', range: null,
    source: null, checkedOn, confirmed: false,
  },
  {
    id: 'node-monitor-grace', group: 'control-plane', provider: 'Kubernetes', product: 'Controller manager, recent flag page',
    what: 'Silence until a node counts as lost; 40 s for years', value: '50', unit: 's', kind: 'configurable', range: '`--node-monitor-grace-period`',
    source: 'k8s-kcm-flags', checkedOn, confirmed: true,
  },
  {
    id: 'lost-node-toleration', group: 'control-plane', provider: 'Kubernetes', product: 'API server',
    what: 'After that, until pods of a lost node are deleted', value: '300', unit: 's', kind: 'configurable', range: '`tolerationSeconds` of the pod',
    source: 'k8s-apiserver-flags', checkedOn, confirmed: true,
  },
  {
    id: 'upstream-support', group: 'version-support', provider: 'Kubernetes', product: 'The three newest minors',
    what: 'Patches, about', value: '12', unit: 'months', kind: 'fixed', range: null,
    source: 'k8s-version-skew', checkedOn, confirmed: true,
  },
  {
    id: 'kubelet-skew', group: 'version-support', provider: 'Kubernetes', product: 'kubelet behind the API server',
    what: 'May be older by, and never newer', value: '3', unit: 'minors', kind: 'fixed', range: null,
    source: 'k8s-version-skew', checkedOn, confirmed: true,
  },
  {
    id: 'eks-standard-support', group: 'version-support', provider: 'AWS', product: 'EKS',
    what: 'Standard support; then extended for 12 months at a price, on by default', value: '14', unit: 'months', kind: 'fixed', range: null,
    source: 'eks-kubernetes-versions', checkedOn, confirmed: true,
  },
  {
    id: 'gke-support', group: 'version-support', provider: 'Google', product: 'GKE',
    what: 'Support, from the day in the Regular channel', value: '14', unit: 'months', kind: 'fixed', range: null,
    source: 'gke-versioning', checkedOn, confirmed: true,
  },
  {
    id: 'aks-support', group: 'version-support', provider: 'Azure', product: 'AKS',
    what: 'Support; after that for the infrastructure only', value: '12', unit: 'months', kind: 'fixed', range: null,
    source: 'aks-release-2023-04-30', checkedOn, confirmed: true,
  },
];
