import { Fragment, type ReactNode } from 'react';

interface RichProps {
  /** Plain text; parts between backticks are code, blank lines and newlines are kept as line breaks. */
  readonly text: string;
}

/** Data strings carry no markup but code spans; this renders those. */
export function Rich({ text }: RichProps): ReactNode {
  return text.split('`').map((part, index) => (
    <Fragment key={index}>{index % 2 === 1 ? <code>{part}</code> : part}</Fragment>
  ));
}
