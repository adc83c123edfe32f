/**
 * View models: the slices of the contract that a component shows, cut at build time. A component that names one clause
 * receives one clause; only the contract chapter receives them all.
 */
import { allChecks } from '../contract/checks';
import {
  areaRegister, areas, clauseById, clausePath, clausesOfArea, contract, contractVersion, failureModeById, failureModePath,
  featureById, releaseLine, shortPath, sourceById, strongestLevel, termById,
} from '../contract';
import { ownership, type OwnershipRow } from '../contract/ownership';
import { symptomGroups, symptoms, type Symptom } from '../contract/symptoms';
import { crossLinks, type CrossLinks } from './crossLinks';
import type {
  Area, Clause, FailureMode, Feature, Level, Quantity, Source, Term,
} from '../contract/types';
import { recordById, type Confidence } from '../contract/evidence';
import { clauseStages, type ClauseStage } from './stageLooks';

/** Enough of a clause for an inline reference. */
export interface ClauseLink {
  readonly id: string;
  readonly title: string;
  /** The bound party's sentence. */
  readonly sentence: string;
  readonly level: Level | null;
  readonly path: string;
}

/** Enough of a failure mode for an inline reference. */
export interface FailureLink {
  readonly id: string;
  readonly name: string;
  readonly sentence: string;
  readonly path: string;
}

/** A clause with every reference resolved, ready to be shown. */
export interface ClauseView {
  readonly clause: Omit<Clause, 'failureModes' | 'sources' | 'features'>;
  readonly path: string;
  readonly shortPath: string;
  readonly failureModes: readonly FailureLink[];
  readonly sources: readonly Source[];
  readonly features: readonly Feature[];
}

/** What a clause's own page shows. */
export interface ClausePageView {
  readonly view: ClauseView;
  readonly version: string;
  readonly areaName: string;
  /** The bound sentence, cut to what a search result shows. */
  readonly description: string;
  readonly siblings: readonly ClauseLink[];
  /** What the checker sees of it in a manifest; empty when no manifest shows any of it. */
  readonly checks: readonly { readonly id: string; readonly title: string; readonly cannotSee: string }[];
  /** Where it is looked at on its way to production, first stage first. */
  readonly stages: readonly ClauseStage[];
  /** Who holds the fields this clause is about. */
  readonly ownership: readonly (Omit<OwnershipRow, 'clauses'> & { readonly clauses: readonly ClauseLink[] })[];
  /** Pages, review questions and golden paths that lead here. */
  readonly links: CrossLinks;
}

/** The whole contract, by area: what the contract chapter shows. */
export interface ContractView {
  readonly version: string;
  readonly releaseLine: string;
  readonly areas: readonly { readonly area: Area; readonly name: string; readonly question: string; readonly clauses: readonly ClauseView[] }[];
}

/** Titles and levels only: the contract at a glance. */
export interface GlanceView {
  readonly version: string;
  readonly areas: readonly { readonly area: Area; readonly name: string; readonly question: string; readonly clauses: readonly ClauseLink[] }[];
}

/** A row of `QuantityTable`. */
export interface QuantityRow extends Quantity {
  readonly clause: ClauseLink;
  readonly sourceTitle: string | null;
  readonly sourceUrl: string | null;
}

/** @throws Error naming the nearest id when there is no such clause. */
export function clauseLink(id: string): ClauseLink {
  const clause = clauseById(id);
  return {
    id: clause.id,
    title: clause.title,
    sentence: clause.binds === 'application' ? clause.service : clause.platform,
    level: strongestLevel(clause.levels),
    path: clausePath(clause.id),
  };
}

/** @throws Error naming the nearest id when there is no such failure mode. */
export function failureLink(id: string): FailureLink {
  const mode = failureModeById(id);
  return { id: mode.id, name: mode.name, sentence: mode.symptom.user, path: failureModePath(mode.id) };
}

/** @throws Error naming the nearest id when there is no such incident. */
export function incidentLink(id: string): IncidentLink {
  const { organization, year, title, url, confidence } = recordById(id);
  return { organization, year, title, url, confidence };
}

/** @throws Error naming the nearest id when there is no such clause. */
export function clauseView(id: string): ClauseView {
  const { failureModes, sources, features, ...clause } = clauseById(id);
  return {
    clause,
    path: clausePath(id),
    shortPath: shortPath(id),
    failureModes: failureModes.map(failureLink),
    sources: sources.map(sourceById),
    features: features.map(featureById),
  };
}

