import { describe, expect, it } from 'vitest';

import { contract } from '../../src/contract';
import { controlLoops, loopFields, timeText, writersOf, type ControlLoop, type LoopField } from '../../src/contract/control-loops';
import { loopProblems } from '../../src/contract/rules/controlLoops';

const known = { sources: contract.sources.map(({ id }) => id), clauses: contract.clauses.map(({ id }) => id) };
const problemsOf = (loops: readonly ControlLoop[], fields: readonly LoopField[] = loopFields): readonly string[] => loopProblems(loops, fields, known);
const change = (id: string, edit: (loop: ControlLoop) => ControlLoop): readonly ControlLoop[] => controlLoops.map((loop) => (loop.id === id ? edit(loop) : loop));

describe('control loops', () => {
  it('hold together', () => {
    expect(problemsOf(controlLoops)).toEqual([]);
  });

  it('print their clocks with a unit', () => {
    expect(controlLoops.flatMap(({ times }) => times.map(timeText)).filter((text) => !/^[\d–]+\u00a0(s|days)$/.test(text))).toEqual([]);
    expect(timeText({ name: 'x', from: 10, to: 300, unit: 's', kind: 'chosen' })).toBe('10–300\u00a0s');
  });

  it('agree with the worked example and the clauses about the autoscaler', () => {
    expect(controlLoops.find(({ id }) => id === 'hpa')?.times[0]?.from).toBe(15);
    expect(writersOf('replicas').map(({ id }) => id)).toEqual(['hpa', 'keda', 'argo-cd', 'flux']);
  });

  it('agree with what the chapter says about the end of a pod', () => {
    const ways = writersOf('pod-end').map(({ writes }) => writes.find(({ field }) => field === 'pod-end')?.how);
    expect([ways.length, ways.filter((how) => how === 'asks').length, ways.filter((how) => how === 'tries').length]).toEqual([11, 4, 1]);
  });
});

describe('the check refuses', () => {
  it.each<[string, readonly ControlLoop[], string]>([
    ['one id twice', [...controlLoops, controlLoops[0] as ControlLoop], 'kube-proxy: two loops share this id'],
    ['an unknown rival', change('hpa', (loop) => ({ ...loop, rivals: [...loop.rivals, 'helm'] })), 'hpa: unknown loop "helm"'],
    ['an unknown source', change('hpa', (loop) => ({ ...loop, sources: [...loop.sources, 'a-blog'] })), 'hpa: unknown source "a-blog"'],
    ['an unknown clause', change('hpa', (loop) => ({ ...loop, clauses: ['S9'] })), 'hpa: unknown clause "S9"'],
    ['an unknown field', change('hpa', (loop) => ({ ...loop, writes: [{ field: 'spec', how: 'owns' }] })), 'hpa: unknown field "spec"'],
    ['a default without a version', change('scheduler', (loop) => ({ ...loop, times: [{ name: 'back-off', from: 1, unit: 's', kind: 'default', source: 'k8s-scheduler-defaults' }] })), 'scheduler: back-off: a default names its version and source'],
    ['a timer without a time', change('hpa', (loop) => ({ ...loop, times: [] })), 'hpa: a timer without a time'],
    ['a range that ends before it begins', change('crash-backoff', (loop) => ({ ...loop, times: loop.times.map((time) => ({ ...time, to: 5 })) })), 'a range ends after it begins'],
    ['two writers of which one is silent', change('argo-cd', (loop) => ({ ...loop, rivals: loop.rivals.filter((id) => id !== 'hpa') })), 'argo-cd: writes replicas as hpa does, and does not name it'],
    ['a rival without a common field', change('hpa', (loop) => ({ ...loop, rivals: [...loop.rivals, 'cronjob'] })), 'hpa: names cronjob as a rival, but they overwrite no common field'],
    ['a new writer that nobody listed', change('cronjob', (loop) => ({ ...loop, writes: [{ field: 'pod-end', how: 'ignores' }] })), 'pod-end: cronjob writes it and is not listed'],
  ])('%s', (_, loops, message) => {
    expect(problemsOf(loops).join('\n')).toContain(message);
  });

  it('an owner that does not write the field', () => {
    const fields = loopFields.map((field) => (field.id === 'replicas' ? { ...field, owner: 'vpa' } : field));
    expect(problemsOf(controlLoops, fields)).toContain('replicas: its owner "vpa" does not write it');
  });
});
