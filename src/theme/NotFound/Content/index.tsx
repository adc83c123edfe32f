/* Swizzled: a lost reader needs the map, not an apology. */
import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';

export default function NotFoundContent(): ReactNode {
  return (
    <main className="not-found">
      <h1>No page at this address</h1>
      <p>Published addresses never die here, so this one was most likely mistyped or cut short. Clauses and failure modes have short addresses: <code>/c/h2</code>, <code>/c/fm-05</code>.</p>
      <ul>
        <li><Link to="/">Start: doors by role and by decision</Link></li>
        <li><Link to="/runtime-model/service-runtime-contract/">The service runtime contract</Link></li>
        <li><Link to="/reference-architecture/failure-modes/">Failure modes by symptom</Link></li>
        <li><Link to="/start/glossary/">Glossary</Link></li>
      </ul>
    </main>
  );
}
