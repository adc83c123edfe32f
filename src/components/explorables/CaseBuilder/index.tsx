import { useLayoutEffect, useRef, useState, useSyncExternalStore, type ReactNode } from 'react';

import { useUrlState } from '../../../hooks/useUrlState';
import { bounds, dipOf, gates, inputs, quarters, readRange, simulate, tornado, type Input, type InputId, type Range, type Ranges, type Simulation, type Swing } from '../../../models/funding/model';
import { inputOf, money, valueText } from './text';
import styles from './styles.module.css';

const never = (): (() => void) => () => undefined;
const parts = ['low', 'likely', 'high'] as const;
const groups = [{ id: 'value', name: 'What it brings' }, { id: 'cost', name: 'What it costs' }] as const;
const shown = ({ share }: Input, value: number): string => String(Number((share ? value * 100 : value).toPrecision(4)));
const textOf = (input: Input, range: Range): string => range.map((value) => shown(input, value)).join('_');
const reset = Object.fromEntries(inputs.map(({ id }) => [id, '']));

const [left, right, top, bottom] = [62, 392, 32, 202];

/** Net value added up, by quarter, with the dip and the gates. */
function Chart({ run, title }: { readonly run: Simulation; readonly title: string }): ReactNode {
  const { byQuarter } = run;
  const { depth, quarter } = dipOf(run);
  const lowest = Math.min(0, ...byQuarter.map(({ low }) => low));
  const highest = Math.max(1, ...byQuarter.map(({ high }) => high));
  const y = (value: number): number => bottom - ((value - lowest) / (highest - lowest)) * (bottom - top);
  const step = (right - left) / quarters;
  const x = (at: number): number => left + (at - 0.5) * step;
  return (
    <svg className={styles.chart} viewBox="0 0 400 256" role="img" aria-label={title}>
      {[lowest, 0, highest].filter((value, at) => at === 1 || Math.abs(y(value) - y(0)) > 14).map((value) => <text key={value} className={styles.tick} x={left - 6} y={y(value) + 5} textAnchor="end">{Math.abs(value) < 1e6 ? money(value) : value.toLocaleString('en-US', { notation: 'compact', maximumSignificantDigits: 3 })}</text>)}
      {gates.map((gate) => (
        <g key={gate}>
          <line className={styles.gate} x1={left + gate * step} x2={left + gate * step} y1={top - 8} y2={bottom} />
          <text className={styles.tick} x={left + gate * step} y={top - 13} textAnchor="middle">gate</text>
        </g>
      ))}
      <line className={styles.zero} x1={left} x2={right} y1={y(0)} y2={y(0)} />
      {byQuarter.map(({ low, middle, high }, index) => (
        <g key={index}>
          <rect className={middle < 0 ? styles.below : styles.above} x={x(index + 1) - 11} width={22} y={y(high)} height={Math.max(1, y(low) - y(high))} />
          <line className={styles.middle} x1={x(index + 1) - 15} x2={x(index + 1) + 15} y1={y(middle)} y2={y(middle)} />
          <text className={styles.tick} x={x(index + 1)} y={bottom + 20} textAnchor="middle">{`Q${index + 1}`}</text>
        </g>
      ))}
      {depth < 0 ? <text className={styles.label} x={left} y={bottom + 45}>{`Dip: ${money(depth)} after Q${quarter}`}</text> : null}
    </svg>
  );
}

const wide = 220;

/** One row of the tornado as a bar from the net at its low to the net at its high, on a common scale. */
function SwingBar({ swing: { atLow, atHigh }, from, to }: { readonly swing: Swing; readonly from: number; readonly to: number }): ReactNode {
  const x = (value: number): number => ((value - from) / (to - from)) * wide;
  const [a, b] = [Math.min(atLow, atHigh), Math.max(atLow, atHigh)];
  return (
    <svg viewBox={`0 0 ${wide} 16`} aria-hidden="true" focusable="false">
      {a < 0 ? <rect className={styles.loss} x={x(a)} y={2} height={12} width={Math.max(1, x(Math.min(b, 0)) - x(a))} /> : null}
      {b > 0 ? <rect className={styles.gain} x={x(Math.max(a, 0))} y={2} height={12} width={Math.max(1, x(b) - x(Math.max(a, 0)))} /> : null}
      <line className={styles.zero} x1={x(0)} x2={x(0)} y1={0} y2={16} />
    </svg>
  );
}

