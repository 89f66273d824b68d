import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient } from '#src/api/client.ts';
import { contract } from '#src/api/contract/index.ts';
import type { Message } from './message.ts';
import { startHttp, type HttpTestBackend } from '#mocks/testing/httpBackend.ts';
import { textIn, within } from '#mocks/testing/sdk.ts';
import { expectedSignatures } from './signature.ts';

let rig: HttpTestBackend;
let trustUrn = '';
let nextUrn = '';

/**
 * RehearsalCo may act in PartnerCo: through a classic agency, and through a trust agency
 * for 1 hour at most.
 */
beforeAll(async () => {
  rig = await startHttp('fresh');
  const partner = createClient(contract, {
    origin: rig.admin.url,
    send: (request) => fetch(request),
    token: () => rig.backend.controls.signInAs('PartnerCo/admin'),
  });
  const domain_id = (await partner.authDomainList({})).domains[0]?.id ?? '';
  for (const name of ['ops', 'brief'])
    await partner.agencyCreate({
      body: {
        agency: {
          name,
          domain_id,
          trust_domain_name: 'RehearsalCo',
          duration: name === 'brief' ? 'ONEDAY' : 'FOREVER',
        },
      },
    });
  const trust_policy = JSON.stringify({
    Version: '5.0',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { IAM: [rig.admin.domainId] },
        Action: ['sts:agencies:assume'],
      },
    ],
  });
  const { agency } = await partner.v5AgencyCreate({
    body: { agency_name: 'Audit', trust_policy, max_session_duration: 3600 },
  });
  trustUrn = agency.urn;
  // Whoever acts as Audit may act as Next, for two hours by its own measure.
  const { agency: next } = await partner.v5AgencyCreate({
    body: {
      agency_name: 'Next',
      trust_policy: trust_policy.replace(rig.admin.domainId, domain_id),
      max_session_duration: 7200,
    },
  });
  nextUrn = next.urn;
  const policy_document = JSON.stringify({
    Version: '5.0',
    Statement: [{ Effect: 'Allow', Action: ['sts:agencies:assume'] }],
  });
  const { policy } = await partner.v5PolicyCreate({
    body: { policy_name: 'Assume', policy_document },
  });
  await partner.v5AgencyPolicyAttach({
    params: { policy_id: policy.policy_id },
    body: { agency_id: agency.agency_id },
  });
});
afterAll(() => rig.close());

type Session = { readonly token: string; readonly ends: number };
type Way = (from: Session) => Promise<Session>;

const send = (
  method: string,
  path: string,
  token: string | undefined,
  body?: object,
  more: Record<string, string> = {},
): Promise<Response> =>
  fetch(`${rig.admin.url}${path}`, {
    method,
    headers: {
      'Content-Type': 'application/json',
      ...(token !== undefined && { 'X-Auth-Token': token }),
      ...more,
    },
    ...(body && { body: JSON.stringify(body) }),
  });

async function made(answer: Promise<Response>): Promise<Session> {
  const response = await answer;
  const said: unknown = await response.json();
  if (!response.ok) throw new Error(JSON.stringify(said));
  const text = (...paths: string[][]): string =>
    paths.map((path) => within(said, ...path)).find((value) => typeof value === 'string') ?? '';
  const ends = Date.parse(
    text(['token', 'expires_at'], ['credential', 'expires_at'], ['credentials', 'expiration']),
  );
  return {
    token:
      response.headers.get('X-Subject-Token') ??
      text(['credential', 'securitytoken'], ['credentials', 'security_token']),
    ends,
  };
}

const tokens = '/v3/auth/tokens';
const keys = '/v3.0/OS-CREDENTIAL/securitytokens';
const assumeRole = (agency_name: string) => ({
  auth: {
    identity: { methods: ['assume_role'], assume_role: { agency_name, domain_name: 'PartnerCo' } },
  },
});
const byToken = (id?: string) => ({
  auth: {
    identity: {
      methods: ['token'],
      token: { ...(id !== undefined && { id }), duration_seconds: 86_400 },
    },
  },
});
const sts = { agency_session_name: 'audit', duration_seconds: 3600 };

