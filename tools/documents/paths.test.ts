import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { pathsIn, scriptsIn, tripsIn, wrongTurns } from './paths.ts';

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

describe.each(['README.md', 'CONTRIBUTING.md'])('%s', (name) => {
  const text = read(name);
  it('names paths', () => expect(pathsIn(text).length).toBeGreaterThan(15));
  it('names only paths that are there', () =>
    expect(pathsIn(text).filter((path) => !isThere(path))).toEqual([]));
  it('names only scripts that are there', () =>
    expect(scriptsIn(text).filter((script) => !(script in manifest.scripts))).toEqual([]));
});

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

  it('would notice a wrong turn', () => {
    const [trip] = tripsIn(
      '\n## Six trips\n| what | files | words |\n|---|---|---|\n| x | `README.md` · `LICENSE` | `rehearse` |\n',
    );
    expect(trip && wrongTurns(trip, read)).toEqual(['LICENSE']);
  });
});
