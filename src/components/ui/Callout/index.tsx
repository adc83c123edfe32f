import type { ReactNode } from 'react';

import styles from './styles.module.css';

const labels = {
  number: 'Number',
  exception: 'Exception',
  costs: 'Costs',
  'looks-like': 'Looks like, but isn’t',
} as const;

interface CalloutProps {
  readonly kind: keyof typeof labels;
  readonly children: ReactNode;
}

/** One of the four kinds of aside this site has. */
export function Callout({ kind, children }: CalloutProps): ReactNode {
  const label = labels[kind];
  if (!label) throw new Error(`<Callout kind="${kind}">: kinds are ${Object.keys(labels).join(', ')}`);
  return (
    <div className={styles.callout} role="note">
      <strong className={styles.label}>{label}</strong>
      <div>{children}</div>
    </div>
  );
}