/** Every way in which a session is made from another one. */
const ways: Readonly<Record<string, Way>> = {
  'a token of a token in the body': ({ token }) =>
    made(send('POST', tokens, undefined, byToken(token))),
  'a token of the token in the header': ({ token }) =>
    made(send('POST', tokens, token, { auth: { identity: { methods: ['token'] } } })),
  'a classic agency': ({ token }) => made(send('POST', tokens, token, assumeRole('ops'))),
  'a trust agency by the token call': ({ token }) =>
    made(send('POST', tokens, token, assumeRole('Audit'))),
  'a trust agency by STS': ({ token }) =>
    made(send('POST', '/v5/agencies/assume', token, { ...sts, agency_urn: trustUrn })),
  'a temporary key': ({ token }) => made(send('POST', keys, token, byToken())),
  'a temporary key of a token in the body': ({ token }) =>
    made(send('POST', keys, rig.backend.controls.signInAs('admin'), byToken(token))),
  'a temporary key of an agency': ({ token }) =>
    made(
      send('POST', keys, token, {
        auth: {
          identity: {
            methods: ['assume_role'],
            assume_role: { agency_name: 'ops', domain_name: 'PartnerCo', duration_seconds: 86_400 },
          },
        },
      }),
    ),
  'a token with other circumstances': async ({ token }) => {
    const changed = textIn(
      await (
        await send(
          'PUT',
          '/console/v1/circumstances',
          token,
          { circumstances: { 'g:SourceIp': '192.0.2.7' } },
          { 'X-Control-Key': rig.controlKey },
        )
      ).json(),
      'token',
    );
    const shown = await send('GET', tokens, changed, undefined, { 'X-Subject-Token': changed });
    return { token: changed, ends: Date.parse(textIn(await shown.json(), 'token', 'expires_at')) };
  },
};

const signedIn = (): Session => ({
  token: rig.backend.controls.signInAs('admin'),
  ends: Date.now() + 24 * 3_600_000,
});
/** A session of a quarter of an hour. */
const short = (): Promise<Session> =>
  made(
    send('POST', keys, signedIn().token, {
      auth: { identity: { methods: ['token'], token: { duration_seconds: 900 } } },
    }),
  );
const works = async ({ token }: Session): Promise<number> =>
  (await send('GET', '/v3/auth/domains', token)).status;
const revoke = ({ token }: Session): Promise<Response> =>
  send('DELETE', tokens, rig.backend.controls.signInAs('admin'), undefined, {
    'X-Subject-Token': token,
  });

describe.each(Object.entries(ways))('%s', (_, way) => {
  it('ends no later than what it was made from', async () => {
    const from = await short();
    expect((await way(from)).ends).toBeLessThanOrEqual(from.ends);
  });

  it('dies with what it was made from, and with what that was made from', async () => {
    const first = signedIn();
    const second = await made(send('POST', tokens, first.token, byToken(first.token)));
    const [child, grandchild] = [await way(first), await way(second)];
    expect([await works(child), await works(grandchild)]).toEqual([200, 200]);
    expect((await revoke(second)).status).toBe(204);
    expect([await works(first), await works(child), await works(grandchild)]).toEqual([
      200, 200, 401,
    ]);
    expect((await revoke(first)).status).toBe(204);
    expect(await works(child)).toBe(401);
  });
});

