import { knowsControlKey, withControlKey } from './controlKey.ts';
import { tabStorage, type TextStorage } from './tabStorage.ts';
import type { Transport } from './transport.ts';

/** The same request, saying that it comes from a console. */
function fromConsole(request: Request): Request {
  request.headers.set('X-Entrance', 'console');
  return request;
}

/**
 * A backend that answers over HTTP at `origin`: the page's own origin, where its server passes API
 * paths on. Its control key is asked for when a call needs it.
 */
export const remoteTransport = (origin: string, storage: TextStorage = tabStorage): Transport => ({
  origin,
  send: withControlKey((request) => fetch(fromConsole(request)), storage),
});

const storedKey = 'remote-backend';

/**
 * Whether this tab works with a backend behind the page's server instead of the one in the page:
 * `backend=` in the address says so for the tab's life, `backend=page` takes it back. The
 * parameter's other values only remind people of which backend they meant; where calls go is the
 * server's setting (the content security policy allows nothing else).
 */
export function wantsRemote(url: URL, storage: TextStorage): boolean {
  const asked = url.searchParams.get('backend');
  if (asked === 'page') storage.removeItem(storedKey);
  else if (asked !== null) storage.setItem(storedKey, 'yes');
  return storage.getItem(storedKey) !== null;
}

/**
 * Whether the rehearsal's own controls can be asked without a question to the user: always in the
 * page, at a remote backend once this tab knows its key.
 */
export const controlsAreAtHand = (storage: TextStorage = tabStorage): boolean =>
  storage.getItem(storedKey) === null || knowsControlKey(storage);

/** The address without the parameter. */
export function withoutRemoteChoice(url: URL): string {
  const kept = new URL(url);
  kept.searchParams.delete('backend');
  return `${kept.pathname}${kept.search}${kept.hash}`;
}

type Health = {
  readonly world?: {
    readonly scenario?: string;
    readonly opened_at?: number;
    readonly commit_no?: number;
  };
};

/**
 * Which state of which world the backend is in, as a text that changes with it; undefined where no
 * backend answers.
 */
async function stateAt(origin: string): Promise<string | undefined> {
  try {
    const response = await fetch(`${origin}/console/v1/health`, {
      headers: { Accept: 'application/json' },
    });
    if (!response.ok || response.headers.get('X-Backend') === null) return undefined;
    const { world } = (await response.json()) as Health;
    return `${world?.scenario ?? ''}/${world?.opened_at ?? ''}/${world?.commit_no ?? ''}`;
  } catch {
    return undefined;
  }
}

/** Whether a backend answers at `origin`. */
export const answersAt = async (origin: string): Promise<boolean> =>
  (await stateAt(origin)) !== undefined;

/**
 * Calls `listener` whenever somebody else or this page has changed the backend's world, by
 * asking every `ms` how many commits it has seen. A backend that does not answer for a
 * while is asked again.
 * @returns the function that stops it
 */
export function watchRemote(origin: string, listener: () => void, ms = 1_000): () => void {
  let last: string | undefined;
  let timer: ReturnType<typeof setTimeout>;
  let stopped = false;
  const ask = async (): Promise<void> => {
    const state = await stateAt(origin);
    if (stopped) return;
    if (state !== undefined && last !== undefined && state !== last) listener();
    last = state ?? last;
    timer = setTimeout(() => void ask(), ms);
  };
  void ask();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
