/**
 * Variables of every check, as CEL: the reader evaluates them in order, the published policies carry the ones they use, and
 * so both judge by the same words. A later one may use the earlier ones.
 */
import { checkout, platform } from '../worked-example';
import type { CheckCatalogue, CheckParams } from './types';

/** Label that states the workload type; where it is absent the type is guessed. */
export const workloadLabel = 'runtime-contract/workload';
/** Label that states the tier; clause O2 asks for it. */
export const tierLabel = 'tier';
/** Tier of an object that states none; chosen: the middle one. */
export const tierUnstated = 2;

/** Values of the platform of the worked example; chosen, and meant to be replaced. */
export const exampleParams: CheckParams = { maximumGraceSeconds: platform.maximumGraceSeconds, propagationSeconds: checkout.propagationSeconds };
/** Empty: nothing is assumed about a platform’s names. */
export const emptyCatalogue: CheckCatalogue = { priorityClasses: [], batchPriorityClasses: [], registries: [], ingressClasses: [] };

/** One variable: its name after `variables.` and its definition. */
export interface CheckVariable {
  readonly name: string;
  readonly cel: string;
  readonly meaning: string;
}

const kinds = (...names: readonly string[]): string => `object.kind in [${names.map((name) => `'${name}'`).join(', ')}]`;

/** In the order of evaluation. `params` and `catalogue` come first, from the reader’s settings or the policy’s constants. */
export const checkVariables: readonly CheckVariable[] = [
  {
    name: 'template', meaning: 'the pod template; a Pod is its own; an empty mapping for objects without pods',
    cel: `object.kind == 'Pod' ? dyn(object) : object.kind == 'CronJob' ? object.?spec.?jobTemplate.?spec.?template.orValue({}) : ${kinds('Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job', 'Rollout')} ? object.?spec.?template.orValue({}) : dyn({})`,
  },
  { name: 'pod', meaning: 'the spec of that template', cel: 'variables.template.?spec.orValue({})' },
  { name: 'labels', meaning: 'labels of the pods', cel: 'variables.template.?metadata.?labels.orValue({})' },
  { name: 'annotations', meaning: 'annotations of the pods', cel: 'variables.template.?metadata.?annotations.orValue({})' },
  { name: 'ownLabels', meaning: 'labels of the object', cel: 'object.?metadata.?labels.orValue({})' },
  { name: 'ownAnnotations', meaning: 'annotations of the object', cel: 'object.?metadata.?annotations.orValue({})' },
  { name: 'containers', meaning: 'ordinary containers', cel: 'variables.pod.?containers.orValue([])' },
  { name: 'sidecars', meaning: 'init containers that restart always', cel: "variables.pod.?initContainers.orValue([]).filter(c, c.?restartPolicy.orValue('') == 'Always')" },
  { name: 'inits', meaning: 'init containers that run to completion', cel: "variables.pod.?initContainers.orValue([]).filter(c, c.?restartPolicy.orValue('') != 'Always')" },
  { name: 'running', meaning: 'containers that live as long as the pod', cel: 'variables.containers + variables.sidecars' },
  { name: 'all', meaning: 'every container', cel: 'variables.running + variables.inits' },
  { name: 'volumes', meaning: 'volumes of the pod', cel: 'variables.pod.?volumes.orValue([])' },
  { name: 'grace', meaning: 'seconds between the start of the stop and SIGKILL', cel: 'variables.pod.?terminationGracePeriodSeconds.orValue(30)' },
  {
    name: 'workload', meaning: 'the workload type: the label, else a guess from kind and ports; empty for objects without pods',
    cel: `variables.ownLabels[?'${workloadLabel}'].or(variables.labels[?'${workloadLabel}']).orValue(object.kind == 'CronJob' ? 'scheduled-job' : object.kind == 'Job' ? 'batch-job' : object.kind == 'StatefulSet' ? 'stateful-service' : object.kind == 'DaemonSet' ? 'node-agent' : !(${kinds('Pod', 'Deployment', 'ReplicaSet', 'Rollout')}) ? '' : variables.containers.exists(c, c.?ports.orValue([]).exists(p, p.?name.orValue('') == 'grpc' || p.?name.orValue('').startsWith('grpc-'))) ? 'grpc-service' : variables.containers.exists(c, c.?ports.orValue([]).size() > 0) ? 'http-service' : 'queue-worker')`,
  },
  {
    name: 'tier', meaning: 'the tier: the label, else 2',
    cel: `variables.ownLabels[?'${tierLabel}'].or(variables.labels[?'${tierLabel}']).orValue('2') == '1' ? 1 : variables.ownLabels[?'${tierLabel}'].or(variables.labels[?'${tierLabel}']).orValue('2') == '3' ? 3 : 2`,
  },
  { name: 'batch', meaning: 'the pods run to completion', cel: "object.kind in ['Job', 'CronJob'] || variables.workload in ['scheduled-job', 'batch-job']" },
  { name: 'job', meaning: 'the spec of the Job; an empty mapping for other kinds', cel: "object.kind == 'CronJob' ? object.?spec.?jobTemplate.?spec.orValue({}) : object.kind == 'Job' ? object.?spec.orValue({}) : dyn({})" },
  { name: 'replicas', meaning: 'replicas that the manifest asks for; 1 when it says nothing', cel: 'object.?spec.?replicas.orValue(1)' },
];

/**
 * A label selector as the API reads it, in CEL: `matchLabels` and `matchExpressions` together; an empty selector selects all.
 * @param selector expression of the selector mapping.
 * @param labels expression of the label map.
 */
export function selectorMatches(selector: string, labels: string): string {
  return `(${selector}.?matchLabels.orValue({}).all(k, ${labels}[?k].orValue('') == ${selector}.matchLabels[k] && k in ${labels}) && ${selector}.?matchExpressions.orValue([]).all(e, `
    + `e.operator == 'In' ? e.key in ${labels} && ${labels}[e.key] in e.values : e.operator == 'NotIn' ? !(e.key in ${labels} && ${labels}[e.key] in e.values) : e.operator == 'Exists' ? e.key in ${labels} : !(e.key in ${labels})))`;
}
