import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadServiceActions } from './serviceActions.ts';
import { services } from './services.ts';

const text = readFileSync(new URL('../../docs/sources/services.md', import.meta.url), 'utf8');

/** Cells of the table's rows, by service code. */
const rows: ReadonlyMap<string, readonly string[]> = new Map(
  text
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => {
      const [code = '', ...cells] = line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim());
      return [code.replaceAll('`', ''), cells];
    }),
);

describe('docs/sources/services.md', () => {
  it('has a row for each service', () => {
    expect([...rows.keys()]).toEqual(services.map(({ code }) => code));
  });

  it.each(services)(
    'counts the names of $code, and names a page that they cite',
    async ({ code, name }) => {
      const { actions, sources } = await loadServiceActions(code);
      const count = (version: string) =>
        actions.filter(({ versions }) => versions.some((own) => own === version)).length;
      const [title, old, current, byName, page = ''] = rows.get(code) ?? [];
      const unread = actions.filter((action) => action.unread).length;
      expect([title, old, current, byName]).toEqual([
        name,
        String(count('1.1')),
        String(count('5.0')),
        String(unread),
      ]);
      expect([...sources, 'none read']).toContain(page);
    },
  );
});
