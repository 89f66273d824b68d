import {
  accountSwitchesOf,
  addressListOf,
  loginPolicyOf,
  protectPolicyOf,
} from '#mocks/identities/securitySettings.ts';
import { passwordPolicyOf } from '#mocks/services/iam/passwords.ts';
import type { Tables } from '#mocks/world/world.ts';
import type { Item, Kind, Value } from './items.ts';

/** Settings of the whole account: each account has one of a kind, and none is ever removed. */
export const settingKinds: ReadonlySet<Kind> = new Set([
  'passwordPolicy',
  'loginPolicy',
  'protectionPolicy',
  'consoleAccess',
  'apiAccess',
  'accountSwitches',
]);

const isV6 = ({ text }: { readonly text: string }): boolean => text.includes(':');

/** The lists of a channel, under the names of their fields in the API. */
function accessFields(tables: Tables, account: string, channel: 'console' | 'api') {
  const { ranges, netmasks } = addressListOf(tables, account, channel);
  const fields: Record<string, Value> = {
    allow_ip_ranges: { addresses: ranges.filter((one) => !isV6(one)) },
    allow_address_netmasks: { addresses: netmasks.filter((one) => !isV6(one)) },
  };
  if (channel === 'console') {
    fields['allow_ip_ranges_ipv6'] = { addresses: ranges.filter(isV6) };
    fields['allow_address_netmasks_ipv6'] = { addresses: netmasks.filter(isV6) };
  }
  return fields;
}

/** Settings of the whole account; those that nobody changed are as every account begins. */
export function settingItems(tables: Tables, account: string): readonly Item[] {
  const item = (kind: Kind, fields: Readonly<Record<string, Value>>): Item => ({
    kind,
    id: account,
    name: 'of the account',
    fields,
  });
  const { id: _password, ...password } = passwordPolicyOf(tables, account);
  const { id: _login, ...login } = loginPolicyOf(tables, account);
  const { id: _protection, allow_user, ...protection } = protectPolicyOf(tables, account);
  const { id: _switches, ...switches } = accountSwitchesOf(tables, account);
  return [
    item('passwordPolicy', {
      ...password,
      password_validity_period: password.password_validity_period ?? 0,
    }),
    item('loginPolicy', login),
    item('protectionPolicy', { ...protection, ...allow_user }),
    item('consoleAccess', accessFields(tables, account, 'console')),
    item('apiAccess', accessFields(tables, account, 'api')),
    item('accountSwitches', switches),
  ];
}
