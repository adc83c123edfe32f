import { nearest } from './nearest';
import { areaRegister, workloadRegister } from './register';
import type {
  CandidateGroup, Clause, Feature, FailureMode, Level, Retired, Source, Term,
} from './types';
import { areas, levels, tiers } from './types';

/** Everything the validator looks at; `index.ts` passes the real data, tests pass broken ones. */
export interface ContractData {
  readonly clauses: readonly Clause[];
  readonly failureModes: readonly FailureMode[];
  readonly sources: readonly Source[];
  readonly features: readonly Feature[];
  readonly terms: readonly Term[];
  readonly candidateGroups: readonly CandidateGroup[];
  readonly retired: readonly Retired[];
  readonly ledger: Ledger;
}

/** The published list: ids and site paths that must resolve for ever. */
export interface Ledger {
  readonly clauses: readonly string[];
  readonly failureModes: readonly string[];
  readonly urls: readonly string[];
}

/** One defect in the data, worded for the person who has to mend it. */
export interface Problem {
  /** Path from the repository root. */
  readonly file: string;
  readonly id: string;
  readonly problem: string;
  readonly fix: string;
}

const clauseFiles: Readonly<Record<string, string>> = {
  H: 'health', L: 'lifecycle', R: 'resources', S: 'scaling', D: 'disruption', C: 'configuration', N: 'network',
  O: 'observability', I: 'identity', J: 'jobs', T: 'state', V: 'versions', P: 'platform',
};

/** Path of the file that holds a clause, from its id. */
export function clauseFile(id: string): string {
  return `src/contract/clauses/${clauseFiles[id.charAt(0)] ?? '<area>'}.ts`;
}

/** RFC 2119 keywords in capitals found in a sentence; `MUST NOT` counts as one MUST. */
export function keywordsIn(sentence: string): readonly Level[] {
  return [...sentence.matchAll(/\b(MUST|SHOULD|MAY)\b/g)].map((match) => match[1] as Level);
}

/** Strongest level among tiers, or `null` when no tier is bound. */
export function strongestLevel(levelsByTier: Clause['levels']): Level | null {
  return levels.find((level) => tiers.some((tier) => levelsByTier[tier] === level)) ?? null;
}

/**
 * Checks the whole contract.
 * @returns every problem found, in file order; empty when the data is sound.
 */
