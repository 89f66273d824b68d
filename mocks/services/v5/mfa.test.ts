import { describe, expect, it } from 'vitest';
import { base32, totpCode, totpFits } from '#mocks/identities/totp.ts';
import { createTestBackend, type TestBackend } from '#mocks/testing/testBackend.ts';
import { refusalOf } from '#mocks/testing/refusalOf.ts';

describe('codes of a device', () => {
  // "12345678901234567890", the seed of RFC 6238 appendix B
  const seed = '3132333435363738393031323334353637383930';

  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_234_567_890, '005924'],
    [20_000_000_000, '353130'],
  ])('are those of RFC 6238 at %i s', (seconds, code) =>
    expect(totpCode(seed, seconds * 1000)).toBe(code),
  );

  it('hold half a minute to either side', () => {
    const now = 1_111_111_109_000;
    expect(
      [-60, -30, 0, 30, 60].map((by) => totpFits(seed, totpCode(seed, now + by * 1000), now)),
    ).toEqual([false, true, true, true, false]);
  });

  it('come from the seed that an app takes', () =>
    expect(base32(seed)).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'));
});

async function open() {
  const at = await createTestBackend({ scenario: 'new-iam' });
  const { users } = await at.api.v5UserList({});
  const idOf = (name: string): string => users.find((row) => row.user_name === name)?.user_id ?? '';
  const create = (user: string, virtual_mfa_device_name: string) =>
    at.api
      .v5MfaDeviceCreate({ body: { user_id: idOf(user), virtual_mfa_device_name } })
      .then(({ virtual_mfa_device }) => virtual_mfa_device);
  const seedOf = (serial: string): string =>
    at.backend.controls.world().tables.mfaDevices.get(serial)?.seed ?? '';
  const codes = (serial: string) => ({
    authentication_code_first: totpCode(seedOf(serial), at.clock.now() - 30_000),
    authentication_code_second: totpCode(seedOf(serial), at.clock.now()),
  });
  const enable = (user: string, serial_number: string, api: TestBackend['api'] = at.api) =>
    api.v5MfaDeviceEnable({
      body: { user_id: idOf(user), serial_number, ...codes(serial_number) },
    });
  return { ...at, idOf, create, seedOf, codes, enable };
}

