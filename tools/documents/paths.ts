/**
 * The paths of this project that a text names, in code or in prose; `<area>` stands for any name.
 */
export const pathsIn = (text: string): readonly string[] => [
  ...new Set(
    [
      ...text.matchAll(/(?<![\w./-])(?:src|mocks|tools|e2e|docs|\.ci|\.github)\/[\w./<>-]*[\w>]/g),
    ].map(([path]) => path),
  ),
];

/** What a text says is not to be done: the lines of its examples that end in `// bad`. */
const isBad = (line: string): boolean => /\/\/ bad/.test(line);

/**
 * The names of code that a text cites, in code or in examples that are not bad ones: words with a
 * capital inside, such as `useWrite` and `ListPage`.
 */
export function namesIn(text: string): readonly string[] {
  const examples = [...text.matchAll(/^```\w+\n([\s\S]*?)^```/gm)].map(([, code = '']) => code);
  const inline = [...text.replace(/^```[\s\S]*?^```/gm, '').matchAll(/`([^`\n]+)`/g)].map(
    ([, code = '']) => code,
  );
  const code = [...examples.flatMap((example) => example.split('\n')), ...inline]
    .filter((line) => !isBad(line))
    .map((line) => line.replace(/\/\/.*/, '').replace(/'[^']*'|[\w.<>-]*\/[\w./<>-]*/g, ''))
    .join('\n');
  return [...new Set(code.match(/\b(?:[a-z]+|[A-Z][a-z]+)[A-Z]\w*\b/g))];
}

/** The npm scripts that a text tells people to run. */
export const scriptsIn = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(/\bnpm run (?:-s )?([\w-]+)/g)].flatMap(([, name]) => name ?? [])),
];

/**
 * One trip through the code: what is looked for, the files in their order, the words that lead on.
 */
export type Trip = {
  readonly what: string;
  readonly files: readonly string[];
  readonly words: readonly string[];
};

const spans = (cell: string): readonly string[] =>
  [...cell.matchAll(/`([^`]+)`/g)].flatMap(([, code]) => code ?? []);

/** The rows of the table of trips, under its heading. */
export function tripsIn(markdown: string): readonly Trip[] {
  const [, after = ''] = markdown.split('\n## Six trips\n');
  const [section = ''] = after.split('\n## ');
  return section.split('\n').flatMap((line) => {
    const [, what = '', files = '', words = ''] = line.split('|').map((cell) => cell.trim());
    return files.includes('`') ? [{ what, files: spans(files), words: spans(words) }] : [];
  });
}

/**
 * Where somebody who looks for the words would turn wrong: files of the trip that
 * hold none of them.
 */
export const wrongTurns = (
  { files, words }: Trip,
  read: (path: string) => string,
): readonly string[] => files.filter((file) => !words.some((word) => read(file).includes(word)));
