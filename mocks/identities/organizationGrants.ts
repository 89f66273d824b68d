import type { Grant, HeldStep } from '#src/domain/policy/engine/decision.ts';
import type { GrantCollector } from './grantCollector.ts';
import { textDocument } from './policyDocuments.ts';
import { accountOf } from './principal.ts';
import type { OrganizationNodeRow } from '../world/tables/organization.ts';
import type { Tables } from '../world/world.ts';
import { unknownContent } from './unknownContent.ts';
import { agencyKind } from './urns.ts';

/**
 * The levels above an account, the account itself last; empty when it belongs to no organization.
 */
export function organizationLevels(
  tables: Tables,
  accountId: string,
): readonly OrganizationNodeRow[] {
  const levels: OrganizationNodeRow[] = [];
  for (
    let node = tables.organizationNodes.get(accountId);
    node !== undefined;
    node = node.parent_id === null ? undefined : tables.organizationNodes.get(node.parent_id)
  )
    levels.unshift(node);
  return levels;
}

/**
 * The service control policies of every level; each level must allow. They do not reach
 * service-linked agencies (ours, after the Organizations guide).
 */
export const organizationGrants: GrantCollector = (world, ref) => {
  const { tables } = world;
  if (tables.organizationNodes.size === 0) return [];
  const agency = ref.kind === 'agency' ? tables.agencies.get(ref.id) : undefined;
  if (agency !== undefined && agencyKind(tables, agency) === 'service') return [];
  return organizationLevels(tables, accountOf(world, ref)).flatMap((level): Grant[] => {
    const path: HeldStep[] = [{ type: 'organization', id: level.id, name: level.name }];
    return tables.scpAttachments.by('node', level.id).flatMap(({ scp_id }) => {
      const scp = tables.scps.get(scp_id);
      const document = scp && textDocument(scp, scp.document);
      return scp && document
        ? [
            {
              policyId: scp.id,
              policyName: scp.name,
              kind: 'scp' as const,
              document,
              scope: { kind: 'all' as const },
              path,
              ...unknownContent(tables, 'scps', scp.id),
            },
          ]
        : [];
    });
  });
};
