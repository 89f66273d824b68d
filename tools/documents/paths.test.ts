import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { namesIn, pathsIn, scriptsIn, tripsIn, wrongTurns } from './paths.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Whether a path is there; a `<name>` in it may be any file or folder of that place. */
function isThere(path: string): boolean {
  const [, folder = '', name = '', rest = ''] = /^(.*?)([^/]*<[^/]*)(.*)$/.exec(path) ?? [];
  if (name === '') return existsSync(join(root, path));
  const [start = '', end = ''] = name.split(/<[^>]*>/);
  return readdirSync(join(root, folder)).some(
    (entry) =>
      entry.startsWith(start) && entry.endsWith(end) && isThere(`${folder}${entry}${rest}`),
  );
}

const words = new Set(
  ['src', 'mocks', 'tools', 'packages/playwright/src', 'e2e']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
        (name) => `${folder}/${name}`,
      ),
    )
    .filter((path) => /\.(?:tsx?|mjs)$/.test(path) && !path.startsWith('tools/documents/'))
    .flatMap((path) => read(path).match(/\w+/g) ?? []),
);

describe.each(['README.md', 'CONTRIBUTING.md'])('%s', (name) => {
  const text = read(name);
  it('names paths', () => expect(pathsIn(text).length).toBeGreaterThan(15));
  it('names only paths that are there', () =>
    expect(pathsIn(text).filter((path) => !isThere(path))).toEqual([]));
  it('names only code that is there', () =>
    expect(namesIn(text).filter((cited) => !words.has(cited))).toEqual([]));
  it('names only scripts that are there', () =>
    expect(scriptsIn(text).filter((script) => !(script in manifest.scripts))).toEqual([]));
});

it('the rules and recipes name code', () =>
  expect(namesIn(read('CONTRIBUTING.md')).length).toBeGreaterThan(20));

describe('the trips through the code', () => {
  const trips = tripsIn(read('CONTRIBUTING.md'));
  it('are six', () => expect(trips).toHaveLength(6));
  it.each(trips)('$what: five files at most, and each is found by the words', (trip) => {
    expect(trip.files.length).toBeGreaterThan(1);
    expect(trip.files.length).toBeLessThanOrEqual(5);
    expect(wrongTurns(trip, read)).toEqual([]);
  });
});

describe('the check itself', () => {
  it('would notice a path and a script that are not there', () => {
    expect(
      pathsIn('see `src/none.ts`, mocks/<area>/none and src/features/<console>.').map(isThere),
    ).toEqual([false, false, true]);
    expect(scriptsIn('`npm run -s policy` and `npm run none`')).toEqual(['policy', 'none']);
  });

  it('takes names from code and from good examples, not from bad ones or from paths', () =>
    expect(
      namesIn(
        '`useWrite` and ListPage in `src/ui/notHere.ts`, `goesAway(x)`\n```ts\ninAClass(); // bad\nfindIt.user(); // good: inWords\n```\n',
      ),
    ).toEqual(['findIt', 'useWrite', 'goesAway']));

  it('would notice a wrong turn', () => {
    const [trip] = tripsIn(
      '\n## Six trips\n| what | files | words |\n|---|---|---|\n| x | `README.md` · `LICENSE` | `rehearse` |\n',
    );
    expect(trip && wrongTurns(trip, read)).toEqual(['LICENSE']);
  });
});
