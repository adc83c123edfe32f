import type { ReactNode } from 'react';

import { FigureFrame } from '@site/src/components/ui/FigureFrame';
import { afterEdit, afterScaleOut, afterUndo, checkout, rolloutSeconds, type Census, type Mechanism } from '@site/src/models/config-rollout/model';

import styles from './styles.module.css';

const added = 5;
const all = checkout.replicas + added;
const rollout = rolloutSeconds(checkout);

interface Moment {
  readonly title: string;
  readonly detail: string;
  readonly census: (mechanism: Mechanism) => Census;
}

const moments: readonly Moment[] = [
  { title: 'Tuesday', detail: 'edit + 60 s', census: (mechanism) => afterEdit(mechanism, 60, checkout) },
  { title: 'Tuesday', detail: `edit + ${checkout.deliverySeconds} s`, census: (mechanism) => afterEdit(mechanism, checkout.deliverySeconds, checkout) },
  { title: 'Tuesday', detail: `edit + ${rollout} s`, census: (mechanism) => afterEdit(mechanism, rollout, checkout) },
  { title: 'Thursday', detail: `${checkout.replicas} → ${all} pods`, census: (mechanism) => afterScaleOut(mechanism, added, checkout) },
  { title: 'Friday', detail: 'after undo', census: (mechanism) => afterUndo(mechanism, all) },
];

const lanes: readonly { readonly mechanism: Mechanism; readonly title: string; readonly detail: string }[] = [
  { mechanism: 'environment', title: 'Environment', detail: 'edited in place' },
  { mechanism: 'subPath', title: 'subPath file', detail: 'edited in place' },
  { mechanism: 'directory', title: 'Directory', detail: 'in place, reloads' },
  { mechanism: 'name', title: 'Name by hash', detail: 'new object' },
];

const left = 134;
const cell = 117;
const top = 48;
const lane = 84;
const says = ({ withNew, withOld }: Census): string => `${withNew} of ${withNew + withOld}`;
type Verdict = 'agreed' | 'split' | 'rolling' | 'stay';

/** Two values at once are a fault unless a rollout put them there; new values after an undo always are. */
function verdict(mechanism: Mechanism, { withNew, withOld }: Census, undone: boolean): Verdict {
  if (undone && withNew > 0) return 'stay';
  if (withNew === 0 || withOld === 0) return 'agreed';
  return mechanism === 'name' ? 'rolling' : 'split';
}

const boxes: Readonly<Record<Verdict, string | undefined>> = { agreed: styles.agreed, split: styles.split, rolling: styles.rolling, stay: styles.lost };

/** How many serving pods run the new value, per mechanism, from the edit to the undo. */
export function ConfigSplit({ id = 'config-split' }: { readonly id?: string }): ReactNode {
  const later = afterScaleOut('environment', added, checkout);
  const conclusion = `Edited in place, an environment variable or subPath file changes nothing on Tuesday, splits the service ${later.withNew} to ${later.withOld} when it scales out on Thursday, and reaches all ${all} pods when someone undoes the Deployment on Friday. A new name rolls in ${rollout}\u00a0s and is the only row that the undo takes back.`;
  return (
    <FigureFrame
      id={id}
      question="How many serving pods run the new value?"
      conclusion={conclusion}
      table={{
        head: ['Mechanism', ...moments.map(({ title, detail }) => `${title}, ${detail}`)],
        rows: lanes.map(({ mechanism, title, detail }) => [`${title}, ${detail}`, ...moments.map(({ census }) => says(census(mechanism)))]),
      }}
      minWidth={720}
      source={`checkout: ${checkout.replicas} replicas, ${checkout.startSeconds} s start, minReadySeconds ${checkout.minReadySeconds}, one extra pod at a time. Files arrive within ${checkout.deliverySeconds} s (chosen), evenly spread. No container restarts in place between the events; the undo runs to its end.`}
    >
      <svg viewBox={`0 0 ${left + moments.length * cell + 2} ${top + lanes.length * lane + 30}`} role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{conclusion}</title>
        {moments.map(({ title, detail }, column) => (
          <g key={detail}>
            <text className={styles.day} x={left + column * cell + 10} y={18}>{title}</text>
            <text className={styles.text} x={left + column * cell + 10} y={36}>{detail}</text>
          </g>
        ))}
        {lanes.map(({ mechanism, title, detail }, row) => (
          <g key={mechanism}>
            <text className={styles.title} x={2} y={top + row * lane + 36}>{title}</text>
            <text className={styles.text} x={2} y={top + row * lane + 54}>{detail}</text>
            {moments.map(({ census, detail: moment }, column) => {
              const counted = census(mechanism);
              const judged = verdict(mechanism, counted, column === moments.length - 1);
              const x = left + column * cell;
              const y = top + row * lane;
              return (
                <g key={moment}>
                  <rect className={boxes[judged]} x={x} y={y} width={cell - 6} height={lane - 6} />
                  {Array.from({ length: counted.withNew + counted.withOld }, (_, pod) => (
                    <circle key={pod} className={pod < counted.withNew ? styles.fresh : styles.stale} cx={x + 16 + (pod % 5) * 17} cy={y + 13 + Math.floor(pod / 5) * 15} r={5.5} />
                  ))}
                  <text className={judged === 'split' || judged === 'stay' ? styles.warn : styles.text} x={x + 10} y={y + 70}>{says(counted)}{judged === 'agreed' ? '' : ` ${judged}`}</text>
                </g>
              );
            })}
          </g>
        ))}
        <g>
          <circle className={styles.fresh} cx={left + 16} cy={top + lanes.length * lane + 13} r={5.5} />
          <text className={styles.text} x={left + 28} y={top + lanes.length * lane + 18}>runs the new value</text>
          <circle className={styles.stale} cx={left + 186} cy={top + lanes.length * lane + 13} r={5.5} />
          <text className={styles.text} x={left + 198} y={top + lanes.length * lane + 18}>runs the old value</text>
        </g>
      </svg>
    </FigureFrame>
  );
}
