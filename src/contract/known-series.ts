import type { SourceId } from './types';

/**
 * Every metric series that a query of this site may name. A leaf.
 *
 * PromQL has no unknown names: a misspelt one parses, returns nothing, and an empty result passes any threshold. A test
 * therefore takes each query of the site apart and looks its names up here. A name enters this list only when a source
 * was opened that prints it, or, for an application’s own series, with the convention it follows.
 */
export interface KnownSeries {
  /** As exposed; for a histogram without `_bucket`, `_sum` and `_count`. */
  readonly name: string;
  readonly exporter: Exporter;
  readonly kind: 'counter' | 'gauge' | 'histogram';
  /** The exporter’s own word for it, as its documentation prints it; absent where the source states none. */
  readonly stability?: 'STABLE' | 'BETA' | 'ALPHA' | 'EXPERIMENTAL';
  /** Version whose documentation was read; a name that is newer or gone elsewhere costs a query its result. */
  readonly asOf?: string;
  /** Labels that a query of this contract needs, without the target’s own (`job`, `instance`). */
  readonly labels: readonly string[];
  readonly source: SourceId;
}

/** Who publishes a series; each has its own scrape, and its own way to be forgotten. */
export const exporters = [
  'kube-state-metrics',
  'cAdvisor in the kubelet',
  'kubelet',
  'kubelet /metrics/probes',
  'kube-proxy',
  'kube-apiserver',
  'kube-scheduler',
  'CoreDNS',
  'AWS Load Balancer Controller',
  'Prometheus',
] as const;
export type Exporter = (typeof exporters)[number];

/** A series that an application, a gateway or an outside probe has to publish itself. */
export interface AssumedSeries {
  readonly name: string;
  readonly kind: KnownSeries['kind'];
  /** Who publishes it. */
  readonly by: 'service' | 'gateway' | 'outside probe' | 'release and incident tools';
  /** The naming rule it follows, so that a team can map its own name to it. */
  readonly follows: string;
  readonly labels: readonly string[];
}

const pod = ['namespace', 'pod', 'uid'] as const;
const container = ['namespace', 'pod', 'uid', 'container'] as const;

/** A row of kube-state-metrics v2.20. */
const ksm = (name: string, labels: readonly string[], stability: KnownSeries['stability'] = 'STABLE', kind: KnownSeries['kind'] = 'gauge'): KnownSeries =>
  ({ name, exporter: 'kube-state-metrics', kind, stability, asOf: 'v2.20', labels, source: 'kube-state-metrics' });
/** A row of cAdvisor’s table, which the kubelet serves on `/metrics/cadvisor`. */
const cadvisor = (name: string, kind: KnownSeries['kind'], source: SourceId = 'cadvisor-metrics'): KnownSeries =>
  ({ name, exporter: 'cAdvisor in the kubelet', kind, labels: ['namespace', 'pod', 'container'], source });
/** A series of a Kubernetes component. */
const component = (name: string, exporter: Exporter, kind: KnownSeries['kind'], labels: readonly string[], stability?: KnownSeries['stability'], source: SourceId = 'k8s-metrics-reference'): KnownSeries =>
  ({ name, exporter, kind, labels, source, ...(stability === undefined ? {} : { stability, asOf: 'v1.36' }) });
/** A series that Prometheus adds for each target it scrapes, with the target’s labels alone. */
const scrape = (name: string): KnownSeries => ({ name, exporter: 'Prometheus', kind: 'gauge', labels: [], source: 'prometheus-jobs' });

