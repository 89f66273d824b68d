import type { Ctx } from '#mocks/pipeline/call.ts';
import { refuse } from '#mocks/ground/errors.ts';
import {
  enterpriseProjectKey,
  type AgencyRow,
  type EnterpriseProjectRow,
  type GroupRow,
  type ProjectRow,
  type RoleRow,
  type UserRow,
} from '#mocks/world/tables/iam.ts';

type Where = Pick<Ctx, 'tables' | 'caller'>;

/** A row of the caller's account, whatever is known of other accounts. */
function own<R extends { readonly domain_id: string | null }>(
  row: R | undefined,
  { caller }: Where,
  target: string,
  id: string,
): R {
  if (row === undefined || row.domain_id !== caller.account.id)
    throw refuse('notFound', { target, id });
  return row;
}

/** Look-ups by id within the caller's account. @throws ApiError 404 */
export const find = {
  user: (where: Where, id: string): UserRow => own(where.tables.users.get(id), where, 'user', id),
  group: (where: Where, id: string): GroupRow =>
    own(where.tables.groups.get(id), where, 'group', id),
  agency: (where: Where, id: string): AgencyRow =>
    own(where.tables.agencies.get(id), where, 'agency', id),
  project: (where: Where, id: string): ProjectRow =>
    own(where.tables.projects.get(id), where, 'project', id),
  customRole: (where: Where, id: string): RoleRow =>
    own(where.tables.roles.get(id), where, 'role', id),
  enterpriseProject: (where: Where, id: string): EnterpriseProjectRow => {
    const row = where.tables.enterpriseProjects.get(
      enterpriseProjectKey(where.caller.account.id, id),
    );
    if (row === undefined) throw refuse('notFound', { target: 'enterprise project', id });
    return row;
  },
  /** A system-defined permission, or a custom policy of the caller's account. */
  role: (where: Where, id: string): RoleRow => {
    const row = where.tables.roles.get(id);
    if (row === undefined || (row.domain_id !== null && row.domain_id !== where.caller.account.id))
      throw refuse('notFound', { target: 'role', id });
    return row;
  },
} as const;

/** The account named in a path must be the caller's. @throws ApiError 403 */
export function ownAccount({ caller }: Where, domainId: string | undefined): void {
  if (domainId !== undefined && domainId !== caller.account.id) throw refuse('notAuthorized');
}

/** The caller's quota of a resource type; unlimited where none is set. */
export const quotaOf = ({ tables, caller }: Where, type: string): number =>
  tables.quotas.get(`${caller.account.id}/${type}`)?.quota ?? Infinity;
