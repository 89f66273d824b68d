import { sessionLimits } from '#src/domain/access/newIamRules.ts';
import { refuse } from '../ground/errors.ts';
import type { AgencyRow, DomainRow } from '../world/tables/iam.ts';
import type { Tables } from '../world/world.ts';
import { tokenLife, type Ancestor, type Claims } from './tokens.ts';

/**
 * How many sessions may follow from each other (ours): each one lengthens the token, and
 * headers have a limit.
 */
const longestLine = 50;

/**
 * Whether an agency can be acted as: it is there, has not ended, and a classic one
 * trusts the account.
 */
function agencyStands(tables: Tables, id: string, home: DomainRow, now: number): boolean {
  const agency = tables.agencies.get(id);
  if (agency === undefined || tables.domains.get(agency.domain_id) === undefined) return false;
  if (agency.expire_time !== null && agency.expire_time <= now) return false;
  // A session in a trust agency lasts whatever becomes of its trust policy; a classic one needs
  // the trust (ours).
  return tables.trusts.get(agency.id) !== undefined || agency.trust_domain_id === home.id;
}

/**
 * Whether one link of a session still holds: not signed out, its agency in force, its
 * access key active.
 */
function linkStands(
  tables: Tables,
  { nonce, agency, key }: Ancestor,
  home: DomainRow,
  now: number,
): boolean {
  if (tables.revokedTokens.get(nonce) !== undefined) return false;
  if (key !== undefined && tables.credentials.get(key)?.status !== 'active') return false;
  return agency === undefined || agencyStands(tables, agency, home, now);
}

/**
 * Whether a session and everything it was made from still hold: what dies takes along
 * what came from it.
 */
export const lineStands = (tables: Tables, claims: Claims, home: DomainRow, now: number): boolean =>
  [claims, ...(claims.from ?? [])].every((link) => linkStands(tables, link, home, now));

/**
 * The line of a session made from this one, oldest first.
 * @throws ApiError 403 when it would become too long
 */
function lineFrom({ from = [], nonce, agency, key }: Claims): readonly Ancestor[] {
  if (from.length >= longestLine) throw refuse('notAuthorized');
  return [
    ...from,
    { nonce, ...(agency !== undefined && { agency }), ...(key !== undefined && { key }) },
  ];
}

/**
 * What a session takes over from the one it is made from: its line, how its person was let in, the
 * circumstances it is rehearsed under, and, as long as the `same` principal acts, the policies that limit it. An agency
 * has its own permissions instead.
 * @throws ApiError 403 after too many sessions that follow from each other
 */
export function inherited(
  parent: Claims,
  same: boolean,
): Pick<Claims, 'from' | 'circumstances' | 'policies' | 'desk' | 'expired'> {
  const { circumstances, policies, desk, expired } = parent;
  return {
    from: lineFrom(parent),
    ...(circumstances && { circumstances }),
    ...(desk && { desk }),
    ...(expired && { expired }),
    ...(same && policies && { policies }),
  };
}

/**
 * Longest session in a trust agency, in seconds; undefined for a classic one, whose sessions
 * only tokens limit.
 */
export const longestSession = (tables: Tables, agency: AgencyRow): number | undefined =>
  tables.trusts.get(agency.id) === undefined
    ? undefined
    : (tables.trusts.get(agency.id)?.max_session ?? sessionLimits.min);

type End = {
  readonly now: number;
  /** Life asked for, in ms. */
  readonly life?: number;
  readonly parent?: Claims | undefined;
  readonly agency?: AgencyRow | undefined;
};

/**
 * When a session ends (epoch ms): no later than what it is made from, its agency, and the agency's
 * longest session.
 */
export function sessionEnd(tables: Tables, { now, life = tokenLife, parent, agency }: End): number {
  const longest = agency && longestSession(tables, agency);
  return Math.min(
    now + life,
    parent?.exp ?? Infinity,
    agency?.expire_time ?? Infinity,
    longest === undefined ? Infinity : now + longest * 1000,
  );
}
