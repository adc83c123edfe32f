/**
 * Which golden path fits, from six questions about the work. The order of the questions is the order of precedence: a job
 * that owns a disk is still a job, because the clock decides how it is started, retried and missed.
 */

/** Questions in order of precedence. */
export const questionIds = ['clock', 'disk', 'one', 'waits', 'sockets', 'long'] as const;
export type QuestionId = (typeof questionIds)[number];
export type Answer = 'yes' | 'no';
export type Answers = Partial<Record<QuestionId, Answer>>;

/** Ids of the golden paths. */
export const pathIds = ['scheduled-and-batch-jobs', 'stateful-service', 'singleton-and-leader', 'queue-worker', 'grpc-and-streaming', 'stateless-http-service'] as const;
export type PathId = (typeof pathIds)[number];

/** A question, and what each answer says about the shape of the work. */
export interface Question {
  readonly id: QuestionId;
  readonly ask: string;
  /** How to tell. */
  readonly hint: string;
}

export const questions: readonly Question[] = [
  { id: 'clock', ask: 'Is it started by the clock or an event, and does it end?', hint: 'A process that is meant to exit with 0.' },
  { id: 'disk', ask: 'Does it own data on its disk?', hint: 'Deleting the pod and its volume would lose something nobody else has.' },
  { id: 'one', ask: 'Must there be at most one at a time?', hint: 'Two of them for a minute would do harm, not only waste.' },
  { id: 'waits', ask: 'Does somebody wait for the answer?', hint: 'A caller holds a connection open until the work is done.' },
  { id: 'sockets', ask: 'Do connections outlive requests?', hint: 'gRPC, WebSocket, server-sent events, long polls.' },
  { id: 'long', ask: 'Is one unit of work longer than the longest grace period?', hint: 'Longer than the platform waits at a stop, 300 s in the worked example.' },
];

/** What fits, what comes second, and why. */
export interface Choice {
  readonly path: PathId;
  readonly because: string;
  /** The path that would be next if the deciding answer were the other one; `null` when every answer points to one. */
  readonly runnerUp: PathId | null;
  readonly unless: string;
  /** What the answers ask for besides the path. */
  readonly also: readonly string[];
}

/** In order of precedence: the answer that decides, and the reason. */
const rules: readonly { readonly path: PathId; readonly question: QuestionId; readonly answer: Answer; readonly because: string; readonly unless: string }[] = [
  { path: 'scheduled-and-batch-jobs', question: 'clock', answer: 'yes', because: 'It is started and it ends, so what matters is whether it ran, ran twice or is late; readiness and replicas mean nothing to it.', unless: 'it waits for work instead of being started for it' },
  { path: 'stateful-service', question: 'disk', answer: 'yes', because: 'Members have identity, order and a volume of their own, so a replacement is not a copy.', unless: 'the data can be rebuilt or lives in somebody else’s database' },
  { path: 'singleton-and-leader', question: 'one', answer: 'yes', because: 'Two at once do harm, and Kubernetes by itself promises “about one”: the path adds a lease and a fence.', unless: 'the work can be split by key, so that each replica has its own share' },
  { path: 'queue-worker', question: 'waits', answer: 'no', because: 'Nobody waits, so it scales on the age of the backlog and hands work back at a stop, instead of draining requests.', unless: 'a caller holds a connection open until the work is done' },
  { path: 'grpc-and-streaming', question: 'sockets', answer: 'yes', because: 'A connection pins its caller to one replica, so balance, drain and release follow connections and not requests.', unless: 'each connection ends with its request' },
];

/**
 * The path for a set of answers.
 * @returns `null` while a question of higher precedence than the deciding one is unanswered, or too few are answered.
 */
export function choosePath(answers: Answers): Choice | null {
  const also: string[] = [];
  if (answers.long === 'yes' && answers.waits === 'yes' && answers.clock !== 'yes') also.push('Nobody should hold a connection for that long: take the request in one service, answer with an address, and do the work in a queue worker or one Job for each item.');
  if (answers.long === 'yes' && answers.waits === 'no' && answers.clock === 'no') also.push('One unit is longer than any stop waits: give each item a Job of its own, or make the work resumable (L4).');
  if (answers.disk === 'yes' && answers.one === 'yes') also.push('One member with a disk is out for as long as its volume takes to move: decide that gap first.');
  if (answers.clock === 'yes' && answers.one === 'yes') also.push('“Forbid” is not a fence: a second run can start while the first one’s node is unreachable (J3).');
  for (const [index, rule] of rules.entries()) {
    const answer = answers[rule.question];
    if (answer === undefined) return null;
    if (answer !== rule.answer) continue;
    const next = rules.slice(index + 1).find(({ question, answer: wanted }) => answers[question] === wanted);
    const open = rules.slice(index + 1).some(({ question }) => answers[question] === undefined);
    return { path: rule.path, because: rule.because, runnerUp: next?.path ?? (open ? null : 'stateless-http-service'), unless: rule.unless, also };
  }
  const runnerUp: PathId = answers.long === 'yes' ? 'queue-worker' : 'grpc-and-streaming';
  return {
    path: 'stateless-http-service', because: 'Any replica can answer any request and none remembers one, so replicas are interchangeable and everything else follows from that.', runnerUp,
    unless: answers.long === 'yes' ? 'the work behind a request is moved out of it' : 'clients keep connections open for minutes', also,
  };
}
