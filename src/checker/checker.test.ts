import { describe, expect, it } from 'vitest';

import { clauseById } from '../contract';
import type { Check } from '../contract/checks/types';
import { withDefaults } from './defaults';
import { createJudge, type JudgeOptions } from './judge';
import { limits, parseManifests } from './parse';
import { templatePath } from './podTemplate';

const deployment = (container: string, spec = ''): string => `apiVersion: apps/v1
kind: Deployment
metadata: { name: checkout, namespace: shop }
spec:
  selector: { matchLabels: { app: checkout } }
  template:
    metadata: { labels: { app: checkout } }
    spec:${spec}
      containers:
        - name: checkout
          image: registry.example.com/shop/checkout@sha256:0228e8d845e03eaae45dec9b7f2dde54e0000c1f1c8123e331fe967518f41825
          ports: [{ containerPort: 8080 }]
${container}`;

const options: JudgeOptions = { tier: 1, params: { maximumGraceSeconds: 120, propagationSeconds: 4 } };

const shared = { title: 'A sample finding', kinds: ['pods'], message: 'Liveness counts from the first second.', fix: 'startupProbe: {}', cannotSee: 'How long the start takes.', candidates: [], covers: [] } as const;
const budget: Check = {
  ...shared, id: 'startup-budget-written', clause: 'H1', each: 'app-container', at: 'startupProbe',
  when: 'has(item.livenessProbe)', cel: 'has(item.startupProbe) && (item.startupProbe.failureThreshold - 1) * item.startupProbe.periodSeconds >= 30',
};
const grace: Check = {
  ...shared, id: 'grace-covers-prestop', clause: 'L3', each: 'object', at: 'spec.template.spec.terminationGracePeriodSeconds',
  cel: 'variables.containers.all(c, c.?lifecycle.?preStop.?sleep.?seconds.orValue(0) + 5 <= variables.pod.terminationGracePeriodSeconds)',
};
const protectedByBudget: Check = {
  ...shared, id: 'budget-selects-pods', clause: 'D1', each: 'object', at: 'metadata', needs: ['PodDisruptionBudget'],
  cel: 'related.PodDisruptionBudget.exists(b, selects(b.spec.selector, variables.template.metadata.labels))',
};
const judge = createJudge([budget, grace, protectedByBudget], clauseById);
const verdicts = (yaml: string): readonly string[] => judge.judge(parseManifests(yaml).manifests, options).findings.map(({ check, verdict, container, line }) => `${check} ${verdict} ${container ?? '-'} ${line}`);

