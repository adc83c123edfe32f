import { describe, expect, it } from 'vitest';

import {
  acceptsUntil, budgetShare, checkout, checkoutService, defaultGrace, graceFor, gracePeriod, killSchedule, leave, lostInFlight, lostNewRequests, peakPods, presets, pressureGrace, stillPossible,
} from './model';

describe('which grace period applies', () => {
  const all = { terminationGracePeriodSeconds: 60, livenessProbeGraceSeconds: 30, startupProbeGraceSeconds: 10 } as const;
  it.each([
    ['unknown', 60],
    ['liveness', 30],
    ['startup', 10],
  ] as const)('reason %s gives %i', (reason, expected) => expect(gracePeriod({ ...all, reason })).toBe(expected));
  it('a probe may lengthen it', () => expect(gracePeriod({ terminationGracePeriodSeconds: 10, livenessProbeGraceSeconds: 60, reason: 'liveness' })).toBe(60));
  it('the delete request wins over a probe', () => expect(gracePeriod({ ...all, reason: 'liveness', deletionGracePeriodSeconds: 0 })).toBe(0));
  it('falls back to the pod, then to 2 s', () => {
    expect(gracePeriod({ terminationGracePeriodSeconds: 60, reason: 'startup' })).toBe(60);
    expect(gracePeriod({ terminationGracePeriodSeconds: null, reason: 'unknown' })).toBe(2);
  });
  it('node pressure shortens it', () => {
    expect(pressureGrace('hard', 40, 90)).toBe(1);
    expect(pressureGrace('soft', 40, 30)).toBe(30);
    expect(pressureGrace('soft', 40, 90)).toBe(40);
  });
});

describe('the sequence of one container', () => {
  const stop = (grace: number, wait: number) => ({ terminationGracePeriodSeconds: grace, preStopSeconds: wait });
  it.each([
    [stop(30, 0), null, { sigtermAt: 0, endAt: 30, killed: true, secondsAfterSigterm: 30 }],
    [stop(30, 45), null, { sigtermAt: 30, endAt: 32, killed: true, secondsAfterSigterm: 2 }],
    [stop(60, 5), 40, { sigtermAt: 5, endAt: 45, killed: false, secondsAfterSigterm: 55 }],
    [stop(30, 5), 25, { sigtermAt: 5, endAt: 30, killed: false, secondsAfterSigterm: 25 }],
    [stop(30, 29.5), 3, { sigtermAt: 29.5, endAt: 31.5, killed: true, secondsAfterSigterm: 2 }],
    [stop(0, 5), 1, { sigtermAt: 0, endAt: 1, killed: false, secondsAfterSigterm: 2 }],
  ])('%j, exit after %s', (input, exit, expected) => expect(killSchedule(input, exit)).toEqual(expected));

  it('stops accepting at the kill at the latest', () => {
    expect(acceptsUntil(stop(30, 5), 0)).toBe(5);
    expect(acceptsUntil(stop(30, 5), 3)).toBe(8);
    expect(acceptsUntil(stop(30, 45), 100)).toBe(32);
  });
  it('loses new requests between its end and the last router', () => {
    expect(lostNewRequests(stop(30, 5), { newRequestsPerSecond: 20, endpointPropagationSeconds: 3 })).toBe(0);
    expect(lostNewRequests(stop(30, 45), { newRequestsPerSecond: 10, endpointPropagationSeconds: 60, keepsAcceptingSecondsAfterSigterm: 100 })).toBe(280);
  });
  it('loses running requests past its end, and none that end exactly then', () => {
    expect(lostInFlight(stop(30, 0), [0.2, 1, 29, 30, 30.1], true)).toBe(1);
    expect(lostInFlight(stop(30, 5), [4, 5, 6, 29], false)).toBe(2);
  });
  it('a wait never loses more new requests, and never fewer late ones', () => {
    for (let wait = 0; wait < 40; wait += 1) {
      const now = leave({ ...checkout, wait });
      const next = leave({ ...checkout, wait: wait + 1 });
      expect(next.refused).toBeLessThanOrEqual(now.refused);
      expect(next.cut).toBeGreaterThanOrEqual(now.cut);
    }
  });
});

describe('the numbers on the page', () => {
  it('checkout: 5 + 25 + 2 + 4 = 36, so 40', () => expect(graceFor(checkout)).toEqual({ sum: 36, rounded: 40 }));
  it('as chosen: nothing refused, nothing cut, 8 s to spare', () => {
    expect(leave(presets.chosen)).toEqual({
      sigtermAt: 5, listenerClosesAt: 5, routersHeardAt: 4, lastAnswerAt: 30, wouldExitAt: 32, killAt: 40, killed: false,
      holds: { wait: true, grace: true }, refused: 0, cut: 0,
    });
  });
  it('no wait: 4 s of refusals, 20 requests a replica, 200 a deploy', () => {
    expect(leave(presets.noWait)).toMatchObject({ sigtermAt: 0, refused: 20, cut: 0, killed: false, wouldExitAt: 27, holds: { wait: false, grace: true } });
  });
  it('no wait and ten minutes of grace refuse the same 20', () => expect(leave({ ...presets.noWait, grace: 600 }).refused).toBe(20));
  it('a wait of 15 s with the default grace: the last request loses 10 s', () => {
    expect(leave(presets.copiedWait)).toMatchObject({ sigtermAt: 15, refused: 0, lastAnswerAt: 40, killAt: 30, cut: 10, killed: true, holds: { wait: true, grace: false } });
  });
  it('a wait of 5 s with the default grace: answered on the last second, then killed before the clean-up', () => {
    expect(leave({ ...checkout, grace: defaultGrace })).toMatchObject({ lastAnswerAt: 30, killAt: 30, cut: 0, killed: true, holds: { wait: true, grace: false } });
  });
  it('self-check: wait 20, longest 15, grace 30', () => {
    expect(leave({ ...checkout, wait: 20, longest: 15, grace: 30 }).cut).toBe(5);
  });
  it('200 requests a deploy, five deploys a day: 23% of the budget', () => {
    const lostPerDeploy = leave(presets.noWait).refused * checkoutService.replicas;
    expect(lostPerDeploy).toBe(200);
    expect(budgetShare({ ...checkoutService, lostPerDeploy, deploys: 5 * 28 })).toBeCloseTo(0.2315, 4);
  });
  it('a rollout holds more pods than replicas + maxSurge', () => {
    const { replicas, surge, batch } = checkoutService;
    expect([6, 32, 600].map((termination) => peakPods({ replicas, surge, batch, termination }))).toEqual([12, 12, 19]);
    expect([6, 32, 600].map((termination) => peakPods({ replicas, surge: 3, batch: 20, termination }))).toEqual([16, 19, 20]);
  });
  it('twenty clean deletions leave up to 14%', () => {
    expect(stillPossible(20)).toBeCloseTo(0.139, 3);
    expect(stillPossible(100)).toBeCloseTo(0.0295, 4);
  });
  it('the tighter inequality would save one second', () => {
    const { wait, longest, cleanup, margin, propagation } = checkout;
    expect(graceFor(checkout).sum - (Math.max(wait, propagation + longest) + cleanup + margin)).toBe(1);
  });
});
