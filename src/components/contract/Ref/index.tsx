import { useId, type ReactNode } from 'react';
import Link from '@docusaurus/Link';

import type { Feature, Source, Term as TermEntry } from '../../../contract/types';
import type { ClauseLink, FailureLink } from '../../../site/views';
import { FeatureBadge } from '../../ui/Chip';
import { Rich } from '../../ui/Rich';
import styles from './styles.module.css';

interface TipProps {
  readonly to: string;
  readonly label: ReactNode;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/**
 * A link that says more on hover and focus. Plain CSS: the tip is in the page, hidden until asked for, can be hovered
 * itself, and Escape hides it (loader).
 */
function TipLink({ to, label, className, children }: TipProps): ReactNode {
  const id = useId();
  return (
    <span className={styles.ref}>
      <Link to={to} className={className} aria-describedby={id}>{label}</Link>
      <span role="tooltip" id={id} className={`${styles.tip} tip`}>{children}</span>
    </span>
  );
}

interface ClauseRefProps {
  /** Given by the author; resolved to `clause` at build time. */
  readonly id?: string;
  readonly clause: ClauseLink;
  /** Show the title after the id. */
  readonly long?: boolean;
}

/** Inline reference to a clause: id, and on hover or focus its title and sentence. */
export function ClauseRef({ clause, long = false }: ClauseRefProps): ReactNode {
  return (
    <TipLink to={clause.path} className={long ? `${styles.clause} ${styles.long}` : styles.clause} label={<><b>{clause.id}</b>{long ? ` ${clause.title}` : ''}</>}>
      <strong>{clause.id} · {clause.title}</strong> <Rich text={clause.sentence} />
    </TipLink>
  );
}

interface FailureRefProps {
  readonly id?: string;
  readonly mode: FailureLink;
  readonly long?: boolean;
}

/** Inline reference to a failure mode. */
export function FailureRef({ mode, long = false }: FailureRefProps): ReactNode {
  return (
    <TipLink to={mode.path} className={long ? `${styles.failure} ${styles.long}` : styles.failure} label={<><b>{mode.id}</b>{long ? ` ${mode.name}` : ''}</>}>
      <strong>{mode.id} · {mode.name}</strong> <Rich text={mode.sentence} />
    </TipLink>
  );
}

interface TermProps {
  readonly id?: string;
  readonly term: TermEntry;
  readonly children?: ReactNode;
}

/** A word used in its one meaning; the meaning comes from the glossary only. */
export function Term({ term, children }: TermProps): ReactNode {
  return (
    <TipLink to={`/start/glossary/#${term.id}`} className={styles.term} label={children ?? term.term}>
      <strong>{term.term}</strong> <Rich text={term.meaning} />
    </TipLink>
  );
}

/** Inline reference to a source. */
export function SourceRef({ source }: { readonly id?: string; readonly source: Source }): ReactNode {
  return <a href={source.url} className={styles.source} title={`${source.publisher}, ${source.version}`}>[{source.title}]</a>;
}

/** `<FeatureBadge id="…" />` in MDX. */
export function FeatureRef({ feature }: { readonly id?: string; readonly feature: Feature }): ReactNode {
  return <FeatureBadge feature={feature} />;
}

/** A row of references, separated for the eye and for the ear. Long ones show their title, so they carry no tip. */
export function RefList({ clauses = [], failureModes = [], long = false }: {
  readonly clauses?: readonly ClauseLink[];
  readonly failureModes?: readonly FailureLink[];
  readonly long?: boolean;
}): ReactNode {
  return (
    <ul className={long ? styles.stack : styles.list}>
      {clauses.map((clause) => (
        <li key={clause.id}>{long ? <Link to={clause.path} className={styles.long}><b>{clause.id}</b> {clause.title}</Link> : <ClauseRef clause={clause} />}</li>
      ))}
      {failureModes.map((mode) => (
        <li key={mode.id}>{long ? <Link to={mode.path} className={styles.long}><b>{mode.id}</b> {mode.name}</Link> : <FailureRef mode={mode} />}</li>
      ))}
    </ul>
  );
}
