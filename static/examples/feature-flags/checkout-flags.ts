import { OpenFeature, ProviderEvents, type Client, type Hook, type Provider } from '@openfeature/server-sdk';

interface Flag {
  readonly kind: 'release' | 'experiment' | 'ops' | 'permission';
  readonly owner: string;
  /** V6: day of removal, or of the yearly review for flags that stay. */
  readonly ends: string;
  /** V6: what users get while the flag service is gone. */
  readonly fallback: boolean;
}
export const flags = {
  'new-pricing': { kind: 'release', owner: 'team-checkout', ends: '2026-12-23', fallback: false },
  recommendations: { kind: 'ops', owner: 'team-checkout', ends: '2027-11-23', fallback: true },
} as const satisfies Record<string, Flag>;
export type FlagName = keyof typeof flags;
export type Decisions = Readonly<Record<FlagName, boolean>>;
const names = Object.keys(flags) as FlagName[];

/** For the build: warns 14 days ahead, refuses new flags over the ceiling. */
export const endingWithin = (days: number, today: Date): FlagName[] =>
  names.filter((name) => Date.parse(flags[name].ends) - today.getTime() < days * 86_400_000);

/** The service's own metrics; connect them to the client library you use. */
export interface FlagMetrics {
  /** feature_flag_evaluations_total{flag, served, reason, error_code} */
  evaluated(labels: { flag: string; served: 'provider' | 'fallback'; reason: string; error_code: string }): void;
  /** feature_flag_provider_ready: 1, or 0 when the provider says stale or error */
  ready(value: 0 | 1): void;
  /** feature_flag_heartbeat_timestamp_seconds */
  heartbeat(unixSeconds: number): void;
}

/** The only place where an outage shows: `finally` runs after success and after error. */
const countEvaluations = (metrics: FlagMetrics): Hook => ({
  finally: ({ flagKey }, { errorCode, reason, variant }) => {
    // Not `reason === 'DEFAULT'`: that is the provider's own default rule, with the provider up.
    const fellBack = errorCode !== undefined || (reason === 'DISABLED' && variant === undefined);
    metrics.evaluated({ flag: flagKey, served: fellBack ? 'fallback' : 'provider', reason: reason ?? 'UNKNOWN', error_code: errorCode ?? 'none' });
  },
});

/** Waits at most `waitMs` for the first rules, then starts without them. Never rejects. */
export async function startFlags(provider: Provider, metrics: FlagMetrics, waitMs = 5_000): Promise<Client> {
  const client = OpenFeature.getClient('checkout').addHooks(countEvaluations(metrics));
  metrics.ready(0);
  metrics.heartbeat(0); // no beat yet: its age is enormous, so the staleness alert sees a pod that never got rules
  client.addHandler(ProviderEvents.Ready, () => metrics.ready(1));
  client.addHandler(ProviderEvents.Stale, () => metrics.ready(0));
  client.addHandler(ProviderEvents.Error, () => metrics.ready(0));
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<void>((resolve) => { timer = setTimeout(resolve, waitMs); }); // the SDK itself sets no limit
  const firstRules = OpenFeature.setProviderAndWait('checkout', provider).catch(() => undefined); // told by the Error handler
  await Promise.race([firstRules, limit]);
  clearTimeout(timer);
  return client; // H2: from here on the provider never touches readiness
}

/** Values mounted with the pod (a ConfigMap, C1) go before the values in the code. */
export function fallbackOf(name: FlagName, mounted: Readonly<Record<string, unknown>>): boolean {
  const value = mounted[name];
  return typeof value === 'boolean' ? value : flags[name].fallback;
}

/** Once per request, at its edge. Pass the result down; do not read a flag twice. */
export async function decide(client: Client, customerId: string, mounted: Readonly<Record<string, unknown>> = {}): Promise<Decisions> {
  const context = { targetingKey: customerId }; // sticky: the same customer gets the same answer from every replica
  const values = await Promise.all(names.map((name) => client.getBooleanValue(name, fallbackOf(name, mounted), context)));
  return Object.fromEntries(names.map((name, index) => [name, values[index]])) as Decisions;
}

/** Every 15 s. The flag platform writes the time into this flag once a minute; its age is the age of all rules here. */
export async function beat(client: Client, metrics: FlagMetrics): Promise<void> {
  const { value, errorCode } = await client.getNumberDetails('flag-heartbeat', 0);
  if (errorCode === undefined) metrics.heartbeat(value);
}
