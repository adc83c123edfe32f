import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { contract } from '../../src/contract';
import {
  admissionPath, arguable, assertEvidence, categories, compendia, countBy, evidencePart, evidenceProblems, incidents, readingById,
  readings, recordById, records, satisfies, setOf, sets, sides, type Category, type Side,
} from '../../src/contract/evidence';
import { filesBelow } from '../files';

const percent = (share: number): number => Math.round(share * 100);
const sideIds = Object.keys(sides) as Side[];

describe('the records', () => {
  it('are sound', () => {
    expect(() => assertEvidence()).not.toThrow();
    expect([records.length, incidents.length, compendia.length]).toEqual([208, 197, 11]);
  });
  it('every id named elsewhere exists and is counted', () => {
    for (const id of [...arguable, ...admissionPath]) expect(recordById(id).counted, id).toBe(true);
    for (const mode of contract.failureModes) {
      for (const id of mode.stories) expect(recordById(id).counted, `${mode.id} names ${id}`).toBe(true);
    }
    expect(() => recordById('zalando-dns')).toThrow('unknown incident "zalando-dns"; did you mean "zalando-');
  });
  it('use every side, set and category', () => {
    expect(Object.keys(countBy(incidents, ({ side }) => side)).sort()).toEqual([...sideIds].sort());
    expect(Object.keys(countBy(incidents, setOf)).sort()).toEqual(Object.keys(sets).sort());
    expect(Object.keys(countBy(incidents, ({ category }) => category)).sort()).toEqual(Object.keys(categories).sort());
  });
});

describe('broken records are refused', () => {
  const good = { ...recordById('zalando-dns-outage') };
  const talk = { ...compendia[0] };
  it('and sound ones are not', () => expect(evidenceProblems([good, talk])).toEqual([]));
  it.each([
    [[good, good], 'zalando-dns-outage · id is used twice'],
    [[{ ...good, id: 'Zalando DNS' }], 'id is not kebab-case'],
    [[{ ...good, url: '' }], 'url is missing'],
    [[{ ...good, url: undefined }], 'url is missing'],
    [[{ ...good, url: 'http://example.com' }], 'is not https'],
    [[{ ...good, year: 2009 }], 'year 2009 is not in 2014 to 2026'],
    [[{ ...good, year: '2019' }], 'year 2019 is not in'],
    [[{ ...good, side: 'cluster' }], 'side is "cluster" → use one of application, shared-interface'],
    [[{ ...good, side: 'toString' }], 'side is "toString"'],
    [[{ ...good, category: 'network' }], 'category is "network"'],
    [[{ ...good, secondaryCategory: 'network' }], 'secondaryCategory is "network"'],
    [[{ ...good, secondaryCategory: good.category }], 'secondary category repeats the primary'],
    [[{ ...good, leverage: null }], 'leverage is "null"'],
    [[{ ...good, collection: 'k8saf' }], 'collection is "k8saf"'],
    [[{ ...good, trigger: 'x' }], 'trigger is "x"'],
    [[{ ...good, kind: 'x' }], 'unknown kind "x"'],
    [[{ ...good, counted: false }], 'counted is false for a incident'],
    [[{ ...talk, side: 'platform' }], 'a compendium is not coded: null'],
    [[{ ...good, basis: 'opening', confidence: 'high' }], 'confidence is high on basis "opening"'],
    [[{ ...good, basis: 'title', confidence: 'medium' }], 'only a title was read'],
    [[{ ...good, reason: '' }], 'reason is missing'],
    [[{ ...good, severity: 3 }], 'unknown field "severity"'],
  ])('%#', (list, message) => {
    expect(evidenceProblems(list as readonly Record<string, unknown>[]).join('\n')).toContain(message);
    expect(() => assertEvidence(list as readonly Record<string, unknown>[])).toThrow('problem(s)');
  });
});