/** @throws Error naming the nearest id when there is no such clause. */
export function clausePageView(id: string): ClausePageView {
  const { area, title } = clauseById(id);
  const sentence = `${title}. ${clauseLink(id).sentence.replace(/`/g, '')}`;
  return {
    view: clauseView(id),
    version: contractVersion,
    areaName: areaRegister[area].name,
    description: sentence.length <= 160 ? sentence : `${sentence.slice(0, 157).replace(/\s+\S*$/, '')}…`,
    ownership: ownership.filter((row) => row.clauses.some((clause) => clause === id)).map((row) => ({ ...row, clauses: row.clauses.map(clauseLink) })),
    checks: allChecks.filter(({ clause }) => clause === id).map(({ id: check, title: holds, cannotSee }) => ({ id: check, title: holds, cannotSee })),
    stages: clauseStages(id),
    links: crossLinks(id),
    siblings: clausesOfArea(area).filter((clause) => clause.id !== id).map((clause) => clauseLink(clause.id)),
  };
}

/** Every clause, by area in reading order. */
export function contractView(): ContractView {
  return {
    version: contractVersion,
    releaseLine,
    areas: areas.map((area) => ({
      area,
      name: areaRegister[area].name,
      question: areaRegister[area].question,
      clauses: clausesOfArea(area).map((clause) => clauseView(clause.id)),
    })),
  };
}

/** Every clause as title and level. */
export function glanceView(): GlanceView {
  return {
    version: contractVersion,
    areas: areas.map((area) => ({
      area,
      name: areaRegister[area].name,
      question: areaRegister[area].question,
      clauses: clausesOfArea(area).map((clause) => clauseLink(clause.id)),
    })),
  };
}

/** Enough of a public incident to name it. */
export interface IncidentLink {
  readonly organization: string;
  readonly year: number | null;
  readonly title: string;
  readonly url: string;
  readonly confidence: Confidence;
}

/** A failure mode with its clauses and incidents resolved. */
export interface FailureView extends Omit<FailureMode, 'clauses' | 'sources' | 'stories'> {
  readonly clauses: readonly ClauseLink[];
  readonly incidents: readonly IncidentLink[];
  readonly sources: readonly Source[];
  readonly shortPath: string;
}

/** All failure modes in id order. */
export function failureRegister(): readonly FailureView[] {
  return contract.failureModes.map(({ stories, ...mode }) => ({
    ...mode,
    incidents: stories.map(incidentLink),
    clauses: mode.clauses.map(clauseLink),
    sources: mode.sources.map(sourceById),
    shortPath: shortPath(mode.id),
  }));
}

/** A group of the index by symptom, names and links filled in. */
export interface SymptomGroupView {
  readonly where: string;
  readonly symptoms: readonly (Omit<Symptom, 'where' | 'candidates' | 'clause'> & {
    readonly candidates: readonly { readonly mode: string; readonly name: string; readonly tell: string }[];
    readonly clause: ClauseLink;
  })[];
}

/** The index of the register by symptom, in the order of its groups. */
export function symptomIndex(): readonly SymptomGroupView[] {
  return symptomGroups.map((where) => ({
    where,
    symptoms: symptoms.filter((symptom) => symptom.where === where).map(({ id, says, candidates, clause }) => ({
      id, says, clause: clauseLink(clause), candidates: candidates.map(({ mode, tell }) => ({ mode, name: failureModeById(mode).name, tell })),
    })),
  }));
}

/** Numbers of the named clauses, with kind, unit, version and source. */
export function quantityRows(ids: readonly string[]): readonly QuantityRow[] {
  return ids.flatMap((id) =>
    clauseById(id).default.quantities.map((quantity) => {
      const source = quantity.source ? sourceById(quantity.source) : null;
      return { ...quantity, clause: clauseLink(id), sourceTitle: source?.title ?? null, sourceUrl: source?.url ?? null };
    }),
  );
}

/** Features of one area of the feature table, or all. */
export function featureRows(area?: string): readonly Feature[] {
  const rows = area ? contract.features.filter((feature) => feature.area === area) : contract.features;
  if (rows.length === 0) throw new Error(`no feature has area "${area}"; areas are ${[...new Set(contract.features.map((feature) => feature.area))].join(', ')}`);
  return rows;
}

/** All glossary terms, alphabetically. */
export function glossaryTerms(): readonly Term[] {
  return [...contract.terms].sort((a, b) => a.term.localeCompare(b.term, 'en'));
}

export { featureById, sourceById, termById };
