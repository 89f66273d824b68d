import { base32, totpFollows } from '#mocks/identities/totp.ts';
import type { ApiError } from '#mocks/ground/errors.ts';
import type { Ctx } from '#mocks/pipeline/call.ts';
import { mfaSerial, type MfaDeviceRow } from '#mocks/world/tables/mfa.ts';
import type { UserRow } from '#mocks/world/tables/iam.ts';

/** Virtual MFA devices a user may have (docs/sources/console.md#16). */
const perUser = 1;
const namePattern = /^[A-Za-z0-9_-]{1,64}$/;

/** How a family refuses what is wrong with a device. */
export type DeviceErrors = {
  readonly name: () => ApiError;
  readonly exists: (name: string) => ApiError;
  readonly full: () => ApiError;
  readonly code: () => ApiError;
};

/**
 * Makes a device for a user, not bound yet.
 * @returns its serial number and the seed that an authenticator app takes
 * @throws ApiError
 */
export function createDevice(ctx: Ctx, user: UserRow, name: string, errors: DeviceErrors) {
  if (!namePattern.test(name)) throw errors.name();
  const id = mfaSerial(user.domain_id, name);
  if (ctx.tables.mfaDevices.get(id) !== undefined) throw errors.exists(name);
  if (ctx.tables.mfaDevices.count('user', user.id) >= perUser) throw errors.full();
  const row = ctx.tx.insert('mfaDevices', {
    id,
    domain_id: user.domain_id,
    user_id: user.id,
    seed: ctx.randomHex(20),
    enabled: false,
    created_at: ctx.now,
  });
  ctx.tx.summary = `Created MFA device ${name} for ${user.name}`;
  return { serial_number: id, base32_string_seed: base32(row.seed) };
}

/** Binds a device, or lets it go. */
export function setEnabled({ tx }: Ctx, row: MfaDeviceRow, enabled: boolean): void {
  tx.update('mfaDevices', row.id, { enabled });
  tx.summary = `${enabled ? 'Enabled' : 'Disabled'} MFA device ${row.id}`;
}

/** Binds a device by two codes in a row. @throws ApiError */
export function enableDevice(
  ctx: Ctx,
  row: MfaDeviceRow,
  codes: {
    readonly authentication_code_first: string;
    readonly authentication_code_second: string;
  },
  { code }: DeviceErrors,
): void {
  const { authentication_code_first: first, authentication_code_second: second } = codes;
  if (!totpFollows(row.seed, first, second, ctx.now)) throw code();
  setEnabled(ctx, row, true);
}

/** Deletes a device. */
export function deleteDevice({ tx }: Ctx, row: MfaDeviceRow): void {
  tx.remove('mfaDevices', row.id);
  tx.summary = `Deleted MFA device ${row.id}`;
}
