import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';
import useBaseUrl from '@docusaurus/useBaseUrl';
import useBrokenLinks from '@docusaurus/useBrokenLinks';

import { tierRegister, workloadRegister } from '../../../contract/register';
import { tiers } from '../../../contract/types';
import type { ClauseView } from '../../../site/views';
import { FeatureBadge, LevelChip, PartyTag, RungTag } from '../../ui/Chip';
import { CodeBlock } from '../../ui/CodeBlock';
import { Rich } from '../../ui/Rich';
import { RefList } from '../Ref';
import styles from './styles.module.css';

const visibility = {
  manifest: 'A manifest shows whether this holds.',
  partly: 'A manifest shows part of this; the rest needs the proof.',
  runtime: 'No manifest can show this: only the proof can.',
} as const;

interface ClauseProps {
  readonly view: ClauseView;
  readonly hidden?: boolean;
  /** Where the same clause is shown on several pages, only the contract chapter owns the anchor. */
  readonly anchor?: boolean;
  /**
   * Everything the clause has. The contract chapter shows all clauses and leaves numbers, guardrails, other shapes
   * of work and sources to the clause's own page: with them it would weigh a third more than a phone should load.
   */
  readonly full?: boolean;
  /** Working parts open from the start. */
  readonly open?: boolean;
  /** Heading level of the title; the parts are one below. */
  readonly level?: 2 | 3;
}

/** One clause, complete: the exchange in the open, the working parts one keystroke away. */
export function ClauseCard({ view, hidden = false, anchor = true, full = true, open = false, level = 3 }: ClauseProps): ReactNode {
  const { clause } = view;
  const Title = `h${level}` as const;
  const Part = `h${(level + 1) as 3 | 4}` as const;
  const id = clause.id.toLowerCase();
  const links = useBrokenLinks();
  if (anchor) links.collectAnchor(id);
  const copyPath = useBaseUrl(view.shortPath);
  const contractPath = useBaseUrl(view.path);
  return (
    <article className={styles.clause} id={anchor ? id : undefined} hidden={hidden} aria-labelledby={`clause-${id}`}>
      <header className={styles.head}>
        <Title id={`clause-${id}`} className={styles.title}>
          <a href={anchor ? `#${id}` : contractPath} className={styles.id}>{clause.id}</a> {clause.title}
        </Title>
        <button type="button" data-copy={copyPath} data-needs-js="" aria-label={`Copy link to ${clause.id}`}>Copy link</button>
      </header>
      <ul className={styles.levels} aria-label="Level per tier">
        {tiers.map((tier) => (
          <li key={tier} title={`Tier ${tier}, ${tierRegister[tier].name}`}><LevelChip level={clause.levels[tier]} tier={tier} /></li>
        ))}
      </ul>
      <ExchangeText view={view} />
      <p className={styles.why}><b>Why.</b> <Rich text={clause.why} /></p>
      <p className={styles.why}><b>Default.</b> <Rich text={clause.default.setting} /> <span className={styles.by}>Supplied by <PartyTag party={clause.default.suppliedBy} />.</span></p>
      <div className={styles.breaks}><span>Breaks as</span> <RefList failureModes={view.failureModes} /></div>
      <details className={styles.more} open={open}>
        <summary>{full ? 'Proof, numbers, guardrails, exceptions, sources' : 'Proof and exceptions'}<span className="hidden"> of {clause.id}</span></summary>
        <div className={styles.parts}>
          <section>
            <Part>Prove it</Part>
            {clause.proof.language === 'text'
              ? <p className={styles.drill}><Rich text={clause.proof.run} /></p>
              : <CodeBlock code={clause.proof.run} language={clause.proof.language} title={`Proof of ${clause.id} (${clause.proof.language})`} />}
            <p><b>Expect:</b> <Rich text={clause.proof.expected} /><br /><b>Failing:</b> <Rich text={clause.proof.failing} /></p>
            <p className={styles.note}>{visibility[clause.visibility]}</p>
          </section>
          {clause.exceptions.length > 0 ? (
            <section>
              <Part>Exceptions</Part>
              <ul>
                {clause.exceptions.map((exception, index) => (
                  <li key={index}><b>When</b> <Rich text={exception.when} /> <b>Instead:</b> <Rich text={exception.instead} /> <b>Costs:</b> <Rich text={exception.costs} /></li>
                ))}
              </ul>
            </section>
          ) : null}
          {full ? <MoreParts view={view} part={Part} /> : <p className={styles.note}><Link to={view.shortPath}>Numbers, guardrails, other shapes of work and sources of {clause.id}</Link></p>}
        </div>
      </details>
    </article>
  );
}

