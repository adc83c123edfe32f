import type { ClauseId, FailureModeId, SourceId } from './types';

/**
 * Objections as two-sided cards: what the other person says and fears, and what we can answer. A leaf.
 *
 * A card concedes first. What the objector knows and we do not is the reason to have the conversation at all, so a card
 * without “where they are right” and without “what would change our mind” is a slogan, and the validator refuses it.
 */

/** What the card advises: give way on the point, answer it, or find out together. */
export const moves = ['concede', 'answer', 'investigate'] as const;
export type Move = (typeof moves)[number];

/** One piece of evidence, with where to check it. */
export interface Evidence {
  /** What the evidence says, and how strong it is. */
  readonly text: string;
  readonly source?: SourceId;
  /** File under `docs/` without its extension, with an anchor where one is meant: `05-release-patterns/canary-analysis#power`. */
  readonly chapter?: string;
}

/** One objection. */
export interface Pushback {
  /** Kebab-case and permanent: it is the anchor. */
  readonly id: string;
  /** Whose sentence it usually is. */
  readonly who: string;
  /** In their words, one sentence. */
  readonly says: string;
  /** Their argument at its strongest, as they would put it. */
  readonly strongest: string;
  /** What is at stake for them. */
  readonly fears: string;
  /** What is true about it, with a number where there is one. */
  readonly right: string;
  /** Exactly two sentences. */
  readonly answer: string;
  readonly evidence: readonly Evidence[];
  /** A measurement with a threshold, after which we stop saying the answer. */
  readonly changesOurMind: string;
  readonly move: Move;
  readonly clauses: readonly ClauseId[];
  readonly failureModes: readonly FailureModeId[];
}

