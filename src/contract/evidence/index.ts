/* cspell:ignore codebook anetd authrequests civis datahub freenow fullstaq incidentio jetstack mindtickle notready omio */
/**
 * Public Kubernetes incidents, coded by hand, and every way of counting them. A door of its own beside `src/contract`:
 * nobody who shows a clause pays for these records.
 *
 * Not in it, on purpose: intervals. The records are chosen by who publishes, so sampling error is not their error; the
 * spread between the readings is the honest width.
 */
import { nearest } from '../nearest';
import data from './incidents.json';
import {
  categories, claims, collections, confidences, leverages, sets, sides,
  type Category, type CategoryGroup, type Claim, type Compendium, type EvidenceRecord, type Incident, type IncidentSet,
  type Leverage, type Part, type Reading, type Side,
} from './types';
import { evidenceProblems } from './validate';

export * from './types';
export { evidenceProblems } from './validate';

/** Every record, listed or counted. `assertEvidence` vouches for the type. */
export const records = data as unknown as readonly EvidenceRecord[];
/** The records that enter the counts. */
export const incidents: readonly Incident[] = records.filter((record): record is Incident => record.counted);
/** Talks through many failures: listed only. */
export const compendia: readonly Compendium[] = records.filter((record): record is Compendium => !record.counted);

/** @throws Error listing every problem of the records. */
export function assertEvidence(list: readonly Readonly<Record<string, unknown>>[] = data): void {
  const problems = evidenceProblems(list);
  if (problems.length > 0) throw new Error(`src/contract/evidence/incidents.json has ${problems.length} problem(s):\n${problems.join('\n')}`);
}

/** @throws Error naming the nearest id when there is no such record. */
export function recordById(id: string): EvidenceRecord {
  const found = records.find((record) => record.id === id);
  if (found) return found;
  throw new Error(`unknown incident "${id}"; did you mean "${nearest(id, records.map((record) => record.id)) ?? ''}"?`);
}

/** The set of a record. */
export const setOf = (record: EvidenceRecord): IncidentSet => collections[record.collection].set;
/** The group of a category. */
export const groupOf = (category: Category): CategoryGroup => categories[category].group;

/** The five operators with the largest logs. */
export const bigFive: readonly string[] = ['moj', 'dfds', '2i2c', 'mybinder', 'datahub'];

/** Incidents in which a guardrail in the admission path was itself the failure. */
export const admissionPath: readonly string[] = [
  'jetstack-opa-webhook', 'dfds-2020-008-admission-timeouts', 'dfds-2022-008-kyverno', 'moj-2020-02-25-masters',
  'moj-2020-09-07-webhook', 'moj-2021-06-09-webhook-cert', 'wikimedia-2024-06-12-kyverno',
];

/**
 * Calls that a strict reader would move to the cluster’s side: the arguable ones named in the method, every incident of
 * the admission path included. Those already there are listed as well.
 */
export const arguable: readonly string[] = [
  'omio-cpu-throttling', 'freenow-node-bootstrap', 'zalando-kubelet-qps', 'incidentio-anetd', 'github-2020-07-13',
  'dfds-2024-001-notready', 'moj-2026-03-30-waf', 'dfds-2021-008-forwarded-proto', 'posthog-2025-10-21-cpu', 'civis-cluster-size',
  'fullstaq-dex-authrequests', 'openai-telemetry', 'mindtickle-eks-missing-packet', 'moj-2023-07-21-cni',
  ...admissionPath,
];

/** How many records fall on each value. */
export function countBy<K extends string>(list: readonly Incident[], key: (incident: Incident) => K): Readonly<Partial<Record<K, number>>> {
  const counts: Partial<Record<K, number>> = {};
  for (const incident of list) counts[key(incident)] = (counts[key(incident)] ?? 0) + 1;
  return counts;
}

const onSide = (incident: Incident, ...wanted: readonly Side[]): boolean => wanted.includes(incident.side);
const isClaim: { readonly [C in Claim]: (incident: Incident) => boolean } = {
  A: (incident) => onSide(incident, 'application', 'shared-interface'),
  B: (incident) => onSide(incident, 'application', 'shared-interface') || (incident.side === 'platform' && ['runtime', 'dns'].includes(groupOf(incident.category))),
  C: (incident) => !onSide(incident, 'cluster-internals'),
  'cluster-side': (incident) => onSide(incident, 'platform', 'cluster-internals'),
  clause: ({ leverage }) => leverage === 'workload-clause' || leverage === 'platform-clause',
};

