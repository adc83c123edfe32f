import { useEffect, useRef, useState, type ReactNode } from 'react';

import { drawingOf, standalone, toPng } from './picture';
import styles from './styles.module.css';

interface Props {
  /** One slide per minute: the heading of the page it shows, and the minutes it may take. */
  readonly slides: readonly { readonly id: string; readonly minutes: string }[];
  /** Pictures to take along, by the id of their figure. */
  readonly pictures: readonly { readonly figure: string; readonly name: string }[];
}

/** Pixels of a PNG’s width: a projector’s. */
const across = 1920;

/** What stands under a heading of the page: quotes and drawings, without their ids and notes. */
function contentOf(id: string): { readonly title: string; readonly nodes: readonly Node[] } {
  const heading = document.getElementById(id);
  const nodes: Node[] = [];
  for (let next = heading?.nextElementSibling; next && !/^H[23]$/.test(next.tagName); next = next.nextElementSibling) {
    const kept = next.matches('blockquote') ? next : next.matches('figure') ? drawingOf(next) : null;
    if (!kept) continue;
    const copy = kept.cloneNode(true) as Element;
    for (const element of [copy, ...copy.querySelectorAll('[id]')]) element.removeAttribute('id');
    copy.removeAttribute('aria-labelledby');
    nodes.push(copy);
  }
  // A minute that is said without a quote shows its first paragraph.
  if (nodes.length === 0 && heading?.nextElementSibling) nodes.push(heading.nextElementSibling.cloneNode(true));
  const title = (heading?.textContent ?? '').replace(/#$/, '').trim();
  return { title, nodes };
}

const clock = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/** The talk on a screen, led by the keyboard, and its pictures as files. */
export function TalkTools({ slides, pictures }: Props): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<number | null>(null);
  const [title, setTitle] = useState('');
  const [seconds, setSeconds] = useState(0);
  const [note, setNote] = useState('');

  const show = (next: number): void => {
    const index = Math.min(slides.length - 1, Math.max(0, next));
    const content = contentOf(slides[index]?.id ?? '');
    stage.current?.replaceChildren(...content.nodes);
    setTitle(content.title);
    setAt(index);
  };
  const open = (): void => {
    dialog.current?.showModal();
    setSeconds(0);
    show(0);
  };
  const talking = at !== null;
  useEffect(() => {
    if (!talking) return undefined;
    const tick = setInterval(() => setSeconds((value) => value + 1), 1000);
    return () => clearInterval(tick);
  }, [talking]);

  const key = (event: React.KeyboardEvent): void => {
    if (at === null) return;
    const onButton = (event.target as Element).tagName === 'BUTTON';
    if (['ArrowRight', 'PageDown', 'ArrowDown'].includes(event.key) || (event.key === ' ' && !onButton)) show(at + 1);
    else if (['ArrowLeft', 'PageUp', 'ArrowUp'].includes(event.key)) show(at - 1);
    else if (event.key === 'Home') show(0);
    else if (event.key === 'End') show(slides.length - 1);
    else if (event.key === 'f') void (document.fullscreenElement ? document.exitFullscreen() : dialog.current?.requestFullscreen?.())?.catch(() => undefined);
    else return;
    event.preventDefault();
  };

  const save = async (figure: string, kind: 'svg' | 'png'): Promise<void> => {
    const svg = drawingOf(document.getElementById(figure));
    if (!svg) { setNote(`The figure ${figure} is not on this page.`); return; }
    const background = getComputedStyle(document.body).backgroundColor;
    try {
      const blob = kind === 'svg' ? new Blob([standalone(svg, background)], { type: 'image/svg+xml' }) : await toPng(svg, background, across);
      const url = URL.createObjectURL(blob);
      Object.assign(document.createElement('a'), { href: url, download: `${figure}.${kind}` }).click();
      setTimeout(() => URL.revokeObjectURL(url), 10_000);
      setNote(`${figure}.${kind} is saved, in the colors you see.`);
    } catch (error) {
      setNote(`${(error as Error).message}; a screenshot of the figure is the way out.`);
    }
  };

  return (
    <div className={styles.tools} data-island="use" data-needs-js="">
      <p><button type="button" className={styles.present} onClick={open}>Present the ten minutes</button> <span>Arrow keys or space move, F fills the screen, Escape ends.</span></p>
      <ul>
        {pictures.map(({ figure, name }) => (
          <li key={figure}>
            <a href={`#${figure}`}>{name}</a>
            <button type="button" aria-label={`${name} as SVG`} onClick={() => { void save(figure, 'svg'); }}>SVG</button>
            <button type="button" aria-label={`${name} as PNG`} onClick={() => { void save(figure, 'png'); }}>PNG</button>
          </li>
        ))}
      </ul>
      <p role="status" className={styles.note}>{note}</p>
      <dialog ref={dialog} className={styles.dialog} aria-label="The talk" onKeyDown={key} onClose={() => { setAt(null); stage.current?.replaceChildren(); if (document.fullscreenElement) void document.exitFullscreen(); }}>
        <h2 className={styles.title} aria-live="polite">{title}</h2>
        <div ref={stage} className={styles.stage} tabIndex={0} role="group" aria-label="Slide" />
        <p className={styles.bar}>
          <button type="button" disabled={at === 0} onClick={() => show((at ?? 0) - 1)}>Back</button>
          <button type="button" disabled={at === slides.length - 1} onClick={() => show((at ?? 0) + 1)}>Next</button>
          <span>{at === null ? '' : `${at + 1} of ${slides.length}, minute ${slides[at]?.minutes ?? ''}, ${clock(seconds)} spoken`}</span>
          <button type="button" onClick={() => dialog.current?.close()}>End</button>
        </p>
      </dialog>
    </div>
  );
}
