import { applyEdits } from './edits.ts';
import type { TextEdit } from './codes/finding.ts';
import type { SyntaxProblem } from './jsonReading.ts';

/**
 * A text with everything taken out that is no JSON and yet leaves no doubt about what is meant:
 * comments, the quotes, blanks and punctuation of a word processor, single quotes. Every character
 * keeps its offset.
 */
export type TidyText = {
  readonly text: string;
  readonly slips: readonly SyntaxProblem[];
  /** Offsets of characters that a slip already speaks of. */
  readonly told: ReadonlySet<number>;
};

const doubleQuotes = /[“”„‟«»″＂]/;
const singleQuotes = /[‘’‚‛′']/;
const oddBlanks = /[\u00a0\u1680\u180e\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff]/;
const wideMarks: ReadonlyMap<string, string> = new Map([
  ['，', ','],
  ['：', ':'],
  ['｛', '{'],
  ['｝', '}'],
  ['［', '['],
  ['］', ']'],
]);

/** What ends a string in JSON stands before one of these, or before the end. */
const behindString = /^\s*(?:[,:\]}，：］｝]|$)/;
/**
 * Where a text may have to be tidied, and where a string may end. An escaped character is passed
 * over with its backslash.
 */
const interesting =
  /["'#/“”„‟«»″＂‘’‚‛′\u00a0\u1680\u180e\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff，：｛｝［］]/g;
const inString = /\\[^]?|["\r\n“”„‟«»″＂]/g;

/** So much of the text behind a quote is looked at: blanks beyond it are not a word processor's. */
const reach = 200;

/** Reads a text once, in time linear in its length, and tidies it. */
export function tidy(text: string): TidyText {
  return new Tidier(text).run();
}

class Tidier {
  private readonly text: string;
  /** What is read in place of parts of the text, in order, each as long as what it stands for. */
  private readonly patches: TextEdit[] = [];
  private readonly slips: SyntaxProblem[] = [];
  private readonly told = new Set<number>();
  /**
   * Up to here no string of such quotes is closed; without it a line of nothing but quotes would
   * take quadratic time.
   */
  private readonly barren = new Map<RegExp, number>();
  private readonly typographic: TextEdit[] = [];
  private readonly single: TextEdit[] = [];

  constructor(text: string) {
    this.text = text;
  }

  run(): TidyText {
    // A byte order mark has a finding of its own (BYTE_ORDER_MARK).
    if (this.text.startsWith('\ufeff')) this.patches.push({ offset: 0, end: 1, text: ' ' });
    for (let at = this.next(this.patches.length); at < this.text.length;)
      at = this.next(this.step(at));
    this.tell(
      this.typographic,
      'characters of a word processor where JSON has plain quotes, blanks and punctuation',
      'Write plain characters',
    );
    this.tell(this.single, 'single quotes where JSON has double ones', 'Write double quotes');
    return { text: applyEdits(this.text, this.patches), slips: this.slips, told: this.told };
  }

  /** The next character at which something may have to be done, from an offset outside strings. */
  private next(from: number): number {
    interesting.lastIndex = from;
    return interesting.exec(this.text)?.index ?? this.text.length;
  }

  /** Deals with what stands at an offset outside strings; gives the offset behind it. */
  private step(at: number): number {
    const char = this.text.charAt(at);
    if (char === '"') return this.plainString(at);
    if (char === '#' || this.text.startsWith('//', at) || this.text.startsWith('/*', at))
      return this.comment(at);
    if (doubleQuotes.test(char)) return this.oddString(at, doubleQuotes);
    if (singleQuotes.test(char)) return this.oddString(at, singleQuotes);
    if (oddBlanks.test(char)) this.replace(this.typographic, at, ' ');
    const plain = wideMarks.get(char);
    if (plain !== undefined) this.replace(this.typographic, at, plain);
    return at + 1;
  }

  private comment(at: number): number {
    const block = this.text.startsWith('/*', at);
    const found = block ? this.text.indexOf('*/', at + 2) : this.lineEnd(at);
    const end = found < 0 ? this.text.length : block ? found + 2 : found;
    for (let i = at; i < end; i += 1) if (this.text.charCodeAt(i) > 126) this.told.add(i);
    this.patches.push({
      offset: at,
      end,
      text: this.text.slice(at, end).replaceAll(/[^\r\n]/g, ' '),
    });
    const repair = { title: 'Remove the comment', edits: [{ offset: at, end, text: '' }] };
    this.slips.push({
      kind: 'syntax',
      what: 'a comment, which JSON does not have',
      offset: at,
      end,
      repair,
    });
    return end;
  }

  private lineEnd(at: number): number {
    const found = this.text.slice(at).search(/[\r\n]/);
    return found < 0 ? this.text.length : at + found;
  }

  /** A string in straight quotes; one that was begun so may still end in a curly quote. */
  private plainString(at: number): number {
    let opened = false;
    inString.lastIndex = at + 1;
    for (let found = inString.exec(this.text); found; found = inString.exec(this.text)) {
      const [char] = found;
      const i = found.index;
      if (char === '"') return i + 1;
      if (char === '\n' || char === '\r') return i;
      if (!char.startsWith('\\') && doubleQuotes.test(char)) {
        if (!opened && this.endsString(i + 1)) {
          this.replace(this.typographic, i, '"');
          return i + 1;
        }
        opened = true;
      }
    }
    return this.text.length;
  }

  /**
   * A string between other quotes: they are read as straight ones if it is closed on its line and
   * holds none of those.
   */
  private oddString(at: number, quotes: RegExp): number {
    if (at < (this.barren.get(quotes) ?? 0)) return at + 1;
    const edits = this.text.charAt(at) === "'" ? this.single : this.typographic;
    let i = at + 1;
    for (; i < this.text.length; i += 1) {
      const char = this.text.charAt(i);
      if (char === '\n' || char === '\r') break;
      const closes = char === '"' || quotes.test(char);
      if (closes && this.endsString(i + 1)) {
        this.replace(edits, at, '"');
        if (char !== '"') this.replace(char === "'" ? this.single : this.typographic, i, '"');
        return i + 1;
      }
      if (char === '"') break;
    }
    this.barren.set(quotes, i);
    return at + 1;
  }

  private endsString(from: number): boolean {
    return behindString.test(this.text.slice(from, from + reach));
  }

  private replace(edits: TextEdit[], at: number, text: string): void {
    edits.push({ offset: at, end: at + 1, text });
    this.told.add(at);
    this.patches.push({ offset: at, end: at + 1, text });
  }

  /** One finding for all occurrences, at the first of them. */
  private tell(edits: readonly TextEdit[], what: string, title: string): void {
    const [first] = edits;
    if (first === undefined) return;
    const places = edits.length === 1 ? '' : `, in ${edits.length} places`;
    this.slips.push({
      kind: 'syntax',
      what: `${what}${places}`,
      offset: first.offset,
      end: first.end,
      repair: { title, edits },
    });
  }
}
