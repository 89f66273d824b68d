import type { GrantScope } from '#src/domain/policy/engine/decision.ts';
import type { RawPolicy } from '#src/domain/policy/language/document.ts';
import { table } from '#mocks/ground/table.ts';

/** An account, or the account of a cloud service that agencies can trust (`op_svc_coc`). */
export type DomainRow = {
  readonly id: string;
  readonly name: string;
  readonly kind: 'account' | 'service';
  readonly description: string;
  readonly enabled: boolean;
};

/** A region's project, or a sub-project inside one. */
export type ProjectRow = {
  readonly id: string;
  readonly name: string;
  readonly domain_id: string;
  readonly parent_id: string;
  readonly region: string;
  readonly enabled: boolean;
  readonly description: string;
};

/**
 * `id` is `<account>/<id>` because every account has a default one called `0`. Times in epoch ms.
 */
export type EnterpriseProjectRow = {
  readonly id: string;
  readonly ep_id: string;
  readonly domain_id: string;
  readonly name: string;
  readonly description: string;
  readonly status: number;
  readonly type: string;
  readonly created_at: number;
  readonly updated_at: number;
};

/**
 * Salted SHA-256: enough for a rehearsal whose passwords are printed on the Scenarios page,
 * not for real ones.
 */
export type PasswordHash = { readonly salt: string; readonly hash: string };

/** An IAM user; `is_domain_owner` marks the account itself. Times in epoch ms. */
export type UserRow = {
  readonly id: string;
  readonly name: string;
  readonly domain_id: string;
  readonly description: string;
  readonly enabled: boolean;
  readonly is_domain_owner: boolean;
  readonly password: PasswordHash | null;
  readonly pwd_status: boolean;
  readonly pwd_strength: 'Low' | 'Middle' | 'High' | 'None';
  readonly access_mode: 'default' | 'programmatic' | 'console';
  readonly email: string;
  readonly areacode: string;
  readonly phone: string;
  readonly xuser_id: string;
  readonly xuser_type: string;
  readonly default_project_id: string | null;
  readonly create_time: number;
  readonly update_time: number | null;
};

export type GroupRow = {
  readonly id: string;
  readonly name: string;
  readonly domain_id: string;
  readonly description: string;
  readonly create_time: number;
};

/** `id` is `<group>/<user>`. */
export type MembershipRow = {
  readonly id: string;
  readonly group_id: string;
  readonly user_id: string;
};

/** A system-defined role or policy (`domain_id` null) or a custom policy. Times in epoch ms. */
export type RoleRow = {
  readonly id: string;
  readonly name: string;
  readonly display_name: string;
  readonly type: 'AX' | 'XA' | 'AA' | 'XX';
  readonly catalog: string;
  readonly description: string;
  readonly description_cn?: string;
  readonly domain_id: string | null;
  readonly flag?: string;
  readonly policy: RawPolicy;
  readonly created_time: number;
  readonly updated_time: number;
};

export type SubjectKind = 'group' | 'agency' | 'user';

/**
 * Who holds which role where. `id` is made by `grantId`, so that one grant exists once.
 * `at` in epoch ms.
 */
export type GrantRow = {
  readonly id: string;
  readonly domain_id: string;
  readonly role_id: string;
  readonly subject_kind: SubjectKind;
  readonly subject_id: string;
  readonly scope_kind: GrantScope['kind'];
  /** Project or enterprise project; empty for the account-wide scopes. */
  readonly scope_id: string;
  readonly at: number;
};

/** An agency. `duration` in hours, null when unlimited; times in epoch ms. */
export type AgencyRow = {
  readonly id: string;
  readonly name: string;
  readonly domain_id: string;
  readonly trust_domain_id: string;
  readonly trust_domain_name: string;
  readonly description: string;
  readonly duration: number | null;
  readonly create_time: number;
  readonly expire_time: number | null;
};

/** A permanent access key; `id` is the access key itself. */
export type CredentialRow = {
  readonly id: string;
  readonly secret: string;
  readonly user_id: string;
  readonly status: 'active' | 'inactive';
  readonly description: string;
  readonly create_time: number;
};

