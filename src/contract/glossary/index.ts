import type { Term } from '../types';
import { agreement } from './agreement';
import { disruption } from './disruption';
import { objectives } from './objectives';
import { release } from './release';
import { traffic } from './traffic';

/** Every word the site uses in exactly one meaning; hover definitions come from here and nowhere else. */
export const terms: readonly Term[] = [...agreement, ...traffic, ...disruption, ...release, ...objectives];
