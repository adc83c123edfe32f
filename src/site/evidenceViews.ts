/** View models of the evidence: what a table, a figure or one number in a sentence is given at build time. */
import {
  categories, claims, confidences, countBy, evidencePart, groupOf, incidents, leverages, readingById, readings, records, setOf,
  sets, sides, bases, type Category, type CategoryGroup, type Code, type Confidence, type IncidentSet, type Side,
} from '../contract/evidence';
import { contract } from '../contract';

/** A row of the table of incidents. */
export interface EvidenceRow {
  readonly id: string;
  readonly organization: string;
  readonly year: number | null;
  readonly title: string;
  readonly url: string;
  readonly category: Category;
  readonly side: Side;
  readonly confidence: Confidence;
  readonly set: IncidentSet;
  /** What was read, in words. */
  readonly basis: string;
  readonly cause: string;
  readonly reason: string;
}

/** A choice in a filter: value and name. */
export type Option = readonly [value: string, name: string];

/** The table of incidents with its filters. */
export interface EvidenceTableView {
  readonly rows: readonly EvidenceRow[];
  readonly categories: readonly Option[];
  readonly sides: readonly Option[];
  readonly confidences: readonly Option[];
  readonly sets: readonly Option[];
}

/** One share of a reading, ready to be drawn. */
export interface ShareCell {
  readonly id: string;
  readonly name: string;
  /** 0 to 1. */
  readonly share: number;
  /** `84 (43%)`, or `27%` where there are no counts. */
  readonly text: string;
}

/** One reading as a row of a figure or table. */
export interface ReadingRow {
  readonly id: string;
  readonly name: string;
  readonly how: string;
  readonly records: number;
  readonly organizations: number;
  readonly cells: readonly ShareCell[];
}

/** A category with its count. */
export interface CategoryRow {
  readonly name: string;
  readonly count: number;
}

/** Categories by group, largest group and category first. */
export interface CategoryGroupRow {
  readonly name: string;
  readonly count: number;
  readonly share: number;
  readonly rows: readonly CategoryRow[];
}

/** A value of the codebook with its rule and how often it was used. */
export interface CodebookRow extends Code {
  readonly count: number;
}

const options = (register: Readonly<Record<string, Code>>): readonly Option[] => Object.entries(register).map(([value, { name }]) => [value, name]);
const percent = (share: number): string => `${Math.round(share * 100)}%`;

/** Every counted incident, newest first. */
export function evidenceTableView(): EvidenceTableView {
  const rows = incidents.map((incident) => ({
    id: incident.id,
    organization: incident.organization,
    year: incident.year,
    title: incident.title,
    url: incident.url,
    category: incident.category,
    side: incident.side,
    confidence: incident.confidence,
    set: setOf(incident),
    basis: bases[incident.basis].name.toLowerCase(),
    cause: incident.rootCause,
    reason: incident.reason,
  }));
  rows.sort((a, b) => (b.year ?? 0) - (a.year ?? 0) || a.organization.localeCompare(b.organization, 'en') || a.title.localeCompare(b.title, 'en'));
  return { rows, categories: options(categories), sides: options(sides), confidences: options(confidences), sets: options(sets) };
}

/** How one count is written: with its share (the default), alone, or as a share alone. @throws Error naming the nearest valid name. */
export function evidenceText(reading: string, of: string, as: string): string {
  const { count, share } = evidencePart(reading, of);
  if (!['both', 'count', 'share'].includes(as)) throw new Error(`unknown form as="${as}"; forms are both, count, share`);
  if (count === null) {
    if (as === 'count') throw new Error(`reading "${reading}" has shares and no counts; write as="share"`);
    return percent(share);
  }
  return as === 'count' ? String(count) : as === 'share' ? percent(share) : `${count} (${percent(share)})`;
}

/** Rows of a table or figure over readings. @throws Error naming the valid kinds or the nearest reading. */
export function readingRows(of: string, ids?: readonly string[]): readonly ReadingRow[] {
  const registers: Readonly<Record<string, Readonly<Record<string, Code>>>> = { sides, claims, leverage: leverages };
  const register = registers[of];
  if (!register) throw new Error(`unknown kind of="${of}"; kinds are ${Object.keys(registers).join(', ')}`);
  return (ids ? ids.map(readingById) : readings()).map(({ id, name, how, records: n, organizations }) => ({
    id, name, how, records: n, organizations,
    cells: Object.entries(register).map(([key, code]) => ({ id: key, name: code.name, share: evidencePart(id, key).share, text: evidenceText(id, key, 'both') })),
  }));
}

/** Categories by group. */
export function categoryRows(): readonly CategoryGroupRow[] {
  const counts = countBy(incidents, ({ category }) => category);
  const groups: readonly (readonly [name: string, ...parts: readonly CategoryGroup[]])[] = [['Areas of the contract', 'runtime'], ['Infrastructure', 'infrastructure'], ['In neither group', 'human', 'dns']];
  return groups.map(([name, ...parts]) => {
    const rows = (Object.keys(categories) as Category[])
      .filter((category) => parts.includes(groupOf(category)))
      .map((category) => ({ name: categories[category].name, count: counts[category] ?? 0 }))
      .sort((a, b) => b.count - a.count);
    const count = rows.reduce((sum, row) => sum + row.count, 0);
    return { name, count, share: count / incidents.length, rows };
  });
}

/** A part of the codebook. @throws Error naming the valid parts. */
export function codebookRows(of: string): readonly CodebookRow[] {
  const parts: Readonly<Record<string, readonly [register: Readonly<Record<string, Code>>, counts: Readonly<Record<string, number>>]>> = {
    sides: [sides, countBy(incidents, ({ side }) => side)],
    categories: [categories, countBy(incidents, ({ category }) => category)],
    leverage: [leverages, countBy(incidents, ({ leverage }) => leverage)],
    confidence: [confidences, countBy(incidents, ({ confidence }) => confidence)],
    sets: [sets, countBy(incidents, setOf)],
  };
  const part = parts[of];
  if (!part) throw new Error(`unknown part of="${of}"; parts are ${Object.keys(parts).join(', ')}`);
  return Object.entries(part[0]).map(([id, { name, meaning }]) => ({ name, meaning, count: part[1][id] ?? 0 }));
}

/** What `evidence.json` holds: the codebook, every record with its set and the failure modes it illustrates, every reading. */
export function publishedEvidence(): Readonly<Record<string, unknown>> {
  return {
    codebook: { categories, sides, leverages, confidences, bases, sets, claims },
    readings: readings(),
    records: records.map((record) => ({
      ...record,
      set: setOf(record),
      operator: sets[setOf(record)].operator,
      failureModes: contract.failureModes.filter(({ stories }) => stories.includes(record.id)).map(({ id }) => id),
    })),
  };
}
