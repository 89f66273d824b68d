import type { Contract } from '../endpoint/endpoint.ts';
import { judgedBody, judgedQuery, type JudgedBy } from '../endpoint/judgedBy.ts';
import { z } from '../endpoint/zod.ts';
import { empty, guard } from './shapes.ts';
import { markers, pageInfo } from './v5shapes.ts';

const row = { family: 'v5', source: 'https://support.huaweicloud.com/api-iam5, MFA' } as const;
const onDevice = { ...row, resource: '{serial_number}' } as const;
const device = { user_id: z.string(), serial_number: z.string().check(z.maxLength(150)) } as const;
const code = z.string().check(z.maxLength(12));
const bySerial: JudgedBy<{ readonly serial_number: string }> = {
  names: ({ serial_number }) => ({ serial_number }),
};

/**
 * Virtual MFA devices: made, enabled by two codes in a row, disabled and deleted. A serial number
 * is the device's URN.
 */
export const v5MfaRows = {
  v5MfaDeviceList: {
    ...row,
    method: 'GET',
    path: '/v5/mfa-devices',
    status: 200,
    access: guard('iam:mfa:listMFADevicesV5'),
    resource: 'iam::{domain_id}:mfa:*',
    query: z.object({ ...markers, user_id: z.optional(z.string()) }),
    response: z.object({
      mfa_devices: z.array(z.object({ ...device, enabled: z.boolean() })),
      page_info: pageInfo,
    }),
    operation: 'listMfaDevicesV5',
    summary: 'MFA devices of the account, or those of one user',
  },
  v5MfaDeviceCreate: {
    ...row,
    method: 'POST',
    path: '/v5/virtual-mfa-devices',
    status: 201,
    access: guard('iam:mfa:createVirtualMFADeviceV5'),
    resource: 'iam::{domain_id}:mfa:{new_device}',
    ...judgedBody(z.object({ virtual_mfa_device_name: z.string(), user_id: z.string() }), {
      names: (body) => ({ new_device: body.virtual_mfa_device_name }),
    }),
    response: z.object({
      virtual_mfa_device: z.object({ serial_number: z.string(), base32_string_seed: z.string() }),
    }),
    operation: 'createVirtualMfaDeviceV5',
    summary: 'Create a virtual MFA device; its seed is answered only here',
  },
  v5MfaDeviceDelete: {
    ...onDevice,
    method: 'DELETE',
    path: '/v5/virtual-mfa-devices',
    status: 204,
    access: guard('iam:mfa:deleteVirtualMFADeviceV5'),
    ...judgedQuery(z.object(device), bySerial),
    response: empty,
    operation: 'deleteVirtualMfaDeviceV5',
    summary: 'Delete a virtual MFA device that is not enabled',
  },
  v5MfaDeviceEnable: {
    ...onDevice,
    method: 'POST',
    path: '/v5/mfa-devices/enable',
    status: 200,
    access: guard('iam:mfa:enableV5'),
    ...judgedBody(
      z.object({ ...device, authentication_code_first: code, authentication_code_second: code }),
      bySerial,
    ),
    response: empty,
    operation: 'enableMfaDeviceV5',
    summary: 'Enable an MFA device by two codes in a row',
  },
  v5MfaDeviceDisable: {
    ...onDevice,
    method: 'POST',
    path: '/v5/mfa-devices/disable',
    status: 200,
    access: guard('iam:mfa:disableV5'),
    ...judgedBody(z.object(device), bySerial),
    response: empty,
    operation: 'disableMfaDeviceV5',
    summary: 'Disable an MFA device',
  },
} as const satisfies Contract;
