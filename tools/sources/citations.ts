import unopenable from './unopenable.json' with { type: 'json' };

/** A page of docs/sources that a text cites, with the anchor when there is one. */
export type Citation = { readonly page: string; readonly anchor: string | undefined };

/** Pages of docs/sources by file name, each with its anchors. */
export type Pages = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * The text with the line breaks of comments taken out, so that a citation is found where it wraps.
 */
const flowing = (text: string): string => text.replace(/\s*\n\s*(?:(?:\*(?!\/)|\/\/)\s*)?/g, ' ');

/** The anchors of a page: what stands in `<a id="…">`. */
export const anchorsOf = (markdown: string): ReadonlySet<string> =>
  new Set(
    [...markdown.matchAll(/<a id="([^"]+)">/g)].flatMap(([, id]) => (id === undefined ? [] : [id])),
  );

/** Every path below docs/sources that a text names, in the order of the text. */
export const citationsIn = (text: string): readonly Citation[] =>
  [...text.matchAll(/\bdocs\/sources\/([\w-]+\.md)(?:#([\w-]+))?/g)].map(([, page, anchor]) => ({
    page: page ?? '',
    anchor,
  }));

/** Why a citation cannot be opened; undefined when the page and the anchor are there. */
export function broken({ page, anchor }: Citation, pages: Pages): string | undefined {
  const anchors = pages.get(page);
  if (anchors === undefined) return `docs/sources/${page} is not there`;
  if (anchor === undefined || anchors.has(anchor)) return undefined;
  return `docs/sources/${page} has no anchor ${anchor}`;
}

/**
 * Forms of citations that only their writer can open: the name of the form and what it looks like.
 */
export const closedForms: readonly {
  readonly name: string;
  readonly pattern: RegExp;
  readonly example: string;
}[] = unopenable.map(({ name, pattern, example }) => ({
  name,
  pattern: new RegExp(pattern, 'gi'),
  example,
}));

/**
 * The places of a text that cite in a form nobody else can open, each with the name of the form.
 */
export function closedIn(text: string): readonly string[] {
  const whole = flowing(text);
  return closedForms.flatMap(({ name, pattern }) =>
    [...whole.matchAll(pattern)].map(({ index }) => `${name}: ${whole.slice(index, index + 60)}`),
  );
}

/**
 * Whether the source of a case, a rule or a call can be opened, or says that it is ours: a page of
 * docs/sources, an
 * address, a file of a public repository, a standard. What follows a semicolon is comment.
 */
export const openable = (source: string): boolean =>
  /^(?:docs\/sources\/[\w-]+\.md|https:\/\/\S+\.|github:[\w.-]+\/[\w.-]+|[\w.-]+\/[\w.-]+: \S|ours\b|RFC \d|CVE-\d)/.test(
    source,
  );

/** The values of `source` and `sources` anywhere in a JSON value. */
export function sourcesIn(value: unknown, named = false): readonly string[] {
  if (typeof value === 'string') return named ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  const children = Object.entries(value as Record<string, unknown>);
  return children.flatMap(([key, child]) =>
    sourcesIn(child, named || /^(?:x-)?sources?$/.test(key)),
  );
}
