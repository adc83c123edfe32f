/** Evaluates published ValidatingAdmissionPolicies on objects, read back from their YAML, as the API server would. */
import { type Environment } from '@marcbachmann/cel-js';
import { parseAllDocuments } from 'yaml';

import { withDefaults } from '../src/checker/defaults';
import { checkEnvironment } from '../src/checker/environment';
import type { Manifest } from '../src/checker/parse';
import { templatePath } from '../src/checker/podTemplate';

type Run = ReturnType<Environment['parse']>;
interface Policy {
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly failurePolicy: string;
    readonly matchConstraints: { readonly resourceRules: readonly { readonly apiGroups: readonly string[]; readonly apiVersions: readonly string[]; readonly resources: readonly string[] }[] };
    readonly matchConditions: readonly { readonly expression: string }[];
    readonly variables: readonly { readonly name: string; readonly expression: string }[];
    readonly validations: readonly { readonly expression: string; readonly message: string; readonly messageExpression?: string }[];
  };
}

/** One refusal: the policy, the words, and the words the expression gives. */
export interface Refusal {
  readonly policy: string;
  readonly message: string;
  readonly said: string;
}

const plurals: Readonly<Record<string, string>> = { Ingress: 'ingresses', NetworkPolicy: 'networkpolicies', PriorityClass: 'priorityclasses', StorageClass: 'storageclasses' };
const resourceOf = (kind: string): string => plurals[kind] ?? `${kind.toLowerCase()}s`;

/** Policies of a published file, compiled. */
export function loadPolicies(text: string): (manifest: Manifest, settings: Readonly<Record<string, string>>) => readonly Refusal[] {
  const policies = parseAllDocuments(text).map((document) => document.toJS() as { readonly kind: string }).filter(({ kind }) => kind === 'ValidatingAdmissionPolicy') as unknown as readonly Policy[];
  const environment = checkEnvironment().registerVariable('params', 'dyn');
  const compile = (source: string): Run => environment.parse(source);
  const compiled = policies.map(({ metadata, spec }) => ({
    name: metadata.name, rules: spec.matchConstraints.resourceRules, failurePolicy: spec.failurePolicy,
    conditions: spec.matchConditions.map(({ expression }) => compile(expression)),
    variables: spec.variables.map(({ name, expression }) => ({ name, run: compile(expression) })),
    validations: spec.validations.map(({ expression, message, messageExpression }) => ({ run: compile(expression), message, say: messageExpression === undefined ? null : compile(messageExpression) })),
  }));
  return (manifest, settings) => {
    const slash = manifest.apiVersion.indexOf('/');
    const group = slash < 0 ? '' : manifest.apiVersion.slice(0, slash);
    const version = manifest.apiVersion.slice(slash + 1);
    const object = withDefaults(manifest.object, manifest.kind, templatePath(manifest.apiVersion, manifest.kind));
    return compiled.flatMap(({ name, rules, conditions, variables, validations }) => {
      if (!rules.some((rule) => rule.apiGroups.includes(group) && rule.apiVersions.includes(version) && rule.resources.includes(resourceOf(manifest.kind)))) return [];
      const context = { object, params: { data: settings } };
      if (!conditions.every((condition) => condition(context) === true)) return [];
      const values: Record<string, unknown> = {};
      for (const variable of variables) values[variable.name] = variable.run({ ...context, variables: values });
      return validations.flatMap(({ run, message, say }) => {
        if (run({ ...context, variables: values }) === true) return [];
        return [{ policy: name, message, said: say === null ? message : String(say({ ...context, variables: values })) }];
      });
    });
  };
}
