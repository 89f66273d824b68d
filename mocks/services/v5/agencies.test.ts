import { beforeEach, describe, expect, it } from 'vitest';
import { createTestBackend, type TestBackend } from '#mocks/testing/testBackend.ts';
import { problemOf, refusalOf } from '#mocks/testing/refusalOf.ts';

const trustOf = (principal: object, more: object = {}): string =>
  JSON.stringify({
    Version: '5.0',
    Statement: [
      { Effect: 'Allow', Action: ['sts:agencies:assume'], Principal: principal, ...more },
    ],
  });
const assumeOnly = JSON.stringify({
  Version: '5.0',
  Statement: [{ Effect: 'Allow', Action: ['sts:agencies:assume'] }],
});

let at: TestBackend;
let partner = '';
beforeEach(async () => {
  at = await createTestBackend({ scenario: 'coc-limited' });
  partner = (await at.apiAs('PartnerCo/admin').callerIdentity({})).caller_identity.account_id;
});
const create = (agency_name: string, trust_policy: string, more: object = {}) =>
  at.api.v5AgencyCreate({ body: { agency_name, trust_policy, ...more } });
const byName = async (name: string) =>
  (await at.api.v5AgencyList({})).agencies.find((row) => row.agency_name === name);

describe('trust agencies', () => {
  it('are created, read, changed and deleted', async () => {
    const { agency } = await create('Audit', trustOf({ IAM: [partner] }), {
      path: 'audit/',
      description: 'For the auditors',
      max_session_duration: 7200,
    });
    expect(agency).toMatchObject({
      path: 'audit/',
      max_session_duration: 7200,
      description: 'For the auditors',
      trust_policy: trustOf({ IAM: [partner] }),
    });
    expect(agency.urn).toMatch(/:agency:audit\/Audit$/);
    const params = { agency_id: agency.agency_id };
    await at.api.v5AgencyUpdate({
      params,
      body: { max_session_duration: 3600, description: 'Shorter' },
    });
    await at.api.v5AgencyTrustUpdate({
      params,
      body: { trust_policy: trustOf({ Service: ['service.ECS'] }) },
    });
    expect((await at.api.v5AgencyShow({ params })).agency).toMatchObject({
      max_session_duration: 3600,
      description: 'Shorter',
      trust_policy: trustOf({ Service: ['service.ECS'] }),
      tags: [],
    });
    expect(
      (await at.api.v5AgencyList({ query: { path_prefix: 'audit/' } })).agencies.map(
        (row) => row.agency_name,
      ),
    ).toEqual(['Audit']);
    await at.api.v5AgencyDelete({ params });
    expect(await refusalOf(at.api.v5AgencyShow({ params }))).toEqual([404, 'PAP5.0012']);
  });

  it.each([
    ['a name with a slash', { agency_name: 'a/b' }, [400, 'PAP5.0029']],
    ['a path without its last slash', { path: 'a' }, [400, 'PAP5.0030']],
    ['a session of 3,599 seconds', { max_session_duration: 3599 }, [400, 'PAP5.0037']],
    ['a session of 43,201 seconds', { max_session_duration: 43_201 }, [400, 'PAP5.0037']],
    ['a trust policy that names nobody', { trust_policy: assumeOnly }, [400, 'PAP5.0011']],
    ['a name that exists', { agency_name: 'ServiceAgencyForCOC' }, [409, 'PAP5.0013']],
  ])('%s is refused', async (_, wrong, expected) => {
    expect(
      await refusalOf(
        at.api.v5AgencyCreate({
          body: { agency_name: 'Audit', trust_policy: trustOf({ IAM: ['x'] }), ...wrong },
        }),
      ),
    ).toEqual(expected);
  });

  it('are not deleted while they hold a policy', async () => {
    const { agency } = await create('Audit', trustOf({ IAM: [partner] }));
    const policy_id =
      (await at.api.v5PolicyList({ query: { policy_type: 'system' } })).policies[0]?.policy_id ??
      '';
    const attachment = { params: { policy_id }, body: { agency_id: agency.agency_id } };
    await at.api.v5AgencyPolicyAttach(attachment);
    expect(
      await refusalOf(at.api.v5AgencyDelete({ params: { agency_id: agency.agency_id } })),
    ).toEqual([409, 'PAP5.0015']);
    await at.api.v5AgencyPolicyDetach(attachment);
    await at.api.v5AgencyDelete({ params: { agency_id: agency.agency_id } });
  });
});

