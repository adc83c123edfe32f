import type { ReactNode } from 'react';
import useBrokenLinks from '@docusaurus/useBrokenLinks';

import type { ChapterFrontMatter } from '../../../site/chapterFrontMatter';
import { RefList } from '../../contract/Ref';
import { Rich } from '../../ui/Rich';
import styles from './styles.module.css';

function Section({ id, title, children }: { readonly id: string; readonly title: string; readonly children: ReactNode }): ReactNode {
  useBrokenLinks().collectAnchor(id);
  return (
    <section aria-labelledby={id}>
      <h2 id={id} tabIndex={-1}>{title}</h2>
      {children}
    </section>
  );
}

/** Questions to ask in a review, each with what a good answer sounds like. */
export function ReviewQuestions({ questions }: { readonly questions: ChapterFrontMatter['reviewQuestions'] }): ReactNode {
  return (
    <ul className={styles.questions}>
      {questions.map((question) => (
        <li key={question.ask}>
          <p className={styles.ask}><Rich text={question.ask} /></p>
          <p className={styles.listen}>Listen for: <Rich text={question.listenFor} /></p>
          {question.clauses.length > 0 ? <RefList clauses={question.clauses} /> : null}
        </li>
      ))}
    </ul>
  );
}

/** Scenario, question, and behind a disclosure the answer with its reason and the tempting wrong one. */
export function SelfCheck({ checks }: { readonly checks: ChapterFrontMatter['selfCheck'] }): ReactNode {
  return (
    <>
      {checks.map((check) => (
        <div key={check.scenario} className={styles.check}>
          <p><Rich text={check.scenario} /> <b><Rich text={check.question} /></b></p>
          <details>
            <summary>Commit to an answer, then open</summary>
            <p><b>Answer.</b> <Rich text={check.answer} /></p>
            <p><b>Tempting, and wrong.</b> <Rich text={check.tempting} /></p>
          </details>
        </div>
      ))}
    </>
  );
}

/** Sources with what each does well. */
export function SourcesList({ sources }: { readonly sources: ChapterFrontMatter['sources'] }): ReactNode {
  return (
    <ul className={styles.sources}>
      {sources.map((source) => (
        <li key={source.id}>
          <a href={source.url}>{source.title}</a>, {source.publisher} <span className={styles.version}>({source.version}; {source.seen === 'read' ? 'read' : 'excerpt read'} {source.checked})</span>. <Rich text={source.offers} />
        </li>
      ))}
    </ul>
  );
}

/** End of every chapter, rendered from its front matter. */
export function PageEnd({ meta }: { readonly meta: ChapterFrontMatter }): ReactNode {
  return (
    <footer className={styles.end}>
      {meta.clauses.length > 0 || meta.failureModes.length > 0 ? (
        <Section id="clauses-and-failure-modes" title="Clauses and failure modes on this page">
          <RefList clauses={meta.clauses} failureModes={meta.failureModes} long />
        </Section>
      ) : null}
      {meta.reviewQuestions.length > 0 ? <Section id="review-questions" title="Review questions"><ReviewQuestions questions={meta.reviewQuestions} /></Section> : null}
      {meta.selfCheck.length > 0 ? <Section id="self-check" title="Self-check"><SelfCheck checks={meta.selfCheck} /></Section> : null}
      {meta.sources.length > 0 ? <Section id="sources" title="Sources"><SourcesList sources={meta.sources} /></Section> : null}
      <p className={styles.reviewed}>
        Reviewed {meta.reviewed}. {meta.changes.map((entry) => <span key={entry.date + entry.change}>{entry.date}: {entry.change} </span>)}
      </p>
    </footer>
  );
}
