import { useEffect, useRef, useState, type ReactNode } from 'react';
import Link from '@docusaurus/Link';
import useBaseUrl from '@docusaurus/useBaseUrl';

import { grade } from '../../../models/breach-hunt/model';
import type { HuntView } from '../../../site/huntView';
import { createClient, type CheckState } from '../../checker/client';
import styles from './styles.module.css';

/** Mark the lines that break the contract; the checker of the contract reader says who was right. */
export function BreachHunt({ view }: { readonly view: HuntView }): ReactNode {
  const base = useBaseUrl('/');
  const client = useRef<ReturnType<typeof createClient> | null>(null);
  const [marked, setMarked] = useState<ReadonlySet<number>>(new Set());
  const [state, setState] = useState<CheckState | null>(null);
  useEffect(() => () => client.current?.close(), []);

  const text = view.blocks.map(({ lines }) => lines.map((line) => line.text).join('\n'));
  const judge = (): void => {
    setState({ kind: 'working' });
    client.current ??= createClient(view, new URL(base, window.location.href).href);
    // One empty line for each separator keeps the numbers of the file.
    client.current.ask({ text: text.join('\n---\n'), tier: null, workload: null }, setState);
  };
  const unmet = state?.kind === 'done' ? state.answer.result.findings.filter(({ verdict }) => verdict === 'unmet') : [];
  const result = state?.kind === 'done' ? grade(marked, view.faults, unmet) : null;
  const toggle = (line: number, on: boolean): void => {
    const next = new Set(marked);
    if (on) next.add(line);
    else next.delete(line);
    setMarked(next);
  };
  const guilty = new Set(result === null ? [] : view.faults.map(({ line }) => line));
  return (
    <div className={styles.hunt}>
      <form data-island="use" onSubmit={(event) => event.preventDefault()} aria-label="Spot the contract breach">
        {view.blocks.map((block) => {
          const lines = (
            <ol className={styles.lines}>
              {block.lines.map(({ number, text: code }) => (
                <li key={number} data-guilty={guilty.has(number) ? '' : undefined}>
                  <label>
                    <input type="checkbox" data-needs-js="" name={`line-${number}`} checked={marked.has(number)} onChange={(event) => toggle(number, event.target.checked)} />
                    <span className={styles.number}>{number}</span>
                    <code>{code}</code>
                  </label>
                </li>
              ))}
            </ol>
          );
          return block.shown ? <div key={block.lines[0]?.number} className={styles.block}>{lines}</div>
            : <p key={block.lines[0]?.number} className={styles.folded}>Lines {block.lines[0]?.number} to {block.lines.at(-1)?.number}: {block.name === 'comment' ? 'a comment' : block.name}, without a fault</p>;
        })}
        <p className={styles.tools} data-needs-js="">
          <button type="button" onClick={judge}>Grade {marked.size} {marked.size === 1 ? 'line' : 'lines'}</button>
          <button type="button" disabled={marked.size === 0 && state === null} onClick={() => { setMarked(new Set()); setState(null); }}>Start again</button>
        </p>
        <div role="status" className={styles.result}>
          {state === null ? null : state.kind === 'working' ? 'The checker reads the manifest…' : state.kind === 'failed' ? state.message : result === null ? null : (
            <>
              <p><b>{result.found.length} of {view.faults.length} found.</b> {result.found.length >= 9 ? 'You can review a manifest.' : 'Read what was missed, fix it in the reader, and try again tomorrow.'}</p>
              {result.unproven.length > 0 ? <p>The checker does not report {result.unproven.join(', ')}: the exercise is wrong there, not you.</p> : null}
              {result.innocent.length > 0 ? <p>Marked without a reason the checker knows: {result.innocent.length === 1 ? 'line' : 'lines'} {result.innocent.join(', ')}.</p> : null}
            </>
          )}
        </div>
      </form>
      <details open={result !== null}>
        <summary>The eleven faults, and what each does</summary>
        <table>
          <thead><tr><th scope="col">Line</th><th scope="col">Clause</th><th scope="col">Then</th>{result === null ? null : <th scope="col">You</th>}</tr></thead>
          <tbody>
            {view.faults.map(({ clause, title, path, check, line, then }) => (
              <tr key={check}>
                <td>{line}</td>
                <td><Link to={path}>{clause}</Link> {title}</td>
                <td>{then}</td>
                {result === null ? null : <td>{result.found.includes(check) ? 'found' : 'missed'}</td>}
              </tr>
            ))}
          </tbody>
        </table>
        <p>Mend them one by one in the <Link to="/start/contract-reader/?example=eleven-faults">contract reader</Link>, until nothing is unmet.</p>
      </details>
    </div>
  );
}
