import { describe, expect, it } from 'vitest';

import { choosePath, pathIds, questionIds, questions, type Answers } from './model';

const all = (yes: readonly string[]): Answers => Object.fromEntries(questionIds.map((id) => [id, yes.includes(id) ? 'yes' : 'no']));

describe('choosePath', () => {
  it.each([
    ['a web service', ['waits'], 'stateless-http-service', 'grpc-and-streaming'],
    ['a gRPC service', ['waits', 'sockets'], 'grpc-and-streaming', 'stateless-http-service'],
    ['a worker', [], 'queue-worker', 'stateless-http-service'],
    ['a worker that streams', ['sockets'], 'queue-worker', 'grpc-and-streaming'],
    ['a nightly report', ['clock'], 'scheduled-and-batch-jobs', 'queue-worker'],
    ['a nightly report with a disk', ['clock', 'disk', 'waits'], 'scheduled-and-batch-jobs', 'stateful-service'],
    ['a database', ['disk', 'waits'], 'stateful-service', 'stateless-http-service'],
    ['a scheduler', ['one', 'waits'], 'singleton-and-leader', 'stateless-http-service'],
    ['a webhook that works for twenty minutes', ['waits', 'long'], 'stateless-http-service', 'queue-worker'],
  ] as const)('%s', (_, yes, path, runnerUp) => {
    expect(choosePath(all(yes))).toMatchObject({ path, runnerUp });
  });

  it('says what a long unit of work asks for besides', () => {
    expect(choosePath(all(['waits', 'long']))?.also[0]).toContain('one Job for each item');
    expect(choosePath(all(['long']))?.also[0]).toContain('Job of its own');
    expect(choosePath(all(['waits']))?.also).toEqual([]);
  });

  it('decides as soon as the answers above the deciding one are known', () => {
    expect(choosePath({})).toBeNull();
    expect(choosePath({ clock: 'yes' })).toMatchObject({ path: 'scheduled-and-batch-jobs', runnerUp: null });
    expect(choosePath({ disk: 'yes' })).toBeNull();
    expect(choosePath({ clock: 'no', disk: 'no', one: 'no', waits: 'yes' })).toBeNull();
  });

  it('reaches every path, and asks every question once', () => {
    const reached = new Set(Array.from({ length: 2 ** questionIds.length }, (_, bits) => choosePath(all(questionIds.filter((__, index) => (bits & (1 << index)) !== 0)))?.path));
    expect([...reached].sort()).toEqual([...pathIds].sort());
    expect(questions.map(({ id }) => id)).toEqual(questionIds);
  });
});
