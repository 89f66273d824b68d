import { userGrantRows } from '#src/api/contract/userGrants.ts';
import type { GrantScope } from '#src/domain/policy/engine/decision.ts';
import { implement, type Ctx } from '../pipeline/call.ts';
import { find } from '../services/iam/find.ts';
import { grantOf, grantRole, revokeRole, rolesAt, type Subject } from '../services/iam/grants.ts';
import { onDomain, onProject } from '../services/iam/grantScopes.ts';
import { listLinks, wireRole } from '../services/iam/wire.ts';

const subjectOf = (ctx: Ctx, id: string): Subject => ({ ...find.user(ctx, id), kind: 'user' });
const scopeOf = (ctx: Ctx, id: string): GrantScope => ({
  kind: 'enterpriseProject',
  enterpriseProjectId: find.enterpriseProject(ctx, id).ep_id,
});

type Input = {
  readonly params: { readonly user_id: string; readonly role_id: string };
  readonly ctx: Ctx;
};
type ListInput = { readonly params: { readonly user_id: string }; readonly ctx: Ctx };

const grant = ({ params, ctx }: Input, scope: GrantScope): void =>
  grantRole(ctx, subjectOf(ctx, params.user_id), find.role(ctx, params.role_id), scope);
const revoke = ({ params, ctx }: Input, scope: GrantScope): void =>
  revokeRole(ctx, subjectOf(ctx, params.user_id), find.role(ctx, params.role_id), scope);
const check = ({ params, ctx }: Input, scope: GrantScope): void =>
  void grantOf(ctx, subjectOf(ctx, params.user_id), find.role(ctx, params.role_id), scope);
/** `place` is the part of the list's own address before the user. */
const list = ({ params, ctx }: ListInput, scope: GrantScope, place: string) => ({
  roles: rolesAt(ctx, subjectOf(ctx, params.user_id), scope).map((row) =>
    wireRole(row, ctx.origin),
  ),
  links: listLinks(ctx.origin, `/v3/${place}/users/${params.user_id}/roles`),
});

/** What users hold directly: on enterprise projects, and what clients of Keystone grant. */
export const userGrantHandlers = implement(userGrantRows, {
  userGrantOnEnterpriseProject: ({ params, ctx }) =>
    grantRole(
      ctx,
      subjectOf(ctx, params.user_id),
      find.role(ctx, params.role_id),
      scopeOf(ctx, params.enterprise_project_id),
    ),
  userRevokeOnEnterpriseProject: ({ params, ctx }) =>
    revokeRole(
      ctx,
      subjectOf(ctx, params.user_id),
      find.role(ctx, params.role_id),
      scopeOf(ctx, params.enterprise_project_id),
    ),
  userRolesOnEnterpriseProject: ({ params, ctx }) => ({
    roles: rolesAt(
      ctx,
      subjectOf(ctx, params.user_id),
      scopeOf(ctx, params.enterprise_project_id),
    ).map((row) => wireRole(row, ctx.origin)),
    links: listLinks(
      ctx.origin,
      `/v3.0/OS-PERMISSION/enterprise-projects/${params.enterprise_project_id}/users/${params.user_id}/roles`,
    ),
  }),
  enterpriseProjectUserList: ({ params, ctx }) => {
    const { ep_id } = find.enterpriseProject(ctx, params.enterprise_project_id);
    const grants = ctx.tables.grants
      .by('scope', `enterpriseProject/${ep_id}`)
      .filter((row) => row.subject_kind === 'user' && row.domain_id === ctx.caller.account.id);
    const users = [...new Set(grants.map((row) => row.subject_id))].flatMap(
      (id) => ctx.tables.users.get(id) ?? [],
    );
    return {
      users: users.map(({ id, name, domain_id, enabled, description }) => {
        const own = grants.filter((row) => row.subject_id === id);
        return {
          id,
          name,
          domain_id,
          enabled,
          description,
          policy_num: own.length,
          lastest_policy_time: Math.max(...own.map((row) => row.at)),
        };
      }),
    };
  },
  userEnterpriseProjectList: ({ params, ctx }) => {
    const user = find.user(ctx, params.user_id);
    const ids = new Set(
      ctx.tables.grants
        .by('subject', `user/${user.id}`)
        .flatMap((row) => (row.scope_kind === 'enterpriseProject' ? [row.scope_id] : [])),
    );
    return { 'enterprise-projects': [...ids].map((projectId) => ({ projectId })) };
  },
  userGrantOnDomain: (input) => grant(input, onDomain(input)),
  userCheckOnDomain: (input) => check(input, onDomain(input)),
  userRevokeOnDomain: (input) => revoke(input, onDomain(input)),
  userRolesOnDomain: (input) => list(input, onDomain(input), `domains/${input.params.domain_id}`),
  userGrantOnProject: (input) => grant(input, onProject(input)),
  userCheckOnProject: (input) => check(input, onProject(input)),
  userRevokeOnProject: (input) => revoke(input, onProject(input)),
  userRolesOnProject: (input) =>
    list(input, onProject(input), `projects/${input.params.project_id}`),
});
