/** How marks on a manifest are graded against what the checker finds in it. Source: this exercise’s own rule. */

/** A planted fault. */
export interface Fault {
  readonly check: string;
  /** From 1. */
  readonly line: number;
}

/** What the checker reports as unmet. */
export interface Unmet {
  readonly check: string;
  readonly line: number;
}

/** The result. */
export interface Grade {
  /** Checks of the planted faults that were marked. */
  readonly found: readonly string[];
  readonly missed: readonly string[];
  /** Marked lines to which the checker has no objection. */
  readonly innocent: readonly number[];
  /** Planted faults that the checker does not report: then the exercise itself is wrong. */
  readonly unproven: readonly string[];
}

/**
 * A fault is found when its line is marked, or one beside it: a probe’s first line and its handler are the same fault.
 * A mark is innocent when neither a planted fault nor anything the checker reports is on or beside its line.
 */
export function grade(marked: ReadonlySet<number>, faults: readonly Fault[], unmet: readonly Unmet[]): Grade {
  const near = (line: number): boolean => marked.has(line) || marked.has(line - 1) || marked.has(line + 1);
  const reported = new Set(unmet.map(({ check }) => check));
  const guilty = [...faults, ...unmet].map(({ line }) => line);
  return {
    found: faults.filter(({ line }) => near(line)).map(({ check }) => check),
    missed: faults.filter(({ line }) => !near(line)).map(({ check }) => check),
    innocent: [...marked].filter((line) => !guilty.some((bad) => Math.abs(bad - line) <= 1)).sort((a, b) => a - b),
    unproven: faults.filter(({ check }) => !reported.has(check)).map(({ check }) => check),
  };
}
