/**
 * JSON with positions. Objects are lists of properties, so that `__proto__` and repeated names are
 * nothing special.
 */

/** Half-open range of UTF-16 offsets. */
export type TextRange = { readonly offset: number; readonly end: number };

export type StringNode = TextRange & { readonly type: 'string'; readonly value: string };
/** `written`: the digits as they stand, of which the value may have lost some. */
export type NumberNode = TextRange & {
  readonly type: 'number';
  readonly value: number;
  readonly written: string;
};
export type LiteralNode =
  | NumberNode
  | (TextRange & { readonly type: 'boolean' | 'null'; readonly value: boolean | null });
/** `unclosed`: its closing bracket is missing, and so may be members of it. */
export type ArrayNode = TextRange & {
  readonly type: 'array';
  readonly items: readonly JsonNode[];
  readonly unclosed?: true;
};
export type ObjectNode = TextRange & {
  readonly type: 'object';
  readonly properties: readonly JsonProperty[];
  readonly unclosed?: true;
};
export type JsonNode = StringNode | LiteralNode | ArrayNode | ObjectNode;

/**
 * `value` is undefined where the text is broken off after the name. `repeated`: an earlier property
 * has the same name.
 */
export type JsonProperty = {
  readonly name: string;
  readonly key: TextRange;
  readonly value: JsonNode | undefined;
  readonly repeated: boolean;
};

/** A key of an object or an index of an array. */
export type PathPart = string | number;

/** The property of that name; of several the last one, as JSON parsers have it. */
export function propertyOf(node: ObjectNode, name: string): JsonProperty | undefined {
  for (let i = node.properties.length - 1; i >= 0; i--) {
    const property = node.properties[i];
    if (property?.name === name) return property;
  }
  return undefined;
}

/**
 * `['Statement', 0, 'Action', 3]` → `$.Statement[0].Action[3]`. Names with dots, brackets, quotes
 * or blanks are written `["…"]`.
 */
export function formatPath(parts: readonly PathPart[]): string {
  let path = '$';
  for (const part of parts) {
    if (typeof part === 'number') path += `[${part}]`;
    else if (part === '' || /[.[\]"'\s\\]/.test(part)) path += `[${JSON.stringify(part)}]`;
    else path += `.${part}`;
  }
  return path;
}

/** The inverse of `formatPath`; undefined if the string is no such path. */
export function parsePath(path: string): PathPart[] | undefined {
  if (!path.startsWith('$')) return undefined;
  const parts: PathPart[] = [];
  const step = /\.([^.[\]"'\s\\]+)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/y;
  step.lastIndex = 1;
  while (step.lastIndex < path.length) {
    const match = step.exec(path);
    if (!match) return undefined;
    if (match[1] !== undefined) parts.push(match[1]);
    else if (match[2] !== undefined) parts.push(Number(match[2]));
    else {
      const name = unquote(match[3] ?? '');
      if (name === undefined) return undefined;
      parts.push(name);
    }
  }
  return parts;
}

function unquote(quoted: string): string | undefined {
  try {
    const value: unknown = JSON.parse(quoted);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The node at a path. A single value where a list is expected counts as a list of one (`Statement`
 * as an object, `Action` as a string), so index 0 of anything that is no array is the thing itself.
 */
export function nodeAt(
  root: JsonNode | undefined,
  parts: readonly PathPart[],
): JsonNode | undefined {
  let node = root;
  for (const part of parts) {
    if (!node) return undefined;
    if (typeof part === 'number') {
      if (node.type === 'array') node = node.items[part];
      else if (part !== 0) return undefined;
    } else node = node.type === 'object' ? propertyOf(node, part)?.value : undefined;
  }
  return node;
}

/**
 * The plain JSON value of a tree, for code that does not need positions. Names are own properties
 * even when called `__proto__`.
 */
export function valueOf(node: JsonNode | undefined): unknown {
  if (!node) return null;
  switch (node.type) {
    case 'object':
      return Object.fromEntries(
        node.properties.map((property) => [property.name, valueOf(property.value)]),
      );
    case 'array':
      return node.items.map(valueOf);
    default:
      return node.value;
  }
}
