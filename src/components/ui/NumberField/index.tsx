import { useId, useState, type ReactNode } from 'react';

import styles from './styles.module.css';

interface NumberFieldProps {
  readonly label: string;
  readonly name: string;
  readonly value: number;
  /** Inclusive bounds; what lies outside is kept in the field, marked, and not handed on. */
  readonly low: number;
  readonly high: number;
  /** Called with each number that fits. */
  readonly onValue: (value: number) => void;
}

const limit = (value: number): string => value.toLocaleString('en-US');
/** As a field shows a number; what comes back from the address may differ in its last bits. */
const shown = (value: number): string => String(Number(value.toFixed(3)));

/**
 * A number to type, at one’s own pace: an empty, half-typed or impossible text stays where it is and says what would fit,
 * while the last number that did still counts. A controlled number field would put something else under the cursor.
 */
export function NumberField({ label, name, value, low, high, onValue }: NumberFieldProps): ReactNode {
  const [draft, setDraft] = useState<{ readonly text: string; readonly counts: number } | null>(null);
  const problemId = useId();
  // A preset or the address changed the value: what was typed before is over.
  const text = draft !== null && shown(draft.counts) === shown(value) ? draft.text : shown(value);
  const read = (typed: string): number | null => {
    const number = Number(typed.replace(',', '.'));
    return typed.trim() !== '' && number >= low && number <= high ? number : null;
  };
  const wrong = read(text) === null;
  return (
    <label>
      <span>{label}</span>
      <input
        type="text" inputMode="decimal" autoComplete="off" maxLength={12} name={name} value={text} aria-invalid={wrong} aria-describedby={wrong ? problemId : undefined}
        onChange={({ target }) => {
          const next = read(target.value);
          setDraft({ text: target.value, counts: next ?? value });
          if (next !== null && shown(next) !== shown(value)) onValue(next);
        }}
        onBlur={() => { if (!wrong) setDraft(null); }}
      />
      {wrong ? <span id={problemId} role="alert" className={styles.wrong}>{`${limit(low)} to ${limit(high)}; ${limit(Number(shown(value)))} counts`}</span> : null}
    </label>
  );
}
