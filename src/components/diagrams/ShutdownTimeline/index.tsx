import type { ReactNode } from 'react';

import { FigureFrame } from '@site/src/components/ui/FigureFrame';
import { leave, presets, type Shutdown } from '@site/src/models/termination/model';

import styles from './styles.module.css';

interface Panel {
  readonly title: string;
  readonly settings: Shutdown;
}

const panels: readonly Panel[] = [
  { title: 'checkout as chosen', settings: presets.chosen },
  { title: 'No wait', settings: presets.noWait },
  { title: 'Grace too short for a copied wait', settings: presets.copiedWait },
];

const read = panels.map(({ title, settings }) => ({ title, settings, ...leave(settings) }));

const left = 14;
const right = 706;
const length = 42;
const top = 12;
const panelHeight = 128;
const axisY = top + panels.length * panelHeight;
const x = (seconds: number): number => left + (seconds / length) * (right - left);

/** The worst case of one leaving replica of checkout, routers above and node below, for three configurations. */
export function ShutdownTimeline({ id = 'shutdown-timeline' }: { readonly id?: string }): ReactNode {
  const [chosen, noWait, copied] = read;
  if (!chosen || !noWait || !copied) throw new Error('three configurations are compared');
  const conclusion = `As chosen, nothing is lost and ${chosen.killAt - chosen.wouldExitAt}\u00a0s are spare. Without a wait, up to ${noWait.refused} new requests are refused in ${noWait.routersHeardAt}\u00a0s. With a wait of ${copied.settings.wait}\u00a0s inside a grace of ${copied.settings.grace}\u00a0s, a longest request that arrives late loses up to ${copied.cut}\u00a0s of work.`;
  return (
    <FigureFrame
      id={id}
      question="One replica of checkout is deleted at 0 s: when can a request be lost?"
      conclusion={conclusion}
      table={{
        head: ['Configuration', 'Listener closes', 'Last router hears', 'Last answer due', 'SIGKILL', 'Refused, at most', 'Cut, at most'],
        rows: read.map(({ title, settings, listenerClosesAt, routersHeardAt, lastAnswerAt, killAt, refused, cut }) => [
          `${title}: wait ${settings.wait} s, grace ${settings.grace} s`,
          `${listenerClosesAt} s`,
          `${routersHeardAt} s`,
          `${lastAnswerAt} s`,
          `${killAt} s`,
          `${refused} requests`,
          `${cut} s of a request`,
        ]),
      }}
      minWidth={640}
      source="Propagation 4 s is a measured sample; longest request 25 s and close-down 2 s are declared; 5 requests/s to each of 10 replicas. The longest request is assumed to arrive in the last moment the listener is open."
    >
      <svg viewBox={`0 0 720 ${axisY + 26}`} role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{conclusion}</title>
        {Array.from({ length: Math.floor(length / 5) + 1 }, (_, index) => index * 5).map((second) => (
          <g key={second}>
            <line className={styles.grid} x1={x(second)} x2={x(second)} y1={top + 20} y2={axisY} />
            <text className={styles.tick} x={x(second)} y={axisY + 18} textAnchor={second === 0 ? 'start' : 'middle'}>{second === 0 ? '0 s' : second}</text>
          </g>
        ))}
        {read.map(({ title, settings, listenerClosesAt, routersHeardAt, lastAnswerAt, wouldExitAt, killAt, killed, refused, cut }, index) => {
          const y = top + index * panelHeight;
          const routers = y + 30;
          const node = y + 66;
          const drainEnd = Math.min(lastAnswerAt, killAt);
          const exit = Math.min(wouldExitAt, killAt);
          const unsafe = routersHeardAt > listenerClosesAt;
          return (
            <g key={title}>
              <text className={styles.title} x={left} y={y + 16}>{title}: wait {settings.wait} s, grace {settings.grace} s</text>
              <text className={killed || unsafe ? styles.bad : styles.good} x={right} y={y + 16} textAnchor="end">
                {unsafe ? `✕ up to ${refused} new requests refused` : cut > 0 ? `✕ up to ${cut} s of a request cut` : '✓ nothing refused, nothing cut'}
              </text>

              <rect className={styles.routers} x={x(0)} y={routers} width={x(routersHeardAt) - x(0)} height={24} />
              <text className={styles.text} x={x(routersHeardAt) + 7} y={routers + 17}>
                {unsafe ? 'danger zone: routers still send new requests, nobody listens' : `routing: routers may choose it until ${routersHeardAt} s`}
              </text>

              {listenerClosesAt > 0 && <rect className={styles.wait} x={x(0)} y={node} width={x(listenerClosesAt) - x(0)} height={26} />}
              <rect className={styles.drain} x={x(listenerClosesAt)} y={node} width={x(drainEnd) - x(listenerClosesAt)} height={26} />
              {exit > drainEnd && <rect className={styles.cleanup} x={x(drainEnd)} y={node} width={x(exit) - x(drainEnd)} height={26} />}
              {unsafe && <rect className={styles.danger} x={x(listenerClosesAt)} y={routers - 3} width={x(routersHeardAt) - x(listenerClosesAt)} height={69} />}
              {cut > 0 && <rect className={styles.cut} x={x(killAt)} y={node} width={x(lastAnswerAt) - x(killAt)} height={26} />}
              {listenerClosesAt > 0 && <text className={styles.text} x={x(0) + 6} y={node + 18}>accepts</text>}
              {wouldExitAt < killAt && <text className={styles.text} x={(x(exit) + x(killAt)) / 2} y={node + 18} textAnchor="middle">{killAt - wouldExitAt} s spare</text>}
              <text className={styles.text} x={x(unsafe ? routersHeardAt : listenerClosesAt) + 7} y={node + 18}>
                {cut > 0 ? 'node: drains what it can' : `node: drains, at most ${settings.longest} s, then cleans up`}
              </text>
              {cut > 0 && <text className={styles.lost} x={x(killAt) + 7} y={node + 18}>danger zone: cut</text>}

              <line className={styles.kill} x1={x(killAt)} x2={x(killAt)} y1={node - 8} y2={node + 34} />
              <text className={styles.text} x={x(listenerClosesAt)} y={node + 44} textAnchor={listenerClosesAt === 0 ? 'start' : 'middle'}>TERM {listenerClosesAt} s</text>
              {wouldExitAt <= killAt && <text className={styles.text} x={x(wouldExitAt)} y={node + 44} textAnchor="middle">exit by {wouldExitAt} s</text>}
              <text className={styles.strong} x={x(killAt)} y={node + 44} textAnchor="middle">KILL {killAt} s</text>
            </g>
          );
        })}
      </svg>
    </FigureFrame>
  );
}
