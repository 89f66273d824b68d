import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  circles,
  impure,
  mutualFolders,
  ownFailures,
  specifiersOf,
  violation,
  withoutComments,
  type Edge,
} from './architecture.ts';
import traces from './traces.json' with { type: 'json' };

const root = fileURLToPath(new URL('..', import.meta.url));

function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesIn(path);
    return /\.(ts|tsx|mjs)$/.test(entry.name) ? [path] : [];
  });
}

const files = ['src', 'mocks', 'tools', 'e2e', 'packages/playwright/src']
  .flatMap(filesIn)
  .map((path) => ({ path, source: readFileSync(join(root, path), 'utf8') }));

const edges: readonly Edge[] = files.flatMap(({ path, source }) =>
  specifiersOf(source)
    .filter((specifier) => specifier.startsWith('.') || specifier.startsWith('#'))
    .map((specifier) => ({
      from: path,
      to: specifier.startsWith('#')
        ? specifier.slice(1)
        : relative(root, normalize(join(root, dirname(path), specifier))),
    })),
);

/** Browser tests share one set of fixtures, which knows the page objects. */
const inCode = edges.filter(({ from }) => !from.startsWith('e2e/'));

describe('import borders', () => {
  it('looks at real files and real imports', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(edges.length).toBeGreaterThan(300);
    expect(edges).toContainEqual({ from: 'src/app/App.tsx', to: 'src/api/query.ts' });
  });

  it('no file crosses a border', () =>
    expect(edges.flatMap((edge) => violation(edge) ?? [])).toEqual([]));

  it.each<[string, Edge]>([
    ['ui knows IAM', { from: 'src/ui/Card.tsx', to: 'src/api/api.ts' }],
    ['a feature imports another', { from: 'src/features/coc/a.tsx', to: 'src/features/ucs/b.tsx' }],
    [
      'an area of a console imports another',
      { from: 'src/features/iam/users/a.tsx', to: 'src/features/iam/groups/b.tsx' },
    ],
    [
      'the old console knows the new one',
      { from: 'src/features/iam/users/a.tsx', to: 'src/features/iam5/shared/b.tsx' },
    ],
    [
      'what areas share knows one of them',
      { from: 'src/features/iam/shared/a.tsx', to: 'src/features/iam/users/b.tsx' },
    ],
    ['judging knows a handler', { from: 'mocks/judging/judge.ts', to: 'mocks/handlers/users.ts' }],
    ['a file of the backend without a storey', { from: 'mocks/a.ts', to: 'mocks/world/world.ts' }],
    [
      'the engine knows a finding',
      {
        from: 'src/domain/policy/engine/decide.ts',
        to: 'src/domain/policy/findings/check.ts',
      },
    ],
    [
      'the domain imports the catalogue',
      { from: 'src/domain/policy/engine/decide.ts', to: 'src/catalog/view.ts' },
    ],
    [
      'a page starts the backend',
      { from: 'src/app/App.tsx', to: 'mocks/entrances/page/browser.ts' },
    ],
    ['the backend imports a page', { from: 'mocks/world.ts', to: 'src/ui/Card.tsx' }],
    [
      'the kit for other suites imports the console',
      { from: 'packages/playwright/src/a.ts', to: 'src/ui/Card.tsx' },
    ],
    ['a file outside all layers', { from: 'src/helpers/a.ts', to: 'src/ui/Card.tsx' }],
  ])('would notice: %s', (_, edge) => expect(violation(edge)).toBeDefined());

  it('no two folders import each other', () => expect(mutualFolders(inCode)).toEqual([]));
  it('no files stand in a circle', () => expect(circles(edges)).toEqual([]));

  it('would notice folders that import each other, and circles', () => {
    const there = { from: 'src/ui/a.ts', to: 'src/ui/form/b.ts' };
    const back = { from: 'src/ui/form/b.ts', to: 'src/ui/a.ts' };
    expect(mutualFolders([there, back])).toHaveLength(1);
    expect(mutualFolders([there])).toEqual([]);
    expect(circles([there, back])).toEqual([['src/ui/a.ts', 'src/ui/form/b.ts']]);
    expect(circles([there])).toEqual([]);
  });

  it('sees every way of importing', () => {
    const source =
      "import a from './a.ts';\nexport { b } from '#src/b.ts';\nconst c = await import('./c.ts');\nimport './d.css';\n// import './e.ts'";
    expect(specifiersOf(source)).toEqual(['./a.ts', '#src/b.ts', './c.ts', './d.css']);
  });
});

describe('purity of the domain', () => {
  const domain = files.filter(
    ({ path }) => path.startsWith('src/domain/') && !path.endsWith('.test.ts'),
  );
  it('looks at real files', () => expect(domain.length).toBeGreaterThan(20));
  it.each(impure)('does not touch $name', ({ pattern }) =>
    expect(
      domain.filter(({ source }) => pattern.test(withoutComments(source))).map(({ path }) => path),
    ).toEqual([]),
  );
  it.each<[string, string]>([
    ['a framework', "import { useState } from 'react';"],
    ['the network', 'await fetch(url)'],
    ['the page', 'window.open()'],
    ['the clock', 'const now = Date.now();'],
    ['chance', 'Math.random()'],
    ['the process', "import { readFileSync } from 'node:fs';"],
  ])('would notice %s', (name, source) =>
    expect(impure.filter(({ pattern }) => pattern.test(source)).map((rule) => rule.name)).toContain(
      name,
    ),
  );
});

/**
 * Evaluated text, and traces of the place where a file was written. Data, so that no code has to
 * hide what it looks for.
 */
const forbidden = traces.map(({ name, pattern, example }) => ({
  name,
  pattern: new RegExp(pattern, 'i'),
  example,
}));

describe('what no file holds', () => {
  it.each(forbidden)('$name', ({ pattern }) =>
    expect(files.filter(({ source }) => pattern.test(source)).map(({ path }) => path)).toEqual([]),
  );
  it.each(forbidden)('would notice $name', ({ pattern, example }) =>
    expect(example).toMatch(pattern),
  );
});

describe('failures of what was pressed', () => {
  const drawing = files.filter(
    ({ path }) => /^src\/.*\.tsx$/.test(path) && path !== 'src/ui/ProblemAlert.tsx',
  );

  it('are drawn by one piece, which brings them into view', () => {
    expect(drawing.filter(({ source }) => source.includes('<FailedWrite')).length).toBeGreaterThan(
      9,
    );
    expect(drawing.filter(({ source }) => ownFailures(source).length > 0)).toEqual([]);
  });

  it.each([
    ['an alert in red', '<Alert severity="error" role="alert">{refused}</Alert>'],
    ['one that is red at times', "<Alert\n severity={done ? 'success' : 'error'}\n>"],
    [
      'a write shown like a read',
      'const save = useWrite(api.a);\n<ProblemAlert problem={words(save.problem)} />',
    ],
    [
      'a job shown like a read',
      'const { busy, problem } = useDialogJob();\n<ProblemAlert problem={problem} />',
    ],
  ])('would notice %s', (_, source) => expect(ownFailures(source)).toHaveLength(1));

  it.each([
    ['a read', 'const { error } = useQuery(a);\n<ProblemAlert problem={words(error)} />'],
    ['a warning', '<Alert severity="warning" onClose={() => error()}>'],
    ['the piece', 'const save = useWrite(api.a);\n<FailedWrite problem={save.problem} />'],
  ])('lets %s be', (_, source) => expect(ownFailures(source)).toEqual([]));
});
