/**
 * Where each clause is looked at on its way to production: the earliest stage that has the facts, and the last stage at
 * which the look has to be repeated, because what came before can be bypassed or becomes untrue.
 *
 * Derived from the clause where possible. `earliest`: a manifest shows at least a part → render; else the application’s
 * process can be put to a test → build; else a change of the platform meets its first ring → rollout. `last`: the whole
 * promise stands in one object → admission; else → runtime. The tables below hold what that rule gets wrong, each with
 * its reason. A leaf.
 */
import type { Clause, ClauseId, Guardrail } from './types';

/** In the order a change passes them; the array order is the scale. */
export const guardrailStages = ['author', 'build', 'render', 'admission', 'rollout', 'runtime'] as const;
export type GuardrailStage = (typeof guardrailStages)[number];

/** What is known at a stage for the first time, and who gets past it. */
export interface StageEntry {
  readonly name: string;
  /** The fact that did not exist before. */
  readonly fact: string;
  /** Who or what never passes here. */
  readonly bypass: string;
}

export const stageRegister: Readonly<Record<GuardrailStage, StageEntry>> = {
  author: { name: 'Author', fact: 'Intent: the diff, and why', bypass: 'Whoever does not run the hook' },
  build: { name: 'Build', fact: 'Artifact, tests, provenance', bypass: 'An image built elsewhere' },
  render: { name: 'Render', fact: 'Final manifests of one environment, all together', bypass: '`kubectl`, controllers, Helm hooks' },
  admission: { name: 'Admission', fact: 'One final object, who asks, cluster parameters', bypass: 'Objects that exist already; values that change later' },
  rollout: { name: 'Rollout', fact: 'Behavior of the new version on few', bypass: 'Flags, configuration, node changes' },
  runtime: { name: 'Run time', fact: 'Behavior of everything, and its drift', bypass: 'Nothing; but harm has begun' },
};

/** A stage that the rule would not give, and why. */
export interface StageOverride {
  readonly stage: GuardrailStage;
  readonly because: string;
}

/** Clauses whose facts exist earlier or later than the rule says. */
export const earliestOverrides: Readonly<Partial<Record<ClauseId, StageOverride>>> = {
  L1: { stage: 'build', because: 'The pipeline starts the image, sends SIGTERM and reads the exit code.' },
  D3: { stage: 'runtime', because: 'Peak use and the fullest zone exist in the running cluster only.' },
  C2: { stage: 'author', because: 'Whoever adds a key declares how it changes.' },
  C3: { stage: 'author', because: 'A scan before the commit is the last moment at which nothing has leaked.' },
  N2: { stage: 'render', because: 'The idle timeout stands in the rendered configuration.' },
  N3: { stage: 'runtime', because: 'Which layers retry is a property of the whole call path.' },
  N4: { stage: 'render', because: 'The Service shows affinity and protocol.' },
  O1: { stage: 'render', because: 'Monitor, Service and port can be matched by name.' },
  I4: { stage: 'build', because: 'Registry, signature and known flaws belong to the image.' },
  J2: { stage: 'render', because: 'The age limit is written beside the schedule.' },
  T3: { stage: 'render', because: 'The manifests show whether a backup and its rehearsal are scheduled at all.' },
  V3: { stage: 'author', because: 'The migration file shows a drop or a rename.' },
  V4: { stage: 'rollout', because: 'Going back is a rollout, and takes as long as one.' },
  V5: { stage: 'author', because: 'The consumer’s parser can judge the value in the pull request.' },
  V7: { stage: 'build', because: 'The digest is born here.' },
  P1: { stage: 'author', because: 'The announcement precedes the change by ninety days.' },
  P5: { stage: 'runtime', because: 'A current value is a measurement.' },
  P7: { stage: 'render', because: 'Budgets and surge of the node controllers are rendered together.' },
};

/** Clauses that have to be looked at until a stage the rule does not give. */
export const lastOverrides: Readonly<Partial<Record<ClauseId, StageOverride>>> = {
  D4: { stage: 'runtime', because: 'A pod older than the policy shows when a drain waits for it.' },
  V1: { stage: 'rollout', because: 'Two versions meet during a rollout, the way back included.' },
  V3: { stage: 'rollout', because: 'After the rollback window nobody goes back.' },
  V7: { stage: 'admission', because: 'A stored digest cannot move.' },
  V8: { stage: 'runtime', because: 'An upgrade of the cluster changes which versions are served.' },
  V9: { stage: 'rollout', because: 'The pace can be judged while something moves.' },
  P1: { stage: 'rollout', because: 'The upgrade pipeline is the last place to stop.' },
  P2: { stage: 'rollout', because: 'The order of rings exists while a change passes them.' },
};

/** First and last look at one clause. */
export interface StageSpan {
  readonly id: ClauseId;
  readonly earliest: GuardrailStage;
  readonly last: GuardrailStage;
}

