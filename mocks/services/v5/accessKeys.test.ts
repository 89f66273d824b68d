import { beforeEach, describe, expect, it } from 'vitest';
import { createTestBackend, type TestBackend } from '#mocks/testing/testBackend.ts';
import { refusalOf } from '#mocks/testing/refusalOf.ts';

let at: TestBackend;
let user_id: string;
beforeEach(async () => {
  at = await createTestBackend();
  user_id = (await at.api.v5UserCreate({ body: { name: 'ann', enabled: true } })).user.user_id;
});

const newKey = async () => (await at.api.v5AccessKeyCreate({ params: { user_id } })).access_key;

/** Lets a user do some actions, on himself only when `resource` says so. */
async function allow(holder: string, actions: readonly string[], resource?: string): Promise<void> {
  const policy_document = JSON.stringify({
    Version: '5.0',
    Statement: [
      { Effect: 'Allow', Action: actions, ...(resource !== undefined && { Resource: [resource] }) },
    ],
  });
  const { policy } = await at.api.v5PolicyCreate({
    body: { policy_name: 'Keys', policy_document },
  });
  await at.api.v5UserPolicyAttach({
    params: { policy_id: policy.policy_id },
    body: { user_id: holder },
  });
}

describe('access keys of the new IAM', () => {
  it('show their secret at creation only', async () => {
    const made = await newKey();
    expect(made).toEqual({
      user_id,
      access_key_id: made.access_key_id,
      created_at: '2026-01-15T12:00:00Z',
      status: 'active',
      secret_access_key: made.secret_access_key,
    });
    expect(made.secret_access_key).toHaveLength(40);
    const { secret_access_key: _, ...shown } = made;
    expect(await at.api.v5AccessKeyList({ params: { user_id } })).toEqual({
      access_keys: [shown],
      page_info: { current_count: 1 },
    });
  });

  it('are those of the old IAM, both ways', async () => {
    const { credential } = await at.api.credentialCreate({
      body: { credential: { user_id, description: 'From the old console' } },
    });
    const made = await newKey();
    expect(
      (await at.api.v5AccessKeyList({ params: { user_id } })).access_keys.map(
        (key) => key.access_key_id,
      ),
    ).toEqual([credential.access, made.access_key_id]);
    await at.api.v5AccessKeyUpdate({
      params: { user_id, access_key_id: credential.access },
      body: { status: 'inactive' },
    });
    expect(
      (await at.api.credentialShow({ params: { access_key: credential.access } })).credential,
    ).toMatchObject({
      status: 'inactive',
      description: 'From the old console',
      last_use_time: null,
    });
    await at.api.credentialDelete({ params: { access_key: made.access_key_id } });
    expect(
      await refusalOf(
        at.api.v5AccessKeyUpdate({
          params: { user_id, access_key_id: made.access_key_id },
          body: { status: 'active' },
        }),
      ),
    ).toEqual([404, 'PAP5.0012']);
  });

  it('are two at most, whoever made them', async () => {
    await at.api.credentialCreate({ body: { credential: { user_id } } });
    const { access_key_id } = await newKey();
    expect(await refusalOf(newKey())).toEqual([409, 'PAP5.0020']);
    await at.api.v5AccessKeyDelete({ params: { user_id, access_key_id } });
    await newKey();
  });

  it('note their last use, at most every quarter of an hour, until they go', async () => {
    const { access_key_id } = await newKey();
    const lastUsed = async () =>
      (await at.api.v5AccessKeyLastUsed({ params: { user_id, access_key_id } }))
        .access_key_last_used.last_used_at;
    const commits = () => at.backend.controls.commits().length;
    const use = () => at.backend.controls.noteKeyUse(access_key_id);
    expect(await lastUsed()).toBeUndefined();
    await use();
    expect(await lastUsed()).toBe('2026-01-15T12:00:00Z');
    const before = commits();
    at.clock.forward(15 * 60_000 - 1);
    await use();
    expect([await lastUsed(), commits()]).toEqual(['2026-01-15T12:00:00Z', before]);
    at.clock.forward(1);
    await use();
    expect([await lastUsed(), commits()]).toEqual(['2026-01-15T12:15:00Z', before + 1]);
    await at.api.v5AccessKeyDelete({ params: { user_id, access_key_id } });
    await use();
    expect(at.backend.controls.world().toJson()['keyUses']).toEqual([]);
  });

  it('are read in pages', async () => {
    const keys = [await newKey(), await newKey()];
    const first = await at.api.v5AccessKeyList({ params: { user_id }, query: { limit: 1 } });
    const marker = first.page_info.next_marker ?? '';
    const second = await at.api.v5AccessKeyList({
      params: { user_id },
      query: { limit: 1, marker },
    });
    expect([...first.access_keys, ...second.access_keys].map((key) => key.access_key_id)).toEqual(
      keys.map((key) => key.access_key_id),
    );
    expect(second.page_info).toEqual({ current_count: 1 });
    expect(
      await refusalOf(
        at.api.v5AccessKeyList({ params: { user_id }, query: { marker: 'nonsense' } }),
      ),
    ).toEqual([400, 'PAP5.0010']);
  });

  it('belong to the user in the path', async () => {
    const { access_key_id } = await newKey();
    const other = (await at.api.v5UserCreate({ body: { name: 'bob', enabled: true } })).user
      .user_id;
    const params = { user_id: other, access_key_id };
    expect(
      await refusalOf(at.api.v5AccessKeyUpdate({ params, body: { status: 'inactive' } })),
    ).toEqual([404, 'PAP5.0012']);
    expect(await refusalOf(at.api.v5AccessKeyDelete({ params }))).toEqual([404, 'PAP5.0012']);
    expect(await refusalOf(at.api.v5AccessKeyLastUsed({ params }))).toEqual([404, 'PAP5.0012']);
    expect(await refusalOf(at.api.v5AccessKeyList({ params: { user_id: 'nobody' } }))).toEqual([
      404,
      'PAP5.0012',
    ]);
    expect(
      await refusalOf(at.apiAs('PartnerCo/admin').v5AccessKeyList({ params: { user_id } })),
    ).toEqual([404, 'PAP5.0012']);
  });

  it('take two states only', async () => {
    const { access_key_id } = await newKey();
    const sent = await at.fetch(`/v5/users/${user_id}/access-keys/${access_key_id}`, {
      method: 'PUT',
      as: 'admin',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ status: 'lost' }),
    });
    expect([sent.status, await sent.json()]).toEqual([
      400,
      expect.objectContaining({ error_code: 'IAM.0073' }),
    ]);
  });

  it('go with their user', async () => {
    const { access_key_id } = await newKey();
    await at.api.v5UserDelete({ params: { user_id } });
    expect(JSON.stringify(at.backend.controls.world().toJson())).not.toContain(access_key_id);
  });
});

