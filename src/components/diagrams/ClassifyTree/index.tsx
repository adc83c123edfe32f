import type { ReactNode } from 'react';

import { FigureFrame } from '../../ui/FigureFrame';
import styles from './styles.module.css';

type Kind = 'below' | 'unwritten' | 'application' | 'platform';

interface Leaf {
  readonly kind: Kind;
  readonly name: string;
  /** Printed lines. */
  readonly lines: readonly [string, string];
  /** What to do next. */
  readonly next: string;
}

const questions = [
  { ask: ['Could somebody have written down', 'and tested the expectation before?'] },
  { ask: ['Was it written down,', 'with a number?'] },
  { ask: ['Who broke it?'] },
] as const;

const leaves: readonly Leaf[] = [
  { kind: 'below', name: 'Failure below the contract', lines: ['a defect or outage of Kubernetes,', 'kernel, cloud'], next: 'smaller domains, rehearsed restore' },
  { kind: 'unwritten', name: 'No contract existed', lines: ['both sides did what they', 'were allowed to do'], next: 'write the clause, default it' },
  { kind: 'application', name: 'The application broke it', lines: ['the platform behaved', 'as published'], next: 'why did no default or check catch it?' },
  { kind: 'platform', name: 'The platform broke it', lines: ['workloads kept', 'their side'], next: 'same question, same table' },
];

const answers = ['no', 'no', 'the workload', 'a platform change or service'] as const;

const ask = { x: 2, width: 312, height: 58 };
const leaf = { x: 382, width: 334, height: 74 };
const rows = [10, 102, 194, 286] as const;
const askRow = [10, 102, 228] as const;

/** Two questions and a half that sort an incident: below the contract, unwritten, or broken by one side. */
export function ClassifyTree({ id = 'classify' }: { readonly id?: string }): ReactNode {
  return (
    <FigureFrame
      id={id}
      question="Which class is this incident?"
      conclusion="Three questions, four classes. Only the first class is a failure of the cluster in the narrow sense; each of the other three ends in a sentence that somebody has to write, default or keep."
      table={{
        head: ['Question', 'Answer', 'Class', 'Meaning', 'Next'],
        rows: leaves.map(({ name, lines, next }, index) => [questions[Math.min(index, 2)]?.ask.join(' ') ?? '', answers[index] ?? '', name, lines.join(' '), next]),
      }}
      minWidth={640}
    >
      <svg viewBox="0 0 720 372" role="img" aria-labelledby={`${id}-question`}>
        {questions.map(({ ask: lines }, index) => {
          const y = askRow[index] ?? 0;
          return (
            <g key={lines[0]}>
              <rect x={ask.x} y={y} width={ask.width} height={ask.height} rx="4" className={styles.ask} />
              {lines.map((line, row) => <text key={line} x={ask.x + 14} y={y + (lines.length === 1 ? 35 : 25) + row * 18} className={styles.question}>{line}</text>)}
            </g>
          );
        })}
        {[0, 1].map((index) => {
          const y = askRow[index] ?? 0;
          const below = askRow[index + 1] ?? 0;
          return (
            <g key={index}>
              <line x1={ask.x + ask.width} x2={leaf.x - 2} y1={y + 29} y2={y + 29} className={styles.line} />
              <text x={ask.x + ask.width + 44} y={y + 23} textAnchor="middle" className={styles.answer}>no</text>
              <line x1={ask.x + 40} x2={ask.x + 40} y1={y + ask.height} y2={below} className={styles.line} />
              <text x={ask.x + 50} y={(y + ask.height + below) / 2 + 5} className={styles.answer}>yes</text>
            </g>
          );
        })}
        {[2, 3].map((index) => (
          <line key={index} x1={ask.x + ask.width} x2={leaf.x - 2} y1={(askRow[2] ?? 0) + 29} y2={(rows[index] ?? 0) + 37} className={styles.line} />
        ))}
        {leaves.map(({ kind, name, lines, next }, index) => {
          const y = rows[index] ?? 0;
          return (
            <g key={kind}>
              <rect x={leaf.x} y={y} width={leaf.width} height={leaf.height} rx="4" className={styles[kind]} />
              <text x={leaf.x + 12} y={y + 20} className={styles.name}>{name}</text>
              <text x={leaf.x + 12} y={y + 40} className={styles.text}>{lines.join(' ')}</text>
              <text x={leaf.x + 12} y={y + 62} className={styles.next}>→ {next}</text>
            </g>
          );
        })}
      </svg>
    </FigureFrame>
  );
}
