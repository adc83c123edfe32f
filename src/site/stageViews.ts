/** The grid of first and last look as pages show it: ids become links. */
import { areas, contract } from '../contract';
import { earliestOverrides, guardrailStages, lastOverrides, lookProblems, overrideProblems, spanProblems, stageRegister, stageSpans, type GuardrailStage, type StageEntry } from '../contract/guardrail-stages';
import { stagedChecks } from './stageLooks';
import { clauseLink } from './views';

type Link = Readonly<{ id: string; title: string; path: string }>;

/** Rows are first looks, columns last looks; a cell lists its clauses area by area. */
export interface StageGridView {
  readonly columns: readonly { readonly stage: GuardrailStage; readonly name: string }[];
  readonly rows: readonly (StageEntry & { readonly stage: GuardrailStage; readonly cells: readonly (readonly (readonly Link[])[])[] })[];
  readonly clauses: number;
  /** How many are looked at until run time, and how many for the first time before admission. */
  readonly untilRuntime: number;
  readonly beforeAdmission: number;
  /** How many ends of a span are written by hand. */
  readonly written: number;
}

/** @throws Error with every problem of the data. */
export function stageGridView(): StageGridView {
  const spans = stageSpans(contract.clauses);
  const problems = [...overrideProblems(contract.clauses), ...spanProblems(spans, contract.clauses), ...lookProblems(contract.clauses, stagedChecks())];
  if (problems.length > 0) throw new Error(`src/contract/guardrail-stages.ts:\n${problems.join('\n')}`);
  const columns = guardrailStages.filter((stage) => spans.some(({ last }) => last === stage));
  const cell = (earliest: GuardrailStage, last: GuardrailStage): readonly (readonly Link[])[] =>
    areas.map((area) => spans.filter((span) => span.earliest === earliest && span.last === last && span.id.startsWith(area)).map(({ id }) => clauseLink(id)).map(({ id, title, path }) => ({ id, title, path })))
      .filter((links) => links.length > 0);
  return {
    columns: columns.map((stage) => ({ stage, name: stageRegister[stage].name })),
    rows: guardrailStages.map((stage) => ({ stage, ...stageRegister[stage], cells: columns.map((last) => cell(stage, last)) })),
    clauses: spans.length,
    untilRuntime: spans.filter(({ last }) => last === 'runtime').length,
    beforeAdmission: spans.filter(({ earliest }) => guardrailStages.indexOf(earliest) < guardrailStages.indexOf('admission')).length,
    written: Object.keys(earliestOverrides).length + Object.keys(lastOverrides).length,
  };
}
