import { expect, it } from 'vitest';
import { loadServiceActions } from '#src/catalog/serviceActions.ts';
import { readDocument } from '#src/domain/policy/language/read.ts';
import { actionRows } from './actionRows.ts';

it('writes one row for a name, one for each action of a pattern, and keeps what it cannot resolve', async () => {
  const files = new Map([['coc', await loadServiceActions('coc')]]);
  const document = readDocument({
    Version: '1.1',
    Statement: [
      { Effect: 'Allow', Action: ['coc:document:get', 'coc:schedule:get*', '*:*:list'] },
      { Effect: 'Deny', Action: ['nosuch:a:b'] },
    ],
  });
  const rows = actionRows(document, files);
  expect(rows[0]).toMatchObject({
    effect: 'Allow',
    action: 'coc:document:get',
    specific: undefined,
  });
  expect(rows[0]?.description).not.toBe('');
  expect(
    rows.filter(({ action }) => action === 'coc:schedule:get*').map(({ specific }) => specific),
  ).toEqual(['coc:schedule:get', 'coc:schedule:getHistories']);
  expect(rows.at(-2)).toMatchObject({ action: '*:*:list', specific: undefined });
  expect(rows.at(-1)).toMatchObject({ effect: 'Deny', action: 'nosuch:a:b', description: '' });
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
});
