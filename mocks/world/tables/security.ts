import type { AddressList } from '#src/domain/access/addressList.ts';
import type { SignInRules } from '#src/domain/access/signInRules.ts';
import { table } from '#mocks/ground/table.ts';

/** How people sign in; `id` is the account's. An account without a row has the defaults. */
export type LoginPolicyRow = SignInRules & { readonly id: string };

/**
 * What of their own people may change, and whether critical operations ask for a second proof;
 * `id` is the account's. `admin_check` with `mobile` or `email` names another person who proves.
 */
export type ProtectPolicyRow = {
  readonly id: string;
  readonly operation_protection: boolean;
  readonly allow_user: {
    readonly manage_accesskey: boolean;
    readonly manage_email: boolean;
    readonly manage_mobile: boolean;
    readonly manage_password: boolean;
  };
  readonly admin_check: 'on' | 'off';
  readonly mobile: string;
  readonly email: string;
  readonly scene: string;
};

/** By which channel somebody comes: the console, or the API. */
export type Channel = 'console' | 'api';

/** From where people are let in; `id` is made by `addressListId`. No row: from everywhere. */
export type AddressListRow = AddressList & { readonly id: string; readonly domain_id: string };

/** Id of a list's row: an account has one for each channel. */
export const addressListId = (accountId: string, channel: Channel): string =>
  `${accountId}/${channel}`;

/**
 * What became of a user's latest tries to sign in; `id` is the user's. Times in epoch ms;
 * `enabled_at` is when an administrator let him in again.
 */
export type SignInStateRow = {
  readonly id: string;
  readonly failures: readonly number[];
  readonly locked_until: number | null;
  readonly enabled_at: number | null;
};

/** Switches of an account; `id` is the account's. Without a row both are as in `accountSwitchesOf`. */
export type AccountSwitchRow = {
  readonly id: string;
  readonly token_enabled: boolean;
  readonly asymmetric_signature: boolean;
};

/** A project that was frozen; `id` is the project's. */
export type FrozenProjectRow = { readonly id: string };

/** Security settings of accounts, and what they did to people. */
export const securityTables = {
  loginPolicies: table<LoginPolicyRow>()({}),
  protectPolicies: table<ProtectPolicyRow>()({}),
  addressLists: table<AddressListRow>()({}),
  signInStates: table<SignInStateRow>()({}),
  accountSwitches: table<AccountSwitchRow>()({}),
  frozenProjects: table<FrozenProjectRow>()({}),
} as const;
