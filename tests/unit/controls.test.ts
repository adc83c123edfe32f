import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { controlProblems, controls, type Control } from '../../src/contract/controls';
import { queryableNames } from '../../src/contract/known-series';
import { promqlProblems } from '../../src/site/chapterChecks';
import { controlViews, registers } from '../../src/site/leadershipViews';

const [sample] = controls as readonly [Control];
const control = (id: string): Control => {
  const found = controls.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`no control ${id}`);
  return found;
};

describe('the controls', () => {
  it('have an objective, a record, a query and its limit', () => {
    expect(controlProblems(controls, registers())).toEqual([]);
    expect(new Set(controls.map(({ objective }) => objective)).size).toBe(controls.length);
  });

  it('become views, and an unknown id is named', () => {
    expect(controlViews()).toHaveLength(controls.length);
    expect(controlViews(['tested'])[0]?.clauses[0]?.path).toMatch(/#v2$/);
    expect(() => controlViews(['nope'])).toThrow('unknown control "nope"; controls are complete, ');
  });

  it.each(controls.filter(({ query }) => query.language === 'promql'))('PromQL of $id parses and asks for known series', ({ query }) => {
    expect(promqlProblems(query.run)).toEqual([]);
    const names = [...query.run.replace(/#[^\n]*/g, '').matchAll(/\b[a-z_]+_total\b/g)].map((match) => match[0]);
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect(queryableNames()).toContain(name);
  });

  it.each(controls.filter(({ query }) => query.language === 'bash'))('shell of $id parses', ({ query }) => {
    expect(spawnSync('bash', ['-n'], { input: query.run }).stderr.toString()).toBe('');
  });
});

describe('a control is refused', () => {
  it.each([
    [{ record: '' }, 'record is empty'],
    [{ question: 'Who decided.' }, 'question is none'],
    [{ query: { ...sample.query, run: 'jq . audit.jsonl' } }, 'no first comment'],
    [{ query: { ...sample.query, run: '# Reads.\njq . audit.jsonl' } }, 'every stage'],
    [{ query: { ...sample.query, run: '# Reads.\nkubectl get <kind>' } }, 'placeholder'],
    [{ clauses: [] }, 'no clause'],
    [{ clauses: ['Z9'] }, 'unknown clause "Z9"'],
    [{ doesNotShow: 'They SHOULD know.' }, 'holds a keyword'],
  ] as const)('with %j', (change, message) => {
    expect(controlProblems([{ ...sample, ...(change as Partial<Control>) }], registers()).join('\n')).toContain(message);
  });
});

/** One event as the API server writes it, with what the queries read. */
function event(at: string, user: string, verb: string, resource: string, more: { readonly name?: string; readonly sub?: string; readonly code?: number; readonly stage?: string; readonly uri?: string; readonly object?: unknown; readonly as?: string; readonly group?: string; readonly message?: string } = {}): string {
  return JSON.stringify({
    kind: 'Event', apiVersion: 'audit.k8s.io/v1', level: 'RequestResponse', auditID: `id-${at}`, stage: more.stage ?? 'ResponseComplete',
    requestURI: more.uri ?? `/apis/x/namespaces/shop/${resource}/${more.name ?? 'checkout'}`, verb, user: { username: user },
    ...(more.as === undefined ? {} : { impersonatedUser: { username: more.as } }),
    objectRef: { resource, namespace: 'shop', name: more.name ?? 'checkout', ...(more.sub === undefined ? {} : { subresource: more.sub }), ...(more.group === undefined ? {} : { apiGroup: more.group }) },
    responseStatus: { code: more.code ?? 200, ...(more.message === undefined ? {} : { message: more.message }) }, requestReceivedTimestamp: at, ...(more.object === undefined ? {} : { responseObject: more.object }),
  });
}

const reconciler = 'system:serviceaccount:argocd:argocd-application-controller';
const digest = 'sha256:9f2c4b7e0d61a85337c2be8a1f40d9963e7b5a2c8d14f06be93a77c15d208e4f';
const stored = { spec: { template: { spec: { containers: [{ name: 'checkout', image: `registry.example/shop/checkout@${digest}` }] } } } };
const verdict = (phase: string): unknown => ({ metadata: { name: 'checkout-7c9-12-1' }, status: { phase, metricResults: [{ name: 'errors', successful: 15 }] } });
const log = [
  event('2026-11-22T14:03:12.400000Z', reconciler, 'patch', 'rollouts', { uri: '/apis/argoproj.io/v1alpha1/namespaces/shop/rollouts/checkout?dryRun=All', object: stored }),
  event('2026-11-22T14:03:12.600000Z', reconciler, 'patch', 'rollouts', { stage: 'RequestReceived' }),
  event('2026-11-22T14:03:12.700000Z', reconciler, 'patch', 'rollouts', { object: stored }),
  event('2026-11-22T14:03:13.000000Z', 'system:serviceaccount:argo-rollouts:argo-rollouts', 'patch', 'rollouts', { sub: 'status' }),
  event('2026-11-22T14:03:14.000000Z', 'system:serviceaccount:argo-rollouts:argo-rollouts', 'patch', 'httproutes'),
  event('2026-11-22T14:10:00.000000Z', 'system:serviceaccount:argo-rollouts:argo-rollouts', 'update', 'analysisruns', { name: 'checkout-7c9-12-1', object: verdict('Running') }),
  event('2026-11-22T14:18:30.000000Z', 'system:serviceaccount:argo-rollouts:argo-rollouts', 'update', 'analysisruns', { name: 'checkout-7c9-12-1', object: verdict('Successful') }),
  event('2026-11-22T15:00:00.000000Z', 'system:serviceaccount:kube-system:horizontal-pod-autoscaler', 'update', 'rollouts', { sub: 'scale' }),
  event('2026-11-22T16:00:00.000000Z', 'mallory@example.com', 'patch', 'rollouts', { code: 403 }),
  event('2026-11-22T17:00:00.000000Z', 'dana@example.com', 'get', 'pods', { name: 'checkout-7c9-x', sub: 'exec', code: 101 }),
  event('2026-11-22T18:00:00.000000Z', 'dana@example.com', 'patch', 'configmaps', { as: 'system:admin' }),
  event('2026-11-22T19:00:00.000000Z', 'dana@example.com', 'get', 'configmaps'),
  // What controllers write to follow, and what a person does with the same kinds of object.
  event('2026-11-22T14:03:15.000000Z', 'system:serviceaccount:argo-rollouts:argo-rollouts', 'create', 'replicasets'),
  event('2026-11-22T14:03:16.000000Z', 'system:serviceaccount:kube-system:replicaset-controller', 'create', 'pods'),
  event('2026-11-22T14:03:17.000000Z', 'system:kube-scheduler', 'create', 'pods', { sub: 'binding' }),
  event('2026-11-22T14:03:18.000000Z', 'system:node:node-a', 'create', 'serviceaccounts', { sub: 'token' }),
  event('2026-11-22T14:03:19.000000Z', 'system:serviceaccount:kube-system:endpoint-controller', 'update', 'endpoints'),
  event('2026-11-22T20:00:00.000000Z', 'dana@example.com', 'create', 'pods', { name: 'fix' }),
  event('2026-11-22T20:01:00.000000Z', 'system:serviceaccount:ci:runner', 'delete', 'pods', { name: 'checkout-7c9-x' }),
  event('2026-11-22T20:02:00.000000Z', 'dana@example.com', 'create', 'selfsubjectaccessreviews', { group: 'authorization.k8s.io' }),
  event('2026-10-05T09:00:00.000000Z', reconciler, 'create', 'deployments', { code: 422, uri: '/apis/apps/v1/namespaces/shop/deployments?dryRun=All', message: 'deployments.apps "planted" is forbidden: ValidatingAdmissionPolicy \'image-digest.contract.example\' with binding \'shop\' denied request: V7' }),
  event('2026-11-05T09:00:00.000000Z', reconciler, 'create', 'deployments', { code: 422, message: 'deployments.apps "planted" is forbidden: ValidatingAdmissionPolicy \'image-digest.contract.example\' with binding \'shop\' denied request: V7' }),
  event('2026-11-05T09:01:00.000000Z', reconciler, 'create', 'deployments', { code: 404, message: 'namespaces "shop" not found' }),
].join('\n');

const jq = spawnSync('jq', ['--version']).error === undefined;

describe('queries over the audit log', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'audit-'));
    writeFileSync(join(folder, 'audit.jsonl'), `${log}\n`);
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  /** Lines of the parts of a query that read the log; the rest asks forges and registries. */
  const run = (id: string): readonly string[] => {
    const [command] = /jq -r '[\s\S]*?audit\.jsonl[^\n]*/.exec(control(id).query.run) ?? [''];
    const { stdout, stderr, status } = spawnSync('bash', ['-c', command], { cwd: folder });
    expect(stderr.toString()).toBe('');
    expect(status).toBe(0);
    return stdout.toString().trim().split('\n').map((line) => line.trim().replace(/\s+/g, ' '));
  };

  it.skipIf(!jq)('count accepted writes, without dry runs, other stages, status and what controllers do to follow', () => {
    expect([...run('complete')].sort()).toEqual([
      '1 dana@example.com - create pods -',
      '1 dana@example.com - create selfsubjectaccessreviews -',
      '1 system:serviceaccount:ci:runner - delete pods -',
      '1 dana@example.com system:admin patch configmaps -',
      `1 ${reconciler} - patch rollouts -`,
      '1 system:serviceaccount:argo-rollouts:argo-rollouts - patch httproutes -',
      '1 system:serviceaccount:kube-system:horizontal-pod-autoscaler - update rollouts scale',
      '2 system:serviceaccount:argo-rollouts:argo-rollouts - update analysisruns -',
    ].sort());
  });
  it.skipIf(!jq)('find the change at 14:03 with its digest', () => {
    expect(run('traceable')).toEqual([`2026-11-22T14:03:12 ${reconciler} registry.example/shop/checkout@${digest} id-2026-11-22T14:03:12.700000Z`]);
    expect(control('traceable').query.run).toContain(digest);
  });
  it.skipIf(!jq)('find final verdicts only', () => {
    expect(run('tested')).toEqual(['checkout-7c9-12-1 Successful errors: 15 passed, 0 failed']);
  });
  it.skipIf(!jq)('find people, shells included and reads left out', () => {
    expect(run('exceptions')).toEqual([
      '2026-11-22T17:00 dana@example.com get pods/exec shop/checkout-7c9-x id-2026-11-22T17:00:00.000000Z',
      '2026-11-22T18:00 dana@example.com patch configmaps/- shop/checkout id-2026-11-22T18:00:00.000000Z',
      '2026-11-22T20:00 dana@example.com create pods/- shop/fix id-2026-11-22T20:00:00.000000Z',
    ]);
  });
  it.skipIf(!jq)('find refusals by policy and month, dry runs included', () => {
    expect(run('working')).toEqual(['1 image-digest.contract.example 2026-10', '1 image-digest.contract.example 2026-11']);
  });
});

