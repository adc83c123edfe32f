/** View models of the platform's promises and the vendors' numbers, with every id resolved at build. */
import { nearest, sourceById } from '../contract';
import { baselines, type Baseline } from '../contract/baselines';
import type { Source } from '../contract/types';
import { vendorGroupNames, vendorGroups, vendorLimits, type VendorGroup, type VendorLimit } from '../contract/vendor-limits';
import { clauseLink, type ClauseLink } from './views';

/** What a cell shows of a source. */
type SourceLink = Pick<Source, 'id' | 'title' | 'url'>;

function sourceLink(id: string): SourceLink {
  const { title, url } = sourceById(id);
  return { id, title, url };
}

function shortClause(id: string): Pick<ClauseLink, 'id' | 'path'> {
  return { id, path: clauseLink(id).path };
}

/** A promise with its clauses, cut to what the table shows; its sources stand at the end of the page. */
export interface BaselineView extends Omit<Baseline, 'clauses' | 'sources'> {
  readonly clauses: readonly Pick<ClauseLink, 'id' | 'path'>[];
}

/** A vendor number with the text it was read in. */
export interface VendorLimitView extends Omit<VendorLimit, 'source'> {
  readonly source: SourceLink | null;
}

/** One group of vendor numbers. */
export interface VendorGroupView {
  readonly group: VendorGroup;
  readonly name: string;
  readonly rows: readonly VendorLimitView[];
}

/**
 * Promises in their order.
 * @param ids only these, in this order; all when omitted.
 * @throws Error naming the nearest id when there is no such promise.
 */
export function baselineViews(ids: readonly string[] = baselines.map(({ id }) => id)): readonly BaselineView[] {
  return ids.map((id) => {
    const row = baselines.find((candidate) => candidate.id === id);
    if (!row) throw new Error(`unknown baseline "${id}"; did you mean "${nearest(id, baselines.map((candidate) => candidate.id)) ?? ''}"?`);
    const { promise, objectives, withoutApi, measured, breach, clauses } = row;
    return { id, promise, objectives, withoutApi, measured, breach, clauses: clauses.map(shortClause) };
  });
}

/**
 * Vendor numbers by group.
 * @param only these groups; all when omitted.
 * @throws Error naming the groups when there is no such group.
 */
export function vendorLimitViews(only: readonly string[] = vendorGroups): readonly VendorGroupView[] {
  const unknown = only.find((group) => !vendorGroups.some((candidate) => candidate === group));
  if (unknown !== undefined) throw new Error(`unknown group "${unknown}"; groups are ${vendorGroups.join(', ')}`);
  return vendorGroups.filter((group) => only.includes(group)).map((name) => ({
    group: name,
    name: vendorGroupNames[name],
    rows: vendorLimits.filter((row) => row.group === name).map((row) => ({ ...row, source: row.source === null ? null : sourceLink(row.source) })),
  }));
}
