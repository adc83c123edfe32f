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