describe('the query over Git', () => {
  it('finds the merge that brought the digest in before 14:03, not an earlier use of it and nothing later', () => {
    const folder = mkdtempSync(join(tmpdir(), 'config-'));
    try {
      const [query] = /^MERGE=.*$/m.exec(control('authorized').query.run) ?? [''];
      const script = `set -e
at() { export GIT_AUTHOR_DATE="$1" GIT_COMMITTER_DATE="$1"; }
write() { at "$1"; echo "image: $2" > shop/checkout.yaml; git commit -qam "$3"; }
at 2026-11-20T09:00:00Z
git init -q -b main . && git config user.name Ana && git config user.email ana@example.com && git config commit.gpgsign false
mkdir shop && echo 'image: old' > shop/checkout.yaml && git add . && git commit -qm start
write 2026-11-20T10:00:00Z ${digest} 'first try'
write 2026-11-20T11:00:00Z old 'taken back'
git checkout -qb change && write 2026-11-22T13:20:00Z ${digest} 'checkout 42'
git checkout -q main && at 2026-11-22T13:58:00Z && git merge -q --no-ff -m 'Merge checkout 42' change
at 2026-11-22T13:59:00Z && echo 'replicas: 3' >> shop/checkout.yaml && git commit -qam 'three replicas'
write 2026-11-23T09:00:00Z next 'checkout 43'
git update-ref refs/remotes/origin/main main
DIGEST=${digest}
${query}
git show -s --format=%s "$MERGE"`;
      const { stdout, stderr } = spawnSync('bash', ['-c', script], { cwd: folder, env: { PATH: process.env.PATH ?? '', HOME: folder } });
      expect(stderr.toString()).toBe('');
      expect(stdout.toString().trim()).toBe('Merge checkout 42');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
