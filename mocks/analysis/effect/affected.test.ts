import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { declarations } from '../../world/world.ts';
import { weighed } from './affected.ts';

/** The files that find what somebody holds, and what they look things up with. */
const folder = new URL('../../identities/', import.meta.url);
const files = readdirSync(folder).filter((file) =>
  /(Grants|joinedGroups|unknownContent|policyDocuments)\.ts$/.test(file),
);
const read = new Set(
  files.flatMap((file) =>
    [...readFileSync(new URL(file, folder), 'utf8').matchAll(/\btables\.(\w+)/g)].map(
      ([, table = '']) => table,
    ),
  ),
);

it('weighs every table that what somebody holds is read from', () => {
  expect([...read].filter((table) => !weighed.has(table))).toEqual([]);
});

it('knows tables that there are, and looks at real files', () => {
  expect([...weighed].filter((table) => !(table in declarations))).toEqual([]);
  expect(files.length).toBeGreaterThan(6);
  expect(read).toContain('attachments');
});
