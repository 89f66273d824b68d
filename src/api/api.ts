import { createClient, type Send } from './client.ts';
import { contract } from './contract/index.ts';
import { withSecondProof } from './secondProof.ts';
import { expire, sessionToken } from './session.ts';
import { transportOrigin, transportSend } from './transport.ts';

/** A wrong old password is answered with 401, too, and says nothing about the session. */
const provesPassword = /\/users\/[^/]+\/password$/;

/**
 * A 401 for the tab's own token ends the session; signing in has its own path and is not affected.
 */
const send: Send = async (request) => {
  const response = await transportSend(request);
  const { pathname } = new URL(request.url);
  if (response.status === 401 && !provesPassword.test(pathname))
    expire(request.headers.get('X-Auth-Token') ?? undefined);
  return response;
};

/**
 * The whole contract as typed functions, with the token of this tab. Throws `Problem`
 * and nothing else.
 */
export const api = createClient(contract, {
  get origin() {
    return transportOrigin();
  },
  send: withSecondProof(send),
  token: sessionToken,
});
