import { beforeEach, describe, expect, it } from 'vitest';
import { createTestBackend, type TestBackend } from '#mocks/testing/testBackend.ts';
import { refusalOf } from '#mocks/testing/refusalOf.ts';

const document = (...actions: readonly string[]): string =>
  JSON.stringify({ Version: '5.0', Statement: [{ Effect: 'Allow', Action: actions }] });

let at: TestBackend;
beforeEach(async () => {
  at = await createTestBackend();
});
const create = (policy_name: string, policy_document = document('ucs:clusters:get')) =>
  at.api.v5PolicyCreate({ body: { policy_name, policy_document } });

describe('identity policies', () => {
  it('are created with their document as v1 and read back unchanged', async () => {
    const text =
      '{ "Version": "5.0",\n  "Statement": [{"Effect": "Allow", "Action": ["ucs:clusters:createCluster"]}] }';
    const { policy } = await at.api.v5PolicyCreate({
      body: {
        policy_name: 'Clusters',
        policy_document: text,
        path: 'ops/day/',
        description: 'Makes clusters',
      },
    });
    expect(policy).toMatchObject({
      policy_type: 'custom',
      path: 'ops/day/',
      default_version_id: 'v1',
      attachment_count: 0,
      description: 'Makes clusters',
    });
    expect(policy.urn).toMatch(/^iam::[0-9a-f]{32}:policy:ops\/day\/Clusters$/);
    const { policy_version } = await at.api.v5PolicyVersionShow({
      params: { policy_id: policy.policy_id, version_id: 'v1' },
    });
    expect(policy_version).toMatchObject({ document: text, is_default: true, version_id: 'v1' });
    expect(await at.api.v5PolicyShow({ params: { policy_id: policy.policy_id } })).toEqual({
      policy,
    });
  });

  it.each([
    ['a name with a space', { policy_name: 'Two words' }, [400, 'PAP5.0031']],
    ['a name of 129 characters', { policy_name: 'x'.repeat(129) }, [400, 'PAP5.0031']],
    ['a path without its last slash', { path: 'ops' }, [400, 'PAP5.0030']],
    ['a document that is no JSON', { policy_document: '{' }, [400, 'PAP5.0011']],
    [
      'a document of the old grammar',
      {
        policy_document: JSON.stringify({
          Version: '1.1',
          Statement: [{ Effect: 'Allow', Action: ['ucs:clusters:get'] }],
        }),
      },
      [400, 'PAP5.0011'],
    ],
    [
      'a document with a principal',
      {
        policy_document: JSON.stringify({
          Version: '5.0',
          Statement: [{ Effect: 'Allow', Action: ['ucs:clusters:get'], Principal: { IAM: ['*'] } }],
        }),
      },
      [400, 'PAP5.0011'],
    ],
    [
      'a document beyond 6,144 characters',
      {
        policy_document: document(
          ...Array.from({ length: 300 }, (_, index) => `ucs:clusters:getSomething${index}`),
        ),
      },
      [400, 'PAP5.0011'],
    ],
    ['a description of 1,001 characters', { description: 'x'.repeat(1001) }, [400, 'PAP5.0035']],
  ])('%s is refused', async (_, wrong, expected) => {
    expect(
      await refusalOf(
        at.api.v5PolicyCreate({
          body: { policy_name: 'Policy', policy_document: document('ucs:clusters:get'), ...wrong },
        }),
      ),
    ).toEqual(expected);
  });

  it('takes the longest name, mixes services of both classes, and refuses a second policy of the name', async () => {
    await create(
      'x'.repeat(128),
      document('iam:users:listUsersV5', 'ecs:cloudServers:list', 'ucs:clusters:get'),
    );
    expect(await refusalOf(create('x'.repeat(128)))).toEqual([409, 'PAP5.0013']);
  });

  it('are listed system-defined first, by kind, by path, and only attached ones', async () => {
    const { policy } = await at.api.v5PolicyCreate({
      body: { policy_name: 'Mine', policy_document: document('ucs:clusters:get'), path: 'ops/' },
    });
    const names = async (query: Parameters<typeof at.api.v5PolicyList>[0]['query']) =>
      (await at.api.v5PolicyList({ query: { limit: 200, ...query } })).policies.map(
        (row) => row.policy_name,
      );
    const all = await names({});
    expect(all).toContain('UCSReadOnlyPolicy');
    expect(all.at(-1)).toBe('Mine');
    expect(await names({ policy_type: 'custom' })).toEqual(['Mine']);
    expect(await names({ policy_type: 'system' })).toEqual(all.slice(0, -1));
    expect(await names({ path_prefix: 'ops/' })).toEqual(['Mine']);
    expect(await names({ only_attached: true })).toEqual([]);
    const { users } = await at.api.v5UserList({});
    await at.api.v5UserPolicyAttach({
      params: { policy_id: policy.policy_id },
      body: { user_id: users[0]?.user_id ?? '' },
    });
    expect(await names({ only_attached: true })).toEqual(['Mine']);
  });

  it('come in pages whose markers survive changes before them', async () => {
    const whole = (await at.api.v5PolicyList({ query: { limit: 200 } })).policies.map(
      (row) => row.policy_id,
    );
    const seen: string[] = [];
    let marker: string | undefined;
    do {
      const { policies, page_info } = await at.api.v5PolicyList({ query: { limit: 7, marker } });
      expect(page_info.current_count).toBe(policies.length);
      seen.push(...policies.map((row) => row.policy_id));
      marker = page_info.next_marker;
    } while (marker !== undefined);
    expect(seen).toEqual(whole);

    for (const name of ['b', 'c', 'd']) await create(name);
    const first = await at.api.v5PolicyList({ query: { policy_type: 'custom', limit: 2 } });
    await create('a');
    const second = await at.api.v5PolicyList({
      query: { policy_type: 'custom', limit: 2, marker: first.page_info.next_marker },
    });
    expect(second.policies.map((row) => row.policy_name)).toEqual(['d']);
  });

  it.each([
    [{ marker: 'x' }, 'PAP5.0010'],
    [{ marker: '!!!!' }, 'PAP5.0010'],
    [{ marker: 'AAAAAAAA' }, 'PAP5.0010'],
    [{ limit: 0 }, 'IAM.0007'],
    [{ limit: 201 }, 'IAM.0007'],
  ])('a wrong page %o is refused with %s', async (query, code) => {
    expect(await refusalOf(at.api.v5PolicyList({ query }))).toEqual([400, code]);
  });

  it('of the system are read but not changed', async () => {
    const { policies } = await at.api.v5PolicyList({ query: { policy_type: 'system' } });
    const params = {
      policy_id: policies.find((row) => row.policy_name === 'UCSReadOnlyPolicy')?.policy_id ?? '',
    };
    expect((await at.api.v5PolicyVersionList({ params })).versions).toHaveLength(1);
    expect(await refusalOf(at.api.v5PolicyDelete({ params }))).toEqual([403, 'PAP5.0017']);
    expect(
      await refusalOf(
        at.api.v5PolicyVersionCreate({ params, body: { policy_document: document('*') } }),
      ),
    ).toEqual([403, 'PAP5.0017']);
    expect(await refusalOf(at.api.v5PolicyUpdate({ params, body: { description: 'x' } }))).toEqual([
      403,
      'PAP5.0017',
    ]);
  });

  it('of another account are not found', async () => {
    const { policy } = await create('Mine');
    const stranger = at.apiAs('PartnerCo/admin');
    expect(
      await refusalOf(stranger.v5PolicyShow({ params: { policy_id: policy.policy_id } })),
    ).toEqual([404, 'PAP5.0012']);
    expect((await stranger.v5PolicyList({ query: { policy_type: 'custom' } })).policies).toEqual(
      [],
    );
  });

  it('are described and deleted', async () => {
    const { policy } = await create('Mine');
    const params = { policy_id: policy.policy_id };
    expect(
      (await at.api.v5PolicyUpdate({ params, body: { description: 'For clusters' } })).policy
        .description,
    ).toBe('For clusters');
    await at.api.v5PolicyDelete({ params });
    expect(await refusalOf(at.api.v5PolicyShow({ params }))).toEqual([404, 'PAP5.0012']);
    expect(
      await refusalOf(at.api.v5PolicyVersionShow({ params: { ...params, version_id: 'v1' } })),
    ).toEqual([404, 'PAP5.0012']);
  });
});

