import { refuse } from '../ground/errors.ts';
import type { Caller } from '../identities/principal.ts';
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
    tables.revokedTokens.get(claims.nonce) !== undefined
  )
    return undefined;
  if (claims.agency === undefined)
    return { ref: { kind: 'user', id: user.id }, user, agency: undefined, account: home, claims };
  const agency = tables.agencies.get(claims.agency);
  const account = agency && tables.domains.get(agency.domain_id);
  const expired = agency !== undefined && agency.expire_time !== null && agency.expire_time <= now;
  if (agency === undefined || account === undefined || expired) return undefined;
  // A session in a trust agency lasts whatever becomes of its trust policy; a classic one needs the trust (ours).
  if (tables.trusts.get(agency.id) === undefined && agency.trust_domain_id !== home.id)
    return undefined;
  return { ref: { kind: 'agency', id: agency.id }, user, agency, account, claims };
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
