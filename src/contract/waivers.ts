import type { ClauseId, Tier } from './types';

/**
 * Waivers: dated permissions not to follow one clause, written next to the workload.
 *
 * Format on the object:
 *
 *     label       runtime-contract/waiver-<clause in lower case>: <last day it holds, YYYY-MM-DD>
 *     annotation  runtime-contract/waiver-<clause>-<part>: <text>      one for each of `waiverParts`
 *
 * The date is a label, because selectors, `matchConditions` and `kubectl get -l` see labels; the rest is annotations,
 * because a label value holds 63 characters and no sentence. Both stand on the object that the rule judges (for D1 the
 * PodDisruptionBudget, since a policy sees one object), in its own metadata and never in the pod template, where a change
 * would restart every pod.
 *
 * Admission can check the form: label and annotations are complete, the class is known, and
 * `timestamp(expires) - timestamp(granted)` is within the class’s life, all without a clock.
 * It cannot tell that today is past the expiry, or before the grant: CEL in a policy has no clock, so “today” has to come in as a parameter
 * object that something updates daily, and the comparison is one of ISO strings. It cannot tell that the approver
 * approved: it sees whoever applies, which with a reconciler is the reconciler. The merge is the evidence for that.
 */
export const reasonClasses = ['legacy', 'vendor', 'cost', 'experiment'] as const;
export type ReasonClass = (typeof reasonClasses)[number];

/** Longest life of a waiver in days, by reason; chosen. */
export const longestDays: Readonly<Record<ReasonClass, number>> = { legacy: 90, vendor: 180, cost: 90, experiment: 90 };
/** Days before the expiry in which the owner is reminded; chosen. */
export const remindDays = 14;
/** What the annotations carry, as the suffix of their key. */
export const waiverParts = ['class', 'reason', 'risk-minutes', 'control', 'owner', 'approved-by', 'granted'] as const;
export type WaiverPart = (typeof waiverParts)[number];
/** Clauses whose breach falls on the neighbors of the workload: the owner alone cannot waive them, in any tier; chosen. */
export const neighborClauses: readonly ClauseId[] = ['R2', 'R4', 'D1', 'D4', 'I1', 'I3'];
/** Days from the expiry until the owner’s lead is told; chosen. */
export const escalateDays = 14;
/** Share of a clause’s services with a waiver above which the clause is reconsidered; chosen. */
export const wrongRuleShare = 0.1;

/** One waiver. */
export interface Waiver {
  readonly clause: ClauseId;
  /** `namespace/kind/name`, as in the cluster. */
  readonly workload: string;
  readonly tier: Tier;
  readonly reasonClass: ReasonClass;
  /** One sentence: why the clause is not followed. */
  readonly reason: string;
  /** Minutes of full outage in 28 days that the deviation may cost. */
  readonly riskBudgetMinutes: number;
  /** What is done instead. */
  readonly compensatingControl: string;
  /** Team that ends it. */
  readonly owner: string;
  /** Role that granted it; another than the owner in tier 1 and for `neighborClauses`. A claim: the merge proves it. */
  readonly approvedBy: string;
  /** ISO dates. */
  readonly granted: string;
  readonly expires: string;
}

export type WaiverState = 'active' | 'expiring' | 'expired';

const day = 86_400_000;
const iso = /^\d{4}-\d{2}-\d{2}$/;
const clauseShape = /^[A-Z][1-9]\d?$/;

