/**
 * What a runtime platform is worth and costs, as ranges: eight quarters, the dip at the start included.
 *
 * Source: our own arithmetic. Each input is a triangular distribution (low, likely, high); 2,000 draws from a seeded
 * generator, so the same inputs always give the same picture. Inputs are drawn independently. Not modeled: discounting,
 * incidents that get rarer for other reasons, growth of the company. Money is in thousands of any one currency.
 */

/** Low, likely, high. */
export type Range = readonly [low: number, likely: number, high: number];

export const inputIds = ['incidents', 'minutes', 'harm', 'preventable', 'faster', 'hours', 'hourCost', 'people', 'personCost', 'capacity', 'migration', 'dip'] as const;
export type InputId = (typeof inputIds)[number];

/** One field of the form. */
export interface Input {
  readonly id: InputId;
  readonly label: string;
  readonly unit: string;
  /** Share of 1, shown as percent. */
  readonly share: boolean;
  /** A sample that stands for the reader’s own numbers, no benchmark. */
  readonly sample: Range;
  /** Highest value that is accepted. */
  readonly most: number;
}

export const inputs: readonly Input[] = [
  { id: 'incidents', label: 'Incidents users feel, per year', unit: 'per year', share: false, sample: [12, 24, 40], most: 10_000 },
  { id: 'minutes', label: 'Minutes of full outage each is worth', unit: 'min', share: false, sample: [3, 8, 20], most: 10_000 },
  { id: 'harm', label: 'Harm of such a minute, at your own rate', unit: 'thousand', share: false, sample: [2, 8, 18], most: 1e6 },
  { id: 'preventable', label: 'Share a clause would have prevented', unit: '%', share: true, sample: [0.15, 0.3, 0.5], most: 1 },
  { id: 'faster', label: 'Time saved on the others', unit: '%', share: true, sample: [0.1, 0.25, 0.4], most: 1 },
  { id: 'hours', label: 'Engineer hours saved per year', unit: 'h', share: false, sample: [1000, 2500, 5000], most: 1e7 },
  { id: 'hourCost', label: 'Cost of an engineer hour', unit: 'thousand', share: false, sample: [0.08, 0.09, 0.11], most: 100 },
  { id: 'people', label: 'People on the platform for this', unit: 'people', share: false, sample: [2, 3, 4], most: 10_000 },
  { id: 'personCost', label: 'Cost of one for a year', unit: 'thousand', share: false, sample: [140, 160, 190], most: 1e5 },
  { id: 'capacity', label: 'Extra capacity per year', unit: 'thousand', share: false, sample: [20, 50, 100], most: 1e7 },
  { id: 'migration', label: 'Hours of the teams to migrate, once', unit: 'h', share: false, sample: [800, 1500, 3000], most: 1e7 },
  { id: 'dip', label: 'Hours lost to the dip, first two quarters', unit: 'h', share: false, sample: [300, 800, 2000], most: 1e7 },
];

export type Ranges = Readonly<Record<InputId, Range>>;
export type Point = Readonly<Record<InputId, number>>;

/** Quarters the case runs over, and from which the benefits are complete; chosen. */
export const quarters = 8;
const fullFrom = 5;

/** Part of the yearly benefit a quarter brings: nothing in the first, everything from the fifth. */
export function adoption(quarter: number): number {
  return Math.min(1, Math.max(0, (quarter - 1) / (fullFrom - 1)));
}

/** Yearly benefits at full adoption, thousands. */
export function benefits({ incidents, minutes, harm, preventable, faster, hours, hourCost }: Point): { readonly prevented: number; readonly recovery: number; readonly time: number } {
  const all = incidents * minutes * harm;
  return { prevented: all * preventable, recovery: all * (1 - preventable) * faster, time: hours * hourCost };
}

/** Net value of each quarter, thousands, not added up. */
export function netByQuarter(point: Point): readonly number[] {
  const { prevented, recovery, time } = benefits(point);
  const yearly = prevented + recovery + time;
  return Array.from({ length: quarters }, (_, index) => {
    const quarter = index + 1;
    const once = quarter <= 4 ? (point.migration / 4) * point.hourCost : 0;
    const dip = quarter <= 2 ? (point.dip / 2) * point.hourCost : 0;
    return (yearly / 4) * adoption(quarter) - (point.people * point.personCost) / 4 - (point.capacity / 4) * adoption(quarter) - once - dip;
  });
}

