import type { Send } from './client.ts';
import type { TextStorage } from './tabStorage.ts';

/**
 * What the page asks of its user: a key for the rehearsal's own controls. `wrong`: the last
 * one did not fit.
 */
export type KeyQuestion = {
  readonly wrong: boolean;
  readonly answer: (key: string | undefined) => void;
};

const storedKey = 'control-key';

/** Whether this tab knows a control key. */
export const knowsControlKey = (storage: TextStorage): boolean =>
  storage.getItem(storedKey) !== null;

/** The backend's code for a missing or wrong key. */
const refused = 'CONSOLE.0002';
const listeners = new Set<() => void>();
let asked: KeyQuestion | undefined;

/** The question that waits for an answer, if any. */
export const keyQuestion = (): KeyQuestion | undefined => asked;

/** Calls `listener` when a question is asked or answered. Returns the function that stops it. */
export function onKeyQuestion(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function show(question: KeyQuestion | undefined): void {
  asked = question;
  listeners.forEach((listener) => listener());
}

const ask = (wrong: boolean): Promise<string | undefined> =>
  new Promise((resolve) =>
    show({
      wrong,
      answer: (key) => {
        show(undefined);
        resolve(key);
      },
    }),
  );

async function isKeyRefusal(response: Response): Promise<boolean> {
  if (response.status !== 403) return false;
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => undefined);
  return (
    typeof body === 'object' && body !== null && 'error_code' in body && body.error_code === refused
  );
}

/**
 * A way to an HTTP backend that knows the control key. It is asked for when a call first needs it,
 * once for the tab (calls that need it meanwhile wait for the same answer), and sent to the
 * console's own calls only. Whoever gives none is not asked again until the page is loaded anew;
 * the call then fails as the backend has answered.
 */
export function withControlKey(send: Send, storage: TextStorage): Send {
  let question: Promise<string | undefined> | undefined;
  let declined = false;

  const answerFor = async (tried: string | null): Promise<string | null> => {
    const known = storage.getItem(storedKey);
    if (known !== null && known !== tried) return known; // another call has learnt it meanwhile
    if (declined) return null;
    question ??= ask(tried !== null).finally(() => (question = undefined));
    const given = await question;
    if (given === undefined) declined = true;
    else storage.setItem(storedKey, given);
    return given ?? null;
  };

  const withKey = (request: Request, key: string | null): Request => {
    const copy = request.clone();
    if (key !== null) copy.headers.set('X-Control-Key', key);
    return copy;
  };

  return async (request) => {
    if (!new URL(request.url).pathname.startsWith('/console/')) return send(request);
    let key = storage.getItem(storedKey);
    for (;;) {
      const response = await send(withKey(request, key));
      if (!(await isKeyRefusal(response))) return response;
      if (key !== null && storage.getItem(storedKey) === key) storage.removeItem(storedKey);
      const next = await answerFor(key);
      if (next === null) return response;
      key = next;
    }
  };
}
