/** What `static/release` publishes: valid, generated from the models, kept by the contract, and able to say no. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';

import { createJudge } from '../../src/checker/judge';
import { parseManifests } from '../../src/checker/parse';
import { clauseById } from '../../src/contract';
import { allChecks, emptyCatalogue, exampleParams } from '../../src/contract/checks';
import { queryableNames } from '../../src/contract/known-series';
import { checkout as example } from '../../src/contract/worked-example';
import { alertsFor, errorBudget } from '../../src/models/burnRate/model';
import { assessMetric, type MetricCounts, type Phase } from '../../src/models/canary/model';
import { plan, threeMetrics } from '../../src/models/canary-statistics/checkout';
import { bonferroni, normalQuantile } from '../../src/models/canary-statistics/model';
import { checkout as release, emergencyLane, requestsInStep, stopCount } from '../../src/models/exposure/model';
import { fencesOf, promqlProblems } from '../../src/site/chapterChecks';
import { annotatedLines } from '../../src/site/goldenPathViews';
import { extensionMinutes, gates, releaseRuleFiles, stepName } from '../../src/site/releaseRules';
import { filesBelow } from '../files';
import { manifestsOf, schemaProblems } from '../kubernetes';

const root = join(import.meta.dirname, '..', '..', 'static');
const text = (path: string): string => readFileSync(join(root, path), 'utf8');
const filesOf = (folder: string): readonly string[] => readdirSync(join(root, 'release', folder)).filter((name) => name.endsWith('.yaml')).map((name) => `release/${folder}/${name}`);
const folders = ['gateway-api-canary', 'argo-rollouts'] as const;
const objects = (path: string): readonly Record<string, unknown>[] => manifestsOf(path, text(path)).map(({ object }) => object);

interface Rule { readonly record?: string; readonly alert?: string; readonly expr: string; readonly labels?: Readonly<Record<string, string>>; readonly for?: string }
interface RuleText { readonly groups: readonly { readonly name: string; readonly interval: string; readonly rules: readonly Rule[] }[] }
const rulesIn = (path: string): readonly Rule[] => (parse(text(path)) as RuleText).groups.flatMap(({ rules }) => rules);
const plain = filesOf('rules').filter((path) => !path.endsWith('.test.yaml'));

interface Metric {
  readonly name: string;
  readonly count?: string | number;
  readonly interval?: string;
  readonly failureLimit?: number;
  readonly inconclusiveLimit?: number;
  readonly consecutiveErrorLimit?: number;
  readonly consecutiveSuccessLimit?: number;
  readonly successCondition?: string;
  readonly failureCondition?: string;
  readonly provider: { readonly prometheus: { readonly query: string } };
}
const template = objects('release/argo-rollouts/analysis.yaml')[0] as { readonly metadata: { readonly name: string }; readonly spec: { readonly args: readonly { readonly name: string; readonly value?: string }[]; readonly metrics: readonly Metric[] } };
const metricNamed = (name: string): Metric => {
  const found = template.spec.metrics.find((metric) => metric.name === name);
  if (!found) throw new Error(`no metric ${name}`);
  return found;
};
const filled = (value: string, args: Readonly<Record<string, string>>): string => value.replace(/\{\{args\.([\w-]+)\}\}/g, (_, name: string) => {
  const found = args[name];
  if (found === undefined) throw new Error(`no argument ${name}`);
  return found;
});

interface RolloutSpec {
  readonly rollbackWindow: { readonly revisions: number };
  readonly progressDeadlineAbort: boolean;
  readonly strategy: { readonly canary: {
    readonly scaleDownDelaySeconds: number; readonly stableService: string; readonly canaryService: string;
    readonly steps: readonly { readonly setWeight?: number; readonly analysis?: { readonly templates: readonly { readonly templateName: string }[]; readonly args: readonly { readonly name: string; readonly value?: string; readonly valueFrom?: { readonly podTemplateHashValue?: string } }[] } }[];
  } };
}
const rollout = (objects('release/argo-rollouts/rollout.yaml').find(({ kind }) => kind === 'Rollout') as unknown as { readonly spec: RolloutSpec }).spec;
const stepArgs = rollout.strategy.canary.steps.flatMap(({ analysis }) => (analysis ? [Object.fromEntries(analysis.args.map(({ name, value }) => [name, value ?? 'canary-hash']))] : []));
const second = stepArgs[1] ?? {};

/** Every PromQL expression below `static/release`, placeholders filled in. */
const queries = [
  ...plain.flatMap((path) => rulesIn(path).map(({ expr }) => ({ where: path, expr }))),
  ...template.spec.metrics.map(({ name, provider }) => ({ where: `analysis.yaml ${name}`, expr: filled(provider.prometheus.query, second) })),
];

describe('Kubernetes objects', () => {
  it.each(folders)('of %s fit the schema, unknown fields refused', async (folder) => {
    const manifests = filesOf(folder).flatMap((path) => manifestsOf(path, text(path)));
    expect(manifests.length).toBeGreaterThan(10);
    expect(await schemaProblems(manifests)).toEqual([]);
  }, 60_000);

  it.each(folders)('of %s keep the contract: no MUST is unmet, and none is waived', (folder) => {
    const parsed = filesOf(folder).map((path) => parseManifests(text(path), path));
    expect(parsed.flatMap(({ problems }) => problems)).toEqual([]);
    const { findings, objects: judged } = createJudge(allChecks, (id) => clauseById(id)).judge(parsed.flatMap(({ manifests }) => manifests), { params: exampleParams, catalogue: emptyCatalogue, today: '2026-11-23' });
    expect(findings.filter(({ verdict, level }) => verdict === 'unmet' && level === 'MUST').map(({ check, kind, name, message }) => `${check} on ${kind} ${name}: ${message}`)).toEqual([]);
    expect(findings.filter(({ waivedUntil }) => waivedUntil !== null)).toEqual([]);
    expect(judged.every(({ tier }) => tier === 1)).toBe(true);
    expect(findings.filter(({ verdict }) => verdict === 'met').length).toBeGreaterThan(200);
  });

  it('are annotated with clauses that exist', () => {
    for (const path of folders.flatMap(filesOf)) for (const { clauses } of annotatedLines(text(path))) for (const clause of clauses) expect(clauseById(clause).id).toBe(clause);
  });

  it('of a release ask the database for no more connections than it granted', () => {
    const maximum = (folder: string): readonly number[] => filesOf(folder).flatMap(objects).filter(({ kind }) => kind === 'HorizontalPodAutoscaler').map(({ spec }) => (spec as { maxReplicas: number }).maxReplicas);
    const tracks = maximum('gateway-api-canary').reduce((sum, max) => sum + (max + example.maxSurge) * example.poolPerReplica, 0);
    const both = maximum('argo-rollouts').reduce((sum, max) => sum + (2 * max + example.maxSurge) * example.poolPerReplica, 0);
    expect([tracks, both]).toEqual([232, 232]);
    expect(Math.max(tracks, both)).toBeLessThanOrEqual(example.grantedConnections);
  });
});

