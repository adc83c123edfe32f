/**
 * What one pod asks of its node, as the scheduler and the quota count it: containers, init containers, sidecars, the pod’s
 * own resources and the overhead of its runtime.
 * Source: the rules of `k8s.io/component-helpers/resource` (Kubernetes 1.35–1.37). Values in status are not regarded.
 */
import { addQuantities, compareQuantities, parseQuantity, quantityText, type Quantity } from '../quantity/model';

/** Resource name to quantity: `{ cpu: '500m', memory: '768Mi' }`. */
export type ResourceList = Readonly<Record<string, string>>;

/** A container, or an init container; the second is a sidecar when its restart policy is `Always`. */
export interface PodContainer {
  readonly name?: string | null;
  readonly requests: ResourceList;
  readonly limits: ResourceList;
  readonly restartPolicy?: string | null;
}

/** What of a pod’s specification counts. */
export interface PodSpec {
  readonly containers: readonly PodContainer[];
  readonly initContainers: readonly PodContainer[];
  /** Of the RuntimeClass; `null` = none. */
  readonly overhead?: ResourceList | null;
  /** `spec.resources`; `null` = not set. They replace what the containers come to, for CPU, memory and huge pages. */
  readonly podResources?: { readonly requests: ResourceList; readonly limits: ResourceList } | null;
}

export interface CountOptions {
  /** Leaves the runtime’s overhead out. */
  readonly excludeOverhead?: boolean;
  /** Counts as if `spec.resources` were not set. */
  readonly skipPodLevel?: boolean;
}

type Quantities = Readonly<Record<string, Quantity>>;

const read = (list: ResourceList | null | undefined): Quantities => Object.fromEntries(Object.entries(list ?? {}).map(([name, text]) => [name, parseQuantity(text)]));
const write = (list: Quantities): ResourceList => Object.fromEntries(Object.entries(list).map(([name, quantity]) => [name, quantityText(quantity)]));

function joined(a: Quantities, b: Quantities, join: (left: Quantity, right: Quantity) => Quantity): Quantities {
  const both = Object.entries(b).map(([name, quantity]) => [name, a[name] === undefined ? quantity : join(a[name], quantity)] as const);
  return { ...a, ...Object.fromEntries(both) };
}
const plus = (a: Quantities, b: Quantities): Quantities => joined(a, b, addQuantities);
const larger = (a: Quantities, b: Quantities): Quantities => joined(a, b, (left, right) => (compareQuantities(right, left) > 0 ? right : left));

/** Resources that may be set for the pod as a whole. */
const atPodLevel = (name: string): boolean => name === 'cpu' || name === 'memory' || name.startsWith('hugepages-');

/** Containers and sidecars together, or the hungriest moment of the start if that is more. */
function ofContainers({ containers, initContainers }: PodSpec, side: 'requests' | 'limits'): Quantities {
  let running: Quantities = {};
  let start: Quantities = {};
  for (const init of initContainers) {
    const needs = read(init[side]);
    if (init.restartPolicy === 'Always') {
      running = plus(running, needs);
      start = larger(start, running);
    } else start = larger(start, plus(needs, running));
  }
  return larger(containers.reduce<Quantities>((sum, container) => plus(sum, read(container[side])), running), start);
}

function counted(pod: PodSpec, side: 'requests' | 'limits', { skipPodLevel = false }: CountOptions): Quantities {
  const level = skipPodLevel ? {} : read(pod.podResources?.[side]);
  return { ...ofContainers(pod, side), ...Object.fromEntries(Object.entries(level).filter(([name]) => atPodLevel(name))) };
}

/** Requests of the whole pod, printed as the API prints them. @throws RangeError for a text that is no quantity. */
export function podRequests(pod: PodSpec, options: CountOptions = {}): ResourceList {
  return write(plus(counted(pod, 'requests', options), options.excludeOverhead ? {} : read(pod.overhead)));
}

/** Limits of the whole pod; overhead is added where there is a limit already. @throws RangeError for a text that is no quantity. */
export function podLimits(pod: PodSpec, options: CountOptions = {}): ResourceList {
  const limits = counted(pod, 'limits', options);
  const overhead = options.excludeOverhead ? {} : Object.fromEntries(Object.entries(read(pod.overhead)).filter(([name]) => limits[name] !== undefined));
  return write(plus(limits, overhead));
}
