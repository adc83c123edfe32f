import { useLayoutEffect, useRef, type ReactNode } from 'react';

import { useUrlState } from '../../../hooks/useUrlState';
import { bonferroni, exactStop, exactVisible, falseAborts, minutesForSample, powerOf, ruleOfThree, sampleNeeded, simulate, visibleRegression } from '../../../models/canary-statistics/model';
import styles from './styles.module.css';

interface Field {
  readonly name: 'rps' | 'weight' | 'baseline' | 'bad' | 'minutes' | 'metrics';
  readonly label: string;
  readonly low: number;
  readonly high: number;
  readonly usual: number;
  readonly whole?: boolean;
}

/** *checkout*’s 5% step, and what each number may be. */
const fields: readonly Field[] = [
  { name: 'rps', label: 'Requests per second', low: 0.01, high: 100_000, usual: 50 },
  { name: 'weight', label: 'Canary’s share (%)', low: 0.1, high: 50, usual: 5 },
  { name: 'minutes', label: 'Minutes in the step', low: 1, high: 1440, usual: 15 },
  { name: 'baseline', label: 'Usual errors (%)', low: 0, high: 50, usual: 0.1 },
  { name: 'bad', label: 'Errors to catch (%)', low: 0.001, high: 100, usual: 0.5 },
  { name: 'metrics', label: 'Metrics judged', low: 1, high: 20, usual: 1, whole: true },
];
const together = 0.05;
const wantedPower = 0.8;
const releases = 1000;
/** Looks the trial takes; more would keep a slow phone busy. */
const mostLooks = 240;

const presets: readonly { readonly name: string; readonly values: Readonly<Record<string, string>> }[] = [
  { name: 'checkout, 5% step', values: {} },
  { name: 'Ten metrics, no correction', values: { metrics: '10', level: 'each' } },
  { name: 'FM-21: 1 request/s', values: { rps: '1' } },
  { name: 'Ratio judged every minute', values: { looks: 'minute' } },
];
const names = [...fields.map(({ name }) => name), 'level', 'looks'];
const cleared = Object.fromEntries(names.map((name) => [name, '']));

/** The number in a field, or why it is none. */
function read(field: Field, text: string | null): { readonly value: number; readonly problem: string | null } {
  if (text === null) return { value: field.usual, problem: null };
  const value = Number(text);
  const fits = text.trim() !== '' && Number.isFinite(value) && value >= field.low && value <= field.high && (!field.whole || Number.isInteger(value));
  return fits ? { value, problem: null } : { value: field.usual, problem: `${field.label}: ${field.whole ? 'a whole number ' : ''}from ${field.low} to ${field.high.toLocaleString('en-US')}` };
}

const count = (value: number): string => (Number.isFinite(value) ? Number(value.toPrecision(3)).toLocaleString('en-US') : 'no number');
const percent = (share: number): string => (share > 0 && share < 1e-6 ? 'under 0.0001%' : `${Number((share * 100).toPrecision(share >= 0.1 ? 2 : 3))}%`);
const whole = (share: number): string => `${Math.round(share * 100)}%`;
const time = (minutes: number): string => (minutes < 1 ? `${Math.max(1, Math.round(minutes * 60))} s` : minutes < 120 ? `${Math.round(minutes)} min` : minutes < 2880 ? `${Number((minutes / 60).toPrecision(2))} h` : `${count(minutes / 1440)} days`);

