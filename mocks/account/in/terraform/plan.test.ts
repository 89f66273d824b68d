import { describe, expect, it } from 'vitest';
import { worldOf } from '#mocks/pipeline/worldBase.ts';
import { imported, resource } from '../testing/importing.ts';

const ann = 'a1'.repeat(16);
const gone = 'b2'.repeat(16);
const policy = (action: string): string =>
  JSON.stringify({ Version: '1.1', Statement: [{ Effect: 'Allow', Action: [action] }] });

const change = (type: string, name: string, after_unknown: object, key = ''): object => ({
  address: `huaweicloud_${type}.${name}${key}`,
  mode: 'managed',
  type: `huaweicloud_${type}`,
  name,
  change: { actions: ['create'], before: null, after: {}, after_unknown },
});
const refers = (...references: readonly string[]): object => ({ references });
const toBoth = (type: string, name: string): readonly string[] => [
  `huaweicloud_${type}.${name}.id`,
  `huaweicloud_${type}.${name}`,
];
const configured = (type: string, name: string, expressions: object): object => ({
  address: `huaweicloud_${type}.${name}`,
  mode: 'managed',
  type: `huaweicloud_${type}`,
  name,
  expressions,
});

const plan = {
  format_version: '1.2',
  terraform_version: '1.9.8',
  planned_values: {
    root_module: {
      resources: [
        resource('identity_user', 'ann', { id: ann, name: 'ann', description: 'new' }),
        resource('identity_user', 'ben', { name: 'ben' }),
        resource('identity_group', 'team', { name: 'team' }),
        resource('identity_group_membership', 'm', { users: [ann, null] }),
        resource('identity_role', 'start', {
          name: 'Start',
          type: 'XA',
          policy: policy('ecs:cloudServers:start'),
        }),
        resource('identity_role', 'later', { name: 'Later', type: 'XA' }),
        resource('identity_group_role_assignment', 'g', { project_id: 'all' }),
      ],
      child_modules: [
        {
          address: 'module.shop["x"]',
          resources: [
            {
              ...resource('identity_group_membership', 'in', { users: [ann] }),
              address: 'module.shop["x"].huaweicloud_identity_group_membership.in',
            },
            ...[0, 1].map((index) => ({
              ...resource('identityv5_policy', 'p', {
                name: `P${index}`,
                policy_document: '{"Version":"5.0","Statement":[]}',
              }),
              address: `module.shop["x"].huaweicloud_identityv5_policy.p[${index}]`,
              index,
            })),
            ...[0, 1].map((index) => ({
              ...resource('identityv5_policy_user_attach', 'a', { user_id: ann }),
              address: `module.shop["x"].huaweicloud_identityv5_policy_user_attach.a[${index}]`,
              index,
            })),
          ],
        },
      ],
    },
  },
  resource_changes: [
    change('identity_user', 'ben', { id: true }),
    change('identity_group', 'team', { id: true }),
    change('identity_group_membership', 'm', { id: true, group: true, users: [false, true] }),
    change('identity_role', 'start', { id: true }),
    change('identity_role', 'later', { id: true, policy: true }),
    change('identity_group_role_assignment', 'g', { id: true, group_id: true, role_id: true }),
    {
      ...change('identity_group_membership', 'in', { id: true, group: true }),
      address: 'module.shop["x"].huaweicloud_identity_group_membership.in',
    },
    ...[0, 1].map((index) => ({
      ...change('identityv5_policy_user_attach', 'a', { id: true, policy_id: true }),
      address: `module.shop["x"].huaweicloud_identityv5_policy_user_attach.a[${index}]`,
    })),
  ],
  prior_state: {
    values: {
      root_module: {
        resources: [
          resource('identity_user', 'ann', { id: ann, name: 'ann', description: 'old' }),
          resource('identity_user', 'gone', { id: gone, name: 'gone' }),
        ],
      },
    },
  },
  configuration: {
    root_module: {
      resources: [
        configured('identity_group_membership', 'm', {
          group: refers(...toBoth('identity_group', 'team')),
          users: refers(...toBoth('identity_user', 'ann'), ...toBoth('identity_user', 'ben')),
        }),
        configured('identity_group_role_assignment', 'g', {
          group_id: refers(...toBoth('identity_group', 'team')),
          role_id: refers(...toBoth('identity_role', 'start')),
        }),
      ],
      module_calls: {
        shop: {
          expressions: { group: refers(...toBoth('identity_group', 'team')) },
          module: {
            resources: [
              configured('identity_group_membership', 'in', { group: refers('var.group') }),
              configured('identityv5_policy_user_attach', 'a', {
                policy_id: refers('huaweicloud_identityv5_policy.p', 'count.index'),
              }),
            ],
          },
        },
      },
    },
  },
};

describe('a plan', () => {
  const { kept, world, report } = imported({ 'plan.json': plan });
  const before = worldOf(kept?.head ?? ({} as never), kept?.base ?? {});

  it('is the account as it is, and one commit that makes it what is planned', () => {
    expect([...before.tables.users.all()].map(({ name }) => name)).toContain('gone');
    expect(world?.tables.users.get(gone)).toBeUndefined();
    expect(before.tables.users.get(ann)?.description).toBe('old');
    expect(world?.tables.users.get(ann)?.description).toBe('new');
    expect(kept?.commits).toHaveLength(1);
  });

  it('joins what it makes by the references of its configuration', () => {
    const names = (group: string): readonly (string | undefined)[] =>
      [...(world?.tables.memberships.all() ?? [])]
        .filter(({ group_id }) => world?.tables.groups.get(group_id)?.name === group)
        .map(({ user_id }) => world?.tables.users.get(user_id)?.name);
    expect(names('team')).toEqual(expect.arrayContaining(['ann', 'ben']));
    const [grant] = world?.tables.grants.all() ?? [];
    expect(world?.tables.roles.get(grant?.role_id ?? '')?.display_name).toBe('Start');
    expect(report.placeholders).toEqual([]);
  });

  it('joins repeated resources of a module each with its own', () => {
    const held = [...(world?.tables.attachments.all() ?? [])].map(
      ({ policy_id }) => world?.tables.identityPolicies.get(policy_id)?.name,
    );
    expect(new Set(held)).toEqual(new Set(['P0', 'P1']));
  });

  it('says what nobody knows before it is applied', () => {
    expect(report.left).toEqual([
      {
        file: 'plan.json',
        place: 'huaweicloud_identity_role.later.policy',
        reason: 'Not known before the plan is applied.',
      },
    ]);
    const later = [...(world?.tables.roles.all() ?? [])].find(
      ({ display_name }) => display_name === 'Later',
    );
    expect(world?.tables.unknownContents.get(`roles/${later?.id ?? ''}`)).toBeDefined();
  });

  it('removes what it removes, even if a list has it', () => {
    const users = { users: [{ id: gone, name: 'gone' }], links: {} };
    const both = imported({ 'users.json': users, 'plan.json': plan });
    expect(both.world?.tables.users.get(gone)).toBeUndefined();
  });
});
