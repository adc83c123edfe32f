/**
 * Changing the shape of shared data over several releases: which code can run on which state of the data.
 *
 * “Column” stands for any field two versions share: a column, a message field, a cache key. Source: expand and contract
 * (parallel change), as described by Fowler and DORA; the rules below are ours. Not modeled: defaults that fill a column by
 * themselves, triggers, readers outside the service.
 */

/** One release: what the schema holds when it is done, and what its code does. */
export interface Release {
  readonly name: string;
  /** What the release does, in a few words. */
  readonly does: string;
  /** Columns that exist once the release is complete. */
  readonly schema: readonly string[];
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  /** Columns a job fills for rows written earlier, before this release’s code runs. */
  readonly backfills?: readonly string[];
}

/** What remains when releases up to one of them have run. */
export interface DataState {
  readonly schema: readonly string[];
  /** Columns that are filled and current in every row. */
  readonly complete: readonly string[];
}

/** State of schema and rows after releases 0 … `last` have each run for a while. Release 0 is the one before the change. */
export function stateAfter(releases: readonly Release[], last: number): DataState {
  let complete = new Set(releases[0]?.writes ?? []);
  for (const release of releases.slice(1, last + 1)) {
    for (const column of release.backfills ?? []) complete.add(column);
    // Rows written from now on hold only what this release writes.
    complete = new Set([...complete].filter((column) => release.writes.includes(column)));
  }
  const schema = releases[last]?.schema ?? [];
  return { schema, complete: [...complete].filter((column) => schema.includes(column)) };
}

/** Why the code of a release cannot run on a state; `null` when it can. */
export function cannotRun(code: Pick<Release, 'reads' | 'writes'>, { schema, complete }: DataState): string | null {
  const gone = [...new Set([...code.reads, ...code.writes])].find((column) => !schema.includes(column));
  if (gone !== undefined) return `${gone} is gone`;
  const stale = code.reads.find((column) => !complete.includes(column));
  return stale === undefined ? null : `${stale} lacks the newest rows`;
}

/** Whether the code of release `to` can run after release `from`; `null` when it can, else the reason. */
export function goingBack(releases: readonly Release[], from: number, to: number): string | null {
  return cannotRun(releases[to] as Release, stateAfter(releases, from));
}

/** Whether old and new code can serve side by side while release `next` rolls out; the new schema is there first. */
export function sideBySide(releases: readonly Release[], next: number): string | null {
  const [before, after] = [releases[next - 1] as Release, releases[next] as Release];
  const state = stateAfter(releases, next - 1);
  const complete = [...state.complete, ...(after.backfills ?? [])];
  // What a release removes goes after its last old pod, so during the rollout both schemas’ columns exist only if the new one keeps them.
  const during: DataState = { schema: after.schema, complete: complete.filter((column) => after.schema.includes(column)) };
  const both = complete.filter((column) => before.writes.includes(column) && after.writes.includes(column));
  return cannotRun(before, during) ?? cannotRun(after, { schema: after.schema, complete: both });
}

/** Renaming `name` to `full_name`, one safe step at a time. */
export const fiveReleases: readonly Release[] = [
  { name: 'before', does: 'reads and writes name', schema: ['name'], reads: ['name'], writes: ['name'] },
  { name: '1 expand', does: 'adds full_name, empty', schema: ['name', 'full_name'], reads: ['name'], writes: ['name'] },
  { name: '2 write both', does: 'writes both, reads name', schema: ['name', 'full_name'], reads: ['name'], writes: ['name', 'full_name'] },
  { name: '3 read new', does: 'after a backfill, reads full_name', schema: ['name', 'full_name'], reads: ['full_name'], writes: ['name', 'full_name'], backfills: ['full_name'] },
  { name: '4 write new', does: 'stops writing name', schema: ['name', 'full_name'], reads: ['full_name'], writes: ['full_name'] },
  { name: '5 contract', does: 'drops name', schema: ['full_name'], reads: ['full_name'], writes: ['full_name'] },
];

/** The same in one go. */
export const oneRelease: readonly Release[] = [
  fiveReleases[0] as Release,
  { name: 'rename', does: 'renames the column and the code', schema: ['full_name'], reads: ['full_name'], writes: ['full_name'], backfills: ['full_name'] },
];

/**
 * How long a lock request holds everybody else up: those behind it wait for the longest transaction in front of it, or
 * until it gives up. @param lockTimeoutSeconds `null` = it never gives up. @returns seconds nobody gets through, and requests that waited.
 */
export function lockWait(longestTransactionSeconds: number, lockTimeoutSeconds: number | null, holdSeconds: number, perSecond: number): { readonly blockedSeconds: number; readonly waiting: number; readonly done: boolean } {
  const done = lockTimeoutSeconds === null || longestTransactionSeconds <= lockTimeoutSeconds;
  const blockedSeconds = done ? longestTransactionSeconds + holdSeconds : lockTimeoutSeconds;
  return { blockedSeconds, waiting: blockedSeconds * perSecond, done };
}

/** Hours a throttled backfill takes. */
export function backfillHours(rows: number, rowsPerBatch: number, secondsPerBatch: number, pauseSeconds: number): number {
  return (Math.ceil(rows / rowsPerBatch) * (secondsPerBatch + pauseSeconds)) / 3600;
}