describe('parseManifests', () => {
  it('reads documents and lists, with positions', () => {
    const { manifests, problems } = parseManifests('# first\napiVersion: v1\nkind: Service\nmetadata: { name: a }\n---\napiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: ConfigMap\n    metadata:\n      name: b\n');
    expect(problems).toEqual([]);
    expect(manifests.map(({ kind, name, position }) => [kind, name, position.line])).toEqual([['Service', 'a', 2], ['ConfigMap', 'b', 9]]);
    expect(manifests[1]?.locate(['metadata', 'name'])).toEqual({ line: 12, column: 7 });
    expect(manifests[1]?.locate(['metadata', 'labels', 'x'])).toEqual({ line: 11, column: 5 });
  });

  it.each([
    ['a Helm template', 'apiVersion: v1\nkind: {{ .Values.kind }}\n', 'Helm template'],
    ['an unquoted action', 'kind: A\nspec:\n  {{- if x }}\n  a: 1\n', 'Helm template'],
    ['a kustomize file', 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n', 'kustomize'],
    ['a kustomize file without version', 'resources: [a.yaml]\n', 'kustomization.yaml'],
    ['a Compose file', 'services: { web: { image: x } }\n', 'Compose'],
    ['another mapping', 'a: 1\n', 'apiVersion and kind are missing'],
    ['a list', '- 1\n', 'not a mapping'],
    ['broken YAML', 'a: [1\n', 'Flow sequence'],
    ['a key twice', 'kind: A\nkind: B\n', 'unique'],
    ['an alias bomb', `a: &a [1,1]\nb: &b [${Array(60).fill('*a').join(',')}]\nc: [${Array(60).fill('*b').join(',')}]\nkind: X\n`, 'aliases'],
    ['deep nesting', `a: ${'['.repeat(5000)}${']'.repeat(5000)}\n`, 'nested'],
    ['deep mappings', `${Array.from({ length: 80 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')}\n`, 'levels deep'],
    ['ten megabytes', 'a'.repeat(limits.bytes + 1), 'larger than 2 MB'],
  ])('answers %s with a message', (_, text, message) => {
    const { manifests, problems } = parseManifests(text);
    expect(manifests).toEqual([]);
    expect(problems.map((problem) => problem.message).join('\n')).toContain(message);
    expect(problems[0]?.line).toBeGreaterThan(0);
  });

  it('does not take the templates of an alert for Helm', () => {
    const rule = 'apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nmetadata: { name: a }\nspec:\n  groups:\n    - name: a\n      rules:\n        - alert: A\n          expr: up == 0\n          annotations:\n            summary: "{{ $labels.pod }} of {{ .Labels.job }}"\n            text: |\n              {{ range .Alerts }}{{ end }}\n';
    expect(parseManifests(rule).problems).toEqual([]);
    expect(parseManifests(rule).manifests).toHaveLength(1);
  });

  it('says so when it stops reading', () => {
    const many = 'apiVersion: v1\nkind: ConfigMap\n---\n'.repeat(limits.objects + 2);
    const { manifests, problems } = parseManifests(many);
    expect(manifests).toHaveLength(limits.objects);
    expect(problems.map(({ message }) => message)).toEqual([`more than ${limits.objects} objects; the rest of this text was not read`]);
  });

  it('has nothing to say about nothing', () => {
    expect(parseManifests('')).toEqual({ manifests: [], problems: [] });
    expect(parseManifests('---\n# only a comment\n---\n')).toEqual({ manifests: [], problems: [] });
  });
});

describe('withDefaults', () => {
  it('fills what the API server fills, and leaves the manifest alone', () => {
    const [manifest] = parseManifests(deployment('          readinessProbe: { httpGet: { port: 8080 } }\n          resources: { limits: { memory: 1Gi } }\n')).manifests;
    const before = JSON.stringify(manifest?.object, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value));
    const filled = withDefaults(manifest?.object ?? {}, 'Deployment', ['spec', 'template']) as never as { spec: { replicas: bigint; template: { spec: { terminationGracePeriodSeconds: bigint; containers: readonly { readinessProbe: object; resources: object; imagePullPolicy: string }[] } } } };
    expect(filled.spec.replicas).toBe(1n);
    expect(filled.spec.template.spec.terminationGracePeriodSeconds).toBe(30n);
    expect(filled.spec.template.spec.containers[0]).toMatchObject({
      readinessProbe: { timeoutSeconds: 1n, periodSeconds: 10n, failureThreshold: 3n, httpGet: { scheme: 'HTTP' } },
      resources: { limits: { memory: '1Gi' } }, imagePullPolicy: 'IfNotPresent',
    });
    expect(JSON.stringify(manifest?.object, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value))).toBe(before);
  });
});

describe('pod templates', () => {
  it('are found by group and kind', () => {
    expect(templatePath('apps/v1', 'Deployment')).toEqual(['spec', 'template']);
    expect(templatePath('batch/v1', 'CronJob')).toEqual(['spec', 'jobTemplate', 'spec', 'template']);
    expect(templatePath('example.com/v1', 'Deployment')).toBeUndefined();
    expect(templatePath('v1', 'Service')).toBeUndefined();
  });
});

