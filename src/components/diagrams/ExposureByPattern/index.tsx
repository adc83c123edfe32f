import type { ReactNode } from 'react';

import { FigureFrame } from '@site/src/components/ui/FigureFrame';
import { releasePatterns } from '@site/src/contract/release-patterns';
import { checkoutRollouts, rollOut } from '@site/src/models/exposure/model';
import { courseOf, sampleFault, sampleService } from '@site/src/models/pattern-exposure/model';

import { area, axis, courseFor, percent, place, ticks, time, whole } from './lane';
import styles from './styles.module.css';

interface ExposureByPatternProps {
  readonly id?: string;
  /** Share of its requests that the new version fails. */
  readonly errorRatio?: number;
}

const top = 36;
const lane = 66;
const height = 32;

/** What the page needs where everybody meets the fault from the first minute, and the earliest users are back. */
const instant = (errorRatio: number): number => courseOf({ profile: { by: 'steps', steps: [{ minute: 0, share: 1 }] }, judge: 'pager', undoSeconds: 0 }, errorRatio, sampleService).told?.minute ?? Infinity;

/** Every pattern on one axis of time: who meets one fault when, what says no, and what it has cost by then. */
export function ExposureByPattern({ id = 'exposure-by-pattern', errorRatio = sampleFault }: ExposureByPatternProps): ReactNode {
  const drawn = releasePatterns
    .map((pattern) => ({ pattern, course: courseFor(pattern, errorRatio, sampleService) }))
    .sort((a, b) => b.course.failed - a.course.failed);
  const page = instant(errorRatio);
  const defaults = rollOut(checkoutRollouts.defaults);
  const bottom = top + drawn.length * lane - 14;
  const most = drawn[0];
  const gated = drawn.filter(({ course }) => course.told?.by === 'gate').map(({ course }) => course.failed);
  const conclusion = `A count on the new version alone ends the release after ${whole(Math.min(...gated))} to ${whole(Math.max(...gated))} failed requests. Left to the pager, the same fault costs ${whole(Math.min(...drawn.filter(({ course }) => course.told?.by === 'pager').map(({ course }) => course.failed)))} to ${whole(most?.course.failed ?? 0)}. A Deployment’s defaults reach everyone in ${defaults.completeSeconds} s, and for this fault the page cannot fire before ${time(page)}.`;
  return (
    <FigureFrame
      id={id}
      question={`The new version fails ${percent(errorRatio)} of its requests: who meets it, by pattern, before something says no?`}
      conclusion={conclusion}
      table={{
        head: ['Pattern', 'Says no', 'After', 'Exposed then', 'Users back after', 'Failed requests'],
        rows: drawn.map(({ pattern, course: { told, back, failed } }) => [
          pattern.name, told ? told.by : pattern.detectsBy.judge, told ? time(told.minute) : 'no user asks', told ? percent(told.share) : '0%', back === null ? 'never away' : time(back), whole(failed),
        ]),
      }}
      source={`Calculated for checkout: ${sampleService.perSecond} requests/s, 10 replicas, 20 s start, one at a time with 60 s ready. Gates look once a minute; page 14.4 × over 1 h, without scrape, evaluation and “for”. Shares, waits and ways back are chosen, as in the matrix. Sessions last an hour on average (chosen).`}
    >
      <svg className={styles.drawing} viewBox={`0 0 340 ${bottom + 34}`} role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{conclusion}</title>
        <line className={styles.page} x1={place(page)} x2={place(page)} y1={20} y2={bottom} />
        <text className={styles.pageText} x={place(page)} y={14} textAnchor="middle">{`page, if all meet it: ${time(page)}`}</text>
        {drawn.map(({ pattern, course: { curve, gap, told, back, failed } }, index) => {
          const base = top + index * lane + 18 + height;
          const end = back ?? axis.to;
          const verdict = told === null ? null : place(told.minute);
          return (
            <g key={pattern.id}>
              <text className={styles.name} x={axis.left} y={base - height - 6}>{pattern.name}</text>
              <text className={styles.failed} x={axis.right} y={base - height - 6} textAnchor="end">{`${whole(failed)} failed`}</text>
              <path className={styles.later} d={area(curve, end, axis.to, base, height)} />
              <path className={styles.met} d={area(curve, 0, end, base, height)} />
              {pattern.profile.by === 'rollout' ? (
                <>
                  <path className={styles.defaults} d={area(defaults.curve, 0, defaults.completeSeconds / 60 + 0.08, base, height)} />
                  <text className={styles.note} x={place(defaults.completeSeconds / 60) + 11} y={base - 14}>defaults</text>
                </>
              ) : null}
              {gap ? <rect className={styles.gap} x={place(gap.from)} width={place(gap.to) - place(gap.from)} y={base - height} height={height} /> : null}
              <line className={styles.base} x1={axis.left} x2={axis.right} y1={base} y2={base} />
              {verdict === null || told === null ? null : (
                <>
                  <line className={styles.verdict} x1={verdict} x2={verdict} y1={base - height - 2} y2={base + 3} />
                  <circle className={styles.dot} cx={verdict} cy={base - height / 2} r={5} />
                  <text className={styles.share} x={verdict + 9} y={base - height / 2 + 5}>{told.share === 0 ? 'gap' : percent(told.share)}</text>
                </>
              )}
            </g>
          );
        })}
        {ticks.map(([minute, label]) => (
          <g key={label}>
            <line className={styles.base} x1={place(minute)} x2={place(minute)} y1={bottom} y2={bottom + 5} />
            <text className={styles.tick} x={place(minute)} y={bottom + 22} textAnchor={minute === axis.from ? 'start' : minute === axis.to ? 'end' : 'middle'}>{label}</text>
          </g>
        ))}
      </svg>
    </FigureFrame>
  );
}