describe('the counts as first made by hand', () => {
  // By side: application, interface, platform, cluster internals. By reading: A, B, C. By leverage: workload, platform, soften, none.
  it.each([
    ['all', 197, [45, 33, 84, 35], [78, 139, 162], [57, 82, 34, 24]],
    ['high', 148, [33, 24, 70, 21], [57, 107, 127], [43, 72, 18, 15]],
    ['medium', 37, [9, 7, 11, 10], [16, 25, 27], [14, 10, 10, 3]],
    ['low', 12, [3, 2, 3, 4], [5, 7, 8], [0, 0, 6, 6]],
    ['curated', 58, [10, 15, 17, 16], [25, 36, 42], [16, 23, 13, 6]],
    ['k8s-af', 39, [6, 11, 10, 12], [17, 23, 27], null],
    ['platform-logs', 69, [0, 11, 52, 6], [11, 50, 63], [8, 47, 6, 8]],
    ['joint-logs', 65, [31, 6, 15, 13], [37, 48, 52], [28, 12, 15, 10]],
    ['application-log', 5, [4, 1, 0, 0], [5, 5, 5], [5, 0, 0, 0]],
    ['without-big-five', 63, [14, 16, 17, 16], [30, 41, 47], [21, 23, 13, 6]],
    ['2017-2019', 70, [22, 14, 18, 16], null, null],
    ['2020-2022', 65, [7, 9, 36, 13], null, null],
    ['2023-2026', 60, [15, 10, 29, 6], null, null],
  ] as const)('%s', (id, n, bySide, byClaim, byLeverage) => {
    const reading = readingById(id);
    expect(reading.records).toBe(n);
    expect(sideIds.map((side) => reading.sides[side].count)).toEqual(bySide);
    if (byClaim) expect((['A', 'B', 'C'] as const).map((claim) => reading.claims[claim].count)).toEqual(byClaim);
    if (byLeverage) expect(Object.values(reading.leverage).map(({ count }) => count)).toEqual(byLeverage);
  });
  it('one vote per organization', () => {
    const { organizations, sides: bySide, claims, leverage } = readingById('one-vote');
    expect(organizations).toBe(51);
    expect(Object.values(bySide).map(({ share }) => percent(share))).toEqual([21, 23, 27, 29]);
    expect([claims.A, claims.B, claims.C, claims.clause].map(({ share }) => percent(share))).toEqual([44, 60, 71, 64]);
    expect(Object.values(leverage).map(({ share }) => percent(share))).toEqual([31, 32, 24, 12]);
    expect(claims.A.count).toBeNull();
  });
  it('every arguable call given to the cluster', () => {
    const { sides: bySide, claims } = readingById('strict');
    expect([bySide['cluster-internals'].count, claims.A.count, claims.B.count]).toEqual([52, 72, 132]);
    const voted = readingById('strict-one-vote');
    expect([voted.sides['cluster-internals'].share, voted.claims.A.share, voted.claims.B.share].map(percent)).toEqual([42, 40, 54]);
  });
  it('the reading under which the slogan fails', () => {
    expect(readingById('all').claims['cluster-side']).toMatchObject({ count: 119 });
    expect(percent(readingById('all').claims['cluster-side'].share)).toBe(60);
    expect(readingById('all').claims.A.share).toBeLessThan(0.5);
  });
  it('what is no side and no claim', () => {
    const counts = ['group-infrastructure', 'group-runtime', 'group-dns', 'group-human', 'big-five', 'changed', 'platform-changed', 'app-changed', 'organizations', 'clause'];
    expect(counts.map((of) => evidencePart('all', of).count)).toEqual([47, 132, 7, 11, 134, 110, 66, 34, 51, 139]);
    expect(countBy(incidents, ({ trigger }) => trigger)).toEqual({
      'platform-change': 55, 'app-change': 34, load: 24, 'resource-growth': 16, 'latent-bug': 12, 'provider-fault': 12, 'node-rotation': 11,
      'human-command': 10, dependency: 8, unknown: 8, expiry: 7,
    });
  });
  it('by category and side', () => {
    const table: Readonly<Record<Category, readonly number[]>> = {
      health: [8, 1, 2, 0], lifecycle: [4, 1, 0, 0], resources: [11, 5, 11, 0], scaling: [2, 3, 8, 0], rollout: [8, 0, 12, 0],
      availability: [3, 2, 5, 0], traffic: [1, 9, 11, 0], configuration: [2, 2, 1, 0], 'identity-security': [0, 2, 3, 0],
      observability: [0, 1, 6, 0], 'data-state': [2, 1, 0, 1], batch: [3, 1, 0, 0], dns: [0, 4, 2, 1], 'cluster-control-plane': [0, 0, 9, 11],
      'node-kernel': [0, 0, 0, 12], 'cloud-provider': [0, 0, 2, 7], 'network-plugin': [0, 1, 2, 3], 'human-operation': [1, 0, 10, 0],
    };
    for (const [category, counts] of Object.entries(table)) {
      expect(sideIds.map((side) => incidents.filter((incident) => incident.category === category && incident.side === side).length), category).toEqual(counts);
    }
  });
  it('parts of one reading add up', () => {
    for (const { id, records: n, sides: bySide, leverage } of readings()) {
      for (const parts of [bySide, leverage]) {
        expect(Object.values(parts).reduce((sum, { share }) => sum + share, 0), id).toBeCloseTo(1, 10);
        if (!id.endsWith('one-vote')) expect(Object.values(parts).reduce((sum, { count }) => sum + (count ?? 0), 0), id).toBe(n);
      }
    }
  });
  it('a count that does not exist is refused with the nearest one', () => {
    expect(() => evidencePart('al', 'A')).toThrow('unknown reading "al"; did you mean "all"?');
    expect(() => evidencePart('all', 'platfrom')).toThrow('did you mean "platform"?');
  });
});

