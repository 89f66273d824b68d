import { describe, expect, it } from 'vitest';
import { describeDecision } from '#src/domain/policy/engine/words.ts';
import { createTestBackend } from '#mocks/testing/testBackend.ts';
import { problemOf } from '#mocks/testing/refusalOf.ts';

async function open() {
  const at = await createTestBackend({ scenario: 'organization' });
  const project_id =
    (await at.api.projectList({ query: { name: 'ap-southeast-3' } })).projects[0]?.id ?? '';
  const buy = (who: string, chargingMode?: 'prePaid' | 'postPaid') =>
    at.apiAs(who).ecsServerCreate({
      params: { project_id },
      body: {
        server: {
          name: 'bought',
          flavorRef: 's6.small.1',
          ...(chargingMode && { extendparam: { chargingMode } }),
        },
      },
    });
  return { ...at, project_id, buy };
}

describe('a service control policy that denies creating ECSs', () => {
  it.each(['ecs-buyer', 'admin'])(
    'refuses %s a pay-per-use server and says which policy does',
    async (who) => {
      const at = await open();
      const { status, decisionId = '', missingActions, denials } = await problemOf(at.buy(who));
      expect([status, missingActions]).toEqual([
        403,
        ['ecs:cloudServers:create|ecs:cloudServers:createServers'],
      ]);
      expect(denials).toEqual([
        { action: missingActions[0], kind: 'scp', policyName: 'DenyCreatingServers' },
      ]);
      expect((await problemOf(at.buy(who, 'postPaid'))).status).toBe(403);
      const { decision } = await at
        .apiAs(who)
        .decisionShow({ params: { decision_id: decisionId } });
      expect(describeDecision(decision).headline).toContain(
        'the service control policy “DenyCreatingServers” denies ecs:cloudServers:create',
      );
      expect(describeDecision(decision).details.join(' ')).toContain('organization “Production”');
    },
  );

  it.each(['ecs-buyer', 'admin'])(
    'lets %s create a yearly/monthly one, and the decision says why',
    async (who) => {
      const at = await open();
      const { serverIds } = await at.buy(who, 'prePaid');
      const { server } = await at
        .apiAs(who)
        .ecsServerShow({ params: { project_id: at.project_id, server_id: serverIds[0] ?? '' } });
      expect(server).toMatchObject({ name: 'bought', metadata: { charging_mode: '1' } });
      const body = JSON.stringify({
        server: {
          name: 'again',
          flavorRef: 's6.small.1',
          extendparam: { chargingMode: 'prePaid' },
        },
      });
      const answer = await at.fetch(`/ecs/v1/${at.project_id}/cloudservers`, {
        method: 'POST',
        as: who,
        headers: { 'Content-Type': 'application/json' },
        body,
      });
      const { decision } = await at
        .apiAs(who)
        .decisionShow({ params: { decision_id: answer.headers.get('X-Decision-Id') ?? '' } });
      expect(decision.passedScp).toMatchObject({ policyName: 'DenyCreatingServers', kind: 'scp' });
      expect(describeDecision(decision).details.at(-1)).toContain(
        'passes service control policies',
      );
    },
  );

  it('leaves other operations and other accounts alone', async () => {
    const at = await open();
    const { servers } = await at
      .apiAs('ecs-buyer')
      .ecsServerList({ params: { project_id: at.project_id } });
    await at.apiAs('ecs-buyer').ecsServerReboot({
      params: {
        project_id: at.project_id,
        server_id: servers.find((row) => row.status === 'ACTIVE')?.id ?? '',
      },
    });
    const partner = at.apiAs('PartnerCo/admin');
    const project_id =
      (await partner.projectList({ query: { name: 'ap-southeast-3' } })).projects[0]?.id ?? '';
    await partner.ecsServerCreate({
      params: { project_id },
      body: { server: { name: 'theirs', flavorRef: 's6.small.1' } },
    });
  });

  it('is shown with the levels above the account', async () => {
    const at = await open();
    const { levels } = await at.apiAs('ecs-buyer').organizationShow({});
    expect(levels.map(({ kind, name, scps }) => [kind, name, scps.map((scp) => scp.name)])).toEqual(
      [
        ['root', 'Root', ['FullAccess']],
        ['ou', 'Production', ['FullAccess', 'DenyCreatingServers']],
        ['account', 'RehearsalCo', ['FullAccess']],
      ],
    );
    expect((await at.apiAs('PartnerCo/admin').organizationShow({})).levels).toEqual([]);
  });

  it('has no part in an account without an organization', async () => {
    const at = await createTestBackend();
    const project_id =
      (await at.api.projectList({ query: { name: 'ap-southeast-3' } })).projects[0]?.id ?? '';
    await at.api.ecsServerCreate({
      params: { project_id },
      body: { server: { name: 'mine', flavorRef: 's6.small.1' } },
    });
  });
});