describe('routes of the two tracks', () => {
  const weights = (path: string): Record<string, number> => {
    const rules = (objects(path)[0]?.spec as { readonly rules: readonly { readonly matches: readonly { readonly headers?: unknown }[]; readonly backendRefs: readonly { readonly name: string; readonly weight?: number }[] }[] }).rules;
    return Object.fromEntries(rules.find(({ matches }) => matches.every(({ headers }) => headers === undefined))?.backendRefs.map(({ name, weight }) => [name, weight ?? NaN]) ?? []);
  };
  it('are one file for each step of the model, and for both ends', () => {
    const names = ['0', ...release.steps.map(stepName), '100'].map((name) => `release/gateway-api-canary/route-${name}.yaml`);
    expect(filesOf('gateway-api-canary').filter((path) => path.includes('/route-')).sort()).toEqual(names.toSorted());
    for (const path of names) {
      const percent = Number(/route-(\d+)/.exec(path)?.[1]);
      expect(weights(path), path).toEqual({ checkout: 100 - percent, 'checkout-canary': percent });
    }
  });
  it('differ in their weights alone', () => {
    const without = (path: string): string => JSON.stringify(objects(path)).replace(/"weight":\d+/g, '');
    const routes = filesOf('gateway-api-canary').filter((path) => path.includes('/route-'));
    expect(new Set(routes.map(without)).size).toBe(1);
  });
  it('reach Services that select one track each', () => {
    const services = objects('release/gateway-api-canary/workloads.yaml').filter(({ kind }) => kind === 'Service').map(({ metadata, spec }) => [(metadata as { name: string }).name, (spec as { selector: Record<string, string> }).selector['app.kubernetes.io/instance']]);
    expect(services).toEqual([['checkout', 'checkout'], ['checkout-canary', 'checkout-canary']]);
  });
});

// The controller checks the template of a step with its own defaults, never with the arguments of the step.
const countless = (metrics: readonly Metric[], args: readonly { readonly name: string; readonly value?: string }[]): readonly string[] => {
  const defaults = Object.fromEntries(args.map(({ name, value }) => [name, value ?? 'dummy-value']));
  return metrics.filter(({ count, interval }) => interval !== undefined && !(Number(filled(String(count), defaults)) > 0)).map(({ name }) => name);
};

describe('the Rollout', () => {
  it('has the steps of the model, each followed by its gate', () => {
    expect(rollout.strategy.canary.steps.map(({ setWeight, analysis }) => setWeight ?? analysis?.templates.map(({ templateName }) => templateName))).toEqual(
      release.steps.flatMap((step) => [step.share * 100, [template.metadata.name]]));
    expect(stepArgs).toEqual(release.steps.map(({ minMinutes, minSample, stopAt }) => ({ canary: 'canary-hash', minutes: String(minMinutes), window: String(minMinutes + extensionMinutes), sample: String(minSample), 'stop-at': String(stopAt) })));
  });
  it('judges the new pods alone, by the hash of their template', () => {
    for (const { analysis } of rollout.strategy.canary.steps) if (analysis) expect(analysis.args.find(({ name }) => name === 'canary')?.valueFrom).toEqual({ podTemplateHashValue: 'Latest' });
    for (const { name, provider: { prometheus: { query } } } of template.spec.metrics) {
      const selectors = filled(query, second).match(/\{[^{}]*\}/g) ?? [];
      expect(selectors.length, name).toBeGreaterThan(0);
      expect(selectors.filter((selector) => !selector.includes('canary-hash')), name).toEqual([]);
    }
  });
  it('declares every argument its queries use, and uses each', () => {
    const used = new Set([...JSON.stringify(template.spec.metrics).matchAll(/\{\{args\.([\w-]+)\}\}/g)].map((match) => match[1]));
    expect([...used].sort()).toEqual(template.spec.args.map(({ name }) => name).sort());
  });
  it('asks a template whose metrics all end, as the controller sees it', () => {
    const { metrics, args } = template.spec;
    expect(countless(metrics, args)).toEqual([]);
    expect(countless(metrics, args.map(({ name }) => ({ name })))).toEqual(['failed-requests', 'restarts']);
    expect(countless(metrics.map((metric) => ({ ...metric, count: undefined }) as Metric), args)).toEqual(['failed-requests', 'restarts', 'sample']);
  });
  it('goes back by itself, past the steps, and keeps the old pods for an hour', () => {
    expect(rollout.progressDeadlineAbort).toBe(true);
    expect(rollout.rollbackWindow.revisions).toBeGreaterThan(0);
    expect(rollout.strategy.canary.scaleDownDelaySeconds).toBe(3600);
  });
});

