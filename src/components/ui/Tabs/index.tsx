import { Children, useId, type ReactNode } from 'react';

import styles from './styles.module.css';

interface TabsProps {
  /** One label a panel, in order. */
  readonly labels: readonly string[];
  readonly children: ReactNode;
}

/**
 * Panels behind radio buttons: the choice is plain HTML and CSS, so it works without scripts, arrow keys included.
 * On paper all panels are shown.
 */
export function Tabs({ labels, children }: TabsProps): ReactNode {
  const name = useId();
  const panels = Children.toArray(children);
  if (panels.length !== labels.length) throw new Error(`<Tabs>: ${labels.length} labels (${labels.join(', ')}) for ${panels.length} panels; wrap each panel in <Tab>`);
  return (
    <fieldset className={styles.tabs}>
      <legend className="hidden">Show one of: {labels.join(', ')}</legend>
      {labels.map((label, index) => (
        <div className={styles.entry} key={label}>
          <label className={styles.label}>
            <input type="radio" name={name} defaultChecked={index === 0} /> {label}
          </label>
          <div className={styles.panel}>{panels[index]}</div>
        </div>
      ))}
    </fieldset>
  );
}

/** One panel of `Tabs`. */
export function Tab({ children }: { readonly children: ReactNode }): ReactNode {
  return <div>{children}</div>;
}
