import { describe, expect, it } from 'vitest';

import { budgetStatus, deploymentBudget, movable, drainEstimate, evict, loseFullestDomain, roundedUp, type BudgetState, type EvictedPod, type GuardingBudget } from './model';

const group = (count: number, ready: boolean, owner: string | null = 'rs') => ({ count, ready, owner });
const state = (bounds: BudgetState['bounds'], pods: BudgetState['pods'], controllerScale: Record<string, number> = {}): BudgetState => ({ bounds, pods, controllerScale });

describe('percentages', () => {
  it.each([['50%', 7, 4], ['50%', 1, 1], ['28%', 11, 4], ['0%', 5, 0], ['100%', 5, 5], [3, 5, 3]] as const)('%s of %i is %i', (value, total, expected) => {
    expect(roundedUp(value, total)).toBe(expected);
  });
  it.each(['40', '#%', '30%0', 'abc'])('%s is refused', (value) => expect(() => roundedUp(value as '1%', 5)).toThrow(RangeError));
});

describe('the status of a budget', () => {
  it('a number of minAvailable counts the pods it finds', () => {
    expect(budgetStatus(state({ minAvailable: 3 }, [group(1, true, null)]))).toEqual({ disruptionsAllowed: 0, currentHealthy: 1, desiredHealthy: 3, expectedPods: 1 });
    expect(budgetStatus(state({ minAvailable: 3 }, [group(3, true, null), group(1, false, null)]))).toMatchObject({ disruptionsAllowed: 0, expectedPods: 4 });
  });
  it('maxUnavailable counts what the controller wants', () => {
    expect(budgetStatus(state({ maxUnavailable: 2 }, [group(1, true)], { rs: 5 }))).toEqual({ disruptionsAllowed: 0, currentHealthy: 1, desiredHealthy: 3, expectedPods: 5 });
  });
  it('counts each controller once', () => {
    expect(budgetStatus(state({ minAvailable: '34%' }, [group(3, true)], { rs: 3 }))).toEqual({ disruptionsAllowed: 1, currentHealthy: 3, desiredHealthy: 2, expectedPods: 3 });
    const two = [group(6, false, 'a'), group(5, true, 'a'), group(7, false, 'b'), group(2, true, 'b')];
    expect(budgetStatus(state({ minAvailable: '28%' }, two, { a: 11, b: 11 }))).toEqual({ disruptionsAllowed: 0, currentHealthy: 7, desiredHealthy: 7, expectedPods: 22 });
  });
  it('a bare pod and a percentage allow nothing', () => expect(budgetStatus(state({ minAvailable: '28%' }, [group(1, true, null)])).disruptionsAllowed).toBe(0));
  it('a controller without scale allows nothing', () => expect(budgetStatus(state({ maxUnavailable: 1 }, [group(3, true, 'constructor')])).disruptionsAllowed).toBe(0));
  it('hides pods on their way out', () => {
    const pods = [group(3, true), { ...group(1, true), deleting: true }, { ...group(1, true), evictedSecondsAgo: 119 }, { ...group(1, true), evictedSecondsAgo: 120 }];
    expect(budgetStatus(state({ maxUnavailable: 1 }, pods, { rs: 6 })).currentHealthy).toBe(4);
  });
  it('a selector that matches nothing expects nothing', () => {
    expect(budgetStatus(state({ maxUnavailable: 1 }, []))).toEqual({ disruptionsAllowed: 0, currentHealthy: 0, desiredHealthy: 0, expectedPods: 0 });
  });
  it.each([{}, { minAvailable: 1, maxUnavailable: 1 }])('%j is no budget', (bounds) => expect(() => budgetStatus(state(bounds, []))).toThrow('not both'));
});

