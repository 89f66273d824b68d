import type { Place, Ref } from '../facts/fact.ts';
import type { Reading } from '../facts/reading.ts';
import { filled, flag, moment, numeric, text, texts, type Rec } from '../facts/values.ts';
import { holderIn, ownerIn, type Context } from './context.ts';

/** Reads one object of a list. @returns false when it is none of that kind */
export type ItemReader = (item: Rec, at: Place, context: Context, reading: Reading) => boolean;

/** `iam::ACCOUNT:user:NAME`: the account that it names. */
export const accountInUrn = (urn: string | undefined): string | undefined =>
  /^iam::([^:]+):/.exec(urn ?? '')?.[1];

const accountOf = (item: Rec): string | undefined => {
  const named = accountInUrn(text(item, 'urn', 'agency_urn'));
  return (
    filled(item, 'domain_id', 'domainId', 'account_id') ?? (named === 'system' ? undefined : named)
  );
};

const accessModes = {
  default: 'default',
  programmatic: 'programmatic',
  console: 'console',
} as const;

/** How a user may come in. */
export function accessModeOf(
  item: Rec,
): (typeof accessModes)[keyof typeof accessModes] | undefined {
  const mode = text(item, 'access_mode', 'access_type');
  return mode !== undefined && Object.hasOwn(accessModes, mode)
    ? accessModes[mode as keyof typeof accessModes]
    : undefined;
}

/** The tags of something, in any of the forms: pairs, or a map. */
export function addTags(
  item: Rec,
  kind: 'user' | 'agency',
  ref: Ref,
  at: Place,
  to: Reading,
): void {
  const given = item['tags'];
  if (Array.isArray(given)) {
    for (const tag of given as readonly unknown[]) {
      if (typeof tag !== 'object' || tag === null) continue;
      const key = text(tag as Rec, 'tag_key', 'key');
      if (key !== undefined)
        to.add(
          'tag',
          { holder: { ...ref, kind }, key, value: text(tag as Rec, 'tag_value', 'value') ?? '' },
          at,
        );
    }
  } else if (typeof given === 'object' && given !== null)
    for (const [key, value] of Object.entries(given))
      if (typeof value === 'string') to.add('tag', { holder: { ...ref, kind }, key, value }, at);
}

/** A user of either family; in the answer about a group also its member. */
export const readUser: ItemReader = (item, at, context, reading) => {
  const id = filled(item, 'id', 'user_id');
  const name = filled(item, 'name', 'user_name');
  if (id === undefined && name === undefined) return false;
  const domain = accountOf(item);
  reading.add(
    'user',
    {
      id,
      name,
      domain,
      description: text(item, 'description'),
      enabled: flag(item, 'enabled'),
      root: flag(item, 'is_domain_owner', 'is_root_user'),
      email: text(item, 'email'),
      areacode: text(item, 'areacode', 'country_code'),
      phone: text(item, 'phone'),
      accessMode: accessModeOf(item),
      mustChangePassword: flag(item, 'pwd_status'),
      externalId: text(item, 'xuser_id', 'external_identity_id'),
      externalType: text(item, 'xuser_type', 'external_identity_type'),
      created: moment(item, 'create_time', 'created_at'),
      updated: moment(item, 'update_time'),
      lastLogin: moment(item, 'last_login_time', 'last_login'),
    },
    at,
  );
  const user: Ref = { id, name };
  addTags(item, 'user', user, at, reading);
  const group = ownerIn(context, 'groups');
  reading.add('membership', { group: { ...group, optional: group.id === undefined }, user }, at);
  for (const one of texts(item, 'group_ids'))
    reading.add('membership', { group: { id: one }, user }, at);
  return true;
};

/** A group of either family; in the answer about a user also that he is in it. */
export const readGroup: ItemReader = (item, at, context, reading) => {
  const id = filled(item, 'id', 'group_id');
  const name = filled(item, 'name', 'group_name');
  if (id === undefined && name === undefined) return false;
  reading.add(
    'group',
    {
      id,
      name,
      domain: accountOf(item),
      description: text(item, 'description'),
      created: moment(item, 'create_time', 'createTime', 'created_at'),
    },
    at,
  );
  const group: Ref = { id, name };
  const user = ownerIn(context, 'users');
  reading.add('membership', { group, user: { ...user, optional: user.id === undefined } }, at);
  for (const one of texts(item, 'user_ids', 'user_id_list', 'users'))
    reading.add('membership', { group, user: { id: one } }, at);
  return true;
};

