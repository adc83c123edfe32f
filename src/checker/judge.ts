/** Manifests and checks to findings: which part of the contract each object keeps. */
import type { Environment } from '@marcbachmann/cel-js';

import type { Check, CheckParams, CheckScope, RelatedKind } from '../contract/checks/types';
import { levels, type Clause, type Level, type Tier, type Workload } from '../contract/types';
import { withDefaults } from './defaults';
import { checkEnvironment } from './environment';
import type { Manifest } from './parse';
import { guessWorkload, podTemplate, templatePath } from './podTemplate';

/** `unseen` = the check needs an object that is not among the files. */
export type Verdict = 'met' | 'unmet' | 'unseen' | 'not-applicable';

/** What one check says about one object, or one container or volume of it. */
export interface Finding {
  readonly check: string;
  readonly clause: string;
  readonly verdict: Verdict;
  readonly level: Level;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  /** Container or volume, when the check is about one. */
  readonly item: string | null;
  readonly path: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** How to judge. */
export interface JudgeOptions {
  readonly tier: Tier;
  /** Overrides what labels say and the guess. */
  readonly workload?: Workload;
  readonly params: CheckParams;
}

type Json = Readonly<Record<string, unknown>>;
type Step = string | number;

interface Subject {
  readonly manifest: Manifest;
  readonly object: Json;
  readonly path: readonly string[] | undefined;
  readonly template: Json | undefined;
  readonly workload: Workload;
}

const record = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const records = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(record) : []);

function prepare(manifest: Manifest, options: JudgeOptions): Subject {
  const path = templatePath(manifest.apiVersion, manifest.kind);
  const object = withDefaults(manifest.object, manifest.kind, path);
  const template = path === undefined ? undefined : podTemplate(object, path);
  return { manifest, object, path, template, workload: options.workload ?? guessWorkload(manifest.kind, object, template).workload };
}

interface Item {
  readonly value: Json | null;
  readonly name: string | null;
  readonly path: readonly Step[];
}

function items(scope: CheckScope, { path, template }: Subject): readonly Item[] {
  if (scope === 'object') return [{ value: null, name: null, path: [] }];
  const pod = record(template?.spec) ? template.spec : {};
  const from = (key: string, keep: (value: Json) => boolean): readonly Item[] =>
    (Array.isArray(pod[key]) ? (pod[key] as readonly unknown[]) : []).flatMap((value, index) =>
      (record(value) && keep(value) ? [{ value, name: typeof value.name === 'string' ? value.name : String(index), path: [...(path ?? []), 'spec', key, index] }] : []));
  const sidecar = (value: Json): boolean => value.restartPolicy === 'Always';
  if (scope === 'volume') return from('volumes', () => true);
  if (scope === 'app-container') return from('containers', () => true);
  if (scope === 'container') return [...from('containers', () => true), ...from('initContainers', sidecar)];
  return [...from('containers', () => true), ...from('initContainers', () => true)];
}

/** The clause’s level for this tier and workload, capped by the check; `null` when it does not bind. */
export function levelOf(clause: Clause, check: Check, tier: Tier, workload: Workload): Level | null {
  if (check.tiers && !check.tiers.includes(tier)) return null;
  if (check.workloads && !check.workloads.includes(workload)) return null;
  const exception = clause.workloads.find((candidate) => candidate.workload === workload);
  const level = exception ? (exception.levels === 'not-applicable' ? null : exception.levels[tier]) : clause.levels[tier];
  if (level === null) return null;
  return check.atMost && levels.indexOf(check.atMost) > levels.indexOf(level) ? check.atMost : level;
}

/** Related objects of one subject: same namespace, same files. */
function related(subject: Subject, subjects: readonly Subject[], needs: readonly RelatedKind[]): Readonly<Record<string, readonly Json[]>> {
  const near = subjects.filter((other) => other !== subject && other.manifest.namespace === subject.manifest.namespace);
  return Object.fromEntries(needs.map((kind) => [kind, near.filter((other) => (kind === 'workload' ? other.template !== undefined : other.manifest.kind === kind)).map(({ object }) => object)]));
}

/** Checks compiled once, for any number of runs. */
export interface Judge {
  /** Judges a set of manifests together, so that relations between them are seen. */
  judge(manifests: readonly Manifest[], options: JudgeOptions): readonly Finding[];
}

type Compiled = ReturnType<Environment['parse']>;

/**
 * Compiles checks.
 * @param clauseOf the clause of a check, for its levels.
 * @throws Error naming the check whose expression does not parse or type-check.
 */
export function createJudge(checks: readonly Check[], clauseOf: (id: string) => Clause): Judge {
  const environment = checkEnvironment();
  const compile = (check: Check, source: string): Compiled => {
    const { valid, error } = environment.check(source);
    if (!valid) throw new Error(`check ${check.id}: ${error?.message ?? 'does not type-check'} in ${source}`);
    return environment.parse(source);
  };
  const compiled = checks.map((check) => ({ check, clause: clauseOf(check.clause), met: compile(check, check.cel), when: check.when === undefined ? null : compile(check, check.when) }));

  const judgeSubject = (subject: Subject, subjects: readonly Subject[], { tier, params }: JudgeOptions): readonly Finding[] => {
    const { manifest, object, template, path, workload } = subject;
    const pod = record(template?.spec) ? template.spec : {};
    const inits = records(pod.initContainers);
    const variables = {
      raw: manifest.object, template: template ?? {}, pod, containers: records(pod.containers), workload, tier: BigInt(tier),
      sidecars: inits.filter(({ restartPolicy }) => restartPolicy === 'Always'), inits: inits.filter(({ restartPolicy }) => restartPolicy !== 'Always'),
    };
    const bigParams = Object.fromEntries(Object.entries(params).map(([key, value]) => [key, BigInt(value)]));
    return compiled.flatMap(({ check, clause, met, when }) => {
      if (!(check.kinds.includes(manifest.kind) || (check.kinds.includes('pods') && path !== undefined))) return [];
      const level = levelOf(clause, check, tier, workload);
      if (level === null) return [];
      const siblings = check.needs ? related(subject, subjects, check.needs) : {};
      return items(check.each, subject).map((item): Finding => {
        const context = { object, variables, item: item.value ?? {}, params: bigParams, related: siblings };
        const at = [...item.path, ...check.at.split('.').filter((key) => key !== '')];
        const { line, column } = manifest.locate(at);
        const result = (verdict: Verdict, message = check.message): Finding => ({
          check: check.id, clause: check.clause, verdict, level, kind: manifest.kind, name: manifest.name, namespace: manifest.namespace, item: item.name,
          path: at.join('.'), file: manifest.file, line, column, message,
        });
        try {
          if (when !== null && when(context) !== true) return result('not-applicable');
          return result(met(context) === true ? 'met' : 'unmet');
        } catch (cause) {
          // A value of another type than the API allows: the schema finding says so; this check cannot decide.
          return result('unseen', `cannot be decided: ${(cause as Error).message.split('\n')[0] ?? ''}`);
        }
      });
    });
  };

  return {
    judge: (manifests, options) => {
      const subjects = manifests.map((manifest) => prepare(manifest, options));
      return subjects.flatMap((subject) => judgeSubject(subject, subjects, options));
    },
  };
}
