import { addressesOf, type Item } from '../model/items.ts';
import { settingKinds } from '../model/settingItems.ts';
import type { Made, Maker } from './made.ts';
import { args } from './things.ts';
import type { Blocks, Body } from './tree.ts';

/** All fields of an item under their own names. */
const same = ({ fields }: Item): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.keys(fields).map((name) => [name, name]));

/** The lists of a channel: field of the API, block of the provider, and its argument. */
const lists = [
  ['allow_ip_ranges', 'ip_ranges', 'range'],
  ['allow_address_netmasks', 'ip_cidrs', 'cidr'],
  ['allow_ip_ranges_ipv6', 'ipv6_ranges', 'range'],
  ['allow_address_netmasks_ipv6', 'ipv6_cidrs', 'cidr'],
] as const;

const access =
  (channel: 'console' | 'api'): Maker =>
  (item) => ({
    type: 'huaweicloud_identity_acl',
    body: [
      ['type', channel],
      ...lists.flatMap(([field, block, argument]): Body => {
        const blocks: Blocks = {
          blocks: addressesOf(item, field).map(({ text, description }): Body => [
            [argument, text],
            ...(description === '' ? [] : ([['description', description]] as const)),
          ]),
        };
        return blocks.blocks.length === 0 ? [] : [[block, blocks]];
      }),
    ],
    note: `has no import form: applying replaces the whole list from where the ${channel === 'api' ? 'API' : 'console'} is reached. Have your own address in it.`,
  });

const makers: Partial<Record<Item['kind'], Maker>> = {
  passwordPolicy: (item, { account }) => ({
    type: 'huaweicloud_identityv5_password_policy',
    body: args(item, same(item)),
    imported: account,
  }),
  loginPolicy: (item, { account, exists }) => ({
    type: 'huaweicloud_identity_login_policy',
    body: args(item, same(item), exists(item)),
    imported: account,
  }),
  protectionPolicy: (item, { account }) => ({
    type: 'huaweicloud_identity_protection_policy',
    body: [
      ...args(item, {
        operation_protection: 'protection_enabled',
        email: 'verification_email',
        mobile: 'verification_mobile',
      }),
      [
        'self_management',
        {
          blocks: [
            args(item, {
              manage_accesskey: 'access_key',
              manage_password: 'password',
              manage_email: 'email',
              manage_mobile: 'mobile',
            }),
          ],
        },
      ],
    ],
    imported: account,
  }),
  consoleAccess: access('console'),
  apiAccess: access('api'),
  accountSwitches: (item) => ({
    type: 'huaweicloud_identityv5_asymmetric_signature_switch',
    body: args(item, { asymmetric_signature: 'asymmetric_signature_switch' }),
    note: `has no import form: applying sets the switch. No resource says whether clients get tokens, which is ${item.fields['token_enabled'] === true ? 'on' : 'off'}.`,
  }),
};

/** The block of a setting of the account. */
export const settingBlock: Maker = (item, around): Made | undefined =>
  settingKinds.has(item.kind) ? makers[item.kind]?.(item, around) : undefined;