/** In the order in which they tend to come up. */
export const pushbacks: readonly Pushback[] = [
  {
    id: 'slows-teams',
    who: 'Product head',
    says: 'This slows my teams down.',
    strongest: 'Every gate was put there by somebody who is not measured on delivery. None has ever been taken away.',
    fears: 'Dates that depend on another team’s gate, with their own name on the date.',
    right: 'A staged release of checkout takes about 70 minutes instead of 13. A rule that denies wrongly costs its victim a day, and a guardrail that is down stops everybody.',
    answer: 'The trial takes an hour of a machine’s time, and what we take away for it is the wait for a signature. Let us measure both for four weeks, from merge to all users, and keep the shorter one.',
    evidence: [
      { text: 'Approval from outside the team goes with slower delivery, and not with fewer failed changes (survey, correlation).', source: 'dora-change-approval' },
      { text: 'Platforms can lower throughput and stability if not managed with care, says the same program.', source: 'dora-platform' },
      { text: 'Where the 70 minutes come from, step by step.', chapter: '05-release-patterns/progressive-delivery#costs' },
    ],
    changesOurMind: 'After one quarter the median from merge to all users is longer than before, or one denial in ten ends in a waiver.',
    move: 'investigate',
    clauses: ['V2', 'P3'],
    failureModes: ['FM-31'],
  },
  {
    id: 'audit-needs-approvals',
    who: 'Risk officer',
    says: 'Audit needs an approval for every change.',
    strongest: 'When it goes wrong, somebody has to have decided. A pipeline cannot be held to account.',
    fears: 'A finding in their name, and no signature to point at.',
    right: 'A second person has to agree to a change, and some regimes name who approves which class. A pipeline whose users can edit its rules controls nothing.',
    answer: 'The second person stays, as a reviewer of the change itself, and the record is written by the system that acts. Draw ten changes at random: whichever process shows author, reviewer, test and way back for all ten is the control.',
    evidence: [
      { text: 'DORA: peer review, recorded in the development platform, serves segregation of duties.', source: 'dora-change-approval' },
      { text: 'Control, record and query for nine objectives, and what remains with people.', chapter: '07-leadership-conversations/risk-and-audit' },
    ],
    changesOurMind: 'A written requirement names the approval for this class, or one change of the ten cannot be shown by query.',
    move: 'answer',
    clauses: ['V7', 'O2'],
    failureModes: ['FM-34'],
  },
  {
    id: 'too-complex',
    who: 'Architect',
    says: 'Kubernetes is too complex. Why not serverless, or plain machines?',
    strongest: 'You wrote 64 clauses to run containers. That is the bill for a choice, and you ask us to pay it for ever.',
    fears: 'Being tied to an expertise that leaves with two people.',
    right: 'With one shape of service, or fewer than about five teams, a managed runtime usually costs less. Half of what this site explains is mechanism that such a runtime hides.',
    answer: 'If a managed runtime carries all your services, take it. Replacement, delay, duplicates, missing capacity and mixed versions come along to any of them, so most of the questions stay and the answers get shorter.',
    evidence: [
      { text: 'What an interface can hide and what it cannot.', chapter: '01-principles/cognitive-load-and-abstraction#physics' },
      { text: 'Put down to Kubernetes, kernel or cloud: 18% of 197 public incidents, or 29% with one vote per organization (one coder).', chapter: '01-principles/evidence' },
    ],
    changesOurMind: 'Two real services run a quarter on both, and the other one costs less with the on-call hours counted.',
    move: 'investigate',
    clauses: ['P5', 'P6'],
    failureModes: [],
  },
  {
    id: 'my-service-is-special',
    who: 'Tech lead',
    says: 'My service is special.',
    strongest: 'Your default has never run anything like mine. If I follow it and it breaks, I am the one who is paged.',
    fears: 'Owning an outage that a default caused.',
    right: 'They know the longest request, the license bound to a host, the quorum. A default that is wrong for them is the platform’s defect.',
    answer: 'Say which clause it cannot keep and what it does instead, and it gets a waiver with an end date today. When one service in ten waives the same clause, the clause is wrong and we change it.',
    evidence: [
      { text: 'What a waiver holds: the minutes it may cost, the control instead, and its last day.', chapter: '02-runtime-model/tiers-and-exceptions#waiver' },
      { text: 'Seven ways off a path, cheapest first, and how detours are counted.', chapter: '04-golden-paths/leaving-the-path#rungs' },
    ],
    changesOurMind: 'Waivers of one clause pass 10% of its services, or the same exception is asked for a second time.',
    move: 'concede',
    clauses: ['P1', 'D4'],
    failureModes: ['FM-13'],
  },
  {
    id: 'replicas-are-waste',
    who: 'Finance partner',
    says: 'Three copies of everything is waste.',
    strongest: 'The second copy has been idle for a year. You are asking me to insure a bicycle like a truck.',
    fears: 'A cloud bill that grows faster than sales, and no one who can explain it.',
    right: 'For an internal tool that may be away for an hour, one copy is the right number. For a service that fits into one small pod, every further copy is spare.',
    answer: 'To lose one of n copies and still serve the peak, the copies together hold n ÷ (n − 1) of it: 200% with two, 150% with three, 111% with ten. So three smaller copies cost less than two large ones, and tier 3 runs one.',
    evidence: [
      { text: 'What a zone costs, and when one replica is the honest choice.', chapter: '02-runtime-model/disruption-and-placement#d3-zone' },
      { text: 'Single copies met routine node rotation: one company’s own report.', source: 'dfds-2024-002' },
    ],
    changesOurMind: 'Finance’s price for the hours the copies save is below the price of the copies for a year.',
    move: 'concede',
    clauses: ['D1', 'D3', 'R1'],
    failureModes: ['FM-13'],
  },
  {
    id: 'google-scale',
    who: 'Senior engineer',
    says: 'Canaries are for Google-scale traffic.',
    strongest: 'At our volume your gate is green because nothing happened. That is worse than no gate: people believe it.',
    fears: 'A ritual that delays releases and catches nothing.',
    right: 'Often. At 1 request/s, 5% for 15 minutes is 45 requests, and 45 clean ones leave room for 6.4% errors.',
    answer: 'Below some tens of requests a second a small share proves nothing, so take a larger share, more time, synthetic requests, or leave it. The table says which of them still shows the fault that would hurt you.',
    evidence: [
      { text: 'Requests needed for a fault of each size, and a calculator.', chapter: '05-release-patterns/canary-analysis#power' },
      { text: 'A guard that counted under 20 requests as a pass, in public code.', source: 'low-traffic-guard-pr-3403' },
    ],
    changesOurMind: 'The step needed for 80% power is longer than the service can wait between two releases.',
    move: 'concede',
    clauses: ['V2'],
    failureModes: ['FM-21'],
  },
  {
    id: 'test-more',
    who: 'Head of engineering',
    says: 'Hire better engineers, and test more.',
    strongest: 'You build a net under people who should not fall. The money belongs at the start, where faults are cheap.',
    fears: 'Sloppiness with a safety net, and quality becoming the platform’s problem.',
    right: 'A fault that a test can express is cheapest there. A team that relies on the gate will need it more often.',
    answer: 'Tests find what somebody thought of; a trial bounds the harm of what nobody did. In 2021 a reviewed template edit that was meant to change nothing took a travel site down worldwide for four and a half hours.',
    evidence: [
      { text: 'The engineers’ own account of that edit.', source: 'skyscanner-2021' },
      { text: 'Alarms, not watchers, undo releases at Amazon, after the tests (own description).', source: 'amazon-hands-off' },
    ],
    changesOurMind: 'For two quarters every release that was stopped or undone failed on something a test within reach would have caught.',
    move: 'answer',
    clauses: ['V2', 'V1'],
    failureModes: ['FM-20', 'FM-24'],
  },
  {
    id: 'flags-are-debt',
    who: 'Staff engineer',
    says: 'Feature flags are technical debt.',
    strongest: 'Nobody has ever removed the last one. Ten of them are 1,024 programs, and you test three.',
    fears: 'A code base in which no one can say what runs.',
    right: 'All of it. A flag also fails silently: when its service is gone, the SDK serves the default and throws nothing.',
    answer: 'So a release flag has an owner, a safe default and a last day within 90 days, and past that day it is work in the next plan. A team that will not take one out does not put one in.',
    evidence: [
      { text: 'Four kinds of flag, and the two steps in which one leaves.', chapter: '05-release-patterns/feature-flags#two-steps' },
      { text: 'The article that told the kinds of flag apart by how long they live.', source: 'feature-toggles' },
    ],
    changesOurMind: 'Two quarters in a row more than one flag in ten is past its date: then we stop making new ones.',
    move: 'concede',
    clauses: ['V6', 'V5'],
    failureModes: ['FM-24'],
  },
  {
    id: 'cost-center',
    who: 'Finance director',
    says: 'A platform team is a cost center.',
    strongest: 'It earns nothing, it always asks for more people, and its savings are always next year’s.',
    fears: 'A headcount that can be neither cut nor justified.',
    right: 'It is one. Saved engineer hours are not cash unless somebody is not hired, and no survey’s percentage is a return.',
    answer: 'So the case is a range with a dip and a date on which it can end, in your price per minute. If the range with your own numbers stays below zero, do not fund it.',
    evidence: [
      { text: 'The range, what flips its sign, and the stop rule.', chapter: '07-leadership-conversations/funding-the-platform' },
      { text: 'A consultant’s list of frames that fail on a board; this one leads it.', source: 'kubewright-board' },
    ],
    changesOurMind: 'With measured inputs the two-year range lies below zero at its middle: we bring the proposal to stop.',
    move: 'investigate',
    clauses: ['P5'],
    failureModes: [],
  },
  {
    id: 'no-incidents',
    who: 'Operations lead',
    says: 'We had no incidents, so what we have works.',
    strongest: 'You want to change the one thing around here that is not broken.',
    fears: 'New machinery that causes the outage it was bought against.',
    right: 'A quiet year is evidence, if somebody would have noticed. And a change of the release machinery is itself a risky change.',
    answer: 'Twelve clean releases leave room for a bad one in five, and thirty for nearly one in ten, at 95% confidence. Let us plant thirty faults in a copy, against what you have today, and believe the count.',
    evidence: [
      { text: 'What zero of n proves, with the arithmetic.', chapter: '06-platform-integration/leadership-visibility#small-counts' },
      { text: 'A service that stopped measuring looks the same from above.', chapter: '06-platform-integration/leadership-visibility#green' },
    ],
    changesOurMind: 'Today’s process stops 27 of 30 planted faults before a quarter of the traffic meets them.',
    move: 'investigate',
    clauses: ['V2', 'O1'],
    failureModes: ['FM-32'],
  },
  {
    id: 'ai-writes-it',
    who: 'CTO',
    says: 'AI writes our manifests and code now.',
    strongest: 'It has read every page you link to, yours included, and it does not forget a field.',
    fears: 'Paying for guardrails against mistakes that no one makes any more.',
    right: 'It writes a valid manifest faster than a person, and the checks for forgotten fields will fire less.',
    answer: 'Then more changes arrive than people can read, so what says no has to be a machine as well. It also cannot know your longest request or your propagation window, because nobody has written them down.',
    evidence: [
      { text: 'DORA 2025: an amplifier; on a good platform the effect on the organization was strong and positive, on a poor one negligible (survey).', source: 'dora-platform' },
      { text: 'What a check can see in a manifest, and the three verdicts it refuses to give.', chapter: '06-platform-integration/conformance-checks#verdicts' },
    ],
    changesOurMind: 'For two quarters generated changes are denied and undone no more often than written ones, at twice their number: then the review of generated fields goes, and the trial stays.',
    move: 'answer',
    clauses: ['P3', 'V2'],
    failureModes: ['FM-20'],
  },
  {
    id: 'last-platform-failed',
    who: 'Anyone who was there',
    says: 'We had a platform. It failed.',
    strongest: 'It began with your slides, and ended as a ticket queue with a portal in front.',
    fears: 'Another two years of migrations for somebody else’s promotion.',
    right: 'Nearly always, and they hold the most useful data in the room. Central control over pipeline, configuration and access makes an operations department again, whatever it is called.',
    answer: 'Tell us what people used, what they went around, and when you knew. This one has five services, an exit from every path, and ends after two quarters if fewer than 27 of 30 planted faults are stopped.',
    evidence: [
      { text: 'How a path leads back to ops: the objection, written out.', source: 'platform-silo' },
      { text: 'Launch, and silence: a platform built for control.', source: 'golden-cage' },
      { text: 'Five pitfalls, gates and tickets among them.', source: 'dora-platform' },
    ],
    changesOurMind: 'The cause they name is present again: a mandate before a user, a ticket per change, or nobody who may end it.',
    move: 'concede',
    clauses: ['P1', 'P3'],
    failureModes: ['FM-31'],
  },
];

