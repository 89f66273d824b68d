import { refuse } from '../ground/errors.ts';
import { lineStands } from '../identities/lineage.ts';
import type { Caller, PrincipalRef } from '../identities/principal.ts';
import { passwordStamp, readToken, type Claims } from '../identities/tokens.ts';
import type { World } from '../world/world.ts';

/** Who a token's holder is, or undefined when the token does not work (any more). */
export function callerOf({ tables }: World, claims: Claims, now: number): Caller | undefined {
  const user = tables.users.get(claims.user);
  const home = user && tables.domains.get(user.domain_id);
  if (user === undefined || home === undefined || !user.enabled || !home.enabled) return undefined;
  if (
    claims.exp <= now ||
    passwordStamp(user.password) !== claims.stamp ||
    !lineStands(tables, claims, home, now)
  )
    return undefined;
  const limited = claims.policies === undefined ? {} : { session: claims.policies };
  const ref = (kind: PrincipalRef['kind'], id: string): PrincipalRef => ({ kind, id, ...limited });
  if (claims.agency === undefined)
    return { ref: ref('user', user.id), user, agency: undefined, account: home, claims };
  const agency = tables.agencies.get(claims.agency);
  const account = agency && tables.domains.get(agency.domain_id);
  return agency && account && { ref: ref('agency', agency.id), user, agency, account, claims };
}

/** Reads a token's text and finds its holder; undefined for anything that does not work. */
export function callerOfToken(
  world: World,
  token: string | null,
  secret: string,
  now: number,
): Caller | undefined {
  const claims = token === null ? undefined : readToken(token, secret);
  return claims && callerOf(world, claims, now);
}

/** The caller of a request by its X-Auth-Token. @throws ApiError 401 */
export function authenticate(world: World, headers: Headers, secret: string, now: number): Caller {
  const caller = callerOfToken(world, headers.get('X-Auth-Token'), secret, now);
  if (caller === undefined) throw refuse('unauthenticated');
  return caller;
}
