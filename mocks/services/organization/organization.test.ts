import { describe, expect, it } from 'vitest';
import { problemOf } from '#mocks/testing/refusalOf.ts';
import { createTestBackend } from '#mocks/testing/testBackend.ts';

const denying = (...Action: string[]): string =>
  JSON.stringify({ Version: '5.0', Statement: [{ Effect: 'Deny', Action }] });

async function open() {
  const at = await createTestBackend({ scenario: 'organization' });
  const { api } = at;
  const project_id =
    (await api.projectList({ query: { name: 'ap-southeast-3' } })).projects[0]?.id ?? '';
  const { entities } = await api.organizationEntityList({});
  const level = (name: string): string => entities.find((one) => one.name === name)?.id ?? '';
  const { policies } = await api.scpList({});
  const scp = (name: string): string => policies.find((one) => one.name === name)?.id ?? '';
  const buy = (chargingMode: 'prePaid' | 'postPaid') =>
    at.apiAs('ecs-buyer').ecsServerCreate({
      params: { project_id },
      body: { server: { name: 'web', flavorRef: 's6.small.1', extendparam: { chargingMode } } },
    });
  const create = (name: string, content: string) =>
    api.scpCreate({ body: { name, content, type: 'service_control_policy' } });
  return { ...at, api, project_id, entities, level, scp, buy, create };
}

describe('service control policies of the organization', () => {
  it('are listed with their levels, and shown with their text', async () => {
    const at = await open();
    const { policies } = await at.api.scpList({});
    expect(
      policies.map(({ name, is_builtin, attachment_count }) => [
        name,
        is_builtin,
        attachment_count,
      ]),
    ).toEqual([
      ['DenyCreatingServers', false, 1],
      ['FullAccess', true, 3],
    ]);
    expect(at.entities.map(({ type, name }) => [type, name])).toEqual([
      ['root', 'Root'],
      ['organizational_unit', 'Production'],
      ['account', 'RehearsalCo'],
    ]);
    const params = { policy_id: at.scp('DenyCreatingServers') };
    const { policy } = await at.api.scpShow({ params });
    expect(policy.content).toContain('ecs:cloudServers:createServers');
    const { attached_entities } = await at.api.scpEntityList({ params });
    expect(attached_entities.map(({ name }) => name)).toEqual(['Production']);
    const { policies: ofUnit } = await at.api.scpList({
      query: { attached_entity_id: at.level('Production') },
    });
    expect(ofUnit.map(({ name }) => name)).toEqual(['DenyCreatingServers', 'FullAccess']);
  });

  it('bind from the moment they are attached until they are detached, purchases by year or month never', async () => {
    const at = await open();
    await at.api.scpDetach({
      params: { policy_id: at.scp('DenyCreatingServers') },
      body: { entity_id: at.level('Production') },
    });
    await at.buy('postPaid');
    const { policy } = await at.create('NoServers', denying('ecs:*:*'));
    await at.buy('postPaid');
    const policy_id = policy.policy_summary.id;
    await at.api.scpAttach({
      params: { policy_id },
      body: { entity_id: at.level('RehearsalCo') },
    });
    expect((await problemOf(at.buy('postPaid'))).denials).toMatchObject([
      { kind: 'scp', policyName: 'NoServers' },
    ]);
    await at.buy('prePaid');
    await at.api.scpUpdate({ params: { policy_id }, body: { content: denying('obs:*:*') } });
    await at.buy('postPaid');
  });

  it('are refused where a rule of organizations is broken', async () => {
    const at = await open();
    const params = { policy_id: at.scp('DenyCreatingServers') };
    const refusal = async (call: Promise<unknown>) => {
      const { status, message } = await problemOf(call);
      return [status, message];
    };
    expect(await refusal(at.api.scpDelete({ params }))).toEqual([
      409,
      'The policy DenyCreatingServers is still attached to Production.',
    ]);
    const full = { policy_id: at.scp('FullAccess') };
    expect(await refusal(at.api.scpDelete({ params: full }))).toEqual([
      403,
      'The policy FullAccess is built in and cannot be deleted.',
    ]);
    expect(
      await refusal(
        at.api.scpDetach({ params: full, body: { entity_id: at.level('RehearsalCo') } }),
      ),
    ).toEqual([
      409,
      'The policy FullAccess is the last one of RehearsalCo; each level keeps at least one.',
    ]);
    expect(
      await refusal(at.api.scpAttach({ params, body: { entity_id: at.level('Production') } })),
    ).toEqual([409, 'The policy DenyCreatingServers is attached to Production already.']);
    expect(await refusal(at.create('FullAccess', denying('*')))).toEqual([
      409,
      'A service control policy FullAccess exists already.',
    ]);
    const conditional =
      '{"Version":"5.0","Statement":[{"Effect":"Allow","Action":["*"],"Resource":["*"],"Condition":{"Bool":{"g:MFAPresent":["true"]}}}]}';
    expect(await refusal(at.create('Conditional', conditional))).toEqual([
      400,
      'malformed policy document: Condition can stand beside Deny only.',
    ]);
  });

  it('take five on one level and no more', async () => {
    const at = await open();
    const entity_id = at.level('RehearsalCo');
    const attach = async (name: string) => {
      const { policy } = await at.create(name, denying('obs:*:*'));
      await at.api.scpAttach({
        params: { policy_id: policy.policy_summary.id },
        body: { entity_id },
      });
    };
    for (const name of ['A', 'B', 'C', 'D']) await attach(name);
    expect((await problemOf(attach('E'))).message).toBe(
      'RehearsalCo has 5 policies, the most there can be.',
    );
  });

  it('are nobody’s outside an organization', async () => {
    const at = await open();
    const partner = at.apiAs('PartnerCo/admin');
    expect((await partner.scpList({})).policies).toEqual([]);
    expect((await partner.organizationEntityList({})).entities).toEqual([]);
    const params = { policy_id: at.scp('DenyCreatingServers') };
    expect((await problemOf(partner.scpShow({ params }))).status).toBe(404);
  });
});
