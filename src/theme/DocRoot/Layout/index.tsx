/*
 * Swizzled: the theme's sidebar opens by script on a phone and leaves collapsed categories out of the HTML. Here the one
 * navigation tree is a popover on narrow screens and a column on wide ones, complete without JavaScript. Every page pays
 * for every entry, so a part shows its chapters on its own pages and on the home page; elsewhere it is one link to its index.
 */
import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';
import useBaseUrl from '@docusaurus/useBaseUrl';
import { useLocation } from '@docusaurus/router';
import { useDocsSidebar } from '@docusaurus/plugin-content-docs/client';
import type { PropSidebarItem } from '@docusaurus/plugin-content-docs';

import styles from './styles.module.css';

const leadsTo = (item: PropSidebarItem, path: string): boolean => ('href' in item && item.href === path) || (item.type === 'category' && item.items.some((child) => leadsTo(child, path)));

function Item({ item, path, all = false }: { readonly item: PropSidebarItem; readonly path: string; readonly all?: boolean }): ReactNode {
  if (item.type === 'link') {
    return <li><Link to={item.href} aria-current={item.href === path ? 'page' : undefined}>{item.label}</Link></li>;
  }
  if (item.type !== 'category') return null;
  if (item.href && !all && !leadsTo(item, path)) return <li><Link to={item.href}>{item.label}</Link></li>;
  return (
    <li>
      <details open>
        <summary>{item.label}</summary>
        <ul>
          {item.href ? <li><Link to={item.href} aria-current={item.href === path ? 'page' : undefined}>Overview</Link></li> : null}
          {item.items.map((child, index) => <Item key={index} item={child} path={path} />)}
        </ul>
      </details>
    </li>
  );
}

export default function DocRootLayout({ children }: { readonly children: ReactNode }): ReactNode {
  const sidebar = useDocsSidebar();
  const { pathname } = useLocation();
  // The home page has no column: there the tree is behind the menu button at any width.
  const home = pathname === useBaseUrl('/');
  return (
    <div className={styles.root}>
      {sidebar ? (
        <nav id="site-menu" popover="auto" className={styles.side} aria-label="Chapters" {...(home ? { 'data-always': '' } : {})}>
          <button type="button" popoverTarget="site-menu" popoverTargetAction="hide" className={styles.close}>Close</button>
          <ul>{sidebar.items.map((item, index) => <Item key={index} item={item} path={pathname} all={home} />)}</ul>
        </nav>
      ) : null}
      {children}
    </div>
  );
}