/** A permanent access key: its id and whose it is, never its secret. */
export const readKey: ItemReader = (item, at, context, reading) => {
  const id = filled(item, 'access', 'access_key_id', 'access_key', 'ak');
  if (id === undefined) return false;
  const user = filled(item, 'user_id');
  const name = filled(item, 'user_name');
  reading.add(
    'accessKey',
    {
      id,
      user:
        user === undefined && name === undefined ? ownerIn(context, 'users') : { id: user, name },
      active: flag(item, 'status'),
      description: text(item, 'description'),
      created: moment(item, 'create_time', 'created_at'),
      lastUsed: moment(item, 'last_use_time', 'last_used_at'),
    },
    at,
  );
  return true;
};

/** A virtual MFA device. */
export const readMfa: ItemReader = (item, at, _context, reading) => {
  const serial = filled(item, 'serial_number');
  if (serial === undefined) return false;
  reading.add(
    'mfaDevice',
    { serial, user: { id: filled(item, 'user_id') }, enabled: flag(item, 'enabled') },
    at,
  );
  return true;
};

/** Login protection of a user; one that is off says nothing. */
export const readLoginProtect: ItemReader = (item, at, _context, reading) => {
  const user = filled(item, 'user_id');
  if (user === undefined) return false;
  if (flag(item, 'enabled') !== false)
    reading.add(
      'loginProtect',
      { user: { id: user }, method: text(item, 'verification_method') ?? 'none' },
      at,
    );
  return true;
};

export const readLoginProfile: ItemReader = (item, at, _context, reading) => {
  const user = filled(item, 'user_id');
  if (user === undefined) return false;
  reading.add(
    'loginProfile',
    {
      user: { id: user },
      reset: flag(item, 'password_reset_required'),
      created: moment(item, 'created_at'),
    },
    at,
  );
  return true;
};

/** One tag in the answer about a user or an agency. */
export const readTag: ItemReader = (item, at, context, reading) => {
  const key = filled(item, 'tag_key', 'key');
  if (key === undefined) return false;
  const hint = context.hints
    .map((one) => /(?:^|\/)(user|agency)\/([^/?#]+)\/tags/.exec(one))
    .find((one) => one !== null);
  const holder =
    hint === undefined
      ? holderIn(context)
      : ({ kind: hint[1] === 'user' ? 'user' : 'agency', id: hint[2] } as const);
  reading.add('tag', { holder, key, value: text(item, 'tag_value', 'value') ?? '' }, at);
  return true;
};

export const readProject: ItemReader = (item, at, _context, reading) => {
  const id = filled(item, 'id', 'project_id');
  const name = filled(item, 'name', 'project_name');
  if (id === undefined && name === undefined) return false;
  // An account is a project of its own in the words of Keystone.
  if (flag(item, 'is_domain') === true) {
    if (id !== undefined) reading.add('account', { id, name }, at);
    return true;
  }
  reading.add(
    'project',
    {
      id,
      name,
      domain: accountOf(item),
      parent: filled(item, 'parent_id'),
      enabled: flag(item, 'enabled', 'status'),
      description: text(item, 'description'),
    },
    at,
  );
  return true;
};

export const readDomain: ItemReader = (item, at, _context, reading) => {
  const id = filled(item, 'id', 'domain_id');
  if (id === undefined) return false;
  reading.add('account', { id, name: filled(item, 'name', 'domain_name') }, at);
  return true;
};

export const readEnterpriseProject: ItemReader = (item, at, _context, reading) => {
  const id = filled(item, 'id', 'projectId', 'enterprise_project_id');
  if (id === undefined) return false;
  reading.add(
    'enterpriseProject',
    {
      id,
      name: filled(item, 'name'),
      description: text(item, 'description'),
      status: numeric(item, 'status'),
      type: filled(item, 'type'),
      created: moment(item, 'created_at'),
    },
    at,
  );
  return true;
};
