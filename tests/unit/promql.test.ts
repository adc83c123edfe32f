import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parser } from '@prometheus-io/lezer-promql';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments, visit } from 'yaml';

import { leadershipNumbers } from '../../src/components/diagrams/LeadershipNumbers/numbers';
import { questions } from '../../src/components/diagrams/SignalLedger/signals';
import { contract, nearest } from '../../src/contract';
import { baselines } from '../../src/contract/baselines';
import { assumedSeries, exporters, knownSeries, queryableNames } from '../../src/contract/known-series';
import { fencesOf } from '../../src/site/chapterChecks';
import { filesBelow } from '../files';

/** One PromQL expression and where it stands. */
interface Query {
  readonly where: string;
  readonly text: string;
}

/** Expressions of a text: a blank line separates them, a comment alone is none. */
const expressions = (where: string, text: string): readonly Query[] =>
  text.split(/\n\s*\n/).filter((part) => part.replace(/#[^\n]*/g, '').trim() !== '').map((part) => ({ where, text: part }));

/** Queries of a chapter: promql fences, and every `query` inside a YAML object, with placeholders filled in. */
function chapterQueries(file: string, text: string): readonly Query[] {
  return fencesOf(text).flatMap(({ language, code, line }) => {
    const where = `${file}:${line}`;
    if (language === 'promql') return expressions(where, code);
    if (language !== 'yaml') return [];
    const found: Query[] = [];
    for (const document of parseAllDocuments(code)) {
      visit(document, {
        Pair: (_, { key, value }) => {
          if (String(key) === 'query' && typeof (value as { value?: unknown } | null)?.value === 'string') found.push(...expressions(where, (value as { value: string }).value.replace(/\{\{[^}]*\}\}(?=m\b)/g, '1').replace(/\{\{[^}]*\}\}/g, '1m')));
        },
      });
    }
    return found;
  });
}

/** Metric names an expression asks for; a selector may carry its name as `__name__` or have none. */
function metricNames(text: string): readonly string[] {
  const names: string[] = [];
  parser.parse(text).iterate({
    enter: ({ name, node, from, to }) => {
      if (name === 'Identifier' && node.parent?.name === 'VectorSelector') names.push(text.slice(from, to));
      if (name === 'UnquotedLabelMatcher') {
        const exact = /^__name__\s*=\s*["'](.*)["']$/.exec(text.slice(from, to));
        if (exact?.[1] !== undefined) names.push(exact[1]);
      }
    },
  });
  return names;
}

/** What the published rule files record; a chapter may query it like any other series. */
const recorded = filesBelow('static/release/rules', (path) => path.endsWith('.yaml')).flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/^ *- record: (\S+)$/gm)].map((match) => match[1] as string));
const known = new Set([...queryableNames(), ...recorded]);

/** @returns messages as `place: "name" is in no list; did you mean …? in: query`. */
function unknownNames({ where, text }: Query): readonly string[] {
  return metricNames(text).filter((name) => !known.has(name)).map((name) =>
    `${where}: no known series "${name}"; did you mean "${nearest(name, known)}"? → correct the name, or add the series with its source to src/contract/known-series.ts; in: ${text.replace(/\s+/g, ' ').trim().slice(0, 160)}`);
}

const fileOf = (id: string, kind: 'clauses' | 'failure-modes'): string => `src/contract/${kind} ${id}`;
const queries: readonly Query[] = [
  ...contract.clauses.filter(({ proof }) => proof.language === 'promql').flatMap(({ id, proof }) => expressions(fileOf(id, 'clauses'), proof.run)),
  ...contract.failureModes.filter(({ confirm }) => confirm.language === 'promql').flatMap(({ id, confirm }) => expressions(fileOf(id, 'failure-modes'), confirm.run)),
  ...baselines.filter(({ measured }) => measured.language === 'promql').flatMap(({ id, measured }) => expressions(`src/contract/baselines.ts ${id}`, measured.run)),
  ...leadershipNumbers.flatMap(({ id, query }) => expressions(`src/components/diagrams/LeadershipNumbers/numbers.ts ${id}`, query)),
  ...filesBelow('docs', (path) => path.endsWith('.mdx')).flatMap((file) => chapterQueries(file, readFileSync(file, 'utf8'))),
];

/** Series that the figure of free and owed signals names; a histogram by one of its parts. */
const ledgerNames = questions.flatMap(({ free, owed }) => [...free, ...owed]).flatMap(({ where }) => [...where.matchAll(/`([a-z_]+)`/g)].map((match) => match[1] as string));

