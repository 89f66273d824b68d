import type { IncomingMessage } from 'node:http';
import { ApiError, refuse } from '#mocks/ground/errors.ts';

/**
 * Bytes of all bodies that are being received at one time; beyond that requests are turned away.
 */
export class BodyBudget {
  readonly #limit: number;
  #used = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Whether `bytes` more fit. What was taken has to be given back. */
  take(bytes: number): boolean {
    if (this.#used + bytes > this.#limit) return false;
    this.#used += bytes;
    return true;
  }

  giveBack(bytes: number): void {
    this.#used -= bytes;
  }
}

/** The client went away before its request was complete: there is nobody to answer. */
export class ClientGone extends Error {}

const busy = (): ApiError =>
  new ApiError({
    status: 503,
    code: 'APIGW.0312',
    message: 'Too many requests are being received at the moment. Try again.',
  });

/**
 * Reads a body of at most `limit` bytes; what is longer is refused as soon as that shows,
 * without being kept.
 * @throws ApiError 413 too long, 503 too many at a time; ClientGone
 */
export async function readBody(
  request: IncomingMessage,
  limit: number,
  budget: BodyBudget,
): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > limit)
    throw refuse('tooLarge', { size: limit });
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of request as AsyncIterable<Buffer>) {
      if (size + part.length > limit) throw refuse('tooLarge', { size: limit });
      if (!budget.take(part.length)) throw busy();
      size += part.length;
      parts.push(part);
    }
  } catch (error) {
    throw error instanceof ApiError ? error : new ClientGone();
  } finally {
    budget.giveBack(size);
  }
  return Buffer.concat(parts);
}
