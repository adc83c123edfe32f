import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';

import type { Objective, WithoutApi } from '../../../contract/baselines';
import type { BaselineView } from '../../../site/baselineViews';
import { Rich } from '../../ui/Rich';
import styles from './styles.module.css';

const marks: Readonly<Record<WithoutApi, string>> = { holds: '✓', frozen: '~', stops: '✕' };

function ObjectiveLine({ objective }: { readonly objective: Objective }): ReactNode {
  const { statistic, value, unit, window, kind } = objective;
  return <li><b>{value}{unit === '%' ? '' : '\u00a0'}{unit}</b> {statistic}, {window} <i>({kind})</i></li>;
}

/** What the platform promises, as a page a platform would publish: number, reading, API down, breach. */
export function BaselineTable({ rows }: {
  /** Literal ids of the rows to show, given by the author; all when left out. */
  readonly ids?: readonly string[];
  readonly rows: readonly BaselineView[];
}): ReactNode {
  return (
    <div className="table" tabIndex={0} role="group" aria-label="Promises of the platform">
      <table className={styles.promises}>
        <caption className="hidden">Promises of the platform with example objectives</caption>
        <thead>
          <tr>{['Promise', 'Example objective', 'While the API is down', 'When it is broken', 'Leaned on by'].map((cell) => <th key={cell} scope="col">{cell}</th>)}</tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <Rich text={row.promise} />
                <details className={styles.reading}>
                  <summary>Query and blind spot<span className="hidden"> of {row.id}</span></summary>
                  <pre tabIndex={0} role="group" aria-label={`How ${row.id} is measured`}><code>{row.measured.run}</code></pre>
                  <p>Does not see: <Rich text={row.measured.blind} /></p>
                </details>
              </th>
              <td><ul className={styles.plain}>{row.objectives.map((objective) => <ObjectiveLine key={objective.statistic} objective={objective} />)}</ul></td>
              <td><b className={styles[row.withoutApi.state]}>{marks[row.withoutApi.state]} {row.withoutApi.state}.</b> <Rich text={row.withoutApi.because} /></td>
              <td><Rich text={row.breach.means} /> <b>Then:</b> <Rich text={row.breach.then} /></td>
              {/* Plain links: forty tips would weigh more than the table. */}
              <td className={styles.clauses}>{row.clauses.map(({ id, path }) => <Link key={id} to={path}>{id}</Link>)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
