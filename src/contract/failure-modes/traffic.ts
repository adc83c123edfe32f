import type { FailureMode } from '../types';

/** Connections, retries and names. */
export const traffic: readonly FailureMode[] = [
  {
    id: 'FM-16',
    group: 'traffic',
    name: 'Connection imbalance',
    symptom: {
      user: 'The same request is slow or fast by luck, and stays slow for a client that keeps its connection.',
      developer: 'After scaling out, one pod is at 100% CPU and the new pods receive nothing.',
      platform: 'Requests per pod differ several times over while endpoints are complete and the autoscaler sees 50%.',
    },
    mechanism: 'A Service picks a pod once per connection, at random. With 20 long connections on 10 pods the busiest pod holds about 4, twice its share. Pods that existed first keep what they have, so a new replica waits for somebody to reconnect, and the mean stays too low for the autoscaler to act.',
    confirm: {
      kind: 'query',
      language: 'promql',
      run: `# http_server_requests_total is the service’s own counter.
max(sum by (pod) (rate(http_server_requests_total{namespace="shop", service="checkout"}[10m])))
  / avg(sum by (pod) (rate(http_server_requests_total{namespace="shop", service="checkout"}[10m]))) > 1.3`,
      expected: 'The busiest pod serves more than 1.3 times the mean, and the ranking follows pod age.',
      failing: 'No result: requests are even. If CPU is not, one pod does other work or sits on a crowded node.',
    },
    lever: 'Delete the busiest pods one at a time, with a minute between them, so that their connections spread. Each deletion costs its clients one reconnect, and the imbalance returns until connections have a maximum age.',
    clauses: ['N4', 'N6'],
    guardrail: { rung: 'default', mechanism: 'Golden-path servers end each connection after 300 s ± 10%, with 30 s for requests in flight.' },
    lookAlikes: [
      { what: 'Autoscaler misled (FM-11)', tell: 'Requests per pod are even, only the measured number is wrong.' },
      { what: 'Throttled tail (FM-09)', tell: 'All pods are slow alike, with throttled periods.' },
      { what: 'Locality routing', tell: 'All pods of one zone are hot together: `trafficDistribution` is set and the clients sit there.' },
    ],
    stories: [],
    sources: ['k8s-virtual-ips', 'cilium-issue-12551', 'grpc-a9'],
  },
  {
    id: 'FM-17',
    group: 'traffic',
    name: 'Keep-alive race',
    symptom: {
      user: 'A rare 502 with no pattern, more often at night than at noon, that nobody can reproduce.',
      developer: 'The application log has no line for the failed request.',
      platform: 'The proxy records a reset on a reused connection with near-zero upstream time, while all targets are healthy.',
    },
    mechanism: 'The server closes an idle connection, after 5 s by default in Node.js up to 25. At that instant the proxy in front, which keeps idle connections for 60 s, sends the next request on it and meets a closed socket. Only idle connections race, so the share of errors falls as traffic rises.',
    confirm: {
      kind: 'query',
      language: 'promql',
      run: `# gateway_requests_total is the gateway’s own counter.
sum(rate(gateway_requests_total{service="checkout", code="502"}[10m])) > 0
  unless count(max by (pod) (last_over_time(kube_pod_created{namespace="shop", pod=~"checkout-.+"}[15m])) unless max by (pod) (kube_pod_created{namespace="shop", pod=~"checkout-.+"})) > 0`,
      expected: 'A thin, steady trickle while no pod terminates, with a larger share at low traffic; the server’s idle timeout is below that of the hop in front.',
      failing: 'Nothing remains once replacements are left out: FM-01. The share grows with traffic: overload.',
    },
    lever: 'Raise the server’s idle timeout above the hop in front, 75 s behind 60 s, and its header timeout above that, then roll it out. Idle connections hold their memory a minute longer.',
    clauses: ['N2'],
    guardrail: { rung: 'default', mechanism: 'The golden path’s server library takes its idle timeout from the published hop table and logs it at start.' },
    lookAlikes: [
      { what: 'Shutdown race (FM-01)', tell: 'Errors come in bursts, each with a terminating pod.' },
      { what: 'Overloaded gateway', tell: 'Errors grow with traffic, and upstream time is long.' },
      { what: 'Crashing replica', tell: 'Restart counts rise, and errors name one pod.' },
    ],
    stories: [],
    sources: ['aws-alb-attributes', 'nodejs-keepalive'],
  },
  {
    id: 'FM-18',
    group: 'traffic',
    name: 'Retry storm',
    symptom: {
      user: 'The outage goes on long after its cause has been repaired.',
      developer: 'Attempts are high, success is low, and the slow dependency never catches up.',
      platform: 'Traffic inside the cluster is several times what the edge receives.',
    },
    mechanism: 'A dependency slows, and every layer above repeats its call: three retries in each of three layers are up to 4³ = 64 attempts for one request. The attempts alone exceed what the dependency can serve. When the first fault ends, that load stays, because each failed attempt causes the next.',
    confirm: {
      kind: 'query',
      language: 'promql',
      run: `# Both counters are the service’s own: calls it makes, requests it receives.
(sum(rate(http_client_requests_total{namespace="shop", service="checkout"}[5m])) / sum(rate(http_server_requests_total{namespace="shop", service="checkout"}[5m])))
  > 1.2 * (sum(rate(http_client_requests_total{namespace="shop", service="checkout"}[5m] offset 1w)) / sum(rate(http_server_requests_total{namespace="shop", service="checkout"}[5m] offset 1w)))`,
      expected: 'Calls per request are more than 1.2 times those of a week ago, and stay there after the trigger has gone.',
      failing: 'No result: each request causes as many calls as ever, and there are more requests. That is demand (FM-10) or lost capacity (FM-15).',
    },
    lever: 'Take load off the dependency: turn retries off, or refuse a class of requests at the edge, until its success ratio is back; then let traffic in by steps. Some requests fail that a retry would have saved, and adding replicas of the callers makes it worse.',
    clauses: ['N3', 'N1'],
    guardrail: { rung: 'default', mechanism: 'Client library and edge share one rule: one layer retries, within 10% of its calls, with jittered back-off.' },
    lookAlikes: [
      { what: 'Capacity arrives late (FM-10)', tell: 'The edge shows the same growth as the inside.' },
      { what: 'DNS amplification (FM-19)', tell: 'Errors name the lookup and not the dependency; it can be the next stage of this one.' },
      { what: 'Readiness collapse (FM-05)', tell: 'Callers see refused connections at once, not slow answers.' },
    ],
    stories: ['zalando-dns-outage', 'posthog-2025-09-29-flags', 'posthog-2025-10-21-cpu'],
    sources: ['zalando-dns-postmortem', 'finagle-retry-budgets', 'gep-3388'],
  },
  {
    id: 'FM-19',
    group: 'traffic',
    name: 'DNS amplification',
    symptom: {
      user: 'Calls to many different services time out at the same moment, and a reload sometimes helps.',
      developer: 'Errors say that a name cannot be resolved, between calls that succeed.',
      platform: 'Resolver pods restart at their memory limit, and most of their answers are NXDOMAIN.',
    },
    mechanism: 'With `ndots:5` (default, v1.37) an outside name is tried under each cluster suffix first, for A and AAAA: eight to ten queries for one answer. Without a cache every call pays them, and a retry pays them again. The resolver reaches its memory limit, restarts into the same load, and lookups fail for the whole cluster.',
    confirm: {
      kind: 'query',
      language: 'promql',
      run: 'sum(rate(coredns_dns_responses_total{rcode="NXDOMAIN"}[5m])) / sum(rate(coredns_dns_responses_total[5m])) > 0.5',
      expected: 'More than half of all answers are NXDOMAIN, the total rate is well above yesterday’s, and resolver pods restart with `OOMKilled`.',
      failing: 'No result: the names are found. Look at the upstream resolver, the node network or one zone.',
    },
    lever: 'Double the resolver’s memory limit and replicas; then write the hottest outside name with a trailing dot and roll that client. The first costs a few hundred MiB, the second a rollout in the middle of an incident.',
    clauses: ['N5', 'P6'],
    guardrail: { rung: 'default', mechanism: 'A cache on every node, `ndots` 2 in the golden paths, and a resolver sized for 1.5 times the fleet’s peak.' },
    lookAlikes: [
      { what: 'Node network fault', tell: 'Connections to plain addresses fail too.' },
      { what: 'One zone’s resolver', tell: 'Only clients of one zone or node are hit.' },
      { what: 'Egress refused by policy', tell: 'Lookups fail for one namespace only, since its policy changed.' },
    ],
    stories: ['zalando-dns-outage', 'wikimedia-2024-04-17-coredns', 'toyota-dns-storm'],
    sources: ['k8s-dns', 'k8s-nodelocal-dns', 'coredns-metrics', 'zalando-dns-postmortem'],
  },
];
