import { readFileSync } from 'node:fs';
import {
  ErrorCode, FlagNotFoundError, InMemoryProvider, OpenFeature, OpenFeatureEventEmitter, ProviderEvents, ProviderFatalError, ProviderStatus, TypeMismatchError,
  type Client, type JsonValue, type Provider, type ResolutionDetails,
} from '@openfeature/server-sdk';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { chanceOfBoth, checkoutOutage, census, combinations, uniformAfter } from '../../src/models/flag-outage/model';
import { fencesOf } from '../../src/site/chapterChecks';
import { beat, decide, endingWithin, fallbackOf, flags, startFlags, type FlagMetrics } from '../../static/examples/feature-flags/checkout-flags';

const page = readFileSync('docs/05-release-patterns/feature-flags.mdx', 'utf8');

type Evaluated = Parameters<FlagMetrics['evaluated']>[0];
class Recorder implements FlagMetrics {
  readonly evaluations: Evaluated[] = [];
  readonly readiness: number[] = [];
  readonly beats: number[] = [];
  evaluated(labels: Evaluated): void { this.evaluations.push(labels); }
  ready(value: 0 | 1): void { this.readiness.push(value); }
  heartbeat(unixSeconds: number): void { this.beats.push(unixSeconds); }
}

type Answer = ResolutionDetails<boolean> | ResolutionDetails<number> | ResolutionDetails<string>;

/** A provider whose start and rules a test decides; it never leaves the process. */
class FakeProvider implements Provider {
  readonly runsOn = 'server';
  readonly metadata = { name: 'fake' };
  readonly events = new OpenFeatureEventEmitter();
  readonly seenKeys: unknown[] = [];
  constructor(private readonly start: () => Promise<void>, public answers: Record<string, Answer> = {}) {}
  initialize(): Promise<void> { return this.start(); }
  private answer<T>(flag: string, targetingKey?: unknown): Promise<ResolutionDetails<T>> {
    this.seenKeys.push(targetingKey);
    const found = this.answers[flag];
    return found ? Promise.resolve(found as unknown as ResolutionDetails<T>) : Promise.reject(new FlagNotFoundError(flag));
  }
  async resolveBooleanEvaluation(flag: string, fallback: boolean, context: { targetingKey?: string }): Promise<ResolutionDetails<boolean>> {
    const details = await this.answer<boolean>(flag, context.targetingKey);
    if (typeof details.value !== typeof fallback) throw new TypeMismatchError(flag);
    return details;
  }
  resolveNumberEvaluation(flag: string): Promise<ResolutionDetails<number>> { return this.answer(flag); }
  resolveStringEvaluation(flag: string): Promise<ResolutionDetails<string>> { return this.answer(flag); }
  resolveObjectEvaluation<T extends JsonValue>(flag: string): Promise<ResolutionDetails<T>> { return this.answer(flag); }
}

const on = { value: true, variant: 'on', reason: 'TARGETING_MATCH' } as const;
const off = { value: false, variant: 'off', reason: 'TARGETING_MATCH' } as const;
/** The opposite of both fallbacks in the code, so that a fallback cannot pass for a rule. */
const rules = { 'new-pricing': on, recommendations: off };
const up = (): Promise<void> => Promise.resolve();
const down = (): Promise<void> => Promise.reject(new Error('connect ECONNREFUSED'));
const hanging = (): Promise<void> => new Promise(() => undefined);

const logger = { error: vi.fn(), warn: vi.fn(), info: vi.fn(), debug: vi.fn() };
const logLines = (): number => Object.values(logger).reduce((sum, { mock }) => sum + mock.calls.length, 0);

beforeEach(() => {
  for (const level of Object.values(logger)) level.mockClear();
  OpenFeature.setLogger(logger);
});
afterEach(async () => {
  vi.useRealTimers();
  OpenFeature.clearHandlers();
  await OpenFeature.clearProviders();
});

