import { hclQuote, hclText } from '../quote/hcl.ts';
import { visible } from '../quote/visible.ts';
import { isBlocks, type Block, type Body, type Configuration, type Expr } from './tree.ts';

type Line = { readonly key: string; readonly value: readonly string[] };

const indent = (lines: readonly string[]): string[] =>
  lines.map((line) => (line === '' ? '' : `  ${line}`));

/** Arguments in the layout of `terraform fmt`: equals signs of lines that follow each other align. */
function aligned(lines: readonly Line[]): string[] {
  const out: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    let end = at;
    while (lines[end]?.value.length === 1) end += 1;
    const run = lines.slice(at, end);
    const width = Math.max(0, ...run.map(({ key }) => [...key].length));
    for (const { key, value } of run)
      out.push(`${key}${' '.repeat(width - [...key].length)} = ${value[0] ?? ''}`);
    const next = lines[end];
    if (next !== undefined)
      out.push(`${next.key} = ${next.value[0] ?? ''}`, ...next.value.slice(1));
    at = end;
  }
  return out;
}

const isIdentifier = (key: string): boolean => /^[A-Za-z_][A-Za-z0-9_-]*$/.test(key);

type Ids = ReadonlyMap<string, string>;
const none: Ids = new Map();

/** A text with the ids in it replaced by what gives them. */
function quoted(text: string, ids: Ids): string {
  const found = [...ids].find(([id]) => text.includes(id));
  if (found === undefined) return hclText(text);
  return text.split(found[0]).map(hclText).join(`\${${found[1]}}`);
}

/** A JSON value as an expression. */
function jsonLines(value: unknown, ids: Ids = none): readonly string[] {
  if (Array.isArray(value)) {
    if (value.length === 0) return ['[]'];
    const items = value.map((one: unknown) => jsonLines(one, ids));
    if (items.length === 1 && items[0]?.length === 1) return [`[${items[0][0] ?? ''}]`];
    return [
      '[',
      ...indent(items.flatMap((lines) => [...lines.slice(0, -1), `${lines.at(-1) ?? ''},`])),
      ']',
    ];
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    if (entries.length === 0) return ['{}'];
    const lines = entries.map(([key, one]) => ({
      key: isIdentifier(key) ? key : hclQuote(key),
      value: jsonLines(one, ids),
    }));
    return ['{', ...indent(aligned(lines)), '}'];
  }
  return [typeof value === 'string' ? `"${quoted(value, ids)}"` : JSON.stringify(value)];
}

function exprLines(value: Expr): readonly string[] {
  if (typeof value === 'string') return [hclQuote(value)];
  if (typeof value !== 'object') return [String(value)];
  if ('to' in value) return [value.to];
  if ('pairs' in value) return jsonLines(Object.fromEntries(value.pairs));
  if ('json' in value) {
    if (typeof value.json !== 'object' || value.json === null) return [hclQuote(value.text)];
    const [first = '', ...rest] = jsonLines(value.json, value.ids);
    if (rest.length === 0) return [`jsonencode(${first})`];
    return [`jsonencode(${first}`, ...rest.slice(0, -1), `${rest.at(-1) ?? ''})`];
  }
  const items = value.map((one) => exprLines(one).join('\n'));
  return items.length < 2
    ? [`[${items.join('')}]`]
    : ['[', ...indent(items.map((item) => `${item},`)), ']'];
}

function bodyLines(body: Body): readonly string[] {
  const args: Line[] = [];
  const nested: string[] = [];
  for (const [key, value] of body) {
    if (!isBlocks(value)) args.push({ key, value: exprLines(value) });
    else for (const one of value.blocks) nested.push('', ...blockLines(key, one));
  }
  return [...aligned(args), ...(args.length === 0 ? nested.slice(1) : nested)];
}

const blockLines = (head: string, body: Body): readonly string[] =>
  body.length === 0 ? [`${head} {`, '}'] : [`${head} {`, ...indent(bodyLines(body)), '}'];

const commented = ({ comment }: Block): string[] =>
  comment === undefined ? [] : [`# ${visible(comment)}`];

/** A configuration as text, in the layout of `terraform fmt`. */
export function hclOf({ blocks, imports, variables }: Configuration): string {
  const parts: (readonly string[])[] = [
    blockLines('terraform', [['required_version', '>= 1.5']]).toSpliced(
      2,
      0,
      ...indent([
        'required_providers {',
        '  huaweicloud = {',
        '    source = "huaweicloud/huaweicloud"',
        '  }',
        '}',
      ]),
    ),
    ...variables.map(({ name, description }) =>
      blockLines(`variable ${hclQuote(name)}`, [
        ['description', description],
        ['type', { to: 'string' }],
        ['sensitive', true],
      ]),
    ),
    ...imports.map(({ to, id }) =>
      blockLines('import', [
        ['to', { to }],
        ['id', id],
      ]),
    ),
    ...blocks.map((block) => [
      ...commented(block),
      ...blockLines(`${block.mode} "${block.type}" "${block.name}"`, block.body),
    ]),
  ];
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}
