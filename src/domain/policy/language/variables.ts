import type { PolicyVersion } from './document.ts';
import { ANY, ONE, type Glob } from './glob.ts';

/**
 * Gives the values a request carries for a key, or null when it does not carry the key. Keys are
 * compared without case.
 */
export type KeyValues = { readonly values: (key: string) => readonly string[] | null };

/** A request that carries no keys. */
export const NO_VALUES: KeyValues = { values: () => null };

type Part =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'wildcard'; readonly code: typeof ANY | typeof ONE }
  | { readonly type: 'variable'; readonly key: string; readonly fallback: string | null };

/**
 * Text with policy variables, read once. `broken` text (unclosed or empty `${`, bad quoting) never
 * matches anything.
 */
export type Template = {
  readonly parts: readonly Part[];
  readonly broken: boolean;
  readonly hasVariables: boolean;
};

export type TemplateOptions = {
  /** Which of the wildcard characters count as wildcards in this place. */
  readonly star: boolean;
  readonly questionMark: boolean;
  readonly version: PolicyVersion;
};

const BROKEN: Template = { parts: [], broken: true, hasVariables: true };

/**
 * `${$}` writes a dollar sign; `${*}` and `${?}` write the wildcard characters themselves, in 5.0
 * only (docs/sources/policy-grammar.md#3-6).
 */
function isEscape(inside: string, version: PolicyVersion): boolean {
  return inside === '$' || (version === '5.0' && (inside === '*' || inside === '?'));
}

/**
 * Reads `key` or `key, 'default'`. Blanks around are ignored; a quote inside the default is
 * doubled. Null when malformed; a name with another `${` in it is one that was never closed.
 */
function readVariable(inside: string): Part | null {
  const comma = inside.indexOf(',');
  const key = (comma < 0 ? inside : inside.slice(0, comma)).trim();
  if (key === '' || /\s|\$\{/.test(key)) return null;
  if (comma < 0) return { type: 'variable', key, fallback: null };
  const quoted = inside.slice(comma + 1).trim();
  if (quoted.length < 2 || !quoted.startsWith("'") || !quoted.endsWith("'")) return null;
  const body = quoted.slice(1, -1);
  if (body.replaceAll("''", '').includes("'")) return null;
  return { type: 'variable', key, fallback: body.replaceAll("''", "'") };
}

/**
 * The closing brace of a variable that starts at `from`, skipping braces inside the quoted default;
 * -1 when unclosed.
 */
function closingBrace(text: string, from: number): number {
  let quoted = false;
  for (let i = from; i < text.length; i += 1) {
    if (text[i] === "'") quoted = !quoted;
    else if (text[i] === '}' && !quoted) return i;
  }
  return -1;
}

/**
 * `${var.account}`, `${ACCOUNT_ID}`: names of a template language, which no policy variable has
 * (they are written service:name).
 */
export const templateBlank = /\$\{\s*(?:[A-Za-z_][\w-]*(?:\.[\w-]+)+|[A-Z][A-Z0-9_]+)\s*\}/;

/** Reads text with policy variables. One pass: what a variable brings in is not read again. */
export function parseTemplate(text: string, options: TemplateOptions): Template {
  const parts: Part[] = [];
  let literal = '';
  let hasVariables = false;
  const flush = (): void => {
    if (literal !== '') parts.push({ type: 'text', text: literal });
    literal = '';
  };
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i];
    if (char === '$' && text[i + 1] === '{') {
      const end = closingBrace(text, i + 2);
      const inside = end < 0 ? '' : text.slice(i + 2, end);
      if (isEscape(inside, options.version)) {
        literal += inside;
      } else {
        const variable = readVariable(inside);
        if (end < 0 || variable === null) return BROKEN;
        flush();
        parts.push(variable);
        hasVariables = true;
      }
      i = end;
    } else if (char === '*' && options.star) {
      flush();
      parts.push({ type: 'wildcard', code: ANY });
    } else if (char === '?' && options.questionMark) {
      flush();
      parts.push({ type: 'wildcard', code: ONE });
    } else {
      literal += char ?? '';
    }
  }
  flush();
  return { parts, broken: false, hasVariables };
}

/**
 * The value of a variable: exactly one value of the key, else the default, else null
 * (docs/sources/policy-grammar.md#3-6).
 */
function valueOf(part: Extract<Part, { type: 'variable' }>, source: KeyValues): string | null {
  const found = source.values(part.key);
  if (found === null || found.length === 0) return part.fallback;
  return found.length === 1 ? (found[0] ?? null) : null;
}

/**
 * Fills a template that has no wildcards. Null when a variable has no single value: the place then
 * counts as not matching.
 */
export function fillText(template: Template, source: KeyValues): string | null {
  if (template.broken) return null;
  let text = '';
  for (const part of template.parts) {
    if (part.type === 'wildcard') continue;
    const piece = part.type === 'text' ? part.text : valueOf(part, source);
    if (piece === null) return null;
    text += piece;
  }
  return text;
}

/**
 * Fills a template into a pattern. Wildcard characters inside a variable's value stay
 * plain characters.
 */
export function fillGlob(template: Template, source: KeyValues): Glob | null {
  if (template.broken) return null;
  const codes: number[] = [];
  for (const part of template.parts) {
    if (part.type === 'wildcard') {
      if (part.code !== ANY || codes.at(-1) !== ANY) codes.push(part.code);
      continue;
    }
    const piece = part.type === 'text' ? part.text : valueOf(part, source);
    if (piece === null) return null;
    for (let i = 0; i < piece.length; i += 1) codes.push(piece.charCodeAt(i));
  }
  return codes;
}
