/**
 * Retries, deadlines and shedding as arithmetic: what a dependency receives while it fails, and when it comes back.
 *
 * A fluid model. Attempts fail independently, there is no hedging, and a failed attempt costs a fixed share of the work
 * of a successful one. It says which state sustains itself, not how latency is distributed on the way there.
 * Back-off steps follow `Backoff.Step` of Kubernetes’ `apimachinery/pkg/util/wait`; jitter is left out.
 * Times in seconds and rates per second unless a name says otherwise.
 */

function assertNumber(name: string, value: number, valid: (value: number) => boolean, wants: string): void {
  if (!Number.isFinite(value) || !valid(value)) throw new RangeError(`${name} is ${value}; it wants ${wants}`);
}
const assertCount = (name: string, value: number): void => assertNumber(name, value, (n) => Number.isInteger(n) && n >= 1, 'a whole number from 1');
const assertShare = (name: string, value: number): void => assertNumber(name, value, (n) => n >= 0 && n <= 1, 'a share between 0 and 1');
const assertPositive = (name: string, value: number): void => assertNumber(name, value, (n) => n > 0, 'a number above 0');
const assertNotNegative = (name: string, value: number): void => assertNumber(name, value, (n) => n >= 0, 'a number from 0');

/**
 * Attempts that reach the last dependency for one request of a user while everything fails: the product over layers.
 * @param attemptsPerLayer the first attempt plus its retries, for each layer from the outside in.
 * @throws RangeError when a layer makes no attempt.
 */
export function attemptsPerUserAction(attemptsPerLayer: readonly number[]): number {
  attemptsPerLayer.forEach((attempts) => assertCount('attempts of a layer', attempts));
  return attemptsPerLayer.reduce((product, attempts) => product * attempts, 1);
}

/** How one layer retries. */
export interface RetryPolicy {
  /** Attempts per request, the first one included. */
  readonly attemptsPerRequest: number;
  /** Retries allowed as a share of requests; absent or `null` for no budget. */
  readonly retryRatioLimit?: number | null;
}

/**
 * Attempts per request when each attempt fails with the same chance: 1 + p + … + p^(n−1), cut off by the budget.
 * @param failureRate chance of one attempt to fail, 0 … 1.
 * @throws RangeError when a value lies outside its range.
 */
export function retryLoad(policy: RetryPolicy, failureRate: number): number {
  const { attemptsPerRequest, retryRatioLimit = null } = policy;
  assertCount('attemptsPerRequest', attemptsPerRequest);
  assertShare('failureRate', failureRate);
  const unlimited = Array.from({ length: attemptsPerRequest }, (_, power) => failureRate ** power).reduce((sum, term) => sum + term, 0);
  if (retryRatioLimit === null) return unlimited;
  assertNotNegative('retryRatioLimit', retryRatioLimit);
  return Math.min(1 + retryRatioLimit, unlimited);
}

/** Settings of an exponential back-off. */
export interface Backoff {
  readonly durationMs: number;
  /** Multiplier after each call; 0 for no growth. */
  readonly factor: number;
  /** Calls after which the delay no longer grows. */
  readonly steps: number;
  /** Longest delay; 0 for none. */
  readonly capMs: number;
}

/**
 * Consecutive delays of a back-off, without jitter.
 *
 * Each call returns the current delay, then multiplies it while steps remain. A product above the cap becomes the cap
 * and uses up all remaining steps.
 * @param calls how many delays to return.
 */
export function backoffSteps({ durationMs, factor, steps, capMs }: Backoff, calls: number): readonly number[] {
  [durationMs, factor, capMs].forEach((value) => assertNotNegative('back-off', value));
  let [delay, left] = [durationMs, steps];
  return Array.from({ length: calls }, () => {
    const current = delay;
    if (left >= 1) {
      left -= 1;
      if (factor !== 0) delay *= factor;
      if (capMs > 0 && delay > capMs) [delay, left] = [capMs, 0];
    }
    return current;
  });
}

/** One layer’s attempts as a user waits for them. */
export interface AttemptPlan {
  readonly attempts: number;
  /** Longest time of one attempt. */
  readonly timeoutSeconds: number;
  /** Pauses between attempts; a missing one counts as 0. */
  readonly pausesSeconds?: readonly number[];
}

