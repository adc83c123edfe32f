import type { ReactNode } from 'react';

import { FigureFrame } from '@site/src/components/ui/FigureFrame';

import { checkHops, poolIdle, type BrokenRule, type Hop } from './checkHops';
import { checkoutHops } from './presets';
import styles from './styles.module.css';

export { checkoutHops, untouchedServerHops } from './presets';

interface HopLadderProps {
  /** Anchor of the figure, unique on the page. */
  readonly id?: string;
  readonly question?: string;
  readonly hops?: readonly Hop[];
  readonly source?: string;
}

const width = 720;
const left = 70;
const right = 60;
const top = 34;
const bottom = 336;

const seconds = (value: number | null, none: string): string => (value === null ? none : `${value}\u00a0s`);

function conclusionOf(broken: readonly BrokenRule[]): string {
  if (broken.length > 0) return broken.map((entry) => entry.says).join(' ');
  return 'Each deadline ends before the one in front of it, and each hop keeps an accepted connection longer than the hop in front keeps it open: no work is done for a caller that has left, and the caller always closes first.';
}

function idleCell(hop: Hop): string {
  const pool = poolIdle(hop);
  const own = seconds(hop.idleSeconds, 'never closes');
  return pool === hop.idleSeconds ? own : `${own}; toward the next hop ${seconds(pool, 'never closes')}`;
}

