/**
 * Which fields an expression reads, so that a typo in a path is an error of the tests and not a check that never fires.
 *
 * Walks the syntax tree with the field table of the Kubernetes types: `object` has the types of the check’s kinds, `item`
 * that of its scope, and each variable that of its definition. A step on a known type must be one of its fields.
 */
import type { Check } from '../contract/checks/types';
import { checkVariables } from '../contract/checks/variables';
import { checkEnvironment } from './environment';
import table from './fields.json';

/** Types a value can have, in the spelling of the field table; `any` stops the walk. */
type Types = readonly string[];

interface Node { readonly op: string; readonly args: unknown }

const fieldTable = table as { readonly kinds: Readonly<Record<string, string>>; readonly types: Readonly<Record<string, Readonly<Record<string, string>>>> };
const any: Types = ['any'];
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'op' in value;

/** The type of a kind, whatever its version; `any` for kinds the table does not know, such as custom resources. */
function typeOfKind(kind: string): string {
  const found = Object.entries(fieldTable.kinds).find(([name]) => name.endsWith(`/${kind}`));
  return found ? found[1] : 'any';
}

const pods = ['Pod', 'Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job', 'CronJob', 'Rollout'];
const fieldType = (type: string, field: string): string | undefined => fieldTable.types[type]?.[field];
const podSpec = fieldType(typeOfKind('Pod'), 'spec') ?? 'any';
const containerType = (fieldType(podSpec, 'containers') ?? 'any').slice(1, -1);
const volumeType = (fieldType(podSpec, 'volumes') ?? 'any').slice(1, -1);
const podTypes: Types = [typeOfKind('Pod')];

const known: Readonly<Record<string, Types>> = {
  template: podTypes, pod: [podSpec], labels: ['{string}'], annotations: ['{string}'], ownLabels: ['{string}'], ownAnnotations: ['{string}'],
  containers: [`[${containerType}]`], sidecars: [`[${containerType}]`], inits: [`[${containerType}]`], running: [`[${containerType}]`], all: [`[${containerType}]`], volumes: [`[${volumeType}]`],
  grace: ['int'], workload: ['string'], tier: ['int'], batch: ['bool'], job: [fieldType(typeOfKind('Job'), 'spec') ?? 'any'], replicas: ['int'], params: any, catalogue: any,
};

/** Macros that bind a name to the elements of a list or the keys of a map. */
const macros = new Set(['all', 'exists', 'exists_one', 'filter', 'map']);
/** Calls that hand their receiver on. */
const same = new Set(['filter', 'orValue', 'or', 'value', 'optMap']);

/**
 * Steps of an expression that no type has.
 * @returns one message each; empty when every path exists.
 */
export function pathProblems(check: Pick<Check, 'kinds' | 'each' | 'cel' | 'when' | 'unseen' | 'needs'>): readonly string[] {
  const problems: string[] = [];
  const kinds = check.kinds.flatMap((kind) => (kind === 'pods' ? pods : [kind]));
  const objectTypes = [...new Set(kinds.map(typeOfKind))];
  const scope = new Map<string, Types>([
    ['object', objectTypes], ['raw', objectTypes], ['variables', ['variables']], ['related', ['related']], ['item', [check.each === 'volume' ? volumeType : check.each === 'object' ? 'any' : containerType]],
  ]);
  const step = (types: Types, field: string, path: string): Types => {
    if (types.includes('variables')) {
      const found = known[field];
      if (!found) problems.push(`variables.${field} does not exist; there are ${[...checkVariables.map(({ name }) => name), 'params', 'catalogue'].join(', ')}`);
      return found ?? any;
    }
    if (types.includes('related')) {
      if (!(check.needs ?? []).some((kind) => kind === field)) problems.push(`related.${field} is read, but needs does not name it`);
      return field === 'workload' ? [...new Set(pods.map(typeOfKind))] : [typeOfKind(field)].map((type) => (type === 'any' ? 'any' : `[${type}]`));
    }
    if (types.some((type) => type === 'any' || !(type in fieldTable.types || type.startsWith('{') || type.startsWith('[')))) return any;
    const next = types.flatMap((type) => (type.startsWith('{') ? [type.slice(1, -1)] : [fieldType(type, field) ?? []].flat()));
    if (next.length === 0) problems.push(`${path} has no field ${field}`);
    return next.length === 0 ? any : [...new Set(next)];
  };
  const element = (types: Types): Types => types.map((type) => (type.startsWith('[') ? type.slice(1, -1) : type.startsWith('{') ? 'string' : 'any'));
  const text = (value: unknown): string => (isNode(value) && value.op === 'id' ? String(value.args) : isNode(value) && (value.op === '.' || value.op === '.?') ? `${text((value.args as unknown[])[0])}.${String((value.args as unknown[])[1])}` : 'a value');
  const walk = (node: unknown, names: ReadonlyMap<string, Types>): Types => {
    if (Array.isArray(node)) { node.forEach((child) => walk(child, names)); return any; }
    if (!isNode(node)) return any;
    const args = (Array.isArray(node.args) ? node.args : [node.args]) as readonly unknown[];
    if (node.op === 'id') return names.get(String(node.args)) ?? any;
    if (node.op === 'value') return any;
    if (node.op === '.' || node.op === '.?') return step(walk(args[0], names), String(isNode(args[1]) ? args[1].args : args[1]), text(args[0]));
    if (node.op === '[]' || node.op === '[?]') { const types = walk(args[0], names); walk(args[1], names); return types.map((type) => (type.startsWith('[') || type.startsWith('{') ? type.slice(1, -1) : 'any')); }
    if (node.op === '?:') { walk(args[0], names); return [...new Set([...walk(args[1], names), ...walk(args[2], names)])]; }
    if (node.op === 'rcall') {
      const [name, receiver, parameters] = args as readonly [string, unknown, readonly unknown[]];
      const types = walk(receiver, names);
      const first = parameters[0];
      if (macros.has(name) && isNode(first) && first.op === 'id') {
        const inner = new Map(names).set(String(first.args), element(types));
        const results = parameters.slice(1).map((parameter) => walk(parameter, inner));
        return name === 'filter' ? types : name === 'map' ? (results.at(-1) ?? any).map((type) => (type === 'any' ? 'any' : `[${type}]`)) : ['bool'];
      }
      parameters.forEach((parameter) => walk(parameter, names));
      return same.has(name) ? types : any;
    }
    args.forEach((child) => walk(child, names));
    return node.op === '+' ? walk(args[0], names) : any;
  };
  const environment = checkEnvironment();
  for (const source of [check.when, check.unseen, check.cel]) {
    if (source !== undefined) walk((environment.parse(source) as unknown as { readonly ast: unknown }).ast, scope);
  }
  return [...new Set(problems)];
}
