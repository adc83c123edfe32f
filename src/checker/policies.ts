/**
 * The single-object checks as ValidatingAdmissionPolicies with bindings: the expressions are the checks’ own, so admission
 * and the reader say the same.
 *
 * One policy for each area and strength. A namespace opts in by its label, whose value is the stage.
 * The verdict is one thing and the consequence another: an expired waiver counts as unmet, but an object that carries a
 * waiver of the area is warned about and never refused, so that a date does not decide what comes back after a lost cluster.
 */
import { Document } from 'yaml';

import { podKinds, type Check } from '../contract/checks/types';
import { checkVariables, exampleParams } from '../contract/checks/variables';
import { tiers, workloads, type Area, type Clause, type Level } from '../contract/types';
import { longestDays, reasonClasses, waiverParts } from '../contract/waivers';
import { fieldsExist } from '../contract/checks/structural';
import { levelOf } from './judge';

/** Label of a namespace that opts in; its value is the stage. */
export const stageLabel = 'runtime-contract/enforce';
/** The stages, in order: `deny-new` refuses new objects and warns about changed ones, `deny` refuses both. */
export const stages = ['audit', 'warn', 'deny-new', 'deny'] as const;
/** Where the platform’s numbers and today’s date stand. */
export const settings = { namespace: 'runtime-contract', name: 'runtime-contract-platform' } as const;

/** API group, versions and resource of the kinds that policies judge; `cluster` ones have no namespace to opt in with. */
const resources: Readonly<Record<string, { readonly group: string; readonly versions: readonly string[]; readonly resource: string; readonly cluster?: true }>> = {
  Pod: { group: '', versions: ['v1'], resource: 'pods' },
  Service: { group: '', versions: ['v1'], resource: 'services' },
  ConfigMap: { group: '', versions: ['v1'], resource: 'configmaps' },
  Secret: { group: '', versions: ['v1'], resource: 'secrets' },
  ServiceAccount: { group: '', versions: ['v1'], resource: 'serviceaccounts' },
  Namespace: { group: '', versions: ['v1'], resource: 'namespaces' },
  PersistentVolumeClaim: { group: '', versions: ['v1'], resource: 'persistentvolumeclaims' },
  PersistentVolume: { group: '', versions: ['v1'], resource: 'persistentvolumes', cluster: true },
  LimitRange: { group: '', versions: ['v1'], resource: 'limitranges' },
  ResourceQuota: { group: '', versions: ['v1'], resource: 'resourcequotas' },
  Deployment: { group: 'apps', versions: ['v1'], resource: 'deployments' },
  StatefulSet: { group: 'apps', versions: ['v1'], resource: 'statefulsets' },
  DaemonSet: { group: 'apps', versions: ['v1'], resource: 'daemonsets' },
  ReplicaSet: { group: 'apps', versions: ['v1'], resource: 'replicasets' },
  Job: { group: 'batch', versions: ['v1'], resource: 'jobs' },
  CronJob: { group: 'batch', versions: ['v1'], resource: 'cronjobs' },
  HorizontalPodAutoscaler: { group: 'autoscaling', versions: ['v2'], resource: 'horizontalpodautoscalers' },
  PodDisruptionBudget: { group: 'policy', versions: ['v1'], resource: 'poddisruptionbudgets' },
  Ingress: { group: 'networking.k8s.io', versions: ['v1'], resource: 'ingresses' },
  NetworkPolicy: { group: 'networking.k8s.io', versions: ['v1'], resource: 'networkpolicies' },
  Role: { group: 'rbac.authorization.k8s.io', versions: ['v1'], resource: 'roles' },
  RoleBinding: { group: 'rbac.authorization.k8s.io', versions: ['v1'], resource: 'rolebindings' },
  ClusterRole: { group: 'rbac.authorization.k8s.io', versions: ['v1'], resource: 'clusterroles', cluster: true },
  ClusterRoleBinding: { group: 'rbac.authorization.k8s.io', versions: ['v1'], resource: 'clusterrolebindings', cluster: true },
  PriorityClass: { group: 'scheduling.k8s.io', versions: ['v1'], resource: 'priorityclasses', cluster: true },
  StorageClass: { group: 'storage.k8s.io', versions: ['v1'], resource: 'storageclasses', cluster: true },
  ValidatingWebhookConfiguration: { group: 'admissionregistration.k8s.io', versions: ['v1'], resource: 'validatingwebhookconfigurations', cluster: true },
  MutatingWebhookConfiguration: { group: 'admissionregistration.k8s.io', versions: ['v1'], resource: 'mutatingwebhookconfigurations', cluster: true },
  Gateway: { group: 'gateway.networking.k8s.io', versions: ['v1'], resource: 'gateways' },
  HTTPRoute: { group: 'gateway.networking.k8s.io', versions: ['v1'], resource: 'httproutes' },
  GRPCRoute: { group: 'gateway.networking.k8s.io', versions: ['v1'], resource: 'grpcroutes' },
  Rollout: { group: 'argoproj.io', versions: ['v1alpha1'], resource: 'rollouts' },
  ScaledObject: { group: 'keda.sh', versions: ['v1alpha1'], resource: 'scaledobjects' },
  ScaledJob: { group: 'keda.sh', versions: ['v1alpha1'], resource: 'scaledjobs' },
};

