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

describe('attachments', () => {
  const document = JSON.stringify({
    Version: '5.0',
    Statement: [{ Effect: 'Allow', Action: ['ucs:clusters:get'] }],
  });

  it.each(['user', 'group', 'agency'] as const)(
    'of a %s are made once, listed on both sides, ten at most, and taken back',
    async (kind) => {
      const calls = {
        user: ['v5UserPolicyAttach', 'v5UserPolicyDetach', 'v5UserPolicyList'],
        group: ['v5GroupPolicyAttach', 'v5GroupPolicyDetach', 'v5GroupPolicyList'],
        agency: ['v5AgencyPolicyAttach', 'v5AgencyPolicyDetach', 'v5AgencyPolicyList'],
      } as const;
      const [attach, detach, list] = calls[kind];
      const trust = JSON.stringify({
        Version: '5.0',
        Statement: [
          { Effect: 'Allow', Action: ['sts:agencies:assume'], Principal: { IAM: ['a1'] } },
        ],
      });
      const id =
        kind === 'user'
          ? await newUser('ann')
          : kind === 'group'
            ? await newGroup('ops')
            : (
                await at.api.v5AgencyCreate({
                  body: { agency_name: 'Agency', trust_policy: trust },
                })
              ).agency.agency_id;
      const body = { [`${kind}_id`]: id } as never; // one of three bodies, by `kind`
      const params = { [`${kind}_id`]: id } as never;
      const policy_id = await systemPolicy('UCSReadOnlyPolicy');
      await at.api[attach]({ params: { policy_id }, body });
      expect(await refusalOf(at.api[attach]({ params: { policy_id }, body }))).toEqual([
        409,
        'PAP5.0014',
      ]);
      expect((await at.api[list]({ params })).attached_policies).toMatchObject([
        {
          policy_name: 'UCSReadOnlyPolicy',
          policy_id,
          urn: 'iam::system:policy:UCSReadOnlyPolicy',
        },
      ]);
      const entities = await at.api.v5PolicyEntityList({
        params: { policy_id },
        query: { entity_type: kind },
      });
      expect([
        ...entities.policy_users.map((row) => row.user_id),
        ...entities.policy_groups.map((row) => row.group_id),
        ...entities.policy_agencies.map((row) => row.agency_id),
      ]).toEqual([id]);
      expect(
        (
          await at.api.v5PolicyEntityList({
            params: { policy_id },
            query: { entity_type: kind === 'user' ? 'group' : 'user' },
          })
        ).page_info.current_count,
      ).toBe(0);
      const more = [];
      for (let index = 1; index <= 10; index += 1)
        more.push(
          (
            await at.api.v5PolicyCreate({
              body: { policy_name: `P${index}`, policy_document: document },
            })
          ).policy.policy_id,
        );
      for (const next of more.slice(0, 9))
        await at.api[attach]({ params: { policy_id: next }, body });
      expect(
        (await refusalOf(at.api[attach]({ params: { policy_id: more[9] ?? '' }, body })))[0],
      ).toBe(409);
      await at.api[detach]({ params: { policy_id }, body });
      expect(await refusalOf(at.api[detach]({ params: { policy_id }, body }))).toEqual([
        404,
        'PAP5.0012',
      ]);
      await at.api[attach]({ params: { policy_id: more[9] ?? '' }, body });
    },
  );

  it('keep a policy from being deleted', async () => {
    const { policy } = await at.api.v5PolicyCreate({
      body: { policy_name: 'Mine', policy_document: document },
    });
    const params = { policy_id: policy.policy_id };
    const user_id = await newUser('ann');
    await at.api.v5UserPolicyAttach({ params, body: { user_id } });
    expect((await at.api.v5PolicyShow({ params })).policy.attachment_count).toBe(1);
    expect(await refusalOf(at.api.v5PolicyDelete({ params }))).toEqual([409, 'PAP5.0015']);
    await at.api.v5UserPolicyDetach({ params, body: { user_id } });
    await at.api.v5PolicyDelete({ params });
  });

  it("do not take a service's own policy", async () => {
    const user_id = await newUser('ann');
    expect(
      await refusalOf(
        at.api.v5UserPolicyAttach({
          params: { policy_id: await systemPolicy('COCAssumeServiceLinkedAgencyPolicy') },
          body: { user_id },
        }),
      ),
    ).toEqual([403, 'PAP5.0018']);
  });
});