/**
 * When a request was last signed with an access key; `id` is the key's. A key without a
 * row was never used.
 */
export type KeyUseRow = { readonly id: string; readonly at: number };

/** Quota of one resource type of an account; `id` is `<account>/<type>`. */
export type QuotaRow = {
  readonly id: string;
  readonly domain_id: string;
  readonly type: string;
  readonly quota: number;
  readonly min: number;
  readonly max: number;
};

/** Latest sign-in with a password, and the one before it (epoch ms); `id` is the user's. */
export type LoginRow = { readonly id: string; readonly at: number; readonly before?: number };

/** A token that was signed out; `id` is its nonce. */
export type RevokedTokenRow = { readonly id: string; readonly expires_at: number };

/** Id of a membership's row: a user is in a group once. */
export const membershipId = (groupId: string, userId: string): string => `${groupId}/${userId}`;
/** Id of an enterprise project's row: every account has its own `0`, the default one. */
export const enterpriseProjectKey = (domainId: string, id: string): string => `${domainId}/${id}`;
/** Id of a grant's row: the same permission is granted once to a subject in a scope. */
export const grantId = (
  grant: Pick<GrantRow, 'role_id' | 'subject_kind' | 'subject_id' | 'scope_kind' | 'scope_id'>,
): string =>
  [grant.subject_kind, grant.subject_id, grant.scope_kind, grant.scope_id, grant.role_id].join('/');

type Owned = { readonly domain_id: string };
type Named = Owned & { readonly name: string };
const account = (row: Owned): string => row.domain_id;
const nameKey = (row: Named): string => `${row.domain_id}/${row.name}`;
const byName = { part: account, key: (row: Named) => row.name.toLowerCase() };
const byCreation = {
  part: account,
  key: (row: Owned & { readonly create_time: number }) => row.create_time,
};
const filled = (text: string): string | undefined => (text === '' ? undefined : text.toLowerCase());

/**
 * Tables of the old IAM. Rows are as near to the wire as their use allows; links are
 * made when answering.
 */
export const iamTables = {
  domains: table<DomainRow>()({ unique: { name: (row) => row.name } }),
  projects: table<ProjectRow>()({
    unique: { name: nameKey },
    multi: { domain: account, parent: (row) => row.parent_id },
  }),
  enterpriseProjects: table<EnterpriseProjectRow>()({
    unique: { name: nameKey },
    multi: { domain: account },
  }),
  users: table<UserRow>()({
    unique: {
      name: nameKey,
      email: (row) => filled(row.email),
      phone: (row) => filled(row.phone),
      external: (row) => filled(row.xuser_id),
    },
    sorted: { name: byName, create_time: byCreation },
  }),
  groups: table<GroupRow>()({
    unique: { name: nameKey },
    sorted: { name: byName, create_time: byCreation },
  }),
  memberships: table<MembershipRow>()({
    multi: { group: (row) => row.group_id, user: (row) => row.user_id },
  }),
  roles: table<RoleRow>()({
    unique: { displayName: (row) => `${row.domain_id ?? ''}/${row.display_name}` },
    sorted: {
      name: { part: (row) => row.domain_id ?? '', key: (row) => row.display_name.toLowerCase() },
      create_time: { part: (row) => row.domain_id ?? '', key: (row) => row.created_time },
    },
  }),
  grants: table<GrantRow>()({
    multi: {
      subject: (row) => `${row.subject_kind}/${row.subject_id}`,
      role: (row) => row.role_id,
      scope: (row) => `${row.scope_kind}/${row.scope_id}`,
    },
    sorted: { at: { part: account, key: (row) => row.at } },
  }),
  agencies: table<AgencyRow>()({
    unique: { name: nameKey },
    multi: { trusted: (row) => row.trust_domain_id },
    sorted: { name: byName, create_time: byCreation },
  }),
  credentials: table<CredentialRow>()({ multi: { user: (row) => row.user_id } }),
  keyUses: table<KeyUseRow>()({}),
  quotas: table<QuotaRow>()({ multi: { domain: account } }),
  logins: table<LoginRow>()({}),
  revokedTokens: table<RevokedTokenRow>()({}),
} as const;
