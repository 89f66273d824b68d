import { api } from '#src/api/api.ts';
import type { IdentityPolicy } from '#src/features/iam5/shared/lists.ts';

/** Calls of the identity policies' pages, to ask which of them the reader may make. */
export const policyCalls = {
  create: api.v5PolicyCreate,
  describe: api.v5PolicyUpdate,
  edit: api.v5PolicyVersionCreate,
  remove: api.v5PolicyDelete,
  removeVersion: api.v5PolicyVersionDelete,
  setDefault: api.v5PolicyVersionSetDefault,
} as const;

/** Most versions a policy has at a time (docs/sources/api-contract.md#1-5). */
export const mostVersions = 5;

/** Why a policy can only be looked at; undefined for custom ones. */
export const systemRefusal = ({
  policy_type,
}: Pick<IdentityPolicy, 'policy_type'>): string | undefined =>
  policy_type === 'system'
    ? 'A system-defined identity policy cannot be changed or deleted.'
    : undefined;
