import { expect, it } from 'vitest';
import { loadServiceActions } from '#src/catalog/serviceActions.ts';
import { readDocument } from '#src/domain/policy/language/read.ts';
import { actionRows } from './actionRows.ts';

it('writes one row for each entry, under a pattern the actions it fits, and keeps what it cannot resolve', async () => {
  const files = new Map([['coc', await loadServiceActions('coc')]]);
  const document = readDocument({
    Version: '1.1',
    Statement: [
      { Effect: 'Allow', Action: ['coc:document:get', 'coc:schedule:get*', '*:*:list'] },
      { Effect: 'Deny', Action: ['nosuch:a:b'] },
    ],
  });
  const [name, pattern, every, unknown, ...others] = actionRows(document, files);
  expect(name).toMatchObject({ effect: 'Allow', action: 'coc:document:get', fitting: [] });
  expect(name?.description).not.toBe('');
  expect(pattern).toMatchObject({ action: 'coc:schedule:get*', specific: undefined });
  expect(pattern?.fitting.map((action) => action.name)).toEqual([
    'coc:schedule:get',
    'coc:schedule:getHistories',
  ]);
  expect(every).toMatchObject({ action: '*:*:list', specific: undefined, fitting: [] });
  expect(unknown).toMatchObject({ effect: 'Deny', action: 'nosuch:a:b', description: '' });
  expect(others).toEqual([]);
});
