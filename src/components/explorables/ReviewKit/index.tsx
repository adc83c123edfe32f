import { useId, useMemo, useRef, useState, useSyncExternalStore, type ChangeEvent, type ReactNode } from 'react';
import Link from '@docusaurus/Link';
import useBaseUrl from '@docusaurus/useBaseUrl';

import { tiers, workloads, type Tier, type Workload } from '../../../contract/types';
import { useStored } from '../../../hooks/useStored';
import { useUrlState } from '../../../hooks/useUrlState';
import { longestText, readReview, reviewFormat, writeReview, type Known, type Review } from '../../../models/review-pack/file';
import { flavors, toMarkdown, type Flavor } from '../../../models/review-pack/markdown';
import { openReason, outcome, selectClauses, type Answer, type Verdict } from '../../../models/review-pack/model';
import type { ReviewView } from '../../../site/reviewView';
import { Rich } from '../../ui/Rich';
import styles from './styles.module.css';

/** Where answers are kept; in this browser only. */
const storageKey = 'krp-review';

const workloadNames: Readonly<Record<Workload, string>> = {
  'http-service': 'HTTP service', 'grpc-service': 'gRPC service', 'queue-worker': 'Queue worker', 'scheduled-job': 'Scheduled job', 'batch-job': 'Batch job',
  'stateful-service': 'Stateful service', singleton: 'Singleton', 'node-agent': 'Node agent',
};
const verdictNames: Readonly<Record<Verdict, string>> = { holds: 'Holds', 'not-yet': 'Not yet', 'not-applicable': 'Not applicable', waiver: 'Waiver' };
const flavorNames: Readonly<Record<Flavor, string>> = { github: 'GitHub', gitlab: 'GitLab', plain: 'Plain' };
const blank: Answer = { verdict: 'holds', note: '', owner: '', expires: '' };

interface Kept { readonly service: string; readonly answers: Readonly<Record<string, Answer>> }
const nothing: Kept = { service: '', answers: {} };

const never = (): (() => void) => () => undefined;

/** Today where the reader is, as an ISO date. */
const isoToday = (): string => { const now = new Date(); return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10); };

