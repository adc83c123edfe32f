import type { ReactNode } from 'react';

import styles from './styles.module.css';

/** A grid of doors: each is a heading with a short list of links, written in MDX. */
export function Doors({ columns = 3, children }: { readonly columns?: 2 | 3; readonly children: ReactNode }): ReactNode {
  return <div className={columns === 2 ? styles.two : styles.three}>{children}</div>;
}

/** One door. `title` heads it, `children` is what is behind it. */
export function Door({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <section className={styles.door}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

/** The sentence a page opens with, larger. */
export function Lead({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className={styles.lead}>{children}</div>;
}

interface Figures {
  readonly clauses: number;
  readonly failureModes: number;
  readonly platformBound: number;
  readonly runtimeOnly: number;
  readonly musts: number;
  readonly groups: number;
}

/** A count taken from the contract, so that prose cannot go stale: `<ContractFigures show="clauses" />`. */
export function ContractFigures({ show, figures }: { readonly show: keyof Figures; readonly figures: Figures }): ReactNode {
  const value = figures[show];
  if (value === undefined) throw new Error(`<ContractFigures show="${show}">: figures are ${Object.keys(figures).join(', ')}`);
  return value;
}
