import { visible } from './visible.ts';

const longestRun = (text: string): number =>
  Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));

/**
 * Text as inline code of Markdown: nothing in it links, mentions, formats or is markup. The fence
 * is longer than any run of backticks inside.
 */
export function markdownCode(text: string): string {
  const shown = visible(text);
  if (shown === '') return '(empty)';
  const fence = '`'.repeat(longestRun(shown) + 1);
  const pad = /^[` ]|[` ]$/.test(shown) ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** Several lines as a block of code. */
export function markdownBlock(lines: readonly string[], language = ''): string {
  const shown = lines.map(visible);
  const fence = '`'.repeat(Math.max(3, longestRun(shown.join('\n')) + 1));
  return [`${fence}${language}`, ...shown, fence].join('\n');
}
