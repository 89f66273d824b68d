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

/** Bytes of one entry of X-Refused-For: a longer one is left out (ours). */
const MOST_OF_A_CAUSE = 2_048;

/** One entry of X-Refused-For: the cause as percent-encoded JSON. */
function causeText({ cause }: RefusedAction): string {
  const text = encodeURIComponent(JSON.stringify(cause));
  return cause.type === 'missing' || text.length > MOST_OF_A_CAUSE ? '-' : text;
}

/**
 * A refusal in the documented body of the endpoint's family. A 403 names the missing actions in
 * both vocabularies (X-Missing-Actions); in the same order, X-Decision-Ids has the decision about
 * each of them where there are several, and X-Denied-By, where a policy's Deny refused one of
 * them, the policy that denies it, or `-` where nothing denies and an Allow is missing;
 * X-Refused-For has the cause of each that something more than a grant keeps back. The headers
 * are ours, and so is X-Refusal: a code of ours, which the body of Keystone has no room for.
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
  if (missing.some(({ cause }) => cause.type !== 'missing'))
    headers.set('X-Refused-For', missing.map(causeText).join(','));
  if (error.code.startsWith('CONSOLE.')) headers.set('X-Refusal', error.code);
  if (bodiless) return new Response(null, { status: error.status, headers });
  headers.set('Content-Type', 'application/json; charset=UTF-8');
  return new Response(JSON.stringify(errorBody(family, error, envelope.requestId)), {
    status: error.status,
    headers,
  });
}
