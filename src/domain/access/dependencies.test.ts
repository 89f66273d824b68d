import { expect, it } from 'vitest';
import { withDependencies } from './dependencies.ts';
import type { GrantableRole } from './grantableRole.ts';

const role = (
  id: string,
  displayName: string,
  depends: readonly string[] = [],
  catalog = 'BASE',
): GrantableRole => ({
  id,
  displayName,
  name: id,
  level: 'AA',
  kind: 'system-role',
  catalog,
  depends: depends.map((name) => ({ catalog, displayName: name })),
});

const guest = role('1', 'Tenant Guest');
const server = role('2', 'Server Administrator', ['Tenant Guest']);
const elb = role('3', 'ELB Administrator', ['Tenant Guest']);
const ucs = role('4', 'UCS Administrator', ['Server Administrator', 'ELB Administrator']);
const all = [guest, server, elb, ucs];

it('adds direct and indirect dependencies once, each with the roles that caused it', () => {
  const { all: granted, dependencies } = withDependencies([ucs, elb], all);
  expect(granted.map((entry) => entry.id)).toEqual(['4', '3', '2', '1']);
  expect(dependencies.map((entry) => [entry.role.displayName, entry.neededBy])).toEqual([
    ['Server Administrator', ['UCS Administrator']],
    ['Tenant Guest', ['UCS Administrator', 'ELB Administrator']],
  ]);
});

it('leaves a selection without dependencies as it is', () => {
  expect(withDependencies([guest], all)).toEqual({ all: [guest], dependencies: [], unknown: [] });
});

it('ends on cycles', () => {
  const first = role('a', 'First', ['Second']);
  const second = role('b', 'Second', ['First']);
  expect(withDependencies([first], [first, second]).all.map((entry) => entry.id)).toEqual([
    'a',
    'b',
  ]);
});

it('names a dependency that no role carries', () => {
  expect(withDependencies([role('x', 'X', ['Lost'])], all).unknown).toEqual([
    { displayName: 'Lost', neededBy: 'X' },
  ]);
});

it('prefers the catalog that the dependency names, and never takes a custom policy for a role', () => {
  const custom: GrantableRole = { ...guest, id: 'c', kind: 'custom-policy' };
  const other = { ...guest, id: 'o', catalog: 'OTHER' };
  expect(
    withDependencies([server], [custom, other, guest, server]).all.map((entry) => entry.id),
  ).toEqual(['2', '1']);
});
