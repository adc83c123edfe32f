import type { ReleasePattern } from '@site/src/contract/release-patterns';
import { courseOf, type Course } from '@site/src/models/pattern-exposure/model';
import type { Service } from '@site/src/models/exposure/model';

/** The axis of time: logarithmic, from ten seconds to four hours. */
export const axis = { left: 4, right: 336, from: 1 / 6, to: 240 } as const;
export const ticks = [[1 / 6, '10 s'], [1, '1 min'], [10, '10 min'], [60, '1 h'], [240, '4 h']] as const;

/** Place of a minute on the axis. */
export function place(minute: number): number {
  const { left, right, from, to } = axis;
  const kept = Math.min(Math.max(minute, from), to);
  return left + (Math.log(kept / from) / Math.log(to / from)) * (right - left);
}

/** How a pattern’s release of one fault goes. */
export function courseFor({ profile, detectsBy, undo }: ReleasePattern, errorRatio: number, service: Service): Course {
  return courseOf({ profile, judge: detectsBy.judge, undoSeconds: undo.seconds }, errorRatio, service);
}

/** Area under the exposure curve between two minutes, standing on `bottom`; nothing where nobody meets it, and never thinner than 2 units. */
export function area(curve: Course['curve'], from: number, to: number, bottom: number, height: number): string {
  const y = (share: number): number => bottom - Math.max(2, share * height);
  const parts = curve.map((entry, index) => ({ ...entry, until: curve[index + 1]?.from ?? Infinity })).filter((entry) => entry.share > 0 && entry.from < to && entry.until > from);
  const first = parts[0];
  if (!first || from >= to) return '';
  const start = place(Math.max(from, first.from));
  const stairs = parts.map(({ share, until }, index) => `${index === 0 ? '' : `V${y(share).toFixed(1)} `}H${place(Math.min(until, to)).toFixed(1)}`).join(' ');
  return `M${start.toFixed(1)},${bottom} V${y(first.share).toFixed(1)} ${stairs} V${bottom} Z`;
}

export const percent = (share: number): string => `${Number((share * 100).toPrecision(2))}%`;
export const whole = (value: number): string => (value === Infinity ? 'no end' : Math.round(value).toLocaleString('en-US'));
/** `57 s`, `4.3 min`. */
export const time = (minutes: number): string => (minutes < 1.5 ? `${Math.round(minutes * 60)} s` : `${Number(minutes.toPrecision(minutes < 10 ? 2 : 3))} min`);
