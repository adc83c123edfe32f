import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

import { searchEntries } from '../../src/site/search/entries';
import { createFinder, entryKinds, type Entry } from '../../src/site/search/ranking';

const entries = searchEntries(process.cwd());
const find = createFinder(entries);

/** What people type, and the start of an address that must be among the first three. Several are accepted where several answer. */
const queries: readonly (readonly [query: string, ...paths: string[]])[] = [
  ['H2', '/c/h2/'],
  ['h 2', '/c/h2/'],
  ['FM-05', '/reference-architecture/failure-modes/#fm-05'],
  ['fm5', '/reference-architecture/failure-modes/#fm-05'],
  ['502 during deploy', '/reference-architecture/failure-modes/#symptom-502-on-deploy'],
  ['preStop', '/runtime-model/lifecycle-and-shutdown/', '/c/l2/'],
  ['drain stuck', '/runtime-model/disruption-and-placement/#stuck', '/reference-architecture/failure-modes/#fm-13'],
  ['should readiness check my database?', '/runtime-model/health-and-readiness/', '/c/h2/'],
  ['oomkilled', '/reference-architecture/failure-modes/#fm-07'],
  ['OOM', '/reference-architecture/failure-modes/#fm-07'],
  ['exit code 137', '/reference-architecture/failure-modes/'],
  ['hpa', '/runtime-model/scaling/', '/c/s'],
  ['autoscaler does not scale', '/runtime-model/scaling/', '/reference-architecture/failure-modes/#fm-11'],
  ['rollback', '/release-patterns/rollback-and-recovery/', '/reference-architecture/failure-modes/#fm-23'],
  ['I rolled back and it came back', '/reference-architecture/failure-modes/', '/release-patterns/rollback-and-recovery/'],
  ['canary', '/release-patterns/', '/start/glossary/#canary', '/reference-architecture/failure-modes/#fm-21'],
  ['pdb', '/runtime-model/disruption-and-placement/', '/start/glossary/#disruption-budget', '/c/d1/'],
  ['PodDisruptionBudget', '/runtime-model/disruption-and-placement/', '/start/glossary/', '/c/d1/'],
  ['cpu throttling', '/reference-architecture/failure-modes/#fm-09', '/c/r3/'],
  ['should I set cpu limits', '/c/r3/', '/runtime-model/resources-and-qos/'],
  ['configmap change nothing happened', '/reference-architecture/failure-modes/#symptom-config-did-nothing'],
  ['secret rotation', '/runtime-model/configuration-and-secrets/', '/c/c3/'],
  ['grace period', '/start/glossary/#grace-period', '/runtime-model/lifecycle-and-shutdown/'],
  ['terminationGracePeriodSeconds', '/runtime-model/lifecycle-and-shutdown/', '/c/l3/', '/start/glossary/#grace-period'],
  ['sigterm', '/runtime-model/lifecycle-and-shutdown/', '/c/l1/'],
  ['idle timeout', '/c/n2/', '/reference-architecture/request-and-traffic-flow/', '/reference-architecture/failure-modes/#fm-17'],
  ['retry storm', '/reference-architecture/failure-modes/#fm-18', '/runtime-model/dependencies-and-overload/'],
  ['dns', '/c/n5/', '/reference-architecture/failure-modes/#fm-19'],
  ['zone loss', '/reference-architecture/failure-domains/', '/c/d3/'],
  ['topology spread', '/runtime-model/disruption-and-placement/', '/c/d2/'],
  ['all pods on one node after rollout', '/reference-architecture/failure-modes/', '/runtime-model/disruption-and-placement/'],
  ['cronjob did not run', '/golden-paths/scheduled-and-batch-jobs/', '/reference-architecture/failure-modes/', '/c/j2/'],
  ['kafka consumer shutdown', '/golden-paths/queue-worker/', '/c/l'],
  ['grpc load balancing', '/golden-paths/grpc-and-streaming/', '/reference-architecture/failure-modes/'],
  ['leader election', '/golden-paths/singleton-and-leader/', '/c/j3/', '/start/glossary/'],
  ['statefulset stuck', '/reference-architecture/failure-modes/#fm-29', '/golden-paths/stateful-service/'],
  ['feature flag service down', '/release-patterns/feature-flags/', '/reference-architecture/failure-modes/'],
  ['waiver', '/runtime-model/tiers-and-exceptions/', '/start/glossary/#waiver'],
  ['tier 1', '/runtime-model/tiers-and-exceptions/', '/start/glossary/#tier'],
  ['error budget', '/start/glossary/', '/platform-integration/slos-and-error-budgets/'],
  ['burn rate alert', '/reference-architecture/signal-flow/', '/platform-integration/slos-and-error-budgets/', '/start/glossary/'],
  ['who owns replicas', '/c/s3/', '/principles/ownership-boundaries/'],
  ['network policy default deny', '/runtime-model/identity-and-isolation/', '/c/i2/', '/c/p4/', '/runtime-model/platform-baselines/'],
  ['image tag latest', '/c/v7/'],
  ['validating admission policy', '/platform-integration/conformance-checks/', '/principles/guardrails-at-runtime/'],
  ['explain to executives', '/leadership-conversations/'],
  ['startup probe', '/c/h1/', '/runtime-model/health-and-readiness/'],
  ['livenes probe restarts', '/c/h3/', '/runtime-model/health-and-readiness/', '/reference-architecture/failure-modes/#fm-04'],
  ['propagation windw', '/start/glossary/#propagation-window', '/c/l2/'],
  ['check my manifest', '/start/contract-reader/'],
];

