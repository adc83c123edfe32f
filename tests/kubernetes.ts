import { existsSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { parseAllDocuments } from 'yaml';

/** A Kubernetes object from a YAML text, with where it came from. */
export interface Manifest {
  /** File and line, for messages. */
  readonly where: string;
  readonly object: Record<string, unknown>;
}

/** Packages whose types know each API group. A group that is in none of them cannot be checked and is refused. */
const packages: readonly (readonly [group: RegExp, name: string])[] = [
  [/^gateway\.networking\.k8s\.io\//, '@kubernetes-models/gateway-api'],
  [/^argoproj\.io\//, '@kubernetes-models/argo-rollouts'],
  [/^monitoring\.coreos\.com\//, '@kubernetes-models/prometheus-operator'],
  [/^keda\.sh\//, '@kubernetes-models/keda'],
  [/./, 'kubernetes-models'],
];

/** What a field may hold: a type, a pattern its text has to match, or a fixed list. */
type Allowed = 'string' | 'number' | RegExp | readonly string[];

const interval = /^[0-9]+(m|s)/;
const name = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
/**
 * Fields of kinds that no package of types knows, as far as the site uses them: any other field is refused.
 * Read from `artifacts/flagger/crd.yaml` of Flagger at 15bd6ad5 (2026-07-21, v1.44.0); a `!` marks what that schema requires.
 */
const fieldLists: Readonly<Record<string, Readonly<Record<string, Allowed>>>> = {
  'flagger.app/v1beta1 Canary': {
    'provider': ['gatewayapi:v1', 'istio', 'kubernetes', 'linkerd', 'nginx'],
    '!targetRef.apiVersion': 'string',
    '!targetRef.kind': ['DaemonSet', 'Deployment', 'Service'],
    '!targetRef.name': 'string',
    'autoscalerRef.apiVersion': 'string',
    'autoscalerRef.kind': ['HorizontalPodAutoscaler', 'ScaledObject'],
    'autoscalerRef.name': 'string',
    'progressDeadlineSeconds': 'number',
    '!service.port': 'number',
    'service.targetPort': 'number',
    'service.hosts[]': 'string',
    'service.match[].uri.prefix': 'string',
    'service.timeout': 'string',
    'service.backendTimeout': 'string',
    'service.gatewayRefs[].name': 'string',
    'service.gatewayRefs[].namespace': name,
    'service.gatewayRefs[].sectionName': name,
    '!analysis.interval': interval,
    '!analysis.threshold': 'number',
    '!analysis.stepWeights[]': 'number',
    '!analysis.metrics[].name': 'string',
    'analysis.metrics[].interval': interval,
    'analysis.metrics[].templateRef.name': 'string',
    'analysis.metrics[].thresholdRange.min': 'number',
    'analysis.metrics[].thresholdRange.max': 'number',
  },
  'flagger.app/v1beta1 MetricTemplate': {
    'provider.type': ['prometheus', 'influxdb', 'datadog', 'cloudwatch', 'newrelic', 'graphite'],
    'provider.address': 'string',
    'query': 'string',
  },
};

/** Fields below `value` with their paths; members of a list share one. */
function leaves(value: unknown, path: string): readonly (readonly [path: string, value: unknown])[] {
  if (Array.isArray(value)) return value.flatMap((item) => leaves(item, `${path}[]`));
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([key, item]) => leaves(item, path === '' ? key : `${path}.${key}`));
  return [[path, value]];
}

/** Compares an object with the list of its kind: unknown fields, wrong values, and required ones that are missing. */
function fieldProblems({ where, object }: Manifest, list: Readonly<Record<string, Allowed>>): readonly string[] {
  const kind = String(object.kind);
  const allowed = new Map(Object.entries(list).map(([path, value]) => [path.replace('!', ''), value]));
  const found = leaves(object.spec, '');
  const fits = (rule: Allowed, value: unknown): boolean => (rule instanceof RegExp ? rule.test(String(value)) : typeof rule === 'string' ? typeof value === rule : rule.includes(String(value)));
  return [
    ...found.flatMap(([path, value]) => {
      const rule = allowed.get(path);
      if (rule === undefined) return [`${where}: ${kind}: no field spec.${path} is known`];
      return fits(rule, value) ? [] : [`${where}: ${kind}: spec.${path} cannot be ${JSON.stringify(value)}`];
    }),
    ...Object.keys(list).filter((path) => path.startsWith('!') && !found.some(([present]) => present === path.slice(1))).map((path) => `${where}: ${kind}: spec.${path.slice(1)} is required`),
  ];
}

/** Objects of a YAML text that claim to be Kubernetes objects; other YAML is left alone. */
export function manifestsOf(where: string, text: string): readonly Manifest[] {
  return parseAllDocuments(text)
    .map((document) => document.toJS() as unknown)
    .filter((value): value is Record<string, unknown> => typeof value === 'object' && value !== null && 'apiVersion' in value && 'kind' in value)
    .map((object) => ({ where, object }));
}

function moduleOf({ object }: Manifest): string | undefined {
  const apiVersion = String(object.apiVersion);
  const found = packages.find(([group]) => group.test(apiVersion));
  const path = `${found?.[1]}/${apiVersion}/${String(object.kind)}`;
  return existsSync(join(process.cwd(), 'node_modules', `${path}.d.ts`)) ? path : undefined;
}

/**
 * Checks objects against the schema, strictly: types, required fields, enums (the package's validators) and unknown
 * fields (the TypeScript compiler's excess-property check on the object as a literal).
 * @returns messages as `file:line: kind: what`.
 */
export async function schemaProblems(manifests: readonly Manifest[]): Promise<readonly string[]> {
  const problems: string[] = [];
  const checked = manifests.flatMap((manifest) => {
    const list = fieldLists[`${String(manifest.object.apiVersion)} ${String(manifest.object.kind)}`];
    if (list) {
      problems.push(...fieldProblems(manifest, list));
      return [];
    }
    const path = moduleOf(manifest);
    if (path) return [{ ...manifest, path, kind: String(manifest.object.kind) }];
    problems.push(`${manifest.where}: no schema for ${String(manifest.object.apiVersion)} ${String(manifest.object.kind)}`);
    return [];
  });
  for (const { where, object, path, kind } of checked) {
    const module = (await import(path)) as Record<string, new (data: unknown) => { validate(): void }>;
    const Model = module[kind];
    if (!Model) throw new Error(`${path} exports no ${kind}`);
    try {
      new Model(object).validate();
    } catch (error) {
      problems.push(`${where}: ${kind}: ${(error as Error).message}`);
    }
  }

  const source = checked.map(({ path, kind, object }, index) => `import type { I${kind} as T${index} } from '${path}';\nexport const o${index}: T${index} = ${JSON.stringify(object)};`).join('\n');
  const file = join(process.cwd(), 'tests', '__manifests.ts');
  const host = ts.createCompilerHost({});
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, version) => (name === file ? ts.createSourceFile(name, source, version, true) : read(name, version));
  const program = ts.createProgram([file], { strict: true, noEmit: true, skipLibCheck: true, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, target: ts.ScriptTarget.ES2022, types: [] }, host);
  for (const diagnostic of program.getSemanticDiagnostics(program.getSourceFile(file))) {
    const line = diagnostic.start === undefined ? 1 : source.slice(0, diagnostic.start).split('\n').length;
    const entry = checked[Math.floor((line - 1) / 2)];
    problems.push(`${entry?.where}: ${entry?.kind}: ${ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ').slice(0, 300)}`);
  }
  return problems;
}
