import type { Send } from '#src/api/client.ts';
import type { Transport } from '#src/api/transport.ts';
import type { Backend } from '../backend.ts';

/** Longest wait for the worker to take over the page, in milliseconds. */
const patience = 3_000;

/**
 * Sends calls through MSW's service worker, so that they show in the browser's network panel. A
 * browser may block the worker, or stop it at any moment; from then on calls reach the static host,
 * whose answer lacks `X-Backend`. The backend has not seen such a call, so it is made again in the
 * page: nothing is lost and nothing happens twice.
 * @param inPage the way without a worker
 * @returns the transport, and whether the worker runs
 */
export async function workerTransport(
  backend: Pick<Backend, 'handle'>,
  inPage: Transport,
): Promise<{ readonly transport: Transport; readonly running: boolean }> {
  if (!(await startWorker(backend))) return { transport: inPage, running: false };
  let alive = true;
  const send: Send = async (request) => {
    if (!alive) return inPage.send(request);
    const again = request.clone();
    const response = await fetch(request).catch(() => undefined);
    if (response?.headers.has('X-Backend') === true) return response;
    alive = false; // a stopped worker does not come back before the page is loaded again
    return inPage.send(again);
  };
  return { transport: { origin: inPage.origin, send }, running: true };
}

/** @returns false where the browser has no service workers, blocks them or takes too long */
async function startWorker(backend: Pick<Backend, 'handle'>): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return false;
  const base = import.meta.env.BASE_URL;
  const started = Promise.all([import('msw/browser'), import('../makeHandlers.ts')])
    .then(([{ setupWorker }, { makeHandlers }]) =>
      setupWorker(...makeHandlers(backend)).start({
        quiet: true,
        onUnhandledRequest: 'bypass',
        serviceWorker: { url: `${base}mockServiceWorker.js`, options: { scope: base } },
      }),
    )
    .then(
      () => true,
      () => false,
    );
  return Promise.race([
    started,
    new Promise<false>((resolve) => setTimeout(() => resolve(false), patience)),
  ]);
}
