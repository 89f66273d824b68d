import { beforeEach, describe, expect, it } from 'vitest';
import { createTestBackend, type TestBackend } from '#mocks/testing/testBackend.ts';
import { refusalOf } from '#mocks/testing/refusalOf.ts';

let at: TestBackend;
beforeEach(async () => {
  at = await createTestBackend();
});

const newUser = async (name: string) =>
  (await at.api.v5UserCreate({ body: { name, enabled: true } })).user.user_id;
const newGroup = async (group_name: string) =>
  (await at.api.v5GroupCreate({ body: { group_name } })).group.group_id;
const systemPolicy = async (name: string) =>
  (await at.api.v5PolicyList({ query: { policy_type: 'system' } })).policies.find(
    (row) => row.policy_name === name,
  )?.policy_id ?? '';

describe('one world for both consoles', () => {
  it('shows people and groups of the new IAM in the old one and back', async () => {
    const user_id = await newUser('ann');
    const { user } = await at.api.userShow({ params: { user_id } });
    expect(user).toMatchObject({ name: 'ann', enabled: true });
    await at.api.userUpdate({
      params: { user_id },
      body: { user: { description: 'From the old console' } },
    });
    expect((await at.api.v5UserShow({ params: { user_id } })).user).toMatchObject({
      user_name: 'ann',
      description: 'From the old console',
      tags: [],
    });
    const { group } = await at.api.groupCreate({ body: { group: { name: 'operators' } } });
    expect((await at.api.v5GroupShow({ params: { group_id: group.id } })).group.group_name).toBe(
      'operators',
    );
    await at.api.v5GroupUserAdd({ params: { group_id: group.id }, body: { user_id } });
    expect(
      (await at.api.userGroupList({ params: { user_id } })).groups.map(({ name }) => name),
    ).toEqual(['operators']);
    await at.api.groupUserRemove({ params: { group_id: group.id, user_id } });
    expect((await at.api.v5GroupList({ query: { user_id } })).groups).toEqual([]);
  });

  it('counts grants of both consoles together', async () => {
    const user_id = await newUser('ann');
    const group_id = await newGroup('operators');
    await at.api.v5GroupUserAdd({ params: { group_id }, body: { user_id } });
    const ann = at.apiAs('ann');
    expect(await refusalOf(ann.groupList({}))).toEqual([403, '403']);
    await at.api.v5GroupPolicyAttach({
      params: { policy_id: await systemPolicy('IAMReadOnlyPolicy') },
      body: { group_id },
    });
    expect((await ann.groupList({})).groups.length).toBeGreaterThan(0);
    await ann.v5GroupList({});
  });

  it('takes attachments away with their holder when the old console deletes him', async () => {
    const user_id = await newUser('ann');
    const policy_id = await systemPolicy('UCSReadOnlyPolicy');
    await at.api.v5UserPolicyAttach({ params: { policy_id }, body: { user_id } });
    await at.api.userDelete({ params: { user_id } });
    expect((await at.api.v5PolicyShow({ params: { policy_id } })).policy.attachment_count).toBe(0);
    expect((await at.api.v5PolicyEntityList({ params: { policy_id } })).policy_users).toEqual([]);
  });
});