describe('an eviction request', () => {
  const pod = (change: Partial<EvictedPod> = {}): EvictedPod => ({ phase: 'Running', ready: true, terminating: false, labels: { a: 'true' }, ...change });
  const budget = (change: Partial<GuardingBudget> = {}): GuardingBudget => ({ selector: { a: 'true' }, disruptionsAllowed: 0, currentHealthy: 0, desiredHealthy: 0, ...change });

  it.each(['Pending', 'Succeeded', 'Failed'] as const)('a %s pod goes without asking', (phase) => expect(evict(pod({ phase, ready: null }), [budget()])).toEqual({ outcome: 'deleted' }));
  it('so does one that is leaving already, even under two budgets', () => expect(evict(pod({ terminating: true }), [budget(), budget()])).toEqual({ outcome: 'deleted' }));
  it('no budget, no refusal', () => {
    expect(evict(pod(), [])).toEqual({ outcome: 'deleted' });
    expect(evict(pod(), [budget({ selector: { a: 'other' } }), budget({ selector: null })])).toEqual({ outcome: 'deleted' });
  });
  it('an empty selector matches', () => expect(evict(pod(), [budget({ selector: {} })])).toEqual({ outcome: 'rejected-429' }));
  it('two budgets are an error', () => expect(evict(pod(), [budget({ disruptionsAllowed: 5 }), budget({ selector: {}, disruptionsAllowed: 5 })])).toEqual({ outcome: 'error-500' }));
  it('uses the budget and says what is left', () => {
    expect(evict(pod(), [budget({ disruptionsAllowed: 1 })])).toEqual({ outcome: 'deleted', disruptionsAllowedAfter: 0, conditionReason: 'InsufficientPods' });
    expect(evict(pod(), [budget({ disruptionsAllowed: 2 })])).toEqual({ outcome: 'deleted', disruptionsAllowedAfter: 1, conditionReason: 'SufficientPods' });
  });
  it('waits for a status as new as the spec', () => expect(evict(pod(), [budget({ disruptionsAllowed: 1, generationObserved: false })])).toEqual({ outcome: 'rejected-429' }));
  it('refuses beyond 2000 recorded evictions', () => {
    expect(evict(pod(), [budget({ disruptionsAllowed: 1, recordedEvictions: 2000 })]).outcome).toBe('deleted');
    expect(evict(pod(), [budget({ disruptionsAllowed: 1, recordedEvictions: 2001 })]).outcome).toBe('refused');
  });
  describe('of a pod that is not ready', () => {
    const broken = pod({ ready: false });
    it('goes when enough others are healthy', () => expect(evict(broken, [budget({ currentHealthy: 4, desiredHealthy: 4 })])).toEqual({ outcome: 'deleted' }));
    it('is refused when they are not', () => expect(evict(broken, [budget({ currentHealthy: 3, desiredHealthy: 4 })])).toEqual({ outcome: 'rejected-429' }));
    it('always goes under AlwaysAllow, and costs nothing', () => expect(evict(broken, [budget({ currentHealthy: 0, desiredHealthy: 4, unhealthyPodEvictionPolicy: 'AlwaysAllow' })])).toEqual({ outcome: 'deleted' }));
    it('uses the budget when nothing is desired', () => expect(evict(broken, [budget({ disruptionsAllowed: 1 })])).toMatchObject({ disruptionsAllowedAfter: 0 }));
  });
});

