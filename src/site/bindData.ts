/**
 * Remark plugin: looks up the ids that components name in MDX and hands the component the data it shows.
 *
 * Why at build time: TypeScript does not see props used in MDX, so a bad id has to fail here, with the file, the value
 * and the nearest valid one; and a component that imported the contract would put all of it into the page's bundle.
 */
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { valueToEstree } from 'estree-util-value-to-estree';
import type { Program } from 'estree';
import type { Root } from 'mdast';
import type { MdxJsxAttribute, MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';

import { unchecked } from '../contract/checks';
import { parts } from '../contract/chapters';
import { areas, contract, rungs, strongestLevel } from '../contract';
import { blindWays, controlLoops, timeText } from '../contract/control-loops';
import { alertRoutes } from '../contract/alert-routing';
import { ownership } from '../contract/ownership';
import { categoryRows, codebookRows, evidenceTableView, evidenceText, readingRows } from './evidenceViews';
import { readerView } from './readerView';
import { huntView } from './huntView';
import { reviewView } from './reviewView';
import { harmEaseView } from './adoptionViews';
import { baselineViews, vendorLimitViews } from './baselineViews';
import { checkFigures, coverage, peerComparison } from './checkViews';
import { goldenPathView } from './goldenPathViews';
import { controlViews, pushbackViews } from './leadershipViews';
import { docPath } from './paths';
import { patternLinks } from './patternViews';
import { planeViews } from './planeViews';
import { stageGridView } from './stageViews';
import { tierMatrix, waiverRows } from './tierViews';
import {
  clauseLink, clauseView, contractView, failureLink, failureRegister, featureById, featureRows, glanceView, glossaryTerms, incidentLink,
  quantityRows, sourceById, symptomIndex, termById,
} from './views';
import { workedNumbers } from './workedNumbers';

type Values = Readonly<Record<string, unknown>>;

function wanted(values: Values, name: string): string {
  const value = values[name];
  if (typeof value !== 'string' || value === '') throw new Error(`needs the attribute ${name}="…"`);
  return value;
}

function wantedList(values: Values, name: string): readonly string[] {
  const value = values[name];
  if (!Array.isArray(value) || value.some((item) => typeof item !== 'string')) throw new Error(`needs ${name}={['…']}, a literal list of ids`);
  return value as readonly string[];
}

function ownershipRows(values: Values): unknown {
  if (values.ids) {
    return wantedList(values, 'ids').map((id) => {
      const row = ownership.find((candidate) => candidate.id === id);
      if (!row) throw new Error(`unknown ownership row "${id}"; rows are ${ownership.map((candidate) => candidate.id).join(', ')}`);
      return { ...row, clauses: row.clauses.map(clauseLink) };
    });
  }
  const rows = values.area ? ownership.filter((row) => row.area === values.area) : ownership;
  if (rows.length === 0) throw new Error(`no ownership row has area "${String(values.area)}"`);
  return rows.map((row) => ({ ...row, clauses: row.clauses.map(clauseLink) }));
}

function alertRouting(): unknown {
  return alertRoutes.map(({ row, ...route }) => {
    const owner = ownership.find(({ id }) => id === row);
    if (!owner) throw new Error(`alert "${route.id}" names the unknown ownership row "${row}"`);
    return { ...route, goesTo: owner.answersPage, why: owner.why, clauses: owner.clauses.map(clauseLink) };
  });
}

function chaptersOf(folder: string): unknown {
  const part = parts.find((candidate) => candidate.folder === folder);
  if (!part) throw new Error(`unknown part "${folder}"; parts are ${parts.map((candidate) => candidate.folder).join(', ')}`);
  return part.chapters
    .filter((chapter) => !chapter.doc.endsWith('/index'))
    .map((chapter) => ({
      ...chapter,
      path: existsSync(join(process.cwd(), 'docs', `${chapter.doc}.mdx`)) ? docPath(chapter.doc) : null,
    }));
}

/** Title and address of each golden path, for the chooser. */
function pathLinks(): unknown {
  const chapters = parts.find(({ folder }) => folder === '04-golden-paths')?.chapters ?? [];
  return Object.fromEntries(chapters.map(({ doc, title }) => [doc.slice(doc.lastIndexOf('/') + 1), { title, path: existsSync(join(process.cwd(), 'docs', `${doc}.mdx`)) ? docPath(doc) : null }]));
}

function loopRows(): unknown {
  return controlLoops.map(({ id, name, home, sensor, trigger, times, delay, actuator, limit, blind, pause, clauses }) => ({
    id, name, home, sensor, trigger, delay, actuator, limit, blind, pause,
    times: times.map((time) => ({ text: timeText(time), name: time.name, kind: time.kind, version: time.version ?? null, url: time.source ? sourceById(time.source).url : null })),
    clauses: clauses.map(clauseLink),
  }));
}

function disturbanceRows(): unknown {
  const nameOf = (id: string): string => controlLoops.find((loop) => loop.id === id)?.name ?? id;
  return controlLoops.flatMap((loop) => loop.disturbs.map((one) => ({ from: loop.name, to: nameOf(one.loop), how: one.how, apart: one.apart, clauses: one.clauses.map(clauseLink) })));
}

/** For each component: the prop it is given and how to find it. */
const bindings: Readonly<Record<string, { readonly prop: string; readonly find: (values: Values) => unknown }>> = {
  ClauseRef: { prop: 'clause', find: (values) => clauseLink(wanted(values, 'id')) },
  FailureRef: { prop: 'mode', find: (values) => failureLink(wanted(values, 'id')) },
  ClauseSection: { prop: 'view', find: (values) => clauseView(wanted(values, 'id')) },
  Exchange: { prop: 'view', find: (values) => clauseView(wanted(values, 'id')) },
  ContractTable: { prop: 'view', find: () => contractView() },
  ContractGlance: { prop: 'view', find: () => glanceView() },
  WorkedTable: { prop: 'numbers', find: (values) => workedNumbers(wanted(values, 'of')) },
  SymptomIndex: { prop: 'groups', find: () => symptomIndex() },
  EvidenceCategories: { prop: 'groups', find: () => categoryRows() },
  EvidenceCodebook: { prop: 'rows', find: (values) => codebookRows(wanted(values, 'of')) },
  EvidenceCount: { prop: 'text', find: (values) => evidenceText(String(values.reading ?? 'all'), wanted(values, 'of'), String(values.as ?? 'both')) },
  EvidenceReadings: { prop: 'rows', find: (values) => readingRows(wanted(values, 'of'), values.ids ? wantedList(values, 'ids') : undefined) },
  EvidenceSides: { prop: 'rows', find: () => readingRows('sides') },
  EvidenceSlogan: { prop: 'rows', find: () => readingRows('claims') },
  EvidenceTable: { prop: 'view', find: () => evidenceTableView() },
  FailureRegister: { prop: 'modes', find: () => failureRegister() },
  FeatureBadge: { prop: 'feature', find: (values) => featureById(wanted(values, 'id')) },
  FeatureTable: { prop: 'features', find: (values) => featureRows(values.area as string | undefined).map((feature) => ({ ...feature, sources: feature.sources.map(sourceById) })) },
  QuantityTable: { prop: 'rows', find: (values) => quantityRows(wantedList(values, 'clauses')) },
  SourceRef: { prop: 'source', find: (values) => sourceById(wanted(values, 'id')) },
  Term: { prop: 'term', find: (values) => termById(wanted(values, 'id')) },
  GlossaryList: { prop: 'terms', find: () => glossaryTerms() },
  AlertRouting: { prop: 'routes', find: () => alertRouting() },
  IncidentRef: { prop: 'incident', find: (values) => incidentLink(wanted(values, 'id')) },
  OwnershipTable: { prop: 'rows', find: ownershipRows },
  BaselineTable: { prop: 'rows', find: (values) => baselineViews(values.ids ? wantedList(values, 'ids') : undefined) },
  VendorLimits: { prop: 'groups', find: (values) => vendorLimitViews(values.only ? wantedList(values, 'only') : values.group ? [wanted(values, 'group')] : undefined) },
  LoopTable: { prop: 'rows', find: loopRows },
  DisturbanceTable: { prop: 'rows', find: disturbanceRows },
  BlindTable: { prop: 'groups', find: () => blindWays.map((way) => ({ way, names: controlLoops.filter(({ blind }) => blind.way === way).map(({ name }) => name) })) },
  BreachHunt: { prop: 'view', find: () => huntView() },
  ReviewKit: { prop: 'view', find: () => reviewView() },
  HarmEase: { prop: 'view', find: () => harmEaseView() },
  StageGrid: { prop: 'view', find: () => stageGridView() },
  GoldenPath: { prop: 'view', find: (values) => goldenPathView(wanted(values, 'id')) },
  CheckCoverage: {
    prop: 'areas',
    find: (values) => {
      const area = areas.find((candidate) => candidate === values.area);
      if (values.area !== undefined && area === undefined) throw new Error(`unknown area "${String(values.area)}"; areas are ${areas.join(', ')}`);
      return coverage(area);
    },
  },
  CheckFigure: {
    prop: 'value',
    find: (values) => {
      const figures = checkFigures();
      const value = figures[wanted(values, 'of')];
      if (value === undefined) throw new Error(`unknown figure "${String(values.of)}"; figures are ${Object.keys(figures).join(', ')}`);
      return value;
    },
  },
  PeerSummary: { prop: 'peers', find: () => peerComparison().map((peer) => ({ ...peer, rows: [] })) },
  PeerTable: { prop: 'peers', find: () => peerComparison() },
  UncheckedTable: { prop: 'rows', find: () => unchecked },
  PathChooser: { prop: 'paths', find: () => pathLinks() },
  PatternChooser: { prop: 'links', find: () => patternLinks() },
  PatternMatrix: { prop: 'links', find: () => patternLinks() },
  ContractReader: { prop: 'view', find: () => readerView() },
  TierMatrix: { prop: 'view', find: () => tierMatrix() },
  WaiverTable: { prop: 'rows', find: () => waiverRows() },
  PlaneMap: { prop: 'planes', find: () => planeViews() },
  PushbackCards: { prop: 'cards', find: () => pushbackViews() },
  ControlTable: { prop: 'controls', find: () => controlViews() },
  ControlQuery: { prop: 'control', find: (values) => controlViews([wanted(values, 'id')])[0] },
  PartMap: { prop: 'chapters', find: (values) => chaptersOf(wanted(values, 'part')) },
  RungCount: {
    prop: 'counts',
    find: () => rungs.map((rung) => ({ rung, clauses: contract.clauses.filter((clause) => clause.guardrails.some((guardrail) => guardrail.rung === rung)).map((clause) => clauseLink(clause.id)) })),
  },
  ContractFigures: {
    prop: 'figures',
    find: () => ({
      clauses: contract.clauses.length,
      failureModes: contract.failureModes.length,
      platformBound: contract.clauses.filter((clause) => clause.binds === 'platform').length,
      runtimeOnly: contract.clauses.filter((clause) => clause.visibility === 'runtime').length,
      musts: contract.clauses.filter((clause) => strongestLevel(clause.levels) === 'MUST').length,
      groups: contract.candidateGroups.length,
    }),
  },
};

function literal(attribute: MdxJsxAttribute): unknown {
  if (attribute.value === null || attribute.value === undefined) return true;
  if (typeof attribute.value === 'string') return attribute.value;
  // Only literal lists and objects are understood; anything computed is left to the component.
  try {
    return JSON.parse(attribute.value.value.replace(/'/g, '"'));
  } catch {
    return undefined;
  }
}

/** The attribute `name={value}` as MDX wants it: source text is not enough, it compiles from the tree. */
export function expressionAttribute(name: string, value: unknown): MdxJsxAttribute {
  const estree: Program = {
    type: 'Program',
    sourceType: 'module',
    comments: [],
    body: [{ type: 'ExpressionStatement', expression: valueToEstree(value) }],
  };
  return { type: 'mdxJsxAttribute', name, value: { type: 'mdxJsxAttributeValueExpression', value: '', data: { estree } } };
}

/** @throws Error naming file, line, component, value and the nearest valid id. */
export function bindData() {
  return (tree: Root, file: { path?: string }): void => {
    visit(tree, (node) => {
      if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return;
      const element = node as MdxJsxFlowElement | MdxJsxTextElement;
      const binding = element.name ? bindings[element.name] : undefined;
      if (!binding) return;
      const values = Object.fromEntries(
        element.attributes.flatMap((attribute) => (attribute.type === 'mdxJsxAttribute' ? [[attribute.name, literal(attribute)]] : [])),
      );
      try {
        element.attributes.push(expressionAttribute(binding.prop, binding.find(values)));
      } catch (cause) {
        const where = `${relative(process.cwd(), file.path ?? 'unknown file')}:${element.position?.start.line ?? '?'}`;
        throw new Error(`${where}: <${element.name}>: ${(cause as Error).message}`, { cause });
      }
    });
  };
}
