import type { UserRow } from '../world/tables/iam.ts';
import type { World } from '../world/world.ts';
import type { Account } from './account.ts';
import type { Subject } from './subject.ts';

/** Somebody as questions name him, and as the world knows him. */
export type Member = Pick<Subject, 'name' | 'ref'>;

/**
 * What a user holds, by where it is kept: users of the same groups with nothing of their
 * own hold the same.
 */
export function heldBy({ world: { tables } }: Account, { id, is_domain_owner }: UserRow): string {
  const groups = tables.memberships
    .by('user', id)
    .map(({ group_id }) => group_id)
    .toSorted();
  const hasOwn =
    is_domain_owner ||
    tables.grants.count('subject', `user/${id}`) > 0 ||
    tables.attachments.count('holder', `user/${id}`) > 0 ||
    tables.ucsPermissions.count('subject', `user/${id}`) > 0;
  return JSON.stringify([groups, hasOwn ? id : '']);
}

const byName = (a: { readonly name: string }, b: { readonly name: string }): number =>
  a.name < b.name ? -1 : 1;

const userMember = ({ id, name, is_domain_owner }: UserRow): Member => ({
  name: is_domain_owner ? 'root' : `user:${name}`,
  ref: { kind: 'user', id },
});
const agencyMember = ({ id, name }: { readonly id: string; readonly name: string }): Member => ({
  name: `agency:${name}`,
  ref: { kind: 'agency', id },
});

/** A principal of the account by his id; undefined when he is not there. */
export function memberOf(
  { world: { tables }, account }: Account,
  kind: 'user' | 'agency',
  id: string,
): Member | undefined {
  const user = kind === 'user' ? tables.users.get(id) : undefined;
  if (user?.domain_id === account.id) return userMember(user);
  const agency = kind === 'agency' ? tables.agencies.get(id) : undefined;
  return agency?.domain_id === account.id ? agencyMember(agency) : undefined;
}

/** Whether somebody can do anything with what he holds: a user who is disabled cannot. */
export const isActive = ({ tables }: World, { ref }: Member): boolean =>
  ref.kind !== 'user' || tables.users.get(ref.id)?.enabled !== false;

/** The order of principals: users and the root by their names, then agencies. */
export function inOrder({ tables }: World): (one: Member, other: Member) => number {
  const nameOf = ({ ref, name }: Member): string =>
    ref.kind === 'user' ? (tables.users.get(ref.id)?.name ?? name) : name;
  return (one, other) => {
    if (one.ref.kind !== other.ref.kind) return one.ref.kind === 'user' ? -1 : 1;
    const [first, second] = [nameOf(one), nameOf(other)];
    return first < second ? -1 : first > second ? 1 : 0;
  };
}

/**
 * All principals of the account, in the order of their names: users and the root, then agencies.
 */
export function membersOf({ world: { tables }, account }: Account): readonly Member[] {
  const users = [...tables.users.all()].filter(({ domain_id }) => domain_id === account.id);
  const agencies = [...tables.agencies.all()].filter(({ domain_id }) => domain_id === account.id);
  return [
    ...users.toSorted(byName).map(userMember),
    ...agencies.toSorted(byName).map(agencyMember),
  ];
}