/** Added up to the end of each quarter. */
export function cumulated(values: readonly number[]): readonly number[] {
  let sum = 0;
  return values.map((value) => (sum += value));
}

export const likely = (ranges: Ranges): Point => Object.fromEntries(inputIds.map((id) => [id, ranges[id][1]])) as Point;

/** Net over all quarters, thousands. */
export const net = (point: Point): number => netByQuarter(point).reduce((sum, value) => sum + value, 0);

/** A generator of numbers in [0, 1); mulberry32, public domain. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Triangular distribution by inversion. @param u in [0, 1). */
export function triangular([low, mode, high]: Range, u: number): number {
  if (high <= low) return low;
  const split = (mode - low) / (high - low);
  return u < split ? low + Math.sqrt(u * (high - low) * (mode - low)) : high - Math.sqrt((1 - u) * (high - low) * (high - mode));
}

/** What 2,000 draws come to. */
export interface Simulation {
  /** Net added up to the end of each quarter, thousands: one draw in ten is below `low`, one in ten above `high`. */
  readonly byQuarter: readonly { readonly low: number; readonly middle: number; readonly high: number }[];
  /** Share of draws whose net over all quarters is above zero. */
  readonly positive: number;
}

export function simulate(ranges: Ranges, draws = 2000, seed = 20261123): Simulation {
  const random = generator(seed);
  const runs = Array.from({ length: draws }, () => cumulated(netByQuarter(Object.fromEntries(inputIds.map((id) => [id, triangular(ranges[id], random())])) as Point)));
  const at = (sorted: readonly number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] as number;
  return {
    byQuarter: Array.from({ length: quarters }, (_, quarter) => {
      const sorted = runs.map((run) => run[quarter] as number).sort((a, b) => a - b);
      return { low: at(sorted, 0.1), middle: at(sorted, 0.5), high: at(sorted, 0.9) };
    }),
    positive: runs.filter((run) => (run[quarters - 1] as number) > 0).length / draws,
  };
}

/** What one input does to the net when the others stay likely. */
export interface Swing {
  readonly id: InputId;
  readonly atLow: number;
  readonly atHigh: number;
  /** Value at which the net is zero, if it lies within the range. */
  readonly breakEven: number | null;
}

/** Every input’s swing, the widest first: which assumption matters, and which alone flips the sign. */
export function tornado(ranges: Ranges): readonly Swing[] {
  const middle = likely(ranges);
  const atValue = (id: InputId, value: number): number => net({ ...middle, [id]: value });
  return inputIds.map((id): Swing => {
    const [low, , high] = ranges[id];
    const [atLow, atHigh] = [atValue(id, low), atValue(id, high)];
    let breakEven: number | null = null;
    if (Math.sign(atLow) !== Math.sign(atHigh)) {
      let [a, b] = [low, high];
      for (let step = 0; step < 60; step += 1) {
        const half = (a + b) / 2;
        if (Math.sign(atValue(id, half)) === Math.sign(atLow)) a = half;
        else b = half;
      }
      breakEven = (a + b) / 2;
    }
    return { id, atLow, atHigh, breakEven };
  }).sort((a, b) => Math.abs(b.atHigh - b.atLow) - Math.abs(a.atHigh - a.atLow));
}

/** Money at risk until a gate: what is spent and not recovered if everything stops at the end of that quarter, thousands. */
export function lossIfStopped(point: Point, quarter: number): number {
  return Math.max(0, -(cumulated(netByQuarter(point))[quarter - 1] ?? 0));
}

/** `12-24-40` to a range; `null` unless it is three numbers in order within the limits. Shares are percent in text. */
export function readRange(text: string, { share, most }: Pick<Input, 'share' | 'most'>): Range | null {
  const parts = text.split('_').map((part) => (part.trim() === '' ? Number.NaN : Number(part) / (share ? 100 : 1)));
  if (parts.length !== 3 || parts.some((part) => !Number.isFinite(part) || part < 0 || part > most)) return null;
  const [low, middle, high] = parts as [number, number, number];
  return low <= middle && middle <= high ? [low, middle, high] : null;
}

/** The sample as ranges. */
export const sampleRanges: Ranges = Object.fromEntries(inputs.map(({ id, sample }) => [id, sample])) as unknown as Ranges;
