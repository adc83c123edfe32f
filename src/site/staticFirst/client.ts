/**
 * The little that runs inside the client app.
 *
 * Development: the loader is not in the page (nothing is rewritten there), so its handlers for color mode, copy buttons
 * and tips are started from here. Production: the app does not fetch the chunks of every page it sees a link to; that
 * cost up to 60 KiB on pages dense with links, and speculation rules prefetch documents instead.
 */
if (typeof window !== 'undefined') {
  if (process.env.NODE_ENV === 'development') {
    void import('./loader');
    addEventListener('krp:search', () => {
      void Promise.all([import('../search/box'), import('@generated/docusaurus.config')])
        .then(([{ open }, { default: { baseUrl } }]) => open(new URL(`${baseUrl}search/`, location.href).href, ''));
    });
  } else {
    interface Client { prefetch?: (path: string) => unknown }
    const holder = window as unknown as { docusaurus?: Client };
    const calm = (client: Client | undefined): Client | undefined => client && { ...client, prefetch: () => false };
    let current = calm(holder.docusaurus);
    Object.defineProperty(window, 'docusaurus', {
      configurable: true,
      get: () => current,
      set: (client: Client) => { current = calm(client); },
    });
  }
}

export {};
