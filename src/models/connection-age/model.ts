/**
 * Where long-lived connections are during and after a rolling update, and what a maximum age costs.
 *
 * Our own arithmetic, in expected values: a connection that ends is opened again at once on a replica chosen evenly
 * among those that are there, and lives for exactly the maximum age. Not modeled: chance, jitter, several
 * connections per client (client-side balancing has one to each replica and no skew), reconnects that are delayed.
 * Times are seconds, counts are connections.
 */

/** Handshakes in one second that a maximum age costs. */
export function handshakesPerSecond(connections: number, ageSeconds: number): number {
  if (ageSeconds <= 0) throw new RangeError('an age is longer than 0 s');
  return connections / ageSeconds;
}

/** Longest time until a client has heard of a new replica: the age with its jitter, and the cached DNS answer. */
export function slowestToNotice(ageSeconds: number, jitter: number, dnsSeconds: number): number {
  return ageSeconds * (1 + jitter) + dnsSeconds;
}

export interface Update {
  readonly replicas: number;
  /** One new replica is added and one old one deleted every so many seconds. */
  readonly stepSeconds: number;
  /** `null`: connections live until their replica goes. */
  readonly ageSeconds: number | null;
  /** How long to look on after the last step. */
  readonly afterSeconds: number;
}

/** Connections per replica as shares of the mean, at one second. */
export interface Moment {
  readonly second: number;
  readonly busiest: number;
}

/** What an update does to connections. */
export interface UpdateCourse {
  readonly moments: readonly Moment[];
  /** Highest ratio of the busiest replica to the mean of the wanted count. */
  readonly peak: number;
  /** The ratio at the end. */
  readonly end: number;
  /** How often a connection was opened again because its replica went. */
  readonly reconnectsByDeletion: number;
}

/** Connections of one replica by the second in which they were opened. */
type Births = Map<number, number>;

const total = (births: Births): number => [...births.values()].reduce((sum, count) => sum + count, 0);

/** Follows a rolling update with a surge of one and none unavailable, second by second. */
export function followUpdate({ replicas, stepSeconds, ageSeconds, afterSeconds }: Update): UpdateCourse {
  if (replicas < 2) throw new RangeError('with one replica there is nothing to balance');
  // Before the update every replica holds the same, opened at even distances over one age.
  const spread = ageSeconds ?? 1;
  let old: readonly Births[] = Array.from({ length: replicas }, () => new Map(Array.from({ length: spread }, (_, index) => [index - spread, 1 / spread])));
  let fresh: readonly Births[] = [];
  let reconnects = 0;
  const open = (count: number, second: number): void => {
    const present = [...old, ...fresh];
    for (const births of present) births.set(second, (births.get(second) ?? 0) + count / present.length);
  };
  const moments: Moment[] = [];
  const last = replicas * stepSeconds + afterSeconds;
  for (let second = 0; second <= last; second += 1) {
    if (ageSeconds !== null) {
      let ended = 0;
      for (const births of [...old, ...fresh]) {
        ended += births.get(second - ageSeconds) ?? 0;
        births.delete(second - ageSeconds);
      }
      open(ended, second);
    }
    if (second % stepSeconds === 0 && old.length > 0) {
      const [leaving, ...staying] = old;
      const moved = leaving ? total(leaving) : 0;
      old = staying;
      fresh = [...fresh, new Map()];
      open(moved, second);
      reconnects += moved;
    }
    moments.push({ second, busiest: Math.max(...[...old, ...fresh].map(total)) });
  }
  return { moments, peak: Math.max(...moments.map(({ busiest }) => busiest)), end: moments.at(-1)?.busiest ?? Number.NaN, reconnectsByDeletion: reconnects / replicas };
}

/** Seconds after an instant until the busiest replica stays below a ratio; `null` when it does not within the course. */
export function evenAfter(moments: readonly Moment[], from: number, ratio: number): number | null {
  const high = moments.filter(({ second, busiest }) => second >= from && busiest >= ratio);
  const lastHigh = high.at(-1);
  if (lastHigh === undefined) return 0;
  return lastHigh.second === moments.at(-1)?.second ? null : lastHigh.second + 1 - from;
}
