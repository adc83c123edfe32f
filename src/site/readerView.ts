/** What the contract reader needs of the contract, and the files it can start from. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import type { ClauseLevels } from '../checker/judge';
import { contract, contractVersion, tiers } from '../contract';
import { brokenExamples, goldenPaths } from '../contract/golden-paths';

/** A file of the site that can be loaded into the reader. */
export interface ReaderExample {
  readonly id: string;
  readonly title: string;
  /** Path from the root of the site. */
  readonly path: string;
  readonly group: 'golden path' | 'broken';
}

/** What the build hands over. */
export interface ReaderView {
  readonly version: string;
  readonly clauses: readonly ClauseLevels[];
  readonly titles: Readonly<Record<string, string>>;
  readonly examples: readonly ReaderExample[];
}

/** @throws Error naming the file when an example does not exist. */
export function readerView(): ReaderView {
  const examples: readonly ReaderExample[] = [
    ...brokenExamples.map(({ id, title }) => ({ id, title, path: `broken/${id}.yaml`, group: 'broken' as const })),
    ...goldenPaths.flatMap(({ id, title }) => tiers.map((tier) => ({ id: `${id}-tier-${tier}`, title: `${title}, tier ${tier}`, path: `golden-paths/${id}/tier-${tier}.yaml`, group: 'golden path' as const }))),
  ];
  for (const { path } of examples) if (!existsSync(join(process.cwd(), 'static', path))) throw new Error(`static/${path} does not exist; src/contract/golden-paths.ts names it`);
  return {
    version: contractVersion, examples,
    clauses: contract.clauses.map(({ id, levels, workloads }) => ({ id, levels, workloads: workloads.map(({ workload, levels: own }) => ({ workload, levels: own, because: '' })) })),
    titles: Object.fromEntries(contract.clauses.map(({ id, title }) => [id, title])),
  };
}
