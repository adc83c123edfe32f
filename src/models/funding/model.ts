/**
 * What a runtime platform is worth and costs, as ranges: eight quarters, the dip at the start included.
 *
 * Money is in thousands of any one currency. Each input is a triangular distribution (low, likely, high); 2,000 draws
 * from a seeded generator, so the same inputs always give the same picture, and interval arithmetic beside it: every
 * input at its bad end, and at its good end. Value counts each minute once: what is not prevented can be shorter.
 *
 * Source: our own arithmetic. Not modeled: discounting, inputs that move together (the two ends bound that),
 * incidents that get rarer for other reasons, one rare large outage, growth of the company.
 */
import { seeded } from '../random/model';

/** Low, likely, high. */
export type Range = readonly [low: number, likely: number, high: number];

export const inputIds = ['minutes', 'harm', 'preventable', 'faster', 'hours', 'accepted', 'returned', 'hourCost', 'people', 'personCost', 'running', 'capacity', 'migration', 'dip'] as const;
export type InputId = (typeof inputIds)[number];

/** One field of the form. */
export interface Input {
  readonly id: InputId;
  readonly group: 'value' | 'cost';
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
  { id: 'minutes', group: 'value', label: 'Minutes of full outage a year, all services in scope', unit: 'min', share: false, sample: [400, 900, 1600], most: 500_000 },
  { id: 'harm', group: 'value', label: 'Harm of such a minute, at Finance’s rate', unit: 'thousand', share: false, sample: [0.5, 1.5, 4], most: 1e6 },
  { id: 'preventable', group: 'value', label: 'Share a clause would have prevented', unit: '%', share: true, sample: [0.15, 0.3, 0.5], most: 1 },
  { id: 'faster', group: 'value', label: 'Share of the rest that ends sooner', unit: '%', share: true, sample: [0.1, 0.2, 0.35], most: 1 },
  { id: 'hours', group: 'value', label: 'Engineer hours saved a year', unit: 'h', share: false, sample: [500, 1500, 3000], most: 1e7 },
  { id: 'accepted', group: 'value', label: 'Share of those hours Finance accepts', unit: '%', share: true, sample: [0.2, 0.5, 0.8], most: 1 },
  { id: 'returned', group: 'value', label: 'Capacity returned by right-sizing, a year', unit: 'thousand', share: false, sample: [0, 20, 60], most: 1e7 },
  { id: 'hourCost', group: 'cost', label: 'Cost of an engineer hour', unit: 'thousand', share: false, sample: [0.08, 0.09, 0.11], most: 100 },
  { id: 'people', group: 'cost', label: 'People on the platform for this', unit: 'people', share: false, sample: [2, 2, 3], most: 10_000 },
  { id: 'personCost', group: 'cost', label: 'Cost of one for a year', unit: 'thousand', share: false, sample: [140, 160, 190], most: 1e5 },
  { id: 'running', group: 'cost', label: 'Tools and on-call pay, a year', unit: 'thousand', share: false, sample: [10, 20, 40], most: 1e7 },
  { id: 'capacity', group: 'cost', label: 'Capacity added, a year', unit: 'thousand', share: false, sample: [20, 40, 80], most: 1e7 },
  { id: 'migration', group: 'cost', label: 'Hours of the teams to migrate, once', unit: 'h', share: false, sample: [400, 900, 2000], most: 1e7 },
  { id: 'dip', group: 'cost', label: 'Hours lost while teams learn, once', unit: 'h', share: false, sample: [200, 600, 1500], most: 1e7 },
];

export type Ranges = Readonly<Record<InputId, Range>>;
export type Point = Readonly<Record<InputId, number>>;

/** Quarters the case runs over, the one from which benefits are complete, and the ones migration and dip fall into; chosen. */
export const quarters = 8;
export const fullFrom = 5;
const migrationQuarters = 4;
const dipQuarters = 2;
/** Quarters after which the next stage is decided; chosen. */
export const gates = [2, 4, 6] as const;

/** Part of the yearly benefit a quarter brings: nothing in the first, everything from the fifth. */
export function adoption(quarter: number): number {
  return Math.min(1, Math.max(0, (quarter - 1) / (fullFrom - 1)));
}