function dateOf(field: string, value: unknown): number {
  if (typeof value !== 'string' || !iso.test(value)) throw new Error(`${field} is ${JSON.stringify(value)}; write a date as 2027-01-31`);
  const time = Date.parse(`${value}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== value) throw new Error(`${field} is ${value}, which is no day of the calendar`);
  return time;
}

/**
 * Reads a waiver from plain data.
 * @param known clause ids that exist; without it only the form of the id is checked, as in `waiverSchema`.
 * @throws Error naming field, value and fix: a field that is unknown, missing or empty, a clause that does not exist, a
 * date that is none, an end before the start, a life longer than its reason allows, an owner who approves alone.
 */
export function parseWaiver(value: unknown, known?: readonly ClauseId[]): Waiver {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('a waiver is a mapping of fields');
  const fields = value as Readonly<Record<string, unknown>>;
  for (const name of Object.keys(fields)) {
    if (!(name in waiverSchema.properties)) throw new Error(`${name} is no field of a waiver; fields are ${waiverSchema.required.join(', ')}`);
  }
  for (const name of ['workload', 'reason', 'compensatingControl', 'owner', 'approvedBy'] as const) {
    if (typeof fields[name] !== 'string' || fields[name].trim() === '') throw new Error(`${name} is missing; a waiver without it cannot be reviewed`);
  }
  if (typeof fields.clause !== 'string' || !clauseShape.test(fields.clause)) throw new Error(`clause is ${JSON.stringify(fields.clause)}; write its id, such as D1`);
  const clause = fields.clause as ClauseId;
  if (known && !known.includes(clause)) throw new Error(`clause is ${clause}, which does not exist; ids of its area are ${known.filter((id) => id.startsWith(clause.charAt(0))).join(', ') || 'none'}`);
  if (!/^[^/\s]+\/[A-Za-z]+\/[^/\s]+$/.test(fields.workload as string)) throw new Error(`workload is "${String(fields.workload)}"; write namespace/Kind/name`);
  if (fields.tier !== 1 && fields.tier !== 2 && fields.tier !== 3) throw new Error(`tier is ${JSON.stringify(fields.tier)}; write 1, 2 or 3`);
  const reasonClass = reasonClasses.find((candidate) => candidate === fields.reasonClass);
  if (!reasonClass) throw new Error(`reasonClass is ${JSON.stringify(fields.reasonClass)}; choose ${reasonClasses.join(', ')}`);
  const risk = fields.riskBudgetMinutes;
  if (typeof risk !== 'number' || !Number.isFinite(risk) || risk < 0) throw new Error(`riskBudgetMinutes is ${JSON.stringify(risk)}; write the minutes of full outage in 28 days that you accept`);
  const granted = dateOf('granted', fields.granted);
  const expires = dateOf('expires', fields.expires);
  if (expires <= granted) throw new Error(`expires is ${String(fields.expires)}, not after granted ${String(fields.granted)}`);
  const life = (expires - granted) / day;
  if (life > longestDays[reasonClass]) throw new Error(`expires ${String(fields.expires)} is ${life} days after granted; a ${reasonClass} waiver lives at most ${longestDays[reasonClass]} days, then it is granted anew`);
  if (fields.approvedBy === fields.owner && (fields.tier === 1 || neighborClauses.includes(clause))) {
    throw new Error(`approvedBy is ${String(fields.owner)}, the owner; ${fields.tier === 1 ? 'in tier 1' : `for ${clause}, whose breach falls on neighbors,`} somebody else signs`);
  }
  return fields as unknown as Waiver;
}

/**
 * Whether a waiver still holds.
 * @param today ISO date in UTC; the day of expiry is the last day it holds.
 * @throws Error for a grant in the future: its life would be short on paper and hold for years.
 */
export function waiverState({ granted, expires }: Pick<Waiver, 'granted' | 'expires'>, today: string): WaiverState {
  if (dateOf('granted', granted) > dateOf('today', today)) throw new Error(`granted is ${granted}, after ${today}; write the day of the merge`);
  const left = (dateOf('expires', expires) - dateOf('today', today)) / day;
  if (left < 0) return 'expired';
  return left < remindDays ? 'expiring' : 'active';
}

const prefix = 'runtime-contract/waiver-';
const keyShape = new RegExp(`^${prefix}([a-z][1-9]\\d?)(?:-(${waiverParts.join('|')}))?$`);

/** One key of a waiver on an object: the label when `part` is `expires`, else an annotation. */
export interface WaiverKey {
  readonly clause: ClauseId;
  readonly part: WaiverPart | 'expires';
}

/**
 * Reads the key of a label or annotation; `null` for keys that are not about waivers.
 * @throws Error for a key that starts like one and is none, such as a capital letter or an unknown part.
 */
export function parseWaiverKey(key: string): WaiverKey | null {
  if (!key.startsWith(prefix)) return null;
  const [, id, part] = keyShape.exec(key) ?? [];
  if (id === undefined) throw new Error(`${key} is not the form ${prefix}d1, or ${prefix}d1-<part> with a part of ${waiverParts.join(', ')}`);
  return { clause: id.toUpperCase() as ClauseId, part: (part as WaiverPart | undefined) ?? 'expires' };
}

/** A plain number as one, anything else as it stands, so that the error shows it; `Number('')` would be a risk of zero. */
const numberOf = (text: string | undefined): number | string | undefined => (text !== undefined && /^\d+(\.\d+)?$/.test(text) ? Number(text) : text);

/**
 * Waivers that an object carries in its labels and annotations.
 * @param known clause ids that exist, see `parseWaiver`.
 * @throws Error naming the object, its label or annotation, and the fix: also for annotations without their label and for
 * a date in an annotation, which no selector would see.
 */
export function waiversOf(object: {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace: string; readonly labels?: Readonly<Record<string, string>>; readonly annotations?: Readonly<Record<string, string>> };
}, known?: readonly ClauseId[]): readonly Waiver[] {
  const { name, namespace, labels = {}, annotations = {} } = object.metadata;
  const workload = `${namespace}/${object.kind}/${name}`;
  for (const [place, keys] of [['label', Object.keys(labels)], ['annotation', Object.keys(annotations)]] as const) {
    for (const key of keys) {
      const read = parseWaiverKey(key);
      if (read && (read.part === 'expires') !== (place === 'label')) throw new Error(`${key} on ${workload} is ${place === 'label' ? 'a label; write it as an annotation' : 'an annotation; write it as a label'}`);
      const label = read && prefix + read.clause.toLowerCase();
      if (label && labels[label] === undefined) throw new Error(`${key} on ${workload} belongs to no waiver; add the label ${label} with the last day it holds`);
    }
  }
  return Object.entries(labels).flatMap(([label, expires]) => {
    const read = parseWaiverKey(label);
    if (!read) return [];
    const note = (part: WaiverPart): string | undefined => annotations[`${label}-${part}`];
    try {
      for (const part of waiverParts) if (!note(part)?.trim()) throw new Error(`annotation ${label}-${part} is missing or empty`);
      return [parseWaiver({
        clause: read.clause, workload, tier: numberOf(labels.tier), reasonClass: note('class'), reason: note('reason'),
        riskBudgetMinutes: numberOf(note('risk-minutes')), compensatingControl: note('control'), owner: note('owner'), approvedBy: note('approved-by'), granted: note('granted'), expires,
      }, known)];
    } catch (cause) {
      throw new Error(`${label} on ${workload}: ${(cause as Error).message}`, { cause });
    }
  });
}

/** JSON Schema of a waiver as data (draft 2020-12), published with the contract. */
export const waiverSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Waiver of one clause of the runtime contract',
  type: 'object',
  additionalProperties: false,
  required: ['clause', 'workload', 'tier', 'reasonClass', 'reason', 'riskBudgetMinutes', 'compensatingControl', 'owner', 'approvedBy', 'granted', 'expires'],
  properties: {
    clause: { type: 'string', pattern: clauseShape.source },
    workload: { type: 'string', pattern: '^[^/\\s]+/[A-Za-z]+/[^/\\s]+$' },
    tier: { enum: [1, 2, 3] },
    reasonClass: { enum: reasonClasses },
    reason: { type: 'string', minLength: 1 },
    riskBudgetMinutes: { type: 'number', minimum: 0 },
    compensatingControl: { type: 'string', minLength: 1 },
    owner: { type: 'string', minLength: 1 },
    approvedBy: { type: 'string', minLength: 1 },
    granted: { type: 'string', format: 'date' },
    expires: { type: 'string', format: 'date' },
  },
} as const;

/** The day the example register is read on. */
export const registerDay = '2026-11-23';

/** An example register; every workload but *checkout*, *mailer* and *ledger* is made up, and so are all reasons. */
export const exampleRegister: readonly Waiver[] = [
  {
    clause: 'V6', workload: 'shop/Deployment/checkout', tier: 1, reasonClass: 'legacy', reason: 'Six flags of the old basket have no expiry; it is removed in January.',
    riskBudgetMinutes: 2, compensatingControl: 'None of the six may be changed without a second person.', owner: 'team-checkout', approvedBy: 'head of commerce', granted: '2026-11-02', expires: '2027-01-31',
  },
  {
    clause: 'N4', workload: 'shop/Deployment/mailer', tier: 2, reasonClass: 'vendor', reason: 'The mail provider’s library holds its connection for ever.',
    riskBudgetMinutes: 4, compensatingControl: 'A nightly rolling restart.', owner: 'team-messaging', approvedBy: 'team-messaging', granted: '2026-07-01', expires: '2026-12-01',
  },
  {
    clause: 'V3', workload: 'shop/StatefulSet/ledger', tier: 1, reasonClass: 'legacy', reason: 'One table has no second format yet; the expand step ships in December.',
    riskBudgetMinutes: 15, compensatingControl: 'Releases in the morning, with the restore rehearsed the day before.', owner: 'team-ledger', approvedBy: 'head of finance', granted: '2026-10-12', expires: '2026-12-31',
  },
  {
    clause: 'R2', workload: 'reports/Deployment/report-builder', tier: 2, reasonClass: 'experiment', reason: 'Memory use of the new engine is being measured.',
    riskBudgetMinutes: 10, compensatingControl: 'A node pool of its own.', owner: 'team-reports', approvedBy: 'platform lead', granted: '2026-09-01', expires: '2026-11-15',
  },
  {
    clause: 'D2', workload: 'search/StatefulSet/search-index', tier: 2, reasonClass: 'cost', reason: 'A copy in a second zone costs more than half an hour without search.',
    riskBudgetMinutes: 25, compensatingControl: 'Rebuilt from the catalog in 25 minutes, rehearsed in October.', owner: 'team-search', approvedBy: 'team-search', granted: '2026-10-05', expires: '2026-12-31',
  },
  {
    clause: 'I1', workload: 'legacy/Deployment/invoice-printer', tier: 2, reasonClass: 'vendor', reason: 'The vendor’s image writes to its root file system as root.',
    riskBudgetMinutes: 0, compensatingControl: 'No service account token, egress to one host.', owner: 'team-billing', approvedBy: 'platform lead', granted: '2026-08-03', expires: '2027-01-29',
  },
  {
    clause: 'R1', workload: 'labs/Deployment/price-experiment', tier: 3, reasonClass: 'experiment', reason: 'No traffic yet, so no use to measure.',
    riskBudgetMinutes: 60, compensatingControl: 'The namespace quota bounds it.', owner: 'team-pricing', approvedBy: 'team-pricing', granted: '2026-11-09', expires: '2027-02-01',
  },
];