export function validateContract(data: ContractData): readonly Problem[] {
  const problems: Problem[] = [];
  const report = (file: string, id: string, problem: string, fix: string): void => {
    problems.push({ file, id, problem, fix });
  };
  const known = {
    clause: new Set<string>(data.clauses.map((clause) => clause.id)),
    failureMode: new Set<string>(data.failureModes.map((mode) => mode.id)),
    source: new Set<string>(data.sources.map((source) => source.id)),
    feature: new Set<string>(data.features.map((feature) => feature.id)),
  };
  const refer = (kind: keyof typeof known, file: string, id: string, references: readonly string[]): void => {
    for (const reference of references) {
      if (known[kind].has(reference)) continue;
      const guess = nearest(reference, known[kind]);
      report(file, id, `refers to unknown ${kind} "${reference}"`, guess ? `did you mean "${guess}"?` : 'add it first');
    }
    for (const twice of references.filter((reference, index) => references.indexOf(reference) !== index)) {
      report(file, id, `refers to ${kind} "${twice}" twice`, 'remove one of them');
    }
  };
  const unique = (file: string, ids: readonly string[]): void => {
    for (const id of ids.filter((value, index) => ids.indexOf(value) !== index)) {
      report(file, id, 'id is used twice', 'give one of them a new, never-used id');
    }
  };

  unique('src/contract/clauses', data.clauses.map((clause) => clause.id));
  unique('src/contract/failure-modes', data.failureModes.map((mode) => mode.id));
  unique('src/contract/sources', data.sources.map((source) => source.id));
  unique('src/contract/kubernetes-features.ts', data.features.map((feature) => feature.id));
  unique('src/contract/glossary', data.terms.map((term) => term.id));
  unique('src/contract/candidate-groups.ts', data.candidateGroups.map((group) => group.id));

  for (const clause of data.clauses) checkClause(clause, report, refer);
  for (const area of areas) {
    const orders = data.clauses.filter((clause) => clause.area === area).map((clause) => clause.order);
    if (new Set(orders).size !== orders.length) {
      report(clauseFile(area), area, 'two clauses share one display order', 'number `order` 1, 2, 3 … within the area');
    }
  }

  for (const mode of data.failureModes) {
    const file = 'src/contract/failure-modes';
    if (!/^FM-\d\d$/.test(mode.id)) report(file, mode.id, 'id is not FM- and two digits', 'write it like FM-05');
    refer('clause', file, mode.id, mode.clauses);
    refer('source', file, mode.id, mode.sources);
    if (mode.clauses.length === 0) report(file, mode.id, 'no clause prevents it', 'name the clause, or write the one that is missing');
    checkProof(file, mode.id, mode.confirm, report);
    for (const id of mode.clauses) {
      const clause = data.clauses.find((candidate) => candidate.id === id);
      if (clause && !clause.failureModes.includes(mode.id)) {
        report(clauseFile(id), id, `does not list ${mode.id}, which names ${id} as its clause`, `add '${mode.id}' to failureModes of ${id}`);
      }
    }
  }

  for (const feature of data.features) {
    const file = 'src/contract/kubernetes-features.ts';
    if (feature.sources.length === 0) report(file, feature.id, 'feature stage without a source', 'name at least one source that was read');
    refer('source', file, feature.id, feature.sources);
  }

  for (const source of data.sources) {
    const file = 'src/contract/sources';
    if (!source.url.startsWith('https://')) report(file, source.id, `url "${source.url}" is not https`, 'link a page a reader can open');
    if (!/^\d{4}-\d{2}(-\d{2})?$/.test(source.checked)) report(file, source.id, `checked "${source.checked}" is not a date`, 'write YYYY-MM or YYYY-MM-DD');
  }

  for (const group of data.candidateGroups) {
    const file = 'src/contract/candidate-groups.ts';
    if (group.clauses.length === 0) report(file, group.id, 'group maps to no clause', 'name the clause that answers it');
    refer('clause', file, group.id, group.clauses);
  }

  checkLedger(data, known.clause, known.failureMode, report);
  return problems;
}

type Report = (file: string, id: string, problem: string, fix: string) => void;

function checkProof(file: string, id: string, proof: Clause['proof'] | undefined, report: Report): void {
  if (!proof || proof.run.trim() === '') {
    report(file, id, 'has no proof', 'give a command, query or drill that a reader can run');
    return;
  }
  if (proof.expected.trim() === '') report(file, id, 'proof has no expected result', 'say what a passing service shows');
  if (proof.failing.trim() === '') report(file, id, 'proof has no failing sample', 'say what failure looks like');
}