/** Registers a card may point into. */
export interface PushbackRegisters {
  readonly clauses: readonly string[];
  readonly failureModes: readonly string[];
  readonly sources: readonly string[];
  /** Files under `docs/` without extension. */
  readonly chapters: readonly string[];
}

/** Sentences of a text; abbreviations with a point are not used in cards. */
export function sentencesIn(text: string): number {
  return text.split(/[.?!](?=\s|$)/).filter((part) => part.trim() !== '').length;
}

/**
 * Everything wrong with a list of cards.
 * @returns messages as `id: what → fix`; empty when the list can be shown.
 */
export function pushbackProblems(cards: readonly Pushback[], known: PushbackRegisters): readonly string[] {
  const found: string[] = [];
  for (const card of cards) {
    const say = (problem: string): void => { found.push(`${card.id}: ${problem}`); };
    if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(card.id)) say('id is not kebab-case → it is an anchor, for ever');
    if (cards.filter(({ id }) => id === card.id).length > 1) say('id is used twice');
    for (const field of ['who', 'says', 'strongest', 'fears', 'right', 'answer', 'changesOurMind'] as const) {
      if (card[field].trim() === '') say(`${field} is empty → a card has two sides`);
      if (/['"]/.test(card[field])) say(`${field} holds a straight quote → write ’ or “ ”`);
      if (/\b(?:MUST|SHOULD|MAY)\b/.test(card[field])) say(`${field} holds a keyword → those stand in clauses only`);
    }
    if (sentencesIn(card.answer) !== 2) say(`answer has ${sentencesIn(card.answer)} sentences → two, or nobody can repeat it`);
    if (card.evidence.length === 0) say('no evidence → a claim needs a place to check it');
    for (const { text, source, chapter } of card.evidence) {
      if (!source && !chapter) say(`evidence “${text}” leads nowhere → name a source or a chapter`);
      if (source !== undefined && !known.sources.includes(source)) say(`unknown source "${source}"`);
      if (chapter !== undefined && !known.chapters.includes(chapter.split('#')[0] ?? '')) say(`unknown chapter "${chapter}"`);
    }
    for (const clause of card.clauses) if (!known.clauses.includes(clause)) say(`unknown clause "${clause}"`);
    for (const mode of card.failureModes) if (!known.failureModes.includes(mode)) say(`unknown failure mode "${mode}"`);
  }
  return found;
}
