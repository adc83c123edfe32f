import { useId, type ReactNode } from 'react';
import BrowserOnly from '@docusaurus/BrowserOnly';

import styles from './styles.module.css';

/**
 * A Mermaid drawing: drawn by the theme once the client app is there, which it is when the drawing comes near the
 * viewport. Its height is reserved, roughly, by its number of lines; its source is readable at any time, and pages without one load nothing.
 */
export function Mermaid({ value }: { readonly value: string }): ReactNode {
  const id = useId();
  return (
    <div className={styles.frame} data-island="visible">
      <div className={value.split('\n').length > 7 ? styles.tall : styles.drawing} aria-describedby={id}>
        <BrowserOnly fallback={<p className={styles.wait} data-needs-js="">The drawing appears when the page’s script is loaded.</p>}>
          {() => {
            // The theme's component brings the Mermaid library, 232 KiB: only in the browser, only on pages that draw.
            // eslint-disable-next-line @typescript-eslint/no-require-imports -- BrowserOnly's documented way to keep a module out of the server render
            const ThemeMermaid = (require('@theme/Mermaid') as { default: (props: { value: string }) => ReactNode }).default;
            return <ThemeMermaid value={value} />;
          }}
        </BrowserOnly>
      </div>
      <details className={styles.source} id={id}>
        <summary>Drawing as text</summary>
        <pre tabIndex={0}><code>{value}</code></pre>
      </details>
    </div>
  );
}
