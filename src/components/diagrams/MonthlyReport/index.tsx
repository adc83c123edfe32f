import type { ReactNode } from 'react';

import { budgetMinutes, causes, median, rangeOf, reportOf, sampleQuarter, type ReportNumbers } from '@site/src/models/budget-ledger/model';

import { leadershipNumbers } from '../LeadershipNumbers/numbers';
import styles from './styles.module.css';

const budget = budgetMinutes(sampleQuarter.objective, sampleQuarter.days);
const reports = [1, 2, 3].map(reportOf);
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

function largest({ byCause }: ReportNumbers): string {
  const most = Math.max(...byCause);
  return `${most.toFixed(1)} ${causes[byCause.indexOf(most)] ?? ''}`;
}

const early = sum(reports.map(({ stoppedEarly }) => stoppedEarly));
const bad = sum(reports.map(({ badReleases }) => badReleases));
const range = rangeOf(early, bad);

/** Per number: the three reports, and how sure the reader may be. In the order of `leadershipNumbers`. */
const cells: readonly { readonly values: readonly string[]; readonly sure: string }[] = [
  { values: reports.map((report) => `${report.measured.toFixed(1)} min; ${largest(report)}`), sure: `of ${budget.toFixed(1)} min each` },
  { values: reports.map(({ stoppedEarly, badReleases, releases }) => `${stoppedEarly} of ${badReleases} (${releases} releases)`), sure: `${early} of ${bad}: ${Math.round(range.low * 100)}–${Math.round(range.high * 100)}%` },
  { values: reports.map(({ endings }) => `${Math.round(median(endings))} min; worst ${Math.max(...endings)}`), sure: `${reports.map(({ endings }) => endings.length).join(', ')} events` },
  { values: reports.map(({ covered, overdue }) => `${covered} of ${sampleQuarter.binding}; ${overdue} overdue`), sure: 'counted, no sample' },
  { values: reports.map(({ pathDays }) => `${median(pathDays)} days`), sure: `${reports.map(({ pathDays }) => pathDays.length).join(', ')} new services, all teams` },
];

const risks: readonly (readonly [string, string, string, string])[] = [
  ['One region only', '240 min, if the region fails for 4 h', 'product director', 'day 140'],
  ['No second payment provider', '84 min, if it fails for 4 h (35% of requests)', 'product director', 'day 112'],
  ['V3 waived: orders migration', '60 min, until fixed forward', 'head of operations', 'day 98'],
];

const warnings: readonly (readonly [string, string])[] = [
  ['Outside prober failed', '11 min'],
  ['Indicator had no data', '0 min'],
  ['Support contacts “cannot pay”, per 1,000 orders', '2.1 (last report 2.2)'],
];

/** The one page, with the third report of the sample quarter. */
export function MonthlyReport(): ReactNode {
  return (
    <section className={styles.page} aria-labelledby="monthly-report-title">
      <p className={styles.sample}>Sample data, invented. Minutes come from the same ledger as the figure above.</p>
      <h3 className={styles.title} id="monthly-report-title">checkout, report 3: days 57–84</h3>
      <p><b>Changed:</b> {reports[2]?.measured.toFixed(1)} of {budget.toFixed(1)} minutes spent, after {reports[1]?.measured.toFixed(1)}; no resolver event. <b>Why:</b> the resolver was rebuilt from day 57. One quiet window is not proof yet. <b>Ask:</b> keep the two engineers there for one more report, and decide on V3 before day 98.</p>
      <div className="table" tabIndex={0} role="group" aria-label="Five numbers over three reports">
        <table>
          <caption className="hidden">Five numbers over three reports</caption>
          <thead><tr><th scope="col">Number</th><th scope="col">Report 1</th><th scope="col">Report 2</th><th scope="col">Report 3</th><th scope="col">Behind it</th></tr></thead>
          <tbody>
            {leadershipNumbers.map(({ id, name }, index) => (
              <tr key={id}>
                <th scope="row"><a href={`#${id}`}>{name}</a></th>
                {cells[index]?.values.map((value, window) => <td key={window}>{value}</td>)}
                <td>{cells[index]?.sure}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={styles.halves}>
        <div>
          <p className={styles.part}>Accepted risks</p>
          <ul className={styles.list}>
            {risks.map(([what, most, signed, until]) => <li key={what}><b>{what}:</b> {most}. Signed: {signed}, until {until}.</li>)}
          </ul>
        </div>
        <div>
          <p className={styles.part}>Is the green true?</p>
          <ul className={styles.list}>
            {warnings.map(([what, value]) => <li key={what}>{what}: <b>{value}</b></li>)}
          </ul>
        </div>
      </div>
    </section>
  );
}
