import type { ComponentProps, ReactNode } from 'react';
import useBrokenLinks from '@docusaurus/useBrokenLinks';

interface HeadingProps extends ComponentProps<'h2'> {
  readonly as: 'h1' | 'h2' | 'h3' | 'h4';
}

/** A heading with a link to itself, and its anchor registered with the link checker. */
export function Heading({ as: As, id, children, ...rest }: HeadingProps): ReactNode {
  const links = useBrokenLinks();
  if (!id || As === 'h1') return <As {...rest}>{children}</As>;
  links.collectAnchor(id);
  return (
    <As {...rest} id={id} tabIndex={-1}>
      {children}
      <a className="anchor-link" href={`#${id}`} aria-label="Link to this section">#</a>
    </As>
  );
}
