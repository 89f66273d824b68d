import { beforeEach, describe, expect, it } from 'vitest';
import { createTestBackend, type TestBackend } from '#mocks/testing/testBackend.ts';
import { problemOf, refusalOf } from '#mocks/testing/refusalOf.ts';

let at: TestBackend;
let domain_id: string;
let user_id: string;
const first = 'Practice-2026!';
const second = 'Practice-2027!';
const third = 'Practice-2028!';

beforeEach(async () => {
  at = await createTestBackend();
  domain_id = (await at.api.authDomainList({})).domains[0]?.id ?? '';
  user_id = (
    await at.api.userCreate({
      body: { user: { name: 'ann', domain_id, password: first, pwd_status: false } },
    })
  ).user.id;
});

type Policy = Parameters<TestBackend['api']['v5PasswordPolicyUpdate']>[0]['body'];
const policy = (body: Policy) => at.api.v5PasswordPolicyUpdate({ body });
const newPassword = (password: string) =>
  at.api.v5LoginProfileUpdate({ params: { user_id }, body: { password } });
const oldConsole = (password: string) =>
  at.api.userUpdate({ params: { user_id }, body: { user: { password } } });
const ownV3 = (original_password: string, password: string) =>
  at
    .apiAs('ann')
    .userPassword({ params: { user_id }, body: { user: { original_password, password } } });
const ownV5 = (old_password: string, new_password: string) =>
  at.apiAs('ann').v5OwnPasswordChange({ body: { old_password, new_password } });

async function allow(action: string): Promise<void> {
  const policy_document = JSON.stringify({
    Version: '5.0',
    Statement: [{ Effect: 'Allow', Action: [action] }],
  });
  const made = await at.api.v5PolicyCreate({ body: { policy_name: 'One', policy_document } });
  await at.api.v5UserPolicyAttach({
    params: { policy_id: made.policy.policy_id },
    body: { user_id },
  });
}

describe('the password policy', () => {
  it('is the published default until it is set, the same in both families', async () => {
    const shared = {
      maximum_consecutive_identical_chars: 0,
      maximum_password_length: 32,
      minimum_password_age: 0,
      minimum_password_length: 8,
      password_not_username_or_invert: true,
      password_validity_period: 0,
      password_char_combination: 2,
      password_requirements:
        'At least two of: uppercase letters, lowercase letters, digits, special characters',
    };
    expect(await at.api.v5PasswordPolicyShow({})).toEqual({
      password_policy: {
        ...shared,
        password_reuse_prevention: 0,
        allow_user_to_change_password: true,
      },
    });
    expect(await at.api.passwordPolicyShow({ params: { domain_id } })).toEqual({
      password_policy: { ...shared, number_of_recent_passwords_disallowed: 0 },
    });
    await at.api.passwordPolicyUpdate({
      params: { domain_id },
      body: {
        password_policy: { number_of_recent_passwords_disallowed: 3, minimum_password_length: 10 },
      },
    });
    expect((await at.api.v5PasswordPolicyShow({})).password_policy).toMatchObject({
      password_reuse_prevention: 3,
      minimum_password_length: 10,
      password_char_combination: 2,
    });
  });

  it.each<[Policy]>([
    [{ minimum_password_length: 7 }],
    [{ minimum_password_length: 33 }],
    [{ password_char_combination: 5 }],
    [{ password_reuse_prevention: 25 }],
    [{ minimum_password_age: 1441 }],
  ])('keeps to the published bounds: %j', async (body) => {
    expect(await refusalOf(policy(body))).toEqual([400, 'IAM.0073']);
  });

  it('is read and set with the action of its family, in the own account', async () => {
    const me = at.apiAs('ann');
    expect(await refusalOf(me.v5PasswordPolicyShow({}))).toEqual([403, 'PAP5.0001']);
    expect(await refusalOf(me.v5PasswordPolicyUpdate({ body: {} }))).toEqual([403, 'PAP5.0001']);
    expect(await refusalOf(me.passwordPolicyShow({ params: { domain_id } }))).toEqual([
      403,
      'IAM.0003',
    ]);
    expect(
      await refusalOf(
        me.passwordPolicyUpdate({ params: { domain_id }, body: { password_policy: {} } }),
      ),
    ).toEqual([403, 'IAM.0003']);
    await allow('iam:securitypolicies:getPasswordPolicyV5');
    await me.v5PasswordPolicyShow({});
    expect(await refusalOf(me.v5PasswordPolicyUpdate({ body: {} }))).toEqual([403, 'PAP5.0001']);
    expect(
      (await problemOf(at.apiAs('PartnerCo/admin').passwordPolicyShow({ params: { domain_id } })))
        .status,
    ).toBe(403);
    await policy({ minimum_password_length: 20 });
    expect(
      (await at.apiAs('PartnerCo/admin').v5PasswordPolicyShow({})).password_policy
        .minimum_password_length,
    ).toBe(8);
  });

  it.each<[string, Policy, string, string]>([
    ['the shortest length', { minimum_password_length: 16 }, 'Practice-2027!', 'Practice-2027!ab'],
    ['the number of kinds', { password_char_combination: 4 }, 'practice2027', 'Practice-2027'],
    [
      'repeated characters',
      { maximum_consecutive_identical_chars: 2 },
      'Practice-2000!',
      'Practice-2001!',
    ],
  ])('binds every new password: %s', async (_, body, refused, taken) => {
    await policy(body);
    expect(await refusalOf(newPassword(refused))).toEqual([400, 'PAP5.0039']);
    expect((await problemOf(oldConsole(refused))).status).toBe(400);
    expect(
      (
        await problemOf(
          at.api.userCreate({ body: { user: { name: 'bob', domain_id, password: refused } } }),
        )
      ).status,
    ).toBe(400);
    expect((await problemOf(ownV3(first, refused))).status).toBe(400);
    await newPassword(taken);
  });

  it('says in words what a password lacks', async () => {
    await policy({ minimum_password_length: 16 });
    expect((await problemOf(newPassword(second))).message).toContain('Use 16 to 32 characters.');
  });

  it('may allow the username as password', async () => {
    await at.api.v5UserUpdate({ params: { user_id }, body: { new_user_name: 'Annabelle-1' } });
    expect(await refusalOf(newPassword('annabelle-1'))).toEqual([400, 'PAP5.0039']);
    await policy({ password_not_username_or_invert: false });
    await newPassword('annabelle-1');
  });

  it('bars the latest passwords, the present one always', async () => {
    expect(await refusalOf(newPassword(first))).toEqual([400, 'PAP5.0039']);
    await newPassword(second);
    await newPassword(first);
    await newPassword(second);
    await newPassword(third);
    await policy({ password_reuse_prevention: 2 });
    expect(await refusalOf(newPassword(second))).toEqual([400, 'PAP5.0039']);
    expect((await problemOf(oldConsole(second))).code).toBe('1108');
    await newPassword(first);
  });

  it('bars a password that was deleted with the login profile', async () => {
    await policy({ password_reuse_prevention: 1 });
    await at.api.v5LoginProfileDelete({ params: { user_id } });
    const create = (password: string) =>
      at.api.v5LoginProfileCreate({
        params: { user_id },
        body: { password, password_reset_required: false },
      });
    expect(await refusalOf(create(first))).toEqual([400, 'PAP5.0039']);
    await create(second);
  });

  it('may keep users from changing their own passwords, not the account', async () => {
    await policy({ allow_user_to_change_password: false });
    await allow('iam:users:changePasswordV5');
    expect(await refusalOf(ownV3(first, second))).toEqual([403, '403']);
    expect(await refusalOf(ownV5(first, second))).toEqual([403, 'PAP5.0022']);
    await at.api.v5OwnPasswordChange({
      body: { old_password: 'Rehearse-2026!', new_password: second },
    });
  });

  it('sets an age below which a password is not changed, unless the user was told to', async () => {
    await policy({ minimum_password_age: 30 });
    expect(await refusalOf(ownV3(first, second))).toEqual([403, '403']);
    at.clock.forward(30 * 60_000);
    await ownV3(first, second);
    await allow('iam:users:changePasswordV5');
    expect(await refusalOf(ownV5(second, third))).toEqual([403, 'PAP5.0021']);
    await at.api.v5LoginProfileUpdate({
      params: { user_id },
      body: { password: third, password_reset_required: true },
    });
    await ownV5(third, first);
  });
});

