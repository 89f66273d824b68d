import { createClient, type Send } from './client.ts';
import { contract } from './contract/index.ts';
import { expire, sessionToken } from './session.ts';
import { transportOrigin, transportSend } from './transport.ts';

/** One line of the API log. */
export type ApiLogEntry = { readonly endpoint: string; readonly method: string; readonly url: string; readonly status: number; readonly decisionId: string | null };

const logListeners = new Set<(entry: ApiLogEntry) => void>();

/** Calls `listener` after every answer. Returns the function that stops it. */
export function onApiCall(listener: (entry: ApiLogEntry) => void): () => void {
  logListeners.add(listener);
  return () => void logListeners.delete(listener);
}

/** A 401 for the tab's own token ends the session; signing in has its own path and is not affected. */
const send: Send = async (request) => {
  const response = await transportSend(request);
  if (response.status === 401) expire(request.headers.get('X-Auth-Token') ?? undefined);
  return response;
};

/** The whole contract as typed functions, with the token of this tab. Throws `Problem` and nothing else. */
export const api = createClient(contract, {
  get origin() {
    return transportOrigin();
  },
  send,
  token: sessionToken,
  onAnswer: (entry) => logListeners.forEach((listener) => listener(entry)),
});
