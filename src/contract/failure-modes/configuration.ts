import type { FailureMode } from '../types';

/** Values that change without a rollout. */
export const configuration: readonly FailureMode[] = [
  {
    id: 'FM-24',
    group: 'configuration',
    name: 'Instant global configuration',
    symptom: {
      user: 'Everything breaks in the same second, in all regions.',
      developer: 'No deploy happened.',
      platform: 'Errors start on every instance at once, within seconds of a value change.',
    },
    mechanism: 'A file, flag, policy or certificate reaches every instance in seconds. Nothing between the edit and production could refuse it, and no stage saw it first. Recovery restarts all instances together, which is a second peak.',
    confirm: {
      kind: 'drill',
      language: 'text',
      run: '1. List every change of the last 15 minutes that is not a deploy: flags, configuration objects, policies, certificates, routes.\n2. Compare the start of errors per zone and per instance.',
      expected: 'All instances begin to fail within seconds of one value change.',
      failing: 'Errors spread pod by pod: a rollout (FM-20).',
    },
    lever: 'Put the previous value back through the same channel and restart nothing until errors stop; one more instant change, so check the value twice.',
    clauses: ['V5', 'V6', 'C1'],
    guardrail: { rung: 'bound', mechanism: 'Staged distribution: 1 instance, 1 cell, the rest, with a pause that fits detection.' },
    lookAlikes: [
      { what: 'Dependency outage', tell: 'The start differs per region.' },
      { what: 'Certificate expiry', tell: 'The error names the certificate and the clock.' },
    ],
    stories: ['pusher-configmap-change', 'openai-telemetry', 'skyscanner-template-delete'],
    sources: ['openfeature'],
  },
  {
    id: 'FM-25',
    group: 'configuration',
    name: 'Flag fallback surprise',
    symptom: {
      user: 'Some users see an old or half-finished behavior, others do not.',
      developer: 'The flag is on in the console and off in the process.',
      platform: 'No error anywhere; pods that started recently behave differently.',
    },
    mechanism: 'Evaluation never throws: when the provider is not ready or stale, the caller’s default is served. A pod that restarts during an outage of the flag service starts with defaults, while older pods keep their cached value. The outage is silent by specification.',
    confirm: {
      kind: 'query',
      language: 'promql',
      run: 'sum by (pod) (rate(feature_flag_evaluations_total{reason=~"DEFAULT|ERROR|STALE"}[5m])) / sum by (pod) (rate(feature_flag_evaluations_total[5m])) > 0.01',
      expected: 'The share of defaults (application metric) is high on young pods only.',
      failing: 'Defaults are rare: the targeting rule is wrong.',
    },
    lever: 'Stop restarts and scale-out until the provider is back, or ship the last-known file; capacity cannot grow meanwhile.',
    clauses: ['V6'],
    guardrail: { rung: 'page', mechanism: 'Alert on the default-served share and on staleness.' },
    lookAlikes: [
      { what: 'Wrong targeting', tell: 'All pods agree with each other.' },
      { what: 'Split configuration (FM-26)', tell: 'The difference follows a configuration object, not a flag.' },
    ],
    stories: [],
    sources: ['openfeature'],
  },
  {
    id: 'FM-26',
    group: 'configuration',
    name: 'Stale or split configuration',
    symptom: {
      user: 'The same request gives two answers, depending on the replica.',
      developer: 'The change was applied, and nothing happened, or half of it.',
      platform: 'Pods of one ReplicaSet differ by age; the object is newer than most pods.',
    },
    mechanism: 'Nothing restarts when a ConfigMap changes. Environment variables are read once, `subPath` mounts never update, volumes update after up to a minute or two. The next scale-out or restart reads the new value, so processes disagree until all are replaced.',
    confirm: {
      kind: 'command',
      language: 'bash',
      run: 'kubectl -n shop get pods -l app=checkout -o custom-columns=NAME:.metadata.name,STARTED:.status.startTime && kubectl -n shop get configmap checkout-config -o jsonpath=\'{.metadata.managedFields[*].time}{"\\n"}\'',
      expected: 'Some pods started before the object was changed and some after.',
      failing: 'All pods are younger than the object: the value itself is wrong.',
    },
    lever: 'Roll the workload so that every process reads the same value, or put the old value back and roll; either replaces all pods.',
    clauses: ['C1', 'C2', 'C3', 'C4'],
    guardrail: { rung: 'default', mechanism: 'Immutable objects named by content hash: a change is a rollout and goes back with it.' },
    lookAlikes: [
      { what: 'Flag fallback (FM-25)', tell: 'The difference follows the flag service.' },
      { what: 'Mixed versions', tell: 'The images differ.' },
    ],
    stories: ['pusher-configmap-change', '2i2c-2025-10-16-config'],
    sources: ['k8s-core-types'],
  },
];
