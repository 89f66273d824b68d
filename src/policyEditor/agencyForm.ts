import { assuming } from '#src/domain/access/assuming.ts';
import type { EditableBlock } from '#src/domain/policy/visual/visualTypes.ts';

/** An agency that a policy of the old console can let people enter. */
export type AgencyChoice = {
  readonly id: string;
  readonly name: string;
  /** The account that delegated. */
  readonly account: string;
};

const prefix = '/iam/agencies/';
const entering: ReadonlySet<string> = new Set(assuming.classic);

/** How an agency is named in Resource, by its ID or already so (docs/sources/policy-grammar.md#3-4). */
export const agencyUri = (typed: string): string =>
  typed.startsWith('/') ? typed : `${prefix}${typed}`;

/** Agencies on offer by URI, with what each is called. */
export const agencyNames = (agencies: readonly AgencyChoice[]): ReadonlyMap<string, string> =>
  new Map(agencies.map(({ id, name, account }) => [agencyUri(id), `${name} · ${account}`]));

/**
 * Whether a block of the old console is limited by agencies instead of resources: it lets people
 * enter agencies and nothing else.
 */
export const isAboutAgencies = ({ actions, resources }: EditableBlock): boolean =>
  resources.kind === 'agencies' ||
  (actions.names.length > 0 && actions.names.every((name) => entering.has(name.toLowerCase())));

/**
 * What is wrong with an agency that is to be added; undefined when it can be (limits:
 * docs/sources/policy-grammar.md#3-1).
 */
export function agencyError(typed: string, listed: readonly string[]): string | undefined {
  if (typed === '') return 'Enter the ID of an agency.';
  const uri = agencyUri(typed);
  if (!uri.startsWith(prefix) || /[\s\p{Cc}"\\^`|]/u.test(uri) || uri === prefix)
    return `Enter the ID of an agency, or ${prefix} and the ID.`;
  if (uri.length > 128) return 'An agency may be named with 128 characters.';
  if (listed.includes(uri)) return 'This agency is in the list already.';
  return listed.length >= 20 ? 'One permission may name 20 agencies.' : undefined;
}