describe('versions', () => {
  it('are numbered on, five at most, and the default one stays', async () => {
    const { policy } = await create('Mine');
    const params = { policy_id: policy.policy_id };
    for (const version of ['v2', 'v3', 'v4', 'v5']) {
      const { policy_version } = await at.api.v5PolicyVersionCreate({
        params,
        body: { policy_document: document('ucs:clusters:list') },
      });
      expect(policy_version).toMatchObject({ version_id: version, is_default: false });
    }
    expect(
      await refusalOf(
        at.api.v5PolicyVersionCreate({ params, body: { policy_document: document('*') } }),
      ),
    ).toEqual([409, 'PAP5.0028']);
    expect(
      await refusalOf(at.api.v5PolicyVersionDelete({ params: { ...params, version_id: 'v1' } })),
    ).toEqual([409, 'PAP5.0016']);
    await at.api.v5PolicyVersionSetDefault({ params: { ...params, version_id: 'v3' } });
    await at.api.v5PolicyVersionDelete({ params: { ...params, version_id: 'v1' } });
    const { policy_version } = await at.api.v5PolicyVersionCreate({
      params,
      body: { policy_document: document('ucs:addons:get'), set_as_default: true },
    });
    expect(policy_version).toMatchObject({ version_id: 'v6', is_default: true });
    const { versions } = await at.api.v5PolicyVersionList({ params });
    expect(versions.map(({ version_id, is_default }) => [version_id, is_default])).toEqual([
      ['v6', true],
      ['v5', false],
      ['v4', false],
      ['v3', false],
      ['v2', false],
    ]);
    expect((await at.api.v5PolicyShow({ params })).policy.default_version_id).toBe('v6');
    expect(
      await refusalOf(at.api.v5PolicyVersionShow({ params: { ...params, version_id: 'v1' } })),
    ).toEqual([404, 'PAP5.0012']);
    expect(
      await refusalOf(
        at.api.v5PolicyVersionSetDefault({ params: { ...params, version_id: 'v1' } }),
      ),
    ).toEqual([404, 'PAP5.0012']);
  });

  it('take effect and stop doing so with the default', async () => {
    const { policy } = await create('Mine', document('iam:groups:listGroupsV5'));
    const params = { policy_id: policy.policy_id };
    const { user } = await at.api.v5UserCreate({ body: { name: 'reader', enabled: true } });
    await at.api.v5UserPolicyAttach({ params, body: { user_id: user.user_id } });
    const reader = at.apiAs('reader');
    await reader.v5GroupList({});
    await at.api.v5PolicyVersionCreate({
      params,
      body: { policy_document: document('iam:users:listUsersV5'), set_as_default: true },
    });
    expect(await refusalOf(reader.v5GroupList({}))).toEqual([403, 'PAP5.0001']);
    await reader.v5UserList({});
    await at.api.v5PolicyVersionSetDefault({ params: { ...params, version_id: 'v1' } });
    await reader.v5GroupList({});
    expect(await refusalOf(reader.v5UserList({}))).toEqual([403, 'PAP5.0001']);
  });

  it('with a broken document are refused', async () => {
    const { policy } = await create('Mine');
    expect(
      await refusalOf(
        at.api.v5PolicyVersionCreate({
          params: { policy_id: policy.policy_id },
          body: { policy_document: '[]' },
        }),
      ),
    ).toEqual([400, 'PAP5.0011']);
  });
});