describe('agencies of other kinds', () => {
  it('are listed beside them; a classic one names the account it trusts and is not changed by v5', async () => {
    const classic = await byName('ServiceAgencyForCOC');
    expect(classic).toMatchObject({ path: '', trust_domain_name: 'op_svc_coc' });
    expect(classic?.trust_policy).toBeUndefined();
    const params = { agency_id: classic?.agency_id ?? '' };
    for (const call of [
      at.api.v5AgencyDelete({ params }),
      at.api.v5AgencyUpdate({ params, body: { description: 'x' } }),
      at.api.v5AgencyTrustUpdate({ params, body: { trust_policy: trustOf({ IAM: ['x'] }) } }),
    ]) {
      const { status, code, message } = await problemOf(call);
      expect([status, code, message]).toEqual([
        400,
        'PAP5.0038',
        'This operation is only supported by v5 agencies',
      ]);
    }
  });

  it('a service-linked one shows its service, and nobody changes it', async () => {
    const linked = await byName('ServiceLinkedAgencyForCOC');
    expect(linked).toMatchObject({
      path: 'service-linked-agency/service.COC/',
      max_session_duration: 3600,
    });
    expect(JSON.parse(linked?.trust_policy ?? '')).toMatchObject({
      Statement: [{ Principal: { Service: ['service.COC'] } }],
    });
    const params = { agency_id: linked?.agency_id ?? '' };
    const policy_id =
      (await at.api.v5PolicyList({ query: { policy_type: 'system' } })).policies[0]?.policy_id ??
      '';
    expect(await refusalOf(at.api.v5AgencyUpdate({ params, body: { description: 'x' } }))).toEqual([
      403,
      'PAP5.0023',
    ]);
    expect(
      await refusalOf(
        at.api.v5AgencyPolicyAttach({
          params: { policy_id },
          body: { agency_id: params.agency_id },
        }),
      ),
    ).toEqual([403, 'PAP5.0023']);
    expect(
      await refusalOf(
        at.api.serviceLinkedAgencyCreate({ body: { service_principal: 'service.COC' } }),
      ),
    ).toEqual([409, 'PAP5.0013']);
    expect(
      await refusalOf(
        at.api.serviceLinkedAgencyCreate({ body: { service_principal: 'service.Unknown' } }),
      ),
    ).toEqual([404, 'PAP5.0012']);
  });

  it('a service-linked one is deleted only when its service no longer uses it', async () => {
    const params = { agency_id: (await byName('ServiceLinkedAgencyForCOC'))?.agency_id ?? '' };
    const { deletion_task_id } = await at.api.serviceLinkedAgencyDelete({ params });
    expect(
      await at.api.serviceLinkedAgencyDeletionShow({ params: { deletion_task_id } }),
    ).toMatchObject({
      status: 'failed',
      agency_usage_list: [{ resources: ['COC is enabled in the account'] }],
    });
    const other = await createTestBackend();
    const made = await other.api.serviceLinkedAgencyCreate({
      body: { service_principal: 'service.COC' },
    });
    const task = await other.api.serviceLinkedAgencyDelete({
      params: { agency_id: made.agency.agency_id },
    });
    expect(await other.api.serviceLinkedAgencyDeletionShow({ params: task })).toEqual({
      status: 'succeeded',
    });
    expect((await other.api.v5AgencyList({})).agencies).toEqual([]);
    const classic = { agency_id: (await byName('ServiceAgencyForCOC'))?.agency_id ?? '' };
    expect(await refusalOf(at.api.serviceLinkedAgencyDelete({ params: classic }))).toEqual([
      400,
      'PAP5.0023',
    ]);
  });
});

