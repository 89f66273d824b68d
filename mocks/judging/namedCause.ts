import type { Cause } from '#src/domain/policy/engine/cause.ts';
import type { Caller } from '../identities/principal.ts';
import type { World } from '../world/world.ts';

/** How a policy of the old IAM names an agency. */
const agencyUri = /^\/iam\/agencies\/([^/*]+)$/;

/**
 * A cause with agencies by their names instead of ids, as people enter them: those of the caller's
 * account, and those that trust it, whose names it knows.
 */
export function namedCause({ tables }: World, { account }: Caller, cause: Cause): Cause {
  if (cause.type !== 'resource') return cause;
  const named = (uri: string): string => {
    const agency = tables.agencies.get(agencyUri.exec(uri)?.[1] ?? '');
    const known = agency?.domain_id === account.id || agency?.trust_domain_id === account.id;
    return agency !== undefined && known ? agency.name : uri;
  };
  return { ...cause, patterns: cause.patterns.map(named), requested: named(cause.requested) };
}
