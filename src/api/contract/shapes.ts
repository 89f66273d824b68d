import type { GuardAction } from '../endpoint/endpoint.ts';
import { z } from '../endpoint/zod.ts';

/** Answer without a body. */
export const empty = z.undefined();

/**
 * A whole number in a query string: typed as a number for the caller, read from
 * text by the backend.
 */
export const whole = z.union([
  z.int(),
  z.pipe(z.string().check(z.regex(/^\d{1,9}$/)), z.transform(Number)),
]);

/** A truth value in a query string; Python clients write `True`. */
export const truth = z.union([
  z.boolean(),
  z.pipe(
    z.string().check(z.regex(/^(true|false)$/i)),
    z.transform((text) => text.toLowerCase() === 'true'),
  ),
]);

/** Links that every Keystone-style object and list carries. */
export const links = z.object({
  self: z.string(),
  previous: z.optional(z.nullable(z.string())),
  next: z.optional(z.nullable(z.string())),
});

/**
 * Paging that the console's tables need and the documented lists lack (ours): with `limit` the
 * answer also carries `total_number`; without it the list is whole, as documented.
 */
export const slice = {
  limit: z.optional(whole),
  offset: z.optional(whole),
  sort_key: z.optional(z.string()),
  sort_dir: z.optional(z.enum(['asc', 'desc'])),
  name__contains: z.optional(z.string()),
};

/** Documented paging of the IAM families: both or neither. */
export const pages = { page: z.optional(whole), per_page: z.optional(whole) };

/** Added to list answers when `limit` was used (ours). */
export const total = { total_number: z.optional(z.number()) };

/**
 * A policy document as it travels: JSON of the documented shape, checked by the policy rules and
 * not by the schema.
 */
export const rawPolicy = z.record(z.string(), z.unknown());

/**
 * The guard of an endpoint: its own action name first, then the same action in the
 * other vocabulary.
 */
export const guard = (name: string, ...aliases: readonly string[]): readonly [GuardAction] => [
  aliases.length > 0 ? { name, aliases } : { name },
];
