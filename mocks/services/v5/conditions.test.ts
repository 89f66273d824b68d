import { describe, expect, it } from 'vitest';
import { type TestBackend } from '#mocks/testing/testBackend.ts';
import { openRehearsal } from '#mocks/testing/rehearsalBackend.ts';
import { problemOf, refusalOf } from '#mocks/testing/refusalOf.ts';

/** The nearest miss of a refusal, as the person concerned reads it. */
async function nearestOf(at: TestBackend, who: string, call: Promise<unknown>) {
  const { decisionId = '' } = await problemOf(call);
  const { decision } = await at.apiAs(who).decisionShow({ params: { decision_id: decisionId } });
  return decision.nearMisses[0]?.reason;
}

describe('a resource decides', () => {
  it('one server is restarted and the other is not', async () => {
    const at = await openRehearsal();
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
    const at = await openRehearsal();
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
    const at = await openRehearsal();
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
    const at = await openRehearsal();
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
    const at = await openRehearsal();
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
    const at = await openRehearsal();
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
    const at = await openRehearsal();
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
    const at = await openRehearsal();
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
