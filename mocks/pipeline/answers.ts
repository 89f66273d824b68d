import type { Endpoint } from '#src/api/endpoint/endpoint.ts';
import { Answer } from './call.ts';
import { errorBody, type ApiError, type RefusedAction } from '../ground/errors.ts';

/**
 * What every answer carries: proof that the backend gave it, its id, and the decision behind it.
 */
export type Envelope = {
  readonly requestId: string;
  readonly decisionId?: string | undefined;
  readonly policyFindings?: string | undefined;
  readonly etag?: string | undefined;
};

function headersOf({ requestId, decisionId, policyFindings, etag }: Envelope): Headers {
  const headers = new Headers({
    'X-Backend': '1',
    'X-Request-Id': requestId,
    'Cache-Control': 'no-cache, no-store, must-revalidate',
  });
  if (decisionId !== undefined) headers.set('X-Decision-Id', decisionId);
  if (policyFindings !== undefined) headers.set('X-Policy-Findings', policyFindings);
  if (etag !== undefined) headers.set('ETag', etag);
  return headers;
}

/** The successful answer of an endpoint. 204 and HEAD answers have no body. */
export function success(
  endpoint: Endpoint,
  result: unknown,
  envelope: Envelope,
  bodiless: boolean,
): Response {
  const answer = result instanceof Answer ? result : new Answer(result);
  const headers = headersOf(envelope);
  for (const [name, value] of Object.entries(answer.headers)) headers.set(name, value);
  const status = answer.status ?? endpoint.status;
  if (bodiless || status === 204 || answer.body === undefined)
    return new Response(null, { status, headers });
  headers.set('Content-Type', 'application/json; charset=UTF-8');
  return new Response(JSON.stringify(answer.body), { status, headers });
}

/**
 * One entry of X-Denied-By: kind and name of a policy, `scp/DenyCreatingServers`; the name is
 * percent-encoded, since it may hold any character.
 */
const denialText = ({ deniedBy }: RefusedAction): string =>
  deniedBy === undefined ? '-' : `${deniedBy.kind}/${encodeURIComponent(deniedBy.policyName)}`;

/**
 * A refusal in the documented body of the endpoint's family. A 403 names the missing actions in
 * both vocabularies (X-Missing-Actions); in the same order, X-Decision-Ids has the decision about
 * each of them where there are several, and X-Denied-By, where a policy's Deny refused one of
 * them, the policy that denies it, or `-` where nothing denies and an Allow is missing. The
 * headers are ours, and so is X-Refusal: a code of ours, which the body of Keystone has no room for.
 */
export function failure(
  family: Endpoint['family'],
  error: ApiError,
  envelope: Envelope,
  bodiless: boolean,
): Response {
  const missing = error.refusal?.missing ?? [];
  const headers = headersOf({
    ...envelope,
    decisionId: missing[0]?.decisionId ?? envelope.decisionId,
  });
  if (error.refusal !== undefined)
    headers.set('X-Missing-Actions', missing.map(({ names }) => names.join('|')).join(','));
  if (missing.length > 1)
    headers.set('X-Decision-Ids', missing.map(({ decisionId }) => decisionId).join(','));
  if (missing.some(({ deniedBy }) => deniedBy !== undefined))
    headers.set('X-Denied-By', missing.map(denialText).join(','));
  if (error.code.startsWith('CONSOLE.')) headers.set('X-Refusal', error.code);
  if (bodiless) return new Response(null, { status: error.status, headers });
  headers.set('Content-Type', 'application/json; charset=UTF-8');
  return new Response(JSON.stringify(errorBody(family, error, envelope.requestId)), {
    status: error.status,
    headers,
  });
}
