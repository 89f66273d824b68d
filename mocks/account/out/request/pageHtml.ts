import { htmlText } from '../quote/html.ts';
import type { Page, Part, Piece } from './page.ts';

const pieces = (line: readonly Piece[]): string =>
  line
    .map((piece) =>
      typeof piece === 'string' ? htmlText(piece) : `<code>${htmlText(piece.code)}</code>`,
    )
    .join('');

function partText(part: Part): string {
  if ('heading' in part) return `<h2>${htmlText(part.heading)}</h2>`;
  if ('paragraph' in part) return `<p>${pieces(part.paragraph)}</p>`;
  if ('list' in part)
    return `<ul>\n${part.list.map((line) => `<li>${pieces(line)}</li>`).join('\n')}\n</ul>`;
  return `<pre>${part.lines.map(htmlText).join('\n')}</pre>`;
}

const style = `body { font: 11pt/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 50rem; padding: 0 1rem; }
pre, code { font-family: ui-monospace, monospace; font-size: 9.5pt; overflow-wrap: anywhere; white-space: pre-wrap; }
pre { border: 1px solid #999; padding: .75rem; }
@media print { body { margin: 0; max-width: none; } h2 { break-after: avoid; } li { break-inside: avoid; } }`;

/** A page of its own to print: no script, nothing from elsewhere. */
export const pageHtml = ({ title, parts }: Page): string =>
  [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width">',
    `<title>${htmlText(title)}</title>`,
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    `<h1>${htmlText(title)}</h1>`,
    ...parts.map(partText),
    '</body>',
    '</html>',
    '',
  ].join('\n');