const promtool = spawnSync('promtool', ['--version']).error === undefined;
const reason = promtool ? '' : ' (skipped: no promtool on the PATH)';
const run = (folder: string, ...args: readonly string[]): { readonly status: number | null; readonly output: string } => {
  const { status, stdout, stderr } = spawnSync('promtool', [...args], { cwd: folder, encoding: 'utf8' });
  return { status, output: `${stdout}${stderr}` };
};
const inFolder = <T>(files: Readonly<Record<string, string>>, act: (folder: string) => T): T => {
  const folder = mkdtempSync(join(tmpdir(), 'release-'));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    return act(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

describe('release.sh', () => {
  const script = join(root, 'release', 'gateway-api-canary', 'release.sh');
  /** Runs the script against a cluster and a Prometheus of shell; `answer` is shell that prints a verdict for `$step` and look number `$n`. */
  const runScript = (answer: string, kubectl = '', { curl = '', counts = 1, lane = [] }: { readonly curl?: string; readonly counts?: number; readonly lane?: readonly string[] } = {}): { readonly status: number | null; readonly applied: readonly string[]; readonly error: string } => {
    const folder = mkdtempSync(join(tmpdir(), 'release-sh-'));
    const log = join(folder, 'applied');
    const tool = (name: string, body: string): void => { writeFileSync(join(folder, name), `#!/usr/bin/env bash\n${body}\n`); chmodSync(join(folder, name), 0o755); };
    tool('kubectl', `[[ $1 == apply ]] && echo "$3" >> ${log}\n${kubectl}\nexit 0`);
    const requests = join(folder, 'requests');
    writeFileSync(requests, '0');
    tool('curl', `n=$(($(cat ${requests}) + ${counts})); echo $n > ${requests}\n${curl}\nexit 0`);
    tool('promtool', `case $4 in sum*) echo "{} => $(cat ${requests}) @[1795000000.1]"; exit ;; esac\nstep=\${4#*step=\\"}; step=\${step%%\\"*}; echo "$step" >> ${folder}/looks; n=$(grep -cx "$step" ${folder}/looks)\nrow() { echo "service:gate_verdict:step{step=\\"$step\\"} => $1 @[1795000000.1]"; }\n${answer}`);
    try {
      const { status, stderr } = spawnSync('bash', [script, ...lane], { encoding: 'utf8', env: { ...process.env, PATH: `${folder}:${process.env.PATH ?? ''}`, PROMETHEUS_URL: 'http://nowhere.invalid', SMOKE_URL: 'http://nowhere.invalid/checkout', MINUTE_SECONDS: '0' } });
      return { status, applied: existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [], error: stderr };
    } finally {
      rmSync(folder, { recursive: true });
    }
  };
  const routes = (...names: readonly (number | string)[]): readonly string[] => names.map((name) => `route-${name}.yaml`);

  it('has the steps of the model', () => {
    const source = readFileSync(script, 'utf8');
    const called = [...source.matchAll(/^ +step (\d+) (\d+)(?: (\S+))?$/gm)].map(([, percent, minutes, gate]) => [percent, Number(minutes), gate ?? percent]);
    expect(called).toEqual([...emergencyLane.map((step) => [stepName(step), step.minMinutes, `fast-${stepName(step)}`]), ...release.steps.map((step) => [stepName(step), step.minMinutes, stepName(step)])]);
    for (const [, , gate] of called) expect(gates.map(([name]) => name)).toContain(gate);
    expect(source).toContain(`extension=${extensionMinutes}\n`);
  });
  it('goes through when every gate passes', () => {
    expect(runScript('row 1')).toMatchObject({ status: 0, applied: routes(0, 1, 5, 25, 50, 100) });
  });
  it('takes the emergency lane when asked, and no other word', () => {
    expect(runScript('row 1', '', { lane: ['emergency'] })).toMatchObject({ status: 0, applied: routes(0, 5, 25, 100) });
    expect(runScript('[[ $step == fast-25 ]] && row -1 || row 1', '', { lane: ['emergency'] })).toMatchObject({ status: 1, applied: routes(0, 5, 25, 0) });
    expect(runScript('row 1', '', { lane: ['urgent'] })).toMatchObject({ status: 2, applied: [], error: 'usage: release.sh [emergency]\n' });
  });
  it('asks for lanes and counts as the model has them', () => {
    expect(emergencyLane.map(({ stopAt }) => stopAt)).toEqual(emergencyLane.map((step) => stopCount(requestsInStep(step, release.service), 1 - release.service.objective, release.falseStop)));
    for (const step of emergencyLane) expect(step.minSample).toBeLessThanOrEqual(0.9 * requestsInStep(step, release.service));
  });
  it.skipIf(!promtool).each([
    ['new pods that answered twenty', [['new-1', '_x12 5+1x5 10x30'], ['new-2', '_x12 4+1x6 10x30']], 20],
    ['old pods that leave with their totals', [['old-1', '90000x14 stale'], ['new-1', '_x12 5+1x5 10x30'], ['new-2', '_x12 4+1x6 10x30']], 20],
    ['an old version that answered instead', [['old-1', '90000x14 stale'], ['new-1', '_x12 0x30']], 0],
  ] as const)(`counts what the canary itself has seen: %s${reason}`, (_, pods, value) => {
    const source = readFileSync(script, 'utf8');
    const [all, sum] = [/local all='([^']+)'/.exec(source)?.[1] ?? '', /"(sum\(\$all[^"]+)"/.exec(source)?.[1] ?? ''];
    const tests = {
      rule_files: [], evaluation_interval: '15s',
      tests: [{
        interval: '15s', input_series: pods.map(([pod, values]) => ({ series: all.replace('}', `, pod="${pod}", code="200"}`), values })),
        promql_expr_test: [{ expr: sum.replaceAll('$all', all), eval_time: '5m', exp_samples: [{ labels: '{}', value }] }],
      }],
    };
    inFolder({ 'test.json': JSON.stringify(tests) }, (folder) => {
      const { status, output } = run(folder, 'test', 'rules', 'test.json');
      expect(status, output).toBe(0);
    });
  }, 60_000);
  it.each([
    ['a synthetic request fails', { curl: '((n == 7)) && exit 22' }, 'stopped at 0%: synthetic request 7 failed'],
    ['the gateway dropped the header, so the old version answered', { counts: 0 }, 'stopped at 0%: the canary did not count the 20 synthetic requests'],
  ])('lets no user meet the version when %s', (_, change, error) => {
    const result = runScript('row 1', '', change);
    expect(result).toMatchObject({ status: 1, applied: routes(0, 0) });
    expect(result.error).toContain(error);
  });
  it('forgives silence for two looks, and waits for a sample', () => {
    expect(runScript('if ((n > 2)); then row $((n > 12)); fi')).toMatchObject({ status: 0, applied: routes(0, 1, 5, 25, 50, 100) });
  });
  it.each([
    ['a no at 5%', '[[ $step == 5 ]] && row -1 || row 1', routes(0, 1, 5, 0), 'stopped at 5%: the gate says no'],
    ['a no on the last look of the last step', '[[ $step == 50 && $n -ge 30 ]] && row -1 || row 1', routes(0, 1, 5, 25, 50, 0), 'stopped at 50%: the gate says no'],
    ['no row', 'true', routes(0, 1, 0), 'stopped at 1%: no verdict'],
    ['no row after a while', '[[ $step == 25 && $n -gt 6 ]] || row 1', routes(0, 1, 5, 25, 0), 'stopped at 25%: no verdict'],
    ['a Prometheus that does not answer', 'echo "connection refused" >&2; exit 1', routes(0, 1, 0), 'stopped at 1%: no verdict'],
    ['NaN', 'row NaN', routes(0, 1, 0), 'stopped at 1%: no verdict'],
    ['too few requests, even after the extension', 'row 0', routes(0, 1, 0), 'stopped at 1%: too few requests'],
  ] as const)('takes the release back on %s', (_, answer, applied, error) => {
    const result = runScript(answer);
    expect(result).toMatchObject({ status: 1, applied });
    expect(result.error).toContain(error);
  });
  it('takes it back when a route cannot be applied', () => {
    expect(runScript('row 1', '[[ $3 == route-25.yaml ]] && exit 1')).toMatchObject({ status: 1, applied: routes(0, 1, 5, 25, 0) });
  });
  it('does not start while users are still on the canary of the last release', () => {
    const result = runScript('row 1', '[[ $3 == get ]] && echo 100');
    expect(result).toMatchObject({ status: 1, applied: [] });
    expect(result.error).toContain('checkout-canary has weight 100: give its image to checkout');
    expect(runScript('row 1', '[[ $3 == get ]] && echo 0')).toMatchObject({ status: 0 });
  });
  it('does not start without the canary being ready', () => {
    expect(runScript('row 1', '[[ $3 == rollout ]] && exit 1')).toMatchObject({ status: 1, applied: routes(0, 0) });
  });
});

/** The conditions are written in the expr language; these are valid JavaScript too. */
function phaseOf(metric: Metric, result: readonly number[], args: Readonly<Record<string, string>>): Phase {
  const holds = (condition: string): boolean => {
    if (!/^[\w\s.()[\]<>=&|!-]+$/.test(condition)) throw new Error(`not a condition: ${condition}`);
    return Boolean(new Function('len', 'result', `return ${condition};`)((value: readonly number[]) => value.length, result));
  };
  const [good, bad] = [metric.successCondition, metric.failureCondition].map((condition) => (condition === undefined ? undefined : holds(filled(condition, args))));
  if (good === undefined && bad === undefined) return 'Successful';
  if (bad ?? !good) return 'Failed';
  return good ?? !bad ? 'Successful' : 'Inconclusive';
}

/** Phase of a metric after the given results, one after the other. */
function verdict(metric: Metric, results: readonly (readonly number[])[], args: Readonly<Record<string, string>>): Phase {
  const counts = { failed: 0, inconclusive: 0, consecutiveError: 0, successful: 0, consecutiveSuccess: 0, count: 0 };
  let phase: Phase = 'Pending';
  for (const [index, result] of results.entries()) {
    const measured = phaseOf(metric, result, args);
    counts.count += 1;
    counts.failed += Number(measured === 'Failed');
    counts.inconclusive += Number(measured === 'Inconclusive');
    counts.successful += Number(measured === 'Successful');
    counts.consecutiveSuccess = measured === 'Successful' ? counts.consecutiveSuccess + 1 : 0;
    const rule = { ...metric, count: metric.count === undefined ? null : Number(filled(String(metric.count), args)) };
    phase = assessMetric({ rule, measurements: index + 1, lastMeasurementPhase: measured, result: counts satisfies MetricCounts, terminating: false });
    if (phase !== 'Running') return phase;
  }
  return phase;
}

describe('the gate of each step, metric by metric', () => {
  const looks = (result: readonly number[], count = 100): readonly (readonly number[])[] => Array.from({ length: count }, () => result);
  it.each(stepArgs.map((args) => [args.sample, args] as const))('with a sample of %s', (_, args) => {
    const [failed, restarts, sample] = [metricNamed('failed-requests'), metricNamed('restarts'), metricNamed('sample')];
    const stopAt = Number(args['stop-at']);
    expect(verdict(failed, looks([stopAt - 1]), args)).toBe('Successful');
    expect(verdict(failed, [[0], [stopAt]], args)).toBe('Failed');
    expect(verdict(failed, [[0], []], args), 'empty').toBe('Failed');
    expect(verdict(failed, [[0], [NaN]], args), 'NaN').toBe('Failed');
    expect(verdict(restarts, looks([0]), args)).toBe('Successful');
    for (const result of [[1], [], [NaN]]) expect(verdict(restarts, [result], args)).toBe('Failed');
    const enough = Number(args.sample);
    expect(verdict(sample, [[enough]], args)).toBe('Successful');
    expect(verdict(sample, [[enough - 1]], args), 'extended once').toBe('Running');
    expect(verdict(sample, [[enough - 1], [enough]], args)).toBe('Successful');
    for (const result of [[enough - 1], [], [NaN]]) expect(verdict(sample, looks(result, 2), args)).toBe('Failed');
  });
  it('leaves no result that waits for a person, and says so', () => {
    for (const metric of template.spec.metrics) {
      for (const result of [[], [NaN], [-1], [0], [6.9], [7], [1e6], [Infinity]]) expect(phaseOf(metric, result, second)).not.toBe('Inconclusive');
      expect([metric.inconclusiveLimit, metric.consecutiveErrorLimit], metric.name).toEqual([0, 12]);
      expect(metric.failureLimit, metric.name).toBe(metric.name === 'sample' ? 1 : 0);
    }
  });
  it.each([
    ['a failure condition alone', { successCondition: undefined, failureCondition: 'len(result) > 0 && result[0] >= {{args.stop-at}}' }, [[NaN]], 'Running'],
    ['a success condition that reads nothing as good', { successCondition: 'len(result) == 0 || result[0] < {{args.stop-at}}' }, [[]], 'Running'],
    ['a failure limit of 3', { failureLimit: 3 }, [[7], [7], [7]], 'Running'],
    ['both conditions, and a gap between them', { failureCondition: 'len(result) > 0 && result[0] >= 20' }, [[10]], 'Inconclusive'],
  ] as const)('would be broken by %s', (_, change, results, phase) => {
    expect(verdict({ ...metricNamed('failed-requests'), ...change } as Metric, results, second)).toBe(phase);
    expect(verdict(metricNamed('failed-requests'), results, second)).toBe('Failed');
  });
});

describe('rules', () => {
  it('are what the generator gives', () => {
    for (const { path, text: expected } of releaseRuleFiles()) expect(text(path), `${path}: run npx jiti scripts/releaseRules.ts`).toBe(expected);
    expect(releaseRuleFiles().map(({ path }) => path).filter((path) => path.startsWith('release/rules/')).sort()).toEqual([...plain].sort());
  });
  it.each([28, 30])('over %i days alert at the thresholds of the model, over its windows', (days) => {
    const alerts = rulesIn(`release/rules/checkout-objective-${days}d.yaml`).filter(({ alert }) => alert?.startsWith('CheckoutBurns'));
    const found = alerts.map(({ expr, labels }) => ({ bounds: [...expr.matchAll(/> ([\d.e-]+)/g)].map((match) => Number(match[1])), windows: [...expr.matchAll(/ratio_rate(\w+)\{[^}]*\} >/g)].map((match) => match[1]), says: labels?.severity }));
    const minutes: Readonly<Record<string, number>> = { m: 1, h: 60, d: 1440 };
    const inMinutes = (window: string | undefined): number => Number(window?.slice(0, -1)) * (minutes[window?.slice(-1) ?? ''] ?? NaN);
    expect(found).toHaveLength(4);
    for (const [index, { threshold, longMinutes, shortMinutes, says }] of alertsFor(days).entries()) {
      expect(found[index]?.says).toBe(says);
      expect(found[index]?.windows.map(inMinutes)).toEqual([longMinutes, shortMinutes]);
      expect(found[index]?.bounds).toHaveLength(2);
      for (const bound of found[index]?.bounds ?? []) expect(bound / (threshold * errorBudget(example.objective))).toBeCloseTo(1, 5);
    }
    expect(alerts.filter((alert) => alert.for !== undefined)).toEqual([]);
  });
  it('record every window an alert reads', () => {
    for (const path of plain) {
      const rules = rulesIn(path);
      const recorded = new Set(rules.flatMap(({ record }) => (record === undefined ? [] : [record])));
      const read = rules.flatMap(({ expr }) => expr.match(/\b(?:service|track):[\w:]+/g) ?? []);
      expect(read.filter((name) => !recorded.has(name)), path).toEqual([]);
    }
  });
  it('judge each step of the model by its count and its sample', () => {
    const verdicts = rulesIn('release/rules/checkout-gate.yaml').filter(({ record }) => record === 'service:gate_verdict:step');
    expect(verdicts.map(({ labels, expr }) => [labels?.step, Number(/count(\d+)m\{[^}]*\} >= bool (\d+)\)\n/.exec(expr)?.[2]), Number(/< bool (\d+)/.exec(expr)?.[1])])).toEqual(
      gates.map(([name, step]) => [name, step.minSample, step.stopAt]));
    for (const { expr } of verdicts) expect(expr.match(/\{[^}]*\}/g)?.every((selector) => selector.includes('track="canary"'))).toBe(true);
  });
  it('parse, and ask for series that exist', () => {
    const recorded = new Set(plain.flatMap(rulesIn).flatMap(({ record }) => (record === undefined ? [] : [record])));
    const known = new Set(queryableNames());
    for (const { where, expr } of queries) {
      expect(promqlProblems(expr), where).toEqual([]);
      const names = [...expr.matchAll(/([a-zA-Z_:][\w:]*)\{/g)].map((match) => match[1] as string);
      expect(names.length, where).toBeGreaterThan(0);
      expect(names.filter((name) => !known.has(name) && !recorded.has(name)), where).toEqual([]);
    }
  });
  it('have a unit test beside each file', () => {
    const tested = filesOf('rules').filter((path) => path.endsWith('.test.yaml')).flatMap((path) => (parse(text(path)) as { rule_files: string[] }).rule_files);
    expect(new Set(tested)).toEqual(new Set(plain.map((path) => path.slice(path.lastIndexOf('/') + 1))));
  });
});

