import { describe, expect, it } from 'vitest';
import type { Column, FilterProperty } from './types.ts';
import { filterRows, readView, shownColumns, writeView } from './view.ts';

const defaults = { sort: { id: 'created', desc: true }, size: 10 } as const;
const read = (query: string, key = '', remembered = {}) =>
  readView(new URLSearchParams(query), key, remembered, defaults);

describe('a table’s view in the address', () => {
  it('starts with the defaults', () =>
    expect(read('')).toEqual({
      page: 1,
      size: 10,
      sort: defaults.sort,
      search: '',
      filters: {},
      columns: undefined,
    }));

  it('reads every part', () => {
    expect(
      read('page=3&size=50&sort=name&search=al&f.status=on&f.status=off&columns=name,status'),
    ).toEqual({
      page: 3,
      size: 50,
      sort: { id: 'name', desc: false },
      search: 'al',
      filters: { status: ['on', 'off'] },
      columns: ['name', 'status'],
    });
  });

  it.each(['page=0', 'page=-1', 'page=x', 'page=1.5'])('takes page 1 for %s', (query) =>
    expect(read(query).page).toBe(1),
  );
  it('takes no page size that is not offered', () => expect(read('size=7').size).toBe(10));
  it('prefers the address to what was remembered, and that to the defaults', () => {
    const remembered = { size: 20, sort: { id: 'name', desc: false } };
    expect(read('', '', remembered)).toMatchObject(remembered);
    expect(read('size=50&sort=-created', '', remembered)).toMatchObject({
      size: 50,
      sort: defaults.sort,
    });
  });

  it('writes back what it read, and leaves everything else alone', () => {
    const query = 'tab=users&page=2&size=20&search=x&f.status=on&members.page=4';
    expect(writeView(new URLSearchParams(query), '', read(query), defaults).toString()).toBe(
      query.replace('&f.status=on&members.page=4', '&members.page=4&f.status=on'),
    );
  });
  it('leaves defaults out', () =>
    expect(
      writeView(new URLSearchParams('page=2&search=x'), '', read(''), defaults).toString(),
    ).toBe(''));
  it('keeps two tables apart', () => {
    expect(read('page=2&members.page=4', 'members').page).toBe(4);
    expect(read('members.f.kind=a').filters).toEqual({});
  });
});

type Row = { readonly name: string; readonly status: string };
const rows: readonly Row[] = [
  { name: 'Alice', status: 'on' },
  { name: 'Bob', status: 'off' },
  { name: 'Alina', status: 'off' },
];
const properties: readonly FilterProperty<Row>[] = [
  { id: 'name', label: 'Name', values: (row) => row.name },
  {
    id: 'status',
    label: 'Status',
    options: [{ value: 'on', label: 'On' }],
    values: (row) => row.status,
  },
];
const names = (search: string, filters: Record<string, string[]> = {}) =>
  filterRows(rows, { search, filters }, (row) => row.name, properties).map((row) => row.name);

describe('filterRows', () => {
  it('keeps everything without search and filters', () =>
    expect(filterRows(rows, { search: ' ', filters: {} }, undefined, properties)).toBe(rows));
  it('searches without case', () => expect(names('AL')).toEqual(['Alice', 'Alina']));
  it('takes any value of one filter, and all filters together', () => {
    expect(names('', { name: ['ali', 'bob'] })).toEqual(['Alice', 'Bob', 'Alina']);
    expect(names('', { name: ['ali'], status: ['off'] })).toEqual(['Alina']);
  });
  it('matches closed values exactly', () => expect(names('', { status: ['o'] })).toEqual([]));
});

describe('shownColumns', () => {
  const columns: readonly Column<Row>[] = [
    { id: 'name', header: 'Name', cell: () => null, hideable: false },
    { id: 'status', header: 'Status', cell: () => null },
    { id: 'extra', header: 'Extra', cell: () => null, hiddenAtFirst: true },
  ];
  it('proposes', () => expect(shownColumns(columns, undefined)).toEqual(['name', 'status']));
  it('follows the choice, in the table’s order, and never hides what cannot be hidden', () =>
    expect(shownColumns(columns, ['extra', 'status'])).toEqual(['name', 'status', 'extra']));
});
