import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { contract } from '#src/api/contract/index.ts';
import type { Endpoint } from '#src/api/endpoint/endpoint.ts';

const src = fileURLToPath(new URL('..', import.meta.url));
const texts: readonly string[] = ['features', 'parts', 'app']
  .flatMap((folder) =>
    readdirSync(join(src, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
      join(src, folder, name),
    ),
  )
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
  .map((path) => readFileSync(path, 'utf8'));

/** Calls that are asked about in another way than by name, or stay open to everybody. */
const otherwise: Readonly<Record<string, string>> = {
  ecsServerCreate: 'usePurchases asks about both modes of paying',
  ucsWorkloadCreate: 'asked about for each kind of object, of the call that is handed on',
  ucsWorkloadDelete: 'asked about for each kind of object, of the call that is handed on',
  agencyGrantOnProject: 'Authorize of an agency stays open: the sources refuse at its end',
  agencyGrantOnEnterpriseProject:
    'Authorize of an agency stays open: the sources refuse at its end',
};

/** Writes with a guard that a text calls and none asks leave for: `remove: api.groupDelete`. */
const unasked = (sources: readonly string[]): readonly string[] => {
  const all = sources.join('\n');
  return Object.entries<Endpoint>(contract).flatMap(([name, { method, access }]) =>
    method === 'GET' ||
    typeof access === 'string' ||
    !new RegExp(`\\bapi\\.${name}\\b`).test(all) ||
    new RegExp(`[\\w']: api\\.${name}\\b(?!\\()`).test(all)
      ? []
      : [name],
  );
};

it('every guarded write that a page makes is asked about before it is offered', () =>
  expect(unasked(texts).toSorted()).toEqual(Object.keys(otherwise).toSorted()));

it('would notice one that is not', () => {
  expect(unasked(['useWrite(api.groupDelete)'])).toEqual(['groupDelete']);
  expect(unasked(['useWrite(api.groupDelete)', '{ remove: api.groupDelete }'])).toEqual([]);
});
