import type { GrantScope } from '#src/domain/policy/engine/decision.ts';
import { agencyForbids } from '#src/domain/access/agencyRules.ts';
import type { Ctx } from '#mocks/pipeline/call.ts';
import { refuse } from '#mocks/ground/errors.ts';
import { quotaOf } from './find.ts';
import { grantId, type GrantRow, type RoleRow, type SubjectKind } from '#mocks/world/tables/iam.ts';

/** Who receives or loses a permission: a row of the caller's account. */
export type Subject = { readonly kind: SubjectKind; readonly id: string; readonly name: string };

const scopeId = (scope: GrantScope): string =>
  scope.kind === 'project'
    ? scope.projectId
    : scope.kind === 'enterpriseProject'
      ? scope.enterpriseProjectId
      : '';

const keyOf = (subject: Subject, role: RoleRow, scope: GrantScope) =>
  ({
    role_id: role.id,
    subject_kind: subject.kind,
    subject_id: subject.id,
    scope_kind: scope.kind,
    scope_id: scopeId(scope),
  }) as const;

const scopeWords: Readonly<Record<GrantScope['kind'], string>> = {
  all: 'all resources',
  global: 'global services',
  project: 'a region-specific project',
  enterpriseProject: 'an enterprise project',
};

/**
 * What a scope takes. A permission for global services is taken on a project, and one for projects
 * on the global services, without effect (`whyWithoutEffect`), as the real service takes them;
 * roles cannot be granted on enterprise projects.
 */
function fitsScope({ type, policy }: RoleRow, { kind }: GrantScope): boolean {
  return kind === 'enterpriseProject' ? policy['Version'] === '1.1' : type !== 'XX';
}

/** Which quota a grant counts against; other permissions of the principal are counted with it. */
function checkQuota(ctx: Ctx, subject: Subject, scope: GrantScope): void {
  const inEnterpriseProjects = scope.kind === 'enterpriseProject';
  const type = `assigment_${subject.kind}_${inEnterpriseProjects ? 'ep' : 'mp'}`;
  const quota = quotaOf(ctx, type);
  const held = ctx.tables.grants
    .by('subject', `${subject.kind}/${subject.id}`)
    .filter((grant) => (grant.scope_kind === 'enterpriseProject') === inEnterpriseProjects);
  if (held.length >= quota) throw refuse('quotaGrants', { target: subject.kind, quota });
}

/**
 * Grants a permission; granting it again changes nothing.
 * @throws ApiError 403 when the scope, the principal or the quota does not allow it
 */
export function grantRole(ctx: Ctx, subject: Subject, role: RoleRow, scope: GrantScope): void {
  const key = keyOf(subject, role, scope);
  const id = grantId(key);
  if (ctx.tables.grants.get(id) !== undefined) return;
  // The wizard offers agencies no enterprise projects, the API does; its other
  // rules hold there too.
  const forbidden =
    subject.kind === 'agency'
      ? agencyForbids(
          { name: role.name, displayName: role.display_name },
          scope.kind === 'enterpriseProject' ? 'all' : scope.kind,
        )
      : undefined;
  if (forbidden !== undefined) throw refuse('agencyForbidden', { reason: forbidden });
  if (!fitsScope(role, scope))
    throw refuse('wrongLevel', {
      name: role.display_name,
      type: role.type,
      scope: scopeWords[scope.kind],
    });
  checkQuota(ctx, subject, scope);
  ctx.tx.summary = `Granted ${role.display_name} to ${subject.kind} ${subject.name} on ${scopeWords[scope.kind]}`;
  ctx.tx.insert('grants', { ...key, id, domain_id: ctx.caller.account.id, at: ctx.now });
}

/** The grant's row. @throws ApiError 404 when it is not granted */
export function grantOf(ctx: Ctx, subject: Subject, role: RoleRow, scope: GrantScope): GrantRow {
  const row = ctx.tables.grants.get(grantId(keyOf(subject, role, scope)));
  if (row === undefined) throw refuse('notFound', { target: 'role assignment', id: role.id });
  return row;
}

/** Takes a permission back. @throws ApiError 404 when it is not granted */
export function revokeRole(ctx: Ctx, subject: Subject, role: RoleRow, scope: GrantScope): void {
  ctx.tx.remove('grants', grantOf(ctx, subject, role, scope).id);
  ctx.tx.summary = `Revoked ${role.display_name} of ${subject.kind} ${subject.name} on ${scopeWords[scope.kind]}`;
}

/** The permissions of a principal at one scope. */
export const rolesAt = (
  { tables }: Ctx,
  subject: Pick<Subject, 'kind' | 'id'>,
  scope: GrantScope,
): RoleRow[] =>
  tables.grants
    .by('subject', `${subject.kind}/${subject.id}`)
    .filter((grant) => grant.scope_kind === scope.kind && grant.scope_id === scopeId(scope))
    .flatMap((grant) => tables.roles.get(grant.role_id) ?? []);