function checkClause(
  clause: Clause,
  report: Report,
  refer: (kind: 'failureMode' | 'source' | 'feature', file: string, id: string, references: readonly string[]) => void,
): void {
  const file = clauseFile(clause.id);
  const { id } = clause;
  if (!new RegExp(`^${clause.area}[1-9]\\d?$`).test(id)) {
    report(file, id, `id does not belong to area ${clause.area}`, `ids of this area look like ${clause.area}1`);
  }
  if (!(clause.area in areaRegister)) report(file, id, `unknown area "${clause.area}"`, `use one of ${areas.join(' ')}`);

  const [bound, free, boundName] = clause.binds === 'application'
    ? [clause.service, clause.platform, 'service'] as const
    : [clause.platform, clause.service, 'platform'] as const;
  const found = keywordsIn(bound);
  if (found.length !== 1) {
    report(file, id, `the ${boundName} sentence holds ${found.length} keywords (${found.join(', ') || 'none'})`, 'write one sentence with exactly one MUST, SHOULD or MAY');
  }
  const strongest = strongestLevel(clause.levels);
  if (found.length === 1 && found[0] !== strongest) {
    report(file, id, `says ${found[0]} but its strongest tier level is ${strongest ?? 'none'}`, 'make the keyword and `levels` agree');
  }
  if (keywordsIn(free).length > 0) {
    report(file, id, 'the sentence of the side that is not bound holds a keyword', 'write what that side may do in lower case');
  }
  for (const [name, sentence] of [['service', clause.service], ['platform', clause.platform]] as const) {
    if (sentence.trim() === '') report(file, id, `${name} sentence is empty`, 'a clause is an exchange: both sides speak');
    else if (sentences(sentence) > 1) report(file, id, `${name} holds more than one sentence`, 'split it or move the rest to `why`');
  }
  if (clause.why.trim() === '') report(file, id, 'has no why', 'give the mechanism in one line');
  if (clause.title.split(/\s+/).length > 8) report(file, id, `title has more than eight words: "${clause.title}"`, 'shorten it');
  checkProof(file, id, clause.proof, report);
  if (clause.default.setting.trim() === '') report(file, id, 'has no default', 'say what satisfies the clause when nobody edits anything');
  for (const quantity of clause.default.quantities) {
    if (quantity.kind === 'default' && (!quantity.version || !quantity.source)) {
      report(file, id, `number "${quantity.name}" is a default without version or source`, 'add `version` and `source`');
    }
    if (quantity.source) refer('source', file, id, [quantity.source]);
  }
  for (const entry of clause.workloads) {
    if (!(entry.workload in workloadRegister)) report(file, id, `unknown workload "${entry.workload}"`, `use one of ${Object.keys(workloadRegister).join(', ')}`);
    if (entry.because.trim() === '') report(file, id, `workload ${entry.workload} differs without a reason`, 'fill `because`');
  }
  if (clause.failureModes.length === 0) report(file, id, 'prevents no failure mode', 'name at least one, or drop the clause');
  if (clause.guardrails.length === 0) report(file, id, 'has no guardrail', 'name the lowest rung that holds');
  if (clause.sources.length === 0) report(file, id, 'has no source', 'name at least one text a reader can open');
  if (clause.history.length === 0) report(file, id, 'has no history', 'add the version that published it');
  refer('failureMode', file, id, clause.failureModes);
  refer('source', file, id, clause.sources);
  refer('feature', file, id, clause.features);
}

/** Counts sentences; full stops inside code spans, versions and abbreviations do not end one. */
function sentences(text: string): number {
  const plain = text.replace(/`[^`]*`/g, 'code').replace(/\b(e\.g|i\.e|vs|etc)\./g, '$1');
  return (plain.match(/[.!?](?=\s+[A-Z“]|$)/g) ?? []).length;
}

function checkLedger(data: ContractData, clauses: Set<string>, failureModes: Set<string>, report: Report): void {
  const retired = new Map(data.retired.map((entry) => [entry.was, entry]));
  const file = 'src/contract/ledger.json';
  for (const [published, current, what] of [
    [data.ledger.clauses, clauses, 'clause'],
    [data.ledger.failureModes, failureModes, 'failure mode'],
  ] as const) {
    for (const id of published) {
      if (!current.has(id) && !retired.has(id)) {
        report(file, id, `published ${what} has disappeared`, 'restore it, or add an entry to src/contract/retired.ts');
      }
    }
    for (const id of current) {
      if (!published.includes(id)) report(file, id, `${what} is not in the ledger`, 'run `npm run ledger` to append it');
    }
  }
  for (const entry of data.retired) {
    if (entry.kind !== 'withdrawn' && entry.now.length === 0) {
      report('src/contract/retired.ts', entry.was, 'moved or split to nowhere', 'name the current id or path in `now`');
    }
    for (const target of entry.now) {
      if (retired.has(target)) report('src/contract/retired.ts', entry.was, `points at "${target}", which is retired itself`, 'point at the current id: no double redirects');
    }
    if (clauses.has(entry.was) || failureModes.has(entry.was)) {
      report('src/contract/retired.ts', entry.was, 'is retired and current at once', 'ids are never reused: rename the new one');
    }
  }
}

/** One line per problem: `file · id · what is wrong → what to do`. */
export function formatProblems(problems: readonly Problem[]): string {
  return problems.map(({ file, id, problem, fix }) => `${file} · ${id} · ${problem} → ${fix}`).join('\n');
}