describe('virtual MFA devices', () => {
  it('are made, enabled by two codes in a row, disabled and deleted', async () => {
    const at = await open();
    const user_id = at.idOf('mfa-admin');
    const made = await at.create('mfa-admin', 'phone');
    const { serial_number } = made;
    expect(serial_number).toMatch(/^iam::[0-9a-f]{32}:mfa:phone$/);
    expect(made.base32_string_seed).toBe(base32(at.seedOf(serial_number)));
    const listed = async () => (await at.api.v5MfaDeviceList({ query: { user_id } })).mfa_devices;
    expect(await listed()).toEqual([{ serial_number, user_id, enabled: false }]);
    const { authentication_code_first: first, authentication_code_second: second } =
      at.codes(serial_number);
    const enable = (authentication_code_first: string, authentication_code_second: string) =>
      at.api.v5MfaDeviceEnable({
        body: { user_id, serial_number, authentication_code_first, authentication_code_second },
      });
    expect(await refusalOf(enable(second, first))).toEqual([400, 'PAP5.0045']);
    expect(await refusalOf(enable(first, first))).toEqual([400, 'PAP5.0045']);
    await enable(first, second);
    expect(await listed()).toEqual([{ serial_number, user_id, enabled: true }]);
    expect(
      await refusalOf(at.api.v5MfaDeviceDelete({ query: { user_id, serial_number } })),
    ).toEqual([409, 'PAP5.0015']);
    await at.api.v5MfaDeviceDisable({ body: { user_id, serial_number } });
    await at.api.v5MfaDeviceDelete({ query: { user_id, serial_number } });
    expect(await listed()).toEqual([]);
  });

  it('are bound for the old IAM while they are enabled', async () => {
    const at = await open();
    const user_id = at.idOf('mfa-admin');
    const shown = () => refusalOf(at.api.mfaDeviceShow({ params: { user_id } }));
    const { serial_number } = await at.create('mfa-admin', 'phone');
    expect([await shown(), (await at.api.mfaDeviceList({})).virtual_mfa_devices]).toEqual([
      [404, 'IAM.0004'],
      [],
    ]);
    await at.enable('mfa-admin', serial_number);
    expect(await at.api.mfaDeviceShow({ params: { user_id } })).toEqual({
      virtual_mfa_device: { serial_number, user_id },
    });
    expect((await at.api.mfaDeviceList({})).virtual_mfa_devices).toEqual([
      { serial_number, user_id },
    ]);
    await at.api.v5MfaDeviceDisable({ body: { user_id, serial_number } });
    expect(await shown()).toEqual([404, 'IAM.0004']);
    const reader = at.apiAs('mfa-admin');
    expect([
      await refusalOf(reader.mfaDeviceShow({ params: { user_id } })), // his own
      await refusalOf(reader.mfaDeviceShow({ params: { user_id: at.idOf('admin') } })),
      await refusalOf(reader.mfaDeviceList({})),
    ]).toEqual([
      [404, 'IAM.0004'],
      [403, 'IAM.0003'],
      [403, 'IAM.0003'],
    ]);
  });

  it('are one per user, with a name of their own', async () => {
    const at = await open();
    const { serial_number } = await at.create('mfa-admin', 'phone');
    expect(await refusalOf(at.create('mfa-admin', 'tablet'))).toEqual([409, 'PAP5.0024']);
    expect(await refusalOf(at.create('ucs-reader', 'phone'))).toEqual([409, 'PAP5.0013']);
    expect(await refusalOf(at.create('ucs-reader', 'my phone'))).toEqual([400, 'PAP5.0044']);
    expect(await refusalOf(at.create('nobody', 'tablet'))).toEqual([404, 'PAP5.0012']);
    expect(
      await refusalOf(
        at.api.v5MfaDeviceDisable({ body: { user_id: at.idOf('ucs-reader'), serial_number } }),
      ),
    ).toEqual([400, 'PAP5.0041']);
    await at.create('ucs-reader', 'tablet');
    expect((await at.api.v5MfaDeviceList({})).page_info.current_count).toBe(2);
    expect((await at.apiAs('PartnerCo/admin').v5MfaDeviceList({})).mfa_devices).toEqual([]);
  });

  it('count for the account itself, and go with their user', async () => {
    const at = await open();
    const { serial_number } = await at.create('admin', 'root-phone');
    expect((await at.api.v5AccountSummary({})).root_user_mfa_enabled).toBe(0);
    await at.enable('admin', serial_number);
    expect((await at.api.v5AccountSummary({})).root_user_mfa_enabled).toBe(1);
    const user_id = (await at.api.v5UserCreate({ body: { name: 'ann', enabled: true } })).user
      .user_id;
    await at.api.v5MfaDeviceCreate({ body: { user_id, virtual_mfa_device_name: 'of-ann' } });
    await at.api.v5UserDelete({ params: { user_id } });
    expect(JSON.stringify(at.backend.controls.world().toJson())).not.toContain('of-ann');
  });

  it('are handled by whoever may handle this device, whichever way the call names it', async () => {
    const at = await open();
    const { serial_number } = await at.create('mfa-admin', 'phone');
    const other = (await at.create('night-shift', 'other')).serial_number;
    const actions = [
      'createVirtualMFADeviceV5',
      'deleteVirtualMFADeviceV5',
      'enableV5',
      'disableV5',
    ].map((name) => `iam:mfa:${name}`);
    const policy_document = JSON.stringify({
      Version: '5.0',
      Statement: [{ Effect: 'Allow', Action: actions, Resource: [serial_number] }],
    });
    const { policy } = await at.api.v5PolicyCreate({
      body: { policy_name: 'OneDevice', policy_document },
    });
    await at.api.v5UserPolicyAttach({
      params: { policy_id: policy.policy_id },
      body: { user_id: at.idOf('ucs-reader') },
    });
    const me = at.apiAs('ucs-reader');
    const user_id = at.idOf('mfa-admin');
    await at.enable('mfa-admin', serial_number, me);
    await me.v5MfaDeviceDisable({ body: { user_id, serial_number } });
    await me.v5MfaDeviceDelete({ query: { user_id, serial_number } });
    await me.v5MfaDeviceCreate({ body: { user_id, virtual_mfa_device_name: 'phone' } });
    const refused = [
      at.enable('night-shift', other, me),
      me.v5MfaDeviceDisable({ body: { user_id: at.idOf('night-shift'), serial_number: other } }),
      me.v5MfaDeviceDelete({ query: { user_id: at.idOf('night-shift'), serial_number: other } }),
      me.v5MfaDeviceCreate({ body: { user_id, virtual_mfa_device_name: 'third' } }),
      me.v5MfaDeviceList({}),
    ];
    for (const call of refused) expect(await refusalOf(call)).toEqual([403, 'PAP5.0001']);

    // What is judged is what is done: a name in a place where the call does not look
    // changes nothing.
    const mine = encodeURIComponent(serial_number);
    const others = encodeURIComponent(other);
    const victim = at.idOf('night-shift');
    await at.enable('night-shift', other);
    const body = JSON.stringify({ user_id: victim, serial_number: other });
    const tricks = [
      await at.fetch(`/v5/mfa-devices/disable?serial_number=${mine}`, {
        as: 'ucs-reader',
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body,
      }),
      await at.fetch(
        `/v5/virtual-mfa-devices?user_id=${victim}&serial_number=${others}&serial_number=${mine}`,
        { as: 'ucs-reader', method: 'DELETE' },
      ),
      await at.fetch(
        `/v5/virtual-mfa-devices?user_id=${victim}&serial_number=${mine}&serial_number=${others}`,
        { as: 'ucs-reader', method: 'DELETE' },
      ),
    ];
    expect(tricks.map(({ status }) => status)).not.toContain(200);
    expect(tricks.map(({ status }) => status)).not.toContain(204);
    expect((await at.api.v5MfaDeviceList({ query: { user_id: victim } })).mfa_devices).toEqual([
      { serial_number: other, user_id: victim, enabled: true },
    ]);
  });
});

