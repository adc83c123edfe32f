/** Where the pod template stands in each kind. */
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