/** What the platform’s exporters publish, by exporter. */
export const knownSeries: readonly KnownSeries[] = [
  // kube-state-metrics: pods and containers
  ksm('kube_pod_info', [...pod, 'node', 'created_by_kind', 'created_by_name', 'priority_class']),
  ksm('kube_pod_created', pod),
  ksm('kube_pod_start_time', pod),
  ksm('kube_pod_owner', [...pod, 'owner_kind', 'owner_name']),
  ksm('kube_pod_labels', [...pod, 'label_owner', 'label_tier']),
  ksm('kube_pod_annotations', pod, 'EXPERIMENTAL'),
  ksm('kube_pod_deletion_timestamp', pod, 'EXPERIMENTAL'),
  ksm('kube_pod_status_phase', [...pod, 'phase']),
  ksm('kube_pod_status_ready', [...pod, 'condition']),
  ksm('kube_pod_status_ready_time', pod, 'EXPERIMENTAL'),
  ksm('kube_pod_status_container_ready_time', pod, 'EXPERIMENTAL'),
  ksm('kube_pod_status_scheduled_time', pod),
  ksm('kube_pod_status_unschedulable', pod),
  ksm('kube_pod_status_reason', [...pod, 'reason'], 'EXPERIMENTAL'),
  ksm('kube_pod_status_disruption_reason', [...pod, 'reason'], 'EXPERIMENTAL'),
  ksm('kube_pod_container_info', [...container, 'image', 'image_id']),
  ksm('kube_pod_container_resource_requests', [...container, 'node', 'resource', 'unit']),
  ksm('kube_pod_container_resource_limits', [...container, 'node', 'resource', 'unit']),
  ksm('kube_pod_container_status_ready', container),
  ksm('kube_pod_container_status_waiting_reason', [...container, 'reason']),
  ksm('kube_pod_container_status_terminated_reason', [...container, 'reason'], 'EXPERIMENTAL'),
  ksm('kube_pod_container_status_last_terminated_reason', [...container, 'reason'], 'EXPERIMENTAL'),
  ksm('kube_pod_container_status_last_terminated_exitcode', container, 'EXPERIMENTAL'),
  ksm('kube_pod_container_status_last_terminated_timestamp', container, 'EXPERIMENTAL'),
  ksm('kube_pod_container_status_restarts_total', container, 'STABLE', 'counter'),
  ksm('kube_pod_init_container_status_restarts_total', container, 'STABLE', 'counter'),
  // kube-state-metrics: workloads
  ksm('kube_deployment_spec_replicas', ['namespace', 'deployment']),
  ksm('kube_deployment_status_replicas', ['namespace', 'deployment']),
  ksm('kube_deployment_status_replicas_ready', ['namespace', 'deployment']),
  ksm('kube_deployment_status_replicas_available', ['namespace', 'deployment']),
  ksm('kube_deployment_status_replicas_unavailable', ['namespace', 'deployment']),
  ksm('kube_deployment_status_replicas_updated', ['namespace', 'deployment']),
  ksm('kube_deployment_status_terminating_replicas', ['namespace', 'deployment'], 'ALPHA'),
  ksm('kube_deployment_status_observed_generation', ['namespace', 'deployment']),
  ksm('kube_deployment_metadata_generation', ['namespace', 'deployment']),
  ksm('kube_deployment_status_condition', ['namespace', 'deployment', 'condition', 'status', 'reason']),
  ksm('kube_statefulset_replicas', ['namespace', 'statefulset']),
  ksm('kube_statefulset_status_replicas_ready', ['namespace', 'statefulset']),
  ksm('kube_statefulset_status_replicas_available', ['namespace', 'statefulset']),
  ksm('kube_statefulset_status_replicas_updated', ['namespace', 'statefulset']),
  ksm('kube_horizontalpodautoscaler_spec_min_replicas', ['namespace', 'horizontalpodautoscaler']),
  ksm('kube_horizontalpodautoscaler_spec_max_replicas', ['namespace', 'horizontalpodautoscaler']),
  ksm('kube_horizontalpodautoscaler_status_current_replicas', ['namespace', 'horizontalpodautoscaler']),
  ksm('kube_horizontalpodautoscaler_status_desired_replicas', ['namespace', 'horizontalpodautoscaler']),
  ksm('kube_horizontalpodautoscaler_status_condition', ['namespace', 'horizontalpodautoscaler', 'condition', 'status']),
  ksm('kube_horizontalpodautoscaler_spec_behavior_scale_up_tolerance', ['namespace', 'horizontalpodautoscaler'], 'EXPERIMENTAL'),
  ksm('kube_horizontalpodautoscaler_spec_behavior_scale_down_tolerance', ['namespace', 'horizontalpodautoscaler'], 'EXPERIMENTAL'),
  ksm('kube_poddisruptionbudget_status_current_healthy', ['namespace', 'poddisruptionbudget']),
  ksm('kube_poddisruptionbudget_status_desired_healthy', ['namespace', 'poddisruptionbudget']),
  ksm('kube_poddisruptionbudget_status_expected_pods', ['namespace', 'poddisruptionbudget']),
  ksm('kube_poddisruptionbudget_status_pod_disruptions_allowed', ['namespace', 'poddisruptionbudget']),
  ksm('kube_job_status_active', ['namespace', 'job_name']),
  ksm('kube_job_status_failed', ['namespace', 'job_name', 'reason']),
  ksm('kube_job_complete', ['namespace', 'job_name', 'condition']),
  ksm('kube_job_failed', ['namespace', 'job_name', 'condition']),
  ksm('kube_cronjob_status_last_successful_time', ['namespace', 'cronjob']),
  ksm('kube_cronjob_status_last_schedule_time', ['namespace', 'cronjob']),
  ksm('kube_cronjob_next_schedule_time', ['namespace', 'cronjob']),
  ksm('kube_cronjob_spec_suspend', ['namespace', 'cronjob']),
  // kube-state-metrics: nodes, quota, traffic, storage
  ksm('kube_node_info', ['node', 'kubelet_version', 'container_runtime_version']),
  ksm('kube_node_labels', ['node']),
  ksm('kube_node_spec_unschedulable', ['node']),
  ksm('kube_node_spec_taint', ['node', 'key', 'value', 'effect']),
  ksm('kube_node_status_condition', ['node', 'condition', 'status']),
  ksm('kube_node_status_allocatable', ['node', 'resource', 'unit']),
  ksm('kube_resourcequota', ['namespace', 'resourcequota', 'resource', 'type']),
  ksm('kube_endpointslice_endpoints', ['namespace', 'endpointslice', 'ready', 'serving', 'terminating'], 'EXPERIMENTAL'),
  ksm('kube_persistentvolumeclaim_status_phase', ['namespace', 'persistentvolumeclaim', 'phase']),

  // cAdvisor
  cadvisor('container_cpu_usage_seconds_total', 'counter'),
  cadvisor('container_cpu_cfs_periods_total', 'counter'),
  cadvisor('container_cpu_cfs_throttled_periods_total', 'counter'),
  cadvisor('container_cpu_cfs_throttled_seconds_total', 'counter'),
  cadvisor('container_memory_working_set_bytes', 'gauge'),
  cadvisor('container_memory_rss', 'gauge'),
  cadvisor('container_spec_memory_limit_bytes', 'gauge'),
  cadvisor('container_start_time_seconds', 'gauge'),
  cadvisor('container_oom_events_total', 'counter'),
  cadvisor('container_fs_usage_bytes', 'gauge'),
  cadvisor('container_pressure_cpu_waiting_seconds_total', 'counter', 'k8s-psi-metrics'),

  // Kubernetes components
  { ...component('prober_probe_total', 'kubelet /metrics/probes', 'counter', ['namespace', 'pod', 'container', 'pod_uid', 'probe_type', 'result'], undefined, 'k8s-prober-metrics'), stability: 'ALPHA' },
  component('kubelet_pod_start_sli_duration_seconds', 'kubelet', 'histogram', [], 'ALPHA'),
  component('kubelet_runtime_operations_total', 'kubelet', 'counter', ['operation_type']),
  component('kubelet_runtime_operations_errors_total', 'kubelet', 'counter', ['operation_type']),
  component('kubeproxy_network_programming_duration_seconds', 'kube-proxy', 'histogram', []),
  component('apiserver_request_total', 'kube-apiserver', 'counter', ['verb', 'code', 'resource', 'group', 'version', 'scope'], 'STABLE'),
  component('apiserver_requested_deprecated_apis', 'kube-apiserver', 'gauge', ['group', 'version', 'resource', 'subresource', 'removed_release']),
  component('apiserver_admission_webhook_admission_duration_seconds', 'kube-apiserver', 'histogram', ['name', 'operation', 'rejected', 'type'], 'STABLE'),
  component('apiserver_admission_webhook_fail_open_count', 'kube-apiserver', 'counter', ['name', 'type']),
  component('apiserver_audit_event_total', 'kube-apiserver', 'counter', [], undefined, 'k8s-auditing'),
  component('apiserver_audit_error_total', 'kube-apiserver', 'counter', ['plugin'], undefined, 'k8s-auditing'),
  component('apiserver_validating_admission_policy_check_total', 'kube-apiserver', 'counter', ['policy', 'policy_binding', 'enforcement_action', 'error_type'], undefined, 'k8s-cel-metrics-test'),
  component('kube_pod_resource_request', 'kube-scheduler', 'gauge', ['namespace', 'pod', 'node', 'resource', 'unit'], 'STABLE'),
  component('kube_pod_resource_limit', 'kube-scheduler', 'gauge', ['namespace', 'pod', 'node', 'resource', 'unit'], 'STABLE'),

  // Add-ons
  { name: 'coredns_dns_responses_total', exporter: 'CoreDNS', kind: 'counter', labels: ['server', 'zone', 'rcode'], source: 'coredns-metrics' },
  { name: 'coredns_dns_request_duration_seconds', exporter: 'CoreDNS', kind: 'histogram', labels: ['server', 'zone'], source: 'coredns-metrics' },
  { name: 'awslbc_readiness_gate_ready_seconds', exporter: 'AWS Load Balancer Controller', kind: 'histogram', labels: ['namespace', 'name'], source: 'aws-lbc-metrics' },

  // Prometheus, per target
  scrape('up'),
  scrape('scrape_duration_seconds'),
  scrape('scrape_samples_scraped'),
  scrape('scrape_samples_post_metric_relabeling'),
  scrape('scrape_series_added'),
  ...([['prometheus_rule_group_iterations_missed_total', 'counter'], ['prometheus_rule_group_last_duration_seconds', 'gauge'], ['prometheus_rule_group_interval_seconds', 'gauge']] as const).map(
    ([name, kind]): KnownSeries => ({ name, exporter: 'Prometheus', kind, labels: ['rule_group'], source: 'prometheus-rule-groups' }),
  ),
  { name: 'ALERTS', exporter: 'Prometheus', kind: 'gauge', labels: ['alertname', 'alertstate'], source: 'prometheus-alerting-rules' },
];

