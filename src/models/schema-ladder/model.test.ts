import { describe, expect, it } from 'vitest';

import { backfillHours, fiveReleases, goingBack, lockWait, oneRelease, sideBySide, stateAfter } from './model';

describe('five releases', () => {
  it('can each run beside the one before, and go back by one', () => {
    for (let release = 1; release < fiveReleases.length; release += 1) {
      expect(goingBack(fiveReleases, release, release - 1), `${release} to ${release - 1}`).toBeNull();
      expect(goingBack(fiveReleases, release, release), `${release}`).toBeNull();
    }
    for (const release of [1, 2, 3, 4]) expect(sideBySide(fiveReleases, release), `${release}`).toBeNull();
  });
  it('cannot skip back over the release that stopped writing the old column', () => {
    expect(goingBack(fiveReleases, 4, 2)).toBe('name lacks the newest rows');
    expect(goingBack(fiveReleases, 3, 0)).toBeNull();
  });
  it('lose the old code for good with the last one', () => {
    expect(goingBack(fiveReleases, 5, 3)).toBe('name is gone');
    expect(goingBack(fiveReleases, 5, 4)).toBeNull();
  });
  it('lose the new column again when somebody goes back before writing both', () => {
    expect(stateAfter(fiveReleases, 2).complete).toEqual(['name']);
    expect(stateAfter(fiveReleases, 3).complete).toEqual(['name', 'full_name']);
  });
});

describe('one release', () => {
  it('breaks the pods of the version before, and any way back', () => {
    expect(sideBySide(oneRelease, 1)).toBe('name is gone');
    expect(goingBack(oneRelease, 1, 0)).toBe('name is gone');
  });
});

describe('a lock', () => {
  it('makes everybody wait for the longest transaction, or gives up', () => {
    expect(lockWait(90, null, 0.1, 50)).toEqual({ blockedSeconds: 90.1, waiting: 4505, done: true });
    expect(lockWait(90, 3, 0.1, 50)).toEqual({ blockedSeconds: 3, waiting: 150, done: false });
    expect(lockWait(1, 3, 0.1, 50).done).toBe(true);
  });
});

it('a backfill is throttled by its pause', () => {
  expect(backfillHours(10_000_000, 1_000, 0.2, 0.3)).toBeCloseTo(1.389, 3);
});