describe('the right to handle access keys', () => {
  it("does not come with one's own name: without the action nobody handles his own keys here", async () => {
    const { access_key_id } = await newKey();
    const me = at.apiAs('ann');
    const params = { user_id, access_key_id };
    const calls = [
      me.v5AccessKeyList({ params }),
      me.v5AccessKeyCreate({ params }),
      me.v5AccessKeyUpdate({ params, body: { status: 'inactive' } }),
      me.v5AccessKeyDelete({ params }),
      me.v5AccessKeyLastUsed({ params }),
    ];
    for (const call of calls) expect(await refusalOf(call)).toEqual([403, 'PAP5.0001']);
    await me.credentialList({}); // the old IAM lets everybody handle his own
  });

  it('is judged on the user whose keys they are', async () => {
    const { urn } = (await at.api.v5UserShow({ params: { user_id } })).user;
    const other = (await at.api.v5UserCreate({ body: { name: 'bob', enabled: true } })).user
      .user_id;
    await allow(
      user_id,
      ['iam:credentials:createCredentialV5', 'iam:credentials:listCredentialsV5'],
      urn,
    );
    const me = at.apiAs('ann');
    await me.v5AccessKeyCreate({ params: { user_id } });
    expect((await me.v5AccessKeyList({ params: { user_id } })).access_keys).toHaveLength(1);
    expect(await refusalOf(me.v5AccessKeyCreate({ params: { user_id: other } }))).toEqual([
      403,
      'PAP5.0001',
    ]);
  });

  it.each([
    ['iam:credentials:updateCredentialV5', 'v5AccessKeyUpdate'],
    ['iam:credentials:deleteCredentialV5', 'v5AccessKeyDelete'],
    ['iam:credentials:showAccessKeyLastUsedV5', 'v5AccessKeyLastUsed'],
  ] as const)('%s opens %s and no other call', async (action, opened) => {
    const { access_key_id } = await newKey();
    await allow(user_id, [action]);
    const me = at.apiAs('ann');
    const params = { user_id, access_key_id };
    const calls = {
      v5AccessKeyUpdate: () => me.v5AccessKeyUpdate({ params, body: { status: 'inactive' } }),
      v5AccessKeyLastUsed: () => me.v5AccessKeyLastUsed({ params }),
      v5AccessKeyDelete: () => me.v5AccessKeyDelete({ params }),
    };
    const outcomes: Record<string, unknown> = {};
    for (const [name, call] of Object.entries(calls))
      outcomes[name] = await call().then(
        () => 'done',
        ({ code }: { code: string }) => code,
      );
    const refused = {
      v5AccessKeyUpdate: 'PAP5.0001',
      v5AccessKeyLastUsed: 'PAP5.0001',
      v5AccessKeyDelete: 'PAP5.0001',
    };
    expect(outcomes).toEqual({ ...refused, [opened]: 'done' });
  });
});
