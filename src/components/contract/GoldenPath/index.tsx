import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';
import useBaseUrl from '@docusaurus/useBaseUrl';

import type { GoldenPathView } from '../../../site/goldenPathViews';
import { Rich } from '../../ui/Rich';
import styles from './styles.module.css';

interface Props {
  /** Given by the author; resolved to `view` at build time. */
  readonly id?: string;
  readonly view: GoldenPathView;
}

/** Objects whose lines are shown at once; the others open on demand. */
const opened = new Set(['Deployment', 'StatefulSet', 'CronJob', 'Job']);

/** The manifests of one golden path: tier 1 line by line with its clauses, what the other tiers change, and the files. */
export function GoldenPath({ view }: Props): ReactNode {
  const base = useBaseUrl('/');
  const objects = [...new Set(view.differences.map(({ object }) => object))];
  return (
    <div className={styles.path}>
      <p className={styles.files}>
        {view.files.map(({ tier, path, lines, objects: count }) => (
          <a key={tier} href={`${base}${path}`} download={`${view.id}-tier-${tier}.yaml`}>Tier {tier}: {count} objects, {lines} lines</a>
        ))}
        <Link to={`/start/contract-reader/?example=${view.id}-tier-1`}>Open in the contract reader</Link>
      </p>
      {view.objects.map(({ kind, name, lines }, index) => (
        <details key={index} className={styles.object} open={opened.has(kind)}>
          <summary><b>{kind}</b> {name} <small>{lines.length} lines</small></summary>
          <ol className={styles.lines} tabIndex={0} aria-label={`${kind} ${name}, line by line`}>
            {lines.map((line, row) => (
              <li key={row}>
                <code>{line.text}</code>
                {line.clauses.length === 0 ? null : (
                  <span>{line.clauses.map((clause) => <Link key={clause.id} to={clause.path} title={clause.title}>{clause.id}</Link>)}{line.reason === '' ? null : <> <Rich text={line.reason} /></>}</span>
                )}
              </li>
            ))}
          </ol>
        </details>
      ))}
      <h3 id="tiers" className={styles.heading}>What tiers 2 and 3 change</h3>
      <div className="table" tabIndex={0} role="group" aria-label="Settings that differ between the tiers">
        <table className={styles.differences}>
          <caption className="hidden">Settings that differ between the tiers, computed from the three files</caption>
          <thead><tr><th scope="col">Setting</th><th scope="col">Tier 1</th><th scope="col">Tier 2</th><th scope="col">Tier 3</th></tr></thead>
          {objects.map((object) => (
            <tbody key={object}>
              <tr><th scope="rowgroup" colSpan={4} className={styles.group}>{object}</th></tr>
              {view.differences.filter((row) => row.object === object).map(({ path, values }) => (
                <tr key={path}><th scope="row"><code>{path === '' ? 'the object' : path}</code></th>{values.map((value, tier) => <td key={tier}>{value === null ? <i>absent</i> : <code>{value}</code>}</td>)}</tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </div>
  );
}
