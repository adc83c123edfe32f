import { describe, expect, it } from 'vitest';

import { contract } from '../contract';
import { fieldProblems } from './fields';
import { parseManifests } from './parse';
import type { JsonReport } from './report';
import { answer, type CheckAnswer } from './worker';

const ask = (text: string): CheckAnswer => answer({ id: 1, text, tier: null, workload: null, today: '2026-11-23', clauses: contract.clauses, version: '0.1.0', site: 'https://site.example/' });
const deployment = (extra = '', name = 'checkout'): string => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
spec:
  selector: { matchLabels: { app: checkout } }
  progressDeadlineSeconds: 60
  template:
    metadata: { labels: { app: checkout } }
    spec:
      containers:
        - name: checkout
          image: registry.example.com/shop/checkout:1.4.2
          startupProbe: { httpGet: { path: /, port: 80 }, failureThreshold: 60 }
${extra}`;

describe('fields', () => {
  const problems = (yaml: string): readonly string[] => {
    const [manifest] = parseManifests(yaml).manifests;
    return (manifest ? fieldProblems(manifest.apiVersion, manifest.kind, manifest.object) : null)?.map(({ message }) => message) ?? ['not judged'];
  };

  it('accept what the API accepts', () => {
    expect(problems(deployment())).toEqual([]);
    expect(problems('apiVersion: v1\nkind: Service\nmetadata: { name: a, labels: { x: "1" } }\nspec: { ports: [{ port: 80, targetPort: http }, { port: 81, targetPort: 8081 }] }\n')).toEqual([]);
    expect(problems('apiVersion: v1\nkind: Service\nmetadata: { name: a }\nspec: { clusterIP: null }\n')).toEqual([]);
  });

  it('name what does not exist, with the nearest field, and what has another type', () => {
    expect(problems(deployment('          livenesProbe: {}\n'))).toEqual(['spec.template.spec.containers.0.livenesProbe is no field of Deployment; did you mean livenessProbe?']);
    expect(problems(deployment('      terminationGracePeriodSeconds: "60"\n'))[0]).toBe('spec.template.spec.terminationGracePeriodSeconds is the text "60", but has to be a whole number');
    expect(problems('apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata: { port: 80 }\n')).toEqual(['data.port is 80, but has to be a text: put it in quotes']);
    expect(problems('apiVersion: v1\nkind: Pod\nmetadata: []\nspec: { containers: {} }\n')).toEqual(['metadata has to be a mapping', 'spec.containers has to be a list']);
  });

  it('say nothing about kinds they do not know, and stop at twenty', () => {
    expect(problems('apiVersion: example.com/v1\nkind: Deployment\n')).toEqual(['not judged']);
    expect(problems(`apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n${Array.from({ length: 50 }, (_, index) => `f${index}: 1`).join('\n')}\n`)).toHaveLength(20);
  });
});

describe('the reader’s answer', () => {
  it('carries counts, remedies and positions', () => {
    const { result, remedies } = ask(deployment());
    const found = result.findings.find(({ check }) => check === 'startup-budget-below-deadline');
    expect(found).toMatchObject({ verdict: 'unmet', line: 14, kind: 'Deployment', name: 'checkout', container: 'checkout', path: 'spec.template.spec.containers.0.startupProbe.failureThreshold' });
    expect(remedies['startup-budget-below-deadline']?.fix).toContain('startupProbe');
    expect(result.summary.failing).toBe(result.findings.filter(({ verdict, level }) => verdict === 'unmet' && level === 'MUST').length);
    expect(Object.values(result.summary.byVerdict).reduce((sum, count) => sum + count, 0)).toBe(result.findings.length);
  });

  it('prints every form', () => {
    const { markdown, json, sarif } = ask(deployment());
    expect(markdown).toContain('| [H1](https://site.example/c/h1/) | MUST | Deployment checkout, checkout | 14 |');
    expect((JSON.parse(json) as JsonReport).findings[0]).toHaveProperty('waivedUntil');
    const run = (JSON.parse(sarif) as { readonly runs: readonly { readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } }; readonly results: readonly { readonly ruleId: string; readonly ruleIndex: number; readonly level: string }[] }[] }).runs[0];
    const first = run?.results.find(({ ruleId }) => ruleId === 'startup-budget-below-deadline');
    expect(first?.level).toBe('error');
    expect(run?.tool.driver.rules[first?.ruleIndex ?? -1]?.id).toBe('startup-budget-below-deadline');
  });

  it('does not let a name leave its cell, its line or its terminal', () => {
    const { markdown } = ask(deployment('', '"x](javascript:alert(1)) | <img src=x>\\u001b[31m"'));
    expect(markdown).not.toMatch(/[^\\]<img|[^\\]\]\(javascript|\u001b/);
  });

  it.each([
    ['nothing', '', 0],
    ['noise', '\u0000\u0001 {{{{ ]]]] : : &', 1],
    ['an alias bomb', `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'.split('').map((name, index) => `${name}: &${name} [${`*${'abcdefgh'.charAt(index)},`.repeat(9)}]`).join('\n')}\n`, 1],
    ['depth', '['.repeat(50_000), 1],
    ['ten megabytes', `apiVersion: v1\nkind: ConfigMap\ndata:\n  a: ${'x'.repeat(10_000_000)}\n`, 1],
    ['prototype keys', 'apiVersion: v1\nkind: __proto__\nmetadata: { name: constructor, __proto__: { a: 1 } }\nspec: { toString: 1 }\n', 0],
    ['wrong types everywhere', 'apiVersion: apps/v1\nkind: Deployment\nmetadata: 7\nspec: [1]\n---\napiVersion: v1\nkind: Pod\nspec: { containers: [1, null, "x", { ports: 3, env: {} }], volumes: 9 }\n', 0],
  ] as const)('survives %s', (_, text, problems) => {
    const { result } = ask(text);
    expect(result.problems.length > 0 ? 1 : 0).toBe(problems);
    for (const { line, column } of result.findings) expect(Math.min(line, column)).toBeGreaterThan(0);
  });

  it('judges 5,000 lines without a special case', () => {
    const text = Array.from({ length: 345 }, (_, index) => deployment('', `checkout-${index}`)).join('---\n');
    expect(text.split('\n').length).toBeGreaterThan(5000);
    expect(ask(text).result.objects).toHaveLength(345);
  });
});