describe('what the page says in words', () => {
  const ids = (test: (reading: ReturnType<typeof readingById>) => boolean): readonly string[] => readings().filter(test).map(({ id }) => id);
  it('A is “most” in three rows only, B in every row', () => {
    expect(ids(({ claims }) => claims.A.share > 0.5)).toEqual(['joint-logs', 'application-log', '2017-2019']);
    expect(ids(({ claims }) => claims.B.share <= 0.5)).toEqual([]);
  });
  it('cluster internals are a minority in every row, and never below one in ten over all', () => {
    expect(ids(({ sides: bySide }) => bySide['cluster-internals'].share >= 0.5)).toEqual([]);
    expect(readingById('all').sides['cluster-internals'].share).toBeGreaterThan(0.1);
  });
  it('rules for one side alone miss more than they prevent; for workloads, fewer than a third', () => {
    for (const id of ['all', 'one-vote']) {
      const { leverage } = readingById(id);
      expect(leverage['workload-clause'].share, id).toBeLessThan(1 / 3);
      expect(leverage['platform-clause'].share, id).toBeLessThan(0.5);
    }
  });
  it('high confidence shows the lowest share of cluster internals among the three', () => {
    const [high, medium, low] = ['high', 'medium', 'low'].map((id) => readingById(id).sides['cluster-internals'].share);
    expect([high, medium, low]).toEqual([high, medium, low].sort());
  });
  it('the platform leads applications over all and by vote, and trails outside the logs of platform teams', () => {
    for (const id of ['all', 'one-vote']) expect(readingById(id).sides.platform.share, id).toBeGreaterThan(readingById(id).sides.application.share);
    const elsewhere = countBy(incidents.filter((incident) => setOf(incident) !== 'platform-log'), ({ side }) => side);
    expect([elsewhere.platform, elsewhere.application]).toEqual([32, 45]);
    const votes = countBy(incidents, ({ organization }) => organization);
    const voted = (side: Side): number => incidents.filter((incident) => incident.side === side && setOf(incident) !== 'platform-log').reduce((sum, { organization }) => sum + 1 / (votes[organization] ?? 1), 0);
    expect(voted('platform')).toBeGreaterThan(voted('application'));
    expect(readingById('platform-logs').sides.application.count).toBe(0);
  });
  it('prevented and B share most incidents; by first break and by vote, infrastructure is above a third', () => {
    expect(evidencePart('all', 'B-and-clause').count).toBe(124);
    expect(percent(evidencePart('all', 'group-infrastructure-vote').share)).toBe(37);
  });
  it('prevented and B are equal in number and different in content', () => {
    const [clause, b] = (['clause', 'B'] as const).map((claim) => incidents.filter((incident) => satisfies(claim, incident)).map(({ id }) => id));
    expect(clause).toHaveLength(b?.length ?? 0);
    expect(clause).not.toEqual(b);
  });
});

describe('texts that cannot take a count from the data', () => {
  const all = { records: incidents.length, organizations: readingById('all').organizations };
  it('say the same number of incidents and organizations wherever they name them', () => {
    let found = 0;
    for (const file of [...filesBelow('docs', (path) => path.endsWith('.mdx')), 'README.md']) {
      for (const [sentence, n, together, alone] of readFileSync(file, 'utf8').matchAll(/\b(\d+) (?:public (?:Kubernetes )?)?incidents(?: from (\d+) organizations)?|\bfrom (\d+) organizations/g)) {
        if (n !== undefined && Number(n) < 100) continue;
        const organizations = together ?? alone;
        found += 1;
        if (n !== undefined) expect(Number(n), `${file}: “${sentence}”`).toBe(all.records);
        if (organizations !== undefined) expect(Number(organizations), `${file}: “${sentence}”`).toBe(all.organizations);
      }
    }
    expect(found).toBeGreaterThan(0);
  });
});
