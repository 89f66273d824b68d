import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Message } from './message.ts';
import {
  byToken,
  keys,
  made,
  startSessions,
  sts,
  tokens,
  type Session,
  type SessionBackend,
} from '#mocks/testing/sessionBackend.ts';
import { textIn } from '#mocks/testing/sdk.ts';
import { expectedSignatures } from './signature.ts';

type Way = (from: Session) => Promise<Session>;

let at: SessionBackend;
beforeAll(async () => {
  at = await startSessions();
});
afterAll(() => at.close());

const assumeRole = (agency_name: string) => ({
  auth: {
    identity: { methods: ['assume_role'], assume_role: { agency_name, domain_name: 'PartnerCo' } },
  },
});
/** Every way in which a session is made from another one. */
const ways: Readonly<Record<string, Way>> = {
  'a token of a token in the body': ({ token }) =>
    made(at.send('POST', tokens, undefined, byToken(token))),
  'a token of the token in the header': ({ token }) =>
    made(at.send('POST', tokens, token, { auth: { identity: { methods: ['token'] } } })),
  'a classic agency': ({ token }) => made(at.send('POST', tokens, token, assumeRole('ops'))),
  'a trust agency by the token call': ({ token }) =>
    made(at.send('POST', tokens, token, assumeRole('Audit'))),
  'a trust agency by STS': ({ token }) =>
    made(at.send('POST', '/v5/agencies/assume', token, { ...sts, agency_urn: at.trustUrn })),
  'a temporary key': ({ token }) => made(at.send('POST', keys, token, byToken())),
  'a temporary key of a token in the body': ({ token }) =>
    made(at.send('POST', keys, at.backend.controls.signInAs('admin'), byToken(token))),
  'a temporary key of an agency': ({ token }) =>
    made(
      at.send('POST', keys, token, {
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
        await at.send(
          'PUT',
          '/console/v1/circumstances',
          token,
          { circumstances: { 'g:SourceIp': '192.0.2.7' } },
          { 'X-Control-Key': at.controlKey },
        )
      ).json(),
      'token',
    );
    const shown = await at.send('GET', tokens, changed, undefined, { 'X-Subject-Token': changed });
    return { token: changed, ends: Date.parse(textIn(await shown.json(), 'token', 'expires_at')) };
  },
};

const works = async ({ token }: Session): Promise<number> =>
  (await at.send('GET', '/v3/auth/domains', token)).status;
const revoke = ({ token }: Session): Promise<Response> =>
  at.send('DELETE', tokens, at.backend.controls.signInAs('admin'), undefined, {
    'X-Subject-Token': token,
  });

describe.each(Object.entries(ways))('%s', (_, way) => {
  it('ends no later than what it was made from', async () => {
    const from = await at.short();
    expect((await way(from)).ends).toBeLessThanOrEqual(from.ends);
  });

  it('dies with what it was made from, and with what that was made from', async () => {
    const first = at.signedIn();
    const second = await made(at.send('POST', tokens, first.token, byToken(first.token)));
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

const userId = (name: string): string =>
  at.backend.controls.world().tables.users.find('name', `${at.admin.domainId}/${name}`)?.id ?? '';

describe('sessions', () => {
  it('cannot be prolonged by being renewed again and again', async () => {
    let session = await at.short();
    const { ends } = session;
    for (const way of [
      ways['a token of a token in the body'],
      ways['a temporary key'],
      ways['a token of the token in the header'],
    ])
      session = (await way?.(session)) ?? session;
    expect(session.ends).toBeLessThanOrEqual(ends);
    for (let count = 0; count < 60; count += 1) {
      const response = await at.send('POST', tokens, undefined, byToken(session.token));
      if (response.status === 403) return;
      session = await made(Promise.resolve(response));
    }
    throw new Error('A line of 60 sessions was made, and every header has an end');
  });

  it('in a trust agency end within its longest session, out of another agency within an hour', async () => {
    const hour = Date.now() + 3_601_000;
    for (const way of ['a trust agency by the token call', 'a trust agency by STS'])
      expect((await ways[way]?.(at.signedIn()))?.ends).toBeLessThan(hour);
    expect(
      (
        await at.send('POST', '/v5/agencies/assume', at.signedIn().token, {
          ...sts,
          agency_urn: at.trustUrn,
          duration_seconds: 3601,
        })
      ).status,
    ).toBe(400);
    const inside = await ways['a trust agency by STS']?.(at.signedIn());
    const next = (duration_seconds: number) =>
      at.send('POST', '/v5/agencies/assume', inside?.token, {
        ...sts,
        agency_urn: at.nextUrn,
        duration_seconds,
      });
    expect([(await next(3600)).status, (await next(3601)).status]).toEqual([200, 400]);
  });

  it('end with the agency, whatever its sessions could last', async () => {
    const inside = await made(at.send('POST', tokens, at.signedIn().token, assumeRole('brief')));
    const { tables } = at.backend.controls.world();
    const agency = [...tables.agencies.all()].find(({ name }) => name === 'brief');
    expect(inside.ends).toBeLessThanOrEqual(agency?.expire_time ?? 0);
  });

  it('that a signature began end with its access key', async () => {
    const host = new URL(at.admin.url).host;
    const admin = at.backend.controls.signInAs('admin');
    const own = (await (
      await at.send('POST', '/v3.0/OS-CREDENTIAL/credentials', admin, {
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
      fetch(`${at.admin.url}${keys}`, {
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
        await at.send('PUT', `/v3.0/OS-CREDENTIAL/credentials/${access}`, admin, {
          credential: { status: 'inactive' },
        })
      ).status,
    ).toBe(200);
    expect(await works(temporary)).toBe(401);
  });

  it('keep the circumstances of the token they are made from, whoever sends it', async () => {
    const rehearsed = await ways['a token with other circumstances']?.(at.signedIn());
    const renewed =
      rehearsed && (await made(at.send('POST', tokens, undefined, byToken(rehearsed.token))));
    const answer = await at.send('GET', '/console/v1/circumstances', renewed?.token);
    expect(await answer.json()).toMatchObject({ circumstances: { 'g:SourceIp': '192.0.2.7' } });
  });
});
