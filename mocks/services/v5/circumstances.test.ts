import { describe, expect, it } from 'vitest';
import { openRehearsal } from '#mocks/testing/rehearsalBackend.ts';
import { problemOf } from '#mocks/testing/refusalOf.ts';

describe('circumstances', () => {
  it('are shown with everything requests carry, and end with null', async () => {
    const at = await openRehearsal();
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
      const at = await openRehearsal();
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
    const at = await openRehearsal();
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
  const question = async (at: Awaited<ReturnType<typeof openRehearsal>>) => ({
    action: 'ecs:cloudServers:list',
    projectId: await at.project(),
  });

  it('tells an administrator what somebody could do under which circumstances, and changes nothing', async () => {
    const at = await openRehearsal();
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
    const at = await openRehearsal();
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
