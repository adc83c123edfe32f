import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';

import { afterEdit, afterScaleOut, afterUndo, checkout, checkoutRotation, deliveryDelays, minimumOverlap, minutesToSpend, rolloutSeconds, shareNew, type Mechanism } from './model';

const inPlace: readonly Mechanism[] = ['environment', 'subPath', 'directory'];

describe('after an edit', () => {
  it.each<[Mechanism, number, number, number]>([
    ['environment', 120, 0, 10],
    ['environment', Infinity, 0, 10],
    ['subPath', Infinity, 0, 10],
    ['directory', -1, 0, 10],
    ['directory', 0, 0, 10],
    ['directory', 60, 5, 5],
    ['directory', 120, 10, 0],
    ['name', 0, 0, 10],
    ['name', 19, 0, 10],
    ['name', 20, 1, 10],
    ['name', 60, 1, 10],
    ['name', 80, 1, 9],
    ['name', 120, 2, 9],
    ['name', 740, 10, 1],
    ['name', 800, 10, 0],
    ['name', Infinity, 10, 0],
  ])('%s at %d s: %d new, %d old', (mechanism, seconds, withNew, withOld) => {
    expect(afterEdit(mechanism, seconds, checkout)).toEqual({ withNew, withOld });
  });

  it('a rollout never serves with fewer replicas, nor with more than one extra', () => {
    for (let second = 0; second <= 900; second += 1) {
      const { withNew, withOld } = afterEdit('name', second, checkout);
      expect([10, 11]).toContain(withNew + withOld);
    }
  });

  it('delivery stays below its bound', () => {
    const delays = deliveryDelays(checkout);
    expect(delays[0]).toBe(6);
    expect(delays.at(-1)).toBe(114);
  });
});

describe('days later', () => {
  it('a scale-out splits what nobody rolled', () => {
    expect(afterScaleOut('environment', 5, checkout)).toEqual({ withNew: 5, withOld: 10 });
    expect(shareNew(afterScaleOut('subPath', 5, checkout))).toBeCloseTo(1 / 3);
    expect(shareNew(afterScaleOut('name', 5, checkout))).toBe(1);
  });

  it('undo spreads an edit made in place and takes back a name', () => {
    for (const mechanism of inPlace) expect(afterUndo(mechanism, 15)).toEqual({ withNew: 15, withOld: 0 });
    expect(afterUndo('name', 15)).toEqual({ withNew: 0, withOld: 15 });
  });
});

describe('arithmetic of the chapter', () => {
  it('rollout, error budget, overlap', () => {
    expect(rolloutSeconds(checkout)).toBe(800);
    expect(minutesToSpend(1 / 3, 0.999, 28)).toBeCloseTo(120.96);
    expect(minimumOverlap(checkoutRotation)).toBe(5520);
    expect(minimumOverlap({ ...checkoutRotation, connectionSeconds: Infinity })).toBe(Infinity);
    expect(shareNew({ withNew: 0, withOld: 0 })).toBe(0);
  });
});

describe('the example', () => {
  const page = readFileSync('docs/02-runtime-model/configuration-and-secrets.mdx', 'utf8');
  const yaml = /```yaml title="checkout\.yaml"\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
  const objects = parseAllDocuments(yaml).map((document) => document.toJS() as { kind: string; immutable?: boolean; metadata: { name: string }; data?: Record<string, string> });

  it('is named by the hash of its content, and the template names it', () => {
    const config = objects.find(({ immutable }) => immutable);
    const hash = createHash('sha256').update(config?.data?.['checkout.properties'] ?? '').digest('hex').slice(0, 10);
    expect(config?.metadata.name).toBe(`checkout-config-${hash}`);
    expect(JSON.stringify(objects.find(({ kind }) => kind === 'Deployment'))).toContain(`"configMap":{"name":"checkout-config-${hash}"}`);
  });
});
