import type { CheckAnswer, CheckRequest } from '../../checker/worker';
import type { ReaderView } from '../../site/readerView';

/** Milliseconds a check may take before the worker is ended; chosen. */
const timeLimit = 8_000;

/** What asking the checker has come to. */
export type CheckState =
  | { readonly kind: 'empty' }
  | { readonly kind: 'working' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'done'; readonly answer: CheckAnswer };

/** What a client needs of the contract. */
type Levels = Pick<ReaderView, 'clauses' | 'version'>;

/**
 * A worker that answers one request at a time and is replaced when it does not.
 * @param site address of the site with a slash at the end.
 */
export function createClient(view: Levels, site: string): { readonly ask: (request: Pick<CheckRequest, 'text' | 'tier' | 'workload'>, done: (state: CheckState) => void) => void; readonly close: () => void } {
  let worker: Worker | undefined;
  let last = 0;
  let fresh = true;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const close = (): void => { worker?.terminate(); worker = undefined; fresh = true; clearTimeout(timer); };
  return {
    close,
    ask: (request, done) => {
      last += 1;
      const id = last;
      // A worker still busy with an older text would answer too late.
      if (timer !== undefined) close();
      timer = setTimeout(() => { close(); timer = undefined; done({ kind: 'failed', message: `Checking took more than ${timeLimit / 1000} seconds and was ended. Check a part of the text, or use the command line.` }); }, timeLimit);
      try {
        worker ??= new Worker(new URL('../../checker/worker.ts', import.meta.url));
      } catch {
        clearTimeout(timer); timer = undefined;
        done({ kind: 'failed', message: 'This browser does not start a worker here, so nothing can be checked; the command line can.' });
        return;
      }
      worker.onmessage = (event: MessageEvent<CheckAnswer>) => {
        if (event.data.id !== id) return;
        clearTimeout(timer); timer = undefined;
        done({ kind: 'done', answer: event.data });
      };
      worker.onerror = () => {
        close(); timer = undefined;
        done({ kind: 'failed', message: 'The checker stopped on this text. That is a fault of ours: please report it with the text, if you may.' });
      };
      worker.postMessage({ ...request, id, today: new Date().toISOString().slice(0, 10), version: view.version, site, ...(fresh ? { clauses: view.clauses } : {}) } satisfies CheckRequest);
      fresh = false;
    },
  };
}
