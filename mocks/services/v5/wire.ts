import type { z } from '#src/api/endpoint/zod.ts';
import type {
  identityPolicy,
  loginProfile,
  policyVersion,
  v5Agency,
  v5Group,
  v5User,
} from '#src/api/contract/v5shapes.ts';
import type { AgencyRow, GroupRow, UserRow } from '#mocks/world/tables/iam.ts';
import {
  versionKey,
  type IdentityPolicyRow,
  type PolicyVersionRow,
  type TaggedKind,
} from '#mocks/world/tables/v5.ts';
import { times } from '#mocks/ground/times.ts';
import type { Tables } from '#mocks/world/world.ts';
import { passwordExpiry } from '../iam/passwords.ts';
import { agencyKind, agencyPath, agencyUrn, policyUrn } from '#mocks/identities/urns.ts';

const described = (description: string): { description?: string } =>
  description === '' ? {} : { description };

/**
 * `account` is whose attachments are counted: a system-defined policy is attached in many accounts.
 */
export function wirePolicy(
  tables: Tables,
  row: IdentityPolicyRow,
  account: string,
): z.input<typeof identityPolicy> {
  const version = tables.policyVersions.get(versionKey(row.id, row.default_version));
  return {
    policy_type: row.domain_id === null ? 'system' : 'custom',
    policy_name: row.name,
    policy_id: row.id,
    urn: policyUrn(row),
    path: row.path,
    default_version_id: row.default_version,
    attachment_count: tables.attachments.count('policy', `${account}/${row.id}`),
    ...described(row.description),
    created_at: times.seconds(row.created_at),
    updated_at: times.seconds(version?.created_at ?? row.created_at),
  };
}

/** A version of an identity policy as the API answers it. */
export const wireVersion = (
  policy: IdentityPolicyRow,
  row: PolicyVersionRow,
): z.input<typeof policyVersion> => ({
  document: row.document,
  version_id: row.version_id,
  is_default: row.version_id === policy.default_version,
  created_at: times.seconds(row.created_at),
});

/** A user in the words of v5. */
export const wireV5User = (row: UserRow): z.input<typeof v5User> => ({
  user_id: row.id,
  user_name: row.name,
  is_root_user: row.is_domain_owner,
  enabled: row.enabled,
  ...described(row.description),
  urn: `iam::${row.domain_id}:user:${row.name}`,
  created_at: times.seconds(row.create_time),
});

/** A user group in the words of v5. */
export const wireV5Group = (row: GroupRow): z.input<typeof v5Group> => ({
  group_id: row.id,
  group_name: row.name,
  ...described(row.description),
  urn: `iam::${row.domain_id}:group:${row.name}`,
  created_at: times.seconds(row.create_time),
});

/** The end of a password, left out where it does not end. */
function expiry(tables: Tables, row: UserRow): { password_expires_at?: string } {
  const end = passwordExpiry(tables, row);
  return end === null ? {} : { password_expires_at: times.seconds(end) };
}

/** A user's login profile: that he may sign in to the console. */
export const wireProfile = (tables: Tables, row: UserRow): z.input<typeof loginProfile> => ({
  user_id: row.id,
  password_reset_required: row.pwd_status,
  ...expiry(tables, row),
  created_at: times.seconds(tables.loginProfiles.get(row.id)?.created_at ?? row.create_time),
});

/** The trust policy of a service-linked agency, which nobody writes. */
const servicePolicy = (principal: string): string =>
  JSON.stringify({
    Version: '5.0',
    Statement: [
      { Effect: 'Allow', Principal: { Service: [principal] }, Action: ['sts:agencies:assume'] },
    ],
  });

/** An agency of any kind; a classic one names the account it trusts. */
export function wireV5Agency(tables: Tables, row: AgencyRow): z.input<typeof v5Agency> {
  const kind = agencyKind(tables, row);
  const trust = tables.trusts.get(row.id);
  const policy = kind === 'service' ? servicePolicy(row.trust_domain_name) : trust?.trust_policy;
  return {
    agency_id: row.id,
    agency_name: row.name,
    path: agencyPath(tables, row),
    urn: agencyUrn(tables, row),
    ...(policy !== undefined && { trust_policy: policy }),
    max_session_duration: trust?.max_session ?? 3600,
    ...described(row.description),
    created_at: times.seconds(row.create_time),
    ...(kind === 'classic' && {
      trust_domain_id: row.trust_domain_id,
      trust_domain_name: row.trust_domain_name,
    }),
  };
}

/** The tags of a resource as the v5 answers carry them. */
export const wireTags = (
  tables: Tables,
  kind: TaggedKind,
  id: string,
): { tag_key: string; tag_value: string }[] =>
  tables.resourceTags
    .by('resource', `${kind}/${id}`)
    .map(({ key, value }) => ({ tag_key: key, tag_value: value }));
