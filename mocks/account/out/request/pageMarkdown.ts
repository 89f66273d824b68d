import { markdownBlock, markdownCode } from '../quote/markdown.ts';
import type { Page, Part, Piece } from './page.ts';

const pieces = (line: readonly Piece[]): string =>
  line.map((piece) => (typeof piece === 'string' ? piece : markdownCode(piece.code))).join('');

function partText(part: Part): string {
  if ('heading' in part) return `## ${part.heading}`;
  if ('paragraph' in part) return pieces(part.paragraph);
  if ('list' in part) return part.list.map((line) => `- ${pieces(line)}`).join('\n');
  return markdownBlock(part.lines, part.language);
}

/** A page as Markdown. What comes from the account is code, in which nothing has a meaning. */
export const pageMarkdown = ({ title, parts }: Page): string =>
  `${[`# ${title}`, ...parts.map(partText)].join('\n\n')}\n`;
