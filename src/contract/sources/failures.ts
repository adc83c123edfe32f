import type { Source } from '../types';

export const failures: readonly Source[] = [];
