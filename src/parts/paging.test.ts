import { expect, it } from 'vitest';
import { sliceOf } from './paging.ts';

it('asks for the slice that the table shows', () => {
  expect(
    sliceOf({ page: 3, size: 20, sort: { id: 'create_time', desc: true }, search: ' ops ' }),
  ).toEqual({
    limit: 20,
    offset: 40,
    sort_key: 'create_time',
    sort_dir: 'desc',
    name__contains: 'ops',
  });
  expect(sliceOf({ page: 1, size: 10, sort: undefined, search: ' ' })).toEqual({
    limit: 10,
    offset: 0,
  });
});
