import type { ReactNode } from 'react';

import { FigureFrame } from '@site/src/components/ui/FigureFrame';

import styles from './styles.module.css';

type Layer = 'process' | 'identity' | 'network';
type Outcome = 'stopped' | 'narrowed' | 'stays';

interface Target {
  readonly name: string;
  /** What opens the way on a cluster where nobody chose. */
  readonly before: string;
  readonly after: string;
  readonly outcome: Outcome;
  /** The layer that stops or narrows it; none where it stays. */
  readonly at?: Layer;
}

const layers: readonly { readonly id: Layer; readonly title: string; readonly clause: string; readonly x: number }[] = [
  { id: 'process', title: 'Process', clause: 'I1', x: 180 },
  { id: 'identity', title: 'Identity', clause: 'I2, I3', x: 262 },
  { id: 'network', title: 'Network', clause: 'I2', x: 344 },
];

const targets: readonly Target[] = [
  { name: 'Kubernetes API', before: 'the default account’s token', after: 'no token to show', outcome: 'stopped', at: 'identity' },
  { name: 'Cloud, as the node', before: 'metadata gives its role', after: 'not listed; hop limit 1', outcome: 'stopped', at: 'network' },
  { name: 'Other pods', before: 'every pod, every port', after: 'only prices, port 8080', outcome: 'narrowed', at: 'network' },
  { name: 'Internet', before: 'any address, any port', after: 'named hosts, by gateway', outcome: 'narrowed', at: 'network' },
  { name: 'Node, by the kernel', before: 'an escape arrives as root', after: 'non-root; kernel bugs stay', outcome: 'narrowed', at: 'process' },
  { name: 'Node, by its ports', before: 'its kubelet and daemons', after: 'stays, outside any policy', outcome: 'stays' },
  { name: 'Own secrets, data', before: 'mounted, connected', after: 'stays, it needs them', outcome: 'stays' },
];

const symbols: Readonly<Record<Outcome, string>> = { stopped: '✕', narrowed: '~', stays: '→' };
const words: Readonly<Record<Outcome, string>> = { stopped: 'stopped', narrowed: 'narrowed', stays: 'stays' };

const rowHeight = 34;
const pod = { x: 1, width: 96 };
const target = { x: 562, width: 157 };
const textX = 366;
const panelHeight = targets.length * rowHeight;
const beforeTop = 30;
const afterTop = beforeTop + panelHeight + 66;
const height = afterTop + panelHeight + 4;
const middle = (top: number, row: number): number => top + row * rowHeight + rowHeight / 2;
const layerOf = (id: Layer | undefined): (typeof layers)[number] | undefined => layers.find((layer) => layer.id === id);

const conclusion = 'With untouched defaults seven ways lead out of a stolen pod. With the clauses’ defaults two are closed, three are narrow, and two stay open: the ports of its own node, and what the service itself needs.';

function Panel({ top, children }: { readonly top: number; readonly children: ReactNode }): ReactNode {
  return (
    <g>
      <rect className={styles.pod} x={pod.x} y={top} width={pod.width} height={panelHeight} rx={4} />
      <text className={styles.podText} x={pod.x + pod.width / 2} y={top + panelHeight / 2 - 4} textAnchor="middle">stolen</text>
      <text className={styles.podText} x={pod.x + pod.width / 2} y={top + panelHeight / 2 + 14} textAnchor="middle">checkout</text>
      {targets.map(({ name }, row) => (
        <g key={name}>
          <rect className={styles.target} x={target.x} y={middle(top, row) - 13} width={target.width} height={26} rx={3} />
          <text className={styles.targetText} x={target.x + 9} y={middle(top, row) + 5}>{name}</text>
        </g>
      ))}
      {children}
    </g>
  );
}

/** What a stolen pod reaches before and after the clause defaults, and which layer stops it. */
export function ReachMap({ id = 'reach-map' }: { readonly id?: string }): ReactNode {
  const from = pod.x + pod.width;
  return (
    <FigureFrame
      id={id}
      question="What does a stolen pod reach, before and after the defaults?"
      conclusion={conclusion}
      table={{
        head: ['Target', 'Untouched defaults', 'Clause defaults', 'Outcome', 'Layer'],
        rows: targets.map(({ name, before, after, outcome, at }) => {
          const layer = layerOf(at);
          return [name, before, after, `${symbols[outcome]} ${words[outcome]}`, layer ? `${layer.title} (${layer.clause})` : 'none'];
        }),
      }}
      minWidth={640}
      source="Untouched defaults: Kubernetes 1.37 without labels or policies, nodes whose metadata service answers pods. The node’s hop limit is the provider’s setting, chosen by the platform."
    >
      <svg viewBox={`0 0 720 ${height}`} role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{conclusion}</title>
        <text className={styles.title} x={0} y={16}>Untouched defaults</text>
        <Panel top={beforeTop}>
          {targets.map(({ name, before }, row) => (
            <g key={name}>
              <line className={styles.open} x1={from} x2={target.x - 7} y1={middle(beforeTop, row)} y2={middle(beforeTop, row)} />
              <path className={styles.tip} d={`M${target.x - 8},${middle(beforeTop, row) - 5} l8,5 l-8,5 z`} />
              <text className={styles.label} x={from + 12} y={middle(beforeTop, row) - 5}>{before}</text>
            </g>
          ))}
        </Panel>
        <text className={styles.title} x={0} y={afterTop - 20}>Clause defaults</text>
        {layers.map(({ id: layer, title, clause, x }) => (
          <g key={layer}>
            <line className={styles.barrier} x1={x} x2={x} y1={afterTop - 2} y2={afterTop + panelHeight} />
            <text className={styles.layer} x={x} y={afterTop - 24} textAnchor="middle">{title}</text>
            <text className={styles.clause} x={x} y={afterTop - 8} textAnchor="middle">{clause}</text>
          </g>
        ))}
        <Panel top={afterTop}>
          {targets.map(({ name, after, outcome, at }, row) => {
            const y = middle(afterTop, row);
            const stop = layerOf(at)?.x;
            return (
              <g key={name}>
                <line className={styles.open} x1={from} x2={stop ?? target.x - 7} y1={y} y2={y} />
                {outcome === 'narrowed' ? <line className={styles.narrow} x1={stop} x2={target.x - 7} y1={y} y2={y} /> : null}
                {outcome === 'stopped' ? null : <path className={outcome === 'stays' ? styles.tip : styles.narrowTip} d={`M${target.x - 8},${y - 5} l8,5 l-8,5 z`} />}
                {stop === undefined ? null : (
                  <g>
                    <rect className={outcome === 'stopped' ? styles.stop : styles.filter} x={stop - 10} y={y - 10} width={20} height={20} rx={3} />
                    <text className={styles.mark} x={stop} y={y + 5} textAnchor="middle">{symbols[outcome]}</text>
                  </g>
                )}
                <text className={styles.label} x={textX} y={y - 5}>{after}</text>
              </g>
            );
          })}
        </Panel>
      </svg>
    </FigureFrame>
  );
}
