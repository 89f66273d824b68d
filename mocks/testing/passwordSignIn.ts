import { contract } from '#src/api/contract/index.ts';
import { createClient, type Client } from '#src/api/client.ts';
import { mainAccount } from '../seed/base.ts';
import { totpCode } from '../identities/totp.ts';
import { testOrigin, type TestBackend } from './testBackend.ts';

/** How a sign-in with a password ended: a client of the session, or the refusal. */
export type SignedIn = {
  readonly status: number;
  readonly message: string;
  /** The code of our own, where the refusal has one. */
  readonly reason: string | null;
  readonly token: string;
  readonly api: Client<typeof contract>;
};

/** Signs in with a name and a password, as clients do; `channel` is the entrance. */
export async function signInWith(
  at: TestBackend,
  name: string,
  password: string,
  more: { readonly code?: string; readonly channel?: 'console' | 'api' } = {},
): Promise<SignedIn> {
  const [account, user] = name.includes('/') ? name.split('/', 2) : [mainAccount, name];
  const { code, channel } = more;
  const entrance = channel === undefined ? {} : { 'X-Entrance': channel };
  const response = await at.fetch('/v3/auth/tokens', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...entrance },
    body: JSON.stringify({
      auth: {
        identity: {
          methods: code === undefined ? ['password'] : ['password', 'totp'],
          password: { user: { name: user, password, domain: { name: account } } },
          ...(code !== undefined && { totp: { user: { passcode: code } } }),
        },
      },
    }),
  });
  const body = (await response.json()) as { error?: { message: string } };
  const token = response.headers.get('X-Subject-Token') ?? '';
  return {
    status: response.status,
    message: body.error?.message ?? '',
    reason: response.headers.get('X-Refusal'),
    token,
    api: createClient(contract, {
      origin: testOrigin,
      token: () => token,
      send: async (request) => {
        if (channel !== undefined) request.headers.set('X-Entrance', channel);
        return (await at.backend.handle(request)) ?? new Response(null, { status: 404 });
      },
    }),
  };
}

/** What somebody's MFA device shows now. @throws when he has none */
export function deviceCode({ backend, clock }: TestBackend, userId: string, offset = 0): string {
  const [device] = backend.controls.world().tables.mfaDevices.by('user', userId);
  if (device === undefined) throw new Error('The user has no MFA device');
  return totpCode(device.seed, clock.now() + offset);
}

/** Makes a device for somebody and binds it by two codes in a row. */
export async function bindDevice(at: TestBackend, userId: string): Promise<string> {
  const { virtual_mfa_device } = await at.api.mfaDeviceCreate({
    body: { virtual_mfa_device: { name: `of-${userId}`, user_id: userId } },
  });
  const { serial_number } = virtual_mfa_device;
  await at.api.mfaDeviceBind({
    body: {
      user_id: userId,
      serial_number,
      authentication_code_first: deviceCode(at, userId, -30_000),
      authentication_code_second: deviceCode(at, userId),
    },
  });
  return serial_number;
}
