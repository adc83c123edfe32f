import type { ReactNode } from 'react';

import { rangeOf } from '../../../models/budget-ledger/model';
import { benefits, bounds, dipOf, gates, likely, net, peopleForLoad, quarters, sampleRanges, simulate, tornado } from '../../../models/funding/model';
import { money, valueText } from './text';

const run = simulate(sampleRanges);
const last = run.byQuarter[quarters - 1];
const early = run.byQuarter[gates[0] - 1];
const dip = dipOf(run);
const { worst, best } = bounds(sampleRanges);
const swings = tornado(sampleRanges);
const flips = swings.filter(({ breakEven }) => breakEven !== null);
const flipAt = (id: (typeof swings)[number]['id']): string => {
  const found = swings.find((swing) => swing.id === id);
  return found?.breakEven === null || found === undefined ? 'no value in its range' : valueText(id, found.breakEven);
};
const { prevented, recovery } = benefits(likely(sampleRanges));

/** Load of the sample platform in hours a week: migrations, questions, upkeep; and hours of a person that remain for it. Chosen. */
const load = [9, 6, 22] as const;
const focus = 26;

/** Six of twenty classified incidents. */
const classified = rangeOf(6, 20);

const figures = {
  low: money(last?.low ?? Number.NaN),
  middle: money(last?.middle ?? Number.NaN),
  high: money(last?.high ?? Number.NaN),
  positive: `${Math.round(run.positive * 100)}`,
  dip: money(dip.depth),
  dipQuarter: String(dip.quarter),
  backIn: String(dip.backIn ?? 'never'),
  gateLeast: money(-(early?.high ?? Number.NaN)),
  gateMost: money(-(early?.low ?? Number.NaN)),
  likely: money(net(likely(sampleRanges))),
  worst: money(worst),
  best: money(best),
  flips: String(flips.length),
  harmFlip: flipAt('harm'),
  preventableFlip: flipAt('preventable'),
  prevented: money(prevented),
  recovery: money(recovery),
  classified: `${Math.round(classified.low * 100)} and ${Math.round(classified.high * 100)}%`,
  people: peopleForLoad(load, focus).toFixed(1),
} as const;

/** One number of the sample case, as the builder computes it. */
export function CaseFigure({ of }: { readonly of: keyof typeof figures }): ReactNode {
  if (!(of in figures)) throw new Error(`no figure "${of}"; figures are ${Object.keys(figures).join(', ')}`);
  return figures[of];
}
