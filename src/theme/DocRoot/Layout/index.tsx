/*
 * Swizzled: the theme's sidebar opens by script on a phone and leaves collapsed categories out of the HTML. Here the one
 * navigation tree is a popover on narrow screens and a column on wide ones, complete without JavaScript.
 */
import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';
import useBaseUrl from '@docusaurus/useBaseUrl';
import { useLocation } from '@docusaurus/router';
import { useDocsSidebar } from '@docusaurus/plugin-content-docs/client';
import type { PropSidebarItem } from '@docusaurus/plugin-content-docs';

import styles from './styles.module.css';

function Item({ item, path }: { readonly item: PropSidebarItem; readonly path: string }): ReactNode {
  if (item.type === 'link') {
    return <li><Link to={item.href} aria-current={item.href === path ? 'page' : undefined}>{item.label}</Link></li>;
  }
  if (item.type !== 'category') return null;
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
          <ul>{sidebar.items.map((item, index) => <Item key={index} item={item} path={pathname} />)}</ul>
        </nav>
      ) : null}
      {children}
    </div>
  );
}
