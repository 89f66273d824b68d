/**
 * Where a role may be granted, as the API names it: AX account level (global services), XA project
 * level, AA both, XX neither. Source: docs/sources/agency-policy-api.md,
 * docs/sources/api-contract.md#3-1.
 */
export type RoleLevel = 'AX' | 'XA' | 'AA' | 'XX';

/** The three entries of the type filter. Source: docs/sources/console.md#5-2. */
export type RoleKind = 'system-policy' | 'system-role' | 'custom-policy';

/** Who receives a grant in the authorize wizard. */
export type PrincipalKind = 'group' | 'user' | 'agency';

/**
 * What the authorize wizard has to know about a policy or role; everything else about it
 * is presentation.
 */
export type GrantableRole = {
  readonly id: string;
  /** Internal name: `te_agency`, `secu_admin`, `system_all_8`, `custom_<account>_<n>`. */
  readonly name: string;
  readonly displayName: string;
  readonly level: RoleLevel;
  readonly kind: RoleKind;
  readonly catalog: string;
  /** Roles that have to be granted together with this one. */
  readonly depends: readonly { readonly catalog: string; readonly displayName: string }[];
};

/** True when a grant of this role on the account's global services has an effect. */
export const coversGlobal = (role: Pick<GrantableRole, 'level'>): boolean =>
  role.level === 'AX' || role.level === 'AA';

/** True when a grant of this role on a region's project has an effect. */
export const coversProjects = (role: Pick<GrantableRole, 'level'>): boolean =>
  role.level === 'XA' || role.level === 'AA';

/**
 * The default user group with every permission: it cannot be changed, deleted or authorized.
 * Source: docs/sources/console.md#4-1.
 */
export const isAdministratorGroup = (group: { readonly name: string }): boolean =>
  group.name === 'admin';