/** What an incident must satisfy to be counted as a claim: reading A, B, C and so on. */
export const satisfies = (claim: Claim, incident: Incident): boolean => isClaim[claim](incident);

interface ReadingRule {
  readonly id: string;
  readonly name: string;
  readonly how: string;
  readonly list: readonly Incident[];
  /** One vote per organization, divided among its records. */
  readonly vote?: boolean;
}

const from = (...ids: readonly string[]): readonly Incident[] => incidents.filter(({ collection }) => ids.includes(collection));
const ofSet = (set: IncidentSet): readonly Incident[] => incidents.filter((incident) => setOf(incident) === set);
const years = (first: number, last: number): readonly Incident[] => incidents.filter(({ year }) => year !== null && year >= first && year <= last);

const rules: readonly ReadingRule[] = [
  { id: 'all', name: 'All counted', how: 'Every record has one vote; primary category and one side each.', list: incidents },
  { id: 'one-vote', name: 'One vote per organization', how: 'Each organization has one vote, divided evenly among its records.', list: incidents, vote: true },
  { id: 'high', name: 'Confidence high', how: confidences.high.meaning, list: incidents.filter(({ confidence }) => confidence === 'high') },
  { id: 'medium', name: 'Confidence medium', how: confidences.medium.meaning, list: incidents.filter(({ confidence }) => confidence === 'medium') },
  { id: 'low', name: 'Confidence low', how: confidences.low.meaning, list: incidents.filter(({ confidence }) => confidence === 'low') },
  { id: 'curated', name: sets.curated.name, how: sets.curated.meaning, list: ofSet('curated') },
  { id: 'k8s-af', name: 'Of these, k8s.af', how: collections['k8s-af'].meaning, list: from('k8s-af') },
  { id: 'platform-logs', name: sets['platform-log'].name, how: sets['platform-log'].meaning, list: ofSet('platform-log') },
  { id: 'joint-logs', name: sets['joint-log'].name, how: sets['joint-log'].meaning, list: ofSet('joint-log') },
  { id: 'application-log', name: sets['application-log'].name, how: sets['application-log'].meaning, list: ofSet('application-log') },
  { id: 'complete-logs', name: 'Complete logs only', how: 'Leaves out everything that somebody selected for publication.', list: incidents.filter(({ collection }) => collections[collection].complete) },
  { id: 'without-big-five', name: 'Without the five big logs', how: 'Leaves out the five organizations with most records.', list: incidents.filter(({ collection }) => !bigFive.includes(collection)) },
  { id: 'strict', name: 'Every arguable call given to the cluster', how: 'The calls most open to argument, all moved to cluster internals.', list: incidents.map((incident) => (arguable.includes(incident.id) ? { ...incident, side: 'cluster-internals' as const } : incident)) },
  { id: 'strict-one-vote', name: 'The same, one vote per organization', how: 'The arguable calls moved to cluster internals, and each organization one vote.', list: incidents.map((incident) => (arguable.includes(incident.id) ? { ...incident, side: 'cluster-internals' as const } : incident)), vote: true },
  { id: '2017-2019', name: '2017 to 2019', how: 'By year; the mix of sources changes, so this is no trend.', list: years(2017, 2019) },
  { id: '2020-2022', name: '2020 to 2022', how: 'By year; the mix of sources changes, so this is no trend.', list: years(2020, 2022) },
  { id: '2023-2026', name: '2023 to 2026', how: 'By year; the mix of sources changes, so this is no trend.', list: years(2023, 2026) },
];

/** A table of parts for the values of one code. */
function partsOf<K extends string>(keys: readonly K[], rule: ReadingRule, holds: (key: K, incident: Incident) => boolean): Readonly<Record<K, Part>> {
  const perOrganization = countBy(rule.list, ({ organization }) => organization);
  const voters = Object.keys(perOrganization).length;
  const weight = ({ organization }: Incident): number => (rule.vote ? 1 / (perOrganization[organization] ?? 1) / voters : 1 / rule.list.length);
  return Object.fromEntries(keys.map((key) => {
    const matching = rule.list.filter((incident) => holds(key, incident));
    return [key, { count: rule.vote ? null : matching.length, share: matching.reduce((sum, incident) => sum + weight(incident), 0) }];
  })) as Record<K, Part>;
}

