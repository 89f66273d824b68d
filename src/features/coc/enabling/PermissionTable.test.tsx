import { expect, it } from 'vitest';
import printed from '#src/domain/coc/cases/agencyPermissions.json' with { type: 'json' };
import { agencyPermissions } from '#src/domain/coc/agencies.ts';
import { cellsOf } from '#src/testing/markup.ts';
import { PermissionTable } from './PermissionTable.tsx';

it('prints the cells of the page that describes enabling COC', () => {
  expect(cellsOf(<PermissionTable />)).toEqual([
    printed.columns,
    ...printed.rows.map((row) => row.map((cell) => [cell].flat().join(' '))),
  ]);
});

it('grants at the scope that it prints', () => {
  expect(agencyPermissions.map(({ name, scope }) => [name, scope])).toEqual(
    printed.rows.map(([name, , place]) => [name, place?.includes('[Global]') ? 'global' : 'all']),
  );
});
