/** A review as Markdown for a design document or a pull request. Free text is shown as text, whatever it holds. */
import { openReason, outcome, type Answer, type Level } from './model';

export const flavors = ['github', 'gitlab', 'plain'] as const;
export type Flavor = (typeof flavors)[number];

/** One line of the document. */
export interface PackLine {
  readonly clause: { readonly id: string; readonly title: string; readonly question: string; readonly listenFor: string; readonly proof: string; readonly failureModes: readonly string[] };
  readonly level: Level;
}

export interface DocumentInput {
  readonly service: string;
  readonly workload: string;
  readonly tier: number;
  readonly topics: readonly string[];
  readonly contract: string;
  /** Address of the site with a trailing slash. */
  readonly site: string;
  /** Address that opens the same selection. */
  readonly link: string;
  /** ISO date. */
  readonly today: string;
  readonly pack: readonly PackLine[];
  readonly answers: Readonly<Record<string, Answer>>;
}

/** An address that may stand as a link: web only, and nothing in it that ends a cell or opens markup. */
const address = /^https?:\/\/[\w.~:/?#@!$&'*+,;=%-]+$/;

/**
 * Text for one table cell or line: no markup, no HTML, no mention, no line break; web addresses stay links, as evidence
 * mostly is one. `@` and `#` are followed by an invisible space, so that a host neither notifies a person nor links an issue.
 */
export function escapeText(text: string): string {
  return text.trim().split(/\s+/).map((word) => (address.test(word) ? `<${word}>` : word
    .replace(/[\\`*_{}[\]()<>|~!$&]/g, '\\$&')
    .replace(/^([-+=]|\d+[.)])/, '\\$1')
    .replace(/([@#:])(?=[\w/])/g, '$1\u200B'))).join(' ');
}

const words: Readonly<Record<Answer['verdict'], string>> = { holds: 'holds', 'not-yet': 'does not hold yet', 'not-applicable': 'not applicable', waiver: 'waiver' };

function said(answer: Answer | undefined, today: string): string {
  if (answer === undefined) return 'not answered';
  const reason = openReason(answer, today);
  const waiver = answer.verdict === 'waiver' ? `, ${answer.owner.trim() === '' ? 'no owner' : `owner ${escapeText(answer.owner)}`}, ${answer.expires === '' ? 'no end' : `until ${escapeText(answer.expires)}`}` : '';
  return `${words[answer.verdict]}${waiver}${answer.verdict === 'waiver' && reason !== null ? ' (counts as not met)' : ''}`;
}

/** The whole review. GitHub and GitLab get a table and task lists; plain text gets neither. */
export function toMarkdown(input: DocumentInput, flavor: Flavor): string {
  const { service, workload, tier, topics, contract, site, link, today, pack, answers } = input;
  const result = outcome(pack, answers, today);
  const url = (id: string): string => (id.startsWith('FM-') ? `${site}c/${id.toLowerCase()}/` : `${site}c/${id.toLowerCase()}/?contract=${contract}`);
  const name = service.trim() === '' ? 'a service' : escapeText(service);
  const lines = [
    `## Runtime review of ${name}`, '',
    `Decision: **${result.decision}**. ${result.answered} of ${result.total} clauses answered, ${result.blocking.length} open MUST, ${result.following.length} to follow up.`, '',
    `Tier ${tier}, ${escapeText(workload)}. The change touches: ${topics.map((topic) => escapeText(topic.toLowerCase())).join('; ') || 'nothing selected'}. Contract ${contract}, ${today}. [The same selection](${link}).`, '',
  ];
  const cell = ({ clause, level }: PackLine): readonly string[] => [`[${clause.id}](${url(clause.id)}) ${escapeText(clause.title)}`, level, said(answers[clause.id], today), escapeText(answers[clause.id]?.note ?? '')];
  if (flavor === 'plain') {
    for (const line of pack) {
      const [what, level, answer, note] = cell(line) as [string, string, string, string];
      lines.push(`- ${what} (${level}): ${answer}.${note === '' ? '' : ` ${note}`}`);
    }
  } else if (pack.length > 0) {
    lines.push('| Clause | Level | Answer | Evidence or gap |', '| --- | --- | --- | --- |', ...pack.map((line) => `| ${cell(line).join(' | ')} |`));
  }
  const open = pack.filter(({ clause }) => openReason(answers[clause.id], today) !== null);
  if (open.length > 0) {
    lines.push('', flavor === 'plain' ? 'Left to do:' : '### Left to do', '');
    for (const { clause, level } of open) {
      const owner = answers[clause.id]?.owner.trim() ?? '';
      const ask = `${clause.id} (${level}), ${openReason(answers[clause.id], today) ?? ''}${owner === '' ? '' : `, ${escapeText(owner)}`}: ${escapeText(clause.question)}`;
      lines.push(flavor === 'plain' ? `- ${ask}` : `- [ ] ${ask}`);
      const proof = `Prove it: ${escapeText(clause.proof)}`;
      lines.push(`  ${proof}${clause.failureModes.length === 0 ? '' : ` If not: ${clause.failureModes.map((id) => `[${id}](${url(id)})`).join(', ')}.`}`);
    }
  }
  return `${lines.join('\n')}\n`;
}
