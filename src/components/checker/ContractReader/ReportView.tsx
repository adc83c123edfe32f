import { useState, type ReactNode } from 'react';

import type { Finding, Verdict } from '../../../checker/judge';
import { areas as areaOrder } from '../../../contract/types';
import type { CheckAnswer, Remedy } from '../../../checker/worker';
import styles from './styles.module.css';

/** In the order of the filter. */
const shown: readonly (readonly [Verdict, string])[] = [['unmet', 'not met'], ['unseen', 'cannot be seen'], ['met', 'met'], ['not-applicable', 'not applicable']];
/** Findings drawn at once; more on demand, so that 5,000 lines stay fluid. */
const portion = 60;

interface Props {
  readonly answer: CheckAnswer;
  /** Clause titles by id. */
  readonly titles: Readonly<Record<string, string>>;
  readonly base: string;
  readonly statusId: string;
  readonly goTo: (line: number, column: number) => void;
  readonly params: URLSearchParams;
  readonly set: (next: Readonly<Record<string, string>>) => void;
}

function save(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

const failing = ({ verdict, level, waivedUntil }: Finding): boolean => verdict === 'unmet' && level === 'MUST' && waivedUntil === null;
const rank = (finding: Finding): number => (failing(finding) ? 0 : finding.level === 'SHOULD' ? 1 : finding.level === 'MAY' ? 2 : 3);

/** In the order of the contract: what users feel first comes first. */
const order = ({ clause }: Finding): number => areaOrder.findIndex((area) => area === clause.charAt(0)) * 100 + Number(clause.slice(1));

/** One finding: where, what, why, and the lines that mend it. */
function FindingRow({ finding, remedy, title, base, goTo }: { readonly finding: Finding; readonly remedy: Remedy | undefined; readonly title: string; readonly base: string; readonly goTo: Props['goTo'] }): ReactNode {
  return (
    <li className={styles.finding} data-verdict={failing(finding) ? 'must' : finding.verdict}>
      <p className={styles.head}>
        <b className={styles.level}>{finding.verdict === 'unmet' ? finding.level : shown.find(([verdict]) => verdict === finding.verdict)?.[1]}</b>
        <a href={`${base}c/${finding.clause.toLowerCase()}/`} target="_blank" rel="noopener" title={title}>{finding.clause}<span className="hidden">: {title}, opens a new tab</span></a>
        <span>{finding.kind} {finding.name}{finding.container === null ? '' : `, ${finding.container}`}</span>
        <button type="button" onClick={() => goTo(finding.line, finding.column)}>line {finding.line}</button>
      </p>
      <p className={styles.message}>{remedy && finding.verdict !== 'not-applicable' ? <b>{remedy.title}. </b> : null}{finding.verdict === 'met' ? null : finding.message}{finding.waivedUntil === null ? '' : ` Waived until ${finding.waivedUntil}.`}</p>
      {remedy && finding.verdict === 'unmet' ? (
        <details>
          <summary>What to change</summary>
          <div className="code"><button type="button" data-copy="" aria-label="Copy this YAML">Copy</button><pre tabIndex={0}><code>{remedy.fix}</code></pre></div>
          <p className={styles.blind}>Belongs at <code>{finding.path === '' ? 'the top' : finding.path}</code>. {remedy.cannotSee === '' ? '' : `What this check cannot see: ${remedy.cannotSee}`}</p>
        </details>
      ) : null}
    </li>
  );
}

/** The report beside the text: counts, filter, findings, and ways to take it along. */
export function ReportView({ answer, titles, base, statusId, goTo, params, set }: Props): ReactNode {
  const { result, remedies } = answer;
  const { summary, problems, objects } = result;
  const verdict = shown.find(([name]) => name === params.get('show'))?.[0] ?? 'unmet';
  const area = params.get('area') ?? '';
  const areas = [...new Set(result.findings.map(({ clause }) => clause.charAt(0)))].sort();
  const [more, setMore] = useState({ of: '', portions: 0 });
  const [copied, setCopied] = useState('');
  // A new text or filter starts with the first portion again.
  const key = `${answer.id} ${verdict} ${area}`;
  const limit = portion * (1 + 4 * (more.of === key ? more.portions : 0));
  const chosen = result.findings.filter((finding) => finding.verdict === verdict && (area === '' || finding.clause.startsWith(area))).sort((a, b) => rank(a) - rank(b) || order(a) - order(b) || a.line - b.line);
  const copy = (): void => {
    navigator.clipboard.writeText(answer.markdown).then(() => setCopied('Copied.'), () => setCopied('The browser did not allow copying; download instead.'));
    setTimeout(() => setCopied(''), 4000);
  };
  const waivers = objects.flatMap((object) => object.waiverProblems.map((problem) => ({ object, problem })));
  return (
    <>
      <p id={statusId} role="status" className={styles.status}>
        {summary.objects === 0 ? 'No Kubernetes object was found, so nothing was judged.' : (
          <><b data-verdict={summary.failing > 0 ? 'must' : 'met'}>{summary.failing === 0 ? 'No MUST is unmet' : `${summary.failing} MUST not met`}</b>{' '}
            in {summary.objects} {summary.objects === 1 ? 'object' : 'objects'}; {summary.byVerdict.unmet} findings in all{summary.waived > 0 ? `, ${summary.waived} waived` : ''}.</>
        )}
      </p>
      {problems.length === 0 ? null : (
        <ul className={styles.problems} aria-label="What was not read">
          {problems.slice(0, 20).map((problem, index) => <li key={index}><button type="button" onClick={() => goTo(problem.line, problem.column)}>line {problem.line}</button> {problem.message}</li>)}
          {problems.length > 20 ? <li>and {problems.length - 20} more</li> : null}
        </ul>
      )}
      {waivers.length === 0 ? null : <ul className={styles.problems} aria-label="Waivers">{waivers.slice(0, 20).map(({ object, problem }, index) => <li key={index}>{object.kind} {object.name}: {problem}</li>)}</ul>}
      {summary.objects === 0 ? null : (
        <>
          <form className={styles.filter} onSubmit={(event) => event.preventDefault()} aria-label="Which findings to show">
            <fieldset>
              <legend className="hidden">Verdict</legend>
              {shown.map(([name, text]) => (
                <label key={name} data-on={verdict === name ? '' : undefined}>
                  <input type="radio" name="show" value={name} checked={verdict === name} onChange={() => set({ show: name === 'unmet' ? '' : name })} />{text} <b>{summary.byVerdict[name]}</b>
                </label>
              ))}
            </fieldset>
            <label>Area <select value={area} onChange={(event) => set({ area: event.target.value })}><option value="">all</option>{areas.map((letter) => <option key={letter} value={letter}>{letter}</option>)}</select></label>
          </form>
          {chosen.length === 0 ? <p className={styles.none}>{verdict === 'unmet' && area === '' ? 'Everything these files can show is met. The rest needs other evidence: look at what cannot be seen.' : 'Nothing here; choose another verdict or area.'}</p> : null}
          <ol className={styles.findings}>
            {chosen.slice(0, limit).map((finding, index) => <FindingRow key={`${finding.check}-${finding.line}-${finding.container ?? ''}-${index}`} finding={finding} remedy={remedies[finding.check]} title={titles[finding.clause] ?? ''} base={base} goTo={goTo} />)}
          </ol>
          {chosen.length > limit ? <button type="button" className={styles.more} onClick={() => setMore({ of: key, portions: (more.of === key ? more.portions : 0) + 1 })}>Show {Math.min(portion * 4, chosen.length - limit)} more of {chosen.length}</button> : null}
          <p className={styles.take}>
            <button type="button" onClick={copy}>Copy as Markdown</button>
            <button type="button" onClick={() => save('contract-report.json', 'application/json', answer.json)}>Download JSON</button>
            <button type="button" onClick={() => save('contract-report.sarif', 'application/sarif+json', answer.sarif)}>Download SARIF</button>
            <span role="status">{copied}</span>
          </p>
        </>
      )}
    </>
  );
}
