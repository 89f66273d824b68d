import type { AddressEntry } from '#src/domain/access/addressList.ts';
import { defaultSignInRules, signInBounds } from '#src/domain/access/signInRules.ts';
import type { PasswordPolicyRow } from '#mocks/world/tables/passwords.ts';
import {
  addressListId,
  type AccountSwitchRow,
  type AddressListRow,
  type Channel,
  type LoginPolicyRow,
  type ProtectPolicyRow,
} from '#mocks/world/tables/security.ts';
import type { FactOf } from '../facts/fact.ts';
import { filled, flag, isRec, list, numeric, record, text, type Rec } from '../facts/values.ts';
import type { Assembly } from './account.ts';

type Name = FactOf['setting']['name'];

const passwordPolicy = (id: string, values: Rec): PasswordPolicyRow => ({
  id,
  maximum_consecutive_identical_chars: numeric(values, 'maximum_consecutive_identical_chars') ?? 0,
  minimum_password_age: numeric(values, 'minimum_password_age') ?? 0,
  minimum_password_length: numeric(values, 'minimum_password_length') ?? 8,
  password_reuse_prevention:
    numeric(values, 'password_reuse_prevention', 'number_of_recent_passwords_disallowed') ?? 1,
  password_not_username_or_invert: flag(values, 'password_not_username_or_invert') ?? true,
  password_char_combination: numeric(values, 'password_char_combination') ?? 2,
  allow_user_to_change_password: flag(values, 'allow_user_to_change_password') ?? true,
  password_validity_period: numeric(values, 'password_validity_period') ?? 0,
});

const loginPolicy = (id: string, values: Rec): LoginPolicyRow => {
  const rules = Object.fromEntries(
    Object.keys(signInBounds).map((key) => [
      key,
      numeric(values, key) ??
        (key === 'account_validity_period' ? numeric(values, 'user_validity_period') : undefined) ??
        defaultSignInRules[key as keyof typeof signInBounds],
    ]),
  );
  return {
    ...defaultSignInRules,
    ...rules,
    show_recent_login_info:
      flag(values, 'show_recent_login_info') ?? defaultSignInRules.show_recent_login_info,
    custom_info_for_login:
      text(values, 'custom_info_for_login') ?? defaultSignInRules.custom_info_for_login,
    id,
  };
};

/** The first block of a setting, or the object that answers have in its place. */
function blockOf(values: Rec, key: string): Rec {
  const [first] = list(values, key) ?? [];
  return record(values, key) ?? (isRec(first) ? first : {});
}

const protectPolicy = (id: string, values: Rec): ProtectPolicyRow => {
  const allowed = { ...blockOf(values, 'self_management'), ...blockOf(values, 'allow_user') };
  const [mobile, email] = [
    text(values, 'verification_mobile', 'mobile') ?? '',
    text(values, 'verification_email', 'email') ?? '',
  ];
  const may = (...keys: readonly string[]): boolean => flag(allowed, ...keys) ?? true;
  return {
    id,
    operation_protection: flag(values, 'protection_enabled', 'operation_protection') ?? false,
    allow_user: {
      manage_accesskey: may('manage_accesskey', 'access_key'),
      manage_email: may('manage_email', 'email'),
      manage_mobile: may('manage_mobile', 'mobile'),
      manage_password: may('manage_password', 'password'),
    },
    admin_check: text(values, 'admin_check') === 'on' || `${mobile}${email}` !== '' ? 'on' : 'off',
    mobile,
    email,
    scene: text(values, 'scene') ?? (mobile !== '' ? 'mobile' : email !== '' ? 'email' : ''),
  };
};

/** Lists of addresses as answers and as resources write them: their keys, and those of an entry. */
const lists = {
  ranges: ['allow_ip_ranges', 'ip_ranges', 'allow_ip_ranges_ipv6', 'ipv6_ranges'],
  netmasks: ['allow_address_netmasks', 'ip_cidrs', 'allow_address_netmasks_ipv6', 'ipv6_cidrs'],
} as const;
const listKeys: ReadonlySet<string> = new Set([...lists.ranges, ...lists.netmasks]);

const entriesOf = (values: Rec, keys: readonly string[]): readonly AddressEntry[] =>
  keys.flatMap((key) =>
    (list(values, key) ?? []).filter(isRec).flatMap((entry): readonly AddressEntry[] => {
      const found = filled(entry, 'ip_range', 'range', 'address_netmask', 'cidr');
      const description = text(entry, 'description') ?? '';
      return found === undefined ? [] : [{ text: found, description }];
    }),
  );

/** From where people come in by a channel; undefined where no file has a list of it. */
const addressList = (account: string, channel: Channel, values: Rec): AddressListRow | undefined =>
  Object.keys(values).some((key) => listKeys.has(key))
    ? {
        id: addressListId(account, channel),
        domain_id: account,
        ranges: entriesOf(values, lists.ranges),
        netmasks: entriesOf(values, lists.netmasks),
      }
    : undefined;

const switches = (id: string, values: Rec): AccountSwitchRow => ({
  id,
  token_enabled: flag(values, 'token_enabled') ?? true,
  asymmetric_signature: flag(values, 'asymmetric_signature_switch') ?? false,
});

/** What files say of a setting, together: what a later one leaves out stays. */
function settingValues({ gathered }: Assembly): ReadonlyMap<Name, Rec> {
  const found = new Map<Name, Rec>();
  for (const { is } of gathered.of('setting'))
    found.set(is.name, { ...found.get(is.name), ...is.values });
  return found;
}

/** Settings of the whole account. */
export function addSettings(assembly: Assembly): void {
  const { seed, account } = assembly;
  const values = settingValues(assembly);
  const of = <R>(name: Name, make: (id: string, from: Rec) => R): R | undefined => {
    const said = values.get(name);
    return said === undefined ? undefined : make(account.id, said);
  };
  const password = of('password policy', passwordPolicy);
  if (password !== undefined) seed.add('passwordPolicies', password);
  const login = of('login policy', loginPolicy);
  if (login !== undefined) seed.add('loginPolicies', login);
  const protection = of('protection policy', protectPolicy);
  if (protection !== undefined) seed.add('protectPolicies', protection);
  const accountSwitches = of('account switches', switches);
  if (accountSwitches !== undefined) seed.add('accountSwitches', accountSwitches);
  // The login policy of the new family has the console's list in it.
  const byConsole = { ...values.get('login policy'), ...values.get('console access control') };
  for (const list of [
    addressList(account.id, 'console', byConsole),
    addressList(account.id, 'api', values.get('API access control') ?? {}),
  ])
    if (list !== undefined) seed.add('addressLists', list);
}
