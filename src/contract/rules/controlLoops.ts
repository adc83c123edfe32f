import { writersOf, type ControlLoop, type LoopField } from '../control-loops';
import type { ClauseId, SourceId } from '../types';
import { idProblems, numberProblems } from './shared';

/**
 * Everything wrong with a list of loops.
 * @param known ids that loops may refer to.
 * @returns messages as `loop or field: what`.
 */
export function loopProblems(
  loops: readonly ControlLoop[],
  fields: readonly LoopField[],
  known: { readonly sources: readonly SourceId[]; readonly clauses: readonly ClauseId[] },
): readonly string[] {
  const problems: string[] = [];
  const ids = new Set(loops.map(({ id }) => id));
  const fieldIds = new Set(fields.map(({ id }) => id));
  const exists = (where: string, what: string, id: string, set: { has(id: string): boolean }): void => {
    if (!set.has(id)) problems.push(`${where}: unknown ${what} "${id}"`);
  };
  const sources = new Set(known.sources);
  const clauses = new Set<string>(known.clauses);
  problems.push(...idProblems(loops.map(({ id }) => id), 'loops'), ...idProblems(fields.map(({ id }) => id), 'fields'));

  for (const loop of loops) {
    const where = loop.id;
    if (loop.sources.length === 0) problems.push(`${where}: names no source`);
    for (const id of loop.sources) exists(where, 'source', id, sources);
    for (const id of [...loop.clauses, ...loop.disturbs.flatMap((one) => one.clauses)]) exists(where, 'clause', id, clauses);
    for (const id of [...loop.rivals, ...loop.disturbs.map((one) => one.loop)]) {
      exists(where, 'loop', id, ids);
      if (id === loop.id) problems.push(`${where}: names itself`);
    }
    for (const { field, how } of loop.writes) {
      exists(where, 'field', field, fieldIds);
      if (how.length > 10) problems.push(`${where}: "${how}" does not fit the cell of ${field}`);
    }
    if (loop.times.length === 0 && /timer/.test(loop.trigger)) problems.push(`${where}: a timer without a time`);
    for (const time of loop.times) {
      if (!(time.from > 0) || (time.to !== undefined && !(time.to > time.from))) problems.push(`${where}: ${time.name}: a time is above zero, and a range ends after it begins`);
      problems.push(...numberProblems(where, time.name, time, sources));
      if (time.source && !loop.sources.includes(time.source)) problems.push(`${where}: ${time.name}: its source is missing from the loop’s sources`);
    }
    for (const rival of loop.rivals) {
      const other = loops.find(({ id }) => id === rival);
      if (!other) continue;
      const shared = fields.some((field) => field.sharing === 'overwrites' && [loop, other].every(({ writes }) => writes.some((write) => write.field === field.id)));
      if (!shared) problems.push(`${where}: names ${rival} as a rival, but they overwrite no common field`);
    }
  }

  for (const field of fields) {
    const writers = writersOf(field.id, loops).map(({ id }) => id);
    if (writers.length < 2) problems.push(`${field.id}: fewer than two loops write it`);
    if (field.owner !== null && !writers.includes(field.owner)) problems.push(`${field.id}: its owner "${field.owner}" does not write it`);
    if (field.sharing === 'overwrites') {
      for (const loop of loops.filter(({ id }) => writers.includes(id))) {
        for (const rival of writers.filter((id) => id !== loop.id && !loop.rivals.includes(id))) problems.push(`${loop.id}: writes ${field.id} as ${rival} does, and does not name it`);
      }
      if (field.addedBy.length > 0) problems.push(`${field.id}: writers that overwrite each other are named as rivals, not here`);
    } else {
      for (const id of writers.filter((writer) => !field.addedBy.includes(writer))) problems.push(`${field.id}: ${id} writes it and is not listed`);
      for (const id of field.addedBy.filter((writer) => !writers.includes(writer))) problems.push(`${field.id}: lists "${id}", which does not write it`);
    }
  }
  return problems;
}
