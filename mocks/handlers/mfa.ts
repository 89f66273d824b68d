import { mfaRows } from '#src/api/contract/mfa.ts';
import { totpFits } from '../identities/totp.ts';
import { implement, type Ctx } from '../pipeline/call.ts';
import { refuse } from '../ground/errors.ts';
import { find } from '../services/iam/find.ts';
import { enabledDevices } from '../identities/mfaDevices.ts';
import {
  createDevice,
  deleteDevice,
  enableDevice,
  setEnabled,
  type DeviceErrors,
} from '../services/iam/mfaDevices.ts';
import type { UserRow } from '../world/tables/iam.ts';
import type { MfaDeviceRow } from '../world/tables/mfa.ts';

const wire = ({ id, user_id }: MfaDeviceRow) => ({ serial_number: id, user_id });

const errors: DeviceErrors = {
  name: () =>
    refuse('invalidName', { target: 'MFA device', reason: '1 to 64 letters, digits, - or _.' }),
  exists: (name) => refuse('duplicate', { target: 'MFA device', name }),
  full: () => refuse('quotaMfaDevices'),
  code: () => refuse('wrongCode'),
};

const isOwn = ({ caller }: Ctx, userId: string): boolean =>
  caller.agency === undefined && userId === caller.user.id;

/** The user whose device it is: oneself, or another one with the action. @throws ApiError 403, 404 */
function owner(ctx: Ctx, userId: string, action: string): UserRow {
  if (!isOwn(ctx, userId)) ctx.require({ action: `iam:mfa:${action}` });
  return find.user(ctx, userId);
}

type Named = { readonly user_id: string; readonly serial_number: string };

/** A device of the user named beside it. @throws ApiError 403, 404 */
function deviceOf(ctx: Ctx, { user_id, serial_number }: Named, action: string): MfaDeviceRow {
  const user = owner(ctx, user_id, action);
  const row = ctx.tables.mfaDevices.get(serial_number);
  if (row?.user_id !== user.id)
    throw refuse('notFound', { target: 'MFA device', id: serial_number });
  return row;
}

/** MFA devices of the old IAM; the devices are those of the new one. */
export const mfaHandlers = implement(mfaRows, {
  mfaDeviceList: ({ ctx: { tables, caller } }) => ({
    virtual_mfa_devices: tables.mfaDevices
      .by('domain', caller.account.id)
      .filter(({ enabled }) => enabled)
      .map(wire),
  }),
  mfaDeviceShow: ({ params, ctx }) => {
    const user = find.user(ctx, params.user_id);
    const [bound] = enabledDevices(ctx.tables, user.id);
    if (bound === undefined)
      throw refuse('notFound', { target: 'MFA device of user', id: user.name });
    return { virtual_mfa_device: wire(bound) };
  },
  mfaDeviceCreate: ({ body: { virtual_mfa_device: wanted }, ctx }) => {
    const user = owner(ctx, wanted.user_id, 'createVirtualMFADevice');
    // The seed of a device that was never bound is gone: a new one takes its place (ours).
    for (const { id, enabled } of ctx.tables.mfaDevices.by('user', user.id))
      if (!enabled) ctx.tx.remove('mfaDevices', id);
    return { virtual_mfa_device: createDevice(ctx, user, wanted.name, errors) };
  },
  mfaDeviceDelete: ({ query, ctx }) =>
    deleteDevice(ctx, deviceOf(ctx, query, 'deleteVirtualMFADevice')),
  mfaDeviceBind: ({ body, ctx }) =>
    enableDevice(ctx, deviceOf(ctx, body, 'bindMFADevice'), body, errors),
  mfaDeviceUnbind: ({ body, ctx }) => {
    const row = deviceOf(ctx, body, 'unbindMFADevice');
    if (isOwn(ctx, row.user_id) && !totpFits(row.seed, body.authentication_code, ctx.now))
      throw errors.code();
    setEnabled(ctx, row, false);
  },
});
