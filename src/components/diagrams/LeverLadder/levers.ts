import { paces, recoveries, replacePods } from '@site/src/models/recovery/model';

/** One way to end the harm of a release. */
export interface Lever {
  readonly id: 'flag' | 'abort' | 'undo' | 'revert' | 'forward' | 'data';
  readonly name: string;
  readonly restores: string;
  /** Usual time from the decision until users are off the bad version, in seconds. */
  readonly from: number;
  readonly to: number;
  readonly says: string;
  /** What can stretch it. */
  readonly slow?: { readonly to: number; readonly says: string };
  /** Whether the lever returns to something that has already run. */
  readonly back: boolean;
}

/** In seconds. */
export const minute = 60;
export const hour = 60 * minute;
/** From the decision until the lever is pulled. */
export const act = recoveries.rehearsed.clock.act * minute;
/** The way back by an undo at a widened pace, and at the pace of the release. */
export const undo = act + replacePods(paces.back).offSeconds;
export const undoAsReleased = act + replacePods(paces.release).offSeconds;
/** Clause V4. */
export const allowed = 5 * minute;

/** By the time they take. */
export const levers: readonly Lever[] = [
  { id: 'flag', name: 'Flag off', restores: 'the branch behind the flag', from: 1, to: 30, says: '1–30 s', back: true },
  { id: 'abort', name: 'Abort, shift traffic', restores: 'the pods that still run', from: 2, to: minute, says: '2–60 s', back: true },
  { id: 'undo', name: 'Undo', restores: 'the pod template', from: undo, to: allowed, says: `${Math.round(undo)} s–5 min`, slow: { to: undoAsReleased, says: `${Math.round(undoAsReleased / minute)} min` }, back: true },
  { id: 'revert', name: 'Revert in Git', restores: 'every object in the commit', from: 15 * minute, to: 40 * minute, says: '15–40 min', back: true },
  { id: 'forward', name: 'Fix forward', restores: 'what you manage to build', from: hour, to: 8 * hour, says: '1–8 h', back: false },
  { id: 'data', name: 'Restore data', restores: 'data, minus the last writes', from: hour, to: 24 * hour, says: '1–24 h', back: false },
];
