import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  byToken,
  keys,
  made,
  startSessions,
  sts,
  tokens,
  type SessionBackend,
} from '#mocks/testing/sessionBackend.ts';

let at: SessionBackend;
beforeAll(async () => {
  at = await startSessions();
});
afterAll(() => at.close());

describe('a policy that limits a session', () => {
  const readOnly = {
    Version: '1.1',
    Statement: [
      { Effect: 'Allow', Action: ['obs:object:GetObject'], Resource: ['obs:*:*:object:shop/*'] },
    ],
  };
  const limited = (policy: object, token = at.signedIn().token) =>
    at.send('POST', keys, token, { auth: { identity: { methods: ['token'], policy } } });
  const decisions = async (token: string, ...questions: object[]): Promise<unknown> => {
    const said = (await (
      await at.send('POST', '/console/v1/decisions', token, { questions })
    ).json()) as { decisions: { outcome: string }[] };
    return said.decisions.map(({ outcome }) => outcome);
  };
  const get = { action: 'obs:object:GetObject', resource: 'obs:*:*:object:shop/a' };
  const questions = [
    get,
    { ...get, resource: 'obs:*:*:object:books/a' },
    { ...get, action: 'obs:object:PutObject' },
    { action: 'iam:users:listUsers' },
  ];

  it('of a temporary key holds in OBS, through everything made from it, and nowhere else', async () => {
    const { token } = await made(limited(readOnly));
    const wanted = ['allow', 'implicit-deny', 'implicit-deny', 'allow'];
    expect(await decisions(token, ...questions)).toEqual(wanted);
    const renewed = await made(at.send('POST', tokens, undefined, byToken(token)));
    expect(await decisions(renewed.token, ...questions)).toEqual(wanted);
    expect(
      await decisions(
        (await made(at.send('POST', keys, renewed.token, byToken()))).token,
        ...questions,
      ),
    ).toEqual(wanted);
    expect((await at.send('GET', '/v3/users', token)).status).toBe(200);
    expect(await decisions(at.signedIn().token, ...questions)).toEqual([
      'allow',
      'allow',
      'allow',
      'allow',
    ]);
    expect((await limited(readOnly, token)).status).toBe(403);
  });

  it('denies, and gives nothing that its owner does not have', async () => {
    const denying = {
      Version: '1.1',
      Statement: [
        { Effect: 'Allow', Action: ['obs:*:*'] },
        { Effect: 'Deny', Action: ['obs:object:PutObject'] },
      ],
    };
    const { token } = await made(limited(denying));
    expect(await decisions(token, ...questions)).toEqual([
      'allow',
      'allow',
      'explicit-deny',
      'allow',
    ]);
  });

  it('that is none, or too long, is refused', async () => {
    const wide = {
      Effect: 'Allow',
      Action: ['obs:object:GetObject'],
      Resource: Array.from(
        { length: 6 },
        (_, index) => `obs:*:*:object:${'x'.repeat(200)}${index}/*`,
      ),
    };
    const long = { Version: '1.1', Statement: [wide, wide, wide, wide] };
    for (const wrong of [
      {},
      { Version: '1.1', Statement: [{ Effect: 'Maybe', Action: ['obs:object:GetObject'] }] },
    ])
      expect((await limited(wrong)).status).toBe(400);
    expect(await (await limited(long)).json()).toMatchObject({ error_code: 'IAM.0073' });
  });

  it('of AssumeAgency holds for every action; policy_ids are refused rather than ignored', async () => {
    const policy = JSON.stringify({
      Version: '5.0',
      Statement: [{ Effect: 'Allow', Action: ['iam:users:listUsers'] }],
    });
    const partner = at.backend.controls.signInAs('PartnerCo/admin');
    const agencies = (await (await at.send('GET', '/v5/agencies', partner)).json()) as {
      agencies: { agency_name: string; agency_id: string }[];
    };
    const agency_id = agencies.agencies.find(
      ({ agency_name }) => agency_name === 'Audit',
    )?.agency_id;
    const policies = (await (
      await at.send('GET', '/v5/policies?policy_type=system&limit=200', partner)
    ).json()) as { policies: { policy_name: string; policy_id: string }[] };
    const reading =
      policies.policies.find(({ policy_name }) => policy_name === 'IAMReadOnlyPolicy')?.policy_id ??
      '';
    expect(
      (await at.send('POST', `/v5/policies/${reading}/attach-agency`, partner, { agency_id }))
        .status,
    ).toBe(200);
    const assume = (more: object) =>
      at.send('POST', '/v5/agencies/assume', at.signedIn().token, {
        ...sts,
        agency_urn: at.trustUrn,
        ...more,
      });
    const asked = [{ action: 'iam:users:listUsers' }, { action: 'iam:groups:listGroups' }];
    expect(await decisions((await made(assume({}))).token, ...asked)).toEqual(['allow', 'allow']);
    const session = await made(assume({ policy }));
    expect(await decisions(session.token, ...asked)).toEqual(['allow', 'implicit-deny']);
    expect((await at.send('GET', '/v3/groups', session.token)).status).toBe(403);
    expect((await assume({ policy_ids: [reading] })).status).toBe(501);
    expect((await assume({ policy: '{}' })).status).toBe(400);
  });
});
