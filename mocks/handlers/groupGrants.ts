import { groupGrantRows } from '#src/api/contract/groupGrants.ts';
import type { GrantScope } from '#src/domain/policy/engine/decision.ts';
import { implement, type Ctx } from '../pipeline/call.ts';
import { find } from '../services/iam/find.ts';
import { grantOf, grantRole, revokeRole, rolesAt, type Subject } from '../services/iam/grants.ts';
import { onAll, onDomain, onProject } from '../services/iam/grantScopes.ts';
import { enterpriseProjectKey } from '../world/tables/iam.ts';
import { listLinks, wireGroup, wireRole } from '../services/iam/wire.ts';

type Input = {
  readonly params: { readonly group_id: string; readonly role_id: string };
  readonly ctx: Ctx;
};
type ListInput = { readonly params: { readonly group_id: string }; readonly ctx: Ctx };

const subjectOf = (ctx: Ctx, id: string): Subject => ({ ...find.group(ctx, id), kind: 'group' });
const grant = ({ params, ctx }: Input, scope: GrantScope): void =>
  grantRole(ctx, subjectOf(ctx, params.group_id), find.role(ctx, params.role_id), scope);
const revoke = ({ params, ctx }: Input, scope: GrantScope): void =>
  revokeRole(ctx, subjectOf(ctx, params.group_id), find.role(ctx, params.role_id), scope);
const check = ({ params, ctx }: Input, scope: GrantScope): void =>
  void grantOf(ctx, subjectOf(ctx, params.group_id), find.role(ctx, params.role_id), scope);
/** `path` is the list's own address, which it answers with. */
const list = ({ params, ctx }: ListInput, scope: GrantScope, path: string) => ({
  roles: rolesAt(ctx, subjectOf(ctx, params.group_id), scope).map((row) =>
    wireRole(row, ctx.origin),
  ),
  links: listLinks(ctx.origin, path),
});

type EnterpriseInput = {
  readonly params: { readonly enterprise_project_id: string };
  readonly ctx: Ctx;
};

const onEnterprise = ({ params, ctx }: EnterpriseInput): GrantScope => ({
  kind: 'enterpriseProject',
  enterpriseProjectId: find.enterpriseProject(ctx, params.enterprise_project_id).ep_id,
});

/** What user groups hold. */
export const groupGrantHandlers = implement(groupGrantRows, {
  groupGrantOnAll: (input) => grant(input, onAll(input)),
  groupCheckOnAll: (input) => check(input, onAll(input)),
  groupRevokeOnAll: (input) => revoke(input, onAll(input)),
  groupRolesOnAll: (input) =>
    list(
      input,
      onAll(input),
      `/v3/OS-INHERIT/domains/${input.params.domain_id}/groups/${input.params.group_id}/roles/inherited_to_projects`,
    ),
  groupGrantOnDomain: (input) => grant(input, onDomain(input)),
  groupCheckOnDomain: (input) => check(input, onDomain(input)),
  groupRevokeOnDomain: (input) => revoke(input, onDomain(input)),
  groupRolesOnDomain: (input) =>
    list(
      input,
      onDomain(input),
      `/v3/domains/${input.params.domain_id}/groups/${input.params.group_id}/roles`,
    ),
  groupGrantOnProject: (input) => grant(input, onProject(input)),
  groupCheckOnProject: (input) => check(input, onProject(input)),
  groupRevokeOnProject: (input) => revoke(input, onProject(input)),
  groupRolesOnProject: (input) =>
    list(
      input,
      onProject(input),
      `/v3/projects/${input.params.project_id}/groups/${input.params.group_id}/roles`,
    ),
  groupGrantOnEnterpriseProject: (input) => grant(input, onEnterprise(input)),
  groupRevokeOnEnterpriseProject: (input) => revoke(input, onEnterprise(input)),
  groupRolesOnEnterpriseProject: (input) =>
    list(
      input,
      onEnterprise(input),
      `/v3.0/OS-PERMISSION/enterprise-projects/${input.params.enterprise_project_id}/groups/${input.params.group_id}/roles`,
    ),
  enterpriseProjectGroupList: (input) => {
    const { ctx, params } = input;
    const { ep_id } = find.enterpriseProject(ctx, params.enterprise_project_id);
    const ids = new Set(
      ctx.tables.grants
        .by('scope', `enterpriseProject/${ep_id}`)
        .flatMap((row) =>
          row.subject_kind === 'group' && row.domain_id === ctx.caller.account.id
            ? [row.subject_id]
            : [],
        ),
    );
    const groups = [...ids]
      .flatMap((id) => ctx.tables.groups.get(id) ?? [])
      .map((row) => wireGroup(row, ctx.origin));
    return {
      groups: groups.map(({ id, name, description, domain_id, create_time }) => ({
        id,
        name,
        description,
        domainId: domain_id,
        createTime: create_time,
      })),
    };
  },
  groupEnterpriseProjectList: ({ params, ctx }) => {
    const group = find.group(ctx, params.group_id);
    const ids = new Set(
      ctx.tables.grants
        .by('subject', `group/${group.id}`)
        .flatMap((row) => (row.scope_kind === 'enterpriseProject' ? [row.scope_id] : [])),
    );
    return {
      'enterprise-projects': [...ids]
        .filter((id) =>
          ctx.tables.enterpriseProjects.get(enterpriseProjectKey(ctx.caller.account.id, id)),
        )
        .map((projectId) => ({ projectId })),
    };
  },
});
