import { expect, it } from 'vitest';
import { inListOrder, roleRow } from './roles.ts';

const policy = {
  Version: '1.1',
  Statement: [{ Effect: 'Allow', Action: ['coc:instance:start', 'ecs:*:get', '*:*:*'] }],
};

it('tells custom policies, system-defined policies and roles apart', () => {
  const custom = roleRow({
    id: '1',
    name: 'custom_a_1',
    display_name: 'COC Operations',
    catalog: 'CUSTOMED',
    type: 'AX',
    policy,
  });
  const system = roleRow({
    id: '2',
    name: 'system_all_3',
    display_name: 'ECS FullAccess',
    catalog: 'ECS',
    type: 'XA',
    flag: 'fine_grained',
    policy,
  });
  const role = roleRow({
    id: '3',
    name: 'server_adm',
    display_name: 'Server Administrator',
    catalog: 'ECS',
    type: 'XA',
    policy: {
      Version: '1.0',
      Statement: [{ Effect: 'Allow', Action: ['ecs:*:*'] }],
      Depends: [{ catalog: 'BASE', display_name: 'Tenant Guest' }],
    },
  });
  expect([custom.kind, system.kind, role.kind]).toEqual([
    'custom-policy',
    'system-policy',
    'system-role',
  ]);
  expect(role.depends).toEqual([{ catalog: 'BASE', displayName: 'Tenant Guest' }]);
  expect(custom.services).toEqual(['COC', 'ECS']);
  expect(system.services).toEqual(['ECS']);
  expect(inListOrder([role, system, custom]).map((row) => row.id)).toEqual(['1', '2', '3']);
});

it('lists a role whose content nobody can read', () => {
  expect(roleRow({ id: '9', name: 'odd', policy: { Statement: 7 } })).toMatchObject({
    displayName: 'odd',
    level: 'AA',
    depends: [],
    kind: 'system-role',
  });
});
