import { describe, expect, it } from 'vitest';
import { openRehearsal } from '#mocks/testing/rehearsalBackend.ts';
import { refusalOf } from '#mocks/testing/refusalOf.ts';

describe('tags', () => {
  it('of users are set, changed, removed and decide', async () => {
    const at = await openRehearsal();
    const { users } = await at.api.v5UserList({});
    const resource_id = users.find((row) => row.user_name === 'mfa-admin')?.user_id ?? '';
    const params = { resource_type: 'user', resource_id };
    await at.api.v5TagCreate({
      params,
      body: {
        tags: [
          { tag_key: 'team', tag_value: 'shop' },
          { tag_key: 'floor', tag_value: '2' },
        ],
      },
    });
    await at.api.v5TagCreate({ params, body: { tags: [{ tag_key: 'floor', tag_value: '3' }] } });
    expect((await at.api.v5UserShow({ params: { user_id: resource_id } })).user.tags).toEqual([
      { tag_key: 'team', tag_value: 'shop' },
      { tag_key: 'floor', tag_value: '3' },
    ]);

    const document = JSON.stringify({
      Version: '5.0',
      Statement: [
        {
          Effect: 'Allow',
          Action: ['iam:users:getUserV5'],
          Condition: { StringEquals: { 'g:ResourceTag/team': ['shop'] } },
        },
      ],
    });
    const { policy } = await at.api.v5PolicyCreate({
      body: { policy_name: 'Team', policy_document: document },
    });
    await at.api.v5UserPolicyAttach({
      params: { policy_id: policy.policy_id },
      body: { user_id: users.find((row) => row.user_name === 'ucs-reader')?.user_id ?? '' },
    });
    const me = at.apiAs('ucs-reader');
    await me.v5UserShow({ params: { user_id: resource_id } });
    await at.api.v5TagDelete({ params, body: ['team'] });
    expect((await at.api.v5TagList({ params })).tags).toEqual([
      { tag_key: 'floor', tag_value: '3' },
    ]);
    expect(await refusalOf(me.v5UserShow({ params: { user_id: resource_id } }))).toEqual([
      403,
      'PAP5.0001',
    ]);
  });

  it.each([
    [
      [
        { tag_key: 'a', tag_value: '1' },
        { tag_key: 'a', tag_value: '2' },
      ],
      [400, 'PAP5.0033'],
    ],
    [[{ tag_key: '', tag_value: '1' }], [400, 'PAP5.0036']],
    [[{ tag_key: 'a*', tag_value: '1' }], [400, 'PAP5.0036']],
    [
      Array.from({ length: 21 }, (_, index) => ({ tag_key: `k${index}`, tag_value: '' })),
      [400, 'PAP5.0036'],
    ],
  ])('%j are refused', async (tags, expected) => {
    const at = await openRehearsal();
    const resource_id = (await at.api.v5UserList({})).users[0]?.user_id ?? '';
    expect(
      await refusalOf(
        at.api.v5TagCreate({ params: { resource_type: 'user', resource_id }, body: { tags } }),
      ),
    ).toEqual(expected);
    expect(
      (await at.api.v5TagList({ params: { resource_type: 'user', resource_id } })).tags,
    ).toEqual([]);
  });
});
