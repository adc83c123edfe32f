/* Swizzled: a static footer; the theme's is built for columns of links and a copyright line. */
import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';

import { contractVersion, releaseLine } from '../../contract/register';
import styles from './styles.module.css';

export default function Footer(): ReactNode {
  return (
    <footer className={styles.footer}>
      <p>Contract {contractVersion} · Kubernetes {releaseLine} · <a href="https://creativecommons.org/licenses/by/4.0/">text CC BY 4.0</a>, code MIT</p>
      <p><Link to="/runtime-model/service-runtime-contract/">The contract</Link> · <Link to="/start/glossary/">Glossary</Link> · Nothing on this site calls another host.</p>
    </footer>
  );
}
