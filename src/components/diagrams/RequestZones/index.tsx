import type { ReactNode } from 'react';

import { FigureFrame } from '@site/src/components/ui/FigureFrame';
import { consequenceZones, samples, type Consequence } from '@site/src/models/resources/model';

import styles from './styles.module.css';

const { checkout, mailer } = samples;
const says: Readonly<Record<Consequence, string>> = {
  idle: 'paid, idle', held: 'yours', borrowed: 'lent while others leave it', overRequest: 'first to be evicted', waits: 'always waits; bursts wait below, too', killed: 'killed',
};
interface Line {
  readonly name: string;
  readonly resource: 'cpu' | 'memory';
  readonly unit: string;
  readonly request: number;
  readonly limit: number | null;
  readonly most: number;
  readonly used: readonly { readonly at: number; readonly name: string }[];
}

const lines: readonly Line[] = [
  { name: 'checkout, CPU, no limit', resource: 'cpu', unit: 'm', request: checkout.cpu.request, limit: null, most: 2000, used: [{ at: checkout.cpu.p95, name: 'p95' }, { at: checkout.cpu.peak, name: 'start' }] },
  { name: 'the same, with a limit of one core', resource: 'cpu', unit: 'm', request: checkout.cpu.request, limit: 1000, most: 2000, used: [{ at: checkout.cpu.p95, name: 'p95' }, { at: checkout.cpu.peak, name: 'start' }] },
  { name: 'checkout, memory, limit = request (tier 1)', resource: 'memory', unit: '\u00a0MiB', request: checkout.memory.request, limit: checkout.memory.limit, most: 960, used: [{ at: checkout.memory.peak, name: 'peak of 7 days' }] },
  { name: 'mailer, memory, limit = 2 × request (tier 2)', resource: 'memory', unit: '\u00a0MiB', request: mailer.memory.request, limit: mailer.memory.limit, most: 640, used: [{ at: mailer.memory.typical, name: 'median' }, { at: mailer.memory.peak, name: 'import' }] },
];

const left = 8;
const right = 712;
const rowHeight = 104;

/** Request and limit as points on a line, with what happens to a container in between. */
export function RequestZones({ id = 'request-zones' }: { readonly id?: string }): ReactNode {
  const rows = lines.map((line) => ({ ...line, zones: consequenceZones(line.resource, line.request, line.limit, line.most) }));
  const conclusion = `Mailer at ${mailer.memory.peak}\u00a0MiB lies between its request of ${mailer.memory.request} and its limit of ${mailer.memory.limit}: alive, and first in line when the node runs short. Checkout has no such zone in memory. CPU above the request is lent, and a limit turns it into waiting, for bursts even when the mean is below.`;
  return (
    <FigureFrame
      id={id}
      question="What happens to a container that uses this much?"
      conclusion={conclusion}
      table={{ head: ['Container', 'From', 'To', 'What happens'], rows: rows.flatMap(({ name, unit, limit, most, zones }) => zones.map(({ consequence, from, to }) => [name, `${from}${unit}`, to === most && (limit as number | null) !== to ? 'and more' : `${to}${unit}`, says[consequence]])) }}
      minWidth={640}
      source="Use: means over 5 minutes, samples of one week. Requests and limits: chosen. “First to be evicted” holds while the node is short of memory; “paid, idle” is below half the request, the bound of R1."
    >
      <svg viewBox={`0 0 720 ${rows.length * rowHeight}`} role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{conclusion}</title>
        {rows.map(({ name, unit, request, limit, most, used, zones }, index) => {
          const x = (value: number): number => left + (value / most) * (right - left);
          const y = index * rowHeight + 46;
          return (
            <g key={name}>
              <text className={styles.title} x={left} y={y - 30}>{name}</text>
              {zones.map(({ consequence, from, to }) => (
                <g key={consequence}>
                  <rect className={styles[consequence]} x={x(from)} y={y} width={x(to) - x(from)} height={26} />
                  {x(to) - x(from) > 48 && <text className={styles.label} x={(x(from) + x(to)) / 2} y={y + 18} textAnchor="middle">{says[consequence]}</text>}
                </g>
              ))}
              {used.map(({ at, name: what }) => (
                <g key={what}>
                  <path className={styles.mark} d={`M${x(at)} ${y + 2} l-5 -9 h10 z`} />
                  <text className={styles.used} x={x(at)} y={y - 10} textAnchor="middle">{what} {at}{unit}</text>
                </g>
              ))}
              <line className={styles.bound} x1={x(request)} x2={x(request)} y1={y - 2} y2={y + 33} />
              <text className={styles.tick} x={x(request)} y={y + 47} textAnchor="middle">{limit === request ? `request = limit ${request}${unit}` : `request ${request}${unit}`}</text>
              {limit !== null && limit !== request && (
                <>
                  <line className={styles.bound} x1={x(limit)} x2={x(limit)} y1={y - 2} y2={y + 33} />
                  <text className={styles.tick} x={x(limit)} y={y + 47} textAnchor="middle">limit {limit}{unit}</text>
                </>
              )}
            </g>
          );
        })}
      </svg>
    </FigureFrame>
  );
}
