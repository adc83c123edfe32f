import { useLayoutEffect, useRef, useState, useSyncExternalStore, type ReactNode } from 'react';

import { useUrlState } from '../../../hooks/useUrlState';
import { inputs, likely, lossIfStopped, net, quarters, readRange, simulate, tornado, type Input, type InputId, type Range, type Ranges, type Simulation } from '../../../models/funding/model';
import { DataTable } from '../../ui/DataTable';
import styles from './styles.module.css';

const never = (): (() => void) => () => undefined;
const parts = ['low', 'likely', 'high'] as const;
const shown = ({ share }: Input, value: number): string => String(Number((share ? value * 100 : value).toPrecision(4)));
const money = (value: number): string => `${value < 0 ? '−' : ''}${Math.abs(Math.round(value)).toLocaleString('en-US')}`;
const textOf = (input: Input, range: Range): string => range.map((value) => shown(input, value)).join('_');
const nameOf = (id: InputId): string => inputs.find((input) => input.id === id)?.label ?? id;

const [left, right, top, bottom] = [52, 352, 12, 176];

function Chart({ byQuarter, title }: { readonly byQuarter: Simulation['byQuarter']; readonly title: string }): ReactNode {
  const lowest = Math.min(0, ...byQuarter.map(({ low }) => low));
  const highest = Math.max(1, ...byQuarter.map(({ high }) => high));
  const y = (value: number): number => bottom - ((value - lowest) / (highest - lowest)) * (bottom - top);
  const step = (right - left) / quarters;
  return (
    <svg className={styles.chart} viewBox="0 0 360 206" role="img" aria-label={title}>
      {[lowest, 0, highest].map((value, at) => <text key={at} className={styles.tick} x={left - 5} y={y(value) + 4} textAnchor="end">{money(value)}</text>)}
      <line className={styles.zero} x1={left} x2={right} y1={y(0)} y2={y(0)} />
      {byQuarter.map(({ low, middle, high }, index) => {
        const x = left + index * step + step / 2;
        return (
          <g key={index}>
            <rect className={styles.range} x={x - 9} width={18} y={y(high)} height={Math.max(1, y(low) - y(high))} />
            <line className={styles.middle} x1={x - 12} x2={x + 12} y1={y(middle)} y2={y(middle)} />
            <text className={styles.tick} x={x} y={bottom + 20} textAnchor="middle">{`Q${index + 1}`}</text>
          </g>
        );
      })}
    </svg>
  );
}

