import { describe, expect, it } from 'vitest';
import { createTestBackend } from '../testing/testBackend.ts';
import { must } from '../testing/sampleCalls.ts';

const who = 'office-worker';

describe('an explanation', () => {
  it('tells nothing of another account: neither its tags, nor its projects, nor whether a thing is there', async () => {
    const at = await createTestBackend({ scenario: 'new-iam' });
    const { users } = await at.api.v5UserList({});
    const secret = must(users.find(({ user_name }) => user_name === who));
    await at.api.v5TagCreate({
      params: { resource_type: 'user', resource_id: secret.user_id },
      body: { tags: [{ tag_key: 'secret', tag_value: 'hidden-value' }] },
    });
    const partner = at.apiAs('PartnerCo/admin');
    const Condition = {
      StringEquals: {
        'g:ResourceTag/secret': ['x'],
        'g:ProjectName': ['x'],
        'iam:ResourceIsRootUser': ['x'],
        'ecs:FlavorId': ['x'],
      },
    };
    const statements = Object.entries(Condition.StringEquals).map(([key, value]) => ({
      Effect: 'Allow',
      Action: ['*'],
      Condition: { StringEquals: { [key]: value } },
    }));
    const { policy } = await partner.v5PolicyCreate({
      body: {
        policy_name: 'Spy',
        policy_document: JSON.stringify({ Version: '5.0', Statement: statements }),
      },
    });
    const auditor = must(
      (await partner.v5UserList({})).users.find(({ user_name }) => user_name === 'auditor'),
    );
    await partner.v5UserPolicyAttach({
      params: { policy_id: policy.policy_id },
      body: { user_id: auditor.user_id },
    });
    const { tables } = at.backend.controls.world();
    const domain = secret.urn.split(':')[2] ?? '';
    const [server] = tables.instances.by('domain', domain);
    const [project] = tables.projects.by('domain', domain);
    const urns = [
      secret.urn,
      `iam::${domain}:root`,
      `iam::${domain}:agency:AuditAgency`,
      `ecs:ap-southeast-3:${domain}:instance:${server?.id}`,
    ];
    const ask = async (resource: string, projectId: string | undefined) => {
      const questions = [{ action: 'iam:users:getUserV5', resource, projectId }];
      return JSON.stringify(
        (await at.apiAs('PartnerCo/auditor').decisionBatch({ body: { explain: true, questions } }))
          .decisions,
      ).replaceAll(resource, 'RESOURCE');
    };
    const unknownUrn = `iam::${domain}:user:nobody-of-this-name`;
    for (const urn of urns)
      for (const projectId of [undefined, project?.id])
        expect(await ask(urn, projectId)).toBe(
          await ask(unknownUrn, projectId === undefined ? undefined : 'f'.repeat(32)),
        );
    expect(await ask(secret.urn, undefined)).not.toContain('hidden-value');
  });
});