describe('assuming a trust agency', () => {
  const assume = (who: string, agency_urn: string, more: object = {}) =>
    at.apiAs(who).agencyAssume({ body: { agency_urn, agency_session_name: 'audit', ...more } });

  it('takes the permission on this agency and its trust, and gives its permissions alone', async () => {
    const { agency } = await create('Audit', trustOf({ IAM: [partner] }), {
      max_session_duration: 7200,
    });
    const policies = (await at.api.v5PolicyList({ query: { policy_type: 'system' } })).policies;
    await at.api.v5AgencyPolicyAttach({
      params: {
        policy_id: policies.find((row) => row.policy_name === 'IAMReadOnlyPolicy')?.policy_id ?? '',
      },
      body: { agency_id: agency.agency_id },
    });
    const { credentials, assumed_agency } = await assume('PartnerCo/admin', agency.urn, {
      duration_seconds: 900,
    });
    expect(assumed_agency.urn).toMatch(/^sts::[0-9a-f]{32}:assumed-agency:Audit\/audit$/);
    const session = at.apiWith(credentials.security_token);
    expect((await session.callerIdentity({})).caller_identity).toMatchObject({
      principal_id: agency.agency_id,
      principal_urn: agency.urn,
    });
    expect((await session.v5UserList({})).users.map((row) => row.user_name)).toContain('coc-only');
    expect(await refusalOf(session.v5GroupCreate({ body: { group_name: 'x' } }))).toEqual([
      403,
      'PAP5.0001',
    ]);
    at.clock.forward(901_000);
    expect(await refusalOf(session.v5UserList({}))).toEqual([401, 'PAP5.0040']);
  });

  it('is refused without the permission, without the trust, and for too long', async () => {
    const stranger = at.apiAs('PartnerCo/admin');
    const { user } = await stranger.v5UserCreate({ body: { name: 'pat', enabled: true } });
    const { agency } = await create('Audit', trustOf({ IAM: [partner] }));
    const denied = await problemOf(assume('PartnerCo/pat', agency.urn));
    expect([denied.status, denied.code, denied.missingActions]).toEqual([
      403,
      'PAP5.0001',
      ['sts:agencies:assume'],
    ]);
    const { policy } = await stranger.v5PolicyCreate({
      body: {
        policy_name: 'Assume',
        policy_document: JSON.stringify({
          Version: '5.0',
          Statement: [{ Effect: 'Allow', Action: ['sts:agencies:assume'], Resource: [agency.urn] }],
        }),
      },
    });
    await stranger.v5UserPolicyAttach({
      params: { policy_id: policy.policy_id },
      body: { user_id: user.user_id },
    });
    await assume('PartnerCo/pat', agency.urn);
    const { agency: another } = await create('Another', trustOf({ IAM: [partner] }));
    expect(await refusalOf(assume('PartnerCo/pat', another.urn))).toEqual([403, 'PAP5.0001']);
    expect(
      await refusalOf(assume('PartnerCo/pat', agency.urn, { duration_seconds: 3601 })),
    ).toEqual([400, 'PAP5.0037']);
    expect(await refusalOf(assume('PartnerCo/pat', `${agency.urn}x`))).toEqual([404, 'PAP5.0012']);

    await at.api.v5AgencyTrustUpdate({
      params: { agency_id: agency.agency_id },
      body: { trust_policy: trustOf({ IAM: ['somebody-else'] }) },
    });
    const { message } = await problemOf(assume('PartnerCo/pat', agency.urn));
    expect(message).toContain('no trust policy allows the sts:agencies:assume action');
    // Even the administrator of the other account needs the trust.
    expect(await refusalOf(assume('PartnerCo/admin', agency.urn))).toEqual([403, 'PAP5.0001']);
  });

  it('keeps the conditions of the trust policy, such as an external id', async () => {
    const { agency } = await create(
      'Audit',
      trustOf({ IAM: [partner] }, { Condition: { StringEquals: { 'sts:ExternalId': ['12345'] } } }),
    );
    expect(await refusalOf(assume('PartnerCo/admin', agency.urn))).toEqual([403, 'PAP5.0001']);
    expect(
      await refusalOf(assume('PartnerCo/admin', agency.urn, { external_id: '54321' })),
    ).toEqual([403, 'PAP5.0001']);
    await assume('PartnerCo/admin', agency.urn, { external_id: '12345' });
  });

  it('works by the token call of the old IAM too', async () => {
    await create('Audit', trustOf({ IAM: [partner] }));
    const body = {
      auth: {
        identity: {
          methods: ['assume_role'],
          assume_role: { domain_name: 'RehearsalCo', agency_name: 'Audit' },
        },
      },
    };
    const send = (as: string) =>
      at.fetch('/v3/auth/tokens', {
        method: 'POST',
        as,
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
    expect((await send('PartnerCo/admin')).status).toBe(201);
    expect((await send('coc-only')).status).toBe(403);
  });
});
