import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { answer } from '../../src/checker/worker';
import { clauseById } from '../../src/contract';
import { plantedFaults } from '../../src/contract/onboarding';
import { grade } from '../../src/models/breach-hunt/model';
import { faultLine, huntView } from '../../src/site/huntView';

const view = huntView();
const text = view.blocks.map(({ lines }) => lines.map((line) => line.text).join('\n')).join('\n---\n');
const { result } = answer({ id: 1, text, tier: null, workload: null, today: '2026-11-23', clauses: view.clauses, version: view.version, site: 'https://x.example/' });
const unmet = result.findings.filter(({ verdict }) => verdict === 'unmet');

describe('the exercise of the first week', () => {
  it('has eleven faults of eleven clauses, each found by its check', () => {
    expect(plantedFaults).toHaveLength(11);
    expect(new Set(plantedFaults.map(({ clause }) => clause)).size).toBe(11);
    expect(grade(new Set(view.faults.map(({ line }) => line)), view.faults, unmet)).toEqual({ found: plantedFaults.map(({ check }) => check), missed: [], innocent: [], unproven: [] });
    for (const { clause, check } of plantedFaults) expect(unmet.find((finding) => finding.check === check)?.clause).toBe(clauseById(clause).id);
  });
  it('has no other breach of a MUST but consequences of the eleven', () => {
    const planted = new Set(plantedFaults.map(({ check }) => check));
    expect(unmet.filter(({ check, level }) => level === 'MUST' && !planted.has(check)).map(({ check }) => check)).toEqual(['route-deadline-within-grace']);
  });
  it('shows the text of the file, with its line numbers', () => {
    expect(text).toBe(readFileSync('static/broken/eleven-faults.yaml', 'utf8').trimEnd());
    const numbers = view.blocks.flatMap(({ lines }) => lines.map(({ number }) => number));
    for (const { number, text: line } of view.blocks.flatMap(({ lines }) => lines)) expect(text.split('\n')[number - 1]).toBe(line);
    expect(new Set(numbers).size).toBe(numbers.length);
  });
  it('refuses a fault whose text is not there, or there twice', () => {
    expect(() => faultLine('a\nb', { at: 'x', check: 'c' })).toThrow('the text "x" of c occurs 0 times');
    expect(() => faultLine('a\na', { at: 'a', check: 'c' })).toThrow('occurs 2 times');
  });
});
