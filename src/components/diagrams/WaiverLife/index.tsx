import type { ReactNode } from 'react';

import { escalateDays, longestDays, remindDays } from '../../../contract/waivers';
import { FigureFrame } from '../../ui/FigureFrame';
import styles from './styles.module.css';

const end = longestDays.legacy;
/** Days shown after the expiry. */
const after = 26;

interface Moment {
  readonly day: number;
  readonly title: string;
  readonly detail: readonly [string, string];
  readonly who: string;
}

const moments: readonly Moment[] = [
  { day: 0, title: 'Granted', detail: ['merged next to', 'the workload'], who: 'owner; in tier 1 whoever answers for the customers' },
  { day: end - remindDays + 1, title: 'Reminded', detail: ['the owner gets', 'an issue'], who: 'owner' },
  { day: end, title: 'Last day', detail: ['then unmet in every report;', 'tier 1: only fixes go out'], who: 'owner, and every reader of a report' },
  { day: end + escalateDays, title: 'Escalated', detail: ['the owner’s lead', 'is told'], who: 'the owner’s lead' },
];

const left = 20;
const right = 700;
const x = (day: number): number => left + (day / (end + after)) * (right - left);
const axis = 96;

/** A waiver from grant to escalation; production is never broken by the expiry itself. */
export function WaiverLife({ id = 'waiver-life' }: { readonly id?: string }): ReactNode {
  return (
    <FigureFrame
      id={id}
      question="What happens to a waiver, and when?"
      conclusion={`A waiver holds for at most ${end} days (${longestDays.vendor} for a vendor’s reason), is announced as ending ${remindDays} days before, and counts as unmet from the day after. Nothing that runs is touched; in tier 1 normal releases stop and fixes go.`}
      table={{ head: ['Day', 'State', 'What happens', 'Who is told'], rows: moments.map(({ day, title, detail, who }) => [String(day), title, detail.join(' '), who]) }}
      minWidth={640}
      source="All chosen. A renewal is a new waiver, with a new reason."
    >
      <svg viewBox="0 0 720 206" role="img" aria-labelledby={`${id}-question`}>
        <rect x={x(0)} y={axis - 9} width={x(end - remindDays + 1) - x(0)} height="18" className={styles.active} />
        <rect x={x(end - remindDays + 1)} y={axis - 9} width={x(end) - x(end - remindDays + 1)} height="18" className={styles.expiring} />
        <rect x={x(end)} y={axis - 9} width={x(end + after) - x(end)} height="18" className={styles.expired} />
        <text x={(x(0) + x(end - remindDays + 1)) / 2} y={axis + 5} textAnchor="middle" className={styles.state}>holds: reports say “waived”, with the date</text>
        <text x={(x(end) + x(end + after)) / 2} y={axis + 5} textAnchor="middle" className={styles.state}>reports say “unmet”</text>
        {moments.map(({ day, title, detail }, index) => {
          const above = index % 2 === 0;
          const anchor = index === 0 ? 'start' : 'middle';
          const at = x(day);
          return (
            <g key={title}>
              <line x1={at} x2={at} y1={above ? axis - 30 : axis + 9} y2={above ? axis - 9 : axis + 30} className={styles.tick} />
              <text x={index === 0 ? at - 4 : at} y={above ? 20 : axis + 48} textAnchor={anchor} className={styles.title}>Day {day}: {title}</text>
              {detail.map((line, row) => <text key={line} x={index === 0 ? at - 4 : at} y={(above ? 38 : axis + 66) + row * 17} textAnchor={anchor} className={styles.text}>{line}</text>)}
            </g>
          );
        })}
      </svg>
    </FigureFrame>
  );
}
