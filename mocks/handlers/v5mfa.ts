import { v5MfaRows } from '#src/api/contract/v5mfa.ts';
import { implement, type Ctx } from '../pipeline/call.ts';
import { find } from '../services/iam/find.ts';
import {
  createDevice,
  deleteDevice,
  enableDevice,
  setEnabled,
  type DeviceErrors,
} from '../services/iam/mfaDevices.ts';
import type { MfaDeviceRow } from '../world/tables/mfa.ts';
import { refuseV5 } from '../ground/v5Errors.ts';
import { listed, markerPage } from '../services/v5/marker.ts';

const errors: DeviceErrors = {
  name: () => refuseV5('invalidDeviceName'),
  exists: (name) => refuseV5('exists', { target: 'MFA device', name }),
  full: () => refuseV5('mfaDevices'),
  code: () => refuseV5('invalidCode'),
};

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
    return { virtual_mfa_device: createDevice(ctx, user, name, errors) };
  },
  v5MfaDeviceDelete: ({ query, ctx }) => {
    const row = deviceOf(ctx, query);
    if (row.enabled)
      throw refuseV5('inUse', { target: 'MFA device', name: row.id, reason: 'it is enabled' });
    deleteDevice(ctx, row);
  },
  v5MfaDeviceEnable: ({ body, ctx }) => enableDevice(ctx, deviceOf(ctx, body), body, errors),
  v5MfaDeviceDisable: ({ body, ctx }) => setEnabled(ctx, deviceOf(ctx, body), false),
});
