import { createScanner, type JSONScanner } from 'jsonc-parser';
import { readFlawlessJson } from './jsonFastReader.ts';
import { tidy } from './jsonSlips.ts';
import { maxDepth, type JsonReading, type SyntaxProblem } from './jsonReading.ts';
import type { ArrayNode, JsonNode, JsonProperty, ObjectNode, TextRange } from './jsonTree.ts';

/** A broken text is told enough by its first problems. */
const maxProblems = 100;

/** Token numbers of jsonc-parser's scanner (its own enum cannot be used with isolated modules). */
const token = {
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
 * Reads text as strict JSON, in one pass and in time linear in its length. Comments, characters
 * of a word processor, trailing commas, missing commas, control characters, repeated names and
 * text after the document are reported and read over; what can still be made out of a broken
 * text is in the tree.
 */
export function readJson(text: string): JsonReading {
  return readFlawlessJson(text) ?? readFlawedJson(text);
}

/** The reader for texts that have something to report; it reads flawless ones alike. */
export function readFlawedJson(text: string): JsonReading {
  return new JsonReader(text).read();
}

class JsonReader {
  private readonly text: string;
  private readonly scanner: JSONScanner;
  private readonly problems: SyntaxProblem[] = [];
  private readonly told: ReadonlySet<number>;
  private token = 0;
  private offset = 0;
  private end = 0;
  /** End of the token before the current one. */
  private lastEnd = 0;
  private compactLength = 0;
  private openArrays = 0;
  private openObjects = 0;
  private certainUntil = Number.POSITIVE_INFINITY;

  constructor(text: string) {
    const tidied = tidy(text);
    this.text = text;
    this.told = tidied.told;
    this.problems.push(...tidied.slips.slice(0, maxProblems));
    this.scanner = createScanner(tidied.text, true);
  }

  read(): JsonReading {
    this.advance();
    const root = this.value(0);
    if (!root)
      this.problem(
        this.here(),
        this.token === token.end
          ? 'the text is empty: a JSON object is expected'
          : `${this.shown()} where the document should begin`,
      );
    else if (this.token !== token.end) {
      this.problem(
        { offset: this.offset, end: this.text.length },
        'more text after the end of the document: exactly one object is allowed',
      );
      this.breaksAt(root.end - 1);
    }
    return {
      root,
      problems: this.problems,
      told: this.told,
      certainUntil: this.certainUntil,
      compactLength: this.compactLength,
      plain: false,
    };
  }

  private advance(): void {
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

  private value(depth: number): JsonNode | undefined {
    const { offset, end } = this;
    switch (this.token) {
      case token.openBrace:
        return depth < maxDepth ? this.object(depth) : this.skipDeep();
      case token.openBracket:
        return depth < maxDepth ? this.array(depth) : this.skipDeep();
      case token.string: {
        const value = this.scanner.getTokenValue();
        this.advance();
        return { type: 'string', value, offset, end };
      }
      case token.number: {
        const written = this.scanner.getTokenValue();
        this.advance();
        return { type: 'number', value: Number(written), written, offset, end };
      }
      case token.true:
      case token.false: {
        const value = this.token === token.true;
        this.advance();
        return { type: 'boolean', value, offset, end };
      }
      case token.null:
        this.advance();
        return { type: 'null', value: null, offset, end };
      default:
        return undefined;
    }
  }

  private object(depth: number): ObjectNode {
    const { offset } = this;
    const properties: JsonProperty[] = [];
    let names: Set<string> | undefined;
    this.openObjects++;
    this.advance();
    while (!this.at(token.closeBrace)) {
      if (this.token === token.end || (this.token === token.closeBracket && this.openArrays > 0)) {
        this.unclosed({ offset, end: offset + 1 }, '}');
        this.openObjects--;
        return { type: 'object', properties, offset, end: this.lastEnd, unclosed: true };
      }
      if (!this.at(token.string)) {
        this.notAName(depth);
        continue;
      }
      const key = { offset: this.offset, end: this.end };
      const name = this.scanner.getTokenValue();
      const repeated = names ? names.has(name) : hasName(properties, name);
      if (repeated) this.problem(key, `the name ${quoted(name)} stands twice in one object`);
      this.advance();
      if (this.at(token.colon)) this.advance();
      else {
        this.problem(this.here(), `a colon is missing after ${quoted(name)}`);
        this.breaksAt(key.offset);
      }
      const value = this.value(depth + 1);
      if (!value) {
        this.problem({ offset: key.offset, end: this.lastEnd }, `${quoted(name)} has no value`);
        this.breaksAt(key.offset);
      }
      properties.push({ name, key, value, repeated });
      if (names) names.add(name);
      else if (properties.length > 16) names = new Set(properties.map((property) => property.name));
      this.separator(token.closeBrace, '}');
    }
    const { end } = this;
    this.openObjects--;
    this.advance();
    return { type: 'object', properties, offset, end };
  }

  private array(depth: number): ArrayNode {
    const { offset } = this;
    const items: JsonNode[] = [];
    this.openArrays++;
    this.advance();
    while (this.token !== token.closeBracket) {
      if (this.token === token.end || (this.token === token.closeBrace && this.openObjects > 0)) {
        this.unclosed({ offset, end: offset + 1 }, ']');
        this.openArrays--;
        return { type: 'array', items, offset, end: this.lastEnd, unclosed: true };
      }
      const item = this.value(depth + 1);
      if (item) {
        items.push(item);
        this.separator(token.closeBracket, ']');
      } else {
        this.misplaced('a value');
        this.advance();
      }
    }
    const { end } = this;
    this.openArrays--;
    this.advance();
    return { type: 'array', items, offset, end };
  }

  /**
   * Something else than a quoted name inside an object: read it over, with its value if it has one.
   */
  private notAName(depth: number): void {
    this.misplaced('a name in double quotes');
    if (!this.value(depth + 1)) this.advance();
    if (this.at(token.colon)) {
      this.advance();
      this.value(depth + 1);
    }
    if (this.token === token.comma) this.advance();
  }

  /**
   * Something else than what has to come. A comma there is one too many; anything else makes what
   * surrounds it doubtful.
   */
  private misplaced(wanted: string): void {
    const repair =
      this.token === token.comma
        ? { title: 'Remove the comma', edits: [{ offset: this.offset, end: this.end, text: '' }] }
        : undefined;
    this.problem(this.here(), `${this.shown()} where ${wanted} should stand`, repair);
    if (!repair) this.breaksBehindToken();
  }

  private separator(closing: number, bracket: string): void {
    const comma = { offset: this.offset, end: this.end };
    if (this.token === token.comma) {
      this.advance();
      if (this.token === closing)
        this.problem(comma, `a comma before ${bracket}: nothing follows it`, {
          title: 'Remove the comma',
          edits: [{ ...comma, text: '' }],
        });
    } else if (
      this.token !== closing &&
      this.token !== token.end &&
      this.token !== token.closeBrace &&
      this.token !== token.closeBracket
    ) {
      if (this.token === token.colon) return;
      this.problem(this.here(), `a comma is missing before ${this.shown()}`, {
        title: 'Insert a comma',
        edits: [{ offset: this.lastEnd, end: this.lastEnd, text: ',' }],
      });
    }
  }

  private unclosed(at: TextRange, bracket: string): void {
    this.problem(at, `this bracket is never closed: ${bracket} is missing`);
    this.breaksAt(this.lastEnd);
  }

  /** Skips a value below the depth limit without recursion; it is read as null. */
  private skipDeep(): JsonNode {
    const { offset } = this;
    if (!this.problems.some((problem) => problem.kind === 'depth')) {
      this.problems.push({
        kind: 'depth',
        what: `nested deeper than ${maxDepth} levels`,
        offset,
        end: offset + 1,
      });
    }
    this.breaksAt(offset);
    let open = 0;
    do {
      if (this.token === token.openBrace || this.token === token.openBracket) open++;
      else if (this.token === token.closeBrace || this.token === token.closeBracket) open--;
      else if (this.token === token.end) break;
      this.advance();
    } while (open > 0);
    return { type: 'null', value: null, offset, end: this.lastEnd };
  }

  private breaksAt(offset: number): void {
    this.certainUntil = Math.min(this.certainUntil, offset);
  }

  /**
   * The token before the current one may have been torn by what follows it (`"Effect: "Allow"`): it
   * is doubtful too.
   */
  private breaksBehindToken(): void {
    this.breaksAt(this.lastEnd - 1);
  }

  /** A call, so that the compiler does not take the token for unchanged across `advance`. */
  private at(kind: number): boolean {
    return this.token === kind;
  }

  private here(): TextRange {
    return { offset: this.offset, end: this.end };
  }

  private shown(): string {
    return this.token === token.end
      ? 'the end of the text'
      : quoted(this.text.slice(this.offset, this.end));
  }

  private problem(at: TextRange, what: string, repair?: SyntaxProblem['repair']): void {
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

function hasName(properties: readonly JsonProperty[], name: string): boolean {
  for (const property of properties) if (property.name === name) return true;
  return false;
}

function quoted(text: string): string {
  const short = text.length > 30 ? `${text.slice(0, 29)}…` : text;
  return `“${short.replaceAll(/\p{Cc}/gu, ' ')}”`;
}