/** The part of a clause the rule reads. */
export type StagedClause = Pick<Clause, 'id' | 'binds' | 'visibility' | 'guardrails' | 'proof'>;

/** The part of a check the looks are counted from; `policy` is set where it is published as one. */
export interface StagedCheck {
  readonly clause: ClauseId;
  readonly policy: boolean;
}

/** What looks at a clause where neither its checks, nor its guardrails, nor its proof do. */
export const writtenLooks: Readonly<Partial<Record<ClauseId, Readonly<Partial<Record<GuardrailStage, string>>>>>> = {
  C2: { author: 'Review: each new key names its change mode' },
  I4: { build: 'The pipeline verifies registry, signature and known flaws of the image' },
  V3: { rollout: 'The pipeline starts the rollout after the migration Job has completed' },
  V7: { build: 'The pipeline resolves the tag and commits the digest' },
  P1: { author: 'Review: the change names its announcement and date' },
  P7: { render: 'Review of the rendered budgets, hours and surge, added up' },
};

/** What the rule gives, before the tables. */
export function derivedSpan({ id, binds, visibility }: StagedClause): StageSpan {
  return {
    id,
    earliest: visibility !== 'runtime' ? 'render' : binds === 'application' ? 'build' : 'rollout',
    last: visibility === 'manifest' ? 'admission' : 'runtime',
  };
}

/** One span per clause, in their order. */
export function stageSpans(clauses: readonly StagedClause[]): readonly StageSpan[] {
  return clauses.map((clause) => {
    const derived = derivedSpan(clause);
    return { ...derived, earliest: earliestOverrides[clause.id]?.stage ?? derived.earliest, last: lastOverrides[clause.id]?.stage ?? derived.last };
  });
}

const at = (stage: GuardrailStage): number => guardrailStages.indexOf(stage);

/** Why the rule gives what it gives, in the words a page shows. */
function derivedReason(end: 'earliest' | 'last', { binds, visibility }: StagedClause): string {
  if (end === 'last') return { manifest: 'The whole promise stands in one object, and every write passes here.', partly: 'A manifest shows a part; the rest is behavior, or changes later.', runtime: 'It is behavior, and no manifest holds it.' }[visibility];
  if (visibility !== 'runtime') return visibility === 'manifest' ? 'The final manifest shows all of it.' : 'The final manifest shows a part of it.';
  return binds === 'application' ? 'It is behavior, and the service’s own process can be tested alone.' : 'It shows when a change of the platform meets its first ring.';
}

/** Why a clause is looked at first, or last, where it is: the written reason, else the rule’s. */
export function reasonFor(end: 'earliest' | 'last', clause: StagedClause): string {
  return (end === 'earliest' ? earliestOverrides : lastOverrides)[clause.id]?.because ?? derivedReason(end, clause);
}

/**
 * The stage at which a guardrail looks at the clause, or `null` where it looks at nothing: a removed hazard, a default,
 * a bound and most corrections act without judging. Read from the rung and from how the mechanism begins.
 *
 * @param earliest the clause’s first stage: what a pull request or a pipeline does, it does there, or on rendered files
 */
export function stageOfGuardrail({ rung, mechanism }: Guardrail, earliest: GuardrailStage): GuardrailStage | null {
  if (rung === 'remove' || rung === 'default' || rung === 'bound') return null;
  if (rung === 'page') return 'runtime';
  if (/^(ValidatingAdmissionPolicy|Pod Security|The API server|Strict field validation)/.test(mechanism)) return 'admission';
  if (/^The upgrade pipeline|after each rollout|\b(aborts|halts)\b|rollout status|stage is taken back/.test(mechanism)) return 'rollout';
  if (rung === 'correct') return null;
  if (/^(Pull-request check|Secret scan|Strict schema|Schema (and range check|registry)|Pipeline|CI |The pipeline|Contract tests|The build|The conformance checks)/.test(mechanism)) return at(earliest) < at('admission') ? earliest : 'render';
  return 'runtime';
}

/** What looks at one clause at one stage. */
export interface StageLook {
  readonly stage: GuardrailStage;
  /** Checks that run there: on files, or as policies. */
  readonly checks: number;
  /** Mechanisms of its guardrails, or what is written by hand. */
  readonly looks: readonly string[];
  /** The clause’s own proof is the look, since nothing else is. */
  readonly proof: boolean;
}

