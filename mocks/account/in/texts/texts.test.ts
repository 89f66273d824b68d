import { describe, expect, it } from 'vitest';
import { imported } from '../testing/importing.ts';

describe('a user list', () => {
  it.each([
    [
      'the old console',
      'Username,Description,Status,Last Login,Created\n"ann, first",Says ""hi"",Enabled,2024-05-06 07:08:09 GMT+08:00,2024/01/02 03:04:05\n',
    ],
    [
      'the new console',
      '\uFEFFUser Name,User ID,Status,User Groups,Creation Time\r\n"ann, first",u1,Disabled,"ops;devs",2024-01-02 03:04:05\r\n',
    ],
  ])('of %s', (_, text) => {
    const { world, report } = imported({ 'users.csv': text });
    const ann = [...(world?.tables.users.all() ?? [])].find(({ name }) => name === 'ann, first');
    expect(report.left).toEqual([]);
    expect(ann?.create_time).toBe(Date.UTC(2024, 0, 2, 3, 4, 5));
    expect(ann?.enabled).toBe(/Enabled/.test(text));
    expect(world?.tables.memberships.size).toBe(/ops/.test(text) ? 2 : 0);
  });

  it('without a column that is known is left, with its line', () => {
    const { report } = imported({
      'a.csv': 'x,y\n1,2\n',
      'b.csv': 'Username,Status\n,Enabled\nann,Enabled\n',
    });
    expect(report.left.map(({ file, place }) => [file, place])).toEqual([
      ['a.csv', 'line 1'],
      ['b.csv', 'line 2'],
    ]);
  });
});

describe('an audit trail', () => {
  it('is use: who called what, when, from where, refused or not', () => {
    const trace = (id: string, more: object): object => ({
      trace_id: id,
      trace_name: 'deleteServer',
      service_type: 'ECS',
      resource_type: 'ecs',
      resource_id: 's1',
      source_ip: '203.0.113.7',
      time: 1_700_000_000_000,
      read_only: false,
      ...more,
    });
    const { world } = imported({
      'trail.json': [
        trace('t1', { user: { name: 'ann', id: 'u1' }, code: '204', trace_rating: 'normal' }),
        trace('t2', { user: '{"user_name":"ben","principal_urn":"iam::d:user:ben"}', code: 403 }),
        trace('t3', { user: 'cleo', trace_rating: 'warning' }),
      ],
    });
    const uses = [...(world?.tables.uses.all() ?? [])];
    expect(uses.map(({ actor, refused, code }) => [actor, refused, code])).toEqual([
      ['ann', false, '204'],
      ['iam::d:user:ben', true, '403'],
      ['cleo', null, ''],
    ]);
    expect(uses[0]).toMatchObject({
      operation: 'deleteServer',
      address: '203.0.113.7',
      at: 1_700_000_000_000,
      read_only: false,
    });
  });
});

describe('configuration in JSON syntax', () => {
  const system = { display_name: 'Security Administrator' };
  const config = {
    import: [{ to: 'huaweicloud_identity_group.ops', id: 'g'.repeat(32) }],
    data: { huaweicloud_identity_role: { security: system } },
    variable: { team: { default: 'shop' } },
    resource: {
      huaweicloud_identity_group: {
        ops: { name: 'ops-${var.team}' },
        many: { name: 'm', count: 2 },
      },
      huaweicloud_identity_role: {
        own: {
          name: 'Own',
          type: 'XA',
          policy:
            '{"Version":"1.1","Statement":[{"Effect":"Allow","Action":["obs:object:GetObject"],"Resource":["OBS:*:*:object:$${g:UserName}/*"]}]}',
        },
      },
      huaweicloud_identity_group_role_assignment: {
        a: {
          group_id: '${huaweicloud_identity_group.ops.id}',
          role_id: '${huaweicloud_identity_role.own.id}',
          project_id: 'all',
        },
        b: {
          group_id: '${huaweicloud_identity_group.ops.id}',
          role_id: '${data.huaweicloud_identity_role.security.id}',
          domain_id: 'd'.repeat(32),
        },
        c: {
          group_id: '${huaweicloud_identity_group.ops.id}',
          role_id: '${local.nowhere}',
          project_id: 'all',
        },
      },
    },
  };

  it('is read with its references resolved, and what is left has its place', () => {
    const { world, report } = imported({ 'main.tf.json': config });
    expect(world?.tables.groups.get('g'.repeat(32))?.name).toBe('ops-shop');
    const held = [...(world?.tables.grants.all() ?? [])].map(
      ({ role_id }) => world?.tables.roles.get(role_id)?.display_name,
    );
    expect(new Set(held)).toEqual(new Set(['Own', 'Security Administrator']));
    const own = [...(world?.tables.roles.all() ?? [])].find(
      ({ display_name }) => display_name === 'Own',
    );
    expect(JSON.stringify(own?.policy)).toContain('object:${g:UserName}/*');
    expect(report.left.map(({ place }) => place)).toEqual([
      'huaweicloud_identity_group.many',
      'huaweicloud_identity_group_role_assignment.c.role_id',
    ]);
  });
});