/** Why a check is in no policy; `undefined` when it is in one. */
export function notAPolicy(check: Check): string | undefined {
  const text = [check.cel, check.when, check.unseen].join(' ');
  if (check.id === fieldsExist.id) return 'the API server has dropped or refused unknown fields before a policy sees the object';
  if ((check.needs ?? []).length > 0) return 'a policy sees one object';
  if (/\braw\b/.test(text)) return 'a policy sees defaults already filled in';
  if (/\bobject\.apiVersion\b/.test(text)) return 'the API server converts an object to the version of the rule before a policy sees it';
  if (kindsOf(check).length === 0) return 'its kinds are in no policy';
  return undefined;
}

const kindsOf = (check: Check): readonly string[] => [...new Set(check.kinds.flatMap((kind) => (kind === 'pods' ? podKinds : [kind])))].filter((kind) => Object.hasOwn(resources, kind));
const quoted = (values: readonly string[]): string => `[${values.map((value) => `'${value}'`).join(', ')}]`;
const lists: Readonly<Record<Exclude<Check['each'], 'object'>, string>> = { container: 'variables.running', 'app-container': 'variables.containers', 'any-container': 'variables.all', volume: 'variables.volumes' };

/** When the check binds at this level, over `variables.tier` and `variables.workload`; `undefined` when never. */
function bindsAt(clause: Pick<Clause, 'levels' | 'workloads'>, check: Check, wanted: (level: Level) => boolean): string | undefined {
  const kinds = [...workloads, ''] as const;
  const at = tiers.map((tier) => kinds.filter((kind) => { const level = levelOf(clause, check, tier, kind === '' ? null : kind); return level !== null && wanted(level); }));
  const groups = new Map<string, number[]>();
  tiers.forEach((tier, index) => { const key = (at[index] ?? []).join(' '); if ((at[index] ?? []).length > 0) groups.set(key, [...(groups.get(key) ?? []), tier]); });
  if (groups.size === 0) return undefined;
  const parts = [...groups].map(([key, in_]) => {
    const names = key.split(' ');
    const tierPart = in_.length === tiers.length ? '' : `variables.tier in [${in_.join(', ')}]`;
    const missing = kinds.filter((kind) => !names.includes(kind));
    const workloadPart = missing.length === 0 ? '' : missing.length < names.length ? `!(variables.workload in ${quoted(missing)})` : `variables.workload in ${quoted(names)}`;
    return [tierPart, workloadPart].filter((part) => part !== '').join(' && ') || 'true';
  });
  return parts.length === 1 ? parts[0] : parts.map((part) => `(${part})`).join(' || ');
}

/** A date of the calendar without 29 February, so that no comparison can err. */
const date = '^20[0-9][0-9]-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))$';