describe('the page', () => {
  it('shows the file, byte for byte', () => {
    const block = fencesOf(page).filter(({ language }) => language === 'typescript');
    expect(block).toHaveLength(1);
    expect(block[0]?.code).toBe(readFileSync('static/examples/feature-flags/checkout-flags.ts', 'utf8'));
  });
  it('names the version that is run here', () => {
    const installed = JSON.parse(readFileSync('node_modules/@openfeature/server-sdk/package.json', 'utf8')) as { version: string };
    expect(page).toContain(`\`@openfeature/server-sdk\` ${installed.version}`);
  });
  it('queries the metrics the example names', () => {
    const source = readFileSync('static/examples/feature-flags/checkout-flags.ts', 'utf8');
    const queries = fencesOf(page).filter(({ language }) => language === 'promql').map(({ code }) => code).join('\n');
    const used = [...new Set(queries.match(/feature_flag_\w+/g))];
    expect(used.length).toBeGreaterThan(1);
    for (const metric of used) expect(source, metric).toContain(metric);
  });

  it('has the numbers of the model', () => {
    const { groups, outage } = checkoutOutage;
    const onDefault = (minute: number): number => census(groups, 'code-default', outage, minute * 60)['code-default'];
    const percent = (minute: number): string => `${Math.round(100 * chanceOfBoth(onDefault(minute) / 15, 6))}%`;
    expect(page).toContain(`At 15 minutes, ${onDefault(15)} of 15 replicas`);
    expect(page).toContain(`${percent(15)} of visits meet both behaviors; at 35 minutes, with ${onDefault(35)} of 15, it is ${percent(35)}`);
    expect(page).toContain(`${census(groups, 'wait-without-limit', outage, 35 * 60)['rules-in-memory']} of 15 replicas left`);
    expect(page).toContain(`10 × (${outage.start} s start + ${outage.wait} s wait + 60 s ready) = ${uniformAfter(10, 1, outage, 60)} s`);
    expect(page).toContain(`Ten flags are ${combinations(10).toLocaleString('en-US')} programs`);
  });
});

describe('provider ready', () => {
  it('serves the rules, counts them as served by the provider, and is ready', async () => {
    const metrics = new Recorder();
    const provider = new FakeProvider(up, rules);
    const client = await startFlags(provider, metrics);
    expect(await decide(client, 'customer-7')).toEqual({ 'new-pricing': true, recommendations: false });
    expect(metrics.evaluations).toEqual([
      { flag: 'new-pricing', served: 'provider', reason: 'TARGETING_MATCH', error_code: 'none' },
      { flag: 'recommendations', served: 'provider', reason: 'TARGETING_MATCH', error_code: 'none' },
    ]);
    expect(metrics.readiness).toEqual([0, 1]);
    expect(provider.seenKeys).toEqual(['customer-7', 'customer-7']);
  });
  it('does not count the provider’s own default rule as a fallback', async () => {
    const metrics = new Recorder();
    const client = await startFlags(new FakeProvider(up, { ...rules, 'new-pricing': { value: true, variant: 'on', reason: 'DEFAULT' } }), metrics);
    await decide(client, 'a');
    expect(metrics.evaluations[0]).toMatchObject({ served: 'provider', reason: 'DEFAULT' });
  });
  it('reads the heartbeat, and leaves the gauge alone when there is none', async () => {
    const metrics = new Recorder();
    const provider = new FakeProvider(up, { ...rules, 'flag-heartbeat': { value: 1_795_000_000, variant: 'now', reason: 'STATIC' } });
    const client = await startFlags(provider, metrics);
    await beat(client, metrics);
    provider.answers = rules;
    await beat(client, metrics);
    expect(metrics.beats).toEqual([0, 1_795_000_000]);
  });
});

describe('provider not ready', () => {
  it('waits 5 s at most, then serves the fallbacks; nothing throws and nothing is logged', async () => {
    vi.useFakeTimers();
    const metrics = new Recorder();
    let started = false;
    const starting = startFlags(new FakeProvider(hanging, rules), metrics).then((client) => { started = true; return client; });
    await vi.advanceTimersByTimeAsync(4_999);
    expect(started).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(started).toBe(true);
    const client = await starting;
    logger.debug.mockClear();
    expect(await decide(client, 'a')).toEqual({ 'new-pricing': false, recommendations: true });
    expect(metrics.evaluations).toEqual([
      { flag: 'new-pricing', served: 'fallback', reason: 'ERROR', error_code: 'PROVIDER_NOT_READY' },
      { flag: 'recommendations', served: 'fallback', reason: 'ERROR', error_code: 'PROVIDER_NOT_READY' },
    ]);
    expect(metrics.readiness).toEqual([0]);
    expect(metrics.beats).toEqual([0]);
    expect(logLines()).toBe(0);
  });
  it('a value mounted with the pod goes before the value in the code; anything but a boolean does not', async () => {
    const metrics = new Recorder();
    const client = await startFlags(new FakeProvider(hanging), metrics, 1);
    expect(await decide(client, 'a', { 'new-pricing': true, recommendations: 'yes' })).toEqual({ 'new-pricing': true, recommendations: true });
    expect(fallbackOf('new-pricing', {})).toBe(flags['new-pricing'].fallback);
  });
  it('flips to the rules when they arrive later, without a restart', async () => {
    let arrive: () => void = () => undefined;
    const metrics = new Recorder();
    const client = await startFlags(new FakeProvider(() => new Promise((resolve) => { arrive = resolve; }), rules), metrics, 1);
    expect((await decide(client, 'a'))['new-pricing']).toBe(false);
    arrive();
    await vi.waitFor(() => { expect(client.providerStatus).toBe(ProviderStatus.READY); });
    expect((await decide(client, 'a'))['new-pricing']).toBe(true);
    expect(metrics.readiness).toEqual([0, 1]);
  });
  it('a hanging provider would hold the SDK’s own wait for ever', async () => {
    vi.useFakeTimers();
    let settled = false;
    void OpenFeature.setProviderAndWait('unbounded', new FakeProvider(hanging)).finally(() => { settled = true; });
    await vi.advanceTimersByTimeAsync(24 * 3_600_000);
    expect(settled).toBe(false);
  });
});

