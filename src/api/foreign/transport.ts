import { partOf } from '../offer.ts';
import { Problem, problemFrom } from '../problem.ts';
import type { Transport } from '../transport.ts';
import { completeAnswer } from './complete.ts';
import { findings, isAbsent } from './findings.ts';
import { isJson, isRecord, type Read } from './json.ts';
import { asksForPage, pageOf, readWholeList, wholeList } from './paging.ts';
import { readRecords, recordsPath } from './records.ts';
import { signInByScope, tokensPath } from './signIn.ts';
import { asKeystoneCall, longUserPath } from './userCalls.ts';

function unavailable(path: string): Problem {
  const area = partOf(path).slice(1);
  return new Problem({
    status: 404,
    code: 'NOT_AVAILABLE',
    message: `The connected service has no ${area}.`,
  });
}

/** Reads further addresses of the service with the headers of a request. @throws Problem */
const readAs =
  ({ headers }: Request): Read =>
  async (url) => {
    const response = await fetch(new Request(url, { headers }));
    if (!response.ok) throw await problemFrom(response);
    const body: unknown = await response.json();
    return isRecord(body) ? body : {};
  };

/** Keystone's own call for one that it does not have, where there is one. */
function translationOf(url: URL): ((request: Request) => Promise<Response>) | undefined {
  if (longUserPath.test(url.pathname))
    return async (request) => fetch(await asKeystoneCall(request, url));
  if (url.pathname === recordsPath)
    return async (request) => Response.json(await readRecords(url, readAs(request)));
  return undefined;
}

/** Whether a foreign service has a call, or another one in its place. */
export const hasPath = (path: string): boolean =>
  !isAbsent(partOf(path)) ||
  translationOf(new URL(path.replace(/:\w+/g, 'id'), 'http://any')) !== undefined;

/** Answers a request by the service's own call or by what stands for it. @throws Problem */
async function answerTo(request: Request, url: URL): Promise<Response> {
  const translation = translationOf(url);
  if (isAbsent(partOf(url.pathname))) {
    if (translation === undefined) throw unavailable(url.pathname);
    return translation(request);
  }
  if (url.pathname === tokensPath && request.method === 'POST' && isAbsent(partOf(recordsPath)))
    return signInByScope(request);
  const response = await fetch(request.clone());
  if (response.headers.get('X-Backend') !== null) return response;
  if (translation !== undefined && response.status === 404 && !isJson(response))
    return translation(request);
  return response;
}

/**
 * A service that is not this project's, such as a real Keystone: what it lacks in an answer is
 * filled in, lists are read whole and paged here, since it does not know this project's paging,
 * calls that it has under another name go there, and a part of the API that it does not have
 * becomes the problem `NOT_AVAILABLE`. A backend of this project passes unchanged.
 */
export const foreignTransport = (origin: string): Transport => ({
  origin,
  send: async (request) => {
    const url = new URL(request.url);
    const isPage = request.method === 'GET' && asksForPage(url) && findings().length > 0;
    const asked = isPage ? wholeList(url) : url;
    const response = await answerTo(isPage ? new Request(asked, request) : request, asked);
    if (response.headers.get('X-Backend') !== null) return response;
    const isBare = response.status === 204 || request.method === 'HEAD';
    const isRefused = response.status === 404 || response.status === 405 || response.status === 501;
    if ((isRefused || response.ok) && !isJson(response) && !isBare) throw unavailable(url.pathname);
    const headers = new Headers(response.headers);
    headers.set('X-Backend', 'foreign');
    if (isBare) return new Response(null, { status: response.status, headers });
    headers.delete('Content-Length');
    headers.delete('Content-Encoding');
    const answered: unknown = await response.json();
    const body =
      response.ok && isPage && isRecord(answered)
        ? pageOf(await readWholeList(asked, answered, readAs(request)), url)
        : answered;
    return new Response(JSON.stringify(completeAnswer(body, longUserPath.test(url.pathname))), {
      status: response.status,
      headers,
    });
  },
});
