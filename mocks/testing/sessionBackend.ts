import { createClient } from '#src/api/client.ts';
import { contract } from '#src/api/contract/index.ts';
import { startHttp, type HttpTestBackend } from './httpBackend.ts';
import { within } from './sdk.ts';

/** A token that can be used, and when it ends, epoch ms. */
export type Session = { readonly token: string; readonly ends: number };

/** A backend over HTTP with two agencies to act in, and the calls that sessions are made by. */
export type SessionBackend = HttpTestBackend & {
  /** URN of a trust agency whose sessions last an hour at most. */
  readonly trustUrn: string;
  /** URN of the agency that whoever acts in the first may act in, for two hours by its measure. */
  readonly nextUrn: string;
  readonly send: Send;
  /** A session of a whole day: the account itself, signed in. */
  readonly signedIn: () => Session;
  /** A session of a quarter of an hour. */
  readonly short: () => Promise<Session>;
};

type Send = (
  method: string,
  path: string,
  token: string | undefined,
  body?: object,
  more?: Record<string, string>,
) => Promise<Response>;

/** Where tokens, and temporary keys, are made. */
export const tokens = '/v3/auth/tokens';
export const keys = '/v3.0/OS-CREDENTIAL/securitytokens';

/** What a token of the token in the body, or in the header, is asked for with. */
export const byToken = (id?: string) => ({
  auth: {
    identity: {
      methods: ['token'],
      token: { ...(id !== undefined && { id }), duration_seconds: 86_400 },
    },
  },
});
/** What STS is asked with, besides the agency. */
export const sts = { agency_session_name: 'audit', duration_seconds: 3600 };

/** The session that an answer gives. @throws Error with what was said instead */
export async function made(answer: Promise<Response>): Promise<Session> {
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

const partnerOf = (http: HttpTestBackend) =>
  createClient(contract, {
    origin: http.admin.url,
    send: (request) => fetch(request),
    token: () => http.backend.controls.signInAs('PartnerCo/admin'),
  });

const entering = (IAM: string): string =>
  JSON.stringify({
    Version: '5.0',
    Statement: [{ Effect: 'Allow', Principal: { IAM: [IAM] }, Action: ['sts:agencies:assume'] }],
  });

/**
 * RehearsalCo may act in PartnerCo: through the classic agencies *ops* and *brief*, and through
 * the trust agency *Audit* for 1 hour at most, out of which one may act as *Next*.
 */
async function openAgencies(
  http: HttpTestBackend,
): Promise<Pick<SessionBackend, 'trustUrn' | 'nextUrn'>> {
  const partner = partnerOf(http);
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
  const { agency } = await partner.v5AgencyCreate({
    body: {
      agency_name: 'Audit',
      trust_policy: entering(http.admin.domainId),
      max_session_duration: 3600,
    },
  });
  const { agency: next } = await partner.v5AgencyCreate({
    body: {
      agency_name: 'Next',
      trust_policy: entering(domain_id),
      max_session_duration: 7200,
    },
  });
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
  return { trustUrn: agency.urn, nextUrn: next.urn };
}

/** Starts the backend with its agencies. */
export async function startSessions(): Promise<SessionBackend> {
  const http = await startHttp('fresh');
  const send: Send = (method, path, token, body, more = {}) =>
    fetch(`${http.admin.url}${path}`, {
      method,
      headers: {
        'Content-Type': 'application/json',
        ...(token !== undefined && { 'X-Auth-Token': token }),
        ...more,
      },
      ...(body && { body: JSON.stringify(body) }),
    });
  const signedIn = (): Session => ({
    token: http.backend.controls.signInAs('admin'),
    ends: Date.now() + 24 * 3_600_000,
  });
  const short = (): Promise<Session> =>
    made(
      send('POST', keys, signedIn().token, {
        auth: { identity: { methods: ['token'], token: { duration_seconds: 900 } } },
      }),
    );
  return { ...http, ...(await openAgencies(http)), send, signedIn, short };
}
