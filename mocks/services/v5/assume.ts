import { assuming } from '#src/domain/access/assuming.ts';
import type { Grant } from '#src/domain/policy/engine/decision.ts';
import { textDocument } from '#mocks/identities/policyDocuments.ts';
import type { Question } from '#mocks/judging/judge.ts';
import type { AgencyRow } from '#mocks/world/tables/iam.ts';
import type { Tables } from '#mocks/world/world.ts';
import { agencyUrn } from '#mocks/identities/urns.ts';

/** The trust policy of a trust agency as the engine takes it; undefined for other agencies. */
function trustGrant(tables: Tables, agency: AgencyRow): Grant | undefined {
  const row = tables.trusts.get(agency.id);
  const document = row && textDocument(row, row.trust_policy);
  return (
    row &&
    document && {
      policyId: row.id,
      policyName: `${agency.name} trust policy`,
      kind: 'trust',
      document,
      scope: { kind: 'all' },
      path: [{ type: 'trustAgency', id: agency.id, name: agency.name }],
    }
  );
}

/**
 * What is asked of somebody who wants to act as an agency: `sts:agencies:assume` on it for a trust
 * agency, whose trust policy has to allow him too (docs/sources/policy-grammar.md#6-1); the old
 * action for a classic one.
 */
export function assumeQuestion(tables: Tables, agency: AgencyRow, externalId?: string): Question {
  const trust = trustGrant(tables, agency);
  if (trust === undefined)
    return {
      action: assuming.classic[0],
      aliases: assuming.classic.slice(1),
      resource: `/iam/agencies/${agency.id}`,
      resourceAccount: agency.domain_id,
    };
  return {
    action: assuming.trust[0],
    resource: agencyUrn(tables, agency),
    resourceAccount: agency.domain_id,
    atResource: [trust],
    ...(externalId !== undefined && { context: { 'sts:ExternalId': externalId } }),
  };
}
