import { findSystemRole } from '#src/catalog/systemRoles.ts';
import type { RawPolicy } from '#src/domain/policy/language/document.ts';
import type { Grant, GrantScope, HeldStep } from '#src/domain/policy/engine/decision.ts';
import { allCceObjects } from '#src/domain/ucs/clusterObjects.ts';
import { rbacPolicy, rbacTypeNames } from '#src/domain/ucs/rbac.ts';
import type { GrantCollector } from './grantCollector.ts';
import { joinedGroups } from './joinedGroups.ts';
import { documentOf } from './policyDocuments.ts';
import type { GrantRow } from '../world/tables/iam.ts';
import type { UcsClusterRow, UcsPermissionRow } from '../world/tables/ucs.ts';
import type { World } from '../world/world.ts';

/**
 * CCE gives the holders of its administrator role RBAC in its clusters; no policy does
 * (docs/sources/ucs-roles-and-policies.md).
 */
const cceAdministrator = findSystemRole('CCE Administrator');
const cceRbac: RawPolicy = {
  Version: '5.0',
  Statement: [{ Effect: 'Allow', Action: ['kubernetes:*:*'], Resource: [...allCceObjects] }],
};

function scopeOf({ scope_kind, scope_id }: GrantRow): GrantScope | undefined {
  switch (scope_kind) {
    case 'all':
      return { kind: 'all' };
    case 'project':
      return { kind: 'project', projectId: scope_id };
    // Clusters are in projects; CCE has no part in global services, and RBAC none in
    // enterprise projects.
    case 'global':
    case 'enterpriseProject':
      return undefined;
  }
}

function ofRole({ tables }: World, subject: string, path: readonly HeldStep[]): Grant[] {
  const document = documentOf(cceRbac);
  return tables.grants.by('subject', subject).flatMap((grant): Grant[] => {
    const scope = grant.role_id === cceAdministrator?.id ? scopeOf(grant) : undefined;
    return scope && document
      ? [
          {
            policyId: grant.role_id,
            policyName: `${cceAdministrator?.displayName} (RBAC)`,
            kind: 'identity',
            document,
            scope,
            path,
          },
        ]
      : [];
  });
}

/** The clusters a permission is about: one, or all of a fleet. */
function clustersOf(
  { tables }: World,
  { target_kind, target_id }: UcsPermissionRow,
): readonly UcsClusterRow[] {
  if (target_kind === 'fleet') return tables.ucsClusters.by('fleet', target_id);
  const cluster = tables.ucsClusters.get(target_id);
  return cluster === undefined ? [] : [cluster];
}

function ofPermissions(world: World, subject: string, path: readonly HeldStep[]): Grant[] {
  return world.tables.ucsPermissions.by('subject', subject).flatMap((row) =>
    clustersOf(world, row).flatMap((cluster): Grant[] => {
      const rules = world.tables.ucsTemplates.get(row.template_id ?? '')?.rules ?? [];
      const permission = {
        type: row.type,
        namespaces: row.namespaces ?? ('all' as const),
        listNamespaces: row.list_namespaces,
        rules,
      };
      const document = documentOf(
        rbacPolicy(
          { id: cluster.id, kind: cluster.kind, accountId: cluster.domain_id },
          permission,
        ),
      );
      return document
        ? [
            {
              policyId: row.id,
              policyName: `RBAC ${rbacTypeNames[row.type]} of ${cluster.name}`,
              kind: 'identity',
              document,
              scope: { kind: 'all' },
              path,
            },
          ]
        : [];
    }),
  );
}

/**
 * RBAC in clusters: what was granted on the Permissions page of UCS, and what CCE Administrator
 * brings. Judged like every other grant.
 */
export const ucsRbacGrants: GrantCollector = (world, ref, now) => {
  const { tables } = world;
  if (ref.kind === 'agency') {
    const agency = tables.agencies.get(ref.id);
    return agency === undefined
      ? []
      : ofRole(world, `agency/${agency.id}`, [
          { type: 'agency', id: agency.id, name: agency.name },
        ]);
  }
  const user = tables.users.get(ref.id);
  if (user === undefined) return [];
  const self: HeldStep = { type: 'user', id: user.id, name: user.name };
  const inherited = joinedGroups(world, user.id, now).flatMap(({ group_id }) => {
    const group = tables.groups.get(group_id);
    const path: readonly HeldStep[] =
      group === undefined ? [] : [self, { type: 'group', id: group.id, name: group.name }];
    return group === undefined
      ? []
      : [
          ...ofRole(world, `group/${group.id}`, path),
          ...ofPermissions(world, `group/${group.id}`, path),
        ];
  });
  return [...inherited, ...ofPermissions(world, `user/${user.id}`, [self])];
};