describe('the list of known series', () => {
  const names = [...knownSeries, ...assumedSeries].map(({ name }) => name);
  it('holds each name once, well formed', () => {
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(names.filter((name) => !/^([a-z][a-z0-9_]*|ALERTS)$/.test(name))).toEqual([]);
  });
  it('names a source that exists for every series of an exporter', () => {
    const sources = new Set(contract.sources.map(({ id }) => id));
    expect(knownSeries.filter(({ source }) => !sources.has(source)).map(({ name, source }) => `${name}: ${source}`)).toEqual([]);
  });
  it('has at least one series per exporter, and keeps counters apart by their suffix', () => {
    expect(exporters.filter((exporter) => !knownSeries.some((series) => series.exporter === exporter))).toEqual([]);
    expect([...knownSeries, ...assumedSeries].filter(({ kind, name }) => kind === 'gauge' && name.endsWith('_total')).map(({ name }) => name)).toEqual([]);
  });
  it('covers the figure of free and owed signals', () => {
    expect(ledgerNames.length).toBeGreaterThan(5);
    expect(ledgerNames.filter((name) => !known.has(name))).toEqual([]);
  });
  it('assumes no series that nothing reads', () => {
    const used = new Set([...queries.flatMap(({ text }) => metricNames(text)), ...ledgerNames].map((name) => name.replace(/_(bucket|sum|count)$/, '')));
    expect(assumedSeries.filter(({ name }) => !used.has(name)).map(({ name }) => name)).toEqual([]);
  });
});

describe('every PromQL query of the site', () => {
  it('is found in clauses, failure modes, baselines, figures, chapters and manifests', () => {
    for (const place of ['clauses R3', 'failure-modes FM-09', 'baselines.ts', 'LeadershipNumbers', 'resources-and-qos.mdx', 'progressive-delivery.mdx']) expect(queries.map(({ where }) => where).join('\n')).toContain(place);
  });

  it('asks for series that exist', () => {
    expect(queries.flatMap(unknownNames)).toEqual([]);
  });

  it.each([
    ['a misspelt name', 'sum(rate(container_cpu_cfs_throttled_period_total[5m]))', 'no known series "container_cpu_cfs_throttled_period_total"; did you mean "container_cpu_cfs_throttled_periods_total"?'],
    ['a histogram without its part', 'rate(http_server_request_duration_seconds[5m])', 'did you mean "http_server_request_duration_seconds_'],
    ['a name given as a label', '{__name__="kube_pod_inf"}', 'did you mean "kube_pod_info"?'],
    ['one wrong name among right ones', 'kube_pod_info * on (pod) kube_pod_label', 'no known series "kube_pod_label"; did you mean "kube_pod_labels"?'],
  ])('is refused with %s', (_, text, message) => {
    const problems = unknownNames({ where: 'docs/x.mdx:7', text });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(message);
    expect(problems[0]).toMatch(/^docs\/x\.mdx:7: /);
    expect(problems[0]).toContain(`in: ${text}`);
  });

  it('is read from a YAML object too, and labels, functions and comments are no names', () => {
    expect(chapterQueries('docs/x.mdx', '```yaml\nspec:\n  query: |\n    sum(nope_total{version="{{args.v}}"} offset {{args.w}})\n```\n').flatMap(unknownNames)).toHaveLength(1);
    expect(metricNames('# up_typo\nsum by (kube_pod) (rate(up{job="kube_pod_inf"}[5m])) > on (x) group_left (y) vector(1)')).toEqual(['up']);
    expect(metricNames('count({namespace="shop"})')).toEqual([]);
  });
});

const promtool = spawnSync('promtool', ['--version']).error === undefined;

describe('Prometheus itself', () => {
  it.skipIf(!promtool)(`parses every query with promtool check rules${promtool ? '' : ' (skipped: no promtool on the PATH)'}`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'promql-'));
    try {
      const rules = queries.map(({ text }, index) => ({ record: `site:query_${index}:check`, expr: text }));
      writeFileSync(join(folder, 'rules.json'), JSON.stringify({ groups: [{ name: 'site', rules }] }));
      const { status, stdout, stderr } = spawnSync('promtool', ['check', 'rules', join(folder, 'rules.json')], { encoding: 'utf8' });
      expect(status, `${stdout}${stderr}`).toBe(0);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
