/** What looks at one clause on its way to production, stage by stage, as its own page shows it. */
import { notAPolicy } from '../checker/policies';
import { clauseById } from '../contract';
import { allChecks } from '../contract/checks';
import { earliestOverrides, lastOverrides, looksAt, reasonFor, stageRegister, stageSpans, type GuardrailStage, type StageLook, type StagedCheck, type StagedClause } from '../contract/guardrail-stages';

/** One stage of a clause: what looks there and, at both ends, why it begins or ends there. */
export interface ClauseStage {
  readonly stage: GuardrailStage;
  readonly name: string;
  readonly end: 'first look' | 'last look' | 'first and last look' | null;
  /** One line; code spans in backticks. */
  readonly looks: string;
  readonly because: string;
}

/** Every check as the stages count it. */
export function stagedChecks(): readonly StagedCheck[] {
  return allChecks.map((check) => ({ clause: check.clause, policy: notAPolicy(check) === undefined }));
}

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;
/** Longest mechanism that is repeated whole; of a longer one, what stands before its colon. */
const longest = 120;

/** A mechanism’s first sentence: the page prints all of it under its rung. */
function head(mechanism: string): string {
  const sentence = mechanism.replace(/[.;]\s.*$/s, '').replace(/\.$/, '');
  return sentence.length <= longest || sentence.startsWith('ValidatingAdmissionPolicy') ? sentence : sentence.replace(/:\s.*$/s, '');
}

function line({ stage, checks, looks, proof }: StageLook): string {
  if (proof) return stage === 'build' ? 'the proof above, before it ships' : 'the proof above';
  const counted = checks === 0 ? [] : [stage === 'admission' ? `${plural(checks, 'check')} as ${checks === 1 ? 'a policy' : 'policies'}` : `${plural(checks, 'check')} on the files`];
  // A guardrail that is a policy is among the counted ones.
  const named = looks.filter((mechanism) => checks === 0 || !mechanism.startsWith('ValidatingAdmissionPolicy')).map(head);
  return [...counted, ...named].join('; ');
}

/** Why a clause is looked at in one stage alone: what is written, else what the rule says of its start. */
function onlyReason(clause: StagedClause): string {
  return earliestOverrides[clause.id]?.because ?? lastOverrides[clause.id]?.because ?? reasonFor('earliest', clause);
}

/** @throws Error naming the nearest id when there is no such clause. */
export function clauseStages(id: string): readonly ClauseStage[] {
  const clause = clauseById(id);
  const [span] = stageSpans([clause]);
  if (!span) return [];
  return looksAt(clause, span, stagedChecks()).map((look) => {
    const [first, last] = [look.stage === span.earliest, look.stage === span.last];
    return {
      stage: look.stage, name: stageRegister[look.stage].name, looks: line(look),
      end: first && last ? 'first and last look' : first ? 'first look' : last ? 'last look' : null,
      because: first && last ? onlyReason(clause) : first ? reasonFor('earliest', clause) : last ? reasonFor('last', clause) : '',
    };
  });
}