describe('users', () => {
  it.each([
    ['9lives', [400, 'PAP5.0032']],
    ['', [400, 'PAP5.0032']],
    ['x'.repeat(65), [400, 'PAP5.0032']],
    ['admin', [409, 'PAP5.0013']],
  ])('%j is refused as a name', async (name, expected) => {
    expect(await refusalOf(at.api.v5UserCreate({ body: { name, enabled: true } }))).toEqual(
      expected,
    );
  });

  it('are renamed, disabled, and refused their sign-in then', async () => {
    const user_id = await newUser('ann');
    const { user } = await at.api.v5UserUpdate({
      params: { user_id },
      body: { new_user_name: 'anna', new_description: 'Operator', enabled: false },
    });
    expect(user).toMatchObject({
      user_name: 'anna',
      description: 'Operator',
      enabled: false,
      is_root_user: false,
    });
    expect(user.urn).toMatch(/:user:anna$/);
    expect(await refusalOf(at.apiAs('anna').callerIdentity({}))).toEqual([401, 'PAP5.0040']);
    expect(
      await refusalOf(
        at.api.v5UserUpdate({ params: { user_id }, body: { new_user_name: 'admin' } }),
      ),
    ).toEqual([409, 'PAP5.0013']);
    expect(
      await refusalOf(
        at.api.v5UserUpdate({ params: { user_id }, body: { new_description: 'a#b' } }),
      ),
    ).toEqual([400, 'PAP5.0035']);
  });

  it('are deleted once they hold nothing', async () => {
    const user_id = await newUser('ann');
    const group_id = await newGroup('operators');
    const policy_id = await systemPolicy('UCSReadOnlyPolicy');
    await at.api.v5GroupUserAdd({ params: { group_id }, body: { user_id } });
    await at.api.v5UserPolicyAttach({ params: { policy_id }, body: { user_id } });
    expect(await refusalOf(at.api.v5UserDelete({ params: { user_id } }))).toEqual([
      409,
      'PAP5.0015',
    ]);
    await at.api.v5UserPolicyDetach({ params: { policy_id }, body: { user_id } });
    expect(await refusalOf(at.api.v5UserDelete({ params: { user_id } }))).toEqual([
      409,
      'PAP5.0015',
    ]);
    await at.api.v5GroupUserRemove({ params: { group_id }, body: { user_id } });
    await at.api.v5UserDelete({ params: { user_id } });
    expect(await refusalOf(at.api.v5UserShow({ params: { user_id } }))).toEqual([404, 'PAP5.0012']);
  });

  it('leave the account itself alone', async () => {
    const root = (await at.api.v5UserList({})).users.find((row) => row.is_root_user)?.user_id ?? '';
    expect(await refusalOf(at.api.v5UserDelete({ params: { user_id: root } }))).toEqual([
      403,
      'PAP5.0019',
    ]);
    expect(
      await refusalOf(at.api.v5UserUpdate({ params: { user_id: root }, body: { enabled: false } })),
    ).toEqual([403, 'PAP5.0019']);
    expect(await refusalOf(at.api.v5LoginProfileDelete({ params: { user_id: root } }))).toEqual([
      403,
      'PAP5.0019',
    ]);
  });

  it('are listed by group and page by page', async () => {
    const group_id = await newGroup('operators');
    const ids = [];
    for (const name of ['a1', 'a2', 'a3']) ids.push(await newUser(name));
    for (const user_id of ids)
      await at.api.v5GroupUserAdd({ params: { group_id }, body: { user_id } });
    const first = await at.api.v5UserList({ query: { group_id, limit: 2 } });
    const second = await at.api.v5UserList({
      query: { group_id, limit: 2, marker: first.page_info.next_marker },
    });
    expect([...first.users, ...second.users].map((row) => row.user_id)).toEqual(ids);
    expect(second.page_info).toEqual({ current_count: 1 });
    expect(await refusalOf(at.api.v5UserList({ query: { group_id: 'nobody' } }))).toEqual([
      404,
      'PAP5.0012',
    ]);
  });
});

