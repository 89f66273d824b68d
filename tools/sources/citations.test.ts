import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  anchorsOf,
  broken,
  citationsIn,
  closedForms,
  closedIn,
  openable,
  sourcesIn,
  type Pages,
} from './citations.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const textual = new Set(['.ts', '.tsx', '.mjs', '.js', '.json', '.md', '.html', '.css']);

const read = (path: string): string => readFileSync(join(root, path), 'utf8');

function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesIn(path);
    return textual.has(extname(entry.name)) ? [path] : [];
  });
}

/** Everything but the folder of this check, which has to name the closed forms. */
const files = ['src', 'mocks', 'tools', 'e2e', 'docs']
  .flatMap(filesIn)
  .concat(readdirSync(root).filter((name) => name.endsWith('.md')))
  .filter((path) => !path.startsWith('tools/sources/'))
  // An example of a text that is no JSON.
  .filter((path) => path !== 'docs/examples/broken.json')
  .map((path) => ({ path, text: read(path) }));

const pages: Pages = new Map(
  files
    .filter(({ path }) => path.startsWith('docs/sources/'))
    .map(({ path, text }) => [path.slice('docs/sources/'.length), anchorsOf(text)]),
);

describe('citations', () => {
  const cited = files.flatMap(({ path, text }) =>
    citationsIn(text).map((citation) => ({ path, citation })),
  );

  it.each(['.ts', '.tsx', 'cases/findings.json', 'docs/openapi.json'])('are there in %s', (kind) =>
    expect(cited.filter(({ path }) => path.endsWith(kind)).length).toBeGreaterThan(20),
  );

  it('name a page and an anchor that exist', () =>
    expect(
      cited.flatMap(({ path, citation }) => {
        const reason = broken(citation, pages);
        return reason === undefined ? [] : [`${path}: ${reason}`];
      }),
    ).toEqual([]));

  it('would notice a page and an anchor that do not exist', () => {
    const [page, anchor] = citationsIn('docs/sources/none.md and docs/sources/console.md#99-9');
    expect(page && broken(page, pages)).toBe('docs/sources/none.md is not there');
    expect(anchor && broken(anchor, pages)).toBe('docs/sources/console.md has no anchor 99-9');
    expect(citationsIn('docs/sources/console.md#13-2').map((it) => broken(it, pages))).toEqual([
      undefined,
    ]);
  });

  it('stand in no form that only their writer can open', () =>
    expect(
      files.flatMap(({ path, text }) => closedIn(text).map((found) => `${path}: ${found}`)),
    ).toEqual([]));

  it.each(closedForms)('would notice $name', ({ name, example }) =>
    expect(closedIn(example).join('\n')).toContain(name),
  );

  it('would notice a closed form that wraps in a comment', () => {
    expect(closedIn('/**\n * Columns (console\n * reference 13.2).\n */')).toHaveLength(1);
    expect(closedIn('// as seed\n  // 002 has it')).toHaveLength(1);
    expect(closedIn('// identity policies of grammar 5.0\nsettled(page);')).toEqual([]);
  });
});

describe('sources of cases, rules and calls', () => {
  const stated = files
    .filter(({ path }) => path.endsWith('.json') && !path.endsWith('/published.json'))
    .flatMap(({ path, text }) => sourcesIn(JSON.parse(text)).map((source) => ({ path, source })));

  it('are there', () => expect(stated.length).toBeGreaterThan(1_000));

  it('can be opened, or say that they are ours', () =>
    expect(
      stated.flatMap(({ path, source }) => (openable(source) ? [] : [`${path}: ${source}`])),
    ).toEqual([]));

  it.each(['role documents', 'iam_01_0019', 'www.example.com', 'our notes 3.5'])(
    'would notice %s',
    (source) => expect(openable(source)).toBe(false),
  );

  it('of published operations are lists that docs/sources explains', () => {
    const list = files.find(({ path }) => path.endsWith('/published.json'));
    const names = new Set(sourcesIn(JSON.parse(list?.text ?? '[]')));
    expect(names.size).toBeGreaterThan(2);
    for (const name of names) expect(read('docs/sources/api-contract.md')).toContain(`*${name}*`);
  });
});

describe('links of the documents', () => {
  const links = files
    .filter(({ path }) => path.endsWith('.md'))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/\]\((?![a-z]+:)([^)\s#]+)/g)].map(([, to]) => ({ path, to: to ?? '' })),
    );

  it('are there', () => expect(links.length).toBeGreaterThan(10));

  it('lead to files', () =>
    expect(links.filter(({ path, to }) => !existsSync(join(root, dirname(path), to)))).toEqual([]));
});
