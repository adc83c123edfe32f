import type { Source } from '../types';

export const delivery: readonly Source[] = [];