/** Yearly benefits at full adoption, thousands. */
export function benefits({ minutes, harm, preventable, faster, hours, accepted, hourCost, returned }: Omit<Point, 'people' | 'personCost' | 'running' | 'capacity' | 'migration' | 'dip'>): {
  readonly prevented: number; readonly recovery: number; readonly time: number; readonly capacity: number;
} {
  const all = minutes * harm;
  return { prevented: all * preventable, recovery: all * (1 - preventable) * faster, time: hours * accepted * hourCost, capacity: returned };
}

/** Net value of each quarter, thousands, not added up. */
export function netByQuarter(point: Point): readonly number[] {
  const { prevented, recovery, time, capacity } = benefits(point);
  const yearly = prevented + recovery + time + capacity - point.capacity;
  const always = point.people * point.personCost + point.running;
  return Array.from({ length: quarters }, (_, index) => {
    const quarter = index + 1;
    const migration = quarter <= migrationQuarters ? point.migration / migrationQuarters : 0;
    const dip = quarter <= dipQuarters ? point.dip / dipQuarters : 0;
    return (yearly / 4) * adoption(quarter) - always / 4 - (migration + dip) * point.hourCost;
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

/** Triangular distribution by inversion. @param u in [0, 1). */
export function triangular([low, mode, high]: Range, u: number): number {
  if (high <= low) return low;
  const split = (mode - low) / (high - low);
  return u < split ? low + Math.sqrt(u * (high - low) * (mode - low)) : high - Math.sqrt((1 - u) * (high - low) * (high - mode));
}

/** What the draws come to. */
export interface Simulation {
  /** Net added up to the end of each quarter, thousands: one draw in ten is below `low`, one in ten above `high`. */
  readonly byQuarter: readonly { readonly low: number; readonly middle: number; readonly high: number }[];
  /** Share of draws whose net over all quarters is above zero. */
  readonly positive: number;
}

export function simulate(ranges: Ranges, draws = 2000, seed = 20261123): Simulation {
  const random = seeded(seed);
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

/** Net over all quarters with every input at the end that hurts, and at the end that helps, thousands. */
export function bounds(ranges: Ranges): { readonly worst: number; readonly best: number } {
  // Twice over, because the side on which the price of an hour hurts depends on the hours saved and lost.
  const end = (worse: boolean): Point => [...inputIds, ...inputIds].reduce<Point>((point, id) => {
    const [low, , high] = ranges[id];
    const rises = net({ ...point, [id]: high }) >= net({ ...point, [id]: low });
    return { ...point, [id]: rises === worse ? low : high };
  }, likely(ranges));
  return { worst: net(end(true)), best: net(end(false)) };
}

/** What the chart is about: how deep it goes in the middle of the draws, and when that middle is back at zero; `null` if never. */
export function dipOf({ byQuarter }: Simulation): { readonly depth: number; readonly quarter: number; readonly backIn: number | null } {
  const middles = byQuarter.map(({ middle }) => middle);
  const depth = Math.min(...middles);
  const quarter = middles.indexOf(depth) + 1;
  const back = middles.findIndex((value, index) => index + 1 > quarter && value >= 0);
  return { depth, quarter, backIn: back < 0 ? null : back + 1 };
}

/**
 * People that a load asks for, before rounding.
 * @param focus hours of a person’s week that remain for it.
 */
export function peopleForLoad(hoursPerWeek: readonly number[], focus: number): number {
  return hoursPerWeek.reduce((sum, hours) => sum + hours, 0) / focus;
}

/** `400_900_1600` to a range; `null` unless it is three numbers in order within the limits. Shares are percent in text. */
export function readRange(text: string, { share, most }: Pick<Input, 'share' | 'most'>): Range | null {
  const parts = text.split('_').map((part) => (part.trim() === '' ? Number.NaN : Number(part) / (share ? 100 : 1)));
  if (parts.length !== 3 || parts.some((part) => !Number.isFinite(part) || part < 0 || part > most)) return null;
  const [low, middle, high] = parts as [number, number, number];
  return low <= middle && middle <= high ? [low, middle, high] : null;
}

/** The sample as ranges. */
export const sampleRanges: Ranges = Object.fromEntries(inputs.map(({ id, sample }) => [id, sample])) as unknown as Ranges;
