import { beforeEach, describe, expect, it } from 'vitest';
import { openSecurityWorld, passwords, type SecurityWorld } from '#mocks/testing/securityWorld.ts';
import { bindDevice, deviceCode, signInWith } from '#mocks/testing/passwordSignIn.ts';
import { refusalOf } from '#mocks/testing/refusalOf.ts';

const minute = 60_000;
let at: SecurityWorld;
beforeEach(async () => {
  at = await openSecurityWorld();
});

const right = (name = 'ann') =>
  signInWith(at, name, name === 'admin' ? passwords.admin : passwords.ann);
const wrong = (name = 'ann') => signInWith(at, name, 'Wrong-2026!');
async function fail(times: number, name = 'ann'): Promise<void> {
  for (let done = 0; done < times; done += 1)
    expect((await wrong(name)).message).toBe('Incorrect password.');
}
const summaries = () => at.backend.controls.commits().map(({ summary }) => summary);

describe('failed sign-ins', () => {
  it('lock a user with the documented text, whatever he then proves', async () => {
    await fail(5);
    expect(await right()).toMatchObject({ status: 401, message: 'Account locked.' });
    expect(await wrong()).toMatchObject({ status: 401, message: 'Account locked.' });
    expect((await right('admin')).status).toBe(201);
    expect(summaries()).toContain('Locked ann for 15 minutes after 5 failed sign-ins');
    const tries = summaries().filter((text) => text.includes('sign in as ann'));
    expect(tries).toHaveLength(4);
  });

  it('lock no longer than the policy says, and count afresh after that', async () => {
    await fail(5);
    at.clock.forward(15 * minute - 1);
    expect((await right()).message).toBe('Account locked.');
    at.clock.forward(1);
    await fail(4);
    expect((await right()).status).toBe(201);
  });

  it('are forgotten after the window, and after a sign-in that succeeds', async () => {
    await fail(4);
    at.clock.forward(15 * minute + 1);
    await fail(4);
    expect((await right()).status).toBe(201);
    await fail(4);
    expect((await right()).status).toBe(201);
  });

  it('follow the login policy of either family', async () => {
    await at.api.loginPolicyUpdate({
      params: { domain_id: at.domain_id },
      body: { login_policy: { login_failed_times: 3, period_with_login_failures: 60 } },
    });
    await at.api.v5LoginPolicyUpdate({ body: { lockout_duration: 30 } });
    await fail(2);
    at.clock.forward(59 * minute);
    await fail(1);
    expect((await right()).message).toBe('Account locked.');
    at.clock.forward(29 * minute);
    expect((await right()).message).toBe('Account locked.');
    at.clock.forward(minute);
    expect((await right()).status).toBe(201);
  });

  it('lock the account itself, too, and wrong codes count like wrong passwords', async () => {
    await fail(4, 'admin');
    expect((await signInWith(at, 'admin', passwords.admin, { code: '000000' })).status).toBe(401);
    expect((await right('admin')).message).toBe('Account locked.');
    at.clock.forward(15 * minute);
    expect((await right('admin')).status).toBe(201);
  });

  it('of codes for critical operations count, too, and a locked person proves none', async () => {
    await bindDevice(at, at.admin_id);
    const prove = (code: string) => at.api.verificationProve({ body: { code } });
    for (let tries = 0; tries < 5; tries += 1)
      expect(await refusalOf(prove('000000'))).toEqual([400, 'CONSOLE.0010']);
    expect(summaries()).toContain('Locked admin for 15 minutes after 5 failed proofs');
    expect(summaries()).toContain('Wrong code for a critical operation of admin');
    expect((await right('admin')).message).toBe('Account locked.');
    expect(await refusalOf(prove(deviceCode(at, at.admin_id)))).toEqual([403, 'CONSOLE.0022']);
    at.clock.forward(15 * minute);
    expect((await right('admin')).status).toBe(201);
    await prove(deviceCode(at, at.admin_id));
  });

  it('and wrong codes are one count, which a right code clears', async () => {
    await bindDevice(at, at.admin_id);
    const prove = (code: string) => at.api.verificationProve({ body: { code } });
    await fail(4, 'admin');
    await prove(deviceCode(at, at.admin_id));
    await fail(3, 'admin');
    expect(await refusalOf(prove('000000'))).toEqual([400, 'CONSOLE.0010']);
    await fail(1, 'admin');
    expect((await right('admin')).message).toBe('Account locked.');
  });

  it('of nobody leave nothing behind', async () => {
    const before = summaries().length;
    expect((await wrong('nobody')).message).toBe('Incorrect password.');
    expect((await wrong('Nowhere/ann')).message).toBe('Incorrect password.');
    expect(summaries()).toHaveLength(before);
  });
});

describe('a locked user', () => {
  const user = () => ({ params: { user_id: at.ann_id } });
  const shown = async () => (await at.api.userDetail(user())).user.locked_until;
  beforeEach(() => fail(5));

  it('is told to administrators until he is unlocked', async () => {
    expect(await shown()).toBe(at.clock.now() + 15 * minute);
    expect((await at.api.v5UserShow(user())).user.locked_until).toBe(at.clock.now() + 15 * minute);
    at.clock.forward(15 * minute);
    expect(await shown()).toBeUndefined();
  });

  it.each<[string, () => Promise<unknown>]>([
    ['by enabling him', () => at.api.userUpdate({ ...user(), body: { user: { enabled: true } } })],
    [
      'by enabling him in the new IAM',
      () => at.api.v5UserUpdate({ ...user(), body: { enabled: true } }),
    ],
    ['by the desk', () => at.api.lockLift({ body: { account: 'RehearsalCo', user: 'ann' } })],
    ['by taking the lock back', () => at.api.journalUndo({ body: {} })],
  ])('is unlocked by an administrator: %s', async (_, unlock) => {
    await unlock();
    expect((await right()).status).toBe(201);
  });

  it('is unlocked by a new password', async () => {
    const password = 'Practice-2027!';
    await at.api.userUpdate({ ...user(), body: { user: { password } } });
    expect((await signInWith(at, 'ann', password)).status).toBe(201);
  });

  it('stands on the list of locks, which lifts no other', async () => {
    expect((await at.api.lockList({})).locks).toEqual([
      { account: 'RehearsalCo', user: 'ann', until: at.clock.now() + 15 * minute },
    ]);
    await expect(
      at.api.lockLift({ body: { account: 'RehearsalCo', user: 'admin' } }),
    ).rejects.toMatchObject({ status: 404 });
  });

  it('is let in by the desk, and leaves no state when he goes', async () => {
    await at.apiAs('ann').authProjectList({});
    await at.api.userDelete(user());
    expect(at.backend.controls.world().toJson()['signInStates']).toEqual([]);
  });
});

describe('a user who stays away', () => {
  const days = (count: number) => at.clock.forward(count * 86_400_000);
  beforeEach(() =>
    at.api.loginPolicyUpdate({
      params: { domain_id: at.domain_id },
      body: { login_policy: { account_validity_period: 30 } },
    }),
  );

  it('is disabled at the next sign-in, and let in again by an administrator', async () => {
    days(30);
    expect((await right()).status).toBe(201);
    days(31);
    expect(await right()).toMatchObject({
      status: 401,
      message: 'The user is disabled: nobody signed in for more than 30 days.',
    });
    await at.apiAs('admin').userUpdate({
      params: { user_id: at.ann_id },
      body: { user: { enabled: true } },
    });
    expect((await right()).status).toBe(201);
  });

  it('is not the account itself', async () => {
    days(400);
    expect((await right('admin')).status).toBe(201);
  });
});
