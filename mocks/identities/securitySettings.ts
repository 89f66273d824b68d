import { everyAddress, type AddressList } from '#src/domain/access/addressList.ts';
import { defaultSignInRules } from '#src/domain/access/signInRules.ts';
import {
  addressListId,
  type AccountSwitchRow,
  type Channel,
  type LoginPolicyRow,
  type ProtectPolicyRow,
} from '#mocks/world/tables/security.ts';
import type { Tables } from '#mocks/world/world.ts';

/** How people sign in to an account. */
export const loginPolicyOf = (tables: Tables, accountId: string): LoginPolicyRow =>
  tables.loginPolicies.get(accountId) ?? { id: accountId, ...defaultSignInRules };

/**
 * Operation protection of an account. The published default is on; here it begins switched off
 * (ours): a rehearsal would else ask for a device before its first deletion.
 */
export const protectPolicyOf = (tables: Tables, accountId: string): ProtectPolicyRow =>
  tables.protectPolicies.get(accountId) ?? {
    id: accountId,
    operation_protection: false,
    allow_user: {
      manage_accesskey: true,
      manage_email: true,
      manage_mobile: true,
      manage_password: true,
    },
    admin_check: 'off',
    mobile: '',
    email: '',
    scene: '',
  };

/** From where people of an account come in by a channel. */
export const addressListOf = (tables: Tables, accountId: string, channel: Channel): AddressList =>
  tables.addressLists.get(addressListId(accountId, channel)) ?? {
    ranges: [{ text: everyAddress, description: '' }],
    netmasks: [],
  };

/** Switches of an account: clients get tokens, and sign symmetrically, until it says otherwise. */
export const accountSwitchesOf = (tables: Tables, accountId: string): AccountSwitchRow =>
  tables.accountSwitches.get(accountId) ?? {
    id: accountId,
    token_enabled: true,
    asymmetric_signature: false,
  };

/** The fields of a change that were given. */
export const given = <T extends object>(
  change: T,
): Partial<{ [K in keyof T]: NonNullable<T[K]> }> =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as never; // entries forget the keys
