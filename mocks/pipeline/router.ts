/** Where a request goes: the route's value and the decoded path parameters. */
export type Match<T> = { readonly value: T; readonly params: Readonly<Record<string, string>> };

type Node<T> = {
  readonly literal: Map<string, Node<T>>;
  param?: Node<T>;
  readonly ends: Map<string, { value: T; names: readonly string[] }>;
};
const node = <T>(): Node<T> => ({ literal: new Map(), ends: new Map() });

/**
 * Finds a route by method and path in one walk over the segments, whatever the number of routes.
 */
export class Router<T> {
  readonly #root = node<T>();

  /** `path` with `:name` parameters, as the contract writes it. */
  add(method: string, path: string, value: T): void {
    let at = this.#root;
    const names: string[] = [];
    for (const segment of segmentsOf(path)) {
      if (segment.startsWith(':')) {
        names.push(segment.slice(1));
        at = at.param ??= node<T>();
      } else {
        const next = at.literal.get(segment) ?? node<T>();
        at.literal.set(segment, next);
        at = next;
      }
    }
    at.ends.set(method, { value, names });
  }

  /**
   * @returns the match, `method` when the path is known with other methods, `path` when
   * it is not known.
   */
  match(method: string, path: string): Match<T> | 'method' | 'path' {
    const segments = segmentsOf(path).map(decode);
    const found = walk(this.#root, segments, 0, []);
    if (found === undefined) return 'path';
    const end = found.node.ends.get(method);
    if (end === undefined) return 'method';
    return {
      value: end.value,
      params: Object.fromEntries(end.names.map((name, index) => [name, found.values[index] ?? ''])),
    };
  }
}

const segmentsOf = (path: string): string[] =>
  (path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path).split('/').slice(1);

/**
 * A segment that is no valid percent-encoding stands for itself: it names nothing
 * and ends in a 404.
 */
function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function walk<T>(
  at: Node<T>,
  segments: readonly string[],
  index: number,
  values: readonly string[],
): { node: Node<T>; values: readonly string[] } | undefined {
  const segment = segments[index];
  if (segment === undefined) return at.ends.size > 0 ? { node: at, values } : undefined;
  const literal = at.literal.get(segment);
  const exact = literal && walk(literal, segments, index + 1, values);
  if (exact !== undefined) return exact;
  return at.param && segment !== ''
    ? walk(at.param, segments, index + 1, [...values, segment])
    : undefined;
}
