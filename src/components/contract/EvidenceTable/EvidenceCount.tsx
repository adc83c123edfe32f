import type { ReactNode } from 'react';

import type { IncidentLink } from '../../../site/views';

interface EvidenceCountProps {
  /** Side, leverage, claim or another count; see `evidencePart`. */
  readonly of: string;
  /** Way of counting; all counted incidents unless it says otherwise. */
  readonly reading?: string;
  readonly as?: 'both' | 'count' | 'share';
  /** Found at build time. */
  readonly text: string;
}

/** A count from the coded incidents, so that prose cannot go stale: `<EvidenceCount of="platform" />`. */
export function EvidenceCount({ text }: EvidenceCountProps): ReactNode {
  return text;
}

/** A coded incident inline: `<IncidentRef id="reddit-pi-day" />` links the account by organization and year. */
export function IncidentRef({ incident }: { readonly id?: string; readonly incident: IncidentLink }): ReactNode {
  const { organization, year, title, url } = incident;
  return <a href={url} title={title}>{organization}{year === null ? '' : ` ${year}`}</a>;
}
