import { describe, expect, it } from 'vitest';
import type { World } from '#mocks/world/world.ts';
import { imported } from '../testing/importing.ts';

const [user, group, role, agency, domain] = ['a1', 'b2', 'c3', 'e5', 'd4'].map((part) =>
  part.repeat(16),
) as [string, string, string, string, string];
const links = (self: string): object => ({
  links: { self: `https://iam.example${self}`, next: null },
});
const policy = { Version: '1.1', Statement: [{ Effect: 'Allow', Action: ['ecs:*:*'] }] };

const old = {
  'users.json': {
    users: [{ id: user, name: 'ann', domain_id: domain, enabled: true }],
    ...links('/v3/users'),
  },
  'groups.json': {
    groups: [{ id: group, name: 'ops', domain_id: domain, create_time: 1482566254983 }],
  },
  'roles.json': {
    roles: [
      {
        id: role,
        name: `custom_${domain}_0`,
        display_name: 'Mine',
        catalog: 'CUSTOMED',
        type: 'XA',
        domain_id: domain,
        policy,
      },
    ],
    total_number: 1,
  },
};

const namesOf = (world: World | undefined): readonly (string | undefined)[] =>
  [...(world?.tables.memberships.all() ?? [])].map(({ user_id, group_id }) =>
    [world?.tables.users.get(user_id)?.name, world?.tables.groups.get(group_id)?.name].join(' in '),
  );
const grantsOf = (world: World | undefined): readonly object[] => [
  ...(world?.tables.grants.all() ?? []),
];

