import type { Contract } from '../endpoint/endpoint.ts';
import { z } from '../endpoint/zod.ts';
import { reads, replaces } from './calls.ts';
import { guard } from './shapes.ts';

/** Whether a second step is asked at sign-in, and which one. `none` while it is off. */
export const loginProtect = z.object({
  user_id: z.string(),
  enabled: z.boolean(),
  verification_method: z.string(),
});

const one = z.object({ login_protect: loginProtect });
const source = 'docs/sources/api-contract.md#sdk-os-user';

/** Login protection of IAM users. */
export const loginProtectRows = {
  loginProtectList: {
    ...reads('/v3.0/OS-USER/login-protects'),
    access: guard('iam:users:listUserLoginProtects'),
    family: 'iam',
    response: z.object({ login_protects: z.array(loginProtect) }),
    operation: 'listUserLoginProtects',
    summary: 'Login protection of every user for whom it is switched on',
    source,
  },
  loginProtectShow: {
    ...reads('/v3.0/OS-USER/users/:user_id/login-protect'),
    access: guard('iam:users:getUserLoginProtect'),
    family: 'iam',
    response: one,
    operation: 'showUserLoginProtect',
    summary: 'Login protection of one user',
    source,
  },
  loginProtectUpdate: {
    ...replaces('/v3.0/OS-USER/users/:user_id/login-protect'),
    access: guard('iam:users:setUserLoginProtect'),
    family: 'iam',
    body: z.object({
      login_protect: z.object({
        enabled: z.boolean(),
        verification_method: z.enum(['sms', 'email', 'vmfa', 'none']),
      }),
    }),
    response: one,
    versionOf: 'loginProtectShow',
    operation: 'updateLoginProtect',
    summary: 'Switch login protection of one user',
    source,
  },
} as const satisfies Contract;
