import { expect, it } from 'vitest';
import printed from '#src/domain/ucs/cases/leastPrivilege.json' with { type: 'json' };
import { leastPrivilegeTable } from '#src/domain/ucs/leastPrivilege.ts';
import { textOf } from '#src/testing/markup.ts';
import { Alternatives, ScopeText } from './cells.tsx';

it('has the rows of the page, in its order', () => {
  expect(leastPrivilegeTable.map((row) => [row.function, row.type])).toEqual(
    printed.rows.map(([fn, type]) => [fn, type]),
  );
});

it.each(printed.rows.map(([fn, type, scope, needs], index) => ({ fn, type, scope, needs, index })))(
  'prints $fn, $type in the terms of the page',
  ({ scope, needs, index }) => {
    const row = leastPrivilegeTable[index];
    if (row === undefined) throw new Error('no such row');
    expect(textOf(<Alternatives row={row} />)).toBe(needs);
    // Where the page leaves the scope empty, but for a note perhaps, ours stands and says so.
    const left = scope === '' || scope?.startsWith('NOTE:');
    const expected = left ? `${row.scope} (ours) ${scope}`.trim() : scope;
    expect(row.scopeIsOurs).toBe(left);
    expect(textOf(<ScopeText row={row} />)).toBe(expected);
  },
);
