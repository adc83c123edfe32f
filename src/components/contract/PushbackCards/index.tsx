import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';
import useBrokenLinks from '@docusaurus/useBrokenLinks';

import type { PushbackView } from '../../../site/leadershipViews';
import { Rich } from '../../ui/Rich';
import styles from './styles.module.css';

const moveNames = { concede: 'Give way', answer: 'Answer', investigate: 'Find out together' } as const satisfies Readonly<Record<PushbackView['move'], string>>;

/** Two-sided cards: their side open, ours behind a summary; on paper both, two cards to a row. */
export function PushbackCards({ cards }: { readonly cards: readonly PushbackView[] }): ReactNode {
  const links = useBrokenLinks();
  return (
    <div className={styles.deck}>
      {cards.map((card, index) => {
        links.collectAnchor(card.id);
        return (
          <article key={card.id} id={card.id} className={styles.card} aria-labelledby={`${card.id}-says`}>
            <header>
              <p className={styles.who}>{index + 1} · {card.who} <a href={`#${card.id}`} aria-label={`Link to card ${index + 1}`}>#</a></p>
              <h3 id={`${card.id}-says`} className={styles.says}>“<Rich text={card.says} />”</h3>
              <p className={styles.strongest}>“<Rich text={card.strongest} />”</p>
              <p><b>They fear:</b> <Rich text={card.fears} /></p>
              <p><b>They are right:</b> <Rich text={card.right} /></p>
            </header>
            <details>
              <summary><span className={styles.move}>{moveNames[card.move]}</span>: the other side<span className="hidden"> of card {index + 1}</span></summary>
              <p className={styles.answer}><Rich text={card.answer} /></p>
              <ul className={styles.evidence}>
                {card.evidence.map(({ text, label, href }) => (
                  <li key={text}><Rich text={text} /> {href === null ? label : href.startsWith('/') ? <Link to={href}>{label}</Link> : <a href={href}>{label}</a>}</li>
                ))}
              </ul>
              <p><b>What would change our mind:</b> <Rich text={card.changesOurMind} /></p>
              <p className={styles.refs}>{card.refs.map(({ id, title, path }, at) => <span key={id}>{at === 0 ? '' : ' · '}<Link to={path} title={title}>{id}</Link></span>)}</p>
            </details>
          </article>
        );
      })}
    </div>
  );
}
