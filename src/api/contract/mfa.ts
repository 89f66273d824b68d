import type { Contract } from '../endpoint/endpoint.ts';
import { z } from '../endpoint/zod.ts';
import { empty, guard } from './shapes.ts';

const row = {
  family: 'iam',
  method: 'GET',
  status: 200,
  source: 'docs/sources/api-contract.md#sdk-os-mfa',
} as const;
const named = { user_id: z.string(), serial_number: z.string().check(z.maxLength(150)) } as const;
const device = z.object({ serial_number: z.string(), user_id: z.string() });
const code = z.string().check(z.maxLength(12));
const writes = { family: row.family, source: row.source, access: 'token' } as const;

/**
 * Virtual MFA devices as the old IAM answers them: listed are those that are bound, which the new
 * one calls enabled. Everybody manages his own device; for another user's the handler asks for
 * the `iam:mfa` action.
 */
export const mfaRows = {
  mfaDeviceList: {
    ...row,
    path: '/v3.0/OS-MFA/virtual-mfa-devices',
    access: guard('iam:mfa:listVirtualMFADevices'),
    response: z.object({ virtual_mfa_devices: z.array(device) }),
    operation: 'listUserMfaDevices',
    summary: 'Bound MFA devices of the account',
  },
  mfaDeviceShow: {
    ...row,
    path: '/v3.0/OS-MFA/users/:user_id/virtual-mfa-device',
    access: guard('iam:mfa:getVirtualMFADevice'),
    ownPrincipal: 'user_id',
    response: z.object({ virtual_mfa_device: device }),
    operation: 'showUserMfaDevice',
    summary: 'The bound MFA device of a user, everybody may read his own; 404 without one',
  },
  mfaDeviceCreate: {
    ...writes,
    method: 'POST',
    path: '/v3.0/OS-MFA/virtual-mfa-devices',
    status: 201,
    body: z.object({ virtual_mfa_device: z.object({ name: z.string(), user_id: z.string() }) }),
    response: z.object({
      virtual_mfa_device: z.object({ serial_number: z.string(), base32_string_seed: z.string() }),
    }),
    operation: 'createMfaDevice',
    summary: 'Create a virtual MFA device; its seed is answered only here',
  },
  mfaDeviceDelete: {
    ...writes,
    method: 'DELETE',
    path: '/v3.0/OS-MFA/virtual-mfa-devices',
    status: 204,
    query: z.object(named),
    response: empty,
    operation: 'deleteMfaDevice',
    summary: 'Delete a virtual MFA device, bound or not',
  },
  mfaDeviceBind: {
    ...writes,
    method: 'PUT',
    path: '/v3.0/OS-MFA/mfa-devices/bind',
    status: 204,
    body: z.object({
      ...named,
      authentication_code_first: code,
      authentication_code_second: code,
    }),
    response: empty,
    operation: 'createBindingDevice',
    summary: 'Bind an MFA device by two codes in a row',
  },
  mfaDeviceUnbind: {
    ...writes,
    method: 'PUT',
    path: '/v3.0/OS-MFA/mfa-devices/unbind',
    status: 204,
    body: z.object({ ...named, authentication_code: code }),
    response: empty,
    operation: 'deleteBindingDevice',
    summary: 'Unbind an MFA device; administrators need no code of it',
  },
} as const satisfies Contract;
