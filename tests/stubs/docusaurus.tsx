/** Stand-ins for Docusaurus client modules, for rendering components outside a site. */
import type { ReactNode } from 'react';

export function useBrokenLinks(): { collectAnchor(): void; collectLink(): void } {
  return { collectAnchor: () => undefined, collectLink: () => undefined };
}
export const useBaseUrl = (path: string): string => path;
export function Link({ to, children, ...rest }: { readonly to: string; readonly children?: ReactNode }): ReactNode {
  return <a href={to} {...rest}>{children}</a>;
}
export function BrowserOnly({ fallback }: { readonly fallback?: ReactNode }): ReactNode {
  return fallback;
}