describe('the own password in the new IAM', () => {
  it('is changed with the action and the old password', async () => {
    expect(await refusalOf(ownV5(first, second))).toEqual([403, 'PAP5.0001']);
    await allow('iam:users:changePasswordV5');
    expect(await refusalOf(ownV5('Wrong-2026!', second))).toEqual([400, 'PAP5.0039']);
    expect(await refusalOf(ownV5(first, 'short'))).toEqual([400, 'PAP5.0039']);
    await ownV5(first, second);
    await ownV3(second, third);
  });

  it('needs the action on oneself', async () => {
    const mine = (await at.api.v5UserShow({ params: { user_id } })).user.urn;
    const policy_document = (urn: string) =>
      JSON.stringify({
        Version: '5.0',
        Statement: [{ Effect: 'Allow', Action: ['iam:users:changePasswordV5'], Resource: [urn] }],
      });
    const other = await at.api.v5PolicyCreate({
      body: { policy_name: 'Other', policy_document: policy_document(mine.replace('ann', 'bob')) },
    });
    await at.api.v5UserPolicyAttach({
      params: { policy_id: other.policy.policy_id },
      body: { user_id },
    });
    expect(await refusalOf(ownV5(first, second))).toEqual([403, 'PAP5.0001']);
    const own = await at.api.v5PolicyCreate({
      body: { policy_name: 'Own', policy_document: policy_document(mine) },
    });
    await at.api.v5UserPolicyAttach({
      params: { policy_id: own.policy.policy_id },
      body: { user_id },
    });
    await ownV5(first, second);
  });
});

describe('the age of a password', () => {
  const setAt = async () =>
    (await at.api.v5UserList({})).users.find((row) => row.user_id === user_id)?.password_set_at;

  it('counts from the creation of the user, then from each new password, and ends with it', async () => {
    expect(await setAt()).toBe('2026-01-15T12:00:00Z');
    at.clock.forward(3_600_000);
    await newPassword(second);
    expect(await setAt()).toBe('2026-01-15T13:00:00Z');
    await at.api.v5LoginProfileDelete({ params: { user_id } });
    expect(await setAt()).toBeNull();
  });

  it('goes with the user', async () => {
    await newPassword(second);
    await at.api.v5UserDelete({ params: { user_id } });
    expect(JSON.stringify(at.backend.controls.world().toJson())).not.toContain(user_id);
  });
});
