import type { Hop } from './checkHops';

/** The ladder chosen for checkout, whose longest request takes 25 s. */
export const checkoutHops: readonly Hop[] = [
  { name: 'Client', deadlineSeconds: 36, idleSeconds: 50 },
  { name: 'Edge', deadlineSeconds: 34, idleSeconds: 55 },
  { name: 'Cloud LB', deadlineSeconds: 32, idleSeconds: 60 },
  { name: 'Gateway', deadlineSeconds: 30, idleSeconds: 70, poolIdleSeconds: 60 },
  { name: 'Pod', deadlineSeconds: 25, idleSeconds: 75 },
];

/** The same path with a server that closes idle connections after 5 s and has no deadline. */
export const untouchedServerHops: readonly Hop[] = [
  ...checkoutHops.slice(0, -1),
  { name: 'Pod', deadlineSeconds: null, idleSeconds: 5 },
];