describe('Prometheus itself', () => {
  const rules = join(root, 'release', 'rules');
  const tests = filesOf('rules').filter((path) => path.endsWith('.test.yaml')).map((path) => path.slice(path.lastIndexOf('/') + 1));

  it.skipIf(!promtool)(`accepts every rule file${reason}`, () => {
    const { status, output } = run(rules, 'check', 'rules', ...plain.map((path) => path.slice(path.lastIndexOf('/') + 1)));
    expect(status, output).toBe(0);
  });
  it.skipIf(!promtool).each(tests)(`runs %s${reason}`, (file) => {
    const { status, output } = run(rules, 'test', 'rules', file);
    expect(status, output).toBe(0);
  }, 60_000);

  it.skipIf(!promtool).each([
    ['a looser threshold', 'checkout-objective-28d.test.yaml', 'checkout-objective-28d.yaml', '0.01344', '0.0144'],
    ['a page without its short window', 'checkout-objective-28d.test.yaml', 'checkout-objective-28d.yaml', 'and service:requests_bad:ratio_rate5m{service="checkout"} > 0.01344', ''],
    ['a page without its count', 'checkout-objective-28d.test.yaml', 'checkout-objective-28d.yaml', '>= 10', '>= 0'],
    ['silence taken for calm', 'checkout-objective-28d.test.yaml', 'checkout-objective-28d.yaml', 'absent_over_time', 'present_over_time'],
    ['a budget of twice the size', 'checkout-budget-28d.test.yaml', 'checkout-objective-28d.yaml', '/ 0.001', '/ 0.002'],
    ['an eighth failure', 'checkout-gate.test.yaml', 'checkout-gate.yaml', 'bool 7)', 'bool 8)'],
    ['a gate over both tracks', 'checkout-gate.test.yaml', 'checkout-gate.yaml', 'track="canary"', 'track="stable"'],
    ['a gate that starts to count with the second failure', 'checkout-gate.test.yaml', 'checkout-gate.yaml', / unless .* offset 15m\)/g, ' and vector(0) > 1)'],
    ['a gate that passes without requests', 'checkout-gate.test.yaml', 'checkout-gate.yaml', '>= bool 2000', '>= bool 0'],
    ['a gate without a verdict on what answers nothing well', 'checkout-gate.test.yaml', 'checkout-gate.yaml', /or 0 \* sum by .*/g, ''],
    ['a gate blind to slow answers', 'checkout-gate.test.yaml', 'checkout-gate.yaml', /_bucket(\{[^}]*), le="2.0"\}/g, '_count$1}'],
    ['a gate blind to restarts', 'checkout-gate.test.yaml', 'checkout-gate.yaml', '>= bool 1)', '>= bool 9)'],
  ] as const)(`refuses %s${reason}`, (_, test, file, from, to) => {
    const original = text(`release/rules/${file}`);
    const broken = original.replaceAll(from, to);
    expect(broken).not.toBe(original);
    inFolder({ [file]: broken, [test]: text(`release/rules/${test}`) }, (folder) => {
      expect(run(folder, 'check', 'rules', file).status, 'the broken file still parses').toBe(0);
      const { status, output } = run(folder, 'test', 'rules', test);
      expect(status, output).not.toBe(0);
      expect(output).toContain('FAILED');
    });
  }, 60_000);

  it.skipIf(!promtool).each([
    ['six failures and 3,000 requests', ['0x50 1+1x5 6x44'], '0+38x100', '0x100', ['Successful', 'Successful', 'Successful']],
    ['seven failures', ['0x50 1+1x6 7x44'], '0+38x100', '0x100', ['Failed', 'Successful', 'Successful']],
    ['seven failures in a series born with them', ['_x60 7x40'], '0+38x100', '0x100', ['Failed', 'Successful', 'Successful']],
    ['no failed request ever', [], '0+38x100', '0x100', ['Successful', 'Successful', 'Successful']],
    ['a restart', [], '0+38x100', '0x60 1x40', ['Successful', 'Failed', 'Successful']],
    ['few requests', [], '0+15x100', '0x100', ['Successful', 'Successful', 'Failed']],
    ['no series at all', [], null, null, ['Failed', 'Failed', 'Failed']],
    ['slow answers and not one 5xx', [], '0+38x100', '0x100', ['Failed', 'Successful', 'Successful'], '0+37x100'],
    ['nothing answered well', ['0+38x100'], null, '0x100', ['Failed', 'Successful', 'Successful']],
  ] as const)(`gives the queries of the analysis their answer: %s${reason}`, (_, failures, requests, restarts, expected, inTime?: string) => {
    const label = (name: string, more: string): string => `http_server_request_duration_seconds_${name}{namespace="shop", service="checkout", rollouts_pod_template_hash="canary-hash", pod="checkout-canary-hash-1", ${more}}`;
    const series = [
      ...failures.map((values) => ({ series: label('count', 'code="500"'), values })),
      ...(requests === null ? [] : [{ series: label('count', 'code="200"'), values: requests }, { series: label('bucket', 'code="200", le="2.0"'), values: inTime ?? requests }]),
      ...(restarts === null ? [] : [{ series: 'kube_pod_container_status_restarts_total{namespace="shop", pod="checkout-canary-hash-1", container="checkout"}', values: restarts }]),
      // The stable pods fail every request; a query that reads them cannot pass.
      { series: 'http_server_request_duration_seconds_count{namespace="shop", service="checkout", rollouts_pod_template_hash="stable-hash", pod="checkout-stable-hash-1", code="500"}', values: '0+700x100' },
      { series: 'kube_pod_container_status_restarts_total{namespace="shop", pod="checkout-stable-hash-1", container="checkout"}', values: '5x100' },
    ];
    const names = ['failed-requests', 'restarts', 'sample'] as const;
    // Prometheus says whether the condition holds on the query’s answer: a recorded row means yes.
    const conditions: Readonly<Record<(typeof names)[number], string>> = { 'failed-requests': `< ${second['stop-at']}`, restarts: '< 1', sample: `>= ${second.sample}` };
    const recording = { groups: [{ name: 'analysis', rules: names.map((name, index) => ({ record: `metric_${index}`, expr: `sum((${filled(metricNamed(name).provider.prometheus.query, second)})) ${conditions[name]}` })) }] };
    const tests = {
      rule_files: ['rules.json'], evaluation_interval: '15s',
      tests: [{ interval: '15s', input_series: series, promql_expr_test: names.map((_name, index) => ({ expr: `count(metric_${index})`, eval_time: '21m', exp_samples: expected[index] === 'Successful' ? [{ labels: '{}', value: 1 }] : [] })) }],
    };
    for (const name of names) expect(metricNamed(name).successCondition).toBe(`len(result) > 0 && result[0] ${conditions[name].replace(/[\d]+$/, (value) => (name === 'restarts' ? value : name === 'sample' ? '{{args.sample}}' : '{{args.stop-at}}'))}`);
    inFolder({ 'rules.json': JSON.stringify(recording), 'test.json': JSON.stringify(tests) }, (folder) => {
      const { status, output } = run(folder, 'test', 'rules', 'test.json');
      expect(status, output).toBe(0);
    });
  }, 60_000);
});

