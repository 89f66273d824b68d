import type { Json } from './json.ts';

/** Paging that is this project's own (decision 0004): a foreign service ignores all or part of it. */
const ours = ['limit', 'offset', 'sort_key', 'sort_dir', 'name__contains'] as const;

/** How many pages of a service's own are followed: it then has more than a console shows. */
const mostPages = 100;

/** Whether a request asks for one page of a list in this project's way. */
export const asksForPage = (url: URL): boolean => url.searchParams.has('limit');

/** The address of the whole list. */
export function wholeList(url: URL): URL {
  const whole = new URL(url);
  for (const name of ours) whole.searchParams.delete(name);
  return whole;
}

const rowsIn = (body: Json): readonly [name: string, rows: readonly Json[]] | undefined => {
  const found = Object.entries(body).find(([, value]) => Array.isArray(value));
  return found && [found[0], found[1] as readonly Json[]]; // lists of the API hold objects
};

const nextOf = (body: Json, base: URL): URL | undefined => {
  const links = body['links'];
  const next = typeof links === 'object' && links !== null ? (links as Json)['next'] : undefined;
  if (typeof next !== 'string' || next === '') return undefined;
  // the service may call itself by another name than the page does
  const { pathname, search } = new URL(next, base);
  return new URL(`${pathname}${search}`, base);
};

/**
 * Reads a whole list, page after page of the service's own.
 * @param begun the body at the first address
 * @param read answers the body at a further one
 */
export async function readWholeList(
  first: URL,
  begun: Json,
  read: (url: URL) => Promise<Json>,
): Promise<Json> {
  let body = begun;
  const name = rowsIn(body)?.[0];
  const rows = [...(rowsIn(body)?.[1] ?? [])];
  const seen = new Set([first.href]);
  for (let page = 1; page < mostPages; page += 1) {
    const next = nextOf(body, first);
    if (name === undefined || next === undefined || seen.has(next.href)) break;
    seen.add(next.href);
    body = await read(next);
    rows.push(...(rowsIn(body)?.[1] ?? []));
  }
  return name === undefined ? body : { ...body, [name]: rows };
}

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** The page of a whole list that a request asks for, with the number of all its rows. */
export function pageOf(body: Json, { searchParams }: URL): Json {
  const found = rowsIn(body);
  if (found === undefined) return body;
  const [name, rows] = found;
  const wanted = (searchParams.get('name__contains') ?? '').toLowerCase();
  const key = searchParams.get('sort_key') ?? 'name';
  const turn = searchParams.get('sort_dir') === 'desc' ? -1 : 1;
  const offset = Number(searchParams.get('offset') ?? 0);
  const sorted = rows
    .filter((row) => textOf(row['name']).toLowerCase().includes(wanted))
    .toSorted(
      (a, b) =>
        turn * textOf(a[key]).localeCompare(textOf(b[key]), 'en', { numeric: true }) ||
        textOf(a['id']).localeCompare(textOf(b['id']), 'en'),
    );
  return {
    ...body,
    [name]: sorted.slice(offset, offset + Number(searchParams.get('limit'))),
    total_number: sorted.length,
  };
}
