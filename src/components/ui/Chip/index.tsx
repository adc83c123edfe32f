import type { ReactNode } from 'react';

import { partyRegister, rungRegister } from '../../../contract/register';
import { rungs, type Feature, type Level, type Party, type Rung } from '../../../contract/types';
import styles from './styles.module.css';

/** MUST filled, SHOULD outlined, MAY dotted: three shapes, so that color is never the only difference. */
export function LevelChip({ level, tier }: { readonly level: Level | null; readonly tier?: number }): ReactNode {
  const shape = level ? styles[level.toLowerCase()] : styles.none;
  return (
    <span className={`${styles.chip} ${shape}`}>
      {tier === undefined ? null : <span className={styles.tier}>tier {tier} </span>}
      {level ?? 'not bound'}
    </span>
  );
}

/** The glyph and the word of a party; they always stand together. */
export function PartyTag({ party }: { readonly party: Party }): ReactNode {
  const { glyph, name } = partyRegister[party];
  return <span className={`${styles.party} ${styles[party]}`}><span aria-hidden="true">{glyph}</span> {name}</span>;
}

/** A rung with its place on the ladder. */
export function RungTag({ rung }: { readonly rung: Rung }): ReactNode {
  const place = rungs.indexOf(rung) + 1;
  return (
    <span className={styles.rung}>
      <span className={styles.place} title={`Rung ${place} of ${rungs.length}`}>{place}<span className="hidden"> of {rungs.length}: </span></span> {rungRegister[rung].name}
    </span>
  );
}

/** Stage and version of a Kubernetes feature, as shipped in the release line of the site. */
export function FeatureBadge({ feature }: { readonly feature: Feature }): ReactNode {
  const since = feature.stage === 'stable' ? feature.stable : feature.stage === 'beta' ? feature.beta : feature.stage === 'alpha' ? feature.alpha : null;
  const off = feature.onByDefault === false && feature.stage !== 'deprecated' ? ', off by default' : '';
  return (
    <span className={`${styles.chip} ${styles[`stage-${feature.stage.replace(' ', '-')}`] ?? ''}`} title={`${feature.name}${feature.note ? `: ${feature.note}` : ''}`}>
      {feature.stage}{since ? ` ${/^\d/.test(since) ? 'since ' : ''}${since}` : ''}{off}
    </span>
  );
}

/** Verdicts of the checker: four shapes. */
export type Verdict = 'met' | 'not-met' | 'cannot-be-seen' | 'not-applicable';

const verdicts: Readonly<Record<Verdict, readonly [glyph: string, word: string]>> = {
  met: ['●', 'met'],
  'not-met': ['✕', 'not met'],
  'cannot-be-seen': ['◌', 'cannot be seen from a manifest'],
  'not-applicable': ['–', 'not applicable'],
};

/** A verdict by shape and word. */
export function VerdictChip({ verdict }: { readonly verdict: Verdict }): ReactNode {
  const [glyph, word] = verdicts[verdict];
  return <span className={`${styles.chip} ${styles[verdict]}`}><span aria-hidden="true">{glyph}</span> {word}</span>;
}

/** `<Level value="MUST" />` in MDX. */
export function LevelByName({ value }: { readonly value: Level }): ReactNode {
  return <LevelChip level={value} />;
}

/** `<PartyTag value="application" />` in MDX. */
export function PartyByName({ value }: { readonly value: Party }): ReactNode {
  if (!(value in partyRegister)) throw new Error(`<PartyTag value="${value}">: parties are ${Object.keys(partyRegister).join(', ')}`);
  return <PartyTag party={value} />;
}

/** `<RungTag value="default" />` in MDX. */
export function RungByName({ value }: { readonly value: Rung }): ReactNode {
  if (!rungs.includes(value)) throw new Error(`<RungTag value="${value}">: rungs are ${rungs.join(', ')}`);
  return <RungTag rung={value} />;
}
