import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';

import { releasePatterns, type PatternId, type ReleasePattern } from '../../../contract/release-patterns';
import { useUrlState } from '../../../hooks/useUrlState';
import { choosePattern, knownAnswers, questionIds, questions, type Answers, type QuestionId } from '../../../models/pattern-chooser/model';
import { canarySteps, sampleFault, sampleService } from '../../../models/pattern-exposure/model';
import type { PatternLinks } from '../../../site/patternViews';
import { area, axis, courseFor, percent, place, ticks, time, whole } from '../../diagrams/ExposureByPattern/lane';
import { DataTable } from '../../ui/DataTable';
import styles from './styles.module.css';

interface PatternChooserProps {
  /** Filled in at build. */
  readonly links: Readonly<Record<PatternId, PatternLinks>>;
}

/** Answers to start from, named after failure modes. */
const presets: readonly { readonly name: string; readonly answers: Readonly<Record<QuestionId, string>> }[] = [
  { name: 'Release outruns detection (FM-20)', answers: { together: 'yes', what: 'risky', sessions: 'no', effect: 'yes', rate: '50' } },
  { name: 'Blind canary (FM-21)', answers: { together: 'yes', what: 'risky', sessions: 'no', effect: 'yes', rate: '1' } },
  { name: 'No way back (FM-22)', answers: { together: 'yes', what: 'routine', sessions: 'no', effect: 'no', rate: '50' } },
];

const patternOf = (id: PatternId): ReleasePattern => releasePatterns.find((pattern) => pattern.id === id) as ReleasePattern;

/** The pattern’s exposure at the reader’s rate, until something says no to a fault of one request in five. */
function Curve({ pattern, perSecond }: { readonly pattern: ReleasePattern; readonly perSecond: number }): ReactNode {
  const service = { ...sampleService, perSecond };
  const fitted: ReleasePattern = pattern.id === 'traffic-canary' ? { ...pattern, profile: { by: 'steps', steps: canarySteps(perSecond).steps } } : pattern;
  const { curve, gap, told, back, failed } = courseFor(fitted, sampleFault, service);
  const [top, base] = [30, 120];
  const height = base - top;
  const end = back ?? axis.to;
  const verdict = told === null ? null : place(told.minute);
  const says = told === null ? 'No user meets it, so no user is harmed.' : `${told.by === 'gate' ? 'The gate' : 'The pager'} says no after ${time(told.minute)}, ${told.share === 0 ? 'in the gap itself' : `at ${percent(told.share)} exposure`}; users are back after ${time(back ?? 0)}, with ${whole(failed)} failed requests.`;
  return (
    <>
      <svg className={styles.drawing} viewBox="0 0 340 164" role="img" aria-labelledby="pattern-chooser-curve">
        <title id="pattern-chooser-curve">{says}</title>
        <text className={styles.axis} x={axis.left} y={16}>{`share who meet it, ${perSecond} requests/s`}</text>
        <path className={styles.later} d={area(curve, end, axis.to, base, height)} />
        <path className={styles.met} d={area(curve, 0, end, base, height)} />
        {gap ? <rect className={styles.gap} x={place(gap.from)} width={place(gap.to) - place(gap.from)} y={top} height={height} /> : null}
        <line className={styles.base} x1={axis.left} x2={axis.right} y1={base} y2={base} />
        {verdict === null || told === null ? null : (
          <>
            <line className={styles.verdict} x1={verdict} x2={verdict} y1={top - 6} y2={base} />
            <circle className={styles.dot} cx={verdict} cy={base - height / 2} r={5} />
            <text className={styles.told} x={verdict + (verdict > 170 ? -9 : 9)} y={base - height / 2 - 9} textAnchor={verdict > 170 ? 'end' : 'start'}>{`${told.by}: ${time(told.minute)}`}</text>
          </>
        )}
        {ticks.map(([minute, label]) => (
          <text key={label} className={styles.axis} x={place(minute)} y={base + 22} textAnchor={minute === axis.from ? 'start' : minute === axis.to ? 'end' : 'middle'}>{label}</text>
        ))}
      </svg>
      <p className={styles.says}>{says}</p>
      <details className={styles.data}>
        <summary>The curve as a table, and what it assumes</summary>
        <DataTable caption="Exposure by minute" head={['From minute', 'Share']} rows={(gap ? [{ from: gap.from, share: 0 }, ...curve] : curve).filter((_, index, list) => list.length < 12 || index % 6 === 0).map(({ from, share }) => [Number(from.toFixed(2)), gap && from === gap.from ? 'nobody is served' : percent(share)])} />
        <p>It illustrates, it does not predict. The new version fails one request in five, evenly. Gates look once a minute and stop at a count; the page is 14.4 × the budget of 99.9% over an hour, without its delays. Shares, waits and ways back are those of the matrix.</p>
      </details>
    </>
  );
}

/** Five questions to a pattern, with reasons, runner-up and the exposure it leads to; the answers stand in the address. */
export function PatternChooser({ links }: PatternChooserProps): ReactNode {
  const [params, set] = useUrlState();
  const answers: Answers = knownAnswers(Object.fromEntries(questionIds.map((id) => [id, params.get(id)])));
  const choice = choosePattern(answers);
  const left = questions.filter(({ id }) => answers[id] === undefined).length;
  const name = (id: PatternId): ReactNode => { const { path } = links[id].chapter; return path === null ? patternOf(id).name : <Link to={path}>{patternOf(id).name}</Link>; };
  return (
    <form className={styles.chooser} data-island="use" data-needs-js="" onSubmit={(event) => event.preventDefault()} aria-label="Pattern chooser">
      <ol className={styles.questions}>
        {questions.map(({ id, ask, hint, answers: known }) => (
          <li key={id}>
            <label>
              <span>{ask} <small>{hint}</small></span>
              <select name={id} value={answers[id] ?? ''} onChange={(event) => set({ [id]: event.target.value })}>
                <option value="">?</option>
                {known.map(([value, text]) => <option key={value} value={value}>{text}</option>)}
              </select>
            </label>
          </li>
        ))}
      </ol>
      <div className={styles.choice}>
        <div role="status">
          {choice === null ? <p>{left === questions.length ? 'Answer from the top; the pattern appears as soon as it is decided.' : `${left} ${left === 1 ? 'answer' : 'answers'} open: go on from the top.`}</p> : (
            <>
              <p className={styles.pattern}>{name(choice.pattern)}</p>
              <p>{choice.reasons.join(' ')}</p>
              <p><b>Not {name(choice.runnerUp)}:</b> {choice.whyNot}</p>
              {choice.also.map((text) => <p key={text}>{text}</p>)}
            </>
          )}
        </div>
        {choice === null ? null : <Curve pattern={patternOf(choice.pattern)} perSecond={answers.rate === undefined ? sampleService.perSecond : Number(answers.rate)} />}
      </div>
      <p className={styles.tools}>
        {presets.map((preset) => <button key={preset.name} type="button" onClick={() => set(preset.answers)}>{preset.name}</button>)}
        <button type="button" disabled={left === questions.length} onClick={() => set(Object.fromEntries(questionIds.map((id) => [id, ''])))}>Start again</button>
        <span>The address holds your answers: copy it into the review.</span>
      </p>
    </form>
  );
}
