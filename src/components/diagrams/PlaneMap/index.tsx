import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';

import type { PlaneView } from '../../../site/planeViews';
import { FigureFrame } from '../../ui/FigureFrame';
import styles from './styles.module.css';

/** Four planes, each a row of boxes that link to their chapter and show the two numbers that matter. */
export function PlaneMap({ id = 'planes', planes }: { readonly id?: string; readonly planes: readonly PlaneView[] }): ReactNode {
  return (
    <FigureFrame
      id={id}
      question="Which plane does the problem live in, and which two numbers matter there?"
      conclusion="An incident is a story across the rows: something came in by the last one, users met it in the first, the second reacted, the third knew, or did not. Each box leads to its chapter."
      table={{
        head: ['Plane', 'Box', 'Number', 'Means', 'Kind'],
        rows: planes.flatMap(({ name, boxes }) => boxes.flatMap((box) => box.numbers.map((number) => [name, box.name, number.text, number.says, number.kind]))),
      }}
    >
      <div className={styles.map}>
        {planes.map(({ id: plane, name, moves, ask, boxes }) => (
          <section key={plane} className={`${styles.plane} ${styles[plane] ?? ''}`} aria-label={`Plane: ${name}`}>
            <p className={styles.head}><b>{name}</b> <span>{moves}. {ask}</span></p>
            <ol className={styles.boxes}>
              {boxes.map((box) => (
                <li key={box.name} className={styles.box}>
                  {box.path ? <Link to={box.path} className={styles.name}>{box.name}</Link> : <span className={styles.name}>{box.name}</span>}
                  {box.numbers.map(({ text, says }) => <span key={says} className={styles.number}><b>{text}</b> {says}</span>)}
                </li>
              ))}
            </ol>
          </section>
        ))}
      </div>
    </FigureFrame>
  );
}
