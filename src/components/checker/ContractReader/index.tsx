import { useCallback, useEffect, useId, useLayoutEffect, useRef, useState, type DragEvent, type ReactNode } from 'react';
import useBaseUrl from '@docusaurus/useBaseUrl';

import type { Finding, Verdict } from '../../../checker/judge';
import { tiers, workloads, type Tier, type Workload } from '../../../contract/types';
import { useUrlState } from '../../../hooks/useUrlState';
import type { ReaderExample, ReaderView } from '../../../site/readerView';
import { createClient, type CheckState as State } from '../client';
import { ReportView } from './ReportView';
import styles from './styles.module.css';

/** Longest text that is sent to the checker, in characters; the checker’s own limit is in bytes. */
const longestText = 2_000_000;
/** Milliseconds of quiet after a key before the text is checked; chosen. */
const quiet = 250;

const workloadNames: Readonly<Record<Workload, string>> = {
  'http-service': 'HTTP service', 'grpc-service': 'gRPC service', 'queue-worker': 'queue worker', 'scheduled-job': 'scheduled job', 'batch-job': 'batch job',
  'stateful-service': 'stateful service', singleton: 'singleton', 'node-agent': 'node agent',
};

/** The page’s tool: manifests on the left, what the contract says about them on the right. Nothing leaves the browser. */
export function ContractReader({ view }: { readonly view: ReaderView }): ReactNode {
  const [params, set] = useUrlState();
  const base = useBaseUrl('/');
  const area = useRef<HTMLTextAreaElement>(null);
  const gutter = useRef<HTMLDivElement>(null);
  const client = useRef<ReturnType<typeof createClient> | null>(null);
  const [text, setText] = useState('');
  const [answered, setAnswered] = useState<State>({ kind: 'working' });
  const [over, setOver] = useState(false);
  const [note, setNote] = useState('');
  const id = useId();

  const tier = tiers.find((candidate) => String(candidate) === params.get('tier')) ?? null;
  const workload = workloads.find((candidate) => candidate === params.get('workload')) ?? null;
  const example = view.examples.find((candidate) => candidate.id === params.get('example'));

  useEffect(() => () => client.current?.close(), []);
  // What was typed before the app was there stands in the field, and no event tells of it.
  useLayoutEffect(() => { const typed = area.current?.value ?? ''; if (typed !== '') setText(typed); }, []);  

  const load = useCallback((chosen: ReaderExample) => {
    setNote('');
    fetch(`${base}${chosen.path}`)
      .then((response) => { if (!response.ok) throw new Error(String(response.status)); return response.text(); })
      .then((loaded) => { if (area.current) area.current.value = loaded; setText(loaded); },
        () => setNote(`“${chosen.title}” could not be loaded from this site. Check the connection and choose it again.`));
  }, [base]);
  const wanted = example?.id;
  useEffect(() => { if (example && (area.current?.value ?? '') === '') load(example); }, [wanted]); // eslint-disable-line react-hooks/exhaustive-deps -- once for the example the link names

  const blank = text.trim() === '';
  const tooLong = text.length > longestText;
  useEffect(() => {
    if (blank || tooLong) return undefined;
    const wait = setTimeout(() => {
      client.current ??= createClient(view, new URL(base, window.location.href).href);
      client.current.ask({ text, tier, workload }, setAnswered);
    }, quiet);
    return () => clearTimeout(wait);
  }, [text, blank, tooLong, tier, workload, view, base]);
  const state: State = blank ? { kind: 'empty' }
    : tooLong ? { kind: 'failed', message: `The text has ${(text.length / 1e6).toFixed(1)} million characters; this page checks up to ${longestText / 1e6} million. Use the command line for more.` }
      : answered;

  const goTo = useCallback((line: number, column: number) => {
    const field = area.current;
    if (!field) return;
    let offset = 0;
    for (let row = 1; row < line; row += 1) { const next = field.value.indexOf('\n', offset); if (next < 0) break; offset = next + 1; }
    const end = field.value.indexOf('\n', offset);
    field.focus();
    field.setSelectionRange(Math.min(offset + column - 1, field.value.length), end < 0 ? field.value.length : end);
    const height = field.scrollHeight / Math.max(1, field.value.split('\n').length);
    field.scrollTop = Math.max(0, (line - 4) * height);
  }, []);

  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const files = [...event.dataTransfer.files];
    if (files.length === 0) return;
    if (files.reduce((sum, { size }) => sum + size, 0) > longestText) { setNote(`These files are larger than ${longestText / 1e6} MB together; use the command line.`); return; }
    Promise.all(files.map(async (file) => ({ name: file.name, text: await file.text() }))).then((read) => {
      const joined = read.map(({ name, text: content }) => (read.length === 1 ? content : `# ${name.replace(/[\r\n]/g, ' ')}\n${content}`)).join('\n---\n');
      if (area.current) area.current.value = joined;
      setNote('');
      setText(joined);
    }, () => setNote('A file could not be read.'));
  };

  const findings: readonly Finding[] = state.kind === 'done' ? state.answer.result.findings : [];
  const marks = new Map<number, Verdict | 'must'>();
  for (const { verdict, line, level, waivedUntil } of findings) {
    if (verdict === 'unmet') marks.set(line, level === 'MUST' && waivedUntil === null ? 'must' : marks.get(line) ?? 'unmet');
  }
  const lineCount = text === '' ? 12 : text.split('\n').length;
  const objects = state.kind === 'done' ? state.answer.result.objects : [];
  const guess = objects.find(({ workload: found, guessed }) => found !== null && guessed.workload);
  return (
    <div className={styles.reader} data-island="use">
      <p className={styles.noscript} data-without-js="">This tool needs JavaScript: it judges your text inside the browser and sends it nowhere. Without it, run the same checks from the repository: <code>npm ci &amp;&amp; npm run check -- your-manifests/</code></p>
      <form className={styles.settings} data-needs-js="" onSubmit={(event) => event.preventDefault()} aria-label="How to judge">
        <label>Start from
          <select name="example" value={example?.id ?? ''} onChange={(event) => { const chosen = view.examples.find((candidate) => candidate.id === event.target.value); set({ example: event.target.value }); if (chosen) load(chosen); }}>
            <option value="">your own text</option>
            {(['broken', 'golden path'] as const).map((group) => (
              <optgroup key={group} label={group === 'broken' ? 'Broken, and why' : 'Golden paths'}>
                {view.examples.filter((candidate) => candidate.group === group).map((candidate) => <option key={candidate.id} value={candidate.id}>{candidate.title}</option>)}
              </optgroup>
            ))}
          </select>
        </label>
        <label>Tier
          <select name="tier" value={tier ?? ''} onChange={(event) => set({ tier: event.target.value })}>
            <option value="">as labeled, else 2</option>
            {tiers.map((value: Tier) => <option key={value} value={value}>{value === 1 ? '1, critical' : value === 2 ? '2, standard' : '3, experimental'}</option>)}
          </select>
        </label>
        <label>Workload type
          <select name="workload" value={workload ?? ''} onChange={(event) => set({ workload: event.target.value })}>
            <option value="">{guess?.workload ? `guessed: ${workloadNames[guess.workload]}` : 'as labeled, else guessed'}</option>
            {workloads.map((value) => <option key={value} value={value}>{workloadNames[value]}</option>)}
          </select>
        </label>
        <button type="button" disabled={text === ''} onClick={() => { if (area.current) { area.current.value = ''; area.current.focus(); } setText(''); set({ example: '' }); }}>Clear</button>
      </form>
      {note === '' ? null : <p role="alert" className={styles.note}>{note}</p>}
      <div className={styles.panes} data-needs-js="">
        <div className={styles.source}>
          <label htmlFor={`${id}-text`} className={styles.label}>Manifests <span>paste YAML, or drop files; nothing is sent anywhere</span></label>
          <div className={`${styles.editor} ${over ? styles.over : ''}`} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={drop}>
            <div ref={gutter} className={styles.gutter} aria-hidden="true">
              <pre>{Array.from({ length: Math.min(lineCount, 60_000) }, (_, index) => index + 1).join('\n')}</pre>
              {[...marks].map(([line, verdict]) => <i key={line} data-verdict={verdict} ref={(mark) => { if (mark) mark.style.insetBlockStart = `calc(${line - 1} * 1lh + 0.5rem)`; }} />)}
            </div>
            <textarea
              id={`${id}-text`} ref={area} className={styles.text} wrap="off" spellCheck={false} autoCapitalize="off" autoCorrect="off" defaultValue="" rows={24}
              placeholder={'apiVersion: apps/v1\nkind: Deployment\n…'} aria-describedby={`${id}-status`}
              onChange={(event) => setText(event.target.value)}
              onScroll={(event) => { if (gutter.current) gutter.current.scrollTop = event.currentTarget.scrollTop; }}
            />
          </div>
        </div>
        <div className={styles.report}>
          {state.kind === 'done'
            ? <ReportView answer={state.answer} titles={view.titles} base={base} statusId={`${id}-status`} goTo={goTo} params={params} set={set} />
            : <p id={`${id}-status`} role="status" className={styles.status}>{state.kind === 'empty' ? 'The report appears here: what is met, what is not, and what no manifest can show.' : state.kind === 'working' ? 'Checking …' : state.message}</p>}
        </div>
      </div>
    </div>
  );
}
