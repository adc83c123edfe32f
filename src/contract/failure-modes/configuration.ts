import type { FailureMode } from '../types';

/** Values that change without a rollout. */
export const configuration: readonly FailureMode[] = [
  {
    id: 'FM-24',
    group: 'configuration',
    name: 'Instant global config',
    symptom: {
      user: 'Everything breaks in the same second, in every zone and region.',
      developer: 'No deploy is running, and every replica fails alike, the old ones included.',
      platform: 'Errors on all instances begin within seconds of a change to a value, policy, flag, route or certificate.',
    },
    mechanism: 'A value that every process reads is edited in one place and arrives everywhere in seconds. Nothing between the edit and production can refuse it, and no stage sees it first. Detection needs a minute or more, so exposure is 100% before anyone is told, and restarting everything afterwards is a second peak.',
    confirm: {
      kind: 'query',
      language: 'promql',
      run: `# Share of replicas with more than 1% errors; http_server_requests_total is the service’s own counter.
count(sum by (pod) (rate(http_server_requests_total{namespace="shop", service="checkout", code=~"5.."}[1m])) / sum by (pod) (rate(http_server_requests_total{namespace="shop", service="checkout"}[1m])) > 0.01)
  / count(sum by (pod) (rate(http_server_requests_total{namespace="shop", service="checkout"}[1m])))`,
      expected: 'The share jumps to 1 within one scrape, pods of every age and zone included, and a change that was not a deploy stands at that minute.',
      failing: 'The share climbs pod by pod: a rollout (FM-20). It jumps for one region only: a dependency there.',
    },
    lever: 'Put the previous value back through the same channel, and restart nothing until errors stop. That is one more unstaged change, so have a second person read the value.',
    clauses: ['V5', 'C1', 'V6'],
    guardrail: { rung: 'bound', mechanism: 'Staged distribution: 1 replica, then 4, then 10, at least 10 minutes each; processes keep the last valid value.' },
    lookAlikes: [
      { what: 'Shared dependency down', tell: 'Only requests that need it fail, and services without it are well.' },
      { what: 'Expired certificate', tell: 'The error names validity dates, and nobody changed anything at that minute.' },
      { what: 'Platform change (FM-35)', tell: 'Services that share no configuration break, by node or by cluster.' },
    ],
    stories: ['skyscanner-template-delete', 'influxdata-argocd-delete'],
    sources: ['google-service-control-2025', 'cloudflare-outage-2025-12-05'],
  },
  {
    id: 'FM-25',
    group: 'configuration',
    name: 'Flag fallback surprise',
    symptom: {
      user: 'Some users see an old or half-finished behavior, and it changes from request to request.',
      developer: 'The flag is on in the console and off in the process, and nothing has failed.',
      platform: 'Pods that started during an outage of the flag provider behave differently from older ones.',
    },
    mechanism: 'Evaluation never throws: while the provider is not ready or in error, the caller’s default is served. A pod that starts during a provider outage has no cached rules and serves defaults from its first request, while older pods keep theirs: after a scale-out from 10 to 14, 4 pods answer differently. By specification no error reaches anyone, so the split lasts until somebody compares.',
    confirm: {
      kind: 'query',
      language: 'promql',
      run: `# feature_flag_evaluations_total is written by the service’s own flag wrapper.
sum by (pod) (rate(feature_flag_evaluations_total{namespace="shop", service="checkout", served="fallback"}[5m]))
  / sum by (pod) (rate(feature_flag_evaluations_total{namespace="shop", service="checkout"}[5m])) > 0.01`,
      expected: 'A few pods, the youngest, serve fallbacks for most evaluations, and the others do not appear.',
      failing: 'No row: flags are evaluated. If the result is wrong on every pod, the targeting rule is.',
    },
    lever: 'Stop what makes new pods: pause rollouts and scale-in, and leave healthy pods alone until the provider is back; then replace the pods that serve fallbacks. Capacity cannot grow meanwhile.',
    clauses: ['V6'],
    guardrail: { rung: 'page', mechanism: 'Alert when more than 1% of evaluations fall back for 10 minutes, or rules are older than 15 minutes.' },
    lookAlikes: [
      { what: 'Stale configuration (FM-26)', tell: 'The answer follows the configuration hash of the pod, not its start time.' },
      { what: 'Wrong targeting rule', tell: 'All pods agree with each other.' },
      { what: 'Release in progress', tell: 'The answer follows the image version.' },
    ],
    stories: [],
    sources: ['openfeature', 'openfeature-issue-197', 'kibana-issue-291977', 'launchdarkly-python-issue-279'],
  },
  {
    id: 'FM-26',
    group: 'configuration',
    name: 'Stale or split configuration',
    symptom: {
      user: 'The same request gets two answers, depending on which replica takes it.',
      developer: 'The ConfigMap or Secret was changed and nothing happened, or only half of the pods changed.',
      platform: 'Pods of one ReplicaSet run with different values, and the object is newer than most of them.',
    },
    mechanism: 'Nothing restarts when a ConfigMap or Secret changes. Environment variables are read once and `subPath` mounts never update; mounted files follow within about 60 to 120 s. The next scale-out or node drain then starts pods with the new value beside old ones, often days later, and looks like the cause.',
    confirm: {
      kind: 'query',
      language: 'promql',
      run: `# app_config_info is the service’s own gauge: value 1, with the hash of the effective configuration as label.
count(count by (config_hash) (app_config_info{namespace="shop", service="checkout"})) > 1`,
      expected: 'Two hashes or more for longer than a rollout takes; without that metric, pods whose start time is before the object’s last change and pods after it.',
      failing: 'One hash on all pods: they agree, and the value itself is wrong.',
    },
    lever: 'Decide which value is right, write it, and run `kubectl rollout restart deployment/checkout -n shop`, so that every process reads the same one. All pods are replaced; with a bad value that takes the healthy half down too, so read it first.',
    clauses: ['C1', 'C2', 'C4', 'C3'],
    guardrail: { rung: 'default', mechanism: 'Immutable objects with a content hash in their name: a change is a new ReplicaSet, and going back restores it.' },
    lookAlikes: [
      { what: 'Flag fallback surprise (FM-25)', tell: 'The difference follows pod start time against a provider outage.' },
      { what: 'Release in progress', tell: 'Two images are running: the rollout is not over.' },
      { what: 'Cache', tell: 'The answer changes with the key and not with the pod.' },
    ],
    stories: ['wikimedia-2023-08-09-tls', 'pusher-configmap-change'],
    sources: ['k8s-configmap-update', 'k8s-issue-22368', 'k8s-secret'],
  },
];
