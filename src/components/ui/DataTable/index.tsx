import type { ReactNode } from 'react';

import { Rich } from '../Rich';

/** A table as data: what figures and their tables share. */
export interface TableData {
  readonly head: readonly string[];
  /** Cells as text (backticks mark code) or numbers, which are right-aligned. */
  readonly rows: readonly (readonly (string | number)[])[];
}

interface DataTableProps extends TableData {
  readonly caption: string;
}

/** A plain table with a caption for screen readers; the first column heads its row. */
export function DataTable({ head, rows, caption }: DataTableProps): ReactNode {
  return (
    <div className="table" tabIndex={0} role="group" aria-label={caption}>
      <table>
        <caption className="hidden">{caption}</caption>
        <thead>
          <tr>{head.map((cell) => <th key={cell} scope="col"><Rich text={cell} /></th>)}</tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => {
                if (column === 0) return <th key={column} scope="row"><Rich text={String(cell)} /></th>;
                return <td key={column} className={typeof cell === 'number' ? 'num' : undefined}><Rich text={String(cell)} /></td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