/** What only the clause's own page and chapters about its area show. */
function MoreParts({ view, part: Part }: { readonly view: ClauseView; readonly part: 'h3' | 'h4' }): ReactNode {
  const { clause } = view;
  return (
    <>
        {clause.default.quantities.length > 0 ? (
          <section>
            <Part>Numbers</Part>
            <ul>
              {clause.default.quantities.map((quantity, index) => (
                <li key={index}>
                  <Rich text={`\`${quantity.name}\``} /> {quantity.value}{quantity.unit === '1' ? '' : ` ${quantity.unit}`} <span className={styles.note}>({quantity.kind}{quantity.version ? `, Kubernetes ${quantity.version}`.replace(/Kubernetes (?=[A-Za-z])/, '') : ''})</span>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        <section>
          <Part>Guardrails</Part>
          <ul>
            {clause.guardrails.map((guardrail, index) => (
              <li key={index}><RungTag rung={guardrail.rung} />: <Rich text={guardrail.mechanism} /> <span className={styles.note}>Told: <Rich text={guardrail.tells} /></span></li>
            ))}
          </ul>
        </section>
        {clause.workloads.length > 0 ? (
          <section>
            <Part>Other shapes of work</Part>
            <ul>
              {clause.workloads.map((entry) => (
                <li key={entry.workload}>
                  <b>{workloadRegister[entry.workload].name}:</b> {entry.levels === 'not-applicable' ? 'not applicable' : tiers.map((tier) => `tier ${tier} ${entry.levels === 'not-applicable' ? '' : entry.levels[tier] ?? 'not bound'}`).join(', ')}. <Rich text={entry.because} />
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        <section>
          <Part>Sources and history</Part>
          <ul>
            {view.features.map((feature) => <li key={feature.id}>{feature.name}: <FeatureBadge feature={feature} /></li>)}
            {view.sources.map((source) => <li key={source.id}><a href={source.url}>{source.publisher}: {source.title}</a> <span className={styles.note}>({source.version}{source.seen === 'excerpt' ? ', excerpt read' : ''})</span></li>)}
            {clause.history.map((entry) => <li key={entry.version}>{entry.version}, {entry.date}: {entry.change}</li>)}
          </ul>
        </section>
    </>
  );
}

/** The two sentences side by side; on a phone the service speaks first. */
export function ExchangeText({ view }: { readonly view: ClauseView }): ReactNode {
  const { clause } = view;
  return (
    <div className={styles.exchange}>
      {(['application', 'platform'] as const).map((party) => (
        <div key={party} className={`${styles.side} ${styles[party]}`}>
          <p className={styles.party}><PartyTag party={party} />{clause.binds === party ? <span className={styles.bound}> is bound</span> : null}</p>
          <p><Rich text={party === 'application' ? clause.service : clause.platform} /></p>
        </div>
      ))}
    </div>
  );
}

/** `<ClauseSection id="H2" />` in a chapter: the card as in the contract; anchor and the rest stay where they are. */
export function ClauseSection({ view }: { readonly id?: string; readonly view: ClauseView }): ReactNode {
  return <ClauseCard view={view} anchor={false} full={false} />;
}
