import type { Finding } from './codes/finding.ts';
import { readJson } from './jsonReader.ts';
import type { SyntaxProblem } from './jsonReading.ts';
import {
  nodeAt,
  parsePath,
  propertyOf,
  type JsonNode,
  type PathPart,
  type TextRange,
} from './jsonTree.ts';
import { explanationOf } from './codes/findingCodes.ts';

/**
 * A policy as text, read once: the tree with offsets, what is wrong with it as JSON, and the way
 * from a path to its place.
 */
export type PolicyText = {
  readonly text: string;
  /** Recovered as far as possible; undefined if no value could be read at all. */
  readonly root: JsonNode | undefined;
  /**
   * Everything that makes the text no JSON document. Empty means `JSON.parse` accepts it, without a
   * byte order mark, and no name is repeated.
   */
  readonly syntaxFindings: readonly Finding[];
  /** Characters of the document without insignificant white space: what the size limits count. */
  readonly compactLength: number;
  /**
   * Offsets of odd characters (curly quotes, no-break blanks) of which a syntax
   * finding already speaks.
   */
  readonly told: ReadonlySet<number>;
  /** Known to hold ASCII characters only and no escapes. */
  readonly plain: boolean;
  /** False where a break of the JSON makes parts of the tree a guess (see `isIntact`). */
  readonly isWhole: boolean;
  /** Whether a value was read in full, with no break of the JSON before its end or touching it. */
  isIntact(node: JsonNode): boolean;
  /**
   * The same of what a rule says at a path, pointing to `at`: of the value there, or of the object
   * or list that lacks it, for its member may have been lost.
   */
  isIntactAt(path: readonly PathPart[], at: TextRange): boolean;
  /**
   * The range of the value at a path (`$.Statement[0].Action[3]`, or its parts); of an absent
   * member, that of its nearest parent.
   */
  rangeOf(path: string | readonly PathPart[]): TextRange | undefined;
  /** One-based line and column (in UTF-16 units) of an offset. */
  positionAt(offset: number): { readonly line: number; readonly column: number };
};

/**
 * Reads policy text. Never throws, takes time linear in the length, and recovers from broken JSON.
 */
export function parsePolicyText(text: string): PolicyText {
  const reading = readJson(text);
  const positionAt = lineIndex(text);
  const { certainUntil } = reading;
  const isIntact = (node: JsonNode): boolean => node.end <= certainUntil && !('unclosed' in node);
  return {
    text,
    root: reading.root,
    syntaxFindings: [
      ...reading.problems.map((problem) => syntaxFinding(problem, positionAt)),
      ...(reading.plain ? [] : surrogateFindings(text, positionAt)),
    ],
    compactLength: reading.compactLength,
    told: reading.told,
    plain: reading.plain,
    isWhole: certainUntil === Number.POSITIVE_INFINITY,
    isIntact,
    isIntactAt: (path, at) => {
      // Nearly everything behind the break is settled by this; finding the node takes longer.
      if (at.end > certainUntil) return false;
      const node = nearestNode(reading.root, path);
      return node !== undefined && isIntact(node);
    },
    rangeOf: (path) => rangeOf(reading.root, path),
    positionAt,
  };
}

function syntaxFinding(problem: SyntaxProblem, positionAt: PolicyText['positionAt']): Finding {
  const { line, column } = positionAt(problem.offset);
  const code = problem.kind === 'depth' ? 'JSON_TOO_DEEP' : 'JSON_SYNTAX_ERROR';
  return {
    code,
    severity: 'error',
    message: `Line ${line}, column ${column}: ${problem.what}.`,
    path: '$',
    offset: problem.offset,
    end: problem.end,
    explanation: explanationOf(code),
    ...(problem.repair ? { fix: problem.repair } : {}),
  };
}

/** Half of a surrogate pair, written or escaped, is no character and cannot be sent as UTF-8. */
function surrogateFindings(text: string, positionAt: PolicyText['positionAt']): Finding[] {
  if (!/[\ud800-\udfff]|\\u[dD][89a-fA-F]/.test(text)) return [];
  const findings: Finding[] = [];
  const pattern =
    /[\ud800-\udbff][\udc00-\udfff]|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\\\|([\ud800-\udfff]|\\u[dD][89a-fA-F][0-9a-fA-F]{2})/g;
  for (const match of text.matchAll(pattern)) {
    if (match[1] === undefined) continue;
    const { line, column } = positionAt(match.index);
    findings.push({
      code: 'LONE_SURROGATE',
      severity: 'error',
      message: `Line ${line}, column ${column}: half of a surrogate pair, which is no character.`,
      path: '$',
      offset: match.index,
      end: match.index + match[1].length,
      explanation: explanationOf('LONE_SURROGATE'),
    });
    if (findings.length >= 100) break;
  }
  return findings;
}

function rangeOf(
  root: JsonNode | undefined,
  path: string | readonly PathPart[],
): TextRange | undefined {
  const parts = typeof path === 'string' ? parsePath(path) : path;
  if (!root || !parts) return undefined;
  for (let length = parts.length; length >= 0; length--) {
    const node = nodeAt(root, parts.slice(0, length));
    if (node) return { offset: node.offset, end: node.end };
    const name = parts[length - 1];
    const parent = nodeAt(root, parts.slice(0, length - 1));
    const property =
      parent?.type === 'object' && typeof name === 'string' ? propertyOf(parent, name) : undefined;
    if (property) return property.key;
  }
  return undefined;
}

/** The node at a path, or the last one on the way that is there. */
function nearestNode(root: JsonNode | undefined, parts: readonly PathPart[]): JsonNode | undefined {
  let node = root;
  for (const part of parts) {
    const next = nodeAt(node, [part]);
    if (!next) return node;
    node = next;
  }
  return node;
}

/** Line starts are only collected when a position is first asked for. */
function lineIndex(text: string): PolicyText['positionAt'] {
  let starts: number[] | undefined;
  return (offset) => {
    if (!starts) {
      starts = [0];
      for (const match of text.matchAll(/\r\n|\r|\n/g)) starts.push(match.index + match[0].length);
    }
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}