/**
 * Series that no exporter gives away. The labels `namespace`, `service`, `pod` and `version` come from relabeling at the
 * scrape, `version` from the pod’s `app.kubernetes.io/version`.
 */
export const assumedSeries: readonly AssumedSeries[] = [
  { name: 'http_server_requests_total', kind: 'counter', by: 'service', follows: 'Prometheus counter; the `_count` of the duration histogram by another name', labels: ['code', 'version'] },
  { name: 'http_server_request_duration_seconds', kind: 'histogram', by: 'service', follows: 'OpenTelemetry `http.server.request.duration` in Prometheus form', labels: ['code', 'version'] },
  { name: 'http_server_requests_in_flight', kind: 'gauge', by: 'service', follows: 'OpenTelemetry `http.server.active_requests`', labels: ['version'] },
  { name: 'http_server_requests_limit', kind: 'gauge', by: 'service', follows: 'own name; the concurrency limit beside the requests in flight', labels: ['version'] },
  { name: 'http_client_requests_total', kind: 'counter', by: 'service', follows: 'the `_count` of OpenTelemetry `http.client.request.duration`', labels: ['server', 'code', 'version'] },
  { name: 'app_config_info', kind: 'gauge', by: 'service', follows: 'Prometheus info metric: value 1, the fact in a label', labels: ['config_hash'] },
  { name: 'feature_flag_evaluations_total', kind: 'counter', by: 'service', follows: 'own name; a wrapper around the flag client', labels: ['flag', 'served'] },
  { name: 'feature_flag_heartbeat_timestamp_seconds', kind: 'gauge', by: 'service', follows: 'Prometheus rule: the time of the event, never the time since it', labels: ['provider'] },
  { name: 'queue_messages_redelivered_total', kind: 'counter', by: 'service', follows: 'own name; the consumer counts what it has seen before', labels: ['queue'] },
  { name: 'ledger_writes_total', kind: 'counter', by: 'service', follows: 'own name; writes by the member that accepted them', labels: ['pod'] },
  { name: 'gateway_requests_total', kind: 'counter', by: 'gateway', follows: 'stands for the counter of your gateway', labels: ['service', 'code'] },
  { name: 'edge_requests_total', kind: 'counter', by: 'gateway', follows: 'stands for the counter at the outermost hop you own', labels: ['service', 'code'] },
  { name: 'log_canary_arrived_timestamp_seconds', kind: 'gauge', by: 'outside probe', follows: 'Prometheus rule: the time of the event, never the time since it', labels: ['node'] },
  ...['release_ended', 'incident_detected', 'incident_harm_ended', 'contract_proof', 'service_first_commit', 'service_first_request'].map((event): AssumedSeries => ({
    name: `${event}_timestamp_seconds`, kind: 'gauge', by: 'release and incident tools', follows: 'Prometheus rule: the time of the event, one series per thing', labels: ['service', 'tier'],
  })),
  { name: 'contract_binding_info', kind: 'gauge', by: 'release and incident tools', follows: 'Prometheus info metric: value 1, the fact in a label', labels: ['service', 'clause'] },
];

/** Every name a query may use, histogram parts included. */
export function queryableNames(): readonly string[] {
  return [...knownSeries, ...assumedSeries].flatMap(({ name, kind }) => (kind === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name]));
}
