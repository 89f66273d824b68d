import { logging } from './callLog.ts';
import type { Send } from './client.ts';
import { Problem } from './problem.ts';

/**
 * How this page reaches its backend: the in-page one by default, an HTTP one when configured. Set
 * once at start-up.
 */
export type Transport = { readonly origin: string; readonly send: Send };

let current: Transport | undefined;

/** Chooses the backend. Called by the entry point before anything is rendered, and by tests. */
export function setTransport(transport: Transport): void {
  current = transport;
}

/** Address prefix of every API path. @throws Problem `NO_BACKEND` before start-up is finished. */
export function transportOrigin(): string {
  return required().origin;
}

/**
 * Sends one request to the chosen backend.
 * @throws Problem `NO_BACKEND`, or `NETWORK` when no answer arrives.
 */
export const transportSend: Send = async (request) => {
  const { send } = required();
  try {
    return await logging(send, transportOrigin)(request);
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem({
      status: 0,
      code: 'NETWORK',
      message: `The backend did not answer: ${error instanceof Error ? error.message : String(error)}`,
    });
  }
};

function required(): Transport {
  if (current === undefined)
    throw new Problem({
      status: 0,
      code: 'NO_BACKEND',
      message: 'The backend has not been started.',
    });
  return current;
}
