import { membershipId, type UserRow } from '#mocks/world/tables/iam.ts';
import { tagId } from '#mocks/world/tables/v5.ts';
import type { FactOf, HolderRef, Place, Ref } from '../facts/fact.ts';
import { isRec } from '../facts/values.ts';
import { unsaid, type Assembly } from './account.ts';
import type { Thing } from './things.ts';

export type Holder = { readonly kind: 'user' | 'group' | 'agency'; readonly id: string };

/** Whoever is meant; a placeholder where no file holds him. */
export function holderOf({ gathered }: Assembly, ref: HolderRef, at: Place): Holder | undefined {
  const { user, group, agency } = gathered.things;
  const all = { user, group, agency } as const;
  const { kind } = ref;
  if (kind !== undefined) {
    if (ref.id === undefined && ref.name === undefined && ref.hints === undefined) return undefined;
    return { kind, id: all[kind].need(ref, at, { id: ref.id, name: ref.name }).id };
  }
  for (const one of ['user', 'group', 'agency'] as const) {
    const found = all[one].hinted(ref);
    if (found !== undefined) return { kind: one, id: found.id };
  }
  return undefined;
}

/** A thing that has to be there: made up and named where no file holds it. */
export const needed = (
  things: { need: (ref: Ref, at: Place, is: Ref) => Thing<Ref> },
  ref: Ref,
  at: Place,
): string | undefined =>
  ref.id === undefined && ref.name === undefined && ref.hints === undefined
    ? undefined
    : things.need(ref, at, { id: ref.id, name: ref.name }).id;

/** Joins users and groups, before the rows are made: what is missing becomes a placeholder. */
export function addMemberships(assembly: Assembly): void {
  const { seed, gathered } = assembly;
  const { user, group } = gathered.things;
  for (const { is, at } of gathered.of('membership')) {
    const isOptional = is.group.optional === true || is.user.optional === true;
    if (isOptional && (group.hinted(is.group) === undefined || user.hinted(is.user) === undefined))
      continue;
    const group_id = needed(group, is.group, at);
    const user_id = needed(user, is.user, at);
    if (group_id === undefined || user_id === undefined)
      gathered.leave(at, 'It does not say which user is in which group.');
    else seed.add('memberships', { id: membershipId(group_id, user_id), group_id, user_id });
  }
}

// Written out instead of spread over `plainUser`: one shape, made in place, is several times as fast.
const userRow = ({ id, name, is }: Thing<FactOf['user']>, { account }: Assembly): UserRow => ({
  id,
  name,
  domain_id: is.domain ?? account.id,
  description: is.description ?? '',
  enabled: is.enabled ?? true,
  is_domain_owner: is.root ?? false,
  password: null,
  pwd_status: is.mustChangePassword ?? false,
  pwd_strength: 'None',
  access_mode: is.accessMode ?? 'default',
  email: is.email ?? '',
  areacode: is.areacode ?? '',
  phone: is.phone ?? '',
  xuser_id: is.externalId ?? '',
  xuser_type: is.externalType ?? '',
  default_project_id: null,
  create_time: is.created ?? unsaid,
  update_time: is.updated ?? null,
});

/** The rows of users and groups, placeholders included. */
export function addPeople(assembly: Assembly): void {
  const { seed, gathered, account, miss } = assembly;
  for (const thing of gathered.things.user.all) {
    seed.add('users', userRow(thing, assembly));
    if (thing.is.lastLogin !== undefined)
      seed.add('logins', { id: thing.id, at: thing.is.lastLogin });
    if (thing.isPlaceholder) miss('user', thing, thing.at);
  }
  for (const thing of gathered.things.group.all) {
    const { id, name, is } = thing;
    seed.add('groups', {
      id,
      name,
      domain_id: is.domain ?? account.id,
      description: is.description ?? '',
      create_time: is.created ?? unsaid,
    });
    if (thing.isPlaceholder) miss('group', thing, thing.at);
  }
}

/** What belongs to users: keys, devices, protection, profiles, tags. Secrets never come along. */
export function addBelongings(assembly: Assembly): void {
  const { seed, gathered, account } = assembly;
  const { user } = gathered.things;
  for (const { is, at } of gathered.of('accessKey')) {
    const user_id = needed(user, is.user, at);
    if (user_id === undefined) {
      gathered.leave(at, 'It does not say whose access key this is.');
      continue;
    }
    seed.add('credentials', {
      id: is.id,
      secret: '',
      user_id,
      status: is.active === false ? 'inactive' : 'active',
      description: is.description ?? '',
      create_time: is.created ?? unsaid,
    });
    if (is.lastUsed !== undefined) seed.add('keyUses', { id: is.id, at: is.lastUsed });
  }
  for (const { is, at } of gathered.of('mfaDevice')) {
    const user_id = needed(user, is.user, at);
    if (user_id === undefined) gathered.leave(at, 'It does not say whose device this is.');
    else
      seed.add('mfaDevices', {
        id: is.serial.includes(':') ? is.serial : `iam::${account.id}:mfa:${is.serial}`,
        domain_id: account.id,
        user_id,
        seed: '',
        enabled: is.enabled ?? true,
        created_at: unsaid,
      });
  }
  for (const { is, at } of gathered.of('loginProtect')) {
    const id = needed(user, is.user, at);
    if (id !== undefined) seed.add('loginProtects', { id, verification_method: is.method });
  }
  for (const { is, at } of gathered.of('loginProfile')) {
    const id = needed(user, is.user, at);
    if (id !== undefined) seed.add('loginProfiles', { id, created_at: is.created ?? unsaid });
  }
}

/** Tags of users and agencies. */
export function addTagRows(assembly: Assembly): void {
  const { seed, gathered } = assembly;
  for (const { is, at } of gathered.of('tag')) {
    const holder = holderOf(assembly, is.holder, at);
    if (holder === undefined || holder.kind === 'group')
      gathered.leave(at, 'It does not say whose tag this is.');
    else
      seed.add('resourceTags', {
        id: tagId(holder.kind, holder.id, is.key),
        kind: holder.kind,
        resource_id: holder.id,
        key: is.key,
        value: is.value,
      });
  }
}

/** What is kept as it came, and recorded calls. */
export function addOthers({ seed, gathered }: Assembly): void {
  for (const { is } of gathered.of('kept'))
    seed.add('importedOthers', {
      id: `${is.type}/${is.name}`,
      type: is.type,
      name: is.name,
      values: isRec(is.values) ? is.values : {},
    });
  for (const { is } of gathered.of('use'))
    seed.add('uses', {
      id: is.id,
      at: is.at,
      service: is.service,
      operation: is.operation,
      resource_type: is.resourceType,
      resource: is.resource,
      actor: is.actor,
      actor_id: is.actorId,
      address: is.address,
      read_only: is.readOnly,
      refused: is.refused,
      code: is.code,
    });
}
