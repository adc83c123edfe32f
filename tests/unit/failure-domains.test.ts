import { describe, expect, it } from 'vitest';

import { contract } from '../../src/contract';
import { failureDomains, momentText, type DomainEvent, type FailureDomain } from '../../src/contract/failure-domains';
import { checkout, floor } from '../../src/models/capacity/model';
import { even } from '../../src/models/spread/model';
import { example, healTimes, perZone, replicasNeeded } from '../../src/models/zone-loss/model';
import { workedNumber } from '../../src/site/workedNumbers';
import { domainProblems } from '../../src/contract/rules/failureDomains';

const known = { sources: contract.sources.map(({ id }) => id), clauses: contract.clauses.map(({ id }) => id) };
const problemsOf = (domains: readonly FailureDomain[]): string => domainProblems(domains, known).join('\n');
const change = (id: string, edit: (domain: FailureDomain) => FailureDomain): readonly FailureDomain[] => failureDomains.map((domain) => (domain.id === id ? edit(domain) : domain));
const changeEvent = (id: string, index: number, edit: (event: DomainEvent) => DomainEvent): readonly FailureDomain[] =>
  change(id, (domain) => ({ ...domain, events: domain.events.map((event, at) => (at === index ? edit(event) : event)) }));
const momentsOf = (id: string): readonly number[] | undefined => failureDomains.find((domain) => domain.id === id)?.events.map(({ at }) => at);

describe('failure domains', () => {
  it('hold together', () => {
    expect(problemsOf(failureDomains)).toBe('');
  });

  it('heal when the other pages say so', () => {
    expect(momentsOf('node-sudden')).toEqual([0, 50, 350, 425]);
    expect(workedNumber('checkout.healSeconds').text).toBe('425\u00a0s');
    expect(momentsOf('control-plane')).toEqual([0, 10, 720, 3600]);
    const { first, last } = healTimes(example.healing);
    expect(momentsOf('zone')?.slice(-2)).toEqual([first, last]);
  });

  it('print moments with their unit', () => {
    expect([0, 50, 119, 120, 425, 3600].map(momentText)).toEqual(['0\u00a0s', '50\u00a0s', '119\u00a0s', '2\u00a0min', '425\u00a0s', '1\u00a0h']);
  });
});

describe('the zone arithmetic agrees with its neighbors', () => {
  it('spreads as the spread model does', () => {
    for (const replicas of [0, 1, 3, 9, 10, 11]) for (const zones of [1, 2, 3, 4]) expect(perZone(replicas, zones)).toEqual(even(replicas, zones));
  });

  it('needs as many replicas as the floor of the capacity model', () => {
    for (const zones of [2, 3, 4]) for (const load of [20, 31.7, 50, 55, 100]) {
      const { replicas } = floor({ quietLoad: load, growth: 1, capacityPerReplica: checkout.knee, zones, lowest: 1 });
      expect(replicasNeeded({ zones, bears: checkout.knee, load }), `${zones} zones, ${load} requests/s`).toBe(replicas);
    }
  });
});

describe('the check refuses', () => {
  it.each<[string, readonly FailureDomain[], string]>([
    ['one id twice', [...failureDomains, failureDomains[0] as FailureDomain], 'process: two domains share this id'],
    ['an unknown clause', change('zone', (domain) => ({ ...domain, clauses: ['D9'] })), 'zone: unknown clause "D9"'],
    ['no clause', change('zone', (domain) => ({ ...domain, clauses: [] })), 'zone: no clause carries it'],
    ['an unknown source', change('zone', (domain) => ({ ...domain, sources: [...domain.sources, 'a-blog'] })), 'zone: unknown source "a-blog"'],
    ['a crowd that accepts', change('zone', (domain) => ({ ...domain, accepts: 'everybody' })), 'zone: a role accepts it, not a crowd'],
    ['an empty cell', change('dns', (domain) => ({ ...domain, users: '' })), 'dns: says nothing about "users"'],
    ['a late beginning', change('pod', (domain) => ({ ...domain, events: domain.events.slice(1) })), 'pod: the first event is the loss, at 0'],
    ['events out of order', changeEvent('zone', 2, (event) => ({ ...event, at: 20 })), 'zone at 20 s: comes after 50 s and is not later'],
    ['a total that is typed', changeEvent('zone', 2, (event) => ({ ...event, at: 400 })), 'zone at 400 s: its parts add up to 350 s'],
    ['a default without a version', changeEvent('zone', 1, (event) => ({ ...event, parts: event.parts.map(({ name, seconds, kind }) => ({ name, seconds, kind })) })), 'a default names its version and source'],
    ['a source that only an event names', change('zone', (domain) => ({ ...domain, sources: [] })), 'its source is missing from the domain’s sources'],
  ])('%s', (_, domains, message) => {
    expect(problemsOf(domains)).toContain(message);
  });
});
