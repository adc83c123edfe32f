import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';
import { PageMetadata } from '@docusaurus/theme-common';
import Layout from '@theme/Layout';

import type { ClausePageView } from '../../../site/views';
import { ClauseCard } from '../../contract/Clause';
import { OwnershipTable } from '../../contract/Tables';
import { Rich } from '../../ui/Rich';
import styles from './styles.module.css';

/** `/c/h2/`: one clause with everything it has, light enough to open cold on a phone. Default export: Docusaurus loads it. */
export default function ClausePage({ page }: { readonly page: ClausePageView }): ReactNode {
  const { clause } = page.view;
  return (
    <Layout>
      <PageMetadata title={`${clause.id} ${clause.title}`} description={page.description} />
      <main className={styles.page}>
        <p className={styles.where}><Link to={page.view.path}>Service runtime contract {page.version}</Link> · {page.areaName}</p>
        <h1>{clause.id} {clause.title}</h1>
        {clause.asks.length > 0 ? <p className={styles.asks}>Answers: {clause.asks.map((ask) => `“${ask}”`).join(' ')}</p> : null}
        <ClauseCard view={page.view} open level={2} />
        {page.ownership.length > 0 ? (
          <section className={styles.near} aria-labelledby="who-holds-it">
            <h2 id="who-holds-it">Who holds it</h2>
            <OwnershipTable rows={page.ownership} />
            {page.ownership.map((row) => <p key={row.id} className={styles.asks}><Rich text={row.field} />: <Rich text={row.why} /></p>)}
          </section>
        ) : null}
        <section className={styles.near} aria-labelledby="where-it-is-looked-at">
          <h2 id="where-it-is-looked-at">Where it is looked at</h2>
          <ul>{page.stages.map(({ stage, name, end, looks, because }) => <li key={stage}><b>{name}</b>{end === null ? '' : `, ${end}`}: <Rich text={looks} />. {because === '' ? null : <span className={styles.blind}>{because}</span>}</li>)}</ul>
          <p><Link to="/platform-integration/cicd-guardrails/#stages">Why a check runs twice</Link></p>
        </section>
        <section className={styles.near} aria-labelledby="what-a-check-sees">
          <h2 id="what-a-check-sees">What a check sees of it</h2>
          {page.checks.length === 0 ? <p>No manifest shows any of it; the proof above is the only evidence.</p> : (
            <>
              <ul>{page.checks.map(({ id, title, cannotSee }) => <li key={id}>{title} <code>{id}</code>. <span className={styles.blind}>Not: {cannotSee.charAt(0).toLowerCase()}{cannotSee.slice(1)}</span></li>)}</ul>
              <p><Link to="/start/contract-reader/">Check a manifest</Link></p>
            </>
          )}
        </section>
        <section className={styles.near} aria-labelledby="where-it-is-used">
          <h2 id="where-it-is-used">Where it is explained, asked and used</h2>
          <ul>{page.links.chapters.map(({ title, path }) => <li key={path}><Link to={path}>{title}</Link></li>)}</ul>
          {page.links.goldenPaths.length === 0 ? null : <p>In the manifests of {page.links.goldenPaths.map(({ title, path }, at) => <span key={path}>{at === 0 ? '' : ', '}<Link to={path}>{title}</Link></span>)}.</p>}
          {page.links.questions.slice(0, 3).map(({ ask, path }) => <p key={ask} className={styles.asks}>In a review: <Link to={path}><Rich text={ask} /></Link></p>)}
        </section>
        <nav className={styles.near} aria-label={`Clauses of ${page.areaName}`}>
          <h2>The other clauses of this area</h2>
          <ul>{page.siblings.map((sibling) => <li key={sibling.id}><Link to={`/c/${sibling.id.toLowerCase()}/`}><b>{sibling.id}</b> {sibling.title}</Link></li>)}</ul>
        </nav>
      </main>
    </Layout>
  );
}
