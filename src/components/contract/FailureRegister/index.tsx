import type { ReactNode } from 'react';
import useBaseUrl from '@docusaurus/useBaseUrl';
import useBrokenLinks from '@docusaurus/useBrokenLinks';

import type { FailureView } from '../../../site/views';
import { RungTag } from '../../ui/Chip';
import { CodeBlock } from '../../ui/CodeBlock';
import { Rich } from '../../ui/Rich';
import { IncidentRef } from '../EvidenceTable/EvidenceCount';
import { RefList } from '../Ref';
import styles from './styles.module.css';

function Entry({ mode }: { readonly mode: FailureView }): ReactNode {
  const id = mode.id.toLowerCase();
  useBrokenLinks().collectAnchor(id);
  const copyPath = useBaseUrl(mode.shortPath);
  return (
    <section className={styles.mode} aria-labelledby={id}>
      <header className={styles.head}>
        <h2 id={id} tabIndex={-1} className={styles.name}>{mode.id} {mode.name}</h2>
        <button type="button" data-copy={copyPath} data-needs-js="" aria-label={`Copy link to ${mode.id}`}>Copy link</button>
      </header>
      <p className={styles.lever}><b>Pull first:</b> <Rich text={mode.lever} /></p>
      <dl className={styles.views}>
        <dt>User sees</dt><dd><Rich text={mode.symptom.user} /></dd>
        <dt>Developer sees</dt><dd><Rich text={mode.symptom.developer} /></dd>
        <dt>Platform sees</dt><dd><Rich text={mode.symptom.platform} /></dd>
        <dt>What happens</dt><dd><Rich text={mode.mechanism} /></dd>
        <dt>Prevented by</dt><dd><RefList clauses={mode.clauses} long /></dd>
        <dt>Seen in public</dt>
        <dd>{mode.incidents.length === 0 ? 'in none of the coded incidents' : mode.incidents.map((incident, index) => <span key={incident.url + incident.title}>{index > 0 ? ', ' : ''}<IncidentRef incident={incident} /> ({incident.confidence})</span>)}</dd>
        <dt>Guardrail</dt><dd><RungTag rung={mode.guardrail.rung} />: <Rich text={mode.guardrail.mechanism} /></dd>
      </dl>
      <details className={styles.more}>
        <summary>Confirm it, and what it is mistaken for<span className="hidden">: {mode.id}</span></summary>
        {mode.confirm.language === 'text'
          ? <p><Rich text={mode.confirm.run} /></p>
          : <CodeBlock code={mode.confirm.run} language={mode.confirm.language} title={`Confirm ${mode.id} (${mode.confirm.language})`} />}
        <p><b>It is this one if:</b> <Rich text={mode.confirm.expected} /><br /><b>It is not if:</b> <Rich text={mode.confirm.failing} /></p>
        <ul>{mode.lookAlikes.map((other) => <li key={other.what}><b><Rich text={other.what} /></b>: <Rich text={other.tell} /></li>)}</ul>
        {mode.sources.length > 0 ? <p className={styles.sources}>Sources: {mode.sources.map((source, index) => <span key={source.id}>{index > 0 ? '; ' : ''}<a href={source.url}>{source.title}</a></span>)}</p> : null}
      </details>
    </section>
  );
}

/** All failure modes, one section each. */
export function FailureRegister({ modes }: { readonly modes: readonly FailureView[] }): ReactNode {
  return <>{modes.map((mode) => <Entry key={mode.id} mode={mode} />)}</>;
}
