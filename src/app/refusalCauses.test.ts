import { describe, expect, it } from 'vitest';
import { problemFrom } from '#src/api/problem.ts';
import type { RawPolicy } from '#src/domain/policy/language/document.ts';
import { createTestBackend } from '#mocks/testing/testBackend.ts';
import { problemOf } from '#mocks/testing/refusalOf.ts';
import { describeProblem } from './problemWords.ts';

const ip = '203.0.113.7';
const action = 'ecs:cloudServers:list';

/** What somebody whose only policy has these statements is told when he lists ECSs. */
async function told(...Statement: readonly RawPolicy[]): Promise<readonly string[]> {
  const at = await createTestBackend({ scenario: 'new-iam' });
  const { user } = await at.api.v5UserCreate({ body: { name: 'asker', enabled: true } });
  const { policy } = await at.api.v5PolicyCreate({
    body: {
      policy_name: 'Held',
      policy_document: JSON.stringify({ Version: '5.0', Statement }),
    },
  });
  await at.api.v5UserPolicyAttach({
    params: { policy_id: policy.policy_id },
    body: { user_id: user.user_id },
  });
  const [project] = (await at.api.projectList({ query: { name: 'ap-southeast-3' } })).projects;
  const api = at.apiAs('asker');
  const { token } = await api.circumstancesSet({
    body: {
      circumstances: { 'g:SourceIp': ip, 'g:CurrentTime': '2026-03-01T12:00:00Z' },
    },
  });
  const answer = await at.fetch(`/ecs/v1/${project?.id}/cloudservers/detail`, {
    headers: { 'X-Auth-Token': token },
  });
  return describeProblem(await problemFrom(answer)).lines;
}

const allow = (Condition: RawPolicy): RawPolicy => ({
  Effect: 'Allow',
  Action: [action],
  Condition,
});
const only = `The policy “Held” allows ${action} on that condition only.`;

describe('a refusal says first what is its cause', () => {
  it.each([
    [
      'the address',
      allow({ IpAddress: { 'g:SourceIp': ['192.0.2.0/24'] } }),
      `g:SourceIp: wanted IpAddress “192.0.2.0/24”, actual “${ip}”. ${only}`,
      'Ask from an address that fits; Circumstances in the account menu sets it.',
    ],
    [
      'MFA',
      allow({ Bool: { 'g:MFAPresent': ['true'] } }),
      `g:MFAPresent: wanted Bool “true”, actual “false”. ${only}`,
      'Sign in with an MFA device; Circumstances in the account menu sets it.',
    ],
    [
      'the time',
      allow({ DateLessThan: { 'g:CurrentTime': ['2026-02-01T00:00:00Z'] } }),
      `g:CurrentTime: wanted DateLessThan “2026-02-01T00:00:00Z”, actual “2026-03-01T12:00:00Z”. ${only}`,
      'Ask at a time that fits; Circumstances in the account menu sets it.',
    ],
    [
      'the region',
      allow({ StringEquals: { 'g:RequestedRegion': ['cn-north-4'] } }),
      `g:RequestedRegion: wanted StringEquals “cn-north-4”, actual “ap-southeast-3”. ${only}`,
      'Choose a region that fits; Circumstances in the account menu sets it.',
    ],
    [
      'another key',
      allow({ StringEquals: { 'g:UserName': ['somebody-else'] } }),
      `g:UserName: wanted StringEquals “somebody-else”, actual “asker”. ${only}`,
      'Meet the condition; Circumstances in the account menu sets it.',
    ],
    [
      'nothing granted',
      { Effect: 'Allow', Action: ['obs:bucket:ListAllMyBuckets'] },
      `Missing permission: ${action}.`,
      'Ask the account or one of its administrators to grant it.',
    ],
    [
      'a Deny',
      { Effect: 'Deny', Action: [action] },
      `The policy “Held” denies ${action}.`,
      'Ask whoever manages that policy.',
    ],
  ] as const)('of %s', async (_, statement, why, advice) => {
    expect(await told(statement)).toEqual([why, advice]);
  });

  it('of an agency that the policy does not name: it names both', async () => {
    const at = await createTestBackend({ scenario: 'delegated' });
    const role = { domain_name: 'PartnerCo', agency_name: 'partner-operations' };
    const answer = await at.fetch('/v3/auth/tokens', {
      method: 'POST',
      as: 'delegate-one',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        auth: { identity: { methods: ['assume_role'], assume_role: role } },
      }),
    });
    expect(describeProblem(await problemFrom(answer)).lines).toEqual([
      'The policy “Enter partner-audit” allows iam:agencies:assume (also named iam:tokens:assume) for “partner-audit” only; this was asked for “partner-operations”.',
      'Ask for one of these, or have the policy name this one too.',
    ]);
  });

  it('of a service control policy', async () => {
    const at = await createTestBackend({ scenario: 'organization' });
    const [project] = (await at.api.projectList({ query: { name: 'ap-southeast-3' } })).projects;
    const problem = await problemOf(
      at.apiAs('ecs-buyer').ecsServerCreate({
        params: { project_id: project?.id ?? '' },
        body: { server: { name: 'web', flavorRef: 's6.small.1' } },
      }),
    );
    expect(describeProblem(problem).lines).toEqual([
      'The service control policy “DenyCreatingServers” denies ecs:cloudServers:create (also named ecs:cloudServers:createServers).',
      'Ask the administrators of the organization.',
    ]);
  });
});