/** Selection in the address, answers in this browser; a pack of clauses by risk; the result as Markdown or a file. */
export function ReviewKit({ view }: { readonly view: ReviewView }): ReactNode {
  const [params, set] = useUrlState();
  const base = useBaseUrl('/');
  const id = useId();
  const [stored, store] = useStored(storageKey);
  const today = useSyncExternalStore(never, isoToday, () => '');
  const [note, setNote] = useState('');
  const [flavor, setFlavor] = useState<Flavor>('github');
  const [onlyOpen, setOnlyOpen] = useState(false);
  const output = useRef<HTMLTextAreaElement>(null);

  const workload = workloads.find((candidate) => candidate === params.get('workload')) ?? null;
  const tier = tiers.find((candidate) => String(candidate) === params.get('tier')) ?? null;
  const touches = useMemo(() => view.topics.map((topic) => topic.id).filter((topic) => (params.get('touches') ?? '').split(',').includes(topic)), [params, view.topics]);
  const known: Known = useMemo(() => ({ clauses: view.clauses.map((clause) => clause.id), workloads, topics: view.topics.map((topic) => topic.id) }), [view]);
  const pack = workload === null || tier === null ? [] : selectClauses(view.clauses, view.topics, { workload, tier, touches });

  const read = useMemo(() => (stored === null ? null : readReview(stored, known)), [stored, known]);
  const kept: Kept = read !== null && 'review' in read ? read.review : nothing;
  const result = outcome(pack, kept.answers, today);

  const review: Review = { format: reviewFormat, contract: view.version, service: kept.service, workload: workload ?? 'http-service', tier: tier ?? 1, touches, answers: kept.answers };
  const keep = (next: Kept): void => {
    // What cannot be read is not ours to destroy: it moves aside before the first new answer.
    if (stored !== null && read !== null && 'problem' in read) { try { localStorage.setItem(`${storageKey}-unreadable`, stored); } catch { /* storage is off */ } }
    const empty = next.service === '' && Object.keys(next.answers).length === 0;
    if (!store(empty ? null : writeReview({ ...review, service: next.service, answers: next.answers }))) setNote('This browser keeps nothing for this site: export the file before you leave.');
  };
  const answer = (clause: string, change: Partial<Answer> | null): void => {
    if (change === null) {
      keep({ ...kept, answers: Object.fromEntries(Object.entries(kept.answers).filter(([other]) => other !== clause)) });
      return;
    }
    keep({ ...kept, answers: { ...kept.answers, [clause]: { ...blank, ...kept.answers[clause], ...change } } });
  };
  const load = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [file] = event.target.files ?? [];
    event.target.value = '';
    if (!file) return;
    const imported = readReview(await file.text(), known);
    if ('problem' in imported) {
      setNote(`${file.name} was not imported, and nothing has changed. ${imported.problem}`);
      return;
    }
    const { review: next } = imported;
    set({ workload: next.workload, tier: String(next.tier), touches: next.touches.join(',') });
    keep({ service: next.service, answers: next.answers });
    setNote(`${file.name} is loaded: ${Object.keys(next.answers).length} answers${next.contract === view.version ? '' : `, made with contract ${next.contract}; this one is ${view.version}`}.`);
  };
  const save = (): void => {
    const url = URL.createObjectURL(new Blob([writeReview(review)], { type: 'application/json' }));
    const link = Object.assign(document.createElement('a'), { href: url, download: `review-${kept.service.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'service'}.json` });
    link.click();
    URL.revokeObjectURL(url);
  };
  const markdown = today !== '' && pack.length > 0 && workload !== null && tier !== null ? toMarkdown({
    service: kept.service, workload: workloadNames[workload], tier, topics: view.topics.filter((topic) => touches.includes(topic.id)).map((topic) => topic.title),
    contract: view.version, site: new URL(base, window.location.href).href, link: window.location.href.split('#')[0] as string, today, pack, answers: kept.answers,
  }, flavor) : '';
  const copy = (): void => {
    void navigator.clipboard.writeText(markdown).then(() => setNote('Copied as Markdown.'), () => { output.current?.select(); setNote('The browser refused to copy; the text is selected instead.'); });
  };
  const shown = onlyOpen ? pack.filter(({ clause }) => openReason(kept.answers[clause.id], today) !== null) : pack;

  return (
    <>
    <p data-without-js="">The review pack needs JavaScript. Without it, the agenda and the fifteen questions below are the review; <Link to="/runtime-model/service-runtime-contract/">the contract</Link> prints with all proofs.</p>
    <form className={styles.kit} data-island="use" data-needs-js="" onSubmit={(event) => event.preventDefault()} aria-label="Review pack">
      <div className={styles.selection}>
        <label>Kind of work
          <select name="workload" value={workload ?? ''} onChange={(event) => set({ workload: event.target.value })}>
            <option value="">choose</option>
            {workloads.map((kind) => <option key={kind} value={kind}>{workloadNames[kind]}</option>)}
          </select>
        </label>
        <label>Tier
          <select name="tier" value={tier ?? ''} onChange={(event) => set({ tier: event.target.value })}>
            <option value="">choose</option>
            {tiers.map((value: Tier) => <option key={value} value={value}>{value}</option>)}
          </select>
        </label>
        <fieldset>
          <legend>What the change touches</legend>
          {view.topics.map((topic) => (
            <label key={topic.id}>
              <input type="checkbox" name={`touch-${topic.id}`} checked={touches.includes(topic.id)} onChange={(event) => set({ touches: (event.target.checked ? [...touches, topic.id] : touches.filter((other) => other !== topic.id)).join(',') })} />
              <span>{topic.title}</span>
            </label>
          ))}
        </fieldset>
      </div>
      <div className={styles.state} role="status">
        {workload === null || tier === null || touches.length === 0
          ? <p>Choose kind, tier and what changes; the pack appears here, the riskiest clause first.</p>
          : pack.length === 0 ? <p>None of the chosen topics has a clause that binds this kind of work in this tier.</p>
            : <p><b className={styles.decision}>{result.decision}</b> {result.answered} of {result.total} answered, {result.blocking.length} MUST open, {result.following.length} to follow up.</p>}
        {read !== null && 'problem' in read ? <p className={styles.note}>What this browser had kept cannot be read. {read.problem}</p> : null}
        {note === '' ? null : <p className={styles.note}>{note}</p>}
      </div>
      {pack.length === 0 ? null : (
        <>
          <progress className={styles.progress} max={result.total} value={result.answered} aria-label="Clauses answered" />
          <div className={styles.tools}>
            <label>Service <input type="text" name="service" value={kept.service} maxLength={120} autoComplete="off" onChange={(event) => keep({ ...kept, service: event.target.value })} /></label>
            <label className={styles.inline}><input type="checkbox" checked={onlyOpen} onChange={(event) => setOnlyOpen(event.target.checked)} /> Open ones only</label>
          </div>
          <ol className={styles.pack}>
            {shown.map(({ clause, level }) => {
              const given = kept.answers[clause.id];
              const open = openReason(given, today);
              return (
                <li key={clause.id} data-settled={open === null ? '' : undefined}>
                  <h2><Link to={`/c/${clause.id.toLowerCase()}/`}>{clause.id}</Link> {clause.title} <small>{level}, the {clause.binds} owes it</small></h2>
                  <p><Rich text={clause.question} /></p>
                  {clause.listenFor === '' ? null : <p className={styles.soft}>Listen for: <Rich text={clause.listenFor} /></p>}
                  <details>
                    <summary>Clause, proof and what breaks without it</summary>
                    <p><Rich text={clause.sentence} /></p>
                    <p>Proven when: <Rich text={clause.proof} /></p>
                    <p>Otherwise: {clause.failureModes.map((mode, at) => <span key={mode}>{at === 0 ? '' : ', '}<Link to={`/reference-architecture/failure-modes/#${mode.toLowerCase()}`}>{mode} {view.failureNames[mode]}</Link></span>)}.</p>
                  </details>
                  <fieldset className={styles.answer}>
                    <legend>{clause.id}: your answer</legend>
                    {(Object.keys(verdictNames) as Verdict[]).map((verdict) => (
                      <label key={verdict}><input type="radio" name={`answer-${clause.id}`} checked={given?.verdict === verdict} onChange={() => answer(clause.id, { verdict })} /> {verdictNames[verdict]}</label>
                    ))}
                    {given === undefined ? null : <button type="button" onClick={() => answer(clause.id, null)}>Clear</button>}
                  </fieldset>
                  {given === undefined ? null : (
                    <div className={styles.details}>
                      <label className={styles.wide}>{given.verdict === 'holds' ? 'Evidence' : given.verdict === 'not-applicable' ? 'Why not' : 'Gap'} <textarea rows={2} maxLength={longestText} value={given.note} onChange={(event) => answer(clause.id, { note: event.target.value })} /></label>
                      {given.verdict === 'not-yet' || given.verdict === 'waiver' ? <label>Owner <input type="text" value={given.owner} maxLength={120} onChange={(event) => answer(clause.id, { owner: event.target.value })} /></label> : null}
                      {given.verdict === 'waiver' ? <label>Ends on <input type="date" value={given.expires} onChange={(event) => answer(clause.id, { expires: event.target.value })} /></label> : null}
                      {open !== null && given.verdict !== 'not-yet' ? <p className={styles.note}>Counts as open: {open}.</p> : null}
                    </div>
                  )}
                </li>
              );
            })}
          </ol>
          {shown.length === 0 ? <p>Nothing is open.</p> : null}
          <section className={styles.out} aria-labelledby={`${id}-out`}>
            <h2 id={`${id}-out`}>Take it with you</h2>
            <fieldset className={styles.answer}>
              <legend>Markdown for</legend>
              {flavors.map((value) => <label key={value}><input type="radio" name="flavor" checked={flavor === value} onChange={() => setFlavor(value)} /> {flavorNames[value]}</label>)}
            </fieldset>
            <textarea ref={output} className={styles.markdown} readOnly rows={8} value={markdown} aria-label="The review as Markdown" />
          </section>
        </>
      )}
      <p className={styles.buttons}>
        <button type="button" disabled={markdown === ''} onClick={copy}>Copy Markdown</button>
        <button type="button" disabled={pack.length === 0} onClick={save}>Export file</button>
        <label className={styles.file}>Import file <input type="file" accept="application/json,.json" onChange={(event) => { void load(event); }} /></label>
        <button type="button" disabled={pack.length === 0} onClick={() => window.print()}>Print</button>
        <button type="button" disabled={Object.keys(kept.answers).length === 0 && kept.service === ''} onClick={() => { if (window.confirm('Forget all answers kept in this browser?')) { keep(nothing); setNote('All answers are forgotten.'); } }}>Forget answers</button>
      </p>
      <p className={styles.soft}>The address holds the selection and nothing else; answers stay in this browser until you export them.</p>
    </form>
    </>
  );
}
