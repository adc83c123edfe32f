/** Manifests and checks to findings: which part of the contract each object keeps. */
import type { Environment } from '@marcbachmann/cel-js';

import type { Check, CheckCatalogue, CheckParams, CheckScope, RelatedKind } from '../contract/checks/types';
import { fieldsExist } from '../contract/checks/structural';
import { checkVariables, emptyCatalogue, tierUnstated, workloadLabel, tierLabel } from '../contract/checks/variables';
import { levels, workloads, type Clause, type ClauseId, type Level, type Tier, type Workload } from '../contract/types';
import { waiversOf, waiverState } from '../contract/waivers';
import { withDefaults, withoutNulls } from './defaults';
import { checkEnvironment } from './environment';
import { fieldProblems } from './fields';
import type { Manifest } from './parse';
import { podTemplate, templatePath } from './podTemplate';

/** `unseen` = a manifest, or these files, cannot show it. */
export const verdicts = ['unmet', 'unseen', 'met', 'not-applicable'] as const;
export type Verdict = (typeof verdicts)[number];

/** What one check says about one object, or one container or volume of it. */
export interface Finding {
  readonly check: string;
  readonly clause: ClauseId;
  readonly verdict: Verdict;
  /** `null` when the clause does not bind this tier and workload type; the verdict is then `not-applicable`. */
  readonly level: Level | null;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  /** Container or volume, when the check is about one. */
  readonly container: string | null;
  readonly path: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** Last day of a waiver that permits this deviation today; `null` when there is none or it has expired. */
  readonly waivedUntil: string | null;
}

/** How to judge. */
export interface JudgeOptions {
  /** Overrides what labels say; without it the label, else tier 2. */
  readonly tier?: Tier;
  /** Overrides what labels say and the guess. */
  readonly workload?: Workload;
  readonly params: CheckParams;
  readonly catalogue?: CheckCatalogue;
  /** ISO date in UTC on which waivers are compared; without it none is honored. */
  readonly today?: string;
}

/** What was judged as what. */
export interface Judged {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  readonly file: string;
  readonly line: number;
  readonly tier: Tier;
  /** `null` for objects without pods. */
  readonly workload: Workload | null;
  /** Neither a label nor an option said so. */
  readonly guessed: { readonly tier: boolean; readonly workload: boolean };
  /** Waivers on the object that cannot be read, or have expired. */
  readonly waiverProblems: readonly string[];
}

/** The whole answer. */
export interface Report {
  readonly objects: readonly Judged[];
  readonly findings: readonly Finding[];
}

type Json = Readonly<Record<string, unknown>>;
type Step = string | number;

interface Subject {
  readonly manifest: Manifest;
  /** With defaults. */
  readonly object: Json;
  /** As written. */
  readonly raw: Json;
  readonly path: readonly string[] | undefined;
  readonly template: Json | undefined;
  readonly variables: Json;
  readonly judged: Judged;
  /** Clause to the last day of its waiver. */
  readonly waived: ReadonlyMap<ClauseId, string>;
}

const record = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

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

/**
 * The clause’s level for this tier and workload, capped by the check; `null` when it does not bind.
 * @param workload `null` for objects without pods: the clause’s own levels count.
 */
export function levelOf(clause: Pick<Clause, 'levels' | 'workloads'>, check: Pick<Check, 'tiers' | 'workloads' | 'atMost'>, tier: Tier, workload: Workload | null): Level | null {
  if (check.tiers && !check.tiers.includes(tier)) return null;
  if (check.workloads && workload !== null && !check.workloads.includes(workload)) return null;
  const exception = clause.workloads.find((candidate) => candidate.workload === workload);
  const level = exception ? (exception.levels === 'not-applicable' ? null : exception.levels[tier]) : clause.levels[tier];
  if (level === null) return null;
  return check.atMost && levels.indexOf(check.atMost) > levels.indexOf(level) ? check.atMost : level;
}

/** The steps of `Check.at` in one object. */
function steps(at: string, item: Item, path: readonly string[] | undefined): readonly Step[] {
  const keys = at.split('.').filter((key) => key !== '');
  if (item.value === null && keys[0] === 'template') return [...(path ?? []), ...keys.slice(1)];
  return [...item.path, ...keys];
}

/** The folder of a file; relations are looked for among the files of one folder. */
const folderOf = (file: string): string => file.slice(0, file.lastIndexOf('/') + 1);

