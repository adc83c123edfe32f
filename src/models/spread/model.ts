/**
 * Where replicas end up when a rolling update meets a spread constraint of `maxSkew: 1`.
 *
 * Counts are pods per domain (node or zone). Our own simulation of two documented rules: the scheduler places a pod
 * where the pods it counts are fewest, and a ReplicaSet that shrinks removes a pod from the most crowded node first.
 * Errors and limits: maxSurge 1 and maxUnavailable 0; every new pod becomes ready; all domains have room and equal scores otherwise.
 * A tie is decided against us: the domain with the most new pods wins it, which the constraint permits. So this shows what
 * may happen, not what will.
 */

/** Pods of both revisions in one domain. */
export interface Domain {
  readonly old: number;
  readonly fresh: number;
}

export interface Step {
  readonly does: 'start' | 'place' | 'remove';
  readonly domains: readonly Domain[];
  /** What the scheduler counted per domain before it placed the pod. */
  readonly counted: readonly number[] | null;
}

/** Replicas over domains, as evenly as they can be, fullest first. */
export function even(replicas: number, domains: number): readonly number[] {
  if (domains < 1 || replicas < 0) throw new RangeError('at least one domain, and no fewer than 0 replicas');
  return Array.from({ length: domains }, (_, index) => Math.floor(replicas / domains) + (index < replicas % domains ? 1 : 0));
}

/** The index with the best score; the first one wins a tie. */
function best(domains: readonly Domain[], better: (a: Domain, b: Domain) => number, allowed: (domain: Domain, index: number) => boolean): number {
  return domains.reduce((chosen, domain, index) => {
    if (!allowed(domain, index)) return chosen;
    const current = domains[chosen];
    return chosen < 0 || current === undefined || better(domain, current) > 0 ? index : chosen;
  }, -1);
}

/**
 * One rollout, step by step: a new pod is placed, then an old one removed, until no old pod is left.
 * @param perRevision true with `matchLabelKeys: [pod-template-hash]`: only new pods are counted.
 */
export function rollout(before: readonly number[], perRevision: boolean): readonly Step[] {
  let domains: readonly Domain[] = before.map((old) => ({ old, fresh: 0 }));
  const steps: Step[] = [{ does: 'start', domains, counted: null }];
  const replicas = before.reduce((total, count) => total + count, 0);
  for (let pod = 0; pod < replicas; pod += 1) {
    const counted = domains.map(({ old, fresh }) => (perRevision ? fresh : old + fresh));
    const fewest = Math.min(...counted);
    const target = best(domains, (a, b) => a.fresh - b.fresh, (_, index) => counted[index] === fewest);
    domains = domains.map((domain, index) => (index === target ? { ...domain, fresh: domain.fresh + 1 } : domain));
    steps.push({ does: 'place', domains, counted });
    const victim = best(domains, (a, b) => a.old + a.fresh - (b.old + b.fresh), ({ old }) => old > 0);
    domains = domains.map((domain, index) => (index === victim ? { ...domain, old: domain.old - 1 } : domain));
    steps.push({ does: 'remove', domains, counted: null });
  }
  return steps;
}

/** Replicas per domain after the rollout. */
export function after(before: readonly number[], perRevision: boolean): readonly number[] {
  return rollout(before, perRevision).at(-1)?.domains.map(({ fresh }) => fresh) ?? [];
}

/** Fullest minus emptiest domain. */
export function skew(counts: readonly number[]): number {
  return counts.length === 0 ? 0 : Math.max(...counts) - Math.min(...counts);
}
