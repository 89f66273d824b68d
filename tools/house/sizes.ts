import { parseSync } from 'vite';

/** Where a function stands and how long it is: lines from its first to its last, both counted. */
export type FunctionSize = { readonly at: string; readonly lines: number };

/** A source file measured. `long` holds the numbers of the lines beyond the column. */
export type FileSize = {
  readonly path: string;
  readonly lines: number;
  readonly long: readonly number[];
  readonly functions: readonly FunctionSize[];
};

/** The column at which the formatter wraps; what it cannot break runs past it. */
const column = 100;

type Node = { readonly type: string; readonly start: number; readonly end: number };

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && 'start' in value;

const childrenOf = (node: Node): readonly Node[] =>
  Object.values(node)
    .flatMap((value: unknown) => (Array.isArray(value) ? (value as unknown[]) : [value]))
    .filter(isNode);

const isFunction = ({ type }: Node): boolean =>
  /^(?:FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(type);

/** Whether a call groups tests: its function is as long as the tests are many. */
const groups = (source: string, { type, start }: Node): boolean =>
  type === 'CallExpression' && /^(?:test\.)?describe\b/.test(source.slice(start, start + 20));

/** Counts the lines before each position of a text. */
function lineCounter(source: string): (position: number) => number {
  const ends = [...source.matchAll(/\n/g)].map(({ index }) => index);
  return (position) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) < position) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}

/**
 * The functions of more than one line; the bodies of `describe` are left out, what is in them not.
 */
function functionsOf(path: string, source: string): readonly FunctionSize[] {
  const lineOf = lineCounter(source);
  const found: FunctionSize[] = [];
  const visit = (node: Node, parent: Node | undefined): void => {
    if (isFunction(node) && !(parent !== undefined && groups(source, parent))) {
      const first = lineOf(node.start);
      const lines = lineOf(node.end) - first + 1;
      if (lines > 1) found.push({ at: `${path}:${first}`, lines });
    }
    for (const child of childrenOf(node)) visit(child, node);
  };
  visit(parseSync(path, source).program, undefined);
  return found;
}

/** A browser test: where it stands, how long its body is, and how many steps that has. */
export type TestSize = FunctionSize & { readonly steps: number };

const called = (source: string, { type, start }: Node): string =>
  type === 'CallExpression'
    ? (/^[\w.]+(?=\()/.exec(source.slice(start, start + 40))?.[0] ?? '')
    : '';

const within = (node: Node): readonly Node[] => [node, ...childrenOf(node).flatMap(within)];

/** The browser tests of a file with their steps: `test('…', async ({ page }) => { … })`. */
export function testsOf(path: string, source: string): readonly TestSize[] {
  const lineOf = lineCounter(source);
  return within(parseSync(path, source).program)
    .filter((node) => called(source, node) === 'test')
    .flatMap((node) => {
      const body = childrenOf(node).find(isFunction);
      if (body === undefined) return [];
      const lines = lineOf(body.end) - lineOf(body.start) + 1;
      const steps = within(body).filter((part) => called(source, part) === 'test.step').length;
      return [{ at: `${path}:${lineOf(node.start)}`, lines, steps }];
    });
}

/** Measures a source file; the line break at its end begins no line. */
export function sizeOf(path: string, source: string): FileSize {
  const lines = source.replace(/\n$/, '').split('\n');
  return {
    path,
    lines: lines.length,
    long: lines.flatMap((line, index) => (line.length > column ? [index + 1] : [])),
    functions: functionsOf(path, source),
  };
}

/**
 * The value that a share of all others does not exceed: 0.5 the median, 0.99 all but the largest in
 * a hundred. 0 where there are none.
 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
