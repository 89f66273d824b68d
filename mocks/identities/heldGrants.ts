import type { Grant, GrantScope, HeldStep } from '#src/domain/policy/engine/decision.ts';
import type { GrantCollector } from './grantCollector.ts';
import { identityGrants } from './identityGrants.ts';
import { organizationGrants } from './organizationGrants.ts';
import { documentOf } from './policyDocuments.ts';
import { joinedGroups } from './joinedGroups.ts';
import type { PrincipalRef } from './principal.ts';
import { unknownContent } from './unknownContent.ts';
import { serviceLinkedGrants } from './serviceLinkedGrants.ts';
import type { GrantRow, RoleRow } from '../world/tables/iam.ts';
import { ucsRbacGrants } from './rbacGrants.ts';
import { propagatingUntil } from '../world/clock.ts';
import type { Tables, World } from '../world/world.ts';

const scopeOf = (grant: GrantRow): GrantScope => {
  switch (grant.scope_kind) {
    case 'all':
    case 'global':
      return { kind: grant.scope_kind };
    case 'project':
      return { kind: 'project', projectId: grant.scope_id };
    case 'enterpriseProject':
      return { kind: 'enterpriseProject', enterpriseProjectId: grant.scope_id };
  }
};

function held(
  tables: Tables,
  role: RoleRow | undefined,
  grant: GrantRow,
  path: readonly HeldStep[],
): Grant[] {
  const document = role && documentOf(role.policy);
  if (role === undefined || document === undefined) return [];
  return [
    {
      policyId: role.id,
      policyName: role.display_name,
      kind: 'identity',
      document,
      scope: scopeOf(grant),
      path,
      ...unknownContent(tables, 'roles', role.id),
    },
  ];
}

const subjectGrants = (
  world: World,
  subject: string,
  path: readonly HeldStep[],
  now: number,
): Grant[] =>
  world.tables.grants
    .by('subject', subject)
    .filter(({ id }) => propagatingUntil(world, 'grants', id, now) === undefined)
    .flatMap((grant) => held(world.tables, world.tables.roles.get(grant.role_id), grant, path));

/**
 * Grants of the old IAM: user → groups → grants, the user's own on enterprise projects, or those of
 * an agency that has not expired.
 */
export const classicGrants: GrantCollector = (world, ref, now) => {
  const { tables } = world;
  if (ref.kind === 'agency') {
    const agency = tables.agencies.get(ref.id);
    if (agency === undefined || (agency.expire_time !== null && agency.expire_time <= now))
      return [];
    return subjectGrants(
      world,
      `agency/${agency.id}`,
      [{ type: 'agency', id: agency.id, name: agency.name }],
      now,
    );
  }
  const user = tables.users.get(ref.id);
  if (user === undefined) return [];
  const self: HeldStep = { type: 'user', id: user.id, name: user.name };
  const inherited = joinedGroups(world, user.id, now).flatMap(({ group_id }) => {
    const group = tables.groups.get(group_id);
    return group
      ? subjectGrants(
          world,
          `group/${group.id}`,
          [self, { type: 'group', id: group.id, name: group.name }],
          now,
        )
      : [];
  });
  return [...inherited, ...subjectGrants(world, `user/${user.id}`, [self], now)];
};

/** All ways of holding something. A new area adds one import and one entry. */
export const grantCollectors: readonly GrantCollector[] = [
  classicGrants,
  identityGrants,
  serviceLinkedGrants,
  organizationGrants,
  ucsRbacGrants,
];

/** Everything a principal holds now. */
export const heldGrants = (world: World, ref: PrincipalRef, now: number): Grant[] =>
  grantCollectors.flatMap((collect) => collect(world, ref, now));
