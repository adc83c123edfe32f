import type { ReactNode } from 'react';

import { Rich } from '@site/src/components/ui/Rich';

import styles from './styles.module.css';

/** What the interface tells: the cause in its own words, an effect without the cause, or nothing. */
type Told = 'cause' | 'effect' | 'nothing';
type Style = 'chart' | 'spec' | 'api' | 'portal';

interface Leak {
  readonly told: Told;
  /** The place where the property gets through. */
  readonly where: string;
  /** What the developer then has in front of them. */
  readonly sees: string;
}

interface Physics {
  readonly name: string;
  readonly fact: string;
  readonly leaks: Readonly<Record<Style, Leak>>;
}

const marks: Readonly<Record<Told, { readonly symbol: string; readonly text: string }>> = {
  cause: { symbol: '●', text: 'cause' },
  effect: { symbol: '◐', text: 'effect only' },
  nothing: { symbol: '○', text: 'nothing' },
};

const interfaces: readonly { readonly style: Style; readonly title: string; readonly example: string }[] = [
  { style: 'chart', title: 'Chart', example: 'Helm values' },
  { style: 'spec', title: 'Workload spec', example: 'Score v1b1' },
  { style: 'api', title: 'Platform API', example: 'typed, as below' },
  { style: 'portal', title: 'Portal', example: 'form and button' },
];

const leak = (told: Told, where: string, sees: string): Leak => ({ told, where, sees });

const physics: readonly Physics[] = [
  {
    name: 'Replacement', fact: 'a pod leaves at any hour',
    leaks: {
      chart: leak('effect', 'wait and grace were copied', 'errors per release; the fix is in a newer chart'),
      spec: leak('effect', 'no field for wait or grace', 'errors per release, and nothing in the file to change'),
      api: leak('cause', 'asks for `longestRequest`', 'cut requests beside the field that was too small'),
      portal: leak('nothing', 'a drain is no deployment', 'errors at an hour without an entry in the history'),
    },
  },
  {
    name: 'Delay', fact: 'a decision is seen later',
    leaks: {
      chart: leak('effect', 'accepted is not running', 'a wait that times out, without saying on what'),
      spec: leak('nothing', 'translation ends before apply', 'a valid file, and yesterday’s version serving'),
      api: leak('effect', 'status trails spec', '`Ready`, of the previous generation'),
      portal: leak('nothing', 'the page is a cached read', 'green while replicas fail'),
    },
  },
  {
    name: 'Duplication', fact: 'the same work arrives twice',
    leaks: {
      chart: leak('nothing', 'retries sit in the client and the mesh', 'two charges for one order'),
      spec: leak('nothing', 'no field for retries', 'two charges for one order'),
      api: leak('effect', 'asks for `repeatSafe`', 'more attempts than orders, beside a promise'),
      portal: leak('nothing', 'the button can be pressed twice', 'two jobs, both successful'),
    },
  },
  {
    name: 'Capacity', fact: 'quota, node or zone is short',
    leaks: {
      chart: leak('effect', 'the quota is another team’s object', 'a deadline exceeded, after 600 s'),
      spec: leak('effect', 'requests, but no replica count', 'fewer replicas than somebody else chose'),
      api: leak('effect', 'the refusal is in a child’s event', '`Degraded`; the reason two objects away'),
      portal: leak('nothing', '“size M” was the request', 'replicas that leave after a resize; “restarted 4×”'),
    },
  },
  {
    name: 'Version mix', fact: 'N and N−1 serve together',
    leaks: {
      chart: leak('effect', 'chart and image move as one', 'a rollback that brings back old values too'),
      spec: leak('nothing', 'one file names one image', 'one version in the file, two in the answers'),
      api: leak('cause', 'both in `status.versions`', 'two versions with their shares'),
      portal: leak('nothing', 'the page has room for one', 'two answers from one address'),
    },
  },
];

const all = physics.flatMap(({ leaks }) => interfaces.map(({ style }) => leaks[style].told));
const count = (told: Told): number => all.filter((one) => one === told).length;

/** Five properties no interface removes, four styles of interface: where each gets through, and what a developer then sees. */
export function LeakMatrix(): ReactNode {
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.question}>Where does each property get through, and what does the developer see?</figcaption>
      <p className={styles.key}>{(['cause', 'effect', 'nothing'] as const).map((told) => <span key={told}><b>{marks[told].symbol}</b> {marks[told].text}</span>)}</p>
      <table className={styles.table} role="table">
        <caption className="hidden">Five properties and four interface styles</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">Property</th>
            {interfaces.map(({ style, title, example }) => <th key={style} role="columnheader" scope="col">{title}<small>{example}</small></th>)}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {physics.map(({ name, fact, leaks }) => (
            <tr key={name} role="row">
              <th role="rowheader" scope="row">{name}<small>{fact}</small></th>
              {interfaces.map(({ style, title }) => {
                const { told, where, sees } = leaks[style];
                return (
                  <td key={style} role="cell" className={styles[told]} data-style={title}>
                    <span className={styles.where}><b>{marks[told].symbol}<span className="hidden"> {marks[told].text}:</span></b> <Rich text={where} /></span>
                    <span className={styles.sees}><Rich text={sees} /></span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.conclusion}>
        {`Of ${all.length} cells, ${count('cause')} name the cause, ${count('effect')} show an effect and ${count('nothing')} show nothing. Our reading: the API with the fields this page proposes, the others as they ship. First line: where it gets through. Second: what is seen.`}
      </p>
    </figure>
  );
}
