import { describe, expect, it } from 'vitest';

import { podLimits, podRequests, type PodContainer, type PodSpec, type ResourceList } from './model';

const of = (requests: ResourceList, restartPolicy: string | null = null, limits: ResourceList = requests): PodContainer => ({ requests, limits, restartPolicy });
const pod = (containers: readonly PodContainer[], initContainers: readonly PodContainer[] = [], more: Partial<PodSpec> = {}): PodSpec => ({ containers, initContainers, ...more });
const cpu = (value: string): ResourceList => ({ cpu: value });

describe('what a pod asks for', () => {
  it('is the sum of its containers', () => expect(podRequests(pod([of(cpu('2')), of(cpu('3'))], [of(cpu('2'))]))).toEqual({ cpu: '5' }));
  it('is the hungriest init container when that is more, per resource', () => {
    expect(podRequests(pod([of({ cpu: '2m', memory: '9Mi' })], [of({ cpu: '4m', memory: '5Mi' })]))).toEqual({ cpu: '4m', memory: '9Mi' });
  });
  it('counts a sidecar beside the containers', () => expect(podRequests(pod([of(cpu('500m'))], [of(cpu('100m'), 'Always')]))).toEqual({ cpu: '600m' }));
  it('counts a sidecar beside the init containers that start after it, not before', () => {
    const sidecar = of(cpu('1'), 'Always');
    const init = of(cpu('5'));
    expect(podRequests(pod([of(cpu('1'))], [init, sidecar]))).toEqual({ cpu: '5' });
    expect(podRequests(pod([of(cpu('1'))], [sidecar, init]))).toEqual({ cpu: '6' });
  });
  it('of three sidecars and two init containers is their worst moment', () => {
    expect(podLimits(pod([of(cpu('1'))], [of(cpu('5')), of(cpu('1'), 'Always'), of(cpu('2'), 'Always'), of(cpu('5')), of(cpu('3'), 'Always')]))).toEqual({ cpu: '8' });
  });
  it('is what the pod says of itself, for the resources that may be set there', () => {
    const level = { podResources: { requests: { memory: '15Mi', storage: '2Mi', 'hugepages-2Mi': '10Mi' }, limits: {} } };
    expect(podRequests(pod([of({ cpu: '18m', memory: '3Mi' })], [], level))).toEqual({ cpu: '18m', memory: '15Mi', 'hugepages-2Mi': '10Mi' });
    expect(podRequests(pod([of({ memory: '3Mi' })], [], level), { skipPodLevel: true })).toEqual({ memory: '3Mi' });
  });
  it('has the overhead of its runtime last, on limits only where there is one', () => {
    const overhead = { overhead: { cpu: '250m', memory: '120Mi' } };
    expect(podRequests(pod([of(cpu('1'))], [], overhead))).toEqual({ cpu: '1250m', memory: '120Mi' });
    expect(podRequests(pod([of(cpu('1'))], [], overhead), { excludeOverhead: true })).toEqual({ cpu: '1' });
    expect(podLimits(pod([of(cpu('1'))], [], overhead))).toEqual({ cpu: '1250m' });
    expect(podLimits(pod([of(cpu('1'))], [], overhead), { excludeOverhead: true })).toEqual({ cpu: '1' });
  });
  it('is nothing when nothing is asked', () => expect(podRequests(pod([of({})]))).toEqual({}));
  it('refuses what is no quantity', () => expect(() => podRequests(pod([of(cpu('half'))]))).toThrow('"half" is not a quantity'));
});
