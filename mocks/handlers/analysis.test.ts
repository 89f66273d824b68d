import { beforeEach, describe, expect, it } from 'vitest';
import { startHttp } from '#mocks/testing/httpBackend.ts';
import { createTestBackend, type TestBackend } from '#mocks/testing/testBackend.ts';

const office = { 'g:SourceIp': '203.0.113.7' };

describe('questions about an account', () => {
  let at: TestBackend;
  beforeEach(async () => {
    at = await createTestBackend({ scenario: 'new-iam' });
  });

  it('are answered with the statement that decided and what each layer does', async () => {
    const body = {
      principal: 'user:office-worker',
      action: 'ecs:cloudServers:list',
      context: office,
    };
    const { decision, policy, layers } = await at.api.accessCheck({ body });
    expect(decision.allowed).toBe(true);
    expect([policy?.name, policy?.deciding]).toEqual(['ReadFromOffice', 0]);
    const own = layers.find(({ kind }) => kind === 'own');
    expect(own?.turns).toBe(true);
    const without = await at.api.accessCheck({ body: { ...body, without: [own?.key ?? ''] } });
    expect(without.decision.allowed).toBe(false);
    expect(without.layers.find(({ kind }) => kind === 'own')?.isOff).toBe(true);
  });

  it('propose repairs of a refusal, and removals of an access', async () => {
    const body = { principal: 'user:office-worker', action: 'ecs:cloudServers:list' };
    const refused = await at.api.accessRepairs({ body });
    expect(refused.repairs[0]?.kind).toBe('other-condition');
    expect(refused.removals).toEqual([]);
    const allowed = await at.api.accessRepairs({ body: { ...body, context: office } });
    expect(allowed.repairs).toEqual([]);
    expect(allowed.removals.map(({ kind }) => kind)).toContain('revoke-grant');
  });

  it('list what somebody may do and who may do something', async () => {
    const { entries, rows } = await at.api.accessList({ body: { principal: 'user:tag-operator' } });
    expect(entries.length).toBeGreaterThan(0);
    expect(rows).toContainEqual({
      action: 'ecs:cloudServers:start',
      service: 'ecs',
      level: 'write',
      entry: expect.any(Number) as unknown,
      isOnly: true,
    });
    const { classes, left_out } = await at.api.accessHolders({
      body: { action: 'ecs:cloudServers:deleteServers' },
    });
    expect(classes.flatMap(({ principals }) => principals)).toContain('user:mfa-admin');
    expect(left_out).toBe(false);
    const { ways } = await at.api.accessPassOn({ body: {} });
    expect(ways.every(({ count }) => count > 0)).toBe(true);
  });

  it('tell nobody what he may not list, not even who is there', async () => {
    const worker = at.apiAs('office-worker');
    const ask = (principal: string) =>
      worker.accessCheck({ body: { principal, action: 'ecs:cloudServers:list' } });
    await expect(ask('user:mfa-admin')).rejects.toMatchObject({ status: 403 });
    await expect(ask('user:no-such-user')).rejects.toMatchObject({ status: 403 });
    await expect(ask('PartnerCo/user:auditor')).rejects.toMatchObject({ status: 403 });
    expect((await ask('user:office-worker')).decision.allowed).toBe(false);
    const holders = await worker.accessHolders({ body: { action: 'ecs:cloudServers:list' } });
    expect(holders.left_out).toBe(true);
    expect(holders.classes.flatMap(({ principals }) => principals)).toEqual(['user:office-worker']);
    expect((await worker.accessPrincipals({})).principals).toEqual(['user:office-worker']);
    await expect(
      at.api.accessCheck({
        body: { principal: 'user:no-such-user', action: 'ecs:cloudServers:list' },
      }),
    ).rejects.toMatchObject({ status: 404 });
  });

  it('are answered from the desk about everybody, whoever is signed in', async () => {
    const nobody = at.apiAs(undefined);
    const { principals } = await nobody.deskPrincipals({ query: { search: 'mfa' } });
    expect(principals).toContain('user:mfa-admin');
    const { decision } = await nobody.deskCheck({
      body: { principal: 'user:mfa-admin', action: 'ecs:cloudServers:list' },
    });
    expect(decision.outcome).toBeDefined();
  });

  it('need the control key for the desk over HTTP', async () => {
    const rig = await startHttp('new-iam');
    try {
      const ask = (headers: Record<string, string>) =>
        fetch(`${rig.admin.url}/console/v1/desk/principals`, { headers });
      expect((await ask({})).status).toBe(403);
      expect((await ask({ 'X-Control-Key': rig.controlKey })).status).toBe(200);
    } finally {
      await rig.close();
    }
  });
});

describe('decisions that were taken', () => {
  it('are read by whoever may read the permissions of the person', async () => {
    const at = await createTestBackend({ scenario: 'new-iam' });
    const worker = at.apiAs('office-worker');
    const refused = await worker.v5UserList({}).catch((error: unknown) => error);
    expect(refused).toMatchObject({ status: 403 });
    const { decisions } = await at.api.decisionList({ query: { principal: 'office-worker' } });
    const [latest] = decisions;
    expect(latest).toMatchObject({ principal: 'user:office-worker', outcome: 'implicit-deny' });
    const params = { decision_id: latest?.id ?? '' };
    const shown = await at.api.decisionShow({ params });
    expect(shown.question).toMatchObject({ principal: 'user:office-worker' });
    expect(shown.decision.action).toBe(latest?.action);
    expect((await worker.decisionShow({ params })).decision.allowed).toBe(false);
    const other = at.apiAs('tag-operator');
    await expect(other.decisionShow({ params })).rejects.toMatchObject({ status: 404 });
    expect(
      (await other.decisionList({ query: { outcome: 'all' } })).decisions.map(
        ({ principal }) => principal,
      ),
    ).not.toContain('user:office-worker');
    expect((await at.apiAs(undefined).deskDecisionShow({ params })).principal).toBe(
      'user:office-worker',
    );
  });
});
