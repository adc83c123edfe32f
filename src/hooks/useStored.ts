import { useCallback, useSyncExternalStore } from 'react';

const changed = 'krp:stored';
/** For a browser that keeps nothing: values last as long as the page. */
const memory = new Map<string, string>();

function read(key: string): string | null {
  try {
    return localStorage.getItem(key) ?? memory.get(key) ?? null;
  } catch {
    return memory.get(key) ?? null;
  }
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('storage', listener);
  window.addEventListener(changed, listener);
  return () => {
    window.removeEventListener('storage', listener);
    window.removeEventListener(changed, listener);
  };
}

/**
 * Text kept in this browser and sent nowhere. The server and the first client render see `null`.
 * @returns the text, and a setter; `null` forgets. The setter says whether the browser keeps it beyond this page.
 */
export function useStored(key: string): readonly [string | null, (text: string | null) => boolean] {
  const text = useSyncExternalStore(subscribe, () => read(key), () => null);
  const set = useCallback((next: string | null): boolean => {
    let kept = true;
    if (next === null) memory.delete(key);
    else memory.set(key, next);
    try {
      if (next === null) localStorage.removeItem(key);
      else localStorage.setItem(key, next);
    } catch {
      kept = false;
    }
    window.dispatchEvent(new Event(changed));
    return kept;
  }, [key]);
  return [text, set];
}
