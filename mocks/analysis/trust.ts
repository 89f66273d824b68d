import type { PolicyDocument } from '#src/domain/policy/language/document.ts';
import type { Grant } from '#src/domain/policy/engine/decision.ts';
import { textDocument } from '../identities/policyDocuments.ts';
import { unknownContent } from '../identities/unknownContent.ts';
import { agencyUrn } from '../identities/urns.ts';
import type { AgencyRow } from '../world/tables/iam.ts';
import type { World } from '../world/world.ts';

/**
 * A trust policy says whom its agency trusts; beside those of other agencies it has to say which
 * agency is meant.
 */
const boundTo = (urn: string, { statements, ...rest }: PolicyDocument): PolicyDocument => ({
  ...rest,
  statements: statements.map((statement) => ({
    ...statement,
    resource: { form: 'paths', not: false, values: [urn] },
  })),
});

const trustGrant = (agency: AgencyRow, document: PolicyDocument): Grant => ({
  policyId: agency.id,
  policyName: `${agency.name} trust policy`,
  kind: 'trust',
  document,
  scope: { kind: 'all' },
  path: [{ type: 'trustAgency', id: agency.id, name: agency.name }],
});

/**
 * Classic agencies have no trust policy and are assumed without asking one; only where there are
 * others this has to be said.
 */
const classicGrant = (trusted: readonly string[]): Grant => ({
  policyId: 'classic agencies',
  policyName: 'classic agencies',
  kind: 'trust',
  document: {
    version: '5.0',
    depends: [],
    statements: [
      {
        effect: 'Allow',
        action: { not: false, values: ['iam:agencies:assume'] },
        resource: { form: 'paths', not: true, values: trusted },
        principal: { not: false, value: { IAM: ['*'], Service: ['*'] } },
      },
    ],
  },
  scope: { kind: 'all' },
  path: [],
});

/** The trust policies of all agencies of a world, each for its own agency. */
export function trustGrants({ tables }: World): readonly Grant[] {
  const found = [...tables.trusts.all()].flatMap((row) => {
    const agency = tables.agencies.get(row.id);
    const document = textDocument(row, row.trust_policy);
    return agency === undefined || document === undefined
      ? []
      : [{ agency, document, urn: agencyUrn(tables, agency) }];
  });
  if (found.length === 0) return [];
  return [
    ...found.map(({ agency, document, urn }) => ({
      ...trustGrant(agency, boundTo(urn, document)),
      ...unknownContent(tables, 'trusts', agency.id),
    })),
    classicGrant(found.map(({ urn }) => urn)),
  ];
}
