import { documentOf, isDocument, refOf, textOf, type Document, type Item } from '../model/items.ts';
import type { Around, Maker } from './made.ts';
import type { Body, Expr } from './tree.ts';

const empty: ReadonlySet<unknown> = new Set(['', null, undefined]);

/** Texts that may just have been emptied. */
const emptied: ReadonlySet<string> = new Set(['description', 'custom_info_for_login']);

const scalar = (item: Item, field: string): Expr => {
  const value = item.fields[field];
  return typeof value === 'object' || value === undefined ? '' : value;
};

/**
 * Arguments that a thing has under the same or another name. Empty ones are left out, but for texts
 * of what exists: they may just have been emptied.
 */
export const args = (item: Item, names: Readonly<Record<string, string>>, exists = false): Body =>
  Object.entries(names)
    .filter(([field]) => !empty.has(item.fields[field]) || (exists && emptied.has(field)))
    .map(([field, name]) => [name, scalar(item, field)]);

/** A policy as an argument; text that is no JSON stays the text it is. */
export function policyArgument(
  { text, json }: Document,
  ids: ReadonlyMap<string, string> = new Map(),
): Expr {
  if (json !== undefined) return { json, text, ids };
  try {
    return { json: JSON.parse(text) as unknown, text };
  } catch {
    return text;
  }
}

/** Agencies that a policy names by their id and that have a block here. */
function agencyIds(item: Item, { items, to }: Around): ReadonlyMap<string, string> {
  const { text } = documentOf(item, 'policy');
  return new Map(
    items.flatMap(({ kind, id, name }) => {
      if (kind !== 'agency' || !text.includes(id)) return [];
      const place = to({ ref: 'agency', id, name });
      return typeof place === 'object' && 'to' in place ? [[id, place.to] as const] : [];
    }),
  );
}

/** The version in effect, and how many others there are. */
function versionsOf(
  item: Item,
  { items }: Around,
): { readonly text?: Document; readonly others: number } {
  const all = items.filter(
    (one) => one.kind === 'policyVersion' && refOf(one, 'policy').id === item.id,
  );
  const current = all.find(({ fields }) => fields['in_effect'] === true);
  const document = current?.fields['document'];
  return { ...(isDocument(document) && { text: document }), others: all.length - 1 };
}

function user(item: Item, { items, exists }: Around): Body {
  const protect = items.find(
    (one) => one.kind === 'loginProtect' && refOf(one, 'user').id === item.id,
  );
  return [
    ...args(
      item,
      {
        name: 'name',
        description: 'description',
        email: 'email',
        areacode: 'country_code',
        phone: 'phone',
        enabled: 'enabled',
        access_mode: 'access_type',
        xuser_id: 'external_identity_id',
        xuser_type: 'external_identity_type',
      },
      exists(item),
    ),
    ...(protect === undefined
      ? []
      : ([['login_protect_verification_method', textOf(protect, 'verification_method')]] as const)),
  ];
}

const makers: Partial<Record<Item['kind'], Maker>> = {
  enterpriseProject: (item) => ({
    type: 'huaweicloud_enterprise_project',
    body: args(item, { name: 'name', description: 'description', type: 'type' }),
    imported: item.id,
  }),
  project: (item, { exists }) => ({
    type: 'huaweicloud_identity_project',
    body: args(item, { name: 'name', description: 'description' }, exists(item)),
    imported: item.id,
  }),
  user: (item, around) => ({
    type: 'huaweicloud_identity_user',
    body: user(item, around),
    imported: item.id,
  }),
  group: (item, { exists }) => ({
    type: 'huaweicloud_identity_group',
    body: args(item, { name: 'name', description: 'description' }, exists(item)),
    imported: item.id,
  }),
  role: (item, around) => ({
    type: 'huaweicloud_identity_role',
    body: [
      ['name', textOf(item, 'name')],
      ['description', textOf(item, 'description')],
      ['type', textOf(item, 'level')],
      ['policy', policyArgument(documentOf(item, 'policy'), agencyIds(item, around))],
    ],
    imported: item.id,
  }),
  identityPolicy: (item, around) => {
    const { text, others } = versionsOf(item, around);
    if (text === undefined) return undefined;
    return {
      type: 'huaweicloud_identityv5_policy',
      body: [
        ...args(item, { name: 'name', path: 'path', description: 'description' }),
        ['policy_document', policyArgument(text)],
      ],
      imported: item.id,
      ...(others > 0 && {
        note: `holds the version in effect; applying a change saves a further version, and the ${others} others are not touched.`,
      }),
    };
  },
  scp: (item) => ({
    type: 'huaweicloud_organizations_policy',
    body: [
      ...args(item, { name: 'name', description: 'description' }),
      ['type', 'service_control_policy'],
      ['content', policyArgument(documentOf(item, 'content'))],
    ],
    imported: item.id,
  }),
  loginProfile: (item, around) => {
    const owner = refOf(item, 'user');
    return {
      type: 'huaweicloud_identityv5_login_profile',
      body: [
        ['user_id', around.to(owner)],
        ...args(item, { password_reset_required: 'password_reset_required' }),
        ...(around.exists(item)
          ? []
          : ([['password', around.secret(owner.name, 'Initial password')]] as const)),
      ],
      imported: owner.id,
    };
  },
  accessKey: (item, around) => {
    const owner = refOf(item, 'user');
    const user_id = around.to(owner);
    if (around.exists(item))
      return {
        type: 'huaweicloud_identityv5_access_key',
        body: [['user_id', user_id], ...args(item, { status: 'status' })],
        imported: `${owner.id}/${item.id}`,
      };
    return {
      type: 'huaweicloud_identity_access_key',
      body: [['user_id', user_id], ...args(item, { description: 'description', status: 'status' })],
      note: 'has no import form: applying makes a new key, and its secret is written into the state and a file. Better let its user make it.',
    };
  },
};

/** The block of a thing. */
export const thingBlock: Maker = (item, around) => makers[item.kind]?.(item, around);
