import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';

import { releasePatterns, type Mixing, type PatternId } from '@site/src/contract/release-patterns';
import type { PatternLinks } from '@site/src/site/patternViews';

import styles from './styles.module.css';

interface PatternMatrixProps {
  /** Filled in at build. */
  readonly links: Readonly<Record<PatternId, PatternLinks>>;
}

const head = ['Pattern, and what it bounds', 'Needs', 'Versions', 'Says no; way back', 'Costs', 'Fits, and not'] as const;
const mixing: Readonly<Record<Mixing, string>> = {
  never: 'never together', unseen: 'together, users see one', 'by session': 'mixed by session', 'by user': 'mixed by user', 'by request': 'mixed by request',
};

/** `30 s`, `5 min`, `13 min`, `8 h`. */
const duration = (seconds: number): string => (seconds <= 90 ? `${seconds} s` : seconds < 7200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`);

function capacity(factor: number, minutes: number): string {
  if (factor === 1) return 'no pod more';
  return `${factor === 2 ? 'up to twice the pods' : `${Math.round((factor - 1) * 100)}% more pods`} for ${duration(minutes * 60)}`;
}

/** The release patterns side by side; on a narrow screen each row is a card. */
export function PatternMatrix({ links }: PatternMatrixProps): ReactNode {
  return (
    <div className={styles.frame} data-wide="" tabIndex={0} role="group" aria-label="Release patterns compared">
      <table className={styles.matrix} role="table">
        <caption className="hidden">Release patterns compared: what each needs, mixes, costs and fits, for checkout</caption>
        <thead role="rowgroup">
          <tr role="row">{head.map((cell) => <th key={cell} scope="col" role="columnheader">{cell}</th>)}</tr>
        </thead>
        <tbody role="rowgroup">
          {releasePatterns.map(({ id, name, bounds, needs, mixesVersions, detectsBy, undo, cost, fits, doesNotFit }) => {
            const { chapter, clauses } = links[id];
            return (
              <tr key={id} role="row">
                <th scope="row" role="rowheader">
                  {chapter.path === null ? name : <Link to={chapter.path} title={chapter.title}>{name}</Link>}
                  <span>{bounds}</span>
                  <small>{clauses.map(({ id: clause, title, path }) => <Link key={clause} to={path} title={title}>{clause}</Link>)}</small>
                </th>
                <td role="cell" data-label={head[1]}><span>{needs.join('; ')}</span></td>
                <td role="cell" data-label={head[2]}><span>{mixing[mixesVersions]}</span></td>
                <td role="cell" data-label={head[3]}><span>{detectsBy.says}. <b>Back in {duration(undo.seconds)}</b>, without {undo.without}</span></td>
                <td role="cell" data-label={head[4]}><span><b>{capacity(cost.capacityFactor, cost.minutes)}</b>{cost.besides === 'nothing' ? '' : `; ${cost.besides}`}</span></td>
                <td role="cell" data-label={head[5]}><span>{fits}. <i>Not:</i> {doesNotFit}</span></td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
