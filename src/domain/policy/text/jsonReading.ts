import type { TextEdit } from './codes/finding.ts';
import type { JsonNode, TextRange } from './jsonTree.ts';

/** One thing wrong with the text as JSON, with the obvious repair where there is one. */
export type SyntaxProblem = TextRange & {
  readonly kind: 'syntax' | 'depth';
  readonly what: string;
  readonly repair?: { readonly title: string; readonly edits: readonly TextEdit[] };
};

export type JsonReading = {
  readonly root: JsonNode | undefined;
  readonly problems: readonly SyntaxProblem[];
  /** Offsets of odd characters that a problem already speaks of. */
  readonly told: ReadonlySet<number>;
  /**
   * Up to this offset the text was read as it was meant. Slips that leave no doubt about the values
   * (a comma too many or too few, a comment, a name twice) do not end that; behind a break (a
   * bracket or quote that is missing) the tree is a guess. Infinity without a break.
   */
  readonly certainUntil: number;
  /**
   * Length of the compact JSON of the value: what a server counts, which sees the value
   * and not the layout.
   */
  readonly compactLength: number;
  /** No character outside ASCII and no escape in it: nothing can be hidden in the text. */
  readonly plain: boolean;
};

/** A policy needs six levels; more than this is skipped, so that no text can exhaust the stack. */
export const maxDepth = 64;
