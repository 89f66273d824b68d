import { v5MfaRows } from '#src/api/contract/v5mfa.ts';
import { base32, totpFollows } from '../identities/totp.ts';
import { implement, type Ctx } from '../pipeline/call.ts';
import { find } from '../services/iam/find.ts';
import { mfaSerial, type MfaDeviceRow } from '../world/tables/mfa.ts';
import { refuseV5 } from '../ground/v5Errors.ts';
import { listed, markerPage } from '../services/v5/marker.ts';

/** Virtual MFA devices a user may have (docs/sources/console.md#16). */
const perUser = 1;
const namePattern = /^[A-Za-z0-9_-]{1,64}$/;

type Named = { readonly user_id: string; readonly serial_number: string };

/**
 * A device of the user named beside it.
 * @throws ApiError 404 for an unknown user, 400 for a serial number that is not his device's
 */
function deviceOf(ctx: Ctx, { user_id, serial_number }: Named): MfaDeviceRow {
  const user = find.user(ctx, user_id);
  const row = ctx.tables.mfaDevices.get(serial_number);
  if (row?.user_id !== user.id) throw refuseV5('invalidSerial');
  return row;
}

function setEnabled({ tx }: Ctx, row: MfaDeviceRow, enabled: boolean): void {
  tx.update('mfaDevices', row.id, { enabled });
  tx.summary = `${enabled ? 'Enabled' : 'Disabled'} MFA device ${row.id}`;
}

/** Virtual MFA devices. */
export const v5MfaHandlers = implement(v5MfaRows, {
  v5MfaDeviceList: ({ query, ctx }) => {
    const { tables, caller } = ctx;
    const found =
      query.user_id === undefined
        ? tables.mfaDevices.by('domain', caller.account.id)
        : tables.mfaDevices.by('user', find.user(ctx, query.user_id).id);
    const { rows, page_info } = markerPage(listed(found), query, ({ id }) => id);
    return {
      mfa_devices: rows.map(({ id, user_id, enabled }) => ({
        serial_number: id,
        user_id,
        enabled,
      })),
      page_info,
    };
  },
  v5MfaDeviceCreate: ({ body: { virtual_mfa_device_name: name, user_id }, ctx }) => {
    const user = find.user(ctx, user_id);
    if (!namePattern.test(name)) throw refuseV5('invalidDeviceName');
    const id = mfaSerial(user.domain_id, name);
    if (ctx.tables.mfaDevices.get(id) !== undefined)
      throw refuseV5('exists', { target: 'MFA device', name });
    if (ctx.tables.mfaDevices.count('user', user.id) >= perUser) throw refuseV5('mfaDevices');
    const row = ctx.tx.insert('mfaDevices', {
      id,
      domain_id: user.domain_id,
      user_id: user.id,
      seed: ctx.randomHex(20),
      enabled: false,
      created_at: ctx.now,
    });
    ctx.tx.summary = `Created MFA device ${name} for ${user.name}`;
    return { virtual_mfa_device: { serial_number: id, base32_string_seed: base32(row.seed) } };
  },
  v5MfaDeviceDelete: ({ query, ctx }) => {
    const row = deviceOf(ctx, query);
    if (row.enabled)
      throw refuseV5('inUse', { target: 'MFA device', name: row.id, reason: 'it is enabled' });
    ctx.tx.remove('mfaDevices', row.id);
    ctx.tx.summary = `Deleted MFA device ${row.id}`;
  },
  v5MfaDeviceEnable: ({ body, ctx }) => {
    const row = deviceOf(ctx, body);
    if (
      !totpFollows(
        row.seed,
        body.authentication_code_first,
        body.authentication_code_second,
        ctx.now,
      )
    )
      throw refuseV5('invalidCode');
    setEnabled(ctx, row, true);
  },
  v5MfaDeviceDisable: ({ body, ctx }) => setEnabled(ctx, deviceOf(ctx, body), false),
});
