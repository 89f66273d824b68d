/** Versions of what was read, by the answers and by the things in them. */
const versions = new WeakMap<object, string>();

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** An answer, and the things it is about: `{ user: {…} }` is about a user. */
const thingsIn = (answer: unknown): readonly object[] =>
  isObject(answer) ? [answer, ...Object.values<unknown>({ ...answer }).filter(isObject)] : [];

/**
 * Keeps the version of an answer beside it. `etag` is the header of the answer, null
 * where it has none.
 */
export function rememberVersion(answer: unknown, etag: string | null): void {
  if (etag === null) return;
  for (const thing of thingsIn(answer)) versions.set(thing, etag);
}

/**
 * The version that an answer, or the thing in it, was read in; undefined for parts of lists,
 * which have none.
 */
export const versionOf = (read: object): string | undefined => versions.get(read);
