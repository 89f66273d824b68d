import type { RawPolicy } from '#src/domain/policy/language/document.ts';
import type { OrganizationNodeRow, ScpRow } from '../world/tables/organization.ts';
import type { SeedBuilder } from './builder.ts';

/** The service control policy that every level keeps (docs/sources/policy-grammar.md#4-6). */
const fullAccess: RawPolicy = {
  Version: '5.0',
  Statement: [{ Effect: 'Allow', Action: ['*'], Resource: ['*'] }],
};

/** Adds an SCP of the organization. */
export function seedScp(
  seed: SeedBuilder,
  name: string,
  description: string,
  document: RawPolicy,
): ScpRow {
  return seed.add('scps', {
    id: seed.id(`scp/${name}`),
    name,
    description,
    document: JSON.stringify(document, null, 2),
  });
}

/** Attaches an SCP to the root, a unit or an account. */
export function seedScpAttachment(seed: SeedBuilder, node: OrganizationNodeRow, scp: ScpRow): void {
  seed.add('scpAttachments', { id: `${node.id}/${scp.id}`, node_id: node.id, scp_id: scp.id });
}

/**
 * Puts an account into an organization under one organizational unit; every level
 * allows everything.
 */
export function seedOrganization(
  seed: SeedBuilder,
  account: string,
  unit: string,
): {
  readonly root: OrganizationNodeRow;
  readonly ou: OrganizationNodeRow;
  readonly member: OrganizationNodeRow;
} {
  const root = seed.add('organizationNodes', {
    id: seed.id('organization/root'),
    kind: 'root',
    name: 'Root',
    parent_id: null,
  });
  const ou = seed.add('organizationNodes', {
    id: seed.id(`organization/${unit}`),
    kind: 'ou',
    name: unit,
    parent_id: root.id,
  });
  const member = seed.add('organizationNodes', {
    id: seed.account(account),
    kind: 'account',
    name: account,
    parent_id: ou.id,
  });
  const everything = seedScp(seed, 'FullAccess', 'Allows every action', fullAccess);
  for (const level of [root, ou, member]) seedScpAttachment(seed, level, everything);
  return { root, ou, member };
}