describe('signing in with password and code', () => {
  it('makes a token that carries MFA, so that a policy asking for it lets its holder delete a server', async () => {
    const at = await open();
    const user_id = at.idOf('mfa-admin');
    const signIn = async (passcode: string | undefined, id = user_id) => {
      const password = { user: { id: user_id, password: 'Practice-2026!' } };
      const identity =
        passcode === undefined
          ? { methods: ['password'], password }
          : { methods: ['password', 'totp'], password, totp: { user: { id, passcode } } };
      const response = await at.fetch('/v3/auth/tokens', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ auth: { identity } }),
      });
      const { token } = (await response.json()) as {
        token?: { methods: string[]; mfa_authn_at?: string };
      };
      return {
        status: response.status,
        token,
        api: at.apiWith(response.headers.get('X-Subject-Token') ?? ''),
      };
    };
    const project_id =
      (await at.api.projectList({ query: { name: 'ap-southeast-3' } })).projects[0]?.id ?? '';
    const server_id = (await at.api.ecsServerList({ params: { project_id } })).servers[0]?.id ?? '';
    const remove = (api: TestBackend['api']) =>
      api.ecsServerDelete({ params: { project_id, server_id } });

    const { serial_number } = await at.create('mfa-admin', 'phone');
    const now = () => totpCode(at.seedOf(serial_number), at.clock.now());
    expect((await signIn(now())).status).toBe(401); // not enabled yet
    await at.enable('mfa-admin', serial_number);
    expect((await signIn('000000')).status).toBe(401);
    expect((await signIn(now(), at.idOf('admin'))).status).toBe(401);
    const alone = await signIn(undefined);
    expect(alone.token).toMatchObject({ methods: ['password'] });
    expect((await refusalOf(remove(alone.api)))[0]).toBe(403);
    const both = await signIn(now());
    expect(both.token).toMatchObject({
      methods: ['password', 'totp'],
      mfa_authn_at: '2026-01-15T12:00:00.000000Z',
    });
    await remove(both.api);
  });
});