/** Everything that looks at a clause from its first stage to its last, in their order; stages without a look are left out. */
export function looksAt(clause: StagedClause, { earliest, last }: StageSpan, checks: readonly StagedCheck[]): readonly StageLook[] {
  const own = checks.filter((check) => check.clause === clause.id);
  return guardrailStages.slice(at(earliest), at(last) + 1).flatMap((stage) => {
    const count = stage === 'render' ? own.length : stage === 'admission' ? own.filter(({ policy }) => policy).length : 0;
    const looks = [
      ...clause.guardrails.filter((guardrail) => stageOfGuardrail(guardrail, earliest) === stage).map(({ mechanism }) => mechanism),
      ...[writtenLooks[clause.id]?.[stage] ?? []].flat(),
    ];
    const bare = count === 0 && looks.length === 0;
    // A drill runs wherever the service’s process runs; a query or a command asks what is live.
    const proof = bare && (stage === 'runtime' || (clause.proof.kind === 'drill' && stage === earliest && (stage === 'build' || stage === 'rollout')));
    return bare && !proof ? [] : [{ stage, checks: count, looks, proof }];
  });
}

/**
 * What is wrong with the looks: a check on files before the first look, an end of the span where nothing looks, or a
 * written look that stands outside the span or is not needed.
 */
export function lookProblems(clauses: readonly StagedClause[], checks: readonly StagedCheck[], written: typeof writtenLooks = writtenLooks): readonly string[] {
  const unknown = Object.keys(written).filter((id) => !clauses.some((clause) => clause.id === id)).map((id) => `written look ${id}: no such clause`);
  return [...unknown, ...clauses.flatMap((clause) => {
    const [span] = stageSpans([clause]);
    if (!span) return [];
    const found = looksAt(clause, span, checks);
    const files = checks.filter((check) => check.clause === clause.id).length;
    const ends = [span.earliest, span.last].filter((stage) => !found.some((look) => look.stage === stage));
    return [
      ...(files > 0 && at(span.earliest) > at('render') ? [`${clause.id}: first looked at in ${span.earliest}, and ${files} of its checks read rendered files`] : []),
      ...ends.map((stage) => `${clause.id}: nothing looks at it in ${stage}; move the span, or write the look`),
      ...Object.entries(written[clause.id] ?? {}).flatMap(([stage, text]) => [
        at(stage as GuardrailStage) < at(span.earliest) || at(stage as GuardrailStage) > at(span.last) ? [`${clause.id}: a look is written for ${stage}, outside ${span.earliest} to ${span.last}`] : [],
        text.trim() === '' ? [`${clause.id}: the look in ${stage} is empty`] : [],
        clause.guardrails.some((guardrail) => stageOfGuardrail(guardrail, span.earliest) === stage) ? [`${clause.id}: a guardrail looks in ${stage} already; delete the written look`] : [],
      ].flat()),
    ];
  })];
}

/**
 * What is wrong with the spans: each clause once, the last look not before the first, and not before the latest
 * guardrail that refuses, warns or, unless a reason is written, pages.
 */
export function spanProblems(spans: readonly StageSpan[], clauses: readonly StagedClause[]): readonly string[] {
  const missing = clauses.filter(({ id }) => !spans.some((span) => span.id === id)).map(({ id }) => `${id}: has no stages`);
  return [...missing, ...spans.flatMap(({ id, earliest, last }, index) => {
    const clause = clauses.find((candidate) => candidate.id === id);
    if (!clause) return [`${id}: has stages and is no clause`];
    const admits = clause.guardrails.some(({ rung }) => rung === 'warn' || rung === 'block');
    const alerts = clause.guardrails.some(({ rung }) => rung === 'page');
    return [
      spans.findIndex((span) => span.id === id) === index ? [] : [`${id}: stands twice`],
      at(earliest) < 0 || at(last) < 0 ? [`${id}: an unknown stage`] : [],
      at(earliest) > at(last) ? [`${id}: first looked at in ${earliest}, after its last look in ${last}`] : [],
      admits && at(last) < at('admission') ? [`${id}: a guardrail acts at admission, after the last look in ${last}`] : [],
      alerts && at(last) < at('runtime') && !lastOverrides[id] ? [`${id}: a guardrail acts at run time, after the last look in ${last}`] : [],
    ].flat();
  })];
}

/** What is wrong with the tables: an unknown clause, an empty reason, or an entry the rule gives anyway. */
export function overrideProblems(
  clauses: readonly StagedClause[],
  tables: { readonly earliest: typeof earliestOverrides; readonly last: typeof lastOverrides } = { earliest: earliestOverrides, last: lastOverrides },
): readonly string[] {
  return (['earliest', 'last'] as const).flatMap((end) => Object.entries(tables[end]).flatMap(([id, override]) => {
    const clause = clauses.find((candidate) => candidate.id === id);
    if (!clause || !override) return [`${end} ${id}: no such clause`];
    return [
      override.because.trim() === '' ? [`${end} ${id}: gives no reason`] : [],
      derivedSpan(clause)[end] === override.stage ? [`${end} ${id}: the rule says ${override.stage} already; delete the entry`] : [],
    ].flat();
  }));
}
