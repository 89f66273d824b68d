import { z } from '../endpoint/zod.ts';
import { whole } from './shapes.ts';

/** Paging of every v5 list: `limit` 1–200, by default 100; `marker` as the page before gave it. */
export const markers = { limit: z.optional(whole), marker: z.optional(z.string()) };

/** `next_marker` is absent on the last page. */
export const pageInfo = z.object({
  next_marker: z.optional(z.string()),
  current_count: z.number(),
});

/** A tag of a user or agency. */
export const tag = z.object({ tag_key: z.string(), tag_value: z.string() });

/**
 * An identity policy without its document: that belongs to its versions. Times of v5 are ISO 8601.
 */
export const identityPolicy = z.object({
  policy_type: z.enum(['custom', 'system']),
  policy_name: z.string(),
  policy_id: z.string(),
  urn: z.string(),
  path: z.string(),
  default_version_id: z.string(),
  attachment_count: z.number(),
  description: z.optional(z.string()),
  created_at: z.string(),
  updated_at: z.string(),
});

/** One version; `document` is the policy as JSON text. */
export const policyVersion = z.object({
  document: z.string(),
  version_id: z.string(),
  is_default: z.boolean(),
  created_at: z.string(),
});

/** A policy as its holder's list shows it. */
export const attachedPolicy = z.object({
  policy_name: z.string(),
  policy_id: z.string(),
  urn: z.string(),
  attached_at: z.string(),
});

/** A user of the new IAM: the same person as in the old one, with other fields. */
export const v5User = z.object({
  user_id: z.string(),
  user_name: z.string(),
  is_root_user: z.boolean(),
  enabled: z.boolean(),
  description: z.optional(z.string()),
  urn: z.string(),
  created_at: z.string(),
});

/** What the console needs of a user on a list besides the documented fields (ours). */
export const v5UserExtra = {
  last_login_at: z.optional(z.nullable(z.string())),
  has_login_profile: z.optional(z.boolean()),
  password_set_at: z.optional(z.nullable(z.string())),
};

/** Until when failed sign-ins lock a user (epoch ms), while they do (ours). */
export const v5UserLock = { locked_until: z.optional(z.number()) };

/** How a user signs in to the console. */
export const loginProfile = z.object({
  user_id: z.string(),
  password_reset_required: z.boolean(),
  password_expires_at: z.optional(z.string()),
  created_at: z.string(),
});

/** A user group of the new IAM. */
export const v5Group = z.object({
  group_id: z.string(),
  group_name: z.string(),
  description: z.optional(z.string()),
  urn: z.string(),
  created_at: z.string(),
});

/**
 * A trust agency, a service-linked agency, or a classic agency (which has `trust_domain_id` and no
 * `trust_policy`).
 */
export const v5Agency = z.object({
  agency_id: z.string(),
  agency_name: z.string(),
  path: z.string(),
  urn: z.string(),
  trust_policy: z.optional(z.string()),
  max_session_duration: z.number(),
  description: z.optional(z.string()),
  created_at: z.string(),
  trust_domain_id: z.optional(z.string()),
  trust_domain_name: z.optional(z.string()),
});