/** Clauses, in lower case, that a complete waiver on the object permits to leave today. */
function waivedVariable(clauses: readonly string[]): string {
  const key = "'runtime-contract/waiver-' + id";
  const label = `variables.ownLabels[${key}]`;
  const note = (part: string): string => `variables.ownAnnotations[?${key} + '-${part}'].orValue('')`;
  const days = reasonClasses.map((name) => `${note('class')} == '${name}' ? duration('${longestDays[name] * 24}h') : `).join('');
  return [
    `${quoted(clauses.map((id) => id.toLowerCase()))}.filter(id, (${key}) in variables.ownLabels`,
    `  && ${label}.matches('${date}') && ${note('granted')}.matches('${date}')`,
    `  && ${label} >= variables.today && ${note('granted')} <= variables.today`,
    `  && ${waiverParts.filter((part) => part !== 'granted' && part !== 'class').map((part) => `${note(part)} != ''`).join(' && ')}`,
    `  && timestamp(${label} + 'T00:00:00Z') - timestamp(${note('granted')} + 'T00:00:00Z') <= (${days}duration('0s')))`,
  ].join('\n');
}

/** The platform’s settings as CEL, from the parameter object. */
const settingVariables: readonly { readonly name: string; readonly cel: string }[] = [
  { name: 'params', cel: `{${Object.entries(exampleParams).map(([name, value]) => `'${name}': int(params.data[?'${name}'].orValue('${value}'))`).join(', ')}}` },
  { name: 'catalogue', cel: `{${['priorityClasses', 'batchPriorityClasses', 'registries', 'ingressClasses'].map((name) => `'${name}': params.data[?'${name}'].orValue('').split(',').filter(entry, entry != '')`).join(', ')}}` },
  { name: 'today', cel: "params.data[?'today'].orValue('9999-12-31')" },
];

interface Validation { readonly expression: string; readonly message: string; readonly messageExpression?: string }

function validation(check: Check, applies: string, clauseUrl: (clause: string) => string): Validation {
  const body = check.unseen === undefined ? check.cel : `(${check.unseen}) || (${check.cel})`;
  const one = check.when === undefined ? body : `!(${check.when}) || (${body})`;
  const guard = [`!(object.kind in ${quoted(kindsOf(check))})`, ...(applies === 'true' ? [] : [`!(${applies})`]), `'${check.clause.toLowerCase()}' in variables.waived`].join('\n|| ');
  const tail = `${check.message} ${clauseUrl(check.clause)}`;
  const message = `${check.clause} ${check.id}: ${tail}`;
  if (check.each === 'object') return { expression: `${guard}\n|| (${one})`, message };
  const list = lists[check.each];
  return {
    expression: `${guard}\n|| ${list}.all(item, ${one})`, message,
    messageExpression: `'${check.clause} ${check.id}, ' + ${list}.filter(item, !(${one})).map(item, item.name).join(', ') + ': ${tail.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`,
  };
}

/** Every variable the expressions name, with those it needs, in an order where each stands after what it needs. */
function usedVariables(texts: readonly string[], waived: string): readonly { readonly name: string; readonly expression: string }[] {
  const all = [...settingVariables, ...checkVariables, { name: 'waived', cel: waived }];
  const needed = new Set<string>();
  const add = (text: string): void => {
    for (const [, name = ''] of text.matchAll(/\bvariables\.(\w+)/g)) {
      const found = all.find((variable) => variable.name === name);
      if (found && !needed.has(name)) { needed.add(name); add(found.cel); }
    }
  };
  texts.forEach(add);
  return all.filter(({ name }) => needed.has(name)).map(({ name, cel }) => ({ name, expression: cel }));
}

interface Rule { readonly apiGroups: readonly string[]; readonly apiVersions: readonly string[]; readonly operations: readonly string[]; readonly resources: readonly string[] }
function rulesFor(kinds: readonly string[]): readonly Rule[] {
  const groups = [...new Set(kinds.map((kind) => resources[kind]?.group ?? ''))].sort();
  return groups.map((group) => {
    const inGroup = kinds.flatMap((kind) => { const found = resources[kind]; return found?.group === group ? [found] : []; });
    return { apiGroups: [group], apiVersions: [...new Set(inGroup.flatMap(({ versions }) => versions))], operations: ['CREATE', 'UPDATE'], resources: inGroup.map(({ resource }) => resource).sort() };
  });
}

type Json = Readonly<Record<string, unknown>>;

