import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';

import { StageGrid } from '../../src/components/contract/StageGrid';
import { contract } from '../../src/contract';
import { derivedSpan, guardrailStages, overrideProblems, spanProblems, stageRegister, stageSpans, type StageSpan } from '../../src/contract/guardrail-stages';
import { stageGridView } from '../../src/site/stageViews';

const spans = stageSpans(contract.clauses);
const span = (id: string): StageSpan => {
  const found = spans.find((candidate) => candidate.id === id);
  if (!found) throw new Error(id);
  return found;
};

describe('first and last look', () => {
  it('are known for every clause, once, in order', () => {
    expect(spans.map(({ id }) => id)).toEqual(contract.clauses.map(({ id }) => id));
    expect(spanProblems(spans, contract.clauses)).toEqual([]);
    expect(overrideProblems(contract.clauses)).toEqual([]);
  });

  it('follow the rule where nothing else is written', () => {
    expect(span('D1')).toEqual({ id: 'D1', earliest: 'render', last: 'runtime' });
    expect(span('I1')).toEqual({ id: 'I1', earliest: 'render', last: 'admission' });
    expect(span('J1')).toEqual({ id: 'J1', earliest: 'build', last: 'runtime' });
    expect(derivedSpan({ id: 'P2', binds: 'platform', visibility: 'runtime', guardrails: [] }).earliest).toBe('rollout');
  });

  it('never end before admission: an earlier stage is optional for whoever has API access', () => {
    for (const { id, last } of spans) expect(guardrailStages.indexOf(last), id).toBeGreaterThanOrEqual(guardrailStages.indexOf('admission'));
  });

  it('are explained by stage', () => {
    expect(Object.keys(stageRegister)).toEqual([...guardrailStages]);
  });
});

describe('the grid', () => {
  it('shows every clause once, as a link', () => {
    const html = renderToStaticMarkup(createElement(StageGrid, { view: stageGridView() }));
    for (const { id } of contract.clauses) expect(html.split(`>${id}</a>`).length - 1, id).toBe(1);
    expect(html).toContain(`of ${contract.clauses.length} clauses`);
  });
});

describe('are refused', () => {
  const first = spans[0] as StageSpan;
  const only = contract.clauses.slice(0, 1);
  it.each<[string, readonly StageSpan[], string]>([
    ['a missing clause', [], 'H1: has no stages'],
    ['a clause twice', [first, first], 'H1: stands twice'],
    ['a clause nobody knows', [first, { ...first, id: 'H99' }], 'H99: has stages and is no clause'],
    ['a last look before the first', [{ ...first, earliest: 'runtime', last: 'admission' }], 'first looked at in runtime, after its last look in admission'],
    ['a last look before a guardrail acts', [{ ...first, last: 'render' }], 'a guardrail acts at admission, after the last look in render'],
    ['a stage nobody knows', [{ ...first, last: 'later' as 'runtime' }], 'an unknown stage'],
  ])('%s', (_, broken, message) => {
    expect(spanProblems(broken, only).join('\n')).toContain(message);
  });

  it.each([
    [{ earliest: { H1: { stage: 'render', because: 'x' } }, last: {} }, 'earliest H1: the rule says render already'],
    [{ earliest: {}, last: { H1: { stage: 'rollout', because: ' ' } } }, 'last H1: gives no reason'],
    [{ earliest: {}, last: { H99: { stage: 'rollout', because: 'x' } } }, 'last H99: no such clause'],
  ] as const)('override %#', (tables, message) => {
    expect(overrideProblems(contract.clauses, tables).join('\n')).toContain(message);
  });
});

describe('the scripts of the chapter', () => {
  const chapter = readFileSync('docs/06-platform-integration/cicd-guardrails.mdx', 'utf8');
  const fence = (title: string): string => {
    const found = new RegExp(`title="${title}[^\\n]*\\n([\\s\\S]*?)\`\`\``).exec(chapter)?.[1];
    if (found === undefined) throw new Error(`no block "${title}"`);
    return found;
  };
  it('parse', () => {
    expect(spawnSync('bash', ['-n'], { input: fence('deploy.sh') }).stderr.toString()).toBe('');
  });
  it('compute from the sample events what the text says', () => {
    const folder = mkdtempSync(join(tmpdir(), 'dora-'));
    try {
      writeFileSync(join(folder, 'events.jsonl'), fence('events.jsonl'));
      const { stdout, stderr } = spawnSync('bash', ['-c', fence('dora.sh')], { cwd: folder });
      expect(stderr.toString()).toBe('');
      expect(JSON.parse(stdout.toString())).toEqual({ change_lead_time_minutes: 90, deployment_frequency: 4, failed_deployment_recovery_minutes: 8, change_fail_rate: 0.25, deployment_rework_rate: 0.25 });
      expect(chapter).toContain('lead time 90 minutes, 4 deployments, recovery 8 minutes, 0.25 and 0.25');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
