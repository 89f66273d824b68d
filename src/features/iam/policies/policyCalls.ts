import { api } from '#src/api/api.ts';
import type { RoleRow } from '#src/features/iam/shared/roles.ts';

/** Calls of the policies' pages, to ask which of them the reader may make. */
export const policyCalls = {
  create: api.customRoleCreate,
  update: api.customRoleUpdate,
  remove: api.customRoleDelete,
} as const;

/** Why a row can neither be changed nor deleted; undefined for custom policies. */
export const systemRefusal = ({ kind }: Pick<RoleRow, 'kind'>): string | undefined =>
  kind === 'custom-policy'
    ? undefined
    : `A ${kind === 'system-role' ? 'system-defined role' : 'system-defined policy'} cannot be changed or deleted.`;
