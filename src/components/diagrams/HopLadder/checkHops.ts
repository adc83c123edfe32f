/** One HTTP-aware hop on the way from the client to the pod, listed in the order a request meets them. */
export interface Hop {
  /** Short enough for two lines of a figure: `Cloud LB`. */
  readonly name: string;
  /** Longest time this hop waits for the answer to one request; `null` when it sets no limit of its own. */
  readonly deadlineSeconds: number | null;
  /** Silence after which this hop closes a connection; `null` when it never does. */
  readonly idleSeconds: number | null;
  /** The same for connections this hop opens toward the next one, where the product has two settings. */
  readonly poolIdleSeconds?: number | null;
}

/** One of the two rules, broken between two hops. */
export interface BrokenRule {
  readonly rule: 'deadline' | 'idle';
  /** The hop nearer to the client. */
  readonly outer: string;
  /** The hop nearer to the process that answers. */
  readonly inner: string;
  readonly outerSeconds: number | null;
  readonly innerSeconds: number | null;
  /** What follows from it, as one sentence. */
  readonly says: string;
}

/** Idle timeout of the connections a hop opens toward the next one. */
export function poolIdle(hop: Hop): number | null {
  return hop.poolIdleSeconds === undefined ? hop.idleSeconds : hop.poolIdleSeconds;
}

function assertUsable(hop: Hop): void {
  for (const value of [hop.deadlineSeconds, hop.idleSeconds, poolIdle(hop)]) {
    if (value !== null && !(Number.isFinite(value) && value > 0)) {
      throw new RangeError(`${hop.name}: ${value} is not a timeout; give seconds above 0, or null for none`);
    }
  }
}

function brokenDeadlines(hops: readonly Hop[]): BrokenRule[] {
  const broken: BrokenRule[] = [];
  let outer: Hop | undefined;
  for (const [index, inner] of hops.entries()) {
    if (outer !== undefined && outer.deadlineSeconds !== null) {
      const between = { rule: 'deadline', outer: outer.name, inner: inner.name, outerSeconds: outer.deadlineSeconds, innerSeconds: inner.deadlineSeconds } as const;
      if (inner.deadlineSeconds !== null && inner.deadlineSeconds >= outer.deadlineSeconds) {
        broken.push({ ...between, says: `${outer.name} gives up after ${outer.deadlineSeconds}\u00a0s while ${inner.name} works on until ${inner.deadlineSeconds}\u00a0s for nobody.` });
      } else if (inner.deadlineSeconds === null && index === hops.length - 1) {
        broken.push({ ...between, says: `${inner.name} has no deadline: it works on after ${outer.name} has given up at ${outer.deadlineSeconds}\u00a0s.` });
      }
    }
    if (inner.deadlineSeconds !== null) outer = inner;
  }
  return broken;
}

function brokenIdles(hops: readonly Hop[]): BrokenRule[] {
  return hops.slice(1).flatMap((inner, index) => {
    const outer = hops[index];
    if (outer === undefined || inner.idleSeconds === null) return [];
    const pool = poolIdle(outer);
    if (pool !== null && pool < inner.idleSeconds) return [];
    const held = pool === null ? 'forever' : `for ${pool}\u00a0s`;
    return [{
      rule: 'idle' as const,
      outer: outer.name,
      inner: inner.name,
      outerSeconds: pool,
      innerSeconds: inner.idleSeconds,
      says: `${inner.name} closes after ${inner.idleSeconds}\u00a0s a connection that ${outer.name} holds ${held}: a request can meet the close.`,
    }];
  });
}

/**
 * Checks both ladders: request deadlines shrink toward the server, idle timeouts grow toward it.
 *
 * Deadlines are compared with the nearest hop in front that sets one; equal values break either rule, because then
 * chance decides who acts first. A hop that passes packets without reading HTTP belongs in neither ladder.
 * @param hops in the order a request meets them.
 * @returns every broken rule, deadlines first; empty when both hold.
 * @throws RangeError when a timeout is zero, negative or not a number.
 */
export function checkHops(hops: readonly Hop[]): readonly BrokenRule[] {
  hops.forEach(assertUsable);
  return [...brokenDeadlines(hops), ...brokenIdles(hops)];
}
