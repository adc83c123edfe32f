import type { Retired } from './types';

/** Ids and URLs that were published and moved, split or were withdrawn. Empty until the first one is. */
export const retired: readonly Retired[] = [];
