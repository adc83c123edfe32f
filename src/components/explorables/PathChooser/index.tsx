import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';

import { useUrlState } from '../../../hooks/useUrlState';
import { choosePath, questionIds, questions, type Answer, type Answers } from '../../../models/path-chooser/model';
import styles from './styles.module.css';

interface Props {
  /** Title and site path of each golden path that is published, by id. */
  readonly paths: Readonly<Record<string, { readonly title: string; readonly path: string | null }>>;
}

const isAnswer = (value: string | null): value is Answer => value === 'yes' || value === 'no';

/** Six questions to a path, with the reason and the runner-up; the answers stand in the address. */
export function PathChooser({ paths }: Props): ReactNode {
  const [params, set] = useUrlState();
  const answers: Answers = Object.fromEntries(questionIds.flatMap((id) => { const value = params.get(id); return isAnswer(value) ? [[id, value]] : []; }));
  const choice = choosePath(answers);
  const left = questions.filter(({ id }) => answers[id] === undefined).length;
  const link = (id: string): ReactNode => { const found = paths[id]; return found?.path ? <Link to={found.path}>{found.title}</Link> : found?.title ?? id; };
  return (
    <form className={styles.chooser} data-island="use" data-needs-js="" onSubmit={(event) => event.preventDefault()} aria-label="Path chooser">
      <ol className={styles.questions}>
        {questions.map(({ id, ask, hint }) => (
          <li key={id}>
            <label>
              <span>{ask} <small>{hint}</small></span>
              <select name={id} value={answers[id] ?? ''} onChange={(event) => set({ [id]: event.target.value })}>
                <option value="">?</option>
                <option value="yes">yes</option>
                <option value="no">no</option>
              </select>
            </label>
          </li>
        ))}
      </ol>
      <div className={styles.choice} role="status">
        {choice === null ? <p>{left === questions.length ? 'Answer from the top; the path appears as soon as it is decided.' : `${left} ${left === 1 ? 'answer' : 'answers'} open: go on from the top.`}</p> : (
          <>
            <p className={styles.path}>{link(choice.path)}</p>
            <p>{choice.because}</p>
            {choice.runnerUp === null ? null : <p>Unless {choice.unless}: then {link(choice.runnerUp)}.</p>}
            {choice.also.map((text) => <p key={text}>{text}</p>)}
          </>
        )}
      </div>
      <p className={styles.tools}>
        <button type="button" disabled={left === questions.length} onClick={() => set(Object.fromEntries(questionIds.map((id) => [id, ''])))}>Start again</button>
        <span>The address holds your answers: copy it into the review.</span>
      </p>
    </form>
  );
}
