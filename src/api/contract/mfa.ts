import type { Contract } from '../endpoint/endpoint.ts';
import { z } from '../endpoint/zod.ts';
import { guard } from './shapes.ts';

const row = {
  family: 'iam',
  method: 'GET',
  status: 200,
  source: 'docs/sources/api-contract.md#sdk-os-mfa',
} as const;
const device = z.object({ serial_number: z.string(), user_id: z.string() });

/**
 * Virtual MFA devices as the old IAM answers them: those that are bound, which the new
 * one calls enabled.
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
    response: z.object({ virtual_mfa_device: device }),
    operation: 'showUserMfaDevice',
    summary: 'The bound MFA device of a user; 404 without one',
  },
} as const satisfies Contract;
