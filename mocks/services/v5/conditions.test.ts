import { describe, expect, it } from 'vitest';
import { createTestBackend, type TestBackend } from '#mocks/testing/testBackend.ts';
import { problemOf, refusalOf } from '#mocks/testing/refusalOf.ts';

const region = 'ap-southeast-3';

async function open(): Promise<
  TestBackend & {
    readonly project: (name?: string) => Promise<string>;
    readonly server: (name: string) => Promise<{ project_id: string; server_id: string }>;
    readonly rehearse: (
      who: string,
      circumstances: Record<string, string | string[] | null>,
    ) => Promise<ReturnType<TestBackend['apiAs']>>;
  }
> {
  const at = await createTestBackend({ scenario: 'new-iam' });
  const project = async (name = region) =>
    (await at.api.projectList({ query: { name } })).projects[0]?.id ?? '';
  const server = async (name: string) => {
    const project_id = await project();
    const { servers } = await at.api.ecsServerList({ params: { project_id } });
    return { project_id, server_id: servers.find((row) => row.name === name)?.id ?? '' };
  };
  const rehearse: Awaited<ReturnType<typeof open>>['rehearse'] = async (who, circumstances) =>
    at.apiWith((await at.apiAs(who).circumstancesSet({ body: { circumstances } })).token);
  return { ...at, project, server, rehearse };
}

/** The nearest miss of a refusal, as the person concerned reads it. */
async function nearestOf(at: TestBackend, who: string, call: Promise<unknown>) {
  const { decisionId = '' } = await problemOf(call);
  const { decision } = await at.apiAs(who).decisionShow({ params: { decision_id: decisionId } });
  return decision.nearMisses[0]?.reason;
}

describe('a resource decides', () => {
  it('one server is restarted and the other is not', async () => {
    const at = await open();
    const me = at.apiAs('one-server');
    await me.ecsServerReboot({ params: await at.server('ecs-shop-1') });
    const other = await at.server('ecs-shop-2');
    const nearest = await nearestOf(at, 'one-server', me.ecsServerReboot({ params: other }));
    expect(nearest).toMatchObject({
      type: 'resource',
      requested: expect.stringContaining(other.server_id) as string,
    });
    expect(await refusalOf(me.ecsServerStop({ params: await at.server('ecs-shop-1') }))).toEqual([
      403,
      'IAM.0003',
    ]);
  });

  it('a page offers what may be done to some server, and nothing else', async () => {
    const at = await open();
    const projectId = await at.project();
    const asks = (action: string, resourceOpen: boolean) => ({ action, projectId, resourceOpen });
    const { decisions } = await at.apiAs('one-server').decisionBatch({
      body: {
        questions: [
          asks('ecs:cloudServers:reboot', true),
          asks('ecs:cloudServers:reboot', false),
          asks('ecs:cloudServers:stop', true),
        ],
      },
    });
    expect(decisions.map(({ allowed }) => allowed)).toEqual([true, false, false]);
  });

  it('one user of the new IAM may be changed and the other not, and so may one policy', async () => {
    const at = await open();
    const { users } = await at.api.v5UserList({});
    const id = (name: string) => users.find((row) => row.user_name === name)?.user_id ?? '';
    const urn = users.find((row) => row.user_name === 'office-worker')?.urn ?? '';
    const { policies } = await at.api.v5PolicyList({ query: { policy_type: 'custom' } });
    const [first, second] = policies;
    const document = JSON.stringify({
      Version: '5.0',
      Statement: [
        { Effect: 'Allow', Action: ['iam:users:*', 'iam:policies:*'], Resource: [urn, first?.urn] },
      ],
    });
    const { policy } = await at.api.v5PolicyCreate({
      body: { policy_name: 'One', policy_document: document },
    });
    await at.api.v5UserPolicyAttach({
      params: { policy_id: policy.policy_id },
      body: { user_id: id('ucs-reader') },
    });
    const me = at.apiAs('ucs-reader');
    await me.v5UserUpdate({
      params: { user_id: id('office-worker') },
      body: { new_description: 'Changed' },
    });
    expect(
      await refusalOf(
        me.v5UserUpdate({
          params: { user_id: id('mfa-admin') },
          body: { new_description: 'Changed' },
        }),
      ),
    ).toEqual([403, 'PAP5.0001']);
    await me.v5UserPolicyAttach({
      params: { policy_id: second?.policy_id ?? '' },
      body: { user_id: id('office-worker') },
    });
    expect(
      await refusalOf(
        me.v5UserPolicyAttach({
          params: { policy_id: second?.policy_id ?? '' },
          body: { user_id: id('mfa-admin') },
        }),
      ),
    ).toEqual([403, 'PAP5.0001']);
    await me.v5PolicyShow({ params: { policy_id: first?.policy_id ?? '' } });
    expect(
      await refusalOf(me.v5PolicyShow({ params: { policy_id: second?.policy_id ?? '' } })),
    ).toEqual([403, 'PAP5.0001']);
    // A call that touches no single resource is not covered by one.
    expect(await refusalOf(me.v5UserList({}))).toEqual([403, 'PAP5.0001']);
  });
});

