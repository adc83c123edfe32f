import type { ReactNode } from 'react';

import { FigureFrame } from '@site/src/components/ui/FigureFrame';
import { delayText, signalConsumers, signalStages, type SignalConsumer, type SignalStage } from '@site/src/contract/signals';
import type { NumberKind } from '@site/src/contract/types';
import { checkoutFault, detection, fillSeconds } from '@site/src/models/detection/model';

import styles from './styles.module.css';

interface SignalFlowProps {
  readonly id?: string;
  /** Share of requests that fail: of the new version for the gate, of the service for the pager. */
  readonly errorRatio?: number;
}

/** One stage of one chain, worst case. */
interface Cell {
  readonly text: string;
  /** Kind of the setting; `fault` where the fault decides. */
  readonly kind: NumberKind | 'fault';
  readonly name: string;
}

const width = 548;
const trunk = 10;
const knowsX = 388;
const actX = 506;
const columns: Readonly<Record<SignalStage, number>> = { collect: 64, fill: 134, look: 204, hold: 274, tell: 344, act: actX };
const heads: Readonly<Record<SignalStage, string>> = { collect: 'collect', fill: 'fill', look: 'look', hold: 'hold', tell: 'tell', act: 'effect' };
const laneHeight = 84;
const top = 30;
const cellWidth = 62;

function cellsOf(consumer: SignalConsumer, errorRatio: number): Partial<Record<SignalStage, Cell>> {
  const cells: Partial<Record<SignalStage, Cell>> = {};
  for (const link of consumer.links) {
    if (link.to === 0) continue;
    const version = link.version ? `, ${/^\d/.test(link.version) ? `v${link.version}` : link.version}` : '';
    cells[link.stage] = { text: `${link.stage === 'act' ? '+\u00a0' : ''}${delayText(link.to)}`, kind: link.kind, name: `${link.name} (${link.kind}${version})` };
  }
  const fill = fillSeconds(consumer.fill, checkoutFault(errorRatio));
  if (consumer.fill.by !== 'nothing' && fill !== null) {
    const name = consumer.fill.by === 'count' ? `failed request ${consumer.fill.stopAt} at ${consumer.fill.share * 100}% of traffic` : `burn rate ${consumer.fill.threshold} over ${consumer.fill.longMinutes} min`;
    cells.fill = { text: delayText(fill), kind: 'fault', name: `${name} (computed)` };
  }
  if (consumer.notBefore) cells.hold = { text: `≥\u00a0${delayText(consumer.notBefore.to)}`, kind: consumer.notBefore.kind, name: `no verdict earlier: ${consumer.notBefore.name} (${consumer.notBefore.kind})` };
  return cells;
}

/** Five consumers of one fault: each stage’s delay, and when each of them knows. */
export function SignalFlow({ id = 'signal-flow', errorRatio = 0.2 }: SignalFlowProps): ReactNode {
  const fault = checkoutFault(errorRatio);
  const lanes = signalConsumers.map((consumer, index) => {
    const blind = consumer.reads === 'requests in flight';
    const known = detection(consumer, fault);
    return {
      consumer, cells: cellsOf(consumer, errorRatio), y: top + 58 + index * laneHeight, blind,
      knows: known ? delayText(known.worst) : 'never', best: known ? delayText(known.best) : 'never',
    };
  });
  const height = top + lanes.length * laneHeight + 18;
  const by = (name: string): string => lanes.find(({ consumer }) => consumer.id === name)?.knows ?? '';
  const percent = `${errorRatio * 100}%`;
  const conclusion = `A version that fails ${percent} of its requests is known to the gate after ${by('rollout-gate')} at most, to the pager after ${by('pager')}, to the weekly review after ${by('reviewer')}, to the leader after ${by('leader')}. The autoscaler would react within ${by('autoscaler')}, but reads load and sees no error.`;
  return (
    <FigureFrame
      id={id}
      question={`A release fails ${percent} of its requests: who knows when, at worst?`}
      conclusion={conclusion}
      table={{
        head: ['Consumer', ...signalStages.map((stage) => heads[stage]), 'Knows, best to worst'],
        rows: lanes.map(({ consumer, cells, knows, best, blind }) => [
          consumer.name,
          ...signalStages.map((stage) => (cells[stage] ? `${cells[stage].text}: ${cells[stage].name}` : '–')),
          `${best} to ${knows}${blind ? '; of load, not of errors' : ''}`,
        ]),
      }}
      minWidth={600}
      source="Delays from the contract’s signal data, worst case; the fill is computed by the detection model for checkout at peak."
    >
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{conclusion}</title>
        {signalStages.map((stage) => <text key={stage} className={styles.head} x={columns[stage]} y={16} textAnchor="middle">{heads[stage]}</text>)}
        <text className={styles.headStrong} x={knowsX + 36} y={16} textAnchor="middle">knows</text>
        <rect className={styles.trunk} x={0} y={top} width={trunk} height={height - top - 12} rx={2} />
        {lanes.map(({ consumer, cells, y, knows, blind }) => (
          <g key={consumer.id}>
            <path className={blind ? styles.blind : styles.flow} d={`M${trunk - 1} ${y - 24} C 20 ${y - 24}, 20 ${y}, 34 ${y} L ${knowsX + 4} ${y}`} />
            <text className={styles.name} x={24} y={y - 25}>{consumer.name}<tspan className={styles.decides} dx={8}>{consumer.decides}</tspan></text>
            {signalStages.map((stage) => {
              const cell = cells[stage];
              if (!cell) return null;
              const middle = columns[stage];
              return (
                <g key={stage}>
                  {stage === 'act' ? null : <rect className={styles[cell.kind]} x={middle - cellWidth / 2} y={y - 17} width={cellWidth} height={34} rx={4} />}
                  <text className={styles.value} x={middle} y={y - 2} textAnchor="middle">{cell.text}</text>
                  <text className={styles.kind} x={middle} y={y + 12} textAnchor="middle">{cell.kind}</text>
                </g>
              );
            })}
            <rect className={blind ? styles.unaware : styles.knows} x={knowsX} y={y - 19} width={72} height={38} rx={4} />
            {blind ? (
              <>
                <text className={styles.value} x={knowsX + 36} y={y - 2} textAnchor="middle">{knows}</text>
                <text className={styles.kind} x={knowsX + 36} y={y + 12} textAnchor="middle">of load</text>
              </>
            ) : <text className={styles.total} x={knowsX + 36} y={y + 5} textAnchor="middle">{knows}</text>}
          </g>
        ))}
      </svg>
    </FigureFrame>
  );
}
