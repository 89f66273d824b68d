import { describe, expect, it } from 'vitest';
import {
  agencyPermissions,
  cocServicePrincipal,
  cocTrustDomain,
  serviceAgencyName,
} from '#src/domain/coc/agencies.ts';
import { cocOperations, enableCoc } from '../seed/cocPolicies.ts';
import {
  openUcs,
  problemOf,
  systemRole,
  type Api,
  type UcsTestBackend,
} from '../testing/ucsBackend.ts';

const global = { kind: 'global' } as const;
const all = { kind: 'all' } as const;
const readOnly = systemRole('UCS ReadOnlyAccess');

/**
 * The eight steps of enabling, by a person's own permissions
 * (docs/sources/coc-enabling.md#enabling).
 */
async function enable(api: Api, { accountId }: UcsTestBackend): Promise<void> {
  await api.cocAgencyShow({});
  await api.agencyList({ query: { domain_id: accountId, name: serviceAgencyName } });
  await api.serviceLinkedAgencyCreate({ body: { service_principal: cocServicePrincipal } });
  const { agency } = await api.agencyCreate({
    body: {
      agency: {
        name: serviceAgencyName,
        domain_id: accountId,
        trust_domain_name: cocTrustDomain,
        duration: 'FOREVER',
      },
    },
  });
  for (const { name, scope } of agencyPermissions) {
    const { roles } = await api.roleList({ query: { display_name: name } });
    const params = { domain_id: accountId, agency_id: agency.id, role_id: roles[0]?.id ?? '' };
    await (scope === 'global'
      ? api.agencyGrantOnDomain({ params })
      : api.agencyGrantOnAll({ params }));
  }
  await api.cocAgencyCreate({});
}

/**
 * docs/sources/flexusl-self-service.md: two custom policies, a group that holds them, a user who
 * inherits them and operates FlexusL through COC.
 */
async function flexuslSelfService(test: UcsTestBackend): Promise<void> {
  const policies = [
    await test.customPolicy('Enable COC of the operators', enableCoc()),
    await test.customPolicy('COC Operations', cocOperations()),
  ];
  const { api } = await test.signInHolding(
    [systemRole('FlexusL FullAccess'), systemRole('COC ReadOnlyAccess'), ...policies].map(
      (role) => ({ role, scope: global }),
    ),
  );
  await enable(api, test);
  const { instances } = await api.flexusInstanceList({});
  const running = instances.find(({ status }) => status === 'Running');
  await api.flexusPasswordReset({
    params: { instance_id: running?.id ?? '' },
    body: { new_password: 'Flexus-2026' },
  });
  await api.cocInstanceSync({});
}

/**
 * docs/sources/coc-enabling.md: the agency loses its default policy, is supplemented, and modified.
 */
async function cocEnabling({ admin, accountId }: UcsTestBackend): Promise<void> {
  const agency =
    (await admin.agencyList({ query: { domain_id: accountId, name: serviceAgencyName } }))
      .agencies[0]?.id ?? '';
  const params = {
    domain_id: accountId,
    agency_id: agency,
    role_id: systemRole('COCServiceAgencyDefaultPolicy').id,
  };
  await admin.agencyRevokeOnAll({ params });
  expect((await admin.cocAgencyShow({})).state).toBe('under-authorized');
  await admin.agencyGrantOnAll({ params });
  expect((await admin.cocAgencyShow({})).state).toBe('enabled');
  await admin.agencyUpdate({
    params: { agency_id: agency },
    body: { agency: { description: 'Modified', duration: 30 } },
  });
}

/**
 * docs/sources/ucs-identity-policies.md: identity policies of the new console, attached to a user
 * of his own.
 */
async function ucsIdentityPolicies(test: UcsTestBackend): Promise<void> {
  const { admin } = test;
  const { api, userId } = await test.signInHolding([]);
  expect(await problemOf(api.ucsFleetList({}))).toMatchObject({ status: 403 });
  const { policies } = await admin.v5PolicyList({ query: { policy_type: 'system', limit: 200 } });
  const reader = policies.find(({ policy_name }) => policy_name === 'UCSReadOnlyPolicy');
  await admin.v5UserPolicyAttach({
    params: { policy_id: reader?.policy_id ?? '' },
    body: { user_id: userId },
  });
  expect(await problemOf(api.ucsFleetList({}))).toBeUndefined();
  const document = JSON.stringify({
    Version: '5.0',
    Statement: [
      {
        Effect: 'Allow',
        Action: ['ucs:clustergroups:createFleet', 'ucs:clustergroups:deleteFleet'],
      },
      { Effect: 'Deny', Action: ['ucs:addons:delete'] },
    ],
  });
  const { policy } = await admin.v5PolicyCreate({
    body: { policy_name: 'fleets', policy_document: document },
  });
  await admin.v5UserPolicyAttach({
    params: { policy_id: policy.policy_id },
    body: { user_id: userId },
  });
  const fleet = await api.ucsFleetCreate({ body: { name: 'mine', description: '' } });
  await api.ucsFleetDelete({ params: { clustergroup_id: fleet.id } });
}

/**
 * docs/sources/ucs-roles-and-policies.md: the account agrees to UCS; a reader verifies; a cluster
 * is registered and a custom policy denies its deletion.
 */
async function ucsRolesAndPolicies(test: UcsTestBackend): Promise<void> {
  const { api } = await test.signInHolding([{ role: readOnly, scope: all }]);
  expect(
    await problemOf(api.ucsFleetCreate({ body: { name: 'mine', description: '' } })),
  ).toMatchObject({ status: 403 });
  expect(
    await problemOf(api.ecsServerList({ params: { project_id: test.project('ap-southeast-3') } })),
  ).toMatchObject({ status: 403 });
  const deny = await test.customPolicy('no deletion', {
    Version: '1.1',
    Statement: [{ Effect: 'Deny', Action: ['ucs:clusters:delete'] }],
  });
  const { api: administrator } = await test.signInHolding([
    { role: systemRole('UCS FullAccess'), scope: all },
    { role: deny, scope: all },
  ]);
  const { id } = await administrator.ucsClusterRegister({
    body: { kind: 'attached', name: 'partner', location: 'Lisbon' },
  });
  await administrator.ucsClusterActivate({ params: { cluster_id: id } });
  expect(
    await problemOf(administrator.ucsClusterDelete({ params: { cluster_id: id } })),
  ).toMatchObject({ status: 403 });
}

describe('the published procedures of FlexusL, COC and UCS in one world', () => {
  it('play one after the other, and undone commit by commit leave exactly the starting world', async () => {
    const test = await openUcs('fresh');
    const { world, commits } = test.backend.controls;
    const before = world().toJson();
    await flexuslSelfService(test);
    await cocEnabling(test);
    await test.admin.ucsAuthorize({});
    await ucsRolesAndPolicies(test);
    await ucsIdentityPolicies(test);
    const done = commits().length;
    expect(done).toBeGreaterThan(40);
    for (let no = done; no > 0; no -= 1) await test.admin.journalUndo({ body: { no } });
    expect(world().toJson()).toEqual(before);
    expect(commits()).toHaveLength(2 * done);
  });
});
