import { describe, expect, it } from 'vitest';

import { awayAt, drainOf, quorumOf, writesStop, type Absence } from './model';

const rollout: Absence = { member: 2, from: 0, to: 660, cause: 'rollout' };
const crash: Absence = { member: 0, from: 360, to: null, cause: 'crash' };
const drain = (absences: readonly Absence[]): Absence | null => drainOf({ member: 1, asksAt: 240, awaySeconds: 660, absences, until: 3600 });

describe('a quorum', () => {
  it.each([[1, 1], [2, 2], [3, 2], [4, 3], [5, 3], [7, 4]])('of %i members is %i', (members, expected) => expect(quorumOf(members)).toBe(expected));
  it('of an even count bears no more losses than the count below', () => {
    for (let members = 3; members < 20; members += 2) expect(members + 1 - quorumOf(members + 1)).toBe(members - quorumOf(members));
  });
});

describe('a drain', () => {
  it('waits for a rollout that came first', () => expect(drain([rollout])).toEqual({ member: 1, from: 660, to: 1320, cause: 'drain' }));
  it('goes at once when everybody is there', () => expect(drain([])?.from).toBe(240));
  it('never goes while a crashed member is missing', () => expect(drain([rollout, crash])).toBeNull());
});

describe('writes', () => {
  it('go on while one is away', () => expect(writesStop(3, [rollout], 900)).toEqual([]));
  it('stop while two are', () => expect(writesStop(3, [rollout, crash], 900)).toEqual([{ from: 360, to: 660 }]));
  it('stop for the whole time when both began together', () => expect(writesStop(3, [rollout, { ...rollout, member: 1, cause: 'drain' }], 900)).toEqual([{ from: 0, to: 660 }]));
  it('stop until the end when nobody returns', () => expect(writesStop(3, [crash, { ...crash, member: 1 }], 900)).toEqual([{ from: 360, to: 900 }]));
  it('count a member once, whatever its causes', () => expect(awayAt([rollout, { ...rollout, cause: 'crash' }], 10)).toBe(1));
});
