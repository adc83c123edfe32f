/** Numbers by chance that are the same on every run: for simulations whose result stands on a page. */

/**
 * A generator of uniform numbers, 0 < u < 1; the same seed gives the same sequence.
 * Source: mulberry32 by Tommy Ettinger, public domain. Not for secrets.
 */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (((t ^ (t >>> 14)) >>> 0) + 0.5) / 4_294_967_296;
  };
}

/** Draws how many events happen when `mean` are expected (Knuth: gaps until the time is over); for means up to some hundreds. */
export function poisson(random: () => number, mean: number): number {
  let left = mean;
  for (let events = 0; ; events += 1) {
    left += Math.log(random());
    if (left < 0) return events;
  }
}
