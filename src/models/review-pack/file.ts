/** A review as a file: what leaves the browser when somebody asks for it, and what may come back in. */
import { verdicts, type Answer, type Selection, type Tier } from './model';

/** Written to and read from disk; kept in the browser in the same form. */
export interface Review extends Selection {
  readonly format: typeof reviewFormat;
  /** Version of the contract it was made with. */
  readonly contract: string;
  /** Free text. */
  readonly service: string;
  readonly answers: Readonly<Record<string, Answer>>;
}

export const reviewFormat = 'kubernetes-runtime-patterns/review/1';

/** Longest file that is read, in characters. */
const longest = 1_000_000;
/** Longest free text that is kept, in characters. */
export const longestText = 4_000;

/** What a file may name. */
export interface Known {
  readonly clauses: readonly string[];
  readonly workloads: readonly string[];
  readonly topics: readonly string[];
}

type Read = { readonly review: Review } | { readonly problem: string };

const record = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Reads a file completely or not at all.
 * @returns the review, or a problem that names the field and the value; it never throws.
 */
export function readReview(text: string, known: Known): Read {
  const problem = (message: string): Read => ({ problem: message });
  if (text.length > longest) return problem(`The file has ${text.length.toLocaleString('en')} characters; a review has at most ${longest.toLocaleString('en')}.`);
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return problem(`The file is not JSON (${(error as Error).message}): it is damaged, or another kind of file.`);
  }
  if (!record(data)) return problem('The file holds no review: its top level is not an object.');
  if (data.format !== reviewFormat) return problem(`The file is not a review of this site: its "format" is ${data.format === undefined ? 'missing' : JSON.stringify(data.format)}, expected "${reviewFormat}".`);
  const { contract, service, workload, tier, touches, answers } = data;
  if (typeof contract !== 'string' || typeof service !== 'string') return problem('The fields "contract" and "service" have to be text.');
  if (service.length > longestText) return problem(`"service" has ${service.length} characters, at most ${longestText} are kept.`);
  if (typeof workload !== 'string' || !known.workloads.includes(workload)) return problem(`"workload" is ${JSON.stringify(workload)}; known are ${known.workloads.join(', ')}.`);
  if (tier !== 1 && tier !== 2 && tier !== 3) return problem(`"tier" is ${JSON.stringify(tier)}; it has to be 1, 2 or 3.`);
  if (!Array.isArray(touches)) return problem('"touches" has to be a list of topics.');
  const topic = touches.find((id) => !known.topics.includes(id as string));
  if (topic !== undefined) return problem(`"touches" names ${JSON.stringify(topic)}; known are ${known.topics.join(', ')}.`);
  if (!record(answers)) return problem('"answers" has to be an object with one entry per clause.');
  const kept: Record<string, Answer> = {};
  for (const [id, answer] of Object.entries(answers)) {
    if (!known.clauses.includes(id)) return problem(`"answers" names the clause ${JSON.stringify(id)}, which contract ${contract} may have had and this one has not.`);
    if (!record(answer)) return problem(`The answer to ${id} is not an object.`);
    const verdict = verdicts.find((candidate) => candidate === answer.verdict);
    if (verdict === undefined) return problem(`The answer to ${id} is ${JSON.stringify(answer.verdict)}; it has to be one of ${verdicts.join(', ')}.`);
    const { note = '', owner = '', expires = '' } = answer;
    for (const [name, value] of Object.entries({ note, owner, expires })) {
      if (typeof value !== 'string' || value.length > longestText) return problem(`The ${name} of ${id} has to be text of at most ${longestText} characters.`);
    }
    kept[id] = { verdict, note: note as string, owner: owner as string, expires: expires as string };
  }
  return { review: { format: reviewFormat, contract, service, workload, tier: tier as Tier, touches: touches as string[], answers: kept } };
}

/** The file’s text, with a line per field so that it can be kept next to the code and compared. */
export const writeReview = (review: Review): string => `${JSON.stringify(review, null, 2)}\n`;