describe('a condition decides', () => {
  it('by the tags of the resource', async () => {
    const at = await open();
    const me = at.apiAs('tag-operator');
    await me.ecsServerStop({ params: await at.server('ecs-shop-1') });
    const nearest = await nearestOf(
      at,
      'tag-operator',
      me.ecsServerStart({ params: await at.server('ecs-report') }),
    );
    expect(nearest).toMatchObject({ type: 'condition', key: 'g:ResourceTag/team', actual: null });
  });

  it('by the address requests come from', async () => {
    const at = await open();
    const params = { project_id: await at.project() };
    await at.apiAs('office-worker').ecsServerList({ params });
    const home = await at.rehearse('office-worker', { 'G:sourceip': '198.51.100.7' });
    expect(await nearestOf(at, 'office-worker', home.ecsServerList({ params }))).toMatchObject({
      type: 'condition',
      key: 'g:SourceIp',
      actual: ['198.51.100.7'],
    });
    const unknown = await at.rehearse('office-worker', { 'g:SourceIp': null });
    expect(await nearestOf(at, 'office-worker', unknown.ecsServerList({ params }))).toMatchObject({
      type: 'condition',
      key: 'g:SourceIp',
      actual: null,
    });
  });

  it('by MFA', async () => {
    const at = await open();
    const params = await at.server('ecs-shop-1');
    expect(await refusalOf(at.apiAs('mfa-admin').ecsServerDelete({ params }))).toEqual([
      403,
      'IAM.0003',
    ]);
    const careful = await at.rehearse('mfa-admin', { 'g:MFAPresent': 'true' });
    await careful.ecsServerDelete({ params });
    expect(await refusalOf(careful.ecsServerShow({ params }))).toEqual([404, 'IAM.0004']);
  });

  it('by time and region', async () => {
    const at = await open();
    const here = { project_id: await at.project() };
    const there = { project_id: await at.project('cn-north-4') };
    const me = at.apiAs('night-shift');
    await me.ecsServerList({ params: here });
    expect(await nearestOf(at, 'night-shift', me.ecsServerList({ params: there }))).toMatchObject({
      key: 'g:RequestedRegion',
      actual: ['cn-north-4'],
    });
    const later = await at.rehearse('night-shift', { 'g:CurrentTime': '2027-01-01T00:00:00Z' });
    expect(await nearestOf(at, 'night-shift', later.ecsServerList({ params: here }))).toMatchObject(
      { key: 'g:CurrentTime' },
    );
    at.clock.forward(365 * 86_400_000);
    expect((await problemOf(at.apiAs('night-shift').ecsServerList({ params: here }))).status).toBe(
      403,
    );
  });

  it('by the tags and the flavor of the request', async () => {
    const at = await open();
    const { users } = await at.api.v5UserList({});
    const document = (condition: object) =>
      JSON.stringify({
        Version: '5.0',
        Statement: [
          { Effect: 'Allow', Action: ['ecs:cloudServers:createServers'], Condition: condition },
        ],
      });
    const { policy } = await at.api.v5PolicyCreate({
      body: {
        policy_name: 'Small',
        policy_document: document({
          StringEquals: { 'g:RequestTag/team': ['shop'], 'ecs:FlavorId': ['s6.small.1'] },
        }),
      },
    });
    await at.api.v5UserPolicyAttach({
      params: { policy_id: policy.policy_id },
      body: { user_id: users.find((row) => row.user_name === 'ucs-reader')?.user_id ?? '' },
    });
    const me = at.apiAs('ucs-reader');
    const create = (server: object) =>
      me.ecsServerCreate({
        params: { project_id: project },
        body: { server: { name: 'new', flavorRef: 's6.small.1', ...server } },
      });
    const project = await at.project();
    const server_tags = [{ key: 'team', value: 'shop' }];
    await create({ server_tags });
    expect(await nearestOf(at, 'ucs-reader', create({}))).toMatchObject({
      key: 'g:RequestTag/team',
      actual: null,
    });
    expect(
      await nearestOf(at, 'ucs-reader', create({ server_tags, flavorRef: 's6.large.2' })),
    ).toMatchObject({ key: 'ecs:FlavorId', actual: ['s6.large.2'] });
  });
});