describe('provider stale', () => {
  it('keeps serving the rules in memory while the gauge falls to 0', async () => {
    const metrics = new Recorder();
    const provider = new FakeProvider(up, rules);
    const client = await startFlags(provider, metrics);
    provider.answers = { ...rules, 'new-pricing': { ...on, reason: 'CACHED' } };
    provider.events.emit(ProviderEvents.Stale);
    await vi.waitFor(() => { expect(client.providerStatus).toBe(ProviderStatus.STALE); });
    expect((await decide(client, 'a'))['new-pricing']).toBe(true);
    expect(metrics.evaluations[0]).toEqual({ flag: 'new-pricing', served: 'provider', reason: 'CACHED', error_code: 'none' });
    expect(metrics.readiness).toEqual([0, 1, 0]);
    provider.events.emit(ProviderEvents.Ready);
    await vi.waitFor(() => { expect(metrics.readiness).toEqual([0, 1, 0, 1]); });
  });
});

describe('provider in error', () => {
  it('failed at start: starts at once; the SDK still asks it, and its refusal becomes the fallback', async () => {
    const metrics = new Recorder();
    const began = Date.now();
    const client = await startFlags(new FakeProvider(down), metrics);
    expect(Date.now() - began).toBeLessThan(1_000);
    expect(client.providerStatus).toBe(ProviderStatus.ERROR);
    expect(await decide(client, 'a')).toEqual({ 'new-pricing': false, recommendations: true });
    expect(metrics.evaluations[0]).toEqual({ flag: 'new-pricing', served: 'fallback', reason: 'ERROR', error_code: 'FLAG_NOT_FOUND' });
    expect(metrics.readiness).toEqual([0, 0]);
  });
  it('failed later: rules in memory go on being served', async () => {
    const metrics = new Recorder();
    const provider = new FakeProvider(up, rules);
    const client = await startFlags(provider, metrics);
    provider.events.emit(ProviderEvents.Error, { message: 'stream closed' });
    await vi.waitFor(() => { expect(client.providerStatus).toBe(ProviderStatus.ERROR); });
    expect((await decide(client, 'a'))['new-pricing']).toBe(true);
    expect(metrics.readiness).toEqual([0, 1, 0]);
  });
  it('failed for good: never asked again', async () => {
    const metrics = new Recorder();
    const client = await startFlags(new FakeProvider(() => Promise.reject(new ProviderFatalError('bad key')), rules), metrics);
    expect(await decide(client, 'a')).toEqual({ 'new-pricing': false, recommendations: true });
    expect(metrics.evaluations[0]).toMatchObject({ served: 'fallback', error_code: 'PROVIDER_FATAL' });
    expect(client.providerStatus).toBe(ProviderStatus.FATAL);
    expect(metrics.readiness).toEqual([0, 0]);
  });
  it('failed for good at run time: rules in memory are not asked any more, and both flags flip at once', async () => {
    const metrics = new Recorder();
    const provider = new FakeProvider(up, rules);
    const client = await startFlags(provider, metrics);
    expect(await decide(client, 'a')).toEqual({ 'new-pricing': true, recommendations: false });
    provider.events.emit(ProviderEvents.Error, { message: 'key revoked', errorCode: ErrorCode.PROVIDER_FATAL });
    await vi.waitFor(() => { expect(client.providerStatus).toBe(ProviderStatus.FATAL); });
    provider.seenKeys.length = 0;
    expect(await decide(client, 'a')).toEqual({ 'new-pricing': false, recommendations: true });
    expect(provider.seenKeys).toEqual([]);
    expect(metrics.evaluations.at(-1)).toEqual({ flag: 'recommendations', served: 'fallback', reason: 'ERROR', error_code: 'PROVIDER_FATAL' });
    expect(metrics.readiness).toEqual([0, 1, 0]);
  });
  it('stale, then in error, then well again: the gauge follows each, and no answer throws', async () => {
    const metrics = new Recorder();
    const provider = new FakeProvider(up, rules);
    const client = await startFlags(provider, metrics);
    for (const [event, status] of [[ProviderEvents.Stale, ProviderStatus.STALE], [ProviderEvents.Error, ProviderStatus.ERROR], [ProviderEvents.Ready, ProviderStatus.READY]] as const) {
      provider.events.emit(event);
      await vi.waitFor(() => { expect(client.providerStatus).toBe(status); });
      expect((await decide(client, 'a'))['new-pricing']).toBe(true);
    }
    expect(metrics.readiness).toEqual([0, 1, 0, 0, 1]);
    expect(metrics.evaluations.every(({ served }) => served === 'provider')).toBe(true);
  });
});

