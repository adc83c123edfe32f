import type { ReactNode } from 'react';

import type { BlindWay, ControlLoop } from '../../../contract/control-loops';
import type { NumberKind } from '../../../contract/types';
import type { ClauseLink } from '../../../site/views';
import { Rich } from '../../ui/Rich';
import { RefList } from '../Ref';

/** One clock as the table prints it. */
export interface LoopTimeView {
  readonly text: string;
  readonly name: string;
  readonly kind: NumberKind;
  readonly version: string | null;
  readonly url: string | null;
}

/** A loop with its clocks printed and its clauses resolved. */
export interface LoopRow extends Pick<ControlLoop, 'id' | 'name' | 'home' | 'sensor' | 'trigger' | 'delay' | 'actuator' | 'limit' | 'blind' | 'pause'> {
  readonly times: readonly LoopTimeView[];
  readonly clauses: readonly ClauseLink[];
}

/** Two loops that meet through what one of them measures. */
export interface DisturbanceRow {
  readonly from: string;
  readonly to: string;
  readonly how: string;
  readonly apart: string;
  readonly clauses: readonly ClauseLink[];
}

interface FrameProps {
  readonly caption: string;
  readonly head: readonly string[];
  readonly children: ReactNode;
}

function Frame({ caption, head, children }: FrameProps): ReactNode {
  return (
    <div className="table" tabIndex={0} role="group" aria-label={caption}>
      <table>
        <caption className="hidden">{caption}</caption>
        <thead><tr>{head.map((cell) => <th key={cell} scope="col">{cell}</th>)}</tr></thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

const versionText = (version: string): string => (/^\d/.test(version) ? `v${version}` : version);

function Times({ times, trigger }: Pick<LoopRow, 'times' | 'trigger'>): ReactNode {
  if (times.length === 0) return trigger === 'schedule' ? 'its schedule' : 'on event';
  return times.map(({ text, name, kind, version, url }, index) => (
    <span key={name} title={version ? `${name}: ${kind}, ${versionText(version)}` : `${name}: ${kind}`}>
      {index > 0 ? '; ' : null}
      {url ? <a href={url}>{text}</a> : text}{kind === 'default' ? null : ` (${kind})`}
    </span>
  ));
}

/** What every loop reads, how fast, what it changes, and what it does when it cannot see. */
export function LoopTable({ rows }: { readonly rows: readonly LoopRow[] }): ReactNode {
  return (
    <Frame caption="Control loops" head={['Loop', 'Reads', 'Clock', 'Changes', 'Bound by', 'When blind', 'Held still by']}>
      {rows.map((row) => (
        <tr key={row.id} id={`loop-${row.id}`}>
          <th scope="row" title={`Adds to healing: ${row.delay}`}>{row.name}</th>
          <td><Rich text={row.sensor} /></td>
          <td><Times times={row.times} trigger={row.trigger} /></td>
          <td><Rich text={row.actuator} /></td>
          <td><Rich text={row.limit} /></td>
          <td title={row.blind.way}>{row.blind.way === 'acts on silence' ? <b>acts: </b> : null}<Rich text={row.blind.does} /></td>
          <td><Rich text={row.pause} /></td>
        </tr>
      ))}
    </Frame>
  );
}

/** Pairs in which one loop moves what the other measures. */
export function DisturbanceTable({ rows }: { readonly rows: readonly DisturbanceRow[] }): ReactNode {
  return (
    <Frame caption="Loops that meet through a measurement" head={['This loop', 'moves the reading of', 'How', 'Kept apart by', 'Clause']}>
      {rows.map((row) => (
        <tr key={`${row.from}-${row.to}`}>
          <th scope="row">{row.from}</th>
          <td>{row.to}</td>
          <td><Rich text={row.how} /></td>
          <td><Rich text={row.apart} /></td>
          <td><RefList clauses={row.clauses} /></td>
        </tr>
      ))}
    </Frame>
  );
}

/** Loops by what they do without a sensor, the most dangerous last; derived, so it cannot go stale. */
export function BlindTable({ groups }: { readonly groups: readonly { readonly way: BlindWay; readonly names: readonly string[] }[] }): ReactNode {
  return (
    <Frame caption="Loops by what they do when blind" head={['When blind', 'Loops', 'Which']}>
      {groups.map(({ way, names }) => (
        <tr key={way}>
          <th scope="row">{way}</th>
          <td className="num">{names.length}</td>
          <td>{names.join(', ')}</td>
        </tr>
      ))}
    </Frame>
  );
}
