import { table } from '#mocks/ground/table.ts';

/**
 * A virtual MFA device; `id` is its serial number, made by `mfaSerial`. `seed` in hex,
 * `created_at` in epoch ms.
 */
export type MfaDeviceRow = {
  readonly id: string;
  readonly domain_id: string;
  readonly user_id: string;
  readonly seed: string;
  readonly enabled: boolean;
  readonly created_at: number;
};

/** The serial number of a device: its URN. A name is given once in an account. */
export const mfaSerial = (accountId: string, name: string): string =>
  `iam::${accountId}:mfa:${name}`;

/** MFA devices. */
export const mfaTables = {
  mfaDevices: table<MfaDeviceRow>()({
    multi: { domain: (row) => row.domain_id, user: (row) => row.user_id },
  }),
} as const;
