/** Where the pod template stands in each kind, and what kind of work an object does. */
import { workloads, type Workload } from '../contract/types';
import type { PodKind } from '../contract/checks/types';

type Json = Readonly<Record<string, unknown>>;

const record = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Path from an object to its pod template; a Pod is its own template. */
export const templatePaths: Readonly<Record<PodKind, readonly string[]>> = {
  Pod: [],
  Deployment: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  ReplicaSet: ['spec', 'template'],
  Rollout: ['spec', 'template'],
  Job: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
};

/** Groups whose kind of the same name carries a pod template. */
const groups: Readonly<Record<PodKind, string>> = {
  Pod: 'v1', Deployment: 'apps/', StatefulSet: 'apps/', DaemonSet: 'apps/', ReplicaSet: 'apps/', Rollout: 'argoproj.io/', Job: 'batch/', CronJob: 'batch/',
};

/** The path to the pod template of an object; `undefined` when it runs no pods of its own. */
export function templatePath(apiVersion: string, kind: string): readonly string[] | undefined {
  if (!Object.hasOwn(templatePaths, kind)) return undefined;
  const group = groups[kind as PodKind];
  return apiVersion === group || (group.endsWith('/') && apiVersion.startsWith(group)) ? templatePaths[kind as PodKind] : undefined;
}

/** The pod template, or `undefined` when it is missing or no mapping. */
export function podTemplate(object: Json, path: readonly string[]): Json | undefined {
  const found = path.reduce<unknown>((node, key) => (record(node) ? node[key] : undefined), object);
  return record(found) ? found : undefined;
}

/** Label that states the type; where it is absent the type is guessed from the kind. */
export const workloadLabel = 'runtime-contract/workload';
/** Label that states the tier; clause O2 asks for it. */
export const tierLabel = 'tier';

/**
 * What kind of work an object does.
 * @returns the type and whether it was guessed; a Deployment behind a container port is taken for an HTTP service.
 */
export function guessWorkload(kind: string, object: Json, template: Json | undefined): { readonly workload: Workload; readonly guessed: boolean } {
  const labels = [object.metadata, template?.metadata].map((metadata) => (record(metadata) && record(metadata.labels) ? metadata.labels[workloadLabel] : undefined));
  const stated = labels.find((label): label is string => typeof label === 'string');
  const found = workloads.find((workload) => workload === stated);
  if (found) return { workload: found, guessed: false };
  const byKind: Readonly<Record<string, Workload>> = { CronJob: 'scheduled-job', Job: 'batch-job', StatefulSet: 'stateful-service', DaemonSet: 'node-agent' };
  const direct = byKind[kind];
  if (direct) return { workload: direct, guessed: true };
  const spec = template && record(template.spec) ? template.spec : undefined;
  const containers = spec && Array.isArray(spec.containers) ? spec.containers.filter(record) : [];
  const ports = containers.flatMap((container) => (Array.isArray(container.ports) ? container.ports.filter(record) : []));
  if (ports.some((port) => port.name === 'grpc' || port.appProtocol === 'kubernetes.io/h2c')) return { workload: 'grpc-service', guessed: true };
  return { workload: ports.length > 0 ? 'http-service' : 'queue-worker', guessed: true };
}
