import { readJson } from '#src/domain/policy/text/jsonReader.ts';
import { UnreadableFile } from '../facts/reading.ts';

/** One JSON value of a file, and where it begins: `$`, or `$1`, `$2` … where there are several. */
export type JsonPart = { readonly value: unknown; readonly place: string };

/** More text than this is not searched for the place where it breaks. */
const searchable = 20_000_000;

function lineAndColumn(text: string, offset: number): string {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return `${line}:${offset - before.lastIndexOf('\n')}`;
}

/** Undefined for what is no JSON. */
const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

/** What would close a text that was cut off: a quote, and the brackets that are open. */
function closing(text: string): string {
  const open: string[] = [];
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (inString) {
      if (letter === '\\') at += 1;
      else if (letter === '"') inString = false;
    } else if (letter === '"') inString = true;
    else if (letter === '{') open.push('}');
    else if (letter === '[') open.push(']');
    else if (letter === '}' || letter === ']') open.pop();
  }
  return `${inString ? '"' : ''}|${open.toReversed().join('')}`;
}

/** Whether a text is JSON up to its end, and then ends too early. */
function isCutOff(text: string): boolean {
  const [quote = '', brackets = ''] = closing(text).split('|');
  const whole = `${text}${quote}`;
  const trimmed = whole.replace(/,\s*$/, '');
  return ['', ':null', 'null', '0'].some(
    (value) => parsed(`${trimmed}${value}${brackets}`) !== undefined,
  );
}

/** Where the text stops being JSON. The words of the runtime would quote the file: ours do not. */
function broken(text: string): UnreadableFile {
  const isSearched = text.length <= searchable;
  const problem = isSearched ? readJson(text).problems[0] : undefined;
  const end = text.trimEnd().length;
  if (problem?.kind === 'depth')
    return new UnreadableFile(
      'TOO_DEEP',
      'Nested too deeply.',
      lineAndColumn(text, problem.offset),
    );
  if (isSearched && isCutOff(text.trimEnd()))
    return new UnreadableFile(
      'CUT_OFF',
      'The JSON ends too early: the file is cut off.',
      lineAndColumn(text, end),
    );
  const offset = problem?.offset ?? end;
  return new UnreadableFile('NOT_JSON', 'This is not JSON.', lineAndColumn(text, offset));
}

/**
 * Where the value that begins at `from` ends: behind its last bracket. Only objects and lists can
 * stand one behind the other.
 */
function endOf(text: string, from: number): number | undefined {
  let depth = 0;
  let inString = false;
  for (let at = from; at < text.length; at += 1) {
    const letter = text[at];
    if (inString) {
      if (letter === '\\') at += 1;
      else if (letter === '"') inString = false;
    } else if (letter === '"') inString = true;
    else if (letter === '{' || letter === '[') depth += 1;
    else if (letter === '}' || letter === ']') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return undefined;
}

/** Several answers written one behind the other: pages that a script appended, JSON lines. */
function several(text: string): readonly JsonPart[] | undefined {
  const parts: JsonPart[] = [];
  let at = text.search(/\S/);
  while (at >= 0 && at < text.length) {
    if (text[at] !== '{' && text[at] !== '[') return undefined;
    const end = endOf(text, at);
    const value = end === undefined ? undefined : parsed(text.slice(at, end));
    if (end === undefined || value === undefined) return undefined;
    parts.push({ value, place: `$${parts.length + 1}` });
    const next = text.slice(end).search(/[^\s,]/);
    at = next < 0 ? -1 : end + next;
  }
  return parts.length > 1 ? parts : undefined;
}

/** Head lines that `curl -i` writes before an answer. */
const withoutHead = (text: string): string =>
  /^HTTP\/\d/.test(text) ? text.replace(/^[\s\S]*?\r?\n\r?\n/, '') : text;

/**
 * The JSON of a text, whether it is one value or several behind each other.
 * @throws UnreadableFile with line and column; never quoting the text
 */
export function jsonParts(given: string): readonly JsonPart[] {
  const text = withoutHead(given.startsWith('\uFEFF') ? given.slice(1) : given);
  const whole = parsed(text);
  if (whole !== undefined) return [{ value: whole, place: '$' }];
  const parts = several(text);
  if (parts === undefined) throw broken(text);
  return parts;
}
