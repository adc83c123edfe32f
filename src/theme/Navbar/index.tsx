/*
 * Swizzled: the theme's bar needs the client app for its menu and renders the color-mode button disabled on the server.
 * This one is HTML: the menu is a popover, the color-mode button is handled by the loader (`site/staticFirst/loader.ts`).
 */
import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';

import styles from './styles.module.css';

const links = [
  ['/runtime-model/service-runtime-contract/', 'Contract'],
  ['/start/contract-reader/', 'Reader'],
  ['/reference-architecture/failure-modes/', 'Failure modes'],
  ['/reference-architecture/request-and-traffic-flow/', 'Traffic'],
  ['/start/glossary/', 'Glossary'],
] as const;

export default function Navbar(): ReactNode {
  return (
    <header className={styles.bar}>
      <button type="button" popoverTarget="site-menu" className={styles.menu} aria-label="Menu">
        <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true"><path d="M2 5h16M2 10h16M2 15h16" stroke="currentColor" strokeWidth="2" /></svg>
        <span>Menu</span>
      </button>
      <Link to="/" className={styles.brand}>
        <svg viewBox="0 0 32 32" width="26" height="26" aria-hidden="true">
          <path d="M4 4h11v17a5 5 0 0 1-5 5H4z" className={styles.app} />
          <path d="M28 28H17V11a5 5 0 0 1 5-5h6z" className={styles.platform} />
        </svg>
        <span><i>Kubernetes </i><b>Runtime Patterns</b></span>
      </Link>
      <nav aria-label="Shortcuts" className={styles.links}>
        {links.map(([to, label]) => <Link key={to} to={to} activeClassName={styles.active ?? ''} isNavLink>{label}</Link>)}
      </nav>
      <button type="button" data-search="" data-needs-js="" className={styles.search} aria-label="Search" aria-keyshortcuts="/">
        <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true"><path d="M13 13l5 5M14.5 8.5a6 6 0 1 1-12 0 6 6 0 0 1 12 0z" fill="none" stroke="currentColor" strokeWidth="1.8" /></svg>
        <span>Search</span>
      </button>
      <button type="button" data-theme-button="" data-needs-js="" className={styles.theme} aria-label="Switch between light and dark">
        <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true"><circle cx="10" cy="10" r="7.5" fill="none" stroke="currentColor" strokeWidth="1.6" /><path d="M10 2.5a7.5 7.5 0 0 1 0 15z" fill="currentColor" /></svg>
      </button>
    </header>
  );
}