function bindings(name: string, clauses: readonly string[], rules: readonly Rule[], must: boolean, cluster: boolean): readonly Json[] {
  const binding = (stage: string, actions: readonly string[], matchResources: Json): Json => ({
    apiVersion: 'admissionregistration.k8s.io/v1', kind: 'ValidatingAdmissionPolicyBinding', metadata: { name: `${name}-${stage}` },
    spec: { policyName: name, validationActions: actions, paramRef: { ...settings, parameterNotFoundAction: 'Allow' }, ...(Object.keys(matchResources).length === 0 ? {} : { matchResources }) },
  });
  // Objects of the cluster have no namespace to opt in with: they are audited until somebody edits this binding.
  if (cluster) return [binding('audit', ['Audit'], {})];
  const inStages = (...values: readonly (typeof stages)[number][]): Json => ({ namespaceSelector: { matchExpressions: [{ key: stageLabel, operator: 'In', values }] } });
  const unwaived = { objectSelector: { matchExpressions: clauses.map((id) => ({ key: `runtime-contract/waiver-${id.toLowerCase()}`, operator: 'DoesNotExist' })) } };
  return [
    binding('audit', ['Audit'], inStages('audit')),
    binding('warn', ['Warn', 'Audit'], inStages('warn', 'deny-new', 'deny')),
    ...(must ? [
      binding('deny-new', ['Deny'], { ...inStages('deny-new'), ...unwaived, resourceRules: rules.map((rule) => ({ ...rule, operations: ['CREATE'] })) }),
      binding('deny', ['Deny'], { ...inStages('deny'), ...unwaived }),
    ] : []),
  ];
}

/** One published file. */
export interface PolicyFile {
  /** Path below the site: `policies/runtime-contract-h.yaml`. */
  readonly path: string;
  readonly text: string;
}

function toYaml(objects: readonly Json[], comment: string): string {
  return objects.map((object, index) => {
    const document = new Document(object, { aliasDuplicateObjects: false });
    if (index === 0) document.commentBefore = comment;
    return document.toString({ lineWidth: 0, blockQuote: 'literal' });
  }).join('---\n');
}

/** Objects a policy needs around it: namespace, settings, and the job that writes the date. */
function platformObjects(): readonly Json[] {
  const { namespace, name } = settings;
  return [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace, labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } } },
    {
      apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace },
      data: { ...Object.fromEntries(Object.entries(exampleParams).map(([key, value]) => [key, String(value)])), priorityClasses: '', batchPriorityClasses: '', registries: '', ingressClasses: '', today: '2026-11-23' },
    },
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'write-today', namespace }, automountServiceAccountToken: false },
    { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata: { name: 'write-today', namespace }, rules: [{ apiGroups: [''], resources: ['configmaps'], resourceNames: [name], verbs: ['get', 'patch'] }] },
    { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'RoleBinding', metadata: { name: 'write-today', namespace }, roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'write-today' }, subjects: [{ kind: 'ServiceAccount', name: 'write-today', namespace }] },
    {
      apiVersion: 'batch/v1', kind: 'CronJob', metadata: { name: 'write-today', namespace, labels: { 'runtime-contract/workload': 'scheduled-job', tier: '3', 'app.kubernetes.io/name': 'write-today', team: 'runtime-platform' } },
      spec: {
        schedule: '1 0 * * *', timeZone: 'Etc/UTC', concurrencyPolicy: 'Forbid', startingDeadlineSeconds: 3600,
        jobTemplate: { spec: {
          backoffLimit: 3, activeDeadlineSeconds: 120, ttlSecondsAfterFinished: 86400,
          template: {
            metadata: { labels: { 'app.kubernetes.io/name': 'write-today', tier: '3', team: 'runtime-platform' } },
            spec: {
              restartPolicy: 'Never', serviceAccountName: 'write-today', automountServiceAccountToken: true, enableServiceLinks: false, securityContext: { runAsNonRoot: true, runAsUser: 65532, seccompProfile: { type: 'RuntimeDefault' } },
              containers: [{
                name: 'write-today', image: 'registry.example.com/platform/kubectl:1.37.0', command: ['/bin/sh', '-c', `exec kubectl -n ${namespace} patch configmap ${name} -p "{\\"data\\":{\\"today\\":\\"$(date -u +%F)\\"}}"`],
                resources: { requests: { cpu: '50m', memory: '64Mi', 'ephemeral-storage': '16Mi' }, limits: { memory: '64Mi', 'ephemeral-storage': '16Mi' } },
                securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } }, terminationMessagePolicy: 'FallbackToLogsOnError',
              }],
            },
          },
        } },
      },
    },
  ];
}

