import { describe, expect, it } from 'vitest';
import type { TableName } from '#mocks/world/world.ts';
import cases from '../cases/resources.json' with { type: 'json' };
import { imported, resource, state } from '../testing/importing.ts';
import { knownTypes } from './resources.ts';

type Case = {
  readonly type: string;
  readonly values: object;
  readonly expected: { readonly table: string; readonly row: object };
};

const all = cases as readonly Case[];
const rowsOf = (table: string, file: object): readonly object[] => {
  const { world } = imported({ 'state.json': file });
  return world === undefined
    ? []
    : [...(world.tables[table as TableName].all() as Iterable<object>)];
};

describe('resources of the provider', () => {
  it('are all there: each of its 49 resources of identities and organizations', () => {
    expect(new Set(all.map(({ type }) => type)).size).toBe(49);
    expect(all.filter(({ type }) => !knownTypes.includes(type))).toEqual([]);
  });

  it.each(all)('$type is read', ({ type, values, expected }) => {
    const file = state(resource(type, 'it', values));
    expect(rowsOf(expected.table, file)).toContainEqual(expect.objectContaining(expected.row));
    const { report, kept } = imported({ 'state.json': file });
    expect(report.left).toEqual([]);
    expect(JSON.stringify(kept)).not.toContain('SECRET-VALUE');
    const secrets = JSON.stringify(values).match(/SECRET-VALUE/g)?.length ?? 0;
    expect(report.secretsDropped).toBe(secrets);
  });

  it.each([
    ['identity_agency', 'grants', 4],
    ['identity_trust_agency', 'attachments', 1],
    ['identity_service_agency', 'trusts', 1],
    ['identity_user', 'loginProtects', 1],
  ])('%s brings its %s', (type, table, count) => {
    const one = all.find((given) => given.type === type);
    expect(rowsOf(table, state(resource(type, 'it', one?.values ?? {})))).toHaveLength(count);
  });

  it('that are kept are told as such', () => {
    const { report } = imported({
      's.json': state(resource('identity_provider', 'it', { id: 'idp', name: 'idp' })),
    });
    expect(report.read).toEqual([{ kind: 'identity_provider (kept, not modelled)', count: 1 }]);
  });

  it('of other kinds are left, told once for each type', () => {
    const { report } = imported({
      's.json': state(
        resource('identity_group', 'g', { id: 'g', name: 'g' }),
        resource('vpc', 'a', { id: 'a' }),
        resource('vpc', 'b', { id: 'b' }),
      ),
    });
    expect(report.left).toEqual([
      expect.objectContaining({ place: 'huaweicloud_vpc', reason: expect.stringMatching(/^2 of/) }),
    ]);
  });
});
