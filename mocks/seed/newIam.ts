import { systemIdentityPolicies } from '#src/catalog/identityPolicies.ts';
import type { RawPolicy } from '#src/domain/policy/language/document.ts';
import type { AgencyRow } from '../world/tables/iam.ts';
import {
  attachmentKey,
  tagId,
  versionKey,
  type HolderKind,
  type IdentityPolicyRow,
  type PolicyVersionRow,
  type TaggedKind,
} from '../world/tables/v5.ts';
import type { SeedBuilder } from './builder.ts';

const text = (document: RawPolicy): string => JSON.stringify(document, null, 2);

/** System-defined identity policies as rows; each has one version. */
export const systemPolicyRows: readonly IdentityPolicyRow[] = systemIdentityPolicies.map(
  ({ id, name, description, defaultVersion, serviceLinked, createdAt }) => ({
    id,
    name,
    path: '',
    domain_id: null,
    description,
    default_version: defaultVersion,
    next_version: 2,
    service_linked: serviceLinked,
    created_at: Date.parse(createdAt),
  }),
);

/** The one version that each system-defined identity policy has. */
export const systemVersionRows: readonly PolicyVersionRow[] = systemIdentityPolicies.map(
  ({ id, defaultVersion, document, createdAt }) => ({
    id: versionKey(id, defaultVersion),
    policy_id: id,
    version_id: defaultVersion,
    document: text(document),
    created_at: Date.parse(createdAt),
  }),
);

/** Adds a custom identity policy with its versions, oldest first; the last one is in effect. */
export function seedIdentityPolicy(
  seed: SeedBuilder,
  account: string,
  name: string,
  versions: readonly RawPolicy[],
  description = '',
): IdentityPolicyRow {
  const id = seed.id(`identityPolicy/${account}/${name}`);
  versions.forEach((document, index) =>
    seed.add('policyVersions', {
      id: versionKey(id, `v${index + 1}`),
      policy_id: id,
      version_id: `v${index + 1}`,
      document: text(document),
      created_at: seed.daysAgo(20 - index),
    }),
  );
  return seed.add('identityPolicies', {
    id,
    name,
    path: '',
    domain_id: seed.account(account),
    description,
    default_version: `v${versions.length}`,
    next_version: versions.length + 1,
    service_linked: false,
    created_at: seed.daysAgo(20),
  });
}

/**
 * Attaches an identity policy, given as a row or by the name of a system-defined one.
 * @throws when there is none of that name
 */
export function seedAttachment(
  seed: SeedBuilder,
  kind: HolderKind,
  holder: { readonly id: string; readonly domain_id: string },
  policy: IdentityPolicyRow | string,
): void {
  const row =
    typeof policy === 'string'
      ? seed.world.tables.identityPolicies.find('name', `/${policy}`)
      : policy;
  if (row === undefined)
    throw new Error(
      `The seed has no identity policy ${typeof policy === 'string' ? policy : policy.name}`,
    );
  seed.add('attachments', {
    id: attachmentKey(row.id, kind, holder.id),
    policy_id: row.id,
    holder_kind: kind,
    holder_id: holder.id,
    domain_id: holder.domain_id,
    at: seed.daysAgo(15),
  });
}

/** Adds a trust agency. `maxSession` in seconds. */
export function seedTrustAgency(
  seed: SeedBuilder,
  account: string,
  name: string,
  trustPolicy: RawPolicy,
  description = '',
  maxSession = 3600,
): AgencyRow {
  const id = seed.id(`agency/${account}/${name}`);
  seed.add('trusts', { id, path: '', trust_policy: text(trustPolicy), max_session: maxSession });
  return seed.add('agencies', {
    id,
    name,
    domain_id: seed.account(account),
    trust_domain_id: '',
    trust_domain_name: '',
    description,
    duration: null,
    create_time: seed.daysAgo(15),
    expire_time: null,
  });
}

/** Tags a resource. */
export function seedTag(
  seed: SeedBuilder,
  kind: TaggedKind,
  resourceId: string,
  key: string,
  value: string,
): void {
  seed.add('resourceTags', {
    id: tagId(kind, resourceId, key),
    kind,
    resource_id: resourceId,
    key,
    value,
  });
}
