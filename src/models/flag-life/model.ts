/**
 * The life of a release flag in days, and who is hurt when it is deleted too early.
 *
 * A deleted flag is an error to code that still reads it, and an error returns the caller's default (OpenFeature
 * specification v0.9.0, requirement 1.4.10). So deletion is safe only when neither the serving version nor the one a
 * rollback brings back reads the flag.
 */
export interface FlagLife {
  /** Day on which code that reads the flag is deployed. */
  readonly reading: number;
  readonly rampFrom: number;
  /** Day on which everyone has the new behavior. */
  readonly rampTo: number;
  /** Step 1: day on which code without the flag is deployed. */
  readonly stopReading: number;
  /** Days for which the version before may still be brought back. */
  readonly rollbackWindow: number;
  /** Day written into the flag at creation. */
  readonly ends: number;
  /** Days before `ends` on which the build begins to warn. */
  readonly warnBefore: number;
}

export type Hurt = 'everyone' | 'a rollback' | 'nobody';

/** Step 2: first day on which the flag may be deleted in the service. */
export const deleteFrom = (life: FlagLife): number => life.stopReading + life.rollbackWindow;

/** First day of the build's warning. */
export const warnFrom = (life: FlagLife): number => life.ends - life.warnBefore;

/** Who falls back to the default when the flag is deleted on `day`. */
export function hurtByDeletion(life: FlagLife, day: number): Hurt {
  if (day < life.reading || day >= deleteFrom(life)) return 'nobody';
  return day < life.stopReading ? 'everyone' : 'a rollback';
}

/** A life that ends in time: `new-pricing` of *checkout*; every number is chosen. */
export const newPricing: FlagLife = { reading: 2, rampFrom: 3, rampTo: 7, stopReading: 14, rollbackWindow: 7, ends: 30, warnBefore: 14 };