describe('login profiles', () => {
  const signIn = (password: string) =>
    at.apiAs(undefined).tokenCreate({
      body: {
        auth: {
          identity: {
            methods: ['password'],
            password: { user: { name: 'ann', password, domain: { name: 'RehearsalCo' } } },
          },
        },
      },
    });

  it('let a user sign in, with a new password, and no more', async () => {
    const user_id = await newUser('ann');
    const params = { user_id };
    expect(await refusalOf(at.api.v5LoginProfileShow({ params }))).toEqual([404, 'IAM.0004']);
    const { login_profile } = await at.api.v5LoginProfileCreate({
      params,
      body: { password: 'Practice-2026!', password_reset_required: true },
    });
    expect(login_profile).toMatchObject({ user_id, password_reset_required: true });
    expect(await at.api.v5LoginProfileShow({ params })).toEqual({ login_profile });
    expect(
      await refusalOf(
        at.api.v5LoginProfileCreate({
          params,
          body: { password: 'Practice-2027!', password_reset_required: false },
        }),
      ),
    ).toEqual([409, 'PAP5.0013']);
    expect((await at.api.v5UserLastLogin({ params })).user_last_login).toEqual({});
    await signIn('Practice-2026!');
    expect((await at.api.v5UserLastLogin({ params })).user_last_login.last_login_at).toBe(
      '2026-01-15T12:00:00Z',
    );
    await at.api.v5LoginProfileUpdate({
      params,
      body: { password: 'Practice-2027!', password_reset_required: false },
    });
    expect((await refusalOf(signIn('Practice-2026!')))[0]).toBe(401);
    await signIn('Practice-2027!');
    await at.api.v5LoginProfileDelete({ params });
    expect((await refusalOf(signIn('Practice-2027!')))[0]).toBe(401);
    expect(
      await refusalOf(
        at.api.v5LoginProfileUpdate({ params, body: { password_reset_required: true } }),
      ),
    ).toEqual([404, 'IAM.0004']);
  });

  it.each(['short', 'alllowercase', 'ann', 'has blank in it 1'])(
    '%j is refused as a password',
    async (password) => {
      const user_id = await newUser('ann');
      expect(
        await refusalOf(
          at.api.v5LoginProfileCreate({
            params: { user_id },
            body: { password, password_reset_required: false },
          }),
        ),
      ).toEqual([400, 'PAP5.0039']);
    },
  );
});

describe('user groups', () => {
  it('are created, renamed, counted and deleted once empty', async () => {
    const group_id = await newGroup('operators');
    expect(await refusalOf(at.api.v5GroupCreate({ body: { group_name: 'operators' } }))).toEqual([
      409,
      'PAP5.0013',
    ]);
    expect(await refusalOf(at.api.v5GroupCreate({ body: { group_name: 'a/b' } }))).toEqual([
      400,
      'PAP5.0034',
    ]);
    await at.api.v5GroupUpdate({
      params: { group_id },
      body: { new_group_name: 'day shift', new_group_description: 'By day' },
    });
    const user_id = await newUser('ann');
    const membership = { params: { group_id }, body: { user_id } };
    await at.api.v5GroupUserAdd(membership);
    await at.api.v5GroupUserAdd(membership);
    const { groups } = await at.api.v5GroupSummaryList({ query: { user_id } });
    expect(groups).toMatchObject([
      { group_name: 'day shift', description: 'By day', user_count: 1 },
    ]);
    expect(await refusalOf(at.api.v5GroupDelete({ params: { group_id } }))).toEqual([
      409,
      'PAP5.0015',
    ]);
    await at.api.v5GroupUserRemove(membership);
    expect(await refusalOf(at.api.v5GroupUserRemove(membership))).toEqual([404, 'PAP5.0012']);
    await at.api.v5GroupDelete({ params: { group_id } });
  });

  it('keep the default group and its name', async () => {
    const group_id =
      (await at.api.v5GroupList({})).groups.find((row) => row.group_name === 'admin')?.group_id ??
      '';
    expect(await refusalOf(at.api.v5GroupDelete({ params: { group_id } }))).toEqual([
      403,
      'PAP5.0019',
    ]);
    expect(
      await refusalOf(
        at.api.v5GroupUpdate({ params: { group_id }, body: { new_group_name: 'x' } }),
      ),
    ).toEqual([403, 'PAP5.0019']);
  });

  it('take a user ten times at most', async () => {
    const user_id = await newUser('ann');
    for (let index = 0; index < 10; index += 1)
      await at.api.v5GroupUserAdd({
        params: { group_id: await newGroup(`g${index}`) },
        body: { user_id },
      });
    expect(
      await refusalOf(
        at.api.v5GroupUserAdd({ params: { group_id: await newGroup('g10') }, body: { user_id } }),
      ),
    ).toEqual([409, 'PAP5.0009']);
  });
});