describe('the search', () => {
  it.each(queries)('"%s" puts the right page into the first three', (query, ...paths) => {
    const first = find(query, 3).map(({ path }) => path);
    expect(first.some((path) => paths.some((wanted) => path.startsWith(wanted))), `${query}: ${first.join(', ')}`).toBe(true);
  });

  it('puts an exact id first', () => {
    for (const [, title, path] of entries.filter(([kind]) => entryKinds[kind] === 'Clause' || entryKinds[kind] === 'Failure mode')) {
      const id = title.split(' ')[0] as string;
      expect(find(id, 1)[0]?.path, id).toBe(path);
    }
  });

  it('finds nothing for an empty query and for noise, and survives hostile text', () => {
    expect(find('')).toEqual([]);
    expect(find('   ?!')).toEqual([]);
    expect(find('qqqqzzzzxxxx')).toEqual([]);
    expect(() => find('<script>'.repeat(1000))).not.toThrow();
  });

  it('can fail: without the entry of a clause its id is not found first', () => {
    const without = createFinder(entries.filter(([, title]) => !title.startsWith('H2 ')));
    expect(without('H2', 1)[0]?.path).not.toBe('/c/h2/');
  });

  it('holds every kind, no markup, and no two entries alike', () => {
    const seen = new Set<string>();
    const kinds = new Set<number>();
    for (const entry of entries as readonly Entry[]) {
      const [kind, title, path, text] = entry;
      kinds.add(kind);
      expect(title.length, path).toBeGreaterThan(0);
      expect(`${title} ${text}`, path).not.toMatch(/<[A-Z]|\{#|\]\(/);
      expect(seen.has(`${kind} ${title} ${path}`), `${title} ${path}`).toBe(false);
      seen.add(`${kind} ${title} ${path}`);
    }
    expect(kinds.size).toBe(entryKinds.length);
  });

  it('costs at most 60 KB before the first result, the code of the box included', async () => {
    const { buildSearch } = await import('../../src/site/search/build');
    const { files } = await buildSearch(process.cwd());
    const bytes = [...files.values()].reduce((sum, text) => sum + brotliCompressSync(text).length, 0);
    expect(bytes).toBeLessThanOrEqual(60_000);
  });
});
