import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import corpus from '../cases/corpus.json' with { type: 'json' };
import { readFlawlessJson } from './jsonFastReader.ts';
import { readFlawedJson, readJson } from './jsonReader.ts';
import { formatPath, parsePath, valueOf } from './jsonTree.ts';
import { parsePolicyText } from './text.ts';

const messages = (text: string): string[] =>
  parsePolicyText(text).syntaxFindings.map(({ message }) => message);

/** Whether JSON.parse takes it. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('reading text', () => {
  it('reports exactly the texts that are no JSON', () => {
    for (const row of corpus) {
      const text = row.raw ?? JSON.stringify(row.document, null, 2);
      expect([row.id, messages(text).length === 0]).toEqual([row.id, isJson(text)]);
    }
  });

  it.each([
    ['{\n  "a": 1,\n}', 'Line 2, column 9: a comma before }: nothing follows it.'],
    ['{"a": 1 "b": 2}', 'Line 1, column 9: a comma is missing before “"b"”.'],
    ['{"a": // why\n 1}', 'Line 1, column 7: a comment, which JSON does not have.'],
    ['{"a": /* why */ 1}', 'Line 1, column 7: a comment, which JSON does not have.'],
    ['{"a": [1, 2', 'Line 1, column 7: this bracket is never closed: ] is missing.'],
    ['{"a": "x\n"}', 'Line 1, column 7: a string that is not closed on its line.'],
    ['{"a": "x\ty"}', 'Line 1, column 7: a control character inside a string.'],
    ['{"a": "\\x"}', 'Line 1, column 7: an escape that JSON does not know.'],
    ['{"a": "\\u12"}', 'Line 1, column 7: a wrong \\u escape.'],
    ['{a: 1}', 'Line 1, column 2: “a” is not JSON.'],
    ['{"a" 1}', 'Line 1, column 6: a colon is missing after “a”.'],
    ['{"a":}', 'Line 1, column 2: “a” has no value.'],
    ['{"a":1,"a":2}', 'Line 1, column 8: the name “a” stands twice in one object.'],
    [
      '{"__proto__":1,"__proto__":2}',
      'Line 1, column 16: the name “__proto__” stands twice in one object.',
    ],
    [
      '{} {}',
      'Line 1, column 4: more text after the end of the document: exactly one object is allowed.',
    ],
    ['{"a": 1} # why "b": 2', 'Line 1, column 10: a comment, which JSON does not have.'],
    [
      '{“a”: “b”,\u00a0“c”: 1}',
      'Line 1, column 2: characters of a word processor where JSON has plain quotes, blanks and punctuation, in 7 places.',
    ],
    ["{'a': 'b'}", 'Line 1, column 2: single quotes where JSON has double ones, in 4 places.'],
    ['', 'Line 1, column 1: the text is empty: a JSON object is expected.'],
    ['"\ud800"', 'Line 1, column 2: half of a surrogate pair, which is no character.'],
    [
      '"\\udc00\\ud83d\\ude00"',
      'Line 1, column 2: half of a surrogate pair, which is no character.',
    ],
  ])('%j', (text, message) => {
    expect(messages(text)).toContain(message);
  });

  it('makes out of broken text what can be made out', () => {
    const { root } = parsePolicyText(
      '{"Version": "1.1", "Statement": [{"Effect": "Allow" "Action": ["a:b:c", "d:e:f",]',
    );
    expect(valueOf(root)).toEqual({
      Version: '1.1',
      Statement: [{ Effect: 'Allow', Action: ['a:b:c', 'd:e:f'] }],
    });
  });

  it.each([
    ['{"a": [1, 2], "b": 3,}', Number.POSITIVE_INFINITY],
    ['{"a": [1 2], // why\n "a": "\t"}', Number.POSITIVE_INFINITY],
    ['{"a": [1, 2], "b', 14],
    ['{"a": [1, 2], "b": 3', 20],
    ['{"a": "x" y}', 8],
    ['{"a": 1, "b":}', 9],
    ['{"a": 1} }', 7],
  ])('is certain of %j up to %d', (text, until) => {
    expect(readJson(text).certainUntil).toBe(until);
  });

  it('knows what a break leaves whole', () => {
    const source = parsePolicyText('{"a": [1, 2], "b": {"c": "d", "e": "f');
    const at = { offset: 0, end: 1 };
    expect(
      [['a', 1], ['b', 'c'], ['b', 'x'], ['x'], []].map((path) => source.isIntactAt(path, at)),
    ).toEqual([true, true, false, false, false]);
    expect(source.isIntactAt(['a', 1], { offset: 0, end: 37 })).toBe(false);
    expect(source.isWhole).toBe(false);
    expect(source.root).toMatchObject({ unclosed: true });
  });

  it('is not led astray by __proto__', () => {
    const { root } = parsePolicyText('{"__proto__": {"polluted": true}}');
    const value = valueOf(root) as object;
    expect(Object.keys(value)).toEqual(['__proto__']);
    expect('polluted' in value).toBe(false);
  });

  it.each([1_000, 1_000_000])('survives %i open brackets', (depth) => {
    for (const text of [
      '['.repeat(depth),
      '{"a":'.repeat(depth),
      '['.repeat(depth) + ']'.repeat(depth),
    ]) {
      const { syntaxFindings } = parsePolicyText(text);
      expect(syntaxFindings.map(({ code }) => code)).toContain('JSON_TOO_DEEP');
    }
  });

  it('counts the compact document, whatever its layout and escapes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.dictionary(fc.string(), fc.array(fc.string()))),
        fc.constantFrom(undefined, 2, '\t'),
        (value, indent) => {
          const text = JSON.stringify(value, null, indent);
          const escaped = text.replaceAll(/(?<!\\)a/g, '\\u0061').replaceAll('/', '\\/');
          for (const variant of [text, escaped])
            expect(readJson(variant).compactLength).toBe(
              JSON.stringify(JSON.parse(variant)).length,
            );
        },
      ),
    );
  });

  it('reads flawless text the same on both ways', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json({ maxDepth: 5 }),
          fc.string(),
          fc.string({ unit: fc.constantFrom(...'{}[]",:\\u0\n\t1e-.tfn /*') }),
        ),
        (text) => {
          const fast = readFlawlessJson(text);
          const slow = readFlawedJson(text);
          expect(fast === undefined || slow.problems.length === 0).toBe(true);
          expect(fast !== undefined || !isJson(text) || slow.problems.length > 0).toBe(true);
          expect(fast && valueOf(fast.root)).toEqual(fast && JSON.parse(text));
          expect(fast && shape(fast)).toEqual(fast && shape(slow));
        },
      ),
      { numRuns: 3000 },
    );
  });

  it.each<[string, (n: number) => string]>([
    ['numbers without commas', (n) => `[${'1 '.repeat(n)}`],
    ['one key again and again', (n) => `{${'"a":1,'.repeat(n)}}`],
    ['open strings', (n) => '"\n'.repeat(n)],
    ['comments', (n) => `[${'/**/'.repeat(n)}]`],
    ['keys without values', (n) => `{${Array.from({ length: n }, (_, i) => `"${i}":`).join('')}`],
  ])('comes to an end: %s, 320,000 times', (_, make) => {
    // Takes half a second; a reader whose time grew with the square of the length would
    // outlast any test.
    expect(parsePolicyText(make(320_000)).syntaxFindings.length).toBeGreaterThan(0);
  });
});

