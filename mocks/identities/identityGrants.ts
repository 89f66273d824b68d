import type { Grant, HeldStep } from '#src/domain/policy/engine/decision.ts';
import type { GrantCollector } from './grantCollector.ts';
import { joinedGroups } from './joinedGroups.ts';
import { emptyDocument, textDocument } from './policyDocuments.ts';
import { unknownContent } from './unknownContent.ts';
import { versionKey, type HolderKind } from '../world/tables/v5.ts';
import { propagatingUntil } from '../world/clock.ts';
import type { World } from '../world/world.ts';

/**
 * What a holder has through attached identity policies, by their default versions. An attachment
 * counts everywhere.
 */
function attached(
  world: World,
  kind: HolderKind,
  id: string,
  path: readonly HeldStep[],
  now: number,
): Grant[] {
  const { tables } = world;
  const counting = tables.attachments
    .by('holder', `${kind}/${id}`)
    .filter((row) => propagatingUntil(world, 'attachments', row.id, now) === undefined);
  return counting.flatMap(({ policy_id }): Grant[] => {
    const policy = tables.identityPolicies.get(policy_id);
    const version =
      policy && tables.policyVersions.get(versionKey(policy_id, policy.default_version));
    const open = policy && unknownContent(tables, 'identityPolicies', policy.id);
    const document =
      open?.unknown === undefined
        ? version && textDocument(version, version.document)
        : emptyDocument;
    return policy && document
      ? [
          {
            policyId: policy.id,
            policyName: policy.name,
            kind: 'identity',
            document,
            scope: { kind: 'all' },
            path,
            ...open,
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
    return attached(world, 'agency', agency.id, [{ type, id: agency.id, name: agency.name }], now);
  }
  const user = tables.users.get(ref.id);
  if (user === undefined) return [];
  const self: HeldStep = { type: 'user', id: user.id, name: user.name };
  const inherited = joinedGroups(world, user.id, now).flatMap(({ group_id }) => {
    const group = tables.groups.get(group_id);
    return group
      ? attached(
          world,
          'group',
          group.id,
          [self, { type: 'group', id: group.id, name: group.name }],
          now,
        )
      : [];
  });
  return [...attached(world, 'user', user.id, [self], now), ...inherited];
};