describe('sessions', () => {
  it('cannot be prolonged by being renewed again and again', async () => {
    let session = await short();
    const { ends } = session;
    for (const way of [
      ways['a token of a token in the body'],
      ways['a temporary key'],
      ways['a token of the token in the header'],
    ])
      session = (await way?.(session)) ?? session;
    expect(session.ends).toBeLessThanOrEqual(ends);
    for (let count = 0; count < 60; count += 1) {
      const response = await send('POST', tokens, undefined, byToken(session.token));
      if (response.status === 403) return;
      session = await made(Promise.resolve(response));
    }
    throw new Error('A line of 60 sessions was made, and every header has an end');
  });

  it('in a trust agency end within its longest session, out of another agency within an hour', async () => {
    const hour = Date.now() + 3_601_000;
    for (const way of ['a trust agency by the token call', 'a trust agency by STS'])
      expect((await ways[way]?.(signedIn()))?.ends).toBeLessThan(hour);
    expect(
      (
        await send('POST', '/v5/agencies/assume', signedIn().token, {
          ...sts,
          agency_urn: trustUrn,
          duration_seconds: 3601,
        })
      ).status,
    ).toBe(400);
    const inside = await ways['a trust agency by STS']?.(signedIn());
    const next = (duration_seconds: number) =>
      send('POST', '/v5/agencies/assume', inside?.token, {
        ...sts,
        agency_urn: nextUrn,
        duration_seconds,
      });
    expect([(await next(3600)).status, (await next(3601)).status]).toEqual([200, 400]);
  });

  it('end with the agency, whatever its sessions could last', async () => {
    const inside = await made(send('POST', tokens, signedIn().token, assumeRole('brief')));
    const { tables } = rig.backend.controls.world();
    const agency = [...tables.agencies.all()].find(({ name }) => name === 'brief');
    expect(inside.ends).toBeLessThanOrEqual(agency?.expire_time ?? 0);
  });

  it('that a signature began end with its access key', async () => {
    const host = new URL(rig.admin.url).host;
    const admin = rig.backend.controls.signInAs('admin');
    const own = (await (
      await send('POST', '/v3.0/OS-CREDENTIAL/credentials', admin, {
        credential: { user_id: userId('admin'), description: '' },
      })
    ).json()) as { credential: { access: string; secret: string } };
    const { access, secret } = own.credential;
    const body = JSON.stringify(byToken());
    const headers = { host, 'x-sdk-date': new Date().toISOString().replace(/[-:]|\.\d{3}/g, '') };
    const message: Message = {
      method: 'POST',
      path: keys,
      query: '',
      headers,
      body: Buffer.from(body),
    };
    const authorization = `SDK-HMAC-SHA256 Access=${access}, SignedHeaders=host;x-sdk-date, Signature=${expectedSignatures(message, ['host', 'x-sdk-date'], secret)[0] ?? ''}`;
    const temporary = await made(
      fetch(`${rig.admin.url}${keys}`, {
        method: 'POST',
        headers: {
          'x-sdk-date': headers['x-sdk-date'],
          'Content-Type': 'application/json',
          Authorization: authorization,
        },
        body,
      }),
    );
    expect(await works(temporary)).toBe(200);
    expect(
      (
        await send('PUT', `/v3.0/OS-CREDENTIAL/credentials/${access}`, admin, {
          credential: { status: 'inactive' },
        })
      ).status,
    ).toBe(200);
    expect(await works(temporary)).toBe(401);
  });

  it('keep the circumstances of the token they are made from, whoever sends it', async () => {
    const rehearsed = await ways['a token with other circumstances']?.(signedIn());
    const renewed =
      rehearsed && (await made(send('POST', tokens, undefined, byToken(rehearsed.token))));
    const answer = await send('GET', '/console/v1/circumstances', renewed?.token);
    expect(await answer.json()).toMatchObject({ circumstances: { 'g:SourceIp': '192.0.2.7' } });
  });
});

const userId = (name: string): string =>
  rig.backend.controls.world().tables.users.find('name', `${rig.admin.domainId}/${name}`)?.id ?? '';

