import type { IncomingMessage } from 'node:http';
import { ApiError } from '#mocks/ground/errors.ts';

const refusal = (message: string): ApiError =>
  new ApiError({ status: 403, code: 'CONSOLE.0003', message });

/**
 * Turns away what a web page of another origin has sent: its browser says so, and asks nobody
 * before a simple request. Clients that are no browser send neither header. `allowed` is an
 * origin that may call.
 * @throws ApiError 403
 */
export function refuseForeignPage(
  { headers }: Pick<IncomingMessage, 'headers'>,
  allowed: string | undefined,
): void {
  const { origin, host = '' } = headers;
  if (origin !== undefined && origin === allowed) return;
  if (origin !== undefined && origin !== `http://${host}` && origin !== `https://${host}`)
    throw refusal('Pages of other origins may not call this backend.');
  if (headers['sec-fetch-site'] === 'cross-site')
    throw refusal('Pages of other sites may not call this backend.');
}

/** How many Host headers a request has: of two, somebody on the way may have read the other one. */
export const hostCount = ({ rawHeaders }: Pick<IncomingMessage, 'rawHeaders'>): number =>
  rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length;