/** Everything the page shows, or `null` while a range is none. About 15 ms for the draws. */
function evaluate(texts: readonly string[]): { readonly ranges: Ranges; readonly run: Simulation; readonly swings: readonly Swing[]; readonly ends: ReturnType<typeof bounds> } | null {
  const found = inputs.map((input, at) => [input.id, readRange(texts[at] ?? '', input)] as const);
  if (found.some(([, range]) => range === null)) return null;
  const ranges = Object.fromEntries(found) as unknown as Ranges;
  return { ranges, run: simulate(ranges), swings: tornado(ranges), ends: bounds(ranges) };
}

/** Ranges in, a range of net value out, with what would flip its sign; the ranges stand in the address. */
export function CaseBuilder(): ReactNode {
  const [params, set] = useUrlState();
  const form = useRef<HTMLFormElement>(null);
  const output = useRef<HTMLTextAreaElement>(null);
  const [note, setNote] = useState('');
  const address = useSyncExternalStore(never, () => window.location.href.split('#')[0] as string, () => '');
  const read = inputs.map((input) => {
    const text = params.get(input.id) ?? textOf(input, input.sample);
    return { input, text, range: readRange(text, input) };
  });
  const wrong = read.filter(({ range }) => range === null);
  const own = read.filter(({ input, text }) => text !== textOf(input, input.sample)).length;

  // Numbers typed before the app was there stand in the fields, and no event will tell of them again.
  useLayoutEffect(() => {
    if (!form.current || window.location.search !== '') return;
    const typed = new FormData(form.current);
    const value = (name: string): string => { const found = typed.get(name); return typeof found === 'string' ? found : ''; };
    const changed = inputs.flatMap((input) => {
      const text = parts.map((part) => value(`${input.id}-${part}`)).join('_');
      return text === textOf(input, input.sample) ? [] : [[input.id, text] as const];
    });
    if (changed.length > 0) set(Object.fromEntries(changed));
  }, [set]);

  const result = evaluate(read.map(({ text }) => text));

  const whose = own === 0 ? 'Sample numbers, no benchmark.' : `${own} of ${inputs.length} inputs ${own === 1 ? 'is' : 'are'} yours; the rest is the sample.`;
  const last = result?.run.byQuarter[quarters - 1];
  const early = result?.run.byQuarter[gates[0] - 1];
  const dip = result === null ? null : dipOf(result.run);
  const flips = result?.swings.filter(({ breakEven }) => breakEven !== null) ?? [];
  const [first] = flips;
  const summary = result === null || !last || !early ? '' : [
    `After ${quarters} quarters: ${money(last.low)} to ${money(last.high)} thousand in eight of ten draws, ${money(last.middle)} in the middle, above zero in ${Math.round(result.run.positive * 100)} of 100.`,
    dip === null || dip.depth >= 0 ? 'The middle never falls below zero.' : dip.backIn === null ? 'The middle does not come back to zero in that time.' : `The middle is back at zero in quarter ${dip.backIn}.`,
    `Stopped at the first gate: ${money(early.low)} to ${money(early.high)}.`,
  ].join(' ');
  const sign = first === undefined || first.breakEven === null
    ? 'No single assumption flips the sign within its range.'
    : `${flips.length === 1 ? 'One assumption flips' : `${flips.length} assumptions flip`} the sign alone. The widest is “${inputOf(first.id).label}”, at ${valueText(first.id, first.breakEven)}: measure it first.`;
  const ends = result === null ? '' : `All inputs at their bad end: ${money(result.ends.worst)}; at their good end: ${money(result.ends.best)}.`;
  const flipText = ({ id, breakEven }: Swing): string => (breakEven === null ? 'no' : valueText(id, breakEven));
  const markdown = result === null ? '' : [
    '## Case for the runtime platform', '', `${whose} ${summary} ${sign} ${ends}`, '', `[The same inputs](${address})`, '',
    '| Assumption | Low | Likely | High | Net at low | Net at high | Sign flips at |', '| --- | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...result.swings.map((swing) => `| ${inputOf(swing.id).label} | ${result.ranges[swing.id].map((amount) => valueText(swing.id, amount)).join(' | ')} | ${money(swing.atLow)} | ${money(swing.atHigh)} | ${flipText(swing)} |`), '',
  ].join('\n');
  const from = Math.min(0, ...(result?.swings.flatMap(({ atLow, atHigh }) => [atLow, atHigh]) ?? []));
  const to = Math.max(1, ...(result?.swings.flatMap(({ atLow, atHigh }) => [atLow, atHigh]) ?? []));

  const copy = (): void => {
    void navigator.clipboard.writeText(markdown).then(() => setNote('Copied as Markdown.'), () => { output.current?.focus(); output.current?.select(); setNote('The browser refused to copy; the text is selected instead.'); });
  };
  // Only this part goes on paper; the attribute is gone as soon as the dialog closes.
  const print = (): void => {
    document.documentElement.dataset.print = 'case';
    addEventListener('afterprint', () => { delete document.documentElement.dataset.print; }, { once: true });
    window.print();
  };
  const edit = (id: InputId, cells: readonly string[], at: number, text: string): void => {
    setNote('');
    set({ [id]: parts.map((_, other) => (other === at ? text.replace(/[_\s]/g, '') : cells[other] ?? '')).join('_') });
  };

  return (
    <div className={styles.case} data-island="use">
      <p className={styles.paper}>Case for the runtime platform: net value over {quarters} quarters, in thousands</p>
      <p data-without-js="" className={styles.soft}>Without JavaScript the numbers below stay those of the sample.</p>
      <form ref={form} onSubmit={(event) => event.preventDefault()} aria-label="Case builder">
        {groups.map(({ id: group, name }) => (
          <section key={group} aria-label={name}>
            <p className={styles.group}>{name}</p>
            {read.filter(({ input }) => input.group === group).map(({ input, text, range }) => {
              const cells = text.split('_');
              return (
                <fieldset key={input.id} data-wrong={range === null ? '' : undefined}>
                  <legend>{input.label} <small>({input.unit})</small></legend>
                  {parts.map((part, at) => (
                    <label key={part}>
                      <span>{part}</span>
                      <input
                        type="text" inputMode="decimal" name={`${input.id}-${part}`} value={cells[at] ?? ''} maxLength={10} autoComplete="off"
                        aria-invalid={range === null} aria-describedby={range === null ? 'case-problems' : undefined} onChange={({ target }) => edit(input.id, cells, at, target.value)}
                      />
                    </label>
                  ))}
                </fieldset>
              );
            })}
          </section>
        ))}
      </form>
      <div className={styles.result} role="status">
        {wrong.length > 0
          ? <ul className={styles.wrong} id="case-problems">{wrong.map(({ input }) => <li key={input.id}>{input.label}: three numbers, low ≤ likely ≤ high, from 0 to {shown(input, input.most)}</li>)}</ul>
          : <><p><b>{whose}</b> {summary}</p><p>{sign}</p></>}
      </div>
      {result === null ? null : (
        <>
          <figure className={styles.figure}>
            <figcaption>What has it brought by the end of each quarter?</figcaption>
            <Chart run={result.run} title={summary} />
            <p className={styles.soft}>Thousands, added up. Bar: eight of ten draws; line: the middle. {ends}</p>
          </figure>
          <div className="table" tabIndex={0} role="group" aria-label="Which assumption flips the sign">
            <table className={styles.tornado}>
              <caption>Net value when one assumption moves and the others stay likely: which flips the sign?</caption>
              <thead><tr><th scope="col">Assumption</th><th scope="col">Flips at</th><th scope="col" className={styles.paper}>Low, likely, high</th><th scope="col">At its low</th><th scope="col">At its high</th><th scope="col"><span className="hidden">Drawn</span></th></tr></thead>
              <tbody>
                {result.swings.map((swing) => (
                  <tr key={swing.id}>
                    <th scope="row">{inputOf(swing.id).label}</th>
                    <td>{flipText(swing)}</td>
                    <td className={styles.paper}>{result.ranges[swing.id].map((amount) => valueText(swing.id, amount)).join(', ')}</td>
                    <td className="num">{money(swing.atLow)}</td>
                    <td className="num">{money(swing.atHigh)}</td>
                    <td className={styles.bar}><SwingBar swing={swing} from={from} to={to} /></td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
      <p className={styles.tools} data-needs-js="">
        <button type="button" disabled={markdown === ''} onClick={copy}>Copy Markdown</button>
        <button type="button" disabled={result === null} onClick={print}>Print this case</button>
        <button type="button" disabled={own === 0 && wrong.length === 0} onClick={() => set(reset)}>Back to the sample</button>
        <span role="status">{note}</span>
      </p>
      {markdown === '' || address === '' ? null : <textarea ref={output} className={styles.markdown} readOnly rows={4} value={markdown} aria-label="The case as Markdown" data-needs-js="" />}
      <p className={styles.soft}>2,000 draws with a fixed seed, inputs drawn independently, triangular between low and high. It illustrates your ranges; it predicts nothing. The address holds your numbers.</p>
    </div>
  );
}