describe('a token that has ended', () => {
  const ask = (method: string, subject: string, token: string) =>
    send(method, tokens, token, undefined, { 'X-Subject-Token': subject });

  async function nobody(): Promise<string> {
    const name = `nobody-${Math.random().toString(36).slice(2)}`;
    expect(
      (
        await send('POST', '/v3/users', rig.backend.controls.signInAs('admin'), {
          user: { name, password: 'Practice-2026!', domain_id: rig.admin.domainId },
        })
      ).status,
    ).toBe(201);
    return name;
  }

  it.each(['GET', 'HEAD', 'DELETE'])(
    'is unknown to its own person who asks by %s, without any permission',
    async (method) => {
      const name = await nobody();
      const [own, other] = [
        rig.backend.controls.signInAs(name),
        rig.backend.controls.signInAs(name),
      ];
      expect((await ask('DELETE', own, other)).status).toBe(204);
      const answer = await ask(method, own, other);
      expect(answer.status).toBe(404);
      expect(await answer.text()).toContain(
        method === 'HEAD' ? '' : `"Could not find token: ${own}."`,
      );
    },
  );

  it('of somebody else is named to an administrator, and is a matter of permission for others', async () => {
    const [gone, stranger] = [await nobody(), await nobody()];
    const token = rig.backend.controls.signInAs(gone);
    expect((await ask('DELETE', token, token)).status).toBe(204);
    for (const wanted of [token, 'rubbish']) {
      const answer = await ask('GET', wanted, rig.backend.controls.signInAs('admin'));
      expect([answer.status, await answer.json()]).toMatchObject([
        404,
        { error: { message: `Could not find token: ${wanted}.` } },
      ]);
      expect((await ask('GET', wanted, rig.backend.controls.signInAs(stranger))).status).toBe(403);
    }
  });

  it.each(['GET', 'HEAD', 'DELETE'])(
    'by %s and one of another account cannot be told apart',
    async (method) => {
      const foreign = rig.backend.controls.signInAs('PartnerCo/admin');
      expect((await ask(method, foreign, rig.backend.controls.signInAs('admin'))).status).toBe(404);
      expect((await ask('GET', foreign, foreign)).status).toBe(200);
    },
  );
});

describe('a policy that limits a session', () => {
  const readOnly = {
    Version: '1.1',
    Statement: [
      { Effect: 'Allow', Action: ['obs:object:GetObject'], Resource: ['obs:*:*:object:shop/*'] },
    ],
  };
  const limited = (policy: object, token = signedIn().token) =>
    send('POST', keys, token, { auth: { identity: { methods: ['token'], policy } } });
  const decisions = async (token: string, ...questions: object[]): Promise<unknown> => {
    const said = (await (
      await send('POST', '/console/v1/decisions', token, { questions })
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
    const renewed = await made(send('POST', tokens, undefined, byToken(token)));
    expect(await decisions(renewed.token, ...questions)).toEqual(wanted);
    expect(
      await decisions(
        (await made(send('POST', keys, renewed.token, byToken()))).token,
        ...questions,
      ),
    ).toEqual(wanted);
    expect((await send('GET', '/v3/users', token)).status).toBe(200);
    expect(await decisions(signedIn().token, ...questions)).toEqual([
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
    const partner = rig.backend.controls.signInAs('PartnerCo/admin');
    const agencies = (await (await send('GET', '/v5/agencies', partner)).json()) as {
      agencies: { agency_name: string; agency_id: string }[];
    };
    const agency_id = agencies.agencies.find(
      ({ agency_name }) => agency_name === 'Audit',
    )?.agency_id;
    const policies = (await (
      await send('GET', '/v5/policies?policy_type=system&limit=200', partner)
    ).json()) as { policies: { policy_name: string; policy_id: string }[] };
    const reading =
      policies.policies.find(({ policy_name }) => policy_name === 'IAMReadOnlyPolicy')?.policy_id ??
      '';
    expect(
      (await send('POST', `/v5/policies/${reading}/attach-agency`, partner, { agency_id })).status,
    ).toBe(200);
    const assume = (more: object) =>
      send('POST', '/v5/agencies/assume', signedIn().token, {
        ...sts,
        agency_urn: trustUrn,
        ...more,
      });
    const asked = [{ action: 'iam:users:listUsers' }, { action: 'iam:groups:listGroups' }];
    expect(await decisions((await made(assume({}))).token, ...asked)).toEqual(['allow', 'allow']);
    const session = await made(assume({ policy }));
    expect(await decisions(session.token, ...asked)).toEqual(['allow', 'implicit-deny']);
    expect((await send('GET', '/v3/groups', session.token)).status).toBe(403);
    expect((await assume({ policy_ids: [reading] })).status).toBe(501);
    expect((await assume({ policy: '{}' })).status).toBe(400);
  });
});
