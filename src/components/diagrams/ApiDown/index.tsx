import type { ReactNode } from 'react';

import { FigureFrame } from '@site/src/components/ui/FigureFrame';

import styles from './styles.module.css';

type State = 'holds' | 'frozen' | 'stops';

interface Span {
  readonly state: State;
  /** Minutes since the API went away. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

interface Lane {
  readonly name: string;
  readonly spans: readonly Span[];
}

const minutes = 60;
const leaseSeconds = 10;
const tokenMinutes = 60;
/** The kubelet renews a token at 80% of its life, so the oldest one has a fifth left. */
const oldestTokenLeft = tokenMinutes * 0.2;

const all = (state: State, text: string): readonly Span[] => [{ state, from: 0, to: minutes, text }];

const lanes: readonly Lane[] = [
  { name: 'Running pods serve', spans: all('holds', 'the kubelet restarts containers in place') },
  { name: 'Drains, consolidation', spans: all('stops', 'nobody is moved: the good part') },
  { name: 'Routes, names', spans: all('frozen', 'the last list; a pod that turns unready stays in it') },
  { name: 'Config, secrets', spans: all('frozen', 'the last value; a rotation does not arrive') },
  {
    name: 'Token of 1 h',
    spans: [
      { state: 'holds', from: 0, to: oldestTokenLeft, text: 'valid' },
      { state: 'frozen', from: oldestTokenLeft, to: minutes, text: `expires, pod by pod, from minute ${oldestTokenLeft} on` },
    ],
  },
  { name: 'Holder of an API lease', spans: [{ state: 'stops', from: leaseSeconds / 60, to: minutes, text: `steps down after ${leaseSeconds} s; nobody can follow` }] },
  { name: 'Healing, scaling', spans: all('stops', 'a lost node’s pods are not replaced') },
  { name: 'Deploy, rollback', spans: all('stops', 'what is left: flags, and weights outside the cluster') },
];

const symbols: Readonly<Record<State, string>> = { holds: '✓', frozen: '~', stops: '✕' };
const words: Readonly<Record<State, string>> = { holds: 'holds', frozen: 'last known state', stops: 'stops' };
const left = 186;
const right = 712;
const head = 30;
const rowHeight = 36;
const height = head + lanes.length * rowHeight + 8;
const at = (minute: number): number => left + (minute / minutes) * (right - left);

const conclusion = `Running pods serve for the whole hour. Routes and configuration stay as they were, tokens expire from minute ${oldestTokenLeft} on, lease holders step down after ${leaseSeconds} s, and nothing heals, scales or deploys.`;

/** Which promises hold, freeze or stop during an hour without the API. */
export function ApiDown({ id = 'api-down' }: { readonly id?: string }): ReactNode {
  return (
    <FigureFrame
      id={id}
      question="The API is gone for an hour: what goes on?"
      conclusion={conclusion}
      table={{
        head: ['What', 'From', 'To', 'State', 'In words'],
        rows: lanes.flatMap(({ name, spans }) => spans.map(({ state, from, to, text }) => [name, from < 1 && from > 0 ? `${leaseSeconds} s` : `${from} min`, `${to} min`, words[state], text])),
      }}
      minWidth={640}
      source="Derived from who asks the API for what. The token is projected with the default of 1 h and renewed at 80% of its life (v1.37); the lease is the one of J3, chosen. The drill below finds what is different here."
    >
      <svg viewBox={`0 0 720 ${height}`} role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{conclusion}</title>
        {[0, 20, 40, 60].map((minute) => (
          <g key={minute}>
            <line className={styles.tick} x1={at(minute)} x2={at(minute)} y1={head - 6} y2={height - 6} />
            <text className={styles.time} x={at(minute)} y={16} textAnchor={minute === 60 ? 'end' : 'middle'}>{minute === 60 ? '60 min' : minute}</text>
          </g>
        ))}
        {lanes.map(({ name, spans }, row) => {
          const y = head + row * rowHeight;
          return (
            <g key={name}>
              <text className={styles.name} x={0} y={y + 20}>{name}</text>
              {spans.map(({ state, from, to, text }) => (
                <g key={text}>
                  <rect className={styles[state]} x={at(from)} y={y + 2} width={at(to) - at(from)} height={rowHeight - 8} rx={3} />
                  <text className={styles.text} x={at(from) + 10} y={y + 21}><tspan className={styles.mark}>{symbols[state]}</tspan> {text}</text>
                </g>
              ))}
            </g>
          );
        })}
      </svg>
    </FigureFrame>
  );
}
