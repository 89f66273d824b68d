import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { quantile, sizeOf, testsOf, type FileSize } from './sizes.ts';

/** What a reader takes in at once: lines of a file, of most files, of most functions. */
const limits = { file: 300, medianFile: 90, function99: 80, longShare: 0.005, steplessTest: 25 };

/** Rows of data, which grow with what they describe: the contract, the codes of findings. */
const rows = /^src\/(?:api\/contract|domain\/policy\/text\/codes)\//;

const root = fileURLToPath(new URL('../..', import.meta.url));
const files: readonly FileSize[] = ['src', 'mocks', 'tools', 'e2e']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
      join(folder, name).replaceAll('\\', '/'),
    ),
  )
  .filter((path) => /\.(?:tsx?|mjs)$/.test(path))
  .map((path) => sizeOf(path, readFileSync(join(root, path), 'utf8')));

const functions = files.flatMap((file) => file.functions);
const longLines = files.flatMap(({ path, long }) => long.map((line) => `${path}:${line}`));
const lineCount = files.reduce((sum, { lines }) => sum + lines, 0);

describe('sizes', () => {
  it('are measured of real files', () => {
    const median = quantile(
      files.map(({ lines }) => lines),
      0.5,
    );
    const longest = quantile(
      functions.map(({ lines }) => lines),
      0.99,
    );
    const share = ((100 * longLines.length) / lineCount).toFixed(2);
    console.log(
      `${files.length} files of ${lineCount} lines, median ${median}; ${functions.length} functions, ` +
        `99 % of at most ${longest} lines; ${share} % of the lines beyond column 100`,
    );
    expect(files.length).toBeGreaterThan(500);
    expect(functions.length).toBeGreaterThan(2_000);
  });

  it('no file is longer than can be read at once', () =>
    expect(
      files
        .filter(({ path, lines }) => lines > limits.file && !rows.test(path))
        .map(({ path, lines }) => `${path} ${lines}`),
    ).toEqual([]));

  it('most files are short', () =>
    expect(
      quantile(
        files.map(({ lines }) => lines),
        0.5,
      ),
    ).toBeLessThanOrEqual(limits.medianFile));

  it('all but one function in a hundred can be seen whole', () => {
    const longest = functions.filter(({ lines }) => lines > limits.function99);
    const allowed = Math.floor(functions.length / 100);
    const words = longest.toSorted((a, b) => b.lines - a.lines).map((f) => `${f.at} ${f.lines}`);
    expect(words.length <= allowed ? [] : words).toEqual([]);
  });

  it('fewer than one line in two hundred runs past the column', () =>
    expect(longLines.length < limits.longShare * lineCount ? [] : longLines).toEqual([]));
});

describe('browser tests', () => {
  const tests = files
    .filter(({ path }) => path.endsWith('.e2e.ts'))
    .flatMap(({ path }) => testsOf(path, readFileSync(join(root, path), 'utf8')));

  it('are found', () => expect(tests.length).toBeGreaterThan(150));

  it('say what they are at when they are long', () =>
    expect(
      tests
        .filter(({ lines, steps }) => lines > limits.steplessTest && steps === 0)
        .map(({ at, lines }) => `${at} ${lines}`),
    ).toEqual([]));
});

describe('the measure', () => {
  const body = (lines: number): string => '  a();\n'.repeat(lines);

  it('counts the lines of a file and those beyond the column', () => {
    const size = sizeOf('a.ts', `a();\n// ${'x'.repeat(97)}\n// ${'x'.repeat(98)}\n`);
    expect(size).toMatchObject({ lines: 3, long: [3] });
  });

  it.each([
    ['a declaration', `function f() {\n${body(8)}}\n`, [['a.tsx:1', 10]]],
    ['an arrow', `\nconst f = () => {\n${body(8)}};\n`, [['a.tsx:2', 10]]],
    ['a method', `const o = {\n  f() {\n${body(8)}  },\n};\n`, [['a.tsx:2', 10]]],
    [
      'one in another',
      `const f = () => {\n  g(() => {\n${body(2)}  });\n};\n`,
      [
        ['a.tsx:1', 6],
        ['a.tsx:2', 4],
      ],
    ],
    [
      'no describe',
      `describe('x', () => {\n  it('y', () => {\n${body(2)}  });\n});\n`,
      [['a.tsx:2', 4]],
    ],
    ['no test.describe', `test.describe('x', () => {\n${body(2)}});\n`, []],
    ['no describe.each', `describe.each([1])('x', () => {\n${body(2)}});\n`, []],
    ['JSX', `const f = () => (\n  <p>\n    {a}\n  </p>\n);\n`, [['a.tsx:1', 5]]],
    ['none of one line', 'const f = () => 1;\n', []],
  ])('finds functions: %s', (_, source, expected) =>
    expect(sizeOf('a.tsx', source).functions.map(({ at, lines }) => [at, lines])).toEqual(expected),
  );

  it('counts the steps of a browser test, and takes no other call for a test', () => {
    const step = `  await test.step('x', async () => {\n${body(2)}  });\n`;
    const source = `test.use({ a: 1 });\nfor (const x of y)\n  test(x, async ({ page }) => {\n${body(2)}});\ntest('b', async () => {\n${step}${step}});\n`;
    expect(testsOf('a.e2e.ts', source)).toEqual([
      { at: 'a.e2e.ts:3', lines: 4, steps: 0 },
      { at: 'a.e2e.ts:7', lines: 10, steps: 2 },
    ]);
  });

  it.each([
    [0.5, [3, 1, 2], 2],
    [0.5, [1, 2, 3, 4], 2],
    [0.99, Array.from({ length: 100 }, (_, index) => index + 1), 99],
    [0.99, [], 0],
  ])('takes the quantile %d of %j', (share, values, expected) =>
    expect(quantile(values, share)).toBe(expected),
  );
});
