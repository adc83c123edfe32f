import type { ReactNode } from 'react';

import { FigureFrame } from '@site/src/components/ui/FigureFrame';
import { census, checkoutOutage, spansOf, type Fallback, type Group, type Served } from '@site/src/models/flag-outage/model';

import styles from './styles.module.css';

interface FlagOutageProps {
  readonly id?: string;
}

/** Pods of one age share a lane; a replaced pod and its successor stand in the same one. */
interface Lane {
  readonly label: string;
  readonly groups: readonly Group[];
}

interface Choice {
  readonly fallback: Fallback;
  readonly title: string;
}

const [untouched, restarted, drained, added, successors] = checkoutOutage.groups;

const lanes: readonly Lane[] = [
  { label: '5 pods, untouched', groups: [untouched] },
  { label: '1 pod, container restarts', groups: [restarted] },
  { label: '4 pods, drained, replaced', groups: [drained, successors] },
  { label: '5 pods, added', groups: [added] },
];

const choices: readonly Choice[] = [
  { fallback: 'code-default', title: 'A. Serve the default in the code' },
  { fallback: 'file-on-pod-disk', title: 'B. Read a file from the pod’s emptyDir' },
  { fallback: 'values-with-the-pod', title: 'C. Read values mounted with the pod' },
  { fallback: 'wait-without-limit', title: 'D. Wait for the service without limit' },
];

const says: Readonly<Record<Served, string>> = {
  'rules-in-memory': 'rules in memory',
  file: 'last file',
  'mounted-value': 'mounted value',
  'code-default': 'code default',
  'not-ready': '✕ not ready',
  absent: '',
};

const events = [
  { minute: 5, text: '5 min: a container restarts', row: 0 },
  { minute: 10, text: '10 min: autoscaler adds 5', row: 1 },
  { minute: 30, text: '30 min: a drain moves 4', row: 0 },
] as const;

const classOf: Readonly<Record<Exclude<Served, 'absent'>, string | undefined>> = {
  'rules-in-memory': styles.memory,
  file: styles.kept,
  'mounted-value': styles.kept,
  'code-default': styles.fallback,
  'not-ready': styles.unready,
};

const { groups, outage, length } = checkoutOutage;
const at = 35 * 60;
const left = 186;
const right = 706;
const firstPanel = 62;
const laneHeight = 23;
const panelHeight = 26 + lanes.length * laneHeight + 12;
const axisY = firstPanel + choices.length * panelHeight;
const x = (second: number): number => left + (second / length) * (right - left);

function summary(fallback: Fallback): string {
  const count = census(groups, fallback, outage, at);
  return (['rules-in-memory', 'file', 'mounted-value', 'code-default', 'not-ready'] as const)
    .filter((served) => count[served] > 0)
    .map((served) => `${count[served]} ${says[served].replace('✕ ', '')}`)
    .join(', ');
}

/** The same sentence for the lane in words, for the table. */
function inWords(lane: Lane, fallback: Fallback): string {
  return lane.groups
    .flatMap((group) => spansOf(group, fallback, outage, length))
    .filter(({ served, from, to }) => served !== 'absent' && (served !== 'not-ready' || to - from > 60))
    .map(({ served, from }) => `${says[served].replace('✕ ', '')} from ${Math.round(from / 60)} min`)
    .join(', then ');
}

/** What each pod of *checkout* serves for one flag during an hour without the flag service, per fallback choice. */
export function FlagOutage({ id = 'flag-outage' }: FlagOutageProps): ReactNode {
  const split = census(groups, 'code-default', outage, at);
  const conclusion = `After 35 minutes, with the default in the code, ${split['rules-in-memory']} replicas still follow the rules and ${split['code-default']} serve the default. A file on the pod’s own disk helps only the container that restarted. Values mounted with the pod reach every new pod. Waiting without limit keeps ${census(groups, 'wait-without-limit', outage, at)['not-ready']} of 15 replicas out of service.`;
  return (
    <FigureFrame
      id={id}
      question="The flag service is gone for an hour: which pod serves what?"
      conclusion={conclusion}
      table={{
        head: ['Pods', ...choices.map(({ title }) => title)],
        rows: [
          ...lanes.map((lane) => [lane.label, ...choices.map(({ fallback }) => inWords(lane, fallback))]),
          ['All, at 35 min', ...choices.map(({ fallback }) => summary(fallback))],
        ],
      }}
      minWidth={640}
      source={`Calculated for checkout: ${outage.start} s start, at most ${outage.wait} s wait for the service (D: no limit). The rules live in the memory of the process.`}
    >
      <svg viewBox={`0 0 720 ${axisY + 34}`} role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{conclusion}</title>
        {events.map(({ minute, text, row }) => (
          <g key={minute}>
            <line className={styles.event} x1={x(minute * 60)} x2={x(minute * 60)} y1={row === 0 ? 24 : 44} y2={axisY} />
            <text className={styles.eventText} x={x(minute * 60)} y={row === 0 ? 18 : 39}>{text}</text>
          </g>
        ))}
        {choices.map(({ fallback, title }, panel) => {
          const top = firstPanel + panel * panelHeight;
          return (
            <g key={fallback}>
              <text className={styles.title} x={10} y={top + 15}>{title}</text>
              <text className={styles.count} x={right} y={top + 15} textAnchor="end">{`35 min: ${summary(fallback)}`}</text>
              {lanes.map((lane, index) => {
                const y = top + 24 + index * laneHeight;
                return (
                  <g key={lane.label}>
                    <text className={styles.lane} x={left - 8} y={y + 14} textAnchor="end">{lane.label}</text>
                    {lane.groups.flatMap((group, member) => spansOf(group, fallback, outage, length).map(({ from, to, served }) => (served === 'absent' ? null : (
                      <g key={`${member}-${from}`}>
                        <rect className={classOf[served]} x={x(from)} y={y} width={Math.max(x(to) - x(from), 1)} height={laneHeight - 5} />
                        {to - from > 600 ? <text className={styles.served} x={x(from) + 8} y={y + 13.5}>{says[served]}</text> : null}
                      </g>
                    ))))}
                  </g>
                );
              })}
            </g>
          );
        })}
        <line className={styles.axis} x1={left} x2={right} y1={axisY} y2={axisY} />
        {[0, 10, 20, 30, 40, 50, 60].map((minute) => (
          <text key={minute} className={styles.tick} x={x(minute * 60)} y={axisY + 20} textAnchor={minute === 60 ? 'end' : 'middle'}>{minute === 0 ? 'outage' : `${minute} min`}</text>
        ))}
      </svg>
    </FigureFrame>
  );
}
