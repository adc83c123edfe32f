import type { ReactNode } from 'react';

import type { OwnershipRow } from '../../../contract/ownership';
import { rungRegister } from '../../../contract/register';
import type { Feature, Party, Rung, Source } from '../../../contract/types';
import type { ClauseLink, QuantityRow } from '../../../site/views';
import { FeatureBadge, PartyTag, RungTag } from '../../ui/Chip';
import { Rich } from '../../ui/Rich';
import { ClauseRef, RefList } from '../Ref';
import styles from './styles.module.css';

interface FrameProps {
  readonly caption: string;
  readonly head: readonly string[];
  /** Small type, for tables of many narrow columns. */
  readonly dense?: boolean;
  readonly children: ReactNode;
}

function Frame({ caption, head, dense = false, children }: FrameProps): ReactNode {
  return (
    <div className="table" tabIndex={0} role="group" aria-label={caption}>
      <table className={dense ? styles.dense : undefined}>
        <caption className="hidden">{caption}</caption>
        <thead><tr>{head.map((cell) => <th key={cell} scope="col">{cell}</th>)}</tr></thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

const party = (value: Party | null): ReactNode => (value ? <PartyTag party={value} /> : 'nobody');

/** Who declares, defaults, enforces and answers for a field, and who may change it without asking. */
export function OwnershipTable({ rows }: {
  readonly rows: readonly (Omit<OwnershipRow, 'clauses'> & { readonly clauses: readonly ClauseLink[] })[];
}): ReactNode {
  return (
    <Frame dense caption="Ownership of runtime decisions" head={['Field or decision', 'Declares', 'Defaults', 'Enforces', 'Answers the page', 'Changes it without asking', 'Clause']}>
      {rows.map((row) => (
        <tr key={row.id}>
          <th scope="row" title={row.why}><Rich text={row.field} /></th>
          <td>{party(row.declares)}</td>
          <td>{party(row.defaults)}</td>
          <td>{party(row.enforces)}</td>
          <td>{party(row.answersPage)}</td>
          <td>{party(row.mayChangeWithoutAsking)}</td>
          <td><RefList clauses={row.clauses} /></td>
        </tr>
      ))}
    </Frame>
  );
}

/** Who is paged by what; the side comes from the ownership row of the alert. */
export function AlertRouting({ routes }: {
  readonly routes: readonly { readonly id: string; readonly alert: string; readonly goesTo: Party; readonly canChange: string; readonly unless?: string; readonly clauses: readonly ClauseLink[] }[];
}): ReactNode {
  return (
    <Frame caption="Who answers which alert" head={['Alert', 'Goes to', 'Who can change', 'Unless', 'Clause']}>
      {routes.map(({ id, alert, goesTo, canChange, unless, clauses }) => (
        <tr key={id}>
          <th scope="row"><Rich text={alert} /></th>
          <td>{party(goesTo)}</td>
          <td><Rich text={canChange} /></td>
          <td>{unless ?? ''}</td>
          <td><RefList clauses={clauses} /></td>
        </tr>
      ))}
    </Frame>
  );
}

/** How many clauses are kept on each rung; derived, so it cannot go stale. */
export function RungCount({ counts }: { readonly counts: readonly { readonly rung: Rung; readonly clauses: readonly ClauseLink[] }[] }): ReactNode {
  return (
    <Frame caption="Clauses by rung of the guardrail ladder" head={['Rung', 'Clauses', 'Which']}>
      {counts.map(({ rung, clauses }) => (
        <tr key={rung}>
          <th scope="row" title={rungRegister[rung].acts}><RungTag rung={rung} /></th>
          <td className="num">{clauses.length}</td>
          <td>{clauses.length > 0 ? <RefList clauses={clauses} /> : 'none yet'}</td>
        </tr>
      ))}
    </Frame>
  );
}

/** Numbers of clauses with their kind, unit, version and source. */
export function QuantityTable({ rows }: { readonly rows: readonly QuantityRow[] }): ReactNode {
  return (
    <Frame caption="Numbers, with where each comes from" head={['Number', 'Value', 'Kind', 'Clause', 'Source']}>
      {rows.map((row, index) => (
        <tr key={index}>
          <th scope="row"><code>{row.name}</code></th>
          <td>{row.value}{row.unit === '1' ? '' : ` ${row.unit}`}</td>
          <td>{row.kind}{row.version ? `, ${/^\d/.test(row.version) ? 'v' : ''}${row.version}` : ''}</td>
          <td><ClauseRef clause={row.clause} /></td>
          <td>{row.sourceUrl ? <a href={row.sourceUrl}>{row.sourceTitle}</a> : row.kind === 'measured' || row.kind === 'sample' ? 'measure it here' : 'this contract'}</td>
        </tr>
      ))}
    </Frame>
  );
}

/** Stages of Kubernetes features, as shipped in the release line of the site. */
export function FeatureTable({ features }: { readonly features: readonly (Omit<Feature, 'sources'> & { readonly sources: readonly Source[] })[] }): ReactNode {
  return (
    <Frame caption="Kubernetes features and their stage" head={['Feature', 'Stage', 'Gate', 'Note', 'Source']}>
      {features.map((feature) => (
        <tr key={feature.id}>
          <th scope="row">{feature.name}</th>
          <td><FeatureBadge feature={{ ...feature, sources: [] }} /></td>
          <td>{feature.gate ? <code>{feature.gate}</code> : 'none'}</td>
          <td>{feature.note || (feature.verified ? '' : 'partly verified')}</td>
          <td>{feature.sources.map((source) => <a key={source.id} href={source.url}>{source.title} </a>)}</td>
        </tr>
      ))}
    </Frame>
  );
}
