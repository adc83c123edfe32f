import { useRef, useState, useSyncExternalStore, type ReactNode } from 'react';
import Link from '@docusaurus/Link';
import useBaseUrl from '@docusaurus/useBaseUrl';

import { useUrlState } from '../../../hooks/useUrlState';
import { assess, changeClasses, questions, readMarks, toMarkdown, writeMarks, type Mark } from '../../../models/change-classes/model';
import styles from './styles.module.css';

const words: Readonly<Record<Mark, string>> = { '-': '?', y: 'yes', n: 'no' };
const never = (): (() => void) => () => undefined;

/** Nine rows, three questions each; the answers stand in the address and leave as Markdown. */
export function ChangeClasses(): ReactNode {
  const [params, set] = useUrlState();
  const base = useBaseUrl('/');
  const output = useRef<HTMLTextAreaElement>(null);
  const [note, setNote] = useState('');
  const here = useSyncExternalStore(never, () => window.location.origin, () => '');
  const marks = Object.fromEntries(changeClasses.map(({ id }) => [id, readMarks(params.get(id))]));
  const { answered, total, guarded, gaps, instant } = assess(marks);
  const name = (id: string): string => changeClasses.find((entry) => entry.id === id)?.name ?? id;
  const markdown = answered === 0 || here === '' ? '' : toMarkdown(marks, window.location.href.split('#')[0] as string, `${here}${base}`);
  const copy = (): void => {
    void navigator.clipboard.writeText(markdown).then(() => setNote('Copied as Markdown.'), () => { output.current?.select(); setNote('The browser refused to copy; the text is selected instead.'); });
  };
  return (
    <form className={styles.classes} data-island="use" onSubmit={(event) => event.preventDefault()} aria-label="Change classes">
      <div className="table" tabIndex={0} role="group" aria-label="Nine classes of change">
        <table data-stack="">
          <thead><tr><th scope="col">Class, and what it is when nobody staged it</th>{questions.map(({ id, ask }) => <th key={id} scope="col">{ask}</th>)}</tr></thead>
          <tbody>
            {changeClasses.map(({ id, name: title, unstaged, first, clauses }) => (
              <tr key={id}>
                <th scope="row">
                  {title} <small>{unstaged}</small>
                  <small className={styles.first}>{clauses.map((clause, at) => <span key={clause}>{at === 0 ? '' : ' '}<Link to={`/c/${clause.toLowerCase()}/`}>{clause}</Link></span>)} First: {first}.</small>
                </th>
                {questions.map((question, at) => (
                  <td key={question.id} data-ask={question.ask}>
                    <select name={`${id}-${question.id}`} aria-label={`${title}: ${question.ask}`} value={marks[id]?.[at] ?? '-'} onChange={(event) => { setNote(''); set({ [id]: writeMarks((marks[id] ?? []).map((mark, other) => (other === at ? event.target.value as Mark : mark))) }); }}>
                      {(Object.keys(words) as Mark[]).map((mark) => <option key={mark} value={mark}>{words[mark]}</option>)}
                    </select>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={styles.result} role="status" data-needs-js="">
        {answered === 0 ? <p>Answer for your own service, row by row; an honest no is worth more than a hopeful yes.</p> : (
          <>
            <p><b>{guarded.length} of 9 guarded</b>, {answered} of {total} answered.</p>
            {instant.length > 0 ? <p>At once and unjudged: {instant.map(name).join(', ')}. Start there.</p> : null}
            {gaps.length > 0 ? <p>Next: {gaps.slice(0, 3).map(({ id }) => `${name(id)} (${changeClasses.find((entry) => entry.id === id)?.first ?? ''})`).join('; ')}.</p> : null}
          </>
        )}
        {note === '' ? null : <p>{note}</p>}
      </div>
      <p className={styles.tools} data-needs-js="">
        <button type="button" disabled={markdown === ''} onClick={copy}>Copy Markdown</button>
        <button type="button" disabled={answered === 0} onClick={() => { set(Object.fromEntries(changeClasses.map(({ id }) => [id, '']))); setNote(''); }}>Start again</button>
        <span>The address holds your answers.</span>
      </p>
      {markdown === '' ? null : <textarea ref={output} className={styles.markdown} readOnly rows={6} value={markdown} aria-label="The answers as Markdown" />}
    </form>
  );
}
