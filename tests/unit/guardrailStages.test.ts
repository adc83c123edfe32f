import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';

import { StageGrid } from '../../src/components/contract/StageGrid';
import { clauseById, contract } from '../../src/contract';
import {
  derivedSpan, guardrailStages, lastOverrides, lookProblems, looksAt, overrideProblems, reasonFor, spanProblems, stageOfGuardrail, stageRegister, stageSpans, type StagedClause, type StageSpan,
} from '../../src/contract/guardrail-stages';
import { clauseStages, stagedChecks } from '../../src/site/stageLooks';
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
    expect(derivedSpan({ ...clauseById('P2'), visibility: 'runtime' }).earliest).toBe('rollout');
    expect(span('P4').earliest).toBe('render');
  });

  it('never end before admission: an earlier stage is optional for whoever has API access', () => {
    for (const { id, last } of spans) expect(guardrailStages.indexOf(last), id).toBeGreaterThanOrEqual(guardrailStages.indexOf('admission'));
  });

  it('are explained by stage', () => {
    expect(Object.keys(stageRegister)).toEqual([...guardrailStages]);
  });
});

describe('what looks', () => {
  it('stands at both ends of every clause', () => {
    expect(lookProblems(contract.clauses, stagedChecks())).toEqual([]);
    for (const clause of contract.clauses) for (const end of ['earliest', 'last'] as const) expect(reasonFor(end, clause), `${clause.id} ${end}`).toMatch(/^\S.*\.$/);
  });

  it('counts checks on files, and those of them that admission runs as policies', () => {
    const own = stagedChecks().filter(({ clause }) => clause === 'D1');
    expect(looksAt(clauseById('D1'), span('D1'), stagedChecks()).map(({ stage, checks }) => [stage, checks])).toEqual([
      ['render', own.length], ['admission', own.filter(({ policy }) => policy).length], ['runtime', 0],
    ]);
  });

  it('is read from the rung and from how the mechanism begins', () => {
    const at = (rung: 'default' | 'inform' | 'page' | 'correct' | 'warn', mechanism: string) => stageOfGuardrail({ rung, mechanism, tells: 'x' }, 'build');
    expect(at('default', 'ValidatingAdmissionPolicy: x')).toBeNull();
    expect(at('page', 'Pull-request check: x')).toBe('runtime');
    expect(at('warn', 'ValidatingAdmissionPolicy: x')).toBe('admission');
    expect(at('correct', 'The rollout aborts.')).toBe('rollout');
    expect(at('correct', 'The kubelet evicts the pod.')).toBeNull();
    expect(at('inform', 'CI starts the image.')).toBe('build');
    expect(stageOfGuardrail({ rung: 'inform', mechanism: 'Pull-request check: x', tells: 'x' }, 'runtime')).toBe('render');
    expect(at('inform', 'Weekly report of x.')).toBe('runtime');
  });

  it('is one line per stage on the clause’s page, with the reason at both ends', () => {
    for (const { id } of contract.clauses) {
      const rows = clauseStages(id);
      expect(rows.filter(({ end }) => end !== null).every(({ because }) => because !== ''), id).toBe(true);
      expect(rows.every(({ looks }) => looks !== '' && looks.length < 260 && !looks.endsWith('.')), `${id}: ${rows.map(({ looks }) => looks).join(' / ')}`).toBe(true);
    }
    expect(clauseStages('D3').map(({ end, because }) => [end, because])).toEqual([['first and last look', 'Peak use and the fullest zone exist in the running cluster only.']]);
    expect(clauseStages('P2')[0]?.because).toBe('The order of rings exists while a change passes them.');
    expect(clauseStages('S1').find(({ stage }) => stage === 'admission')?.looks).toBe('1 check as a policy');
    expect(clauseStages('J3').map(({ stage, looks }) => `${stage}: ${looks}`)).toEqual([
      'build: the proof above, before it ships', 'admission: ValidatingAdmissionPolicy: a Deployment labeled as singleton with a surge above 0', 'runtime: the proof above',
    ]);
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

  it('a last look before a page, unless a reason is written', () => {
    expect(Object.keys(lastOverrides)).not.toContain('H2');
    expect(spanProblems([{ id: 'H2', earliest: 'build', last: 'admission' }], [clauseById('H2')]).join()).toContain('H2: a guardrail acts at run time, after the last look in admission');
    expect(spanProblems([span('V9')], [clauseById('V9')])).toEqual([]);
  });

  const silent = (id: string): StagedClause => ({ ...clauseById(id), guardrails: [] });
  it.each<[string, StagedClause, Parameters<typeof lookProblems>[1], Parameters<typeof lookProblems>[2], string]>([
    ['an end where nothing looks', silent('N2'), [], {}, 'N2: nothing looks at it in render'],
    ['a check before the first look', clauseById('P5'), [{ clause: 'P5', policy: false }], {}, 'P5: first looked at in runtime, and 1 of its checks read rendered files'],
    ['a written look outside the span', clauseById('D3'), [], { D3: { render: 'x' } }, 'D3: a look is written for render, outside runtime to runtime'],
    ['a written look beside a guardrail', clauseById('L1'), [], { L1: { build: 'x' } }, 'L1: a guardrail looks in build already'],
    ['an empty look', clauseById('I4'), [], { I4: { build: ' ' } }, 'I4: the look in build is empty'],
    ['a look at a clause nobody knows', clauseById('D3'), [], { H99: { build: 'x' } }, 'written look H99: no such clause'],
  ])('%s', (_, clause, checks, written, message) => {
    expect(lookProblems([clause], checks, written).join('\n')).toContain(message);
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
  const fence = (title: string, text = chapter): string => {
    const found = new RegExp(`title="${title}[^\\n]*\\n([\\s\\S]*?)\`\`\``).exec(text)?.[1];
    if (found === undefined) throw new Error(`no block "${title}"`);
    return found;
  };
  it('parse', () => {
    expect(spawnSync('bash', ['-n'], { input: fence('deploy.sh') }).stderr.toString()).toBe('');
  });
  // kubectl fails for calls that match; `rollout status` succeeds from one call on; `curl` ends with its code. All log what they were asked.
  const undone = ['undo', 'patch'];
  it.each([
    ['a good release', 'none', 0, 0, 0, ['try', 'get', 'apply', 'deploy', 'status', 'complete']],
    ['a bad release, and waits for the way back', 'none', 1, 0, 1, ['try', 'get', 'apply', 'deploy', 'status', ...undone, 'abort', 'status']],
    ['a way back that fails too', 'none', 9, 0, 1, ['try', 'get', 'apply', 'deploy', 'status', ...undone, 'abort', 'status']],
    ['a good release whose events are lost', 'none', 0, 22, 0, ['try', 'get', 'apply', 'deploy', 'status', 'complete']],
    ['an apply that is refused: nothing has changed, so nothing goes back', 'dry-run', 0, 0, 1, ['try']],
    ['an apply that stops halfway', 'apply.*/$|apply -f checkout.yaml$', 0, 0, 1, ['try', 'get', 'apply', ...undone, 'abort', 'status']],
    ['an undo that is refused: the bad version is not sped up', 'rollout undo', 9, 0, 1, ['try', 'get', 'apply', 'deploy', 'status', 'undo', 'abort']],
  ] as const)('deploy %s', (_, refuses, okFrom, curl, code, steps) => {
    const rolling = readFileSync('docs/05-release-patterns/rolling-updates.mdx', 'utf8');
    for (const [text, title, events] of [[chapter, 'deploy.sh', true], [rolling, 'the last step of a deploy job', false]] as const) {
      const folder = mkdtempSync(join(tmpdir(), 'deploy-'));
      try {
        writeFileSync(join(folder, 'kubectl'), `#!/bin/bash\necho "$*" >> ${folder}/log\n[[ "$*" =~ ${refuses.replaceAll(' ', '\\ ')} ]] && exit 1\ncase "$*" in *" get "*) echo 41;; *"rollout status"*) echo >> ${folder}/n; [ "$(wc -l < ${folder}/n)" -gt ${okFrom} ];; esac\n`);
        writeFileSync(join(folder, 'curl'), `#!/bin/bash\ncat >> ${folder}/log\nexit ${curl}\n`);
        writeFileSync(join(folder, 'sleep'), '#!/bin/bash\n');
        for (const name of ['kubectl', 'curl', 'sleep']) chmodSync(join(folder, name), 0o755);
        const env = { ...process.env, PATH: `${folder}:${process.env.PATH}`, RELEASE: 'r1', DIGEST: 'sha256:x', COMMITTED: '2026-11-02T08:10:00Z', EVENTS_URL: 'http://events.invalid' };
        expect(spawnSync('bash', ['-c', fence(title, text)], { env }).status, title).toBe(code);
        const log = readFileSync(join(folder, 'log'), 'utf8').trim().split('\n');
        expect(log.map((line) => /"event":"(\w+)"/.exec(line)?.[1] ?? (line.includes('dry-run') ? 'try' : /\b(get|apply|status|undo|patch)\b/.exec(line)?.[1])), title).toEqual(steps.filter((step) => events || !['deploy', 'complete', 'abort'].includes(step)));
        for (const line of log.filter((entry) => events && entry.includes('apply'))) expect(line).toContain('--field-manager=deployer --force-conflicts');
        for (const line of log.filter((entry) => entry.includes('rollout undo'))) expect(line).toContain('--to-revision=41');
      } finally {
        rmSync(folder, { recursive: true });
      }
    }
  });
  it('show the difference with the flags of the apply', () => {
    expect(chapter).toContain('kubectl diff -n shop --server-side --field-manager=deployer --force-conflicts');
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