/**
 * The policies of a set of checks.
 * @param clauseUrl address of a clause on the site, for the messages.
 * @returns one file for each area, one with all, and one with what they need around them.
 */
export function policyFiles(checks: readonly Check[], clauseOf: (id: string) => Pick<Clause, 'id' | 'area' | 'levels' | 'workloads'>, clauseUrl: (clause: string) => string): readonly PolicyFile[] {
  const usable = checks.filter((check) => notAPolicy(check) === undefined);
  const areas = [...new Set(usable.map(({ clause }) => clauseOf(clause).area))];
  const ofArea = (area: Area): readonly Json[] => (['must', 'should'] as const).flatMap((strength) => [false, true].flatMap((cluster) => {
    const wanted = (level: Level): boolean => (strength === 'must') === (level === 'MUST');
    const chosen = usable.flatMap((check) => {
      const clause = clauseOf(check.clause);
      const applies = clause.area === area && kindsOf(check).some((kind) => (resources[kind]?.cluster === true) === cluster) ? bindsAt(clause, check, wanted) : undefined;
      return applies === undefined ? [] : [{ check: { ...check, kinds: kindsOf(check).filter((kind) => (resources[kind]?.cluster === true) === cluster) }, applies }];
    });
    if (chosen.length === 0) return [];
    const name = `runtime-contract-${area.toLowerCase()}-${strength}${cluster ? '-cluster' : ''}`;
    const clauses = [...new Set(chosen.map(({ check }) => check.clause))];
    const validations = chosen.map(({ check, applies }) => validation(check, applies, clauseUrl));
    const rules = rulesFor([...new Set(chosen.flatMap(({ check }) => check.kinds))]);
    const policy = {
      apiVersion: 'admissionregistration.k8s.io/v1', kind: 'ValidatingAdmissionPolicy',
      metadata: { name, annotations: { 'runtime-contract/clauses': clauses.join(','), 'runtime-contract/direction': area === 'I' ? 'closed on error: a security boundary' : 'open on error: a broken rule does not stop a deployment' } },
      spec: {
        failurePolicy: area === 'I' ? 'Fail' : 'Ignore',
        paramKind: { apiVersion: 'v1', kind: 'ConfigMap' },
        matchConstraints: { resourceRules: rules },
        matchConditions: [
          { name: 'not-made-by-a-controller', expression: "!has(object.metadata.ownerReferences) || !object.metadata.ownerReferences.exists(owner, has(owner.controller) && owner.controller)" },
          { name: 'not-being-deleted', expression: '!has(object.metadata.deletionTimestamp)' },
        ],
        variables: usedVariables(validations.flatMap(({ expression, messageExpression = '' }) => [expression, messageExpression]), waivedVariable(clauses)),
        validations: validations.map(({ expression, message, messageExpression }) => ({ expression, message, ...(messageExpression === undefined ? {} : { messageExpression }), reason: 'Invalid' })),
      },
    };
    return [policy, ...bindings(name, clauses, rules, strength === 'must', cluster)];
  }));
  const head = (what: string): string => ` ${what} Generated from the runtime contract; apply policies/platform.yaml first.\n A namespace opts in with the label ${stageLabel}: ${stages.join(', ')}. Without it nothing happens there.`;
  const byArea = areas.map((area) => ({ area, objects: ofArea(area) }));
  return [
    ...byArea.map(({ area, objects }) => ({ path: `policies/runtime-contract-${area.toLowerCase()}.yaml`, text: toYaml(objects, head(`Area ${area}.`)) })),
    { path: 'policies/runtime-contract.yaml', text: toYaml(byArea.flatMap(({ objects }) => objects), head('Every area.')) },
    { path: 'policies/platform.yaml', text: toYaml(platformObjects(), ' What the policies read: numbers and names of the platform, and today’s date for waivers.\n The numbers are those of the worked example: replace them. An empty list means that nothing is asked.') },
  ];
}

