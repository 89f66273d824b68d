import { createScanner, type JSONScanner } from 'jsonc-parser';
import { tidy } from './jsonSlips.ts';
import type { SyntaxProblem } from './jsonReading.ts';
import type { TextRange } from './jsonTree.ts';

/** A broken text is told enough by its first problems. */
const maxProblems = 100;

/** Token numbers of jsonc-parser's scanner (its own enum cannot be used with isolated modules). */
export const token = {
  openBrace: 1,
  closeBrace: 2,
  openBracket: 3,
  closeBracket: 4,
  comma: 5,
  colon: 6,
  null: 7,
  true: 8,
  false: 9,
  string: 10,
  number: 11,
  unknown: 16,
  end: 17,
} as const;

const scanErrors = [
  '',
  'a comment that is never closed',
  'a string that is not closed on its line',
  'an unfinished number',
  'a wrong \\u escape',
  'an escape that JSON does not know',
  'a control character inside a string',
] as const;
/** Of these the only one that leaves the token's value as written. */
const controlCharacter = 6;

/**
 * The tokens of a text one after the other, and what is wrong with them. Where a problem tears
 * what stands around it, nothing behind is certain any more.
 */
export class JsonTokens {
  protected readonly text: string;
  private readonly scanner: JSONScanner;
  protected readonly problems: SyntaxProblem[] = [];
  protected readonly told: ReadonlySet<number>;
  protected token = 0;
  protected offset = 0;
  protected end = 0;
  /** End of the token before the current one. */
  protected lastEnd = 0;
  protected compactLength = 0;
  protected certainUntil = Number.POSITIVE_INFINITY;

  constructor(text: string) {
    const tidied = tidy(text);
    this.text = text;
    this.told = tidied.told;
    this.problems.push(...tidied.slips.slice(0, maxProblems));
    this.scanner = createScanner(tidied.text, true);
  }

  protected advance(): void {
    this.lastEnd = this.end;
    const scanner = this.scanner;
    let unknownFrom = -1;
    for (;;) {
      this.token = scanner.scan();
      this.offset = scanner.getTokenOffset();
      if (this.token !== token.unknown) break;
      if (unknownFrom < 0) unknownFrom = this.offset;
      this.end = this.offset + scanner.getTokenLength();
    }
    if (unknownFrom >= 0) {
      this.problem(
        { offset: unknownFrom, end: this.end },
        `${quoted(this.text.slice(unknownFrom, this.end))} is not JSON`,
      );
      this.breaksBehindToken();
    }
    // The scanner gives the end of the text a length.
    this.end = this.token === token.end ? this.offset : this.offset + scanner.getTokenLength();
    const error = scanner.getTokenError() as number;
    if (error !== 0 && error !== 1) {
      this.problem(this.here(), scanErrors[error] ?? 'a wrong token');
      if (error !== controlCharacter) this.breaksAt(this.offset);
    }
    if (this.token === token.string || this.token === token.number) {
      const length = this.end - this.offset;
      const escaped = this.token === token.string && scanner.getTokenValue().length !== length - 2;
      this.compactLength += escaped ? JSON.stringify(scanner.getTokenValue()).length : length;
    } else if (this.token !== token.end) this.compactLength += this.end - this.offset;
  }

  protected breaksAt(offset: number): void {
    this.certainUntil = Math.min(this.certainUntil, offset);
  }

  /**
   * The token before the current one may have been torn by what follows it (`"Effect: "Allow"`): it
   * is doubtful too.
   */
  protected breaksBehindToken(): void {
    this.breaksAt(this.lastEnd - 1);
  }

  /** A call, so that the compiler does not take the token for unchanged across `advance`. */
  protected at(kind: number): boolean {
    return this.token === kind;
  }

  /** The current token's value: a string without its quotes, a number as it stands. */
  protected written(): string {
    return this.scanner.getTokenValue();
  }

  protected here(): TextRange {
    return { offset: this.offset, end: this.end };
  }

  protected shown(): string {
    return this.token === token.end
      ? 'the end of the text'
      : quoted(this.text.slice(this.offset, this.end));
  }

  protected problem(at: TextRange, what: string, repair?: SyntaxProblem['repair']): void {
    if (this.problems.length >= maxProblems) return;
    this.problems.push({
      kind: 'syntax',
      what,
      offset: at.offset,
      end: at.end,
      ...(repair ? { repair } : {}),
    });
  }
}

/** A piece of the text as a problem shows it. */
export function quoted(text: string): string {
  const short = text.length > 30 ? `${text.slice(0, 29)}…` : text;
  return `“${short.replaceAll(/\p{Cc}/gu, ' ')}”`;
}
