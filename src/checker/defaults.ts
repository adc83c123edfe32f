/**
 * What the API server writes into fields that a manifest leaves out, as far as checks read them.
 *
 * Source: defaulting of the built-in types in Kubernetes 1.37 (`pkg/apis/{core,apps,batch,policy}/v1/defaults.go`; values as
 * in the facts of the clauses). A check that asks whether a field is *written* reads `variables.raw` instead.
 */
type Json = Record<string, unknown>;

const record = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const set = (target: Json, key: string, value: unknown): void => {
  if (target[key] === undefined || target[key] === null) target[key] = value;
};
const list = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(record) : []);

function probe(target: unknown): void {
  if (!record(target)) return;
  set(target, 'timeoutSeconds', 1n);
  set(target, 'periodSeconds', 10n);
  set(target, 'successThreshold', 1n);
  set(target, 'failureThreshold', 3n);
  if (record(target.httpGet)) {
    set(target.httpGet, 'scheme', 'HTTP');
    set(target.httpGet, 'path', '/');
  }
}

/** `:latest` or no tag means Always; a digest or another tag means IfNotPresent. */
function pullPolicy(image: unknown): string {
  if (typeof image !== 'string' || image.includes('@')) return 'IfNotPresent';
  const tag = image.slice(image.lastIndexOf('/') + 1).split(':')[1];
  return tag === undefined || tag === 'latest' ? 'Always' : 'IfNotPresent';
}

function container(target: Json): void {
  set(target, 'terminationMessagePath', '/dev/termination-log');
  set(target, 'terminationMessagePolicy', 'File');
  set(target, 'imagePullPolicy', pullPolicy(target.image));
  for (const port of list(target.ports)) set(port, 'protocol', 'TCP');
  for (const key of ['startupProbe', 'readinessProbe', 'livenessProbe']) probe(target[key]);
}

/** A missing request is copied from the limit in Pods only: in a template it is missing until the Pod is made. */
function requestsFromLimits(target: Json): void {
  const resources = record(target.resources) ? target.resources : undefined;
  if (resources && record(resources.limits)) {
    if (!record(resources.requests)) resources.requests = {};
    for (const [name, value] of Object.entries(resources.limits)) set(resources.requests as Json, name, value);
  }
}

function podSpec(target: Json, restartPolicy: string | undefined): void {
  set(target, 'dnsPolicy', 'ClusterFirst');
  if (restartPolicy) set(target, 'restartPolicy', restartPolicy);
  set(target, 'terminationGracePeriodSeconds', 30n);
  set(target, 'securityContext', {});
  for (const item of [...list(target.containers), ...list(target.initContainers), ...list(target.ephemeralContainers)]) container(item);
}

/** A deep copy of plain data, bigint and all. A field that is null counts as absent, as for the API server. */
export const withoutNulls = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (record(value)) return Object.fromEntries(Object.entries(value).filter(([, child]) => child !== null).map(([key, child]) => [key, withoutNulls(child)]));
  return value;
};

/**
 * A copy of an object with the defaults the API server would fill in.
 * @param path where its pod template stands, if it has one.
 */
export function withDefaults(object: Readonly<Record<string, unknown>>, kind: string, path: readonly string[] | undefined): Readonly<Record<string, unknown>> {
  const result = withoutNulls(object) as Json;
  if (path === undefined && !record(result.spec)) return result;
  if (!record(result.spec)) result.spec = {};
  const spec = result.spec as Json;
  if (kind === 'Deployment') {
    set(spec, 'replicas', 1n);
    set(spec, 'strategy', { type: 'RollingUpdate' });
    const strategy = spec.strategy;
    if (record(strategy)) {
      set(strategy, 'type', 'RollingUpdate');
      if (strategy.type === 'RollingUpdate') {
        if (!record(strategy.rollingUpdate)) strategy.rollingUpdate = {};
        set(strategy.rollingUpdate as Json, 'maxSurge', '25%');
        set(strategy.rollingUpdate as Json, 'maxUnavailable', '25%');
      }
    }
    set(spec, 'progressDeadlineSeconds', 600n);
    set(spec, 'revisionHistoryLimit', 10n);
    set(spec, 'minReadySeconds', 0n);
  }
  if (kind === 'StatefulSet') {
    set(spec, 'replicas', 1n);
    set(spec, 'podManagementPolicy', 'OrderedReady');
    set(spec, 'updateStrategy', { type: 'RollingUpdate' });
    set(spec, 'revisionHistoryLimit', 10n);
    set(spec, 'minReadySeconds', 0n);
  }
  if (kind === 'DaemonSet') set(spec, 'updateStrategy', { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1n, maxSurge: 0n } });
  if (kind === 'CronJob') {
    set(spec, 'concurrencyPolicy', 'Allow');
    set(spec, 'suspend', false);
    set(spec, 'successfulJobsHistoryLimit', 3n);
    set(spec, 'failedJobsHistoryLimit', 1n);
  }
  const job = kind === 'Job' ? spec : kind === 'CronJob' && record(spec.jobTemplate) && record(spec.jobTemplate.spec) ? spec.jobTemplate.spec : undefined;
  if (job) {
    set(job, 'completionMode', 'NonIndexed');
    if (job.backoffLimitPerIndex === undefined) set(job, 'backoffLimit', 6n);
  }
  if (kind === 'HorizontalPodAutoscaler') set(spec, 'minReplicas', 1n);
  if (path !== undefined) {
    const template = path.reduce<unknown>((node, key) => (record(node) ? node[key] : undefined), result);
    const pod = record(template) && record(template.spec) ? template.spec : undefined;
    if (pod && kind === 'Pod') for (const item of [...list(pod.containers), ...list(pod.initContainers)]) requestsFromLimits(item);
    if (pod) podSpec(pod, kind === 'Job' || kind === 'CronJob' ? undefined : 'Always');
  }
  return result;
}
