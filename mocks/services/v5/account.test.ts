import { describe, expect, it } from 'vitest';
import { contract } from '#src/api/contract/index.ts';
import type { Endpoint } from '#src/api/endpoint/endpoint.ts';
import { fullCatalogView } from '#src/catalog/view.ts';
import { createTestBackend } from '#mocks/testing/testBackend.ts';
import { refusalOf } from '#mocks/testing/refusalOf.ts';

describe('what the new IAM says of the account and its services', async () => {
  const at = await createTestBackend();

  it('numbers and quotas', async () => {
    await at.api.v5GroupCreate({ body: { group_name: 'operators' } });
    const summary = await at.api.v5AccountSummary({});
    expect(summary).toMatchObject({
      policies: 0,
      policies_quota: 1500,
      groups_quota: 20,
      users_quota: 50,
      agencies_quota: 50,
      attached_policies_per_user_quota: 10,
      versions_per_policy_quota: 5,
      policy_size_quota: 6144,
    });
    expect(summary.groups).toBe((await at.api.v5GroupList({})).groups.length);
    expect(summary.users).toBe((await at.api.v5UserList({})).users.length);
  });

  it('features', async () => {
    expect(await at.api.v5FeatureShow({ params: { feature_name: 'v5_console' } })).toEqual({
      feature_status: 'on',
    });
    expect(await refusalOf(at.api.v5FeatureShow({ params: { feature_name: 'nothing' } }))).toEqual([
      404,
      'PAP5.0012',
    ]);
  });

  it('service principals in pages', async () => {
    const { service_principals, page_info } = await at.api.v5ServicePrincipalList({
      query: { limit: 5 },
    });
    expect(service_principals).toHaveLength(5);
    const rest = await at.api.v5ServicePrincipalList({ query: { marker: page_info.next_marker } });
    expect(
      [...service_principals, ...rest.service_principals].map((row) => row.service_principal),
    ).toContain('service.COC');
  });

  it('services and their actions with the names of the other vocabulary', async () => {
    expect((await at.api.v5SchemaServiceList({ query: { limit: 200 } })).service_codes).toContain(
      'ucs',
    );
    const schema = await at.api.v5SchemaShow({ params: { service_code: 'ucs' } });
    expect(
      schema.actions.find((action) => action.name === 'ucs:clusters:createCluster'),
    ).toMatchObject({ access_level: 'write', aliases: ['ucs:clusters:create'] });
    expect(await refusalOf(at.api.v5SchemaShow({ params: { service_code: 'nothing' } }))).toEqual([
      404,
      'PAP5.0012',
    ]);
  });
});

describe('the message of a refusal', () => {
  it('decodes to the decision, for whoever may decode', async () => {
    const at = await createTestBackend({ scenario: 'new-iam' });
    const response = await at.fetch('/v5/groups', { as: 'ucs-reader' });
    const body = (await response.json()) as Record<string, string>;
    expect(response.status).toBe(403);
    expect(Object.keys(body).toSorted()).toEqual([
      'encoded_authorization_message',
      'error_code',
      'error_msg',
      'request_id',
    ]);
    expect(body['error_code']).toBe('PAP5.0001');
    expect(body['error_msg']).toMatch(
      /^access denied: User: iam::[0-9a-f]{32}:user:ucs-reader is not authorized to perform action iam:groups:listGroupsV5 because no identity-based policy allows/,
    );
    const encoded_message = body['encoded_authorization_message'] ?? '';
    const { decoded_message } = await at.api.authorizationMessageDecode({
      body: { encoded_message },
    });
    const { decision } = await at
      .apiAs('ucs-reader')
      .decisionShow({ params: { decision_id: response.headers.get('X-Decision-Id') ?? '' } });
    expect(JSON.parse(decoded_message)).toEqual(JSON.parse(JSON.stringify(decision)));
    expect(
      await refusalOf(
        at.apiAs('ucs-reader').authorizationMessageDecode({ body: { encoded_message } }),
      ),
    ).toEqual([403, 'PAP5.0001']);
    for (const wrong of ['', 'x', '!!', btoa('{}')])
      expect(
        await refusalOf(at.api.authorizationMessageDecode({ body: { encoded_message: wrong } })),
      ).toEqual([400, 'PAP5.0042']);
  });
});

describe('the guards of the new IAM, of STS and of ECS', () => {
  it('are actions that the editors offer, or other names of such', async () => {
    const catalog = await fullCatalogView();
    const rows: readonly Endpoint[] = Object.values(contract).filter(({ path }) =>
      /^\/(v5|ecs)\//.test(path),
    );
    const guards = rows.flatMap(({ access }) => (typeof access === 'string' ? [] : access));
    expect(guards.length).toBeGreaterThan(60);
    expect(
      guards
        .filter(
          ({ name, aliases = [] }) => ![name, ...aliases].some((one) => catalog.hasAction(one)),
        )
        .map(({ name }) => name),
    ).toEqual([]);
  });
});
