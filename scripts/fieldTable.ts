/**
 * Writes `src/checker/fields.json`: which fields each Kubernetes type has, for the kinds the checker reads.
 *
 * Source: the type declarations of kubernetes-models and its packages for custom resources (development dependencies),
 * read through the TypeScript compiler. The checker needs the table in the browser to see a misplaced field, and the
 * tests need it to see a typo in a CEL path; the packages themselves would be a hundred times larger.
 *
 * Run `npm run fields` after an update of those packages; a test compares the file with what this script would write.
 */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** `[package, module, interface]` of each kind the checker reads. */
const kinds: readonly (readonly [string, string])[] = [
  ['kubernetes-models/v1', 'Pod'], ['kubernetes-models/v1', 'Service'], ['kubernetes-models/v1', 'Namespace'], ['kubernetes-models/v1', 'ConfigMap'],
  ['kubernetes-models/v1', 'Secret'], ['kubernetes-models/v1', 'ServiceAccount'], ['kubernetes-models/v1', 'PersistentVolumeClaim'],
  ['kubernetes-models/v1', 'PersistentVolume'], ['kubernetes-models/v1', 'ResourceQuota'], ['kubernetes-models/v1', 'LimitRange'],
  ['kubernetes-models/apps/v1', 'Deployment'], ['kubernetes-models/apps/v1', 'StatefulSet'], ['kubernetes-models/apps/v1', 'DaemonSet'], ['kubernetes-models/apps/v1', 'ReplicaSet'],
  ['kubernetes-models/batch/v1', 'Job'], ['kubernetes-models/batch/v1', 'CronJob'],
  ['kubernetes-models/autoscaling/v2', 'HorizontalPodAutoscaler'], ['kubernetes-models/policy/v1', 'PodDisruptionBudget'],
  ['kubernetes-models/networking.k8s.io/v1', 'Ingress'], ['kubernetes-models/networking.k8s.io/v1', 'NetworkPolicy'],
  ['kubernetes-models/rbac.authorization.k8s.io/v1', 'Role'], ['kubernetes-models/rbac.authorization.k8s.io/v1', 'RoleBinding'],
  ['kubernetes-models/rbac.authorization.k8s.io/v1', 'ClusterRole'], ['kubernetes-models/rbac.authorization.k8s.io/v1', 'ClusterRoleBinding'],
  ['kubernetes-models/scheduling.k8s.io/v1', 'PriorityClass'], ['kubernetes-models/storage.k8s.io/v1', 'StorageClass'],
  ['kubernetes-models/admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration'], ['kubernetes-models/admissionregistration.k8s.io/v1', 'MutatingWebhookConfiguration'],
  ['kubernetes-models/admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicy'], ['kubernetes-models/admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicyBinding'],
  ['@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1', 'HTTPRoute'], ['@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1', 'GRPCRoute'],
  ['@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1', 'Gateway'],
  ['@kubernetes-models/keda/keda.sh/v1alpha1', 'ScaledObject'], ['@kubernetes-models/keda/keda.sh/v1alpha1', 'ScaledJob'],
  ['@kubernetes-models/argo-rollouts/argoproj.io/v1alpha1', 'Rollout'],
  ['@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1', 'PrometheusRule'], ['@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1', 'ServiceMonitor'],
  ['@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1', 'PodMonitor'],
];

/**
 * The table: `kinds` maps `apps/v1/Deployment` to a type; `types` maps a type to its fields. A field is `string`, `int`,
 * `number`, `bool`, `any` (a value of either kind, or free form), the name of a type, `[T]` for a list, `{T}` for a map.
 */
