import type { ReactNode } from 'react';
import useBrokenLinks from '@docusaurus/useBrokenLinks';

import { rungRegister, tierRegister } from '../../../contract/register';
import { rungs, tiers, type Rung, type Tier } from '../../../contract/types';
import { useUrlState } from '../../../hooks/useUrlState';
import type { ClauseView, ContractView } from '../../../site/views';
import { ClauseCard } from '../Clause';
import styles from './styles.module.css';

/** What the reader narrowed the contract to; empty means all. */
export interface ContractFilter {
  readonly area: string;
  readonly tier: string;
  readonly party: string;
  readonly rung: string;
}

/** Whether a clause passes the filter. Unknown values, which a hand-edited URL may hold, match everything. */
export function passes({ clause }: ClauseView, filter: ContractFilter): boolean {
  const tier = Number(filter.tier) as Tier;
  if (filter.area && clause.area !== filter.area) return false;
  if (tiers.includes(tier) && clause.levels[tier] === null) return false;
  if ((filter.party === 'application' || filter.party === 'platform') && clause.binds !== filter.party) return false;
  if (rungs.includes(filter.rung as Rung) && !clause.guardrails.some((guardrail) => guardrail.rung === filter.rung)) return false;
  return true;
}

/** The whole contract. Every clause is in the page; the filter hides, and is the only part that needs the app. */
export function ContractTable({ view }: { readonly view: ContractView }): ReactNode {
  const [params, set] = useUrlState();
  const links = useBrokenLinks();
  const known = view.areas.some(({ area }) => area === params.get('area'));
  const filter: ContractFilter = {
    area: known ? params.get('area') ?? '' : '',
    tier: params.get('tier') ?? '',
    party: params.get('party') ?? '',
    rung: params.get('rung') ?? '',
  };
  const all = view.areas.flatMap(({ clauses }) => clauses);
  const shown = all.filter((clause) => passes(clause, filter));
  const active = Object.values(filter).some((value) => value !== '');
  const select = (name: keyof ContractFilter, label: string, options: readonly (readonly [string, string])[]): ReactNode => (
    <label className={styles.field}>
      <span>{label}</span>
      <select name={name} value={filter[name]} onChange={(event) => set({ [name]: event.target.value })}>
        <option value="">all</option>
        {options.map(([value, text]) => <option key={value} value={value}>{text}</option>)}
      </select>
    </label>
  );
  return (
    <>
      <form className={`${styles.filter} no-print`} data-island="use" data-needs-js="" onSubmit={(event) => event.preventDefault()} aria-label="Narrow the contract">
        {select('area', 'Area', view.areas.map(({ area, name }) => [area, `${area} ${name}`]))}
        {select('tier', 'Binding in tier', tiers.map((tier) => [String(tier), `${tier} ${tierRegister[tier].name}`]))}
        {select('party', 'Binds', [['application', 'Application'], ['platform', 'Platform']])}
        {select('rung', 'Guardrail on rung', rungs.map((rung) => [rung, rungRegister[rung].name]))}
        <button type="button" disabled={!active} onClick={() => set({ area: '', tier: '', party: '', rung: '' })}>Show all</button>
        <p role="status" className={styles.status}>{shown.length} of {all.length} clauses</p>
      </form>
      {shown.length === 0 ? <p className={styles.empty}>No clause matches all four choices. Set one of them back to “all”.</p> : null}
      <ul className={styles.areas} aria-label="Areas of the contract">
        {view.areas.map(({ area, name, clauses }) => <li key={area}><a href={`#area-${area.toLowerCase()}`}><b>{area}</b> {name} <span>{clauses.length}</span></a></li>)}
      </ul>
      {view.areas.map(({ area, name, question, clauses }) => {
        const id = `area-${area.toLowerCase()}`;
        links.collectAnchor(id);
        const visible = clauses.filter((clause) => shown.includes(clause));
        return (
          <section key={area} hidden={visible.length === 0} className={styles.area}>
            <h2 id={id} tabIndex={-1}>{name}<a className="anchor-link" href={`#${id}`} aria-label={`Link to ${name}`}>#</a></h2>
            <p className={styles.question}>{question}</p>
            {clauses.map((clause) => <ClauseCard key={clause.clause.id} view={clause} full={false} hidden={!visible.includes(clause)} />)}
          </section>
        );
      })}
    </>
  );
}