describe('answers of list calls', () => {
  it.each<[string, string, object]>([
    ['its links', 'members.json', { ...old['users.json'], ...links(`/v3/groups/${group}/users`) }],
    ['the name of the file', `group-${group}-users.json`, old['users.json']],
    ['the folder', `v3/groups/${group}/users.json`, old['users.json']],
    ['the name of the group in the name of the file', 'group-ops-users.json', old['users.json']],
    ['a member beside it', 'm.json', { group_id: group, users: [{ id: user, name: 'ann' }] }],
    [
      'its address',
      'm.json',
      { url: `https://iam.example/v3/groups/${group}/users`, body: old['users.json'] },
    ],
    [
      'its key',
      'm.json',
      { [`GET /v5/users?group_id=${group}`]: { users: [{ user_id: user, user_name: 'ann' }] } },
    ],
    [
      'what it stands in',
      'm.json',
      { groups: [{ id: group, name: 'ops', users: [{ id: user, name: 'ann' }] }] },
    ],
    [
      'the groups of a user',
      'm.json',
      { ...old['groups.json'], ...links(`/v3/users/${user}/groups`) },
    ],
  ])('says who is in a group by %s', (_, name, answer) => {
    expect(namesOf(imported({ ...old, [name]: answer }).world)).toEqual(['ann in ops']);
  });

  it('joins nobody where a file only happens to have such a name', () => {
    expect(namesOf(imported({ ...old, 'ops-users.json': old['users.json'] }).world)).toEqual([]);
  });

  it.each<[string, string, object]>([
    [
      `/v3/domains/${domain}/groups/${group}/roles`,
      'group',
      { scope_kind: 'global', scope_id: '' },
    ],
    [`/v3/projects/p1/groups/${group}/roles`, 'group', { scope_kind: 'project', scope_id: 'p1' }],
    [
      `/v3/OS-INHERIT/domains/${domain}/groups/${group}/roles/inherited_to_projects`,
      'group',
      { scope_kind: 'all' },
    ],
    [`/v3.0/OS-AGENCY/projects/p1/agencies/${agency}/roles`, 'agency', { scope_kind: 'project' }],
    [
      `/v3.0/OS-PERMISSION/enterprise-projects/ep1/users/${user}/roles`,
      'user',
      { scope_kind: 'enterpriseProject', scope_id: 'ep1' },
    ],
  ])('reads the roles granted by %s', (address, kind, scope) => {
    const { world } = imported({ ...old, 'r.json': { ...old['roles.json'], ...links(address) } });
    expect(grantsOf(world)).toEqual([
      expect.objectContaining({ role_id: role, subject_kind: kind, ...scope }),
    ]);
  });

  it('reads records of grants, all forms of scope', () => {
    const record = (subject: object, scope: object, is_inherited = false): object => ({
      ...subject,
      role: { id: role },
      scope,
      is_inherited,
    });
    const { world } = imported({
      ...old,
      'a.json': {
        total_num: 4,
        role_assignments: [
          record({ group: { id: group } }, { domain: { id: domain } }),
          record({ group: { id: group } }, { domain: { id: domain } }, true),
          record({ agency: { id: agency } }, { project: { id: 'p1' } }),
          record({ user: { id: user } }, { enterprise_project: { id: 'ep1' } }),
        ],
      },
    });
    expect(grantsOf(world)).toHaveLength(4);
    expect(
      grantsOf(world)
        .map((row) => ('scope_kind' in row ? String(row.scope_kind) : ''))
        .toSorted(),
    ).toEqual(['all', 'enterpriseProject', 'global', 'project']);
  });

  it('reads the new IAM, several pages behind each other in one file', () => {
    const page = (no: number): string =>
      JSON.stringify({
        policies: [
          {
            policy_id: `pol-${no}-0123456789`,
            policy_name: `P${no}`,
            policy_type: 'custom',
            urn: `iam::${domain}:policy:P${no}`,
            default_version_id: 'v1',
          },
        ],
        page_info: { current_count: 1 },
      });
    const { world, report } = imported({
      'policies.json': `${page(1)}\n${page(2)}`,
      'v5/policies/pol-1-0123456789/versions.json': {
        versions: [
          { version_id: 'v1', document: '{"Version":"5.0","Statement":[]}', is_default: true },
        ],
      },
      [`v5-user-${user}-attached.json`]: {
        attached_policies: [{ policy_id: 'pol-2-0123456789', policy_name: 'P2' }],
      },
      'users.json': {
        users: [{ user_id: user, user_name: 'ann', is_root_user: false, enabled: true }],
      },
      'e.json': {
        request: {
          method: 'GET',
          url: '/v5/policies/pol-1-0123456789/attached-entities?entity_type=user',
        },
        response: { policy_users: [{ user_id: user }] },
      },
    });
    expect(report.left).toEqual([]);
    expect([...(world?.tables.attachments.all() ?? [])]).toHaveLength(2);
    expect(
      [...(world?.tables.policyVersions.all() ?? [])].some(
        ({ policy_id }) => policy_id === 'pol-1-0123456789',
      ),
    ).toBe(true);
    expect(world?.tables.unknownContents.get('identityPolicies/pol-2-0123456789')).toEqual({
      id: 'identityPolicies/pol-2-0123456789',
      system: false,
    });
  });

  it('takes system-defined permissions by their name, with the document the file has', () => {
    const id = '7'.repeat(32);
    const given = {
      Version: '1.1',
      Statement: [{ Effect: 'Allow', Action: ['ecs:cloudServers:get'] }],
    };
    const { world } = imported({
      'roles.json': {
        roles: [
          {
            id,
            name: 'system_all_1',
            display_name: 'ECS FullAccess',
            catalog: 'ECS',
            type: 'XA',
            policy: given,
          },
        ],
      },
      'a.json': {
        role_assignments: [
          {
            group: { id: group },
            role: { id },
            scope: { domain: { id: domain } },
            is_inherited: true,
          },
        ],
      },
    });
    const [grant] = world?.tables.grants.all() ?? [];
    const row = world?.tables.roles.get(grant?.role_id ?? '');
    expect([row?.display_name, row?.policy, row?.domain_id]).toEqual([
      'ECS FullAccess',
      given,
      null,
    ]);
    expect(world?.tables.liveIds.get(row?.id ?? '')?.live_id).toBe(id);
  });

  it('makes placeholders for what is in no file, with names', () => {
    const { report, world } = imported({
      'a.json': {
        role_assignments: [
          { group: { id: group }, role: { id: role }, scope: { domain: { id: domain } } },
        ],
      },
    });
    expect(report.placeholders.map(({ kind, id }) => [kind, id])).toEqual([
      ['group', group],
      ['role', role],
    ]);
    expect(world?.tables.unknownContents.get(`roles/${role}`)?.system).toBe(true);
  });

  it('takes policy documents, alone and in a list, and leaves an answer that refuses', () => {
    const { world, report } = imported({
      'p/ReadShop.json': { Version: '5.0', Statement: [{ Effect: 'Allow', Action: ['a:b:c'] }] },
      'more.json': [policy, policy],
      'scps/NoDelete.json': { Version: '5.0', Statement: [{ Effect: 'Deny', Action: ['*'] }] },
      'refused.json': { error_code: 'PAP5.0001', error_msg: 'no' },
    });
    expect(
      world?.tables.identityPolicies.find(
        'name',
        `${[...world.tables.importedAccounts.all()][0]?.id ?? ''}/ReadShop`,
      ),
    ).toBeDefined();
    expect(
      [...(world?.tables.roles.all() ?? [])].filter(({ display_name }) =>
        /^more-[12]$/.test(display_name),
      ),
    ).toHaveLength(2);
    expect(world?.tables.scps.find('name', 'NoDelete')).toBeDefined();
    expect(report.left).toEqual([
      { file: 'refused.json', place: '$', reason: 'The call was not answered: error PAP5.0001.' },
    ]);
  });
});
