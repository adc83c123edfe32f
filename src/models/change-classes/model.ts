/** Nine ways in which production changes, and what a team can say about each. Source: this contract’s own list. */

/** A class of change. */
export interface ChangeClass {
  /** Kebab-case and permanent: it stands in shared addresses. */
  readonly id: string;
  readonly name: string;
  /** What it looks like when nobody staged it. */
  readonly unstaged: string;
  /** What to build first where the answer is no. */
  readonly first: string;
  /** Clauses that ask for it. */
  readonly clauses: readonly string[];
}

export const changeClasses: readonly ChangeClass[] = [
  { id: 'code', name: 'Code', unstaged: 'a rolling update that nothing judges', first: 'a gate that counts on the new version alone', clauses: ['V2', 'V9'] },
  { id: 'configuration', name: 'Configuration', unstaged: 'a shared object edited in place', first: 'a new object per change, rolled like code', clauses: ['C1', 'V5'] },
  { id: 'flags', name: 'Flags', unstaged: 'one switch for everybody', first: 'a ramp by share of users, with the gate of a release', clauses: ['V5', 'V6'] },
  { id: 'data', name: 'Data and policy', unstaged: 'a file or rule that every process fetches within seconds', first: 'one zone at a time, and the last good value kept', clauses: ['V5', 'V3'] },
  { id: 'certificates', name: 'Certificates and keys', unstaged: 'one expiry date for the whole fleet', first: 'an alert on days left, and two generations valid at once', clauses: ['C3'] },
  { id: 'infrastructure', name: 'Infrastructure as code', unstaged: 'one plan applied to all regions', first: 'one region per apply, with a stop between', clauses: ['P2'] },
  { id: 'add-ons', name: 'Platform add-ons', unstaged: 'DNS, network, ingress or policy upgraded everywhere at once', first: 'a canary node pool, with tenants’ journeys as the stop rule', clauses: ['P2', 'P6'] },
  { id: 'cluster', name: 'Cluster version', unstaged: 'whatever the provider’s channel brings this week', first: 'rings of clusters, with days between', clauses: ['P2', 'P7', 'V8'] },
  { id: 'provider', name: 'Cloud provider', unstaged: 'a change of theirs that reaches every zone', first: 'a second domain that is changed on another day', clauses: ['D3'] },
];

export const questions = [
  { id: 'staged', ask: 'Reaches a part first' },
  { id: 'gated', ask: 'Something says no by itself' },
  { id: 'undone', ask: 'Undone in a rehearsed time' },
] as const;
export type QuestionId = (typeof questions)[number]['id'];

/** `y` yes, `n` no, `-` not answered; one letter per question. */
export type Mark = 'y' | 'n' | '-';

/** Answers by class, as the address holds them: three letters each. Anything else reads as not answered. */
export function readMarks(text: string | null): readonly Mark[] {
  return questions.map((_, at) => { const letter = text?.charAt(at); return letter === 'y' || letter === 'n' ? letter : '-'; });
}

/** The address form; empty when nothing is answered. */
export function writeMarks(marks: readonly Mark[]): string {
  return marks.every((mark) => mark === '-') ? '' : marks.join('');
}

/** What the answers come to. */
export interface Assessment {
  readonly answered: number;
  /** Answers in all. */
  readonly total: number;
  /** Classes that are staged, gated and undone. */
  readonly guarded: readonly string[];
  /** Classes with a no, most of them first, in the list’s order among equals. */
  readonly gaps: readonly { readonly id: string; readonly missing: readonly QuestionId[] }[];
  /** Classes that reach everything at once with nothing to say no. */
  readonly instant: readonly string[];
}

export function assess(marks: Readonly<Record<string, readonly Mark[]>>): Assessment {
  const of = (id: string): readonly Mark[] => marks[id] ?? questions.map(() => '-');
  const missing = (id: string): readonly QuestionId[] => questions.filter((_, at) => of(id)[at] === 'n').map((question) => question.id);
  return {
    answered: changeClasses.reduce((sum, { id }) => sum + of(id).filter((mark) => mark !== '-').length, 0),
    total: changeClasses.length * questions.length,
    guarded: changeClasses.filter(({ id }) => of(id).every((mark) => mark === 'y')).map(({ id }) => id),
    gaps: changeClasses.map(({ id }) => ({ id, missing: missing(id) })).filter((gap) => gap.missing.length > 0).sort((a, b) => b.missing.length - a.missing.length),
    instant: changeClasses.filter(({ id }) => of(id)[0] === 'n' && of(id)[1] === 'n').map(({ id }) => id),
  };
}

/** The assessment as Markdown. @param link address with the same answers. @param site address of the site with a trailing slash. */
export function toMarkdown(marks: Readonly<Record<string, readonly Mark[]>>, link: string, site: string): string {
  const word: Readonly<Record<Mark, string>> = { y: 'yes', n: '**no**', '-': '?' };
  const { guarded, gaps, instant } = assess(marks);
  const name = (id: string): string => changeClasses.find((entry) => entry.id === id)?.name ?? id;
  const lines = [
    '## How production changes here', '',
    `${guarded.length} of ${changeClasses.length} classes of change are staged, judged and undone in a rehearsed time. [The same answers](${link}).`, '',
    `| Class | ${questions.map(({ ask }) => ask).join(' | ')} | Clauses |`, `| --- | ${questions.map(() => '---').join(' | ')} | --- |`,
    ...changeClasses.map(({ id, name: title, clauses }) => `| ${title} | ${readMarks((marks[id] ?? []).join('')).map((mark) => word[mark]).join(' | ')} | ${clauses.map((clause) => `[${clause}](${site}c/${clause.toLowerCase()}/)`).join(', ')} |`),
  ];
  if (instant.length > 0) lines.push('', `Reach everything at once, with nothing to say no: ${instant.map(name).join(', ')}.`);
  if (gaps.length > 0) lines.push('', '### First steps', '', ...gaps.map(({ id }) => `- [ ] ${name(id)}: ${changeClasses.find((entry) => entry.id === id)?.first ?? ''}`));
  return `${lines.join('\n')}\n`;
}

/** How far a change has come, and what it harms, when somebody says no. */
export interface Spread {
  readonly instances: number;
  /** Stages the instances are reached in, of equal size. */
  readonly stages: number;
  /** Seconds between stages; 0 and one stage = everything at once. */
  readonly pauseSeconds: number;
  /** From the first harmed instance until the spread is halted, seconds. */
  readonly detectSeconds: number;
}

/** Instances reached when the change is halted. */
export function reached({ instances, stages, pauseSeconds, detectSeconds }: Spread): number {
  const begun = pauseSeconds === 0 ? stages : Math.min(stages, Math.floor(detectSeconds / pauseSeconds) + 1);
  return Math.ceil((instances * begun) / stages);
}
