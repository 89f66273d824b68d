import type { Grant, HeldStep } from '#src/domain/policy/engine/decision.ts';
import type { GrantCollector } from './grantCollector.ts';
import { textDocument } from './policyDocuments.ts';
import { versionKey, type HolderKind } from '../world/tables/v5.ts';
import type { World } from '../world/world.ts';

/**
 * What a holder has through attached identity policies, by their default versions. An attachment
 * counts everywhere.
 */
function attached(
  { tables }: World,
  kind: HolderKind,
  id: string,
  path: readonly HeldStep[],
): Grant[] {
  return tables.attachments.by('holder', `${kind}/${id}`).flatMap(({ policy_id }): Grant[] => {
    const policy = tables.identityPolicies.get(policy_id);
    const version =
      policy && tables.policyVersions.get(versionKey(policy_id, policy.default_version));
    const document = version && textDocument(version, version.document);
    return policy && document
      ? [
          {
            policyId: policy.id,
            policyName: policy.name,
            kind: 'identity',
            document,
            scope: { kind: 'all' },
            path,
          },
        ]
      : [];
  });
}

/**
 * Grants of the new IAM: user → own policies and those of his groups, or an agency's. They count
 * beside the old IAM's grants.
 */
export const identityGrants: GrantCollector = (world, ref, now) => {
  const { tables } = world;
  if (ref.kind === 'agency') {
    const agency = tables.agencies.get(ref.id);
    if (agency === undefined || (agency.expire_time !== null && agency.expire_time <= now))
      return [];
    const type = tables.trusts.get(agency.id) === undefined ? 'agency' : 'trustAgency';
    return attached(world, 'agency', agency.id, [{ type, id: agency.id, name: agency.name }]);
  }
  const user = tables.users.get(ref.id);
  if (user === undefined) return [];
  const self: HeldStep = { type: 'user', id: user.id, name: user.name };
  const inherited = tables.memberships.by('user', user.id).flatMap(({ group_id }) => {
    const group = tables.groups.get(group_id);
    return group
      ? attached(world, 'group', group.id, [
          self,
          { type: 'group', id: group.id, name: group.name },
        ])
      : [];
  });
  return [...attached(world, 'user', user.id, [self]), ...inherited];
};