describe('every way to get a value, as the table of the page has it', () => {
  const detailsOf = async (provider: Provider, waitMs = 1, act?: (client: Client) => Promise<void>) => {
    const metrics = new Recorder();
    const client = await startFlags(provider, metrics, waitMs);
    await act?.(client);
    const { value, reason, errorCode } = await client.getBooleanDetails('new-pricing', false);
    return { value, reason, errorCode, served: metrics.evaluations.at(-1)?.served };
  };
  const stale = (provider: FakeProvider, event: ProviderEvents.Stale | ProviderEvents.Error, status: ProviderStatus) => async (client: Client): Promise<void> => {
    provider.events.emit(event);
    await vi.waitFor(() => { expect(client.providerStatus).toBe(status); });
  };
  const cached = { 'new-pricing': { ...on, reason: 'CACHED' } };

  it.each([
    ['A rule matched', true, 'TARGETING_MATCH', undefined, 'provider', () => detailsOf(new FakeProvider(up, rules))],
    ['The service’s own default rule applied', true, 'DEFAULT', undefined, 'provider', () => detailsOf(new FakeProvider(up, { 'new-pricing': { ...on, reason: 'DEFAULT' } }))],
    ['Connection lost, rules in memory', true, 'CACHED', undefined, 'provider', () => {
      const provider = new FakeProvider(up, cached);
      return detailsOf(provider, 1, stale(provider, ProviderEvents.Stale, ProviderStatus.STALE));
    }],
    ['Provider reports an error, rules in memory', true, 'CACHED', undefined, 'provider', () => {
      const provider = new FakeProvider(up, cached);
      return detailsOf(provider, 1, stale(provider, ProviderEvents.Error, ProviderStatus.ERROR));
    }],
    ['Started without the service', false, 'ERROR', 'PROVIDER_NOT_READY', 'fallback', () => detailsOf(new FakeProvider(hanging, rules))],
    ['Provider gave up, for example a bad key', false, 'ERROR', 'PROVIDER_FATAL', 'fallback', () => detailsOf(new FakeProvider(() => Promise.reject(new ProviderFatalError('bad key')), rules))],
    ['Flag deleted in the service', false, 'ERROR', 'FLAG_NOT_FOUND', 'fallback', () => detailsOf(new FakeProvider(up, {}))],
    ['Flag changed its type', false, 'ERROR', 'TYPE_MISMATCH', 'fallback', () => detailsOf(new FakeProvider(up, { 'new-pricing': { value: 'on', variant: 'on' } }))],
    ['Flag disabled, in-memory provider of the SDK', false, 'DISABLED', undefined, 'fallback', () => detailsOf(new InMemoryProvider({ 'new-pricing': { variants: { on: true, off: false }, defaultVariant: 'on', disabled: true } }))],
  ] as const)('%s', async (situation, value, reason, errorCode, served, run) => {
    expect(await run()).toEqual({ value, reason, errorCode, served });
    const cells = [situation, value ? 'the service’s' : '**your fallback**', `\`${reason}\``, errorCode ? `\`${errorCode}\`` : 'none', served];
    expect(page.replaceAll('\'', '’')).toContain(`| ${cells.join(' | ')} |`);
  });

  it('a flag “off” in the service can mean on for users, when the fallback is on', async () => {
    const metrics = new Recorder();
    const client = await startFlags(new InMemoryProvider({ recommendations: { variants: { on: true, off: false }, defaultVariant: 'off', disabled: true } }), metrics);
    expect((await decide(client, 'a')).recommendations).toBe(true);
  });
});

describe('the build', () => {
  it('sees a flag 14 days before its end, and not earlier', () => {
    expect(endingWithin(14, new Date('2026-12-08T00:00:00Z'))).toEqual([]);
    expect(endingWithin(14, new Date('2026-12-10T00:00:00Z'))).toEqual(['new-pricing']);
    expect(endingWithin(14, new Date('2027-11-20T00:00:00Z'))).toEqual(['new-pricing', 'recommendations']);
  });
});