describe('which nodes can be drained', () => {
  it('five replicas, 80%: one broken pod blocks the healthy ones, two block themselves', () => {
    expect(movable(5, 1, { minAvailable: '80%' }, 'IfHealthyBudget')).toMatchObject({ disruptionsAllowed: 0, currentHealthy: 4, desiredHealthy: 4, readyPodLeaves: false, unhealthyPodLeaves: true });
    expect(movable(5, 2, { minAvailable: '80%' }, 'IfHealthyBudget')).toMatchObject({ currentHealthy: 3, readyPodLeaves: false, unhealthyPodLeaves: false });
    expect(movable(5, 2, { minAvailable: '80%' }, 'AlwaysAllow')).toMatchObject({ readyPodLeaves: false, unhealthyPodLeaves: true });
  });
  it('without a broken pod there is nothing to say about one', () => expect(movable(5, 0, { maxUnavailable: 1 }, 'AlwaysAllow').unhealthyPodLeaves).toBeNull());
  it('maxUnavailable 1 moves every healthy Deployment; minAvailable equal to replicas none', () => {
    for (let replicas = 1; replicas <= 50; replicas += 1) {
      expect(deploymentBudget(replicas, 0, { maxUnavailable: 1 }).disruptionsAllowed).toBe(1);
      expect(deploymentBudget(replicas, 0, { minAvailable: replicas }).disruptionsAllowed).toBe(0);
      expect(deploymentBudget(replicas, 0, { minAvailable: '100%' }).disruptionsAllowed).toBe(0);
    }
  });
  it('80% allows nothing below five replicas', () => {
    expect([1, 2, 3, 4, 5, 9, 10].map((replicas) => deploymentBudget(replicas, 0, { minAvailable: '80%' }).disruptionsAllowed)).toEqual([0, 0, 0, 0, 1, 1, 2]);
  });
  it('10% rounds up, so it is at least one', () => {
    expect([1, 10, 11, 20, 25].map((replicas) => deploymentBudget(replicas, 0, { maxUnavailable: '10%' }).disruptionsAllowed)).toEqual([1, 1, 2, 2, 3]);
  });
  it('half of one is one, for both fields', () => {
    expect(deploymentBudget(1, 0, { minAvailable: '50%' }).disruptionsAllowed).toBe(0);
    expect(deploymentBudget(1, 0, { maxUnavailable: '50%' }).disruptionsAllowed).toBe(1);
  });
  it('an unhealthy pod never allows more', () => {
    for (const bounds of [{ maxUnavailable: 1 }, { minAvailable: '80%' }, { maxUnavailable: '25%' }] as const) {
      for (let replicas = 1; replicas <= 20; replicas += 1) {
        for (let unhealthy = 1; unhealthy <= replicas; unhealthy += 1) {
          expect(deploymentBudget(replicas, unhealthy, bounds).disruptionsAllowed).toBeLessThanOrEqual(deploymentBudget(replicas, unhealthy - 1, bounds).disruptionsAllowed);
        }
      }
    }
  });
  it('refuses more unhealthy pods than pods', () => expect(() => deploymentBudget(2, 3, { maxUnavailable: 1 })).toThrow(RangeError));
});

describe('how long a drain takes', () => {
  const drain = { podsOnNode: 3, disruptionsAllowed: 1, replacementReadySeconds: 12, terminationSeconds: 30, workload: 'Deployment' } as const;
  it('all at once', () => expect(drainEstimate({ ...drain, disruptionsAllowed: 3 })).toEqual({ batches: 1, seconds: 30 }));
  it('never, without a budget', () => expect(drainEstimate({ ...drain, disruptionsAllowed: 0 })).toEqual({ batches: null, seconds: null }));
  it('one after another, at the rhythm of 5 s', () => expect(drainEstimate(drain)).toEqual({ batches: 3, seconds: 60 }));
  it('a StatefulSet waits for the old pod too', () => expect(drainEstimate({ ...drain, workload: 'StatefulSet' })).toEqual({ batches: 3, seconds: 120 }));
  it('nothing to move takes no time', () => expect(drainEstimate({ ...drain, podsOnNode: 0 })).toEqual({ batches: 0, seconds: 0 }));
  it('checkout: two pods on one node', () => expect(drainEstimate({ podsOnNode: 2, disruptionsAllowed: 1, replacementReadySeconds: 30, terminationSeconds: 40, workload: 'Deployment' })).toEqual({ batches: 2, seconds: 70 }));
});

describe('what the loss of the fullest domain leaves', () => {
  it.each([
    [10, 3, [4, 3, 3], 6, 0.6],
    [9, 3, [3, 3, 3], 6, 2 / 3],
    [2, 3, [1, 1, 0], 1, 0.5],
    [2, 1, [2], 0, 0],
  ])('%i replicas in %i', (replicas, domains, perDomain, left, highestUse) => expect(loseFullestDomain(replicas, domains)).toEqual({ perDomain, left, highestUse }));
  it('never exceeds (z − 1)/z', () => {
    for (let replicas = 1; replicas <= 60; replicas += 1) {
      for (let domains = 1; domains <= 5; domains += 1) {
        const { perDomain, highestUse } = loseFullestDomain(replicas, domains);
        expect(perDomain.reduce((total, count) => total + count, 0)).toBe(replicas);
        expect(highestUse).toBeLessThanOrEqual((domains - 1) / domains);
      }
    }
  });
  it.each([[0, 3], [3, 0]])('refuses %i replicas in %i domains', (replicas, domains) => expect(() => loseFullestDomain(replicas, domains)).toThrow(RangeError));
});
