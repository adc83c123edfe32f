import { useCallback, useSyncExternalStore } from 'react';

const changed = 'krp:url';

function subscribe(listener: () => void): () => void {
  window.addEventListener('popstate', listener);
  window.addEventListener(changed, listener);
  return () => {
    window.removeEventListener('popstate', listener);
    window.removeEventListener(changed, listener);
  };
}

/**
 * State that can be linked: the query string of the page.
 *
 * The server and the first client render see the empty string, so hydration never differs; the real query follows in the
 * next render.
 * @returns the current parameters, and a setter that replaces some of them. An empty value removes its parameter; with
 * `keepEmpty` it stays, for a field that somebody cleared to type something else.
 */
export function useUrlState(): readonly [URLSearchParams, (next: Readonly<Record<string, string>>, keepEmpty?: boolean) => void] {
  const query = useSyncExternalStore(subscribe, () => window.location.search, () => '');
  const set = useCallback((next: Readonly<Record<string, string>>, keepEmpty = false) => {
    const params = new URLSearchParams(window.location.search);
    for (const [name, value] of Object.entries(next)) {
      if (value === '' && !keepEmpty) params.delete(name);
      else params.set(name, value);
    }
    const search = params.toString();
    window.history.replaceState(window.history.state, '', `${window.location.pathname}${search ? `?${search}` : ''}${window.location.hash}`);
    window.dispatchEvent(new Event(changed));
  }, []);
  return [new URLSearchParams(query), set];
}