/** Traffic, share and minutes to power, false aborts and a thousand simulated releases; the numbers stand in the address. */
export function CanaryCalculator(): ReactNode {
  const [params, set] = useUrlState();
  const form = useRef<HTMLFormElement>(null);

  const inputs = fields.map((field) => ({ field, text: params.get(field.name), ...read(field, params.get(field.name)) }));
  const valueOf = (name: Field['name']): number => inputs.find(({ field }) => field.name === name)?.value ?? Number.NaN;
  const [rps, share, baseline, bad, minutes, metrics] = [valueOf('rps'), valueOf('weight') / 100, valueOf('baseline') / 100, valueOf('bad') / 100, valueOf('minutes'), valueOf('metrics')];
  const shared = params.get('level') !== 'each';
  const everyMinute = params.get('looks') === 'minute';
  const problems = [
    ...inputs.flatMap(({ problem }) => (problem === null ? [] : [problem])),
    ...(bad > baseline ? [] : ['Errors to catch: more than the usual errors']),
  ];

  const sample = Math.floor(rps * share * minutes * 60);
  const falseAlarm = shared ? bonferroni(together, metrics) : together;
  const looks = everyMinute ? Math.max(1, Math.min(mostLooks, Math.floor(minutes))) : 1;
  const needed = sampleNeeded({ baseline, regression: bad, falseAlarm }, wantedPower);
  const minutesNeeded = minutesForSample(needed, share, rps);
  // Where failures are few, the approximation shows more than there is.
  const few = sample * bad < 5;
  // A version that never fails gives an error count nothing to abort for.
  const errorsAlone = baseline === 0 || sample === 0 ? 0 : few ? exactStop({ baseline, regression: baseline, falseAlarm }, sample) : falseAlarm;
  const planned = 1 - (1 - errorsAlone) * (1 - falseAborts(metrics - 1, falseAlarm));
  const visible = sample > 0 ? (few ? exactVisible : visibleRegression)({ baseline, falseAlarm }, sample, wantedPower) : 1;
  const trial = simulate({ sample, baseline, regression: bad, falseAlarm, metrics, looks, releases, seed: 39 });
  // Below five expected failures, or with more looks than one, the approximation says nothing; there the trial is the answer.
  const power = few || looks > 1 ? trial.caught / releases : powerOf({ baseline, regression: bad, falseAlarm }, sample);

  // Numbers typed before the app was there stand in the fields, and no event will tell of them again.
  useLayoutEffect(() => {
    if (!form.current || window.location.search !== '') return;
    const typed = new FormData(form.current);
    const next = Object.fromEntries(fields.flatMap(({ name, usual }) => { const value = typed.get(name); return typeof value === 'string' && value !== String(usual) ? [[name, value]] : []; }));
    if (Object.keys(next).length > 0) set(next, true);
  }, [set]);

  const choose = (name: 'level' | 'looks', label: string, value: string, options: readonly (readonly [string, string])[]): ReactNode => (
    <label>
      <span>{label}</span>
      <select name={name} value={value} onChange={(event) => set({ [name]: event.target.value })}>{options.map(([id, text]) => <option key={id} value={id}>{text}</option>)}</select>
    </label>
  );
  const bar = (many: number): ReactNode => (
    <svg viewBox="0 0 200 14" aria-hidden="true" focusable="false"><rect className={styles.all} x={0.5} y={1} width={199} height={12} /><rect className={styles.bar} x={0.5} y={1} width={(199 * many) / releases} height={12} /></svg>
  );
  const says = power < 0.5
    ? `This gate misses more often than it catches. It sees ${visible >= 1 ? 'nothing' : `${percent(visible)} and more`}; give it ${time(Math.ceil(minutesNeeded))}, a larger share, or call it a smoke test.`
    : trial.falselyAborted > 70
      ? `${trial.falselyAborted} of ${releases.toLocaleString('en-US')} good releases are stopped for nothing: people will learn to skip this gate.`
      : power < wantedPower - 0.015 ? `Nearly: ${time(Math.ceil(minutesNeeded))} catch four in five.` : 'Four in five are caught, and few good ones stopped. Say what it cannot see.';

  return (
    <div className={styles.calculator} data-island="use">
      <form ref={form} data-needs-js="" onSubmit={(event) => event.preventDefault()} aria-label="Canary calculator">
        <p className={`${styles.presets} no-print`}>
          {presets.map(({ name, values }) => <button key={name} type="button" onClick={() => set({ ...cleared, ...values })}>{name}</button>)}
        </p>
        <fieldset>
          <legend>Step</legend>
          {inputs.map(({ field, text, problem }) => (
            <label key={field.name}>
              <span>{field.label}</span>
              <input
                type="text" name={field.name} inputMode="decimal" autoComplete="off" maxLength={12}
                value={text ?? String(field.usual)} aria-invalid={problem !== null} aria-describedby={problem === null ? undefined : 'canary-problems'}
                onChange={({ target }) => set({ [field.name]: target.value }, true)}
              />
            </label>
          ))}
          {choose('level', 'False alarms: 5%', shared ? 'together' : 'each', [['together', 'for all metrics'], ['each', 'for each metric']])}
          {choose('looks', 'Judged', everyMinute ? 'minute' : 'end', [['end', 'once, at the end'], ['minute', 'every minute']])}
        </fieldset>
      </form>
      <div className={styles.result}>
        <div role="status">
          {problems.length > 0
            ? <ul className={styles.problems} id="canary-problems">{problems.map((problem) => <li key={problem}>{problem}</li>)}</ul>
            : <><p className={styles.power}>{whole(power)} of bad releases caught</p><p>{says}</p></>}
        </div>
        {problems.length > 0 ? null : (
          <>
            <dl>
              <div><dt>Requests on each side</dt><dd>{count(sample)}, needed {count(Math.ceil(needed))}</dd></div>
              <div><dt>Minutes for 80%</dt><dd>{time(Math.ceil(minutesNeeded))}</dd></div>
              <div><dt>Shows, in four of five</dt><dd>{visible >= 1 ? 'nothing' : `${percent(visible)} and more`}</dd></div>
              <div><dt>A clean step still allows</dt><dd>{sample < 3 ? 'everything' : ruleOfThree(sample) < 1e-6 ? percent(ruleOfThree(sample)) : `up to ${percent(ruleOfThree(sample))}`}</dd></div>
              <div><dt>False aborts, one look</dt><dd>{percent(planned)}</dd></div>
            </dl>
            <table>
              <caption>{`Simulated: ${releases.toLocaleString('en-US')} bad and ${releases.toLocaleString('en-US')} good releases, ${looks === 1 ? 'one look' : `${looks} looks${looks < Math.floor(minutes) ? `, not all ${Math.floor(minutes)}` : ''}`}`}</caption>
              <tbody>
                <tr><th scope="row">Bad ones caught</th><td className="num">{trial.caught}</td><td>{bar(trial.caught)}</td></tr>
                <tr><th scope="row">Good ones aborted</th><td className="num">{trial.falselyAborted}</td><td>{bar(trial.falselyAborted)}</td></tr>
              </tbody>
            </table>
          </>
        )}
      </div>
      <p className={styles.note}>A control of the same size; independent requests; normal approximation above the table, but for few failures; request by request in it. The address holds your numbers.</p>
    </div>
  );
}