describe('circumstances', () => {
  it('are shown with everything requests carry, and end with null', async () => {
    const at = await open();
    const me = await at.rehearse('office-worker', {
      'g:SourceIp': '198.51.100.7',
      'g:MFAPresent': null,
      'g:SourceVpce': 'vpce-1',
    });
    const { circumstances, context } = await me.circumstancesShow({});
    expect(circumstances).toEqual({
      'g:SourceIp': '198.51.100.7',
      'g:MFAPresent': null,
      'g:SourceVpce': 'vpce-1',
    });
    expect(context).toMatchObject({
      'g:SourceIp': '198.51.100.7',
      'g:SourceVpce': 'vpce-1',
      'g:UserName': 'office-worker',
    });
    expect(context).not.toHaveProperty('g:MFAPresent');
  });

  it.each(['g:PrincipalUrn', 'g:UserName', 'g:DomainId', 'nothing', 'g:'])(
    'do not say who somebody is: %s',
    async (key) => {
      const at = await open();
      expect(
        (
          await problemOf(
            at.apiAs('office-worker').circumstancesSet({ body: { circumstances: { [key]: 'x' } } }),
          )
        ).status,
      ).toBe(400);
    },
  );

  it('count for the questions of a page as for its calls', async () => {
    const at = await open();
    const projectId = await at.project();
    const ask = { questions: [{ action: 'ecs:cloudServers:list', projectId }] };
    expect(
      (await at.apiAs('office-worker').decisionBatch({ body: ask })).decisions[0]?.allowed,
    ).toBe(true);
    const home = await at.rehearse('office-worker', { 'g:SourceIp': '198.51.100.7' });
    expect((await home.decisionBatch({ body: ask })).decisions[0]?.allowed).toBe(false);
  });
});

describe('a simulation', () => {
  const question = async (at: Awaited<ReturnType<typeof open>>) => ({
    action: 'ecs:cloudServers:list',
    projectId: await at.project(),
  });

  it('tells an administrator what somebody could do under which circumstances, and changes nothing', async () => {
    const at = await open();
    const id =
      (await at.api.v5UserList({})).users.find((row) => row.user_name === 'office-worker')
        ?.user_id ?? '';
    const ask = async (circumstances: Record<string, string | null>) =>
      (
        await at.api.simulation({
          body: { principal: { kind: 'user', id }, questions: [await question(at)], circumstances },
        })
      ).decisions[0];
    expect(await ask({})).toMatchObject({ allowed: true });
    expect(await ask({ 'g:SourceIp': null })).toMatchObject({
      allowed: false,
      nearMisses: [{ reason: { key: 'g:SourceIp', actual: null } }, {}],
    });
    expect(at.backend.controls.commits()).toEqual([]);
  });

  it('asks for the right to read authorization records, but about others only', async () => {
    const at = await open();
    const { users } = await at.api.v5UserList({});
    const ask = async (name: string) =>
      at.apiAs('office-worker').simulation({
        body: {
          principal: {
            kind: 'user',
            id: users.find((row) => row.user_name === name)?.user_id ?? '',
          },
          questions: [await question(at)],
        },
      });
    expect((await ask('office-worker')).decisions[0]?.allowed).toBe(true);
    expect((await problemOf(ask('mfa-admin'))).status).toBe(403);
    const agency =
      (await at.api.v5AgencyList({})).agencies.find((row) => row.agency_name === 'AuditAgency')
        ?.agency_id ?? '';
    const body = {
      principal: { kind: 'agency' as const, id: agency },
      questions: [{ action: 'iam:users:listUsersV5' }, { action: 'iam:users:createUserV5' }],
    };
    expect((await at.api.simulation({ body })).decisions.map(({ allowed }) => allowed)).toEqual([
      true,
      false,
    ]);
    expect((await problemOf(at.apiAs('PartnerCo/admin').simulation({ body }))).status).toBe(404);
  });
});

describe('tags', () => {
  it('of users are set, changed, removed and decide', async () => {
    const at = await open();
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
    const at = await open();
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
