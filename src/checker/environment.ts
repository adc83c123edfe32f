/**
 * The CEL environment of the checks: the language through @marcbachmann/cel-js, and the Kubernetes library that the checks
 * use, with the semantics of `k8s.io/apiserver/pkg/cel/library`. Expressions come from this repository only; text that a
 * reader pastes is data and never becomes an expression or a pattern.
 */
import { Environment } from '@marcbachmann/cel-js';

import { compareQuantities, isQuantity, parseQuantity } from '../models/quantity/model';

/** Variables every expression may read. */
export const variableNames = ['object', 'variables', 'item', 'raw', 'related'] as const;

/** What `quantity("500Mi")` is in an expression: billionths of its unit. */
class Quantity {
  constructor(readonly nano: bigint) {}
}
const asQuantity = (text: string): Quantity => new Quantity(parseQuantity(text).nano);

/** `true` when every label of a selector stands on the object; an empty selector matches all, as in the API. */
export function selects(selector: unknown, labels: unknown): boolean {
  const entries = (value: unknown): readonly (readonly [string, unknown])[] => (value instanceof Map ? [...value.entries()] : typeof value === 'object' && value !== null ? Object.entries(value) : []) as readonly (readonly [string, unknown])[];
  const own = new Map(entries(labels));
  const parts = new Map(entries(selector));
  const matchLabels = parts.has('matchLabels') || parts.has('matchExpressions') ? entries(parts.get('matchLabels')) : entries(selector);
  const expressions = Array.isArray(parts.get('matchExpressions')) ? (parts.get('matchExpressions') as readonly Readonly<Record<string, unknown>>[]) : [];
  return matchLabels.every(([key, value]) => own.get(key) === value)
    && expressions.every(({ key, operator, values }) => {
      const value = own.get(String(key));
      const listed = Array.isArray(values) && values.includes(value);
      if (operator === 'In') return listed;
      if (operator === 'NotIn') return !listed;
      return operator === 'Exists' ? value !== undefined : value === undefined;
    });
}

/** A fresh environment with everything a check may call. */
export function checkEnvironment(): Environment {
  const environment = new Environment({ enableOptionalTypes: true, unlistedVariablesAreDyn: false, homogeneousAggregateLiterals: false });
  for (const name of variableNames) environment.registerVariable(name, 'dyn');
  return environment
    .registerType('kubernetes.Quantity', Quantity)
    .registerFunction('quantity(string): kubernetes.Quantity', asQuantity)
    .registerFunction('isQuantity(string): bool', isQuantity)
    .registerFunction('kubernetes.Quantity.isGreaterThan(kubernetes.Quantity): bool', (left: Quantity, right: Quantity) => left.nano > right.nano)
    .registerFunction('kubernetes.Quantity.isLessThan(kubernetes.Quantity): bool', (left: Quantity, right: Quantity) => left.nano < right.nano)
    .registerFunction('kubernetes.Quantity.compareTo(kubernetes.Quantity): int', (left: Quantity, right: Quantity) => BigInt(compareQuantities(left, right)))
    .registerFunction('kubernetes.Quantity.add(kubernetes.Quantity): kubernetes.Quantity', (left: Quantity, right: Quantity) => new Quantity(left.nano + right.nano))
    .registerFunction('kubernetes.Quantity.sub(kubernetes.Quantity): kubernetes.Quantity', (left: Quantity, right: Quantity) => new Quantity(left.nano - right.nano))
    .registerFunction('kubernetes.Quantity.asApproximateFloat(): double', (value: Quantity) => Number(value.nano) / 1e9)
    .registerFunction('string.find(string): string', (text: string, pattern: string) => new RegExp(pattern).exec(text)?.[0] ?? '')
    .registerFunction('string.findAll(string): list<string>', (text: string, pattern: string) => [...text.matchAll(new RegExp(pattern, 'g'))].map(([found]) => found))
    .registerFunction('string.replace(string, string): string', (text: string, from: string, to: string) => text.replaceAll(from, to))
    .registerFunction('selects(dyn, dyn): bool', selects);
}
