/** The exercise of the first week: its manifest line by line, and where its faults are. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { clauseById, contract, contractVersion, shortPath } from '../contract';
import { plantedFaults, type PlantedFault } from '../contract/onboarding';
import type { ReaderView } from './readerView';

/** One line of the manifest. */
export interface HuntLine {
  /** From 1. */
  readonly number: number;
  readonly text: string;
}

export interface HuntFault {
  readonly clause: string;
  readonly title: string;
  readonly path: string;
  readonly check: string;
  readonly line: number;
  readonly then: string;
}

/** What `<BreachHunt>` is given. */
export interface HuntView extends Pick<ReaderView, 'version' | 'clauses'> {
  /** Runs of lines: those to look at, and those that stay folded. */
  readonly blocks: readonly { readonly name: string; readonly shown: boolean; readonly lines: readonly HuntLine[] }[];
  readonly faults: readonly HuntFault[];
}

const file = 'static/broken/eleven-faults.yaml';

/** Line on which the text of a fault ends. @throws Error naming file, text and count when it does not occur exactly once. */
export function faultLine(text: string, { at, check }: Pick<PlantedFault, 'at' | 'check'>): number {
  const count = text.split(at).length - 1;
  if (count !== 1) throw new Error(`${file}: the text "${at}" of ${check} occurs ${count} times; it has to occur once (src/contract/onboarding.ts)`);
  return text.slice(0, text.indexOf(at) + at.length).split('\n').length;
}

/** @param root folder of the repository. */
export function huntView(root = process.cwd()): HuntView {
  const text = readFileSync(join(root, file), 'utf8').trimEnd();
  const faults = plantedFaults.map((fault) => ({ clause: fault.clause, title: clauseById(fault.clause).title, path: shortPath(fault.clause), check: fault.check, line: faultLine(text, fault), then: fault.then }));
  const blocks: { name: string; shown: boolean; lines: HuntLine[] }[] = [];
  let lines: HuntLine[] = [];
  const flush = (): void => {
    if (lines.length === 0) return;
    const kind = /^kind: (\w+)/.exec(lines.find((line) => line.text.startsWith('kind: '))?.text ?? '')?.[1] ?? 'comment';
    const [first, last] = [lines[0]?.number ?? 0, lines.at(-1)?.number ?? 0];
    blocks.push({ name: kind, shown: faults.some(({ line }) => line >= first && line <= last), lines });
    lines = [];
  };
  text.split('\n').forEach((line, at) => {
    if (line === '---') flush();
    else lines.push({ number: at + 1, text: line });
  });
  flush();
  return {
    version: contractVersion, blocks, faults,
    clauses: contract.clauses.map(({ id, levels, workloads }) => ({ id, levels, workloads: workloads.map(({ workload, levels: own }) => ({ workload, levels: own, because: '' })) })),
  };
}
