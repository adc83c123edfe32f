import type { ReactNode } from 'react';

import { DataTable } from '../../ui/DataTable';

interface Row {
  readonly id: string;
  readonly text: string;
  readonly meaning: string;
  readonly formula: string;
}

interface WorkedTableProps {
  /** Name of the service as the reader sees it. */
  readonly of: string;
  /** Filled at build from the worked example. */
  readonly numbers: { readonly inputs: readonly Row[]; readonly results: readonly Row[] };
}

/** Inputs of one service of the worked example, and what follows from them. */
export function WorkedTable({ of, numbers }: WorkedTableProps): ReactNode {
  const rows = ({ text, meaning, formula }: Row): readonly string[] => [meaning, text, formula];
  return (
    <details>
      <summary>Every number of {of}: {numbers.inputs.length} inputs, {numbers.results.length} results</summary>
      <DataTable caption={`Inputs of ${of}`} head={['Input', 'Value', 'Kind']} rows={numbers.inputs.map(rows)} />
      {numbers.results.length > 0 ? <DataTable caption={`What follows for ${of}`} head={['Result', 'Value', 'From']} rows={numbers.results.map(rows)} /> : null}
    </details>
  );
}