/** Both timeout ladders on one picture: deadlines shrink toward the server, idle timeouts grow. */
export function HopLadder({
  id = 'hop-ladder',
  question = 'Which timeout fires first, at which hop?',
  hops = checkoutHops,
  source = 'Chosen values for checkout, whose longest request takes 25 s.',
}: HopLadderProps): ReactNode {
  const broken = checkHops(hops);
  const finite = hops.flatMap((hop) => [hop.deadlineSeconds, hop.idleSeconds, poolIdle(hop)]).filter((value) => value !== null);
  const step = Math.max(...finite, 20) > 120 ? 100 : 20;
  const ceiling = Math.ceil((Math.max(...finite, 20) + step / 4) / step) * step;
  const x = (index: number): number => left + (index * (width - left - right)) / Math.max(hops.length - 1, 1);
  const y = (value: number | null): number => (value === null ? top : bottom - (value / ceiling) * (bottom - top));
  const isBroken = (rule: BrokenRule['rule'], outer: Hop, inner: Hop): boolean =>
    broken.some((entry) => entry.rule === rule && entry.outer === outer.name && entry.inner === inner.name);

  const deadlines = hops.flatMap((hop, index) => (hop.deadlineSeconds === null ? [] : [{ hop, index, at: hop.deadlineSeconds }]));
  const firstDeadline = deadlines[0];
  const firstHop = hops[0];
  const last = hops.at(-1);
  const ticks = Array.from({ length: ceiling / step + 1 }, (_, index) => index * step);

  return (
    <FigureFrame
      id={id}
      question={question}
      conclusion={conclusionOf(broken)}
      table={{
        head: ['Hop', 'Waits for an answer', 'Keeps an accepted connection idle', 'Against the hop in front'],
        rows: hops.map((hop, index) => [
          hop.name,
          seconds(hop.deadlineSeconds, 'no limit'),
          idleCell(hop),
          index === 0 ? 'first hop' : broken.filter((entry) => entry.inner === hop.name).map((entry) => `${entry.rule} rule broken`).join(', ') || 'both rules hold',
        ]),
      }}
      minWidth={640}
      source={source}
    >
      <svg viewBox={`0 0 ${width} 392`} role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{conclusionOf(broken)}</title>
        {ticks.map((tick) => (
          <g key={tick}>
            <line className={styles.grid} x1={left - 18} x2={width - right + 18} y1={y(tick)} y2={y(tick)} />
            <text className={styles.tick} x={left - 26} y={y(tick) + 4} textAnchor="end">{tick} s</text>
          </g>
        ))}
        {hops.map((hop, index) => (
          <text key={hop.name} className={styles.hop} x={x(index)} y={bottom + 28} textAnchor="middle">{hop.name}</text>
        ))}
        <text className={styles.tick} x={x(0)} y={bottom + 48} textAnchor="middle">asks</text>
        <text className={styles.tick} x={x(hops.length - 1)} y={bottom + 48} textAnchor="middle">answers</text>

        {hops.slice(1).map((inner, index) => {
          const outer = hops[index];
          if (outer === undefined) return null;
          const bad = isBroken('idle', outer, inner);
          return (
            <g key={inner.name}>
              <line className={bad ? styles.broken : styles.idle} x1={x(index)} y1={y(poolIdle(outer))} x2={x(index + 1)} y2={y(inner.idleSeconds)} />
              {bad ? (
                <text className={styles.alarm} x={Math.min(x(index + 1) + 54, width - 6)} y={(y(poolIdle(outer)) * 3 + y(inner.idleSeconds)) / 4} textAnchor="end">✕ idle rule broken</text>
              ) : null}
            </g>
          );
        })}
        {hops.map((hop, index) => (
          <g key={hop.name}>
            <circle className={styles.idleMark} cx={x(index)} cy={y(hop.idleSeconds)} r={6} />
            <text className={styles.value} x={x(index)} y={y(hop.idleSeconds) - 13} textAnchor="middle">{seconds(hop.idleSeconds, 'never')}</text>
            {poolIdle(hop) === hop.idleSeconds ? null : (
              <>
                <line className={styles.step} x1={x(index)} x2={x(index)} y1={y(hop.idleSeconds) + 7} y2={y(poolIdle(hop)) - 7} />
                <circle className={styles.idleMark} cx={x(index)} cy={y(poolIdle(hop))} r={6} />
                <text className={styles.value} x={x(index) + 8} y={y(poolIdle(hop)) + 24} textAnchor="end">{`${seconds(poolIdle(hop), 'never')} to next`}</text>
              </>
            )}
          </g>
        ))}

        {deadlines.slice(1).map((inner, index) => {
          const outer = deadlines[index];
          if (outer === undefined) return null;
          const bad = isBroken('deadline', outer.hop, inner.hop);
          return (
            <g key={inner.hop.name}>
              <line className={bad ? styles.broken : styles.deadline} x1={x(outer.index)} y1={y(outer.at)} x2={x(inner.index)} y2={y(inner.at)} />
              {bad ? <text className={styles.alarm} x={(x(outer.index) + x(inner.index)) / 2} y={y(inner.at) + 40} textAnchor="middle">✕ deadline rule broken</text> : null}
            </g>
          );
        })}
        {deadlines.map(({ hop, index, at }) => (
          <g key={hop.name}>
            <rect className={styles.deadlineMark} x={x(index) - 5.5} y={y(at) - 5.5} width={11} height={11} />
            <text className={styles.value} x={x(index)} y={y(at) + 24} textAnchor="middle">{seconds(at, '')}</text>
          </g>
        ))}
        {last && last.deadlineSeconds === null && deadlines.length > 0 ? (
          <text className={styles.alarm} x={x(hops.length - 1) - 52} y={y(deadlines.at(-1)?.at ?? null) + 46} textAnchor="end">✕ no deadline</text>
        ) : null}
        {firstHop ? <text className={styles.idleLabel} x={x(0) - 12} y={Math.min(...hops.slice(0, 3).map((hop) => y(hop.idleSeconds))) - 32} textAnchor="start">○ Idle timeout: grows along each connection</text> : null}
        {firstDeadline ? <text className={styles.deadlineLabel} x={x(firstDeadline.index) - 12} y={Math.max(...deadlines.slice(0, 3).map(({ at }) => y(at))) + 52} textAnchor="start">□ Request deadline: shrinks toward the pod</text> : null}
      </svg>
    </FigureFrame>
  );
}
