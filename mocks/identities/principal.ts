import type { HeldStep } from '#src/domain/policy/engine/decision.ts';
import type { AgencyRow, DomainRow, UserRow } from '../world/tables/iam.ts';
import type { Claims, SessionPolicy } from './tokens.ts';
import { agencyUrn } from './urns.ts';
import type { World } from '../world/world.ts';

/**
 * Who is judged: an IAM user, or an agency whoever acts through it; `session` holds the policies
 * that limit his session.
 */
export type PrincipalRef = {
  readonly kind: 'user' | 'agency';
  readonly id: string;
  readonly session?: readonly SessionPolicy[];
};

/** Who made a call. */
export type Caller = {
  readonly ref: PrincipalRef;
  /** The person; also while acting as an agency. */
  readonly user: UserRow;
  readonly agency: AgencyRow | undefined;
  /** The account in which the call acts: the agency's while acting as one. */
  readonly account: DomainRow;
  readonly claims: Claims;
};

/** The default user group whose members are administrators. */
export const adminGroupName = 'admin';

/**
 * Why a user passes every check: he is the account, or a member of the default group `admin`;
 * undefined for everybody else.
 */
export function administratorStep(world: World, ref: PrincipalRef): HeldStep | undefined {
  if (ref.kind === 'agency') return undefined;
  const user = world.tables.users.get(ref.id);
  if (user === undefined) return undefined;
  if (user.is_domain_owner)
    return {
      type: 'account',
      id: user.domain_id,
      name: world.tables.domains.get(user.domain_id)?.name ?? user.name,
    };
  const group = world.tables.groups.find('name', `${user.domain_id}/${adminGroupName}`);
  const member =
    group !== undefined && world.tables.memberships.get(`${group.id}/${user.id}`) !== undefined;
  return member ? { type: 'group', id: group.id, name: group.name } : undefined;
}

/**
 * `iam::<account>:user:<name>` or `iam::<account>:agency:<path><name>`
 * (docs/sources/api-contract.md#1-1); `iam::<account>:root` for the account itself.
 */
export function principalUrn(world: World, ref: PrincipalRef): string {
  if (ref.kind === 'agency') {
    const agency = world.tables.agencies.get(ref.id);
    return agency === undefined ? `iam:::agency:${ref.id}` : agencyUrn(world.tables, agency);
  }
  const user = world.tables.users.get(ref.id);
  return user?.is_domain_owner === true
    ? `iam::${user.domain_id}:root`
    : `iam::${user?.domain_id ?? ''}:user:${user?.name ?? ref.id}`;
}

/** The account a principal belongs to. */
export const accountOf = (world: World, ref: PrincipalRef): string =>
  (ref.kind === 'agency'
    ? world.tables.agencies.get(ref.id)?.domain_id
    : world.tables.users.get(ref.id)?.domain_id) ?? '';
