import type { Endpoint } from '#src/api/endpoint/endpoint.ts';
import type { z } from '#src/api/endpoint/zod.ts';
import { ApiError, refuse } from '../ground/errors.ts';
import type { ErrorName } from '../ground/errorLines.ts';
import { parseJsonBody } from './jsonBody.ts';

/**
 * Errors of body fields, where the family has codes of its own: for missing ones, and for wrong
 * ones by their path (`user.name`).
 */
export type FieldErrors = {
  readonly missing?: ErrorName;
  readonly wrong?: Readonly<Record<string, ErrorName>>;
};

/** Bodies beyond this are refused unread (ours). */
const MAX_BODY = 1_048_576;

/** Keeps a byte order mark in the text: whether one stands there is the reader's to judge. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * The text of a request's body; empty where the endpoint takes none, whatever was sent.
 * @throws ApiError 413
 */
export async function readBody(request: Request, endpoint: Endpoint): Promise<string> {
  if (endpoint.body === undefined || request.body === null) return '';
  if (Number(request.headers.get('Content-Length') ?? 0) > MAX_BODY)
    throw refuse('tooLarge', { size: MAX_BODY });
  const text = decoder.decode(await request.arrayBuffer());
  if (text.length > MAX_BODY) throw refuse('tooLarge', { size: MAX_BODY });
  return text;
}

/**
 * The typed parts of a call, as its row declares them: undefined where the row has none, and where
 * it is ill-formed.
 */
export type Parts = { readonly query: unknown; readonly body: unknown };

/**
 * A call read once, for the guard and for the handler alike. `problem` is what the first ill-formed
 * part is refused with.
 */
export type ReadCall = { readonly parts: Parts; readonly problem: ApiError | undefined };

/** What of a request its parts are read from. */
export type Sent = {
  readonly endpoint: Endpoint;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: string;
  readonly fieldErrors: FieldErrors;
};

/**
 * Reads query and body. Nothing is thrown: whoever is not signed in or not allowed must not learn
 * what is wrong with them.
 */
export function readCall({ endpoint, url, headers, body, fieldErrors }: Sent): ReadCall {
  const query = attempt(() => parseQuery(endpoint, url));
  const content = attempt(() =>
    parseBody(endpoint, body, headers.get('Content-Type'), fieldErrors),
  );
  return {
    parts: { query: query.value, body: content.value },
    problem: query.problem ?? content.problem,
  };
}

/** The parts of a call that may run. @throws ApiError 400 */
export function wellFormed({ parts, problem }: ReadCall): Parts {
  if (problem !== undefined) throw problem;
  return parts;
}

function attempt(read: () => unknown): { readonly value?: unknown; readonly problem?: ApiError } {
  try {
    return { value: read() };
  } catch (error) {
    if (error instanceof ApiError) return { problem: error };
    throw error;
  }
}

/** Query parameters that are given and not empty; of one given several times, the last. */
const rawQuery = (search: URLSearchParams): Readonly<Record<string, string>> =>
  Object.fromEntries([...search].filter(([, value]) => value !== ''));

/** The typed query. Unknown parameters are ignored by the schemas. @throws ApiError 400 */
function parseQuery(endpoint: Endpoint, url: URL): unknown {
  if (endpoint.query === undefined) return {};
  const parsed = endpoint.query.safeParse(rawQuery(url.searchParams));
  if (!parsed.success)
    throw refuse('invalidParameter', { key: parsed.error.issues[0]?.path.join('.') ?? '' });
  return parsed.data;
}

/** `text/plain;x=application/json` is no JSON: only the type itself counts, not what follows it. */
const isJson = (contentType: string | null): boolean =>
  contentType?.split(';', 1)[0]?.trim().toLowerCase() === 'application/json';

/** The typed body. @throws ApiError 400 with the documented code of the family and the field. */
function parseBody(
  endpoint: Endpoint,
  text: string,
  contentType: string | null,
  fieldErrors: FieldErrors,
): unknown {
  if (endpoint.body === undefined) return undefined;
  if (!isJson(contentType)) throw refuse('contentType');
  const raw = parseJsonBody(text);
  const parsed = endpoint.body.safeParse(raw);
  if (!parsed.success) throw fieldError(raw, parsed.error.issues[0], fieldErrors);
  return parsed.data;
}

function fieldError(
  raw: unknown,
  issue: z.core.$ZodIssue | undefined,
  fieldErrors: FieldErrors,
): ApiError {
  const path = issue?.path.map(String) ?? [];
  const value = path.reduce<unknown>(
    (at, key) =>
      typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined,
    raw,
  );
  if (path.length === 0) return refuse('invalidBody');
  const key = path.at(-1) ?? '';
  const special = value === undefined ? fieldErrors.missing : fieldErrors.wrong?.[path.join('.')];
  if (special !== undefined) return refuse(special);
  return value === undefined
    ? refuse('required', { key })
    : refuse('invalidField', { key, value: JSON.stringify(value).slice(0, 100) });
}
