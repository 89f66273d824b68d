import { table } from '#mocks/ground/table.ts';

/**
 * A system-defined (`domain_id` null) or custom identity policy. `next_version` numbers the version
 * that is made next. Times in epoch ms.
 */
export type IdentityPolicyRow = {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly domain_id: string | null;
  readonly description: string;
  readonly default_version: string;
  readonly next_version: number;
  /** Belongs to a service-linked agency: nobody attaches it by hand. */
  readonly service_linked: boolean;
  readonly created_at: number;
};

/** `id` is made by `versionKey`; `document` is the text as it was sent. */
export type PolicyVersionRow = {
  readonly id: string;
  readonly policy_id: string;
  readonly version_id: string;
  readonly document: string;
  readonly created_at: number;
};

export type HolderKind = 'user' | 'group' | 'agency';

/**
 * Who holds an identity policy; `id` is made by `attachmentKey`, so that one attachment exists
 * once. `domain_id` is the holder's account.
 */
export type AttachmentRow = {
  readonly id: string;
  readonly policy_id: string;
  readonly holder_kind: HolderKind;
  readonly holder_id: string;
  readonly domain_id: string;
  readonly at: number;
};

/** What makes an agency a trust agency; `id` is the agency's. `max_session` in seconds. */
export type TrustRow = {
  readonly id: string;
  readonly path: string;
  readonly trust_policy: string;
  readonly max_session: number;
};

/** When console sign-in was allowed by the new IAM; `id` is the user's. */
export type LoginProfileRow = { readonly id: string; readonly created_at: number };

export type TaggedKind = 'user' | 'agency' | 'server';

/** A tag; `id` is made by `tagKey`. */
export type ResourceTagRow = {
  readonly id: string;
  readonly kind: TaggedKind;
  readonly resource_id: string;
  readonly key: string;
  readonly value: string;
};

/**
 * The asked deletion of a service-linked agency. `usage` is what stood against it;
 * empty: it was deleted.
 */
export type DeletionTaskRow = {
  readonly id: string;
  readonly domain_id: string;
  readonly agency_name: string;
  readonly at: number;
  readonly usage: readonly string[];
};

/** Id of a version's row: every policy counts its versions from `v1`. */
export const versionKey = (policyId: string, version: string): string => `${policyId}/${version}`;
/** Id of an attachment's row: a policy is attached once to a holder. */
export const attachmentKey = (policyId: string, kind: HolderKind, holderId: string): string =>
  `${policyId}/${kind}/${holderId}`;
/** Id of a tag's row: a key is set once on a resource. */
export const tagId = (kind: TaggedKind, resourceId: string, key: string): string =>
  `${kind}/${resourceId}/${key}`;

const owner = (row: IdentityPolicyRow): string => row.domain_id ?? '';

/** Tables of the new IAM. Users, groups and agencies are those of the old one. */
export const v5Tables = {
  identityPolicies: table<IdentityPolicyRow>()({
    unique: { name: (row) => `${owner(row)}/${row.name}` },
    sorted: { name: { part: owner, key: (row) => row.name.toLowerCase() } },
  }),
  policyVersions: table<PolicyVersionRow>()({ multi: { policy: (row) => row.policy_id } }),
  attachments: table<AttachmentRow>()({
    multi: {
      holder: (row) => `${row.holder_kind}/${row.holder_id}`,
      policy: (row) => `${row.domain_id}/${row.policy_id}`,
    },
  }),
  trusts: table<TrustRow>()({}),
  loginProfiles: table<LoginProfileRow>()({}),
  resourceTags: table<ResourceTagRow>()({
    multi: { resource: (row) => `${row.kind}/${row.resource_id}` },
  }),
  deletionTasks: table<DeletionTaskRow>()({}),
} as const;
