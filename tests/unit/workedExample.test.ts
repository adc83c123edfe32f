import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from '@mdx-js/mdx';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { parseAllDocuments } from 'yaml';

import { checkout, workedIds, workedInputs, workedValue } from '../../src/contract/worked-example';
import { fillDeep, fillText, fillWorked } from '../../src/site/fillWorked';
import { result, workedNumber, workedNumbers } from '../../src/site/workedNumbers';

const docs = join(process.cwd(), 'docs');
const pages = readdirSync(docs, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.mdx'));

describe('inputs of the worked example', () => {
  it('are each described once, and each description has a value', () => {
    expect([...workedInputs.map(({ id }) => id)].sort()).toEqual([...workedIds()].sort());
  });

  it('refuse an id that leads to no number', () => {
    expect(() => workedValue('checkout.cpu')).toThrow('"checkout.cpu" is no input');
    expect(() => workedNumber('checkout.gracePeriod')).toThrow(/"checkout.gracePeriod" is no number.*checkout.graceNeeded/);
    expect(() => workedNumbers('basket')).toThrow('services are checkout');
  });
});

describe('results', () => {
  // Worked out by hand from the inputs, so that a wrong formula is seen.
  it.each([
    ['checkout.graceNeeded', '36 s'],
    ['checkout.refusedPerRelease', '200'],
    ['checkout.refusedBudgetShare', '23%'],
    ['checkout.budgetMinutes', '40.3 min'],
    ['checkout.budgetRequests', '120,960'],
    ['checkout.timeToCapacity', '120 s'],
    ['checkout.growth', '1.59'],
    ['checkout.loadAtArrival', '8.33 requests/s'],
    ['checkout.targetShare', '59.5%'],
    ['checkout.quietGrown', '31.7 requests/s'],
    ['checkout.floor', '6'],
    ['checkout.maxConnections', '168'],
    ['checkout.sparedConnections', '72'],
    ['checkout.loadAfterZone', '8.3 requests/s'],
    ['checkout.rolloutMinutes', '13.3 min'],
    ['checkout.defaultRollout', '40 s'],
    ['checkout.pageFailures', '2,592'],
    ['checkout.fiftiethTold', '46.7 min'],
    ['checkout.slowPagePercent', '3.6 h'],
    ['checkout.rotationSeconds', '5,520 s'],
    ['checkout.memoryShare', '79%'],
    ['checkout.objective', '99.9%'],
    ['mailer.queueTarget', '240 messages'],
    ['mailer.aboveRequest', '144 MiB'],
    ['ledger.quorum', '2'],
  ])('%s is %s', (id, text) => {
    expect(workedNumber(id).text.replaceAll('\u00a0', ' ')).toBe(text);
  });

  it('are refused when their arithmetic has no value', () => {
    expect(() => result('checkout.x', 'NaN\u00a0s', 'x', 'load ÷ nothing')).toThrow('"checkout.x" has no value');
    expect(() => result('checkout.x', '∞', 'x', 'load ÷ 0')).toThrow('load ÷ 0');
  });

  it('keep the promises of the example: it satisfies its own inequalities', () => {
    expect(checkout.preStopSeconds).toBeGreaterThanOrEqual(checkout.propagationSeconds);
    expect(parseFloat(workedNumber('checkout.graceSpare').text)).toBeGreaterThanOrEqual(0);
    expect(parseFloat(workedNumber('checkout.loadAtArrival').text)).toBeLessThanOrEqual(checkout.knee);
    expect(parseFloat(workedNumber('checkout.loadAfterZone').text)).toBeLessThanOrEqual(checkout.knee);
    expect(Number(workedNumber('checkout.floor').text)).toBeLessThanOrEqual(checkout.minReplicas);
    expect(Number(workedNumber('checkout.sparedConnections').text)).toBeGreaterThanOrEqual(0);
  });
});

describe('one input changed', () => {
  afterEach(() => {
    vi.doUnmock('../../src/contract/worked-example');
    vi.resetModules();
  });

  it('changes what pages, models and clauses say', async () => {
    vi.resetModules();
    vi.doMock('../../src/contract/worked-example', async (original) => {
      const actual = await original<typeof import('../../src/contract/worked-example')>();
      return { ...actual, checkout: { ...actual.checkout, replicas: 20, startSeconds: 30 } };
    });
    const numbers = await import('../../src/site/workedNumbers');
    const capacity = await import('../../src/models/capacity/model');
    const { contract } = await import('../../src/contract');
    expect(numbers.workedNumber('checkout.refusedPerPod').text).toBe('10');
    expect(numbers.workedNumber('checkout.timeToCapacity').text).toBe('130\u00a0s');
    expect(capacity.timeToCapacity(capacity.checkout.parts)).toBe(130);
    expect(contract.clauses.find(({ id }) => id === 'V9')?.default.quantities.map(({ value }) => value)).toContain('1800');
  });
});

describe('numbers in chapters', () => {
  const html = async (mdx: string): Promise<string> => String(await compile({ value: mdx, path: 'docs/x.mdx' }, { remarkPlugins: [fillWorked], jsx: true }));

  it('are filled in prose, headings and tables', async () => {
    const out = await html('## Needs {checkout.graceNeeded} {#x}\n\nLoad {checkout.rate}, {checkout.cpu.p95Milli}, *{mailer.queueTarget}*, {checkout.growth}.\n'.replace(' {#x}', ''));
    expect(out.replaceAll('\u00a0', ' ')).toMatch(/Needs .*36 s/s);
    expect(out.replaceAll('\u00a0', ' ')).toContain('50 requests/s');
    expect(out).toContain('1.59');
    expect(out).toContain('400m');
    expect(out).not.toContain('{checkout');
  });

  it('leave other expressions alone', async () => {
    expect(await html('Value {props.checkout}.')).toContain('props.checkout');
  });

  it('fail with file, line and the valid ids', async () => {
    await expect(html('First.\n\nSecond {checkout.garce}.')).rejects.toThrow(/docs\/x\.mdx:3: "checkout\.garce" is no number.*checkout\.graceNeeded/);
    expect(() => fillText('x {checkout.no}')).toThrow('"checkout.no"');
  });

  it('are filled in front matter, dates untouched', () => {
    const date = new Date('2026-11-23');
    expect(fillDeep({ ask: ['{checkout.rate}'], date })).toEqual({ ask: ['50\u00a0requests/s'], date });
  });
});

/** What each path of a manifest has to hold for *checkout*; paths as in the API. */
function expectations(manifest: Record<string, unknown>): readonly (readonly [string, unknown, unknown])[] {
  const at = (path: string): unknown => path.split('.').reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], manifest);
  const containers = (at('spec.template.spec.containers') ?? []) as readonly Record<string, never>[];
  const own = containers.find((container) => (container as { name?: string }).name === 'checkout') as { resources?: { requests?: Record<string, string>; limits?: Record<string, string> }; lifecycle?: { preStop?: { sleep?: { seconds?: number } } }; startupProbe?: Record<string, number>; readinessProbe?: Record<string, number> } | undefined;
  return [
    ['spec.template.spec.terminationGracePeriodSeconds', at('spec.template.spec.terminationGracePeriodSeconds'), checkout.graceSeconds],
    ['spec.minReadySeconds', at('spec.minReadySeconds'), checkout.minReadySeconds],
    ['spec.strategy.rollingUpdate.maxSurge', at('spec.strategy.rollingUpdate.maxSurge'), checkout.maxSurge],
    ['spec.strategy.rollingUpdate.maxUnavailable', at('spec.strategy.rollingUpdate.maxUnavailable'), checkout.maxUnavailable],
    ['spec.minReplicas', at('spec.minReplicas'), checkout.minReplicas],
    ['spec.maxReplicas', at('spec.maxReplicas'), checkout.maxReplicas],
    ['preStop.sleep.seconds', own?.lifecycle?.preStop?.sleep?.seconds, checkout.preStopSeconds],
    ['requests.cpu', own?.resources?.requests?.cpu, `${checkout.cpu.requestMilli}m`],
    ['requests.memory', own?.resources?.requests?.memory, `${checkout.memory.requestMiB}Mi`],
    ['limits.memory', own?.resources?.limits?.memory, `${checkout.memory.limitMiB}Mi`],
    ...(['periodSeconds', 'timeoutSeconds', 'failureThreshold'] as const).flatMap((key) => [
      [`startupProbe.${key}`, own?.startupProbe?.[key], checkout.startup[key]] as const,
      [`readinessProbe.${key}`, own?.readinessProbe?.[key], checkout.readiness[key]] as const,
    ]),
  ];
}

function disagreements(page: string, text: string): readonly string[] {
  return [...text.matchAll(/^```yaml[^\n]*\n([\s\S]*?)^```/gm)].flatMap(([, source = '']) =>
    parseAllDocuments(source)
      .map((document) => document.toJS() as Record<string, unknown> & { metadata?: { name?: string } })
      .filter((manifest) => manifest?.metadata?.name === 'checkout')
      .flatMap((manifest) => expectations(manifest))
      .filter(([, found, wanted]) => found !== undefined && found !== wanted)
      .map(([path, found, wanted]) => `${page}: ${path} is ${String(found)}, the worked example says ${String(wanted)}`),
  );
}

describe('manifests of checkout in chapters', () => {
  it.each(pages)('%s agrees with the inputs', (page) => {
    expect(disagreements(page, readFileSync(join(docs, page), 'utf8'))).toEqual([]);
  });

  it('are refused when one number differs', () => {
    const bad = '```yaml\napiVersion: apps/v1\nkind: Deployment\nmetadata: { name: checkout }\nspec: { minReadySeconds: 59 }\n```\n';
    expect(disagreements('x.mdx', bad)).toEqual(['x.mdx: spec.minReadySeconds is 59, the worked example says 60']);
  });
});
