/*
 * Swizzled: the theme's own map pulls in its code block with client-side Prism, admonitions and the icon sprite, none of
 * which this site uses. Everything an MDX file may use without import is listed here and nowhere else.
 */
import type { ComponentProps, ReactNode } from 'react';
import Head from '@docusaurus/Head';
import Link from '@docusaurus/Link';

import { BaselineTable } from '../../components/contract/BaselineTable';
import { ClauseSection } from '../../components/contract/Clause';
import { CheckCoverage, CheckFigure, PeerSummary, PeerTable, UncheckedTable } from '../../components/contract/CheckTables';
import { ContractTable } from '../../components/contract/ContractTable';
import { EvidenceCount, IncidentRef } from '../../components/contract/EvidenceTable/EvidenceCount';
import { Exchange } from '../../components/contract/Exchange';
import { FailureRegister } from '../../components/contract/FailureRegister';
import { GoldenPath } from '../../components/contract/GoldenPath';
import { ContractGlance } from '../../components/contract/Glance';
import { GlossaryList } from '../../components/contract/Glossary';
import { BlindTable, DisturbanceTable, LoopTable } from '../../components/contract/LoopTable';
import { PartMap } from '../../components/contract/PartMap';
import { ClauseRef, FailureRef, FeatureRef, SourceRef, Term } from '../../components/contract/Ref';
import { SymptomIndex } from '../../components/contract/SymptomIndex';
import { AlertRouting, FeatureTable, OwnershipTable, QuantityTable, RungCount } from '../../components/contract/Tables';
import { TierMatrix } from '../../components/contract/TierMatrix';
import { WaiverTable } from '../../components/contract/WaiverTable';
import { WorkedTable } from '../../components/contract/WorkedTable';
import { VendorLimits } from '../../components/contract/VendorLimits';
import { GuardrailLadder } from '../../components/diagrams/GuardrailLadder';
import { ContractFigures, Door, Doors, Lead } from '../../components/page/Doors';
import { Callout } from '../../components/ui/Callout';
import { LevelByName, PartyByName, RungByName } from '../../components/ui/Chip';
import { CodeBlock } from '../../components/ui/CodeBlock';
import { Heading } from '../../components/ui/Heading';
import { Mermaid } from '../../components/ui/Mermaid';
import { Tab, Tabs } from '../../components/ui/Tabs';

function ScrollTable(props: ComponentProps<'table'>): ReactNode {
  return <div className="table" tabIndex={0} role="group" aria-label="Table"><table {...props} /></div>;
}

const MDXComponents = {
  Head,
  a: ({ href = '', ...rest }: ComponentProps<'a'>) => <Link to={href} {...rest} />,
  h1: (props: ComponentProps<'h1'>) => <Heading as="h1" {...props} />,
  h2: (props: ComponentProps<'h2'>) => <Heading as="h2" {...props} />,
  h3: (props: ComponentProps<'h3'>) => <Heading as="h3" {...props} />,
  table: ScrollTable,
  mermaid: Mermaid,
  BlindTable,
  BaselineTable,
  AlertRouting,
  CheckCoverage,
  CheckFigure,
  CodeBlock,
  Callout,
  ClauseRef,
  ClauseSection,
  ContractFigures,
  ContractGlance,
  ContractTable,
  DisturbanceTable,
  Door,
  Doors,
  EvidenceCount,
  Exchange,
  FailureRef,
  FailureRegister,
  FeatureBadge: FeatureRef,
  FeatureTable,
  GlossaryList,
  GoldenPath,
  GuardrailLadder,
  IncidentRef,
  Lead,
  Level: LevelByName,
  LoopTable,
  OwnershipTable,
  PartMap,
  PeerSummary,
  PeerTable,
  PartyTag: PartyByName,
  QuantityTable,
  RungCount,
  RungTag: RungByName,
  SourceRef,
  SymptomIndex,
  Tab,
  Tabs,
  Term,
  UncheckedTable,
  VendorLimits,
  TierMatrix,
  WaiverTable,
  WorkedTable,
};

export default MDXComponents;