export interface FieldTable {
  readonly kinds: Readonly<Record<string, string>>;
  readonly types: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const root = join(import.meta.dirname, '..', 'node_modules');

/** @throws Error naming the module when a kind is not where it is looked for. */
export function fieldTable(): FieldTable {
  const files = kinds.map(([folder, kind]) => join(root, folder, `${kind}.d.ts`));
  for (const [index, [folder, kind]] of kinds.entries()) {
    if (!readdirSync(join(root, folder)).includes(`${kind}.d.ts`)) throw new Error(`${folder} has no ${kind}.d.ts; entry ${index} of scripts/fieldTable.ts`);
  }
  const program = ts.createProgram(files, { strict: true, skipLibCheck: true, noEmit: true, moduleResolution: ts.ModuleResolutionKind.Bundler, module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 });
  const checker = program.getTypeChecker();
  const types: Record<string, Record<string, string>> = {};
  const names = new Map<ts.Type, string>();

  const nameOf = (type: ts.Type, hint: string): string => {
    const known = names.get(type);
    if (known) return known;
    const symbol = type.aliasSymbol ?? type.symbol;
    const plain = symbol && symbol.name !== '__type' ? symbol.name.replace(/^I(?=[A-Z])/, '').replace(/^IoK8s(?:Api|ApimachineryPkg)(?:Apis?)?/, '') : hint;
    let name = plain;
    for (let count = 2; Object.hasOwn(types, name); count += 1) name = `${plain}${count}`;
    names.set(type, name);
    types[name] = {};
    return name;
  };

  const encode = (type: ts.Type, hint: string): string => {
    const bare = checker.getNonNullableType(type);
    if (bare.isUnion()) {
      const parts = [...new Set(bare.types.filter((part) => (part.flags & ts.TypeFlags.Null) === 0).map((part) => encode(part, hint)))];
      return parts.length === 1 ? (parts[0] as string) : 'any';
    }
    if (bare.flags & ts.TypeFlags.StringLike) return 'string';
    if (bare.flags & ts.TypeFlags.NumberLike) return 'int';
    if (bare.flags & ts.TypeFlags.BooleanLike) return 'bool';
    if (checker.isArrayType(bare)) return `[${encode(checker.getTypeArguments(bare as ts.TypeReference)[0] as ts.Type, hint)}]`;
    const index = checker.getIndexInfoOfType(bare, ts.IndexKind.String);
    const properties = bare.getProperties();
    if (index && properties.length === 0) return `{${encode(index.type, hint)}}`;
    if (!(bare.flags & ts.TypeFlags.Object) || properties.length === 0) return 'any';
    const known = names.get(bare);
    if (known) return known;
    const name = nameOf(bare, hint);
    const fields = types[name] as Record<string, string>;
    for (const property of properties) {
      const declaration = property.valueDeclaration ?? property.declarations?.[0];
      if (declaration) fields[property.name] = encode(checker.getTypeOfSymbolAtLocation(property, declaration), `${name}${property.name.charAt(0).toUpperCase()}${property.name.slice(1)}`);
    }
    return name;
  };

  const found: Record<string, string> = {};
  for (const [index, [folder, kind]] of kinds.entries()) {
    const source = program.getSourceFile(files[index] as string);
    const declaration = source?.statements.find((statement): statement is ts.InterfaceDeclaration => ts.isInterfaceDeclaration(statement) && statement.name.text === `I${kind}`);
    if (!declaration) throw new Error(`${folder}/${kind}.d.ts declares no interface I${kind}`);
    const group = folder.replace(/^kubernetes-models\//, '').replace(/^@kubernetes-models\/[^/]+\//, '');
    found[`${group}/${kind}`] = encode(checker.getTypeAtLocation(declaration), kind);
  }
  const sorted = <T>(record: Record<string, T>): Record<string, T> => Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
  return { kinds: sorted(found), types: sorted(Object.fromEntries(Object.entries(types).map(([name, fields]) => [name, sorted(fields)]))) };
}

/** The file’s text, one type a line, so that an update reads well. */
export function fieldTableText(table: FieldTable): string {
  const lines = Object.entries(table.types).map(([name, fields]) => `${JSON.stringify(name)}:${JSON.stringify(fields)}`);
  return `{"kinds":${JSON.stringify(table.kinds)},\n"types":{\n${lines.join(',\n')}\n}}\n`;
}

if (process.argv[1] === import.meta.filename) {
  writeFileSync(join(import.meta.dirname, '..', 'src', 'checker', 'fields.json'), fieldTableText(fieldTable()));
}