/** Longest time a call takes with all its attempts: n timeouts and n − 1 pauses. */
export function longestCall({ attempts, timeoutSeconds, pausesSeconds = [] }: AttemptPlan): number {
  assertCount('attempts', attempts);
  assertPositive('timeoutSeconds', timeoutSeconds);
  return attempts * timeoutSeconds + pausesSeconds.slice(0, attempts - 1).reduce((sum, pause) => sum + pause, 0);
}

/** One callee in a chain, each called by the one before. */
export interface ChainHop {
  readonly name: string;
  /** Time its caller has spent before this call. */
  readonly spentSeconds: number;
  /** Longest time this call may take whatever the caller has left. */
  readonly capSeconds: number;
}

/** When a call starts and until when its callee works at most, on the clock of the first caller. */
export interface ChainSpan {
  readonly name: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** Time worked after the first caller has left. */
  readonly wastedSeconds: number;
}

/**
 * Longest work along a chain of calls, with and without a deadline that is passed on.
 * @param deadlineSeconds when the first caller leaves.
 * @param reserveSeconds kept back at each hop for the answer’s way home; only used when passed on.
 * @param passedOn true: a callee gets the smaller of its cap and what the caller has left; false: its cap alone.
 * @throws RangeError when a time is negative or a cap is 0.
 */
export function chainSpans(hops: readonly ChainHop[], deadlineSeconds: number, reserveSeconds: number, passedOn: boolean): readonly ChainSpan[] {
  assertPositive('deadlineSeconds', deadlineSeconds);
  assertNotNegative('reserveSeconds', reserveSeconds);
  let [start, until] = [0, deadlineSeconds];
  return hops.map(({ name, spentSeconds, capSeconds }) => {
    assertNotNegative(`${name}: spentSeconds`, spentSeconds);
    assertPositive(`${name}: capSeconds`, capSeconds);
    start += spentSeconds;
    const end = passedOn ? Math.max(start, Math.min(start + capSeconds, until - reserveSeconds)) : start + capSeconds;
    if (passedOn) until = end;
    return { name, startSeconds: start, endSeconds: end, wastedSeconds: Math.max(0, end - Math.max(start, deadlineSeconds)) };
  });
}

/**
 * Share of a callee’s work that nobody reads when it works longer than its caller waits.
 * @returns 0 … 1; the load at which the callee is full shrinks to 1 minus this share.
 */
export function wastedShare(callerWaitsSeconds: number, calleeWorksSeconds: number): number {
  assertNotNegative('callerWaitsSeconds', callerWaitsSeconds);
  assertPositive('calleeWorksSeconds', calleeWorksSeconds);
  return Math.max(0, 1 - callerWaitsSeconds / calleeWorksSeconds);
}

/** A callee under load. */
export interface Callee {
  /** Requests per second that users send, retries not counted. */
  readonly load: number;
  /** Successful requests per second it can serve. */
  readonly capacity: number;
  /** Work of a failed attempt as a share of a successful one: 1 = works to the end for a caller that left, 0 = refuses for free. */
  readonly failedCost: number;
}

function assertCallee({ load, capacity, failedCost }: Callee): void {
  assertNotNegative('load', load);
  assertNotNegative('capacity', capacity);
  assertShare('failedCost', failedCost);
}

/**
 * Successful answers per second when `attempts` arrive per second.
 *
 * Up to the capacity all succeed. Above it, successes s and failures share the capacity: s + w·(attempts − s) = capacity.
 * With w = 1 nothing succeeds, as in a first-in-first-out queue longer than the callers’ patience.
 */
export function goodput(attempts: number, { capacity, failedCost }: Pick<Callee, 'capacity' | 'failedCost'>): number {
  assertNotNegative('attempts', attempts);
  assertShare('failedCost', failedCost);
  if (attempts <= capacity) return attempts;
  return failedCost === 1 ? 0 : Math.max(0, (capacity - failedCost * attempts) / (1 - failedCost));
}

/**
 * The cost of a failed attempt, read from a load test above capacity in which clients try once: the inverse of `goodput`.
 * When nothing was served the result is a lower bound, capacity ÷ attempts.
 * @throws RangeError when the test stayed within capacity or more was served than offered.
 */
export function measuredFailedCost({ capacity, attempts, served }: { readonly capacity: number; readonly attempts: number; readonly served: number }): number {
  assertPositive('capacity', capacity);
  assertNumber('attempts', attempts, (n) => n > capacity, 'a rate above capacity');
  assertNumber('served', served, (n) => n >= 0 && n <= capacity, 'a rate from 0 to capacity');
  return (capacity - served) / (attempts - served);
}

