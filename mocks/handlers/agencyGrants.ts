import { agencyGrantRows } from '#src/api/contract/agencyGrants.ts';
import type { GrantScope } from '#src/domain/policy/engine/decision.ts';
import { implement, type Ctx } from '../pipeline/call.ts';
import { refuse } from '../ground/errors.ts';
import { find } from '../services/iam/find.ts';
import { grantOf, grantRole, revokeRole, rolesAt, type Subject } from '../services/iam/grants.ts';
import { onAll, onDomain, onProject } from '../services/iam/grantScopes.ts';
import { agencyKind } from '../identities/urns.ts';
import { listLinks, selfLink, wireRole } from '../services/iam/wire.ts';

type Input = {
  readonly params: { readonly agency_id: string; readonly role_id: string };
  readonly ctx: Ctx;
};
type ListInput = { readonly params: { readonly agency_id: string }; readonly ctx: Ctx };
type Assignment = {
  readonly agency_id: string;
  readonly enterprise_project_id: string;
  readonly role_id: string;
};

/** Most records of one enterprise-project call (docs/sources/api-contract.md#1-5). */
const BATCH = 250;

const subjectOf = (ctx: Ctx, id: string): Subject => ({ ...find.agency(ctx, id), kind: 'agency' });
/**
 * A service-linked agency holds what its service attached, nothing else.
 * @throws ApiError 403, 404
 */
function receiverOf(ctx: Ctx, id: string): Subject {
  const row = find.agency(ctx, id);
  if (agencyKind(ctx.tables, row) === 'service')
    throw refuse('agencyForbidden', {
      reason: `${row.name} is a service-linked agency: only its service says what it holds.`,
    });
  return subjectOf(ctx, id);
}
const grant = ({ params, ctx }: Input, scope: GrantScope): void =>
  grantRole(ctx, receiverOf(ctx, params.agency_id), find.role(ctx, params.role_id), scope);
const revoke = ({ params, ctx }: Input, scope: GrantScope): void =>
  revokeRole(ctx, subjectOf(ctx, params.agency_id), find.role(ctx, params.role_id), scope);
const check = ({ params, ctx }: Input, scope: GrantScope): void =>
  void grantOf(ctx, subjectOf(ctx, params.agency_id), find.role(ctx, params.role_id), scope);
const roles = ({ params, ctx }: ListInput, scope: GrantScope) =>
  rolesAt(ctx, subjectOf(ctx, params.agency_id), scope);
const list = (input: ListInput, scope: GrantScope) => ({
  roles: roles(input, scope).map((row) => wireRole(row, input.ctx.origin)),
});

/** All records or none: a refused one takes the others with it. */
function each(ctx: Ctx, assignments: readonly Assignment[], change: typeof grantRole): void {
  if (assignments.length === 0 || assignments.length > BATCH) throw refuse('illegalRequest');
  for (const { agency_id, enterprise_project_id, role_id } of assignments) {
    const enterpriseProjectId = find.enterpriseProject(ctx, enterprise_project_id).ep_id;
    change(ctx, receiverOf(ctx, agency_id), find.role(ctx, role_id), {
      kind: 'enterpriseProject',
      enterpriseProjectId,
    });
  }
}

/** What agencies hold. */
export const agencyGrantHandlers = implement(agencyGrantRows, {
  agencyGrantOnAll: (input) => grant(input, onAll(input)),
  agencyCheckOnAll: (input) => check(input, onAll(input)),
  agencyRevokeOnAll: (input) => revoke(input, onAll(input)),
  agencyRolesOnAll: (input) => {
    const { origin } = input.ctx;
    const path = `/v3.0/OS-INHERIT/domains/${input.params.domain_id}/agencies/${input.params.agency_id}/roles/inherited_to_projects`;
    return {
      roles: roles(input, onAll(input)).map(({ id, name }) => ({
        id,
        name,
        links: selfLink(origin, `/v3/roles/${id}`),
      })),
      links: listLinks(origin, path),
    };
  },
  agencyGrantOnDomain: (input) => grant(input, onDomain(input)),
  agencyCheckOnDomain: (input) => check(input, onDomain(input)),
  agencyRevokeOnDomain: (input) => revoke(input, onDomain(input)),
  agencyRolesOnDomain: (input) => list(input, onDomain(input)),
  agencyGrantOnProject: (input) => grant(input, onProject(input)),
  agencyCheckOnProject: (input) => check(input, onProject(input)),
  agencyRevokeOnProject: (input) => revoke(input, onProject(input)),
  agencyRolesOnProject: (input) => list(input, onProject(input)),
  agencyGrantOnEnterpriseProject: ({ body, ctx }) => each(ctx, body.role_assignments, grantRole),
  agencyRevokeOnEnterpriseProject: ({ body, ctx }) => each(ctx, body.role_assignments, revokeRole),
});