/**
 * A reading without what the two readers may differ in: keys are nodes on one way,
 * ranges on the other.
 */
function shape(reading: ReturnType<typeof readJson>): unknown {
  const strip = (node: (typeof reading)['root']): unknown => {
    if (node?.type === 'object')
      return {
        ...node,
        properties: node.properties.map(({ name, key, value, repeated }) => ({
          name,
          key: [key.offset, key.end],
          value: strip(value),
          repeated,
        })),
      };
    return node?.type === 'array' ? { ...node, items: node.items.map(strip) } : node;
  };
  return [strip(reading.root), reading.compactLength];
}

describe('places', () => {
  const text =
    '{\r\n  "Version": "1.1",\n  "Statement": [{"Effect": "Allow", "Action": ["a:b:c", "d:e:f"]}]\r}';
  const source = parsePolicyText(text);
  const at = (path: string): string | undefined => {
    const range = source.rangeOf(path);
    return range && text.slice(range.offset, range.end);
  };

  it('are found by path', () => {
    expect(at('$.Version')).toBe('"1.1"');
    expect(at('$.Statement[0].Action[1]')).toBe('"d:e:f"');
    expect(source.rangeOf(['Statement', 0, 'Effect'])).toEqual(
      source.rangeOf('$.Statement[0].Effect'),
    );
    expect(source.rangeOf('$')).toEqual({ offset: 0, end: text.length });
  });

  it('of what is not there are those of the nearest parent', () => {
    expect(source.rangeOf('$.Statement[0].Condition.Bool')).toEqual(
      source.rangeOf('$.Statement[0]'),
    );
    expect(source.rangeOf('$.Statement[7]')).toEqual(source.rangeOf('$.Statement'));
    expect(source.rangeOf('nonsense')).toBeUndefined();
  });

  it('are counted in lines and columns from one, for every kind of line end', () => {
    expect(source.positionAt(0)).toEqual({ line: 1, column: 1 });
    expect(source.positionAt(text.indexOf('"Version"'))).toEqual({ line: 2, column: 3 });
    expect(source.positionAt(text.indexOf('"Statement"'))).toEqual({ line: 3, column: 3 });
    expect(source.positionAt(text.length - 1)).toEqual({ line: 4, column: 1 });
  });

  it('paths are read as they are written', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.nat(50),
            fc.string(),
            fc.constantFrom('g:UserName', 'rds:RequestTag/usage', '__proto__', 'a.b', '["x"]', ''),
          ),
        ),
        (parts) => {
          expect(parsePath(formatPath(parts))).toEqual(parts);
        },
      ),
    );
    expect(formatPath(['Statement', 1, 'Condition', 'StringEquals', 'rds:RequestTag/usage'])).toBe(
      '$.Statement[1].Condition.StringEquals.rds:RequestTag/usage',
    );
  });
});