const keysOf = <K extends string>(register: Readonly<Record<K, unknown>>): readonly K[] => Object.keys(register) as K[];

/** Every way of counting that the page shows, in its order. */
export function readings(): readonly Reading[] {
  return rules.map((rule) => ({
    id: rule.id,
    name: rule.name,
    how: rule.how,
    records: rule.list.length,
    organizations: new Set(rule.list.map(({ organization }) => organization)).size,
    sides: partsOf<Side>(keysOf(sides), rule, (side, incident) => incident.side === side),
    leverage: partsOf<Leverage>(keysOf(leverages), rule, (leverage, incident) => incident.leverage === leverage),
    claims: partsOf<Claim>(keysOf(claims), rule, (claim, incident) => isClaim[claim](incident)),
  }));
}

/** @throws Error naming the nearest id when there is no such reading. */
export function readingById(id: string): Reading {
  const found = readings().find((reading) => reading.id === id);
  if (found) return found;
  throw new Error(`unknown reading "${id}"; did you mean "${nearest(id, rules.map((rule) => rule.id)) ?? ''}"?`);
}

const share = (count: number, of: number): Part => ({ count, share: count / of });

/** Counts over all counted records that are no side, leverage or claim. */
export function singleCounts(): Readonly<Record<string, Part>> {
  const n = incidents.length;
  const where = (test: (incident: Incident) => boolean): Part => share(incidents.filter(test).length, n);
  const vote = (test: (incident: Incident) => boolean): Part => ({ count: null, share: incidents.filter(test).reduce((sum, { organization }) => sum + 1 / (perSet[organization] ?? 1), 0) / Object.keys(perSet).length });
  const groups = (group: CategoryGroup): Part => where(({ category }) => groupOf(category) === group);
  const perSet = countBy(incidents, ({ organization }) => organization);
  return {
    records: share(n, n),
    listed: share(records.length, records.length),
    compendia: share(compendia.length, records.length),
    organizations: share(Object.keys(perSet).length, Object.keys(perSet).length),
    'big-five': where(({ collection }) => bigFive.includes(collection)),
    arguable: share(arguable.length, n),
    'group-runtime': groups('runtime'),
    'group-dns': groups('dns'),
    'group-infrastructure': groups('infrastructure'),
    'group-human': groups('human'),
    /** Infrastructure by first break, each organization one vote: the hardest count of “where it began”. */
    'group-infrastructure-vote': vote(({ category }) => groupOf(category) === 'infrastructure'),
    /** B, and a written clause would plausibly have prevented it. */
    'B-and-clause': where((incident) => isClaim.B(incident) && isClaim.clause(incident)),
    /** Not only the first cause: the secondary category counts as well. */
    'touches-infrastructure': where(({ category, secondaryCategory }) => groupOf(category) === 'infrastructure' || (secondaryCategory !== null && groupOf(secondaryCategory) === 'infrastructure')),
    'with-secondary': where(({ secondaryCategory }) => secondaryCategory !== null),
    changed: where(({ trigger }) => ['platform-change', 'app-change', 'node-rotation', 'human-command'].includes(trigger)),
    'platform-changed': where(({ trigger }) => trigger === 'platform-change' || trigger === 'node-rotation'),
    'app-changed': where(({ trigger }) => trigger === 'app-change'),
    'admission-path': where(({ id }) => admissionPath.includes(id)),
    /** The hardest case for a claim: every record that was listed but not coded speaks against it. */
    'A-against': share(incidents.filter(isClaim.A).length, records.length),
    'B-against': share(incidents.filter(isClaim.B).length, records.length),
    'C-against': share(incidents.filter(isClaim.C).length, records.length),
  };
}

/**
 * A count by name: a side, a leverage, a claim, `records` or `organizations` of a reading, or one of `singleCounts` for
 * the reading `all`.
 * @throws Error naming the nearest valid name.
 */
export function evidencePart(reading: string, of: string): Part {
  const found = readingById(reading);
  const own: Readonly<Record<string, Part>> = {
    ...(reading === 'all' ? singleCounts() : { records: share(found.records, incidents.length), organizations: share(found.organizations, readingById('all').organizations) }),
    ...found.sides, ...found.leverage, ...found.claims,
  };
  const part = own[of];
  if (part) return part;
  throw new Error(`unknown count "${of}" of reading "${reading}"; did you mean "${nearest(of, Object.keys(own)) ?? ''}"?`);
}