/** Objects by folder and kind, so that 1,500 files are not compared with each other. */
function siblingsIndex(subjects: readonly Subject[]): (subject: Subject, kind: RelatedKind) => readonly Json[] {
  const byKey = new Map<string, Subject[]>();
  const add = (key: string, subject: Subject): void => { const found = byKey.get(key); if (found) found.push(subject); else byKey.set(key, [subject]); };
  for (const subject of subjects) {
    const folder = folderOf(subject.manifest.file);
    add(`${folder} ${subject.manifest.kind}`, subject);
    if (subject.template !== undefined) add(`${folder} workload`, subject);
  }
  return (subject, kind) => (byKey.get(`${folderOf(subject.manifest.file)} ${kind}`) ?? [])
    .filter((other) => other !== subject && (other.manifest.namespace === subject.manifest.namespace || other.manifest.namespace === '' || subject.manifest.namespace === '' || kind === 'ClusterRole' || kind === 'ReferenceGrant'))
    .map(({ object }) => object);
}

/** Checks compiled once, for any number of runs. */
export interface Judge {
  /** Judges a set of manifests together, so that relations between them are seen. */
  judge(manifests: readonly Manifest[], options: JudgeOptions): Report;
}

type Compiled = ReturnType<Environment['parse']>;

/** What a judge needs to know of a clause. */
export type ClauseLevels = Pick<Clause, 'id' | 'levels' | 'workloads'>;

/**
 * Compiles checks.
 * @param clauseOf the clause of a check, for its levels.
 * @throws Error naming the check whose expression does not parse or type-check.
 */
