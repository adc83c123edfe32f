/** The checks as tables: which clause each sees, which rules of other checkers it covers, and what is left unchecked and why. */
import { notAPolicy } from '../checker/policies';
import { areas, clauseById, contract, strongestLevel, type Area, type Level } from '../contract';
import { allChecks, checks, peerGaps, unchecked } from '../contract/checks';
import { candidateRules } from '../contract/checks/candidate-rules';
import { peerRules, peers } from '../contract/checks/peer-rules';
import { clauseLink, type ClauseLink } from './views';

/** One check as other tools read it, in `checks.json` and `npm run check -- --list --format json`. */
export interface PublishedCheck {
  readonly check: string;
  readonly clause: string;
  readonly title: string;
  /** The strongest level its clause has in any tier, capped by the check. */
  readonly level: Level;
  readonly kinds: readonly string[];
  readonly workloads: readonly string[] | null;
  readonly tiers: readonly number[] | null;
  /** Kinds it looks at besides its own object. */
  readonly relations: readonly string[];
  /** Whether a ValidatingAdmissionPolicy carries it; else the reason why not. */
  readonly policy: true | string;
  readonly message: string;
  readonly fix: string;
  readonly cannotSee: string;
  readonly cel: string;
  readonly when: string | null;
  /** Rules of other checkers that it covers, and the candidate rules it came from. */
  readonly covers: readonly string[];
}

/** Every check, ready to print. */
export function publishedChecks(): readonly PublishedCheck[] {
  return allChecks.map((check) => ({
    check: check.id, clause: check.clause, title: check.title, level: check.atMost ?? strongestLevel(clauseById(check.clause).levels) ?? 'MAY', kinds: check.kinds,
    workloads: check.workloads ?? null, tiers: check.tiers ?? null, relations: check.needs ?? [], policy: notAPolicy(check) ?? true,
    message: check.message, fix: check.fix, cannotSee: check.cannotSee, cel: check.cel, when: check.when ?? null,
    covers: [...check.covers, ...check.candidates.map((rule) => `candidate:${rule}`)],
  }));
}

/** One clause with the checks that see part of it. */
export interface ClauseCoverage {
  readonly clause: ClauseLink;
  readonly checks: readonly { readonly id: string; readonly title: string; readonly policy: boolean; readonly relation: boolean }[];
  /** No manifest shows any of it. */
  readonly runtimeOnly: boolean;
}

/** Clauses of one area, or of all, with their checks. */
export function coverage(only?: Area): readonly { readonly area: Area; readonly clauses: readonly ClauseCoverage[] }[] {
  return areas.filter((area) => only === undefined || area === only).map((area) => ({
    area,
    clauses: contract.clauses.filter((clause) => clause.area === area).map((clause) => {
      const found = allChecks.filter((check) => check.clause === clause.id);
      return {
        clause: clauseLink(clause.id), runtimeOnly: found.length === 0,
        checks: found.map((check) => ({ id: check.id, title: check.title, policy: notAPolicy(check) === undefined, relation: (check.needs ?? []).length > 0 })),
      };
    }),
  }));
}

/** What another checker has: how many of its rules are covered, and each with its check or the reason. */
export interface PeerComparison {
  readonly prefix: string;
  readonly name: string;
  readonly url: string;
  readonly rules: number;
  readonly covered: number;
  readonly rows: readonly { readonly id: string; readonly demands: string; readonly checks: readonly { readonly id: string; readonly clause: string }[]; readonly because: string }[];
}

/** Every peer with every rule; a test holds it complete. */
export function peerComparison(): readonly PeerComparison[] {
  const reasons = new Map(peerGaps.map(({ peer, because }) => [peer, because]));
  return peers.map(({ prefix, name, url }) => {
    const rows = peerRules.filter(({ id }) => id.startsWith(`${prefix}:`)).map(({ id, demands }) => ({
      id: id.slice(prefix.length + 1), demands, because: reasons.get(id) ?? '',
      checks: allChecks.filter(({ covers }) => covers.includes(id)).map((check) => ({ id: check.id, clause: check.clause })),
    }));
    return { prefix, name, url, rules: rows.length, covered: rows.filter((row) => row.checks.length > 0).length, rows };
  });
}

/** The figures a page shows about the checks; none is typed. */
export function checkFigures(): Readonly<Record<string, number>> {
  const covered = new Set(allChecks.flatMap(({ candidates }) => candidates));
  return {
    checks: allChecks.length, relations: checks.filter(({ needs = [] }) => needs.length > 0).length, policies: checks.filter((check) => notAPolicy(check) === undefined).length,
    clauses: new Set(allChecks.map(({ clause }) => clause)).size, allClauses: contract.clauses.length,
    candidates: candidateRules.length, candidatesChecked: candidateRules.filter((rule) => covered.has(rule)).length, candidatesLeft: unchecked.length,
    peerRules: peerRules.length, peerRulesCovered: peerRules.length - peerGaps.length,
  };
}
