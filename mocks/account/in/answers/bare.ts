import { own, type Rec } from '../facts/values.ts';
import type { Context } from './context.ts';
import * as people from './people.ts';
import * as permissions from './permissions.ts';

const has = (item: Rec, ...keys: readonly string[]): boolean =>
  keys.every((key) => own(item, key) !== undefined);

/** Entries of lists that stand outside of their answers (`jq .users`), told by their members. */
const shapes: readonly (readonly [(item: Rec) => boolean, people.ItemReader])[] = [
  [(item) => has(item, 'user_id', 'user_name'), people.readUser],
  [(item) => has(item, 'group_id', 'group_name'), people.readGroup],
  [(item) => has(item, 'agency_id', 'agency_name'), permissions.readAgency],
  [(item) => has(item, 'policy_id', 'policy_name', 'attached_at'), permissions.readAttached],
  [(item) => has(item, 'policy_id', 'policy_name'), permissions.readPolicy],
  [(item) => has(item, 'version_id', 'document'), permissions.readVersion],
  [(item) => has(item, 'access_key_id') || has(item, 'access', 'user_id'), people.readKey],
  [(item) => has(item, 'role', 'scope'), permissions.readAssignment],
  [
    (item) => has(item, 'trust_domain_id') || has(item, 'trust_domain_name'),
    permissions.readAgency,
  ],
  [(item) => has(item, 'display_name', 'id'), permissions.readRole],
  [(item) => has(item, 'serial_number', 'user_id'), people.readMfa],
  [(item) => has(item, 'verification_method', 'user_id'), people.readLoginProtect],
  [(item) => has(item, 'id', 'name', 'parent_id', 'domain_id'), people.readProject],
  [
    (item) =>
      has(item, 'id', 'name') &&
      ['pwd_status', 'password_expires_at', 'is_domain_owner', 'access_mode', 'pwd_strength'].some(
        (key) => Object.hasOwn(item, key),
      ),
    people.readUser,
  ],
];

/** Where the members tell nothing, the name of the file may. */
const named: readonly (readonly [RegExp, people.ItemReader])[] = [
  [/users?([^a-z]|$)/i, people.readUser],
  [/groups?([^a-z]|$)/i, people.readGroup],
  [/projects?([^a-z]|$)/i, people.readProject],
];

/** How to read an object that stands alone; undefined when nothing tells what it is. */
export function bareReader(item: Rec, { hints }: Context): people.ItemReader | undefined {
  const shaped = shapes.find(([fits]) => fits(item))?.[1];
  if (shaped !== undefined || !has(item, 'id', 'name')) return shaped;
  return named.find(([pattern]) => hints.some((hint) => pattern.test(hint)))?.[1];
}