export function createJudge(checks: readonly Check[], clauseOf: (id: string) => ClauseLevels): Judge {
  const environment = checkEnvironment();
  const compile = (where: string, source: string): Compiled => {
    const { valid, error } = environment.check(source);
    if (!valid) throw new Error(`${where}: ${error?.message ?? 'does not type-check'} in ${source}`);
    return environment.parse(source);
  };
  const optional = (check: Check, source: string | undefined): Compiled | null => (source === undefined ? null : compile(`check ${check.id}`, source));
  const structural = checks.find(({ id }) => id === fieldsExist.id);
  const compiled = checks.filter((check) => check !== structural).map((check) => ({
    check, clause: clauseOf(check.clause), met: compile(`check ${check.id}`, check.cel), when: optional(check, check.when), unseen: optional(check, check.unseen),
  }));
  const definitions = checkVariables.map(({ name, cel }) => ({ name, evaluate: compile(`variable ${name}`, cel) }));

  const prepare = (manifest: Manifest, options: JudgeOptions): Subject => {
    const path = templatePath(manifest.apiVersion, manifest.kind);
    const object = withDefaults(manifest.object, manifest.kind, path);
    const template = path === undefined ? undefined : podTemplate(object, path);
    const variables: Record<string, unknown> = {
      params: Object.fromEntries(Object.entries(options.params).map(([key, value]) => [key, BigInt(value)])), catalogue: options.catalogue ?? emptyCatalogue,
    };
    for (const { name, evaluate } of definitions) {
      if (name === 'tier' && options.tier !== undefined) variables.tier = BigInt(options.tier);
      else if (name === 'workload' && options.workload !== undefined) variables.workload = path === undefined ? '' : options.workload;
      else {
        try {
          variables[name] = evaluate({ object, variables });
        } catch {
          // A value of another type than the API allows; expressions that need the variable cannot be decided.
        }
      }
    }
    const metadata = record(manifest.object.metadata) ? manifest.object.metadata : {};
    const ownLabels = record(metadata.labels) ? metadata.labels : {};
    const podLabels = record(template?.metadata) && record(template.metadata.labels) ? template.metadata.labels : {};
    const tier = Number(variables.tier ?? tierUnstated) as Tier;
    const stated = workloads.find((workload) => workload === variables.workload) ?? null;
    const { waived, problems } = readWaivers(manifest, tier, metadata, options.today);
    return {
      manifest, object, raw: withoutNulls(manifest.object) as Json, path, template, variables, waived,
      judged: {
        kind: manifest.kind, name: manifest.name, namespace: manifest.namespace, file: manifest.file, line: manifest.position.line, tier, workload: stated, waiverProblems: problems,
        guessed: {
          tier: options.tier === undefined && ownLabels[tierLabel] === undefined && podLabels[tierLabel] === undefined,
          workload: stated !== null && options.workload === undefined && ownLabels[workloadLabel] === undefined && podLabels[workloadLabel] === undefined,
        },
      },
    };
  };

  const judgeSubject = (subject: Subject, siblings: ReturnType<typeof siblingsIndex>): readonly Finding[] => {
    const { manifest, object, raw, path, variables, judged, waived } = subject;
    return compiled.flatMap(({ check, clause, met, when, unseen }) => {
      if (!(check.kinds.includes(manifest.kind) || (check.kinds.includes('pods') && path !== undefined))) return [];
      const level = levelOf(clause, check, judged.tier, judged.workload);
      const related = Object.fromEntries((check.needs ?? []).map((kind) => [kind, siblings(subject, kind)]));
      const waivedUntil = waived.get(check.clause) ?? null;
      return items(check.each, subject).map((item): Finding => {
        const context = { object, variables, item: item.value ?? {}, raw, related };
        const at = steps(check.at, item, path);
        const { line, column } = manifest.locate(at);
        const result = (verdict: Verdict, message = check.message): Finding => ({
          check: check.id, clause: check.clause, verdict, level, kind: manifest.kind, name: manifest.name, namespace: manifest.namespace, container: item.name,
          path: at.join('.'), file: manifest.file, line, column, message, waivedUntil: verdict === 'unmet' ? waivedUntil : null,
        });
        if (level === null) return result('not-applicable', `${check.clause} does not bind this workload in tier ${judged.tier}.`);
        try {
          if (when !== null && when(context) !== true) return result('not-applicable');
          if (unseen !== null && unseen(context) === true) return result('unseen', check.cannotSee);
          return result(met(context) === true ? 'met' : 'unmet');
        } catch (cause) {
          // A value of another type than the API allows: the field finding says so; this check cannot decide.
          return result('unseen', `cannot be decided: ${(cause as Error).message.split('\n')[0] ?? ''}`);
        }
      });
    });
  };

  const judgeFields = ({ manifest, judged, waived }: Subject): readonly Finding[] => {
    if (!structural) return [];
    const level = levelOf(clauseOf(structural.clause), structural, judged.tier, null);
    const result = (verdict: Verdict, at: readonly Step[], message: string): Finding => ({
      check: structural.id, clause: structural.clause, verdict, level, kind: manifest.kind, name: manifest.name, namespace: manifest.namespace, container: null,
      path: at.join('.'), file: manifest.file, ...manifest.locate(at), message, waivedUntil: verdict === 'unmet' ? waived.get(structural.clause) ?? null : null,
    });
    const problems = fieldProblems(manifest.apiVersion, manifest.kind, manifest.object);
    if (problems === null) return [result('unseen', ['kind'], `${manifest.apiVersion} ${manifest.kind} is not in the field table, so its fields were not compared.`)];
    return problems.length === 0 ? [result('met', [], structural.message)] : problems.map(({ path, message }) => result('unmet', path, `${message}.`));
  };

  return {
    judge: (manifests, options) => {
      const subjects = manifests.map((manifest) => prepare(manifest, options));
      const siblings = siblingsIndex(subjects);
      return { objects: subjects.map(({ judged }) => judged), findings: subjects.flatMap((subject) => [...judgeFields(subject), ...judgeSubject(subject, siblings)]) };
    },
  };
}

/** Waivers an object carries; one that cannot be read or has expired permits nothing and is reported. */
function readWaivers(manifest: Manifest, tier: Tier, metadata: Json, today: string | undefined): { readonly waived: ReadonlyMap<ClauseId, string>; readonly problems: readonly string[] } {
  const waived = new Map<ClauseId, string>();
  const problems: string[] = [];
  if (today === undefined) return { waived, problems };
  const texts = (value: unknown): Readonly<Record<string, string>> => (record(value) ? Object.fromEntries(Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string')) : {});
  try {
    for (const waiver of waiversOf({
      kind: manifest.kind,
      metadata: { name: manifest.name || 'unnamed', namespace: manifest.namespace || 'default', labels: { ...texts(metadata.labels), [tierLabel]: String(tier) }, annotations: texts(metadata.annotations) },
    })) {
      try {
        if (waiverState(waiver, today) === 'expired') problems.push(`the waiver of ${waiver.clause} expired on ${waiver.expires}; its deviation counts as unmet`);
        else waived.set(waiver.clause, waiver.expires);
      } catch (cause) {
        problems.push(`waiver of ${waiver.clause}: ${(cause as Error).message}`);
      }
    }
  } catch (cause) {
    problems.push((cause as Error).message);
  }
  return { waived, problems };
}
