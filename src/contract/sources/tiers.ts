import type { Source } from '../types';

/** TODO: what these texts are for. */
export const tiersSources: readonly Source[] = [
];