/** Work asked of the callee per request, in successful requests, when each attempt fails with chance p. */
export function workPerRequest(policy: RetryPolicy, failureRate: number, failedCost: number): number {
  const attempts = retryLoad(policy, failureRate);
  const succeeded = attempts * (1 - failureRate);
  return succeeded + failedCost * (attempts - succeeded);
}

/**
 * The state that keeps itself up after the trigger has gone.
 * @returns the lowest failure rate above 0 at which the callers’ attempts ask for at least the whole capacity, so that
 * failures cause the attempts that cause the failures; `null` when the healthy state is the only one.
 */
export function collapse(callee: Callee, policy: RetryPolicy): number | null {
  assertCallee(callee);
  const steps = 1000;
  for (let step = 1; step <= steps; step += 1) {
    if (callee.load * workPerRequest(policy, step / steps, callee.failedCost) >= callee.capacity) return step / steps;
  }
  return null;
}

/**
 * Capacity above which a callee leaves total collapse by itself while its callers go on: attempts × failed cost × load.
 */
export function capacityToReturn({ load, failedCost }: Pick<Callee, 'load' | 'failedCost'>, policy: RetryPolicy): number {
  return load * retryLoad(policy, 1) * failedCost;
}

/** A fault and what people do about it. */
export interface Storm {
  readonly callee: Callee;
  readonly policy: RetryPolicy;
  /** The fault: capacity is this share of normal from `fromSecond` until `toSecond`. */
  readonly fault: { readonly fromSecond: number; readonly toSecond: number; readonly capacityShare: number };
  /** Second from which callers make one attempt only; `null` for never. */
  readonly retriesOffAt: number | null;
  readonly seconds: number;
}

/** One second of a storm. */
export interface StormSecond {
  readonly second: number;
  /** Attempts per second that reach the callee. */
  readonly attempts: number;
  /** Successful answers per second. */
  readonly served: number;
}

/**
 * Plays a storm second by second: callers retry at the failure rate they saw in the second before.
 * No queue is carried over, so that what remains after the fault is the callers’ doing alone.
 */
export function playStorm({ callee, policy, fault, retriesOffAt, seconds }: Storm): readonly StormSecond[] {
  assertCallee(callee);
  let failureRate = 0;
  return Array.from({ length: seconds + 1 }, (_, second) => {
    const off = retriesOffAt !== null && second >= retriesOffAt;
    const attempts = callee.load * (off ? 1 : retryLoad(policy, failureRate));
    const faulty = second >= fault.fromSecond && second < fault.toSecond;
    const capacity = callee.capacity * (faulty ? fault.capacityShare : 1);
    const served = goodput(attempts, { ...callee, capacity });
    failureRate = attempts === 0 ? 0 : 1 - served / attempts;
    return { second, attempts, served };
  });
}

/**
 * Requests in flight a replica may hold so that a mean request still takes at most `longestMeanSeconds` when it is full.
 * Little’s law: in flight = rate × time.
 */
export function concurrencyLimit(capacityPerSecond: number, longestMeanSeconds: number): number {
  assertPositive('capacityPerSecond', capacityPerSecond);
  assertPositive('longestMeanSeconds', longestMeanSeconds);
  return Math.floor(capacityPerSecond * longestMeanSeconds);
}

/**
 * Share of requests that meet a full limit by chance (Erlang B): random arrivals, no queue, any distribution of times.
 * @param inFlight mean requests in flight.
 */
export function refusedByChance(inFlight: number, limit: number): number {
  assertNotNegative('inFlight', inFlight);
  assertCount('limit', limit);
  let refused = 1;
  for (let places = 1; places <= limit; places += 1) refused = (inFlight * refused) / (places + inFlight * refused);
  return refused;
}

/**
 * DNS queries for one lookup of a name that no search domain knows.
 * @param dots dots in the name, a final one not counted.
 * @param searchDomains entries of `search`, three in a pod plus those of the node.
 * @param families 2 when A and AAAA are both asked.
 */
export function dnsQueries({ dots, ndots, searchDomains, families = 2 }: { readonly dots: number; readonly ndots: number; readonly searchDomains: number; readonly families?: number }): number {
  [dots, ndots, searchDomains].forEach((value) => assertNotNegative('lookup', value));
  assertCount('families', families);
  return families * (dots >= ndots ? 1 : searchDomains + 1);
}