/** Ranges in, a range of net value out, with what would flip its sign; the ranges stand in the address. */
export function CaseBuilder(): ReactNode {
  const [params, set] = useUrlState();
  const form = useRef<HTMLFormElement>(null);
  const output = useRef<HTMLTextAreaElement>(null);
  const [note, setNote] = useState('');
  const address = useSyncExternalStore(never, () => window.location.href.split('#')[0] as string, () => '');
  const read = inputs.map((input) => ({ input, text: params.get(input.id) ?? textOf(input, input.sample), range: readRange(params.get(input.id) ?? textOf(input, input.sample), input) }));
  const wrong = read.find(({ range }) => range === null);
  const ranges = wrong ? null : Object.fromEntries(read.map(({ input, range }) => [input.id, range])) as unknown as Ranges;
  const own = read.filter(({ input }) => params.get(input.id) !== null).length;

  // Numbers typed before the app was there stand in the fields, and no event will tell of them again.
  useLayoutEffect(() => {
    if (!form.current || window.location.search !== '') return;
    const typed = new FormData(form.current);
    const changed = inputs.flatMap((input) => {
      const text = parts.map((part) => String(typed.get(`${input.id}-${part}`) ?? '')).join('_');
      return text === textOf(input, input.sample) ? [] : [[input.id, text] as const];
    });
    if (changed.length > 0) set(Object.fromEntries(changed));
  }, [set]);

  const run = ranges === null ? null : simulate(ranges);
  const last = run?.byQuarter[quarters - 1];
  const swings = ranges === null ? [] : tornado(ranges);
  const middle = ranges === null ? null : likely(ranges);
  const flips = swings.filter(({ breakEven }) => breakEven !== null);
  const value = (id: InputId, amount: number): string => { const input = inputs.find((candidate) => candidate.id === id) as Input; return `${Number((input.share ? amount * 100 : amount).toPrecision(2))}${input.share ? '%' : ''}`; };
  const summary = run === null || last === undefined || middle === null ? ''
    : `After ${quarters} quarters the case is worth between ${money(last.low)} and ${money(last.high)} thousand in eight of ten draws, ${money(last.middle)} in the middle; it is above zero in ${Math.round(run.positive * 100)}%. Stopped after two quarters it has cost ${money(lossIfStopped(middle, 2))} thousand.`;
  const markdown = ranges === null || run === null ? '' : [
    '## Case for the runtime platform', '', `${summary} [The same inputs](${address}).`, '', own === 0 ? '**These are the sample’s numbers, not ours.**' : `${own} of ${inputs.length} inputs are ours, the rest is the sample.`, '',
    '| Assumption | Low | Likely | High | Net at low | Net at high | Sign flips at |', '| --- | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...swings.map(({ id, atLow, atHigh, breakEven }) => `| ${nameOf(id)} | ${ranges[id].map((amount) => value(id, amount)).join(' | ')} | ${money(atLow)} | ${money(atHigh)} | ${breakEven === null ? 'never' : value(id, breakEven)} |`), '',
  ].join('\n');
  return (
    <div className={styles.case} data-island="use">
      <form ref={form} data-needs-js="" onSubmit={(event) => event.preventDefault()} aria-label="Case builder">
        {read.map(({ input, text, range }) => {
          const cells = text.split('_');
          return (
            <fieldset key={input.id} data-wrong={range === null ? '' : undefined}>
              <legend>{input.label} <small>{input.unit}</small></legend>
              {parts.map((part, at) => (
                <label key={part}><span>{part}</span><input type="text" inputMode="decimal" name={`${input.id}-${part}`} value={cells[at] ?? ''} maxLength={10} autoComplete="off" onChange={(event) => set({ [input.id]: parts.map((_, other) => (other === at ? event.target.value.replace(/_/g, '') : cells[other] ?? '')).join('_') })} /></label>
              ))}
            </fieldset>
          );
        })}
      </form>
      <div className={styles.result} role="status">
        {wrong ? <p className={styles.wrong}>{wrong.input.label}: “{wrong.text.split('_').join(', ').slice(0, 60)}” has to be three numbers, low ≤ likely ≤ high, from 0 to {shown(wrong.input, wrong.input.most)}.</p> : <p>{own === 0 ? 'Sample numbers. ' : ''}{summary}</p>}
      </div>
      {run === null || ranges === null ? null : (
        <>
          <Chart byQuarter={run.byQuarter} title={summary} />
          <p className={styles.soft}>Net value added up by quarter, thousands. Bar: eight of ten draws; line: the middle.</p>
          <DataTable
            caption="Which assumption matters, the widest first"
            head={['Assumption', 'Net at its low', 'Net at its high', 'Sign flips at']}
            rows={swings.map(({ id, atLow, atHigh, breakEven }) => [nameOf(id), money(atLow), money(atHigh), breakEven === null ? 'never alone' : value(id, breakEven)])}
          />
          <p>{flips.length === 0 ? `No single assumption flips the sign within its range; likely, the net is ${money(net(likely(ranges)))} thousand.` : `${flips.length} of ${inputs.length} assumptions flip the sign alone. Measure the first of them before you ask for money.`}</p>
        </>
      )}
      <p className={styles.tools} data-needs-js="">
        <button type="button" disabled={markdown === ''} onClick={() => { void navigator.clipboard.writeText(markdown).then(() => setNote('Copied as Markdown.'), () => { output.current?.select(); setNote('The browser refused to copy; the text is selected instead.'); }); }}>Copy Markdown</button>
        <button type="button" onClick={() => window.print()}>Print</button>
        <button type="button" disabled={own === 0} onClick={() => set(Object.fromEntries(inputs.map(({ id }) => [id, ''])))}>Back to the sample</button>
        <span role="status">{note}</span>
      </p>
      {markdown === '' || address === '' ? null : <textarea ref={output} className={styles.markdown} readOnly rows={5} value={markdown} aria-label="The case as Markdown" data-needs-js="" />}
    </div>
  );
}
