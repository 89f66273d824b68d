import type { Endpoint } from '#src/api/endpoint/endpoint.ts';
import type { z } from '#src/api/endpoint/zod.ts';
import { refuse, type ApiError, type ErrorName } from '../ground/errors.ts';

/** Errors of body fields, where the family has codes of its own: for missing ones, and for wrong ones by their path (`user.name`). */
export type FieldErrors = {
  readonly missing?: ErrorName;
  readonly wrong?: Readonly<Record<string, ErrorName>>;
};

/** Bodies beyond this are refused unread (ours). */
const MAX_BODY = 1_048_576;

/** The text of a request's body; empty where the endpoint takes none, whatever was sent. @throws ApiError 413 */
export async function readBody(request: Request, endpoint: Endpoint): Promise<string> {
  if (endpoint.body === undefined || request.body === null) return '';
  if (Number(request.headers.get('Content-Length') ?? 0) > MAX_BODY)
    throw refuse('tooLarge', { size: MAX_BODY });
  const text = await request.text();
  if (text.length > MAX_BODY) throw refuse('tooLarge', { size: MAX_BODY });
  return text;
}

/** Query parameters that are given and not empty; of one given several times, the last. */
export const rawQuery = (search: URLSearchParams): Readonly<Record<string, string>> =>
  Object.fromEntries([...search].filter(([, value]) => value !== ''));

/** The typed query. Unknown parameters are ignored by the schemas. @throws ApiError 400 */
export function parseQuery(endpoint: Endpoint, url: URL): unknown {
  if (endpoint.query === undefined) return {};
  const parsed = endpoint.query.safeParse(rawQuery(url.searchParams));
  if (!parsed.success)
    throw refuse('invalidParameter', { key: parsed.error.issues[0]?.path.join('.') ?? '' });
  return parsed.data;
}

/** The typed body. @throws ApiError 400 with the documented code of the family and the field. */
export function parseBody(
  endpoint: Endpoint,
  text: string,
  contentType: string | null,
  fieldErrors: FieldErrors,
): unknown {
  if (endpoint.body === undefined) return undefined;
  if (contentType?.toLowerCase().includes('application/json') !== true) throw refuse('contentType');
  const raw = parseJson(text);
  const parsed = endpoint.body.safeParse(raw);
  if (!parsed.success) throw fieldError(raw, parsed.error.issues[0], fieldErrors);
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text === '' ? '{}' : text);
  } catch {
    throw refuse('invalidBody');
  }
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
