import { readFlawlessJson } from './jsonFastReader.ts';
import { JsonTokens, quoted, token } from './jsonTokens.ts';
import { maxDepth, type JsonReading } from './jsonReading.ts';
import type { ArrayNode, JsonNode, JsonProperty, ObjectNode, TextRange } from './jsonTree.ts';

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

class JsonReader extends JsonTokens {
  private openArrays = 0;
  private openObjects = 0;

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

  private value(depth: number): JsonNode | undefined {
    const { offset, end } = this;
    switch (this.token) {
      case token.openBrace:
        return depth < maxDepth ? this.object(depth) : this.skipDeep();
      case token.openBracket:
        return depth < maxDepth ? this.array(depth) : this.skipDeep();
      case token.string: {
        const value = this.written();
        this.advance();
        return { type: 'string', value, offset, end };
      }
      case token.number: {
        const written = this.written();
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
      const name = this.written();
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
}

function hasName(properties: readonly JsonProperty[], name: string): boolean {
  for (const property of properties) if (property.name === name) return true;
  return false;
}
