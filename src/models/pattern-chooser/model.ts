/**
 * Which release pattern bounds the risk of one change, from five questions about it. Rules stand in order of precedence:
 * what cannot run side by side decides before what would be nicer to watch, and evidence decides before preference.
 */
import { canarySees } from '../pattern-exposure/model';

/** Ids of the patterns, as in the contract's list; a test compares the two. */
export const patternIds = ['recreate', 'rolling-update', 'replica-canary', 'traffic-canary', 'blue-green', 'rainbow', 'feature-flag', 'shadow'] as const;
export type PatternId = (typeof patternIds)[number];

/** Questions, and the answers each one knows. */
export const questions = [
  {
    id: 'together', ask: 'Can old and new run at the same time?', hint: 'On the same data, queues, caches and callers (V1).',
    answers: [['yes', 'yes'], ['apart', 'yes, but no user may meet both'], ['never', 'no, not even unseen']],
  },
  {
    id: 'what', ask: 'Is it behavior or binary?', hint: 'Behavior can stand behind a condition; a runtime, a library or a query plan cannot.',
    answers: [['behavior', 'behavior'], ['routine', 'binary, routine'], ['risky', 'binary, risky']],
  },
  {
    id: 'sessions', ask: 'Do sessions outlive the grace period?', hint: 'Calls, games, streams that cannot reconnect unnoticed.',
    answers: [['no', 'no'], ['yes', 'yes']],
  },
  {
    id: 'effect', ask: 'Can the effect be undone?', hint: 'Mail that was sent, money that moved, rows the old version cannot read (V3).',
    answers: [['reads', 'it only reads'], ['yes', 'yes'], ['no', 'no']],
  },
  {
    id: 'rate', ask: 'How many requests a second?', hint: 'At the hour you release. It decides how soon you can know.',
    answers: [['0.1', '0.1'], ['1', '1'], ['2', '2'], ['10', '10'], ['50', '50'], ['500', '500']],
  },
] as const;

export type QuestionId = (typeof questions)[number]['id'];
export const questionIds: readonly QuestionId[] = questions.map(({ id }) => id);
/** Answers by question; an answer no question knows is treated as none. */
export type Answers = Partial<Record<QuestionId, string>>;

/** What fits, what comes second, and why not. */
export interface Choice {
  readonly pattern: PatternId;
  /** One sentence for each answer that led here. */
  readonly reasons: readonly string[];
  readonly runnerUp: PatternId;
  /** Why the runner-up is second. */
  readonly whyNot: string;
  /** What the answers ask for besides the pattern. */
  readonly also: readonly string[];
}

/** Keeps answers that their question knows. */
export function knownAnswers(given: Readonly<Record<string, string | null | undefined>>): Answers {
  return Object.fromEntries(questions.flatMap(({ id, answers }) => {
    const value = given[id];
    return answers.some(([answer]) => answer === value) ? [[id, value as string]] : [];
  }));
}

/** @returns `null` until the answers decide: the first question always, the others unless an earlier one settles it. */
export function choosePattern(given: Answers): Choice | null {
  const { together, what, sessions, effect, rate } = knownAnswers(given);
  if (together === undefined) return null;
  const also: string[] = [];
  if (effect === 'no') also.push('No pattern takes back what was sent or written: it can only bound how much. Prove first that the old version reads what the new one writes (V3), and keep the writing behind a switch of its own.');

  if (together === 'never') {
    return {
      pattern: 'recreate', reasons: ['Two versions at once do harm, so one has to end before the other begins.'],
      runnerUp: 'blue-green', whyNot: 'Its idle color is not idle: it holds connections and leases, and runs its timers.',
      also: [...also, 'Announce the gap. If it is too dear, split the change into releases that can run side by side.'],
    };
  }
  if (what === undefined) return null;
  if (what === 'behavior') {
    const slow = rate !== undefined && !canarySees(Number(rate));
    return {
      pattern: 'feature-flag',
      reasons: ['Behavior can stand behind a condition: the binary goes out with it off, and users follow apart from that.', 'Off is the fastest way back there is, and needs no rollout.'],
      runnerUp: slow ? 'blue-green' : 'traffic-canary',
      whyNot: slow ? 'Its switch exposes everyone at once, and brings back all that was released with it.' : 'It chooses by request, so one user meets both behaviors, and it brings back all that was released with it.',
      also: [...(together === 'apart' ? ['Choose by a stable key, so that a user stays on one side.'] : []), ...(slow ? ['Too few requests for a share: turn it on for a list of users you can ask.'] : []), ...also, 'The binary that carries the flag is a release of its own: a rolling update.'],
    };
  }
  if (sessions === undefined) return null;
  if (sessions === 'yes') {
    return {
      pattern: 'rainbow', reasons: ['Any replacement cuts a session that outlives the grace period, so the old color stays until its sessions end.'],
      runnerUp: 'blue-green', whyNot: 'It has two colors: the next release has to wait for the last session, or cut it.',
      also: [...also, 'Write down the date at which the oldest color ends.'],
    };
  }
  if (together === 'apart') {
    return {
      pattern: 'blue-green', reasons: ['Users must not meet both versions, so the switch takes all of them at once, and back within minutes.'],
      runnerUp: 'rainbow', whyNot: 'Each color more is one version more to support; you need that only for sessions that cannot end.',
      also: [...also, 'It takes no sample. Try the new color with synthetic requests first, and keep the old one for as long as detection takes.'],
    };
  }
  if (effect === undefined || rate === undefined) return null;
  const sees = canarySees(Number(rate));
  if (what === 'routine' && effect !== 'no') {
    return {
      pattern: 'rolling-update', reasons: ['Routine, compatible and reversible: the cheapest pattern is enough.'],
      runnerUp: sees ? 'traffic-canary' : 'blue-green',
      whyNot: sees ? 'An hour and a second set of pods, for each of several releases a day. It pays from the first release that scares you.' : 'Twice the capacity, for a switch you hardly ever turn.',
      also: ['Keep it slower than your detection for pods that crash (V9); wrong answers wait for the pager.'],
    };
  }
  if (sees) {
    return {
      pattern: 'traffic-canary',
      reasons: [effect === 'no' ? 'What it does cannot be undone, so the number of users it reaches has to be bounded.' : 'Risky, and reversible: let a small share find out.', `At ${rate}/s a gate has a sample in time.`],
      runnerUp: effect === 'reads' ? 'shadow' : 'replica-canary',
      whyNot: effect === 'reads' ? 'It exposes nobody and costs a second set of pods and twice the reads. Take it first where even 1% is too many.' : 'One pod is the smallest share, and the share drifts with the replica count. It is the fallback where nothing splits by weight.',
      also,
    };
  }
  if (effect === 'reads') {
    return {
      pattern: 'shadow', reasons: [`At ${rate}/s a share is no sample; a copy of every request is, and no user waits for it.`, 'It only reads, so the copies do no harm.'],
      runnerUp: 'blue-green', whyNot: 'It is the next step: the copies say nothing about the switch itself.',
      also,
    };
  }
  return {
    pattern: 'blue-green', reasons: [`At ${rate}/s a canary sees too little to say no.`, 'So bound the minutes instead of the share: try it unseen with synthetic requests, switch, and keep the old color.'],
    runnerUp: 'traffic-canary', whyNot: 'It would pass for lack of evidence, after an hour in which nobody looked.',
    also: [...also, 'Whatever part of it is behavior goes behind a flag, for users you can ask.'],
  };
}