describe('the chapters that show these files', () => {
  it('show no template of a step whose metric has no end', () => {
    const shown = filesBelow('docs', (path) => path.endsWith('.mdx')).flatMap((path) => fencesOf(readFileSync(path, 'utf8')).flatMap(({ language, code }) => (language === 'yaml' && code.includes('kind: AnalysisTemplate') ? manifestsOf(path, code) : [])));
    const templates = shown.filter(({ object }) => object.kind === 'AnalysisTemplate').map(({ object }) => object.spec as { readonly args?: readonly { readonly name: string; readonly value?: string }[]; readonly metrics: readonly Metric[] });
    expect(templates.length).toBeGreaterThan(1);
    for (const { args, metrics } of templates) expect(countless(metrics, args ?? [])).toEqual([]);
  });
  const page = readFileSync(join(root, '..', 'docs', '05-release-patterns', 'progressive-delivery.mdx'), 'utf8');
  describe('the comparison with a control', () => {
    const chapter = readFileSync(join(root, '..', 'docs', '05-release-patterns', 'canary-analysis.mdx'), 'utf8');
    const comparison = fencesOf(chapter).flatMap(({ language, code }) => (language === 'yaml' ? manifestsOf('canary-analysis', code) : [])).map(({ object }) => object).find(({ metadata }) => (metadata as { name: string }).name === 'checkout-against-control');
    const { dryRun, metrics: pair } = comparison?.spec as { readonly dryRun: readonly { readonly metricName: string }[]; readonly metrics: readonly Metric[] };
    const gateNames = template.spec.metrics.map(({ name }) => name);
    /** What the controller refuses or silences when one run takes metrics of two files: `utils/analysis/helpers.go`. */
    const clashes = (names: readonly string[], silent: readonly string[]): readonly string[] => [
      ...names.filter((name) => gateNames.includes(name)).map((name) => `two metrics have the same name '${name}'`),
      ...silent.flatMap((rule) => gateNames.filter((name) => new RegExp(rule).test(name)).map((name) => `'${rule}' silences ${name} of the gate`)),
    ];

    it('stands beside the gate in one run: no name twice, and its dry run silences itself alone', () => {
      expect(clashes(pair.map(({ name }) => name), dryRun.map(({ metricName }) => metricName))).toEqual([]);
      for (const { name } of pair) expect(dryRun.some(({ metricName }) => new RegExp(metricName).test(name)), name).toBe(true);
      expect(clashes(['sample'], ['.*'])).toEqual(["two metrics have the same name 'sample'", ...gateNames.map((name) => `'.*' silences ${name} of the gate`)]);
    });

    it('asks for the requests and the limit of the plan', () => {
      expect(chapter).toContain(`\`minutes\` ${threeMetrics.minutes}, \`window\` ${threeMetrics.minutes + 5}, \`sample\` ${threeMetrics.sample}`);
      const limit = (-normalQuantile(bonferroni(plan.falseAlarms, plan.metrics))).toFixed(2);
      const slow = pair.find(({ name }) => name === 'pair-slow');
      expect([slow?.successCondition, slow?.failureCondition]).toEqual([`len(result) > 0 && result[0] < ${limit}`, `len(result) > 0 && result[0] >= ${limit}`]);
      expect(pair.find(({ name }) => name === 'pair-sample')?.successCondition).toBe(`len(result) > 0 && result[0] >= ${threeMetrics.sample}`);
      expect(slow?.provider.prometheus.query).toContain(`>= ${threeMetrics.sample}`);
      expect(slow?.provider.prometheus.query).toContain(`le="${plan.slow.seconds}"`);
      expect(pair.find(({ name }) => name === 'pair-sample')?.provider.prometheus.query).toContain(`>= ${plan.controlFailures}`);
    });

    // 22 minutes at 4 looks a minute; counts at the end: 38 × 88 = 3,344 requests. A row that is not there is null.
    const side = (track: string, requests: string | null, inTime: string | null, failed: string | null) => {
      const label = (part: string, more: string) => `http_server_request_duration_seconds_${part}{namespace="shop", service="checkout", track="${track}", pod="${track}-1", ${more}}`;
      return [
        ...(requests === null ? [] : [{ series: label('count', 'code="200"'), values: requests }]),
        ...(inTime === null ? [] : [{ series: label('bucket', 'code="200", le="1.5"'), values: inTime }]),
        ...(failed === null ? [] : [{ series: label('count', 'code="500"'), values: failed }, { series: label('bucket', 'code="500", le="1.5"'), values: failed }]),
      ];
    };
    const other = [
      // Another environment with the same labels fails nothing and is fast; a query that reads it cannot stop.
      { series: 'http_server_request_duration_seconds_count{namespace="staging", service="checkout", track="canary", pod="canary-1", code="200"}', values: '0+500x100' },
      { series: 'http_server_request_duration_seconds_bucket{namespace="staging", service="checkout", track="canary", pod="canary-1", code="200", le="1.5"}', values: '0+500x100' },
      { series: 'http_server_request_duration_seconds_count{namespace="staging", service="checkout", track="control", pod="control-1", code="200"}', values: '0+500x100' },
      { series: 'http_server_request_duration_seconds_bucket{namespace="staging", service="checkout", track="control", pod="control-1", code="200", le="1.5"}', values: '0+500x100' },
    ];
    type Row = number | 'none';
    const judged = (change: (query: string) => string, sides: readonly ReturnType<typeof side>[], expected: readonly [Row, Row, Row], at = '22m'): { readonly status: number | null; readonly output: string } => {
      const names = ['pair-rows', 'pair-sample', 'pair-slow'];
      const query = (name: string): string => change(pair.find((metric) => metric.name === name)?.provider.prometheus.query ?? '');
      const recording = { groups: [{ name: 'pair', rules: names.map((name, index) => ({ record: `metric_${index}`, expr: `round((${query(name)}), 0.1)` })) }] };
      const tests = {
        rule_files: ['rules.json'], evaluation_interval: '15s',
        tests: [{ interval: '15s', input_series: [...sides.flat(), ...other], promql_expr_test: names.map((_name, index) => ({ expr: `metric_${index}`, eval_time: at, exp_samples: expected[index] === 'none' ? [] : [{ labels: `metric_${index}`, value: expected[index] }] })) }],
      };
      return inFolder({ 'rules.json': JSON.stringify(recording), 'test.json': JSON.stringify(tests) }, (folder) => run(folder, 'test', 'rules', 'test.json'));
    };
    it.skipIf(!promtool).each<[string, readonly ReturnType<typeof side>[], readonly [Row, Row, Row], string?]>([
      ['two sides alike pass', [side('canary', '0+38x100', '0+37x100', null), side('control', '0+38x100', '0+37x100', null)], [2, 3344, 0]],
      // 176 of 3,344 slow beside 88: (176 − 88) ÷ √264 = 5.4.
      ['twice as many slow requests stop', [side('canary', '0+38x100', '0+36x100', null), side('control', '0+38x100', '0+37x100', null)], [2, 3344, 5.4]],
      ['nothing slow at all is no division by zero', [side('canary', '0+38x100', '0+38x100', null), side('control', '0+38x100', '0+38x100', null)], [2, 3344, 0]],
      ['a side without rows is no data', [side('canary', '0+38x100', '0+37x100', null)], [1, 3344, 'none']],
      ['no rows at all', [], ['none', 'none', 'none']],
      ['few requests say nothing of slow ones', [side('canary', '0+15x100', '0+14x100', null), side('control', '0+38x100', '0+37x100', null)], [2, 1320, 'none']],
      // The pod came back at minute 11 with a counter at zero: one scrape of 38 is lost.
      ['a restart is counted through', [side('canary', '0+38x43 0+38x56', '0+37x43 0+37x56', null), side('control', '0+38x100', '0+37x100', null)], [2, 3306, 0]],
      ['a histogram without the bucket is no data', [side('canary', '0+38x100', null, null), side('control', '0+38x100', null, null)], ['none', 3344, 'none']],
      // Before the step the canary saw a fifth of what the control saw; only the step counts.
      ['the step before does not count', [side('canary', '0+8x40 358+38x160', '0+8x40 358+37x160', null), side('control', '0+38x200', '0+37x200', null)], [2, 3344, 0], '32m15s'],
      ['a control that fails ten itself is no control', [side('canary', '0+38x100', '0+37x100', '0x40 12x60'), side('control', '0+38x100', '0+37x100', '0x40 10x60')], [2, 'none', 0]],
      ['nine failures are luck', [side('canary', '0+38x100', '0+37x100', null), side('control', '0+38x100', '0+37x100', '0x40 9x60')], [2, 3344, 0]],
    ])(`%s${reason}`, (_, sides, expected, at) => {
      const { status, output } = judged((query) => query, sides, expected, at);
      expect(status, output).toBe(0);
    }, 60_000);
    it.skipIf(!promtool).each<[string, (query: string) => string, readonly ReturnType<typeof side>[], readonly [Row, Row, Row]]>([
      ['reads every namespace', (query) => query.replaceAll('namespace="shop", ', ''), [side('canary', '0+38x100', '0+36x100', null), side('control', '0+38x100', '0+37x100', null)], [2, 3344, 5.4]],
      ['takes a failing control for a control', (query) => query.replace(/unless on\(\)[^\n]*/, ''), [side('canary', '0+38x100', '0+37x100', null), side('control', '0+38x100', '0+37x100', '0x40 10x60')], [2, 'none', 0]],
      ['judges a sample that is too small', (query) => query.replace(/and on\(\)[^\n]*/, ''), [side('canary', '0+15x100', '0+14x100', null), side('control', '0+38x100', '0+37x100', null)], [2, 1320, 'none']],
    ])(`and notices a query that %s${reason}`, (_, broken, sides, expected) => {
      expect(judged((query) => query, sides, expected).status).toBe(0);
      expect(judged(broken, sides, expected).output).toContain('FAILED');
    }, 60_000);
  });
  const slos = readFileSync(join(root, '..', 'docs', '06-platform-integration', 'slos-and-error-budgets.mdx'), 'utf8');
  it('print the analysis byte for byte', () => {
    expect(fencesOf(page).map(({ code }) => code)).toContain(text('release/argo-rollouts/analysis.yaml'));
  });
  it('print the route of the 5% step', () => {
    const shown = fencesOf(page).flatMap(({ language, code }) => (language === 'yaml' ? manifestsOf('page', code) : [])).find(({ object }) => object.kind === 'HTTPRoute');
    expect(shown?.object.spec).toEqual(objects('release/gateway-api-canary/route-5.yaml')[0]?.spec);
  });
  it('link to files that exist, and to every test the gate has', () => {
    const links = [page, slos].flatMap((chapter) => [...chapter.matchAll(/pathname:\/\/\/(release\/[^)]+)/g)].map((match) => match[1] as string));
    expect(links.length).toBeGreaterThan(10);
    for (const link of links) expect(() => text(link), link).not.toThrow();
    expect((parse(text('release/rules/checkout-gate.test.yaml')) as { tests: unknown[] }).tests).toHaveLength(12);
    expect(page).toContain('Twelve releases the gate has to judge');
  });
});

it('YAML of the folder is whole: no document with errors', () => {
  for (const path of [...folders, 'rules'].flatMap(filesOf)) expect(parseAllDocuments(text(path)).flatMap(({ errors, warnings }) => [...errors, ...warnings]), path).toEqual([]);
});
