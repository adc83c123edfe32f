/** One signal somebody reads at 03:00, in a review or in a report. */
export interface Signal {
  readonly name: string;
  /** Series or place; backticks mark code. */
  readonly where: string;
  /** What it costs whoever provides it. */
  readonly costs: string;
  /** Who acts on it: alert, rollout gate, review, leadership. */
  readonly readBy: string;
}

/** A question with what answers it. */
export interface Question {
  readonly ask: string;
  /** Comes from exporters the platform runs, for every pod. */
  readonly free: readonly Signal[];
  /** Exists only if the service publishes it. */
  readonly owed: readonly Signal[];
}

/** The questions of an incident in the order in which they are asked. */
export const questions: readonly Question[] = [
  {
    ask: 'Is it broken for users?',
    free: [],
    owed: [
      { name: 'answers by code', where: '`http_server_requests_total`', costs: 'a counter', readBy: 'page, rollout gate, leadership' },
      { name: 'latency histogram, one bucket at the objective', where: '`http_server_request_duration_seconds_bucket`', costs: '15 series per route and code', readBy: 'page, rollout gate' },
    ],
  },
  {
    ask: 'Since when?',
    free: [
      { name: 'rollout started, pod created', where: '`kube_pod_created`', costs: 'one exporter', readBy: 'responder' },
    ],
    owed: [
      { name: 'marker per release and flag change', where: 'annotation on the dashboard', costs: 'one call in the pipeline', readBy: 'responder, review' },
    ],
  },
  {
    ask: 'Where?',
    free: [
      { name: 'pod, node, owner of each pod', where: '`kube_pod_info`, `kube_pod_owner`', costs: 'one exporter', readBy: 'responder' },
    ],
    owed: [
      { name: 'version and route on each series', where: 'labels', costs: 'a factor per label', readBy: 'rollout gate' },
    ],
  },
  {
    ask: 'Why?',
    free: [
      { name: 'restarts, memory kills, throttling, unready, at maximum', where: '`kube_pod_container_status_restarts_total`, `container_cpu_cfs_throttled_periods_total`, `kube_pod_status_ready`', costs: 'two exporters', readBy: 'responder, ticket' },
    ],
    owed: [
      { name: 'in flight against its limit', where: '`http_server_requests_in_flight`, `http_server_requests_limit`', costs: '2 series per pod', readBy: 'autoscaler, responder' },
      { name: 'calls to each dependency, age of the oldest message', where: '`http_client_requests_total`', costs: 'a counter per dependency', readBy: 'responder, review' },
    ],
  },
  {
    ask: 'What changed?',
    free: [
      { name: 'rollout state, evictions, cordoned nodes', where: '`kube_deployment_status_condition`, `kube_pod_status_disruption_reason`, `kube_node_spec_unschedulable`', costs: 'one exporter', readBy: 'responder, platform ticket' },
    ],
    owed: [
      { name: 'configuration hash, flags as served', where: '`app_config_info`, `feature_flag_evaluations_total`', costs: '2 series per pod, 2 per flag', readBy: 'responder, rollout gate' },
    ],
  },
  {
    ask: 'What did it say last?',
    free: [
      { name: 'exit code, reason, end of the log', where: 'pod status, until it dies again', costs: 'one field (O3)', readBy: 'responder' },
    ],
    owed: [
      { name: 'requests cut and seconds taken at shutdown', where: 'last log line', costs: 'one line per stop', readBy: 'review, rollout gate' },
    ],
  },
];