describe('judge', () => {
  it.each([
    ['a CronJob', 'apiVersion: batch/v1\nkind: CronJob\nmetadata: { name: a }\n', 'scheduled-job', 2],
    ['a Deployment with a port', deployment(''), 'http-service', 2],
    ['a port named grpc', deployment('').replace('{ containerPort: 8080 }', '{ name: grpc, containerPort: 8080 }'), 'grpc-service', 2],
    ['no port', deployment('').replace(/ +ports.*\n/, ''), 'queue-worker', 2],
    ['a label', deployment('').replace('namespace: shop', 'labels: { runtime-contract/workload: singleton, tier: "3" }'), 'singleton', 3],
    ['a label of the pods', deployment('').replace('labels: { app: checkout }', 'labels: { app: checkout, tier: "1" }'), 'http-service', 1],
    ['a Service', 'apiVersion: v1\nkind: Service\nmetadata: { name: a }\n', null, 2],
  ] as const)('tells type and tier of %s', (_, yaml, workload, tier) => {
    const { objects } = judge.judge(parseManifests(yaml).manifests, { params: options.params });
    expect(objects[0]).toMatchObject({ workload, tier });
  });

  it('honors a waiver until its last day, and no longer', () => {
    const notes = { class: 'legacy', reason: 'x', 'risk-minutes': '2', control: 'x', owner: 'a', 'approved-by': 'b', granted: '2026-11-01' };
    const waived = deployment('          livenessProbe: { httpGet: { port: 8080 } }\n').replace('namespace: shop', `labels: { runtime-contract/waiver-h1: "2026-12-01" }, annotations: { ${Object.entries(notes).map(([key, value]) => `runtime-contract/waiver-h1-${key}: "${value}"`).join(', ')} }`);
    const on = (today: string): unknown => { const { findings, objects } = judge.judge(parseManifests(waived).manifests, { ...options, today }); return [findings[0]?.verdict, findings[0]?.waivedUntil, objects[0]?.waiverProblems]; };
    expect(on('2026-12-01')).toEqual(['unmet', '2026-12-01', []]);
    expect(on('2026-12-02')).toEqual(['unmet', null, ['the waiver of H1 expired on 2026-12-01; its deviation counts as unmet']]);
  });

  it('looks for relations within one folder', () => {
    const pdb = 'apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: { name: checkout, namespace: shop }\nspec: { selector: { matchLabels: { app: checkout } } }\n';
    const verdict = (file: string): string | undefined => judge.judge([...parseManifests(deployment(''), 'a/d.yaml').manifests, ...parseManifests(pdb, file).manifests], options).findings.find(({ check }) => check === 'budget-selects-pods')?.verdict;
    expect([verdict('a/b.yaml'), verdict('b/b.yaml')]).toEqual(['met', 'unmet']);
  });

  it('finds each part that is not kept, at its line', () => {
    expect(verdicts(deployment('          livenessProbe: { httpGet: { port: 8080 } }\n          lifecycle: { preStop: { sleep: { seconds: 30 } } }\n'))).toEqual([
      'startup-budget-written unmet checkout 10', 'grace-covers-prestop unmet - 8', 'budget-selects-pods unmet - 3',
    ]);
  });

  it('sees what is kept, across objects', () => {
    const pdb = '\n---\napiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: { name: checkout, namespace: shop }\nspec: { maxUnavailable: 1, selector: { matchLabels: { app: checkout } } }\n';
    expect(verdicts(deployment('          livenessProbe: { httpGet: { port: 8080 } }\n          startupProbe: { failureThreshold: 30, periodSeconds: 2, httpGet: { port: 8080 } }\n') + pdb)).toEqual([
      'startup-budget-written met checkout 14', 'grace-covers-prestop met - 8', 'budget-selects-pods met - 3',
    ]);
  });

  it('keeps namespaces apart and preconditions quiet', () => {
    const elsewhere = '\n---\napiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: { name: checkout, namespace: other }\nspec: { selector: { matchLabels: { app: checkout } } }\n';
    expect(verdicts(deployment('') + elsewhere)).toEqual(['startup-budget-written not-applicable checkout 10', 'grace-covers-prestop met - 8', 'budget-selects-pods unmet - 3']);
  });

  it('does not guess about values of the wrong type', () => {
    expect(verdicts(deployment('          lifecycle: { preStop: { sleep: { seconds: "five" } } }\n'))[1]).toBe('grace-covers-prestop unseen - 8');
  });

  it('refuses an expression that does not type-check, and names the check', () => {
    expect(() => createJudge([{ ...budget, cel: 'itm.x' }], clauseById)).toThrow(/check startup-budget-written: .*itm/);
  });
});
