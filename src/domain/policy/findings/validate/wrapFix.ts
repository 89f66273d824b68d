import type { TextRange } from '#src/domain/policy/text/jsonTree.ts';
import type { Fix } from '../report/report.ts';

/** Puts a value into an array of one. */
export function wrapFix(node: TextRange): Fix {
  return {
    title: 'Make it a list',
    edits: [
      { offset: node.offset, end: node.offset, text: '[' },
      { offset: node.end, end: node.end, text: ']' },
    ],
  };
}
