/** The map of planes with every number looked up where it lives. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { clauseById } from '../contract';
import { controlLoops, timeText } from '../contract/control-loops';
import { planes, type Plane, type PlaneNumber } from '../contract/planes';
import { docPath } from './paths';
import { workedNumber } from './workedNumbers';

/** A number of a box as it is printed. */
export interface PlaneNumberView {
  readonly text: string;
  readonly says: string;
  /** default, chosen, sample or computed, with the version of a default. */
  readonly kind: string;
}

/** A plane, ready to be drawn. */
export interface PlaneView extends Omit<Plane, 'boxes'> {
  readonly boxes: readonly { readonly name: string; readonly path: string | null; readonly numbers: readonly PlaneNumberView[] }[];
}

/** @throws Error naming the reference that leads nowhere. */
export function planeNumber(number: PlaneNumber): PlaneNumberView {
  const { says } = number;
  if ('worked' in number) {
    const { text, formula } = workedNumber(number.worked);
    return { text, says, kind: formula };
  }
  if ('loop' in number) {
    const time = controlLoops.find(({ id }) => id === number.loop)?.times[number.time];
    if (!time) throw new Error(`the loop "${number.loop}" has no clock ${number.time}; see src/contract/control-loops.ts`);
    return { text: timeText(time), says, kind: time.version ? `${time.kind}, ${time.version}` : time.kind };
  }
  const quantity = clauseById(number.clause).default.quantities.find(({ name }) => name === number.quantity);
  if (!quantity) throw new Error(`clause ${number.clause} has no number named "${number.quantity}"; it has ${clauseById(number.clause).default.quantities.map(({ name }) => `"${name}"`).join(', ')}`);
  const unit = quantity.unit === '1' ? '' : quantity.unit === 'percentage points' ? ' points' : ` ${quantity.unit}`;
  return { text: `${quantity.value}${unit}`, says, kind: quantity.version ? `${quantity.kind}, ${quantity.version}` : quantity.kind };
}

/** All planes; a box whose chapter is not written yet has no path. */
export function planeViews(): readonly PlaneView[] {
  return planes.map((plane) => ({
    ...plane,
    boxes: plane.boxes.map(({ name, doc, anchor, numbers }) => ({
      name,
      path: existsSync(join(process.cwd(), 'docs', `${doc}.mdx`)) ? `${docPath(doc)}${anchor ? `#${anchor}` : ''}` : null,
      numbers: numbers.map(planeNumber),
    })),
  }));
}
